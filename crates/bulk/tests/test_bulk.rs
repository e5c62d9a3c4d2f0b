//! Many names have the same results as single names, for any number of threads and any size of the pieces.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use bulk::{Batch, Caller, Distinct, Filled, Interrupted, Sample, on_threads, pipeline};
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
fn the_caller_can_stop_work() {
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
        // Within a second where nothing else runs.
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }
}

/// Hands out numbers, and collects what is made of them.
struct Numbers {
    next: u32,
    end: u32,
    made: Vec<u32>,
    refused: Option<u32>,
    /// The remainder of those modulo 7 that there are only after a while.
    late: u32,
}

impl Numbers {
    fn new(end: u32) -> Numbers {
        Numbers { next: 0, end, made: Vec::new(), refused: None, late: u32::MAX }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Stop {
    Interrupted,
    Refused,
}

impl From<Interrupted> for Stop {
    fn from(_: Interrupted) -> Stop {
        Stop::Interrupted
    }
}

impl Caller for Numbers {
    type Block = u32;
    type Error = Stop;

    fn fill(&mut self, block: &mut u32, waits: bool) -> Result<Filled, Stop> {
        if !waits && self.next % 7 == self.late {
            return Ok(Filled::NotYet);
        }
        *block = self.next;
        self.next += 1;
        Ok(if *block < self.end { Filled::Yes } else { Filled::Never })
    }

    fn empty(&mut self, block: &mut u32) -> Result<(), Stop> {
        if self.refused == Some(*block) {
            return Err(Stop::Refused);
        }
        self.made.push(*block);
        Ok(())
    }
}

fn threads(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).unwrap()
}

#[test]
fn a_pipeline_keeps_the_order() {
    for (number, end) in [(1, 0), (1, 100), (2, 1), (2, 1000), (3, 1000), (16, 1000)] {
        let mut numbers = Numbers::new(end);
        let work = |block: &mut u32, _: &mut bulk::Watch<_>| {
            // Some take longer than those after them.
            if *block % 97 == 0 {
                std::thread::sleep(Duration::from_millis(1));
            }
            *block *= 2;
        };
        assert_eq!(pipeline(&mut numbers, threads(number), || true, work), Ok(()));
        assert!(numbers.made.iter().copied().eq((0..end).map(|block| block * 2)), "{number} {end}");
    }
}

#[test]
fn a_pipeline_empties_its_blocks_before_it_waits_for_another() {
    for number in [1, 2, 8] {
        let mut numbers = Numbers { late: 3, ..Numbers::new(100) };
        assert_eq!(pipeline(&mut numbers, threads(number), || true, |_, _| {}), Ok(()));
        assert!(numbers.made.iter().copied().eq(0..100), "{number}");
    }
}

#[test]
fn a_pipeline_ends_at_an_error_of_the_caller() {
    for number in [1, 2, 8] {
        let mut numbers = Numbers { refused: Some(500), ..Numbers::new(u32::MAX) };
        assert_eq!(pipeline(&mut numbers, threads(number), || true, |_, _| {}), Err(Stop::Refused));
        assert!(numbers.made.iter().copied().eq(0..500), "{number}");
        assert!(numbers.next < 600, "it fills {} blocks ahead", numbers.next);
    }
}

#[test]
fn a_panic_in_a_pipeline_reaches_the_caller() {
    for number in [1, 2, 8] {
        let work = |block: &mut u32, _: &mut bulk::Watch<_>| assert_ne!(*block, 99, "on purpose");
        let all = || pipeline(&mut Numbers::new(u32::MAX), threads(number), || true, work);
        let message = catch_unwind(AssertUnwindSafe(all)).unwrap_err();
        assert!(message.downcast_ref::<String>().unwrap().contains("on purpose"), "{number}");
    }
}

#[test]
fn the_caller_can_stop_a_pipeline() {
    for number in [1, 2, 8] {
        let start = Instant::now();
        let work = |_: &mut u32, watch: &mut bulk::Watch<_>| {
            // The work never ends by itself.
            while watch.goes_on() {
                std::thread::sleep(Duration::from_millis(1));
            }
        };
        assert_eq!(pipeline(&mut Numbers::new(100), threads(number), || false, work), Err(Stop::Interrupted));
        // Within a second where nothing else runs.
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }
}

#[test]
fn a_sample_tells_whether_names_are_repeated() {
    let has_repeated = |count: usize, distinct: usize, run: usize| {
        let mut sample = Sample::default();
        for place in sample.places(count) {
            assert!(place < count);
            sample.add(place, format!("_Z1fILi{}EEvv", place / run % distinct).as_bytes());
        }
        sample.has_repeated()
    };
    for count in [1_000, 30_000, 1_000_000] {
        assert!(!has_repeated(count, count, 1), "{count}");
        // One round after the other, and all of a name side by side.
        assert!(has_repeated(count, count / 10, 1), "{count}");
        assert!(has_repeated(count, count, 10), "{count}");
    }
}
