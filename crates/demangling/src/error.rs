//! The error for a name that cannot be demangled.

use crate::Limit;
use std::fmt;

/// The error for a name that cannot be demangled: its [`kind`](Error::kind), which can be matched on, and its
/// [`offset`](Error::offset).
///
/// ```
/// let error = itanium_names::demangle("_ZN3foo").unwrap_err();
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
    /// The text does not begin like a mangled name, which would begin with one of these.
    NotMangled(&'static str),
    /// The grammar expects something else at this byte.
    Expected(&'static str),
    /// A `<substitution>` refers to no earlier candidate.
    UnknownSubstitution,
    /// A `<template-param>` has no template argument in scope.
    UnboundTemplateParameter,
    /// A number is larger than any that compilers write.
    NumberTooLarge,
    /// The parts of the name, or of its text, are nested deeper than [`Limits::depth`](crate::Limits::depth).
    TooDeep,
    /// The text is longer than [`Limits::output`](crate::Limits::output), or than the memory has room for.
    TooLong,
    /// The name takes more steps than its length and that of its text allow: it has too many parts that print nothing,
    /// or nests too many parts that must be read twice.
    TooMuchWork,
    /// The name is longer than [`Limits::input`](crate::Limits::input).
    InputTooLong,
}

impl Error {
    /// An error of this kind at this byte.
    #[must_use]
    pub const fn new(kind: ErrorKind, offset: usize) -> Error {
        Error { kind, offset }
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The position of the error, in bytes from the start of the mangled name.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// True if the name or its text exceeds a limit; false if the name is malformed.
    #[must_use]
    pub fn is_limit(&self) -> bool {
        self.limit().is_some()
    }

    /// The limit that the name exceeds. `None` for a name that is not well-formed.
    #[must_use]
    pub fn limit(&self) -> Option<Limit> {
        match self.kind {
            ErrorKind::InputTooLong => Some(Limit::Input),
            ErrorKind::TooLong => Some(Limit::Output),
            ErrorKind::TooDeep => Some(Limit::Depth),
            ErrorKind::TooMuchWork => Some(Limit::Work),
            ErrorKind::NotMangled(_)
            | ErrorKind::Expected(_)
            | ErrorKind::UnknownSubstitution
            | ErrorKind::UnboundTemplateParameter
            | ErrorKind::NumberTooLarge => None,
        }
    }

    /// The message without the position.
    #[must_use]
    pub fn reason(&self) -> String {
        match self.kind {
            ErrorKind::NotMangled(beginnings) => format!("not a mangled name: expected {beginnings}"),
            ErrorKind::Expected(what) => format!("expected {what}"),
            ErrorKind::UnknownSubstitution => "a substitution refers to no earlier part of the name".to_owned(),
            ErrorKind::UnboundTemplateParameter => "a template parameter has no template argument".to_owned(),
            ErrorKind::NumberTooLarge => "a number is too large".to_owned(),
            ErrorKind::TooDeep => "the name nests deeper than the limit".to_owned(),
            ErrorKind::TooLong => "the demangled text is longer than the limit".to_owned(),
            ErrorKind::TooMuchWork => "the name takes more work than its length allows".to_owned(),
            ErrorKind::InputTooLong => "the mangled name is longer than the limit".to_owned(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::NotMangled(_) | ErrorKind::TooLong | ErrorKind::TooMuchWork | ErrorKind::InputTooLong => {
                f.write_str(&self.reason())
            }
            _ => write!(f, "{} at byte {}", self.reason(), self.offset),
        }
    }
}

impl std::error::Error for Error {}
