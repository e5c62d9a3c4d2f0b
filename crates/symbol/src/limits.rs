//! The bounds that keep any input from exhausting the stack or the memory.

use crate::Options;

/// The depth limit that the style `cpp_demangle` has where none is given: it sets the stack aside at once. Of
/// 241,462 names of shipped libraries none needs more than 96.
pub const DEFAULT_DEPTH: u32 = 256;

/// The highest depth limit, and the default of the other styles; a higher value is taken as this one. It bounds the stack that one name may take (see `stack.rs`) at 32 MB.
pub const MAX_DEPTH: u32 = 4096;

/// The longest mangled name that is read, in bytes.
pub const INPUT: usize = 1 << 20;

/// The longest text that is written, in bytes. Text can double with each back-reference, so a
/// name of some hundred bytes could fill the memory, and writing takes its time. The longest text
/// of a real name known is about 200 KB.
pub const OUTPUT: usize = 1 << 19;

impl Options {
    /// The depth in force in the style `cpp_demangle`.
    pub(crate) fn depth(&self) -> u32 {
        self.limits.map_or(DEFAULT_DEPTH, |limits| limits.depth.clamp(1, MAX_DEPTH))
    }

    /// The longest text, in bytes.
    pub(crate) fn longest(&self) -> usize {
        self.limits.unwrap_or_default().output
    }
}

/// The bounds that one name is kept within.
///
/// The defaults are far beyond real names, which reach 24 KB, 200 KB of text and a depth of 100.
///
/// ```
/// use symbol::{demangle, ErrorKind, Limits, Options};
///
/// let limits = Limits { output: 4, ..Limits::default() };
/// let options = Options { limits: Some(limits), ..Options::default() };
/// assert_eq!(demangle(b"_Z5helloi", &options).unwrap_err().kind(), ErrorKind::Limit);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// The longest mangled name, in bytes.
    pub input: usize,
    /// The longest text, in bytes.
    pub output: usize,
    /// How deep the parts of a name, or of its text, may nest.
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { input: INPUT, output: OUTPUT, depth: MAX_DEPTH }
    }
}
