//! The depth of the recursion, and the stack that it uses.
//!
//! Parsing and printing recurse along the nesting of a name. On the caller's stack they go no deeper than [`CALLER`],
//! which fits a thread of 128 KB. The rare name that is nested deeper is parsed or printed again on a thread of its
//! own, with a stack that is large enough for the depth.

use demangling::{Error, ErrorKind};

/// The depth that is safe on any caller's stack. The example `stack` measures the stack that the worst recursions take:
/// 500 bytes a level, so 64 KB for 128 levels; without optimisation 3.2 KB a level, so 77 KB for 24 levels (x86-64,
/// rustc 1.95).
pub(crate) const CALLER: u32 = if cfg!(debug_assertions) { 24 } else { 128 };

/// The factor by which the next attempt goes deeper. A depth that is allowed but not needed thus costs no stack.
const DEEPER: u32 = 16;

/// The stack for one level: several times the measured size, since other compilers, targets and sanitizers make larger
/// frames. Unused stack costs nothing.
const BYTES_A_LEVEL: usize = if cfg!(debug_assertions) { 8 * 1024 } else { 2 * 1024 };

/// The stack that a thread uses before the first level.
const BYTES_OF_A_THREAD: usize = 64 * 1024;

/// Runs `work` with the depth it may use: first on the caller's stack, then, if that was too little and `max` allows
/// more, on threads with larger stacks.
#[inline]
pub(crate) fn with_depth<T: Send>(max: u32, mut work: impl FnMut(u32) -> Result<T, Error> + Send) -> Result<T, Error> {
    let depth = max.min(CALLER);
    match work(depth) {
        Err(error) if error.kind() == ErrorKind::TooDeep && depth < max => deeper(max, depth, work),
        result => result,
    }
}

/// Runs `work` deeper than `depth`, which was too little.
#[cold]
#[inline(never)]
fn deeper<T: Send>(max: u32, mut depth: u32, mut work: impl FnMut(u32) -> Result<T, Error> + Send) -> Result<T, Error> {
    loop {
        depth = depth.saturating_mul(DEEPER).min(max);
        match on_a_stack_for(depth, || work(depth)) {
            Err(error) if error.kind() == ErrorKind::TooDeep && depth < max => {}
            result => return result,
        }
    }
}

const TOO_DEEP: Error = Error::new(ErrorKind::TooDeep, 0);

/// Runs `work` on a thread whose stack is large enough for `depth` levels.
fn on_a_stack_for<T: Send>(depth: u32, work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    let stack = (depth as usize)
        .checked_mul(BYTES_A_LEVEL)
        .and_then(|levels| levels.checked_add(BYTES_OF_A_THREAD))
        .ok_or(TOO_DEEP)?;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(stack).spawn_scoped(scope, work);
        match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            // The system has no thread or no memory to spare, so the depth that was tried is the limit. A panic would
            // end here too, but `work` cannot panic.
            _ => Err(TOO_DEEP),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{TOO_DEEP, with_depth};

    #[test]
    fn a_stack_that_cannot_be_had_is_a_limit() {
        let mut deepest = 0;
        let result: Result<(), _> = with_depth(u32::MAX, |depth| {
            deepest = depth;
            Err(TOO_DEEP)
        });
        assert_eq!(result, Err(TOO_DEEP));
        assert!(deepest > super::CALLER);
    }

    #[test]
    fn the_depth_grows_only_as_long_as_it_is_too_little() {
        let mut depths = Vec::new();
        let result = with_depth(4096, |depth| {
            depths.push(depth);
            if depth > 500 { Ok(depth) } else { Err(TOO_DEEP) }
        });
        let deeper = depths.iter().position(|&depth| depth > 500).unwrap();
        assert_eq!(depths.len(), deeper + 1);
        assert_eq!(result, Ok(depths[deeper]));
    }
}
