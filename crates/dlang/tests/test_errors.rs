//! The messages of errors, and their positions.

use dlang_names::{Limits, Options, demangle};

#[track_caller]
fn error(mangled: &str) -> String {
    let mut out = b"before".to_vec();
    let error = demangle(mangled.as_bytes(), &Options::default(), &Limits::default(), &mut out).unwrap_err();
    assert_eq!(out, b"before");
    error.to_string()
}

#[test]
fn an_error_says_what_was_expected_and_where() {
    assert_eq!(error("_D"), "expected a symbol name at byte 2");
    assert_eq!(error("_Dmainly"), "expected the end of the name at byte 6");
    assert_eq!(error("_D3foo"), "expected a type at byte 6");
    assert_eq!(error("_D9foo"), "expected as many bytes as the number before says at byte 3");
    assert_eq!(error("_D3foo3"), "expected more after a number at byte 7");
    assert_eq!(error("_D99999999999foo"), "a number is too large at byte 2");
    assert_eq!(error("_D3fooFiZ"), "expected a type at byte 9");
    assert_eq!(
        error("_D3fooFi"),
        "expected a parameter or the end of the parameters, one of 'X', 'Y' and 'Z' at byte 8"
    );
    assert_eq!(error("_D3fooFiZvv"), "expected the end of the name at byte 10");
    assert_eq!(error("_D3fooFiZv.part.0"), "expected the end of the name at byte 10");
    assert_eq!(error("_D3fooFN?Zv"), "expected a type at byte 7");
    assert_eq!(error("_D3foo__T3barYZi"), "expected a template argument or 'Z' at byte 13");
    assert_eq!(error("_D3foo__T0Zi"), "expected the name of a template at byte 9");
    assert_eq!(error("_D3foo__T3barVixZi"), "expected a value at byte 15");
    assert_eq!(error("_D3foo__T3barVee1ZZi"), "expected 'P' and an exponent at byte 17");
    assert_eq!(error("_D3foo__T3barVAyaa1x41Zi"), "expected '_' at byte 19");
    assert_eq!(error("_D3foo__T3barVAyaa1_4xZi"), "expected two hexadecimal digits at byte 22");
    assert_eq!(error("_D3fooFDiZv"), "expected a calling convention at byte 8");
}

/// As many digits as addresses of 32 bits cannot count are too many for the name, which is the same error on all platforms.
#[test]
fn a_string_is_longer_than_the_name() {
    assert_eq!(
        error("_D3foo__T3barVAyaa4294967295_41Zi"),
        "expected as many bytes as the number before says at byte 29"
    );
}

#[test]
fn a_reference_to_nothing_is_an_error() {
    assert_eq!(error("_D3fooFQaZv"), "a substitution refers to no earlier part of the name at byte 7");
    assert_eq!(error("_D3fooFQzZv"), "a substitution refers to no earlier part of the name at byte 7");
    assert_eq!(error("_D3fooFAQbZv"), "a substitution refers to no earlier part of the name at byte 8");
    assert_eq!(error("_D3fooFQ1Zv"), "expected a back reference, whose last letter is a lower-case one at byte 7");
}

#[test]
fn other_names_are_no_mangled_names() {
    for name in ["", "_", "foo", "_Z1fv", "__D3fooFZv", " _D3fooFZv"] {
        let error = demangle(name.as_bytes(), &Options::default(), &Limits::default(), &mut Vec::new()).unwrap_err();
        assert_eq!((error.to_string(), error.offset()), ("not a mangled name: expected _D".to_owned(), 0));
    }
}
