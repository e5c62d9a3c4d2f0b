//! Names that compilers write and that neither tool demangles, or not correctly.

use itanium_names::{Options, Style};

fn assert_text(name: &str, gnu: &str, llvm: &str) {
    for (style, text) in [(Style::Gnu, gnu), (Style::Llvm, llvm)] {
        let options = Options { style, ..Options::default() };
        assert_eq!(itanium_names::demangle_with(name, &options).as_deref(), Ok(text), "{name}");
        assert_eq!(itanium_names::parse(name).unwrap().demangle(&options).as_deref(), Ok(text), "{name}");
    }
}

#[test]
fn auto_is_a_candidate_in_clang_up_to_6() {
    assert_text("_Z1fRDaS_S0_", "f(auto&, auto, auto&)", "f(auto&, auto, auto&)");
    assert_text("_Z1fDcS_", "f(decltype(auto), decltype(auto))", "f(decltype(auto), decltype(auto))");
    // Names that are valid without this rule are read without it.
    assert_text("_Z1fRDa1AS0_", "f(auto&, A, A)", "f(auto&, A, A)");
}

#[test]
fn each_style_has_its_own_candidates_besides_auto() {
    assert_text(
        "_Z1fIDaoIiEEvDTsrNS0_IcEE1xE2Ev1_S2_",
        "void f<auto, unsigned __int128, int>(decltype (auto<char>::x), Ev, _, decltype (auto<char>::x))",
        "void f<auto, unsigned __int128, int>(decltype(auto<char>::x), Ev, _, Ev)",
    );
}

#[test]
fn nullptr_t_is_a_candidate_to_gcc_up_to_4_7() {
    assert_text(
        "_ZN1CIDnLS0_0EE1fEv",
        "C<decltype(nullptr), (decltype(nullptr))0>::f()",
        "C<std::nullptr_t, nullptr>::f()",
    );
    assert_text("_Z1fDnS_", "f(decltype(nullptr), decltype(nullptr))", "f(std::nullptr_t, std::nullptr_t)");
}

#[test]
fn an_unknown_substitution_is_still_an_error() {
    for name in ["_Z1fDaS0_", "_Z1fiS_"] {
        let error = itanium_names::parse(name).unwrap_err();
        assert_eq!(error.kind(), itanium_names::ErrorKind::UnknownSubstitution, "{name}");
    }
}

#[test]
fn initial_values_of_mach_o_thread_locals() {
    assert_text("_ZL3key$tlv$init", "key [clone $tlv$init]", "key ($tlv$init)");
    assert_text("_ZN1A1xE$tlv$init", "A::x [clone $tlv$init]", "A::x ($tlv$init)");
    assert!(itanium_names::parse("_ZL3key$tlv$").is_err());
}

#[test]
fn vector_variants() {
    assert_text("_ZGVbN2v__Z3food", "foo(double) [clone _ZGVbN2v]", "foo(double) (_ZGVbN2v)");
    assert_text(
        "_ZGVnM4vul4__ZN1A1fEfii",
        "A::f(float, int, int) [clone _ZGVnM4vul4]",
        "A::f(float, int, int) (_ZGVnM4vul4)",
    );
    assert_text("_ZGVsMxv_sinf", "sinf [clone _ZGVsMxv]", "sinf (_ZGVsMxv)");
    assert_text("_ZGVN1A1xE", "guard variable for A::x", "guard variable for A::x");
    let short = Options { clone_suffix: false, ..Options::default() };
    assert_eq!(itanium_names::demangle_with("_ZGVbN2v__Z3food", &short).unwrap(), "foo(double)");
    assert_eq!(itanium_names::parse("_ZGVbN2v__Z3food").unwrap().kind(), itanium_names::Kind::Function);
    for name in ["_ZGVbN2v_", "_ZGVbN2v__Z", "_ZGVbNv__Z1fv", "_ZGVbN2__Z1fv"] {
        assert!(itanium_names::parse(name).is_err(), "{name}");
    }
}

#[test]
fn constraints_count_template_parameters_from_the_outermost() {
    assert_text(
        "_ZN3FooIiE6methodITk4TrueIT_EcEEvS3_",
        "void Foo<int>::method<char>(char)",
        "void Foo<int>::method<char>(char)",
    );
    assert_text(
        "_ZN3FooIdEC2IiEET_QrqQ1CITL0__EE",
        "Foo<double>::Foo<int>(int) requires requires { requires C<int>; }",
        "Foo<double>::Foo<int>(int) requires requires { requires C<int>; }",
    );
    // One candidate is a parameter of the class in the constraint, and one of the function after it.
    assert_text(
        "_ZN1AIiE1fIcQaa1CIT_E1CITL0__EEEviS2_",
        "void A<int>::f<char>(int, char) requires (C<int>)&&(C<char>)",
        "void A<int>::f<char>(int, char)",
    );
    assert_text(
        "_ZN1KIiE1hIcEEvT_Qaaaa1CIJTL0__EE1CIJS2_EE1CIJPS2_PS3_EE",
        "void K<int>::h<char>(char) requires ((C<char>)&&(C<int>))&&(C<int*, char*>)",
        "void K<int>::h<char>(char) requires C<char> && C<int> && C<int*, char*>",
    );
    // Packs of a class, whose member is no template.
    assert_text(
        "_ZN1AIJidEE1fEvQaa1CIJDpT_EEnesZT_Li0E",
        "A<int, double>::f() requires (C<int, double>)&&((2)!=(0))",
        "A<int, double>::f() requires C<T...> && sizeof...(T...) != 0",
    );
    // Packs, and a class around a friend that is not in the name.
    assert_text(
        "_ZN1AIJicEE1fIlEEvvQ1CIJDpT_TL0__EE",
        "void A<int, char>::f<long>() requires C<int, char, long>",
        "void A<int, char>::f<long>() requires C<int, char, long>",
    );
    assert_text("_Z1fIiEvT_Q1CITL0__E", "void f<int>(int) requires C<int>", "void f<int>(int) requires C<int>");
    // A lambda in a template.
    assert_text(
        "_ZZN1GIiE1mEvENKUlTyT_E_clIcEEDaS1_Q1CIJS1_TL0__EE",
        "auto G<int>::m()::{lambda<typename $T0>($T0)#1}::operator()<char>(char) const requires C<int, char>",
        "auto G<int>::m()::'lambda'<typename $T>($T)::operator()<char>($T) const requires C<int, char>",
    );
}
