//! Shared by the classes: hashes, equality, pickling, and a `repr` that evaluates to an equal value.

use std::{
    hash::{BuildHasher, Hash, RandomState},
    sync::OnceLock,
};

use cpython::{CompareOp, ObjectProtocol, PyDict, PyObject, PyResult, PyTuple, Python, PythonObject, ToPyObject};

/// The keyword arguments of a call: their names and their values.
pub type Keywords = Vec<(&'static str, PyObject)>;

/// `Class('argument', keyword=value)`
pub fn repr(py: Python, class: &str, argument: Option<PyObject>, keywords: Keywords) -> PyResult<String> {
    let mut shown = Vec::new();
    if let Some(argument) = argument {
        shown.push(argument.repr(py)?.to_string_lossy(py).into_owned());
    }
    for (name, value) in keywords {
        shown.push(format!("{name}={}", value.repr(py)?.to_string_lossy(py)));
    }
    Ok(format!("{class}({})", shown.join(", ")))
}

/// The result of `__reduce__`: a callable and its arguments.
pub fn reduce(py: Python, constructor: PyObject, args: &[PyObject], keywords: Keywords) -> PyResult<PyObject> {
    let args = PyTuple::new(py, args);
    if keywords.is_empty() {
        return Ok((constructor, args).to_py_object(py).into_object());
    }
    let dict = PyDict::new(py);
    for (name, value) in keywords {
        dict.set_item(py, name, value)?;
    }
    // pickle passes only positional arguments; `functools.partial` adds the keywords.
    let partial = py.import("functools")?.get(py, "partial")?;
    let constructor = partial.call(py, (constructor,), Some(&dict))?;
    Ok((constructor, args).to_py_object(py).into_object())
}

/// A hash whose key is new in each process, as in Python's own hashes.
pub fn hash(value: &impl Hash) -> u64 {
    static KEYS: OnceLock<RandomState> = OnceLock::new();
    KEYS.get_or_init(RandomState::new).hash_one(value)
}

/// The result of `__richcmp__` for values without an order.
pub fn equality<T: PartialEq>(py: Python, left: &T, right: &T, op: &CompareOp) -> PyObject {
    match op {
        CompareOp::Eq => (left == right).to_py_object(py).into_object(),
        CompareOp::Ne => (left != right).to_py_object(py).into_object(),
        _ => py.NotImplemented(),
    }
}
