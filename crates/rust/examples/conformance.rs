//! Counts the names in a table whose text is the same as the tools'. A row is `mangled name <TAB> text of rustfilt <TAB>
//! text of rustfilt -h <TAB> text of c++filt <TAB> text of llvm-cxxfilt`.
//!
//! ```sh
//! cargo run --release -p rust-names --example conformance -- [--show N] TABLE…
//! ```
//!
//! `--show N` prints N names that differ in each column. Legacy names are not counted for `llvm-cxxfilt`, to which they are
//! C++ names.

use rust_names::{Error, Limits, Options, Style, demangle, demangle_as_rustfilt_h};

/// Appends the text of a name.
type Demangle = fn(&[u8], &mut Vec<u8>) -> Result<(), Error>;

const COLUMNS: [(&str, Demangle); 4] = [
    ("rustfilt", |name, out| {
        demangle(name, &Options { verbose: false, ..Options::default() }, &Limits::default(), out)
    }),
    ("rustfilt -h", |name, out| demangle_as_rustfilt_h(name, &Options::default(), &Limits::default(), out)),
    ("c++filt", |name, out| demangle(name, &Options::default(), &Limits::default(), out)),
    ("llvm-cxxfilt", |name, out| {
        demangle(name, &Options { style: Style::Llvm, ..Options::default() }, &Limits::default(), out)
    }),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut show = 0;
    let mut tables = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--show" {
            show = args.next().ok_or("--show needs a number")?.parse()?;
        } else {
            tables.push(arg);
        }
    }
    for table in &tables {
        let rows = std::fs::read(table)?;
        for (column, (tool, demangle)) in COLUMNS.into_iter().enumerate() {
            let (mut same, mut all, mut shown) = (0_u32, 0_u32, 0);
            for row in rows.split(|&byte| byte == b'\n').filter(|row| row.starts_with(b"_")) {
                let columns: Vec<&[u8]> = row.split(|&byte| byte == b'\t').collect();
                let (mangled, expected) = (columns[0], columns[column + 1]);
                if tool == "llvm-cxxfilt" && !mangled.starts_with(b"_R") {
                    continue;
                }
                let mut text = Vec::new();
                let result = demangle(mangled, &mut text);
                all += 1;
                let ours = if result.is_ok() { &text } else { mangled };
                if ours == expected {
                    same += 1;
                } else if shown < show {
                    shown += 1;
                    for (letter, text) in [("M", mangled), ("E", expected), ("O", ours)] {
                        println!("{letter} {}", text.escape_ascii());
                    }
                    println!("  {result:?}");
                }
            }
            println!("{table}: {tool}: {same} of {all} ({:.4} %)", 100.0 * f64::from(same) / f64::from(all.max(1)));
        }
    }
    Ok(())
}
