//! The text that is being written: of fixed size, so that no write needs to look for room.

use crate::ast;
use std::slice::SliceIndex;

/// The longest text, with all that is only written to be copied.
const SIZE: usize = 8192;

/// Where texts are parked: behind all that a chunk at the very end may overwrite.
const PARKING: usize = SIZE + 2 * CHUNK;

/// How much there is, with what is parked.
const ALL: usize = PARKING + 4096;

/// How much is copied at once; few identifiers are longer. As much must stand behind what is copied from.
pub(super) const CHUNK: usize = 32;

/// Whether what stands at `place` is parked.
pub(super) fn is_parked(place: usize) -> bool {
    place >= PARKING
}

/// A text. What does not fit is not written, but counted: [`Text::get`] finds no text then.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// The text, and from [`PARKING`] on what is parked.
    bytes: [u8; ALL],
    len: usize,
    parked: usize,
}

impl Text {
    pub(super) fn new() -> Text {
        Text { bytes: [0; ALL], len: 0, parked: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.parked = 0;
    }
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.len
    }

    #[inline(always)]
    pub(super) fn get(&self, range: impl SliceIndex<[u8], Output = [u8]>) -> Option<&[u8]> {
        self.bytes.get(..SIZE)?.get(range)
    }

    /// The last byte.
    #[inline(always)]
    pub(super) fn last(&self) -> u8 {
        self.bytes.get(self.len.wrapping_sub(1)).copied().unwrap_or(0)
    }

    /// Takes back what was written behind the first `len` bytes. None if that did not fit.
    pub(super) fn truncate(&mut self, len: usize) -> Option<()> {
        if self.len > SIZE {
            return None;
        }
        self.len = len;
        Some(())
    }

