//! Names that are cut off, changed or made up do no harm: no panic, no overflow, and little time.
//!
//! The example `robustness` makes the same trial with as many names as one likes.

mod adversarial;

use adversarial::{Random, Splicer, Trial, mutations, truncations};
use std::time::Duration;

/// No name may take longer than this where the engine is optimised; elsewhere the time says nothing.
const SLOWEST: Duration = Duration::from_millis(10);

fn is_harmless(trial: &Trial) {
    println!("{}", trial.report());
    assert!(cfg!(debug_assertions) || trial.slowest.0 < SLOWEST, "{}", trial.report());
}

/// The project's own corpora.
fn corpus() -> Vec<Vec<u8>> {
    let tables = ["compiled.tsv", "drawn.tsv", "symbols.tsv"];
    let rows = tables.map(|table| {
        let path = [env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/", table].concat();
        std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    });
    let rows = rows.concat();
    let rows = rows.split(|&byte| byte == b'\n').filter(|row| !row.is_empty() && !row.starts_with(b"#"));
    rows.map(|row| row.split(|&byte| byte == b'\t').next().unwrap_or_default().to_vec()).collect()
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn truncated_names_are_harmless() {
    let mut trial = Trial::new();
    for name in corpus().iter().step_by(11) {
        truncations(&mut trial, name);
    }
    is_harmless(&trial);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn changed_names_are_harmless() {
    let mut trial = Trial::new();
    for name in corpus().iter().step_by(23) {
        mutations(&mut trial, name, 7);
    }
    is_harmless(&trial);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn spliced_names_are_harmless() {
    let mut random = Random(3);
    let splicer = Splicer::new(corpus(), &mut random);
    let mut trial = Trial::new();
    for _ in 0..100_000 {
        trial.run(&splicer.draw(&mut random));
    }
    is_harmless(&trial);
    assert!(trial.accepted > 10_000, "{}", trial.report());
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn random_names_are_harmless() {
    let mut random = Random(2);
    let mut trial = Trial::new();
    for _ in 0..50_000 {
        trial.run(&random.bytes());
        trial.run(&random.words());
        trial.run(&random.grammar());
    }
    is_harmless(&trial);
    assert!(trial.accepted > 10_000, "{}", trial.report());
}
