//! The table of `nm`.

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
    for symbol in table.iter() {
        if has_members && last != Some(symbol.entry.member) {
            last = Some(symbol.entry.member);
            let name = symbol.member().map_or("", |member| &member.name);
            writeln!(out, "\n{}:", escaped(name.as_bytes()))?;
        }
        line(out, &symbol, listing, width)?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, symbol: &Symbol, listing: &Listing, width: usize) -> io::Result<()> {
    let (dim, plain) = if listing.colour { (DIM, PLAIN) } else { ("", "") };
    // `nm` prints the size of a common symbol, which has no address.
    let is_common = symbol.letter().eq_ignore_ascii_case(&'c');
    match symbol.address() {
        Some(_) if is_common => write!(out, "{dim}{:0width$x}{plain} ", symbol.size())?,
        Some(address) => write!(out, "{dim}{address:0width$x}{plain} ")?,
        None => write!(out, "{:width$} ", "")?,
    }
    if listing.sizes {
        let mark = if symbol.has_computed_size() { '~' } else { ' ' };
        match symbol.size() {
            0 => write!(out, "{:1$} ", "", width + 1)?,
            size => write!(out, "{mark}{size:0width$x} ")?,
        }
    }
    let colour = match symbol.letter() {
        _ if !listing.colour => "",
        'U' | 'w' | 'v' => "\x1b[31m",
        'T' | 't' | 'W' | 'i' => "\x1b[32m",
        _ => "\x1b[36m",
    };
    let name = if listing.mangled { symbol.mangled() } else { symbol.demangled() };
    writeln!(out, "{colour}{}{plain} {}", symbol.letter(), escaped(&symbol.with_version(name)))
}

/// The text without control characters, which could do anything to a terminal.
pub(super) fn escaped(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    if !text.contains(char::is_control) {
        return text.into_owned();
    }
    let escape = |letter: char| if letter.is_control() { letter.escape_default().to_string() } else { letter.into() };
    text.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(escaped(b"a\x1b[31m\nb\xff"), "a\\u{1b}[31m\\nb\u{fffd}");
    }
}
