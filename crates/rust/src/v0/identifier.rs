//! Identifiers.

use super::{Read, Reader};
use crate::punycode;
use crate::recorder::Recorder;
use crate::tool::{BadPunycode, Tool};
use demangling::ErrorKind;

/// An identifier as it is in the name.
#[derive(Clone, Copy)]
pub(super) struct Identifier<'a> {
    /// The bytes after the length.
    pub(super) bytes: &'a [u8],
    /// Where they begin.
    at: usize,
    /// Whether the bytes are in punycode.
    pub(super) in_punycode: bool,
}

impl<'a> Identifier<'a> {
    /// The ASCII characters of an identifier in punycode, and what is to be inserted into them.
    pub(super) fn split(self) -> (&'a [u8], &'a [u8]) {
        match self.bytes.iter().rposition(|&byte| byte == b'_') {
            Some(at) => {
                let (ascii, after) = self.bytes.split_at(at);
                (ascii, after.get(1..).unwrap_or_default())
            }
            None => (b"", self.bytes),
        }
    }
}

impl<'a, T: Tool, R: Recorder> Reader<'a, '_, T, R> {
    /// `<undisambiguated-identifier> = [u] <decimal-number> [_] <bytes>`
    #[inline(always)]
    pub(super) fn undisambiguated_identifier(&mut self) -> Read<Identifier<'a>> {
        let in_punycode = self.eat(b'u');
        let length = self.decimal_number()?;
        self.eat(b'_');
        let rest = self.name.get(self.at..).unwrap_or_default();
        let Some(bytes) = rest.get(..length) else {
            return self.expected("an identifier of this length");
        };
        let identifier = Identifier { bytes, at: self.at, in_punycode };
        self.at = self.at.wrapping_add(length);
        if in_punycode && !T::EMPTY_PUNYCODE && identifier.split().1.is_empty() {
            return self.expected("punycode");
        }
        Ok(identifier)
    }

    #[inline(always)]
    pub(super) fn write_identifier(&mut self, identifier: Identifier<'_>) -> Read {
        if identifier.in_punycode {
            return self.write_punycode(identifier);
        }
        self.copy(identifier.at, identifier.bytes.len())
    }

    #[cold]
    #[inline(never)]
    fn write_punycode(&mut self, identifier: Identifier<'_>) -> Read {
        if self.skipping {
            return Ok(());
        }
        let (ascii, inserted) = identifier.split();
        let refused = |byte: &u8| !byte.is_ascii_lowercase() && !byte.is_ascii_digit();
        if T::BAD_PUNYCODE != BadPunycode::Verbatim && inserted.iter().any(refused) {
            return self.expected("punycode");
        }
        // The characters before each insertion are moved by it.
        let moves = ascii.len().saturating_add(inserted.len()).saturating_mul(inserted.len());
        self.charge(moves >> 6)?;
        match punycode::decode(ascii, inserted, T::PUNYCODE_CHARACTERS, T::SCALAR_CHARACTERS) {
            Some(text) => self.write(&text),
            None => match T::BAD_PUNYCODE {
                BadPunycode::Empty => Ok(()),
                BadPunycode::Refused => Err(self.stopped(ErrorKind::Expected("punycode"))),
                BadPunycode::Verbatim => {
                    self.write(b"punycode{")?;
                    if !ascii.is_empty() {
                        self.write(ascii)?;
                        self.write(b"-")?;
                    }
                    self.write(inserted)?;
                    self.write(b"}")
                }
            },
        }
    }
}
