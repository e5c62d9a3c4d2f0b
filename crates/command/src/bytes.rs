//! Arguments as bytes.

use std::ffi::{OsStr, OsString};

/// The bytes of an argument: on Unix those that were given, on Windows UTF-8 in which lone surrogates are kept.
pub(crate) fn of(argument: &OsStr) -> &[u8] {
    argument.as_encoded_bytes()
}

/// An argument of these bytes, which need not be UTF-8.
///
/// ```
/// assert_eq!(command::argument(b"_Z1fv".to_vec()), "_Z1fv");
/// ```
#[must_use]
pub fn argument(bytes: Vec<u8>) -> OsString {
    #[cfg(unix)]
    return std::os::unix::ffi::OsStringExt::from_vec(bytes);
    #[cfg(not(unix))]
    return String::from_utf8_lossy(&bytes).into_owned().into();
}
