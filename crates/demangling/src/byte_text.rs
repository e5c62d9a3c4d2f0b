//! Text that is held as bytes.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

/// A demangled text. It is UTF-8 if the mangled name is, unless the length of an identifier ends inside a character.
///
/// A symbol table may hold any bytes, so they are kept as they are. Displayed, those that are not UTF-8 are replaced by
/// U+FFFD.
///
/// ```
/// use demangling::ByteText;
///
/// let text = ByteText::from(b"f\xff".to_vec());
/// assert_eq!(*text, *b"f\xff");
/// assert_eq!(text.to_string(), "f\u{fffd}");
/// assert_eq!(format!("{text:?}"), r#""f\xff""#);
/// assert_eq!(ByteText::from("f()"), "f()");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteText(Vec<u8>);

impl ByteText {
    /// The bytes of the text.
    ///
    /// ```
    /// assert_eq!(demangling::ByteText::from("f()").into_bytes(), b"f()");
    /// ```
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl Deref for ByteText {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for ByteText {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

/// Joins texts, as in `scopes.join(&b"::"[..])`.
impl Borrow<[u8]> for ByteText {
    fn borrow(&self) -> &[u8] {
        self
    }
}

impl From<Vec<u8>> for ByteText {
    fn from(bytes: Vec<u8>) -> ByteText {
        ByteText(bytes)
    }
}

impl From<&[u8]> for ByteText {
    fn from(bytes: &[u8]) -> ByteText {
        ByteText(bytes.to_vec())
    }
}

impl From<&str> for ByteText {
    fn from(text: &str) -> ByteText {
        ByteText(text.as_bytes().to_vec())
    }
}

impl PartialEq<str> for ByteText {
    fn eq(&self, other: &str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl PartialEq<&str> for ByteText {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl fmt::Display for ByteText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&String::from_utf8_lossy(self))
    }
}

impl fmt::Debug for ByteText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.escape_ascii())
    }
}
