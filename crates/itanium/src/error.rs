//! Why a name was refused.

use std::fmt;

/// What is wrong with a name, and where: one opaque error, whose [`kind`](Error::kind) can be matched on.
///
/// ```
/// let error = itanium::demangle("_ZN3foo").unwrap_err();
/// assert_eq!(error.offset(), 7);
/// assert_eq!(error.to_string(), "expected a name or 'E' at byte 7");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    offset: usize,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text does not begin like a mangled name.
    NotMangled,
    /// The grammar asks for something else here.
    Expected(&'static str),
    /// A `<substitution>` that refers to nothing.
    UnknownSubstitution,
    /// A `<template-param>` that no template argument in scope stands for.
    UnboundTemplateParameter,
    /// A number beyond what any compiler writes.
    NumberTooLarge,
    /// The parts of the name, or of its text, are nested deeper than [`Limits::depth`](crate::Limits::depth).
    TooDeep,
    /// The text is longer than [`Limits::output`](crate::Limits::output).
    TooLong,
    /// The name takes more steps than it and its text are worth: parts that print nothing, over and over, or that can
    /// only be told apart by reading them twice, one in another.
    TooMuchWork,
    /// The name is longer than [`Limits::input`](crate::Limits::input).
    InputTooLong,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, offset: usize) -> Error {
        Error { kind, offset }
    }

    /// What kind of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where in the mangled name it is, in bytes from its beginning.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Whether a limit was met, rather than the grammar broken.
    #[must_use]
    pub fn is_limit(&self) -> bool {
        matches!(self.kind, ErrorKind::TooDeep | ErrorKind::TooLong | ErrorKind::TooMuchWork | ErrorKind::InputTooLong)
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn reason(&self) -> String {
        match self.kind {
            ErrorKind::NotMangled => "does not begin like a mangled name (_Z)".to_owned(),
            ErrorKind::Expected(what) => format!("expected {what}"),
            ErrorKind::UnknownSubstitution => "a substitution refers to nothing that came before".to_owned(),
            ErrorKind::UnboundTemplateParameter => "a template parameter has no template argument".to_owned(),
            ErrorKind::NumberTooLarge => "a number is too large".to_owned(),
            ErrorKind::TooDeep => "nested deeper than the limit".to_owned(),
            ErrorKind::TooLong => "the demangled text is longer than the limit".to_owned(),
            ErrorKind::TooMuchWork => "the name takes more work than its length is worth".to_owned(),
            ErrorKind::InputTooLong => "the mangled name is longer than the limit".to_owned(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::NotMangled | ErrorKind::TooLong | ErrorKind::TooMuchWork | ErrorKind::InputTooLong => {
                f.write_str(&self.reason())
            }
            _ => write!(f, "{} at byte {}", self.reason(), self.offset),
        }
    }
}

impl std::error::Error for Error {}
