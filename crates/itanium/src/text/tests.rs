//! The sink writes the same text as the printer, for any sizes of its buffers, and supports most names.

#[path = "../../tests/adversarial/mod.rs"]
mod adversarial;

use super::{Sizes, Writer};
use crate::Demangler;
use adversarial::{Random, Splicer, Trial, all_options};
use demangling::{Limits, Options, Style};

const SYMBOLS: &str = include_str!("../../../../tests/corpus/symbols.tsv");
const OTHERS: [&str; 3] = [
    include_str!("../../../../tests/corpus/compiled.tsv"),
    include_str!("../../../../tests/corpus/drawn.tsv"),
    include_str!("../../tests/regressions.tsv"),
];

/// Sizes from tiny ones, which few names fit, to the default.
fn all_sizes() -> impl Iterator<Item = Sizes> {
    let small = [64, 100, 128, 256, 700].map(|text| Sizes { text, ..Sizes::default() });
    let shallow = [2, 4, 8].map(|depth| Sizes { depth, text: 512, ..Sizes::default() });
    let short = [3, 8, 20].map(|table| Sizes { table, text: 300, name: 200, ..Sizes::default() });
    small.into_iter().chain(shallow).chain(short).chain([Sizes::default()])
}

fn names(table: &str) -> impl Iterator<Item = &str> {
    // Miri is some thousand times slower: there, a few lines of the middle have to do.
    let (table, partial) = if cfg!(miri) { (&table[table.len() / 2..][..500], 1) } else { (table, 0) };
    let lines = table.lines().skip(partial).filter(|line| line.starts_with('_'));
    lines.filter_map(|line| line.split('\t').next())
}

fn all_names() -> impl Iterator<Item = &'static str> {
    names(SYMBOLS).chain(OTHERS.into_iter().flat_map(names))
}

fn write(writer: &mut Writer, mangled: &str, options: &Options) -> Option<String> {
    write_within(&Limits::default(), writer, mangled, options)
}

fn write_within(limits: &Limits, writer: &mut Writer, mangled: &str, options: &Options) -> Option<String> {
    let mut out = Vec::new();
    writer.prepare(options.style);
    writer.write(mangled.as_bytes(), options, limits, &mut out).ok()?;
    Some(String::from_utf8(out).unwrap())
}

