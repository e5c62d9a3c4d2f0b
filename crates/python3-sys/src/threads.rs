//! How a thread attaches to an interpreter, which before free-threaded Python was to hold its GIL, and what `cpython`
//! calls for it.

use std::ffi::c_int;
use std::sync::{Mutex, PoisonError, TryLockError};

use pyo3_ffi as ffi;
use pyo3_ffi::{PyGILState_STATE, PyObject};

/// False in a free-threaded build of CPython.
pub const HAS_GIL: bool = cfg!(not(Py_GIL_DISABLED));

/// True if this thread is attached to an interpreter.
///
/// # Safety
/// None; it is unsafe only because it is of the C API.
#[inline]
#[must_use]
pub unsafe fn is_attached() -> bool {
    #[cfg(Py_3_12)]
    // SAFETY: it may be called by any thread.
    return unsafe { !ffi::compat::PyThreadState_GetUnchecked().is_null() };
    // Before, the thread state is one of the process, not of the thread.
    #[cfg(not(Py_3_12))]
    // SAFETY: it may be called by any thread.
    return unsafe { ffi::PyGILState_Check() != 0 };
}

/// Attaches this thread, unless it is attached already. `cpython` calls this to drop any reference.
///
/// CPython's own function knows a single interpreter for each thread. In a thread that runs another one, it would wait for
/// the GIL that the thread itself holds.
///
/// # Safety
/// As in the C API.
#[inline]
#[must_use]
pub unsafe fn PyGILState_Ensure() -> PyGILState_STATE {
    // SAFETY: the caller upholds the C API's contract.
    unsafe {
        if cfg!(Py_3_12) && is_attached() {
            return PyGILState_STATE::PyGILState_LOCKED;
        }
        ffi::PyGILState_Ensure()
    }
}

/// Ends what [`PyGILState_Ensure`] began.
///
/// # Safety
/// As in the C API.
#[inline]
pub unsafe fn PyGILState_Release(state: PyGILState_STATE) {
    if cfg!(Py_3_12) && matches!(state, PyGILState_STATE::PyGILState_LOCKED) {
        return;
    }
    // SAFETY: the caller upholds the C API's contract.
    unsafe { ffi::PyGILState_Release(state) };
}

/// Runs `work` while no other thread, of any interpreter, runs another one. It may call Python, since a thread that waits
/// here is detached meanwhile: an attached one could keep the garbage collector waiting, and with it whoever it waits for.
///
/// # Safety
/// The thread is attached to an interpreter, and does not run `one_at_a_time` already.
pub unsafe fn one_at_a_time<T>(work: impl FnOnce() -> T) -> T {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = match TURN.try_lock() {
        Ok(turn) => turn,
        Err(TryLockError::Poisoned(turn)) => turn.into_inner(),
        Err(TryLockError::WouldBlock) => {
            // SAFETY: the thread is attached, and is attached again.
            unsafe {
                let state = ffi::PyEval_SaveThread();
                let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
                ffi::PyEval_RestoreThread(state);
                turn
            }
        }
    };
    work()
}

/// Runs `work` in a critical section of `object`: without a GIL, no other thread changes the object meanwhile, unless `work`
/// waits for something. With one, it just runs.
///
/// # Safety
/// The thread is attached and the object alive; `work` must not panic.
pub unsafe fn critical_section<T>(object: *mut PyObject, work: impl FnOnce() -> T) -> T {
    #[cfg(Py_GIL_DISABLED)]
    // SAFETY: the caller upholds the contract; the section stays where it is until it ends.
    unsafe {
        let mut section = std::mem::MaybeUninit::<ffi::PyCriticalSection>::uninit();
        ffi::PyCriticalSection_Begin(section.as_mut_ptr(), object);
        let result = work();
        ffi::PyCriticalSection_End(section.as_mut_ptr());
        result
    }
    #[cfg(not(Py_GIL_DISABLED))]
    {
        let _ = object;
        work()
    }
}

/// Always 1: since CPython 3.7 threading is initialised with the interpreter.
///
/// # Safety
/// None; it is unsafe only because the original is.
#[must_use]
pub unsafe fn PyEval_ThreadsInitialized() -> c_int {
    1
}

/// Does nothing, as in CPython 3.7 and later.
///
/// # Safety
/// None; it is unsafe only because the original is.
pub unsafe fn PyEval_InitThreads() {}
