//! Why a name could not be demangled.

use std::{borrow::Cow, fmt};

use demangling::{Limit, Limits};

use crate::Scheme;

/// An error with a kind, a reason in prose and, if the engine tells it, a byte offset.
///
/// It is a single pointer, so that a `Result` without a text is returned in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Details>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Details {
    kind: ErrorKind,
    /// For [`ErrorKind::NotMangled`], only what a mangled name begins with. Many symbols are not mangled, and few of their
    /// errors are shown, so the sentence is made when it is asked for.
    reason: Cow<'static, str>,
    offset: Option<usize>,
    limit: Option<(Limit, Option<usize>)>,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text does not begin as a mangled name does.
    NotMangled,
    /// The text begins as a mangled name does, but is not well-formed.
    Parse,
    /// The name exceeds one of its [`Limits`](crate::Limits); [`Error::limit`] says which.
    Limit,
    /// The name is well-formed, but the crate `cpp_demangle` cannot print it.
    Format,
    /// The style does not have a given option or scheme, or the scheme not what is asked for.
    Unsupported,
    /// A defect of the engine.
    Internal,
}

impl Error {
    /// An error of `kind` with a `reason`.
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Details { kind, reason: reason.into(), offset: None, limit: None }))
    }

    /// The same error of parsing `text`, with another reason if a line break at the end of `text` caused it.
    #[cold]
    pub(crate) fn of(mut self, text: &[u8]) -> Self {
        let line = text.strip_suffix(b"\n").map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        if self.0.kind == ErrorKind::Parse && line.is_some_and(|line| self.0.offset == Some(line.len())) {
            self.0.reason = "a line break follows the name; remove it first".into();
        }
        self
    }

    /// The same error in a text with `bytes` more at the start.
    #[cold]
    pub(crate) fn after(mut self, bytes: usize) -> Self {
        self.0.offset = self.0.offset.map(|offset| offset + bytes);
        self
    }

    /// The same error with a byte offset.
    pub(crate) fn at(mut self, offset: impl Into<Option<usize>>) -> Self {
        self.0.offset = offset.into();
        self
    }

    /// The text does not begin as a mangled name of any scheme does.
    #[cold]
    pub(crate) fn not_mangled() -> Self {
        Self::begins_otherwise("_Z (C++), ? (C++ of MSVC), _R and a path (Rust) or _D and a length (D)")
    }

    /// The text does not begin with one of these `beginnings`.
    #[cold]
    pub(crate) fn begins_otherwise(beginnings: &'static str) -> Self {
        Self::new(ErrorKind::NotMangled, beginnings).at(0)
    }

    /// The scheme has no types on their own.
    #[cold]
    pub(crate) fn no_types(scheme: Scheme) -> Self {
        let scheme = scheme.name();
        let reason = format!("types on their own are supported only by the scheme 'itanium', not by '{scheme}'");
        Self::new(ErrorKind::Unsupported, reason)
    }

    /// The error of an engine.
    #[cold]
    pub(crate) fn of_engine(error: &demangling::Error, limits: &Limits) -> Self {
        match (error.limit(), error.kind()) {
            (Some(limit), _) => Self::exceeds(limit, limits),
            (None, demangling::ErrorKind::NotMangled(beginnings)) => Self::begins_otherwise(beginnings),
            (None, _) => Self::new(ErrorKind::Parse, error.reason()).at(error.offset()),
        }
    }

    /// The name exceeds `limit`, whose value is in `limits`.
    #[cold]
    pub(crate) fn exceeds(limit: Limit, limits: &Limits) -> Self {
        let Limits { input, output, depth } = limits;
        let reason: Cow<_> = match limit {
            Limit::Input => format!("the mangled name is longer than the limit of {input} bytes").into(),
            Limit::Output => format!("the demangled name is longer than the limit of {output} bytes").into(),
            Limit::Depth => format!("the name nests deeper than the limit of {depth} levels").into(),
            Limit::Work => Cow::Borrowed("the name takes more work than its length allows"),
        };
        let mut error = Self::new(ErrorKind::Limit, reason);
        error.0.limit = Some((limit, limit.value(limits)));
        error
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What is wrong with the name, in prose, without the offset.
    #[must_use]
    pub fn reason(&self) -> Cow<'_, str> {
        match &self.0.reason {
            beginnings if self.0.kind == ErrorKind::NotMangled => {
                format!("not a mangled name: expected {beginnings}").into()
            }
            reason => Cow::Borrowed(reason),
        }
    }

    /// The offset of the error in bytes from the start of the input, if the engine tells it.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// For an error of the kind `Limit`, the limit that the name exceeds, and its value. [`Limit::Work`] has no value.
    #[must_use]
    pub fn limit(&self) -> Option<(Limit, Option<usize>)> {
        self.0.limit
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason())?;
        match self.offset() {
            Some(offset) => write!(f, " (at byte {offset})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
