//! Names that can be read without the GIL.

use std::fmt::Display;

use cpython::{PyBytes, PyClone, PyDrop, PyObject, PyResult, Python};

use crate::convert::{Holder, Kind, borrow_bytes, holder, is_plain, utf8};

/// A name with a reference to the object that holds its bytes.
pub struct HeldName {
    /// The object that was passed, or its copy.
    object: PyObject,
    /// The encoded `str`, if the `str` itself does not hold UTF-8.
    encoded: Option<PyObject>,
    bytes: *const [u8],
    kind: Kind,
    /// True if the object is a `str` or `bytes` of no subclass, which the bytes tell apart from all others.
    is_plain: bool,
}

// SAFETY: without the GIL only the bytes are read, by `AsRef`. They belong to an immutable object that is alive. The
// objects themselves are used only with the GIL.
unsafe impl Send for HeldName {}
// SAFETY: as above.
unsafe impl Sync for HeldName {}

impl HeldName {
    /// Holds a name: a `str`, `bytes`, or another bytes-like object, which is copied. Error messages call it `what`.
    #[inline]
    pub fn new(py: Python, what: &dyn Display, object: PyObject) -> PyResult<HeldName> {
        if let Some(bytes) = utf8(py, &object) {
            let bytes = &raw const *bytes;
            let is_plain = is_plain(&object);
            return Ok(HeldName { object, encoded: None, bytes, kind: Kind::Text, is_plain });
        }
        let held = |object: PyObject, encoded: Option<PyObject>, kind| {
            let bytes = &raw const *borrow_bytes(py, encoded.as_ref().unwrap_or(&object));
            // Two texts that are not UTF-8 can be encoded to the same bytes.
            let is_plain = encoded.is_none() && is_plain(&object);
            HeldName { object, encoded, bytes, kind, is_plain }
        };
        Ok(match holder(py, what, &object)? {
            Holder::Given => held(object, None, Kind::Bytes),
            Holder::Encoded(encoded) => held(object, Some(encoded), Kind::Text),
            Holder::Copy(copy) => held(copy, None, Kind::Bytes),
        })
    }

    /// The object that was passed, or its copy.
    pub fn object(&self, _py: Python) -> &PyObject {
        &self.object
    }

    /// True for a `str` or `bytes` of no subclass.
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// The kind of the result: `str` or `bytes`.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Holds the same name once more.
    pub fn clone_ref(&self, py: Python) -> HeldName {
        HeldName {
            object: self.object.clone_ref(py),
            encoded: self.encoded.as_ref().map(|encoded| encoded.clone_ref(py)),
            ..*self
        }
    }

    /// Releases the references. Dropping the name would acquire the GIL again.
    #[inline]
    pub fn release(self, py: Python) {
        self.object.release_ref(py);
        if let Some(encoded) = self.encoded {
            encoded.release_ref(py);
        }
    }
}

impl AsRef<[u8]> for HeldName {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        // SAFETY: the object that holds the bytes lives as long as `self`, and does not change.
        unsafe { &*self.bytes }
    }
}

/// Names are equal if their results are equal.
impl PartialEq for HeldName {
    #[inline]
    fn eq(&self, other: &HeldName) -> bool {
        self.is_plain && other.is_plain && self.kind == other.kind && self.as_ref() == other.as_ref()
    }
}

/// The bytes of a `str` or `bytes` of no subclass, unless it has surrogates.
pub fn plain_bytes<'a>(py: Python<'a>, object: &'a PyObject) -> Option<&'a [u8]> {
    if !is_plain(object) {
        return None;
    }
    let is_bytes = object.cast_as::<PyBytes>(py).is_ok();
    if is_bytes { Some(borrow_bytes(py, object)) } else { utf8(py, object) }
}
