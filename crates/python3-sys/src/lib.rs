//! The FFI names that `cpython` (rust-cpython) 0.7.2 expects, over `pyo3-ffi`.
//!
//! rust-cpython's own FFI crate ends at CPython 3.13. This crate has its name and version, so that `[patch.crates-io]`
//! can replace it, and leaves the layouts and the reference counting of each CPython version to `pyo3-ffi`. A glob
//! re-export provides nearly all names. Each module below defines a few whose name, type or behaviour differs from what
//! `cpython` and the expansion of its macros expect, and says what they expect. A local item shadows the glob's.

#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)]

mod gc;
mod layout;
mod method;
mod module;
mod threads;
mod typeobject;

pub use pyo3_ffi::*;

pub use gc::{Py_TPFLAGS_HEAPTYPE, PyType_Ready};
pub use method::{
    PyCFunction, PyCFunction_New, PyCFunctionWithKeywords, PyDescr_NewClassMethod, PyDescr_NewMethod, PyMethodDef,
};
pub use module::{PyModule_Create, PyModuleDef_INIT};
pub use threads::{PyEval_InitThreads, PyEval_ThreadsInitialized};
pub use typeobject::{
    InitObType, PyMappingMethods_INIT, PyNumberMethods_INIT, PySequenceMethods_INIT, PyTypeObject_INIT,
};
