//! The bounds that keep any input from exhausting the stack or the memory.

/// The recursion limit in force where none is given. Of 241,462 names of shipped libraries
/// none needs more than 96.
pub const DEFAULT_RECURSION: u32 = 256;

/// The highest recursion limit; a higher one that is asked for is taken as this one. It bounds
/// the stack that one name may take (see `stack.rs`) at 32 MB.
pub const MAX_RECURSION: u32 = 4096;

/// The longest text that is written, in bytes. Text can double with each back-reference, so a
/// name of some hundred bytes could fill the memory. The longest text of a real name known is
/// about 200 KB.
pub const OUTPUT: usize = 1 << 20;

/// The recursion limit that is in force where `wanted` is asked for.
#[must_use]
pub fn recursion(wanted: Option<u32>) -> u32 {
    wanted.map_or(DEFAULT_RECURSION, |limit| limit.clamp(1, MAX_RECURSION))
}
