//! Counts the names in tables whose text is the same as the tools'. A row is `mangled name <TAB> text of c++filt <TAB>
//! text of llvm-cxxfilt`.
//!
//! ```sh
//! cargo run --release -p itanium-names --example conformance -- [--show N] [--style gnu|llvm] TABLE…
//! ```
//!
//! `--show N` prints N names that differ.

use itanium_names::{Demangler, Options, Style};
use std::fmt::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut show = 0;
    let mut styles = vec![(Style::Gnu, 1, "gnu"), (Style::Llvm, 2, "llvm")];
    let mut tables = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--show" => show = args.next().ok_or("--show needs a number")?.parse()?,
            "--style" => {
                let style = args.next().ok_or("--style needs gnu or llvm")?;
                styles.retain(|&(_, _, name)| name == style);
            }
            _ => tables.push(arg),
        }
    }
    for table in &tables {
        let rows = std::fs::read_to_string(table)?;
        for &(style, column, style_name) in &styles {
            let (report, differences) = measure(&rows, style, column, show);
            println!("{table}: {style_name}: {report}");
            print!("{differences}");
        }
    }
    Ok(())
}

fn measure(rows: &str, style: Style, column: usize, show: usize) -> (String, String) {
    let options = Options { style, ..Options::default() };
    let mut demangler = Demangler::new();
    let mut out = Vec::new();
    let (mut accepted, mut same, mut only_theirs, mut only_ours, mut rejected) = (0, 0, 0, 0, 0);
    let mut differences = String::new();
    let mut shown = 0;
    for row in rows.lines() {
        let columns: Vec<&str> = row.split('\t').collect();
        let &[mangled, gnu, llvm] = columns.as_slice() else {
            continue;
        };
        let expected = columns[column];
        out.clear();
        let result = demangler.demangle(mangled.as_bytes(), &options, &mut out);
        let ours = match &result {
            Ok(()) => String::from_utf8_lossy(&out).into_owned(),
            Err(error) => format!("[{error}]"),
        };
        if result.is_err() {
            rejected += 1;
        }
        let mut differs = false;
        if expected != mangled {
            accepted += 1;
            same += usize::from(ours == expected);
            differs = ours != expected;
        } else if result.is_ok() {
            only_ours += 1;
        }
        if result.is_err() && (gnu != mangled || llvm != mangled) {
            only_theirs += 1;
            differs = true;
        }
        if differs && shown < show {
            shown += 1;
            let _ = writeln!(differences, "M {mangled}\nE {expected}\nO {ours}");
        }
    }
    let percent = 100.0 * same as f64 / f64::from(accepted.max(1));
    let report = format!(
        "{same} of {accepted} that the tool accepts ({percent:.4} %); {only_theirs} rejected that a tool accepts, \
         {rejected} rejected in all, {only_ours} accepted that the tool rejects"
    );
    (report, differences)
}
