//! CSV, by RFC 4180.

use std::io::{self, Write};

use crate::{Sizes, SizesDiff, SymbolTable};

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

/// Writes a line for each symbol, with a head line.
///
/// # Errors
///
/// Those of writing.
pub fn symbols_csv(out: &mut dyn Write, table: &SymbolTable) -> io::Result<()> {
    out.write_all(b"address,size,size_computed,type,binding,visibility,section,member,version,library,")?;
    out.write_all(b"mangled,demangled,scheme,kind,scope,base_name\r\n")?;
    for symbol in table.iter() {
        match symbol.address() {
            Some(address) => write!(out, "{address},")?,
            None => out.write_all(b",")?,
        }
        write!(out, "{},{},{},", symbol.size(), symbol.has_computed_size(), symbol.letter())?;
        write!(out, "{},{}", symbol.binding().as_str(), symbol.visibility().as_str())?;
        let texts = [
            symbol.section().map(|section| section.name.as_bytes()),
            symbol.member().map(|member| member.name.as_bytes()),
            symbol.version(),
            symbol.library(),
            Some(symbol.mangled()),
            Some(symbol.demangled()),
            symbol.scheme().map(|scheme| scheme.name().as_bytes()),
            symbol.kind().map(|kind| kind.as_str().as_bytes()),
            symbol.scope(),
            symbol.base_name(),
        ];
        for text in texts {
            out.write_all(b",")?;
            field(out, text.unwrap_or_default())?;
        }
        out.write_all(b"\r\n")?;
    }
    Ok(())
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
