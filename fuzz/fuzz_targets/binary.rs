//! Binaries: reading, counting and printing never panic, and the sizes add up.
#![no_main]

use binary_symbols::{By, ErrorKind, Limits, Request, SizesDiff, Which, read_bytes, show};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (bits, file) = fuzz::split(data);
    let which = Which::ALL[bits as usize % Which::ALL.len()];
    // So small that a run takes no time.
    let limits =
        Limits { symbols: 1 << 12, sections: 1 << 12, members: 1 << 6, decompressed: 1 << 20, ..Limits::DEFAULT };
    let limits = Limits { demangled: 1 << 22, ..limits };
    let Ok(table) = read_bytes(file, &Request { which, limits, debug_files: false, ..Request::default() }) else {
        return;
    };
    if table.demangle(|| true).and_then(|()| table.inspect(|| true)).is_err() {
        return;
    }
    let mut out = Vec::new();
    show::symbols(&mut out, &table, &show::Listing { sizes: true, ..show::Listing::default() }, || true).unwrap();
    show::symbols_json(&mut out, &table, || true).unwrap();
    show::symbols_csv(&mut out, &table, || true).unwrap();
    table.to_arrow(|| true).unwrap();
    show::symbols_arrow(&mut out, &table, || true).unwrap();
    table.classes(|| true).unwrap();
    let _ = table.lookup(u64::from(bits));
    let sections: u128 = table.sections().iter().map(|section| u128::from(section.size)).sum();
    let sizes = match table.sizes(&[By::ArchiveMember, By::Section, By::Scope, By::Template], || true) {
        Ok(sizes) => sizes,
        Err(error) => {
            assert!(u64::try_from(sections).is_err() || error.kind() == ErrorKind::Limit, "{error}");
            return;
        }
    };
    assert_eq!(u128::from(sizes.total()), sections);
    for node in (0..).map_while(|number| sizes.node(number)).filter(|node| !node.children.is_empty()) {
        let children = node.children.iter().filter_map(|child| sizes.node(*child));
        let sums = children.fold((0, 0), |(size, count), child| (size + child.size, count + child.count));
        assert_eq!(sums, (node.size, node.count));
    }
    assert!(SizesDiff::of(&sizes, &sizes).unwrap().growth_percent().abs() < f64::EPSILON);
    show::sizes_page(&mut out, "title", &sizes).unwrap();
});
