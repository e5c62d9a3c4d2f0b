//! CSV, by RFC 4180.

use std::io::{self, Write};

use super::rows;
use crate::{Column, Sizes, SizesDiff, SymbolTable, column::Value};

/// Writes a field, in quotes if it needs them.
pub(super) fn field(out: &mut dyn Write, text: &[u8]) -> io::Result<()> {
    if !text.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        return out.write_all(text);
    }
    out.write_all(b"\"")?;
    for (number, piece) in text.split(|byte| *byte == b'"').enumerate() {
        out.write_all(if number > 0 { b"\"\"" } else { b"" })?;
        out.write_all(piece)?;
    }
    out.write_all(b"\"")
}

/// Writes a line for each symbol, with a head line of the names of the [columns](Column).
///
/// # Errors
///
/// Those of writing; [`io::ErrorKind::Interrupted`] if `goes_on` returned false. The caller's thread calls it ten times a
/// second.
pub fn symbols_csv(out: &mut dyn Write, table: &SymbolTable, goes_on: impl FnMut() -> bool + Send) -> io::Result<()> {
    let names: Vec<&str> = Column::ALL.iter().map(|column| column.name).collect();
    write!(out, "{}\r\n", names.join(","))?;
    rows::write(out, table, goes_on, |text, _, symbol| {
        for (number, column) in Column::ALL.iter().enumerate() {
            if number > 0 {
                text.push(b',');
            }
            // Memory takes all.
            let _ = match column.of(symbol) {
                Value::Number(Some(number)) => write!(text, "{number}"),
                Value::Truth(truth) => write!(text, "{truth}"),
                Value::Text(Some(found)) => field(text, found),
                Value::Number(None) | Value::Text(None) => Ok(()),
            };
        }
        text.extend_from_slice(b"\r\n");
    })
}

/// Writes a line for each node: its depth, its name, and its numbers.
///
/// # Errors
///
/// Those of writing.
pub fn sizes_csv(out: &mut dyn Write, sizes: &Sizes) -> io::Result<()> {
    out.write_all(b"depth,name,size,count\r\n")?;
    let mut waiting = vec![(sizes.root(), 0)];
    while let Some((number, depth)) = waiting.pop() {
        let Some(node) = sizes.node(number) else { continue };
        write!(out, "{depth},")?;
        field(out, sizes.label(number))?;
        write!(out, ",{},{}\r\n", node.size, node.count)?;
        waiting.extend(node.children.iter().rev().map(|child| (*child, depth + 1)));
    }
    Ok(())
}

/// Writes a line for each node of a comparison.
///
/// # Errors
///
/// Those of writing.
pub fn changes_csv(out: &mut dyn Write, diff: &SizesDiff) -> io::Result<()> {
    out.write_all(b"depth,name,old_size,new_size,old_count,new_count\r\n")?;
    let mut waiting = vec![(0, 0)];
    while let Some((number, depth)) = waiting.pop() {
        let Some(node) = diff.node(number) else { continue };
        write!(out, "{depth},")?;
        field(out, &node.label)?;
        write!(out, ",{},{},{},{}\r\n", node.old_size, node.new_size, node.old_count, node.new_count)?;
        waiting.extend(node.children.iter().rev().map(|child| (*child, depth + 1)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn fields_are_quoted_if_they_must_be() {
        for (text, expected) in [("f()", "f()"), ("f(int, int)", "\"f(int, int)\""), ("a\"b", "\"a\"\"b\"")] {
            let mut out = Vec::new();
            super::field(&mut out, text.as_bytes()).unwrap();
            assert_eq!(out, expected.as_bytes());
        }
    }
}
