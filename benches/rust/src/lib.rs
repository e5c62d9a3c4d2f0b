//! Our own engines in every configuration that is measured, their peers, and the names that they demangle.

use std::ffi::CStr;

pub mod names;
pub mod own;
#[cfg(feature = "peers")]
pub mod peers;
pub mod scheme;

/// An engine under measurement, with the memory that it reuses from name to name.
///
/// Its argument is a mangled name, its result the length of the text or of another answer, 0 if it rejects the name.
pub type Engine = Box<dyn FnMut(&CStr) -> usize>;
