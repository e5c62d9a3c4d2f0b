//! Numbers.

use super::{Read, Reader};
use crate::recorder::Recorder;
use crate::tool::Tool;
use demangling::ErrorKind;

/// The value of a byte that is no digit.
const NO_DIGIT: u8 = 255;

/// The value of each digit of base 62.
#[cfg_attr(not(test), expect(clippy::indexing_slicing, reason = "evaluated at compile time"))]
static BASE_62: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let digits = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let (mut at, mut value) = (0, 0);
    while at < digits.len() {
        values[digits[at] as usize] = value;
        at += 1;
        value += 1;
    }
    values
};

impl<T: Tool, R: Recorder> Reader<'_, '_, T, R> {
    /// `<base-62-number> = { <0-9a-zA-Z> } _`
    #[inline(always)]
    pub(super) fn base_62_number(&mut self) -> Read<u64> {
        let start = self.at;
        let rest = self.name.get(start..).unwrap_or_default();
        let mut value = 0_u64;
        let mut length = 0_usize;
        for &byte in rest {
            let digit = BASE_62.get(usize::from(byte)).copied().unwrap_or(NO_DIGIT);
            if digit == NO_DIGIT {
                break;
            }
            value = value.wrapping_mul(62).wrapping_add(u64::from(digit));
            length = length.wrapping_add(1);
        }
        self.at = start.wrapping_add(length);
        if !self.eat(b'_') {
            return self.expected("a digit or '_'");
        }
        match length {
            0 => Ok(0),
            _ if T::NUMBERS_WRAP => Ok(value.wrapping_add(1)),
            // Ten digits are less than 64 bits.
            1..=10 => Ok(value.wrapping_add(1)),
            // So are eleven, the usual length of a hash, if the first is less than 21: 21 * 62^10 is less than 2^64.
            11 if rest.first().is_some_and(|first| BASE_62.get(usize::from(*first)) < Some(&21)) => {
                Ok(value.wrapping_add(1))
            }
            _ => self.checked_base_62(rest.get(..length).unwrap_or_default()),
        }
    }

    /// The value of so many digits that they may be too many.
    #[inline(never)]
    fn checked_base_62(&mut self, digits: &[u8]) -> Read<u64> {
        let add = |value: u64, byte: &u8| {
            let digit = BASE_62.get(usize::from(*byte)).copied()?;
            value.checked_mul(62)?.checked_add(u64::from(digit))
        };
        let value = digits.iter().try_fold(0, add).and_then(|value| value.checked_add(1));
        value.ok_or_else(|| self.stopped(ErrorKind::NumberTooLarge))
    }

    /// A number after a `tag`, and 1; 0 if there is no tag: `<disambiguator> = s <base-62-number>`, and `<binder> = G
    /// <base-62-number>`.
    #[inline(always)]
    pub(super) fn tagged_number(&mut self, tag: u8) -> Read<u64> {
        if !self.eat(tag) {
            return Ok(0);
        }
        let number = self.base_62_number()?;
        if T::NUMBERS_WRAP {
            return Ok(number.wrapping_add(1));
        }
        number.checked_add(1).ok_or_else(|| self.stopped(ErrorKind::NumberTooLarge))
    }

    /// `<decimal-number> = 0 | <1-9> { <0-9> }`
    #[inline(always)]
    pub(super) fn decimal_number(&mut self) -> Read<usize> {
        let start = self.at;
        let rest = self.name.get(start..).unwrap_or_default();
        let digit = |place: usize| rest.get(place).map_or(u8::MAX, |byte| byte.wrapping_sub(b'0'));
        let first = digit(0);
        if first > 9 {
            return self.expected("an identifier");
        }
        let mut value = u64::from(first);
        let mut length = 1_usize;
        while value > 0 {
            let next = digit(length);
            if next > 9 {
                break;
            }
            length = length.wrapping_add(1);
            value = match value.checked_mul(10).and_then(|value| value.checked_add(u64::from(next))) {
                Some(value) => value,
                None => return Err(self.stopped(ErrorKind::NumberTooLarge)),
            };
        }
        self.at = start.wrapping_add(length);
        // Where addresses have 32 bits, a longer one is as much beyond the end of the name.
        Ok(usize::try_from(value).unwrap_or(usize::MAX))
    }

    /// Writes a number in decimal.
    pub(super) fn write_decimal(&mut self, mut value: u64) -> Read {
        let mut digits = [0; 20];
        let mut start = digits.len();
        for place in digits.iter_mut().rev() {
            *place = b'0'.wrapping_add((value % 10) as u8);
            start = start.wrapping_sub(1);
            value /= 10;
            if value == 0 {
                break;
            }
        }
        self.write(digits.get(start..).unwrap_or_default())
    }

    /// Writes a number in hexadecimal.
    pub(super) fn write_hexadecimal(&mut self, value: u64) -> Read {
        let digits = hexadecimal(value);
        self.write(digits.get(leading_zeros(value)..).unwrap_or_default())
    }

    /// Writes a number in hexadecimal, in brackets.
    #[inline(always)]
    pub(super) fn write_in_brackets(&mut self, value: u64) -> Read {
        // Longer than the text, so that all of it is copied as one chunk.
        let mut text = [b']'; 64];
        let start = leading_zeros(value);
        if let Some(digits) = text.get_mut(1..).and_then(<[u8]>::first_chunk_mut::<16>) {
            *digits = hexadecimal(value);
        }
        if let Some(bracket) = text.get_mut(start) {
            *bracket = b'[';
        }
        self.copy_from(&text, start, 18_usize.wrapping_sub(start))
    }
}

/// The number of hexadecimal digits that precede those of a number of 64 bits. The last digit is never counted.
#[inline(always)]
fn leading_zeros(value: u64) -> usize {
    ((value | 1).leading_zeros() / 4) as usize
}

/// Sixteen hexadecimal digits, all at once.
#[inline(always)]
fn hexadecimal(value: u64) -> [u8; 16] {
    // Each digit in a byte of its own, the first in the highest one.
    let spread = |half: u64| {
        let half = (half | (half << 16)) & 0x0000_FFFF_0000_FFFF;
        let half = (half | (half << 8)) & 0x00FF_00FF_00FF_00FF;
        (half | (half << 4)) & 0x0F0F_0F0F_0F0F_0F0F
    };
    // Letters are those whose sum with 6 is greater than 15.
    let ascii = |digits: u64| {
        let letters = (digits.wrapping_add(0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101;
        digits.wrapping_add(0x3030_3030_3030_3030).wrapping_add(letters.wrapping_mul(u64::from(b'a' - b'9' - 1)))
    };
    let both = u128::from(ascii(spread(value >> 32))) << 64 | u128::from(ascii(spread(value & 0xFFFF_FFFF)));
    both.to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::{hexadecimal, leading_zeros};

    #[test]
    fn digits_are_hexadecimal() {
        for value in [0, 1, 9, 10, 15, 16, 0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210, u64::MAX, 1 << 63] {
            let digits = hexadecimal(value);
            assert_eq!(std::str::from_utf8(&digits[leading_zeros(value)..]).unwrap(), format!("{value:x}"));
        }
    }
}
