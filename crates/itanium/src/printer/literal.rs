//! Literals.

use super::Printer;
use super::recorder::Recorder;
use crate::ast::{List, LiteralKind, Node, NodeId, Span};
use crate::codes::Builtin;
use crate::spelling::style::Spelling;
use crate::spelling::token;
use demangling::Padded;

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    pub(super) fn string_literal(&mut self, ty: NodeId) {
        self.push("\"<");
        self.print(ty);
        self.push(">\"");
    }

    pub(super) fn complex_literal(&mut self, ty: NodeId, real: Span, imaginary: Span) {
        if self.options.literal_types {
            self.parenthesized(|printer| printer.print(ty));
        }
        self.number(real);
        self.push_byte(b'_');
        self.number(imaginary);
    }

    pub(super) fn literal(&mut self, ty: NodeId, value: Span, kind: LiteralKind) {
        let builtin = match self.ast.node(ty) {
            Node::Builtin(builtin) => Some(builtin),
            _ => None,
        };
        if builtin == Some(Builtin::NULLPTR) {
            return self.nullptr(value);
        }
        if builtin == Some(Builtin::BOOL) {
            match value.of(self.input) {
                b"0" => return self.push(token::FALSE),
                b"1" => return self.push(token::TRUE),
                _ => {}
            }
        }
        if kind == LiteralKind::Float {
            return self.float(ty, builtin, value);
        }
        let suffix = builtin.and_then(Builtin::literal_suffix);
        if suffix.is_none() && self.options.literal_types {
            self.parenthesized(|printer| printer.print(ty));
        }
        self.number(value);
        if self.options.literal_types {
            self.push(suffix.map_or("", Padded::text));
        }
    }

    fn nullptr(&mut self, value: Span) {
        if S::NULLPTR_KEYWORD {
            self.push("nullptr");
        } else if value.is_empty() {
            self.push(S::NULLPTR_TYPE.text());
        } else {
            self.push("(decltype(nullptr))");
            self.number(value);
        }
    }

    /// `n5` as `-5`.
    pub(super) fn number(&mut self, value: Span) {
        let (is_negative, digits) = self.sign(value);
        if is_negative {
            self.push_byte(b'-');
        }
        self.push_text(digits);
    }

    /// Splits a number into its sign and its digits. The sign is true for negative numbers.
    fn sign(&self, value: Span) -> (bool, Span) {
        let is_negative = value.of(self.input).starts_with(b"n");
        (is_negative, Span { start: value.start.saturating_add(is_negative.into()), ..value })
    }

    fn float(&mut self, ty: NodeId, builtin: Option<Builtin>, value: Span) {
        if !S::FLOAT_BYTES {
            let decoded = match builtin.map(Builtin::code) {
                Some(b"f") => hex_float(value.of(self.input), 8).map(|text| text + "f"),
                Some(b"d") => hex_float(value.of(self.input), 16),
                Some(b"e") => hex_float(value.of(self.input), 20).map(|text| text + "L"),
                _ => None,
            };
            if let Some(text) = decoded {
                return self.push(&text);
            }
        }
        if self.options.literal_types {
            self.parenthesized(|printer| printer.print(ty));
        }
        let known = matches!(builtin.map(Builtin::code), Some(b"f" | b"d" | b"e" | b"g" | b"Dh"))
            || matches!(self.ast.node(ty), Node::BinaryFloat { brain: true, .. });
        if S::FLOAT_BYTES && known {
            let (is_negative, digits) = self.sign(value);
            self.push(if is_negative { "-[" } else { "[" });
            self.push_text(digits);
            self.push_byte(b']');
        } else {
            self.number(value);
        }
    }

    /// Prints an array of `char` as a string in quotes. Returns false for any other type.
    pub(super) fn string(&mut self, ty: Option<NodeId>, elements: List) -> bool {
        let Some(Node::Array { element, .. }) = ty.map(|ty| self.ast.node(ty)) else {
            return false;
        };
        if !matches!(self.ast.node(element), Node::Builtin(Builtin::CHAR)) {
            return false;
        }
        let ast = self.ast;
        let start = self.out.len();
        self.push_byte(b'"');
        let mut after_number = false;
        for &element in ast.items(elements) {
            let Some(character) = self.character(element) else {
                self.out.truncate(start);
                return false;
            };
            after_number = self.push_character(character, after_number);
        }
        self.push_byte(b'"');
        true
    }

    fn character(&self, element: NodeId) -> Option<u8> {
        match self.ast.node(element) {
            Node::Literal { value, .. } => std::str::from_utf8(value.of(self.input)).ok()?.parse().ok(),
            _ => None,
        }
    }

    /// Prints a character of a string. `after_number` is true after a numeric escape, which must not absorb the
    /// character. Returns true if the character is printed as a numeric escape itself.
    fn push_character(&mut self, character: u8, after_number: bool) -> bool {
        let named = match character {
            b'\'' => "'",
            b'"' => "\\\"",
            b'\\' => "\\\\",
            7 => "\\a",
            8 => "\\b",
            9 => "\\t",
            10 => "\\n",
            11 => "\\v",
            12 => "\\f",
            13 => "\\r",
            _ => "",
        };
        if !named.is_empty() {
            self.push(named);
        } else if character < 7 {
            self.push_byte(b'\\');
            self.push_number(character);
            return true;
        } else if character < 32 || character == 127 {
            self.push(format!("\\x{character:X}"));
            return true;
        } else {
            if after_number && character.is_ascii_hexdigit() {
                self.push("\"\"");
            }
            self.push_byte(character);
        }
        false
    }

    /// `[](int){...}`
    pub(super) fn lambda_expression(&mut self, ty: NodeId) {
        let signature = match self.ast.node(ty) {
            Node::Closure { signature, .. } => Some(signature),
            Node::Local { entity, .. } => match self.ast.node(entity) {
                Node::Closure { signature, .. } => Some(signature),
                _ => None,
            },
            _ => None,
        };
        self.push("[]");
        if let Some(signature) = signature.filter(|_| self.options.closure_params) {
            self.print(signature);
        }
        self.push("{...}");
    }
}

