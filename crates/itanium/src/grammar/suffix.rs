//! What compilers and linkers write after a name: suffixes of clones, and versions.

use crate::options::Style;

/// Whether assemblers take `byte` in a symbol as it is.
pub(crate) fn is_symbol(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_.$".contains(&byte)
}

/// The length of the suffix of a clone, or of Mach-O's initial values of thread-local variables.
///
/// `in_text`: anything may follow the name.
pub(super) fn clone_length(rest: &[u8], in_text: bool, dialect: Style) -> usize {
    const INITIAL_VALUE: &[u8] = b"$tlv$init";
    if rest.starts_with(INITIAL_VALUE) {
        return INITIAL_VALUE.len();
    }
    if rest.first() != Some(&b'.') {
        return 0;
    }
    let symbol = symbol_length(rest, in_text);
    // LLVM takes all that follows a full stop.
    if !in_text && dialect == Style::Llvm && rest.get(symbol) != Some(&b'@') {
        return rest.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(rest.len());
    }
    symbol
}

/// The length of `@` or `@@`, and a name.
pub(super) fn version_length(rest: &[u8], in_text: bool) -> usize {
    let signs = rest.iter().take_while(|&&byte| byte == b'@').count();
    let name = if matches!(signs, 1 | 2) { symbol_length(rest.get(signs..).unwrap_or_default(), in_text) } else { 0 };
    if name > 0 { signs + name } else { 0 }
}

/// The length of the characters of a symbol that `rest` begins with, 0 if they are punctuation alone.
pub(super) fn symbol_length(rest: &[u8], in_text: bool) -> usize {
    let symbol = rest.iter().take_while(|&&byte| is_symbol(byte)).count();
    match rest.get(..symbol).and_then(|symbol| symbol.iter().rposition(|&byte| byte != b'.')) {
        // A full stop may end a sentence.
        Some(last) if in_text => last + 1,
        Some(_) => symbol,
        None => 0,
    }
}
