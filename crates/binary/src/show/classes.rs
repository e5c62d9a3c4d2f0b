//! Lists of classes.

use std::io::{self, Write};

use crate::{
    Class, SymbolTable,
    show::{json, nm::escaped, spreadsheet, tree::size},
};

/// Writes a line for each class: the entries of its vtables, constructors, destructors, members, size, and name. A class
/// without a vtable has `-`.
///
/// # Errors
///
/// Those of writing.
pub fn classes(out: &mut dyn Write, classes: &[Class]) -> io::Result<()> {
    writeln!(out, "{:>7} {:>5} {:>5} {:>7} {:>10} class", "vtable", "ctors", "dtors", "members", "size")?;
    for class in classes {
        let vtable = if class.vtables.is_empty() { "-".to_owned() } else { class.vtable_entries.to_string() };
        let (constructors, destructors) = (class.constructors.len(), class.destructors.len());
        let (members, bytes) = (class.members.len(), size(class.size));
        write!(out, "{vtable:>7} {constructors:>5} {destructors:>5} {members:>7} {bytes:>10} ")?;
        out.write_all(&escaped(&class.name))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes an array with an object for each class. Its symbols are listed by their demangled names.
///
/// # Errors
///
/// Those of writing.
pub fn classes_json(out: &mut dyn Write, table: &SymbolTable, classes: &[Class]) -> io::Result<()> {
    out.write_all(b"[")?;
    for (number, class) in classes.iter().enumerate() {
        out.write_all(if number == 0 { b"\n{\"name\":" } else { b",\n{\"name\":" })?;
        json::string(out, &class.name)?;
        write!(out, ",\"size\":{},\"vtable_entries\":{}", class.size, class.vtable_entries)?;
        let groups = [
            ("vtables", &class.vtables),
            ("typeinfo", &class.typeinfo),
            ("constructors", &class.constructors),
            ("destructors", &class.destructors),
            ("members", &class.members),
        ];
        for (key, rows) in groups {
            write!(out, ",\"{key}\":[")?;
            for (place, symbol) in rows.iter().filter_map(|row| table.get(*row)).enumerate() {
                out.write_all(if place == 0 { b"" } else { b"," })?;
                json::string(out, symbol.demangled())?;
            }
            out.write_all(b"]")?;
        }
        out.write_all(b"}")?;
    }
    out.write_all(b"\n]\n")
}

/// Writes a line for each class, with a head line.
///
/// # Errors
///
/// Those of writing.
pub fn classes_csv(out: &mut dyn Write, classes: &[Class]) -> io::Result<()> {
    out.write_all(b"name,vtables,vtable_entries,typeinfo,constructors,destructors,members,size\r\n")?;
    for class in classes {
        spreadsheet::field(out, &class.name)?;
        let (vtables, entries, typeinfo) = (class.vtables.len(), class.vtable_entries, class.typeinfo.len());
        let (constructors, destructors) = (class.constructors.len(), class.destructors.len());
        let (members, size) = (class.members.len(), class.size);
        write!(out, ",{vtables},{entries},{typeinfo},{constructors},{destructors},{members},{size}\r\n")?;
    }
    Ok(())
}
