//! Shows that the time for a name is linear in the length of the name and of its text. Prints nanoseconds per byte of
//! both, for families of names at doubling sizes.
//!
//! ```sh
//! cargo run --release -p itanium-names --example linear
//! ```
//!
//! Exits with status 1 if a name 16 times as long costs more than 4 times as much per byte.

use itanium_names::{Demangler, Options, Style};
use std::time::Instant;

/// A family of names: its description, the largest size, and a function that makes the name of a size.
struct Family(&'static str, usize, fn(usize) -> String);

fn main() {
    let mut worst = 0.0_f64;
    println!("{:42} {:>9} {:>9}   ns per byte at 1/16, 1/8, 1/4, 1/2 and 1 of the largest size", "", "bytes", "text");
    for Family(what, largest, name) in families() {
        for style in Style::ALL {
            let options = Options { style, ..Options::default() };
            let mut costs = Vec::new();
            let mut lengths = (0, String::new());
            for size in [largest / 16, largest / 8, largest / 4, largest / 2, largest] {
                let (cost, text) = cost(&name(size), &options);
                costs.push(cost);
                lengths = (name(size).len(), text);
            }
            let (length, text) = lengths;
            let ratio = costs[4] / costs[0];
            worst = worst.max(ratio);
            let costs: Vec<String> = costs.iter().map(|cost| format!("{cost:6.1}")).collect();
            println!("{:42} {length:>9} {text:>9} {}  x{ratio:.1}", format!("{what}, {style:?}"), costs.join(" "));
        }
    }
    std::process::exit(i32::from(worst > 4.0));
}

/// The nanoseconds per byte of the name and its text, best of several runs; and the length of the text, or the error.
fn cost(mangled: &str, options: &Options) -> (f64, String) {
    let mut demangler = Demangler::new();
    let mut out = Vec::new();
    let mut best = f64::INFINITY;
    let mut text = String::new();
    for _ in 0..15 {
        out.clear();
        let start = Instant::now();
        let result = demangler.demangle(mangled.as_bytes(), options, &mut out);
        let took = start.elapsed().as_nanos() as f64;
        let written = if result.is_ok() { out.len() } else { 0 };
        text = result.map_or_else(|error| format!("{:?}", error.kind()), |()| written.to_string());
        text.truncate(9);
        best = best.min(took / (mangled.len() + written) as f64);
    }
    (best, text)
}

/// `S_`, `S0_`, `T_`, `T0_` …
fn reference(letter: char, number: usize, base: usize) -> String {
    let mut digits = Vec::new();
    if let Some(mut rest) = number.checked_sub(1) {
        while digits.is_empty() || rest > 0 {
            digits.push(char::from(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % base]));
            rest /= base;
        }
    }
    format!("{letter}{}_", digits.iter().rev().collect::<String>())
}

fn substitution(number: usize) -> String {
    reference('S', number, 36)
}

fn parameter(number: usize) -> String {
    reference('T', number, 10)
}

fn nested(before: &str, open: &str, inner: &str, close: &str, after: &str, n: usize) -> String {
    [before, &open.repeat(n), inner, &close.repeat(n), after].concat()
}

