//! Binaries: reading, counting and printing never panic, and the sizes add up to the sections.
#![no_main]

use binary_symbols::{By, Limits, Request, SizesDiff, Which, read_bytes, show};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (bits, file) = fuzz::split(data);
    let which = Which::ALL[bits as usize % Which::ALL.len()];
    // So small that a run takes no time.
    let limits =
        Limits { symbols: 1 << 12, sections: 1 << 12, members: 1 << 6, decompressed: 1 << 20, ..Limits::DEFAULT };
    let Ok(table) = read_bytes(file, &Request { which, limits, debug_files: false, ..Request::default() }) else {
        return;
    };
    let mut out = Vec::new();
    show::symbols(&mut out, &table, &show::Listing { sizes: true, ..show::Listing::default() }).unwrap();
    show::symbols_json(&mut out, &table).unwrap();
    show::symbols_csv(&mut out, &table).unwrap();
    table.to_arrow().unwrap();
    table.classes(|| true).unwrap();
    let _ = table.lookup(u64::from(bits));
    let sections: u128 = table.sections().iter().map(|section| u128::from(section.size)).sum();
    let sizes = table.sizes(&[By::ArchiveMember, By::Section, By::Scope, By::Template], || true).unwrap();
    if u64::try_from(sections).is_ok_and(|sections| sections < 1 << 62) {
        assert_eq!(u128::from(sizes.total()), sections);
    }
    assert!(SizesDiff::of(&sizes, &sizes).growth_percent().abs() < f64::EPSILON);
    show::sizes_page(&mut out, "title", &sizes).unwrap();
});
