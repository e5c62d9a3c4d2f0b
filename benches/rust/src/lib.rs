//! Our own engine in every configuration that is measured, its peers, and the names that they are given.

use std::ffi::CStr;

pub mod names;
pub mod own;
#[cfg(feature = "peers")]
pub mod peers;

/// An engine under measurement, with whatever it reuses from name to name.
///
/// It is given a mangled name, and returns the length of what it makes of it: 0 if it refuses the name.
pub type Engine = Box<dyn FnMut(&CStr) -> usize>;
