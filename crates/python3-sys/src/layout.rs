//! Checks at compile time that the shim's struct layouts are those of `pyo3-ffi`.

use std::mem::{align_of, offset_of, size_of};

use crate::method::PyMethodDef as Ours;
use pyo3_ffi::{PyCFunction, PyMethodDef as Theirs, PyMethodDefPointer};

const _: () = {
    assert!(size_of::<Ours>() == size_of::<Theirs>());
    assert!(align_of::<Ours>() == align_of::<Theirs>());
    assert!(offset_of!(Ours, ml_name) == offset_of!(Theirs, ml_name));
    assert!(offset_of!(Ours, ml_meth) == offset_of!(Theirs, ml_meth));
    assert!(offset_of!(Ours, ml_flags) == offset_of!(Theirs, ml_flags));
    assert!(offset_of!(Ours, ml_doc) == offset_of!(Theirs, ml_doc));
    assert!(size_of::<Option<PyCFunction>>() == size_of::<PyMethodDefPointer>());
};
