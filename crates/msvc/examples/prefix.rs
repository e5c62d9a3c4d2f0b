//! Prints the text of the name at the start of each line, for comparing with the tool, which ignores what follows.
use demangling::{Limits, Options, Style};
use std::io::{BufRead as _, Write as _};

fn main() {
    let mut options = Options::default();
    match std::env::args().nth(1).as_deref() {
        Some("--no-access-specifier") => options.access = false,
        Some("--no-calling-convention") => options.calling_convention = false,
        Some("--no-member-type") => options.member_type = false,
        Some("--no-return-type") => options.return_type = false,
        Some("--no-variable-type") => options.variable_type = false,
        _ => {}
    }
    let limits = Limits::default();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.unwrap();
        let mut text = Vec::new();
        let result = msvc_names::prefix_end(&line, Style::Llvm, &limits)
            // The tool ignores what follows other names.
            .map(|end| if line.starts_with(b".") || line.starts_with(b"??_R0") { line.len() } else { end })
            .and_then(|end| msvc_names::demangle(&line[..end], &options, &limits, &mut text));
        match result {
            Ok(()) => out.write_all(&text).unwrap(),
            Err(error) => write!(out, "\x01{error}").unwrap(),
        }
        out.write_all(b"\n").unwrap();
    }
}
