//! Files in the place of standard input.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use indicatif::ProgressBar;

use crate::{Program, Status, copy::stream, failure::Failure, progress, request::Request, signals::Signals, standard};

/// Standard input among the files.
const STANDARD_INPUT: &str = "-";

/// Copies files to standard output, one after the other.
pub(crate) fn copy(program: Program, request: &Request, files: &[PathBuf]) -> Result<Status, Failure> {
    let mut sink = standard::output()?;
    each(program, request, files, |path, progress| {
        if path.as_os_str() == STANDARD_INPUT {
            return stream(request, standard::input()?, &mut *sink);
        }
        let file = File::open(path).map_err(Failure::of_file(&path.display()))?;
        let copied = stream(request, progress.wrap_read(file), &mut *sink);
        copied.map_err(|failure| failure.reading(&path.display()))
    })
}

/// Demangles the names in files. Each is replaced when its new text is complete, and keeps its permissions. After a signal
/// that ends the process, no part of a text is left behind.
pub(crate) fn in_place(program: Program, request: &Request, files: &[PathBuf]) -> Result<Status, Failure> {
    let signals = Signals::catch();
    each(program, request, files, |path, progress| {
        // Before it is opened, since a pipe would be waited for.
        check_replaceable(path).map_err(Failure::of_file(&path.display()))?;
        let file = File::open(path).map_err(Failure::of_file(&path.display()))?;
        let replaced = replace(request, path, signals.interrupt(progress.wrap_read(file)));
        signals.check()?;
        replaced.map_err(|failure| match failure {
            Failure::Io(None, error) | Failure::Read(error) => Failure::of_file(&path.display())(error),
            other => other,
        })
    })
}

/// Does `work` on each file. A file that fails is reported, and those after it are worked on all the same; another failure,
/// such as that of standard output, ends it.
fn each(
    program: Program,
    request: &Request,
    files: &[PathBuf],
    mut work: impl FnMut(&Path, &ProgressBar) -> Result<(), Failure>,
) -> Result<Status, Failure> {
    let progress = progress::of(request, files);
    let mut status = Status::Success;
    for path in files {
        match work(path, &progress) {
            Ok(()) => {}
            Err(failure @ Failure::Io(Some(_), _)) => status = progress.suspend(|| failure.report(program)),
            Err(failure) => return Err(failure),
        }
    }
    progress.finish_and_clear();
    Ok(status)
}

/// Refuses what is no file in a file system. Reading a folder has an error of its own.
fn check_replaceable(path: &Path) -> io::Result<()> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_file() || kind.is_dir() {
        return Ok(());
    }
    Err(io::Error::other("not a regular file, so it cannot be replaced"))
}

fn replace(request: &Request, path: &Path, source: impl Read + Send) -> Result<(), Failure> {
    // The file itself, where a link leads to it.
    let path = fs::canonicalize(path)?;
    let mut new = NamedTempFile::new_in(path.parent().unwrap_or(&path))?;
    stream(request, source, &mut new)?;
    let permissions = keep_owner(new.as_file(), &fs::metadata(&path)?);
    new.as_file().set_permissions(permissions)?;
    new.persist(&path).map_err(|failed| failed.error)?;
    Ok(())
}

/// Gives a file the owner and the group that another one has, if the user may, and returns the permissions for it. Those
/// of a program that runs as its owner are not for a file with another owner.
#[cfg(unix)]
fn keep_owner(new: &File, old: &Metadata) -> Permissions {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    const AS_OWNER_OR_GROUP: u32 = 0o6000;
    let mut permissions = old.permissions();
    if fchown(new, Some(old.uid()), Some(old.gid())).is_err() {
        permissions.set_mode(permissions.mode() & !AS_OWNER_OR_GROUP);
    }
    permissions
}

/// Returns the permissions of the old file. The owner of the new one is the user.
#[cfg(not(unix))]
fn keep_owner(_new: &File, old: &Metadata) -> Permissions {
    old.permissions()
}
