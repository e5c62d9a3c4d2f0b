//! Demangles many names at once.
//!
//! [`Distinct`] tells which names came before, [`on_threads`] shares work among threads, and [`Texts`] holds what was
//! made of many names in one buffer. [`demangle`] and [`Fields`] put them together.
//!
//! ```
//! use bulk::Batch;
//!
//! let names = [&b"_Z1fv"[..], b"main", b"_Z1gi"];
//! let texts = bulk::demangle(&names, &symbol::Options::default(), Batch::default());
//! let texts: Vec<_> = texts.iter().map(|text| text.ok()).collect();
//! assert_eq!(texts, [Some(&b"f()"[..]), None, Some(b"g(int)")]);
//! ```

#![forbid(unsafe_code)]

mod demangle;
mod distinct;
mod texts;
mod threads;

pub use demangle::demangle;
pub use distinct::Distinct;
pub use texts::{Texts, TextsBuilder};
pub use threads::{Batch, available_threads, on_threads};
