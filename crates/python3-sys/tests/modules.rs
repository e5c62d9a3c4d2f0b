//! The guards that a module passes before it is made.

#![allow(missing_docs, unused_braces)]

use cpython::{Python, py_module_initializer};
use python3_sys as ffi;

py_module_initializer!(guarded, |py, module| { module.add(py, "answer", 42) });

#[test]
fn the_main_interpreter_gets_the_module_and_a_subinterpreter_an_import_error() {
    let gil = Python::acquire_gil();
    let _py = gil.python();
    // With the C API alone: rust-cpython's own types acquire the main interpreter's GIL when
    // they are dropped, so subinterpreters are not supported.
    // SAFETY: this thread holds the GIL throughout, and swaps its state back.
    unsafe {
        let module = PyInit_guarded();
        assert!(!module.is_null());
        let answer = ffi::PyObject_GetAttrString(module, c"answer".as_ptr());
        assert_eq!(ffi::PyLong_AsLong(answer), 42);
        ffi::Py_DECREF(answer);
        ffi::Py_DECREF(module);

        let main = ffi::PyThreadState_Get();
        let sub = ffi::Py_NewInterpreter();
        assert!(!sub.is_null());
        assert!(PyInit_guarded().is_null());
        assert_eq!(ffi::PyErr_ExceptionMatches(ffi::PyExc_ImportError), 1);
        ffi::PyErr_Clear();
        ffi::Py_EndInterpreter(sub);
        ffi::PyThreadState_Swap(main);
    }
}
