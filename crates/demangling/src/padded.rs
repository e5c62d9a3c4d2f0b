//! Short texts, padded to a fixed size so that copying one takes no length.

/// A text of at most `N` bytes, followed by zeros.
///
/// ```
/// use demangling::Padded;
///
/// const INT: Padded<4> = Padded::new("int");
/// assert_eq!(INT.bytes(), b"int\0");
/// assert_eq!(INT.text(), "int");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Padded<const N: usize> {
    bytes: [u8; N],
    text: &'static str,
}

impl<const N: usize> Padded<N> {
    /// Pads `text`.
    ///
    /// # Panics
    /// If `text` is longer than `N` bytes. A constant then does not compile.
    #[must_use]
    pub const fn new(text: &'static str) -> Padded<N> {
        let mut bytes = [0; N];
        let mut at = 0;
        while at < text.len() {
            bytes[at] = text.as_bytes()[at];
            at += 1;
        }
        Padded { bytes, text }
    }

    /// The text and the zeros.
    #[must_use]
    #[inline(always)]
    pub const fn bytes(&self) -> &[u8; N] {
        &self.bytes
    }

    /// The text alone.
    #[must_use]
    #[inline(always)]
    pub const fn text(&self) -> &'static str {
        self.text
    }
}

impl<const N: usize> AsRef<[u8]> for Padded<N> {
    #[inline(always)]
    fn as_ref(&self) -> &[u8] {
        self.text.as_bytes()
    }
}
