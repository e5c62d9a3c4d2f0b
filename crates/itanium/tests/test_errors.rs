//! Errors say what was expected, and at which byte.

use itanium_names::{Error, ErrorKind, Limits, Options, Style};

fn error(mangled: &str) -> Error {
    itanium_names::demangle_with(mangled, &Options::default()).unwrap_err()
}

#[test]
#[rustfmt::skip]
fn an_error_says_what_was_expected_and_where() {
    let errors = [
        ("foo", "not a mangled name: expected _Z, __Z, ___Z, ____Z or _GLOBAL_"),
        ("_Z", "expected a name at byte 2"),
        ("_ZN3foo", "expected a name or 'E' at byte 7"),
        ("_ZN1aS_E", "expected a name or 'E' at byte 5"),
        ("_ZN1MIiEC1S0_IcEEv", "expected a name or 'E' at byte 10"),
        ("_ZN3foo3barE3", "expected an identifier no longer than the rest of the name at byte 12"),
        ("_Z1f%", "expected the end of the name at byte 4"),
        ("_Z1f@", "expected the end of the name at byte 4"),
        ("_Z1fv@@", "expected the end of the name at byte 5"),
        ("_Z3fo", "expected an identifier no longer than the rest of the name at byte 2"),
        ("_Z99foo", "expected an identifier no longer than the rest of the name at byte 2"),
        ("_Z0f", "expected an identifier with its length at byte 2"),
        ("_Z1fS_", "a substitution refers to no earlier part of the name at byte 4"),
        ("_Z1fS0", "expected a base-36 number or '_' in a substitution at byte 6"),
        ("_Z1fSy", "expected a substitution at byte 5"),
        ("_Z1fT_", "a template parameter has no template argument at byte 4"),
        ("_Z1fIiEvT0_", "a template parameter has no template argument at byte 8"),
        ("_Z99999999999a", "expected an identifier no longer than the rest of the name at byte 2"),
        ("_ZN1AC9Ev", "expected a constructor (C1 to C5, CI1, CI2) or destructor (D0 to D5) at byte 5"),
        ("_ZC1v", "expected a name (a constructor or destructor needs a class before it) at byte 2"),
        ("_ZTQ1A", "expected a special name (TV, TT, TI, TS, Th, Tv, Tc, TC, TH, TW, TA, GV, GR, GT, GI) at byte 2"),
        ("_ZThv1f", "expected a number at byte 4"),
        ("_ZTh5v", "expected '_' after a call offset at byte 5"),
        ("_ZTC1Ai1B", "expected a number at byte 6"),
        ("_Z1fIiEv%", "expected a type at byte 8"),
        ("_Z1fIXplLi1EEEvv", "expected an expression at byte 12"),
        ("_Z1fIXxxEEvv", "expected an expression at byte 6"),
        ("_Z1fILi1", "expected 'E' after a literal at byte 8"),
        ("_Z1fILiE", "expected a type at byte 8"),
        ("_Z1fA3i", "expected '_' after the bound of an array at byte 6"),
        ("_Z1fA3_", "expected a type at byte 7"),
        ("_Z1fFv", "expected a type at byte 6"),
        ("_Z1fDF16", "expected '_', 'x' or 'b' after the width of a floating type at byte 8"),
        ("_Z1fDAx", "expected the size of a fixed-point type (s, t, i, j, l, m) at byte 6"),
        ("_Z1fDB8i", "expected '_' after the width of _BitInt at byte 7"),
        ("_Z1fDv4i", "expected '_' after the bound of a vector at byte 7"),
        ("_Z1fM1A", "expected a type at byte 7"),
        ("_ZZ1fvE", "expected a name at byte 7"),
        ("_ZZ1fv1x", "expected 'E' after the function of a local name at byte 8"),
        ("_ZNUlvE1fEv", "expected '_' after a number at byte 8"),
        ("_ZNUlE_1fEv", "expected a type at byte 5"),
        ("_ZNUxE", "expected an unnamed type (Ut) or a closure type (Ul) at byte 3"),
        ("_ZNIiEE", "expected a name before template arguments at byte 3"),
        ("_ZNE", "expected a name at byte 3"),
        ("___Z1fv", "expected '_block_invoke' after the function that encloses the block at byte 7"),
        ("_GLOBAL__I__Z", "expected a name at byte 13"),
        ("__alloc_token_1fv", "not a mangled name: expected _Z, __Z, ___Z, ____Z or _GLOBAL_"),
        ("_Z1fUa9enable_ifIXLb1EEE", "expected the parameters of a function at byte 24"),
        ("_Z1fIXfx_EEvv", "expected a function parameter (fp, fL) or a fold expression (fl, fr, fL, fR) at byte 6"),
        ("_Z1fIXfLxxEEvv", "expected a binary operator at byte 8"),
        ("_Z1fIXflxxEEvv", "expected a binary operator at byte 8"),
        ("_Z1fIXrqaEEEvv", "expected a requirement (X, T or Q) at byte 8"),
        ("_Z1fDTLi1E", "expected 'E' after decltype at byte 10"),
        ("_Z1fv blah", "expected the end of the name at byte 5"),
        ("_Z1fIiQEvv", "expected an expression at byte 7"),
        ("_ZGI1A", "expected a module name (W) at byte 4"),
        ("_ZW1A", "expected a name at byte 5"),
        ("_ZGT", "expected a name at byte 4"),
    ];
    for (mangled, message) in errors {
        assert_eq!(error(mangled).to_string(), message, "{mangled}");
    }
}

