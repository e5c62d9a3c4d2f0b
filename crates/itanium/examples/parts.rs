//! Prints the parts of the names that are given as arguments, or as the lines of standard input.
//!
//! ```sh
//! cargo run -p itanium-names --example parts -- [--llvm] _ZNSt6vectorIiSaIiEE9push_backERKi
//! ```

use itanium_names::{Options, Style};

fn main() {
    let mut options = Options::default();
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    if names.first().is_some_and(|arg| arg == "--llvm") {
        options.style = Style::Llvm;
        names.remove(0);
    }
    if names.is_empty() {
        names = std::io::stdin().lines().map_while(Result::ok).collect();
    }
    for name in &names {
        if let Err(error) = show(name, &options) {
            println!("{name}: {error}");
        }
    }
}

fn show(mangled: &str, options: &Options) -> Result<(), itanium_names::Error> {
    let name = itanium_names::parse(mangled)?;
    let text = name.demangle(options)?;
    println!("{text}\n  kind: {}", name.kind().as_str());
    for range in name.ranges(options)? {
        println!("  {:>3}..{:<3} {}: {}", range.start, range.end, range.part.as_str(), &text[range.start..range.end]);
    }
    Ok(())
}
