//! D names: all ways to the text agree, the parts lie within it, and no limit is exceeded.
#![no_main]

use dlang_names::{Error, Style, demangle, kind, parts, prefix_end, text_with_ranges};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (bits, name) = fuzz::split(data);
    let limits = fuzz::limits(bits);
    for style in Style::ALL {
        let options = fuzz::options(bits, style);
        let mut text = b"before".to_vec();
        let result = demangle(name, &options, &limits, &mut text);
        assert!(text.starts_with(b"before"));
        assert!(text.len() - 6 <= limits.output);
        match (&result, text_with_ranges(name, &options, &limits)) {
            (Ok(()), Ok((ranged, ranges))) => {
                assert_eq!(text[6..], ranged);
                assert!(ranges.iter().all(|range| range.start <= range.end && range.end <= ranged.len()));
                assert!(ranges.is_sorted_by_key(|range| (range.start, std::cmp::Reverse(range.end), range.part)));
            }
            (Err(error), Err(same)) => {
                assert_eq!(text, b"before");
                assert_eq!(*error, same);
                assert!(error.offset() <= name.len());
                assert!(!error.to_string().is_empty());
            }
            (result, ranged) => panic!("{result:?}, {ranged:?}"),
        }
        // Options change whether a name is read only by its text's length.
        let whole = demangle(name, &fuzz::options(0, style), &limits, &mut Vec::new());
        let is_limit = [&result, &whole].iter().any(|result| result.as_ref().is_err_and(Error::is_limit));
        assert!(is_limit || result.is_ok() == whole.is_ok());
        if whole.is_ok() {
            assert!(kind(name, style, &limits).is_ok());
            assert!(prefix_end(name, style, &limits).is_ok_and(|end| end <= name.len()));
        }
        if let Ok(parts) = parts(name, &options, &limits) {
            assert!(kind(name, style, &limits).map_or_else(|error| error.is_limit(), |kind| kind == parts.kind()));
            assert_eq!(parts.kind().is_function(), parts.parameters().is_some());
        }
    }
});
