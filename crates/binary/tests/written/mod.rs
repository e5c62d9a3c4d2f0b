//! Files of all formats: those that the crate `object` writes, and some that are short enough to be written by hand.
#![allow(dead_code, reason = "each test uses some")]

use object::write::{Object, SectionId, StandardSection, Symbol, SymbolSection};
use object::{Architecture, BinaryFormat, Endianness, SymbolFlags, SymbolKind, SymbolScope};

fn symbol(name: &str, section: SymbolSection, value: u64, size: u64, kind: SymbolKind, scope: SymbolScope) -> Symbol {
    Symbol { name: name.into(), value, size, kind, scope, weak: false, section, flags: SymbolFlags::None }
}

/// An object file: `A::f()` of 16 bytes and `A::g()` of 8 in the code, a local variable and a zeroed one, and one that is
/// needed.
pub fn object(format: BinaryFormat, architecture: Architecture, endian: Endianness) -> Vec<u8> {
    let mut file = Object::new(format, architecture, endian);
    let section = |file: &mut Object, standard, size: u64| -> SectionId {
        let section = file.section_id(standard);
        if standard == StandardSection::UninitializedData {
            file.append_section_bss(section, size, 8);
        } else {
            file.append_section_data(section, &vec![1; usize::try_from(size).unwrap()], 8);
        }
        section
    };
    let code = section(&mut file, StandardSection::Text, 24);
    let data = section(&mut file, StandardSection::Data, 8);
    let zeros = section(&mut file, StandardSection::UninitializedData, 32);
    let of = SymbolSection::Section;
    for added in [
        symbol("_ZN1A1fEv", of(code), 0, 16, SymbolKind::Text, SymbolScope::Dynamic),
        symbol("_ZN1A1gEv", of(code), 16, 8, SymbolKind::Text, SymbolScope::Linkage),
        symbol("_ZN1A5countE", of(data), 0, 8, SymbolKind::Data, SymbolScope::Compilation),
        symbol("_ZN1A5zerosE", of(zeros), 0, 32, SymbolKind::Data, SymbolScope::Dynamic),
        symbol("_Z4needv", SymbolSection::Undefined, 0, 0, SymbolKind::Text, SymbolScope::Unknown),
    ] {
        file.add_symbol(added);
    }
    file.write().unwrap()
}

/// Architectures of both widths and byte orders.
pub const ELF: [(Architecture, Endianness); 8] = [
    (Architecture::X86_64, Endianness::Little),
    (Architecture::Aarch64, Endianness::Little),
    (Architecture::I386, Endianness::Little),
    (Architecture::Arm, Endianness::Big),
    (Architecture::S390x, Endianness::Big),
    (Architecture::PowerPc, Endianness::Big),
    (Architecture::PowerPc64, Endianness::Big),
    (Architecture::Mips, Endianness::Big),
];

/// A universal file of slices, each with the number of its processor; with offsets of 32 or of 64 bits.
pub fn universal(slices: &[(u32, Vec<u8>)], is_wide: bool) -> Vec<u8> {
    let mut file = if is_wide { 0xCAFE_BABF_u32 } else { 0xCAFE_BABE }.to_be_bytes().to_vec();
    file.extend(u32::try_from(slices.len()).unwrap().to_be_bytes());
    let mut offset = 128;
    for (processor, data) in slices {
        file.extend(processor.to_be_bytes());
        file.extend(3_u32.to_be_bytes());
        for number in [offset, data.len() as u64] {
            let bytes = number.to_be_bytes();
            file.extend(if is_wide { &bytes[..] } else { &bytes[4..] });
        }
        file.extend(7_u32.to_be_bytes());
        if is_wide {
            file.extend([0; 4]);
        }
        offset = (offset + data.len() as u64).next_multiple_of(128);
    }
    for (_, data) in slices {
        file.resize(file.len().next_multiple_of(128), 0);
        file.extend(data);
    }
    file
}

/// An entry of an import library, as in the specification of PE, chapter "Import Library Format".
pub fn import(name: &str, dll: &str, is_data: bool) -> Vec<u8> {
    let mut file = vec![0, 0, 0xFF, 0xFF, 0, 0];
    file.extend(0x8664_u16.to_le_bytes());
    file.extend([0; 4]);
    file.extend(u32::try_from(name.len() + dll.len() + 2).unwrap().to_le_bytes());
    file.extend([0, 0, u8::from(is_data) | 1 << 2, 0]);
    file.extend([name.as_bytes(), b"\0", dll.as_bytes(), b"\0"].concat());
    file
}

/// An archive of members, whose names end with a slash.
pub fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = b"!<arch>\n".to_vec();
    for (name, data) in members {
        file.extend(format!("{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", 0, 0, 0, 644, data.len()).as_bytes());
        file.extend(*data);
        file.resize(file.len().next_multiple_of(2), b'\n');
    }
    file
}

/// A number in LEB128, of at most 7 bits.
fn short(number: usize) -> u8 {
    u8::try_from(number).ok().filter(|number| *number < 0x80).unwrap()
}

fn wasm_section(file: &mut Vec<u8>, id: u8, content: &[u8]) {
    file.extend([id, short(content.len())]);
    file.extend(content);
}

