//! What the demanglers of all mangling schemes share: the options of printing, the limits, the errors, and the kinds and
//! parts of names.
//!
//! It reads no names. Those are read by one crate for each scheme, such as `itanium-names`, and by the crate `symbol-names`, which
//! has them all.

#![forbid(unsafe_code)]
#![allow(clippy::struct_excessive_bools, reason = "options are sets of flags that do not depend on one another")]
#![allow(clippy::trivially_copy_pass_by_ref, reason = "the size of a type is its own affair")]

mod byte_text;
mod error;
mod kind;
mod options;
mod output;
mod padded;
mod part;
mod parts;
mod room;
mod stack;
pub mod std_library;

pub use byte_text::ByteText;
pub use error::{Error, ErrorKind};
pub use kind::Kind;
pub use options::{Limit, Limits, Options, Style};
pub use output::{Full, Output};
pub use padded::Padded;
pub use part::{Part, PartRange};
pub use parts::Parts;
pub use room::{extend, lengthen, push};
pub use stack::Stack;
