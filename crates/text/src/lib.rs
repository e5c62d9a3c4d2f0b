//! Finds the mangled names in a text, and demangles them. All else passes unchanged, byte for byte.
//!
//! Which words may be names is what the style's tool takes for one: c++filt in the style `gnu`, llvm-cxxfilt in the
//! style `llvm`. Both take whole runs of the characters `A-Z a-z 0-9 _ . $`. Names of MSVC, which neither of them reads,
//! begin with `?` or `.?A`, and have the characters `? @ < >` besides.
//!
//! ```
//! use symbol_names::Options;
//! use text::{Rule, demangled};
//!
//! let options = Options::default();
//! let text = b"undefined reference to `_ZN3foo3barEi' at main_Z1fv";
//! assert_eq!(demangled(text, &Rule::new(&options))?, b"undefined reference to `foo::bar(int)' at main_Z1fv");
//! # Ok::<(), symbol_names::Error>(())
//! ```
//!
//! [`Symbols`] finds the names of a text one by one; [`Filter`] takes a text in pieces, which [`Cuts`] cuts.

#![forbid(unsafe_code)]

mod anywhere;
mod cuts;
mod demangle;
mod filter;
mod memo;
mod rule;
mod symbols;
mod truncated;
mod words;

pub use cuts::{Cuts, Has};
pub use demangle::{append_demangled, append_demangled_name, demangled};
pub use filter::Filter;
pub use rule::Rule;
pub use symbols::{Found, Symbols, name_alone};
