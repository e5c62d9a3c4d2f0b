//! Names at the start of a text.

mod corpora;

use dlang_names::{Limits, Style, is_mangled, prefix_end};

#[test]
fn a_prefix_is_a_whole_name() {
    for row in corpora::rows() {
        for (style, tool) in [(Style::Gnu, &row.gnu), (Style::Llvm, &row.llvm)] {
            // The `Y` that ends parameters begins a function type unless the name ends after it.
            let is_ambiguous = row.mangled.ends_with(b"YZ");
            if (*tool != row.mangled || row.gnu != row.mangled) && !is_ambiguous {
                let text = [&row.mangled, b" and more".as_slice()].concat();
                let end = prefix_end(&text, style, &Limits::default());
                assert_eq!(end, Ok(row.mangled.len()), "{}", row.mangled.escape_ascii());
                assert!(is_mangled(&row.mangled) || row.mangled == dlang_names::MAIN);
            }
        }
    }
}

#[test]
fn what_follows_is_not_looked_at() {
    let end = |text: &str, style| prefix_end(text.as_bytes(), style, &Limits::default());
    for style in Style::ALL {
        assert_eq!(end("_D3foo3barFiZv.part.0", style), Ok(14));
        assert_eq!(end("_D3foo3barFiZvv", style), Ok(14));
        assert_eq!(end("_D3foo3bari+0x10", style), Ok(11));
        assert_eq!(end("_D3foo6__initZ)", style), Ok(14));
        assert_eq!(end("_Dmain()", style), Ok(6));
        assert!(end("_D3foo", style).is_err());
        assert!(end("main", style).is_err());
    }
}

#[test]
fn a_text_that_is_longer_than_the_limit_may_begin_with_a_name() {
    let limits = Limits { input: 20, ..Limits::default() };
    assert_eq!(prefix_end(format!("_D3foo3barFiZv{}", " ".repeat(20)).as_bytes(), Style::Gnu, &limits), Ok(14));
}
