//! `<expr-primary>`: literals, and entities whose address is an argument.

use super::builtin::Builtin;
use super::{Parse, Parser};
use crate::ast::{LiteralKind, Node, NodeId, Text};

impl Parser<'_> {
    /// `<expr-primary> ::= L <type> <value> E | L <string type> E | L <nullptr type> E | L <type> <real> _ <imaginary> E`
    /// `               ::= L <closure type> E | L <mangled-name> E`
    pub(super) fn expr_primary(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.expect(b'L', "a literal (L)")?;
        if self.eat_all(b"_Z") || self.eat(b'Z') {
            let outer = self.context.literal_in.replace(self.context.first_level);
            let encoding = self.encoding();
            self.context.literal_in = outer;
            let encoding = encoding?;
            self.expect(b'E', "'E' after the name in a literal")?;
            return Ok(self.node(Node::EntityLiteral(encoding), start));
        }
        let ty = self.ty()?;
        if self.eat(b'E') {
            let node = match self.ast.node(ty) {
                Node::Closure { .. } => Node::LambdaExpression(ty),
                Node::Builtin(Builtin::NULLPTR) => {
                    Node::Literal { ty, value: Text::default(), kind: LiteralKind::Number }
                }
                Node::Local { entity, .. } if matches!(self.ast.node(entity), Node::Closure { .. }) => {
                    Node::LambdaExpression(ty)
                }
                _ => Node::StringLiteral(ty),
            };
            return Ok(self.node(node, start));
        }
        let kind = if self.is_floating(ty) { LiteralKind::Float } else { LiteralKind::Number };
        let value = self.literal_value(kind)?;
        if self.eat(b'_') {
            let imaginary = self.literal_value(kind)?;
            self.expect(b'E', "'E' after a literal")?;
            return Ok(self.node(Node::ComplexLiteral { ty, real: value, imaginary }, start));
        }
        self.expect(b'E', "'E' after a literal")?;
        Ok(self.node(Node::Literal { ty, value, kind }, start))
    }

    fn is_floating(&self, ty: NodeId) -> bool {
        // Complex of complex is no type, and a chain of it could be as long as the name.
        let part = match self.ast.node(ty) {
            Node::Complex(part) => part,
            _ => ty,
        };
        match self.ast.node(part) {
            Node::Builtin(builtin) => {
                matches!(builtin.code(), b"f" | b"d" | b"e" | b"g" | b"Dd" | b"De" | b"Df" | b"Dh")
            }
            Node::BinaryFloat { .. } => true,
            _ => false,
        }
    }

    fn literal_value(&mut self, kind: LiteralKind) -> Parse<Text> {
        let start = self.pos;
        match kind {
            LiteralKind::Number => self.number(),
            LiteralKind::Float => {
                while matches!(self.peek(), b'0'..=b'9' | b'a'..=b'f' | b'n') {
                    self.pos += 1;
                }
                if self.pos == start {
                    self.expected("the bytes of a floating value")
                } else {
                    Ok(Text::new(start, self.pos))
                }
            }
        }
    }
}
