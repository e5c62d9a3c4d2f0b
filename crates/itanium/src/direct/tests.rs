//! The text is the printer's, and most names are read here.

use super::{Memory, demangle, serves};
use crate::options::{Limits, Options, Style};

const SYMBOLS: &str = include_str!("../../../../tests/corpus/symbols.tsv");
const OTHERS: [&str; 3] = [
    include_str!("../../../../tests/corpus/compiled.tsv"),
    include_str!("../../../../tests/corpus/drawn.tsv"),
    include_str!("../../tests/found.tsv"),
];

fn names(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| line.starts_with('_')).filter_map(|line| line.split('\t').next())
}

fn direct(mangled: &str, options: &Options) -> Option<String> {
    let mut out = Vec::new();
    demangle(&mut Memory::new(), mangled.as_bytes(), options, &Limits::default(), &mut out)?;
    Some(String::from_utf8(out).unwrap())
}

fn all_options() -> Vec<Options> {
    let mut all = Vec::new();
    for style in [Style::Gnu, Style::Llvm] {
        let default = Options { style, ..Options::default() };
        all.push(Options { params: false, ..default.clone() });
        all.push(Options { return_type: false, ..default.clone() });
        all.push(default);
    }
    all
}

#[test]
fn the_text_is_the_printers() {
    for options in all_options() {
        assert!(serves(&options, &Limits::default()));
        for name in names(SYMBOLS).chain(OTHERS.into_iter().flat_map(names)) {
            if let Some(text) = direct(name, &options) {
                assert_eq!(Ok(text), crate::parse(name).and_then(|parsed| parsed.demangle(&options)), "{name}");
            }
        }
    }
}

#[test]
fn nearly_all_names_are_read_directly() {
    for style in [Style::Gnu, Style::Llvm] {
        let options = Options { style, ..Options::default() };
        let read = names(SYMBOLS).filter(|name| direct(name, &options).is_some()).count();
        let all = names(SYMBOLS).count();
        assert!(read * 100 > all * 97, "{style:?}: {read} of {all}");
    }
}

#[test]
fn what_has_another_text_elsewhere_is_left_to_the_printer() {
    let gnu = Options::default();
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    for name in [
        // An expression.
        "_Z1fIiEDTfp_ET_",
        // A candidate that is a part of a pattern.
        "_Z1fIJiEEvDpT_S0_",
        // A closure's `auto` that is the argument of its operator elsewhere, to GNU.
        "_ZZ1fvENKUlT_E_clIiEEDaS_",
        // A constructor with a tag, which GNU does not see.
        "_ZN1AC1B3tagEi",
        "_ZN1AcviB3tagIiEEb",
        // A path of Rust's.
        "_ZN4core3fmt17h0123456789abcdefE",
    ] {
        assert_eq!(direct(name, &gnu), None, "{name}");
    }
    let text = "auto f()::'lambda'(auto)::operator()<int>(auto) const";
    assert_eq!(direct("_ZZ1fvENKUlT_E_clIiEEDaS_", &llvm).unwrap(), text);
}

#[test]
fn packs_of_an_enclosing_function_are_not_those_of_the_name() {
    let text = "void f<g<int, char>()::A, long>(g<int, char>()::A, long)";
    assert_eq!(direct("_Z1fIJZ1gIJicEEvvE1AlEEvDpT_", &Options::default()).unwrap(), text);
}

#[test]
fn bounds_are_kept() {
    let options = Options::default();
    let limits = Limits { depth: 100, ..Limits::default() };
    assert!(!serves(&options, &limits));
    for limits in [Limits { input: 4, ..Limits::default() }, Limits { output: 2, ..Limits::default() }] {
        assert_eq!(demangle(&mut Memory::new(), b"_Z1fv", &options, &limits, &mut Vec::new()), None);
    }
    // Names that are too long, too deep, and whose texts are.
    let long = format!("_Z{}v", "1f".repeat(2000));
    let deep = format!("_Z1f{}i{}", "1AI".repeat(60), "E".repeat(60));
    let mut doubling = String::from("_Z1f1AIiiE");
    for candidate in 1..20 {
        doubling += &format!("S_IS{0}_S{0}_E", char::from_digit(candidate - 1, 36).unwrap().to_ascii_uppercase());
    }
    for name in [long, deep, doubling] {
        assert_eq!(direct(&name, &options), None, "{name}");
    }
}
