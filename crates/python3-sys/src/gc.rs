//! A fix for a defect in rust-cpython's deallocation.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3_ffi as ffi;
use pyo3_ffi::{PyObject, PyTypeObject, destructor};

/// The methods of each template with `__traverse__`, by which its classes are known, and the `tp_dealloc` that `py_class!`
/// gave to it. Nothing of Python is called while it is locked.
static DEALLOC: Mutex<Vec<(usize, destructor)>> = Mutex::new(Vec::new());

fn table() -> MutexGuard<'static, Vec<(usize, destructor)>> {
    DEALLOC.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes the `tp_dealloc` of a template, if its classes need another one.
///
/// A class with `__traverse__` drops its Rust data while the collector still tracks the instance. A collection that
/// this drop starts would traverse freed memory, so such a class gets a `tp_dealloc` that untracks the instance first.
///
/// # Safety
/// The template has its methods.
pub(crate) unsafe fn add(template: *mut PyTypeObject) {
    // SAFETY: the caller's template is alive.
    let (traverse, dealloc, methods) =
        unsafe { ((*template).tp_traverse, (*template).tp_dealloc, (*template).tp_methods) };
    if let (Some(_), Some(dealloc)) = (traverse, dealloc) {
        table().push((methods as usize, dealloc));
    }
}

/// The `tp_dealloc` for the classes of a template.
///
/// # Safety
/// The template is complete.
pub(crate) unsafe fn dealloc(template: *mut PyTypeObject) -> Option<destructor> {
    // SAFETY: the caller's template is alive.
    unsafe { if (*template).tp_traverse.is_some() { Some(untrack_and_dealloc) } else { (*template).tp_dealloc } }
}

unsafe extern "C" fn untrack_and_dealloc(object: *mut PyObject) {
    // SAFETY: CPython calls this with the last reference gone, by a thread that is attached.
    unsafe {
        ffi::PyObject_GC_UnTrack(object.cast());
        // For an instance of a Python subclass, the table has a base of its class.
        let mut ty = ffi::Py_TYPE(object);
        while !ty.is_null() {
            if let Some(dealloc) = original_dealloc((*ty).tp_methods as usize) {
                return dealloc(object);
            }
            ty = (*ty).tp_base;
        }
    }
}

fn original_dealloc(methods: usize) -> Option<destructor> {
    table().iter().find(|entry| entry.0 == methods).map(|entry| entry.1)
}
