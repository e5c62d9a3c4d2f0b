//! Arguments as bytes.

use std::ffi::{OsStr, OsString};

/// The bytes of an argument: on Unix those that were given, on Windows UTF-8 in which lone surrogates are kept.
pub(crate) fn of(argument: &OsStr) -> &[u8] {
    argument.as_encoded_bytes()
}

/// An argument of these bytes, which need not be UTF-8. On Windows, which has no others, bytes that are neither UTF-8 nor a
/// lone surrogate are replaced by U+FFFD.
///
/// ```
/// assert_eq!(command::argument(b"_Z1fv".to_vec()), "_Z1fv");
/// ```
#[must_use]
pub fn argument(bytes: Vec<u8>) -> OsString {
    #[cfg(unix)]
    return std::os::unix::ffi::OsStringExt::from_vec(bytes);
    #[cfg(windows)]
    return std::os::windows::ffi::OsStringExt::from_wide(&wide(&bytes));
    #[cfg(not(any(unix, windows)))]
    return String::from_utf8_lossy(&bytes).into_owned().into();
}

/// UTF-16 of UTF-8, in either of which a surrogate may be alone.
#[cfg(any(windows, test))]
fn wide(mut bytes: &[u8]) -> Vec<u16> {
    let mut wide = Vec::with_capacity(bytes.len());
    while !bytes.is_empty() {
        let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        wide.extend(valid.encode_utf16());
        bytes = &bytes[valid.len()..];
        let (unit, length) = match bytes {
            [] => break,
            &[0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] => {
                (0xd000 | u16::from(second & 0x3f) << 6 | u16::from(third & 0x3f), 3)
            }
            _ => (0xfffd, 1),
        };
        wide.push(unit);
        bytes = &bytes[length..];
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::wide;

    #[test]
    fn surrogates_stay_alone() {
        assert_eq!(wide("_Z1f\u{e9}\u{1f600}".as_bytes()), "_Z1f\u{e9}\u{1f600}".encode_utf16().collect::<Vec<_>>());
        assert_eq!(wide(b"a\xed\xa0\x80b"), [0x61, 0xd800, 0x62]);
        assert_eq!(wide(b"\xed\xbf\xbf"), [0xdfff]);
        assert_eq!(wide(b"\xff_"), [0xfffd, 0x5f]);
        assert_eq!(wide(b"\xed\xa0"), [0xfffd, 0xfffd]);
        assert!(wide(b"").is_empty());
    }
}
