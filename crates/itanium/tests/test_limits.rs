//! The limits on input, output, work and depth, and adversarial names that would exceed them.

mod cycles;

use cycles::CYCLES;
use itanium_names::{Demangler, ErrorKind, Limits, Options, Style};

fn options(style: Style) -> Options {
    Options { style, ..Options::default() }
}

/// Demangles in both styles. A name may be rejected, but must not panic or take long.
fn survives(mangled: &str) {
    for style in Style::ALL {
        if let Err(error) = itanium_names::demangle_with(mangled, &options(style)) {
            assert!(error.offset() <= mangled.len());
        }
    }
}

fn is_too_deep(mangled: &str) {
    for style in Style::ALL {
        let error = itanium_names::demangle_with(mangled, &options(style)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooDeep, "{}…", &mangled[..40]);
    }
}

/// `S_`, `S0_`, `S1_` … `SZ_`, `S10_`.
fn substitution(number: usize) -> String {
    let Some(mut rest) = number.checked_sub(1) else {
        return "S_".to_owned();
    };
    let mut digits = Vec::new();
    while digits.is_empty() || rest > 0 {
        digits.push(char::from(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 36]));
        rest /= 36;
    }
    format!("S{}_", digits.iter().rev().collect::<String>())
}

#[test]
fn substitutions_count_in_base_36() {
    assert_eq!(substitution(0), "S_");
    assert_eq!(substitution(1), "S0_");
    assert_eq!(substitution(36), "SZ_");
    assert_eq!(substitution(37), "S10_");
    assert_eq!(substitution(36 * 36), "SZZ_");
    assert_eq!(substitution(36 * 36 + 1), "S100_");
}

// ---- input and output -----------------------------------------------------------------------------------------------

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn input_is_bounded() {
    let limits = Limits { input: 7, ..Limits::default() };
    assert!(itanium_names::parse_with("_Z3fooi", &limits).is_ok());
    let error = itanium_names::parse_with("_Z3fooii", &limits).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InputTooLong);
    assert!(error.is_limit());

    let long = format!("_Z{}{}v", (1 << 20) + 1, "a".repeat((1 << 20) + 1));
    assert_eq!(itanium_names::demangle_with(&long, &Options::default()).unwrap_err().kind(), ErrorKind::InputTooLong);
}

#[test]
fn output_is_bounded() {
    for style in Style::ALL {
        let limits = Limits { output: 10, ..Limits::default() };
        let name = itanium_names::parse_with("_Z3fooi", &limits).unwrap();
        assert_eq!(name.demangle(&options(style)).unwrap(), "foo(int)");
        let name = itanium_names::parse_with("_Z3fooiii", &limits).unwrap();
        assert_eq!(name.demangle(&options(style)).unwrap_err().kind(), ErrorKind::TooLong);
    }
}

