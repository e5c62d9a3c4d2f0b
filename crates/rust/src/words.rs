//! Which bytes names consist of.

/// The length of the chunks that are examined at once.
const CHUNK: usize = 32;

/// True for a letter, a digit and `_`.
#[inline(always)]
#[expect(clippy::needless_bitwise_bool, reason = "without branches, many bytes are examined at once")]
pub(crate) fn is_word(byte: u8) -> bool {
    let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let is_digit = byte.wrapping_sub(b'0') < 10;
    is_letter | is_digit | (byte == b'_')
}

/// Whether `is` is true of all bytes. It should have no branches.
#[inline(always)]
pub(crate) fn are_all(text: &[u8], is: impl Fn(u8) -> bool) -> bool {
    let are = |bytes: &[u8]| !bytes.iter().fold(false, |any, &byte| any | !is(byte));
    let are_chunk = |chunk: &[u8; CHUNK]| are(chunk);
    match text.last_chunk::<CHUNK>() {
        // The last chunk overlaps the others.
        Some(last) => {
            are_chunk(last) && text.chunks_exact(CHUNK).all(|chunk| chunk.first_chunk().is_some_and(are_chunk))
        }
        None => are(text),
    }
}

/// The number of letters, digits and `_` at the start of `text`.
#[inline]
pub(crate) fn word_length(text: &[u8]) -> usize {
    // Nearly all names are words.
    if are_all(text, is_word) {
        return text.len();
    }
    text.iter().take_while(|&&byte| is_word(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::word_length;

    #[test]
    fn words_end_at_other_bytes() {
        let letters = "aZ09_".repeat(20);
        for length in 0..letters.len() {
            assert_eq!(word_length(&letters.as_bytes()[..length]), length);
            assert_eq!(word_length(format!("{}.{letters}", &letters[..length]).as_bytes()), length);
        }
    }
}
