//! Truncated, changed and made-up names cause no panic and no overflow, and take little time.

mod corpora;

use dlang_names::{
    Error, ErrorKind, Limit, Limits, Options, Style, demangle, kind, parts, prefix_end, text_with_ranges,
};
use std::time::{Duration, Instant};

/// Reads a name in all ways, and checks what must hold for any.
fn trial(mangled: &[u8], limits: &Limits) -> Result<usize, Error> {
    let mut last = Ok(0);
    for style in Style::ALL {
        let options = Options { style, ..Options::default() };
        let short = Options { params: false, template_args: false, enclosing_params: false, ..options.clone() };
        for options in [&short, &options] {
            let mut out = b"before".to_vec();
            let result = demangle(mangled, options, limits, &mut out);
            match &result {
                Ok(()) => assert!(out.starts_with(b"before") && out.len() <= limits.output + 6),
                Err(error) => {
                    assert_eq!(out, b"before");
                    assert!(error.offset() <= mangled.len());
                    assert!(!error.to_string().is_empty());
                }
            }
            let ranged = text_with_ranges(mangled, options, limits).map(|(text, _)| text);
            assert_eq!(ranged, result.clone().map(|()| out[6..].to_vec()));
            last = result.map(|()| out.len() - 6);
        }
        let _ = (kind(mangled, style, limits), parts(mangled, &options, limits));
        if last.is_ok() {
            assert!(prefix_end(mangled, style, limits).is_ok_and(|end| end <= mangled.len()));
        }
    }
    last
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn truncated_names() {
    for row in corpora::rows() {
        for end in 0..row.mangled.len() {
            let _ = trial(&row.mangled[..end], &Limits::default());
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn changed_names() {
    let replacements = b"_0159aiwzANQSTVXZ\xff";
    for row in corpora::rows().iter().step_by(3) {
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
}

/// The longest that any of the names below may take, in an optimized build. Other builds are not timed.
const SLOWEST: Duration = Duration::from_millis(300);

/// The limit that a name exceeds. It is read again if it takes long, since another process may use the processor.
#[track_caller]
fn limit_in(mangled: &str, options: &Options) -> Option<Limit> {
    let mut took = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        let result = demangle(mangled.as_bytes(), options, &Limits::default(), &mut Vec::new());
        took = took.min(start.elapsed());
        if cfg!(debug_assertions) || took < SLOWEST {
            return result.err().and_then(|error| error.limit());
        }
    }
    panic!("{took:?} for {mangled:.40}…");
}

#[track_caller]
fn limit_of(mangled: &str) -> Option<Limit> {
    limit_in(mangled, &Options::default())
}

/// Back references to what is `distance` before.
fn reference(distance: usize) -> String {
    let (mut higher, last) = (distance / 26, distance % 26);
    let letter = |first: u8, digit: usize| char::from(first + u8::try_from(digit).unwrap());
    let mut digits = vec![letter(b'a', last)];
    while higher > 0 {
        digits.push(letter(b'A', higher % 26));
        higher /= 26;
    }
    format!("Q{}", digits.iter().rev().collect::<String>())
}

/// A name of many parameters, each of which refers twice to the one before.
fn doubling(first: &str, open: &str, between: &str, close: &str, times: usize) -> String {
    let mut name = format!("_D1fF{first}");
    let mut last = 5;
    for _ in 0..times {
        let start = name.len();
        name += open;
        name += &reference(name.len() - last);
        name += between;
        name += &reference(name.len() - last);
        name += close;
        last = start;
    }
    name + "Zv"
}

#[test]
fn names_that_double_at_each_reference_exceed_a_limit() {
    assert_eq!(limit_of(&doubling("Ai", "H", "", "", 60)), Some(Limit::Output));
    assert_eq!(limit_of(&doubling("S1a", "B2", "", "", 60)), Some(Limit::Output));
    assert_eq!(limit_of(&doubling("Ai", "PF", "", "Zv", 60)), Some(Limit::Output));
    assert_eq!(limit_of(&doubling("Ai", "S__T1tT", "T", "Z", 60)), Some(Limit::Output));
    // References to the name itself are not followed.
    assert_eq!(limit_of("_D1fFAQbZv"), None);
    // Without text, each reference still takes a step.
    let options = Options { template_args: false, ..Options::default() };
    let name = doubling("S__T1tZ", "S__T1tT", "T", "Z", 60);
    assert!(limit_in(&name, &options).is_some());
}

#[test]
fn deep_names_exceed_the_limit_or_are_read() {
    for (open, close) in [
        ("P", ""),
        ("A", ""),
        ("x", ""),
        ("PF", "Zv"),
        ("PFZ", ""),
        ("DFZ", ""),
        ("Hi", ""),
        ("B1", ""),
        ("S__T1tT", "Z"),
        ("S__T1tS1a", "Z"),
        ("S1aF", "Z1b"),
        ("S__T1tViA1", "Z"),
        ("S__T1tS_D1aF", "ZvZ"),
    ] {
        for levels in [10, 60, 500, 4000, 100_000] {
            let middle = if open.ends_with("S1a") || open.ends_with("A1") { "" } else { "i" };
            let name = format!("_D1fF{}{middle}{}Zv", open.repeat(levels), close.repeat(levels));
            let limit = limit_of(&name);
            assert!(levels > 60 || limit.is_none(), "{open}: {limit:?}");
            assert!(
                levels < 100_000 || open.contains("S1a") || open.contains("A1") || limit.is_some(),
                "{open}: {limit:?}"
            );
        }
    }
}

#[test]
fn names_whose_attempts_fail_take_little_time() {
    for name in [
        // Function types after names that end wrongly.
        format!("_D1fF{}", "S1aF".repeat(1000)),
        format!("_D1fF{}", "S1aV".repeat(1000)),
        format!("_D1fF{}", "S1aMxF".repeat(1000)),
        // Lengths of symbols that are wrong.
        format!("_D1f{}", "__T1tS1111".repeat(1000)),
        format!("_D1f{}", "__T1tS98765432109__T1t".repeat(1000)),
        format!("_D1f__T1tS{}1a", "0".repeat(100_000)),
        format!("_D1f__T1tS{}1a", "1".repeat(100_000)),
        format!("_D1f{}i", "0".repeat(1_000_000)),
        format!("_D{}1fi", "0".repeat(1_000_000)),
        format!("_D1fFG{}iZv", "1".repeat(500_000)),
        format!("_D1fFAiQ{}cZv", "A".repeat(500_000)),
        format!("_D1fFAi{}Zv", "Qc".repeat(250_000)),
        format!("_D1fF{}Zv", "Ng".repeat(250_000)),
        format!("_D1fF{}Zv", "Na".repeat(250_000)),
        format!("_D1fFD{}FZvZv", "O".repeat(250_000)),
        format!("_D1f__T1tVAyaA4294967295{}Zi", "i1".repeat(10_000)),
        format!("_D1fFB4294967295{}Zi", "i".repeat(10_000)),
    ] {
        limit_of(&name);
    }
    // A reference to a long number, and to names without text.
    let zeros = format!("_D1fFS{}1aZv", "0".repeat(1000));
    let mut name = zeros[..zeros.len() - 2].to_owned();
    for _ in 0..10_000 {
        name += &reference(name.len() - 5);
    }
    limit_of(&(name + "Zv"));
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn names_fit_a_small_stack() {
    let work = || {
        for (open, close) in
            [("P", ""), ("PF", "Zv"), ("PFZ", ""), ("DxFZ", ""), ("B1", ""), ("S__T1tT", "Z"), ("S1aF", "Z1b")]
        {
            for levels in [15, 63, 64, 65, 1000] {
                let name = format!("_D1fF{}i{}Zv", open.repeat(levels), close.repeat(levels));
                let result = demangle(name.as_bytes(), &Options::default(), &Limits::default(), &mut Vec::new());
                assert_eq!(result, Ok(()), "{open}");
                let limits = Limits { depth: 14, ..Limits::default() };
                let error = demangle(name.as_bytes(), &Options::default(), &limits, &mut Vec::new()).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::TooDeep, "{open}");
            }
        }
    };
    std::thread::Builder::new().stack_size(128 * 1024).spawn(work).unwrap().join().unwrap();
}

#[test]
fn a_text_as_long_as_the_limit_is_read() {
    let text = |output| {
        let (mut out, limits) = (Vec::new(), Limits { output, ..Limits::default() });
        demangle(b"_D1a1fFiZv", &Options::default(), &limits, &mut out).map(|()| out)
    };
    assert_eq!(text(8).unwrap(), b"a.f(int)");
    assert_eq!(text(7).unwrap_err().limit(), Some(Limit::Output));
}
