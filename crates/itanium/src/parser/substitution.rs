//! `<substitution>`: what came before, and the abbreviations of the standard library.

use super::{Parse, Parser};
use crate::ast::{Node, NodeId, StdAbbreviation};
use crate::error::ErrorKind;

impl Parser<'_> {
    /// Makes `id` the next candidate for a substitution.
    #[inline]
    pub(super) fn remember(&mut self, id: NodeId) {
        self.tables.substitutions.push(id);
    }

    /// Takes the last candidate back: a whole `<nested-name>` counts as the type or template that it names.
    pub(super) fn forget_last(&mut self) {
        self.tables.substitutions.pop();
    }

    /// `<substitution> ::= S <seq-id> _ | S_ | Sa | Sb | Ss | Si | So | Sd`; `St` is a scope and is read there.
    pub(super) fn substitution(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.expect(b'S', "a substitution")?;
        if self.peek().is_ascii_lowercase() {
            return self.std_abbreviation(start);
        }
        let index = self.seq_id()?;
        match self.tables.substitutions.get(index) {
            Some(&id) => Ok(id),
            None => self.stop_at(ErrorKind::UnknownSubstitution, start),
        }
    }

    fn std_abbreviation(&mut self, start: usize) -> Parse<NodeId> {
        let which = match self.peek() {
            b'a' => StdAbbreviation::Allocator,
            b'b' => StdAbbreviation::BasicString,
            b's' => StdAbbreviation::String,
            b'i' => StdAbbreviation::Istream,
            b'o' => StdAbbreviation::Ostream,
            b'd' => StdAbbreviation::Iostream,
            _ => return self.expected("a substitution"),
        };
        self.pos += 1;
        let expanded = match self.peek() {
            b'C' => matches!(self.peek_at(1), b'1'..=b'5' | b'I'),
            b'D' => self.peek_at(1).is_ascii_digit(),
            _ => false,
        };
        let mut id = self.node(Node::StdAbbreviation { which, expanded }, start);
        self.context.last_name = Some(id);
        if self.peek() == b'B' {
            id = self.abi_tags(id, start)?;
            self.remember(id);
        }
        Ok(id)
    }

    /// `[<seq-id>] _`: base 36, nothing is the first, `0` the second.
    pub(super) fn seq_id(&mut self) -> Parse<usize> {
        if self.eat(b'_') {
            return Ok(0);
        }
        let start = self.pos;
        let mut value: usize = 0;
        loop {
            let digit = match self.peek() {
                digit @ b'0'..=b'9' => digit - b'0',
                digit @ b'A'..=b'Z' => digit - b'A' + 10,
                b'_' if self.pos > start => break,
                _ => return self.expected("a base-36 number or '_' in a substitution"),
            };
            if value > u32::MAX as usize {
                return self.stop_at(ErrorKind::NumberTooLarge, start);
            }
            value = value * 36 + usize::from(digit);
            self.pos += 1;
        }
        self.pos += 1;
        Ok(value + 1)
    }
}
