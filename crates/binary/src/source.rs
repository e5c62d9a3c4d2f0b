//! The bytes of a file.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    ops::Deref,
    path::Path,
};

use memmap2::Mmap;

use crate::{Error, ErrorKind};

/// The bytes of a file, mapped to memory.
pub(crate) struct Source(Option<Mmap>);

impl Source {
    /// Maps a file.
    pub(crate) fn open(path: &Path) -> Result<Source, Error> {
        // Before it is opened, which waits for ever for the other end of a pipe.
        let metadata = fs::metadata(path).map_err(|error| Error::io(path, error))?;
        if !metadata.is_file() && !metadata.is_dir() {
            let reason = "expected a file that can be mapped to memory, found a pipe, socket or device";
            return Err(Error::new(ErrorKind::Unknown, reason).in_file(path));
        }
        let open = || -> io::Result<Source> {
            let file = File::open(path)?;
            if metadata.is_dir() {
                // The error of reading it, which has the system's number.
                (&file).read_exact(&mut [0])?;
            }
            let length = file.metadata()?.len();
            // An empty file cannot be mapped.
            if length == 0 {
                return Ok(Source(None));
            }
            // Where addresses have 32 bits, a file can have more bytes than memory.
            if isize::try_from(length).is_err() {
                let reason = format!("expected at most {} bytes, found {length}", isize::MAX);
                return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
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
