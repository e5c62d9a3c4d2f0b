//! The mangled name. Reading past its end gives zeros, at which every production stops.

use super::{Parse, Stop};
use std::fmt::Debug;

/// The number of zeros after a name in a [`ShortInput`], and of the bytes that are copied at once.
pub(crate) const PADDING: usize = 32;

/// A mangled name that is being read.
pub(crate) trait Input {
    /// The memory that holds the name while it is read.
    type Memory: Clone + Debug;

    /// Stores `mangled` in `memory`, or borrows it.
    fn take<'a>(memory: &'a mut Self::Memory, mangled: &'a [u8]) -> Parse<&'a Self>;

    /// The byte at `place`; 0 after the end of the name.
    fn at(&self, place: usize) -> u8;

    /// The bytes of the name; a copied name is followed by zeros.
    fn bytes(&self) -> &[u8];
}

/// A name of any length, borrowed from the caller.
impl Input for [u8] {
    type Memory = ();

    #[inline(always)]
    fn take<'a>((): &'a mut (), mangled: &'a [u8]) -> Parse<&'a [u8]> {
        Ok(mangled)
    }

    #[inline(always)]
    fn at(&self, place: usize) -> u8 {
        match self.get(place) {
            Some(&byte) => byte,
            None => 0,
        }
    }

    #[inline(always)]
    fn bytes(&self) -> &[u8] {
        self
    }
}

/// A power of two, so that a mask bounds a position without a branch.
const SIZE: usize = 4096;

/// A copy of a name of bounded length, which is faster to read.
#[derive(Debug, Clone)]
pub(crate) struct ShortInput {
    bytes: [u8; SIZE + PADDING],
    capacity: usize,
}

impl ShortInput {
    /// Holds names of up to `capacity` bytes, but of at most half of the memory.
    pub(crate) fn with_capacity(capacity: usize) -> ShortInput {
        ShortInput { bytes: [0; SIZE + PADDING], capacity: capacity.min(SIZE / 2) }
    }

    /// The bytes from `place` on, with zeros after the end of the name.
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
    type Memory = ShortInput;

    #[inline(always)]
    fn take<'a>(memory: &'a mut ShortInput, mangled: &'a [u8]) -> Parse<&'a ShortInput> {
        let length = mangled.len();
        if length > memory.capacity {
            return Err(Stop);
        }
        memory.bytes.get_mut(..length).ok_or(Stop)?.copy_from_slice(mangled);
        *memory.bytes.get_mut(length..).and_then(<[u8]>::first_chunk_mut).ok_or(Stop)? = [0; PADDING];
        Ok(memory)
    }

    #[inline(always)]
    fn at(&self, place: usize) -> u8 {
        self.bytes.get(place & (SIZE - 1)).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn bytes(&self) -> &[u8] {
        self.bytes.as_slice()
    }
}
