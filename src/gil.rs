//! Work of a thread that is detached from its interpreter, which with a GIL is work without it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr;

use cpython::_detail::ffi;
use cpython::{PyObject, Python};

thread_local! {
    /// What attaches this thread again, while it is detached.
    static DETACHED: Cell<*mut ffi::PyThreadState> = const { Cell::new(ptr::null_mut()) };
}

/// Runs `work` detached, so that other threads of Python can run, with a GIL or while they collect garbage.
pub fn without_gil<T: Send>(_py: Python, work: impl FnOnce() -> T + Send) -> T {
    // SAFETY: the thread is attached.
    let state = unsafe { ffi::PyEval_SaveThread() };
    DETACHED.set(state);
    // A panic must not skip the code that attaches the thread again.
    let result = catch_unwind(AssertUnwindSafe(work));
    DETACHED.set(ptr::null_mut());
    // SAFETY: the state is that of this thread, which is detached.
    unsafe { ffi::PyEval_RestoreThread(state) };
    result.unwrap_or_else(|panic| resume_unwind(panic))
}

/// False if the handler of a signal raised an exception, such as `KeyboardInterrupt`. The exception is then set. The thread
/// may be attached or not; always true on a thread that Python did not start.
pub fn has_no_signal() -> bool {
    let state = DETACHED.replace(ptr::null_mut());
    // SAFETY: if there is a state, it is that of this thread, which is detached, and is detached again. `PyGILState_Ensure`
    // would not do: it knows one interpreter for each thread.
    unsafe {
        if state.is_null() {
            return !ffi::is_attached() || ffi::PyErr_CheckSignals() == 0;
        }
        ffi::PyEval_RestoreThread(state);
        let result = ffi::PyErr_CheckSignals();
        DETACHED.set(ffi::PyEval_SaveThread());
        result == 0
    }
}

/// Runs `work` while no other thread changes `object`, if there is no GIL to see to that. `work` may wait and let other
/// threads run; then they may change the object.
pub fn alone_with<T>(_py: Python, object: &PyObject, work: impl FnOnce() -> T) -> T {
    // SAFETY: the object is alive and the thread attached. A panic is caught, since it must not skip the end.
    let result = unsafe { ffi::critical_section(object.as_ptr(), || catch_unwind(AssertUnwindSafe(work))) };
    result.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Compiles for types that threads may share, as they do the data of instances.
pub const fn shared<T: Sync>() {}
