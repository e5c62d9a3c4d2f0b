//! Method definitions: `py_method_def!` fills a `PyMethodDef` whose `ml_meth` is an
//! `Option<PyCFunction>`; in `pyo3-ffi` that member is a union. The layouts are equal
//! (asserted in `layout.rs`), so the constructors below only cast.

use std::ffi::{CStr, CString, c_char, c_int};

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

impl PyMethodDef {
    /// The same method under a name, which it may have already. The docstring of a method begins with its name.
    ///
    /// # Safety
    /// The texts are alive, or null.
    pub(crate) unsafe fn under_name(self, name: *const c_char) -> Self {
        let leak = |text: Vec<u8>| CString::new(text).unwrap_or_default().into_raw().cast_const();
        // SAFETY: the caller's.
        let (old, name) = unsafe { (bytes(self.ml_name), bytes(name)) };
        if name == old {
            return self;
        }
        // SAFETY: as above.
        let doc = unsafe { bytes(self.ml_doc) };
        let ml_doc = doc.strip_prefix(old).map_or(self.ml_doc, |rest| leak([name, rest].concat()));
        Self { ml_name: leak(name.into()), ml_doc, ..self }
    }
}

/// The bytes of a C string, none for null.
unsafe fn bytes<'a>(text: *const c_char) -> &'a [u8] {
    // SAFETY: the caller's text is alive, or null.
    if text.is_null() { &[] } else { unsafe { CStr::from_ptr(text) }.to_bytes() }
}

// SAFETY: the texts and the function live forever, and are not changed.
unsafe impl Sync for PyMethodDef {}
// SAFETY: as above.
unsafe impl Send for PyMethodDef {}

/// Calls `PyCFunction_New` with a definition of this crate.
///
/// # Safety
/// As in the C API: the thread is attached and `def` outlives the new function.
pub unsafe fn PyCFunction_New(def: *mut PyMethodDef, slf: *mut PyObject) -> *mut PyObject {
    // SAFETY: the layouts are equal; the caller upholds the rest of the contract.
    unsafe { ffi::PyCFunction_New(def.cast(), slf) }
}

/// Calls `PyModule_AddFunctions` with a table of definitions of this crate.
///
/// # Safety
/// As in the C API: the thread is attached, and the table has an end and outlives the module.
pub unsafe fn PyModule_AddFunctions(module: *mut PyObject, table: *const PyMethodDef) -> c_int {
    // SAFETY: the layouts are equal, and CPython does not change the table; the caller upholds the rest of the contract.
    unsafe { ffi::PyModule_AddFunctions(module, table.cast_mut().cast()) }
}

/// The name of the capsules that hold definitions.
const DEFINITION: &CStr = c"python3_sys.PyMethodDef";

/// Wraps a definition, for the dict of a template: `class.rs` takes it out again, and CPython makes the descriptor.
///
/// # Safety
/// As in the C API: the thread is attached and `def` outlives the class.
pub unsafe fn PyDescr_NewMethod(_template: *mut PyTypeObject, def: *mut PyMethodDef) -> *mut PyObject {
    // SAFETY: the name lives forever; the caller upholds the rest of the contract.
    unsafe { ffi::PyCapsule_New(def.cast(), DEFINITION.as_ptr(), None) }
}

/// Does the same as [`PyDescr_NewMethod`]: the flags of the definition say that it is one of a class method.
///
/// # Safety
/// As in the C API: the thread is attached and `def` outlives the class.
pub unsafe fn PyDescr_NewClassMethod(template: *mut PyTypeObject, def: *mut PyMethodDef) -> *mut PyObject {
    // SAFETY: the caller upholds the contract.
    unsafe { PyDescr_NewMethod(template, def) }
}

/// The definition in the dict of a template: one that was wrapped, or that of a function, which is a static method.
///
/// # Safety
/// The thread is attached and the object is alive.
pub(crate) unsafe fn definition_in(object: *mut PyObject) -> Option<PyMethodDef> {
    // SAFETY: a capsule with this name holds a definition, and a function refers to one; both live forever.
    unsafe {
        if ffi::PyCapsule_IsValid(object, DEFINITION.as_ptr()) != 0 {
            return Some(*ffi::PyCapsule_GetPointer(object, DEFINITION.as_ptr()).cast::<PyMethodDef>());
        }
        if ffi::PyCFunction_CheckExact(object) != 0 {
            return Some(*(*object.cast::<ffi::PyCFunctionObject>()).m_ml.cast::<PyMethodDef>());
        }
    }
    None
}
