//! Names at the start of a text.

mod corpora;

use rust_names::{Limits, Options, Style, demangle, prefix_end};

#[test]
fn what_follows_is_not_read() {
    let end = |text: &str| prefix_end(text.as_bytes(), Style::Gnu, &Limits::default()).unwrap();
    assert_eq!(end("_RNvC1a1b"), 9);
    assert_eq!(end("_RNvC1a1b is called"), 9);
    assert_eq!(end("_RNvC1a1b."), 9);
    assert_eq!(end("_RNvC1a1b.llvm.12."), 17);
    assert_eq!(end("_RNvC1a1bC1c+5"), 12);
    assert_eq!(end("_RNvC1a1bC9c"), 9);
    assert_eq!(end("_RNvC1a1b\u{e9}"), 9);
    assert_eq!(end("_ZN1a17h0123456789abcdefE: no"), 25);
    assert_eq!(end("_ZN1a17h0123456789abcdefE.cold, no"), 30);
    assert_eq!(prefix_end(b"_ZN1a17h0123456789abcdefE, no", Style::Llvm, &Limits::default()).unwrap(), 25);
    assert!(prefix_end(b"_RNvC1a", Style::Gnu, &Limits::default()).is_err());
    assert!(prefix_end(b" _RNvC1a1b", Style::Gnu, &Limits::default()).is_err());
}

#[test]
fn a_name_is_its_own_prefix() {
    for row in corpora::rows() {
        for style in Style::ALL {
            let options = Options { style, ..Options::default() };
            let limits = Limits::default();
            let is_name = |name: &[u8]| demangle(name, &options, &limits, &mut Vec::new()).is_ok();
            if !is_name(&row.mangled) {
                continue;
            }
            let end = prefix_end(&row.mangled, style, &limits).unwrap();
            // A suffix of full stops alone is left to the text.
            let rest = &row.mangled[end..];
            assert!(rest.is_empty() || rest.starts_with(b"."), "{}", row.mangled.escape_ascii());
            let mut text = row.mangled[..end].to_vec();
            text.extend_from_slice(b" and more");
            assert_eq!(prefix_end(&text, style, &limits), Ok(end), "{}", row.mangled.escape_ascii());
            // Within the length of the name itself, since its limit is not that of the text.
            let exact = Limits { input: end, ..limits };
            assert_eq!(prefix_end(&text, style, &exact), Ok(end));
            assert!(prefix_end(&text, style, &Limits { input: end - 1, ..limits }).is_err());
        }
    }
}
