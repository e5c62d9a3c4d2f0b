//! Demangles C++ symbol names of the Itanium ABI, in the exact text of GNU `c++filt` or of `llvm-cxxfilt`.
//!
//! ```
//! use itanium_names::{Options, Style};
//!
//! let text = itanium_names::demangle("_ZNSt6vectorIiSaIiEE9push_backERKi").unwrap();
//! assert_eq!(text, "std::vector<int, std::allocator<int> >::push_back(int const&)");
//!
//! let llvm = Options { style: Style::Llvm, ..Options::default() };
//! let text = itanium_names::demangle_with("_ZZ4mainENKUliE_clEi", &llvm).unwrap();
//! assert_eq!(text, "main::'lambda'(int)::operator()(int) const");
//! ```
//!
//! [`demangle`] and [`demangle_with`] are for one name. For many, a [`Demangler`] reuses its memory. [`parse`] returns
//! a [`Name`], which prints with any options and answers questions: its kind, its parts, and where they are in the
//! text.

#![forbid(unsafe_code)]
// No panics outside the tests. `proofs/no-panic` proves it for names that are demangled without a tree.
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
#[expect(clippy::arithmetic_side_effects, reason = "positions in a name of less than 4 GiB, and counts of its parts")]
mod grammar;
mod name;
mod printer;
mod query;
mod spelling;
mod stack;
#[expect(clippy::arithmetic_side_effects, reason = "positions in a buffer of fixed size; a wrong one finds no text")]
mod text;

pub use demangler::{Demangler, demangle, demangle_with, parse, parse_prefix, parse_type, parse_with};
pub use demangling::{
    ByteText, Error, ErrorKind, Kind, Limit, Limits, Options, Part, PartRange, Parts, Style, for_each_option,
};
pub use grammar::{BEGINNINGS, is_mangled};
pub use name::Name;
pub use query::{TREE_FACTOR, TreeNode, TreeRow, Walk};

// Modules that unit and integration tests share refer to the crate by its name.
#[cfg(test)]
extern crate self as itanium_names;

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
