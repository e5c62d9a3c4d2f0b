//! Clone suffixes, which begin with a full stop.

use crate::ast::Span;

/// Splits a run of clone suffixes: `.isra.0.cold` into `.isra.0` and `.cold`.
pub(crate) fn clones(input: &[u8], suffix: Span) -> impl Iterator<Item = Span> {
    let mut rest = suffix;
    std::iter::from_fn(move || {
        let (_, word) = rest.of(input).split_first()?;
        let mut after = skip(word, |byte| byte != b'.');
        // A number belongs to the word before it.
        while let [b'.', b'0'..=b'9', digits @ ..] = after {
            after = skip(digits, |byte| byte.is_ascii_digit());
        }
        let end = (rest.end as usize).saturating_sub(after.len());
        let clone = Span::new(rest.start as usize, end);
        rest = Span::new(end, rest.end as usize);
        Some(clone)
    })
}

/// The rest of `text` after its leading bytes that `are_skipped`.
fn skip(text: &[u8], are_skipped: impl Fn(u8) -> bool) -> &[u8] {
    let end = text.iter().position(|&byte| !are_skipped(byte)).unwrap_or(text.len());
    text.get(end..).unwrap_or_default()
}
