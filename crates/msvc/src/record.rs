//! Records where the parts are in the text.

use demangling::{Part, PartRange};

/// Receives the ranges of parts. For a text alone they go nowhere, which costs nothing.
pub(crate) trait Record {
    /// False if nothing is recorded.
    const ACTIVE: bool;

    fn part(&mut self, part: Part, start: usize, end: usize);
}

/// Records nothing.
pub(crate) struct Nothing;

impl Record for Nothing {
    const ACTIVE: bool = false;

    #[inline]
    fn part(&mut self, _: Part, _: usize, _: usize) {}
}

impl Record for Vec<PartRange> {
    const ACTIVE: bool = true;

    fn part(&mut self, part: Part, start: usize, end: usize) {
        self.push(PartRange { start, end, part });
    }
}
