//! The table of `nm`.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{failed, rows};
use crate::{Symbol, SymbolTable};

/// How [`symbols`] prints.
#[derive(Clone, Copy, Debug, Default)]
pub struct Listing {
    /// True to print sizes, as `nm -S`. Those that were computed have a `~` before them.
    pub sizes: bool,
    /// True to print mangled names.
    pub mangled: bool,
    /// True to color addresses and letters.
    pub color: bool,
}

const DIM: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

/// In the place of an address that there is not.
const BLANK: [u8; 16] = [b' '; 16];

/// Writes a line for each symbol: address, size, letter, name and version, as `nm -C` does. Symbols of archives have a
/// heading for each member. Lines are made on all cores.
///
/// ```
/// use binary_symbols::{Request, read_file, show};
///
/// let table = read_file(&std::env::current_exe().unwrap(), &Request::default())?;
/// let mut out = Vec::new();
/// show::symbols(&mut out, &table, &show::Listing::default(), || true).unwrap();
/// assert!(String::from_utf8_lossy(&out).lines().any(|line| line.ends_with(" T main")));
/// # Ok::<(), binary_symbols::Error>(())
/// ```
///
/// # Errors
///
/// Those of writing; [`io::ErrorKind::Interrupted`] if `goes_on` returned false. The caller's thread calls it ten times a
/// second.
pub fn symbols(
    out: &mut dyn Write,
    table: &SymbolTable,
    listing: &Listing,
    mut goes_on: impl FnMut() -> bool + Send,
) -> io::Result<()> {
    if !listing.mangled && table.repeats_names() {
        table.demangle(&mut goes_on).map_err(failed)?;
    }
    let is_wide = table.members().iter().any(|member| member.pointer == 8);
    let width = if is_wide { 16 } else { 8 };
    let has_members = table.members().iter().any(|member| !member.name.is_empty());
    let member = |row| table.get(row).map(|symbol: Symbol| symbol.entry.member);
    rows::write(out, table, goes_on, |text, row, symbol| {
        if has_members && row.checked_sub(1).and_then(member) != Some(symbol.entry.member) {
            let name = symbol.member().map_or("", |member| &member.name);
            text.extend_from_slice(&[b"\n", &*escaped(name.as_bytes()), b":\n"].concat());
        }
        line(text, symbol, *listing, width);
    })
}

fn line(out: &mut Vec<u8>, symbol: &Symbol, listing: Listing, width: usize) {
    let color = |out: &mut Vec<u8>, code: &str| {
        if listing.color {
            out.extend_from_slice(code.as_bytes());
        }
    };
    // `nm` prints the size of a common symbol, which has no address.
    let is_common = symbol.letter().eq_ignore_ascii_case(&'c');
    color(out, DIM);
    match symbol.address() {
        Some(_) if is_common => hexadecimal(out, symbol.size(), width),
        Some(address) => hexadecimal(out, address, width),
        None => out.extend_from_slice(BLANK.get(..width).unwrap_or(&BLANK)),
    }
    color(out, PLAIN);
    // As `nm`, which prints nothing in the place of a size that there is not.
    if listing.sizes && symbol.size() > 0 && !symbol.is_undefined() {
        out.push(b' ');
        if symbol.has_computed_size() {
            out.push(b'~');
        }
        hexadecimal(out, symbol.size(), width);
    }
    out.push(b' ');
    color(out, color_of(symbol.letter()));
    out.push(symbol.entry.letter);
    color(out, PLAIN);
    out.push(b' ');
    let start = out.len();
    if listing.mangled {
        out.extend_from_slice(symbol.mangled());
    } else {
        symbol.write_demangled(out);
    }
    if let Some(version) = symbol.version() {
        out.extend_from_slice(version);
    }
    escape_from(out, start);
    out.push(b'\n');
}

fn color_of(letter: char) -> &'static str {
    match letter {
        'U' | 'w' | 'v' => "\x1b[31m",
        'T' | 't' | 'W' | 'i' => "\x1b[32m",
        _ => "\x1b[36m",
    }
}

/// Escapes what follows `start`, unless it is plain, as nearly all texts are.
fn escape_from(out: &mut Vec<u8>, start: usize) {
    let Some(text) = out.get(start..) else { return };
    // Without an early end, so that it is done with vectors of the processor.
    let is_plain = text.iter().fold(true, |all, byte| all & (0x20..0x7F).contains(byte));
    if !is_plain {
        let text = escaped(text).into_owned();
        out.truncate(start);
        out.extend_from_slice(&text);
    }
}

/// The digits of each byte.
#[allow(clippy::indexing_slicing, reason = "it is evaluated by the compiler")]
const DIGITS: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut pairs = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        pairs[byte] = [digits[byte >> 4], digits[byte & 0xF]];
        byte += 1;
    }
    pairs
};

/// Appends a number of at least so many digits, at most 16. `write!` takes several times as long.
fn hexadecimal(out: &mut Vec<u8>, number: u64, width: usize) {
    let mut digits = [0; 16];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(number.to_be_bytes()) {
        pair.copy_from_slice(DIGITS.get(usize::from(byte)).unwrap_or(&[0; 2]));
    }
    let count = width.max((u64::BITS - number.leading_zeros()).div_ceil(4) as usize);
    if count >= digits.len() {
        // Of a known length, so that no function is called to copy it.
        out.extend_from_slice(&digits);
    } else {
        out.extend_from_slice(digits.get(digits.len() - count..).unwrap_or_default());
    }
}

/// The text without control characters, which could do anything to a terminal. Bytes that are not UTF-8 are kept, as `nm`
/// keeps them.
pub(super) fn escaped(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.utf8_chunks().any(|chunk| chunk.valid().contains(char::is_control)) {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    for chunk in text.utf8_chunks() {
        for letter in chunk.valid().chars() {
            if letter.is_control() {
                out.extend(letter.escape_default().map(|letter| letter as u8));
            } else {
                out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        out.extend_from_slice(chunk.invalid());
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{escaped, hexadecimal};

    #[test]
    fn numbers_have_digits() {
        let mut out = Vec::new();
        for (number, width) in [(0, 4), (0x1AF, 4), (u64::MAX, 8), (u64::MAX, 16)] {
            hexadecimal(&mut out, number, width);
            out.push(b' ');
        }
        assert_eq!(out, b"0000 01af ffffffffffffffff ffffffffffffffff ");
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(*escaped("a\x1b[31m\n\u{9b}ä".as_bytes()), *"a\\u{1b}[31m\\n\\u{9b}ä".as_bytes());
        assert_eq!(*escaped(b"a\n\xff\xe4"), *b"a\\n\xff\xe4");
        assert_eq!(*escaped(b"\xff"), *b"\xff");
    }
}
