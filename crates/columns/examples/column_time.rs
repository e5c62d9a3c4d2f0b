//! The time of a column beside that of the engine and of `bulk`, in nanoseconds of the processor and of the clock for
//! each name: `column_time TABLE.tsv [ROWS] [DISTINCT]`. The first column of the table has the names, which are repeated
//! up to so many rows.

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::Instant;

use arrow_array::{Array, StringArray};
use bulk::Batch;
use columns::{Request, demangle};
use symbol_names::Options;

/// The seconds that the main thread has run.
fn processor() -> f64 {
    let statistics = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    statistics.split(' ').next().and_then(|time| time.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e9
}

/// Prints the best of several runs.
fn time(label: &str, names: usize, mut work: impl FnMut()) {
    let (mut processor_best, mut clock_best) = (f64::MAX, f64::MAX);
    for _ in 0..7 {
        let (before, start) = (processor(), Instant::now());
        work();
        processor_best = processor_best.min(processor() - before);
        clock_best = clock_best.min(start.elapsed().as_secs_f64());
    }
    let each = 1e9 / names as f64;
    println!("{label:34}{:8.1} {:8.1}", processor_best * each, clock_best * each);
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let table = arguments.next().expect("usage: column_time TABLE.tsv [ROWS] [DISTINCT]");
    let mut number = || arguments.next().map(|number| number.parse::<usize>().expect("a number"));
    let (rows, distinct) = (number(), number());
    let table = std::fs::read_to_string(table).expect("a table");
    let known = table.lines().filter(|line| line.starts_with("_Z")).filter_map(|line| line.split('\t').next());
    let known: Vec<&str> = known.take(distinct.unwrap_or(usize::MAX)).collect();
    let rows = rows.unwrap_or(known.len());
    // In an order in which names come again after many others.
    let array = StringArray::from_iter_values((0..rows).map(|row| known[row * 7919 % known.len()]));
    let names: Vec<&str> = array.iter().flatten().collect();
    let column = array.to_data();
    let options = Options::default();
    let mut buffer = Vec::new();
    println!("{:34}{:>8} {:>8}", format!("{rows} rows, {} names", known.len()), "cpu", "clock");
    time("the engine, into one buffer", rows, || {
        for name in &names {
            buffer.clear();
            let _ = symbol_names::demangle_to(name.as_bytes(), &options, &mut buffer);
        }
    });
    for threads in [1, 2] {
        let batch = Batch::with_threads(NonZeroUsize::new(threads).unwrap_or(NonZeroUsize::MIN));
        time(&format!("bulk, {threads} threads"), rows, || {
            black_box(bulk::demangle(&names, &options, batch, || true).ok());
        });
        for remembered in [0, Request::REMEMBERED] {
            let request = Request { batch, remembered, ..Request::default() };
            time(&format!("column, {threads} threads, memo {remembered}"), rows, || {
                black_box(demangle(&column, &request, || true).ok());
            });
        }
    }
}
