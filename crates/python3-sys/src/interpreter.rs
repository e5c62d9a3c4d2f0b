//! The objects that the module has in each interpreter.
//!
//! Classes and other objects belong to one interpreter: another one that ran their code, or counted references to them
//! under a lock of its own, would break both. So none of them is in a `static`; each interpreter has slots for them.

use std::ops::Range;
use std::ptr;
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicI64, AtomicPtr, Ordering},
};

use pyo3_ffi as ffi;
use pyo3_ffi::{PyObject, visitproc};

/// The most classes of a module.
pub(crate) const CLASSES: usize = 16;

/// The number of slots for other objects, which whoever uses them numbers.
pub const OBJECTS: usize = 96;

/// The objects of one interpreter.
///
/// It is never freed, but serves another interpreter once its own has ended. So a reference is always valid, and a lookup
/// needs no lock; there are as many as there have been interpreters at the same time.
pub struct Interpreter {
    /// The number of the interpreter, which CPython gives to no other one, [`NOBODY`] or [`ENDING`].
    number: AtomicI64,
    classes: Slots<CLASSES>,
    objects: Slots<OBJECTS>,
    /// The module whose state refers to these, a borrowed reference.
    owner: AtomicPtr<PyObject>,
    next: AtomicPtr<Interpreter>,
}

/// It waits for an interpreter.
const NOBODY: i64 = -1;

/// Its objects are dropped. Code that runs meanwhile may import the module again, and gets others.
const ENDING: i64 = -2;

/// Those of the interpreter that imported the module first, followed by all others.
static FIRST: Interpreter = Interpreter::new(NOBODY);

impl Interpreter {
    const fn new(number: i64) -> Self {
        Self {
            number: AtomicI64::new(number),
            classes: Slots::new(),
            objects: Slots::new(),
            owner: AtomicPtr::new(ptr::null_mut()),
            next: AtomicPtr::new(ptr::null_mut()),
        }
    }

