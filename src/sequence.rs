//! Reading lists and tuples of Python in place, and building lists.

use cpython::_detail::{ffi, result_from_owned_ptr};
use cpython::{PyClone, PyErr, PyObject, PyResult, Python};

use crate::{convert, error::type_error};

/// A list or tuple that is read in place: the caller's own, or a list of the items of another iterable.
pub struct Sequence {
    object: PyObject,
    is_tuple: bool,
}

impl Sequence {
    /// Reads `object`, the argument of `function`.
    pub fn of(py: Python, function: &str, object: &PyObject) -> PyResult<Sequence> {
        // SAFETY: the object is alive; only its type is read.
        let (is_tuple, is_list) =
            unsafe { (ffi::PyTuple_CheckExact(object.as_ptr()) != 0, ffi::PyList_CheckExact(object.as_ptr()) != 0) };
        if is_tuple || is_list {
            return Ok(Sequence { object: object.clone_ref(py), is_tuple });
        }
        if convert::is_one_name(object) {
            let given = object.get_type(py);
            let message = format!(
                "{function}() argument must be an iterable of names, not {}, which is one name",
                given.name(py)
            );
            return Err(type_error(py, message));
        }
        // SAFETY: the object is alive and the GIL is held; a new reference or null with an error set.
        let object = unsafe { result_from_owned_ptr(py, ffi::PySequence_List(object.as_ptr()))? };
        Ok(Sequence { object, is_tuple: false })
    }

    /// The current number of items. Other threads may change a list.
    pub fn len(&self, _py: Python) -> usize {
        let size = if self.is_tuple { ffi::PyTuple_Size } else { ffi::PyList_Size };
        // SAFETY: a live object of the type given by `is_tuple`, with the GIL held.
        unsafe { size(self.object.as_ptr()) }.unsigned_abs()
    }

    /// The item at `index`, or `None` if the sequence is not that long.
    #[inline]
    pub fn get(&self, py: Python, index: usize) -> Option<PyObject> {
        let at = ffi::Py_ssize_t::try_from(index).ok()?;
        if index >= self.len(py) {
            return None;
        }
        let item = if self.is_tuple { ffi::PyTuple_GetItem } else { ffi::PyList_GetItem };
        // SAFETY: a live object of the type given by `is_tuple`, with the GIL held; a borrowed reference, of which a
        // strong one is made before other code can run.
        unsafe { PyObject::from_borrowed_ptr_opt(py, item(self.object.as_ptr(), at)) }
    }
}

/// Builds a `list` block by block.
pub struct ListBuilder {
    list: PyObject,
}

impl ListBuilder {
    /// Makes an empty list.
    pub fn new(py: Python) -> PyResult<ListBuilder> {
        Ok(ListBuilder { list: new_list(py, std::iter::empty())? })
    }

    /// The item at `index`.
    #[inline]
    pub fn get(&self, py: Python, index: usize) -> PyResult<PyObject> {
        let at = ffi::Py_ssize_t::try_from(index).unwrap_or(ffi::Py_ssize_t::MAX);
        // SAFETY: a live list, with the GIL held; a borrowed reference or null with an error set.
        unsafe { PyObject::from_borrowed_ptr_opt(py, ffi::PyList_GetItem(self.list.as_ptr(), at)) }
            .ok_or_else(|| PyErr::fetch(py))
    }

    /// Adds the items of a list.
    pub fn extend(&self, py: Python, block: &PyObject) -> PyResult<()> {
        let end = ffi::Py_ssize_t::MAX;
        // SAFETY: two live lists, with the GIL held; -1 with an error set.
        if unsafe { ffi::PyList_SetSlice(self.list.as_ptr(), end, end, block.as_ptr()) } != 0 {
            return Err(PyErr::fetch(py));
        }
        Ok(())
    }

    /// The list.
    pub fn into_object(self) -> PyObject {
        self.list
    }
}

/// Makes a `list` that owns the references of `items`. Making an item must not run other Python code.
pub fn new_list(py: Python, items: impl ExactSizeIterator<Item = PyResult<PyObject>>) -> PyResult<PyObject> {
    let length = ffi::Py_ssize_t::try_from(items.len()).unwrap_or(ffi::Py_ssize_t::MAX);
    // SAFETY: the GIL is held; a new reference or null with an error set.
    let list = unsafe { result_from_owned_ptr(py, ffi::PyList_New(length))? };
    for (index, item) in (0..).zip(items) {
        // SAFETY: a `list` to which no other code has a reference yet. The function takes the reference to the item and
        // checks the index.
        unsafe { ffi::PyList_SetItem(list.as_ptr(), index, item?.steal_ptr()) };
    }
    Ok(list)
}
