//! What a reading remembers of a name, in tables that are reused from name to name.

use super::{Parse, Stop};

/// A list in the order of appearance.
#[derive(Debug, Clone)]
pub(crate) struct Table<T> {
    /// The first `len` are in use.
    items: Vec<T>,
    len: usize,
}

impl<T: Copy> Table<T> {
    /// Room for `capacity` items.
    pub(crate) fn with_capacity(capacity: usize, filler: T) -> Table<T> {
        Table { items: vec![filler; capacity], len: 0 }
    }

    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Appends an item; to a full table only if it `grows`.
    #[inline(always)]
    pub(crate) fn push(&mut self, item: T, grows: bool) -> Parse<()> {
        match self.items.get_mut(self.len) {
            Some(place) => *place = item,
            None if grows => self.items.push(item),
            None => return Err(Stop),
        }
        self.len += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn get(&self, index: usize) -> Option<T> {
        if index < self.len { self.items.get(index).copied() } else { None }
    }

    #[inline(always)]
    pub(crate) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// The last item, which is taken off.
    pub(crate) fn pop(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        self.items.get(self.len).copied()
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

/// What `S_` and `T_` can refer to.
#[derive(Debug, Clone)]
pub(crate) struct Tables<R> {
    /// `<substitution>` candidates.
    pub(crate) candidates: Table<R>,
    /// The template arguments in scope, of all levels one after the other.
    pub(crate) arguments: Table<R>,
    /// Where each level begins in `arguments`.
    pub(super) levels: Table<usize>,
}

impl<R: Copy> Tables<R> {
    pub(crate) fn with_capacity(capacity: usize, filler: R) -> Tables<R> {
        Tables {
            candidates: Table::with_capacity(capacity, filler),
            arguments: Table::with_capacity(capacity, filler),
            levels: Table::with_capacity(capacity, 0),
        }
    }

    pub(super) fn clear(&mut self) {
        self.candidates.truncate(0);
        self.arguments.truncate(0);
        self.levels.truncate(0);
    }
}
