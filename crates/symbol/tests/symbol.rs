//! Parsing, printing, and names at the start of a text.

use symbol_names::{ErrorKind, Limits, Options, Scheme, Style, Symbol, demangle, demangle_to, is_mangled};

const NAME: &[u8] = b"_ZN3foo3barIiEEvT_";

fn with(change: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options::default();
    change(&mut options);
    options
}

#[test]
fn a_symbol_is_printed_with_each_option() {
    let symbol = Symbol::parse(NAME, &Options::default()).unwrap();
    let text = |options: &Options| symbol.demangle(options).unwrap();
    assert_eq!(text(&Options::default()), "void foo::bar<int>(int)");
    assert_eq!(text(&with(|o| o.params = false)), "foo::bar<int>");
    assert_eq!(text(&with(|o| o.return_type = false)), "foo::bar<int>(int)");
}

#[test]
fn literal_types_can_be_omitted() {
    let name = b"_ZN1AILj4EE1fEv";
    assert_eq!(demangle(name, &Options::default()).unwrap(), "A<4u>::f()");
    assert_eq!(demangle(name, &with(|o| o.literal_types = false)).unwrap(), "A<4>::f()");
}

#[test]
fn a_symbol_is_printed_in_each_style() {
    let name = b"_ZN1AI1BIiELj4EE1fEv";
    for (style, text) in [
        (Style::Gnu, "A<B<int>, 4u>::f()"),
        (Style::Llvm, "A<B<int>, 4u>::f()"),
        (Style::CppDemangle, "A<B<int>, (unsigned int)4>::f()"),
    ] {
        let options = with(|o| o.style = Some(style));
        assert_eq!(demangle(name, &options).unwrap(), text);
        let own = Symbol::parse(name, &options).unwrap();
        assert_eq!((own.style(), own.demangle(&Options::default()).unwrap()), (style, text.into()));
        for made in Style::ALL {
            let symbol = Symbol::parse(name, &with(|o| o.style = Some(made))).unwrap();
            assert_eq!(symbol.demangle(&options).unwrap(), text, "{made:?}");
        }
    }
}

type Change<'a> = &'a dyn Fn(&mut Options);

#[test]
fn each_option_changes_the_text() {
    let (all, llvm) = (Options::default(), with(|o| o.style = Some(Style::Llvm)));
    let tests: [(&str, Change, &str, &str); 7] = [
        ("_ZN1AIiE1fEv", &|o| o.template_args = false, "A<int>::f()", "A::f()"),
        ("_ZZ1fiEN1A1gEc", &|o| o.enclosing_params = false, "f(int)::A::g(char)", "f::A::g(char)"),
        ("_Z1fB5cxx11v", &|o| o.abi_tags = false, "f[abi:cxx11]()", "f()"),
        ("_Z1fv.isra.0", &|o| o.clone_suffix = false, "f() [clone .isra.0]", "f()"),
        ("_Z1fIiEvT_Q1C", &|o| o.requires = false, "void f<int>(int) requires C", "void f<int>(int)"),
        (
            "_Z1fSt6vectorIiSaIiEE",
            &|o| o.simplify_std = true,
            "f(std::vector<int, std::allocator<int> >)",
            "f(std::vector<int>)",
        ),
        ("_Z1f1AI1BIiEE", &|o| o.max_template_depth = Some(1), "f(A<B<int> >)", "f(A<B<...> >)"),
    ];
    for (name, change, whole, short) in tests {
        assert_eq!(demangle(name.as_bytes(), &all).unwrap(), whole);
        assert_eq!(demangle(name.as_bytes(), &with(change)).unwrap(), short);
        let mut changed = llvm.clone();
        change(&mut changed);
        let (before, after) = (demangle(name.as_bytes(), &llvm), demangle(name.as_bytes(), &changed));
        assert_ne!(after.unwrap(), before.unwrap(), "{name}");
    }
}

#[test]
fn a_type_is_parsed_alone() {
    for style in Style::ALL {
        let options = with(|o| o.style = Some(style));
        let ty = Symbol::parse_type(b"PKc", &options).unwrap();
        assert!(ty.is_type());
        for printed in Style::ALL {
            assert_eq!(ty.demangle(&with(|o| o.style = Some(printed))).unwrap(), "char const*");
        }
        for name in ["_Z1fv", "", "PKcc", "\u{e9}"] {
            let error = Symbol::parse_type(name.as_bytes(), &options).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Parse, "{name} {style:?}");
        }
    }
    assert!(!Symbol::parse(b"_Z1fv", &Options::default()).unwrap().is_type());
}

#[test]
fn a_symbol_accepts_what_the_tool_of_its_style_accepts() {
    let style = |style| Options { style: Some(style), ..Options::default() };
    let name = b"_Z4coroi.Frame Slot";
    let symbol = Symbol::parse(name, &style(Style::Llvm)).unwrap();
    assert_eq!(symbol.demangle(&Options::default()).unwrap(), "coro(int) (.Frame Slot)");
    assert_eq!(symbol.base_name().unwrap().unwrap(), "coro");
    assert!(Symbol::parse(name, &style(Style::Gnu)).is_err());
    assert_eq!(Symbol::parse_prefix(name, &style(Style::Llvm)).unwrap().1, 14);
}

