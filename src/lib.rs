//! The Python module `cpp_demangle_py._native`.

// For code that rust-cpython's macros expand to.
#![allow(
    non_local_definitions,
    missing_docs,
    clippy::manual_strip,
    clippy::too_many_arguments,
    clippy::transmute_ptr_to_ptr,
    clippy::unnecessary_wraps
)]

mod arrow;
mod binary;
mod bulk;
mod capsule;
mod command;
mod convert;
mod demangle_options;
mod docstring;
mod error;
mod fastcall;
mod format;
mod functions;
mod gil;
mod growing;
mod held_name;
mod interpreter;
mod limits;
mod module;
mod options;
mod package;
mod probe;
mod sequence;
mod structure;
mod symbol;
mod text;
mod value;

use cpython::{PyModule, PyResult, Python};

/// The `__module__` of public classes and functions.
const PUBLIC: &str = "cpp_demangle_py";

/// Adds all classes and functions to `module`.
fn add_all(py: Python, module: &PyModule) -> PyResult<()> {
    options::intern(py)?;
    module.add(py, "OPTIONS", options::table(py)?)?;
    module.add(py, "FIELDS", bulk::field_names(py))?;
    limits::add(py, module, PUBLIC)?;
    demangle_options::add(py, module, PUBLIC)?;
    symbol::add(py, module, PUBLIC)?;
    structure::add(py, module)?;
    functions::add(py, module, PUBLIC)?;
    bulk::add(py, module, PUBLIC)?;
    text::add(py, module, PUBLIC)?;
    command::add(py, module)?;
    arrow::add(py, module)?;
    binary::add(py, module)
}
