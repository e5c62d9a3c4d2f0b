//! The suffixes of compilers and linkers: clone suffixes and symbol versions.

use demangling::Style;

/// True if assemblers accept `byte` in a symbol without quotes.
pub(crate) fn is_symbol(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_.$".contains(&byte)
}

/// The length of a clone suffix, or of Mach-O's suffix for the initial value of a thread-local variable.
///
/// `in_text` is true if anything may follow the name.
pub(super) fn clone_length(rest: &[u8], in_text: bool, dialect: Style) -> usize {
    const INITIAL_VALUE: &[u8] = b"$tlv$init";
    if rest.starts_with(INITIAL_VALUE) {
        return INITIAL_VALUE.len();
    }
    if rest.first() != Some(&b'.') {
        return 0;
    }
    let symbol = symbol_length(rest, in_text);
    // LLVM takes everything after a full stop as the suffix.
    if !in_text && dialect == Style::Llvm && rest.get(symbol) != Some(&b'@') {
        return rest.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(rest.len());
    }
    symbol
}

/// The length of a symbol version: `@` or `@@`, and a name.
pub(super) fn version_length(rest: &[u8], in_text: bool) -> usize {
    let signs = rest.iter().take_while(|&&byte| byte == b'@').count();
    let name = if matches!(signs, 1 | 2) { symbol_length(rest.get(signs..).unwrap_or_default(), in_text) } else { 0 };
    if name > 0 { signs + name } else { 0 }
}

/// The number of characters of a symbol at the start of `rest`; 0 if all of them are full stops.
pub(super) fn symbol_length(rest: &[u8], in_text: bool) -> usize {
    let symbol = rest.iter().take_while(|&&byte| is_symbol(byte)).count();
    match rest.get(..symbol).and_then(|symbol| symbol.iter().rposition(|&byte| byte != b'.')) {
        // A full stop may end a sentence.
        Some(last) if in_text => last + 1,
        Some(_) => symbol,
        None => 0,
    }
}
