//! Every name of the corpus has exactly the tool's text, and those that the tool refuses are refused, except for hashes,
//! which are their own text, and names of ARM64EC.

use demangling::{Limits, Options, Style};

const COMPILED: &str = include_str!("corpus/compiled.tsv");
/// Names of productions that compilers seldom write, or that the engine once read wrong.
const REGRESSIONS: &str = include_str!("corpus/regressions.tsv");

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = COMPILED.lines().chain(REGRESSIONS.lines()).filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').expect("two columns"))
}

fn demangle(mangled: &str, options: &Options) -> Result<String, demangling::Error> {
    let mut text = Vec::new();
    msvc_names::demangle(mangled.as_bytes(), options, &Limits::default(), &mut text)?;
    Ok(String::from_utf8(text).unwrap())
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn the_text_is_that_of_undname() {
    for (mangled, expected) in rows() {
        for style in Style::ALL {
            let options = Options { style, ..Options::default() };
            match demangle(mangled, &options) {
                Ok(text) if mangled == expected && mangled.contains("$$h") => assert!(!text.contains("$$h")),
                Ok(text) => assert_eq!(text, expected, "{mangled}"),
                Err(error) => assert_eq!(mangled, expected, "{error}"),
            }
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn a_name_ends_where_it_ends() {
    for (mangled, expected) in rows().filter(|(mangled, expected)| mangled != expected) {
        assert_eq!(
            msvc_names::prefix_end(mangled.as_bytes(), Style::Llvm, &Limits::default()),
            Ok(mangled.len()),
            "{mangled} is {expected}"
        );
        assert!(msvc_names::is_mangled(mangled.as_bytes()) || !mangled.starts_with(['?']), "{mangled}");
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn ranges_are_of_the_text() {
    for (mangled, _) in rows() {
        let Ok(text) = demangle(mangled, &Options::default()) else { continue };
        let (again, ranges) =
            msvc_names::text_with_ranges(mangled.as_bytes(), &Options::default(), &Limits::default()).unwrap();
        assert_eq!(text.as_bytes(), again, "{mangled}");
        assert!(ranges.iter().all(|range| range.start <= range.end && range.end <= text.len()), "{mangled}");
        assert!(ranges.is_sorted_by_key(|range| (range.start, std::cmp::Reverse(range.end), range.part)), "{mangled}");
    }
}
