//! Without `verbose` the style gnu prints what `c++filt -i` prints. The style llvm does not change.

use itanium_names::{Options, Style};
use std::collections::BTreeMap;

const TABLES: [&str; 3] = [
    include_str!("../../../tests/corpus/symbols.tsv"),
    include_str!("../../../tests/corpus/compiled.tsv"),
    include_str!("regressions.tsv"),
];
/// `mangled name <TAB> text of c++filt -i`, of all names whose text differs from that of c++filt
const NO_VERBOSE: &str = include_str!("no_verbose.tsv");
/// `style <TAB> mangled name <TAB> reason`
const EXCEPTIONS: &str = include_str!("exceptions.tsv");

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn demangle(style: Style, verbose: bool, name: &str) -> Option<String> {
    itanium_names::demangle_with(name, &Options { style, verbose, ..Options::default() }).ok()
}

#[test]
fn the_text_matches_the_tools_option() {
    for row in rows(NO_VERBOSE) {
        assert_eq!(demangle(Style::Gnu, false, row[0]).as_deref(), Some(row[1]), "{}", row[0]);
    }
}

#[test]
#[cfg_attr(miri, ignore = "reads all corpora")]
fn all_other_texts_are_the_same() {
    let changed: BTreeMap<_, _> = rows(NO_VERBOSE).map(|row| (row[0], row[1])).collect();
    let excepted: Vec<_> = rows(EXCEPTIONS).filter(|row| row[0] == "gnu").map(|row| row[1]).collect();
    for row in TABLES.into_iter().flat_map(rows) {
        let (name, tools) = (row[0], row[1]);
        if !changed.contains_key(name) && name != tools && !excepted.contains(&name) {
            assert_eq!(demangle(Style::Gnu, false, name).as_deref(), Some(tools), "{name}");
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn it_has_no_effect_in_the_style_llvm() {
    for row in rows(NO_VERBOSE) {
        assert_eq!(demangle(Style::Llvm, false, row[0]), demangle(Style::Llvm, true, row[0]), "{}", row[0]);
    }
}
