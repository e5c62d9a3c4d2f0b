//! Texts: their names become the same in one piece, in many, and where they repeat; and nothing else changes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use symbol_names::{Options, Style};
use text::{Filter, Rule, Symbols, append_demangled};

fuzz_target!(|data: &[u8]| {
    let (bits, text) = fuzz::split(data);
    for style in Style::ALL {
        let options = Options { style: Some(style), ..fuzz::symbol_options(bits) };
        let (anywhere, beyond) = (bits & (1 << 31) != 0, bits & (1 << 30) == 0);
        let rule = Rule { anywhere, beyond, ..Rule::new(&options) };
        if rule.check().is_err() {
            continue;
        }
        let whole = demangled(text, &rule);
        let unchanged = rule.first_word(text).unwrap_or(text.len());
        assert!(whole.starts_with(&text[..unchanged]));

        let (mut filter, mut pieces) = (Filter::default(), Vec::new());
        for piece in text.chunks(1 + (bits >> 24) as usize % 64) {
            filter.push(piece, &rule, &mut pieces);
        }
        filter.finish(&rule, &mut pieces);
        assert_eq!(show(&pieces), show(&whole));

        // So long that the names are remembered.
        let gap = [b'\n'; 1024];
        let twice = [text, &gap, text].concat();
        assert_eq!(show(&demangled(&twice, &rule)), show(&[&whole[..], &gap, &whole].concat()));

        let mut end = 0;
        for found in Symbols::of(text, rule) {
            assert!(end <= found.range.start && found.range.end <= text.len());
            end = found.range.end;
        }
    }
});

fn demangled(text: &[u8], rule: &Rule) -> Vec<u8> {
    let mut out = Vec::new();
    append_demangled(text, rule, &mut out);
    out
}

fn show(text: &[u8]) -> String {
    text.escape_ascii().to_string()
}
