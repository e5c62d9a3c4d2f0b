//! Separate debug files are found by build id and by `.gnu_debuglink`, and only those that belong to the file.

mod written;

use std::fs;
use std::path::{Path, PathBuf};

use binary_symbols::{Request, read_file};
use object::write::{Object, StandardSection, Symbol, SymbolSection};
use object::{Architecture, BinaryFormat, Endianness, SectionKind, SymbolFlags, SymbolKind, SymbolScope};

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn write(&self, name: &str, data: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, data).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An ELF file with some sections more, and with a symbol or without.
fn file(endian: Endianness, sections: &[(&str, &[u8], SectionKind)], has_symbol: bool) -> Vec<u8> {
    let architecture = if endian == Endianness::Big { Architecture::PowerPc64 } else { Architecture::X86_64 };
    let mut file = Object::new(BinaryFormat::Elf, architecture, endian);
    let code = file.section_id(StandardSection::Text);
    file.append_section_data(code, &[0xCC; 16], 16);
    for (name, data, kind) in sections {
        let section = file.add_section(Vec::new(), name.as_bytes().to_vec(), *kind);
        file.append_section_data(section, data, 4);
    }
    if has_symbol {
        file.add_symbol(Symbol {
            name: b"_ZN1A1fEv".to_vec(),
            value: 0,
            size: 16,
            kind: SymbolKind::Text,
            scope: SymbolScope::Dynamic,
            weak: false,
            section: SymbolSection::Section(code),
            flags: SymbolFlags::None,
        });
    }
    file.write().unwrap()
}

/// A note with a build id.
fn note(endian: Endianness, id: &[u8]) -> Vec<u8> {
    let length = u32::try_from(id.len()).unwrap();
    let words = [4, length, 3].map(|word: u32| match endian {
        Endianness::Big => word.to_be_bytes(),
        Endianness::Little => word.to_le_bytes(),
    });
    [&words.concat()[..], b"GNU\0", id].concat()
}

/// The origin of the symbols, and their names.
fn found(path: &Path, folder: &Folder) -> (String, Vec<String>) {
    let request = Request { debug_folders: vec![folder.0.join("debug")], ..Request::default() };
    let table = read_file(path, &request).unwrap();
    let names = table.iter().map(|symbol| String::from_utf8_lossy(symbol.demangled()).into_owned());
    (table.members()[0].origin.clone(), names.collect())
}

#[test]
fn a_build_id_leads_to_a_debug_file() {
    for endian in [Endianness::Little, Endianness::Big] {
        let folder = Folder::new(&format!("build-id-{endian:?}"));
        let id = note(endian, &[0xAB, 0xCD, 0xEF, 0x01]);
        let other = note(endian, &[0xAB, 0xCD, 0xEF, 0x02]);
        let with = |id: &[u8], has_symbol| file(endian, &[(".note.gnu.build-id", id, SectionKind::Note)], has_symbol);
        let path = folder.write("a.so", &with(&id, false));
        assert_eq!(found(&path, &folder), ("dynsym".into(), vec![]));
        // One with another build id.
        folder.write("debug/.build-id/ab/cdef01.debug", &with(&other, true));
        assert_eq!(found(&path, &folder), ("dynsym".into(), vec![]));
        let debug = folder.write("debug/.build-id/ab/cdef01.debug", &with(&id, true));
        let expected = format!("debug file {}", debug.display());
        assert_eq!(found(&path, &folder), (expected, vec!["A::f()".into()]), "{endian:?}");
    }
}

#[test]
fn a_link_leads_to_a_debug_file() {
    let endian = Endianness::Little;
    let folder = Folder::new("debuglink");
    let debug = file(endian, &[], true);
    let mut link = b"a.debug\0".to_vec();
    link.extend(crc32fast::hash(&debug).to_le_bytes());
    let path = folder.write("a.so", &file(endian, &[(".gnu_debuglink", &link, SectionKind::Other)], false));
    assert_eq!(found(&path, &folder).0, "dynsym");
    // One with another check sum.
    folder.write("a.debug", &file(endian, &[(".other", b"other", SectionKind::Other)], true));
    assert_eq!(found(&path, &folder).0, "dynsym");
    let own = fs::canonicalize(&folder.0).unwrap();
    let relative = own.strip_prefix("/").unwrap_or(&own).join("a.debug");
    for place in [Path::new("debug").join(relative), ".debug/a.debug".into(), "a.debug".into()] {
        let debug = folder.write(place.to_str().unwrap(), &debug);
        let (origin, names) = found(&path, &folder);
        assert_eq!(names, ["A::f()"]);
        assert!(origin.ends_with(place.file_name().unwrap().to_str().unwrap()), "{origin}");
        fs::remove_file(debug).unwrap();
    }
    // A link is a name, and never leads out of these folders.
    let mut link = b"../../debuglink-secret\0\0".to_vec();
    link.extend(crc32fast::hash(&debug).to_le_bytes());
    let path = folder.write("inner/deep/a.so", &file(endian, &[(".gnu_debuglink", &link, SectionKind::Other)], false));
    folder.write("debuglink-secret", &debug);
    assert_eq!(found(&path, &folder).0, "dynsym");
}

#[test]
fn a_debug_file_that_contradicts_its_format_is_named() {
    let endian = Endianness::Little;
    let folder = Folder::new("broken-debug-file");
    // Its table of symbols ends after the file.
    let mut debug = file(endian, &[], true);
    debug.truncate(debug.len() - 30);
    let mut link = b"a.debug\0".to_vec();
    link.extend(crc32fast::hash(&debug).to_le_bytes());
    let path = folder.write("a.so", &file(endian, &[(".gnu_debuglink", &link, SectionKind::Other)], false));
    folder.write("a.debug", &debug);
    let error = read_file(&path, &Request::default()).unwrap_err();
    assert!(error.to_string().contains("a.debug: "), "{error}");
}
