//! Method definitions: `py_method_def!` fills a `PyMethodDef` whose `ml_meth` is an
//! `Option<PyCFunction>`; in `pyo3-ffi` that member is a union. The layouts are equal
//! (asserted in `layout.rs`), so the constructors below only cast.

use std::ffi::{c_char, c_int};

use pyo3_ffi as ffi;
use pyo3_ffi::{PyObject, PyTypeObject};

pub use pyo3_ffi::{PyCFunction, PyCFunctionWithKeywords};

/// `PyMethodDef` with the member types that `py_method_def!` writes.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct PyMethodDef {
    /// The method's name, or null at the end of a table.
    pub ml_name: *const c_char,
    /// The function, of the type that `ml_flags` says.
    pub ml_meth: Option<PyCFunction>,
    /// `METH_*`.
    pub ml_flags: c_int,
    /// The docstring, or null.
    pub ml_doc: *const c_char,
}

/// Calls `PyCFunction_New` with a definition of this crate.
///
/// # Safety
/// As in the C API: the GIL is held and `def` outlives the new function.
pub unsafe fn PyCFunction_New(def: *mut PyMethodDef, slf: *mut PyObject) -> *mut PyObject {
    // SAFETY: the layouts are equal; the caller upholds the rest of the contract.
    unsafe { ffi::PyCFunction_New(def.cast(), slf) }
}

/// Calls `PyDescr_NewMethod` with a definition of this crate.
///
/// # Safety
/// As in the C API: the GIL is held and `def` outlives the new descriptor.
pub unsafe fn PyDescr_NewMethod(ty: *mut PyTypeObject, def: *mut PyMethodDef) -> *mut PyObject {
    // SAFETY: the layouts are equal; the caller upholds the rest of the contract.
    unsafe { ffi::PyDescr_NewMethod(ty, def.cast()) }
}

/// Calls `PyDescr_NewClassMethod` with a definition of this crate.
///
/// # Safety
/// As in the C API: the GIL is held and `def` outlives the new descriptor.
pub unsafe fn PyDescr_NewClassMethod(ty: *mut PyTypeObject, def: *mut PyMethodDef) -> *mut PyObject {
    // SAFETY: the layouts are equal; the caller upholds the rest of the contract.
    unsafe { ffi::PyDescr_NewClassMethod(ty, def.cast()) }
}
