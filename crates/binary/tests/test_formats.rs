//! Files of all formats that the crate `object` writes, and of some that are short enough to be written by hand.

mod written;

use std::io::{self, ErrorKind, Write};

use binary_symbols::{By, Request, Symbol, SymbolTable, Which, read_bytes, show};
use object::{Architecture, BinaryFormat, Endianness};
use written::{ELF, archive, import, object as written};

fn read(data: &[u8]) -> SymbolTable {
    let request = Request { which: Which::Static, ..Request::default() };
    let table = read_bytes(data, &request).unwrap();
    // The bytes of all sections, whoever has them.
    let sections: u64 = table.sections().iter().map(|section| section.size).sum();
    for by in By::ALL {
        assert_eq!(table.sizes(&[by], || true).unwrap().total(), sections, "{by:?}");
    }
    table
}

/// The address, the size, whether it was computed, the letter and the demangled name.
fn row<'a>(symbol: &Symbol<'a>) -> (Option<u64>, u64, bool, char, &'a str) {
    let name = std::str::from_utf8(symbol.demangled()).unwrap();
    (symbol.address(), symbol.size(), symbol.has_computed_size(), symbol.letter(), name)
}

fn rows(table: &SymbolTable) -> Vec<(Option<u64>, u64, bool, char, &str)> {
    let mut rows: Vec<_> = table.iter().map(|symbol| row(&symbol)).collect();
    rows.sort_by_key(|row| row.4);
    rows
}

#[test]
fn elf_of_both_widths_and_byte_orders() {
    for (architecture, endian) in ELF {
        let table = read(&written(BinaryFormat::Elf, architecture, endian));
        let expected = [
            (Some(0), 16, false, 'T', "A::f()"),
            (Some(16), 8, false, 'T', "A::g()"),
            (Some(0), 8, false, 'd', "A::count"),
            (Some(0), 32, false, 'B', "A::zeros"),
            (None, 0, false, 'U', "need()"),
        ];
        assert_eq!(sorted(&expected), rows(&table), "{architecture:?}");
        let [member] = table.members() else { panic!("{:?}", table.members()) };
        assert_eq!(member.format, "elf");
        let is_wide = architecture.address_size().unwrap().bytes() == 8;
        assert_eq!(member.pointer, if is_wide { 8 } else { 4 });
        let visibility = |name: &str| {
            let found = table.iter().find(|symbol| symbol.demangled() == name.as_bytes()).unwrap();
            (found.visibility().as_str(), found.is_exported())
        };
        assert_eq!(visibility("A::f()"), ("default", true));
        assert_eq!(visibility("A::g()"), ("hidden", false));
    }
}

fn sorted<T: Copy + Ord>(rows: &[(Option<u64>, u64, bool, char, T)]) -> Vec<(Option<u64>, u64, bool, char, T)> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row.4);
    rows
}

#[test]
fn mach_o_computes_sizes() {
    for architecture in [Architecture::X86_64, Architecture::Aarch64, Architecture::I386] {
        let table = read(&written(BinaryFormat::MachO, architecture, Endianness::Little));
        let found = rows(&table);
        let address = |name| found.iter().find(|row| row.4 == name).unwrap().0;
        // Sections follow one another in memory, in object files too.
        let (count, zeros) = (address("A::count"), address("A::zeros"));
        let expected = [
            (Some(0), 16, true, 'T', "A::f()"),
            (Some(16), 8, true, 'T', "A::g()"),
            (count, 8, true, 'd', "A::count"),
            (zeros, 32, true, 'B', "A::zeros"),
            (None, 0, false, 'U', "need()"),
        ];
        assert_eq!(sorted(&expected), found, "{architecture:?}");
        assert!(count >= Some(24) && zeros >= Some(32));
        let names: Vec<_> = table.sections().iter().map(|section| section.name.as_str()).collect();
        assert_eq!(names[..2], ["__TEXT,__text", "__DATA,__data"]);
        assert_eq!(table.get(0).unwrap().mangled().split_at(3).0, b"__Z");
    }
}

#[test]
fn coff_computes_sizes() {
    for architecture in [Architecture::X86_64, Architecture::I386, Architecture::Aarch64] {
        let table = read(&written(BinaryFormat::Coff, architecture, Endianness::Little));
        let expected = [
            (Some(0), 16, true, 'T', "A::f()"),
            (Some(16), 8, true, 'T', "A::g()"),
            (Some(0), 8, true, 'd', "A::count"),
            (Some(0), 32, true, 'B', "A::zeros"),
            (None, 0, false, 'U', "need()"),
        ];
        assert_eq!(sorted(&expected), rows(&table), "{architecture:?}");
        // That of the architecture, although the format has 32 bits.
        let pointer = if architecture == Architecture::I386 { 4 } else { 8 };
        assert_eq!((table.members()[0].format, table.members()[0].pointer), ("coff", pointer));
    }
}

#[test]
fn xcoff_is_read() {
    for architecture in [Architecture::PowerPc, Architecture::PowerPc64] {
        let table = read(&written(BinaryFormat::Xcoff, architecture, Endianness::Big));
        let names: Vec<_> = rows(&table).iter().map(|row| (row.3, row.4)).collect();
        assert!(names.contains(&('T', "A::f()")), "{names:?}");
        assert!(names.contains(&('U', "need()")), "{names:?}");
        assert_eq!(table.members()[0].format, "xcoff");
    }
}

