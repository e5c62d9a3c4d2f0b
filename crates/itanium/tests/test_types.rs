//! Types on their own, as `c++filt -t` and `llvm-cxxfilt -t` take them.

use itanium_names::{Demangler, Options, Style};

fn text(demangler: &mut Demangler, ty: &str, style: Style) -> Option<String> {
    let mut out = Vec::new();
    let options = Options { style, ..Options::default() };
    demangler.demangle_type(ty.as_bytes(), &options, &mut out).ok()?;
    Some(String::from_utf8(out).unwrap())
}

/// The demangler has read the same type in the other style before.
#[test]
fn an_operator_is_a_type_to_llvm_alone() {
    let mut demangler = Demangler::new();
    for _ in 0..2 {
        assert_eq!(text(&mut demangler, "Term", Style::Gnu), None);
        assert_eq!(text(&mut demangler, "Term", Style::Llvm).as_deref(), Some("enum operator%"));
    }
}

#[test]
fn a_word_that_begins_with_an_elaboration_stays_a_word() {
    let mut demangler = Demangler::new();
    for word in ["Test", "Tesla", "Tsunami"] {
        for style in Style::ALL {
            assert_eq!(text(&mut demangler, word, style), None, "{word}");
        }
    }
}
