use arrow_array::{Array, StringArray};
use columns::{Request, demangle};
use std::time::Instant;
fn cpu() -> f64 {
    let s = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    s.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}
fn best(label: &str, n: usize, mut f: impl FnMut()) {
    if std::env::args().nth(3).is_some_and(|only| only != label) { return; }
    let (mut b, mut w) = (f64::MAX, f64::MAX);
    for _ in 0..5 {
        let (c, t) = (cpu(), Instant::now());
        f();
        b = b.min(cpu() - c);
        w = w.min(t.elapsed().as_secs_f64());
    }
    println!("{label}: cpu {:.1} ns wall {:.1} ns", b / n as f64 * 1e9, w / n as f64 * 1e9);
}
fn main() {
    let file = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let n: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let names: Vec<&str> =
        file.lines().filter(|l| l.starts_with("_Z")).map(|l| l.split('\t').next().unwrap()).collect();
    let names: Vec<&str> = names.iter().copied().cycle().take(n).collect();
    let options = symbol::Options::default();
    let mut out = Vec::new();
    best("loop, one buffer", n, || {
        for name in &names {
            out.clear();
            let _ = symbol::demangle_to(name.as_bytes(), &options, &mut out);
        }
    });
    best("bulk", n, || {
        std::hint::black_box(bulk::demangle(&names, &options, bulk::Batch::default(), || true).unwrap());
    });
    let array = StringArray::from(names.clone()).to_data();
    for memo in [0, 1 << 16] {
        let mut request = Request { remembered: memo, ..Request::default() };
        best(&format!("columns memo {memo}"), n, || {
            std::hint::black_box(demangle(&array, &request, || true).unwrap());
        });
        request.batch = bulk::Batch::with_threads(2.try_into().unwrap());
        best(&format!("columns memo {memo} 2 threads"), n, || {
            std::hint::black_box(demangle(&array, &request, || true).unwrap());
        });
    }
    best("bulk 2 threads", n, || {
        std::hint::black_box(
            bulk::demangle(&names, &options, bulk::Batch::with_threads(2.try_into().unwrap()), || true).unwrap(),
        );
    });
}
