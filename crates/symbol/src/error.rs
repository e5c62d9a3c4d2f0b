//! Why a name could not be demangled.

use std::{borrow::Cow, fmt};

/// An error with a kind, a reason in prose and, where the engine knows it, the byte offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    reason: Cow<'static, str>,
    offset: Option<usize>,
}

/// What sort of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text does not begin as a mangled name does.
    NotMangled,
    /// The text begins as a mangled name does and is not well-formed.
    Parse,
    /// A bound was hit: of recursion or of output.
    Limit,
    /// The name is well-formed and its text could not be written.
    Format,
    /// The style does not have an option that was asked for.
    Unsupported,
    /// A defect of the engine.
    Internal,
}

impl Error {
    /// An error of `kind`, for `reason`.
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, reason: reason.into(), offset: None }
    }

    /// The same error, at a byte offset of the input.
    pub(crate) fn at(mut self, offset: impl Into<Option<usize>>) -> Self {
        self.offset = offset.into();
        self
    }

    /// The text does not begin as a mangled name does.
    #[cold]
    pub(crate) fn not_mangled() -> Self {
        Self::new(ErrorKind::NotMangled, "not a mangled name, which would begin with _Z, __Z, ___Z, ____Z or _GLOBAL_")
            .at(0)
    }

    /// The name nests deeper than `depth`.
    #[cold]
    pub(crate) fn too_deep(depth: u32) -> Self {
        let reason = format!("the name nests deeper than the recursion limit of {depth}");
        Self::new(ErrorKind::Limit, reason)
    }

    /// The name is longer than `bytes`.
    #[cold]
    pub(crate) fn name_too_long(bytes: usize) -> Self {
        let reason = format!("the mangled name is longer than {bytes} bytes");
        Self::new(ErrorKind::Limit, reason)
    }

    /// The text is longer than `bytes`.
    #[cold]
    pub(crate) fn text_too_long(bytes: usize) -> Self {
        let reason = format!("the demangled text is longer than {bytes} bytes");
        Self::new(ErrorKind::Limit, reason)
    }

    /// What sort of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What is wrong, in prose, without the offset.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Where it is wrong, in bytes from the start of the input, where the engine knows it.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.offset
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)?;
        match self.offset {
            Some(offset) => write!(f, " (at byte {offset})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
