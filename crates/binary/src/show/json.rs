//! JSON.

use std::io::{self, Write};

use super::rows;
use crate::{Column, Sizes, SizesDiff, SymbolTable, column::Value};

/// Writes a text as a string of JSON. `<` is escaped, too, so that it can be in a script of HTML.
pub(super) fn string(out: &mut dyn Write, text: &[u8]) -> io::Result<()> {
    let text = String::from_utf8_lossy(text);
    out.write_all(b"\"")?;
    let mut rest = &*text;
    let is_special = |letter: char| matches!(letter, '"' | '\\' | '<' | '\0'..='\x1f' | '\u{2028}' | '\u{2029}');
    while let Some((before, letter)) = rest.find(is_special).and_then(|place| {
        let (before, found) = rest.split_at_checked(place)?;
        Some((before, found.chars().next()?))
    }) {
        out.write_all(before.as_bytes())?;
        match letter {
            '"' | '\\' => write!(out, "\\{letter}")?,
            _ => write!(out, "\\u{:04x}", u32::from(letter))?,
        }
        rest = rest.get(before.len() + letter.len_utf8()..).unwrap_or_default();
    }
    out.write_all(rest.as_bytes())?;
    out.write_all(b"\"")
}

pub(super) fn optional(out: &mut dyn Write, text: Option<&[u8]>) -> io::Result<()> {
    match text {
        Some(text) => string(out, text),
        None => out.write_all(b"null"),
    }
}

/// Writes an array with an object for each symbol, one a line. The keys are the names of the [columns](Column).
///
/// # Errors
///
/// Those of writing; [`io::ErrorKind::Interrupted`] if `goes_on` returned false. The caller's thread calls it ten times a
/// second.
pub fn symbols_json(out: &mut dyn Write, table: &SymbolTable, goes_on: impl FnMut() -> bool + Send) -> io::Result<()> {
    out.write_all(b"[")?;
    rows::write(out, table, goes_on, |text, row, symbol| {
        text.extend_from_slice(if row == 0 { b"\n{" } else { b",\n{" });
        for (number, column) in Column::ALL.iter().enumerate() {
            text.extend_from_slice(if number == 0 { b"\"" } else { b",\"" });
            text.extend_from_slice(column.name.as_bytes());
            text.extend_from_slice(b"\":");
            // Memory takes all.
            let _ = value(text, column.of(symbol));
        }
        text.push(b'}');
    })?;
    out.write_all(b"\n]\n")
}

fn value(out: &mut dyn Write, value: Value) -> io::Result<()> {
    match value {
        Value::Number(Some(number)) => write!(out, "{number}"),
        Value::Number(None) => out.write_all(b"null"),
        Value::Truth(truth) => write!(out, "{truth}"),
        Value::Text(text) => optional(out, text),
    }
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
