//! The text, whose length is bounded.

use crate::{ErrorKind, Limits, Padded, lengthen};

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
    /// The greatest `end` that the limit allows. `text` is never longer, so what has room there is within the limit.
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
        lengthen(text, start.saturating_add(likely).saturating_add(CHUNK).min(limit))?;
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
            Some(place) => {
                place.copy_from_slice(bytes);
                self.end = end;
                Ok(())
            }
            None => self.write_to_more(bytes),
        }
    }

    /// Writes `text`, which may be one of several, so that its length is not known to the compiler.
    ///
    /// # Errors
    /// As [`Output::write`].
    #[inline(always)]
    pub fn write_padded<const N: usize>(&mut self, text: &Padded<N>) -> Result<(), Full> {
        match self.text.get_mut(self.end..).and_then(<[u8]>::first_chunk_mut) {
            Some(place) => {
                *place = *text.bytes();
                self.end = self.end.wrapping_add(text.text().len());
                Ok(())
            }
            None => self.write_to_more(text.text().as_bytes()),
        }
    }

    /// Writes `bytes`, of which there are few, but the compiler does not know how many.
    ///
    /// # Errors
    /// As [`Output::write`].
    #[inline(never)]
    pub fn write_short(&mut self, bytes: &[u8]) -> Result<(), Full> {
        let end = self.end.wrapping_add(bytes.len());
        let Some(place) = self.text.get_mut(self.end..end) else { return self.write_to_more(bytes) };
        self.end = end;
        // A call would take longer than to copy them.
        match bytes.len() {
            0 => {}
            1 => copy_ends::<1>(bytes, place),
            2..4 => copy_ends::<2>(bytes, place),
            4..8 => copy_ends::<4>(bytes, place),
            8..16 => copy_ends::<8>(bytes, place),
            16..=32 => copy_ends::<16>(bytes, place),
            _ => place.copy_from_slice(bytes),
        }
        Ok(())
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
                *place = *chunk;
                self.end = self.end.wrapping_add(length);
                return Ok(());
            }
        }
        self.write_short(source.get(at..at.saturating_add(length)).unwrap_or_default())
    }

    /// Writes again what was written from `from` to `to`, which are positions as of [`Output::position`].
    ///
    /// # Errors
    /// As [`Output::write`].
    #[inline(always)]
    pub fn repeat(&mut self, from: usize, to: usize) -> Result<(), Full> {
        let end = self.end.saturating_add(to.saturating_sub(from));
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

    #[cold]
    #[inline(never)]
    fn write_to_more(&mut self, bytes: &[u8]) -> Result<(), Full> {
        let end = self.end.saturating_add(bytes.len());
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
        if end > self.limit {
            return Err(Full);
        }
        let more = end.saturating_sub(self.start).saturating_mul(2).saturating_add(MORE);
        lengthen(self.text, self.start.saturating_add(more).min(self.limit))
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

/// Copies the first and the last bytes, which are all. Both have the same length.
#[inline(always)]
fn copy_ends<const LENGTH: usize>(from: &[u8], to: &mut [u8]) {
    if let (Some(from), Some(to)) = (from.first_chunk::<LENGTH>(), to.first_chunk_mut()) {
        *to = *from;
    }
    if let (Some(from), Some(to)) = (from.last_chunk::<LENGTH>(), to.last_chunk_mut()) {
        *to = *from;
    }
}

impl From<Full> for ErrorKind {
    fn from(_: Full) -> ErrorKind {
        ErrorKind::TooLong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_written_up_to_the_limit() {
        let source: Vec<u8> = (0..100).collect();
        for length in 0..=source.len() {
            for room in [0, length.saturating_sub(1), length, 2 * length] {
                for limit in [length.saturating_sub(1), length] {
                    let mut text = b"at ".to_vec();
                    let limits = Limits { output: limit, ..Limits::default() };
                    let mut output = Output::new(&mut text, room, &limits).unwrap();
                    let written = output.write_short(&source[..length]);
                    assert_eq!(written.is_ok(), length <= limit, "{length} of {limit}");
                    output.finish();
                    let expected = if length <= limit { &source[..length] } else { &[] };
                    assert_eq!(text, [b"at ", expected].concat());
                }
            }
        }
    }
}
