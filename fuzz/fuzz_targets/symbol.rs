//! The crate that the Python module binds: nothing panics, and all ways to a text agree, in each style.
#![no_main]

use libfuzzer_sys::fuzz_target;
use symbol_names::{Style, Symbol};

fuzz_target!(|data: &[u8]| {
    let (bits, name) = fuzz::split(data);
    let _ = symbol_names::is_mangled(name, &symbol_names::Options::default());
    for style in Style::ALL {
        let options = symbol_names::Options { style: Some(style), ..fuzz::symbol_options(bits) };
        let text = symbol_names::demangle(name, &options);
        match Symbol::parse(name, &options) {
            Ok(symbol) => {
                assert_eq!(symbol.mangled(), name);
                agree(&symbol.demangle(&options), &text);
            }
            Err(error) => {
                // Without parameters the signature is not read, which may be bad; and rustfilt, whose texts are those that
                // are not verbose, reads bad punycode.
                let reads_less = !options.params || !options.verbose;
                assert!(
                    text.is_err() || error.kind() == symbol_names::ErrorKind::Limit || reads_less,
                    "{error:?}, but {text:?}"
                );
                assert!(!error.reason().is_empty());
                assert!(error.offset().is_none_or(|offset| offset <= name.len()));
            }
        }
        if let Ok((prefix, length)) = Symbol::parse_prefix(name, &options) {
            assert_eq!(prefix.mangled(), &name[..length]);
            agree(&prefix.demangle(&options), &symbol_names::demangle(&name[..length], &options));
        }
        if let Ok(symbol) = Symbol::parse_type(name, &options) {
            let _ = symbol.demangle(&options);
        }
    }
});

/// Two texts are the same. A limit may stop one way to a text and not the other.
fn agree(one: &Result<String, symbol_names::Error>, other: &Result<String, symbol_names::Error>) {
    match (one, other) {
        (Ok(one), Ok(other)) => assert_eq!(one, other),
        (Err(one), Err(other)) => assert_eq!(one.kind(), other.kind()),
        (Err(error), Ok(text)) | (Ok(text), Err(error)) => {
            assert_eq!(error.kind(), symbol_names::ErrorKind::Limit, "{error:?}, but {text}");
        }
    }
}
