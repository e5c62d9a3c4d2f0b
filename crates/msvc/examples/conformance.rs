//! Counts the names in tables whose text is the same as the tool's. A row is `mangled name <TAB> text`.
//!
//! ```sh
//! cargo run --release -p msvc-names --example conformance -- [--show N] [--without OPTION] TABLE…
//! ```
//!
//! `--show N` prints N names that differ.

use demangling::{Limits, Options};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut show = 0;
    let mut options = Options::default();
    let mut tables = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--show" => show = args.next().ok_or("--show needs a number")?.parse()?,
            "--without" => match args.next().as_deref() {
                Some("access") => options.access = false,
                Some("calling_convention") => options.calling_convention = false,
                Some("member_type") => options.member_type = false,
                Some("return_type") => options.return_type = false,
                Some("variable_type") => options.variable_type = false,
                _ => return Err("--without needs an option".into()),
            },
            _ => tables.push(arg),
        }
    }
    for table in &tables {
        let rows = std::fs::read_to_string(table)?;
        measure(table, &rows, &options, show);
    }
    Ok(())
}

fn measure(table: &str, rows: &str, options: &Options, show: usize) {
    let (mut accepted, mut same, mut refused, mut only_ours) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut shown = 0;
    for row in rows.lines() {
        let Some((mangled, expected)) = row.split_once('\t') else { continue };
        let mut text = Vec::new();
        let result = msvc_names::demangle(mangled.as_bytes(), options, &Limits::default(), &mut text);
        let ours = match &result {
            Ok(()) => String::from_utf8_lossy(&text).into_owned(),
            Err(error) => format!("[{error}]"),
        };
        if mangled == expected {
            only_ours += u32::from(result.is_ok() && ours != mangled);
            continue;
        }
        accepted += 1;
        refused += u32::from(result.is_err());
        same += u32::from(ours == expected);
        if ours != expected && shown < show {
            shown += 1;
            println!("M {mangled}\nE {expected}\nO {ours}");
        }
    }
    let percent = 100.0 * f64::from(same) / f64::from(accepted.max(1));
    println!(
        "{table}: {same} of {accepted} ({percent:.4} %); {refused} refused that the tool reads, {only_ours} read that it \
         refuses"
    );
}
