//! Parsing, printing and the prefix of a text.

use symbol::{begins_mangled, demangle, demangle_to, is_mangled, ErrorKind, Options, Symbol};

const NAME: &[u8] = b"_ZN3foo3barIiEEvT_";

fn with(change: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options::default();
    change(&mut options);
    options
}

#[test]
fn a_symbol_is_printed_with_each_option() {
    let symbol = Symbol::parse(NAME, None).unwrap();
    let text = |options: &Options| symbol.demangle(options).unwrap();
    assert_eq!(text(&Options::default()), "void foo::bar<int>(int)");
    assert_eq!(text(&with(|o| o.params = false)), "void foo::bar<int>");
    assert_eq!(text(&with(|o| o.return_type = false)), "foo::bar<int>(int)");
}

#[test]
fn literal_types_are_printed_or_not() {
    let name = b"_ZN1AILj4EE1fEv";
    assert_eq!(
        demangle(name, &Options::default()).unwrap(),
        "A<(unsigned int)4>::f()"
    );
    assert_eq!(
        demangle(name, &with(|o| o.literal_types = false)).unwrap(),
        "A<4>::f()"
    );
}

#[test]
fn a_buffer_is_written_over() {
    let mut out = String::from("what was there");
    demangle_to(b"_Z1fv", &Options::default(), &mut out).unwrap();
    assert_eq!(out, "f()");
    let symbol = Symbol::parse(b"_Z1gv", None).unwrap();
    symbol.demangle_to(&Options::default(), &mut out).unwrap();
    assert_eq!(out, "g()");
}

#[test]
fn equality_order_and_hash_are_those_of_the_mangled_bytes() {
    use std::collections::HashSet;
    let parse = |name: &str| Symbol::parse(name.as_bytes(), None).unwrap();
    let deeper = Symbol::parse(b"_Z1fv", Some(300)).unwrap();
    assert_eq!(parse("_Z1fv"), deeper);
    assert!(parse("_Z1fv") < parse("_Z1gv"));
    let set: HashSet<_> = [parse("_Z1fv"), deeper, parse("_Z1gv")].into();
    assert_eq!(set.len(), 2);
}

#[test]
fn the_longest_prefix_is_taken() {
    for (text, end) in [
        ("_Z1fv", 5),
        ("_Z1fv+0x10", 5),
        ("_Z1fv.isra.0 and more", 12),
        ("_Z1fv _Z1gv", 5),
        ("_ZN3foo3barEi)", 13),
    ] {
        let (symbol, found) = Symbol::parse_prefix(text.as_bytes(), None).unwrap();
        assert_eq!(found, end, "{text}");
        assert_eq!(symbol.mangled(), &text.as_bytes()[..end]);
    }
    let error = Symbol::parse_prefix(b"main", None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotMangled);
}

#[test]
fn only_whole_names_are_mangled() {
    for name in ["_Z1fv", "__Z1fv", "_ZTV1A", "_GLOBAL__I_a", "_Z1fv.isra.0"] {
        assert!(is_mangled(name.as_bytes()), "{name}");
    }
    for name in ["", "_", "_Z", "i", "main", "_Z1fv ", "_ZN3foo", "_____Z1fv"] {
        assert!(!is_mangled(name.as_bytes()), "{name}");
    }
}

#[test]
fn beginnings_are_told_by_their_bytes() {
    for name in ["_Z", "__Z", "___Z", "____Z", "_GLOBAL_"] {
        assert!(begins_mangled(name.as_bytes()), "{name}");
    }
    for name in ["", "_", "Z1fv", "_____Z", "_GLOBAL", "i"] {
        assert!(!begins_mangled(name.as_bytes()), "{name}");
    }
}
