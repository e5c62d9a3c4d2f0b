//! Our own engine, in every configuration that is measured.

use itanium_names::{ByteText, Demangler, Name, Options, Style};

use crate::Engine;

/// A change of the default options.
type Change = fn(&mut Options);

/// The options that profilers set, with their labels.
const CHANGES: [(&str, Change); 10] = [
    ("params=false", |options| options.params = false),
    ("return_type=false", |options| options.return_type = false),
    ("template_args=false", |options| options.template_args = false),
    ("enclosing_params=false", |options| options.enclosing_params = false),
    ("abi_tags=false", |options| options.abi_tags = false),
    ("clone_suffix=false", |options| options.clone_suffix = false),
    ("requires=false", |options| options.requires = false),
    ("simplify_std=true", |options| options.simplify_std = true),
    ("max_template_depth=2", |options| options.max_template_depth = Some(2)),
    ("params=false return_type=false template_args=false abi_tags=false", |options| {
        options.params = false;
        options.return_type = false;
        options.template_args = false;
        options.abi_tags = false;
    }),
];

/// A query about a name that was just parsed.
type Question = fn(&Name) -> usize;

/// The queries with their labels.
const QUESTIONS: [(&str, Question); 4] = [
    ("parse", |name| name.mangled().len()),
    ("kind", |name| name.kind().as_str().len()),
    ("base_name", |name| length(&name.base_name(&Options::default()))),
    ("scope", |name| length(&name.scope(&Options::default()))),
];

/// Engines that demangle with the default options, one for each style.
#[must_use]
pub fn texts() -> Vec<(String, Engine)> {
    let engine = |style: Style| (format!("itanium, {}", style.as_str()), text(Options { style, ..Options::default() }));
    Style::ALL.into_iter().map(engine).collect()
}

/// Engines that demangle with the default options and with each change of them, in each style, and one for each query.
#[must_use]
pub fn all() -> Vec<(String, Engine)> {
    let mut all = texts();
    for style in Style::ALL {
        for (label, change) in CHANGES {
            let mut options = Options { style, ..Options::default() };
            change(&mut options);
            all.push((format!("itanium, {}, {label}", style.as_str()), text(options)));
        }
    }
    all.extend(QUESTIONS.map(|(label, question)| (format!("itanium, {label}"), answer(question))));
    all
}

/// Demangles with one demangler into one text, as callers with many names do. The peers allocate a text for each name.
fn text(options: Options) -> Engine {
    let mut demangler = Demangler::new();
    let mut text = Vec::new();
    Box::new(move |name| {
        text.clear();
        match demangler.demangle(name.to_bytes(), &options, &mut text) {
            Ok(()) => text.len(),
            Err(_) => 0,
        }
    })
}

/// Parses with one demangler and queries each name once.
fn answer(question: Question) -> Engine {
    let mut demangler = Demangler::new();
    Box::new(move |name| demangler.inspect(name.to_bytes()).map_or(0, question))
}

/// The length of a part of a name, 0 if the name does not have it.
fn length(part: &Result<Option<ByteText>, itanium_names::Error>) -> usize {
    part.as_ref().map_or(0, |text| text.as_ref().map_or(0, |text| text.len()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::ffi::CStr;

    use super::{CHANGES, QUESTIONS, Style, all};

    #[test]
    fn each_configuration_reads_a_name_and_refuses_half_of_it() {
        for (label, mut engine) in all() {
            assert_ne!(engine(c"_ZN3foo3barEi"), 0, "{label}");
            assert_eq!(engine(c"_ZN3foo"), 0, "{label}");
        }
    }

    /// Names whose texts together contain all that an option can leave out.
    const NAMES: [&CStr; 5] = [
        c"_Z2c5IiEvT_Qaa3AnyIS0_E3TwoIS0_cE",
        c"_Z1fv.isra.0",
        c"_ZZ3fooiENKUlvE_clEv",
        c"_ZN1AB5cxx111fEv",
        c"_Z1fSt6vectorIS_IS_IS_IiSaIiEESaIS1_EESaIS3_EESaIS5_EE",
    ];

    #[test]
    fn each_change_shortens_the_texts() {
        let lengths = all().into_iter().map(|(label, mut engine)| {
            let length: usize = NAMES.into_iter().map(&mut engine).sum();
            (label, length)
        });
        let lengths: HashMap<String, usize> = lengths.collect();
        for style in Style::ALL.map(Style::as_str) {
            for (change, _) in CHANGES {
                let changed = lengths[&format!("itanium, {style}, {change}")];
                assert!(changed < lengths[&format!("itanium, {style}")], "{style}, {change}");
            }
        }
    }

    #[test]
    fn each_question_is_answered() {
        let lengths = all().into_iter().filter_map(|(label, mut engine)| {
            let label = label.strip_prefix("itanium, ")?.to_owned();
            Some((label, engine(c"_ZN3foo6barbazEi")))
        });
        let lengths: HashMap<String, usize> = lengths.collect();
        let expected = ["_ZN3foo6barbazEi", "function", "barbaz", "foo"];
        for ((label, _), expected) in QUESTIONS.into_iter().zip(expected) {
            assert_eq!(lengths[label], expected.len(), "{label}");
        }
    }
}
