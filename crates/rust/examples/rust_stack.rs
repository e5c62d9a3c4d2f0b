//! Measures how much stack a level of nesting takes, over all recursions of the grammar.
//!
//! ```sh
//! cargo run --release -p rust-names --example rust_stack
//! ```
//!
//! Each stack size is tried in a process of its own, which dies if the stack is too small.

use rust_names::{Limits, Options, demangle, parts};
use std::process::{Command, Stdio};

/// The largest depth for which the caller's stack is used.
const DEPTH: u32 = if cfg!(debug_assertions) { 8 } else { 96 };

/// What a name begins with, and what nests in itself after that.
const CYCLES: [(&str, &str); 24] = [
    ("_RM", "M"),
    ("_RM", "MC1a"),
    ("_R", "XC1a"),
    ("_R", "Y"),
    ("_R", "I"),
    ("_RIC1a", "INtC1a1b"),
    ("_RIC1a", "IC1a"),
    ("_RIC1aK", "VIC1aK"),
    ("_RIC1a", "S"),
    ("_RIC1a", "R"),
    ("_RIC1a", "QL_"),
    ("_RIC1a", "P"),
    ("_RIC1a", "T"),
    ("_RIC1a", "A"),
    ("_RIC1a", "F"),
    ("_RIC1a", "FG_UKCE"),
    ("_RIC1a", "DIC1a"),
    ("_RIC1a", "DC1ap1x"),
    ("_RIC1a", "W"),
    ("_RIC1a", "Wh"),
    ("_RIC1aK", "A"),
    ("_RIC1aK", "R"),
    ("_RIC1aK", "T"),
    ("_RIC1aK", "VC1aS1x"),
];

fn main() {
    let arguments: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if let &[case, stack] = arguments.as_slice() {
        return nest(case, stack);
    }
    for (case, (_, cycle)) in CYCLES.iter().enumerate() {
        let (mut low, mut high) = (4, 4096);
        while low < high {
            let middle = usize::midpoint(low, high);
            if fits(case, middle) { high = middle } else { low = middle + 1 }
        }
        println!("{cycle}: {low} KB for {DEPTH} levels: {} bytes a level", low * 1024 / DEPTH as usize);
    }
}

fn fits(case: usize, stack: usize) -> bool {
    let status = Command::new(std::env::current_exe().expect("this program"))
        .args([case, stack].map(|number| number.to_string()))
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

fn nest(case: usize, stack: usize) {
    let (begin, cycle) = CYCLES[case];
    let name = format!("{begin}{}", cycle.repeat(2 * DEPTH as usize));
    let work = move || {
        let limits = Limits { depth: DEPTH, ..Limits::default() };
        for options in [Options::default(), Options { verbose: false, ..Options::default() }] {
            assert!(demangle(name.as_bytes(), &options, &limits, &mut Vec::new()).is_err());
            assert!(parts(name.as_bytes(), &options, &limits).is_err());
        }
    };
    let thread = std::thread::Builder::new().stack_size(stack * 1024).spawn(work).expect("a thread");
    thread.join().expect("no panic");
}
