//! The text, whose length is bounded.

use crate::{ErrorKind, Limits, lengthen};

/// Appends to a text, up to a limit.
///
/// The text has more bytes than were written, so that short pieces can be copied in chunks of a fixed length;
/// [`Output::finish`] removes them. Nothing panics, which `proofs/no-panic` proves of the engines.
///
/// ```
/// use demangling::{Limits, Output};
///
/// let mut text = b"at ".to_vec();
/// let mut output = Output::new(&mut text, 16, &Limits { output: 5, ..Limits::default() })?;
/// output.write(b"f()")?;
/// assert!(output.write(b" const").is_err());
/// output.finish();
/// assert_eq!(text, b"at f()");
/// # Ok::<(), demangling::Full>(())
/// ```
#[derive(Debug)]
pub struct Output<'t> {
    text: &'t mut Vec<u8>,
    /// The length of `text` before the first write.
    start: usize,
    /// The end of what was written.
    end: usize,
    /// The greatest `end` that the limit allows.
    limit: usize,
}

/// The limit is reached, or the memory has no room for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// The length of the chunks.
const CHUNK: usize = 32;

/// The bytes that are added when the text is too short, besides twice those that are needed.
const MORE: usize = 256;

impl<'t> Output<'t> {
    /// Writes to the end of `text`, at most [`Limits::output`] bytes. It is likely to need `likely` bytes.
    ///
    /// # Errors
    /// If the memory has no room for as many.
    pub fn new(text: &'t mut Vec<u8>, likely: usize, limits: &Limits) -> Result<Self, Full> {
        let start = text.len();
        let limit = start.saturating_add(limits.output);
        let likely = likely.min(limits.output);
        lengthen(text, start.saturating_add(likely).saturating_add(CHUNK))?;
        Ok(Output { text, start, end: start, limit })
    }

    /// Writes `bytes`.
    ///
    /// # Errors
    /// If they exceed the limit, or the memory. Then nothing is written.
    #[inline(always)]
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Full> {
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
    ///
    /// # Errors
    /// As [`Output::write`].
    #[inline(always)]
    pub fn copy(&mut self, source: &[u8], at: usize, length: usize) -> Result<(), Full> {
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
    ///
    /// # Errors
    /// As [`Output::write`].
    #[inline(always)]
    pub fn repeat(&mut self, from: usize, to: usize) -> Result<(), Full> {
        let end = self.end.saturating_add(to.saturating_sub(from));
        if end > self.limit {
            return Err(Full);
        }
        if end > self.text.len() {
            self.make_room(end)?;
        }
        if let Some((before, after)) = self.text.split_at_mut_checked(self.end) {
            if let Some(written) = before.get(from..to) {
                if let Some(place) = after.get_mut(..written.len()) {
                    place.copy_from_slice(written);
                    self.end = end;
                }
            }
        }
        Ok(())
    }

    /// Where the next byte is written.
    #[must_use]
    #[inline(always)]
    pub fn position(&self) -> usize {
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
        self.make_room(end)?;
        if let Some(place) = self.text.get_mut(self.end..).and_then(|rest| rest.get_mut(..bytes.len())) {
            place.copy_from_slice(bytes);
        }
        self.end = end;
        Ok(())
    }

    /// Makes the text longer, so that `end` is in it.
    #[cold]
    #[inline(never)]
    fn make_room(&mut self, end: usize) -> Result<(), Full> {
        if end.saturating_add(CHUNK) > self.text.len() {
            let more = end.saturating_sub(self.start).saturating_mul(2).saturating_add(MORE);
            lengthen(self.text, self.start.saturating_add(more))?;
        }
        Ok(())
    }

    /// How many bytes were written.
    #[must_use]
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.end.wrapping_sub(self.start)
    }

    /// What was written from one [position](Output::position) to another.
    #[must_use]
    pub fn written(&self, from: usize, to: usize) -> Option<&[u8]> {
        if to <= self.end { self.text.get(from..to) } else { None }
    }

    /// Forgets what was written from `position` on.
    pub fn back_to(&mut self, position: usize) {
        self.end = self.end.min(position).max(self.start);
    }

    /// True if nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The last byte that was written.
    #[must_use]
    #[inline(always)]
    pub fn last(&self) -> Option<u8> {
        if self.is_empty() { None } else { self.text.get(self.end.wrapping_sub(1)).copied() }
    }

    /// Removes what was not written.
    #[inline]
    pub fn finish(self) {
        self.text.truncate(self.end);
    }
}

impl From<Full> for ErrorKind {
    fn from(_: Full) -> ErrorKind {
        ErrorKind::TooLong
    }
}
