//! Items of the package's Python modules.

use std::{collections::HashMap, sync::OnceLock};

use cpython::{PyClone, PyDict, PyDrop, PyErr, PyObject, PyResult, PyTuple, Python, PythonObject, exc};

use crate::interpreter::PerInterpreter;

/// An item of a Python module. It is looked up when it is first needed, since its package imports this module.
pub struct Item {
    module: &'static str,
    name: &'static str,
    found: PerInterpreter,
}

impl Item {
    pub const fn new(module: &'static str, name: &'static str) -> Self {
        Self { module, name, found: PerInterpreter::new() }
    }

    pub fn get(&self, py: Python) -> PyResult<PyObject> {
        self.found.get_or_make(py, || py.import(self.module)?.get(py, self.name))
    }
}

/// The members of an enumeration, by their `str` values.
pub struct Members {
    by_value: Item,
    /// The index of each value in the tuple, in all interpreters.
    places: OnceLock<HashMap<String, usize>>,
    /// The members, of each interpreter.
    tuple: PerInterpreter,
}

impl Members {
    /// `name` is a dict in the Python module `module`, from values to members.
    pub const fn new(module: &'static str, name: &'static str) -> Self {
        Self { by_value: Item::new(module, name), places: OnceLock::new(), tuple: PerInterpreter::new() }
    }

    pub fn get(&self, py: Python, value: &str) -> PyResult<PyObject> {
        let members = self.tuple.get_or_make(py, || self.all(py))?.cast_into::<PyTuple>(py)?;
        let place = self.places.get().and_then(|places| places.get(value));
        let member = place.map(|&place| members.as_slice(py)[place].clone_ref(py));
        members.release_ref(py);
        member.ok_or_else(|| PyErr::new::<exc::KeyError, _>(py, value))
    }

    fn all(&self, py: Python) -> PyResult<PyObject> {
        let dict = self.by_value.get(py)?.cast_into::<PyDict>(py)?;
        let values = dict.items(py).into_iter().map(|(value, _)| value.extract::<String>(py));
        let values = values.collect::<PyResult<Vec<_>>>()?;
        let places = values.iter().enumerate().map(|(place, value)| (value.clone(), place)).collect();
        let places = self.places.get_or_init(|| places);
        let mut members: Vec<PyObject> = (0..places.len()).map(|_| py.None()).collect();
        for (value, place) in places {
            members[*place] = dict.get_item(py, value).unwrap_or_else(|| py.None());
        }
        Ok(PyTuple::new(py, &members).into_object())
    }
}
