//! `<expression>`: the common ones.

use super::{Parse, Reader, Sink};
use crate::ast::Node;
use crate::codes::operator::{Operator, Precedence, Syntax};
use demangling::Style;

/// The place of an operand, which decides whether it is printed in parentheses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperandPlace {
    /// The precedence of the operator.
    pub(crate) around: Precedence,
    /// True if an operand of the same precedence needs no parentheses.
    pub(crate) tighter_only: bool,
    /// The first two bytes of the operand.
    pub(crate) code: [u8; 2],
}

impl<S: Sink> Reader<'_, S> {
    /// `<expression>`: an operator with its operands, a name, a parameter, or a literal.
    pub(super) fn expression(&mut self) -> Parse<S::Ref> {
        self.nested(|reader| match reader.code() {
            [b'L', _] => reader.expr_primary(),
            [b'T', _] => reader.template_param(),
            [b's', b'r'] => reader.scoped_unresolved_name(),
            [b't', b'l'] => reader.braced_init(),
            [first, second] => match Operator::from_code(first, second) {
                Some(operator) => reader.operation(operator),
                None => S::rare(reader, None, |reader, _| reader.rarer_expression()),
            },
        })
    }

    /// The next two bytes.
    pub(super) fn code(&self) -> [u8; 2] {
        [self.peek(), self.peek_at(1)]
    }

    /// An operator that is written by its `<operator-name>`, with its operands.
    fn operation(&mut self, operator: Operator) -> Parse<S::Ref> {
        let start = self.pos;
        match operator.syntax() {
            Syntax::Prefix => {
                self.pos += 2;
                self.sink.begin_prefix(operator);
                let operand = self.operand(operator.precedence(), false)?;
                Ok(self.sink.prefix(operator, operand, self.extent(start)))
            }
            Syntax::Binary => {
                self.pos += 2;
                let precedence = self.sink.begin_binary(operator)?;
                let left = self.operand(precedence, true)?;
                self.sink.infix(operator);
                let right = self.operand(precedence, false)?;
                Ok(self.sink.binary(operator, left, right, self.extent(start)))
            }
            syntax @ (Syntax::OfType | Syntax::OfExpression) => {
                self.pos += 2;
                self.sink.begin_keyword_call(operator, self.code())?;
                let operand = match syntax {
                    Syntax::OfExpression => self.expression()?,
                    // GNU reads the operand as an expression, which is not a candidate for substitution.
                    _ if operator.code() == *b"at" && self.peek() == b'T' && self.reads_as(Style::Gnu) => {
                        self.template_param()?
                    }
                    _ => self.ty()?,
                };
                Ok(self.sink.keyword_call(operator, operand, self.extent(start)))
            }
            _ => S::rare(self, None, |reader, _| reader.rarer_expression()),
        }
    }

    /// The operand of an operator of precedence `around`.
    fn operand(&mut self, around: Precedence, tighter_only: bool) -> Parse<S::Ref> {
        let place = OperandPlace { around, tighter_only, code: self.code() };
        let has_parentheses = self.sink.begin_operand(place);
        let operand = self.expression()?;
        self.sink.operand(has_parentheses)?;
        Ok(operand)
    }

    /// `tl <type> <braced-expression>* E`
    fn braced_init(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        self.pos += 2;
        let ty = self.ty()?;
        if self.eat(b'E') {
            return self.sink.empty_braced_init(ty, self.extent(start));
        }
        S::rare(self, Some(ty), |reader, ty| {
            let elements = reader.list_until(b'E', Reader::braced_expression)?;
            Ok(reader.node(Node::BracedInit { ty, elements }, start))
        })
    }
}
