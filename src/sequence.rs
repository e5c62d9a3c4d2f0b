//! Reading lists and tuples of Python in place, and building lists.

use std::cell::Cell;

use cpython::_detail::{ffi, result_from_owned_ptr};
use cpython::{ObjectProtocol, PyClone, PyDrop, PyErr, PyObject, PyResult, Python, PythonObject};

use crate::{convert, error::type_error};

/// The number of cache lines that hold most names, and the head of their object.
#[cfg(target_arch = "x86_64")]
const PREFETCHED: usize = 4;

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
        if !is_iterable(py, object) {
            let given = object.get_type(py);
            let message = format!("{function}() argument must be an iterable of names, not {}", given.name(py));
            return Err(type_error(py, message));
        }
        // SAFETY: the object is alive and the GIL is held; a new reference or null with an error set.
        let object = unsafe { result_from_owned_ptr(py, ffi::PySequence_List(object.as_ptr()))? };
        Ok(Sequence { object, is_tuple: false })
    }

    /// The current number of items. Other threads may change a list.
    #[inline]
    pub fn len(&self, _py: Python) -> usize {
        let object = self.object.as_ptr();
        // SAFETY: a live object of the type given by `is_tuple`, with the GIL held. In an interpreter that has no GIL, other
        // threads may write the size of a list meanwhile; there, CPython reads it atomically.
        let size = unsafe {
            if self.is_tuple {
                ffi::PyTuple_GET_SIZE(object)
            } else if ffi::HAS_GIL {
                ffi::PyList_GET_SIZE(object)
            } else {
                ffi::PyList_Size(object)
            }
        };
        size.unsigned_abs()
    }

    /// Fetches the first bytes of the item at `index` into the processor's cache, if there is one. The items of a long
    /// list lie all over the memory, and the processor would wait for each.
    #[inline]
    pub fn prefetch(&self, py: Python, index: usize) {
        // Without a GIL, the items of a list may move meanwhile.
        #[cfg(target_arch = "x86_64")]
        if ffi::HAS_GIL && index < self.len(py) {
            use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};

            // SAFETY: the index was checked, with the GIL held. Nothing is read from the item, and any address may be
            // fetched.
            unsafe {
                let item = self.borrowed(index).cast::<i8>();
                for line in 0..PREFETCHED {
                    _mm_prefetch::<_MM_HINT_T0>(item.wrapping_add(line * 64));
                }
            }
        }
        #[cfg(not(target_arch = "x86_64"))]
        let _ = (py, index);
    }

    /// The item at `index`, or `None` if the sequence is not that long.
    #[inline]
    pub fn get(&self, py: Python, index: usize) -> Option<PyObject> {
        if index >= self.len(py) {
            return None;
        }
        // SAFETY: the index was checked, with the GIL held. In an interpreter that has no GIL, another thread may replace
        // the item of a list meanwhile, so CPython returns a strong reference; null if the list is shorter by now.
        unsafe {
            if ffi::HAS_GIL || self.is_tuple {
                return PyObject::from_borrowed_ptr_opt(py, self.borrowed(index));
            }
            let at = ffi::Py_ssize_t::try_from(index).ok()?;
            let item = PyObject::from_owned_ptr_opt(py, ffi::compat::PyList_GetItemRef(self.object.as_ptr(), at));
            if item.is_none() {
                ffi::PyErr_Clear();
            }
            item
        }
    }

    /// The item at `index`, without a reference of its own.
    ///
    /// # Safety
    ///
    /// The sequence must have it, and no other thread change it meanwhile.
    #[inline]
    unsafe fn borrowed(&self, index: usize) -> *mut ffi::PyObject {
        let (object, at) = (self.object.as_ptr(), ffi::Py_ssize_t::try_from(index).unwrap_or_default());
        // SAFETY: a live object of the type given by `is_tuple`, which has the item.
        unsafe { if self.is_tuple { ffi::PyTuple_GET_ITEM(object, at) } else { ffi::PyList_GET_ITEM(object, at) } }
    }
}

/// True for an object that has an iterator, or items by number.
fn is_iterable(py: Python, object: &PyObject) -> bool {
    let class = object.get_type(py).into_object();
    ["__iter__", "__getitem__"].into_iter().any(|method| class.getattr(py, method).is_ok())
}

/// Builds a `list` item by item.
pub struct ListBuilder {
    /// The items so far, followed by `None` for each that is expected.
    list: PyObject,
    expected: usize,
    length: Cell<usize>,
}

impl ListBuilder {
    /// Makes a list in which so many items are expected.
    pub fn new(py: Python, expected: usize) -> PyResult<ListBuilder> {
        let size = ffi::Py_ssize_t::try_from(expected).unwrap_or(ffi::Py_ssize_t::MAX);
        // SAFETY: the GIL is held; a new reference or null with an error set. The list has items of null, and is shown to
        // nobody until all of them are set.
        let list = unsafe {
            let list = result_from_owned_ptr(py, ffi::PyList_New(size))?;
            for at in 0..size {
                ffi::PyList_SET_ITEM(list.as_ptr(), at, py.None().steal_ptr());
            }
            list
        };
        Ok(ListBuilder { list, expected, length: Cell::new(0) })
    }

    /// The item at `index`.
    #[inline]
    pub fn get(&self, py: Python, index: usize) -> PyResult<PyObject> {
        let at = ffi::Py_ssize_t::try_from(index).unwrap_or(ffi::Py_ssize_t::MAX);
        // SAFETY: a live list, with the GIL held; a new reference or null with an error set.
        unsafe { PyObject::from_owned_ptr_opt(py, ffi::compat::PyList_GetItemRef(self.list.as_ptr(), at)) }
            .ok_or_else(|| PyErr::fetch(py))
    }

    /// Adds an item.
    #[inline]
    pub fn push(&self, py: Python, item: PyObject) -> PyResult<()> {
        let length = self.length.get();
        self.length.set(length + 1);
        let list = self.list.as_ptr();
        // An expected item is handed over. To append it, the list would count a reference up and we would count one down
        // at once, for which the processor waits until it has stored the new object.
        // SAFETY: a live list and a live object, with the GIL held; -1 with an error set. Setting takes our reference.
        let failed = unsafe {
            if length < self.expected {
                let at = ffi::Py_ssize_t::try_from(length).unwrap_or(ffi::Py_ssize_t::MAX);
                ffi::PyList_SetItem(list, at, item.steal_ptr()) != 0
            } else {
                let failed = ffi::PyList_Append(list, item.as_ptr()) != 0;
                item.release_ref(py);
                failed
            }
        };
        if failed { Err(PyErr::fetch(py)) } else { Ok(()) }
    }

    /// The list of the items that were added.
    pub fn into_object(self, py: Python) -> PyResult<PyObject> {
        let length = self.length.get();
        if length < self.expected {
            let at = ffi::Py_ssize_t::try_from(length).unwrap_or(ffi::Py_ssize_t::MAX);
            // SAFETY: a live list, with the GIL held; -1 with an error set. Null removes the items.
            let failed = unsafe {
                ffi::PyList_SetSlice(self.list.as_ptr(), at, ffi::Py_ssize_t::MAX, std::ptr::null_mut()) != 0
            };
            if failed {
                return Err(PyErr::fetch(py));
            }
        }
        Ok(self.list)
    }
}
