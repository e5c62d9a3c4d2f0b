//! Runs one engine over all names for some rounds, for tools that count instructions: `count ENGINE ROUNDS`.
//!
//! It prints the number of names and the sum of the lengths that the engine returned. Without arguments it prints the
//! engines, one a line.

use std::env;
use std::process::ExitCode;

use benches::{Engine, names};

#[cfg(feature = "peers")]
fn engines() -> Vec<(String, Engine)> {
    let mut engines = benches::own::all();
    engines.extend(benches::peers::all().into_iter().skip(benches::own::texts().len()));
    engines
}

#[cfg(not(feature = "peers"))]
fn engines() -> Vec<(String, Engine)> {
    benches::own::all()
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(wanted) = arguments.next() else {
        for (label, _) in engines() {
            println!("{label}");
        }
        return ExitCode::SUCCESS;
    };
    let Some(rounds) = arguments.next().and_then(|text| text.parse::<usize>().ok()) else {
        eprintln!("expected the number of rounds after the engine");
        return ExitCode::FAILURE;
    };
    let Some((_, mut engine)) = engines().into_iter().find(|(label, _)| *label == wanted) else {
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
