//! Why a column cannot be demangled.

use std::fmt;

/// An error of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A name cannot be demangled.
    Name {
        /// The row of the name in its array.
        index: usize,
        /// The name.
        name: Vec<u8>,
        /// True if the column holds text, false if it holds bytes.
        is_text: bool,
        /// What is wrong with it.
        error: symbol_names::Error,
    },
    /// The column has a type that holds no names.
    Type(String),
    /// The producer of the array broke the rules of the format.
    Malformed(String),
    /// The producer of a stream reported an error.
    Producer {
        /// Its error number.
        code: i32,
        /// What it says of it.
        message: String,
    },
    /// The result does not fit the type of its array.
    TooLarge,
    /// The caller asked to stop.
    Interrupted,
}

impl Error {
    /// The producer broke a rule.
    #[cold]
    pub(crate) fn malformed(what: impl Into<String>) -> Error {
        Error::Malformed(what.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Name { index, name, error, .. } => {
                write!(f, "cannot demangle name {index}, '{}': {error}", String::from_utf8_lossy(name))
            }
            Error::Type(message) => f.write_str(message),
            Error::Malformed(what) => write!(f, "the Arrow data is malformed: {what}"),
            Error::Producer { code, message } => write!(f, "the stream's producer failed: {message} (error {code})"),
            Error::TooLarge => f.write_str("the result takes more than 2 GiB in one array; use smaller chunks"),
            Error::Interrupted => f.write_str("interrupted"),
        }
    }
}

impl std::error::Error for Error {}
