//! The output buffer. Its size is fixed, so no write needs to make room.

use super::decimal::decimal;
use crate::ast::Span;
use crate::grammar::{PADDING, ShortInput};
use demangling::Padded;

/// The byte that is written for a length that is not known yet.
pub(super) const NO_LENGTH: u8 = 0x80;

/// The number of bytes that are copied at once. Few identifiers are longer.
const CHUNK: usize = PADDING;

/// A power of two, so that a mask bounds a position without a branch.
const SIZE: usize = 16384;

/// The text, followed by the text that was set aside. Text that does not fit is counted but not stored;
/// [`Buffer::get`] then returns `None`.
#[derive(Debug, Clone)]
pub(super) struct Buffer {
    /// The text, and from `aside` on the text that was set aside.
    bytes: [u8; SIZE + CHUNK],
    len: usize,
    /// The maximal length of the text.
    capacity: usize,
    /// The start of the text that was set aside, beyond the reach of a chunk that is written at the end of the text.
    aside: usize,
    aside_len: usize,
}

impl Buffer {
    /// Holds a text of `capacity` bytes, but at most five eighths of the memory, and half as much set aside.
    #[expect(clippy::large_stack_arrays, reason = "made once for each style, and then moved to a box")]
    pub(super) fn with_capacity(capacity: usize) -> Buffer {
        let capacity = capacity.min(SIZE / 8 * 5);
        let aside = capacity + 2 * CHUNK;
        Buffer { bytes: [0; SIZE + CHUNK], len: 0, capacity, aside, aside_len: 0 }
    }

