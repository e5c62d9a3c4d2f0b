//! `<special-name>`: what the compiler makes beside functions and data.

use super::{Direct, Style};
use crate::ast::Special;
use crate::printer::special::description;

impl<S: Style> Direct<'_, S> {
    /// `<special-name> ::= T <…> | G <…>`
    #[inline]
    pub(super) fn special_name(&mut self) -> Option<()> {
        let (first, second) = (self.peek(), self.peek_at(1));
        self.pos += 2;
        match (first, second) {
            (b'T', b'V') => self.of_type(b"vtable for "),
            (b'T', b'I') => self.of_type(b"typeinfo for "),
            (b'T', b'S') => self.of_type(b"typeinfo name for "),
            (b'T', b'T') => self.of_type(b"VTT for "),
            (b'T', b'W') => self.of_name(Special::ThreadWrapper),
            (b'T', b'H') => self.of_name(Special::ThreadInit),
            (b'G', b'V') => self.of_name(Special::Guard),
            (b'T', b'C') => self.construction_vtable(),
            (b'T', b'h') => self.thunk(Special::NonVirtualThunk, 1),
            (b'T', b'v') => self.thunk(Special::VirtualThunk, 2),
            (b'G', b'T') if self.eat(b't') => self.thunk(Special::TransactionClone, 0),
            _ => None,
        }
    }

    #[inline(always)]
    fn of_type<const N: usize>(&mut self, description: &[u8; N]) -> Option<()> {
        self.text.push(description);
        self.ty().map(|_| ())
    }

    fn of_name(&mut self, what: Special) -> Option<()> {
        self.text.push_all(description::<S>(what));
        self.name(false).map(|_| ())
    }

    /// `T <call-offset> <base encoding>`, with so many numbers in the offset.
    fn thunk(&mut self, what: Special, numbers: usize) -> Option<()> {
        for _ in 0..numbers {
            self.eat(b'n');
            self.digits()?;
            self.expect(b'_')?;
        }
        self.text.push_all(description::<S>(what));
        self.inner_encoding(false)
    }

    /// `TC <derived type> <offset number> _ <base type>`
    fn construction_vtable(&mut self) -> Option<()> {
        self.text.push(b"construction vtable for ");
        let start = self.text.len();
        let complete = self.ty()?;
        let complete = self.park(start, complete)?;
        self.digits()?;
        self.expect(b'_')?;
        self.ty()?;
        self.text.push(b"-in-");
        self.text.repeat(complete.start(), complete.end())
    }
}
