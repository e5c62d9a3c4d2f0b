//! The bounds that keep any input from exhausting the stack or the memory.

/// The highest recursion limit that may be asked for, and the one in force where none is.
///
/// Measured: at this depth the deepest of the nestings in `tests/stack.rs` stays within half
/// of a 512 KB thread's stack, the smallest that CPython's platforms give a thread.
pub const RECURSION: u32 = 128;

/// The longest text that is written, in bytes. Text can double with each back-reference, so a
/// name of some hundred bytes could fill the memory. The longest text of a real name known is
/// about 200 KB.
pub const OUTPUT: usize = 1 << 20;
