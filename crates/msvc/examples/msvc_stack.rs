//! Measures how much stack a level of nesting takes, over all recursions of the grammar.
//!
//! ```sh
//! cargo run --release -p msvc-names --example msvc_stack
//! ```

#[path = "../../demangling/measure/least_stack.rs"]
mod least_stack;

use demangling::{Limits, Options};

/// The largest depth for which the caller's stack is used.
const DEPTH: usize = if cfg!(debug_assertions) { 24 } else { 128 };

/// What is repeated before and after the middle, for each recursion.
const RECURSIONS: [(&str, &str, &str, &str, &str); 10] = [
    ("?x@@3", "PEA", "H", "", "EA"),
    ("?x@@3", "P6AX", "H", "@Z", "A"),
    ("?x@@3", "P6A", "H", "XZ", "A"),
    ("?x@@3", "V?$A@", "H", "@@", "A"),
    ("?x@@3V?$A@", "$1?x@?$A@", "H", "@@3HA", "@@A"),
    ("", "?x@?1?", "?f@@YAXXZ", "@3HA", ""),
    ("", "??$x@$1", "?f@@YAXXZ", "@@YAXXZ", ""),
    ("?x@@3", "Y01", "H", "", "A"),
    ("?x@@3", "P8?$A@", "H", "@@EAAXXZ", "EQ1@"),
    ("?x@@3", "V?$A@V?$B@H@@V?$B@N@@", "H", "@@", "A"),
];

fn main() {
    least_stack::main(nest, || {
        for (case, (_, before, ..)) in RECURSIONS.iter().enumerate() {
            let much = least_stack::least(&[case]);
            println!("{before}: {much} KB for {DEPTH} levels: {} bytes a level", much * 1024 / DEPTH);
        }
    });
}

/// Nests a case [`DEPTH`] levels deep.
fn nest(case: &[usize]) {
    let (start, before, middle, after, end) = RECURSIONS[case[0]];
    let name = format!("{start}{}{middle}{}{end}", before.repeat(DEPTH), after.repeat(DEPTH));
    let limits = Limits { depth: u32::MAX, ..Limits::default() };
    let _ = msvc_names::demangle(name.as_bytes(), &Options::default(), &limits, &mut Vec::new());
    let _ = msvc_names::parts(name.as_bytes(), &Options::default(), &limits);
}
