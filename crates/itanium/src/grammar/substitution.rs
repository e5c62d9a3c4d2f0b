//! `<substitution>`: references to earlier productions, and abbreviations for names of the standard library.

use super::{Parse, Reader, Sink, Table};
use crate::codes::StdAbbreviation;
use demangling::ErrorKind;

impl<S: Sink> Reader<'_, S> {
    /// `<substitution> ::= S <seq-id> _ | S_ | Sa | Sb | Ss | Si | So | Sd`. `St` is read as a scope instead.
    #[inline(always)]
    pub(super) fn substitution(&mut self) -> Parse<S::Ref> {
        if self.peek_at(1).is_ascii_lowercase() {
            let (id, is_tagged) = self.std_abbreviation(false)?;
            if is_tagged {
                self.remember(id);
            }
            return Ok(id);
        }
        self.numbered_substitution()
    }

    /// `S <seq-id> _ | S_`
    #[inline(always)]
    pub(super) fn numbered_substitution(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        self.pos += 1;
        let index = self.seq_id()?;
        match self.tables.candidates.get(index as usize) {
            Some(what) => self.sink.refer(what),
            None => self.stop_at(ErrorKind::UnknownSubstitution, start),
        }
    }

    /// `Sa | Sb | Ss | Si | So | Sd <abi-tags>`. Returns true if it has tags, which make it a new candidate.
    ///
    /// `in_prefix`: true if it begins a `<prefix>`, in which a constructor or destructor can follow. Its full template is
    /// then written.
    pub(super) fn std_abbreviation(&mut self, in_prefix: bool) -> Parse<(S::Ref, bool)> {
        let start = self.pos;
        self.pos += 1;
        let Some(which) = StdAbbreviation::from_letter(self.peek()) else {
            return self.expected("a substitution");
        };
        self.pos += 1;
        let internal = usize::from(self.peek() == b'L');
        let is_expanded = in_prefix
            && match (self.peek_at(internal), self.peek_at(internal + 1)) {
                (b'C', variant) => matches!(variant, b'1'..=b'5' | b'I'),
                (b'D', variant) => variant.is_ascii_digit(),
                _ => false,
            };
        let id = self.sink.std_abbreviation(which, is_expanded, self.extent(start))?;
        if self.peek() == b'B' { Ok((self.abi_tags(id, start)?, true)) } else { Ok((id, false)) }
    }

    /// `[<seq-id>] _` in base 36: 0 for `_`, 1 for `0_`, and so on.
    #[inline(always)]
    pub(super) fn seq_id(&mut self) -> Parse<u32> {
        if self.eat(b'_') {
            return Ok(0);
        }
        let start = self.pos;
        // Nearly all that have digits have one.
        if let (Some(digit), b'_') = (base_36(self.peek()), self.peek_at(1)) {
            self.pos += 2;
            return Ok(u32::from(digit) + 1);
        }
        let mut value: u64 = 0;
        loop {
            let letter = self.peek();
            let Some(digit) = base_36(letter) else {
                if letter == b'_' && self.pos > start {
                    break;
                }
                return self.expected("a base-36 number or '_' in a substitution");
            };
            if value > u64::from(u32::MAX) {
                return self.stop_at(ErrorKind::NumberTooLarge, start);
            }
            value = value * 36 + u64::from(digit);
            self.pos += 1;
        }
        self.pos += 1;
        match u32::try_from(value + 1) {
            Ok(number) => Ok(number),
            Err(_) => self.stop_at(ErrorKind::NumberTooLarge, start),
        }
    }
}

/// The value of a digit in base 36.
#[inline(always)]
fn base_36(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'Z' => Some(digit - b'A' + 10),
        _ => None,
    }
}
