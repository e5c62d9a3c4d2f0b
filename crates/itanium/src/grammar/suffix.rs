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
    // LLVM takes everything after a full stop as the suffix.
    if !in_text && dialect == Style::Llvm {
        let symbol = symbol_length(rest, in_text);
        if rest.get(symbol) == Some(&b'@') {
            return symbol;
        }
        return rest.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(rest.len());
    }
    let mut length = 0;
    while let Some(next) = rest.get(length..).and_then(|rest| one_clone_length(rest, length == 0)) {
        length += next;
    }
    // clang writes the functions that it makes for OpenMP with a full stop at their end.
    let is_outlined = rest.get(..length).is_some_and(|read| read.ends_with(b".omp_outlined"));
    if is_outlined && !in_text && rest.get(length) == Some(&b'.') { length + 1 } else { length }
}

/// The length of one suffix as compilers write it: `.cold`, `.0`, `.arch_x86_64_v3`, `.Frame` of a coroutine, `._Msve` for
/// the features of a processor. `None` for a full stop that ends a sentence, and for other text.
///
/// As c++filt has it, letters may follow the digits of the first suffix only.
fn one_clone_length(rest: &[u8], is_first: bool) -> Option<usize> {
    let word = rest.strip_prefix(b".")?;
    let is_number = match word {
        [b'0'..=b'9', ..] => !is_first,
        // Another name.
        [b'_', b'Z', ..] => return None,
        [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..] => false,
        _ => return None,
    };
    let is_of_word = |byte: u8| byte.is_ascii_digit() || (!is_number && (byte.is_ascii_alphabetic() || byte == b'_'));
    let length = word.iter().take_while(|&&byte| is_of_word(byte)).count();
    let goes_on = word.get(length).is_some_and(|&byte| is_symbol(byte) && byte != b'.');
    if goes_on { None } else { Some(length + 1) }
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
