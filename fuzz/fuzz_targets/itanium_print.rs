//! The engine: every way to the text of a name gives the same text, in each style and with any options.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (bits, name) = fuzz::split(data);
    let limits = fuzz::limits(bits);
    let mut reused = itanium_names::Demangler::with_limits(limits);
    let kept = itanium_names::parse_with(name, &limits);
    for style in itanium_names::Style::ALL {
        let options = fuzz::options(bits, style);
        let mut first = b"before".to_vec();
        let result = reused.demangle(name, &options, &mut first);
        assert!(first.starts_with(b"before"));
        assert!(result.is_ok() || first == b"before");
        assert!(first.len() - 6 <= limits.output);
        if let Err(error) = &result {
            assert!(error.is_limit() || error.offset() <= name.len());
            assert!(!error.to_string().is_empty());
        }

        let mut second = b"before".to_vec();
        assert_eq!(reused.demangle(name, &options, &mut second), result);
        assert_eq!(first, second, "a demangler that is used again");

        let mut fresh = b"before".to_vec();
        assert_eq!(itanium_names::Demangler::with_limits(limits).demangle(name, &options, &mut fresh), result);
        assert_eq!(first, fresh, "a fresh demangler");

        // Without parameters a tool reads only the beginning of a name that it cannot read as a whole.
        let mut demangler = itanium_names::Demangler::with_limits(limits);
        let kept = if options.params { kept.as_ref().ok() } else { demangler.inspect_for(name, &options).ok() };
        if let Some(kept) = kept {
            let mut printed = b"before".to_vec();
            if kept.demangle_to(&options, &mut printed).is_ok() && result.is_ok() {
                assert_eq!(first, printed, "a name that was kept");
            }
        }
    }
    if let Ok((prefix, length)) = itanium_names::parse_prefix(name, &limits) {
        assert_eq!(prefix.mangled(), &name[..length]);
        for style in itanium_names::Style::ALL {
            let _ = prefix.demangle(&fuzz::options(bits, style));
        }
    }
    if let Ok(ty) = itanium_names::parse_type(name, &limits) {
        for style in itanium_names::Style::ALL {
            let _ = ty.demangle(&fuzz::options(bits, style));
        }
    }
});
