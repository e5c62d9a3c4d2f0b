//! Counts the names in tables whose text is the same as a tool's. A row is a mangled name and, after tabs, the texts of
//! tools; a text that is the name itself means that the tool refuses it.
//!
//! ```sh
//! cargo run --release -p symbol-names --example conformance -- \
//!     [--column N] [--style STYLE] [--scheme SCHEME] [--without OPTION]… [--show N] TABLE…
//! ```
//!
//! `--column` is the column of the texts: 1, the first one, by default. `--without` turns an option off. `--show N` prints
//! N names that differ.

use symbol_names::{Options, Scheme, Style, demangle_to};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let (mut column, mut show) = (1, 0);
    let mut options = Options::default();
    let mut tables = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if !argument.starts_with("--") {
            tables.push(argument);
            continue;
        }
        let value = arguments.next().ok_or_else(|| format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--column" => column = value.parse()?,
            "--style" => options.style = Some(named(&Style::ALL, Style::name, &value)?),
            "--scheme" => options.scheme = Some(named(&Scheme::ALL, Scheme::name, &value)?),
            "--without" => *switch(&mut options, &value)? = false,
            "--show" => show = value.parse()?,
            _ => return Err(format!("there is no option {argument}").into()),
        }
    }
    for table in &tables {
        measure(table, column, &options, show)?;
    }
    Ok(())
}

fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, wanted: &str) -> Result<T> {
    let found = all.iter().find(|&&one| name(one) == wanted);
    Ok(*found.ok_or_else(|| format!("there is no '{wanted}'"))?)
}

fn switch<'o>(options: &'o mut Options, name: &str) -> Result<&'o mut bool> {
    Ok(match name {
        "verbose" => &mut options.verbose,
        "params" => &mut options.params,
        "access" => &mut options.access,
        "calling_convention" => &mut options.calling_convention,
        "member_type" => &mut options.member_type,
        "return_type" => &mut options.return_type,
        "variable_type" => &mut options.variable_type,
        _ => return Err(format!("--without {name} is not supported").into()),
    })
}

fn measure(table: &str, column: usize, options: &Options, show: usize) -> Result<()> {
    let (mut same, mut differ, mut refused, mut only_ours) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut shown = 0;
    let mut text = Vec::new();
    for row in std::fs::read(table)?.split(|&byte| byte == b'\n') {
        let columns: Vec<&[u8]> = row.split(|&byte| byte == b'\t').collect();
        let (Some(&mangled), Some(&expected)) = (columns.first(), columns.get(column)) else { continue };
        text.clear();
        let result = demangle_to(mangled, options, &mut text);
        match (&result, expected != mangled) {
            (Err(_), false) => continue,
            (Err(_), true) => refused += 1,
            (Ok(()), false) => only_ours += 1,
            (Ok(()), true) if text == expected => {
                same += 1;
                continue;
            }
            (Ok(()), true) => differ += 1,
        }
        if shown < show {
            shown += 1;
            let ours = result.map_or_else(|error| format!("[{error}]"), |()| text.escape_ascii().to_string());
            println!("M {}\nE {}\nO {ours}", mangled.escape_ascii(), expected.escape_ascii());
        }
    }
    let all = same + differ + refused;
    let percent = 100.0 * f64::from(same) / f64::from(all.max(1));
    println!(
        "{table}: {same} of {all} that the tool reads ({percent:.4} %); {refused} refused; {only_ours} read that it refuses"
    );
    Ok(())
}
