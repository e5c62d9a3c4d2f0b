//! Files that contradict themselves: an error at once, no panic, no endless memory.

mod written;

use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::time::{Duration, Instant};

use binary_symbols::{By, ErrorKind, Limits, Request, SymbolTable, read_bytes, read_file, show};

/// Everything that reads what was read.
fn use_all(table: &SymbolTable) {
    let sizes = table.sizes(&[By::Section, By::Scope], || true);
    let sections: u128 = table.sections().iter().map(|section| u128::from(section.size)).sum();
    match u64::try_from(sections) {
        Ok(sections) => assert_eq!(sizes.unwrap().total(), sections),
        Err(_) => assert_eq!(sizes.unwrap_err().kind(), ErrorKind::Malformed),
    }
    table.classes(|| true).unwrap();
    table.to_arrow(|| true).unwrap();
    if table.members().len() <= 1 {
        table.lookup(u64::MAX).unwrap();
    }
}

fn try_all(data: &[u8]) {
    let start = Instant::now();
    if let Ok(table) = read_bytes(data, &Request::default()) {
        use_all(&table);
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{} bytes take too long", data.len());
}

/// A little ELF file: the null section, `.text`, `.symtab` and `.strtab`, and one symbol.
fn elf(symbols: u64, sections: u64) -> Vec<u8> {
    let mut file = Vec::new();
    file.extend(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0");
    file.extend(1_u16.to_le_bytes()); // ET_REL
    file.extend(62_u16.to_le_bytes()); // EM_X86_64
    file.extend(1_u32.to_le_bytes());
    file.extend([0; 16]);
    file.extend(192_u64.to_le_bytes()); // e_shoff
    file.extend([0; 4]);
    file.extend(64_u16.to_le_bytes());
    file.extend([0; 4]);
    file.extend(64_u16.to_le_bytes()); // e_shentsize
    file.extend(u16::try_from(sections).unwrap_or(0).to_le_bytes());
    file.extend(3_u16.to_le_bytes()); // e_shstrndx
    assert_eq!(file.len(), 64);
    file.extend(b"\0_ZN1A1fEv\0.text\0.symtab\0.strtab\0");
    file.resize(128, 0);
    file.extend([0; 24]);
    // The symbol: name 1, global function, section 1, value 0, size 16.
    file.extend(1_u32.to_le_bytes());
    file.extend([0x12, 0, 1, 0]);
    file.extend(0_u64.to_le_bytes());
    file.extend(16_u64.to_le_bytes());
    file.resize(192, 0);
    let mut section = |name: u32, of_type: u32, flags: u64, offset: u64, size: u64, link: u32, entry: u64| {
        file.extend(name.to_le_bytes());
        file.extend(of_type.to_le_bytes());
        for number in [flags, 0, offset, size] {
            file.extend(number.to_le_bytes());
        }
        file.extend(link.to_le_bytes());
        file.extend(1_u32.to_le_bytes());
        file.extend(1_u64.to_le_bytes());
        file.extend(entry.to_le_bytes());
    };
    section(0, 0, 0, 0, if sections > 0xFFFF { sections } else { 0 }, 0, 0);
    section(11, 1, 6, 128, 64, 0, 0);
    section(17, 2, 0, 128, 24 * symbols, 3, 24);
    section(25, 3, 0, 64, 64, 0, 0);
    file
}

#[test]
fn the_little_file_is_read() {
    let table = read_bytes(&elf(2, 4), &Request::default()).unwrap();
    let symbol = table.get(0).unwrap();
    assert_eq!((table.len(), symbol.letter(), symbol.size()), (1, 'T', 16));
    assert_eq!(symbol.demangled(), b"A::f()");
    assert_eq!(symbol.scope(), Some(&b"A"[..]));
    use_all(&table);
}

#[test]
fn a_section_larger_than_all_files_has_no_sizes() {
    let mut file = elf(2, 4);
    let of_text = 192 + 64 + 32;
    file[of_text..of_text + 8].copy_from_slice(&(u64::MAX - 3).to_le_bytes());
    let table = read_bytes(&file, &Request::default()).unwrap();
    use_all(&table);
    let error = table.sizes(&[By::Section], || true).unwrap_err();
    let expected = r#"the section ".text" says that it has 18446744073709551612 bytes, but no file has so many"#;
    assert_eq!(error.to_string(), expected);
}

#[test]
fn every_truncation_is_an_error_or_a_table() {
    let file = elf(2, 4);
    for length in 0..file.len() {
        try_all(&file[..length]);
    }
    let own = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    for length in (0..2_000).chain((0..own.len()).step_by(own.len() / 10)) {
        try_all(&own[..length]);
    }
}

#[test]
fn files_of_all_formats_can_be_truncated() {
    for (_, file) in written::all() {
        for length in 0..file.len() {
            try_all(&file[..length]);
        }
    }
}

#[test]
fn files_of_all_formats_can_have_wild_bytes() {
    for (_, file) in written::all() {
        for place in 0..file.len() {
            // A wild byte, and a wild word, as an offset, a size or a number.
            for (length, wild) in [(1, 0xFF), (1, 0x7F), (4, 0xFF), (8, 0xFF), (4, 0)] {
                let mut file = file.clone();
                let end = (place + length).min(file.len());
                file[place..end].fill(wild);
                try_all(&file);
            }
        }
    }
}

#[test]
fn every_wild_byte_is_an_error_or_a_table() {
    let file = elf(2, 4);
    for place in 0..file.len() {
        for wild in [0, 1, 0x7F, 0x80, 0xFF] {
            let mut file = file.clone();
            file[place] = wild;
            try_all(&file);
        }
        // A wild word, as an offset or a size.
        let mut file = file.clone();
        let end = (place + 8).min(file.len());
        file[place..end].fill(0xFF);
        try_all(&file);
    }
}

#[test]
fn limits_are_kept() {
    let file = elf(2, 4);
    for (limits, what) in [
        (Limits { symbols: 0, ..Limits::DEFAULT }, "symbols"),
        (Limits { sections: 2, ..Limits::DEFAULT }, "sections"),
        (Limits { members: 0, ..Limits::DEFAULT }, "members"),
    ] {
        let error = read_bytes(&file, &Request { limits, ..Request::default() }).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert!(error.to_string().contains(what), "{error}");
    }
}

#[test]
fn names_that_overlap_are_limited() {
    // A table of strings without an end but the last: each symbol's name is all that follows.
    let count = 4_000;
    let mut file = elf(count, 4);
    let strings = file.len() as u64;
    file.extend(vec![b'a'; 1 << 20]);
    file.push(0);
    let symbols = file.len() as u64;
    for number in 0..u32::try_from(count).unwrap() {
        file.extend((number + 1).to_le_bytes());
        file.extend([0x12, 0, 1, 0]);
        file.extend([0; 16]);
    }
    let header = |number: usize| 192 + 64 * number;
    file[header(2) + 24..header(2) + 32].copy_from_slice(&symbols.to_le_bytes());
    file[header(3) + 24..header(3) + 32].copy_from_slice(&strings.to_le_bytes());
    file[header(3) + 32..header(3) + 40].copy_from_slice(&((1_u64 << 20) + 1).to_le_bytes());
    let start = Instant::now();
    let error = read_bytes(&file, &Request::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
    assert!(error.to_string().contains("overlap"), "{error}");
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn names_with_long_texts_are_limited() {
    // Each template argument is the one before, twice.
    let pairs: String = ('0'..='9').chain(['A', 'B']).map(|seq| format!("S_IS{seq}_S{seq}_E")).collect();
    let name = format!("_Z1f1tIccE{pairs}\0");
    let count = 300;
    let mut file = elf(count, 4);
    let strings = file.len() as u64;
    file.push(0);
    file.extend(name.repeat(300).as_bytes());
    let length = file.len() as u64 - strings;
    let symbols = file.len() as u64;
    for number in 0..u32::try_from(count).unwrap() {
        file.extend((1 + number * u32::try_from(name.len()).unwrap()).to_le_bytes());
        file.extend([0x12, 0, 1, 0]);
        file.extend([0; 16]);
    }
    let header = |number: usize| 192 + 64 * number;
    file[header(2) + 24..header(2) + 32].copy_from_slice(&symbols.to_le_bytes());
    file[header(3) + 24..header(3) + 32].copy_from_slice(&strings.to_le_bytes());
    file[header(3) + 32..header(3) + 40].copy_from_slice(&length.to_le_bytes());
    let limits = Limits { demangled: 1 << 20, ..Limits::DEFAULT };
    let read = || read_bytes(&file, &Request { limits, ..Request::default() }).unwrap();
    let (by, mut out) = ([By::Scope], Vec::new());
    assert!(read().get(0).unwrap().demangled().len() > 1 << 16);
    let errors = [
        read().demangle(|| true).unwrap_err(),
        read().inspect(|| true).and_then(|()| read().classes(|| true).map(drop)).unwrap_err(),
        read().sizes(&by, || true).unwrap_err(),
        read().to_arrow(|| true).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert!(error.to_string().contains("its demangled names exceed 32 times"), "{error}");
    }
    for written in [
        show::symbols(&mut out, &read(), &show::Listing::default(), || true),
        show::symbols_json(&mut out, &read(), || true),
        show::symbols_csv(&mut out, &read(), || true),
        show::symbols_arrow(&mut out, &read(), || true),
    ] {
        assert!(written.unwrap_err().to_string().contains("its demangled names exceed 32 times"));
    }
}

#[test]
fn a_million_sections_are_read() {
    let count = 1_000_000;
    let mut file = elf(2, count);
    file.resize(192 + 64 * usize::try_from(count).unwrap(), 0);
    let start = Instant::now();
    let table = read_bytes(&file, &Request::default()).unwrap();
    assert_eq!(table.len(), 1);
    use_all(&table);
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

#[test]
fn a_sparse_file_of_4_gb_is_refused_at_once() {
    let path = std::env::temp_dir().join(format!("sparse-{}.o", std::process::id()));
    let mut file = File::create(&path).unwrap();
    // All of it is one table of symbols.
    let mut header = elf((4 << 30) / 24, 4);
    header[192 + 64 * 2 + 24..192 + 64 * 2 + 32].copy_from_slice(&512_u64.to_le_bytes());
    file.write_all(&header).unwrap();
    file.seek(SeekFrom::Start((4 << 30) + 4_096)).unwrap();
    file.write_all(b"\0").unwrap();
    drop(file);
    let start = Instant::now();
    let result = read_file(&path, &Request::default());
    let took = start.elapsed();
    std::fs::remove_file(&path).unwrap();
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
    assert!(took < Duration::from_secs(1), "{took:?}");
}

fn archive(magic: &[u8], members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = magic.to_vec();
    for (name, data) in members {
        file.extend(format!("{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", 0, 0, 0, 644, data.len()).as_bytes());
        if magic != b"!<thin>\n" {
            file.extend(*data);
            file.resize(file.len().next_multiple_of(2), b'\n');
        }
    }
    file
}

#[test]
fn members_of_archives_have_names() {
    let file = elf(2, 4);
    let archive =
        archive(b"!<arch>\n", &[("a.o/", &file), ("text.txt/", b"no binary, which is left out"), ("b.o/", &file)]);
    let table = read_bytes(&archive, &Request::default()).unwrap();
    let names: Vec<_> = table.iter().map(|symbol| symbol.member_name().unwrap()).collect();
    assert_eq!(names, ["a.o", "b.o"]);
    use_all(&table);
    for length in 0..archive.len() {
        try_all(&archive[..length]);
    }
}

#[test]
fn an_archive_in_itself_is_read_once() {
    let folder = std::env::temp_dir().join(format!("cyclic-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("lib.a");
    let file = archive(b"!<thin>\n", &[("lib.a/", &[0; 100]), ("lib.a/", &[0; 100])]);
    std::fs::write(&path, &file).unwrap();
    let table = read_file(&path, &Request::default()).unwrap();
    assert_eq!(table.len(), 0);
    std::fs::remove_dir_all(&folder).unwrap();
    let error = read_bytes(&file, &Request::default()).unwrap_err();
    assert!(error.to_string().contains("thin"), "{error}");
    // The same in a common archive: an archive is no member.
    let inner = archive(b"!<arch>\n", &[("a.o/", &elf(2, 4))]);
    let outer = archive(b"!<arch>\n", &[("lib.a/", &inner)]);
    assert_eq!(read_bytes(&outer, &Request::default()).unwrap().len(), 0);
}

#[test]
fn universal_files_do_not_nest() {
    // Each slice is the whole file.
    let mut file = b"\xCA\xFE\xBA\xBE".to_vec();
    let count = 1_000_u32;
    file.extend(count.to_be_bytes());
    let length = 8 + 20 * count;
    for _ in 0..count {
        for number in [0x0100_0007_u32, 3, 0, length, 0] {
            file.extend(number.to_be_bytes());
        }
    }
    let error = read_bytes(&file, &Request::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unknown, "{error}");
}
