//! What the options leave out.

use rust_names::{Limits, Options, Style, demangle, text_with_ranges};

#[track_caller]
fn check(name: &str, options: &Options, expected: &str) {
    let mut out = Vec::new();
    demangle(name.as_bytes(), options, &Limits::default(), &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), expected);
    assert_eq!(text_with_ranges(name.as_bytes(), options, &Limits::default()).unwrap().0, expected.as_bytes());
}

#[test]
fn template_args() {
    let name = "_RINvNtINtC1a1bhE1c1dDINtC1e1flEp1gmEL_Kj8_E";
    let gnu = Options::default();
    check(name, &gnu, "a[0]::b::<u8>::c::d::<dyn e[0]::f<i32, g = u32>, 8: usize>");
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    check(name, &Options { template_args: false, ..llvm.clone() }, "a::b::c::d");
    check("_RNvMC1aDINtC1e1flEp1gmEL_1x", &Options { template_args: false, ..llvm.clone() }, "<dyn e::f>::x");
    let deep = |depth| Options { max_template_depth: Some(depth), ..llvm.clone() };
    check(name, &deep(0), "a::b::<...>::c::d::<...>");
    check(name, &deep(1), "a::b::<u8>::c::d::<dyn e::f<...>, 8>");
    check(name, &deep(2), "a::b::<u8>::c::d::<dyn e::f<i32, g = u32>, 8>");
    check("_RNvMC1aDC1ep1gINtC1h1ilEEL_1x", &deep(0), "<dyn e<...>>::x");
    check("_RNvMC1aDC1ep1gINtC1h1ilEEL_1x", &deep(1), "<dyn e<g = h::i<...>>>::x");
    check("_RNvMC1aDC1ep1gINtC1h1ilEEL_1x", &deep(2), "<dyn e<g = h::i<i32>>>::x");
    // A reference to arguments that are left out here, but not there.
    check("_RINvC1a1bINtC1c1dhEINtC1e1fB7_EE", &deep(1), "a::b::<c::d<...>, e::f<...>>");
    check("_RINvC1a1bINtC1c1dINtC1e1fhEEBf_E", &deep(2), "a::b::<c::d<e::f<...>>, e::f<u8>>");
}

#[test]
fn literal_types() {
    let name = "_RINvC1a1bKj8_Kb1_Kc41_E";
    let options = Options { literal_types: false, ..Options::default() };
    check(name, &options, "a[0]::b::<8, true, 'A'>");
    let mut out = Vec::new();
    rust_names::demangle_as_rustfilt_h(name.as_bytes(), &options, &Limits::default(), &mut out).unwrap();
    assert_eq!(out, b"a::b::<8, true, 'A'>");
}

#[test]
fn clone_suffix() {
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    check("_RNvC1a1b.llvm.12", &llvm, "a::b (.llvm.12)");
    check("_RNvC1a1b.llvm.12", &Options { clone_suffix: false, ..llvm }, "a::b");
    let rustfilt = Options { verbose: false, ..Options::default() };
    check("_RNvC1a1b.cold.llvm.12", &rustfilt, "a::b.cold");
    check("_RNvC1a1b.cold@@V_1", &rustfilt, "a::b.cold@@V_1");
    check("_RNvC1a1b.cold@@V_1", &Options { clone_suffix: false, ..rustfilt.clone() }, "a::b");
    check("_ZN1a1b17h0123456789abcdefE.cold", &Options { clone_suffix: false, ..rustfilt }, "a::b");
}

#[test]
fn options_of_other_schemes_have_no_effect() {
    let name = "_RINvNtCs1_1a1b1cFhEtE.cold";
    for style in Style::ALL {
        let mut options = Options { style, ..Options::default() };
        let mut text = Vec::new();
        demangle(name.as_bytes(), &options, &Limits::default(), &mut text).unwrap();
        options.params = false;
        options.return_type = false;
        options.abi_tags = false;
        options.access = false;
        options.simplify_std = true;
        check(name, &options, std::str::from_utf8(&text).unwrap());
    }
}
