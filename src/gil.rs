//! Work without the GIL.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use cpython::_detail::ffi;
use cpython::Python;

/// Runs `work` without the GIL, so that other threads of Python can run.
pub fn without_gil<T: Send>(py: Python, work: impl FnOnce() -> T + Send) -> T {
    // A panic must not skip the code that takes the GIL again.
    match py.allow_threads(|| catch_unwind(AssertUnwindSafe(work))) {
        Ok(result) => result,
        Err(panic) => resume_unwind(panic),
    }
}

/// False if the handler of a signal raised an exception, such as `KeyboardInterrupt`. The exception is then set.
pub fn has_no_signal() -> bool {
    let _gil = Python::acquire_gil();
    // SAFETY: the GIL is held.
    unsafe { ffi::PyErr_CheckSignals() == 0 }
}
