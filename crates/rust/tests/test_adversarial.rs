//! Truncated, changed and made-up names cause no panic and no overflow, and take little time.

mod corpora;

use rust_names::{
    Error, ErrorKind, Limit, Limits, Options, Style, demangle, is_mangled, kind, parts, prefix_end, text_with_ranges,
};
use std::time::{Duration, Instant};

/// The options of each tool, and some that leave out much.
fn all_options() -> Vec<Options> {
    let gnu = Options::default();
    let llvm = Options { style: Style::Llvm, ..Options::default() };
    let rustfilt = Options { verbose: false, ..Options::default() };
    let short = Options { template_args: false, literal_types: false, clone_suffix: false, ..Options::default() };
    let shallow = Options { max_template_depth: Some(1), ..rustfilt.clone() };
    vec![short, shallow, llvm, rustfilt, gnu]
}

/// Reads a name in all ways, and checks what must hold for any. The result is that of style `Gnu`.
fn trial(mangled: &[u8], limits: &Limits) -> Result<usize, Error> {
    let mut last = Ok(0);
    for options in all_options() {
        let style = options.style;
        let mut out = b"before".to_vec();
        let result = demangle(mangled, &options, limits, &mut out);
        match &result {
            Ok(()) => {
                assert!(out.starts_with(b"before") && out.len() <= limits.output.saturating_add(6));
                assert!(!mangled.is_ascii() || std::str::from_utf8(&out).is_ok());
            }
            Err(error) => {
                assert_eq!(out, b"before");
                assert!(error.offset() <= mangled.len());
                assert!(!error.to_string().is_empty());
            }
        }
        let ranged = text_with_ranges(mangled, &options, limits).map(|(text, _)| text);
        assert_eq!(ranged, result.clone().map(|()| out[6..].to_vec()));
        // Arguments that are left out are not read to their end.
        let whole = Options { style, ..Options::default() };
        let is_name = demangle(mangled, &whole, limits, &mut Vec::new()).is_ok();
        if is_name && is_mangled(mangled, style) {
            assert!(kind(mangled, style, limits).is_ok());
            assert!(prefix_end(mangled, style, limits).is_ok_and(|end| end <= mangled.len()));
        }
        let _ = (kind(mangled, style, limits), parts(mangled, &options, limits), prefix_end(mangled, style, limits));
        last = result.map(|()| out.len() - 6);
    }
    last
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn truncated_names() {
    for row in corpora::rows().iter().step_by(4) {
        for end in 0..row.mangled.len() {
            let _ = trial(&row.mangled[..end], &Limits::default());
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn changed_names() {
    let replacements = b"_0159aBCDEFGIKLMNRsTuXYW.$\xff";
    for row in corpora::rows().iter().step_by(16) {
        for place in 0..row.mangled.len() {
            let mut name = row.mangled.clone();
            name[place] = replacements[(place * 7 + row.mangled.len()) % replacements.len()];
            let _ = trial(&name, &Limits::default());
            name.insert(place, replacements[place % replacements.len()]);
            let _ = trial(&name, &Limits::default());
            let mut name = row.mangled.clone();
            name.remove(place);
            let _ = trial(&name, &Limits::default());
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn tiny_limits() {
    for row in corpora::rows().iter().step_by(5) {
        let Ok(length) = trial(&row.mangled, &Limits::default()) else { continue };
        for small in 0..12 {
            let limit = |result: Result<usize, Error>| result.err().and_then(|error| error.limit());
            let output = Limits { output: small, ..Limits::default() };
            if small < length {
                assert_eq!(limit(trial(&row.mangled, &output)), Some(Limit::Output));
            }
            let depth = Limits { depth: u32::try_from(small).unwrap(), ..Limits::default() };
            assert!(matches!(limit(trial(&row.mangled, &depth)), None | Some(Limit::Depth)));
            let input = Limits { input: small, ..Limits::default() };
            if small < row.mangled.len() {
                assert_eq!(limit(trial(&row.mangled, &input)), Some(Limit::Input));
            }
        }
    }
    // The greatest limits overflow nothing.
    let greatest = Limits { input: usize::MAX, output: usize::MAX, depth: u32::MAX };
    assert_eq!(trial(b"_RNvC1a1b", &greatest), Ok(7));
}

/// The longest that any of the names below may take, in an optimized build. Other builds are not timed.
const SLOWEST: Duration = Duration::from_millis(300);

/// The limit that a name exceeds. It is read again if it takes long, since another process may use the processor.
#[track_caller]
fn limit_of(mangled: &str) -> Option<Limit> {
    let mut result = None;
    for options in all_options() {
        let mut took = Duration::MAX;
        for _ in 0..5 {
            let start = Instant::now();
            let text = demangle(mangled.as_bytes(), &options, &Limits::default(), &mut Vec::new());
            took = took.min(start.elapsed());
            result = text.err().and_then(|error| error.limit());
            if cfg!(debug_assertions) || took < SLOWEST {
                break;
            }
        }
        assert!(cfg!(debug_assertions) || took < SLOWEST, "{took:?} for {mangled:.40}…, {options:?}");
    }
    result
}

/// A reference to this position.
fn reference(position: usize) -> String {
    let digits = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut text = vec![b'_'];
    if let Some(mut rest) = position.checked_sub(1) {
        text.push(digits[rest % 62]);
        while rest >= 62 {
            rest /= 62;
            text.push(digits[rest % 62]);
        }
    }
    text.push(b'B');
    text.reverse();
    String::from_utf8(text).unwrap()
}

/// A name of many arguments, each of which refers twice to the one before.
fn doubling(open: &str, between: &str, close: &str, times: usize) -> String {
    let mut name = "IC1aTE".to_owned();
    let mut last = 4;
    for _ in 0..times {
        let start = name.len();
        name += open;
        name += &reference(last);
        name += between;
        name += &reference(last);
        name += close;
        last = start;
    }
    format!("_R{name}E")
}

#[test]
fn references_are_written_as_they_are_read() {
    assert_eq!([0, 1, 11, 62, 63, 1000].map(reference), ["B_", "B0_", "Ba_", "BZ_", "B10_", "Bg7_"]);
}

#[test]
fn names_that_double_at_each_reference_exceed_a_limit() {
    for (open, between, close) in [
        ("T", "", "E"),
        ("F", "E", ""),
        ("INtC1b1c", "", "E"),
        ("DINtC1b1c", "", "EEL_"),
        ("DC1bp1c", "p1d", "EL_"),
        ("Y", "INtC1b1c", "E"),
        ("FG_", "E", ""),
    ] {
        assert_eq!(limit_of(&doubling(open, between, close, 60)), Some(Limit::Output), "{open}");
    }
    // References to what is around them.
    for name in ["_RNvB_1a", "_RIC1aB_E", "_RIC1aB_B_B_E", "_RINvC1a1bTB_B_EB_B_E", "_RYB_C1a", "_RMC1aB_"] {
        assert!(limit_of(name).is_some(), "{name}");
    }
}

#[test]
fn deep_names_exceed_the_limit_or_are_read() {
    for (begin, open, middle, close) in [
        ("IC1a", "S", "h", ""),
        ("IC1a", "QL_", "h", ""),
        ("IC1a", "T", "", "E"),
        ("IC1a", "A", "h", "j1_"),
        ("IC1a", "F", "", "Eu"),
        ("IC1a", "FE", "u", ""),
        ("IC1a", "DINtC1a1b", "h", "EEL_"),
        ("IC1a", "DC1ap1b", "h", "EL_"),
        ("IC1a", "INtC1a1b", "h", "E"),
        ("INvC1a1b", "NvMC1a", "h", "1c"),
        ("IC1aK", "A", "j1_", "E"),
        ("IC1aK", "R", "j1_", ""),
        ("IC1a", "W", "h", "N"),
    ] {
        for levels in [3, 40, 150, 400, 4000, 100_000] {
            let end = if begin.starts_with('I') { "E" } else { "" };
            let name = format!("_R{begin}{}{middle}{}{end}", open.repeat(levels), close.repeat(levels));
            let limit = limit_of(&name);
            let rustfilt_only = begin.ends_with('K') || open == "W";
            assert!(levels > 150 || limit.is_none(), "{open}: {limit:?}");
            assert!(
                levels < 4000 || rustfilt_only || matches!(limit, Some(Limit::Depth | Limit::Input)),
                "{open}: {limit:?}"
            );
        }
    }
    for levels in [100, 100_000] {
        limit_of(&format!("_R{}C1a{}", "Nv".repeat(levels), "1b".repeat(levels)));
        limit_of(&format!("_R{}C1a{}", "I".repeat(levels), "E".repeat(levels)));
        limit_of(&format!("_R{}C1a{}", "M".repeat(levels), "h".repeat(levels)));
        limit_of(&format!("_R{}h{}", "Y".repeat(levels), "C1a".repeat(levels)));
        limit_of(&format!("_R{}", "N".repeat(levels)));
        limit_of(&format!("_R{}", "IC1aA".repeat(levels)));
    }
}

#[test]
fn long_names_take_little_time() {
    // A long path that the text does not show, and many references to it.
    let hidden = format!("NvMINvC1a1b{}EC1c1d", "h".repeat(400_000));
    let many = |times: usize| reference(3).repeat(times);
    limit_of(&format!("_RIC1a{hidden}{}E", many(100_000)));
    // References to elements without text.
    let mut name = "IC1a".to_owned();
    let mut last = name.len();
    name += "NvC01a";
    for _ in 0..10_000 {
        let start = name.len();
        name += "Nv";
        name += &reference(last);
        name += "0";
        last = start;
    }
    limit_of(&format!("_R{name}E"));
    for name in [
        format!("_RNvC1as{}_1b", "Z".repeat(500_000)),
        format!("_RNvC1a{}b", "9".repeat(500_000)),
        format!("_RIC1aB{}_E", "0".repeat(500_000)),
        format!("_RIC1aKo{}_E", "f".repeat(500_000)),
        format!("_RIC1aKRe{}_E", "61".repeat(250_000)),
        format!("_RIC1aKc{}_E", "0".repeat(500_000)),
        format!("_RNvC1au400000{}", "a".repeat(400_000)),
        format!("_RNvC1au400000{}_{}", "a".repeat(200_000), "b".repeat(199_999)),
        format!("_RIC1a{}E", "NvC1au500".to_owned() + &"a".repeat(500) + &reference(4).repeat(10_000)),
        format!("_RIC1aFGzzzzzzzzz_{}EuE", "h".repeat(1000)),
        format!("_RIC1a{}E", "FGe7_Eu".repeat(10_000)),
        format!("_RIC1a{}E", "FG_".repeat(400) + &"Eu".repeat(400)),
        format!("_RNvC1a1b.{}", "llvm.".repeat(100_000)),
        format!("_RNvC1a1b{}", ".llvm.1".repeat(100_000)),
        format!("_RNvC1a1b{}", "C1c".repeat(100_000)),
        format!("_ZN{}17h0123456789abcdefE", "1a".repeat(300_000)),
        format!("_ZN{}17h0123456789abcdefE", "1$".repeat(300_000)),
        format!("_ZN300000{}17h0123456789abcdefE", "$".repeat(300_000)),
        format!("_ZN300000{}17h0123456789abcdefE", ".".repeat(300_000)),
        format!("_ZN300000{}17h0123456789abcdefE", "$LT$".repeat(75_000)),
        format!("_ZN300000{}17h0123456789abcdefE", "$u20".repeat(75_000)),
        format!("_ZN{}3foo17h0123456789abcdefE", "9".repeat(300_000)),
    ] {
        limit_of(&name);
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn names_fit_a_small_stack() {
    let work = || {
        for (open, close) in [
            ("S", ""),
            ("T", "E"),
            ("F", "Eu"),
            ("INtC1a1b", "E"),
            ("DINtC1a1b", "EEL_"),
            ("NvMC1a", "1b"),
            ("A", "j1_"),
        ] {
            for levels in [7, 40, 100, 160] {
                let name = format!("_RIC1a{}h{}E", open.repeat(levels), close.repeat(levels));
                for options in all_options() {
                    let result = demangle(name.as_bytes(), &options, &Limits::default(), &mut Vec::new());
                    assert_eq!(result, Ok(()), "{open} {levels}");
                    assert!(parts(name.as_bytes(), &options, &Limits::default()).is_ok());
                    assert!(prefix_end(name.as_bytes(), options.style, &Limits::default()).is_ok());
                }
                let limits = Limits { depth: 7, ..Limits::default() };
                let error = demangle(name.as_bytes(), &Options::default(), &limits, &mut Vec::new()).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::TooDeep, "{open}");
            }
        }
    };
    std::thread::Builder::new().stack_size(128 * 1024).spawn(work).unwrap().join().unwrap();
}
