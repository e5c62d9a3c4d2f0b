//! Why a binary could not be read.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// An error with the file, the member of the archive, and what is wrong.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    file: Option<PathBuf>,
    member: Option<String>,
    reason: String,
    source: Option<io::Error>,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file could not be opened or read; [`Error::system_error`] has the system's error.
    Io,
    /// The file is of no format that can be read.
    Unknown,
    /// The file begins as a binary does, but contradicts its format.
    Malformed,
    /// The file exceeds one of the [`Limits`](crate::Limits).
    Limit,
    /// The caller asked to stop.
    Interrupted,
    /// An argument has a value that is not accepted.
    Argument,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<String>) -> Error {
        Error { kind, file: None, member: None, reason: reason.into(), source: None }
    }

    pub(crate) fn malformed(error: object::read::Error) -> Error {
        Error::new(ErrorKind::Malformed, lower_first(&error.to_string()))
    }

    pub(crate) fn io(path: &Path, error: io::Error) -> Error {
        let reason = error.to_string();
        Error { source: Some(error), ..Error::new(ErrorKind::Io, reason).in_file(path) }
    }

    pub(crate) fn in_file(mut self, path: &Path) -> Error {
        self.file.get_or_insert_with(|| path.to_owned());
        self
    }

    pub(crate) fn in_member(mut self, member: Option<&str>) -> Error {
        if self.member.is_none() {
            self.member = member.map(str::to_owned);
        }
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What is wrong, without the names of the file and the member.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The file, if the binary was read from one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The system's error, for [`ErrorKind::Io`].
    #[must_use]
    pub fn system_error(&self) -> Option<&io::Error> {
        self.source.as_ref()
    }
}

/// The messages of the crate `object` begin with a capital letter.
fn lower_first(message: &str) -> String {
    let mut letters = message.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => message.to_owned(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}: ", file.display())?;
        }
        if let Some(member) = &self.member {
            write!(f, "{member}: ")?;
        }
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Error {}

impl From<bulk::Interrupted> for Error {
    fn from(_: bulk::Interrupted) -> Error {
        Error::new(ErrorKind::Interrupted, "interrupted")
    }
}
