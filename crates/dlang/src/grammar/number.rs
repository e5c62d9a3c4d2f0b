//! `Number`

use crate::reader::{Read, Reader};
use crate::recorder::Recorder;
use demangling::ErrorKind;

impl<'a, R: Recorder> Reader<'a, R> {
    /// `Number`, as it is written. It may be empty.
    pub(crate) fn digits(&mut self) -> Read<&'a [u8]> {
        self.take_while(u8::is_ascii_digit)
    }

    /// `Number`, as a value. It is less than 2<sup>32</sup>, as GNU reads it.
    #[inline]
    pub(crate) fn number(&mut self) -> Read<u32> {
        let start = self.at;
        let digits = self.digits()?;
        // No name ends with a number.
        if digits.is_empty() || self.at >= self.name.len() {
            return self.expected("a number");
        }
        if let Some(value) = value(digits) {
            Ok(value)
        } else {
            self.at = start;
            self.fail(ErrorKind::NumberTooLarge)
        }
    }

    /// `Number`, as a length or a count.
    #[inline]
    pub(crate) fn length(&mut self) -> Read<usize> {
        let number = self.number()?;
        match usize::try_from(number) {
            Ok(length) => Ok(length),
            Err(_) => self.fail(ErrorKind::NumberTooLarge),
        }
    }
}

/// The value of decimal digits.
#[inline]
pub(super) fn value(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |value, digit| {
        value.checked_mul(10)?.checked_add(u32::from(digit.saturating_sub(b'0')))
    })
}
