//! The guards that a module passes, and what each interpreter has of it.

#![allow(missing_docs)]

use std::ffi::c_int;
use std::ptr;

use cpython::Python;
use python3_sys::{self as ffi, Interpreter};

static mut MODULE: ffi::Module = ffi::Module::new(c"guarded", fill);

unsafe extern "C" fn fill(module: *mut ffi::PyObject) -> c_int {
    // SAFETY: CPython calls this with a new module, and the thread attached.
    unsafe {
        ffi::begin_module(module);
        let answer = ffi::PyLong_FromLong(42);
        ffi::PyModule_AddObject(module, c"answer".as_ptr(), answer)
    }
}

/// A new module, or null with an error set.
unsafe fn import() -> *mut ffi::PyObject {
    // SAFETY: the caller's thread is attached. Any object with a name will do for the specification.
    unsafe {
        let definition = ffi::Module::init(&raw mut MODULE).cast::<ffi::PyModuleDef>();
        if definition.is_null() {
            return ptr::null_mut();
        }
        let spec = ffi::PyModule_New(c"guarded".as_ptr());
        let name = ffi::PyUnicode_FromString(c"guarded".as_ptr());
        assert_eq!(ffi::PyObject_SetAttrString(spec, c"name".as_ptr(), name), 0);
        ffi::Py_DECREF(name);
        let module = ffi::PyModule_FromDefAndSpec(definition, spec);
        ffi::Py_DECREF(spec);
        assert_eq!(ffi::PyModule_ExecDef(module, definition), 0);
        module
    }
}

#[test]
fn each_interpreter_has_objects_of_its_own_or_is_refused() {
    let gil = Python::acquire_gil();
    let _py = gil.python();
    // With the C API alone, whose functions are those of the interpreter that the thread runs.
    // SAFETY: this thread is attached throughout, and swaps its state back.
    unsafe {
        assert!(Interpreter::current().is_none());
        let module = import();
        let answer = ffi::PyObject_GetAttrString(module, c"answer".as_ptr());
        assert_eq!(ffi::PyLong_AsLong(answer), 42);
        ffi::Py_DECREF(answer);
        let ours = Interpreter::current().unwrap();
        ours.put_object(0, ffi::PyList_New(0));

        let main = ffi::PyThreadState_Get();
        let sub = ffi::Py_NewInterpreter();
        assert!(!sub.is_null());
        let other = import();
        if cfg!(Py_3_12) {
            let theirs = Interpreter::current().unwrap();
            assert!(!ptr::eq(ours, theirs) && theirs.object(0).is_null());
            let list = theirs.put_object(0, ffi::PyList_New(0));
            // The first one stays.
            assert_eq!(theirs.put_object(0, ffi::PyList_New(0)), list);
            assert!(list != ours.object(0));
            ffi::Py_DECREF(other);
            ffi::Py_EndInterpreter(sub);
            assert!(theirs.object(0).is_null());
        } else {
            assert!(other.is_null());
            assert_eq!(ffi::PyErr_ExceptionMatches(ffi::PyExc_ImportError), 1);
            ffi::PyErr_Clear();
            ffi::Py_EndInterpreter(sub);
        }
        ffi::PyThreadState_Swap(main);
        assert!(!ours.object(0).is_null());

        ffi::Py_DECREF(module);
        assert!(ours.object(0).is_null() && Interpreter::current().is_none());
    }
}
