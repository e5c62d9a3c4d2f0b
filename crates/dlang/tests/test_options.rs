//! What each option leaves out.

use dlang_names::{Limits, Options, Style, demangle, parts};

const NAME: &str = "_D3foo__T3barTS3foo3bar__T3BoxTiZ3BoxZ3barMFlZ3bazMxFPUiZvZi";
const WHOLE: &str = "foo.bar!(foo.bar.Box!(int).Box).bar(long).baz(extern(C) void(int) function) const";

#[track_caller]
fn text(mangled: &str, options: &Options) -> String {
    let mut out = Vec::new();
    demangle(mangled.as_bytes(), options, &Limits::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Compares the text of [`NAME`] with one option changed.
#[track_caller]
fn assert_text(change: impl FnOnce(&mut Options), expected: &str) {
    let mut options = Options::default();
    change(&mut options);
    assert_eq!(text(NAME, &options), expected);
}

#[test]
fn every_option_leaves_out_its_part() {
    assert_text(|_| {}, WHOLE);
    assert_text(|options| options.params = false, "foo.bar!(foo.bar.Box!(int).Box).bar(long).baz");
    assert_text(
        |options| options.enclosing_params = false,
        "foo.bar!(foo.bar.Box!(int).Box).bar.baz(extern(C) void(int) function) const",
    );
    assert_text(|options| options.template_args = false, "foo.bar.bar(long).baz(extern(C) void(int) function) const");
    assert_text(
        |options| options.max_template_depth = Some(1),
        "foo.bar!(foo.bar.Box!(...).Box).bar(long).baz(extern(C) void(int) function) const",
    );
    assert_text(
        |options| options.max_template_depth = Some(0),
        "foo.bar!(...).bar(long).baz(extern(C) void(int) function) const",
    );
    assert_text(
        |options| options.calling_convention = false,
        "foo.bar!(foo.bar.Box!(int).Box).bar(long).baz(void(int) function) const",
    );
}

#[test]
fn literals_lose_their_suffixes() {
    let options = Options { literal_types: false, ..Options::default() };
    assert_eq!(text("_D1a__T1fVki5Vmi6VlN7Vbi1Vai65Zi", &Options::default()), "a.f!(5u, 6uL, -7L, true, 'A')");
    assert_eq!(text("_D1a__T1fVki5Vmi6VlN7Vbi1Vai65Zi", &options), "a.f!(5, 6, -7, true, 'A')");
}

#[test]
fn an_empty_list_is_not_shortened() {
    let options = Options { max_template_depth: Some(0), ..Options::default() };
    assert_eq!(text("_D1a__T1fZQdFZi", &options), "a.f!().f()");
}

#[test]
fn the_type_of_a_variable_is_in_the_style_of_llvm() {
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    assert_eq!(text("_D3foo3bari", &llvm), "int foo.bar");
    assert_eq!(text("_D3foo3bari", &Options { variable_type: false, ..llvm.clone() }), "foo.bar");
    assert_eq!(text("_D3foo3bari", &Options::default()), "foo.bar");
    // It does not read other types.
    assert_eq!(text("_D3foo3barPi", &llvm), "foo.bar");
    assert_eq!(text("_D3foo6__ctorZ", &llvm), "foo.__ctor");
}

#[test]
fn a_text_may_be_left_out_as_a_whole() {
    let none = Options { params: false, ..Options::default() };
    assert_eq!(text("_D0QbFiZv", &Options::default()), "(int)");
    assert_eq!(text("_D0QbFiZv", &none), "");
    for options in [Options::default(), none] {
        let unnamed = demangle(b"_D0v", &options, &Limits::default(), &mut Vec::new());
        assert_eq!(unnamed.unwrap_err().to_string(), "expected a symbol that has a name at byte 4");
        assert!(parts(b"_D0v", &options, &Limits::default()).is_err());
    }
}

#[test]
fn a_name_is_read_with_any_option_or_with_none() {
    let broken = "_D1a__T1fTQzZFAQbZi";
    for options in [
        Options { template_args: false, ..Options::default() },
        Options { params: false, ..Options::default() },
        Options { max_template_depth: Some(0), ..Options::default() },
    ] {
        assert!(demangle(broken.as_bytes(), &options, &Limits::default(), &mut Vec::new()).is_err());
    }
}
