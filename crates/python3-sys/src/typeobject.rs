//! Initial values of type objects and `init_ob_type`, as `py_class!` expects them.

use std::mem::MaybeUninit;

use pyo3_ffi::{PyMappingMethods, PyNumberMethods, PyObject_HEAD_INIT, PySequenceMethods, PyTypeObject, PyVarObject};

/// All zero, including members that a later CPython appends.
// SAFETY: every member is a nullable function pointer.
pub const PyNumberMethods_INIT: PyNumberMethods = unsafe { MaybeUninit::<PyNumberMethods>::zeroed().assume_init() };

/// All zero.
// SAFETY: every member is a nullable pointer.
pub const PySequenceMethods_INIT: PySequenceMethods =
    unsafe { MaybeUninit::<PySequenceMethods>::zeroed().assume_init() };

/// All zero.
// SAFETY: every member is a nullable function pointer.
pub const PyMappingMethods_INIT: PyMappingMethods = unsafe { MaybeUninit::<PyMappingMethods>::zeroed().assume_init() };

/// All zero except for the reference count, including members that a later CPython appends to `PyTypeObject`, as 3.12,
/// 3.13 and 3.15 did.
pub const PyTypeObject_INIT: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject { ob_base: PyObject_HEAD_INIT, ob_size: 0 },
    // SAFETY: every member is an integer or a nullable pointer.
    ..unsafe { MaybeUninit::<PyTypeObject>::zeroed().assume_init() }
};

/// `py_class!` calls `TYPE_OBJECT.init_ob_type(…)`, an inherent method in the crate that this one replaces. A foreign
/// type cannot have inherent methods, so each module with a `py_class!` imports this trait.
pub trait InitObType {
    /// Sets `ob_type`.
    fn init_ob_type(&mut self, type_object: *mut PyTypeObject);
}

impl InitObType for PyTypeObject {
    fn init_ob_type(&mut self, type_object: *mut PyTypeObject) {
        self.ob_base.ob_base.ob_type = type_object;
    }
}
