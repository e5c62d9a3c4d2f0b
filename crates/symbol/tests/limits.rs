//! No input exhausts the stack or the memory, or takes very long.

use std::{
    fmt::Write as _,
    thread,
    time::{Duration, Instant},
};

use symbol_names::{ErrorKind, Limit, Limits, MAX_DEPTH, Options, Style, Symbol, demangle};

/// Names that nest `n` deep, each in another way. They include the ways that take the most stack per level, of 48 that
/// were measured.
fn nestings(n: usize) -> Vec<String> {
    let r = |text: &str| text.repeat(n);
    vec![
        format!("_Z1f{}i", r("P")),
        format!("_Z1f{}i", r("U3foo")),
        format!("_Z1f{}i{}", r("1AI"), r("E")),
        format!("_Z1f{}i{}", r("N1A1BI"), r("EE")),
        format!("_Z1f{}v{}", r("PFv"), r("E")),
        format!("_Z1f{}i", r("PA3_")),
        format!("_Z1f{}v{}", r("M1AKFv"), r("E")),
        format!("_Z{}1fv{}", r("Z"), r("E1xv")),
        format!("_Z1fIiEv1AIX{}T_EE", r("ng")),
        format!("_Z1fIiEv1AIX{}T_{}EE", r("pl"), r("T_")),
        format!("_Z1fIiEv{}T_{}", r("DTcv"), r("E")),
        format!("_Z1fIiEvPA{}T__i", r("ng")),
        format!("_Z1fI{}i{}Evv", r("J"), r("E")),
        format!("_Z{}1fv", r("Thn16_")),
        format!("_Z1fI{}1g{}Evv", r("L_Z1gI"), r("EvvE")),
        format!("_ZN1A{}i{}Ev", r("cvN1A"), r("E")),
    ]
}

/// Demangles, parses and drops on a thread of `stack` bytes. A stack overflow ends the process.
fn on_thread(stack: usize, name: String, options: Options) {
    let work = move || {
        let direct = demangle(name.as_bytes(), &options);
        let parsed = Symbol::parse(name.as_bytes(), &options).and_then(|symbol| symbol.demangle(&Options::default()));
        assert_eq!(direct, parsed);
    };
    let thread = thread::Builder::new().stack_size(stack).spawn(work);
    thread.unwrap().join().unwrap();
}

#[test]
fn small_stacks_suffice_for_any_depth() {
    for stack in [128 << 10, 512 << 10, 8 << 20] {
        for n in [60, 250, 1_400, 4_000, 100_000] {
            for name in nestings(n) {
                for style in [Style::Gnu, Style::CppDemangle] {
                    for limits in [None, Some(Limits { depth: MAX_DEPTH, ..Limits::default() })] {
                        let options = Options { style: Some(style), limits, ..Options::default() };
                        on_thread(stack, name.clone(), options);
                    }
                }
            }
        }
    }
}

#[test]
fn a_low_limit_is_enforced() {
    for style in Style::ALL {
        let limits = Some(Limits { depth: 10, ..Limits::default() });
        let options = Options { style: Some(style), limits, ..Options::default() };
        let error = demangle(b"_Z1fPPPPPPPPPPi", &options).unwrap_err();
        assert_eq!(error.limit(), Some((Limit::Depth, Some(10))));
        assert_eq!(error.reason(), "the name nests deeper than the limit of 10 levels");
    }
}

#[test]
fn a_symbol_remembers_the_limits_of_its_parse() {
    let name = b"_Z4somePPPi";
    for style in Style::ALL {
        let with = |limits| Options { style: Some(style), limits: Some(limits), ..Options::default() };
        let narrow = Symbol::parse(name, &with(Limits { output: 8, ..Limits::default() })).unwrap();
        let error = narrow.demangle(&Options::default()).unwrap_err();
        assert_eq!(error.limit(), Some((Limit::Output, Some(8))));
        assert_eq!(error.reason(), "the demangled name is longer than the limit of 8 bytes");
        let wide = with(Limits::default());
        assert_eq!(narrow.demangle(&wide).unwrap(), "some(int***)");
        let error = Symbol::parse(name, &with(Limits { input: 10, ..Limits::default() })).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert_eq!(error.limit(), Some((Limit::Input, Some(10))));
        assert_eq!(error.reason(), "the mangled name is longer than the limit of 10 bytes");
    }
}