#[test]
fn both_styles_report_the_same_error() {
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    for mangled in ["_Z1fA3i", "_ZN3foo", "_Z1fS_", "foo", "_Z1fT_"] {
        assert_eq!(itanium_names::demangle_with(mangled, &llvm).unwrap_err(), error(mangled));
    }
}

#[test]
fn an_error_has_a_kind_and_an_offset() {
    assert_eq!(error("main").kind(), ErrorKind::NotMangled(itanium_names::BEGINNINGS));
    assert_eq!(error("main").offset(), 0);
    assert_eq!(error("_Z1fA3i").kind(), ErrorKind::Expected("'_' after the bound of an array"));
    assert_eq!(error("_Z1fA3i").offset(), 6);
    assert_eq!(error("_Z1fA3i").reason(), "expected '_' after the bound of an array");
    assert_eq!(error("_Z1fS_").kind(), ErrorKind::UnknownSubstitution);
    assert_eq!(error("_Z1fT_").kind(), ErrorKind::UnboundTemplateParameter);
    assert_eq!(error("_Z1fSZZZZZZZZ_").kind(), ErrorKind::NumberTooLarge);
    assert!(!error("_Z1fSZZZZZZZZ_").is_limit());
    assert_eq!(error("_Z1fSZZZZZZZZ_").to_string(), "a number is too large at byte 5");
}

#[test]
fn the_message_names_the_limit_that_was_exceeded() {
    let small = |limits: Limits| {
        itanium_names::parse_with("_Z3fooPPPPi", &limits)
            .and_then(|name| name.demangle(&Options::default()))
            .unwrap_err()
    };
    let default = Limits::default();
    let error = small(Limits { input: 10, ..default });
    assert_eq!(error.to_string(), "the mangled name is longer than the limit");
    let error = small(Limits { output: 10, ..default });
    assert_eq!(error.to_string(), "the demangled text is longer than the limit");
    let error = small(Limits { depth: 3, ..default });
    assert_eq!(error.to_string(), "the name nests deeper than the limit at byte 8");
}

#[test]
fn numbers_larger_than_any_compiler_writes_are_rejected() {
    for mangled in [
        "_Z1fT99999999999_",
        "_Z1fTL99999999999__",
        "_ZNUt99999999999_E",
        "_Z1fIXfp4294967295_EEvv",
        "_ZZ1fvEd4294967295_1x",
        // Numbers of 32 bits to which 1 is added.
        "_Z1f1A1BS1Z141Z3_",
        "_Z1f1A1BS1Z141Z4_",
        "_ZGR1x1Z141Z3_",
        "_ZGR1x1Z141Z4_",
        "_ZGR1x4294967296",
        "_Z1fIiEvTL2147483648__",
        "_Z1fIiEvTL4294967295__",
        "_ZZ1fvEUlTyTL4294967295__E_",
    ] {
        let error = error(mangled);
        assert_eq!(error.kind(), ErrorKind::NumberTooLarge, "{mangled}: {error}");
    }
    for mangled in ["_Z1f1A1BS1Z141Z2_", "_Z1fIiEvTL2147483647__", "_Z1fIiEvT4294967294_"] {
        let kind = error(mangled).kind();
        let unknown = [ErrorKind::UnknownSubstitution, ErrorKind::UnboundTemplateParameter];
        assert!(unknown.contains(&kind), "{mangled}: {kind:?}");
    }
    let text = |mangled: &str| itanium_names::demangle_with(mangled, &Options::default()).unwrap();
    assert_eq!(text("_ZGR1x1Z141Z2_"), "reference temporary #4294967295 for x");
    assert_eq!(text("_ZGR1x1Z141Z1_"), "reference temporary #4294967294 for x");
    // Bounds and literals are printed as text, so they may be of any size.
    assert!(itanium_names::demangle_with("_Z1fILi99999999999999999999EEvv", &Options::default()).is_ok());
    assert!(itanium_names::demangle_with("_Z1fPA99999999999999999999_i", &Options::default()).is_ok());
}

#[test]
fn a_failed_name_leaves_the_output_and_the_demangler_as_they_were() {
    let mut demangler = itanium_names::Demangler::new();
    let mut out = b"before".to_vec();
    for mangled in ["_Z1fA3i", "main", "_Z1fIiEvT_", "_ZN1A1BIiEC1Ev"] {
        let mut fresh = b"before".to_vec();
        let expected = itanium_names::Demangler::new().demangle(mangled.as_bytes(), &Options::default(), &mut fresh);
        out.truncate(6);
        assert_eq!(demangler.demangle(mangled.as_bytes(), &Options::default(), &mut out), expected);
        assert_eq!(out, fresh);
        assert!(out.starts_with(b"before"));
    }
}
