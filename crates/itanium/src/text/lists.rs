//! Lists: the parameters of a function, the arguments of a template, the elements of a pack.

use super::{Fragment, Shape, Spelling, Text};
use crate::grammar::{Parse, Stop, Table};

/// A list that is being written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    /// Where its text begins.
    pub(super) start: usize,
    /// Where it would end if nothing more was written: the last commas before empty packs go with them.
    pub(super) kept: usize,
    /// Where the element that is being written begins.
    pub(super) element: usize,
    pub(super) holds: Holds,
    /// [`Text::class`] before the list.
    pub(super) class: Fragment,
    /// Where the list's own begin among the elements or the simplified arguments.
    pub(super) first: usize,
}

/// What a list is one of, as far as its elements are remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Nothing of it is remembered here.
    Other,
    /// The elements of a pack that a template parameter may stand for.
    Elements,
    /// The arguments of a template of the standard library.
    Simplified,
}

impl<S: Spelling> Text<S> {
    #[inline(always)]
    pub(super) fn begin_list(&self, holds: Holds) -> List {
        let start = self.buffer.len();
        List { start, kept: start, element: start, holds, class: self.class, first: 0 }
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
            list.kept = self.buffer.len();
            return Ok(());
        }
        if list.holds == Holds::Simplified {
            return Err(Stop);
        }
        self.end_empty_element(list.element, list.element > list.start)
    }

    /// After an empty pack that began at `start`.
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
        if S::COMMAS_AROUND_EMPTY_PACKS && self.buffer.len() > list.kept {
            self.buffer.truncate(list.kept).ok_or(Stop)?;
            if !self.options.marks {
                self.dropped_comma = list.kept;
            } else if list.kept > list.start {
                // The place is another one in the text that is shortened.
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
