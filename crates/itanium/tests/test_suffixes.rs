//! Suffixes of names: those of compilers and linkers, and those that the style's tool accepts.

use itanium_names::{Options, Style};

fn text(name: &str, style: Style) -> Result<String, String> {
    let options = Options { style, ..Options::default() };
    itanium_names::demangle_with(name, &options).map_err(|error| error.to_string())
}

#[test]
fn clones_and_versions_are_read_in_both_styles() {
    for (name, gnu, llvm) in [
        ("_Z1fi.isra.0.cold", "f(int) [clone .isra.0] [clone .cold]", "f(int) (.isra.0.cold)"),
        ("_Z1fi.llvm.123", "f(int) [clone .llvm.123]", "f(int) (.llvm.123)"),
        ("_Z1fi.omp_outlined.", "f(int) [clone .omp_outlined] [clone .]", "f(int) (.omp_outlined.)"),
        ("_ZL1x.0", "x [clone .0]", "x (.0)"),
        ("_Z1fi.0a", "f(int) [clone .0a]", "f(int) (.0a)"),
        ("_Z1fi.0a.1", "f(int) [clone .0a.1]", "f(int) (.0a.1)"),
        ("_Z1fi.arch_x86_64_v3", "f(int) [clone .arch_x86_64_v3]", "f(int) (.arch_x86_64_v3)"),
        ("_Z1fi._MsveMsve2", "f(int) [clone ._MsveMsve2]", "f(int) (._MsveMsve2)"),
        ("_Z1fi@@GLIBCXX_3.4", "f(int)@@GLIBCXX_3.4", "f(int)@@GLIBCXX_3.4"),
        ("_Z1fi@plt", "f(int)@plt", "f(int)@plt"),
        ("_Z1fi.isra.0@@V", "f(int) [clone .isra.0]@@V", "f(int) (.isra.0)@@V"),
        ("_GLOBAL__sub_I_foo.cpp", "global constructors keyed to foo.cpp", "global constructors keyed to foo.cpp"),
    ] {
        assert_eq!(text(name, Style::Gnu).as_deref(), Ok(gnu));
        assert_eq!(text(name, Style::Llvm).as_deref(), Ok(llvm));
    }
}

#[test]
fn suffixes_that_nobody_writes_are_errors_in_the_style_gnu() {
    for (name, error) in [
        ("_ZN3foo3barEi. This is a sentence.", "expected the end of the name at byte 13"),
        ("_ZN3foo3barEi.", "expected the end of the name at byte 13"),
        ("_ZN3foo3barE...", "expected the end of the name at byte 12"),
        ("_Z3fooi.constprop.0 [/usr/lib/x.so]", "expected the end of the name at byte 19"),
        ("_Z1fv.cold.", "expected the end of the name at byte 10"),
        ("_Z1fv..a", "expected the end of the name at byte 5"),
        ("_Z1fv.a$", "expected the end of the name at byte 5"),
        ("_Z1fv.isra.0a", "expected the end of the name at byte 10"),
        ("_Z1fv._Z1gv", "expected the end of the name at byte 5"),
        ("_Z3fooi@", "expected the end of the name at byte 7"),
        ("_Z3fooi@@@V", "expected the end of the name at byte 7"),
        ("_Z3fooi@V x", "expected the end of the name at byte 9"),
        ("_GLOBAL__sub_I_foo bar baz", "expected the end of the name at byte 18"),
        ("_GLOBAL__I_ bar", "expected a symbol or the name of a file at byte 11"),
    ] {
        assert_eq!(text(name, Style::Gnu).unwrap_err(), error, "{name}");
        assert!(itanium_names::parse(name).is_err(), "{name}");
    }
}

#[test]
fn llvm_accepts_anything_after_a_full_stop() {
    for (name, llvm) in [
        ("_ZN3foo3barEi.", "foo::bar(int) (.)"),
        ("_ZN3foo3barE...", "foo::bar (...)"),
        ("_Z3fooi.constprop.0 [/usr/lib/x.so]", "foo(int) (.constprop.0 [/usr/lib/x.so])"),
    ] {
        assert_eq!(text(name, Style::Llvm).as_deref(), Ok(llvm));
    }
}
