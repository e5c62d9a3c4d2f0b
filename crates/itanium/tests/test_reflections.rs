//! Reflections and splices, which GCC 16 writes and no tool reads. All names are GCC's.

use itanium_names::{Options, Style};

fn assert_text(name: &str, style: Style, text: &str) {
    let options = Options { style, ..Options::default() };
    assert_eq!(itanium_names::demangle_with(name, &options).as_deref(), Ok(text), "{name}");
    assert_eq!(itanium_names::parse(name).unwrap().demangle(&options).as_deref(), Ok(text), "{name}");
}

#[test]
fn texts_that_are_the_same_in_both_styles() {
    for (name, text) in [
        ("_Z1fILDmtyiEEvv", "void f<^^int>()"),
        ("_Z1fILDmnuEEvv", "void f<std::meta::info{}>()"),
        ("_Z1fILDmgsEEvv", "void f<^^::>()"),
        ("_Z1fILDmvlLi42EEEvv", "void f<std::meta::reflect_constant(42)>()"),
        ("_Z1fILDmvladL_Z1xEEEvv", "void f<std::meta::reflect_constant(&x)>()"),
        ("_Z1fILDmobdtL_Z2stE1bEEvv", "void f<std::meta::reflect_object(st.b)>()"),
        ("_Z1fILDmobixL_Z3arrELl1EEEvv", "void f<std::meta::reflect_object(arr[1l])>()"),
        ("_Z1fILDmobL_Z20_ZTAXtl2STLi1ELi2EEEEEEvv", "void f<std::meta::reflect_object(_ZTAXtl2STLi1ELi2EEE)>()"),
        ("_Z1fILDmvrN1N1qEEEvv", "void f<^^N::q>()"),
        ("_Z1fILDmvrZ4testiE1pEEvv", "void f<^^test(int)::p>()"),
        ("_Z1fILDmsbZ4testiE2s1EEvv", "void f<^^test(int)::s1>()"),
        ("_Z1fILDmfnN1S1gEvEEvv", "void f<^^S::g()>()"),
        ("_Z1fILDmfn2ftIiEvT_EEvv", "void f<^^void ft<int>(int)>()"),
        ("_Z1fILDmpa_N2TTIiE3mftIiEEvT_EEvv", "void f<std::meta::parameters_of(^^void TT<int>::mft<int>(int))[0]>()"),
        ("_Z1fILDmen1S1E1aEEvv", "void f<^^S::E::a>()"),
        ("_Z1fILDmenUej2GE2GEEEvv", "void f<^^{enum:unsigned int{GE}}::GE>()"),
        ("_Z1fITnDaLDman0_EEvv", "void f<{annotation#2}>()"),
        ("_Z1fILDmta1S5alias_iEEvv", "void f<^^S::alias>()"),
        ("_Z1fILDmdm1S2bfEEvv", "void f<^^S::bf>()"),
        ("_Z1fILDmun1P_EEvv", "void f<^^P::{unnamed bit-field#1}>()"),
        ("_Z1fILDmun1P0_EEvv", "void f<^^P::{unnamed bit-field#2}>()"),
        ("_Z1fILDmun1P1_EEvv", "void f<^^P::{unnamed bit-field#3}>()"),
        ("_Z1fILDmun1P1__EEvv", "void f<^^P::_::{unnamed bit-field#1}>()"),
        ("_Z1qIJLDmda1W1_EEEvv", "void q<^^W::{unnamed member#3}>()"),
        ("_Z1fILDmct1S5innerEEvv", "void f<^^S::inner>()"),
        ("_Z1fILDmctSt6vectorEEvv", "void f<^^std::vector>()"),
        ("_Z1fILDmft2ftEEvv", "void f<^^ft>()"),
        ("_Z1qIJLDmft2CTcvT_EEEvv", "void q<^^CT::operator T>()"),
        ("_Z1qIJLDmft2CTC4EEEvv", "void q<^^CT::CT>()"),
        ("_Z1fILDmftli2_yEEvv", r#"void f<^^operator"" _y>()"#),
        ("_Z1fILDmco2CCEEvv", "void f<^^CC>()"),
        ("_Z1fILDmns1N1MEEvv", "void f<^^N::M>()"),
        ("_Z1fILDmba0_1DEEvv", "void f<std::meta::bases_of(^^D)[1]>()"),
        ("_Z2h4I2HXEv1WILDmdesrT_1xEE", "void h4<HX>(W<^^HX::x>)"),
        ("_Z2h6I2CTEv1WILDmttT_EE", "void h6<CT>(W<^^CT>)"),
        ("_Z2h8ILDmtyiEEDaDST_E", "auto h8<^^int>([:^^int:])"),
        ("_Z3h10ILDmty2HSEENDST_E1yEv", "[:^^HS:]::y h10<^^HS>()"),
        ("_Z3h9jILDmct2CTEEvDST_IiEE", "void h9j<^^CT>([:^^CT:]<int>)"),
        ("_Z3h9xILDmns1NEEvNDST_E2NTIiEE", "void h9x<^^N>([:^^N:]::NT<int>)"),
        ("_Z3hAbIJLDmtyiELDmty2HSEEEv2TLIJDpDST_EEE", "void hAb<^^int, ^^HS>(TL<[:^^int:], [:^^HS:]>)"),
        ("_Z1fIXtl2SILDmtyiELi1EEEEvv", "void f<SI{^^int, 1}>()"),
        ("_Z1fDm", "f(std::meta::info)"),
        ("_Z2t5ILDmct1YEEvNDST_IiEE1yEN1A1BES2_", "void t5<^^Y>([:^^Y:]<int>::y, A::B, A::B)"),
        ("_Z3t12ILDmns2NXEEvNDST_E2nxIiEEN1A1BES3_", "void t12<^^NX>([:^^NX:]::nx<int>, A::B, A::B)"),
        ("_Z3t16I1XEvP1WILDmttT_EEN1A1BES5_", "void t16<X>(W<^^X>*, A::B, A::B)"),
        ("_Z3t18IiEvP1WILDmdesrN2NX2nxIT_EE2inEEN1A1BES8_", "void t18<int>(W<^^NX::nx<int>::in>*, A::B, A::B)"),
        ("_Z1qIJLDmtyN1N1S2ctIiEEELDmctS1_2ctEEEvv", "void q<^^N::S::ct<int>, ^^N::S::ct>()"),
        (
            "_Z1qIJLDmta1N2atIiE_NS0_2TCIiEEELDmtaS0_2atIcE_NS1_IcEEELDmatS0_2atEEEvv",
            "void q<^^N::at<int>, ^^N::at<char>, ^^N::at>()",
        ),
        (
            "_Z1qIJLDmun1N1S_ELDmunS1__ELDmunS1__EEEvv",
            "void q<^^N::S::{unnamed bit-field#1}, ^^N::S::{unnamed bit-field#1}, ^^N::S::{unnamed bit-field#1}>()",
        ),
    ] {
        assert_text(name, Style::Gnu, text);
        assert_text(name, Style::Llvm, text);
    }
}

#[test]
fn texts_that_differ_as_the_styles_do() {
    for (name, gnu, llvm) in [
        ("_Z1fILDmty2CTIiEEEvv", "void f<^^CT<int> >()", "void f<^^CT<int>>()"),
        (
            "_Z1fILDmtaSt6stringIcSt11char_traitsIcESaIcEE_NSt7__cxx1112basic_stringIcS1_S2_EEEEvv",
            "void f<^^std::string<char, std::char_traits<char>, std::allocator<char> > >()",
            "void f<^^std::string<char, std::char_traits<char>, std::allocator<char>>>()",
        ),
        (
            "_Z1fITnDaLDmftUlT_E_clEEvv",
            "void f<^^{lambda(auto:1)#1}::operator()>()",
            "void f<^^'lambda'(auto)::operator()>()",
        ),
        (
            "_Z1fILDmba_St6vectorIiSaIiEEEEvv",
            "void f<std::meta::bases_of(^^std::vector<int, std::allocator<int> >)[0]>()",
            "void f<std::meta::bases_of(^^std::vector<int, std::allocator<int>>)[0]>()",
        ),
        (
            "_Z1fILDmdsi_3foo_16__EEvv",
            r#"void f<std::meta::data_member_spec(^^int, {.name="foo", .alignment=16})>()"#,
            r#"void f<std::meta::data_member_spec(^^int, {.name = "foo", .alignment = 16})>()"#,
        ),
        (
            "_Z1fILDmds1S_3foo___nEEvv",
            r#"void f<std::meta::data_member_spec(^^S, {.name="foo", .no_unique_address=true})>()"#,
            r#"void f<std::meta::data_member_spec(^^S, {.name = "foo", .no_unique_address = true})>()"#,
        ),
        (
            "_Z1fILDmdsi___0_EEvv",
            "void f<std::meta::data_member_spec(^^int, {.bit_width=0})>()",
            "void f<std::meta::data_member_spec(^^int, {.bit_width = 0})>()",
        ),
        (
            "_Z1qILDmdsN1A1BE_1f_16__nLi1ELl2EEEvv",
            r#"void q<std::meta::data_member_spec(^^A::B, {.name="f", .alignment=16, .no_unique_address=true, .annotations={1, 2l}})>()"#,
            r#"void q<std::meta::data_member_spec(^^A::B, {.name = "f", .alignment = 16, .no_unique_address = true, .annotations = {1, 2l}})>()"#,
        ),
        (
            "_Z1qILDmdsi_1f__3_XtlN1A1BEEEEEvv",
            r#"void q<std::meta::data_member_spec(^^int, {.name="f", .bit_width=3, .annotations={A::B{}}})>()"#,
            r#"void q<std::meta::data_member_spec(^^int, {.name = "f", .bit_width = 3, .annotations = {A::B{}}})>()"#,
        ),
        ("_Z3hAhIiEv1WILDmde2vtIT_EEE", "void hAh<int>(W<^^vt<int> >)", "void hAh<int>(W<^^vt<int>>)"),
        (
            "_Z3h9bILDmvrL2ceEEDTplDST_ELi1EEv",
            "decltype ([:^^ce:]+(1)) h9b<^^ce>()",
            "decltype([:^^ce:] + 1) h9b<^^ce>()",
        ),
        (
            "_Z3h9lILDmft2ftEEvPDTclDST_IiEELi1EEE",
            "void h9l<^^ft>(decltype ([:^^ft:]<int>(1))*)",
            "void h9l<^^ft>(decltype([:^^ft:]<int>(1))*)",
        ),
        (
            "_Z3h9nILDmfnN2HS2mfEiEEvPDTcldttlS0_EDST_ELi1EEE",
            "void h9n<^^HS::mf(int)>(decltype ((HS{}.[:^^HS::mf(int):])(1))*)",
            "void h9n<^^HS::mf(int)>(decltype(HS{}.[:^^HS::mf(int):](1))*)",
        ),
        (
            "_Z3h9oILDmft2HS2mtEEvPDTcldttlS0_EDST_EIiELi1EEE",
            "void h9o<^^HS::mt>(decltype ((HS{}.[:^^HS::mt:]<int>)(1))*)",
            "void h9o<^^HS::mt>(decltype(HS{}.[:^^HS::mt:]<int>(1))*)",
        ),
        (
            "_Z3h9pILDmdm2HS1mEEvPDtptcvPS0_Li0EDST_EE",
            "void h9p<^^HS::m>(decltype (((HS*)(0))->[:^^HS::m:])*)",
            "void h9p<^^HS::m>(decltype(((HS*)(0))->[:^^HS::m:])*)",
        ),
        (
            "_Z3h9tILDmty2HSEEvPDTclsrDST_E3smtIiELi1EEE",
            "void h9t<^^HS>(decltype (([:^^HS:]::smt<int>)(1))*)",
            "void h9t<^^HS>(decltype([:^^HS:]::smt<int>(1))*)",
        ),
        (
            "_Z3hAlIiEvPAplLi1EeqLDmtyT_ELDmtyiE_i",
            "void hAl<int>(int (*) [(1)+((^^int)==(^^int))])",
            "void hAl<int>(int (*) [1 + (^^int == ^^int)])",
        ),
        (
            "_Z2t6ILDmty1YIiEEEvNDST_E1yEN1A1BES4_",
            "void t6<^^Y<int> >([:^^Y<int>:]::y, A::B, A::B)",
            "void t6<^^Y<int>>([:^^Y<int>:]::y, A::B, A::B)",
        ),
        (
            "_Z2t8ILDmns2NXEEvPDtsrDST_E1xEN1A1BES4_",
            "void t8<^^NX>(decltype ([:^^NX:]::x)*, A::B, A::B)",
            "void t8<^^NX>(decltype([:^^NX:]::x)*, A::B, A::B)",
        ),
        (
            "_Z3t10ILDmvrN2NX1xEEEvPDtDST_EEN1A1BES4_",
            "void t10<^^NX::x>(decltype ([:^^NX::x:])*, A::B, A::B)",
            "void t10<^^NX::x>(decltype([:^^NX::x:])*, A::B, A::B)",
        ),
    ] {
        assert_text(name, Style::Gnu, gnu);
        assert_text(name, Style::Llvm, llvm);
    }
}

#[test]
fn what_is_no_reflection_is_an_error() {
    for name in [
        "_Z1fILDmEEvv",
        "_Z1fILDmxxEEvv",
        "_Z1fILDmtyEEvv",
        "_Z1fILDmtyiEvv",
        "_Z1fILDmnsEEvv",
        "_Z1fILDmta1AEEvv",
        "_Z1fILDmba1DEEvv",
        "_Z1fILDmdsiEEvv",
        "_Z1fILDmdsi_1x_EEvv",
        "_Z1fILDmtyiEEvDST_",
        "_Z1fDSE",
    ] {
        assert!(itanium_names::parse(name).is_err(), "{name}");
    }
}
