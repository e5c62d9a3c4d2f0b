//! What this module needs of the Python half of the package.

use std::sync::OnceLock;

use cpython::{PyClone, PyObject, PyResult, Python};

/// An item of a Python module, which is looked up when it is first needed: the package that holds it imports this module.
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
        // The import may let other threads run, so nothing is locked meanwhile; all of them find the same object.
        let found = py.import(self.module)?.get(py, self.name)?;
        Ok(self.found.get_or_init(|| found).clone_ref(py))
    }
}
