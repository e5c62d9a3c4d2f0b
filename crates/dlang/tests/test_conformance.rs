//! Every name of the corpora has the text of the style's tool, and what both tools reject is an error.

mod corpora;

use dlang_names::{Limits, Options, Style, demangle};

#[test]
fn every_name_has_the_text_of_the_tool() {
    let rows = corpora::rows();
    assert!(rows.len() > 2000);
    for row in &rows {
        for style in Style::ALL {
            let options = Options { style, ..Options::default() };
            let mut out = Vec::new();
            let result = demangle(&row.mangled, &options, &Limits::default(), &mut out);
            // The other tool's text is that of a name that the style's own tool rejects.
            let llvm = style == Style::Llvm && row.llvm != row.mangled;
            let expected = if llvm { &row.llvm } else { &row.gnu };
            let name = row.mangled.escape_ascii();
            if *expected == row.mangled {
                assert!(result.is_err(), "{name}: {}", out.escape_ascii());
            } else {
                assert_eq!(result, Ok(()), "{name}");
                assert_eq!(out.escape_ascii().to_string(), expected.escape_ascii().to_string(), "{name}");
            }
        }
    }
}
