//! `<expr-primary>`: the literals of integral and enumeration types.

use super::piece::Piece;
use super::{Direct, Style};
use crate::parser::builtin::Builtin;

impl<S: Style> Direct<'_, S> {
    /// `<expr-primary> ::= L <type> <value> E`; its piece of the text.
    pub(super) fn literal(&mut self) -> Option<Piece> {
        self.pos += 1;
        let start = self.text.len();
        let mut suffix = "";
        match self.peek() {
            b'b' if matches!(self.peek_at(1), b'0' | b'1') && self.peek_at(2) == b'E' => {
                self.text.push_all(if self.peek_at(1) == b'0' { "false" } else { "true" });
                self.pos += 3;
                return Some(self.piece_from(start));
            }
            b'_' | b'Z' => return None,
            letter => {
                let builtin = Builtin::from_letter(letter);
                match builtin.and_then(Builtin::literal_suffix) {
                    Some(known) => {
                        self.pos += 1;
                        suffix = known;
                    }
                    // Floating values, and what has none.
                    None if matches!(letter, b'f' | b'd' | b'e' | b'g' | b'D') => return None,
                    None => {
                        self.text.push_byte(b'(');
                        if !self.ty()?.is_whole() {
                            return None;
                        }
                        self.text.push_byte(b')');
                    }
                }
            }
        }
        if self.eat(b'n') {
            self.text.push_byte(b'-');
        }
        let digits = self.pos;
        self.digits()?;
        self.text.push_from(self.name, digits, self.pos - digits)?;
        self.text.push_all(suffix);
        self.expect(b'E')?;
        Some(self.piece_from(start))
    }
}
