//! Reads names that are nested `DEPTH` deep on a thread with `BYTES` of stack, one for each recursion of the grammar. The
//! process dies if the stack is too small.
//!
//! ```sh
//! cargo run --release -p msvc-names --example msvc_stack -- DEPTH BYTES [RECURSION]
//! ```

use demangling::{Limits, Options};

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
    let mut args = std::env::args().skip(1).map(|arg| arg.parse::<usize>().expect("a number"));
    let (depth, bytes) = (args.next().expect("a depth"), args.next().expect("a size"));
    let only = args.next();
    for (index, &(start, before, middle, after, end)) in RECURSIONS.iter().enumerate() {
        if only.is_some_and(|only| only != index) {
            continue;
        }
        let name = format!("{start}{}{middle}{}{end}", before.repeat(depth), after.repeat(depth));
        let thread = std::thread::Builder::new().stack_size(bytes);
        let work = move || {
            let limits = Limits { depth: u32::MAX, ..Limits::default() };
            let mut text = Vec::new();
            let result = msvc_names::demangle(name.as_bytes(), &Options::default(), &limits, &mut text);
            (result, msvc_names::parts(name.as_bytes(), &Options::default(), &limits).map(|_| ()))
        };
        let result = thread.spawn(work).expect("a thread").join();
        println!("{index}: {result:?}");
    }
}
