//! Lists: the parameters of a function, the arguments of a template, the elements of a pack.

use super::{Fragment, Shape, Spelling, Text};
use crate::grammar::{Parse, Stop, Table};

/// A list that is being written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    /// The start of its text.
    pub(super) start: usize,
    /// The end of its last element that is not empty. The commas after it are dropped at the end of the list.
    pub(super) last_end: usize,
    /// The start of the element that is being written.
    pub(super) element: usize,
    pub(super) holds: Holds,
    /// [`Text::class`] before the list.
    pub(super) class: Fragment,
    /// The index of its first entry in [`Text::elements`] or [`Text::simplified`].
    pub(super) first: usize,
}

/// The table in which the elements of a list are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// None.
    Other,
    /// [`Text::elements`], for a pack that a template parameter may refer to.
    Elements,
    /// [`Text::simplified`], for the arguments of a template of the standard library.
    Simplified,
}

impl<S: Spelling> Text<S> {
    #[inline(always)]
    pub(super) fn begin_list(&self, holds: Holds) -> List {
        let start = self.buffer.len();
        List { start, last_end: start, element: start, holds, class: self.class, first: 0 }
    }

    #[inline(always)]
    pub(super) fn end_element(&mut self, list: &mut List, element: Fragment) -> Parse<()> {
        match list.holds {
            Holds::Other => {}
            Holds::Elements => self.elements.push(element),
            Holds::Simplified => {
                let written = Fragment::plain(list.element, self.buffer.len());
                self.simplified.push(written);
            }
        }
        if self.buffer.len() > list.element {
            list.last_end = self.buffer.len();
            return Ok(());
        }
        if list.holds == Holds::Simplified {
            return Err(Stop);
        }
        self.end_empty_element(list.element, list.element > list.start)
    }

    /// Ends an element that is an empty pack, which began at `start`.
    #[cold]
    #[inline(never)]
    fn end_empty_element(&mut self, start: usize, follows_comma: bool) -> Parse<()> {
        if !S::COMMAS_AROUND_EMPTY_PACKS && follows_comma {
            self.buffer.truncate(start - 2).ok_or(Stop)?;
        }
        Ok(())
    }

    #[inline(always)]
    pub(super) fn separate_elements(&mut self, list: &List) {
        if S::COMMAS_AROUND_EMPTY_PACKS || self.buffer.len() > list.start {
            self.buffer.push(b", ");
        }
    }

    #[inline(always)]
    pub(super) fn begin_list_element(&self, list: &mut List) {
        list.element = self.buffer.len();
    }

    #[inline(always)]
    pub(super) fn end_list(&mut self, list: &List) -> Parse<()> {
        if S::COMMAS_AROUND_EMPTY_PACKS && self.buffer.len() > list.last_end {
            self.buffer.truncate(list.last_end).ok_or(Stop)?;
            if !self.options.marks {
                self.dropped_comma = list.last_end;
            } else if list.last_end > list.start {
                // The position will change when the text is shortened.
                self.mark_dropped_comma();
            } else {
                // A mark would be taken for an element.
                return Err(Stop);
            }
        }
        Ok(())
    }

    /// Ends a pack of elements.
    pub(super) fn end_pack(&mut self, list: &List) -> Parse<Fragment> {
        self.end_list(list)?;
        if self.elements.is_full() {
            return Err(Stop);
        }
        Ok(match list.holds {
            Holds::Elements => Fragment::of(Shape::Pack, list.first, self.elements.len()),
            _ => Fragment::OPAQUE,
        })
    }
}
