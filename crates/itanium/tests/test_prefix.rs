//! Names at the start of a text.

use itanium_names::{ErrorKind, Limits, Options};

fn prefix(text: &str) -> (String, &str) {
    let (name, length) = itanium_names::parse_prefix(text, &Limits::default()).unwrap();
    assert_eq!(name.mangled(), &text.as_bytes()[..length]);
    (name.demangle(&Options::default()).unwrap(), &text[length..])
}

#[test]
fn a_name_ends_before_a_byte_that_begins_no_type() {
    assert_eq!(prefix("_Z3foov + 3"), ("foo()".to_owned(), " + 3"));
    assert_eq!(prefix("_Z3fooi+0x10"), ("foo(int)".to_owned(), "+0x10"));
    assert_eq!(prefix("_Z3foo, _Z3bar"), ("foo".to_owned(), ", _Z3bar"));
    assert_eq!(prefix("_ZN3foo3barE)"), ("foo::bar".to_owned(), ")"));
    assert_eq!(prefix("_ZTV3foo\n"), ("vtable for foo".to_owned(), "\n"));
    assert_eq!(prefix("_Z3fooIiEvT_: a function"), ("void foo<int>(int)".to_owned(), ": a function"));
    assert_eq!(prefix("_Z3foov"), ("foo()".to_owned(), ""));
}

#[test]
fn a_suffix_extends_over_the_characters_of_symbols() {
    assert_eq!(prefix("_Z3foov.isra.0+0x10"), ("foo() [clone .isra.0]".to_owned(), "+0x10"));
    assert_eq!(prefix("_Z3foov@@GLIBC_2.4 (in libc)"), ("foo()@@GLIBC_2.4".to_owned(), " (in libc)"));
    assert_eq!(prefix("_Z3foov.cold@PLT>"), ("foo() [clone .cold]@PLT".to_owned(), ">"));
    assert_eq!(prefix("It is in _Z3foov. Then".split_at(9).1), ("foo()".to_owned(), ". Then"));
    assert_eq!(prefix("_Z3foov..."), ("foo()".to_owned(), "..."));
    assert_eq!(prefix("_Z3foov@"), ("foo()".to_owned(), "@"));
}

#[test]
fn text_after_a_whole_name_is_an_error() {
    let error = itanium_names::demangle_with("_Z3foov + 3", &Options::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Expected("the end of the name"));
    assert_eq!(error.offset(), 7);
}

#[test]
fn the_limit_is_of_the_name_and_not_of_the_text_after_it() {
    let limits = Limits { input: 8, ..Limits::default() };
    let text = format!("_Z1fv {}", "x".repeat(100));
    assert_eq!(itanium_names::parse_prefix(&text, &limits).unwrap().1, 5);
    for too_long in ["_Z1fiiiiiii + 3", "_Z1fiiii", "_Z3fooPP", "_Z1fPPPPPPPPi"] {
        assert!(itanium_names::parse_prefix(too_long, &limits).unwrap_err().is_limit(), "{too_long}");
    }
    assert_eq!(itanium_names::parse_prefix("_Z1fiii + 3", &limits).unwrap().1, 7);
    assert!(!itanium_names::parse_prefix("what is no name", &limits).unwrap_err().is_limit());
}
