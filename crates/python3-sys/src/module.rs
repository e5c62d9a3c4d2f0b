//! Module creation, and the guards that a module must pass before any of its code runs.

use std::{
    ffi::{CStr, c_char},
    mem::{offset_of, size_of},
    ptr,
};

use pyo3_ffi as ffi;
use pyo3_ffi::{PyModuleDef, PyModuleDef_HEAD_INIT, PyObject, PyTupleObject, PyTypeObject, PyUnicodeObject};

/// The initial value for `py_module_initializer!`. `m_size` is 0, not -1: with -1, CPython copies the module's dict
/// into a subinterpreter without calling the initialiser, and so without the guard below.
pub const PyModuleDef_INIT: PyModuleDef = PyModuleDef {
    m_base: PyModuleDef_HEAD_INIT,
    m_name: ptr::null(),
    m_doc: ptr::null(),
    m_size: 0,
    m_methods: ptr::null_mut(),
    m_slots: ptr::null_mut(),
    m_traverse: None,
    m_clear: None,
    m_free: None,
};

/// Calls `PyModule_Create`, or raises `ImportError` if the module cannot run safely.
///
/// # Safety
/// As in the C API: the GIL is held and `def` is valid forever.
pub unsafe fn PyModule_Create(def: *mut PyModuleDef) -> *mut PyObject {
    // SAFETY: the GIL is held, so the interpreter's state and its static types can be read.
    unsafe {
        if let Err(reason) = same_cpython().and_then(|()| main_interpreter()) {
            ffi::PyErr_SetString(ffi::PyExc_ImportError, reason.as_ptr());
            return ptr::null_mut();
        }
        ffi::PyModule_Create(def)
    }
}

/// Checks that the running interpreter has the layouts that were compiled in. `tp_basicsize` has the same offset in all
/// versions, so it can be read in any interpreter.
unsafe fn same_cpython() -> Result<(), &'static CStr> {
    let compiled = [
        (&raw mut ffi::PyBaseObject_Type, size_of::<PyObject>()),
        (&raw mut ffi::PyType_Type, size_of::<ffi::PyHeapTypeObject>()),
        (&raw mut ffi::PyTuple_Type, offset_of!(PyTupleObject, ob_item)),
        (&raw mut ffi::PyUnicode_Type, size_of::<PyUnicodeObject>()),
        (&raw mut ffi::PyModuleDef_Type, size_of::<PyModuleDef>()),
    ];
    let fits = |(ty, size): (*mut PyTypeObject, usize)| {
        // SAFETY: a static type of the interpreter.
        usize::try_from(unsafe { (*ty).tp_basicsize }) == Ok(size)
    };
    // SAFETY: a NUL-terminated string that lives as long as the process.
    let running = unsafe { CStr::from_ptr(ffi::Py_GetVersion()) };
    if compiled.into_iter().all(fits) && is_version(running, COMPILED_MINOR) {
        Ok(())
    } else {
        Err(c"this module was built for another version of CPython; reinstall cpp-demangle-py with the interpreter that imports it")
    }
}

/// The minor version that this crate was compiled for.
const COMPILED_MINOR: u8 = if cfg!(Py_3_15) {
    15
} else if cfg!(Py_3_14) {
    14
} else if cfg!(Py_3_13) {
    13
} else if cfg!(Py_3_12) {
    12
} else if cfg!(Py_3_11) {
    11
} else {
    10
};

/// True if `version` ("3.13.0 (main, …") is 3.`minor`.
fn is_version(version: &CStr, minor: u8) -> bool {
    let text = version.to_bytes();
    text.strip_prefix(format!("3.{minor}").as_bytes()).is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_digit))
}

/// Checks that this is the main interpreter. rust-cpython stores type objects in statics and acquires the GIL by
/// `PyGILState_*`: a subinterpreter would share the former and deadlock on the latter.
unsafe fn main_interpreter() -> Result<(), &'static CStr> {
    // SAFETY: the GIL is held.
    if unsafe { ffi::PyInterpreterState_Get() == ffi::PyInterpreterState_Main() } {
        Ok(())
    } else {
        Err(c"cpp_demangle_py does not support subinterpreters; import it in the main interpreter")
    }
}

// The guards pass their texts as `c_char`, whose signedness differs between platforms.
const _: () = assert!(size_of::<c_char>() == 1);

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn a_version_is_recognised_whole() {
        assert!(is_version(c"3.13.0 (main, Oct  7 2024)", 13));
        assert!(is_version(c"3.15.0b1+ (heads)", 15));
        assert!(!is_version(c"3.14.0", 13));
        assert!(!is_version(c"3.1.0", 10));
        assert!(!is_version(c"3.100.0", 10));
    }
}
