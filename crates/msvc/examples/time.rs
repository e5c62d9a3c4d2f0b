//! The time of one name of a table, in nanoseconds.
use demangling::{Limits, Options};
use std::time::Instant;
fn main() {
    let rows = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let names: Vec<&[u8]> = rows.lines().filter_map(|row| row.split('\t').next()).map(str::as_bytes).collect();
    let (options, limits) = (Options::default(), Limits::default());
    let mut text = Vec::new();
    for _ in 0..7 {
        let start = Instant::now();
        let mut length = 0;
        for name in &names {
            text.clear();
            let _ = msvc_names::demangle(name, &options, &limits, &mut text);
            length += text.len();
        }
        println!("{:.0} ns/name, {length} bytes", start.elapsed().as_nanos() as f64 / names.len() as f64);
    }
}