    /// The objects of the interpreter that this thread runs, or `None` if it has not imported the module.
    ///
    /// # Safety
    /// The thread is attached to an interpreter.
    #[inline]
    #[must_use]
    pub unsafe fn current() -> Option<&'static Self> {
        // SAFETY: the thread is attached.
        Self::with_number(unsafe { current_number() })
    }

    fn with_number(number: i64) -> Option<&'static Self> {
        Self::all().find(|known| known.number.load(Ordering::Acquire) == number)
    }

    /// Those of the interpreter that imported the module first.
    #[must_use]
    pub fn first() -> &'static Self {
        &FIRST
    }

    fn all() -> impl Iterator<Item = &'static Self> {
        std::iter::successors(Some(&FIRST), |known| {
            // SAFETY: null, or leaked by `begin`.
            unsafe { known.next.load(Ordering::Acquire).as_ref() }
        })
    }

    /// Makes room for the objects of the interpreter that this thread runs. Returns false if there is some already.
    ///
    /// # Safety
    /// The thread is attached to an interpreter.
    pub(crate) unsafe fn begin() -> (&'static Self, bool) {
        // Nothing of Python is called while it is held, or a thread that waits for it could keep all others waiting.
        static ADDING: Mutex<()> = Mutex::new(());
        // SAFETY: the thread is attached.
        let number = unsafe { current_number() };
        let _adding = ADDING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = Self::with_number(number) {
            return (known, false);
        }
        if let Some(unused) = Self::with_number(NOBODY) {
            unused.number.store(number, Ordering::Release);
            return (unused, true);
        }
        let added: &'static Self = Box::leak(Box::new(Self::new(number)));
        let last = Self::all().last().unwrap_or(&FIRST);
        last.next.store(ptr::from_ref(added).cast_mut(), Ordering::Release);
        (added, true)
    }

    pub(crate) fn owner(&self) -> *mut PyObject {
        self.owner.load(Ordering::Acquire)
    }

    pub(crate) fn set_owner(&self, module: *mut PyObject) {
        self.owner.store(module, Ordering::Release);
    }

    /// Ends it, when its interpreter has dropped the module.
    ///
    /// # Safety
    /// The thread is attached to that interpreter.
    pub(crate) unsafe fn end(&self) {
        self.number.store(ENDING, Ordering::Release);
        self.set_owner(ptr::null_mut());
        // SAFETY: as above.
        unsafe {
            self.objects.clear();
            self.classes.clear();
        }
        self.number.store(NOBODY, Ordering::Release);
    }

    /// The object in a slot, a borrowed reference, or null.
    #[inline]
    #[must_use]
    pub fn object(&self, slot: usize) -> *mut PyObject {
        self.objects.get(slot)
    }

    /// Which of some slots has this object, which is not null.
    #[inline]
    #[must_use]
    pub fn position(&self, slots: Range<usize>, object: *mut PyObject) -> Option<usize> {
        self.objects.0[slots].iter().position(|slot| slot.load(Ordering::Relaxed) == object)
    }

    /// Puts an object into a slot, which takes over the reference. If another thread has put one there meanwhile, the
    /// reference is dropped. Returns a borrowed reference to the object in the slot.
    ///
    /// # Safety
    /// The thread is attached to the interpreter, to which the object belongs.
    pub unsafe fn put_object(&self, slot: usize, object: *mut PyObject) -> *mut PyObject {
        // SAFETY: as above.
        unsafe { self.objects.put(slot, object) }
    }

    pub(crate) fn class(&self, slot: usize) -> *mut PyObject {
        self.classes.get(slot)
    }

    /// Does the same as [`Interpreter::put_object`] for a class.
    pub(crate) unsafe fn put_class(&self, slot: usize, class: *mut PyObject) -> *mut PyObject {
        // SAFETY: the caller's.
        unsafe { self.classes.put(slot, class) }
    }

    /// Tells the garbage collector of all references.
    pub(crate) unsafe fn traverse(&self, visit: visitproc, arg: *mut std::ffi::c_void) -> std::ffi::c_int {
        for object in self.classes.held().chain(self.objects.held()) {
            // SAFETY: the collector's own function, and an object that is alive.
            let result = unsafe { visit(object, arg) };
            if result != 0 {
                return result;
            }
        }
        0
    }
}

/// The number of the interpreter that this thread runs.
#[cfg(Py_3_12)]
#[inline]
unsafe fn current_number() -> i64 {
    // SAFETY: the caller is attached to an interpreter.
    unsafe { ffi::PyInterpreterState_GetID(ffi::PyInterpreterState_Get()) }
}

/// Before CPython 3.12 the main interpreter alone imports the module.
#[cfg(not(Py_3_12))]
#[inline]
unsafe fn current_number() -> i64 {
    0
}

/// Slots for references, which threads fill without a lock.
struct Slots<const COUNT: usize>([AtomicPtr<PyObject>; COUNT]);

impl<const COUNT: usize> Slots<COUNT> {
    const fn new() -> Self {
        Self([const { AtomicPtr::new(ptr::null_mut()) }; COUNT])
    }

    #[inline]
    fn get(&self, slot: usize) -> *mut PyObject {
        self.0[slot].load(Ordering::Acquire)
    }

    unsafe fn put(&self, slot: usize, object: *mut PyObject) -> *mut PyObject {
        match self.0[slot].compare_exchange(ptr::null_mut(), object, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => object,
            Err(earlier) => {
                // SAFETY: the reference is the caller's, who is attached.
                unsafe { ffi::Py_DECREF(object) };
                earlier
            }
        }
    }

    fn held(&self) -> impl Iterator<Item = *mut PyObject> {
        self.0.iter().map(|slot| slot.load(Ordering::Acquire)).filter(|object| !object.is_null())
    }

    unsafe fn clear(&self) {
        for slot in &self.0 {
            let object = slot.swap(ptr::null_mut(), Ordering::AcqRel);
            // SAFETY: the slot had a reference, or null, and the caller is attached.
            unsafe { ffi::Py_XDECREF(object) };
        }
    }
}
