//! What a reading remembers of a name, in tables that are reused from name to name.

use super::Sink;

/// A list in the order of appearance.
pub(crate) trait Table<T: Copy> {
    fn clear(&mut self);
    fn len(&self) -> usize;
    fn push(&mut self, item: T);
    fn get(&self, index: usize) -> Option<T>;
    fn truncate(&mut self, len: usize);
}

impl<T: Copy> Table<T> for Vec<T> {
    fn clear(&mut self) {
        self.clear();
    }

    #[inline(always)]
    fn len(&self) -> usize {
        self.len()
    }

    #[inline(always)]
    fn push(&mut self, item: T) {
        self.push(item);
    }

    #[inline(always)]
    fn get(&self, index: usize) -> Option<T> {
        <[T]>::get(self, index).copied()
    }

    #[inline(always)]
    fn truncate(&mut self, len: usize) {
        self.truncate(len);
    }
}

/// A power of two, so that an index is brought into the memory by a mask and not by a branch.
const SIZE: usize = 256;

/// A table of a length that is bounded, and so faster to fill. What does not fit is not kept, but counted:
/// [`ShortTable::is_full`] tells.
#[derive(Debug, Clone)]
pub(crate) struct ShortTable<T> {
    items: [T; SIZE],
    len: usize,
    capacity: usize,
}

impl<T: Copy> ShortTable<T> {
    /// For up to `capacity` items, and no more than the memory has.
    pub(crate) fn with_capacity(capacity: usize, filler: T) -> ShortTable<T> {
        ShortTable { items: [filler; SIZE], len: 0, capacity: capacity.min(SIZE) }
    }

    /// Whether there were more items than it can hold.
    #[inline(always)]
    pub(crate) fn is_full(&self) -> bool {
        self.len > self.capacity
    }

    /// The items after the first `from`.
    #[inline(always)]
    pub(crate) fn since(&self, from: usize) -> &[T] {
        self.items.get(from..self.len).unwrap_or_default()
    }

    /// The items after the first `from`, to be changed.
    #[inline(always)]
    pub(crate) fn since_mut(&mut self, from: usize) -> &mut [T] {
        self.items.get_mut(from..self.len).unwrap_or_default()
    }
}

impl<T: Copy> Table<T> for ShortTable<T> {
    #[inline(always)]
    fn clear(&mut self) {
        self.len = 0;
    }

    #[inline(always)]
    fn len(&self) -> usize {
        self.len
    }

    #[inline(always)]
    fn push(&mut self, item: T) {
        if let Some(place) = self.items.get_mut(self.len % SIZE) {
            *place = item;
        }
        self.len += 1;
    }

    #[inline(always)]
    fn get(&self, index: usize) -> Option<T> {
        if index < self.len { self.items.get(index % SIZE).copied() } else { None }
    }

    #[inline(always)]
    fn truncate(&mut self, len: usize) {
        // One that was too full stays so.
        if len < self.len && self.len <= self.capacity {
            self.len = len;
        }
    }
}

/// What `S_` and `T_` can refer to.
#[derive(Debug, Clone)]
pub(crate) struct Tables<S: Sink> {
    /// `<substitution>` candidates.
    pub(crate) candidates: S::Table<S::Ref>,
    /// The template arguments in scope, of all levels one after the other.
    pub(crate) arguments: S::Table<S::Ref>,
    /// Where each level begins in `arguments`.
    pub(crate) levels: S::Table<usize>,
}

impl<S: Sink> Tables<S> {
    #[inline(always)]
    pub(super) fn clear(&mut self) {
        self.candidates.clear();
        self.arguments.clear();
        self.levels.clear();
    }
}
