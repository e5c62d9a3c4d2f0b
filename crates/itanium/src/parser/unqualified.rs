//! `<unqualified-name>`: source names, operators, constructors and destructors, closures, modules, ABI tags.

use super::name::NameInfo;
use super::operator::Operator;
use super::{Parse, Parser};
use crate::ast::{List, Node, NodeId, Text};
use crate::options::Style;

impl Parser<'_> {
    /// `<unqualified-name> ::= [<module-name>] [F] [L] (<operator-name> | <ctor-dtor-name> | <source-name> |`
    /// `<unnamed-type-name> | DC <source-name>+ E) <abi-tags>`
    ///
    /// `scope` is what stands before it, whose name a constructor repeats; `module` a module that was read already.
    pub(super) fn unqualified_name(
        &mut self,
        info: Option<&mut NameInfo>,
        scope: Option<NodeId>,
        module: Option<NodeId>,
        start: usize,
    ) -> Parse<NodeId> {
        let module = self.module_name(module)?;
        let friend = self.eat(b'F');
        self.eat(b'L');
        let name_start = self.pos;
        let mut id = match (self.peek(), self.peek_at(1)) {
            (b'0'..=b'9', _) => self.source_name()?,
            (b'U', _) => self.unnamed_type_name(info.is_some())?,
            (b'D', b'C') => {
                self.pos += 2;
                let names = self.list_until(b'E', |parser| {
                    parser.eat(b'L');
                    parser.source_name()
                })?;
                self.node(Node::StructuredBinding(names), name_start)
            }
            (b'C' | b'D', _) => match scope {
                Some(class) => self.ctor_dtor_name(info, class)?,
                None => {
                    return self.expected("a name (a constructor or destructor needs a class before it)");
                }
            },
            _ => self.operator_name(info)?,
        };
        if let Some(module) = module {
            id = self.node(Node::InModule { module, name: id }, start);
        }
        if self.peek() == b'B' {
            id = self.abi_tags(id, start)?;
        }
        if friend {
            id = self.node(Node::Friend(id), start);
        }
        Ok(id)
    }

    /// `<source-name> <abi-tags>`
    pub(super) fn tagged_source_name(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let id = self.source_name()?;
        if self.peek() == b'B' { self.abi_tags(id, start) } else { Ok(id) }
    }

    /// `<source-name> ::= <positive length number> <identifier>`
    pub(super) fn source_name(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let mut length = 0;
        let mut from = start;
        // A length beyond the input ends the loop, so that it cannot overflow.
        while let Some(digit @ b'0'..=b'9') = self.input.get(from) {
            if length > self.input.len() {
                break;
            }
            length = length * 10 + usize::from(digit - b'0');
            from += 1;
        }
        if length == 0 {
            return self.expected("an identifier with its length");
        }
        let Some(identifier) = self.input.get(from..from + length) else {
            self.pos = start;
            return self.expected("an identifier no longer than the rest of the name");
        };
        self.pos = from + length;
        if length >= 10
            && identifier.starts_with(b"_GLOBAL_")
            && matches!(identifier[8], b'_' | b'.' | b'$')
            && identifier[9] == b'N'
        {
            return Ok(self.node(Node::AnonymousNamespace, start));
        }
        let id = self.node(Node::Identifier(Text::new(from, from + length)), start);
        self.context.last_name = Some(id);
        Ok(id)
    }

    /// `<abi-tags> ::= (B <source-name>)*`
    pub(super) fn abi_tags(&mut self, mut id: NodeId, start: usize) -> Parse<NodeId> {
        while self.eat(b'B') {
            let last_name = self.context.last_name;
            let tag = self.source_name()?;
            self.context.last_name = last_name;
            let tag = match self.ast.node(tag) {
                Node::Identifier(tag) => tag,
                _ => self.ast.span(tag),
            };
            id = self.node(Node::AbiTagged { name: id, tag }, start);
        }
        Ok(id)
    }

    /// `<module-name> ::= <module-subname>+`, `<module-subname> ::= W [P] <source-name>`
    pub(super) fn module_name(&mut self, mut module: Option<NodeId>) -> Parse<Option<NodeId>> {
        let start = self.pos;
        while self.eat(b'W') {
            let partition = self.eat(b'P');
            let name = self.source_name()?;
            let name = match self.ast.node(name) {
                Node::Identifier(name) => name,
                _ => self.ast.span(name),
            };
            let id = self.node(Node::Module { parent: module, name, partition }, start);
            self.remember(id);
            module = Some(id);
        }
        Ok(module)
    }

    /// `<ctor-dtor-name> ::= C1 … C5 | CI1 <base class type> | D0 … D5`
    fn ctor_dtor_name(&mut self, mut info: Option<&mut NameInfo>, class: NodeId) -> Parse<NodeId> {
        let start = self.pos;
        let constructor = self.peek() == b'C';
        self.pos += 1;
        let inherits = constructor && self.eat(b'I');
        let variant = self.peek();
        let known =
            if constructor { matches!(variant, b'1'..=b'5') } else { matches!(variant, b'0'..=b'2' | b'4' | b'5') };
        if !known {
            self.pos = start;
            return self.expected("a constructor (C1 to C5, CI1, CI2) or destructor (D0 to D5)");
        }
        self.pos += 1;
        let variant = variant - b'0';
        if !constructor {
            if let Some(info) = info {
                info.has_no_result = true;
            }
            return Ok(self.node(Node::Destructor { class, variant, last: self.context.last_name }, start));
        }
        let inherited = if inherits {
            let base = self.nested(|parser| parser.name(info.as_deref_mut()))?;
            // GCC writes the base as a type, clang as a name.
            if self.reads_as(Style::Gnu) {
                self.remember(base);
            }
            Some(base)
        } else {
            None
        };
        if let Some(info) = info {
            info.has_no_result = true;
        }
        Ok(self.node(Node::Constructor { class, variant, inherited, last: self.context.last_name }, start))
    }

    /// `<unnamed-type-name> ::= Ut [<number>] _ | Ul <lambda-sig> E [<number>] _`
    ///
    /// `of_encoding`: the type encloses the function that is named, whose template arguments come later.
    fn unnamed_type_name(&mut self, of_encoding: bool) -> Parse<NodeId> {
        let start = self.pos;
        match self.peek_at(1) {
            b't' => {
                self.pos += 2;
                let number = self.numbered(0)?;
                let id = self.node(Node::UnnamedType(number), start);
                if self.reads_as(Style::Gnu) {
                    self.remember(id);
                }
                Ok(id)
            }
            b'e' => {
                self.pos += 2;
                let ty = self.ty()?;
                let enumerator = self.source_name()?;
                Ok(self.node(Node::UnnamedEnum { ty, enumerator }, start))
            }
            b'b' => {
                self.pos += 2;
                let number = self.numbered(0)?;
                Ok(self.node(Node::BlockLiteral(number), start))
            }
            b'l' => {
                self.pos += 2;
                let signature = self.nested(|parser| parser.lambda_sig(of_encoding))?;
                let number = self.numbered(0)?;
                Ok(self.node(Node::Closure { signature, number }, start))
            }
            _ => self.expected("an unnamed type (Ut) or a closure type (Ul)"),
        }
    }

    /// `<lambda-sig> ::= <template-param-decl>* [Q <constraint>] <parameter type>+ [Q <constraint>] E`
    fn lambda_sig(&mut self, of_encoding: bool) -> Parse<NodeId> {
        let start = self.pos;
        let level = self.tables.levels.len();
        let first_level = self.context.first_level;
        if of_encoding {
            self.context.first_level = level;
        }
        let in_closure = std::mem::replace(&mut self.context.in_closure, true);
        let arguments = self.tables.arguments.len();
        let position = std::mem::take(&mut self.context.synthetic_position);
        self.tables.levels.push(arguments);
        let head = self.template_head()?;
        if head.is_none() {
            self.tables.levels.pop();
        }
        let parameters = self.closure_parameters()?;
        let constraint = self.trailing_constraint()?;
        let id = self.node(Node::ClosureSignature { head, parameters, constraint }, start);
        self.expect(b'E', "'E' after the signature of a closure")?;
        self.tables.levels.truncate(level);
        self.tables.arguments.truncate(arguments);
        self.context.first_level = first_level;
        self.context.in_closure = in_closure;
        self.context.synthetic_position = position;
        Ok(id)
    }

    fn closure_parameters(&mut self) -> Parse<List> {
        if self.eat(b'v') {
            return Ok(List::EMPTY);
        }
        let from = self.tables.scratch.len();
        loop {
            let parameter = self.ty()?;
            self.tables.scratch.push(parameter);
            if matches!(self.peek(), b'E' | b'Q') {
                return Ok(self.ast.list(&mut self.tables.scratch, from));
            }
        }
    }

    /// `<operator-name>`, with conversions, literal operators and vendors' operators.
    pub(super) fn operator_name(&mut self, info: Option<&mut NameInfo>) -> Parse<NodeId> {
        let start = self.pos;
        match (self.peek(), self.peek_at(1)) {
            (b'c', b'v') => {
                self.pos += 2;
                let outer_forward = self.context.forward_allowed;
                self.context.forward_allowed |= info.is_some();
                let ty = self.conversion_type();
                self.context.forward_allowed = outer_forward;
                let ty = ty?;
                if let Some(info) = info {
                    info.has_no_result = true;
                }
                Ok(self.node(Node::ConversionOperator(ty), start))
            }
            (b'l', b'i') => {
                self.pos += 2;
                let name = self.source_name()?;
                Ok(self.node(Node::LiteralOperator(name), start))
            }
            (b'v', b'0'..=b'9') => {
                self.pos += 2;
                let name = self.source_name()?;
                Ok(self.node(Node::VendorOperator(name), start))
            }
            (first, second) => match Operator::from_code(first, second) {
                Some(operator) if operator.names_a_function() => {
                    self.pos += 2;
                    Ok(self.node(Node::OperatorName(operator), start))
                }
                _ => self.expected("a name"),
            },
        }
    }
}
