//! Many names have the same results as single names, for any number of threads and any size of the pieces.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use bulk::{Batch, Distinct, Interrupted, on_threads};
use symbol_names::Options;

const NAMES: [&str; 6] = ["_Z1fv", "main", "_ZN3foo3barEi", "", "_ZN3foo", "_Z1gIiEvT_"];

fn batch(threads: usize, piece: usize) -> Batch {
    let number = |number| NonZeroUsize::new(number).unwrap();
    Batch { threads: number(threads), piece: number(piece) }
}

#[test]
fn texts_are_the_same_as_for_single_names() {
    let names: Vec<&str> = NAMES.iter().copied().cycle().take(1000).collect();
    let print = symbol_names::demangling::Options { params: false, ..symbol_names::demangling::Options::DEFAULT };
    let options = Options { print, ..Options::default() };
    let alone: Vec<_> = names.iter().map(|name| symbol_names::demangle(name.as_bytes(), &options).ok()).collect();
    for (threads, piece) in [(1, 1), (1, 4096), (2, 1), (3, 7), (16, 1024)] {
        let texts = bulk::demangle(&names, &options, batch(threads, piece), || true).unwrap();
        let texts: Vec<_> = texts.iter().map(|text| text.ok().map(|text| String::from_utf8_lossy(text))).collect();
        assert_eq!(texts.len(), alone.len());
        assert!(texts.iter().zip(&alone).all(|(text, alone)| text.as_deref() == alone.as_deref()), "{threads} {piece}");
    }
}

#[test]
fn errors_are_the_same_as_for_single_names() {
    let options = Options::default();
    let texts = bulk::demangle(&NAMES, &options, batch(2, 2), || true).unwrap();
    for (name, text) in NAMES.iter().zip(texts.iter()) {
        assert_eq!(text.err(), symbol_names::demangle(name.as_bytes(), &options).err().as_ref(), "{name}");
    }
    assert_eq!(bulk::demangle(&[""; 0], &options, batch(2, 2), || true).unwrap().iter().count(), 0);
}

#[test]
fn names_are_distinguished_only_by_their_bytes() {
    let mut distinct = Distinct::new();
    let mut expected = HashMap::new();
    let names: Vec<String> = (0..50_000_u32).map(|number| format!("_Z{}v", number.wrapping_mul(7919) % 1000)).collect();
    for (number, name) in (0..).zip(&names) {
        let equals = |other: u32| names[other as usize] == *name;
        let first = *expected.entry(name).or_insert(number);
        assert_eq!(distinct.number(name.as_bytes(), number, equals), first);
    }
    assert_eq!(distinct.len(), expected.len());
}

#[test]
fn a_panic_on_any_thread_reaches_the_caller() {
    for threads in [1, 2, 8] {
        let work = |number| assert_ne!(number, 99, "on purpose");
        let all = || on_threads(100, batch(threads, 1), || true, |piece, _| piece.for_each(work));
        let result = catch_unwind(AssertUnwindSafe(all));
        let message = result.unwrap_err();
        let message = message.downcast_ref::<String>().unwrap();
        assert!(message.ends_with("on purpose\n  left: 99\n right: 99"), "{threads} {message}");
    }
}

#[test]
fn the_caller_can_stop_work_within_a_second() {
    // The work never ends by itself.
    let names = vec!["_Z1fv"; 100];
    for threads in [1, 2, 8] {
        let start = Instant::now();
        let result = on_threads(
            names.len(),
            batch(threads, 100 / threads),
            || false,
            |piece, watch| {
                for _ in piece {
                    while watch.goes_on() {
                        std::thread::sleep(Duration::from_millis(1));
                    }
                }
            },
        );
        assert_eq!(result, Err(Interrupted));
        assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    }
}
