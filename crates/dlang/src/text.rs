//! The text that is written while a name is read, after what the buffer held before.

use demangling::Full;

/// The text so far. Its positions are those in the buffer.
pub(crate) struct Text<'a> {
    out: &'a mut Vec<u8>,
    start: usize,
    /// The longest that the buffer may get, meanwhile.
    longest: usize,
    /// The longest that it may be in the end.
    limit: usize,
}

/// How much longer than its limit a text may be meanwhile: types are written that are then left out or moved.
const MEANWHILE: usize = 4;

impl<'a> Text<'a> {
    /// Writes after the bytes in `out`, in the end at most `limit` bytes.
    pub(crate) fn new(out: &'a mut Vec<u8>, limit: usize) -> Text<'a> {
        let start = out.len();
        let meanwhile = limit.saturating_add(1024).saturating_mul(MEANWHILE);
        Text { longest: start.saturating_add(meanwhile), limit: start.saturating_add(limit), start, out }
    }

    /// True if the text is longer than its limit.
    pub(crate) fn is_too_long(&self) -> bool {
        self.out.len() > self.limit
    }

    /// Where the text begins.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// Where the text ends.
    #[inline]
    pub(crate) fn end(&self) -> usize {
        self.out.len()
    }

    pub(crate) fn last(&self) -> Option<u8> {
        self.out.last().copied()
    }

    #[inline]
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Result<(), Full> {
        if bytes.len() > self.longest.saturating_sub(self.out.len()) {
            return Err(Full);
        }
        demangling::extend(self.out, bytes)
    }

    /// Removes the last byte.
    pub(crate) fn pop(&mut self) {
        self.out.pop();
    }

    /// Removes everything from `end` on.
    pub(crate) fn truncate(&mut self, end: usize) {
        self.out.truncate(end);
    }

    /// Moves what was written from `middle` on before what was written from `from` to there.
    pub(crate) fn rotate(&mut self, from: usize, middle: usize) {
        let Some(moved) = self.out.get_mut(from..) else { return };
        let length = middle.saturating_sub(from);
        if length <= moved.len() {
            moved.rotate_left(length);
        }
    }
}
