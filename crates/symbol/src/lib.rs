//! Mangled names of C++, Rust and D, in the style of one of several tools.
//!
//! [`demangle`] returns the text of a name. A [`Symbol`] is a name that was parsed: it can be printed with several
//! [`Options`], and says what it is. Names are bytes. No name makes a function panic or exceed its [`Limits`] of stack
//! and memory.
//!
//! Options, limits, parts and their ranges are the types of the [engines](demangling). There is an
//! engine for each [`Scheme`]. This crate adds what they do not have: the style of the crate `cpp_demangle`.
//!
//! ```
//! use symbol_names::{demangle, Options, Symbol};
//!
//! let symbol = Symbol::parse(b"_ZN3foo3barEi", &Options::default())?;
//! assert_eq!(symbol.demangle(&Options::default())?, "foo::bar(int)");
//!
//! let mut brief = Options::default();
//! brief.params = false;
//! assert_eq!(demangle(b"_ZN3foo3barEi", &brief)?, "foo::bar");
//! # Ok::<(), symbol_names::Error>(())
//! ```

#![forbid(unsafe_code)]

mod bounded;
mod engine;
mod error;
mod options;
mod scheme;
mod stack;
mod structure;
mod symbol;
mod tool;

pub use demangling::{self, ByteText, Kind, Limit, Limits, Part, PartRange, Parts};
pub use dlang_names::MAIN as MAIN_OF_D;
pub use error::{Error, ErrorKind};
pub use itanium_names::TreeRow;
pub use options::{MAX_DEPTH, Options, Style};
pub use scheme::Scheme;
pub use structure::{Special, Structure, Tree, inspect};
pub use symbol::{Symbol, demangle, demangle_to, demangle_type_to, is_mangled};
pub use tool::{LONGEST_OF_GNU, demangle_as_tool_to, demangle_type_as_tool_to, options_of_tool};
