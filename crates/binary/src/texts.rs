//! Many texts in one buffer.

use std::ops::Range;

use bulk::Distinct;

use crate::{Error, ErrorKind};

/// Texts with numbers from 0, in one buffer.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Texts {
    pub(crate) fn get(&self, number: usize) -> &[u8] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Reserves memory for so many texts, of so many bytes in all.
    pub(crate) fn with_capacity(texts: usize, bytes: usize) -> Texts {
        Texts { bytes: Vec::with_capacity(bytes), ends: Vec::with_capacity(texts) }
    }

    /// The bytes of some texts.
    pub(crate) fn bytes_of(&self, numbers: Range<usize>) -> usize {
        let end_before = |number: usize| number.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        end_before(numbers.end).unwrap_or(0).saturating_sub(end_before(numbers.start).unwrap_or(0))
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn push(&mut self, text: &[u8]) {
        self.push_with(|bytes| bytes.extend_from_slice(text));
    }

    /// Lets `write` append a text.
    pub(crate) fn push_with(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.bytes);
        self.ends.push(self.bytes.len());
    }

    /// Frees the memory that was reserved and is not needed.
    pub(crate) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Texts each of which is stored once.
#[derive(Default)]
pub(crate) struct Interner {
    texts: Texts,
    distinct: Distinct,
}

impl Interner {
    /// The number of a text, which is added unless it is known.
    pub(crate) fn number(&mut self, text: &[u8]) -> Result<u32, Error> {
        let next = self.next()?;
        let number = self.distinct.number(text, next, |other| self.texts.get(other as usize) == text);
        if number == next {
            self.texts.push(text);
        }
        Ok(number)
    }

    /// Adds a text that is hardly there yet, without looking for it. Returns its number.
    pub(crate) fn push(&mut self, text: &[u8]) -> Result<u32, Error> {
        let next = self.next()?;
        self.texts.push(text);
        Ok(next)
    }

    fn next(&self) -> Result<u32, Error> {
        let next = u32::try_from(self.texts.len());
        next.map_err(|_| Error::new(ErrorKind::Limit, "it has more than 2^32 names"))
    }

    pub(crate) fn get(&self, number: u32) -> &[u8] {
        self.texts.get(number as usize)
    }

    pub(crate) fn into_texts(self) -> Texts {
        self.texts
    }
}