    #[inline(always)]
    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.aside_len = 0;
    }

    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// True if the text at `place` was set aside.
    #[inline(always)]
    pub(super) fn is_aside(&self, place: usize) -> bool {
        place >= self.aside
    }

    /// A part of the text, set aside or not. `None` if some of the text did not fit.
    #[inline(always)]
    pub(super) fn get(&self, start: usize, end: usize) -> Option<&[u8]> {
        if self.fits() { self.bytes.get(start..end) } else { None }
    }

    /// The byte at `place`.
    #[inline(always)]
    pub(super) fn byte(&self, place: usize) -> u8 {
        self.bytes.get(place % SIZE).copied().unwrap_or(0)
    }

    /// The last byte of the text. If the text is empty, the last byte of the memory.
    #[inline(always)]
    pub(super) fn last(&self) -> u8 {
        self.byte(self.len.wrapping_sub(1))
    }

    /// True if all of the text fitted.
    #[inline(always)]
    pub(super) fn fits(&self) -> bool {
        self.len <= self.capacity
    }

    /// Shortens the text to its first `len` bytes. `None` if some of the text did not fit.
    #[inline]
    pub(super) fn truncate(&mut self, len: usize) -> Option<()> {
        if !self.fits() {
            return None;
        }
        self.len = self.len.min(len);
        Some(())
    }

    /// Writes `chunk` at `at`.
    #[inline(always)]
    fn write<const N: usize>(&mut self, at: usize, chunk: &[u8; N]) {
        const { assert!(N <= CHUNK) };
        let at = at % SIZE;
        if let Some(place) = self.bytes.get_mut(at..at + N) {
            place.copy_from_slice(chunk);
        }
    }

    /// The bytes at `at`.
    #[inline(always)]
    fn chunk(&self, at: usize) -> [u8; CHUNK] {
        let at = at % SIZE;
        match self.bytes.get(at..at + CHUNK).and_then(<[u8]>::first_chunk) {
            Some(chunk) => *chunk,
            None => [0; CHUNK],
        }
    }

    #[inline(always)]
    pub(super) fn push_byte(&mut self, byte: u8) {
        self.write(self.len, &[byte]);
        self.len += 1;
    }

    /// Appends a text whose length is known at compile time.
    #[inline(always)]
    pub(super) fn push<const N: usize>(&mut self, text: &[u8; N]) {
        self.write(self.len, text);
        self.len += N;
    }

    /// Appends a short text.
    #[inline(always)]
    pub(super) fn push_padded<const N: usize>(&mut self, text: &Padded<N>) {
        self.write(self.len, text.bytes());
        self.len += text.text().len();
    }

    /// Appends a text of any length.
    #[inline]
    pub(super) fn push_all(&mut self, text: &[u8]) {
        let end = self.len + text.len();
        if let Some(place) = self.bytes.get_mut(self.len..end) {
            place.copy_from_slice(text);
        }
        self.len = end;
    }

    /// Appends a number.
    pub(super) fn push_number(&mut self, number: u64) {
        self.push_all(decimal(number, &mut [0; 20]));
    }

    /// Appends a part of a name.
    #[inline(always)]
    pub(super) fn push_from(&mut self, name: &ShortInput, part: Span) {
        let (start, end) = (part.start as usize, part.end as usize);
        self.write(self.len, &name.chunk(start));
        let mut done = CHUNK;
        while start + done < end {
            self.write(self.len + done, &name.chunk(start + done));
            done += CHUNK;
        }
        self.len += end - start;
    }

    /// Appends a copy of the text from `start` to `end`.
    #[inline(always)]
    pub(super) fn repeat(&mut self, start: usize, end: usize) {
        let length = end.saturating_sub(start);
        self.write(self.len, &self.chunk(start));
        if length > CHUNK && self.fits() {
            let mut done = CHUNK;
            while done < length {
                self.write(self.len + done, &self.chunk(start + done));
                done += CHUNK;
            }
        }
        self.len += length;
    }

    /// Eight bytes from `at` on.
    #[inline(always)]
    fn word(&self, at: usize) -> u64 {
        let at = at % SIZE;
        match self.bytes.get(at..at + 8).and_then(<[u8]>::first_chunk) {
            Some(word) => u64::from_le_bytes(*word),
            None => 0,
        }
    }

    /// Moves the bytes from `read` to `write`, up to `end` or a byte that is not above `bound`. Returns their number.
    #[inline(always)]
    pub(super) fn move_up_to(&mut self, read: usize, end: usize, write: usize, bound: u8) -> usize {
        let mut length = 0;
        while read + length < end {
            let word = self.word(read + length);
            let low = low_bytes(word, bound);
            let found = if low == 0 { 8 } else { (low.trailing_zeros() / 8) as usize };
            let part = found.min(end - read - length);
            if part == 8 {
                self.write(write + length, &word.to_le_bytes());
                length += 8;
                continue;
            }
            // Preserve the bytes after the part: they were not read yet.
            let mask = (1 << (8 * part)) - 1;
            let rest = self.word(write + length) & !mask;
            self.write(write + length, &(word & mask | rest).to_le_bytes());
            return length + part;
        }
        length
    }

    /// Writes `text` at `at`. Returns its length.
    #[inline(always)]
    pub(super) fn put<const N: usize>(&mut self, at: usize, text: &[u8; N]) -> usize {
        self.write(at, text);
        N
    }

    /// Writes an angle bracket at `at`, after a space if `is_apart`. Returns the length of both.
    #[inline(always)]
    pub(super) fn put_angle(&mut self, at: usize, angle: u8, is_apart: bool) -> usize {
        if is_apart { self.put(at, &[b' ', angle]) } else { self.put(at, &[angle]) }
    }

    /// Writes `length`, which has up to 14 bits, before `at`, in bytes that are not ASCII.
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "seven bits each")]
    pub(super) fn set_length(&mut self, at: usize, length: usize) {
        self.write(at.wrapping_sub(2), &[NO_LENGTH | (length >> 7) as u8, NO_LENGTH | length as u8]);
    }

    /// The length that was written before `at`.
    #[inline(always)]
    pub(super) fn length_before(&self, at: usize) -> usize {
        let bits = |place: usize| usize::from(self.byte(place) & !NO_LENGTH);
        bits(at.wrapping_sub(2)) << 7 | bits(at.wrapping_sub(1))
    }

    /// Removes the text from `start` on and stores it aside. Returns its new position, at which it can be repeated.
    pub(super) fn set_aside(&mut self, start: usize) -> Option<usize> {
        let place = self.aside + self.aside_len;
        let length = self.len.checked_sub(start)?;
        if !self.fits() || place + length > self.aside + self.capacity / 2 {
            return None;
        }
        let (text, aside) = self.bytes.as_mut_slice().split_at_mut_checked(self.aside)?;
        let to = aside.get_mut(self.aside_len..)?.get_mut(..length)?;
        to.copy_from_slice(text.get(start..self.len)?);
        self.aside_len += length;
        self.len = start;
        Some(place)
    }

    /// Swaps the text from `start` to `middle` with the rest of the text.
    pub(super) fn rotate(&mut self, start: usize, middle: usize) -> Option<()> {
        if !self.fits() {
            return None;
        }
        let part = self.bytes.get_mut(start..self.len)?;
        let length = middle.checked_sub(start)?;
        if length > part.len() {
            return None;
        }
        part.rotate_left(length);
        Some(())
    }

    /// Inserts `text` at `at`.
    pub(super) fn insert(&mut self, at: usize, text: &[u8]) -> Option<()> {
        let end = self.len + text.len();
        if end > self.capacity {
            return None;
        }
        let bytes = self.bytes.as_mut_slice();
        bytes.get_mut(self.len..)?.get_mut(..text.len())?.copy_from_slice(text);
        let moved = bytes.get_mut(at..end)?;
        if text.len() > moved.len() {
            return None;
        }
        moved.rotate_right(text.len());
        self.len = end;
        Some(())
    }
}

