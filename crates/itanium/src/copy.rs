//! Copies of short texts.

/// How many bytes of padding behind a text make each part of it fit for a quick copy.
pub(crate) const PADDING: usize = 64;

/// How much is copied at once of an identifier, which few exceed.
pub(crate) const IDENTIFIER: usize = 32;

/// Makes `to` a copy of `from` with padding behind it.
pub(crate) fn padded(to: &mut Vec<u8>, from: &[u8]) {
    to.clear();
    to.reserve(from.len() + PADDING);
    to.extend_from_slice(from);
    to.extend_from_slice(&[0; PADDING]);
}

/// Appends the part of `from` between `start` and `end` to `to`.
///
/// `CHUNK` bytes at once and the surplus taken back cost less than a call that copies just as many as asked. No more
/// than [`PADDING`] are of use.
#[inline(always)]
pub(crate) fn part<const CHUNK: usize>(to: &mut Vec<u8>, from: &[u8], start: usize, end: usize) {
    let length = end - start;
    match from.get(start..).and_then(<[u8]>::first_chunk::<CHUNK>) {
        Some(chunk) if length <= CHUNK => {
            let end = to.len() + length;
            to.extend_from_slice(chunk);
            to.truncate(end);
        }
        _ => to.extend_from_slice(from.get(start..end).unwrap_or_default()),
    }
}

/// Appends the part of `text` between `start` and `end` to itself.
#[inline]
pub(crate) fn again(text: &mut Vec<u8>, start: usize, end: usize) {
    let length = end - start;
    match text.get(start..).and_then(<[u8]>::first_chunk::<IDENTIFIER>) {
        Some(&chunk) if length <= IDENTIFIER => {
            let end = text.len() + length;
            text.extend_from_slice(&chunk);
            text.truncate(end);
        }
        _ => text.extend_from_within(start..end),
    }
}
