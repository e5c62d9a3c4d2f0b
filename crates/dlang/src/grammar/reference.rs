//! Back references

use crate::reader::{BYTES_A_STEP, Read, Reader};
use crate::recorder::Recorder;
use demangling::ErrorKind;

/// More than the length of any name.
const TOO_FAR: u64 = 1 << 56;

impl<R: Recorder> Reader<'_, R> {
    /// `Q NumberBackRef`: the position that a back reference refers to.
    fn back_reference(&mut self) -> Read<usize> {
        match decode(self.name, self.at) {
            Ok((target, end)) => {
                self.step(end.saturating_sub(self.at) / BYTES_A_STEP)?;
                self.at = end;
                Ok(target)
            }
            Err(kind) => self.fail(kind),
        }
    }

    /// The position that the back reference here refers to, and where it ends, if it is one.
    #[inline]
    pub(super) fn referred(&self) -> Option<(usize, usize)> {
        decode(self.name, self.at).ok()
    }

    /// `IdentifierBackRef` up to `end`, to the `LName` at `target`.
    pub(super) fn identifier_back_reference(&mut self, target: usize, end: usize) -> Read {
        self.step(end.saturating_sub(self.at) / BYTES_A_STEP)?;
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

/// The position that the back reference at `start` refers to, and where the reference ends.
#[inline]
fn decode(name: &[u8], start: usize) -> Result<(usize, usize), ErrorKind> {
    let mut distance = 0_u64;
    let digits = name.get(start + 1..).unwrap_or_default();
    for (place, &digit) in digits.iter().enumerate() {
        distance = (distance * 26).min(TOO_FAR);
        let last = digit.wrapping_sub(b'a');
        if last < 26 {
            // What a reference refers to is after the `_D`.
            let distance = usize::try_from(distance + u64::from(last)).ok();
            let target = distance.and_then(|distance| start.checked_sub(distance));
            return match target {
                Some(target) if target < start && target > 1 => Ok((target, start + place + 2)),
                _ => Err(ErrorKind::UnknownSubstitution),
            };
        }
        let higher = digit.wrapping_sub(b'A');
        if higher >= 26 {
            break;
        }
        distance += u64::from(higher);
    }
    Err(ErrorKind::Expected("a back reference, whose last letter is a lower-case one"))
}
