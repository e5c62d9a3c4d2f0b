//! The only two names that `cpython` calls and `pyo3-ffi` does not have. CPython 3.7 made both
//! meaningless: the GIL exists from the start.

use std::ffi::c_int;

/// Always 1: since CPython 3.7 threading is initialised with the interpreter.
///
/// # Safety
/// None needed; unsafe since the original is.
#[must_use]
pub unsafe fn PyEval_ThreadsInitialized() -> c_int {
    1
}

/// Does nothing, as in CPython 3.7 and later.
///
/// # Safety
/// None needed; unsafe since the original is.
pub unsafe fn PyEval_InitThreads() {}
