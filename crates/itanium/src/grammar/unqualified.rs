//! `<unqualified-name>`: source names, operators, constructors and destructors, closures, modules, ABI tags.
use super::{CtorDtor, Input, NameInfo, Parse, Reader, Sink, Table, Tree};
use crate::ast::{Node, NodeId, Span};
use crate::codes::Operator;
use demangling::Style;

/// What is expected in the place of an identifier that is longer than the rest of the name.
pub(crate) const WHOLE_IDENTIFIER: &str = "an identifier no longer than the rest of the name";

impl<S: Sink> Reader<'_, S> {
    /// `<unqualified-name> ::= [<module-name>] [F] [L] (<operator-name> | <ctor-dtor-name> | <source-name> |`
    /// `<unnamed-type-name> | DC <source-name>+ E) <abi-tags>`
    ///
    /// `scope` is the scope before it. A constructor repeats the name of that scope.
    pub(super) fn unqualified_name(&mut self, scope: Option<S::Ref>, info: &mut NameInfo) -> Parse<S::Ref> {
        let start = self.pos;
        if matches!(self.peek(), b'F' | b'W') {
            return S::rare(self, scope, |reader, scope| reader.decorated_name(scope, None, start, info));
        }
        let is_internal = self.eat(b'L');
        if is_internal && !self.peek().is_ascii_digit() {
            self.unread_by(Style::Gnu, start);
        }
        let id = self.untagged_name(scope, is_internal, info)?;
        if self.peek() == b'B' { self.abi_tags(id, start) } else { Ok(id) }
    }

    /// The part of an `<unqualified-name>` after `[<module-name>] [F] [L]` and before its tags.
    ///
    /// `is_internal` is true if `L` was read.
    fn untagged_name(&mut self, scope: Option<S::Ref>, is_internal: bool, info: &mut NameInfo) -> Parse<S::Ref> {
        match self.peek() {
            b'0'..=b'9' => {
                let id = self.source_name()?;
                if is_internal && self.peek() == b'_' && self.reads_as(Style::Gnu) {
                    self.discriminator();
                }
                Ok(id)
            }
            b'U' => self.unnamed_type_name(info.of_encoding),
            b'D' if self.peek_at(1) == b'C' => S::rare(self, None, |reader, _| reader.structured_binding()),
            b'C' | b'D' => match scope {
                Some(class) => self.ctor_dtor_name(info, class),
                None => self.expected("a name (a constructor or destructor needs a class before it)"),
            },
            // The prefix of operators in unresolved names, which GNU reads in all names.
            b'o' if S::COMPLETE && self.peek_at(1) == b'n' && self.reads_as(Style::Gnu) => {
                self.pos += 2;
                self.operator_name(info)
            }
            _ => self.operator_name(info),
        }
    }

    /// `<source-name> <abi-tags>`
    #[inline(always)]
    pub(super) fn tagged_source_name(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let id = self.source_name()?;
        if self.peek() == b'B' { self.abi_tags(id, start) } else { Ok(id) }
    }

    /// `<source-name> ::= <positive length number> <identifier>`
    #[inline(always)]
    pub(super) fn source_name(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        match short_identifier(self.name, start, self.peek(), self.end) {
            Some(identifier) => {
                self.pos = identifier.end as usize;
                self.sink.identifier(self.name, identifier, start)
            }
            None => self.longer_source_name(),
        }
    }

    /// A `<source-name>` that [`short_identifier`] does not read.
    #[cold]
    #[inline(never)]
    fn longer_source_name(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let text = self.long_identifier()?;
        if let [b'_', b'G', b'L', b'O', b'B', b'A', b'L', b'_', mark @ (b'_' | b'.' | b'$'), b'N', ..] =
            *text.of(self.name.bytes())
        {
            // LLVM knows only the underscore.
            if mark == b'_' || self.reads_as(Style::Gnu) {
                return Ok(self.sink.anonymous_namespace(self.extent(start)));
            }
        }
        self.sink.identifier(self.name, text, start)
    }

    /// The identifier of a `<source-name>` of any length.
    fn long_identifier(&mut self) -> Parse<Span> {
        let start = self.pos;
        if self.peek() == b'0' {
            self.unread_by(Style::Llvm, start);
        }
        let mut length: usize = 0;
        while let digit @ b'0'..=b'9' = self.peek() {
            length = length.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
            self.pos += 1;
        }
        if length == 0 {
            self.pos = start;
            return self.expected("an identifier with its length");
        }
        let from = self.pos;
        if length > self.end.saturating_sub(from) {
            self.pos = start;
            return self.expected(WHOLE_IDENTIFIER);
        }
        self.pos = from + length;
        Ok(Span::new(from, self.pos))
    }

    /// `<abi-tags> ::= (B <source-name>)*`
    #[cold]
    #[inline(never)]
    pub(super) fn abi_tags(&mut self, mut id: S::Ref, start: usize) -> Parse<S::Ref> {
        while self.eat(b'B') {
            let tag = self.long_identifier()?;
            id = self.sink.abi_tag(id, self.name, tag, self.extent(start))?;
        }
        Ok(id)
    }

    /// `<ctor-dtor-name> ::= C1 … C5 | CI1 <base class type> | D0 … D5`
    fn ctor_dtor_name(&mut self, info: &mut NameInfo, class: S::Ref) -> Parse<S::Ref> {
        let start = self.pos;
        let is_constructor = self.peek() == b'C';
        self.pos += 1;
        let inherits = is_constructor && self.eat(b'I');
        let variant = self.peek();
        let is_known =
            if is_constructor { matches!(variant, b'1'..=b'5') } else { matches!(variant, b'0'..=b'2' | b'4' | b'5') };
        if !is_known {
            self.pos = start;
            return self.expected("a constructor (C1 to C5, CI1, CI2) or destructor (D0 to D5)");
        }
        self.pos += 1;
        let mut inherited = None;
        if inherits {
            let base = self.nested(|reader| reader.name(info))?;
            // GCC writes the base as a type, clang as a name.
            if self.reads_as(Style::Gnu) {
                self.remember(base);
            }
            inherited = Some(base);
        }
        info.has_no_result = true;
        let which = CtorDtor { is_constructor, variant: variant - b'0', class, inherited };
        self.sink.ctor_dtor(which, self.extent(start))
    }

    /// `<unnamed-type-name> ::= Ut [<number>] _ | Ul <lambda-sig> E [<number>] _`
    ///
    /// `of_encoding` is true if the type encloses the named function, whose template arguments follow.
    fn unnamed_type_name(&mut self, of_encoding: bool) -> Parse<S::Ref> {
        let start = self.pos;
        match self.peek_at(1) {
            b't' => {
                self.pos += 2;
                let number = self.numbered(0)?;
                let id = self.sink.unnamed_type(number, self.extent(start));
                if self.reads_as(Style::Gnu) {
                    self.remember(id);
                }
                Ok(id)
            }
            b'l' => self.nested(|reader| reader.closure_type_name(of_encoding)),
            b'e' => S::rare(self, None, |reader, _| reader.nested(Reader::unnamed_enum)),
            b'b' => S::rare(self, None, |reader, _| reader.block_literal()),
            _ => self.expected("an unnamed type (Ut) or a closure type (Ul)"),
        }
    }

    /// `<closure-type-name> ::= Ul <lambda-sig> E [<number>] _`
    ///
    /// `<lambda-sig> ::= <template-param-decl>* [Q <constraint>] <parameter type>+ [Q <constraint>]`
    fn closure_type_name(&mut self, of_encoding: bool) -> Parse<S::Ref> {
        let start = self.pos;
        self.pos += 2;
        let signature_start = self.pos;
        let mut closure = self.sink.begin_closure(of_encoding, self.tables)?;
        let level = self.tables.levels.len();
        let first_level = self.context.first_level;
        if of_encoding {
            self.context.first_level = level;
        }
        let in_closure = std::mem::replace(&mut self.context.in_closure, true);
        let is_inner = level > self.context.first_level;
        let in_inner_closure = std::mem::replace(&mut self.context.in_inner_closure, is_inner);
        let arguments = self.tables.arguments.len();
        let position = std::mem::take(&mut self.context.synthetic_position);
        let mut head = None;
        if self.peek() == b'T' && self.at_template_param_decl() {
            self.tables.levels.push(arguments);
            head = Some(S::rare(self, None, |reader, _| reader.template_head())?);
        }
        let parameters = self.closure_parameters()?;
        let constraint = self.trailing_constraint()?;
        let signature = self.sink.closure_signature(
            &mut closure,
            head,
            parameters,
            constraint,
            self.extent(signature_start),
            self.tables,
        )?;
        self.expect(b'E', "'E' after the signature of a closure")?;
        self.tables.levels.truncate(level);
        self.tables.arguments.truncate(arguments);
        self.context.first_level = first_level;
        self.context.in_closure = in_closure;
        self.context.in_inner_closure = in_inner_closure;
        self.context.synthetic_position = position;
        let number = self.numbered(0)?;
        self.sink.closure(closure, signature, number, self.extent(start), self.tables)
    }

    fn closure_parameters(&mut self) -> Parse<S::List> {
        if self.peek() == b'v' && matches!(self.peek_at(1), b'E' | b'Q') {
            self.pos += 1;
            return Ok(self.sink.no_parameters());
        }
        if self.peek() == b'v' {
            self.unread_by(Style::Llvm, self.pos);
        }
        let mut list = self.sink.begin_parameters();
        loop {
            self.sink.begin_element(&mut list);
            let parameter = self.ty()?;
            self.sink.element(&mut list, parameter)?;
            if matches!(self.peek(), b'E' | b'Q') {
                return Ok(list);
            }
            self.sink.separate(&mut list);
        }
    }

    /// `<operator-name>`, including conversions, literal operators and vendor operators.
    pub(super) fn operator_name(&mut self, info: &mut NameInfo) -> Parse<S::Ref> {
        let start = self.pos;
        match (self.peek(), self.peek_at(1)) {
            (b'c', b'v') => {
                self.pos += 2;
                self.sink.begin_conversion(info.of_encoding && self.depth == 1)?;
                let outer_forward = self.context.forward_allowed;
                self.context.forward_allowed |= info.of_encoding;
                let ty = self.nested(Self::conversion_type);
                self.context.forward_allowed = outer_forward;
                let ty = ty?;
                info.has_no_result = true;
                self.sink.conversion(ty, self.extent(start))
            }
            (b'l', b'i') => {
                self.pos += 2;
                self.sink.begin_literal_operator();
                let name = self.source_name()?;
                Ok(self.sink.literal_operator(name, self.extent(start)))
            }
            (b'v', b'0'..=b'9') => S::rare(self, None, |reader, _| reader.vendor_operator()),
            // A call without argument-dependent lookup, which names no function; LLVM prints the call operator.
            (b'c', b'p') if S::COMPLETE && self.reads_as(Style::Llvm) => {
                self.pos += 2;
                match Operator::from_code(b'c', b'l') {
                    Some(call) => Ok(self.sink.operator(call, self.extent(start))),
                    None => Err(super::Stop),
                }
            }
            (first, second) => match Operator::from_code(first, second) {
                Some(operator)
                    if operator.names_a_function()
                        || operator.names_a_function_for_gnu() && self.reads_as(Style::Gnu) =>
                {
                    self.pos += 2;
                    Ok(self.sink.operator(operator, self.extent(start)))
                }
                _ => self.expected("a name"),
            },
        }
    }
}

