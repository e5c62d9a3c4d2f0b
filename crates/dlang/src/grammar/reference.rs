//! Back references

use crate::reader::{Read, Reader};
use crate::recorder::Recorder;
use demangling::ErrorKind;

impl<R: Recorder> Reader<'_, R> {
    /// `Q NumberBackRef`: the position that a back reference refers to.
    fn back_reference(&mut self) -> Read<usize> {
        let start = self.at;
        self.skip(1);
        let higher = self.take_while(u8::is_ascii_uppercase)?;
        let last = match self.peek() {
            Some(last @ b'a'..=b'z') => last,
            _ => return self.expected("the last digit of a back reference, a lower-case letter"),
        };
        self.skip(1);
        let distance = higher
            .iter()
            .try_fold(0_usize, |distance, digit| {
                distance.checked_mul(26)?.checked_add(usize::from(digit.saturating_sub(b'A')))
            })
            .and_then(|distance| distance.checked_mul(26)?.checked_add(usize::from(last.saturating_sub(b'a'))));
        match distance.and_then(|distance| start.checked_sub(distance)) {
            // What a reference refers to is after the `_D`.
            Some(target) if target < start && target > 1 => Ok(target),
            _ => {
                self.at = start;
                self.fail(ErrorKind::UnknownSubstitution)
            }
        }
    }

    /// The byte that the back reference here refers to, if it is one.
    pub(crate) fn referred_byte(&mut self) -> Option<u8> {
        let start = self.at;
        let target = self.back_reference();
        self.at = start;
        target.ok().and_then(|target| self.name.get(target)).copied()
    }

    /// `IdentifierBackRef`
    pub(crate) fn identifier_back_reference(&mut self) -> Read {
        let start = self.at;
        let target = self.back_reference()?;
        let end = self.at;
        if !self.name.get(target).is_some_and(u8::is_ascii_digit) {
            self.at = start;
            return self.fail(ErrorKind::UnknownSubstitution);
        }
        self.at = target;
        let length = self.length()?;
        self.identifier(length)?;
        self.at = end;
        Ok(())
    }

    /// `TypeBackRef`, which reads again with `read` what it refers to.
    pub(crate) fn type_back_reference(&mut self, read: impl FnOnce(&mut Self) -> Read) -> Read {
        let start = self.at;
        let target = self.back_reference()?;
        let end = self.at;
        if start >= self.context.references {
            self.at = start;
            return self.fail(ErrorKind::UnknownSubstitution);
        }
        let outer = std::mem::replace(&mut self.context.references, start);
        self.at = target;
        read(self)?;
        self.context.references = outer;
        self.at = end;
        Ok(())
    }
}
