//! Writes a small file of each format to a folder: seeds for fuzzing.
//!
//! Usage: `cargo run --package binary-symbols --example write_formats -- FOLDER`

#[path = "../tests/written/mod.rs"]
mod written;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| std::io::Error::other("expected a folder"))?;
    for (name, data) in written::all() {
        std::fs::write(folder.join(name), data)?;
    }
    Ok(())
}
