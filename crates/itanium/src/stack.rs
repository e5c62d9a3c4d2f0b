//! How deep the recursion may go, and where.
//!
//! Parsing and printing recurse along the nesting of a name. On the caller's stack they go no deeper than [`CALLER`],
//! which fits a thread of 128 KB; the rare name that is nested deeper is done again on a thread of its own, whose
//! stack is as large as the depth asked for needs.

use crate::error::ErrorKind;

/// The depth that is safe on any caller's stack.
pub(crate) const CALLER: u32 = 64;

/// What one level may take of the stack, generously: the deepest chain of calls from one level to the next.
const BYTES_A_LEVEL: usize = if cfg!(debug_assertions) { 16 * 1024 } else { 2 * 1024 };

/// Runs `work` with the depth it may use: first on the caller's stack, then, if that was too little and `max` allows
/// more, on a thread with a larger one.
pub(crate) fn with_depth<T: Send>(
    max: u32,
    mut work: impl FnMut(u32) -> Result<T, ErrorKind> + Send,
) -> Result<T, ErrorKind> {
    match work(max.min(CALLER)) {
        Err(ErrorKind::TooDeep) if max > CALLER => {}
        result => return result,
    }
    let stack = 256 * 1024 + max as usize * BYTES_A_LEVEL;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(stack).spawn_scoped(scope, || work(max));
        match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            // No thread could be had, or it panicked, which it has no way to: then the caller's depth was the limit.
            _ => Err(ErrorKind::TooDeep),
        }
    })
}
