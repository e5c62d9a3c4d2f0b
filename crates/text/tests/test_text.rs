//! Names are found in texts as by the tools, and all else is unchanged, however the text is cut.

use symbol_names::{Options, Scheme, Style};
use text::{Cuts, Filter, Rule, Symbols, demangled};

fn in_style(style: Style) -> Options {
    Options { style: Some(style), ..Options::default() }
}

/// Text, text by c++filt, text by llvm-cxxfilt. c++filt drops a `$` before a name.
const TEXTS: [(&str, &str, &str); 28] = [
    ("", "", ""),
    (
        "main _Z _ZN3foo foo_Z1fv foo._Z1fv foo$_Z1fv",
        "main _Z _ZN3foo foo_Z1fv foo._Z1fv foo$_Z1fv",
        "main _Z _ZN3foo foo_Z1fv foo._Z1fv foo$_Z1fv",
    ),
    ("$_Z1fv = comdat", "f() = comdat", "$_Z1fv = comdat"),
    ("._Z1fv .$_Z1fv $._Z1fv .._Z1fv", ".f() .$_Z1fv $._Z1fv .._Z1fv", ".f() .$_Z1fv $._Z1fv .._Z1fv"),
    ("__Z1fv .__Z1fv", "__Z1fv .__Z1fv", "f() .f()"),
    ("___Z1fv _____Z1fv", "___Z1fv _____Z1fv", "___Z1fv _____Z1fv"),
    (
        "_GLOBAL__I_f _GLOBAL__sub_I_f",
        "global constructors keyed to f _GLOBAL__sub_I_f",
        "_GLOBAL__I_f _GLOBAL__sub_I_f",
    ),
    ("__imp__Z1fv", "__imp__Z1fv", "import thunk for f()"),
    ("__alloc_token_1__Z1fv", "__alloc_token_1__Z1fv", "f() (.alloc_token)"),
    ("_Z1fv. _Z1fv.x _Z1fv$x", "_Z1fv. f() [clone .x] _Z1fv$x", "f() (.) f() (.x) _Z1fv$x"),
    ("_Z1fv@@V1 _Z1fv-_Z1gv", "f()@@V1 f()-g()", "f()@@V1 f()-g()"),
    ("\"_Z1fv\",\"_Z1gv\"", "\"f()\",\"g()\"", "\"f()\",\"g()\""),
    ("_Z1fv,_Z1gv;_Z1hv", "f(),g();h()", "f(),g();h()"),
    ("_RNvC1a1f <_RNvC1a1f+0x1>", "a[0]::f <a[0]::f+0x1>", "a::f <a::f+0x1>"),
    ("_D1a1fFZv $_D1a1fFZv", "a.f() a.f()", "a.f() $_D1a1fFZv"),
    (
        "_RAND_bytes _DYNAMIC _GLOBAL_OFFSET_TABLE_",
        "_RAND_bytes _DYNAMIC _GLOBAL_OFFSET_TABLE_",
        "_RAND_bytes _DYNAMIC _GLOBAL_OFFSET_TABLE_",
    ),
    ("_ZTV1A+16", "vtable for A+16", "vtable for A+16"),
    ("é_Z1fvé", "éf()é", "éf()é"),
    ("_Z1fv\0_Z1gv\r\n", "f()\0g()\r\n", "f()\0g()\r\n"),
    ("(?f@@YAXXZ)", "(void __cdecl f(void))", "(void __cdecl f(void))"),
    ("a?f@@YAXXZ ??? ? ?f", "a?f@@YAXXZ ??? ? ?f", "a?f@@YAXXZ ??? ? ?f"),
    ("?_Z1fv? a?_Z1fv", "?f()? a?f()", "?f()? a?f()"),
    (
        "<?f@@YAXXZ>: ?f@@YAXXZ.",
        "<void __cdecl f(void)>: void __cdecl f(void).",
        "<void __cdecl f(void)>: void __cdecl f(void).",
    ),
    (".?A see .?AVfoo in _Z1fv", ".?A see .?AVfoo in f()", ".?A see .?AVfoo in f()"),
    (".?AVA@@", "class A `RTTI Type Descriptor Name'", "class A `RTTI Type Descriptor Name'"),
    ("x.?AVA@@", "x.?AVA@@", "x.?AVA@@"),
    ("http://a/?x=_Z1fv", "http://a/?x=f()", "http://a/?x=f()"),
    ("\u{feff}\u{1f600}", "\u{feff}\u{1f600}", "\u{feff}\u{1f600}"),
];

