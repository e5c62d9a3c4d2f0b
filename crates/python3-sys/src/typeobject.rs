//! Initial values of type objects and `init_ob_type`, as `py_class!` expects them.
//!
//! A `py_class!` fills a `static` type object. Here that is a template and never an object of Python: each interpreter has
//! a class of its own, which `class.rs` makes of it.

use std::ffi::c_ulong;
use std::mem::MaybeUninit;
use std::ptr;

use pyo3_ffi::{PyMappingMethods, PyNumberMethods, PyObject, PySequenceMethods, PyTypeObject, PyVarObject};

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
#[allow(clippy::declare_interior_mutable_const)] // what a `static` begins with
pub const PyTypeObject_INIT: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject { ob_base: HEAD, ob_size: 0 },
    // SAFETY: every member is an integer or a nullable pointer.
    ..unsafe { MaybeUninit::<PyTypeObject>::zeroed().assume_init() }
};

/// `cpython` counts references to a template as if it were an object. Threads of several interpreters do, with no lock in
/// common, so the count is that of an immortal object, which never changes.
#[cfg(all(Py_3_12, not(Py_GIL_DISABLED)))]
const HEAD: PyObject =
    PyObject { ob_refcnt: pyo3_ffi::PyObjectObRefcnt { ob_refcnt: IMMORTAL }, ob_type: ptr::null_mut() };

#[cfg(all(Py_3_12, not(Py_GIL_DISABLED), target_pointer_width = "64"))]
const IMMORTAL: pyo3_ffi::Py_ssize_t = if cfg!(Py_3_14) { 3 << 30 } else { 0xFFFF_FFFF };

#[cfg(all(Py_3_12, not(Py_GIL_DISABLED), target_pointer_width = "32"))]
const IMMORTAL: pyo3_ffi::Py_ssize_t = if cfg!(Py_3_14) { 5 << 28 } else { 0x3FFF_FFFF };

/// Without a GIL, the initial count is that of an immortal object. Before CPython 3.12 there is one GIL.
#[cfg(not(all(Py_3_12, not(Py_GIL_DISABLED))))]
#[allow(clippy::declare_interior_mutable_const)] // what a `static` begins with
const HEAD: PyObject = PyObject { ob_type: ptr::null_mut(), ..pyo3_ffi::PyObject_HEAD_INIT };

/// `py_class!` calls `TYPE_OBJECT.init_ob_type(…)`, an inherent method in the crate that this one replaces. A foreign
/// type cannot have inherent methods, so each module with a `py_class!` imports this trait.
pub trait InitObType {
    /// Does nothing: a template has no type, by which it is told from a class.
    fn init_ob_type(&mut self, _: *mut PyTypeObject) {}
}

impl InitObType for PyTypeObject {}

/// The flags of a type.
#[cfg(not(Py_GIL_DISABLED))]
#[must_use]
pub fn type_flags(ty: &PyTypeObject) -> c_ulong {
    ty.tp_flags
}

/// The flags of a type. They are atomic without a GIL, which `cpython` does not know: `platforms/free_threaded.py`
/// lets it call this.
#[cfg(Py_GIL_DISABLED)]
#[must_use]
pub fn type_flags(ty: &PyTypeObject) -> c_ulong {
    ty.tp_flags.load(std::sync::atomic::Ordering::Acquire)
}

/// The member for the flags of a template, which `py_class!` is made to call where it is atomic.
#[cfg(Py_GIL_DISABLED)]
#[must_use]
pub const fn new_type_flags(flags: c_ulong) -> atomic::Flags {
    atomic::Flags::new(flags)
}

#[cfg(Py_GIL_DISABLED)]
mod atomic {
    #[cfg(any(windows, target_pointer_width = "32"))]
    pub type Flags = std::sync::atomic::AtomicU32;
    #[cfg(not(any(windows, target_pointer_width = "32")))]
    pub type Flags = std::sync::atomic::AtomicU64;
}

/// Sets flags of a template, as `Py_TPFLAGS_BASETYPE`, for which `py_class!` has no syntax.
///
/// # Safety
/// Only this thread has the template, of which no class has been made.
pub unsafe fn set_type_flags(template: *mut PyTypeObject, flags: c_ulong) {
    // SAFETY: the caller alone has the template.
    unsafe {
        #[cfg(not(Py_GIL_DISABLED))]
        {
            (*template).tp_flags |= flags;
        }
        #[cfg(Py_GIL_DISABLED)]
        (*template).tp_flags.fetch_or(flags, std::sync::atomic::Ordering::AcqRel);
    }
}
