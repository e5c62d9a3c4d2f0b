//! Files in the place of standard input.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::{copy::stream, failure::Failure, progress, request::Request, standard};

/// Standard input among the files.
const STANDARD_INPUT: &str = "-";

/// Copies files to standard output, one after the other.
pub(crate) fn copy(request: &Request, files: &[PathBuf]) -> Result<(), Failure> {
    let mut sink = standard::output()?;
    let progress = progress::of(request, files);
    for path in files {
        if path.as_os_str() == STANDARD_INPUT {
            stream(request, standard::input()?, &mut *sink)?;
        } else {
            let file = File::open(path).map_err(Failure::of_file(&path.display()))?;
            let copied = stream(request, progress.wrap_read(file), &mut *sink);
            copied.map_err(|failure| failure.reading(&path.display()))?;
        }
    }
    progress.finish_and_clear();
    Ok(())
}

/// Demangles the names in files. Each is replaced when its new text is complete, and keeps its permissions.
pub(crate) fn in_place(request: &Request, files: &[PathBuf]) -> Result<(), Failure> {
    let progress = progress::of(request, files);
    for path in files {
        let file = File::open(path).map_err(Failure::of_file(&path.display()))?;
        replace(request, path, progress.wrap_read(file)).map_err(|failure| match failure {
            Failure::Io(None, error) | Failure::Read(error) => Failure::of_file(&path.display())(error),
            other => other,
        })?;
    }
    progress.finish_and_clear();
    Ok(())
}

fn replace(request: &Request, path: &Path, source: impl Read + Send) -> Result<(), Failure> {
    // The file itself, where a link leads to it.
    let path = fs::canonicalize(path)?;
    let mut new = NamedTempFile::new_in(path.parent().unwrap_or(&path))?;
    stream(request, source, &mut new)?;
    new.as_file().set_permissions(fs::metadata(&path)?.permissions())?;
    new.persist(&path).map_err(|failed| failed.error)?;
    Ok(())
}
