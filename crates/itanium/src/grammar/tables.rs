//! The tables of substitution candidates and template arguments, reused from name to name.

use super::Sink;

/// A growing list of items.
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

/// A power of two, so that a mask bounds an index without a branch.
const SIZE: usize = 256;

/// A table of bounded length, which is faster to fill. Items that do not fit are counted but not stored; see
/// [`ShortTable::is_full`].
#[derive(Debug, Clone)]
pub(crate) struct ShortTable<T> {
    items: [T; SIZE],
    len: usize,
    capacity: usize,
}

impl<T: Copy> ShortTable<T> {
    /// Holds up to `capacity` items, but no more than the memory has room for.
    pub(crate) fn with_capacity(capacity: usize, filler: T) -> ShortTable<T> {
        ShortTable { items: [filler; SIZE], len: 0, capacity: capacity.min(SIZE) }
    }

    /// True if more items were pushed than the table can hold.
    #[inline(always)]
    pub(crate) fn is_full(&self) -> bool {
        self.len > self.capacity
    }

    /// The items after the first `from`.
    #[inline(always)]
    pub(crate) fn since(&self, from: usize) -> &[T] {
        self.items.get(from..self.len).unwrap_or_default()
    }

    /// The items after the first `from`, mutable.
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
        // A table that was too full remains so.
        if len < self.len && self.len <= self.capacity {
            self.len = len;
        }
    }
}

/// The productions that `S_` and `T_` can refer to.
#[derive(Debug, Clone)]
pub(crate) struct Tables<S: Sink> {
    /// The candidates for substitution.
    pub(crate) candidates: S::Table<S::Ref>,
    /// The template arguments in scope, level by level.
    pub(crate) arguments: S::Table<S::Ref>,
    /// The start of each level in `arguments`.
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
