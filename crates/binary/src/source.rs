//! The bytes of a file.

use std::{
    fs::File,
    io::{self, Read as _},
    ops::Deref,
    path::Path,
};

use memmap2::Mmap;

use crate::Error;

/// The bytes of a file, mapped to memory.
pub(crate) struct Source(Option<Mmap>);

impl Source {
    /// Maps a file.
    pub(crate) fn open(path: &Path) -> Result<Source, Error> {
        let open = || -> io::Result<Source> {
            let file = File::open(path)?;
            let metadata = file.metadata()?;
            if metadata.is_dir() {
                // The error of reading it, which has the system's number.
                (&file).read_exact(&mut [0])?;
            }
            // An empty file cannot be mapped.
            if metadata.is_file() && metadata.len() == 0 {
                return Ok(Source(None));
            }
            // SAFETY: the bytes must not change while they are read. As for the linkers and `nm`, a file that another
            // process rewrites meanwhile is the caller's fault; what is read is copied, so that this ends with the call.
            let map = unsafe { Mmap::map(&file)? };
            Ok(Source(Some(map)))
        };
        open().map_err(|error| Error::io(path, error))
    }
}

impl Deref for Source {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.0.as_deref().unwrap_or_default()
    }
}
