//! Tries names that no compiler wrote: every truncation and every change of one byte of the names in tables, names
//! spliced from pieces of them, and random names. Prints the slowest of each; a panic ends the program.
//!
//! ```sh
//! cargo run --release -p itanium-names --example robustness -- [--random COUNT] [--names COUNT] [--stride N] [TABLE…]
//! ```
//!
//! The rows of a table begin with a mangled name. `--names` names (2,000) are taken evenly from each table, and every
//! `--stride`th (1: every) change of each name is tried. `--random` names (1,000,000) are drawn at random: bytes, words
//! of the grammar, and the grammar. A third as many are spliced.
//! For overflow checks and debug assertions, add `--config profile.release.debug-assertions=true`.

#[path = "../tests/adversarial/mod.rs"]
mod adversarial;

use adversarial::{Random, Splicer, Trial, mutations, truncations};

/// Makes a name.
type Draw = fn(&mut Random) -> Vec<u8>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut random_names, mut names, mut stride) = (1_000_000, 2_000, 1);
    let mut tables = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number =
            || arguments.next().ok_or("a number is missing")?.parse::<usize>().map_err(|error| error.to_string());
        match argument.as_str() {
            "--random" => random_names = number()?,
            "--names" => names = number()?,
            "--stride" => stride = number()?.max(1),
            _ => tables.push(argument),
        }
    }
    let draws: [(&str, Draw); 3] = [("bytes", Random::bytes), ("words", Random::words), ("grammar", Random::grammar)];
    for table in &tables {
        let rows = std::fs::read(table)?;
        let rows: Vec<&[u8]> = rows.split(|&byte| byte == b'\n').filter(|row| row.starts_with(b"_")).collect();
        let every = (rows.len() / names.max(1)).max(1);
        let (mut cut, mut changed) = (Trial::new(), Trial::new());
        for row in rows.iter().step_by(every).take(names) {
            let name = row.split(|&byte| byte == b'\t').next().unwrap_or_default();
            truncations(&mut cut, name);
            mutations(&mut changed, name, stride);
        }
        println!("{table}: truncations: {}", cut.report());
        println!("{table}: mutations: {}", changed.report());

        let mut random = Random(random_names as u64);
        let names = rows.iter().step_by((rows.len() / 20_000).max(1));
        let names = names.map(|row| row.split(|&byte| byte == b'\t').next().unwrap_or_default().to_vec());
        let parts = Splicer::new(names.collect(), &mut random);
        let mut spliced = Trial::new();
        for _ in 0..random_names / draws.len() {
            spliced.run(&parts.draw(&mut random));
        }
        println!("{table}: splices: {}", spliced.report());
    }
    for (what, draw) in draws {
        let mut random = Random(random_names as u64);
        let mut trial = Trial::new();
        for _ in 0..random_names / draws.len() {
            trial.run(&draw(&mut random));
        }
        println!("random {what}: {}", trial.report());
    }
    Ok(())
}
