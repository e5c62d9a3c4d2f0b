//! Demangles every name of the table some rounds with one engine, for tools that count instructions:
//! `table ENGINE ROUNDS`. Without arguments it prints the engines, one a line.

use std::env;
use std::process::ExitCode;

use benches::{names, peers};

fn main() -> ExitCode {
    let mut engines = peers::all();
    let mut arguments = env::args().skip(1);
    let Some(wanted) = arguments.next() else {
        for (label, _) in engines {
            println!("{label}");
        }
        return ExitCode::SUCCESS;
    };
    let rounds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let Some((_, engine)) = engines.iter_mut().find(|(label, _)| *label == wanted) else {
        eprintln!("no engine is called {wanted}");
        return ExitCode::FAILURE;
    };
    let names = names::load();
    let mut length = 0;
    for _ in 0..rounds {
        length += names.iter().map(|name| engine(name)).sum::<usize>();
    }
    println!("{} {length}", names.len());
    ExitCode::SUCCESS
}
