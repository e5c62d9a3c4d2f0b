//! The suffixes of names, such as `.llvm.123`.

use crate::tool::{Choices, Suffix, Tool};
use demangling::{Full, Output};

/// True for what may follow a v0 name.
pub(crate) fn is_suffix<T: Tool>(text: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$' | b'@');
    match text.first() {
        Some(b'.') => T::SUFFIX != Suffix::Verbatim || text.iter().all(is_part),
        Some(b'@') => T::SUFFIX == Suffix::Verbatim && text.iter().all(is_part),
        _ => false,
    }
}

/// The length of the suffixes at the start of `text`.
pub(crate) fn suffix_length(text: &[u8]) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'@');
    let mut length = 0_usize;
    while let Some((b'.', after)) = text.get(length..).and_then(<[u8]>::split_first) {
        match after.iter().take_while(|byte| is_part(byte)).count() {
            0 => break,
            count => length = length.saturating_add(count).saturating_add(1),
        }
    }
    length
}

/// Writes what the tool prints of a suffix. Returns the range of the suffix itself.
#[cold]
pub(crate) fn write_suffix<T: Tool>(
    suffix: &[u8],
    output: &mut Output<'_>,
    choices: Choices,
) -> Result<(usize, usize), Full> {
    if suffix.is_empty() || !choices.clone_suffix || T::SUFFIX == Suffix::None {
        return Ok((0, 0));
    }
    let in_parentheses = T::SUFFIX == Suffix::Parentheses;
    if in_parentheses {
        output.write(b" (")?;
    }
    let start = output.len();
    if in_parentheses {
        output.write(suffix)?;
    } else {
        // rustfilt does not take a version (`@@16`) for a part of the name, and leaves it.
        let version = suffix.iter().position(|&byte| byte == b'@').unwrap_or(suffix.len());
        let (clone, version) = suffix.split_at_checked(version).unwrap_or_default();
        output.write(without_llvm(clone))?;
        output.write(version)?;
    }
    let end = output.len();
    if in_parentheses {
        output.write(b")")?;
    }
    Ok((start, end))
}

/// A suffix without the `.llvm.` and the digits at its end.
fn without_llvm(suffix: &[u8]) -> &[u8] {
    const LLVM: &[u8] = b".llvm.";
    let Some(at) = suffix.windows(LLVM.len()).position(|window| window == LLVM) else { return suffix };
    let (before, from) = suffix.split_at_checked(at).unwrap_or_default();
    let digits = from.get(LLVM.len()..).unwrap_or_default();
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F');
    if digits.iter().all(is_digit) { before } else { suffix }
}

#[cfg(test)]
mod tests {
    use super::{suffix_length, without_llvm};

    #[test]
    fn suffixes_end_before_a_full_stop() {
        assert_eq!(suffix_length(b".llvm.123.cold. Then"), 14);
        assert_eq!(suffix_length(b"..a"), 0);
        assert_eq!(suffix_length(b"a.b"), 0);
    }

    #[test]
    fn only_the_last_suffix_of_llvm_is_left_out() {
        assert_eq!(without_llvm(b".cold.llvm.9D1C"), b".cold");
        assert_eq!(without_llvm(b".llvm."), b"");
        assert_eq!(without_llvm(b".llvm.12.cold"), b".llvm.12.cold");
        assert_eq!(without_llvm(b".llvm.ab"), b".llvm.ab");
    }
}
