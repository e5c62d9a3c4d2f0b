//! Kinds, messages and offsets of errors.

use symbol_names::{Error, ErrorKind, Limits, Options, Style, Symbol, demangle};

fn styled(style: Style) -> Options {
    Options { style: Some(style), ..Options::default() }
}

fn error(name: &str) -> Error {
    demangle(name.as_bytes(), &Options::default()).unwrap_err()
}

#[test]
fn kinds_are_the_same_in_every_style() {
    for (name, kind) in [
        ("", ErrorKind::NotMangled),
        ("main", ErrorKind::NotMangled),
        ("i", ErrorKind::NotMangled),
        ("_Z", ErrorKind::Parse),
        ("_ZN3foo", ErrorKind::Parse),
        ("_Z1fS_", ErrorKind::Parse),
        ("_Z1fv+0x10", ErrorKind::Parse),
        ("_Z99999999999999999999999999fv", ErrorKind::Parse),
    ] {
        for style in Style::ALL {
            let error = demangle(name.as_bytes(), &styled(style)).unwrap_err();
            assert_eq!(error.kind(), kind, "{name} {style:?}");
        }
    }
    let deep = format!("_Z1f{}i", "P".repeat(100_000));
    for style in Style::ALL {
        let error = demangle(deep.as_bytes(), &styled(style)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert!(error.reason().contains("nests deeper"), "{error}");
    }
}

/// `cpp_demangle` finds both only when it prints.
#[test]
fn cpp_demangle_distinguishes_a_missing_argument_from_too_much_depth() {
    let absent = demangle(b"_Z1fIiEvT_T0_", &styled(Style::CppDemangle)).unwrap_err();
    assert_eq!(absent.kind(), ErrorKind::Format);

    // Each type is a pointer to the previous one by a substitution, so the parser sees no nesting.
    let digit = |n: u32| char::from_digit(n, 36).unwrap().to_ascii_uppercase();
    let chain = (0..300_u32).fold("_Z1fPiPS_".to_owned(), |name, n| {
        let (high, low) = (n / 36, n % 36);
        match high {
            0 => format!("{name}PS{}_", digit(low)),
            _ => format!("{name}PS{}{}_", digit(high), digit(low)),
        }
    });
    let limits = Some(Limits { depth: 100, ..Limits::default() });
    let deep = Options { limits, ..styled(Style::CppDemangle) };
    let error = demangle(chain.as_bytes(), &deep).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
}

#[test]
fn the_offset_is_that_of_the_text_after_the_name() {
    let error = error("_Z1fv+0x10");
    assert_eq!(error.offset(), Some(5));
    let error = demangle(b"_Z1fv+0x10", &styled(Style::CppDemangle)).unwrap_err();
    assert_eq!(error.to_string(), "mangled symbol is not well-formed (at byte 5)");
}

#[test]
fn a_line_break_after_a_name_is_mentioned() {
    for style in Style::ALL {
        for name in ["_Z1fv\n", "_Z1fv\r\n"] {
            for error in [
                demangle(name.as_bytes(), &styled(style)).unwrap_err(),
                Symbol::parse(name.as_bytes(), &styled(style)).unwrap_err(),
            ] {
                assert_eq!(error.reason(), "a line break follows the name; remove it first", "{style:?}");
                assert_eq!((error.kind(), error.offset()), (ErrorKind::Parse, Some(5)));
            }
        }
    }
    let type_error = Symbol::parse_type(b"PKc\n", &Options::default()).unwrap_err();
    assert_eq!(type_error.reason(), "a line break follows the name; remove it first");
    // Line breaks elsewhere are not the problem.
    for name in ["main\n", "_Z1fv\n\n", "_Z1f\nv"] {
        assert!(!error(name).reason().contains("line break"), "{name:?}");
    }
}

#[test]
fn the_message_says_what_was_expected() {
    assert_eq!(error("_ZN3foo").to_string(), "expected a name or 'E' (at byte 7)");
}

#[test]
fn an_option_that_a_style_lacks_is_named() {
    type Change = fn(&mut Options);
    let changes: [(&str, Change); 7] = [
        ("template_args", |options| options.template_args = false),
        ("enclosing_params", |options| options.enclosing_params = false),
        ("abi_tags", |options| options.abi_tags = false),
        ("clone_suffix", |options| options.clone_suffix = false),
        ("requires", |options| options.requires = false),
        ("simplify_std", |options| options.simplify_std = true),
        ("max_template_depth", |options| options.max_template_depth = Some(1)),
    ];
    for (name, change) in changes {
        let mut options = styled(Style::CppDemangle);
        change(&mut options);
        let error = demangle(b"_Z1fv", &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        let reason = format!("the style 'cpp_demangle' does not have the option {name}; 'gnu' and 'llvm' have it");
        assert_eq!(error.reason(), reason);
    }
    let mut options = styled(Style::Llvm);
    options.verbose = false;
    let error = demangle(b"_Z1fv", &options).unwrap_err();
    assert_eq!(error.reason(), "the style 'llvm' does not have the option verbose; 'gnu' has it");
}

#[test]
fn parsing_and_demangling_report_the_same_error() {
    for name in ["main", "_ZN3foo", "_Z1fS_", "_Z1fv+0x10", "_Z1\u{e9}v"] {
        let parsed = Symbol::parse(name.as_bytes(), &Options::default()).unwrap_err();
        assert_eq!(parsed, error(name), "{name}");
    }
}

#[test]
fn no_bytes_are_lost_if_a_name_is_not_utf8() {
    let name = b"_Z2\xff\xfev";
    let mut text = Vec::new();
    symbol_names::demangle_to(name, &Options::default(), &mut text).unwrap();
    assert_eq!(text, b"\xff\xfe()");
    let error = demangle(name, &styled(Style::CppDemangle)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Parse);
    assert_eq!(error.offset(), Some(3));
}
