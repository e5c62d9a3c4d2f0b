//! Moves of text and of the fragments in it.

use super::{Fragment, Shape, Spelling, Text};
use crate::grammar::{Parse, Stop, Tables};

impl<S: Spelling> Text<S> {
    /// Sets the text from `start` on aside. Returns `fragment`, which is a part of it, at its new position.
    pub(super) fn set_aside(&mut self, start: usize, fragment: Fragment, tables: &mut Tables<Self>) -> Parse<Fragment> {
        let place = self.buffer.set_aside(start).ok_or(Stop)?;
        let moved =
            |fragment: Fragment| fragment.start().checked_sub(start).map(|offset| fragment.moved_to(place + offset));
        self.move_fragments(tables, moved);
        Ok(moved(fragment).unwrap_or(fragment))
    }

    /// Sets the text from `start` on aside. The first `candidates` candidates must not refer to it.
    pub(super) fn set_aside_since(&mut self, start: usize, candidates: usize, tables: &mut Tables<Self>) -> Parse<()> {
        let place = self.buffer.set_aside(start).ok_or(Stop)?;
        let fragments = tables.candidates.since_mut(candidates).iter_mut();
        for fragment in fragments
            .chain(tables.arguments.since_mut(0))
            .chain(self.elements.since_mut(0))
            .chain(self.uses.since_mut(0))
            .chain(self.generic.since_mut(0))
        {
            if fragment.start() >= start && !fragment.is(Shape::Pack) && !self.buffer.is_aside(fragment.start()) {
                *fragment = fragment.moved_to(place + fragment.start() - start);
            }
        }
        Ok(())
    }

    /// Swaps the text from `start` to `middle` with the rest of the text. Fragments that begin before `start` and reach
    /// into the moved text become opaque.
    pub(super) fn rotate(&mut self, start: usize, middle: usize, tables: &mut Tables<Self>) -> Parse<()> {
        let end = self.buffer.len();
        self.buffer.rotate(start, middle).ok_or(Stop)?;
        self.move_fragments(tables, |fragment| match fragment.start() {
            at if at >= middle => Some(fragment.moved_to(at - (middle - start))),
            at if at >= start => Some(fragment.moved_to(at + (end - middle))),
            _ if fragment.end() > start => Some(Fragment::OPAQUE),
            _ => None,
        });
        Ok(())
    }

    /// Inserts `text` at `at`. Fragments around that position become opaque.
    pub(super) fn insert(&mut self, at: usize, text: &[u8], tables: &mut Tables<Self>) -> Parse<()> {
        self.buffer.insert(at, text).ok_or(Stop)?;
        self.move_fragments(tables, |fragment| match (fragment.start() >= at, fragment.end() > at) {
            (true, _) => Some(fragment.moved_to(fragment.start() + text.len())),
            (false, true) => Some(Fragment::of(Shape::Opaque, fragment.start(), fragment.end() + text.len())),
            (false, false) => None,
        });
        Ok(())
    }

    /// Updates all fragments of the text that were not set aside. `moved` returns `None` for unchanged ones.
    fn move_fragments(&mut self, tables: &mut Tables<Self>, moved: impl Fn(Fragment) -> Option<Fragment>) {
        let Text { elements, uses, generic, .. } = self;
        for table in [&mut tables.candidates, &mut tables.arguments, elements, uses, generic] {
            for fragment in table.since_mut(0) {
                let is_text = !fragment.is(Shape::Pack) && !self.buffer.is_aside(fragment.start());
                if let Some(moved) = Some(*fragment).filter(|_| is_text).and_then(&moved) {
                    *fragment = moved;
                }
            }
        }
    }
}
