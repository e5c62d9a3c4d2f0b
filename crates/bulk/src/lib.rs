//! Demangles many names at once.
//!
//! [`demangle`] and [`parts`] share the names among threads with [`on_threads`]; [`Texts`] stores the texts in few
//! buffers. [`Distinct`] recognizes repeated names, so that a caller can demangle them once.
//!
//! ```
//! use bulk::Batch;
//!
//! let names = [&b"_Z1fv"[..], b"main", b"_Z1gi"];
//! let texts = bulk::demangle(&names, &symbol_names::Options::default(), Batch::default(), || true).unwrap();
//! let texts: Vec<_> = texts.iter().map(|text| text.ok()).collect();
//! assert_eq!(texts, [Some(&b"f()"[..]), None, Some(b"g(int)")]);
//! ```

#![forbid(unsafe_code)]

mod demangle;
mod distinct;
mod fields;
mod pipeline;
mod texts;
mod threads;

pub use demangle::{TEXT_A_NAME, demangle};
pub use distinct::{Distinct, Sample};
pub use fields::{Field, Type, Value, fields_of, parts};
pub use pipeline::{Caller, Filled, pipeline};
pub use texts::{Texts, TextsBuilder};
pub use threads::{Batch, Interrupted, Watch, available_threads, on_threads};
