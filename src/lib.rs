//! The Python module `cpp_demangle_py._native`: its initialisation alone.

// rust-cpython's macros define items within functions and name things as Python does.
#![allow(non_local_definitions)]

mod symbol;

use cpython::{py_module_initializer, py_class::PythonObjectFromPyClassMacro};

py_module_initializer!(_native, |py, module| {
    let class = symbol::Symbol::initialize(py, Some("cpp_demangle_py"))?;
    module.add(py, "Symbol", class)
});
