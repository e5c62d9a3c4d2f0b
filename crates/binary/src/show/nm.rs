//! The table of `nm`.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::{Symbol, SymbolTable};

/// How [`symbols`] prints.
#[derive(Clone, Copy, Debug, Default)]
pub struct Listing {
    /// True to print sizes, as `nm -S`. Those that were computed have a `~` before them.
    pub sizes: bool,
    /// True to print mangled names.
    pub mangled: bool,
    /// True to colour addresses and letters.
    pub colour: bool,
}

const DIM: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

/// Writes a line for each symbol: address, size, letter, name and version, as `nm -C` does. Symbols of archives have a
/// heading for each member.
///
/// ```
/// use binary_symbols::{Request, read_file, show};
///
/// let table = read_file(&std::env::current_exe().unwrap(), &Request::default())?;
/// let mut out = Vec::new();
/// show::symbols(&mut out, &table, &show::Listing::default()).unwrap();
/// assert!(String::from_utf8_lossy(&out).lines().any(|line| line.ends_with(" T main")));
/// # Ok::<(), binary_symbols::Error>(())
/// ```
///
/// # Errors
///
/// Those of writing.
pub fn symbols(out: &mut dyn Write, table: &SymbolTable, listing: &Listing) -> io::Result<()> {
    let is_wide = table.members().iter().any(|member| member.pointer == 8);
    let width = if is_wide { 16 } else { 8 };
    let has_members = table.members().iter().any(|member| !member.name.is_empty());
    let mut last = None;
    let mut lines = Vec::with_capacity(2 * FULL);
    for symbol in table.iter() {
        if has_members && last != Some(symbol.entry.member) {
            last = Some(symbol.entry.member);
            let name = symbol.member().map_or("", |member| &member.name);
            lines.extend_from_slice(format!("\n{}:\n", escaped(name.as_bytes())).as_bytes());
        }
        line(&mut lines, &symbol, *listing, width);
        if lines.len() >= FULL {
            out.write_all(&lines)?;
            lines.clear();
        }
    }
    out.write_all(&lines)
}

/// The bytes that are written at a time.
const FULL: usize = 1 << 16;

fn line(out: &mut Vec<u8>, symbol: &Symbol, listing: Listing, width: usize) {
    let (dim, plain) = if listing.colour { (DIM, PLAIN) } else { ("", "") };
    // `nm` prints the size of a common symbol, which has no address.
    let is_common = symbol.letter().eq_ignore_ascii_case(&'c');
    out.extend_from_slice(dim.as_bytes());
    match symbol.address() {
        Some(_) if is_common => hexadecimal(out, symbol.size(), width),
        Some(address) => hexadecimal(out, address, width),
        None => out.resize(out.len() + width, b' '),
    }
    out.extend_from_slice(plain.as_bytes());
    if listing.sizes {
        out.push(b' ');
        out.push(if symbol.has_computed_size() && symbol.size() > 0 { b'~' } else { b' ' });
        match symbol.size() {
            0 => out.resize(out.len() + width, b' '),
            size => hexadecimal(out, size, width),
        }
    }
    let colour = match symbol.letter() {
        _ if !listing.colour => "",
        'U' | 'w' | 'v' => "\x1b[31m",
        'T' | 't' | 'W' | 'i' => "\x1b[32m",
        _ => "\x1b[36m",
    };
    out.push(b' ');
    out.extend_from_slice(colour.as_bytes());
    out.push(symbol.entry.letter);
    out.extend_from_slice(plain.as_bytes());
    out.push(b' ');
    let name = if listing.mangled { symbol.mangled() } else { symbol.demangled() };
    out.extend_from_slice(escaped(name).as_bytes());
    if let Some(version) = symbol.version() {
        out.extend_from_slice(escaped(version).as_bytes());
    }
    out.push(b'\n');
}

/// Appends a number of at least so many digits. `write!` takes several times as long.
fn hexadecimal(out: &mut Vec<u8>, number: u64, width: usize) {
    let digits = width.max((u64::BITS - number.leading_zeros()).div_ceil(4) as usize);
    for place in (0..digits).rev() {
        let digit =
            u8::try_from(number.checked_shr(4 * u32::try_from(place).unwrap_or(0)).unwrap_or(0) & 0xF).unwrap_or(0);
        out.push(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 });
    }
}

/// The text without control characters, which could do anything to a terminal.
pub(super) fn escaped(text: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(text);
    // Nearly all texts are plain; both looks at them are done with vectors of the processor.
    let is_control = |byte: &u8| *byte < 0x20 || *byte == 0x7F;
    let is_plain = |text: &str| text.is_ascii() && text.as_bytes().iter().filter(|byte| is_control(byte)).count() == 0;
    if is_plain(&text) || !text.contains(char::is_control) {
        return text;
    }
    let escape = |letter: char| if letter.is_control() { letter.escape_default().to_string() } else { letter.into() };
    Cow::Owned(text.chars().map(escape).collect())
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
        assert_eq!(escaped(b"a\x1b[31m\nb\xff"), "a\\u{1b}[31m\\nb\u{fffd}");
    }
}
