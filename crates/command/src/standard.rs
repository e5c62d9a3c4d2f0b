//! Standard input and output, without the buffers and the conversions of Rust's library.

use std::fs::File;
use std::io::{self, Read, Write};

/// Standard input.
pub(crate) fn input() -> io::Result<Box<dyn Read + Send>> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        Ok(Box::new(File::from(io::stdin().as_fd().try_clone_to_owned()?)))
    }
    // The console of Windows wants a conversion.
    #[cfg(not(unix))]
    Ok(Box::new(io::stdin()))
}

/// Standard output.
pub(crate) fn output() -> io::Result<Box<dyn Write>> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        Ok(Box::new(File::from(io::stdout().as_fd().try_clone_to_owned()?)))
    }
    #[cfg(windows)]
    {
        use std::io::IsTerminal;
        use std::os::windows::io::AsHandle;
        if !io::stdout().is_terminal() {
            return Ok(Box::new(File::from(io::stdout().as_handle().try_clone_to_owned()?)));
        }
        Ok(Box::new(io::stdout()))
    }
}