#[test]
fn the_limit_on_output_excludes_what_the_buffer_already_contains() {
    let mut demangler = Demangler::with_limits(Limits { output: 10, ..Limits::default() });
    let mut out = b"a long text that was there before".to_vec();
    let before = out.clone();
    demangler.demangle(b"_Z3fooi", &Options::default(), &mut out).unwrap();
    assert_eq!(out, [&before[..], b"foo(int)"].concat());
    out.truncate(before.len());
    demangler.demangle(b"_Z3fooiii", &Options::default(), &mut out).unwrap_err();
    assert_eq!(out, before);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn doubling_back_references_are_cut_off() {
    // Each argument repeats the previous one twice: 2 to the power of 60 names in 400 bytes.
    let mut mangled = "_Z1f1AIiiE".to_owned();
    for number in 0..60 {
        let last = substitution(if number == 0 { 1 } else { number + 1 });
        mangled += &format!("S_I{last}{last}E");
    }
    for style in Style::ALL {
        assert_eq!(itanium_names::demangle_with(&mangled, &options(style)).unwrap_err().kind(), ErrorKind::TooLong);
    }
}

#[test]
fn doubling_empty_packs_are_cut_off() {
    // As above, but the doubled packs print nothing, so the limit on output does not apply.
    let mut mangled = "_Z1fIJEJ".to_owned();
    for depth in 0..40 {
        mangled += if depth == 0 { "T_T_EJ" } else { "" };
        if depth > 0 {
            mangled += &format!("T{0}_T{0}_EJ", depth - 1);
        }
    }
    mangled += "EEvDpT39_";
    survives(&mangled);
}

#[test]
fn counting_the_elements_of_a_pack_costs_no_more_than_its_text() {
    // GNU counts the elements of a pack by printing its pattern: here 2 to the power of 30 times.
    let mut mangled = "_Z1fIXsPspLi1EEE".to_owned();
    for depth in 0..30 {
        let before = if depth == 0 { "T_".to_owned() } else { format!("T{}_", depth - 1) };
        mangled += &format!("XsPsp{before}sp{before}EE");
    }
    mangled += "Evv";
    survives(&mangled);
}

// ---- depth ----------------------------------------------------------------------------------------------------------

#[test]
fn depth_is_bounded() {
    for style in Style::ALL {
        let limits = Limits { depth: 20, ..Limits::default() };
        let within = itanium_names::parse_with(format!("_Z1f{}i", "P".repeat(10)), &limits).unwrap();
        assert_eq!(within.demangle(&options(style)).unwrap(), format!("f(int{})", "*".repeat(10)));
        let beyond = itanium_names::parse_with(format!("_Z1f{}i", "P".repeat(20)), &limits);
        assert_eq!(beyond.unwrap_err().kind(), ErrorKind::TooDeep);
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn a_depth_beyond_the_callers_stack_runs_on_another_stack() {
    for style in Style::ALL {
        let mangled = format!("_Z1f{}i", "P".repeat(4000));
        assert_eq!(
            itanium_names::demangle_with(&mangled, &options(style)).unwrap(),
            format!("f(int{})", "*".repeat(4000))
        );
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn the_limit_on_depth_can_be_raised() {
    let limits = Limits { depth: u32::MAX, ..Limits::default() };
    let mangled = format!("_Z1f{}i", "P".repeat(20_000));
    let name = itanium_names::parse_with(&mangled, &limits).unwrap();
    assert_eq!(name.demangle(&Options::default()).unwrap().len(), 20_000 + "f(int)".len());
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn every_recursion_of_the_grammar_is_bounded() {
    for (before, again) in CYCLES {
        let n = 100_000.min(1_000_000 / again.len());
        is_too_deep(&format!("{before}{}", again.repeat(n)));
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn chains_that_the_parser_reads_flat_are_bounded_when_printed() {
    let n = 100_000;
    // Their texts are written while they are read, without recursion.
    survives(&format!("_ZN{}Ev", "1A".repeat(n)));
    survives(&format!("_ZN1A{}Ev", "C1".repeat(n)));
    survives(&format!("_ZN1A{}Ev", "D1".repeat(n)));
    survives(&format!("_ZN1A{}Evv", "IiE".repeat(n)));
    is_too_deep(&format!("_ZN3fooB1a{}Ev", "1A".repeat(n)));
    is_too_deep(&format!("_Z1f{}v", "B1a".repeat(n)));
    is_too_deep(&format!("_ZGI{}", "W1a".repeat(n)));
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn chains_of_substitutions_are_bounded() {
    // Each link refers to the previous one, so the parser does not nest them.
    let n = 30_000;
    let chain = |link: &dyn Fn(&str) -> String| (0..n).map(|number| link(&substitution(number))).collect::<String>();
    for head in ["P", "K", "V", "R", "O", "C", "A1_", "M1A", "Dp", "U1a", "Fv"] {
        let close = if head == "Fv" { "E" } else { "" };
        survives(&format!("_Z1fP1a{}", chain(&|last| format!("{head}{last}{close}"))));
    }
    // Only the last link is printed.
    for head in ["P", "K", "R", "O", "C", "A1_", "Dp", "U1a"] {
        let links = chain(&|last| format!("{head}{last}"));
        survives(&format!("_Z1fIP1a{links}EvT{}_", n - 1));
        survives(&format!("_Z1fIP1a{links}LS{}0EEvv", &substitution(n)[1..]));
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn inherited_constructors_that_refer_to_each_other_are_bounded() {
    let n = 30_000;
    // Each base refers to the previous one; none is nested in the mangled name.
    let mut mangled = "_Z1f1A".to_owned();
    mangled += "NS_CI11BE";
    for number in 0..n {
        mangled += &format!("NS_CI1{}E", substitution(number + 1));
    }
    survives(&mangled);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn conversions_that_refer_to_themselves_terminate() {
    for mangled in [
        "_Zcv1BIRT_EIS1_E",
        "_Zcv1BIRT_EIS0_E",
        "_ZcvT_IS_Ev",
        "_ZcvPT_IS0_Ev",
        "_ZcvRT_IS0_Ev",
        "_ZcvKT_IS0_Ev",
        "_ZN1AcvM1AFT_T0_EIS2_S1_EEv",
        "_ZN1AcvFT_T0_EIS1_S0_EEv",
        "_ZN1AcvRT_T0_EIS1_S0_EEv",
        "_ZN1AcvFRT_RKT0_EIS2_S0_EEv",
        "_ZN1AcvDpT_IJS0_S0_EEEv",
        // The class of the destructor is the destructor itself.
        "_ZN1AcvNT_D1EIS1_EEv",
        "_ZN1AcvNT_C1EIS1_EEv",
        "_ZN1AcvRNT_D1EIS1_EEv",
        "_ZN1AcvNT_CI1T_EIS1_EEv",
    ] {
        survives(mangled);
    }
}

#[test]
fn a_prefix_that_only_one_tool_reads_does_not_panic() {
    for text in ["_ZN1DCI21BEiS_.x", "_ZN1DCI2N1A1BEEiS0_.clone.1", "_ZN1DCI21BEiS0_.clone.1"] {
        if let Ok((name, _)) = itanium_names::parse_prefix(text, &Limits::default()) {
            for style in Style::ALL {
                let _ = name.demangle(&options(style));
            }
        }
    }
}

#[test]
fn scopes_that_turn_out_to_be_types_are_not_read_exponentially_often() {
    // `sr1AIX…EE1b`: only the byte after `1A…` shows whether it is a level or a type. It contains such a scope again.
    for levels in [1, 5, 20] {
        let mangled = ["_Z1fIX", &"sr1AIX".repeat(levels), "Li1E", &"EE1b".repeat(levels), "EEvv"].concat();
        let text = ["void f<", &"(A<".repeat(levels), "1", &">::b)".repeat(levels), ">()"].concat();
        for style in Style::ALL {
            let printed = itanium_names::demangle_with(&mangled, &options(style)).unwrap();
            assert_eq!(printed.replace(['(', ')', ' '], ""), text.replace(['(', ')', ' '], ""));
        }
    }
}