#[test]
fn names_are_found_as_by_the_tools() {
    for (text, gnu, llvm) in TEXTS {
        for (style, expected) in [(Style::Gnu, gnu), (Style::Llvm, llvm)] {
            let options = in_style(style);
            let found = demangled(text.as_bytes(), &Rule::new(&options)).unwrap();
            assert_eq!(String::from_utf8(found).unwrap(), expected, "{text}, {style:?}");
        }
    }
}

#[test]
fn a_text_may_be_cut_anywhere() {
    let text: Vec<&str> = TEXTS.iter().map(|(text, ..)| *text).collect();
    let text = text.join("\n");
    for style in [Style::Gnu, Style::Llvm] {
        let options = in_style(style);
        let rule = Rule::new(&options);
        let expected = demangled(text.as_bytes(), &rule).unwrap();
        for size in [1, 2, 3, 5, 7, 64] {
            let (mut filter, mut out) = (Filter::default(), Vec::new());
            text.as_bytes().chunks(size).for_each(|piece| filter.push(piece, &rule, &mut out));
            filter.finish(&rule, &mut out);
            assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(&expected), "{size}");
        }
    }
}

#[test]
fn an_overlong_run_is_passed_on_in_constant_memory() {
    let options = Options::default();
    let (mut filter, mut out) = (Filter::new(Cuts::with_longest(8)), Vec::new());
    for piece in ["_Z1f", "v _Z", "1gvxxxx", "xx", "_Z1fv", " _Z1h", "v"] {
        filter.push(piece.as_bytes(), &Rule::new(&options), &mut out);
    }
    filter.finish(&Rule::new(&options), &mut out);
    assert_eq!(String::from_utf8(out).unwrap(), "f() _Z1gvxxxxxx_Z1fv h()");
}

#[test]
fn the_symbols_of_a_text_are_found_one_by_one() {
    let options = Options::default();
    let text = b"x _Z1fv ?f@@YAXXZ (._RNvC1a1f) ?no _ZN";
    let found: Vec<_> = Symbols::of(text, Rule::new(&options)).collect();
    let schemes: Vec<_> = found.iter().map(|found| found.symbol.scheme()).collect();
    assert_eq!(schemes, [Scheme::Itanium, Scheme::Msvc, Scheme::Rust]);
    assert!(found.iter().all(|found| text[found.range.clone()] == *found.symbol.mangled()));
}

#[test]
fn types_and_underscores() {
    let options = Options::default();
    let rule = Rule { types: true, ..Rule::new(&options) };
    assert_eq!(demangled(b"PKc, _Z1fv zz ?f@@YAXXZ", &rule).unwrap(), b"char const*, f() zz void __cdecl f(void)");
    let rule = Rule { strip_underscore: true, ..Rule::new(&options) };
    assert_eq!(demangled(b"__Z1fv _Z1fv .__Z1fv", &rule).unwrap(), b"f() _Z1fv .f()");
}

#[test]
fn an_option_that_the_style_does_not_have_is_an_error() {
    let mut options = in_style(Style::Llvm);
    options.verbose = false;
    assert!(demangled(b"", &Rule::new(&options)).is_err());
}

