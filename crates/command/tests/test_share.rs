//! What an installation has besides the executable is up to date.

use std::fs;
use std::path::Path;

use command::Generated;

#[test]
fn completions_and_manual_are_as_the_arguments_are_declared() {
    for (what, name) in Generated::FILES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("share").join(name);
        let written = fs::read(&path).unwrap_or_default();
        assert!(written == what.text().unwrap(), "{name} is old: cargo run --package cpp-demangle --example share");
    }
}
