//! Demangles names of Microsoft's C++ compiler (MSVC, and clang for its ABI) in the exact text of `llvm-undname`.
//!
//! ```
//! use demangling::{Limits, Options};
//!
//! let mut text = Vec::new();
//! msvc_names::demangle(b"?push@Stack@@QEAAXPEBD@Z", &Options::default(), &Limits::default(), &mut text).unwrap();
//! assert_eq!(text, b"public: void __cdecl Stack::push(char const *)");
//! ```
//!
//! # Design
//!
//! A name is read once, from left to right, into a small arena (`grammar/`, one function for each production), and
//! printed from it (`printer/`). The alternative, to write the text while reading, was not chosen:
//!
//! - Nearly nothing is mangled in the order of the text: scopes are innermost first, the name is before the return type,
//!   pointers are before what they point to. So nearly all text would be moved, or copied from a second buffer.
//! - A back-reference is a digit for one of ten names or ten types. In the arena it is a node that is shared, so it is
//!   neither read again nor copied, and a name that doubles at each reference is linear until it is printed.
//! - Options and parts touch the printer alone.
//!
//! The arena is kept for the next name of the thread, so that nothing is allocated for most names.
//!
//! The mangling has no official description. What is read, and how, was found by asking `llvm-undname` 23, as a black box.

#![forbid(unsafe_code)]
// No panics outside the tests.
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
#![allow(clippy::single_match_else, reason = "a match names both cases")]
#![allow(
    clippy::struct_excessive_bools,
    reason = "options and states are sets of flags that do not depend on one another"
)]
#![allow(clippy::trivially_copy_pass_by_ref, reason = "the size of a type is its own affair")]

mod arena;
mod codes;
mod demangle;
mod grammar;
mod printer;
mod query;
mod record;
mod stack;

#[doc(hidden)]
pub use arena::Arena;
#[doc(hidden)]
pub use demangle::write_text;
pub use demangle::{demangle, is_mangled, prefix_end};
pub use query::{kind, parts, text_with_ranges};

/// What mangled names begin with, for messages.
pub(crate) const BEGINNINGS: &str = "? or .?A";

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