#[test]
fn text_is_appended_to_a_buffer() {
    let mut out = b"existing text: ".to_vec();
    demangle_to(b"_Z1fv", &Options::default(), &mut out).unwrap();
    let symbol = Symbol::parse(b"_Z1gv", &Options::default()).unwrap();
    symbol.demangle_to(&Options::default(), &mut out).unwrap();
    assert_eq!(out, b"existing text: f()g()");
}

#[test]
#[allow(clippy::mutable_key_type)] // the mutable fields are not hashed
fn equality_order_and_hash_depend_only_on_the_mangled_name() {
    use std::collections::HashSet;
    let parse = |name: &str| Symbol::parse(name.as_bytes(), &Options::default()).unwrap();
    let deeper =
        Symbol::parse(b"_Z1fv", &with(|o| o.limits = Some(Limits { depth: 300, ..Limits::default() }))).unwrap();
    assert_eq!(parse("_Z1fv"), deeper);
    assert!(parse("_Z1fv") < parse("_Z1gv"));
    let set: HashSet<_> = [parse("_Z1fv"), deeper, parse("_Z1gv")].into();
    assert_eq!(set.len(), 2);
}

#[test]
fn the_longest_prefix_is_parsed() {
    for (text, end) in
        [("_Z1fv", 5), ("_Z1fv+0x10", 5), ("_Z1fv.isra.0 and more", 12), ("_Z1fv _Z1gv", 5), ("_ZN3foo3barEi)", 13)]
    {
        let (symbol, found) = Symbol::parse_prefix(text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(found, end, "{text}");
        assert_eq!(symbol.mangled(), &text.as_bytes()[..end]);
    }
    let error = Symbol::parse_prefix(b"main", &Options::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotMangled);
}

#[test]
fn a_prefix_does_not_split_characters() {
    for text in ["_Z1\u{e9}v", "_Z2\u{20ac}v", "_Z3\u{1f600}v"] {
        let error = Symbol::parse_prefix(text.as_bytes(), &Options::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Parse, "{text}");
        assert_eq!(error.reason(), "the name ends within a character");
    }
    for (text, end) in [(&b"_Z1\xe9v"[..], 5), (b"_Z1fv\x80", 5), (b"_Z2\xc3\xa9v", 6)] {
        let (_, found) = Symbol::parse_prefix(text, &Options::default()).unwrap();
        assert_eq!(found, end, "{text:?}");
    }
}

#[test]
fn only_whole_names_are_mangled() {
    for name in ["_Z1fv", "__Z1fv", "_ZTV1A", "_GLOBAL__I_a", "_Z1fv.isra.0"] {
        assert!(is_mangled(name.as_bytes(), &Options::default()), "{name}");
    }
    for name in ["", "_", "_Z", "i", "main", "_Z1fv ", "_ZN3foo", "_____Z1fv"] {
        assert!(!is_mangled(name.as_bytes(), &Options::default()), "{name}");
    }
}

#[test]
fn a_symbol_has_only_the_options_of_parsing() {
    let limits = Some(Limits { depth: 100, ..Limits::default() });
    let of_parsing = with(|o| (o.style, o.scheme, o.limits) = (Some(Style::Llvm), Some(Scheme::Itanium), limits));
    let mut given = of_parsing.clone();
    given.params = false;
    given.simplify_std = true;
    given.inline_namespaces = vec!["mine".into()];
    let symbol = Symbol::parse(b"_Z1fi", &given).unwrap();
    assert_eq!(symbol.options(), &of_parsing);
}

#[test]
fn a_symbol_is_small() {
    // It has a pointer to its name, and a parse only for the style `cpp_demangle`.
    assert!(size_of::<Symbol>() <= 160, "{}", size_of::<Symbol>());
}

#[test]
fn the_ranges_are_those_of_the_text_without_parameters() {
    // The tools do not read the parameters then, and LLVM rejects these.
    for name in ["_Z1gIRZ1fvEUlvE_IiEEvT_DpT0_", "_Z1gI1AIiEEvvi", "_Z1fU1arFivE"] {
        for style in [Style::Gnu, Style::Llvm] {
            let options = with(|o| (o.style, o.params) = (Some(style), false));
            let symbol = Symbol::parse(name.as_bytes(), &Options::default()).unwrap();
            let (text, ranges) = symbol.ranges(&options).unwrap();
            assert_eq!(String::from_utf8(text).unwrap(), symbol.demangle(&options).unwrap(), "{name} {style:?}");
            assert!(!ranges.is_empty());
        }
    }
}

#[test]
fn pieces_are_those_of_the_options_they_are_asked_with() {
    for name in ["?f@?$A@H@ns@@QEAAXH@Z", "_RINvMCs4Cv8_4demoNtB3_4Tree4walklE", "_D2ns__T1ATiZ1fFiZv"] {
        let options = Options::default();
        let shown = symbol_names::inspect(name.as_bytes(), &options, |structure, options| {
            let short = demangling::Options { template_args: false, ..options.clone() };
            let mut shown = Vec::new();
            for options in [options, &short, options, &short] {
                let parts = structure.parts(options)?;
                assert_eq!(structure.scope(options)?.as_ref(), parts.scope());
                assert_eq!(structure.base_name(options)?.as_ref(), parts.base_name());
                shown.push((parts.name().cloned(), parts.scope().cloned()));
            }
            Ok(shown)
        });
        let shown = shown.unwrap();
        assert_eq!(shown[..2], shown[2..], "{name}");
    }
}
