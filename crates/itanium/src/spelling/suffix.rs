//! What follows a full stop at the end of a name.

use crate::ast::Span;

/// The suffixes of which a run of them consists: `.isra.0` and `.cold` of `.isra.0.cold`.
pub(crate) fn clones(input: &[u8], suffix: Span) -> impl Iterator<Item = Span> {
    let mut rest = suffix;
    std::iter::from_fn(move || {
        let bytes = rest.of(input);
        if bytes.is_empty() {
            return None;
        }
        let mut length = 1 + bytes[1..].iter().take_while(|&&byte| byte != b'.').count();
        // A number belongs to the word before it.
        while bytes.get(length) == Some(&b'.') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit) {
            length += 1 + bytes[length + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
        let end = rest.start as usize + length;
        let clone = Span::new(rest.start as usize, end);
        rest = Span::new(end, rest.end as usize);
        Some(clone)
    })
}
