//! Without `params` the text is what the tools print with their option `-p`.

use itanium_names::{Options, Style};

/// `mangled name <TAB> c++filt -p <TAB> llvm-cxxfilt -p`
const NO_PARAMS: &str = include_str!("no_params.tsv");

fn text(name: &str, style: Style) -> Result<String, itanium_names::Error> {
    itanium_names::demangle_with(name, &Options { style, params: false, ..Options::default() })
}

#[test]
fn the_text_matches_the_tools_option() {
    for row in NO_PARAMS.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        for (style, expected) in [(Style::Gnu, columns[1]), (Style::Llvm, columns[2])] {
            if expected != columns[0] {
                assert_eq!(text(columns[0], style).as_deref(), Ok(expected), "{style:?}");
            }
        }
    }
}

#[test]
fn a_malformed_signature_has_only_characters_of_symbols() {
    for name in ["_Z1fi x", "_Z1fi\n", "_Z1fQ\n", "_Z1fQ, g"] {
        assert!(text(name, Style::Gnu).is_err(), "{name}");
    }
    assert_eq!(text("_Z1fQ", Style::Gnu).unwrap(), "f");
    let error = itanium_names::demangle_with("_Z1fQ", &Options::default()).unwrap_err();
    assert_eq!(error.to_string(), "expected a type at byte 4");
}

/// c++filt -p reads decimal digits, so that the temporaries of `_ZGR1x_` and `_ZGR1x0_` would both be #0; without `-p` it
/// refuses these names, which clang writes.
#[test]
fn reference_temporaries_keep_the_number_of_the_abi() {
    for (name, number) in [("_ZGR1x_", 0), ("_ZGR1x0_", 1), ("_ZGR1x2_", 3), ("_ZGR1xZ_", 36), ("_ZGR1x2", 2)] {
        assert_eq!(text(name, Style::Gnu).unwrap(), format!("reference temporary #{number} for x"));
    }
}
