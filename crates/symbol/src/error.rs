//! Why a name could not be demangled.

use std::{borrow::Cow, fmt};

/// An error with a kind, a reason in prose and, where the engine knows it, the byte offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    reason: Cow<'static, str>,
    offset: Option<usize>,
    limit: Option<Limit>,
}

/// What sort of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text does not begin as a mangled name does.
    NotMangled,
    /// The text begins as a mangled name does and is not well-formed.
    Parse,
    /// The name exceeds one of its [`Limits`](crate::Limits); [`Error::limit`] says which.
    Limit,
    /// The name is well-formed and its text could not be written.
    Format,
    /// The style does not have an option that was asked for.
    Unsupported,
    /// A defect of the engine.
    Internal,
}

/// The limit that a name exceeds, and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The mangled name is longer than this many bytes.
    Input(usize),
    /// The demangled name is longer than this many bytes.
    Output(usize),
    /// The name, or its text, nests deeper than this many levels.
    Depth(u32),
    /// The work exceeds what the lengths of the name and of its text allow. Nobody sets this limit.
    Work,
}

impl Limit {
    /// The name of the limit in lower case, as in [`Limits`](crate::Limits).
    ///
    /// ```
    /// assert_eq!(symbol::Limit::Depth(10).name(), "depth");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Input(_) => "input",
            Self::Output(_) => "output",
            Self::Depth(_) => "depth",
            Self::Work => "work",
        }
    }

    /// The value of the limit, which `Work` has not.
    #[must_use]
    pub fn value(self) -> Option<usize> {
        match self {
            Self::Input(bytes) | Self::Output(bytes) => Some(bytes),
            Self::Depth(levels) => Some(levels as usize),
            Self::Work => None,
        }
    }

    fn reason(self) -> Cow<'static, str> {
        match self {
            Self::Input(bytes) => format!("the mangled name is longer than the limit of {bytes} bytes").into(),
            Self::Output(bytes) => format!("the demangled name is longer than the limit of {bytes} bytes").into(),
            Self::Depth(levels) => format!("the name nests deeper than the limit of {levels} levels").into(),
            Self::Work => "the name takes more work than its length allows".into(),
        }
    }
}

impl Error {
    /// An error of `kind`, for `reason`.
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, reason: reason.into(), offset: None, limit: None }
    }

    /// The same error, which says so where a line break at the end of `text` is what is wrong.
    #[cold]
    pub(crate) fn of(mut self, text: &[u8]) -> Self {
        let line = text.strip_suffix(b"\n").map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        if self.kind == ErrorKind::Parse && line.is_some_and(|line| self.offset == Some(line.len())) {
            self.reason = "a line break follows the name; remove it first".into();
        }
        self
    }

    /// The same error, in a text where `bytes` more come first.
    #[cold]
    pub(crate) fn after(mut self, bytes: usize) -> Self {
        self.offset = self.offset.map(|offset| offset + bytes);
        self
    }

    /// The same error, at a byte offset of the input.
    pub(crate) fn at(mut self, offset: impl Into<Option<usize>>) -> Self {
        self.offset = offset.into();
        self
    }

    /// The text does not begin as a mangled name does.
    #[cold]
    pub(crate) fn not_mangled() -> Self {
        Self::new(ErrorKind::NotMangled, "not a mangled name: expected _Z, __Z, ___Z, ____Z or _GLOBAL_").at(0)
    }

    /// The name exceeds `limit`.
    #[cold]
    pub(crate) fn exceeds(limit: Limit) -> Self {
        Self { limit: Some(limit), ..Self::new(ErrorKind::Limit, limit.reason()) }
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

    /// The limit that the name exceeds, for an error of the kind `Limit`.
    #[must_use]
    pub fn limit(&self) -> Option<Limit> {
        self.limit
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
