//! The depth of recursive engines, and the stack that they use.

use crate::{Error, ErrorKind};

/// How much stack an engine takes that recurses along the nesting of a name.
///
/// On the caller's stack, which may be that of a thread of 128 KB, it goes no deeper than `caller` levels. The rare name
/// that is nested deeper is read again on a thread of its own, with a stack that is large enough for the depth.
#[derive(Clone, Copy, Debug)]
pub struct Stack {
    /// The depth that is safe on any caller's stack.
    pub caller: u32,
    /// The stack for one level, in bytes: several times the measured size, since other compilers, targets and sanitizers
    /// make larger frames. Unused stack costs nothing.
    pub bytes_a_level: usize,
}

/// The factor by which the next attempt goes deeper. A depth that is allowed but not needed thus costs no stack.
const DEEPER: u32 = 16;

/// The stack that a thread uses before the first level.
const BYTES_OF_A_THREAD: usize = 64 * 1024;

impl Stack {
    /// Runs `work` with the depth it may use: first on the caller's stack, then, if that was too little and `max` allows
    /// more, on threads with larger stacks.
    ///
    /// # Errors
    ///
    /// The error of the last run. It is `TooDeep` if `max` is too little, or if the system has no thread or no memory to
    /// spare.
    #[inline]
    pub fn with_depth<T: Send>(
        self,
        max: u32,
        mut work: impl FnMut(u32) -> Result<T, Error> + Send,
    ) -> Result<T, Error> {
        let depth = max.min(self.caller);
        match work(depth) {
            Err(error) if error.kind() == ErrorKind::TooDeep && depth < max => self.deeper(max, depth, error, work),
            result => result,
        }
    }

    /// Runs `work` deeper than `depth`, which was too little.
    #[cold]
    #[inline(never)]
    fn deeper<T: Send>(
        self,
        max: u32,
        mut depth: u32,
        mut error: Error,
        mut work: impl FnMut(u32) -> Result<T, Error> + Send,
    ) -> Result<T, Error> {
        while depth < max {
            depth = depth.saturating_mul(DEEPER).min(max);
            match self.on_a_stack_for(depth, || work(depth)) {
                Some(Err(deep)) if deep.kind() == ErrorKind::TooDeep => error = deep,
                Some(result) => return result,
                // The depth that was tried is the limit.
                None => break,
            }
        }
        Err(error)
    }

    /// Runs `work` on a thread whose stack is large enough for `depth` levels. `None` if there is no such thread; a
    /// panic would end here too, but `work` cannot panic.
    fn on_a_stack_for<T: Send>(
        self,
        depth: u32,
        work: impl FnOnce() -> Result<T, Error> + Send,
    ) -> Option<Result<T, Error>> {
        let levels = usize::try_from(depth).ok()?.checked_mul(self.bytes_a_level)?;
        let stack = levels.checked_add(BYTES_OF_A_THREAD)?;
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(stack).spawn_scoped(scope, work);
            thread.ok()?.join().ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Stack;
    use crate::{Error, ErrorKind};

    const STACK: Stack = Stack { caller: 64, bytes_a_level: 16 };
    const DEEP: Error = Error::new(ErrorKind::TooDeep, 3);

    #[test]
    fn a_stack_that_cannot_be_had_is_a_limit() {
        let stack = Stack { bytes_a_level: usize::MAX / 2048, ..STACK };
        let mut deepest = 0;
        let result: Result<(), _> = stack.with_depth(u32::MAX, |depth| {
            deepest = depth;
            Err(DEEP)
        });
        assert_eq!(result, Err(DEEP));
        assert!(deepest >= stack.caller);
    }

    #[test]
    fn the_depth_grows_only_as_long_as_it_is_too_little() {
        let mut depths = Vec::new();
        let result = STACK.with_depth(4096, |depth| {
            depths.push(depth);
            if depth > 500 { Ok(depth) } else { Err(DEEP) }
        });
        assert_eq!((result, depths), (Ok(1024), vec![64, 1024]));
    }
}
