//! Fixes for two defects in rust-cpython's deallocation.

use std::sync::Mutex;

use pyo3_ffi as ffi;
use pyo3_ffi::{PyObject, PyTypeObject, destructor};

/// Zero. rust-cpython reads this flag only in `BaseObject::dealloc`, to drop an instance's reference to its heap type.
/// For an instance of a Python subclass, CPython's `subtype_dealloc` drops that reference too, so the class would lose
/// one reference too many each time.
pub const Py_TPFLAGS_HEAPTYPE: std::ffi::c_ulong = 0;

/// The `tp_dealloc` that `py_class!` gave to each class with `__traverse__`.
static DEALLOC: Mutex<Vec<(usize, destructor)>> = Mutex::new(Vec::new());

/// Makes the class's deallocation safe, and calls `PyType_Ready`.
///
/// A class with `__traverse__` drops its Rust data while the collector still tracks the instance. A collection that
/// this drop starts would traverse freed memory, so such a class gets a `tp_dealloc` that untracks the instance first.
///
/// # Safety
/// As in the C API: the GIL is held and `ty` is a type object not yet ready.
pub unsafe fn PyType_Ready(ty: *mut PyTypeObject) -> std::ffi::c_int {
    // SAFETY: the caller upholds the C API's contract.
    unsafe {
        if (*ty).tp_traverse.is_some() {
            if let (Some(dealloc), Ok(mut table)) = ((*ty).tp_dealloc, DEALLOC.lock()) {
                if !table.iter().any(|entry| entry.0 == ty as usize) {
                    table.push((ty as usize, dealloc));
                    (*ty).tp_dealloc = Some(untrack_and_dealloc);
                }
            }
        }
        ffi::PyType_Ready(ty)
    }
}

unsafe extern "C" fn untrack_and_dealloc(object: *mut PyObject) {
    // SAFETY: CPython calls this with the last reference gone and the GIL held.
    unsafe {
        ffi::PyObject_GC_UnTrack(object.cast());
        // For an instance of a Python subclass, the table holds a base of its class.
        let mut ty = ffi::Py_TYPE(object);
        while !ty.is_null() {
            if let Some(dealloc) = original_dealloc(ty) {
                return dealloc(object);
            }
            ty = (*ty).tp_base;
        }
    }
}

fn original_dealloc(ty: *mut PyTypeObject) -> Option<destructor> {
    let table = DEALLOC.lock().ok()?;
    let entry = table.iter().find(|entry| entry.0 == ty as usize)?;
    Some(entry.1)
}
