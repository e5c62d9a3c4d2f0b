//! The two functions that `cpython` calls and `pyo3-ffi` lacks. They have had no effect since CPython 3.7, where the
//! GIL exists from the start.

use std::ffi::c_int;

/// Always 1: since CPython 3.7 threading is initialised with the interpreter.
///
/// # Safety
/// None; it is unsafe only because the original is.
#[must_use]
pub unsafe fn PyEval_ThreadsInitialized() -> c_int {
    1
}

/// Does nothing, as in CPython 3.7 and later.
///
/// # Safety
/// None; it is unsafe only because the original is.
pub unsafe fn PyEval_InitThreads() {}
