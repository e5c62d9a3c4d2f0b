//! Measures how much stack a level of nesting takes, over all recursions of the grammar.
//!
//! ```sh
//! cargo run --release -p itanium-names --example itanium_stack
//! ```

#[path = "../tests/cycles/mod.rs"]
mod cycles;
#[path = "../../demangling/measure/least_stack.rs"]
mod least_stack;

use cycles::{CYCLES, NESTINGS};
use itanium_names::{Demangler, Limits, Options, Style};

/// The largest depth for which the caller's stack is used.
const DEPTH: u32 = 64;

fn main() {
    least_stack::main(nest, || {
        let all = 0..CYCLES.len() + NESTINGS.len();
        let much = least_stack::least(&[all.start, all.end]);
        println!("{much} KB for {DEPTH} levels: {} bytes a level", much * 1024 / DEPTH as usize);
        for case in all {
            let only = [case, case + 1];
            if !least_stack::fits(&only, much * 9 / 10) {
                println!("  {} KB: {}", least_stack::least(&only), name(case, 3));
            }
        }
    });
}

fn name(case: usize, levels: usize) -> String {
    match CYCLES.get(case) {
        Some((before, again)) => format!("{before}{}", again.repeat(levels)),
        None => NESTINGS[case - CYCLES.len()].name(levels),
    }
}

/// Nests the cases from the first to before the second up to [`DEPTH`] levels.
fn nest(cases: &[usize]) {
    let limits = Limits { depth: DEPTH, ..Limits::default() };
    let depth = DEPTH as usize;
    for case in cases[0]..cases[1] {
        for mangled in [depth / 4, depth / 3, depth / 2 - 2, depth - 2, depth].map(|levels| name(case, levels)) {
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
}
