//! The crate below the Python module, with whatever engine it has: nothing panics, and ways to the same text agree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use symbol::{Options, Symbol};

fuzz_target!(|data: &[u8]| {
    let (bits, name) = fuzz::split(data);
    let options = Options {
        params: bits & 1 == 0,
        return_type: bits & 2 == 0,
        literal_types: bits & 4 == 0,
        ..Options::default()
    };
    let text = symbol::demangle(name, &options);
    match Symbol::parse(name, None) {
        Ok(symbol) => {
            assert_eq!(symbol.mangled(), name);
            assert_eq!(symbol.demangle(&options).ok(), text.ok());
        }
        Err(error) => {
            assert!(text.is_err());
            assert!(!error.reason().is_empty());
            assert!(error.offset().is_none_or(|offset| offset <= name.len()));
        }
    }
    if let Ok((prefix, length)) = Symbol::parse_prefix(name, None) {
        assert_eq!(prefix.mangled(), &name[..length]);
    }
    let _ = symbol::is_mangled(name);
});