/// The bytes after a number of two digits at which the number may be longer, or the identifier an anonymous namespace.
#[expect(clippy::indexing_slicing, reason = "evaluated at compile time; the index is a byte")]
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        special[byte as usize] = byte == b'_' || byte.is_ascii_digit();
        byte += 1;
    }
    special
};

/// The identifier of the `<source-name>` at `start`, where `letter` is, if its length has one or two digits, as nearly
/// all have; `None` if [`Reader::long_identifier`] must read it. `end` is the length of `name`.
#[inline(always)]
pub(super) fn short_identifier(name: &(impl Input + ?Sized), start: usize, letter: u8, end: usize) -> Option<Span> {
    // One or two digits. Branch-free: the branch would be unpredictable.
    let (first, second) = (letter.wrapping_sub(b'0'), name.at(start + 1).wrapping_sub(b'0'));
    let two = usize::from(second <= 9);
    let length = usize::from(first) + two * (usize::from(first) * 9 + usize::from(second));
    let from = start + 1 + two;
    let initial = name.at(from);
    // Not for longer numbers, for `_GLOBAL__N_1`, and for lengths greater than the rest of the name.
    let is_special = match SPECIAL.get(usize::from(initial)) {
        Some(true) => initial != b'_' || name.at(from + 1) == b'G',
        _ => false,
    };
    if first.wrapping_sub(1) > 8 || from + length > end || is_special {
        None
    } else {
        Some(Span::new(from, from + length))
    }
}

