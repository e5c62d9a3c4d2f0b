//! JSON.

use std::io::{self, Write};

use crate::{Sizes, SizesDiff, SymbolTable};

/// Writes a text as a string of JSON. `<` is escaped, too, so that it can be in a script of HTML.
pub(super) fn string(out: &mut dyn Write, text: &[u8]) -> io::Result<()> {
    out.write_all(b"\"")?;
    for letter in String::from_utf8_lossy(text).chars() {
        match letter {
            '"' | '\\' => write!(out, "\\{letter}")?,
            '<' | '\0'..='\x1f' | '\u{2028}' | '\u{2029}' => write!(out, "\\u{:04x}", u32::from(letter))?,
            _ => write!(out, "{letter}")?,
        }
    }
    out.write_all(b"\"")
}

pub(super) fn optional(out: &mut dyn Write, text: Option<&[u8]>) -> io::Result<()> {
    match text {
        Some(text) => string(out, text),
        None => out.write_all(b"null"),
    }
}

/// Writes an array with an object for each symbol, one a line. The keys are those of the columns.
///
/// # Errors
///
/// Those of writing.
pub fn symbols_json(out: &mut dyn Write, table: &SymbolTable) -> io::Result<()> {
    out.write_all(b"[")?;
    for (row, symbol) in table.iter().enumerate() {
        out.write_all(if row == 0 { b"\n" } else { b",\n" })?;
        match symbol.address() {
            Some(address) => write!(out, "{{\"address\":{address}")?,
            None => write!(out, "{{\"address\":null")?,
        }
        write!(out, ",\"size\":{},\"size_computed\":{}", symbol.size(), symbol.has_computed_size())?;
        write!(out, ",\"type\":\"{}\",\"binding\":\"{}\"", symbol.letter(), symbol.binding().as_str())?;
        write!(out, ",\"visibility\":\"{}\"", symbol.visibility().as_str())?;
        let texts = [
            ("section", symbol.section().map(|section| section.name.as_bytes())),
            ("member", symbol.member().map(|member| member.name.as_bytes()).filter(|name| !name.is_empty())),
            ("version", symbol.version()),
            ("library", symbol.library()),
            ("mangled", Some(symbol.mangled())),
            ("demangled", Some(symbol.demangled())),
            ("scheme", symbol.scheme().map(|scheme| scheme.name().as_bytes())),
            ("kind", symbol.kind().map(|kind| kind.as_str().as_bytes())),
            ("scope", symbol.scope()),
            ("base_name", symbol.base_name()),
        ];
        for (key, text) in texts {
            write!(out, ",\"{key}\":")?;
            optional(out, text)?;
        }
        out.write_all(b"}")?;
    }
    out.write_all(b"\n]\n")
}

/// Writes the tree as nested objects with the keys `name`, `size`, `count` and `children`.
///
/// # Errors
///
/// Those of writing.
pub fn sizes_json(out: &mut dyn Write, sizes: &Sizes) -> io::Result<()> {
    fn node(out: &mut dyn Write, sizes: &Sizes, number: u32) -> io::Result<()> {
        let Some(found) = sizes.node(number) else { return Ok(()) };
        out.write_all(b"{\"name\":")?;
        string(out, sizes.label(number))?;
        write!(out, ",\"size\":{},\"count\":{}", found.size, found.count)?;
        children(out, &found.children, |out, child| node(out, sizes, child))
    }
    node(out, sizes, sizes.root())?;
    out.write_all(b"\n")
}

/// Writes the tree of a comparison as nested objects, with the keys `name`, `old_size`, `new_size`, `old_count`,
/// `new_count` and `children`.
///
/// # Errors
///
/// Those of writing.
pub fn changes_json(out: &mut dyn Write, diff: &SizesDiff) -> io::Result<()> {
    fn node(out: &mut dyn Write, diff: &SizesDiff, number: u32) -> io::Result<()> {
        let Some(found) = diff.node(number) else { return Ok(()) };
        out.write_all(b"{\"name\":")?;
        string(out, &found.label)?;
        write!(out, ",\"old_size\":{},\"new_size\":{}", found.old_size, found.new_size)?;
        write!(out, ",\"old_count\":{},\"new_count\":{}", found.old_count, found.new_count)?;
        children(out, &found.children, |out, child| node(out, diff, child))
    }
    node(out, diff, 0)?;
    out.write_all(b"\n")
}

/// Writes the children and the end of an object.
fn children(
    out: &mut dyn Write,
    numbers: &[u32],
    mut write: impl FnMut(&mut dyn Write, u32) -> io::Result<()>,
) -> io::Result<()> {
    if numbers.is_empty() {
        return out.write_all(b"}");
    }
    out.write_all(b",\"children\":[")?;
    for (place, child) in numbers.iter().enumerate() {
        if place > 0 {
            out.write_all(b",\n")?;
        }
        write(out, *child)?;
    }
    out.write_all(b"]}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn strings_are_escaped() {
        let mut out = Vec::new();
        super::string(&mut out, b"a\"\\\n</script>\xff").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\"a\\\"\\\\\\u000a\\u003c/script>\u{fffd}\"");
    }
}
