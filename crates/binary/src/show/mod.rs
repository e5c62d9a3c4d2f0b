//! Writes tables and trees for people and for programs.

mod arrow_file;
mod classes;
mod json;
mod nm;
mod page;
mod rows;
mod spreadsheet;
mod tree;

use std::io;

use crate::{Error, ErrorKind};

pub use arrow_file::symbols_arrow;
pub use classes::{classes, classes_csv, classes_json};
pub use json::{changes_json, sizes_json, symbols_json};
pub use nm::{Listing, symbols};
pub use page::{changes_page, sizes_page};
pub use spreadsheet::{changes_csv, sizes_csv, symbols_csv};
pub use tree::{Tree, changes, sizes};

/// The error of reading as one of writing, which has it inside.
fn failed(error: Error) -> io::Error {
    match error.kind() {
        ErrorKind::Interrupted => io::ErrorKind::Interrupted.into(),
        _ => io::Error::other(error),
    }
}
