//! Names of Rust: all ways to the text agree, the parts lie within it, and no limit is exceeded.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_names::{Style, demangle, demangle_as_rustfilt_h, is_mangled, kind, parts, prefix_end, text_with_ranges};

fuzz_target!(|data: &[u8]| {
    let (bits, name) = fuzz::split(data);
    let limits = fuzz::limits(bits);
    let _ = demangle_as_rustfilt_h(name, &fuzz::options(bits, Style::Gnu), &limits, &mut Vec::new());
    for style in Style::ALL {
        let options = fuzz::options(bits, style);
        let mut text = b"before".to_vec();
        let result = demangle(name, &options, &limits, &mut text);
        assert!(text.starts_with(b"before"));
        assert!(text.len() - 6 <= limits.output);
        match (&result, text_with_ranges(name, &options, &limits)) {
            (Ok(()), Ok((ranged, ranges))) => {
                assert_eq!(text[6..], ranged);
                assert!(ranges.iter().all(|range| range.start < range.end && range.end <= ranged.len()));
                assert!(ranges.is_sorted_by_key(|range| (range.start, std::cmp::Reverse(range.end), range.part)));
                assert!(!name.is_ascii() || std::str::from_utf8(&ranged).is_ok());
                let whole = fuzz::options(0, style);
                if is_mangled(name, style) && demangle(name, &whole, &limits, &mut Vec::new()).is_ok() {
                    assert!(kind(name, style, &limits).is_ok());
                    assert!(prefix_end(name, style, &limits).is_ok_and(|end| end <= name.len()));
                }
            }
            (Err(error), Err(same)) => {
                assert_eq!(text, b"before");
                assert_eq!(*error, same);
                assert!(error.offset() <= name.len());
                assert!(!error.to_string().is_empty());
            }
            (result, ranged) => panic!("{result:?}, {ranged:?}"),
        }
        if let Ok(parts) = parts(name, &options, &limits) {
            assert!(parts.parameters().is_none());
        }
    }
});
