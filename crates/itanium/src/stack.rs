//! The depth of the recursion, and the stack that it uses.
//!
//! Parsing and printing recurse along the nesting of a name. On the caller's stack they go no deeper than [`CALLER`],
//! which fits a thread of 128 KB. The rare name that is nested deeper is parsed or printed again on a thread of its
//! own, with a stack that is large enough for the depth.

use demangling::{Error, ErrorKind, Stack};

/// The depth that is safe on any caller's stack. The example `itanium_stack` measures it: 54 KB suffice for 64 levels of any
/// recursion of the grammar, and making a demangler takes as much; without optimisation 4.9 KB a level (x86-64, rustc
/// 1.95).
pub(crate) const CALLER: u32 = if cfg!(debug_assertions) { 16 } else { 64 };

const STACK: Stack = Stack { caller: CALLER, bytes_a_level: if cfg!(debug_assertions) { 16 * 1024 } else { 2 * 1024 } };

/// [`Stack::with_depth`] for work whose errors have no position yet.
#[inline]
pub(crate) fn with_depth<T: Send>(
    max: u32,
    mut work: impl FnMut(u32) -> Result<T, ErrorKind> + Send,
) -> Result<T, ErrorKind> {
    let result = STACK.with_depth(max, |depth| work(depth).map_err(|kind| Error::new(kind, 0)));
    result.map_err(|error| error.kind())
}

#[cfg(test)]
mod tests {
    use super::with_depth;
    use demangling::ErrorKind;

    #[test]
    fn a_stack_that_cannot_be_had_is_a_limit() {
        let mut deepest = 0;
        let result: Result<(), _> = with_depth(u32::MAX, |depth| {
            deepest = depth;
            Err(ErrorKind::TooDeep)
        });
        assert_eq!(result, Err(ErrorKind::TooDeep));
        assert!(deepest > super::CALLER);
    }

    #[test]
    fn the_depth_grows_only_as_long_as_it_is_too_little() {
        let mut depths = Vec::new();
        let result = with_depth(4096, |depth| {
            depths.push(depth);
            if depth > 500 { Ok(depth) } else { Err(ErrorKind::TooDeep) }
        });
        let deeper = depths.iter().position(|&depth| depth > 500).unwrap();
        assert_eq!(depths.len(), deeper + 1);
        assert_eq!(result, Ok(depths[deeper]));
    }
}
