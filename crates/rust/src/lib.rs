//! Demangles names of Rust, of the legacy and of the v0 mangling, in the exact text of a tool.
//!
//! ```
//! use rust_names::{Limits, Options, Style};
//!
//! let text = |options: &Options| {
//!     let mut text = Vec::new();
//!     rust_names::demangle(b"_RINvCs4Cv8_4demo3addKj8_E.cold", options, &Limits::default(), &mut text)?;
//!     Ok::<_, rust_names::Error>(String::from_utf8(text).unwrap())
//! };
//! let gnu = Options::default();
//! assert_eq!(text(&gnu)?, "demo[10ce04]::add::<8: usize>");
//! let llvm = Options { style: Style::Llvm, ..Options::default() };
//! assert_eq!(text(&llvm)?, "demo::add::<8> (.cold)");
//! let rustfilt = Options { verbose: false, ..Options::default() };
//! assert_eq!(text(&rustfilt)?, "demo::add::<8>.cold");
//! # Ok::<(), rust_names::Error>(())
//! ```
//!
//! | style | `verbose` | v0 names | legacy names |
//! |---|---|---|---|
//! | `Gnu` | yes | as `c++filt` (binutils 2.47) | as `c++filt` |
//! | `Gnu` | no | as `rustfilt` 0.2 | as `rustfilt` |
//! | `Llvm` | | as `llvm-cxxfilt` (LLVM 23) | as `c++filt`, since they are C++ names to `llvm-cxxfilt` |
//!
//! A name that the tool does not read is an error. The sources are the chapter [v0 Symbol Format] of the rustc book, and
//! the behaviour of the tools.
//!
//! # Productions
//!
//! | of the v0 format | read |
//! |---|---|
//! | `symbol-name` with `instantiating-crate` and `vendor-specific-suffix` | all, but no encoding version, which no tool reads |
//! | `path`: `crate-root`, `inherent-impl`, `trait-impl`, `trait-definition`, `nested-path`, `generic-args` | all |
//! | `type`, with `binder`, `lifetime`, `fn-sig`, `dyn-bounds` | all |
//! | patterns of types (`W`), which the chapter does not have yet | without `verbose`, as `rustfilt` does |
//! | `const` of integers, `bool`, `char`, and placeholders | all |
//! | `const` that is a string, reference, array, tuple or structure, which the chapter does not have yet | without `verbose`, as `rustfilt` does |
//! | `backref` | all |
//! | `identifier` in punycode | all |
//!
//! [v0 Symbol Format]: https://doc.rust-lang.org/rustc/symbol-mangling/v0.html

#![forbid(unsafe_code)]
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
#![allow(clippy::trivially_copy_pass_by_ref, reason = "the size of a type is its own affair")]

mod kind;
mod legacy;
mod names;
mod punycode;
mod recorder;
mod suffix;
mod tool;
mod v0;
mod words;

pub use demangling::{ByteText, Error, ErrorKind, Kind, Limit, Limits, Options, Part, PartRange, Parts, Style};
pub use names::{demangle, demangle_as_rustfilt_h, is_mangled, kind, parts, prefix_end, text_with_ranges, write_text};

/// What mangled names begin with, for messages.
pub(crate) const BEGINNINGS: &str = "_R and a path, or _ZN and a hash at the end";

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