#[test]
fn names_are_found_anywhere() {
    for (text, expected) in [
        (".text._ZN3fooEv .rodata._ZTV1A .refptr._ZTV1A", ".text.foo() .rodata.vtable for A .refptr.vtable for A"),
        ("__imp__Z1fv __wrap__Z1fv __real__Z1fv", "__imp_f() __wrap_f() __real_f()"),
        ("__device_stub__Z1fPi __emutls_v._Z1x", "__device_stub_f(int*) __emutls_v.x"),
        ("__omp_offloading_10_12ab__Z3fooi_l25", "__omp_offloading_10_12ab_foo(int)_l25"),
        ("ZN3foo3barEv Z4mainEUlvE_ Z3fooi Z3foo ZTV1A", "foo::bar() Z4mainEUlvE_ foo(int) Z3foo vtable for A"),
        ("ZN3foo3barEv. ZN3foo3barEv... _ZN3foo3barEv.", "foo::bar(). foo::bar()... foo::bar()."),
        ("ZN1A1fEv.cold.", "A::f() [clone .cold]."),
        ("{\"n\":\"\\n_Z1fv\\t_Z1gv\"} \x1b[31m_Z1fv\x1b[0m", "{\"n\":\"\\nf()\\tg()\"} \x1b[31mf()\x1b[0m"),
        ("a__Z1fv__Z1gv x_ZZ y_Zfoo", "a_f()_g() x_ZZ y_Zfoo"),
        ("main_R x_RNvC1a1g?", "main_R xa[0]::g?"),
        ("_ZN3foo3barERKSt6vectorIiSaIiEE", "foo::bar(std::vector<int, std::allocator<int> > const&)"),
        ("_ZN3foo3barERKSt6vectorIiSaI", "foo::bar(std::vector<int, std::allocator<…"),
        ("_ZN3foo3barERKSt6vectorIiSaIi", "foo::bar(std::vector<int, std::allocator<int…"),
        ("_ZN3foo3barERKSt6vec", "foo::bar(std::vec…"),
        ("_ZNSt6vectorIiSaIiEE9push_ba", "std::vector<int, std::allocator<int> >::push_ba…"),
        ("_ZNSt6vectorIiSaIiEE", "std::vector<int, std::allocator<int> >…"),
        ("_ZNSt6vectorIiSaIiEE12", "std::vector<int, std::allocator<int> >…"),
        ("_ZN3foo4ba", "_ZN3foo4ba"),
        ("why ?_Z1fv .?AVx_Z1fv ?f@@YAXXZ@_Z1fv", "why ?f() .?AVxf() ?f@@YAXXZ@f()"),
    ] {
        let options = Options::default();
        let rule = Rule { anywhere: true, ..Rule::new(&options) };
        assert_eq!(String::from_utf8(demangled(text.as_bytes(), &rule).unwrap()).unwrap(), expected, "{text}");
        let mut words = Vec::new();
        for found in Symbols::of(text.as_bytes(), rule) {
            words.push(text[found.range].to_owned());
        }
        assert!(words.iter().all(|word| !word.contains(' ')), "{words:?}");
    }
}

#[test]
fn names_anywhere_take_linear_time() {
    let options = Options::default();
    let rule = Rule { anywhere: true, ..Rule::new(&options) };
    for piece in ["_Z", "_Z1f", "5_ZN1a", "_Z1a.", "_ZN9999a", "ZN1a", "_ZNNNNNNNNNNNNNNN", "_ZN1aIiE", "_Z1fIJE"] {
        let text = piece.repeat(1 << 17);
        let start = std::time::Instant::now();
        demangled(text.as_bytes(), &rule).unwrap();
        // The limit allows for a busy machine.
        assert!(start.elapsed() < std::time::Duration::from_secs(60), "{piece}: {:?}", start.elapsed());
    }
}

#[test]
fn question_marks_take_linear_time() {
    let read = |text: &str| String::from_utf8(demangled(text.as_bytes(), &Rule::new(&Options::default())).unwrap());
    // Each may begin a name of MSVC that goes on to the end of the run.
    for piece in ["<?", "<?a", "?.", "<.?A"] {
        let run = piece.repeat(1 << 17);
        let start = std::time::Instant::now();
        // Names of C++ are found in it all the same, and those of MSVC after it.
        let text = format!("{run}<_Z1fv> ?f@@YAXXZ");
        assert_eq!(read(&text).unwrap(), format!("{run}<f()> void __cdecl f(void)"));
        assert!(start.elapsed() < std::time::Duration::from_secs(60), "{piece}: {:?}", start.elapsed());
    }
    let few = "<?@".repeat(60);
    assert_eq!(read(&format!("{few}<?f@@YAXXZ")).unwrap(), format!("{few}<void __cdecl f(void)"));
}

#[test]
fn what_only_a_tool_reads_is_read_in_its_place() {
    let text = b"the <__imp_Sa> x.__imp_i __imp_foo _Z1fi";
    let mut options = in_style(Style::Llvm);
    let rule = Rule { beyond: false, ..Rule::new(&options) };
    let imports = b"the <import thunk for std::allocator> x.__imp_i __imp_foo f(int)";
    assert_eq!(demangled(text, &rule).unwrap(), imports);
    assert_eq!(demangled(text, &Rule::new(&options)).unwrap(), b"the <__imp_Sa> x.__imp_i __imp_foo f(int)");
    options = in_style(Style::Gnu);
    options.params = false;
    let rule = Rule { beyond: false, types: true, ..Rule::new(&options) };
    assert_eq!(demangled(text, &rule).unwrap(), b"unsigned short <__imp_Sa> long long __imp_foo f");
    let rule = Rule { types: true, ..Rule::new(&options) };
    assert_eq!(demangled(text, &rule).unwrap(), b"the <__imp_Sa> x.__imp_i __imp_foo f");
}
