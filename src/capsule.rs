//! Capsules of the [Arrow PyCapsule interface](https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html).
//!
//! A capsule owns a structure of the C data interface, which is released once: by whoever takes it over, which leaves a
//! structure that is marked as released; or else with the capsule.

use std::ffi::CStr;
use std::ptr;

use columns::{FFI_ArrowArray, FFI_ArrowArrayStream, FFI_ArrowSchema};
use cpython::_detail::{ffi, result_from_owned_ptr};
use cpython::{PyObject, PyResult, Python};

use crate::error::type_error;

/// A structure of the C data interface. It is released when it is dropped.
pub trait Structure: Sized + Send + 'static {
    /// The name of its capsules.
    const NAME: &'static CStr;
    /// A structure that is released already.
    fn released() -> Self;
}

impl Structure for FFI_ArrowSchema {
    const NAME: &'static CStr = c"arrow_schema";

    fn released() -> Self {
        Self::empty()
    }
}

impl Structure for FFI_ArrowArray {
    const NAME: &'static CStr = c"arrow_array";

    fn released() -> Self {
        Self::empty()
    }
}

impl Structure for FFI_ArrowArrayStream {
    const NAME: &'static CStr = c"arrow_array_stream";

    fn released() -> Self {
        Self::empty()
    }
}

/// Makes a capsule.
pub fn new<T: Structure>(py: Python, structure: T) -> PyResult<PyObject> {
    let pointer = Box::into_raw(Box::new(structure));
    // SAFETY: the GIL is held; a new reference or null with an error set.
    let capsule = unsafe { ffi::PyCapsule_New(pointer.cast(), T::NAME.as_ptr(), Some(destroy::<T>)) };
    if capsule.is_null() {
        // SAFETY: the pointer is that of the box above, which no capsule owns.
        drop(unsafe { Box::from_raw(pointer) });
    }
    // SAFETY: as above.
    unsafe { result_from_owned_ptr(py, capsule) }
}

/// Called when the last reference to a capsule is dropped, with the GIL held, maybe while an exception is on its way.
#[allow(deprecated)] // what replaces two of these functions came with CPython 3.12
unsafe extern "C" fn destroy<T: Structure>(capsule: *mut ffi::PyObject) {
    // SAFETY: the capsule is one of `new`, whose pointer is that of a box. A producer may run code of Python when it is
    // released, so the exception is set aside.
    unsafe {
        let (mut class, mut value, mut traceback) = (ptr::null_mut(), ptr::null_mut(), ptr::null_mut());
        ffi::PyErr_Fetch(&raw mut class, &raw mut value, &raw mut traceback);
        let pointer = ffi::PyCapsule_GetPointer(capsule, T::NAME.as_ptr()).cast::<T>();
        if !pointer.is_null() {
            drop(Box::from_raw(pointer));
        }
        ffi::PyErr_Restore(class, value, traceback);
    }
}

/// Takes over the structure of a capsule, which `method` returned. The capsule is left with one that is released.
pub fn take<T: Structure>(py: Python, method: &str, capsule: &PyObject) -> PyResult<T> {
    // SAFETY: the object is alive and the GIL is held. A capsule with this name holds such a structure.
    unsafe {
        if ffi::PyCapsule_IsValid(capsule.as_ptr(), T::NAME.as_ptr()) == 0 {
            let name = T::NAME.to_string_lossy();
            return Err(type_error(py, format!("{method}() must return a capsule with the name '{name}'")));
        }
        let pointer = ffi::PyCapsule_GetPointer(capsule.as_ptr(), T::NAME.as_ptr()).cast::<T>();
        Ok(ptr::replace(pointer, T::released()))
    }
}

/// Runs `work` without the GIL, whether or not this thread holds it. `work` must not panic.
pub fn around(work: &mut dyn FnMut()) {
    // SAFETY: these may be called by any thread; the GIL is released only if this one holds it.
    unsafe {
        if ffi::Py_IsInitialized() == 0 || !ffi::is_attached() {
            work();
        } else {
            let state = ffi::PyEval_SaveThread();
            work();
            ffi::PyEval_RestoreThread(state);
        }
    }
}
