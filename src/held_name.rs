//! Names that are read without the GIL, while their objects are held.

use cpython::{PyDrop, PyObject, PyResult, Python};

use crate::convert::{Holder, Kind, borrow_bytes, holder, utf8};

/// A name with a reference to the object that holds its bytes.
pub struct HeldName {
    /// What was given, or its copy.
    object: PyObject,
    /// What the text that was given encodes to, if that holds the bytes.
    encoded: Option<PyObject>,
    bytes: *const [u8],
    kind: Kind,
}

// SAFETY: without the GIL only the bytes are read, by `AsRef`; they are those of an immutable object that is alive. The
// objects are reached only with the GIL.
unsafe impl Send for HeldName {}
// SAFETY: as above.
unsafe impl Sync for HeldName {}

impl HeldName {
    /// Holds the name that `object` is: a `str`, `bytes`, or another bytes-like object, which is copied.
    #[inline]
    pub fn new(py: Python, function: &str, object: PyObject) -> PyResult<HeldName> {
        if let Some(bytes) = utf8(py, &object) {
            let bytes = &raw const *bytes;
            return Ok(HeldName { object, encoded: None, bytes, kind: Kind::Text });
        }
        let held = |object: PyObject, encoded: Option<PyObject>, kind| {
            let bytes = &raw const *borrow_bytes(py, encoded.as_ref().unwrap_or(&object));
            HeldName { object, encoded, bytes, kind }
        };
        Ok(match holder(py, function, &object)? {
            Holder::Given => held(object, None, Kind::Bytes),
            Holder::Encoded(encoded) => held(object, Some(encoded), Kind::Text),
            Holder::Copy(copy) => held(copy, None, Kind::Bytes),
        })
    }

    /// What was given, or its copy.
    pub fn object(&self, _py: Python) -> &PyObject {
        &self.object
    }

    /// Whether text or bytes are to come out.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Gives the references back. To drop the name would ask for the GIL once more.
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
        // SAFETY: the object that holds the bytes is alive as long as this is, and does not change.
        unsafe { &*self.bytes }
    }
}

/// Names are equal if what is made of them is.
impl PartialEq for HeldName {
    #[inline]
    fn eq(&self, other: &HeldName) -> bool {
        self.kind == other.kind && self.as_ref() == other.as_ref()
    }
}
