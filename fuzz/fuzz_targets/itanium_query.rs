//! What the engine tells of a name beside its text: the parts lie in the text, in order, and have one text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (bits, mangled) = fuzz::split(data);
    let Ok(name) = itanium_names::parse_with(mangled, &fuzz::limits(bits)) else { return };
    let _ = (name.kind(), name.is_function(), name.is_data(), name.is_thunk(), name.is_special());
    let _ = (name.cv_qualifiers(), name.ref_qualifier(), name.abi_tags(), name.clone_suffixes(), name.version());
    for style in itanium_names::Style::ALL {
        let options = fuzz::options(bits, style);
        if let Ok(parts) = name.parts(&options) {
            let alone =
                [name.qualified_name(&options), name.base_name(&options), name.scope(&options)].map(Result::unwrap);
            assert_eq!(alone.each_ref().map(Option::as_ref), [parts.name(), parts.base_name(), parts.scope()]);
        }
        if let (Ok(ranges), Ok(text)) = (name.ranges(&options), name.demangle(&options)) {
            for range in ranges {
                assert!(range.start <= range.end && range.end <= text.len(), "{range:?} of {text}");
            }
        }
    }
});