/// Sets the highest bit of each byte of `word` that is not above `bound`. Only the lowest of these bits is exact.
#[inline(always)]
fn low_bytes(word: u64, bound: u8) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    word.wrapping_sub(ONES * (u64::from(bound) + 1)) & !word & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::Buffer;
    use crate::ast::Span;
    use crate::grammar::{Input, ShortInput};
    use demangling::Padded;

    const SIZE: usize = 100;

    #[test]
    fn a_text_grows_by_appending_repeating_and_inserting() {
        let mut text = Buffer::with_capacity(SIZE);
        let mut memory = ShortInput::with_capacity(SIZE);
        let name = ShortInput::take(&mut memory, &[b'x'; SIZE]).unwrap();
        text.push(b"ab");
        text.push_padded(&Padded::<4>::new("cd"));
        text.push_from(name, Span::new(3, 43));
        text.push_byte(b'y');
        text.repeat(0, 4);
        text.insert(1, b"--").unwrap();
        text.push_number(0);
        text.push_number(1203);
        let expected = format!("a--bcd{}yabcd01203", "x".repeat(40));
        assert_eq!(text.get(0, text.len()).unwrap(), expected.as_bytes());
    }

    #[test]
    fn text_that_does_not_fit_is_counted_but_not_returned() {
        let mut text = Buffer::with_capacity(SIZE);
        text.push_all(&[b'x'; SIZE]);
        assert_eq!(text.get(0, SIZE).map(<[u8]>::len), Some(SIZE));
        text.push_byte(b'y');
        text.push(b"yy");
        text.push_padded(&Padded::<3>::new("y"));
        assert_eq!(text.insert(0, b"z"), None);
        assert_eq!(text.set_aside(3), None);
        assert_eq!(text.rotate(0, 1), None);
        assert_eq!(text.len(), SIZE + 4);
        assert_eq!(text.get(0, text.len()), None);
        assert_eq!(text.truncate(3), None);
        text.repeat(0, 1);
        assert_eq!(text.get(0, text.len()), None);
    }

    #[test]
    fn a_text_is_moved_up_to_a_mark() {
        let mut text = Buffer::with_capacity(SIZE);
        text.push_all(b"abcdefghijk\x02lmn");
        assert_eq!(text.move_up_to(0, 15, 0, 3), 11);
        assert_eq!(text.move_up_to(12, 15, 11, 3), 3);
        assert_eq!(text.get(0, 15).unwrap(), b"abcdefghijklmnn");
        assert_eq!(text.move_up_to(0, 3, 0, 3), 3);
    }

    #[test]
    fn a_length_is_read_back() {
        let mut text = Buffer::with_capacity(SIZE);
        text.push_all(b"abcdef");
        for length in [0, 1, 127, 128, 5000, SIZE] {
            text.set_length(4, length);
            assert_eq!(text.length_before(4), length);
        }
        assert_eq!((text.byte(1), text.byte(4)), (b'b', b'e'));
    }

    #[test]
    fn text_that_was_set_aside_can_be_repeated() {
        let mut text = Buffer::with_capacity(SIZE);
        text.push(b"nameresult");
        let place = text.set_aside(4).unwrap();
        assert!(text.is_aside(place));
        text.push(b"(");
        text.repeat(place, place + 6);
        assert_eq!(text.get(0, text.len()).unwrap(), b"name(result");
        text.rotate(0, 4).unwrap();
        assert_eq!(text.get(0, text.len()).unwrap(), b"(resultname");
        while text.set_aside(0).is_some() {
            text.push(b"more");
        }
        assert_eq!(text.get(0, 4).unwrap(), b"more");
    }
}
