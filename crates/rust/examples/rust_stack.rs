//! Measures how much stack a level of nesting takes, over all recursions of the grammar.
//!
//! ```sh
//! cargo run --release -p rust-names --example rust_stack
//! ```

#[path = "../../demangling/measure/least_stack.rs"]
mod least_stack;

use rust_names::{Limits, Options, demangle, parts};

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
    least_stack::main(nest, || {
        for (case, (_, cycle)) in CYCLES.iter().enumerate() {
            let much = least_stack::least(&[case]);
            println!("{cycle}: {much} KB for {DEPTH} levels: {} bytes a level", much * 1024 / DEPTH as usize);
        }
    });
}

/// Nests a case deeper than allowed.
fn nest(case: &[usize]) {
    let (begin, cycle) = CYCLES[case[0]];
    let name = format!("{begin}{}", cycle.repeat(2 * DEPTH as usize));
    let limits = Limits { depth: DEPTH, ..Limits::default() };
    for options in [Options::default(), Options { verbose: false, ..Options::default() }] {
        assert!(demangle(name.as_bytes(), &options, &limits, &mut Vec::new()).is_err());
        assert!(parts(name.as_bytes(), &options, &limits).is_err());
    }
}