/// Formats the value of a floating literal as C's `%a` does: `0x1.8p+0`. `digits` is the number of hexadecimal digits
/// of its bytes: 8 for `float`, 16 for `double`, 20 for x87's `long double`.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "all shifts and exponents are those of the three formats"
)]
fn hex_float(bytes: &[u8], digits: usize) -> Option<String> {
    if bytes.len() != digits {
        return None;
    }
    let bits = u128::from_str_radix(std::str::from_utf8(bytes).ok()?, 16).ok()?;
    let (exponent_bits, fraction_bits) = match digits {
        8 => (8, 23),
        16 => (11, 52),
        _ => (15, 63),
    };
    let explicit_integer_bit = digits == 20;
    let sign_shift = digits * 4 - 1;
    let sign = if bits >> sign_shift & 1 == 1 { "-" } else { "" };
    let biased = (bits >> (sign_shift - exponent_bits)) & ((1 << exponent_bits) - 1);
    let fraction = bits & ((1 << fraction_bits) - 1);
    let max = (1 << exponent_bits) - 1;
    let bias = max / 2;
    // x87 rejects a number whose integer bit is missing.
    let is_unnormal = explicit_integer_bit && biased != 0 && bits >> fraction_bits & 1 == 0;
    if biased == max || is_unnormal {
        return Some(format!("{sign}{}", if fraction == 0 && !is_unnormal { "inf" } else { "nan" }));
    }
    if biased == 0 && fraction == 0 && !(explicit_integer_bit && bits >> fraction_bits & 1 == 1) {
        return Some(format!("{sign}0x0p+0"));
    }
    if explicit_integer_bit {
        // For x87, the first digit is the integer bit with the three bits after it.
        let mantissa = bits & ((1 << 64) - 1);
        let exponent = biased.max(1) as i64 - bias as i64 - 3;
        return Some(format!("{sign}{}", hex_digits(mantissa >> 60, mantissa & ((1 << 60) - 1), 15, exponent)));
    }
    // `float` is promoted to `double`, in which its subnormal numbers are normal.
    let mut exponent = biased as i64 - bias as i64;
    let mut fraction = fraction << (52 - fraction_bits);
    let mut leading = 1;
    if biased == 0 {
        exponent += 1;
        leading = 0;
        if digits == 8 {
            while fraction >> 52 == 0 {
                fraction <<= 1;
                exponent -= 1;
            }
            fraction &= (1 << 52) - 1;
            leading = 1;
        }
    }
    Some(format!("{sign}{}", hex_digits(leading, fraction, 13, exponent)))
}

/// `0x<leading>.<fraction without its trailing zeros>p<exponent>`
fn hex_digits(leading: u128, fraction: u128, width: usize, exponent: i64) -> String {
    let fraction = format!("{fraction:0width$x}");
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("0x{leading:x}{point}{fraction}p{exponent:+}")
}

#[cfg(test)]
mod tests {
    use super::hex_float;

    #[test]
    fn floats_print_as_c_prints_them() {
        assert_eq!(hex_float(b"40490fdb", 8).unwrap(), "0x1.921fb6p+1");
        assert_eq!(hex_float(b"3ff8000000000000", 16).unwrap(), "0x1.8p+0");
        assert_eq!(hex_float(b"bff0000000000000", 16).unwrap(), "-0x1p+0");
        assert_eq!(hex_float(b"3fff8000000000000000", 20).unwrap(), "0x8p-3");
        assert_eq!(hex_float(b"00000000", 8).unwrap(), "0x0p+0");
        assert_eq!(hex_float(b"00000001", 8).unwrap(), "0x1p-149");
        assert_eq!(hex_float(b"0000000000000001", 16).unwrap(), "0x0.0000000000001p-1022");
        assert_eq!(hex_float(b"7f800000", 8).unwrap(), "inf");
        assert_eq!(hex_float(b"7fff0000000000000000", 20).unwrap(), "nan");
        assert_eq!(hex_float(b"3fff4000000000000000", 20).unwrap(), "nan");
        assert_eq!(hex_float(b"40490fd", 8), None);
    }
}
