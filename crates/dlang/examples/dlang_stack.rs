//! Measures how much stack a level of nesting takes, over all recursions of the grammar.
//!
//! ```sh
//! cargo run --release -p dlang-names --example dlang_stack
//! ```

#[path = "../../demangling/measure/least_stack.rs"]
mod least_stack;

use dlang_names::{Limits, Options, demangle, parts};

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
    least_stack::main(nest, || {
        for (case, cycle) in CYCLES.iter().enumerate() {
            let much = least_stack::least(&[case]);
            println!("{cycle}: {much} KB for {DEPTH} levels: {} bytes a level", much * 1024 / DEPTH);
        }
    });
}

/// Nests a case deeper than allowed.
fn nest(case: &[usize]) {
    let name = format!("_D1fF{}", CYCLES[case[0]].repeat(DEPTH + 8));
    let limits = Limits { depth: u32::try_from(DEPTH).expect("a depth of 32 bits"), ..Limits::default() };
    let error = demangle(name.as_bytes(), &Options::default(), &limits, &mut Vec::new()).expect_err("too deep");
    assert!(error.is_limit(), "{error}");
    assert!(parts(name.as_bytes(), &Options::default(), &limits).is_err());
}
