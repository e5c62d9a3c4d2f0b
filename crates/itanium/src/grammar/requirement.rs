//! Requires-expressions and their requirements.

use super::{Parse, Reader, Tree};
use crate::ast::{List, Node, NodeId};

impl Reader<'_, Tree> {
    /// `rq <requirement>+ E`, `rQ <bare-function-type> _ <requirement>+ E`. The code (`rq`, `rQ`) was read.
    pub(super) fn requires_expression(&mut self, has_parameters: bool) -> Parse<Node> {
        let parameters = if has_parameters { self.types_until(b'_')? } else { List::EMPTY };
        let requirements = self.list_until(b'E', Self::requirement)?;
        Ok(Node::Requires { parameters, requirements, has_parameters })
    }

    /// `<requirement> ::= X <expression> [N] [R <type-constraint>] | T <type> | Q <constraint-expression>`
    fn requirement(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let node = match self.peek() {
            b'X' => {
                self.pos += 1;
                let expression = self.expression()?;
                let noexcept = self.eat(b'N');
                let constraint = if self.eat(b'R') { Some(self.other_name()?) } else { None };
                Node::ExpressionRequirement { expression, noexcept, constraint }
            }
            b'T' => {
                self.pos += 1;
                Node::TypeRequirement(self.ty()?)
            }
            b'Q' => {
                self.pos += 1;
                Node::NestedRequirement(self.expression()?)
            }
            _ => return self.expected("a requirement (X, T or Q)"),
        };
        Ok(self.node(node, start))
    }
}
