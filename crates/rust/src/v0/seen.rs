//! Where paths and types are in the text, so that what a back-reference repeats is copied instead of read again.

/// Which productions may refer to one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A path, which is also a type.
    Path,
    /// A type that is no path.
    Type,
}

/// A production that was written.
#[derive(Clone, Copy)]
struct Seen {
    /// Where it begins in the name.
    start: u32,
    /// How many lifetimes were bound there.
    bound: u32,
    /// Its range in the text.
    text: (u32, u32),
    what: What,
}

const NONE: Seen = Seen { start: u32::MAX, bound: 0, text: (0, 0), what: What::Type };

/// How many are remembered. A production takes the place of another whose start has the same remainder.
const PLACES: usize = 32;

/// The productions that were written, and can be repeated in a type.
pub(super) struct SeenTable {
    places: [Seen; PLACES],
}

impl SeenTable {
    #[inline(always)]
    pub(super) fn new() -> Self {
        SeenTable { places: [NONE; PLACES] }
    }

    /// Remembers the production that begins at `start`, whose text is from `from` to `to`.
    #[inline(always)]
    pub(super) fn insert(&mut self, what: What, start: usize, bound: u64, from: usize, to: usize) {
        let (Ok(short), Ok(bound), Ok(from), Ok(to)) =
            (u32::try_from(start), u32::try_from(bound), u32::try_from(from), u32::try_from(to))
        else {
            return;
        };
        if let Some(place) = self.places.get_mut(start % PLACES) {
            *place = Seen { start: short, bound, text: (from, to), what };
        }
    }

    /// The text of the production that begins at `start`, if it is remembered, is a `what`, and as many lifetimes were
    /// bound.
    #[inline(always)]
    pub(super) fn find(&self, what: What, start: usize, bound: u64) -> Option<(usize, usize)> {
        let seen = self.places.get(start % PLACES)?;
        if what == What::Path && seen.what != What::Path {
            return None;
        }
        let is_it = seen.start as usize == start && u64::from(seen.bound) == bound && seen.start != NONE.start;
        is_it.then_some((seen.text.0 as usize, seen.text.1 as usize))
    }
}
