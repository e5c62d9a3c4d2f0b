//! `<expr-primary>`: literals, and entities whose address is an argument.

use super::{Input, Parse, Place, Reader, Sink, Tree};
use crate::ast::{LiteralKind, Node, NodeId, Span};
use crate::codes::Builtin;
use demangling::Style;

impl<S: Sink> Reader<'_, S> {
    /// `<expr-primary> ::= L <type> <value> E | L <string type> E | L <nullptr type> E | L <type> <real> _ <imaginary> E`
    /// `               ::= L <closure type> E | L <mangled-name> E | L Dm <reflection> E`
    #[inline(never)]
    pub(super) fn expr_primary(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        self.expect(b'L', "a literal (L)")?;
        let letter = self.peek();
        if let Some(builtin) = Builtin::from_letter(letter).filter(|builtin| builtin.tells_literals_apart()) {
            self.pos += 1;
            let value_start = self.pos;
            self.eat(b'n');
            let digits = self.pos;
            while self.peek().is_ascii_digit() {
                self.pos += 1;
            }
            let value = Span::new(value_start, self.pos);
            if self.pos > digits && self.eat(b'E') {
                return self.sink.builtin_literal(builtin, self.name, value, self.extent(start));
            }
            self.pos = start + 1;
        } else if matches!(letter, b'_' | b'Z') {
            return self.entity_literal(start);
        }
        self.sink.begin_literal(letter)?;
        if S::COMPLETE && letter == b'D' && self.peek_at(1) == b'm' {
            return S::rare(self, None, |reader, _| reader.nested(|reader| reader.reflection(start)));
        }
        // Of a type of two letters, LLVM reads only `nullptr`.
        if letter == b'D' && self.peek_at(1) != b'n' {
            self.unread_by(Style::Llvm, start);
        }
        let ty = self.ty()?;
        if self.peek() == b'E' {
            return S::rare(self, Some(ty), |reader, ty| reader.literal_without_value(ty, start));
        }
        let kind = self.sink.literal_kind(ty);
        if S::COMPLETE && !self.has_plain_value(kind) && self.reads_as(Style::Gnu) {
            return S::rare(self, Some(ty), |reader, ty| reader.any_literal(ty, kind, start));
        }
        let value = self.literal_value(kind)?;
        if self.peek() == b'_' {
            return S::rare(self, Some(ty), |reader, ty| {
                let is_complex = matches!(ty.map(|ty| reader.sink.ast.node(ty)), Some(Node::Complex(_)));
                if !is_complex && reader.reads_as(Style::Gnu) {
                    reader.pos = value.start as usize;
                    return reader.any_literal(ty, kind, start);
                }
                reader.complex_literal(ty, kind, value, start)
            });
        }
        self.expect(b'E', "'E' after a literal")?;
        self.sink.literal(ty, kind, self.name, value, self.extent(start))
    }

    /// True if the value of a literal consists of digits, or of the bytes of a floating value, up to `E` or `_`.
    fn has_plain_value(&self, kind: LiteralKind) -> bool {
        let rest = self.rest();
        let digits = match kind {
            LiteralKind::Number => rest.strip_prefix(b"n").unwrap_or(rest),
            LiteralKind::Float => rest,
        };
        let is_digit = |byte: &&u8| match kind {
            LiteralKind::Number => byte.is_ascii_digit(),
            LiteralKind::Float => matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'n'),
        };
        let length = digits.iter().take_while(is_digit).count();
        length > 0 && matches!(digits.get(length), Some(b'E' | b'_'))
    }

    fn literal_value(&mut self, kind: LiteralKind) -> Parse<Span> {
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
                    Ok(Span::new(start, self.pos))
                }
            }
        }
    }

    /// `L <mangled-name> E`, after the `L` at `start`.
    fn entity_literal(&mut self, start: usize) -> Parse<S::Ref> {
        if !self.eat_all(b"_Z") && !self.eat(b'Z') {
            // No type begins with these bytes either.
            return self.expected("a type");
        }
        let literal = self.sink.begin_entity_literal(self.peek(), self.tables)?;
        let encoding = self.literal_encoding()?;
        self.expect(b'E', "'E' after the name in a literal")?;
        self.sink.entity_literal(literal, encoding, self.extent(start), self.tables)
    }

    /// An `<encoding>` in a literal.
    pub(super) fn literal_encoding(&mut self) -> Parse<S::Ref> {
        let outer = self.context.literal_in.replace(self.context.first_level);
        let encoding = self.encoding(Place::Inner);
        self.context.literal_in = outer;
        encoding
    }
}

impl Reader<'_, Tree> {
    /// `E` after the type of a literal, which began at `start`: `nullptr`, a string or a closure.
    fn literal_without_value(&mut self, ty: Option<NodeId>, start: usize) -> Parse<NodeId> {
        let Some(ty) = ty else { return Err(super::Stop) };
        self.pos += 1;
        let node = match self.sink.ast.node(ty) {
            Node::Closure { .. } => {
                // LLVM reads a closure here, and nowhere else where a type may be.
                self.rare.unread.take_if(|unread| *unread == start.saturating_add(1));
                self.unread_by(Style::Gnu, start);
                Node::LambdaExpression(ty)
            }
            Node::Builtin(Builtin::NULLPTR) => Node::Literal { ty, value: Span::default(), kind: LiteralKind::Number },
            Node::Local { entity, .. } if matches!(self.sink.ast.node(entity), Node::Closure { .. }) => {
                Node::LambdaExpression(ty)
            }
            _ => {
                self.unread_by(Style::Gnu, start);
                if self.name.at(start.saturating_add(1)) != b'A' {
                    self.unread_by(Style::Llvm, start);
                }
                Node::StringLiteral(ty)
            }
        };
        Ok(self.node(node, start))
    }

    /// A literal whose value may be any bytes up to `E`, which GNU prints unchanged.
    fn any_literal(&mut self, ty: Option<NodeId>, kind: LiteralKind, start: usize) -> Parse<NodeId> {
        let Some(ty) = ty else { return Err(super::Stop) };
        let from = self.pos;
        self.eat(b'n');
        let length = self.rest().iter().take_while(|&&byte| byte != b'E').count();
        if length == 0 {
            return self.expected("the value of a literal");
        }
        self.pos += length;
        let value = Span::new(from, self.pos);
        self.expect(b'E', "'E' after a literal")?;
        Ok(self.node(Node::Literal { ty, value, kind }, start))
    }

    /// `_ <imaginary> E` after the real part of a literal.
    fn complex_literal(&mut self, ty: Option<NodeId>, kind: LiteralKind, real: Span, start: usize) -> Parse<NodeId> {
        let Some(ty) = ty else { return Err(super::Stop) };
        self.unread_by(Style::Llvm, start);
        self.pos += 1;
        let imaginary = self.literal_value(kind)?;
        self.expect(b'E', "'E' after a literal")?;
        Ok(self.node(Node::ComplexLiteral { ty, real, imaginary }, start))
    }
}
