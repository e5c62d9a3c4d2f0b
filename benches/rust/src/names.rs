//! The names of the project's own corpus, or of the table that the variable `BENCH_NAMES` points to.

use std::env;
use std::ffi::CString;
use std::fs;
use std::path::PathBuf;

/// Every name of the table that begins with `_Z`, which all peers support: the first column, or the whole line.
///
/// # Panics
///
/// If the table cannot be read.
#[must_use]
pub fn load() -> Vec<CString> {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/symbols.tsv");
    let path = env::var_os("BENCH_NAMES").map_or_else(|| PathBuf::from(own), PathBuf::from);
    let table = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows = table.lines().filter(|line| line.starts_with("_Z"));
    let names = rows.filter_map(|line| line.split('\t').next());
    names.map(|name| CString::new(name).expect("a table holds no NUL")).collect()
}
