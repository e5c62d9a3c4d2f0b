//! Demangles C++ symbol names of the Itanium ABI, in the exact text of GNU `c++filt` or of `llvm-cxxfilt`.
//!
//! ```
//! use itanium::{Options, Style};
//!
//! let text = itanium::demangle("_ZNSt6vectorIiSaIiEE9push_backERKi").unwrap();
//! assert_eq!(text, "std::vector<int, std::allocator<int> >::push_back(int const&)");
//!
//! let llvm = Options { style: Style::Llvm, ..Options::default() };
//! let text = itanium::demangle_with("_ZZ4mainENKUliE_clEi", &llvm).unwrap();
//! assert_eq!(text, "main::'lambda'(int)::operator()(int) const");
//! ```
//!
//! [`demangle`] and [`demangle_with`] are for one name. For many, a [`Demangler`] reuses its memory. [`parse`] returns a [`Name`], which can be
//! printed with several options and says what it is, what its parts are and where in the text they are written.

#![forbid(unsafe_code)]
// No panic outside the tests. The text that is written without a tree is shown to have none in `proofs/no-panic`.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]
#![allow(clippy::similar_names, reason = "`list` and `last` are not similar")]
#![allow(clippy::single_match_else, reason = "a match names both cases")]
#![allow(
    clippy::struct_excessive_bools,
    reason = "options and states are sets of flags that do not depend on one another"
)]
#![allow(clippy::trivially_copy_pass_by_ref, reason = "the size of a type is its own affair")]

mod ast;
mod codes;
mod demangler;
mod error;
#[expect(clippy::arithmetic_side_effects, reason = "positions in a name of less than 4 GiB, and counts of its parts")]
mod grammar;
mod options;
mod part;
mod printer;
mod query;
mod spelling;
mod stack;
#[expect(clippy::arithmetic_side_effects, reason = "positions in a buffer of fixed size; a wrong one finds no text")]
mod text;

pub use demangler::{Demangler, Name, demangle, demangle_with, parse, parse_prefix, parse_type, parse_with};
pub use error::{Error, ErrorKind};
pub use grammar::is_mangled;
pub use options::{Limits, Options, Style};
pub use part::Part;
pub use query::{Kind, PartRange, Parts, TREE_FACTOR, TreeNode, TreeRow, Walk};

// What the unit tests share with the integration tests calls the crate by its name.
#[cfg(test)]
extern crate self as itanium;

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
