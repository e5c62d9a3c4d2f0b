//! Conversion of the core's errors to Python exceptions.

use cpython::{ObjectProtocol, PyBytes, PyClone, PyErr, PyObject, PyResult, PyString, Python, exc};
use symbol_names::{Error, ErrorKind};

use crate::convert::{borrow_bytes, encodable_start};

/// The name of the class in `cpp_demangle_py.errors` for a kind.
fn class_name(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotMangled => "NotMangledError",
        ErrorKind::Parse => "ParseError",
        ErrorKind::Limit => "LimitError",
        ErrorKind::Format => "FormatError",
        _ => "DemangleError",
    }
}

/// Why a `str` that no bytes are decoded to is no name.
const NO_BYTE: &str =
    "expected bytes, which errors='surrogateescape' decodes to U+DC80 to U+DCFF; found another lone surrogate";

/// Makes the exception for `error`; `given` is the name that cannot be demangled.
#[cold]
pub fn exception(py: Python, error: &Error, given: &PyObject) -> PyErr {
    build(py, error, given).unwrap_or_else(|failure| failure)
}

fn build(py: Python, error: &Error, given: &PyObject) -> PyResult<PyErr> {
    if error.kind() == ErrorKind::Unsupported {
        return Ok(value_error(py, error.reason().into_owned()));
    }
    // Imported only now, since its package imports this module.
    let class = py.import("cpp_demangle_py.errors")?.get(py, class_name(error.kind()))?;
    let given = plain(py, given)?;
    if error.offset() == Some(0) && given.cast_as::<PyString>(py).is_ok() {
        if let Some(start) = encodable_start(py, &given)? {
            let class = py.import("cpp_demangle_py.errors")?.get(py, class_name(ErrorKind::NotMangled))?;
            let instance = class.call(py, (given, NO_BYTE, borrow_bytes(py, &start).len()), None)?;
            return Ok(PyErr::from_instance(py, instance));
        }
    }
    let instance = match error.limit() {
        Some((limit, value)) => class.call(py, (given, error.reason(), error.offset(), limit.as_str(), value), None)?,
        None => class.call(py, (given, error.reason(), error.offset()), None)?,
    };
    Ok(PyErr::from_instance(py, instance))
}

/// Returns `str` and `bytes` unchanged, and another bytes-like object as `bytes`.
fn plain(py: Python, given: &PyObject) -> PyResult<PyObject> {
    if given.cast_as::<PyString>(py).is_ok() || given.cast_as::<PyBytes>(py).is_ok() {
        Ok(given.clone_ref(py))
    } else {
        crate::convert::to_bytes(py, given)
    }
}

/// True for errors of the call, not of the name, which are raised even with `errors="keep"`.
pub fn is_callers_fault(error: &Error) -> bool {
    error.kind() == ErrorKind::Unsupported
}

/// The exception for the name `given`, which is at `index`.
#[cold]
pub fn exception_at(py: Python, error: &Error, given: &PyObject, index: usize) -> PyErr {
    if is_callers_fault(error) {
        return exception(py, error, given);
    }
    let instance = exception(py, error, given).instance(py);
    match instance.setattr(py, "index", index) {
        Ok(()) => PyErr::from_instance(py, instance),
        Err(failure) => failure,
    }
}

/// Makes a `TypeError`.
#[cold]
pub fn type_error(py: Python, message: String) -> PyErr {
    PyErr::new::<exc::TypeError, _>(py, message)
}

/// Makes a `ValueError`.
#[cold]
pub fn value_error(py: Python, message: String) -> PyErr {
    PyErr::new::<exc::ValueError, _>(py, message)
}
