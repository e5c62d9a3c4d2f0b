//! What a file may cost.

use crate::{Error, ErrorKind};

/// Limits of memory and time, far above real files. A file that exceeds one is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The symbols of a file, with those of all members.
    pub symbols: usize,
    /// The sections of a file, with those of all members.
    pub sections: usize,
    /// The members of an archive and the slices of a universal file.
    pub members: usize,
    /// The bytes of all names as a multiple of the bytes of the file. Names can share their ends, but real ones share
    /// little.
    pub shared_names: usize,
    /// The bytes of `.gnu_debugdata` after it was decompressed.
    pub decompressed: usize,
}

impl Limits {
    /// The limits of a call that gives none.
    pub const DEFAULT: Limits =
        Limits { symbols: 1 << 24, sections: 1 << 22, members: 1 << 20, shared_names: 8, decompressed: 1 << 27 };

    pub(crate) fn check(value: usize, limit: usize, what: &str) -> Result<(), Error> {
        if value <= limit {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Limit, format!("it has more than {limit} {what}, the limit")))
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}
