//! The shortest time of a name in a table, in nanoseconds: the least of some rounds.
//!
//! ```sh
//! cargo run --release -p msvc-names --example time -- TABLE [ROUNDS]
//! ```

use demangling::{Limits, Options};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let rows = std::fs::read_to_string(args.next().ok_or("a table is needed")?)?;
    let rounds: u32 = args.next().map_or(Ok(9), |rounds| rounds.parse())?;
    let names: Vec<&[u8]> = rows.lines().filter_map(|row| row.split('\t').next()).map(str::as_bytes).collect();
    let (options, limits) = (Options::default(), Limits::default());
    let mut text = Vec::new();
    let mut best = f64::INFINITY;
    for _ in 0..rounds {
        let start = Instant::now();
        for name in &names {
            text.clear();
            // A name that is refused takes its time, too.
            let _ = msvc_names::demangle(name, &options, &limits, &mut text);
        }
        best = best.min(start.elapsed().as_nanos() as f64 / names.len() as f64);
    }
    println!("{best:.0} ns/name");
    Ok(())
}
