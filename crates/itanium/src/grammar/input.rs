//! The mangled name. After its end it reads as zeros, at which every production stops.

use super::{Parse, Stop};
use std::fmt::Debug;

/// How many zeros follow a name in a [`ShortInput`]; as many bytes can be copied at once.
pub(crate) const PADDING: usize = 32;

/// A mangled name that is being read.
pub(crate) trait Input {
    /// Where it is held while it is read.
    type Memory: Clone + Debug;

    /// Takes the name that is to be read.
    fn take<'a>(memory: &'a mut Self::Memory, mangled: &'a [u8]) -> Parse<&'a Self>;

    /// The byte at `place`, 0 after the end of the name.
    fn at(&self, place: usize) -> u8;

    /// All bytes, and zeros after the name if they are held there.
    fn bytes(&self) -> &[u8];
}

/// A name of any length, where the caller has it.
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

/// A power of two, so that a place is brought into the memory by a mask and not by a branch.
const SIZE: usize = 4096;

/// A copy of a name whose length is bounded, which is faster to read.
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
