//! Every name of the project's corpora has exactly its tool's text. The exceptions are listed with a reason each, and a
//! name that is no longer an exception must leave the list.

use itanium_names::{Options, Style};
use std::collections::BTreeSet;

const SYMBOLS: &str = include_str!("../../../tests/corpus/symbols.tsv");
const COMPILED: &str = include_str!("../../../tests/corpus/compiled.tsv");
/// Names that the engine once demangled wrong, with the columns of the corpora.
const REGRESSIONS: &str = include_str!("regressions.tsv");
/// `style <TAB> mangled name <TAB> reason`
const EXCEPTIONS: &str = include_str!("exceptions.tsv");

fn rows(table: &str) -> impl Iterator<Item = [&str; 3]> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        <[&str; 3]>::try_from(columns).expect("three columns")
    })
}

fn exceptions(style: &str) -> BTreeSet<&'static str> {
    rows(EXCEPTIONS).filter(|row| row[0] == style).map(|row| row[1]).collect()
}

fn options(style: Style) -> Options {
    Options { style, ..Options::default() }
}

fn assert_exact(style: Style, name: &str, column: usize) {
    let options = options(style);
    let exceptions = exceptions(name);
    let mut differing = BTreeSet::new();
    for row in rows(SYMBOLS).chain(rows(COMPILED)).chain(rows(REGRESSIONS)) {
        let (mangled, expected) = (row[0], row[column]);
        let rejected_by_the_tool = mangled == expected;
        match itanium_names::demangle_with(mangled, &options) {
            Ok(text) if rejected_by_the_tool || text == expected => {}
            Ok(text) if exceptions.contains(mangled) => assert_ne!(text, expected),
            Ok(text) => panic!("{mangled}\nthe tool: {expected}\nthe engine: {text}"),
            // A name that one tool accepts is valid in both styles, except for suffixes that only LLVM accepts:
            // `.Frame Slot`.
            Err(error) => assert!(
                rejected_by_the_tool && (row[1] == row[2] || mangled.contains([' ', '-']) || mangled.ends_with('.')),
                "{mangled}: {error}"
            ),
        }
        if !rejected_by_the_tool && itanium_names::demangle_with(mangled, &options).is_ok_and(|text| text != expected) {
            differing.insert(mangled);
        }
    }
    assert_eq!(differing, exceptions, "a name that is no longer an exception must leave the list");
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn the_style_gnu_matches_cxxfilt() {
    assert_exact(Style::Gnu, "gnu", 1);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn the_style_llvm_matches_llvm_cxxfilt() {
    assert_exact(Style::Llvm, "llvm", 2);
}

#[test]
fn every_exception_has_a_reason() {
    for [style, mangled, reason] in rows(EXCEPTIONS) {
        assert!(matches!(style, "gnu" | "llvm"), "{mangled}");
        assert!(reason.len() > 10, "{mangled}");
    }
}
