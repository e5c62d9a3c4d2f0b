//! `Number`

use crate::reader::{BYTES_A_STEP, Read, Reader};
use crate::recorder::Recorder;
use demangling::ErrorKind;

/// More than any number that is read.
const TOO_LARGE: u64 = 1 << 32;

impl<'a, R: Recorder> Reader<'a, R> {
    /// `Number`, as it is written. It may be empty.
    pub(crate) fn digits(&mut self) -> Read<&'a [u8]> {
        self.take_while(u8::is_ascii_digit)
    }

    /// `Number`, as a value. It is less than 2<sup>32</sup>, as GNU reads it.
    #[inline]
    pub(crate) fn number(&mut self) -> Read<u32> {
        let rest = self.rest();
        let mut value = 0_u64;
        let mut count = 0;
        while let Some(digit) = rest.get(count).map(|digit| digit.wrapping_sub(b'0')).filter(|&digit| digit < 10) {
            value = (value * 10 + u64::from(digit)).min(TOO_LARGE);
            count += 1;
        }
        // No name ends with a number.
        if count == 0 || count == rest.len() {
            self.skip(count);
            return self.expected(if count == 0 { "a number" } else { "more after a number" });
        }
        let Ok(value) = u32::try_from(value) else {
            return self.fail(ErrorKind::NumberTooLarge);
        };
        self.step(count / BYTES_A_STEP)?;
        self.skip(count);
        Ok(value)
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
    digits
        .iter()
        .try_fold(0_u32, |value, digit| value.checked_mul(10)?.checked_add(u32::from(digit.saturating_sub(b'0'))))
}
