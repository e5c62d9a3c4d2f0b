//! Counts the names in tables whose text is the same as the tools'. A row is `mangled name <TAB> text of c++filt <TAB>
//! text of llvm-cxxfilt`.
//!
//! ```sh
//! cargo run --release -p dlang-names --example conformance -- [--show N] [--style gnu|llvm] TABLE…
//! ```
//!
//! `--show N` prints N names that differ.

use dlang_names::{Limits, Options, Style, demangle};
use std::fmt::Write as _;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut show = 0;
    let mut styles = vec![Style::Gnu, Style::Llvm];
    let mut tables = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--show" => show = args.next().ok_or("--show needs a number")?.parse()?,
            "--style" => {
                let style = args.next().ok_or("--style needs gnu or llvm")?;
                styles.retain(|known| known.as_str() == style);
            }
            _ => tables.push(arg),
        }
    }
    for table in &tables {
        let rows = std::fs::read(table)?;
        let rows: Vec<Vec<&[u8]>> =
            rows.split(|&byte| byte == b'\n').map(|row| row.split(|&byte| byte == b'\t').collect()).collect();
        for &style in &styles {
            let (report, differences) = measure(&rows, style, show);
            println!("{table}: {}: {report}", style.as_str());
            print!("{differences}");
        }
    }
    Ok(())
}

fn measure(rows: &[Vec<&[u8]>], style: Style, show: usize) -> (String, String) {
    let (options, limits) = (Options { style, ..Options::default() }, Limits::default());
    let mut out = Vec::new();
    let (mut accepted, mut same, mut only_theirs, mut only_ours) = (0, 0, 0, 0);
    let mut differences = String::new();
    let mut shown = 0;
    for row in rows {
        let &[mangled, gnu, llvm] = row.as_slice() else { continue };
        // The style of a tool has the text of the other one for names that its own tool rejects.
        let expected = if style == Style::Llvm && llvm != mangled { llvm } else { gnu };
        out.clear();
        let result = demangle(mangled, &options, &limits, &mut out);
        let differs = match (&result, expected != mangled) {
            (Ok(()), true) => {
                accepted += 1;
                same += usize::from(out == expected);
                out != expected
            }
            (Ok(()), false) => {
                only_ours += 1;
                true
            }
            (Err(_), true) => {
                accepted += 1;
                only_theirs += 1;
                true
            }
            (Err(_), false) => false,
        };
        if differs && shown < show {
            shown += 1;
            let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
            let ours = result.map_or_else(|error| format!("[{error}]"), |()| text(&out));
            let _ = writeln!(differences, "M {}\nE {}\nO {ours}", text(mangled), text(expected));
        }
    }
    let start = Instant::now();
    for row in rows {
        out.clear();
        let _ = demangle(row[0], &options, &limits, &mut out);
    }
    let time = start.elapsed().as_nanos() / rows.len().max(1) as u128;
    let percent = 100.0 * same as f64 / f64::from(accepted.max(1));
    let report = format!(
        "{same} of {accepted} that a tool accepts ({percent:.4} %); {only_theirs} rejected that a tool accepts, \
         {only_ours} accepted that no tool does; {time} ns a name"
    );
    (report, differences)
}
