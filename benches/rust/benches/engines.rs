//! Every engine on every name of the table of its scheme, on the shortest name, and parsing against printing.
#![allow(missing_docs)] // the items of criterion's macros have none

use std::hint::black_box;

use benches::scheme::{self, ITANIUM};
use benches::{names, peers};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use itanium_names::{Limits, Options};

fn table(criterion: &mut Criterion) {
    for scheme in scheme::ALL {
        let names = names::load(scheme);
        let mut group = criterion.benchmark_group(if scheme.label == ITANIUM.label { "names" } else { scheme.label });
        group.sample_size(20).throughput(Throughput::Elements(names.len() as u64));
        for (label, mut engine) in peers::all(scheme) {
            group.bench_function(&label, |bencher| {
                bencher.iter(|| names.iter().map(|name| engine(name)).sum::<usize>());
            });
        }
    }
}

fn shortest(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("_Z1fv");
    for (label, mut engine) in peers::all(ITANIUM) {
        group.bench_function(&label, |bencher| {
            bencher.iter(|| engine(black_box(c"_Z1fv")));
        });
    }
}

fn stages(criterion: &mut Criterion) {
    let names = names::load(ITANIUM);
    let limits = Limits::default();
    let parse = |name: &std::ffi::CString| itanium_names::parse_with(name.to_bytes(), &limits).ok();
    let parsed: Vec<_> = names.iter().filter_map(parse).collect();
    let options = Options::default();
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(20).throughput(Throughput::Elements(names.len() as u64));
    group.bench_function("parse", |bencher| {
        bencher.iter(|| names.iter().filter_map(parse).count());
    });
    let mut text = Vec::new();
    group.bench_function("print", |bencher| {
        bencher.iter(|| {
            for name in &parsed {
                text.clear();
                let _ = black_box(name.demangle_to(&options, &mut text));
            }
        });
    });
}

criterion_group!(benches, table, shortest, stages);
criterion_main!(benches);
