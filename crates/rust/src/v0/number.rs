//! Numbers.

use super::{Read, Reader};
use crate::recorder::Recorder;
use crate::tool::Tool;
use demangling::ErrorKind;

/// The value of each digit of base 62; 255 for other bytes.
static BASE_62: [u8; 256] = {
    let mut values = [255; 256];
    let digits = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut value = 0;
    while value < digits.len() {
        values[digits[value] as usize] = value as u8;
        value += 1;
    }
    values
};

impl<T: Tool, R: Recorder> Reader<'_, '_, T, R> {
    /// `<base-62-number> = { <0-9a-zA-Z> } _`
    #[inline(always)]
    pub(super) fn base_62_number(&mut self) -> Read<u64> {
        // Most references are short, and cannot overflow.
        let mut value = 0;
        if self.eat(b'_') {
            return Ok(value);
        }
        loop {
            let byte = self.peek();
            let digit = BASE_62.get(usize::from(byte)).copied().unwrap_or(255);
            if digit == 255 {
                break;
            }
            self.advance();
            value = match u64::checked_mul(value, 62).and_then(|value| value.checked_add(u64::from(digit))) {
                Some(value) => value,
                None => return Err(self.stopped(ErrorKind::NumberTooLarge)),
            };
        }
        if !self.eat(b'_') {
            return self.expected("a digit or '_'");
        }
        value.checked_add(1).ok_or_else(|| self.stopped(ErrorKind::NumberTooLarge))
    }

    /// A number after a `tag`, and 1; 0 if there is no tag: `<disambiguator> = s <base-62-number>`, and `<binder> = G
    /// <base-62-number>`.
    #[inline(always)]
    pub(super) fn tagged_number(&mut self, tag: u8) -> Read<u64> {
        if !self.eat(tag) {
            return Ok(0);
        }
        let number = self.base_62_number()?;
        number.checked_add(1).ok_or_else(|| self.stopped(ErrorKind::NumberTooLarge))
    }

    /// `<decimal-number> = 0 | <1-9> { <0-9> }`
    #[inline(always)]
    pub(super) fn decimal_number(&mut self) -> Read<usize> {
        let first = self.peek().wrapping_sub(b'0');
        if first > 9 {
            return self.expected("an identifier");
        }
        self.advance();
        let mut value = usize::from(first);
        if first == 0 {
            return Ok(value);
        }
        loop {
            let digit = self.peek().wrapping_sub(b'0');
            if digit > 9 {
                return Ok(value);
            }
            self.advance();
            value = match value.checked_mul(10).and_then(|value| value.checked_add(usize::from(digit))) {
                Some(value) => value,
                None => return Err(self.stopped(ErrorKind::NumberTooLarge)),
            };
        }
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
    pub(super) fn write_hexadecimal(&mut self, mut value: u64) -> Read {
        let mut digits = [0; 16];
        let mut start = digits.len();
        for place in digits.iter_mut().rev() {
            *place = b"0123456789abcdef".get((value & 15) as usize).copied().unwrap_or(b'0');
            start = start.wrapping_sub(1);
            value >>= 4;
            if value == 0 {
                break;
            }
        }
        self.write(digits.get(start..).unwrap_or_default())
    }
}
