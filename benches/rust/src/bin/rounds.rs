//! Times all engines over every name in alternating rounds, so that other work on the machine slows all of them equally:
//! `rounds [ROUNDS] [SCHEME]`. The scheme is `itanium`, or that of another engine.
//!
//! It prints a table: the nanoseconds a name in each engine's fastest round, and their ratio to those of our own engine,
//! in each style.

use std::env;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use benches::scheme::{ITANIUM, Scheme};
use benches::{Engine, names, peers};

const ROUNDS: usize = 10;

struct Measured {
    label: String,
    engine: Engine,
    demangled: usize,
    best: Duration,
}

fn main() -> ExitCode {
    let rounds = match env::args().nth(1).map(|text| text.parse::<usize>()) {
        None => ROUNDS,
        Some(Ok(rounds)) if rounds > 0 => rounds,
        Some(_) => {
            eprintln!("expected the number of rounds, at least 1");
            return ExitCode::FAILURE;
        }
    };
    let scheme = match env::args().nth(2).map(|label| Scheme::of(&label)) {
        None => ITANIUM,
        Some(Some(scheme)) => scheme,
        Some(None) => {
            eprintln!("expected a mangling scheme");
            return ExitCode::FAILURE;
        }
    };
    let names = names::load(scheme);
    let measured = |(label, engine)| Measured { label, engine, demangled: 0, best: Duration::MAX };
    let mut all: Vec<Measured> = peers::all(scheme).into_iter().map(measured).collect();
    for _ in 0..rounds {
        for Measured { engine, demangled, best, .. } in &mut all {
            let start = Instant::now();
            *demangled = names.iter().filter(|name| engine(name) > 0).count();
            *best = start.elapsed().min(*best);
        }
    }

    let ours = scheme.own().len();
    println!("{} names, the fastest of {rounds} alternating rounds\n", names.len());
    print!("| | demangled | ns a name |");
    for Measured { label, .. } in &all[..ours] {
        print!(" times {label} |");
    }
    println!("\n|---|---:|---:|{}", "---:|".repeat(ours));
    for Measured { label, demangled, best, .. } in &all {
        print!("| {label} | {demangled} | {:.0} |", best.as_nanos() as f64 / names.len() as f64);
        for own in &all[..ours] {
            print!(" {:.2} |", best.as_secs_f64() / own.best.as_secs_f64());
        }
        println!();
    }
    ExitCode::SUCCESS
}