    #[inline(always)]
    pub(super) fn push_byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = byte;
        }
        self.len += 1;
    }

    /// Appends a text whose length is known where this is compiled.
    #[inline(always)]
    pub(super) fn push<const N: usize>(&mut self, text: &[u8; N]) {
        self.push_part(text, N);
    }

    /// Appends the first `length` bytes of `chunk`.
    #[inline(always)]
    pub(super) fn push_part<const N: usize>(&mut self, chunk: &[u8; N], length: usize) {
        if let Some(place) = self.bytes.get_mut(self.len..).and_then(<[u8]>::first_chunk_mut) {
            *place = *chunk;
        }
        self.len += length;
    }

    /// Appends a text of any length.
    pub(super) fn push_all(&mut self, text: &str) {
        if let Some(place) = self.bytes.get_mut(self.len..self.len + text.len()) {
            place.copy_from_slice(text.as_bytes());
        }
        self.len += text.len();
    }

    /// Writes at `at`, where the text will go on.
    #[inline(always)]
    pub(super) fn write<const N: usize>(&mut self, at: usize, text: &[u8; N]) -> Option<()> {
        *self.bytes.get_mut(at..)?.first_chunk_mut()? = *text;
        Some(())
    }

    /// Writes a part of `from`, behind which there must be as many bytes as a chunk has; where the text goes on.
    #[inline(always)]
    pub(super) fn write_from(&mut self, at: usize, from: &[u8], part: ast::Text) -> Option<usize> {
        let (start, end) = (part.start as usize, part.end as usize);
        let chunk: &[u8; CHUNK] = from.get(start..)?.first_chunk()?;
        self.write(at, chunk)?;
        let mut done = CHUNK;
        while start + done < end {
            let chunk: &[u8; CHUNK] = from.get(start + done..)?.first_chunk()?;
            self.write(at + done, chunk)?;
            done += CHUNK;
        }
        Some(at + (end - start))
    }

    /// The text ends here.
    #[inline(always)]
    pub(super) fn set_len(&mut self, len: usize) {
        self.len = len;
    }

    /// Appends `length` bytes of `from`, from `start` on; as many as a chunk more must be there.
    #[inline(always)]
    pub(super) fn push_from(&mut self, from: &[u8], start: usize, length: usize) -> Option<()> {
        self.len = self.write_from(self.len, from, ast::Text::new(start, start + length))?;
        Some(())
    }

    /// Appends what stands from `start` to `end`, once more.
    #[inline(always)]
    pub(super) fn repeat(&mut self, start: usize, end: usize) -> Option<()> {
        let length = end.checked_sub(start)?;
        let mut done = 0;
        loop {
            let chunk: [u8; CHUNK] = *self.bytes.get(start + done..)?.first_chunk()?;
            *self.bytes.get_mut(self.len + done..)?.first_chunk_mut()? = chunk;
            done += CHUNK;
            if done >= length {
                break;
            }
        }
        self.len += length;
        Some(())
    }

    /// Takes what was written from `start` on out of the text. It can be referred to where it stands then, which is
    /// returned.
    pub(super) fn park(&mut self, start: usize) -> Option<usize> {
        let place = PARKING + self.parked;
        let length = self.len - start;
        // A chunk is read behind it.
        self.bytes.get(place + length + CHUNK..)?;
        self.bytes.get(start..self.len).filter(|_| self.len <= SIZE)?;
        self.bytes.copy_within(start..self.len, place);
        self.parked += length;
        self.len = start;
        Some(place)
    }

    /// Writes what stands from `start` to `middle` behind what follows it.
    pub(super) fn swap(&mut self, start: usize, middle: usize) -> Option<()> {
        self.bytes.get_mut(start..self.len.min(SIZE))?.rotate_left(middle - start);
        Some(())
    }

    /// Writes `text` in between, at `at`.
    pub(super) fn insert(&mut self, at: usize, text: &str) -> Option<()> {
        let end = self.len + text.len();
        self.bytes.get(..SIZE)?.get(..end)?;
        self.bytes.copy_within(at..self.len, at + text.len());
        self.bytes.get_mut(at..at + text.len())?.copy_from_slice(text.as_bytes());
        self.len = end;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, SIZE, Text, is_parked};

    #[test]
    fn a_text_grows_by_parts_and_by_itself() {
        let mut text = Text::new();
        text.push(b"ab");
        text.push_part(b"cdef", 2);
        text.push_from(&[b'x'; 100], 3, 40).unwrap();
        text.push_byte(b'y');
        text.repeat(0, 4).unwrap();
        text.insert(1, "--").unwrap();
        let expected = format!("a--bcd{}yabcd", "x".repeat(40));
        assert_eq!(text.get(0..text.len()).unwrap(), expected.as_bytes());
    }

    #[test]
    fn what_does_not_fit_is_counted_and_not_given_out() {
        let mut text = Text::new();
        text.push_all(&"x".repeat(SIZE));
        assert_eq!(text.get(0..SIZE).map(<[u8]>::len), Some(SIZE));
        text.push_byte(b'y');
        text.push(b"yy");
        text.push_part(b"yyy", 1);
        assert_eq!(text.insert(0, "z"), None);
        assert_eq!(text.park(3), None);
        assert_eq!(text.len(), SIZE + 4);
        assert_eq!(text.get(0..text.len()), None);
        assert_eq!(text.truncate(3), None);
        while text.repeat(0, 1).is_some() {}
        assert!(text.len() < ALL);
    }

    #[test]
    fn what_is_parked_can_be_repeated() {
        let mut text = Text::new();
        text.push(b"nameresult");
        let place = text.park(4).unwrap();
        assert!(is_parked(place));
        text.push(b"(");
        text.repeat(place, place + 6).unwrap();
        assert_eq!(text.get(0..text.len()).unwrap(), b"name(result");
        text.swap(0, 4).unwrap();
        assert_eq!(text.get(0..text.len()).unwrap(), b"(resultname");
        while text.park(0).is_some() {
            text.push(b"more");
        }
        assert_eq!(text.get(0..4).unwrap(), b"more");
    }
}
