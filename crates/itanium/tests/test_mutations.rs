//! Truncated, changed and made-up names cause no panic and no overflow, and take little time.
//!
//! The example `robustness` runs the same trials on any number of names.

mod adversarial;

use adversarial::{Random, Splicer, Trial, mutations, truncations};
use std::time::Duration;

/// The longest time for a name in an optimized build. Other builds are not timed.
const SLOWEST: Duration = Duration::from_millis(10);

fn assert_fast(trial: &Trial) {
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
fn truncated_names_are_fast_and_do_not_panic() {
    let mut trial = Trial::new();
    for name in corpus().iter().step_by(11) {
        truncations(&mut trial, name);
    }
    assert_fast(&trial);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn changed_names_are_fast_and_do_not_panic() {
    let mut trial = Trial::new();
    for name in corpus().iter().step_by(23) {
        mutations(&mut trial, name, 7);
    }
    assert_fast(&trial);
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn spliced_names_are_fast_and_do_not_panic() {
    let mut random = Random(3);
    let splicer = Splicer::new(corpus(), &mut random);
    let mut trial = Trial::new();
    for _ in 0..100_000 {
        trial.run(&splicer.draw(&mut random));
    }
    assert_fast(&trial);
    assert!(trial.accepted > 10_000, "{}", trial.report());
}

#[test]
#[cfg_attr(miri, ignore = "takes long")]
fn random_names_are_fast_and_do_not_panic() {
    let mut random = Random(2);
    let mut trial = Trial::new();
    for _ in 0..50_000 {
        trial.run(&random.bytes());
        trial.run(&random.words());
        trial.run(&random.grammar());
    }
    assert_fast(&trial);
    assert!(trial.accepted > 10_000, "{}", trial.report());
}
