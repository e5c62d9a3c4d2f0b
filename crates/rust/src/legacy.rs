//! Names of the legacy mangling: `_ZN4core3fmt17h0123456789abcdefE`.
//!
//! They are well-formed C++ names too, of a nested name without a signature. c++filt tells them by the hash at their end,
//! and decodes the escapes in their identifiers: `$LT$` is `<`, `..` is `::`.

use crate::recorder::Recorder;
use crate::suffix::{suffix_length, write_suffix};
use crate::tool::{Choices, Tool};
use crate::words::{are_all, is_word};
use demangling::{ByteText, Full, Output};

/// The escapes and the characters that they encode.
const ESCAPES: [(&[u8], u8); 8] = [
    (b"SP", b'@'),
    (b"BP", b'*'),
    (b"RF", b'&'),
    (b"LT", b'<'),
    (b"GT", b'>'),
    (b"LP", b'('),
    (b"RP", b')'),
    (b"C", b','),
];

/// What legacy names begin with.
const PREFIX: &[u8] = b"_ZN";

/// The length of the last identifier, which is the hash.
const HASH: usize = 17;

/// Whether `text` begins as a legacy name does, and a hash precedes what [`is_suffix`] takes for the end of a name. It
/// tells most names of C++ apart, whose identifiers are then not read.
#[inline]
fn may_be_legacy(text: &[u8]) -> bool {
    if !text.starts_with(PREFIX) {
        return false;
    }
    let end = match text.last() {
        Some(b'E') => text.len().checked_sub(1),
        _ if has_dot(text) => text.windows(2).rposition(|pair| pair == b"E."),
        _ => None,
    };
    let hash = end.and_then(|end| text.get(end.checked_sub(HASH + 2)?..));
    hash.is_some_and(|hash| hash.starts_with(b"17h"))
}

/// Whether there is a dot, which few names have. Without a branch in each step, that takes less than half as long as
/// `contains`.
#[inline]
fn has_dot(text: &[u8]) -> bool {
    const CHUNK: usize = 16;
    let Some(last) = text.last_chunk::<CHUNK>() else { return text.contains(&b'.') };
    let in_chunk = |chunk: &[u8; CHUNK]| chunk.iter().fold(0, |found, &byte| found | u8::from(byte == b'.'));
    let chunks = text.chunks_exact(CHUNK).filter_map(<[u8]>::first_chunk);
    chunks.fold(in_chunk(last), |found, chunk| found | in_chunk(chunk)) != 0
}

/// A legacy name. Its identifiers have been checked.
#[derive(Clone, Copy)]
pub(crate) struct Legacy<'a> {
    /// All identifiers, with their lengths.
    body: &'a [u8],
    /// The identifiers before the hash, with their lengths.
    path: &'a [u8],
    /// `h0123456789abcdef`; empty if the name has none.
    hash: &'a [u8],
    /// What follows the `E`.
    after: &'a [u8],
}

impl<'a> Legacy<'a> {
    /// The legacy name that `text` begins with.
    pub(crate) fn begins(text: &'a [u8]) -> Option<Self> {
        let name = Legacy::split(text)?;
        (is_hash(name.hash) && !name.path.is_empty() && are_all(name.path, is_allowed)).then_some(name)
    }

    /// The legacy name that `text` is.
    #[inline]
    pub(crate) fn of(text: &'a [u8]) -> Option<Self> {
        if !may_be_legacy(text) {
            return None;
        }
        Legacy::begins(text).filter(|name| is_suffix(name.after))
    }

    /// The path that `text` is, whether it ends in a hash or not.
    pub(crate) fn with_any_hash(text: &'a [u8]) -> Option<Self> {
        let mut name = Legacy::split(text).filter(|name| name.after.is_empty() || name.after.starts_with(b"."))?;
        match name.hash.split_first() {
            Some((b'h', digits)) if digits.iter().all(u8::is_ascii_hexdigit) && !name.path.is_empty() => {}
            _ => {
                name.path = name.body;
                name.hash = b"";
            }
        }
        let are_allowed = are_all(name.path, is_allowed) && are_all(name.after, is_allowed);
        (!name.path.is_empty() && are_allowed).then_some(name)
    }

