//! In the schemes other than `itanium`, whose crate tests it, the parts of a symbol are those that its text shows with the
//! same options.

use symbol_names::demangling::{ByteText, Part, PartRange, Parts};
use symbol_names::{Options, Style, Symbol};

/// The names of the schemes' corpora.
fn names() -> Vec<&'static [u8]> {
    let tables: [&[u8]; 6] = [
        include_bytes!("../../msvc/tests/corpus/compiled.tsv"),
        include_bytes!("../../msvc/tests/corpus/regressions.tsv"),
        include_bytes!("../../rust/tests/corpus/compiled.tsv"),
        include_bytes!("../../rust/tests/corpus/drawn.tsv"),
        include_bytes!("../../dlang/tests/corpus/compiled.tsv"),
        include_bytes!("../../dlang/tests/corpus/drawn.tsv"),
    ];
    let lines = tables.into_iter().flat_map(|table| table.split(|&byte| byte == b'\n'));
    lines.map(|line| line.split(|&byte| byte == b'\t').next().unwrap_or_default()).collect()
}

/// All options, and each that is on or off changed alone.
fn options() -> Vec<Options> {
    let default = Options::default();
    let count = default.clone().print.switches().len();
    let mut all = vec![default.clone()];
    for changed in 0..count {
        let mut options = default.clone();
        let switch = &mut *options.print.switches()[changed];
        *switch = !*switch;
        all.push(options);
    }
    all
}

/// Asserts that every part that the text shows is the same in `parts`.
fn compare(mangled: &str, options: &Options, text: &[u8], ranges: &[PartRange], parts: &Parts) {
    let shown = |part| {
        let of_part = ranges.iter().filter(move |range| range.part == part);
        of_part.map(|range| ByteText::from(&text[range.start..range.end])).collect::<Vec<_>>()
    };
    let context = format!(
        "{mangled} with {:?} changed: {}",
        options.changed().collect::<Vec<_>>(),
        String::from_utf8_lossy(text)
    );
    for (part, expected) in [
        (Part::Name, parts.name()),
        (Part::BaseName, parts.base_name()),
        (Part::Scope, parts.scope()),
        (Part::Access, parts.access()),
        (Part::CallingConvention, parts.calling_convention()),
    ] {
        if let Some(shown) = shown(part).first() {
            assert_eq!(expected, Some(shown), "{part:?} of {context}");
        }
    }
    for (part, expected) in [
        (Part::ScopePart, Some(parts.scopes())),
        (Part::TemplateArg, parts.template_args()),
        (Part::Parameter, parts.parameters()),
    ] {
        let shown = shown(part);
        if !shown.is_empty() {
            assert_eq!(expected, Some(shown.as_slice()), "{part:?} of {context}");
        }
    }
    let result = shown(Part::ReturnType).concat();
    if !result.is_empty() {
        assert_eq!(parts.return_type(), Some(&ByteText::from(result)), "{context}");
    }
}

#[test]
fn the_parts_are_those_of_the_text() {
    let mut compared = 0;
    for mangled in names() {
        for options in options() {
            for style in [Style::Gnu, Style::Llvm] {
                let options = Options { style: Some(style), ..options.clone() };
                if options.lacking_in(style).is_some() {
                    continue;
                }
                let Ok(symbol) = Symbol::parse(mangled, &options) else { continue };
                let (Ok((text, ranges)), Ok(parts)) = (symbol.ranges(&options), symbol.parts(&options)) else {
                    continue;
                };
                compare(&String::from_utf8_lossy(mangled), &options, &text, &ranges, &parts);
                compared += 1;
            }
        }
    }
    assert!(compared > 100_000, "{compared}");
}