/// The printer's text. The sink's size is 0, so no name fits.
fn printed(mangled: &str, options: &Options) -> Result<String, crate::Error> {
    let mut out = Vec::new();
    let mut demangler = Demangler::with_sizes(Sizes { name: 0, ..Sizes::default() });
    demangler.demangle(mangled.as_bytes(), options, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

/// The text that the sink writes in the default sizes.
fn text(mangled: &str, options: &Options) -> Option<String> {
    write(&mut Writer::new(Sizes::default()), mangled, options)
}

#[test]
fn the_text_is_the_printers_in_any_size() {
    for style in Style::ALL {
        let options = all_options().into_iter().skip(4).step_by(if cfg!(miri) { 7 } else { 1 });
        for options in options.map(|options| Options { style, ..options }) {
            let mut writers: Vec<Writer> = all_sizes().map(Writer::new).collect();
            for name in all_names() {
                let mut expected = None;
                for writer in &mut writers {
                    if let Some(text) = write(writer, name, &options) {
                        let expected = expected.get_or_insert_with(|| printed(name, &options));
                        assert_eq!(Ok(&text), expected.as_ref(), "{name} {options:?} {:?}", writer.sizes);
                    }
                }
            }
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "draws many names")]
fn names_that_no_compiler_wrote_have_the_same_text_in_any_size() {
    let corpus: Vec<Vec<u8>> = all_names().map(|name| name.as_bytes().to_vec()).collect();
    for (seed, sizes) in all_sizes().enumerate() {
        let mut random = Random(seed as u64);
        let splicer = Splicer::new(corpus.clone(), &mut random);
        let mut trial = Trial::of([Demangler::with_sizes(sizes), Demangler::with_sizes(sizes)]);
        for _ in 0..10_000 {
            trial.run(&splicer.draw(&mut random));
            trial.run(&random.grammar());
            trial.run(&random.words());
        }
        assert!(trial.accepted > 1_000, "{}", trial.report());
    }
}

#[test]
#[cfg_attr(miri, ignore = "reads all corpora")]
fn nearly_all_names_are_written_without_a_tree() {
    for style in Style::ALL {
        let options = Options { style, ..Options::default() };
        let mut writer = Writer::new(Sizes::default());
        let read = names(SYMBOLS).filter(|name| write(&mut writer, name, &options).is_some()).count();
        let all = names(SYMBOLS).count();
        assert!(read * 100 > all * 99, "{style:?}: {read} of {all}");
    }
}

#[test]
fn common_expressions_are_written_without_a_tree() {
    for (name, gnu, llvm) in [
        ("_Z1fI1AEN1BIXsr1CIT_EE1vEE1tEv", "B<C<A>::v>::t f<A>()", "B<C<A>::v>::t f<A>()"),
        ("_Z1fI1AEN1BIXntsr1CIT_E1vEE1tEv", "B<!C<A>::v>::t f<A>()", "B<!C<A>::v>::t f<A>()"),
        (
            "_Z1fILi2EEN1BIXaageT_Li1EltT_stiEE1tEv",
            "B<((2)>=(1))&&((2)<(sizeof (int)))>::t f<2>()",
            "B<2 >= 1 && 2 < sizeof (int)>::t f<2>()",
        ),
        ("_Z1fILi2EEN1BIXeqplT_Li1ELi3EEE1tEv", "B<((2)+(1))==(3)>::t f<2>()", "B<2 + 1 == 3>::t f<2>()"),
        ("_Z1fI1ATnN1BIXtl1CIT_EEEE1tELi1EEvPS1_", "void f<A, 1>(B*)", "void f<A, 1>(B*)"),
        ("_Z1fIXadL_ZN1A1gEiEEEvv", "void f<&A::g>()", "void f<&A::g(int)>()"),
        ("_Z1fIXadL_Z1giEEEvv", "void f<&(g(int))>()", "void f<&g(int)>()"),
        ("_Z1fIXadL_Z1xEEEvv", "void f<&x>()", "void f<&x>()"),
        ("_Z1fIA3_cEvRKT_", "void f<char [3]>(char const (&) [3])", "void f<char [3]>(char const (&) [3])"),
    ] {
        for (style, expected) in [(Style::Gnu, gnu), (Style::Llvm, llvm)] {
            let options = Options { style, ..Options::default() };
            let written = text(name, &options).unwrap_or_default();
            assert_eq!(written, expected, "{name}");
            assert_eq!(printed(name, &options).unwrap(), expected, "{name}");
        }
    }
}

#[test]
fn names_that_the_sink_does_not_support_are_left_to_the_printer() {
    let gnu = Options::default();
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    for name in [
        // An expression.
        "_Z1fIiEDTfp_ET_",
        // A candidate that is a part of a pattern.
        "_Z1fIJiEEvDpT_S0_",
        // An `auto` of a closure that GNU prints elsewhere as the argument of its operator.
        "_ZZ1fvENKUlT_E_clIiEEDaS_",
    ] {
        assert_eq!(text(name, &gnu), None, "{name}");
    }
    let expected = "auto f()::'lambda'(auto)::operator()<int>(auto) const";
    assert_eq!(text("_ZZ1fvENKUlT_E_clIiEEDaS_", &llvm).unwrap(), expected);
}

#[test]
fn packs_of_an_enclosing_function_are_separate_from_those_of_the_name() {
    let expected = "void f<g<int, char>()::A, long>(g<int, char>()::A, long)";
    assert_eq!(text("_Z1fIJZ1gIJicEEvvE1AlEEvDpT_", &Options::default()).unwrap(), expected);
}

#[test]
fn limits_and_sizes_are_enforced() {
    let options = Options::default();
    for limits in [
        Limits { depth: 10, ..Limits::default() },
        Limits { input: 4, ..Limits::default() },
        Limits { output: 2, ..Limits::default() },
    ] {
        let mut writer = Writer::new(Sizes::default());
        assert_eq!(write_within(&limits, &mut writer, "_Z1fv", &options), None);
        assert_eq!(write(&mut writer, "_Z1fv", &options).unwrap(), "f()");
    }
    // A name that is too long, one that is too deep, and one with a text that is too long.
    let long = format!("_Z{}v", "1f".repeat(2000));
    let deep = format!("_Z1f{}i{}", "1AI".repeat(60), "E".repeat(60));
    let mut doubling = String::from("_Z1f1AIiiE");
    for candidate in 1..20 {
        doubling += &format!("S_IS{0}_S{0}_E", char::from_digit(candidate - 1, 36).unwrap().to_ascii_uppercase());
    }
    for name in [long, deep, doubling] {
        assert_eq!(text(&name, &options), None, "{name}");
    }
}

#[test]
fn a_return_type_is_rotated_only_if_the_text_fits() {
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    let name = format!("_ZZ1fI900{}S_{}EvvE1x", "a".repeat(900), "S0_".repeat(11));
    assert_eq!(text(&name, &llvm), None);
    assert_eq!(crate::demangle_with(&name, &llvm), printed(&name, &llvm));
}

#[test]
fn an_inline_namespace_is_omitted_only_inside_namespaces() {
    let scopes = [
        "", "3foo", "3foone", "3foonw", "3foocvi", "3fooli1x", "3fooC1", "3fooD1", "3fooB1a", "3fooUt_", "DC1aE",
        "3f@o",
    ];
    let deep = "1a".repeat(9);
    for scope in scopes.into_iter().chain([&deep[..14], &deep[..16], &deep]) {
        for style in Style::ALL {
            let options = Options { style, simplify_std: true, ..Options::default() };
            for rest in ["1xE", "IcSaIcEE1xE"] {
                let mangled = format!("_ZNSt{scope}7__cxx11{rest}");
                if let Some(text) = text(&mangled, &options) {
                    assert_eq!(Ok(text), printed(&mangled, &options), "{mangled}");
                }
            }
        }
    }
}