/// A module of WebAssembly with two functions, whose names are in the section `name`.
pub fn wasm() -> Vec<u8> {
    let mut file = b"\0asm\x01\0\0\0".to_vec();
    wasm_section(&mut file, 1, &[1, 0x60, 0, 0]); // A type: no parameters, no results.
    wasm_section(&mut file, 3, &[2, 0, 0]); // Two functions of it.
    wasm_section(&mut file, 10, &[2, 2, 0, 0x0B, 4, 0, 0x01, 0x01, 0x0B]); // Their code: nothing; twice nothing.
    let names: [&[u8]; 2] = [b"_ZN1A1fEv", b"_ZN1A1gEv"];
    let mut map = vec![2];
    for (number, name) in names.iter().enumerate() {
        map.extend([short(number), short(name.len())]);
        map.extend(*name);
    }
    let mut content = vec![4];
    content.extend(b"name");
    wasm_section(&mut content, 1, &map);
    wasm_section(&mut file, 0, &content);
    file
}

/// A DLL of two sections: code, with two functions that it exports, and the tables of exports and imports.
pub fn dll() -> Vec<u8> {
    const CODE: u32 = 0x1000;
    const TABLES: u32 = 0x2000;
    let mut tables = vec![0; 0x200];
    let mut put = |offset: u32, bytes: &[u8]| {
        let start = usize::try_from(offset).unwrap();
        tables[start..start + bytes.len()].copy_from_slice(bytes);
    };
    // The directory of exports: the name, then two functions and two names, with their tables at 0x28, 0x30 and 0x38.
    for (offset, number) in [(12, TABLES + 0x40), (16, 1), (20, 2), (24, 2)] {
        put(offset, &u32::to_le_bytes(number));
    }
    for (offset, number) in [(28, TABLES + 0x28), (32, TABLES + 0x30), (36, TABLES + 0x38)] {
        put(offset, &u32::to_le_bytes(number));
    }
    for (offset, number) in [(0x28, CODE), (0x2C, CODE + 0x10), (0x30, TABLES + 0x50), (0x34, TABLES + 0x60)] {
        put(offset, &u32::to_le_bytes(number));
    }
    put(0x3A, &[1]);
    put(0x40, b"my.dll\0");
    put(0x50, b"?f@@YAHH@Z\0");
    put(0x60, b"plain\0");
    // The directory of imports: one library, whose functions are listed twice, and the end.
    for (offset, number) in [(0x80, TABLES + 0xC0), (0x8C, TABLES + 0xE0), (0x90, TABLES + 0xD0)] {
        put(offset, &u32::to_le_bytes(number));
    }
    for offset in [0xC0, 0xD0] {
        put(offset, &u32::to_le_bytes(TABLES + 0xF0));
    }
    put(0xE0, b"other.dll\0");
    put(0xF2, b"needed\0");

    let mut file = b"MZ".to_vec();
    file.resize(0x3C, 0);
    file.extend(0x40_u32.to_le_bytes());
    file.extend(b"PE\0\0");
    file.extend([0x8664_u16, 2].map(u16::to_le_bytes).concat());
    file.extend([0; 12]);
    file.extend([240_u16, 0x2022].map(u16::to_le_bytes).concat());
    // The optional header of PE32+.
    let start = file.len();
    file.extend(0x20B_u16.to_le_bytes());
    file.resize(start + 24, 0);
    file.extend(0x1_8000_0000_u64.to_le_bytes());
    file.extend([0x1000_u32, 0x200].map(u32::to_le_bytes).concat());
    file.resize(start + 56, 0);
    file.extend([0x3000_u32, 0x200].map(u32::to_le_bytes).concat());
    file.resize(start + 108, 0);
    file.extend(16_u32.to_le_bytes());
    file.extend([TABLES, 0x70, TABLES + 0x80, 0x28].map(u32::to_le_bytes).concat());
    file.resize(start + 240, 0);
    for (name, address, place, flags) in
        [(b".text\0\0\0", CODE, 0x200, 0x6000_0020), (b".rdata\0\0", TABLES, 0x400, 0x4000_0040_u32)]
    {
        file.extend(name);
        file.extend([0x200, address, 0x200, place].map(u32::to_le_bytes).concat());
        file.extend([0; 12]);
        file.extend(flags.to_le_bytes());
    }
    file.resize(0x200, 0);
    file.extend([0xCC; 0x200]);
    file.extend(tables);
    file
}

/// A file of each kind, with a name.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let named = |format: BinaryFormat, architecture: Architecture, endian: Endianness| {
        (format!("{format:?}-{architecture:?}-{endian:?}"), object(format, architecture, endian))
    };
    let mut files: Vec<_> =
        ELF.into_iter().map(|(architecture, endian)| named(BinaryFormat::Elf, architecture, endian)).collect();
    let little = Endianness::Little;
    for (format, architecture) in [
        (BinaryFormat::MachO, Architecture::X86_64),
        (BinaryFormat::MachO, Architecture::I386),
        (BinaryFormat::Coff, Architecture::X86_64),
        (BinaryFormat::Coff, Architecture::I386),
    ] {
        files.push(named(format, architecture, little));
    }
    files.push(named(BinaryFormat::Xcoff, Architecture::PowerPc, Endianness::Big));
    files.push(named(BinaryFormat::Xcoff, Architecture::PowerPc64, Endianness::Big));
    let slices = [(0x0100_0007, object(BinaryFormat::MachO, Architecture::X86_64, little))];
    let inner = object(BinaryFormat::Coff, Architecture::X86_64, little);
    for (name, data) in [
        ("universal", universal(&slices, false)),
        ("universal-64", universal(&slices, true)),
        ("archive", archive(&[("a.obj/", &inner), ("my.dll/", &import("?f@@YAHH@Z", "my.dll", false))])),
        ("wasm", wasm()),
        ("dll", dll()),
    ] {
        files.push((name.into(), data));
    }
    files
}