#[rustfmt::skip]
fn families() -> Vec<Family> {
    vec![
        Family("parameters", 100_000, |n| nested("_Z1f", "i", "", "", "", n)),
        Family("an identifier", 500_000, |n| format!("_Z{n}{}v", "a".repeat(n))),
        Family("pointers, nested", 4000, |n| nested("_Z1f", "P", "i", "", "", n)),
        Family("qualified pointers, nested", 2000, |n| nested("_Z1f", "PK", "i", "", "", n)),
        Family("function pointers, nested", 2000, |n| nested("_Z1f", "PF", "v", "iE", "", n)),
        Family("arrays, nested", 4000, |n| nested("_Z1f", "A1_", "i", "", "", n)),
        Family("member pointers, nested", 4000, |n| nested("_Z1f", "M1A", "i", "", "", n)),
        Family("templates, nested", 1300, |n| nested("_Z1fI", "1AI", "i", "E", "Evv", n)),
        Family("template arguments", 100_000, |n| nested("_Z1fI", "i", "", "", "Evv", n)),
        Family("scopes", 2000, |n| nested("_ZN", "1A", "", "", "Ev", n)),
        Family("closures, nested", 1300, |n| nested("_ZN", "Ul", "v", "E_", "1fEv", n)),
        Family("closures", 20_000, |n| nested("_Z1f", "UlvE_", "", "", "", n)),
        Family("local names, nested", 1300, |n| nested("_Z", "Z", "1fv", "E1x", "", n)),
        Family("local names", 20_000, |n| nested("_Z1f", "Z1gvE1x_1", "", "", "", n)),
        Family("substitutions of one", 100_000, |n| nested("_Z1f1A", "S_", "", "", "", n)),
        Family("substitutions of many", 20_000, |n| {
            let types: String = (0..n).map(|i| { let id = format!("t{i}"); format!("{}{id}", id.len()) }).collect();
            let again: String = (0..n).map(substitution).collect();
            format!("_Z1f{types}{again}")
        }),
        Family("substitutions, a chain", 700, |n| {
            let chain: String = (0..n).map(|i| format!("P{}", substitution(i))).collect();
            format!("_Z1f1A{chain}")
        }),
        Family("template parameters, a chain", 2000, |n| {
            let chain: String = (0..n).map(parameter).collect();
            format!("_Z1fIi{chain}Evv")
        }),
        Family("references, a chain", 2000, |n| {
            let chain: String = (0..n).map(|i| format!("R{}", parameter(i))).collect();
            format!("_Z1fIRi{chain}Evv")
        }),
        Family("a pack, expanded", 50_000, |n| nested("_Z1fIJ", "i", "", "", "EEvDpT_", n)),
        Family("a pack, expanded in a pattern", 30_000, |n| nested("_Z1fIJ", "i", "", "", "EEvDpRK1AIT_E", n)),
        Family("expansions of a pack", 20_000, |n| nested("_Z1fIJiiEEv", "DpT_", "", "", "", n)),
        Family("expansions of no pack, nested", 2000, |n| nested("_Z1fIX", "sp", "Li1E", "", "EEvv", n)),
        Family("expansions of an empty pack", 20_000, |n| nested("_Z1fIJEEv", "DpT_", "", "", "", n)),
        Family("sizes of a pack", 20_000, |n| nested("_Z1fIJiiEEv", "A_A_", "", "", "DTsZT_E", n)),
        Family("counted packs", 20_000, |n| nested("_Z1fIJiiEEvDTil", "sZT_", "", "", "EE", n)),
        Family("folds, nested", 1300, |n| nested("_Z1fIX", "flpl", "Li1E", "", "EEvv", n)),
        Family("binary operators, nested", 1300, |n| nested("_Z1fIX", "pl", "Li1E", "Li1E", "EEvv", n)),
        Family("calls, nested", 1300, |n| nested("_Z1fIX", "cl1g", "Li1E", "E", "EEvv", n)),
        Family("unresolved names, GCC's", 20_000, |n| nested("_Z1fI", "Xsr1A1bE", "", "", "Evv", n)),
        Family("unresolved names, the ABI's", 20_000, |n| nested("_Z1fI", "Xsr1AE1bE", "", "", "Evv", n)),
        Family("unresolved names, GCC's, nested", 600, |n| nested("_Z1fIX", "sr1AIX", "Li1E", "EE1b", "EEvv", n)),
        Family("unresolved names, the ABI's, nested", 600, |n| nested("_Z1fIX", "sr1AIX", "Li1E", "EEE1b", "EEvv", n)),
        Family("unresolved names, GCC's, cut off", 600, |n| nested("_Z1fIX", "sr1AIX", "", "", "", n)),
        Family("literals", 50_000, |n| nested("_Z1fI", "Li1E", "", "", "Evv", n)),
        Family("a string", 50_000, |n| nested("_Z1fIXtlA4_c", "Lc65E", "", "", "EEEvv", n)),
        Family("no string, nested", 1300, |n| nested("_Z1fIXtlA4_c", "tlA4_cLc65E", "", "E", "EEEvv", n)),
        Family("ABI tags", 4000, |n| nested("_Z1f", "B1t", "", "", "v", n)),
        Family("clones", 50_000, |n| nested("_Z1fv", ".a", "", "", "", n)),
        Family("modules", 4000, |n| nested("_ZW1a", "W1b", "", "", "1fv", n)),
        Family("constructors of constructors", 2000, |n| nested("_ZN1A", "C1", "", "", "Ev", n)),
        Family("inherited constructors, nested", 1300, |n| nested("_ZN1A", "CI1N1A", "C1", "E", "Ei", n)),
        Family("conversions", 10_000, |n| nested("_Z1f", "N1AcviE", "", "", "", n)),
        Family("conditions", 20_000, |n| nested("_Z1fUa9enable_ifI", "XLi1EE", "", "", "Ei", n)),
        Family("requirements", 20_000, |n| nested("_Z1fIXrq", "XLi1E", "", "", "EEEvv", n)),
        Family("literal entities, nested", 600, |n| nested("_Z1fI", "L_Z1fI", "i", "EvvE", "Evv", n)),
        Family("literal entities with parameters, nested", 600, |n| nested("_Z1fI", "L_Z1fI", "i", "EvT_E", "Evv", n)),
    ]
}
