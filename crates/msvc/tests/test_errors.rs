//! What errors say, and where.

use demangling::{Limits, Options};

fn error(name: &str) -> String {
    let mut text = Vec::new();
    msvc_names::demangle(name.as_bytes(), &Options::default(), &Limits::default(), &mut text).unwrap_err().to_string()
}

#[test]
fn errors_say_what_was_expected_and_where() {
    for (name, message) in [
        ("?f@@YA", "expected a type at byte 6"),
        ("?f@@", "expected the type of a function or variable at byte 4"),
        ("?f", "expected '@' at byte 2"),
        ("?@@YAXXZ", "expected a name at byte 1"),
        ("?f@@YAXH", "expected a type at byte 8"),
        ("?f@@YAXH@", "expected 'Z' or '_E' at byte 9"),
        ("?f@@YAX0@Z", "a substitution refers to no earlier part of the name at byte 7"),
        ("?f@1@YAXXZ", "a substitution refers to no earlier part of the name at byte 3"),
        ("?x@@3HAasdf", "expected the end of the name at byte 7"),
        ("?x@@3HA.", "expected the end of the name at byte 7"),
        ("?x@@3HA. see", "expected the end of the name at byte 7"),
        ("?x@@3HZ", "expected a qualifier at byte 6"),
        ("?x@@3PZHA", "expected a qualifier at byte 6"),
        ("?x@@3Y?1HA", "expected a number that is not negative at byte 6"),
        ("?x@?$A@$5@@3HA", "expected a template argument at byte 9"),
        ("??_7A@@5B@", "expected '6' or '7' at byte 7"),
        ("??BA@@3HA", "expected the return type of a conversion operator at byte 6"),
        ("??0@QEAA@XZ", "expected the class of a constructor or destructor at byte 4"),
        ("??_P", "expected the code of a symbol at byte 1"),
        (".?AVA@", "expected a name or '@' at byte 6"),
        ("??@abc", "expected '@' at byte 6"),
        ("??_C@_0A@A@a@", "expected the length of a string at byte 7"),
    ] {
        assert_eq!(error(name), message, "{name}");
    }
    for name in ["", "?", ".", "f", "_Z1fv", "_Dmain"] {
        assert!(error(name).starts_with("not a mangled name"), "{name}");
    }
}

#[test]
fn functions_of_arm64ec() {
    let demangle = |name: &str| {
        let mut text = Vec::new();
        msvc_names::demangle(name.as_bytes(), &Options::default(), &Limits::default(), &mut text)?;
        Ok::<_, demangling::Error>(String::from_utf8(text).unwrap())
    };
    assert_eq!(demangle("?f@@$$hYAXXZ").unwrap(), "void __cdecl f(void)");
    assert_eq!(demangle("??0A@@$$hQEAA@H@Z").unwrap(), "public: __cdecl A::A(int)");
    // The tool does not know them, and reads a few as something else.
    assert_eq!(demangle("?foo_abd@@$$hYAXAEBD@Z").unwrap(), "public: char const && foo_abd()");
    assert_eq!(demangle("?f@@$$hYA").unwrap_err().to_string(), "expected a type at byte 9");
}
