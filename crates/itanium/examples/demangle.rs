//! Demangles the names on standard input, one a line. The arguments set options, such as `llvm` and `no-params`. A name
//! that cannot be demangled is printed with the error.

use std::io::{BufRead as _, Write as _};

fn main() -> std::io::Result<()> {
    let mut options = itanium_names::Options::default();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "llvm" => options.style = itanium_names::Style::Llvm,
            "no-verbose" => options.verbose = false,
            "no-params" => options.params = false,
            "no-return-type" => options.return_type = false,
            "simplify-std" => options.simplify_std = true,
            _ => {}
        }
    }
    let mut out = std::io::stdout().lock();
    for name in std::io::stdin().lock().lines() {
        let name = name?;
        match itanium_names::demangle_with(&name, &options) {
            Ok(text) => writeln!(out, "{text}")?,
            Err(error) => writeln!(out, "{name}\t[{error}]")?,
        }
    }
    Ok(())
}
