//! Numbers as digits. The formatting of the standard library may panic, as far as the compiler sees.

use super::Printer;
use crate::record::Record;

/// The most digits of a number: those of 128 bits, in decimal.
const DIGITS: usize = 39;

impl<R: Record> Printer<'_, R> {
    /// A number in decimal.
    pub(super) fn write_number(&mut self, number: i128) {
        if number < 0 {
            self.write("-");
        }
        self.digits(number.unsigned_abs(), 10, 1);
    }

    /// A character as `\x` and an even number of digits.
    pub(super) fn hexadecimal(&mut self, character: i128) {
        let width = match character {
            ..=0xff => 2,
            0x100..=0xffff => 4,
            0x1_0000..=0xff_ffff => 6,
            _ => 8,
        };
        self.write("\\x");
        self.digits(character.unsigned_abs(), 16, width);
    }

    /// At least `width` digits.
    #[inline]
    fn digits(&mut self, mut number: u128, base: u8, width: usize) {
        let mut buffer = [b'0'; DIGITS];
        let mut count = 0;
        for place in buffer.iter_mut().rev() {
            if number == 0 && count >= width {
                break;
            }
            // Nearly all are short, and shorter types are divided faster.
            let (rest, digit) = match u64::try_from(number) {
                Ok(short) => {
                    let base = u64::from(base);
                    let rest = short.checked_div(base).unwrap_or_default();
                    (u128::from(rest), u128::from(short.wrapping_sub(rest.wrapping_mul(base))))
                }
                Err(_) => {
                    let base = u128::from(base);
                    let rest = number.checked_div(base).unwrap_or_default();
                    (rest, number.wrapping_sub(rest.wrapping_mul(base)))
                }
            };
            number = rest;
            let digit = u8::try_from(digit).unwrap_or_default();
            *place = if digit < 10 { b'0' | digit } else { b'A'.wrapping_add(digit).wrapping_sub(10) };
            count = count.saturating_add(1);
        }
        self.write_bytes(buffer.get(DIGITS.saturating_sub(count)..).unwrap_or_default());
    }
}
