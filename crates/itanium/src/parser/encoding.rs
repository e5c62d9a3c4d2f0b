//! `<encoding>`: a name with the signature of a function, or without one.

use super::name::NameInfo;
use super::{Parse, Parser};
use crate::ast::{List, Node, NodeId};
use crate::error::ErrorKind;

impl Parser<'_> {
    /// `<encoding> ::= <name> <bare-function-type> | <name> | <special-name>`
    ///
    /// An encoding inside another (a local name, a literal) sees no template argument of the outer one.
    pub(super) fn encoding(&mut self) -> Parse<NodeId> {
        self.nested(|parser| {
            let outer_first = std::mem::replace(&mut parser.context.first_level, parser.tables.levels.len());
            let arguments = parser.tables.arguments.len();
            let forward_allowed = std::mem::replace(&mut parser.context.forward_allowed, false);
            let template_args_allowed = std::mem::replace(&mut parser.context.template_args_allowed, true);
            let in_conversion = std::mem::replace(&mut parser.context.in_conversion, false);
            let in_closure = std::mem::replace(&mut parser.context.in_closure, false);
            let result = parser.encoding_in_its_own_scope();
            parser.tables.levels.truncate(parser.context.first_level);
            parser.tables.arguments.truncate(arguments);
            parser.context.first_level = outer_first;
            parser.context.forward_allowed = forward_allowed;
            parser.context.template_args_allowed = template_args_allowed;
            parser.context.in_conversion = in_conversion;
            parser.context.in_closure = in_closure;
            result
        })
    }

    /// The encoding that is the whole name: nothing is around it.
    pub(super) fn outermost_encoding(&mut self) -> Parse<NodeId> {
        self.nested(Self::encoding_in_its_own_scope)
    }

    fn encoding_in_its_own_scope(&mut self) -> Parse<NodeId> {
        if matches!(self.peek(), b'G' | b'T') {
            return self.special_name();
        }
        let start = self.pos;
        let mut info = NameInfo::default();
        let forward = self.tables.forward.len();
        let name = self.name(Some(&mut info))?;
        self.resolve_forward(forward)?;
        if self.at_end_of_encoding() {
            return Ok(name);
        }
        let conditions =
            if self.eat_all(b"Ua9enable_ifI") { Some(self.list_until(b'E', Self::template_arg)?) } else { None };
        if self.at_end_of_encoding() {
            return self.expected("the parameters of a function");
        }
        let type_start = self.pos;
        let result = if info.ends_with_template_args && !info.has_no_result { Some(self.ty()?) } else { None };
        let parameters = self.bare_function_parameters()?;
        let signature = self.node(
            Node::Function {
                result,
                parameters,
                exception: None,
                qualifiers: info.qualifiers,
                ref_qualifier: info.ref_qualifier,
                transaction_safe: false,
                explicit_object: info.explicit_object,
            },
            type_start,
        );
        let constraint = self.trailing_constraint()?;
        let mut id = self.node(Node::Encoding { name, signature }, start);
        if let Some(constraint) = constraint {
            id = self.node(Node::Constrained { encoding: id, constraint }, start);
        }
        if let Some(conditions) = conditions {
            id = self.node(Node::EnableIf { encoding: id, conditions }, start);
        }
        Ok(id)
    }

    /// The parameters of a `<bare-function-type>`: `v` alone is none.
    fn bare_function_parameters(&mut self) -> Parse<List> {
        if self.peek() == b'v' && self.parameters_end_at(1) {
            self.pos += 1;
            return Ok(List::EMPTY);
        }
        let from = self.tables.scratch.len();
        loop {
            let mut parameter = self.ty()?;
            while self.at_pass_object_size() {
                // clang's attribute qualifies the parameter before it.
                let start = self.pos;
                self.pos += 1;
                let name = self.source_name()?;
                parameter = self.node(Node::VendorQualified { ty: parameter, name, args: None }, start);
            }
            self.tables.scratch.push(parameter);
            if self.parameters_end_at(0) {
                return Ok(self.ast.list(&mut self.tables.scratch, from));
            }
        }
    }

    /// `U <source-name>` of `__attribute__((pass_object_size(N)))`, which stands behind the pointer that it is about.
    fn at_pass_object_size(&self) -> bool {
        let rest = self.rest();
        rest.first() == Some(&b'U')
            && (rest.starts_with(b"U17pass_object_size") || rest.starts_with(b"U25pass_dynamic_object_size"))
    }

    fn parameters_end_at(&self, ahead: usize) -> bool {
        let next = self.peek_at(ahead);
        matches!(next, b'E' | b'Q') || !next.is_ascii_alphanumeric()
    }

    /// The end of what holds the encoding comes next, or what no type begins with: a suffix, or the text behind a name.
    fn at_end_of_encoding(&self) -> bool {
        let next = self.peek();
        next == b'E' || !next.is_ascii_alphanumeric()
    }

    /// Gives the template parameters that came before their arguments (`cv T_`) what they stand for.
    fn resolve_forward(&mut self, from: usize) -> Parse<()> {
        while self.tables.forward.len() > from {
            let Some(id) = self.tables.forward.pop() else {
                break;
            };
            let Node::TemplateParameter { index, .. } = self.ast.node(id) else {
                continue;
            };
            match self.template_argument(0, index as usize) {
                Some(argument) => self.ast.bind(id, argument),
                None => {
                    let offset = self.ast.span(id).start as usize;
                    return self.stop_at(ErrorKind::UnboundTemplateParameter, offset);
                }
            }
        }
        Ok(())
    }
}
