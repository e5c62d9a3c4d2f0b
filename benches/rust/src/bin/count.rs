//! Runs one engine over all names of its scheme for some rounds, for tools that count instructions: `count ENGINE ROUNDS`.
//!
//! It prints the number of names and the sum of the lengths that the engine returned. Without arguments it prints the
//! engines, one a line.

use std::env;
use std::process::ExitCode;

use benches::scheme::{self, Scheme};
use benches::{Engine, names, own};

/// Every engine with its scheme and label.
fn engines() -> Vec<(Scheme, String, Engine)> {
    let of = |scheme: Scheme| {
        let own = if scheme.label == scheme::ITANIUM.label { own::all() } else { scheme.own() };
        own.into_iter().chain(peers(scheme)).map(move |(label, engine)| (scheme, label, engine))
    };
    scheme::ALL.into_iter().flat_map(of).collect()
}

#[cfg(feature = "peers")]
fn peers(scheme: Scheme) -> Vec<(String, Engine)> {
    benches::peers::all(scheme).split_off(scheme.own().len())
}

#[cfg(not(feature = "peers"))]
fn peers(_: Scheme) -> Vec<(String, Engine)> {
    Vec::new()
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(wanted) = arguments.next() else {
        for (_, label, _) in engines() {
            println!("{label}");
        }
        return ExitCode::SUCCESS;
    };
    let Some(rounds) = arguments.next().and_then(|text| text.parse::<usize>().ok()) else {
        eprintln!("expected the number of rounds after the engine");
        return ExitCode::FAILURE;
    };
    let Some((scheme, _, mut engine)) = engines().into_iter().find(|(_, label, _)| *label == wanted) else {
        eprintln!("no engine is called {wanted}");
        return ExitCode::FAILURE;
    };
    let names = names::load(scheme);
    let mut length = 0;
    for _ in 0..rounds {
        length += names.iter().map(|name| engine(name)).sum::<usize>();
    }
    println!("{} {length}", names.len());
    ExitCode::SUCCESS
}
