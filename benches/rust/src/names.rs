//! The names of the project's own corpora, or of the table that the variable `BENCH_NAMES` points to.

use std::env;
use std::ffi::CString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::scheme::Scheme;

/// Every name of a scheme that its corpus has: the first columns of its tables, or whole lines.
///
/// # Panics
///
/// If the tables cannot be read.
#[must_use]
pub fn load(scheme: Scheme) -> Vec<CString> {
    let own = || Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(scheme.corpus);
    let path = env::var_os("BENCH_NAMES").map_or_else(own, PathBuf::from);
    let rows = read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = rows.split(|&byte| byte == b'\n');
    let names = lines.filter_map(|line| line.split(|&byte| byte == b'\t').next());
    let names = names.filter(|name| (scheme.is_mangled)(name));
    names.map(|name| CString::new(name).expect("a table holds no NUL")).collect()
}

/// A table, or all tables of a folder.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.is_file() {
        return fs::read(path);
    }
    let entries = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
    let mut tables = entries.collect::<io::Result<Vec<_>>>()?;
    tables.retain(|table| table.extension().is_some_and(|extension| extension == "tsv"));
    tables.sort();
    Ok(tables.iter().map(fs::read).collect::<io::Result<Vec<_>>>()?.concat())
}
