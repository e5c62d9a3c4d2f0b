//! Stack for an engine that recurses.
//!
//! Threads may have as little as 128 KB of stack, and the caller may have used most of it. So
//! recursive work runs on the thread's own stack only where enough is left for the depth that
//! the depth limit allows, else on a stack made for it.

/// What one level of recursion takes at most. Measured over 48 kinds of nesting
/// (`tests/limits.rs` has the deepest of them): 4.7 KB optimised, 45 KB not.
const LEVEL: usize = if cfg!(debug_assertions) { 64 << 10 } else { 8 << 10 };

/// What is taken besides the levels.
const BASE: usize = 64 << 10;

/// Runs `work`, which recurses `levels` deep at most.
pub(crate) fn with_room<T>(levels: u32, work: impl FnOnce() -> T) -> T {
    let size = BASE + levels as usize * LEVEL;
    stacker::maybe_grow(size, size + BASE, work)
}
