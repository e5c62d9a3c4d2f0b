//! Names of MSVC: the text, its ranges and its parts agree, with any options and limits.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (bits, name) = fuzz::split(data);
    let limits = fuzz::limits(bits);
    let options = fuzz::options(bits, demangling::Style::Llvm);

    let mut text = b"before".to_vec();
    let result = msvc_names::demangle(name, &options, &limits, &mut text);
    assert!(text.starts_with(b"before"));
    assert!(result.is_ok() || text == b"before");
    assert!(text.len() - 6 <= limits.output);
    if let Err(error) = &result {
        assert!(error.offset() <= name.len());
        assert!(!error.to_string().is_empty());
    }

    let recorded = msvc_names::text_with_ranges(name, &options, &limits);
    assert_eq!(result, recorded.as_ref().map(|_| ()).map_err(Clone::clone));
    if let Ok((again, ranges)) = &recorded {
        assert_eq!(again, &text[6..]);
        assert!(ranges.iter().all(|range| range.start <= range.end && range.end <= again.len()));
    }

    let kind = msvc_names::kind(name, demangling::Style::Llvm, &limits);
    assert!(kind.is_ok() || result.is_err());
    if let Ok(parts) = msvc_names::parts(name, &options, &limits) {
        assert_eq!(kind, Ok(parts.kind()));
    }
    if let Ok(end) = msvc_names::prefix_end(name, demangling::Style::Gnu, &limits) {
        assert!(end <= name.len());
        assert!(end < name.len() || kind.is_ok());
    }
});
