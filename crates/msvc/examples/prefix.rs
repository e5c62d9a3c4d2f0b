//! Prints the text of the name at the start of each line of the input, or an error after a byte 1, as `llvm-undname`
//! reads it: it ignores what follows a name. This is for comparing the two on names that were made for it.
//!
//! ```sh
//! cargo run --release -p msvc-names --example prefix -- [--no-access-specifier] … < NAMES
//! ```

use demangling::{Limits, Options, Style};
use std::io::{BufRead as _, Write as _};

fn main() -> std::io::Result<()> {
    let mut options = Options::default();
    for flag in std::env::args().skip(1) {
        match flag.as_str() {
            "--no-access-specifier" => options.access = false,
            "--no-calling-convention" => options.calling_convention = false,
            "--no-member-type" => options.member_type = false,
            "--no-return-type" => options.return_type = false,
            "--no-variable-type" => options.variable_type = false,
            _ => eprintln!("unknown option {flag}"),
        }
    }
    let limits = Limits::default();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line?;
        let mut text = Vec::new();
        let result = msvc_names::prefix_end(&line, Style::Llvm, &limits)
            // Descriptors of types are the whole line.
            .map(|end| if line.starts_with(b".") || line.starts_with(b"??_R0") { line.len() } else { end })
            .and_then(|end| msvc_names::demangle(&line[..end], &options, &limits, &mut text));
        match result {
            Ok(()) => out.write_all(&text)?,
            Err(error) => write!(out, "\x01{error}")?,
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}
