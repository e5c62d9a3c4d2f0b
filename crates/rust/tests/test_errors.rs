//! What is wrong with a name, and where.

use rust_names::{ErrorKind, Limits, Options, Style, demangle};

#[track_caller]
fn check(name: &str, style: Style, expected: &str) {
    let options = Options { style, ..Options::default() };
    let error = demangle(name.as_bytes(), &options, &Limits::default(), &mut Vec::new()).unwrap_err();
    assert_eq!(error.to_string(), expected, "{name}");
}

#[test]
fn errors_have_a_reason_and_an_offset() {
    for style in Style::ALL {
        check("_RNvC1a", style, "expected an identifier at byte 7");
        check("_RNvC1a3b", style, "expected an identifier of this length at byte 8");
        check("_RNvZ", style, "expected a path at byte 4");
        check("_RN_C1a1b", style, "not a mangled name: expected _R and a path, or _ZN and a hash at the end");
        check("_RINvC1a1bg", style, "expected a type at byte 10");
        check("_RINvC1a1b", style, "expected a type at byte 10");
        check("_RINvC1a1bKd1_E", style, "expected a constant at byte 11");
        check("_RINvC1a1bKjx_E", style, "expected a hexadecimal digit or '_' at byte 12");
        check("_RINvC1a1bKb2_E", style, "expected 0 or 1 at byte 14");
        check("_RINvC1a1bDC1aEE", style, "expected a lifetime at byte 15");
        check("_RINvC1a1bFKu3abcEuE", style, "expected an ABI at byte 17");
        check("_RINvC1a1bBz_E", style, "a substitution refers to no earlier part of the name at byte 13");
        // A path that refers to a type, which was written.
        check("_RINvC1a1bRhNvB7_1cE", style, "expected a path at byte 10");
        check("_RNvC1a1bx", style, "expected a path at byte 9");
        check("_RNvC1a1bC1cC1d", style, "expected the end of the name at byte 12");
        check("_RNvC1a1b$x", style, "expected the end of the name at byte 9");
        check("_RNvC1as1a1b", style, "expected a digit or '_' at byte 12");
        check("_RNvC1a99999999999999999999b", style, "a number is too large at byte 7");
        // Such lengths are of 64 bits on every platform.
        check("_RNvC1a4294967296b", style, "expected an identifier of this length at byte 17");
        check("_RNvC1a18446744073709551615b", style, "expected an identifier of this length at byte 27");
    }
    for style in [Style::Gnu, Style::Llvm] {
        check("_RNvC1a1b\n", style, "expected the end of the name at byte 9");
        check("_RNvC1a1b.cold\n", style, "expected the end of the name at byte 14");
        check("_RNvC1a1b.cold\r\nmore", style, "expected the end of the name at byte 14");
    }
    check("_RINvC1a1bL0_E", Style::Llvm, "expected a lifetime that is bound at byte 13");
    check("_RCs9999999999999_1a", Style::Llvm, "a number is too large at byte 18");
    check("_RNvC1au2_80", Style::Llvm, "expected punycode at byte 12");
}

#[test]
fn other_names_are_not_mangled() {
    for name in ["", "_", "_R", "_R1C1a", "main", "_ZN1a1bE", "_ZN1a17h0123456789abcdefEv", "\u{e9}", "_R\u{e9}"] {
        for style in Style::ALL {
            let options = Options { style, ..Options::default() };
            let error = demangle(name.as_bytes(), &options, &Limits::default(), &mut Vec::new()).unwrap_err();
            assert!(matches!(error.kind(), ErrorKind::NotMangled(_)) && error.offset() == 0, "{name}");
        }
    }
}
