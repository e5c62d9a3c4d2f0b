//! A long `str` or `bytes` that is written piece by piece where it stays.

use columns::ask_for_huge_pages;
use cpython::_detail::{ffi, result_from_owned_ptr};
use cpython::{PyErr, PyObject, PyResult, Python};

use crate::convert::{Kind, decode};

/// A result whose length is known only in the end.
///
/// The pieces are written to the object itself. A `Vec` that is copied in the end would take as much memory again, and
/// the system takes longer to provide that than the text takes to demangle. Only a `str` that is not ASCII is decoded in
/// the end.
///
/// It is used and dropped with the GIL.
pub struct Growing {
    /// A `bytes`, or a `str` of ASCII, that nothing else refers to; null after a failure.
    object: *mut ffi::PyObject,
    kind: Kind,
    capacity: usize,
    length: usize,
    /// The end of the text, from the first piece on that is not ASCII and belongs to a `str`.
    rest: Vec<u8>,
}

impl Growing {
    /// An empty text with room for so many bytes.
    pub fn new(py: Python, kind: Kind, capacity: usize) -> PyResult<Growing> {
        let size = size(capacity);
        // SAFETY: the GIL is held; a new reference or null with an error set.
        let object = unsafe {
            match kind {
                Kind::Text => ffi::PyUnicode_New(size, 127),
                Kind::Bytes => ffi::PyBytes_FromStringAndSize(std::ptr::null(), size),
            }
        };
        if object.is_null() {
            return Err(PyErr::fetch(py));
        }
        let growing = Growing { object, kind, capacity, length: 0, rest: Vec::new() };
        ask_for_huge_pages(growing.start(), capacity);
        Ok(growing)
    }

    /// Appends a piece of the text.
    pub fn push(&mut self, py: Python, piece: &[u8]) -> PyResult<()> {
        if self.kind == Kind::Text && !(self.rest.is_empty() && piece.is_ascii()) {
            self.rest.extend_from_slice(piece);
            return Ok(());
        }
        let length = self.length.saturating_add(piece.len());
        if length > self.capacity {
            self.resize(py, length.saturating_add(length / 4))?;
        }
        // SAFETY: there is room for the piece, and it is ASCII if the object is a `str`, which has one byte a character.
        // Nothing else refers to the object.
        unsafe { self.start().add(self.length).copy_from_nonoverlapping(piece.as_ptr(), piece.len()) };
        self.length = length;
        Ok(())
    }

    /// Where the text starts.
    fn start(&self) -> *mut u8 {
        // SAFETY: a live object of this type.
        unsafe {
            match self.kind {
                Kind::Text => ffi::PyUnicode_DATA(self.object).cast(),
                Kind::Bytes => ffi::PyBytes_AsString(self.object).cast(),
            }
        }
    }

    fn resize(&mut self, py: Python, capacity: usize) -> PyResult<()> {
        // SAFETY: nothing else refers to the object, which is of this type. It may be replaced by another one, or null with
        // an error set.
        let failed = unsafe {
            match self.kind {
                Kind::Text => ffi::PyUnicode_Resize(&raw mut self.object, size(capacity)),
                Kind::Bytes => ffi::_PyBytes_Resize(&raw mut self.object, size(capacity)),
            }
        } != 0;
        if failed {
            return Err(PyErr::fetch(py));
        }
        self.capacity = capacity;
        Ok(())
    }

    /// The object, which holds all pieces.
    pub fn finish(mut self, py: Python) -> PyResult<PyObject> {
        self.resize(py, self.length)?;
        // SAFETY: the reference that this owns is handed on.
        let object = unsafe { result_from_owned_ptr(py, std::mem::replace(&mut self.object, std::ptr::null_mut()))? };
        if self.rest.is_empty() {
            return Ok(object);
        }
        let rest = decode(py, &self.rest)?;
        // SAFETY: two live `str`, with the GIL held; a new reference or null with an error set.
        unsafe { result_from_owned_ptr(py, ffi::PyUnicode_Concat(object.as_ptr(), rest.as_ptr())) }
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        // SAFETY: the GIL is held. The reference is its own, or null.
        unsafe { ffi::Py_XDECREF(self.object) };
    }
}

/// A size for Python, which refuses one that is too large.
fn size(bytes: usize) -> ffi::Py_ssize_t {
    ffi::Py_ssize_t::try_from(bytes).unwrap_or(ffi::Py_ssize_t::MAX)
}
