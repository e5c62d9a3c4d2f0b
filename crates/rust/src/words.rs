//! Which bytes names and suffixes consist of.

/// The number of letters, digits and `_` at the start of `text`.
#[inline]
pub(crate) fn word_length(text: &[u8]) -> usize {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    // Whole chunks are examined without a branch for each byte.
    const CHUNK: usize = 32;
    let mut chunks = text.chunks_exact(CHUNK);
    let whole = chunks.by_ref().take_while(|chunk| chunk.iter().fold(true, |all, &byte| all & is_word(byte))).count();
    let start = whole.saturating_mul(CHUNK);
    let rest = text.get(start..).unwrap_or_default();
    start.saturating_add(rest.iter().take_while(|&&byte| is_word(byte)).count())
}

/// The length of the suffixes at the start of `text`: `.llvm.123`, `.cold`.
pub(crate) fn suffix_length(text: &[u8]) -> usize {
    let is_suffix = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'@');
    let mut length = 0;
    while let Some((b'.', after)) = text.get(length..).and_then(<[u8]>::split_first) {
        match after.iter().take_while(|byte| is_suffix(byte)).count() {
            0 => break,
            count => length = length.saturating_add(count).saturating_add(1),
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::{suffix_length, word_length};

    #[test]
    fn words_end_at_other_bytes() {
        let letters = "aZ09_".repeat(20);
        for length in 0..letters.len() {
            assert_eq!(word_length(&letters.as_bytes()[..length]), length);
            assert_eq!(word_length(format!("{}.{letters}", &letters[..length]).as_bytes()), length);
        }
    }

    #[test]
    fn suffixes_end_before_a_full_stop() {
        assert_eq!(suffix_length(b".llvm.123.cold. Then"), 14);
        assert_eq!(suffix_length(b"..a"), 0);
        assert_eq!(suffix_length(b"a.b"), 0);
    }
}
