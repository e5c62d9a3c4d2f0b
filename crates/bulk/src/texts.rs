//! The texts of many names.

use symbol_names::Error;

/// A text or an error for each of many names. The texts share few buffers.
#[derive(Debug, Default)]
pub struct Texts {
    pieces: Vec<TextsBuilder>,
}

impl Texts {
    /// The texts of consecutive pieces.
    #[must_use]
    pub fn new(pieces: Vec<TextsBuilder>) -> Texts {
        Texts { pieces }
    }

    /// The texts and errors, in order.
    pub fn iter(&self) -> impl Iterator<Item = Result<&[u8], &Error>> {
        self.pieces.iter().flat_map(TextsBuilder::iter)
    }
}

/// Builds the texts of a piece, one after the other.
#[derive(Debug, Default)]
pub struct TextsBuilder {
    bytes: Vec<u8>,
    /// The end of each text in `bytes`. The text for an error is empty.
    ends: Vec<usize>,
    /// The errors, with the indices of their names.
    errors: Vec<(usize, Error)>,
}

impl TextsBuilder {
    /// Reserves memory for this many texts, of this many bytes in all.
    #[must_use]
    pub fn with_capacity(texts: usize, bytes: usize) -> TextsBuilder {
        TextsBuilder { bytes: Vec::with_capacity(bytes), ends: Vec::with_capacity(texts), errors: Vec::new() }
    }

    /// Calls `write` to append a text to the buffer, and stores the error if it fails.
    ///
    /// ```
    /// let mut texts = bulk::TextsBuilder::with_capacity(1, 3);
    /// texts.push_with(|out| Ok(out.extend_from_slice(b"f()")));
    /// assert_eq!(bulk::Texts::new(vec![texts]).iter().next().unwrap().unwrap(), b"f()");
    /// ```
    #[inline]
    pub fn push_with(&mut self, write: impl FnOnce(&mut Vec<u8>) -> Result<(), Error>) {
        let start = self.bytes.len();
        if let Err(error) = write(&mut self.bytes) {
            self.bytes.truncate(start);
            self.errors.push((self.ends.len(), error));
        }
        self.ends.push(self.bytes.len());
    }

    /// Forgets everything, but for the memory.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.errors.clear();
    }

    /// The text with this number.
    ///
    /// # Errors
    ///
    /// The error that was stored for it.
    ///
    /// ```
    /// let mut texts = bulk::TextsBuilder::default();
    /// texts.push_with(|out| symbol_names::demangle_to(b"_Z1fv", &symbol_names::Options::default(), out));
    /// assert_eq!(texts.get(0).unwrap(), b"f()");
    /// ```
    ///
    /// # Panics
    ///
    /// If there are not so many.
    #[inline]
    pub fn get(&self, number: usize) -> Result<&[u8], &Error> {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        let text = &self.bytes[start..self.ends[number]];
        if text.is_empty() {
            if let Ok(place) = self.errors.binary_search_by_key(&number, |(of, _)| *of) {
                return Err(&self.errors[place].1);
            }
        }
        Ok(text)
    }

    /// True if all texts are ASCII.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        // Unlike `is_ascii`, which stops at the first other byte, this is done with vectors of the processor.
        self.bytes.iter().fold(0, |all, byte| all | byte).is_ascii()
    }

    fn iter(&self) -> impl Iterator<Item = Result<&[u8], &Error>> {
        (0..self.ends.len()).map(|number| self.get(number))
    }
}
