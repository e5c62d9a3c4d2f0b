//! Short texts, padded to a fixed size so that copying one takes no length.

/// A text of at most `N` bytes, followed by zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Padded<const N: usize> {
    bytes: [u8; N],
    text: &'static str,
}

impl<const N: usize> Padded<N> {
    /// Pads `text`. A text longer than `N` bytes fails to compile.
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "evaluated by the compiler, which reports a panic"
    )]
    pub(crate) const fn new(text: &'static str) -> Padded<N> {
        let mut bytes = [0; N];
        let mut at = 0;
        while at < text.len() {
            bytes[at] = text.as_bytes()[at];
            at += 1;
        }
        Padded { bytes, text }
    }

    #[inline(always)]
    pub(crate) fn bytes(&self) -> &[u8; N] {
        &self.bytes
    }

    #[inline(always)]
    pub(crate) const fn text(&self) -> &'static str {
        self.text
    }
}

impl<const N: usize> AsRef<[u8]> for Padded<N> {
    #[inline(always)]
    fn as_ref(&self) -> &[u8] {
        self.text.as_bytes()
    }
}
