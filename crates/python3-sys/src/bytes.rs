//! The function that changes the length of a `bytes` that is being made. `pyo3-ffi` keeps its own declaration private.

#[cfg(windows)]
use std::ptr;

use std::ffi::c_int;

use pyo3_ffi::{Py_ssize_t, PyObject};

#[cfg(not(windows))]
unsafe extern "C" {
    /// Changes the length of a `bytes` that nothing else refers to. On failure it becomes null, with an error set.
    pub fn _PyBytes_Resize(bytes: *mut *mut PyObject, length: Py_ssize_t) -> c_int;
}

/// The same by a copy: on Windows, `pyo3-ffi` alone knows the library to import from.
///
/// # Safety
/// As in the C API: the GIL is held, and nothing else refers to the `bytes`.
#[cfg(windows)]
pub unsafe fn _PyBytes_Resize(bytes: *mut *mut PyObject, length: Py_ssize_t) -> c_int {
    // SAFETY: a live `bytes`, of which as much is copied as both have room for.
    unsafe {
        let old = ptr::replace(bytes, pyo3_ffi::PyBytes_FromStringAndSize(ptr::null(), length));
        if !(*bytes).is_null() {
            let kept = pyo3_ffi::PyBytes_Size(old).min(length).unsigned_abs();
            pyo3_ffi::PyBytes_AsString(*bytes).copy_from_nonoverlapping(pyo3_ffi::PyBytes_AsString(old), kept);
        }
        pyo3_ffi::Py_DECREF(old);
        if (*bytes).is_null() { -1 } else { 0 }
    }
}
