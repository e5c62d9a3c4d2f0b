//! Writes tables and trees for people and for programs.

mod classes;
mod json;
mod nm;
mod page;
mod spreadsheet;
mod tree;

pub use classes::{classes, classes_csv, classes_json};
pub use json::{changes_json, sizes_json, symbols_json};
pub use nm::{Listing, symbols};
pub use page::{changes_page, sizes_page};
pub use spreadsheet::{changes_csv, sizes_csv, symbols_csv};
pub use tree::{Tree, changes, sizes};
