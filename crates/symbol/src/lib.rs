//! Mangled C++ names: checked once, printed as often as wanted.
//!
//! [`Symbol`] is a parsed name; [`demangle`] goes from the mangled text to the demangled one
//! without keeping anything. [`Options`] touch the printing alone. Everything here works on
//! bytes, never panics on any input, and keeps within bounds of stack and output
//! ([`limits`]).
//!
//! ```
//! use symbol::{demangle, Options, Symbol};
//!
//! let symbol = Symbol::parse(b"_ZN3foo3barEi", &Options::default())?;
//! assert_eq!(symbol.demangle(&Options::default())?, "foo::bar(int)");
//!
//! let brief = Options { params: false, ..Options::default() };
//! assert_eq!(demangle(b"_ZN3foo3barEi", &brief)?, "foo::bar");
//! # Ok::<(), symbol::Error>(())
//! ```

#![forbid(unsafe_code)]

mod bounded;
mod engine;
mod error;
pub mod limits;
mod options;
mod stack;
mod structure;
mod symbol;

pub use error::{Error, ErrorKind, Limit};
pub use limits::Limits;
pub use options::{Options, Style};
pub use structure::{Parts, Range, Special, Structure, Tree, TreeRow};
pub use symbol::{Symbol, begins_mangled, demangle, demangle_to, demangle_type_to, is_mangled};
