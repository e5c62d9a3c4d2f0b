//! Constants.

use super::path::Place;
use super::types::basic_type;
use super::{Read, Reader};
use crate::recorder::Recorder;
use crate::tool::{Digits, Escapes, LiteralType, Tool};

impl<'a, T: Tool, R: Recorder> Reader<'a, '_, T, R> {
    /// `<const> = <type> <const-data> | p | <backref>`; also strings, references, arrays, tuples and structures.
    ///
    /// A constant that is not a literal is written in braces, unless it is `inside` another or is an array's length.
    pub(super) fn constant(&mut self, inside: bool) -> Read {
        self.enter()?;
        let tag = self.peek();
        self.advance();
        match tag {
            b'p' => self.write(b"_")?,
            b'B' => self.back_reference(None, |reader| reader.constant(inside))?,
            b'h' | b't' | b'm' | b'y' | b'o' | b'j' => self.integer(tag, T::NEGATIVE_UNSIGNED)?,
            b'a' | b's' | b'l' | b'x' | b'n' | b'i' => self.integer(tag, true)?,
            b'b' => self.boolean()?,
            b'c' => self.character()?,
            _ if T::STRUCTURAL_CONSTANTS => self.structural_constant(tag, inside)?,
            _ => return self.no_constant(),
        }
        self.leave();
        Ok(())
    }

    #[cold]
    fn no_constant(&mut self) -> Read {
        self.at = self.at.wrapping_sub(1);
        self.expected("a constant")
    }

    /// The digits of a literal, up to its `_`.
    #[inline(always)]
    fn digits(&mut self) -> Read<&'a [u8]> {
        let rest = self.name.get(self.at..).unwrap_or_default();
        let is_digit = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let (digits, _) = rest.split_at_checked(rest.iter().take_while(is_digit).count()).unwrap_or_default();
        let are_allowed = match T::LITERAL_DIGITS {
            Digits::Any => true,
            Digits::Some => !digits.is_empty(),
            Digits::Shortest => !digits.is_empty() && (digits.len() == 1 || digits.first() != Some(&b'0')),
        };
        self.at = self.at.wrapping_add(digits.len());
        if !are_allowed || !self.eat(b'_') {
            return self.expected("a hexadecimal digit or '_'");
        }
        if T::LITERAL_DIGITS == Digits::Any {
            let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
            return Ok(digits.get(zeros..).unwrap_or_default());
        }
        Ok(digits)
    }

    /// An integer, with the type's `tag`.
    #[inline(always)]
    fn integer(&mut self, tag: u8, can_be_negative: bool) -> Read {
        if can_be_negative && self.eat(b'n') {
            self.write(b"-")?;
        }
        let digits = self.digits()?;
        if let Some(value) = value(digits) {
            self.write_decimal(value)?;
        } else {
            self.write(b"0x")?;
            if T::LONG_LITERALS_SHIFTED {
                self.write(digits.get(1..).unwrap_or_default())?;
                self.write(b"_")?;
            } else {
                self.write(digits)?;
            }
        }
        match T::LITERAL_TYPE {
            LiteralType::Suffix if self.choices.literal_types => self.write(basic_type(tag)),
            _ => self.literal_type(tag),
        }
    }

    /// Writes the type after a literal of any type.
    #[inline(always)]
    fn literal_type(&mut self, tag: u8) -> Read {
        if T::LITERAL_TYPE == LiteralType::AfterColon && self.choices.literal_types {
            self.write(b": ")?;
            self.write(basic_type(tag))?;
        }
        Ok(())
    }

    fn boolean(&mut self) -> Read {
        let text: &[u8] = match self.digits()? {
            b"" | b"0" => b"false",
            b"1" => b"true",
            _ => return self.expected("0 or 1"),
        };
        self.write(text)?;
        self.literal_type(b'b')
    }

    #[inline(never)]
    fn character(&mut self) -> Read {
        let digits = self.digits()?;
        let code = value(digits).and_then(|code| u32::try_from(code).ok());
        let code = code.filter(|_| digits.len() <= T::CHARACTER_DIGITS);
        let character = code.and_then(char::from_u32);
        let Some(code) = code.filter(|_| character.is_some() || !T::SCALAR_CHARACTERS) else {
            return self.expected("a character");
        };
        self.write(b"'")?;
        match (character, T::LITERAL_ESCAPES) {
            (Some('"'), _) => self.write(b"\"")?,
            (Some(character), Escapes::Debug) => self.write_all(character.escape_debug())?,
            (Some(character @ ('\t' | '\n' | '\r')), _) => self.write_all(character.escape_default())?,
            (Some(character), Escapes::Gnu) if ('!'..='}').contains(&character) => self.write_utf_8(character)?,
            (Some(character @ ('\'' | '\\' | ' '..='~')), Escapes::Ascii) => self.write_ascii(character)?,
            _ => {
                self.write(b"\\u{")?;
                self.write_hexadecimal(u64::from(code))?;
                self.write(b"}")?;
            }
        }
        self.write(b"'")?;
        self.literal_type(b'c')
    }

    /// Writes a printable character of ASCII, with a backslash if it needs one.
    fn write_ascii(&mut self, character: char) -> Read {
        if matches!(character, '\'' | '\\') {
            self.write(b"\\")?;
        }
        self.write_utf_8(character)
    }

    fn write_all(&mut self, characters: impl Iterator<Item = char>) -> Read {
        for character in characters {
            self.write_utf_8(character)?;
        }
        Ok(())
    }

    fn write_utf_8(&mut self, character: char) -> Read {
        self.write(character.encode_utf8(&mut [0; 4]).as_bytes())
    }

    /// A constant that is not a literal of a number, `bool` or `char`; the `tag` was read.
    #[cold]
    #[inline(never)]
    fn structural_constant(&mut self, tag: u8, inside: bool) -> Read {
        if tag == b'R' && self.eat(b'e') {
            // A reference to a string is a literal.
            return self.string();
        }
        if !matches!(tag, b'e' | b'R' | b'Q' | b'A' | b'T' | b'V') {
            return self.no_constant();
        }
        if !inside {
            self.write(b"{")?;
        }
        match tag {
            b'e' => {
                self.write(b"*")?;
                self.string()?;
            }
            b'R' => {
                self.write(b"&")?;
                self.constant(true)?;
            }
            b'Q' => {
                self.write(b"&mut ")?;
                self.constant(true)?;
            }
            b'A' => {
                self.write(b"[")?;
                self.separated(b", ", |reader| reader.constant(true))?;
                self.write(b"]")?;
            }
            b'T' => self.tuple(|reader| reader.constant(true))?,
            _ => self.structure()?,
        }
        if inside { Ok(()) } else { self.write(b"}") }
    }

    /// A value of a structure or enumeration: a path, then `U`; `T {<const>} E`; or `S {<identifier> <const>} E`.
    fn structure(&mut self) -> Read {
        self.path(Place::Value)?;
        match self.peek() {
            b'U' => {
                self.advance();
                Ok(())
            }
            b'T' => {
                self.advance();
                self.write(b"(")?;
                self.separated(b", ", |reader| reader.constant(true))?;
                self.write(b")")
            }
            b'S' => {
                self.advance();
                self.write(b" { ")?;
                self.separated(b", ", |reader| {
                    reader.tagged_number(b's')?;
                    let field = reader.undisambiguated_identifier()?;
                    reader.write_identifier(field)?;
                    reader.write(b": ")?;
                    reader.constant(true)
                })?;
                self.write(b" }")
            }
            _ => self.expected("the fields of a structure"),
        }
    }

    /// A string literal: the digits of its bytes, and `_`.
    fn string(&mut self) -> Read {
        let start = self.at;
        while matches!(self.peek(), b'0'..=b'9' | b'a'..=b'f') {
            self.advance();
        }
        let digits = self.name.get(start..self.at).unwrap_or_default();
        if digits.len() % 2 != 0 || !self.eat(b'_') {
            return self.expected("two hexadecimal digits or '_'");
        }
        let mut bytes = Vec::new();
        for pair in digits.chunks_exact(2) {
            let byte = value(pair).and_then(|byte| u8::try_from(byte).ok()).unwrap_or_default();
            demangling::push(&mut bytes, byte).map_err(|full| self.full(full))?;
        }
        let Ok(text) = std::str::from_utf8(&bytes) else { return self.expected("a string") };
        self.write(b"\"")?;
        for character in text.chars() {
            if character == '\'' {
                self.write(b"'")?;
            } else {
                self.write_all(character.escape_debug())?;
            }
        }
        self.write(b"\"")
    }
}

/// The value of hexadecimal digits, if they are at most sixteen.
#[inline(always)]
fn value(digits: &[u8]) -> Option<u64> {
    if digits.len() > 16 {
        return None;
    }
    let digit = |digit: u8| if digit <= b'9' { digit & 15 } else { digit.wrapping_sub(b'a' - 10) };
    Some(digits.iter().fold(0, |value, &byte| (value << 4) | u64::from(digit(byte))))
}