    /// Splits off the last identifier, which is not checked.
    fn split(text: &'a [u8]) -> Option<Self> {
        let from_body = text.strip_prefix(PREFIX)?;
        let mut rest = from_body;
        let mut from_last = from_body;
        let mut hash: &[u8] = b"";
        while rest.first() != Some(&b'E') {
            from_last = rest;
            (hash, rest) = identifier(rest)?;
        }
        let before = |after: &[u8]| from_body.get(..from_body.len().checked_sub(after.len())?);
        Some(Legacy { body: before(rest)?, path: before(from_last)?, hash, after: rest.get(1..)? })
    }

    /// Where the name ends in `text`, which begins with it.
    pub(crate) fn end(&self, text: &[u8]) -> usize {
        text.len().saturating_sub(self.after.len()).saturating_add(suffix_length(self.after))
    }

    /// The identifiers before the hash, as they are in the name.
    pub(crate) fn path(&self) -> impl Iterator<Item = &'a [u8]> {
        let mut rest = self.path;
        std::iter::from_fn(move || {
            let (identifier, after) = identifier(rest)?;
            rest = after;
            Some(identifier)
        })
    }

    /// The name of the crate. `None` for a name whose path begins with an impl in angle brackets.
    pub(crate) fn crate_name(&self) -> Option<ByteText> {
        let first = self.path().next().filter(|first| is_plain(first))?;
        Some(first.into())
    }

    /// The hash with its `h`.
    pub(crate) fn hash(&self) -> Option<ByteText> {
        (!self.hash.is_empty()).then(|| self.hash.into())
    }

    /// Writes the text. Returns the range of the suffix in it.
    pub(crate) fn write<T: Tool, R: Recorder>(
        &self,
        output: &mut Output<'_>,
        choices: Choices,
        recorder: &mut R,
    ) -> Result<(usize, usize), Full> {
        for (number, identifier) in self.path().enumerate() {
            if number > 0 {
                output.write(b"::")?;
            }
            let start = output.len();
            write_unescaped::<T>(identifier, output)?;
            if R::RECORDS {
                let end = output.len();
                if number == 0 && is_plain(identifier) {
                    recorder.root((start, end), None);
                }
                recorder.element(start, end);
            }
        }
        if T::LEGACY_HASH && !self.hash.is_empty() {
            output.write(b"::")?;
            let start = output.len();
            output.write(self.hash)?;
            if R::RECORDS {
                recorder.hash(start, output.len());
            }
        }
        write_suffix::<T>(self.after, output, choices)
    }
}

/// The first identifier, and what follows it.
fn identifier(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let first = text.first().filter(|byte| matches!(byte, b'1'..=b'9'))?;
    let mut length = usize::from(first & 15);
    let mut start = 1_usize;
    while let Some(digit) = text.get(start).filter(|byte| byte.is_ascii_digit()) {
        length = length.checked_mul(10)?.checked_add(usize::from(digit & 15))?;
        start = start.checked_add(1)?;
    }
    text.get(start..)?.split_at_checked(length)
}

/// True for what c++filt lets follow the `E`: it takes the last `E` at the end or before a `.` for the name's.
fn is_suffix(after: &[u8]) -> bool {
    let has_another_end = || after.ends_with(b"E") || after.windows(2).any(|pair| pair == b"E.");
    after.is_empty() || (after.starts_with(b".") && are_all(after, is_allowed) && !has_another_end())
}

/// The bytes that c++filt expects in a legacy name.
#[inline(always)]
#[expect(clippy::needless_bitwise_bool, reason = "without branches, many bytes are examined at once")]
fn is_allowed(byte: u8) -> bool {
    is_word(byte) | (byte == b'$') | (byte == b'.') | (byte == b':') | (byte == b'@')
}

/// True for an identifier that can be a crate's: it has no escapes.
pub(crate) fn is_plain(identifier: &[u8]) -> bool {
    are_all(identifier, is_word)
}

/// True for `h` and sixteen hexadecimal digits of which at least five are different.
fn is_hash(identifier: &[u8]) -> bool {
    let Some((b'h', digits)) = identifier.split_first() else { return false };
    if identifier.len() != HASH {
        return false;
    }
    let mut seen = 0_u16;
    for digit in digits {
        let value = match digit {
            b'0'..=b'9' => digit & 15,
            b'a'..=b'f' => (digit & 15).wrapping_add(9),
            _ => return false,
        };
        seen |= 1_u16.wrapping_shl(u32::from(value));
    }
    seen.count_ones() >= 5
}

