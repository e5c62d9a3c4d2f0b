//! What a file may cost.

use std::sync::atomic::{AtomicUsize, Ordering};

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
    /// The bytes of all demangled names, and of their scopes, that are longer than 32 times the mangled name, beyond this
    /// length. A short name can have a long text, but few of a real file have.
    pub demangled: usize,
}

impl Limits {
    /// The limits of a call that gives none.
    pub const DEFAULT: Limits = Limits {
        symbols: 1 << 24,
        sections: 1 << 20,
        members: 1 << 20,
        shared_names: 8,
        decompressed: 1 << 27,
        demangled: 1 << 26,
    };

    pub(crate) fn check(value: usize, limit: usize, what: &str) -> Result<(), Error> {
        if value <= limit {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Limit, format!("it has more than {limit} {what}, the limit")))
    }
}

/// What is left of [`Limits::demangled`]. Threads share it.
#[derive(Debug)]
pub(crate) struct Budget {
    limit: usize,
    rest: AtomicUsize,
}

/// The length of a text, in lengths of the mangled name, that costs nothing.
const FREE: usize = 32;

impl Budget {
    pub(crate) fn of(limits: &Limits) -> Budget {
        // Nothing is left when it is spent, and not before.
        Budget { limit: limits.demangled, rest: AtomicUsize::new(limits.demangled.saturating_add(1)) }
    }

    /// Calls `make`, which returns the bytes of the text that it made of a name, unless nothing is left.
    pub(crate) fn spend(&self, name: &[u8], make: impl FnOnce() -> usize) {
        if self.is_spent() {
            return;
        }
        let bytes = make().saturating_sub(name.len().saturating_mul(FREE));
        if bytes > 0 {
            let less = |rest: usize| Some(rest.saturating_sub(bytes));
            let _ = self.rest.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        }
    }

    fn is_spent(&self) -> bool {
        self.rest.load(Ordering::Relaxed) == 0
    }

    /// Refuses names that had no room.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if !self.is_spent() {
            return Ok(());
        }
        let limit = self.limit;
        let reason =
            format!("its demangled names exceed {FREE} times the mangled ones by more than {limit} bytes, the limit");
        Err(Error::new(ErrorKind::Limit, reason))
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}