impl Reader<'_, Tree> {
    /// `[<module-name>] [F] [L] <unqualified-name>`. `module` was read already, from `start` on.
    pub(super) fn decorated_name(
        &mut self,
        scope: Option<NodeId>,
        module: Option<NodeId>,
        start: usize,
        info: &mut NameInfo,
    ) -> Parse<NodeId> {
        let module = self.module_name(module)?;
        let is_friend = self.eat(b'F');
        if is_friend && scope.is_none() {
            self.unread_by(Style::Llvm, start);
        }
        let is_internal = self.eat(b'L');
        let mut id = self.untagged_name(scope, is_internal, info)?;
        if let Some(module) = module {
            id = self.node(Node::InModule { module, name: id }, start);
        }
        if self.peek() == b'B' {
            id = self.abi_tags(id, start)?;
        }
        if is_friend {
            id = self.node(Node::Friend(id), start);
        }
        Ok(id)
    }

    /// `<module-name> ::= <module-subname>+`, `<module-subname> ::= W [P] <source-name>`
    pub(super) fn module_name(&mut self, mut module: Option<NodeId>) -> Parse<Option<NodeId>> {
        let start = self.pos;
        while self.eat(b'W') {
            let partition = self.eat(b'P');
            let name = self.source_name()?;
            let name = match self.sink.ast.node(name) {
                Node::Identifier(name) => name,
                _ => self.sink.ast.span(name),
            };
            let id = self.sink.module(module, name, partition, self.extent(start));
            self.remember(id);
            module = Some(id);
        }
        Ok(module)
    }

    /// `DC <source-name>+ E`
    fn structured_binding(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let names = self.list_until(b'E', |reader| {
            reader.eat(b'L');
            reader.source_name()
        })?;
        Ok(self.node(Node::StructuredBinding(names), start))
    }

    /// `v <digit> <source-name>`
    pub(super) fn vendor_operator(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let name = self.source_name()?;
        Ok(self.node(Node::VendorOperator(name), start))
    }

    /// `Ue <underlying type> <enumerator>`
    fn unnamed_enum(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.unread_by(Style::Llvm, start);
        self.pos += 2;
        let ty = self.ty()?;
        let enumerator = self.source_name()?;
        let id = self.node(Node::UnnamedEnum { ty, enumerator }, start);
        if self.reads_as(Style::Gnu) {
            self.remember(id);
        }
        Ok(id)
    }

    /// `Ub [<number>] _`
    fn block_literal(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.unread_by(Style::Gnu, start);
        self.pos += 2;
        let number = self.numbered(0)?;
        Ok(self.node(Node::BlockLiteral(number), start))
    }
}
