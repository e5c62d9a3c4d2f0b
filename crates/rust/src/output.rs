//! The text, whose length is bounded.

use demangling::{ErrorKind, Limits};

/// Appends to a text, up to a limit.
///
/// The text has more bytes than were written, so that short pieces can be copied in chunks of a fixed length.
pub(crate) struct Output<'t> {
    text: &'t mut Vec<u8>,
    /// The length of `text` before the first write.
    start: usize,
    /// The end of what was written.
    end: usize,
    /// The greatest `end` that the limit allows.
    limit: usize,
}

/// The limit is reached.
pub(crate) struct Full;

/// The length of the chunks.
const CHUNK: usize = 32;

/// The bytes that are added when the text is too short, besides twice those that are needed.
const MORE: usize = 256;

impl<'t> Output<'t> {
    /// Writes to the end of `text`. It is likely to need `likely` bytes.
    pub(crate) fn new(text: &'t mut Vec<u8>, likely: usize, limits: &Limits) -> Self {
        let start = text.len();
        let limit = start.saturating_add(limits.output);
        let likely = likely.min(limits.output);
        text.resize(start.saturating_add(likely).saturating_add(CHUNK), 0);
        Output { text, start, end: start, limit }
    }

    /// Writes `bytes`.
    #[inline(always)]
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Full> {
        let end = self.end.wrapping_add(bytes.len());
        match self.text.get_mut(self.end..end) {
            Some(place) if end <= self.limit => {
                place.copy_from_slice(bytes);
                self.end = end;
                Ok(())
            }
            _ => self.write_to_more(bytes),
        }
    }

    /// Writes `length` bytes of `source`, from `at`. That is fastest if more bytes follow.
    #[inline(always)]
    pub(crate) fn copy(&mut self, source: &[u8], at: usize, length: usize) -> Result<(), Full> {
        if length <= CHUNK {
            let chunk = source.get(at..).and_then(<[u8]>::first_chunk::<CHUNK>);
            let place = self.text.get_mut(self.end..).and_then(<[u8]>::first_chunk_mut::<CHUNK>);
            if let (Some(chunk), Some(place)) = (chunk, place) {
                let end = self.end.wrapping_add(length);
                if end <= self.limit {
                    *place = *chunk;
                    self.end = end;
                    return Ok(());
                }
            }
        }
        self.write_all(source.get(at..at.saturating_add(length)).unwrap_or_default())
    }

    /// Writes again what was written from `from` to `to`, which are positions as of [`Output::position`].
    #[inline(always)]
    pub(crate) fn repeat(&mut self, from: usize, to: usize) -> Result<(), Full> {
        let end = self.end.saturating_add(to.saturating_sub(from));
        if end > self.limit {
            return Err(Full);
        }
        if end > self.text.len() {
            self.make_room(end);
        }
        if to <= self.end {
            self.text.copy_within(from..to, self.end);
            self.end = end;
        }
        Ok(())
    }

    /// Where the next byte is written.
    #[inline(always)]
    pub(crate) fn position(&self) -> usize {
        self.end
    }

    #[inline(never)]
    fn write_all(&mut self, bytes: &[u8]) -> Result<(), Full> {
        self.write(bytes)
    }

    #[cold]
    #[inline(never)]
    fn write_to_more(&mut self, bytes: &[u8]) -> Result<(), Full> {
        let end = self.end.saturating_add(bytes.len());
        if end > self.limit {
            return Err(Full);
        }
        self.make_room(end);
        if let Some(place) = self.text.get_mut(self.end..end) {
            place.copy_from_slice(bytes);
        }
        self.end = end;
        Ok(())
    }

    /// Makes the text longer, so that `end` is in it.
    #[cold]
    #[inline(never)]
    fn make_room(&mut self, end: usize) {
        if end.saturating_add(CHUNK) > self.text.len() {
            let more = end.saturating_sub(self.start).saturating_mul(2).saturating_add(MORE);
            self.text.resize(self.start.saturating_add(more), 0);
        }
    }

    /// How many bytes were written.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.end.wrapping_sub(self.start)
    }

    /// Removes what was not written.
    #[inline]
    pub(crate) fn finish(self) {
        self.text.truncate(self.end);
    }
}

impl From<Full> for ErrorKind {
    fn from(_: Full) -> ErrorKind {
        ErrorKind::TooLong
    }
}
