//! Objects that the module keeps, each interpreter its own.

use std::sync::{
    OnceLock,
    atomic::{AtomicU8, AtomicUsize, Ordering},
};

use cpython::_detail::ffi::Interpreter;
use cpython::{PyErr, PyObject, PyResult, Python, exc};

/// Objects of each interpreter, which are made when they are first needed, for a `static`.
pub struct PerInterpreter<const COUNT: usize = 1> {
    first: OnceLock<usize>,
    /// The place where [`Self::position`] last found an object, by some bits of its address.
    found: [AtomicU8; FOUND],
}

/// How many places are kept of those that were found.
const FOUND: usize = 32;

impl PerInterpreter {
    /// The only object of this interpreter, as by [`Self::get_or_make_at`].
    pub fn get_or_make(&self, py: Python, make: impl FnOnce() -> PyResult<PyObject>) -> PyResult<PyObject> {
        self.get_or_make_at(py, 0, make)
    }
}

impl<const COUNT: usize> PerInterpreter<COUNT> {
    pub const fn new() -> Self {
        const { assert!(COUNT <= 1 << u8::BITS) };
        Self { first: OnceLock::new(), found: [const { AtomicU8::new(0) }; FOUND] }
    }

    /// The first slot, which is the same in all interpreters.
    #[inline]
    fn first(&self) -> usize {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        *self.first.get_or_init(|| NEXT.fetch_add(COUNT, Ordering::Relaxed))
    }

    /// The object at `place` of this interpreter, or what `make` returns. If several threads make one, all get the first; nothing is
    /// locked meanwhile, since `make` may let other threads run.
    pub fn get_or_make_at(
        &self,
        py: Python,
        place: usize,
        make: impl FnOnce() -> PyResult<PyObject>,
    ) -> PyResult<PyObject> {
        // SAFETY: the thread is attached.
        let Some(interpreter) = (unsafe { Interpreter::current() }) else {
            return Err(PyErr::new::<exc::RuntimeError, _>(py, "this interpreter no longer has the module"));
        };
        let slot = self.first() + place;
        let mut object = interpreter.object(slot);
        if object.is_null() {
            let new = make()?.steal_ptr();
            // SAFETY: the object was made in this interpreter.
            object = unsafe { interpreter.put_object(slot, new) };
        }
        // SAFETY: the module is alive, since it runs, and the slot has a reference; one of the result's own is made.
        Ok(unsafe { PyObject::from_borrowed_ptr(py, object) })
    }

    /// The place where some interpreter has `object`.
    ///
    /// That is the interpreter which imported the module first, nearly always the main one, or else that of this thread.
    /// Which one it is does not matter to a text, and so the first is searched before the other one is looked up.
    #[inline(always)]
    pub fn position(&self, py: Python, object: &PyObject) -> Option<usize> {
        // Objects are aligned.
        let found = &self.found[object.as_ptr().addr() / 16 % FOUND];
        let place = usize::from(found.load(Ordering::Relaxed));
        if Interpreter::first().object(self.first() + place) == object.as_ptr() {
            return Some(place);
        }
        let place = self.search(py, object)?;
        if let Ok(place) = u8::try_from(place) {
            found.store(place, Ordering::Relaxed);
        }
        Some(place)
    }

    fn search(&self, _py: Python, object: &PyObject) -> Option<usize> {
        let slots = self.first()..self.first() + COUNT;
        let found = Interpreter::first().position(slots.clone(), object.as_ptr());
        // SAFETY: the thread is attached.
        found.or_else(|| unsafe { Interpreter::current() }?.position(slots, object.as_ptr()))
    }

    /// True if the object at `place` of some interpreter is this one, as by [`Self::position`].
    #[inline]
    pub fn is(&self, py: Python, place: usize, object: &PyObject) -> bool {
        Interpreter::first().object(self.first() + place) == object.as_ptr() || self.position(py, object) == Some(place)
    }
}
