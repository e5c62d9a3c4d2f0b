//! Items of the package's Python modules.

use std::{collections::HashMap, sync::OnceLock};

use cpython::{PyClone, PyDict, PyErr, PyObject, PyResult, Python, exc};

/// An item of a Python module. It is looked up when it is first needed, since its package imports this module.
pub struct Item {
    module: &'static str,
    name: &'static str,
    found: OnceLock<PyObject>,
}

impl Item {
    pub const fn new(module: &'static str, name: &'static str) -> Self {
        Self { module, name, found: OnceLock::new() }
    }

    pub fn get(&self, py: Python) -> PyResult<PyObject> {
        if let Some(found) = self.found.get() {
            return Ok(found.clone_ref(py));
        }
        // The import may let other threads run, so nothing is locked meanwhile. All threads find the same object.
        let found = py.import(self.module)?.get(py, self.name)?;
        Ok(self.found.get_or_init(|| found).clone_ref(py))
    }
}

/// The members of an enumeration, by their `str` values.
pub struct Members {
    by_value: Item,
    found: OnceLock<HashMap<String, PyObject>>,
}

impl Members {
    /// `name` is a dict in the Python module `module`, from values to members.
    pub const fn new(module: &'static str, name: &'static str) -> Self {
        Self { by_value: Item::new(module, name), found: OnceLock::new() }
    }

    pub fn get(&self, py: Python, value: &str) -> PyResult<PyObject> {
        let found = if let Some(found) = self.found.get() {
            found
        } else {
            let items = self.by_value.get(py)?.cast_into::<PyDict>(py)?.items(py);
            let member = |(value, member): (PyObject, PyObject)| Ok((value.extract(py)?, member));
            let found = items.into_iter().map(member).collect::<PyResult<_>>()?;
            self.found.get_or_init(|| found)
        };
        match found.get(value) {
            Some(member) => Ok(member.clone_ref(py)),
            None => Err(PyErr::new::<exc::KeyError, _>(py, value)),
        }
    }
}
