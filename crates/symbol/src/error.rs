//! Why a name could not be demangled.

use std::{borrow::Cow, fmt};

use itanium::{Limit, Limits};

/// An error with a kind, a reason in prose and, where the engine knows it, the byte offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    reason: Cow<'static, str>,
    offset: Option<usize>,
    limit: Option<(Limit, Option<usize>)>,
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

    /// The name exceeds `limit`, which has its value in `limits`.
    #[cold]
    pub(crate) fn exceeds(limit: Limit, limits: &Limits) -> Self {
        let Limits { input, output, depth } = limits;
        let reason = match limit {
            Limit::Input => format!("the mangled name is longer than the limit of {input} bytes").into(),
            Limit::Output => format!("the demangled name is longer than the limit of {output} bytes").into(),
            Limit::Depth => format!("the name nests deeper than the limit of {depth} levels").into(),
            Limit::Work => Cow::Borrowed("the name takes more work than its length allows"),
        };
        Self { limit: Some((limit, limit.value(limits))), ..Self::new(ErrorKind::Limit, reason) }
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

    /// The limit that the name exceeds, and its value, for an error of the kind `Limit`. [`Limit::Work`] has no value.
    #[must_use]
    pub fn limit(&self) -> Option<(Limit, Option<usize>)> {
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
