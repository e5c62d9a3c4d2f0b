//! Numbers.

use super::{Read, Reader};
use demangling::ErrorKind;

impl Reader<'_> {
    /// `<number>`: `?` if it is negative, then one digit, which is one less, or digits from `A` to `P` that end at `@`.
    ///
    /// As in the tool, digits beyond 64 bits are lost.
    pub(super) fn number(&mut self) -> Read<(u64, bool)> {
        let is_negative = self.eat(b'?');
        if let Some(digit @ b'0'..=b'9') = self.peek() {
            self.skip(1);
            return Ok((u64::from(digit & 15).saturating_add(1), is_negative));
        }
        let mut magnitude: u64 = 0;
        loop {
            match self.peek() {
                Some(b'@') => {
                    self.skip(1);
                    return Ok((magnitude, is_negative));
                }
                Some(digit @ b'A'..=b'P') => {
                    self.skip(1);
                    magnitude = (magnitude << 4) | u64::from(digit.wrapping_sub(b'A'));
                }
                _ => return self.expected("a number"),
            }
        }
    }

    /// A number that is not negative.
    pub(super) fn unsigned(&mut self) -> Read<u64> {
        let start = self.at;
        match self.number()? {
            (magnitude, false) => Ok(magnitude),
            (_, true) => self.fail_at(ErrorKind::Expected("a number that is not negative"), start),
        }
    }

    /// A number that fits 64 bits with its sign.
    pub(super) fn signed(&mut self) -> Read<i64> {
        let start = self.at;
        let (magnitude, is_negative) = self.number()?;
        match i64::try_from(magnitude) {
            Ok(number) => Ok(if is_negative { number.wrapping_neg() } else { number }),
            Err(_) => self.fail_at(ErrorKind::NumberTooLarge, start),
        }
    }
}

/// The low 32 bits of an unsigned number, as the tool has them.
pub(super) fn low_u32(number: u64) -> u32 {
    let [a, b, c, d, ..] = number.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// The low 32 bits of a signed number, without a sign.
pub(super) fn low_bits(number: i64) -> u32 {
    let [a, b, c, d, ..] = number.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// The low 32 bits of a signed number.
pub(super) fn low_i32(number: i64) -> i32 {
    i32::from_le_bytes(low_bits(number).to_le_bytes())
}
