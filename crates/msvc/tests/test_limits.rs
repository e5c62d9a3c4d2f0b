//! The limits, and names that were made to exceed them.

use demangling::{Error, Limit, Limits, Options};
use std::time::{Duration, Instant};

fn demangle(name: &str, limits: &Limits) -> Result<String, Error> {
    let mut text = Vec::new();
    let start = Instant::now();
    let result = msvc_names::demangle(name.as_bytes(), &Options::default(), limits, &mut text);
    assert!(cfg!(debug_assertions) || start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    result.map(|()| String::from_utf8(text).unwrap())
}

fn limit(name: &str) -> Option<Limit> {
    demangle(name, &Limits::default()).unwrap_err().limit()
}

fn is_fast(name: &str) {
    let _ = demangle(name, &Limits::default());
    let limits = Limits { depth: u32::MAX, output: 1 << 24, ..Limits::default() };
    let _ = demangle(name, &limits);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn names_that_double_at_each_reference_end_soon() {
    let mut argument = "UB@@".to_owned();
    for _ in 0..60 {
        argument = format!("V?$A@{argument}V1@@@");
    }
    assert_eq!(limit(&format!("?x@@3{argument}A")), Some(Limit::Output));

    // The same with a second name, so that both are compared with all the others.
    let mut argument = "UB@@".to_owned();
    while argument.len() < 1 << 19 {
        argument = format!("V?$A@{argument}V?$A@{argument}@@V1@V2@@@");
    }
    is_fast(&format!("?x@@3{argument}A"));

    let mut scopes = "UB@@".to_owned();
    for _ in 0..60 {
        scopes = format!("V?$A@{scopes}V1111111111@@@");
    }
    assert_eq!(limit(&format!("?x@@3{scopes}A")), Some(Limit::Output));
}

#[test]
fn ten_types_are_remembered() {
    let types = "PEAHPEAIPEAJPEAKPEAMPEANPEAOPEAFPEAGPEACPEAD";
    let text = demangle(&format!("?f@@YAX{types}0123456789@Z"), &Limits::default()).unwrap();
    assert!(text.ends_with(
        "int *, unsigned int *, long *, unsigned long *, float *, double *, long double *, short *, \
                            unsigned short *, signed char *)"
    ));
    let error = demangle("?f@@YAXPEAH1@Z", &Limits::default()).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (demangling::ErrorKind::UnknownSubstitution, 11));
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn deep_names_are_read_on_a_stack_of_their_own() {
    let nested = |depth| format!("?x@@3{}H{}", "PEA".repeat(depth), "EA");
    assert!(demangle(&nested(1000), &Limits::default()).is_ok());
    assert_eq!(limit(&nested(5000)), Some(Limit::Depth));
    let limits = Limits { depth: 3, ..Limits::default() };
    assert!(demangle(&nested(1), &limits).is_ok());
    assert_eq!(demangle(&nested(9), &limits).unwrap_err().limit(), Some(Limit::Depth));

    for (before, middle, after) in [
        ("P6AX", "H", "@Z"),
        ("P6A", "H", "XZ"),
        ("V?$A@", "H", "@@"),
        ("Y01", "H", ""),
        ("P8?$A@", "H", "@@EAAXXZ"),
        ("$$A6", "AXXZ", ""),
    ] {
        for depth in [20, 200, 1000, 20_000] {
            is_fast(&format!("?f@@YAX{}{middle}{}@Z", before.repeat(depth), after.repeat(depth)));
        }
    }
    for (before, middle, after) in
        [("?x@?1?", "?f@@YAXXZ", "@3HA"), ("??$x@$1", "?f@@YAXXZ", "@@YAXXZ"), ("??__E?", "x@@3HA", "@@YAXXZ")]
    {
        for depth in [20, 200, 1000, 20_000] {
            is_fast(&format!("{}{middle}{}", before.repeat(depth), after.repeat(depth)));
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn long_names_take_time_in_proportion() {
    let many = |part: &str| part.repeat((1 << 20) / part.len() - 20);
    is_fast(&format!("?x@{}@3HA", many("a@")));
    is_fast(&format!("?x@{}@3HA", many("0")));
    is_fast(&format!("?x@{}@3HA", many("?$A@H@")));
    is_fast(&format!("?x@{}@3HA", many("?A@")));
    is_fast(&format!("?f@@YAX{}@Z", many("H")));
    is_fast(&format!("?f@@YAXPEAH{}@Z", many("0")));
    is_fast(&format!("?f@@YAX{}@Z", many("V?$A@UB@@@@")));
    is_fast(&format!("?x@?$A@{}@@3HA", many("$$V")));
    is_fast(&format!("?x@?$A@{}@@3HA", many("V?$A@UB@@@@")));
    is_fast(&format!("?x@?$A@{}@@3HA", many("$1?f@@YAXXZ")));
    is_fast(&format!("?x@@3Y{}{}HA", "PPPPPPP@", many("0")));
    is_fast(&format!("?x@@3Y{}@HA", many("P")));
    is_fast(&format!("??_7A@@6B{}@", many("A@@")));
    is_fast(&format!("??_C@_1PPPPPPP@A@{}@", many("?$AA")));
    is_fast(&format!("??@{}@", many("a")));
}

#[test]
fn input_and_output_are_bounded() {
    let limits = Limits { input: 9, output: 20, ..Limits::default() };
    assert_eq!(demangle("?f@@YAXXZ", &limits).unwrap(), "void __cdecl f(void)");
    assert_eq!(demangle("?ff@@YAXXZ", &limits).unwrap_err().limit(), Some(Limit::Input));
    let limits = Limits { output: 19, ..limits };
    assert_eq!(demangle("?f@@YAXXZ", &limits).unwrap_err().limit(), Some(Limit::Output));
}