/// Each type repeats the previous one twice: the text doubles with every 20 bytes of the name.
fn doubling(times: usize) -> String {
    let digit = |n: usize| char::from_digit(u32::try_from(n).unwrap(), 36).unwrap();
    let mut name = "_Z1f1AIiiE".to_owned();
    for n in 0..times {
        let back = format!("S{}_", digit(2 * n).to_ascii_uppercase());
        let letter = (b'B' + u8::try_from(n).unwrap()) as char;
        write!(name, "1{letter}I{back}{back}E").unwrap();
    }
    name
}

#[test]
fn the_limit_stops_doubling_text() {
    for style in Style::ALL {
        let options = Options { style: Some(style), ..Options::default() };
        assert!(demangle(doubling(4).as_bytes(), &options).is_ok());
        let error = demangle(doubling(17).as_bytes(), &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert!(error.reason().contains("longer than the limit of 524288 bytes"), "{error}");
    }
}

#[test]
fn ten_megabytes_do_not_end_the_process() {
    const SIZE: usize = 10 << 20;
    let long = |head: &str, unit: &str| head.to_owned() + &unit.repeat(SIZE / unit.len());
    for name in [
        long("_Z10485755", "a"),
        long("_Z1f", "i"),
        long("_Z1f", "P"),
        long("_Z1f", "S_"),
        long("_ZN", "1a"),
        long("", "_"),
        long("", "a"),
        long("_Z1fv", "."),
        long("_Z1fv", ".isra.0"),
        long("_Z", "9"),
    ] {
        for style in Style::ALL {
            let options = Options { style: Some(style), ..Options::default() };
            let _ = demangle(name.as_bytes(), &options);
        }
    }
}

/// The crate `cpp_demangle` takes twice as long for each further level.
#[test]
fn nested_malformed_literals_are_rejected_fast() {
    for unit in ["LN1AI", "L1AI", "LA", "LDT", "LSaI", "LT_I", "LPA", "LU1AI", "LS_I", "Lu1AI"] {
        for inner in ["", "i", "1a", "T_", "fp_"] {
            for times in [8, 9, 12, 16, 20, 30, 100] {
                let ends = "E".repeat(times / 2);
                let name = format!("_Z1fI{}{inner}{ends}Evv", unit.repeat(times));
                let start = Instant::now();
                let options = Options { style: Some(Style::CppDemangle), ..Options::default() };
                let _ = demangle(name.as_bytes(), &options);
                // It takes milliseconds, and hours without the bound. The limit allows for a busy machine.
                assert!(start.elapsed() < Duration::from_secs(60), "{name}");
            }
        }
    }
}

#[test]
fn truncated_and_changed_names_do_not_panic() {
    let names = [
        "_ZNSt6vectorIN3foo3barESaIS1_EE9push_backEOS1_",
        "_ZZN3foo3barEvENKUlT_DpOT0_E_clIiJdcEEEDaS0_S2_.isra.0",
        "_ZTCN3foo3barE8_NS_3bazE",
        "_ZN1AcvT_I1BEEv",
        "_Z1fIiEDTcl1gfp_spT_EEOT_",
        "____Z1fv_block_invoke_2",
        "_GLOBAL__sub_I_foo.cpp",
        "_ZL3fooB5cxx11B3abi",
    ];
    for name in names {
        let name = name.as_bytes();
        for end in 0..name.len() {
            let _ = demangle(&name[..end], &Options::default());
        }
        for at in 0..name.len() {
            for byte in 0..=u8::MAX {
                let mut changed = name.to_vec();
                changed[at] = byte;
                for style in Style::ALL {
                    let options = Options { style: Some(style), ..Options::default() };
                    let result = demangle(&changed, &options);
                    let internal = matches!(&result, Err(e) if e.kind() == ErrorKind::Internal);
                    assert!(!internal, "{}", changed.escape_ascii());
                }
            }
        }
    }
}
