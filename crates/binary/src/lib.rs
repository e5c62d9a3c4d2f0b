//! The symbols of object files, libraries and programs.
//!
//! [`read_file`] and [`read_bytes`] read ELF, Mach-O, PE, COFF, XCOFF and WebAssembly files, universal files and archives.
//! The result is a [`SymbolTable`], whose names are demangled on all cores when they are first asked for. It filters,
//! sorts, finds the symbol at an address, and says what takes the space.
//!
//! ```
//! let program = std::env::current_exe().unwrap();
//! let table = binary_symbols::read_file(&program, &binary_symbols::Request::default())?;
//! assert!(table.iter().any(|symbol| symbol.mangled() == b"main"));
//! # Ok::<(), binary_symbols::Error>(())
//! ```

#![deny(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)
)]

mod arrow;
mod classes;
mod column;
mod contents;
mod entry;
mod error;
mod filter;
mod letter;
mod limits;
mod lookup;
mod names;
mod read;
mod section;
pub mod show;
mod sizes;
mod sort;
#[allow(unsafe_code, reason = "a file is mapped to memory")]
mod source;
mod table;
mod texts;

pub use classes::Class;
pub use column::{Column, Value};
pub use contents::Member;
pub use entry::{Binding, Visibility};
pub use error::{Error, ErrorKind};
pub use filter::Filter;
pub use limits::Limits;
pub use lookup::Found;
pub use read::{Request, Which, read_bytes, read_file};
pub use section::{Section, SectionClass};
pub use sizes::{By, Change, Node, Sizes, SizesDiff, stable};
pub use sort::Key;
pub use symbol_names;
pub use table::{Symbol, SymbolTable};