/// Writes an identifier, its escapes replaced. From the first unknown escape on, it is unchanged.
fn write_unescaped<T: Tool>(identifier: &[u8], output: &mut Output<'_>) -> Result<(), Full> {
    let begins_with_escape = identifier.starts_with(b"_$");
    let mut at = usize::from(begins_with_escape);
    loop {
        let rest = identifier.get(at..).unwrap_or_default();
        let plain = rest.iter().take_while(|&&byte| byte != b'$' && byte != b'.').count();
        output.copy(identifier, at, plain)?;
        at = at.saturating_add(plain);
        match identifier.get(at..).unwrap_or_default() {
            [] => return Ok(()),
            [b'.', b'.', ..] => {
                output.write(b"::")?;
                at = at.saturating_add(2);
            }
            [b'.', ..] => {
                output.write(b".")?;
                at = at.saturating_add(1);
            }
            rest => {
                let Some((character, after)) = escape::<T>(rest) else { return output.write(rest) };
                output.write(character.encode_utf8(&mut [0; 4]).as_bytes())?;
                at = identifier.len().saturating_sub(after.len());
            }
        }
    }
}

/// The character of the escape that `text` begins with, and the text after it.
fn escape<T: Tool>(text: &[u8]) -> Option<(char, &[u8])> {
    let text = text.strip_prefix(b"$")?;
    let end = text.iter().position(|&byte| byte == b'$')?;
    let (code, after) = (text.get(..end)?, text.get(end..)?.strip_prefix(b"$")?);
    if let Some(&(_, character)) = ESCAPES.iter().find(|(known, _)| *known == code) {
        return Some((char::from(character), after));
    }
    let digits = code.strip_prefix(b"u").filter(|digits| !digits.is_empty())?;
    if !digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let code = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    let is_printed = |character: &char| {
        if T::LEGACY_UNICODE {
            !character.is_control()
        } else {
            digits.len() == 2 && (' '..='\u{7f}').contains(character)
        }
    };
    Some((char::from_u32(code).filter(is_printed)?, after))
}

#[cfg(test)]
mod tests {
    use super::{has_dot, is_hash, write_unescaped};
    use crate::tool::{Cxxfilt, Rustfilt, Tool};
    use demangling::Limits;
    use demangling::Output;

    fn unescaped<T: Tool>(identifier: &str) -> String {
        let mut text = Vec::new();
        let Ok(mut output) = Output::new(&mut text, 0, &Limits::DEFAULT) else { panic!("no room") };
        assert!(write_unescaped::<T>(identifier.as_bytes(), &mut output).is_ok());
        output.finish();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn escapes_are_replaced_up_to_an_unknown_one() {
        assert_eq!(unescaped::<Cxxfilt>("_$LT$str$u20$as$u20$core..fmt..Debug$GT$"), "<str as core::fmt::Debug>");
        assert_eq!(unescaped::<Cxxfilt>("_$u7b$$u7b$closure$u7d$$u7d$"), "{{closure}}");
        assert_eq!(unescaped::<Cxxfilt>("_$LT$a$GT"), "<a$GT");
        assert_eq!(unescaped::<Cxxfilt>("a$XX$b$LT$..c"), "a$XX$b$LT$..c");
        assert_eq!(unescaped::<Cxxfilt>("a...b"), "a::.b");
        assert_eq!(unescaped::<Cxxfilt>("a$ue9$"), "a$ue9$");
        assert_eq!(unescaped::<Rustfilt<false>>("a$ue9$$u1f600$$u7f$"), "aé😀$u7f$");
    }

    #[test]
    fn a_dot_is_found_wherever_it_is() {
        for length in 0..100 {
            assert!(!has_dot(&vec![b'/'; length]));
            for place in 0..length {
                let mut text = vec![b'-'; length];
                text[place] = b'.';
                assert!(has_dot(&text), "{place} of {length}");
            }
        }
    }

    #[test]
    fn a_hash_has_five_different_digits() {
        assert!(is_hash(b"h0000000000001234"));
        assert!(!is_hash(b"h0000000000000012"));
        assert!(!is_hash(b"h0123456789ABCDEF"));
        assert!(!is_hash(b"h0123456789abcde"));
        assert!(!is_hash(b"g0123456789abcdef"));
    }
}
