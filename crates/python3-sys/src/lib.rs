//! The FFI names that `cpython` (rust-cpython) 0.7.2 expects, over `pyo3-ffi`.
//!
//! rust-cpython's own FFI crate ends at CPython 3.13. This crate has its name and version, so that `[patch.crates-io]`
//! can replace it, and leaves the layouts and the reference counting of each CPython version to `pyo3-ffi`. A glob
//! re-export provides nearly all names. Each module below defines a few whose name, type or behaviour differs from what
//! `cpython` and the expansion of its macros expect, and says what they expect. A local item shadows the glob's.

#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]

mod bytes;
mod class;
mod gc;
mod interpreter;
mod layout;
mod method;
mod module;
mod slots;
mod threads;
mod typeobject;

pub use pyo3_ffi::*;

pub use bytes::_PyBytes_Resize;
pub use class::{PyObject_TypeCheck, PyType_GenericAlloc, PyType_Ready, class_of, make_class};
pub use interpreter::{Interpreter, OBJECTS};
pub use method::{
    PyCFunction, PyCFunction_New, PyCFunctionWithKeywords, PyDescr_NewClassMethod, PyDescr_NewMethod, PyMethodDef,
    PyModule_AddFunctions,
};
pub use module::{Fill, Module, begin_module};
pub use threads::{
    HAS_GIL, PyEval_InitThreads, PyEval_ThreadsInitialized, PyGILState_Ensure, PyGILState_Release, critical_section,
    is_attached, one_at_a_time,
};
#[cfg(Py_GIL_DISABLED)]
pub use typeobject::new_type_flags;
pub use typeobject::{
    InitObType, PyMappingMethods_INIT, PyNumberMethods_INIT, PySequenceMethods_INIT, PyTypeObject_INIT, set_type_flags,
    type_flags,
};
