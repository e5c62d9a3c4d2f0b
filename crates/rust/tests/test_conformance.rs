//! Every name of the corpora has the text of the tool, and what the tool rejects is an error.

mod corpora;

use rust_names::{Error, Limits, Options, Style, demangle, demangle_as_rustfilt_h, is_mangled};

/// Checks what a tool prints for a name.
#[track_caller]
fn check(mangled: &[u8], expected: &[u8], read: impl Fn(&mut Vec<u8>) -> Result<(), Error>) {
    let mut out = Vec::new();
    let result = read(&mut out);
    let name = mangled.escape_ascii();
    // What rustfilt prints for a name that is not well-formed, from where it finds that out.
    let is_rejected = expected == mangled || expected.windows(16).any(|text| text == b"{invalid syntax}");
    if is_rejected {
        assert!(result.is_err(), "{name}: {}", out.escape_ascii());
    } else {
        assert_eq!(result, Ok(()), "{name}");
        assert_eq!(out.escape_ascii().to_string(), expected.escape_ascii().to_string(), "{name}");
    }
}

#[test]
fn every_name_has_the_text_of_the_tool() {
    let rows = corpora::rows();
    assert!(rows.len() > 2500);
    let limits = Limits::default();
    for row in &rows {
        let name = &row.mangled;
        let options = |style, verbose| Options { style, verbose, ..Options::default() };
        check(name, &row.gnu, |out| demangle(name, &options(Style::Gnu, true), &limits, out));
        check(name, &row.rustfilt, |out| demangle(name, &options(Style::Gnu, false), &limits, out));
        check(name, &row.rustfilt_h, |out| demangle_as_rustfilt_h(name, &Options::default(), &limits, out));
        if name.starts_with(b"_R") {
            check(name, &row.llvm, |out| demangle(name, &options(Style::Llvm, true), &limits, out));
        } else {
            // It is a C++ name to that tool.
            check(name, &row.gnu, |out| demangle(name, &options(Style::Llvm, true), &limits, out));
        }
        assert!(row.gnu == *name || is_mangled(name, Style::Gnu), "{}", name.escape_ascii());
    }
}

#[test]
fn characters_that_do_not_exist_are_not_printed() {
    // c++filt prints them in a form of UTF-8 that no longer exists.
    let mut out = Vec::new();
    demangle(b"_RNvC1au10_2c285jb0zb", &Options::default(), &Limits::default(), &mut out).unwrap();
    assert_eq!(out, b"a[0]::");
}

#[test]
fn names_of_c_are_not_mangled() {
    let names = ["_R", "_Rectangle", "_RAND_bytes", "_RC", "_RC4", "_Resume", "_RING", "_RMC", "R", "", "_ZN", "main"];
    for name in names {
        for verbose in [false, true] {
            let options = Options { verbose, ..Options::default() };
            assert!(demangle(name.as_bytes(), &options, &Limits::default(), &mut Vec::new()).is_err(), "{name}");
        }
    }
    assert!(!is_mangled(b"_ZN3foo3barEv", Style::Gnu));
    assert!(!is_mangled(b"_ZN3foo17h0000000000000000E", Style::Gnu));
    assert!(!is_mangled(b"__RNvC1a1b", Style::Gnu));
}

#[test]
fn rustfilt_keeps_an_underscore_before_the_name() {
    let text = |name: &str| {
        let options = Options { verbose: false, ..Options::default() };
        let mut out = Vec::new();
        demangle(name.as_bytes(), &options, &Limits::default(), &mut out).map(|()| String::from_utf8(out).unwrap())
    };
    assert_eq!(text("__RNvC1a1b").unwrap(), "_a::b");
    assert_eq!(text("__ZN1a1b17h0123456789abcdefE").unwrap(), "_a::b");
    assert_eq!(text("___RNvC1a1b").unwrap_err().offset(), 0);
    assert_eq!(text("__RNvC1a").unwrap_err().offset(), 8);
}
