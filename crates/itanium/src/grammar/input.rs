//! The mangled name, followed by zeros: reading stops there, and a copy may run on into them.

use super::{Parse, Stop};

/// How many zeros follow the name; as many bytes can be taken at once.
pub(crate) const PADDING: usize = 32;

/// The memory of a name.
pub(crate) trait Input {
    /// Takes the name that is to be read.
    fn set(&mut self, mangled: &[u8]) -> Parse<()>;

    /// The byte at `place`, 0 after the end of the name.
    fn at(&self, place: usize) -> u8;

    /// The name with its padding.
    fn padded(&self) -> &[u8];
}

/// Of any length.
#[derive(Debug, Clone, Default)]
pub(crate) struct AnyInput {
    bytes: Vec<u8>,
}

impl Input for AnyInput {
    fn set(&mut self, mangled: &[u8]) -> Parse<()> {
        self.bytes.clear();
        self.bytes.extend_from_slice(mangled);
        self.bytes.extend_from_slice(&[0; PADDING]);
        Ok(())
    }

    #[inline(always)]
    fn at(&self, place: usize) -> u8 {
        self.bytes.get(place).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn padded(&self) -> &[u8] {
        &self.bytes
    }
}

/// A power of two, so that a place is brought into the memory by a mask and not by a branch.
const SIZE: usize = 4096;

/// Of a length that is bounded, and so faster to read.
#[derive(Debug, Clone)]
pub(crate) struct ShortInput {
    bytes: [u8; SIZE + PADDING],
    capacity: usize,
}

impl ShortInput {
    /// For names of up to `capacity` bytes, and of less than half of the memory.
    pub(crate) fn with_capacity(capacity: usize) -> ShortInput {
        ShortInput { bytes: [0; SIZE + PADDING], capacity: capacity.min(SIZE / 2) }
    }

    /// The bytes from `place` on, of which the zeros after the name may be some.
    #[inline(always)]
    pub(crate) fn chunk(&self, place: usize) -> [u8; PADDING] {
        let place = place & (SIZE - 1);
        match self.bytes.get(place..place + PADDING).and_then(<[u8]>::first_chunk) {
            Some(chunk) => *chunk,
            None => [0; PADDING],
        }
    }
}

impl Input for ShortInput {
    #[inline(always)]
    fn set(&mut self, mangled: &[u8]) -> Parse<()> {
        let length = mangled.len();
        if length > self.capacity {
            return Err(Stop);
        }
        self.bytes.get_mut(..length).ok_or(Stop)?.copy_from_slice(mangled);
        *self.bytes.get_mut(length..).and_then(<[u8]>::first_chunk_mut).ok_or(Stop)? = [0; PADDING];
        Ok(())
    }

    #[inline(always)]
    fn at(&self, place: usize) -> u8 {
        self.bytes.get(place & (SIZE - 1)).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn padded(&self) -> &[u8] {
        self.bytes.as_slice()
    }
}
