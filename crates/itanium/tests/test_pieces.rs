//! A part that is printed alone has the same text as in the whole name.

mod adversarial;

use adversarial::{Random, Splicer, all_options};
use itanium_names::{ByteText, Demangler, Limits, Name, Options, Part, Style};

/// Mangled names, in the first column of each line.
const TABLES: [&str; 5] = [
    include_str!("../../../tests/corpus/symbols.tsv"),
    include_str!("../../../tests/corpus/compiled.tsv"),
    include_str!("../../../tests/corpus/drawn.tsv"),
    include_str!("regressions.tsv"),
    include_str!("no_params.tsv"),
];

fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().flat_map(|table| table.lines()).filter_map(|line| line.split('\t').next())
}

/// The default options and changes of them, in each style.
fn options() -> Vec<Options> {
    let in_styles = |options: Options| Style::ALL.map(|style| Options { style, ..options.clone() });
    all_options().into_iter().skip(4).flat_map(in_styles).collect()
}

/// Fails if a part differs. A part may be printed even if the whole name is too long or too deep.
fn check(name: &Name, options: &Options) {
    let Ok(parts) = name.parts(options) else { return };
    let alone = [name.base_name(options), name.scope(options), name.qualified_name(options)].map(Result::unwrap);
    let whole = [parts.base_name(), parts.scope(), parts.name()];
    assert_eq!(alone.each_ref().map(Option::as_ref), whole, "{} {options:?}", name.mangled().escape_ascii());
}

#[test]
#[cfg_attr(miri, ignore = "reads all corpora")]
fn parts_of_all_names() {
    let all = options();
    let mut count = 0;
    for name in names().filter_map(|name| itanium_names::parse(name).ok()) {
        count += 1;
        for options in &all {
            check(&name, options);
        }
    }
    assert!(count > 10_000, "{count}");
}

/// The pieces of the text without parameters, which has neither the suffixes nor the qualifiers around the name.
#[test]
#[cfg_attr(miri, ignore = "reads all corpora")]
fn parts_of_texts_without_parameters() {
    let mut demangler = Demangler::new();
    let mut count = 0;
    for mangled in names() {
        for style in Style::ALL {
            let options = Options { style, params: false, ..Options::default() };
            demangler.set_style(style);
            let Ok(name) = demangler.parse(mangled.as_bytes()) else { continue };
            let (text, ranges) =
                demangler.inspect_for(mangled.as_bytes(), &options).unwrap().text_with_ranges(&options).unwrap();
            let range = |part| {
                let range = ranges.iter().find(|range| range.part == part)?;
                Some(ByteText::from(&text[range.start..range.end]))
            };
            let parts = name.parts(&options).unwrap();
            let whole = [parts.base_name(), parts.scope(), parts.name()].map(Option::<&ByteText>::cloned);
            assert_eq!([Part::BaseName, Part::Scope, Part::Name].map(range), whole, "{style:?} {mangled}");
            count += 1;
        }
    }
    assert!(count > 10_000, "{count}");
}

#[test]
#[cfg_attr(miri, ignore = "draws many names")]
fn parts_of_names_that_no_compiler_wrote() {
    let mut random = Random(8);
    let corpus = names().map(|name| name.as_bytes().to_vec()).collect();
    let splicer = Splicer::new(corpus, &mut random);
    let all = options();
    let mut count = 0;
    for _ in 0..20_000 {
        let Ok(name) = itanium_names::parse_with(splicer.draw(&mut random), &Limits::default()) else { continue };
        check(&name, &all[count % all.len()]);
        count += 1;
    }
    assert!(count > 1_000, "{count}");
}
