//! Names that no compiler wrote: truncated, changed, drawn or spliced.

#![allow(dead_code, unused_imports, reason = "each test uses some of them")]

mod grammar;
mod mutations;
mod random;
mod splicer;
mod trial;
mod words;

pub use mutations::{mutations, truncations};
pub use random::Random;
pub use splicer::Splicer;
pub use trial::{Trial, all_options};