#[test]
fn universal_files_have_slices() {
    let slices = [
        (0x0100_0007_u32, written(BinaryFormat::MachO, Architecture::X86_64, Endianness::Little)),
        (0x0100_000C, written(BinaryFormat::MachO, Architecture::Aarch64, Endianness::Little)),
    ];
    // With offsets of 32 and of 64 bits.
    for is_wide in [false, true] {
        let file = written::universal(&slices, is_wide);
        let table = read(&file);
        let found: Vec<_> = table.iter().map(|symbol| (symbol.member_name().unwrap(), symbol.demangled())).collect();
        assert!(found.contains(&("x86_64", b"A::f()")) && found.contains(&("aarch64", b"A::f()")), "{found:?}");
        let alone = read(&slices[0].1);
        let first: Vec<_> = table.iter().filter(|symbol| symbol.member_name() == Some("x86_64")).collect();
        assert_eq!(
            first.iter().map(row).collect::<Vec<_>>(),
            alone.iter().map(|symbol| row(&symbol)).collect::<Vec<_>>()
        );
        assert!(table.lookup(0).unwrap_err().to_string().contains("2 members"));
    }
}

#[test]
fn libraries_of_windows_have_members() {
    let object = written(BinaryFormat::Coff, Architecture::X86_64, Endianness::Little);
    let file = archive(&[
        ("a.obj/", &object),
        ("my.dll/", &import("?f@@YAHH@Z", "my.dll", false)),
        ("my.dll/", &import("?x@@3HA", "my.dll", true)),
    ]);
    let table = read(&file);
    let imported: Vec<_> = table.iter().filter(|symbol| symbol.member_name() == Some("my.dll")).collect();
    let found: Vec<_> = imported.iter().map(|symbol| (symbol.letter(), symbol.mangled(), symbol.library())).collect();
    let dll = Some(&b"my.dll"[..]);
    let expected: [(char, &[u8], _); 3] =
        [('I', b"__imp_?f@@YAHH@Z", dll), ('T', b"?f@@YAHH@Z", dll), ('I', b"__imp_?x@@3HA", dll)];
    assert_eq!(found, expected);
    assert_eq!(imported[1].demangled(), b"int __cdecl f(int)");
    assert!(table.members().iter().all(|member| member.pointer == 8));
    assert!(table.iter().any(|symbol| symbol.member_name() == Some("a.obj") && symbol.demangled() == b"A::f()"));
}

#[test]
fn webassembly_has_the_names_of_functions() {
    let file = written::wasm();
    let table = read(&file);
    let found: Vec<_> = table.iter().map(|symbol| (symbol.letter(), symbol.size(), symbol.demangled())).collect();
    let expected: [(char, u64, &[u8]); 2] = [('t', 2, b"A::f()"), ('t', 4, b"A::g()")];
    assert_eq!(found, expected);
    assert_eq!((table.members()[0].format, table.members()[0].architecture.as_str()), ("wasm", "wasm32"));
}

#[test]
fn libraries_of_windows_export_and_import() {
    let table = read_bytes(&written::dll(), &Request::default()).unwrap();
    assert_eq!(table.members()[0].origin, "exports and imports");
    let found: Vec<_> = table.iter().map(|symbol| (symbol.address(), symbol.letter(), symbol.mangled())).collect();
    let base = 0x1_8000_0000;
    let expected: [(_, char, &[u8]); 3] =
        [(Some(base + 0x1000), 'T', b"?f@@YAHH@Z"), (Some(base + 0x1010), 'T', b"plain"), (None, 'U', b"needed")];
    assert_eq!(found, expected);
    let [first, second, needed] = [0, 1, 2].map(|row| table.get(row).unwrap());
    assert_eq!((first.size(), second.size(), first.has_computed_size()), (0x10, 0x1F0, true));
    assert!(first.is_exported() && !needed.is_exported());
    assert_eq!(needed.library(), Some(&b"other.dll"[..]));
    let (found, offset) =
        table.lookup(base + 0x1014).unwrap().map(|found| (found.symbol.mangled(), found.offset)).unwrap();
    assert_eq!((found, offset), (&b"plain"[..], 4));
}

#[test]
fn names_of_imports_can_be_in_other_sections() {
    // As delvewheel renames libraries: the new name is among the code, or in the headers.
    for (address, place) in [(0x1100_u32, 0x300), (0x1E0, 0x1E0)] {
        let mut file = written::dll();
        file[place..place + 9].copy_from_slice(b"else.dll\0");
        // The size of the headers, and the address of the name.
        file[0x58 + 60..0x58 + 64].copy_from_slice(&0x200_u32.to_le_bytes());
        file[0x48C..0x490].copy_from_slice(&address.to_le_bytes());
        let table = read_bytes(&file, &Request::default()).unwrap();
        let needed: Vec<_> = table.iter().filter(|symbol| symbol.is_undefined()).collect();
        let found: Vec<_> = needed.iter().map(|symbol| (symbol.mangled(), symbol.library())).collect();
        assert_eq!(found, [(&b"needed"[..], Some(&b"else.dll"[..]))], "{address:#x}");
        // There is nothing at this one.
        file[0x48C..0x490].copy_from_slice(&0x9000_u32.to_le_bytes());
        let error = read_bytes(&file, &Request::default()).unwrap_err();
        assert!(error.to_string().contains("the address 0x9000, where the file has no bytes"), "{error}");
    }
}

/// Output that its reader has closed.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_error_of_writing_arrow_is_that_of_the_output() {
    let table = read(&written(BinaryFormat::Elf, Architecture::X86_64, Endianness::Little));
    let error = show::symbols_arrow(&mut Closed, &table, || true).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BrokenPipe);
}
