//! `Value`

use crate::codes;
use crate::reader::{Read, Reader};
use crate::recorder::Recorder;

impl<R: Recorder> Reader<'_, R> {
    /// `Value` of a type whose first letter is `code`, or of an unknown type (0). The text of a struct's type was
    /// written.
    pub(super) fn value(&mut self, code: u8) -> Read {
        let Some(kind) = self.peek() else {
            return self.expected("a value");
        };
        match kind {
            b'n' => {
                self.skip(1);
                self.push("null")
            }
            b'N' => {
                self.skip(1);
                self.push("-")?;
                self.integer(code)
            }
            b'i' => {
                self.skip(1);
                self.integer(code)
            }
            // Older compilers write no `i`.
            b'0'..=b'9' => self.integer(code),
            b'e' => {
                self.skip(1);
                self.hex_float()
            }
            b'c' => {
                self.skip(1);
                self.hex_float()?;
                self.push("+")?;
                if !self.eat(b'c') {
                    return self.expected("'c' and the imaginary part");
                }
                self.hex_float()?;
                self.push("i")
            }
            b'a' | b'w' | b'd' => self.string(),
            b'A' => {
                self.skip(1);
                let between = if code == b'H' { Some(":") } else { None };
                self.values("[", between, "]")
            }
            b'S' => {
                self.skip(1);
                self.values("(", None, ")")
            }
            b'f' => {
                self.skip(1);
                self.nested(Self::mangled_name)
            }
            _ => self.expected("a value"),
        }
    }

    /// `Number Values`. If there is a text `between` keys and values, each element has both.
    fn values(&mut self, open: &str, between: Option<&str>, close: &str) -> Read {
        let count = self.number()?;
        self.push(open)?;
        for place in 0..count {
            if place > 0 {
                self.push(", ")?;
            }
            self.nested(|reader| reader.value(0))?;
            if let Some(between) = between {
                self.push(between)?;
                self.nested(|reader| reader.value(0))?;
            }
        }
        self.push(close)
    }

    /// `Number` as a literal of the type with the letter `code`.
    fn integer(&mut self, code: u8) -> Read {
        match code {
            b'a' | b'u' | b'w' => {
                let value = self.number()?;
                self.character(code, value)
            }
            b'b' => {
                let value = self.number()?;
                self.push(if value == 0 { "false" } else { "true" })
            }
            _ => {
                let digits = self.digits()?;
                if digits.is_empty() {
                    return self.expected("a number");
                }
                self.push_bytes(digits)?;
                if self.options.literal_types {
                    self.push(codes::integer_suffix(code))?;
                }
                Ok(())
            }
        }
    }

    /// A character literal of the type with the letter `code`.
    fn character(&mut self, code: u8, value: u32) -> Read {
        self.push("'")?;
        match (code, u8::try_from(value)) {
            (b'a', Ok(printable @ b' '..=b'~')) => self.push_bytes(&[printable])?,
            (b'a', _) => self.escape("\\x", 2, value)?,
            (b'u', _) => self.escape("\\u", 4, value)?,
            _ => self.escape("\\U", 8, value)?,
        }
        self.push("'")
    }

    /// `value` in hex with at least `width` digits, after `before`.
    fn escape(&mut self, before: &str, width: usize, value: u32) -> Read {
        self.push(before)?;
        let nibbles = value.to_be_bytes().map(|byte| [hex_digit(byte >> 4), hex_digit(byte & 15)]);
        let digits = nibbles.as_flattened();
        let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
        let start = zeros.min(digits.len().saturating_sub(width));
        self.push_bytes(digits.get(start..).unwrap_or_default())
    }

    /// `HexFloat`
    fn hex_float(&mut self) -> Read {
        const NAMES: [(&[u8], &str); 3] = [(b"NAN", "NaN"), (b"INF", "Inf"), (b"NINF", "-Inf")];
        for (code, spelling) in NAMES {
            if self.is_next(code) {
                self.skip(code.len());
                return self.push(spelling);
            }
        }
        if self.eat(b'N') {
            self.push("-")?;
        }
        let digits = self.take_while(u8::is_ascii_hexdigit)?;
        let Some((first, fraction)) = digits.split_first() else {
            return self.expected("a hexadecimal digit");
        };
        self.push("0x")?;
        self.push_bytes(&[*first, b'.'])?;
        self.push_bytes(fraction)?;
        if !self.eat(b'P') {
            return self.expected("'P' and an exponent");
        }
        self.push("p")?;
        if self.eat(b'N') {
            self.push("-")?;
        }
        let exponent = self.digits()?;
        self.push_bytes(exponent)
    }

    /// `CharWidth Number _ HexDigits`
    fn string(&mut self) -> Read {
        let width = self.peek();
        self.skip(1);
        let length = self.length()?;
        if !self.eat(b'_') {
            return self.expected("'_'");
        }
        self.push("\"")?;
        let digits = self.take(length.saturating_mul(2))?;
        for pair in digits.chunks_exact(2) {
            self.code_unit(pair)?;
        }
        self.push("\"")?;
        match width {
            Some(b'w') => self.push("w"),
            Some(b'd') => self.push("d"),
            _ => Ok(()),
        }
    }

    /// One byte of a string, of which `pair` has the digits.
    fn code_unit(&mut self, pair: &[u8]) -> Read {
        let &[high, low] = pair else {
            return self.expected("two hexadecimal digits");
        };
        let (Some(high), Some(low)) = (char::from(high).to_digit(16), char::from(low).to_digit(16)) else {
            return self.expected("two hexadecimal digits");
        };
        match u8::try_from((high << 4) | low).unwrap_or_default() {
            b'\t' => self.push("\\t"),
            b'\n' => self.push("\\n"),
            b'\r' => self.push("\\r"),
            0x0b => self.push("\\v"),
            0x0c => self.push("\\f"),
            printable @ b' '..=b'~' => self.push_bytes(&[printable]),
            _ => {
                self.push("\\x")?;
                self.push_bytes(pair)
            }
        }
    }
}

/// The digit for a value below 16.
fn hex_digit(value: u8) -> u8 {
    match value {
        0..=9 => b'0'.saturating_add(value),
        _ => b'a'.saturating_add(value.saturating_sub(10)),
    }
}
