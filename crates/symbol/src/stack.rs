//! Stack for the crate `cpp_demangle`, which recurses with its input.
//!
//! A thread may have as little as 128 KB of stack, and the caller may have used most of it. So recursive work runs on the
//! thread's own stack only if enough is left for the depth limit. Otherwise it runs on a stack made for it.

/// The most bytes that one level of recursion takes. Measured over 48 kinds of nesting, of which `tests/limits.rs` has
/// the deepest: 4.7 KB with optimisation, 45 KB without.
const LEVEL: usize = if cfg!(debug_assertions) { 64 << 10 } else { 8 << 10 };

/// The bytes that are taken besides the levels.
const BASE: usize = 64 << 10;

/// Runs `work`, which recurses at most `levels` deep.
pub(crate) fn with_room<T>(levels: u32, work: impl FnOnce() -> T) -> T {
    let size = BASE + levels as usize * LEVEL;
    stacker::maybe_grow(size, size + BASE, work)
}
