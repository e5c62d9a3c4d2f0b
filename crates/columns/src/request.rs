//! How the names of an array are demangled.

use bulk::Batch;
use symbol_names::{ErrorKind, Options};

/// What to do with a name that cannot be demangled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnError {
    /// The name itself is the text.
    #[default]
    Keep,
    /// The row is null.
    Null,
    /// It is an error, for the first such row.
    Strict,
}

/// What to do when the texts exceed an array with offsets of 32 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overflow {
    /// Use the type with offsets of 64 bits.
    #[default]
    Widen,
    /// It is an error.
    Fail,
}

/// How the names of an array are demangled.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The options of the texts.
    pub options: &'a Options,
    /// What to do with names that cannot be demangled.
    pub on_error: OnError,
    /// How the work is shared.
    pub batch: Batch,
    /// How many recent names each thread remembers.
    pub remembered: usize,
    /// What to do with large texts.
    pub overflow: Overflow,
    /// How many bytes of text are too many for offsets of 32 bits.
    pub limit: usize,
}

impl Request<'_> {
    /// How many recent names each thread remembers by default: the functions of a large profile. Their places take a
    /// megabyte.
    pub const REMEMBERED: usize = 1 << 16;
    const LIMIT: usize = i32::MAX as usize;
    const DEFAULT: Request<'static> = Request {
        options: &Options::DEFAULT,
        on_error: OnError::Keep,
        batch: Batch::DEFAULT,
        remembered: Self::REMEMBERED,
        overflow: Overflow::Widen,
        limit: Self::LIMIT,
    };
}

impl Request<'_> {
    /// True if an error of a name is one of the whole array: if that is asked for, or if the options are at fault.
    pub(crate) fn raises(&self, error: &symbol_names::Error) -> bool {
        self.on_error == OnError::Strict || error.kind() == ErrorKind::Unsupported
    }
}

impl Default for Request<'_> {
    fn default() -> Self {
        Request::DEFAULT
    }
}
