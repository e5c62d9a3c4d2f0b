//! Measures how much stack a level of nesting takes, over all recursions of the grammar.
//!
//! ```sh
//! cargo run --release -p itanium-names --example itanium_stack
//! ```
//!
//! Each stack size is tried in a process of its own, which dies if the stack is too small.

#[path = "../tests/cycles/mod.rs"]
mod cycles;

use cycles::{CYCLES, NESTINGS};
use itanium_names::{Demangler, Limits, Options, Style};
use std::process::{Command, Stdio};

/// The largest depth for which the caller's stack is used.
const DEPTH: u32 = 64;

fn main() {
    let arguments: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if let &[depth, stack, from, to] = arguments.as_slice() {
        return nest(u32::try_from(depth).expect("a depth of 32 bits"), stack, from, to);
    }
    let all = 0..CYCLES.len() + NESTINGS.len();
    let least = |depth: u32, from: usize, to: usize| {
        let (mut low, mut high) = (4, 4096);
        while low < high {
            let middle = usize::midpoint(low, high);
            if fits(depth, middle, from, to) { high = middle } else { low = middle + 1 }
        }
        low
    };
    let much = least(DEPTH, all.start, all.end);
    println!("{much} KB for {DEPTH} levels: {} bytes a level", much * 1024 / DEPTH as usize);
    for case in all {
        if !fits(DEPTH, much * 9 / 10, case, case + 1) {
            println!("  {} KB: {}", least(DEPTH, case, case + 1), name(case, 3));
        }
    }
}

fn fits(depth: u32, stack: usize, from: usize, to: usize) -> bool {
    let status = Command::new(std::env::current_exe().expect("this program"))
        .args([depth as usize, stack, from, to].map(|number| number.to_string()))
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

fn name(case: usize, levels: usize) -> String {
    match CYCLES.get(case) {
        Some((before, again)) => format!("{before}{}", again.repeat(levels)),
        None => NESTINGS[case - CYCLES.len()].name(levels),
    }
}

/// Nests the cases up to `depth` levels on a `stack` of this many kilobytes.
fn nest(depth: u32, stack: usize, from: usize, to: usize) {
    let work = move || {
        let limits = Limits { depth, ..Limits::default() };
        for case in from..to {
            let levels =
                [depth as usize / 4, depth as usize / 3, depth as usize / 2 - 2, depth as usize - 2, depth as usize];
            for mangled in levels.map(|levels| name(case, levels)) {
                for style in Style::ALL {
                    let options = Options { style, ..Options::default() };
                    // With low limits names are never written directly.
                    for limits in [limits, Limits::default()] {
                        let _ = Demangler::with_limits(limits).demangle(mangled.as_bytes(), &options, &mut Vec::new());
                    }
                    if let Ok(name) = itanium_names::parse_with(&mangled, &limits) {
                        let _ = (name.parts(&options), name.ranges(&options));
                    }
                }
            }
        }
    };
    let thread = std::thread::Builder::new().stack_size(stack * 1024).spawn(work);
    thread.expect("a thread").join().expect("no panic");
}
