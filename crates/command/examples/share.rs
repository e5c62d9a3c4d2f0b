//! Writes the completions and the page of the manual, which an installation has, to the folder `share` of this crate:
//! `cargo run --package cpp-demangle --example share`.

use std::fs;
use std::path::Path;

use command::Generated;

fn main() -> std::io::Result<()> {
    for (what, name) in Generated::FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("share").join(name);
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        fs::write(path, what.text()?)?;
    }
    Ok(())
}
