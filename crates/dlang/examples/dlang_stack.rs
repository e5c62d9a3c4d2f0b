//! Measures how much stack a level of nesting takes, over all recursions of the grammar.
//!
//! ```sh
//! cargo run --release -p dlang-names --example dlang_stack
//! ```
//!
//! Each stack size is tried in a process of its own, which dies if the stack is too small.

use dlang_names::{Limits, Options, demangle, parts};
use std::process::{Command, Stdio};

/// The largest depth for which the caller's stack is used.
const DEPTH: usize = if cfg!(debug_assertions) { 16 } else { 64 };

/// Texts that nest in themselves, in parameters.
const CYCLES: [&str; 18] = [
    "P",
    "A",
    "G3",
    "x",
    "Ng",
    "Nh",
    "Hi",
    "H",
    "B1",
    "PF",
    "PFZ",
    "DxF",
    "DxFZ",
    "S1aF",
    "S__T1tT",
    "S__T1tS_D1aF",
    "S__T1tVPFZvf_D1aF",
    "S__T1tViA1f_D1aF",
];

fn main() {
    let arguments: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if let &[case, stack] = arguments.as_slice() {
        return nest(case, stack);
    }
    let least = |case| {
        let (mut low, mut high) = (4, 4096);
        while low < high {
            let middle = usize::midpoint(low, high);
            if fits(case, middle) { high = middle } else { low = middle + 1 }
        }
        low
    };
    for (case, cycle) in CYCLES.iter().enumerate() {
        let much = least(case);
        println!("{cycle}: {much} KB for {DEPTH} levels: {} bytes a level", much * 1024 / DEPTH);
    }
}

fn fits(case: usize, stack: usize) -> bool {
    let status = Command::new(std::env::current_exe().expect("this program"))
        .args([case, stack].map(|number| number.to_string()))
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

/// Nests a case deeper than allowed on a `stack` of this many kilobytes.
fn nest(case: usize, stack: usize) {
    let work = move || {
        let name = format!("_D1fF{}", CYCLES[case].repeat(DEPTH + 8));
        let limits = Limits { depth: u32::try_from(DEPTH).expect("a depth of 32 bits"), ..Limits::default() };
        let error = demangle(name.as_bytes(), &Options::default(), &limits, &mut Vec::new()).expect_err("too deep");
        assert!(error.is_limit(), "{error}");
        assert!(parts(name.as_bytes(), &Options::default(), &limits).is_err());
    };
    let thread = std::thread::Builder::new().stack_size(stack * 1024).spawn(work).expect("a thread");
    thread.join().expect("no panic");
}
