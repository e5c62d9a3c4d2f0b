//! Options that omit parts of the text, in both styles.

use itanium_names::{Options, Style};

fn text(name: &str, options: &Options) -> String {
    itanium_names::demangle_with(name, options).unwrap()
}

#[test]
fn closures_without_their_signatures() {
    let gnu = Options { closure_params: false, ..Options::default() };
    let llvm = Options { style: Style::Llvm, ..gnu.clone() };
    for (name, in_gnu, in_llvm) in [
        ("_ZZ4mainENKUliE_clEi", "main::{lambda#1}::operator()(int) const", "main::'lambda'::operator()(int) const"),
        (
            "_Z1fIZ4mainEUlvE0_EvT_",
            "void f<main::{lambda#2}>(main::{lambda#2})",
            "void f<main::'lambda0'>(main::'lambda0')",
        ),
        (
            "_ZNK1xMUlTyT_E_clIiEEDaS0_",
            "auto x::{lambda#1}::operator()<int>(int) const",
            "auto x::'lambda'::operator()<int>($T) const",
        ),
        ("_Z1fIXtlA1_UlvE_LS0_EEEEvv", "void f<{lambda#1} [1]{[]{...}}>()", "void f<'lambda' [1]{[]{...}}>()"),
    ] {
        assert_eq!(text(name, &gnu), in_gnu);
        assert_eq!(text(name, &llvm), in_llvm);
        // The ranges refer to the shorter text.
        for options in [&gnu, &llvm] {
            let parsed = itanium_names::parse(name).unwrap();
            let length = text(name, options).len();
            assert!(parsed.ranges(options).unwrap().iter().all(|range| range.end <= length));
        }
    }
}

#[test]
fn an_empty_pack_among_omitted_arguments_leaves_no_trace() {
    let name = "_ZN1CI1BIdJEEJ1TIiJEE1TIlJEEEE1mEv";
    for (depth, expected) in
        [(1, "C<B<...>, T<...>, T<...> >::m()"), (2, "C<B<double>, T<int>, T<long> >::m()"), (0, "C<...>::m()")]
    {
        let options = Options { max_template_depth: Some(depth), ..Options::default() };
        // By the printer too, which prints what is omitted to measure it.
        assert_eq!(text(name, &options), expected);
        assert_eq!(itanium_names::parse(name).unwrap().demangle(&options).unwrap(), expected);
    }
}

#[test]
fn inline_namespaces_of_std_are_omitted() {
    let simple = Options { simplify_std: true, ..Options::default() };
    for namespace in Options::INLINE_NAMESPACES {
        let name = format!("_ZNSt{}{namespace}4sortIiEEvT_", namespace.len());
        assert_eq!(text(&name, &simple), "void std::sort<int>(int)");
        // Elsewhere they are ordinary namespaces.
        let name = format!("_ZN1a{}{namespace}4sortEv", namespace.len());
        assert_eq!(text(&name, &simple), format!("a::{namespace}::sort()"));
    }
}

#[test]
fn further_inline_namespaces_can_be_named() {
    let mine = Options { simplify_std: true, inline_namespaces: vec!["__mine".into()], ..Options::default() };
    assert_eq!(text("_ZNSt6__mine6vectorIiNS_9allocatorIiEEE1fEv", &mine), "std::vector<int>::f()");
    assert_eq!(
        text("_ZNSt6__mine6vectorIiE1fEv", &Options { simplify_std: false, ..mine.clone() }),
        "std::__mine::vector<int>::f()"
    );
    assert_eq!(text("_ZNSt6__your1fEv", &mine), "std::__your::f()");
    assert_eq!(text("_ZNSt3__11fEv", &mine), "std::f()");
}
