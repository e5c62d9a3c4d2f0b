//! The recursion fits the stacks of small threads and of the main thread.
//!
//! A stack overflow kills the process, and with it the test.

mod cycles;

use cycles::{CYCLES, NESTINGS};
use itanium_names::{ErrorKind, Limits, Options, Style};

fn on_a_thread_of(kilobytes: usize, work: fn()) {
    std::thread::Builder::new().stack_size(kilobytes * 1024).spawn(work).unwrap().join().unwrap();
}

fn options(style: Style) -> Options {
    Options { style, ..Options::default() }
}

/// Parses and prints every nesting at every depth that matters: within the caller's stack, at its limit, and near the
/// limits of the larger stacks.
fn nest_as_deep_as_can_be() {
    for (before, again) in CYCLES {
        let mangled = format!("{before}{}", again.repeat(20_000.min(1_000_000 / again.len())));
        for style in Style::ALL {
            assert!(itanium_names::demangle_with(&mangled, &options(style)).is_err());
        }
    }
    for nesting in NESTINGS {
        for levels in [20, 62, 300, 1100, 4100] {
            let mangled = nesting.name(levels);
            for style in Style::ALL {
                let _ = itanium_names::demangle_with(&mangled, &options(style));
            }
            let Ok(name) = itanium_names::parse(&mangled) else { continue };
            for style in Style::ALL {
                let _ = name.parts(&options(style));
                let _ = name.ranges(&options(style));
            }
        }
    }
}

#[test]
fn the_nestings_are_valid_names() {
    let rejected = |mangled: &String| {
        Style::ALL.iter().all(|&style| itanium_names::demangle_with(mangled, &options(style)).is_err())
    };
    let names = NESTINGS.iter().map(|nesting| nesting.name(3));
    assert_eq!(names.filter(rejected).collect::<Vec<_>>(), [""; 0]);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn deep_names_fit_a_thread_of_128_kilobytes() {
    on_a_thread_of(128, nest_as_deep_as_can_be);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn deep_names_fit_a_thread_of_512_kilobytes() {
    on_a_thread_of(512, nest_as_deep_as_can_be);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn deep_names_fit_a_thread_of_the_usual_size() {
    on_a_thread_of(8192, nest_as_deep_as_can_be);
}

#[test]
fn a_depth_limit_of_0_rejects_nested_names() {
    let limits = Limits { depth: 0, ..Limits::default() };
    assert_eq!(itanium_names::parse_with("_Z1fPi", &limits).unwrap_err().kind(), ErrorKind::TooDeep);
}
