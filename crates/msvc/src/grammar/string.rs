//! String literals.
//!
//! A literal has the length of the string in bytes, a checksum, and its first bytes. How many bytes a character has is
//! only known of `wchar_t`, and guessed of other types as the tool does: from how many bytes are zero.

use super::{Read, Reader};
use crate::arena::{CharacterType, List, Node, NodeId};

/// The most bytes of a string that is not of `wchar_t`.
const LONGEST: usize = 128;

/// The longest string of `wchar_t`, in bytes, that is in its name as a whole.
const LONGEST_WIDE: u64 = 64;

/// The strings from this length on, in bytes, are cut off in their names, so that their end does not tell their type.
const CUT_OFF: u64 = 32;

impl Reader<'_> {
    /// `??_C@_`, `0` or `1`, the length, the checksum and `@`, the bytes and `@`.
    pub(super) fn string_literal(&mut self) -> Read<NodeId> {
        if !self.eat_all(b"?_C@_") {
            return self.expected("'@_'");
        }
        let is_wide = match self.next() {
            Some(b'0') => false,
            Some(b'1') => true,
            _ => return self.expected("'0' or '1'"),
        };
        let start = self.at;
        let size = self.unsigned()?;
        if size < if is_wide { 2 } else { 1 } {
            self.at = start;
            return self.expected("the length of a string");
        }
        let Some(checksum) = self.rest().iter().position(|&byte| byte == b'@') else {
            return self.unterminated();
        };
        self.skip(checksum.saturating_add(1));
        if is_wide { self.wide_string(size) } else { self.narrow_string(size) }
    }

    /// A string of `wchar_t`, whose characters have two bytes, the high one first.
    fn wide_string(&mut self, size: u64) -> Read<NodeId> {
        let first = self.arena.begin_numbers();
        let is_truncated = size > LONGEST_WIDE;
        let mut left = size;
        while !self.eat(b'@') {
            if left < 2 || size & 1 != 0 {
                return self.expected("'@'");
            }
            let (high, low) = (self.string_byte()?, self.string_byte()?);
            left = left.saturating_sub(2);
            // The last one is the null character.
            if left != 0 || is_truncated {
                self.arena.add_number(i128::from(u16::from_be_bytes([high, low])));
            }
        }
        let characters = self.arena.finish_numbers(first);
        Ok(self.add(Node::StringLiteral { unit: CharacterType::Wide, characters, is_truncated }))
    }

    /// A string of another type, whose characters have one, two or four bytes, the low one first.
    fn narrow_string(&mut self, size: u64) -> Read<NodeId> {
        let mut buffer = [0; LONGEST];
        let mut length: usize = 0;
        while !self.eat(b'@') {
            let Some(slot) = buffer.get_mut(length) else {
                return self.expected("'@'");
            };
            *slot = self.string_byte()?;
            length = length.saturating_add(1);
        }
        let bytes = buffer.get(..length).unwrap_or_default();
        let unit = bytes_of_character(bytes, size);
        let is_truncated = u64::try_from(length).is_ok_and(|length| size > length);
        let characters = bytes.chunks_exact(unit);
        // The last one is the null character.
        let count = if is_truncated { characters.len() } else { characters.len().saturating_sub(1) };
        let first = self.arena.begin_numbers();
        for character in characters.take(count) {
            let value = character.iter().rev().fold(0, |value: i128, &byte| (value << 8) | i128::from(byte));
            self.arena.add_number(value);
        }
        let characters: List = self.arena.finish_numbers(first);
        let unit = match unit {
            1 => CharacterType::Char,
            2 => CharacterType::Char16,
            _ => CharacterType::Char32,
        };
        Ok(self.add(Node::StringLiteral { unit, characters, is_truncated }))
    }

    /// A byte of a string: itself, `?` and a letter or digit, or `?$` and two digits from `A` to `P`.
    fn string_byte(&mut self) -> Read<u8> {
        let (byte, length) = match *self.rest() {
            [b'?', b'$', high @ b'A'..=b'P', low @ b'A'..=b'P', ..] => {
                ((high.wrapping_sub(b'A') << 4) | low.wrapping_sub(b'A'), 4)
            }
            [b'?', digit @ b'0'..=b'9', ..] => (punctuator(digit), 2),
            [b'?', letter @ (b'a'..=b'z' | b'A'..=b'Z'), ..] => (letter | 0x80, 2),
            [b'?', ..] | [] => return self.expected("a byte of a string"),
            [byte, ..] => (byte, 1),
        };
        self.skip(length);
        Ok(byte)
    }
}

/// The byte that `?` and a digit stand for.
fn punctuator(digit: u8) -> u8 {
    match digit {
        b'0' => b',',
        b'1' => b'/',
        b'2' => b'\\',
        b'3' => b':',
        b'4' => b'.',
        b'5' => b' ',
        b'6' => b'\n',
        b'7' => b'\t',
        b'8' => b'\'',
        _ => b'-',
    }
}

/// How many bytes a character has, as the tool guesses it.
fn bytes_of_character(bytes: &[u8], size: u64) -> usize {
    if size % 2 == 1 {
        return 1;
    }
    if size < CUT_OFF {
        // The null character at the end is there.
        let zeros = bytes.iter().rev().take_while(|&&byte| byte == 0).count();
        return match zeros {
            4.. if size % 4 == 0 => 4,
            2.. => 2,
            _ => 1,
        };
    }
    let zeros = bytes.iter().map(|&byte| usize::from(byte == 0)).sum::<usize>();
    let third = |times: usize| bytes.len().saturating_mul(times) / 3;
    if zeros >= third(2) && size % 4 == 0 {
        4
    } else if zeros >= third(1) {
        2
    } else {
        1
    }
}
