//! Records where the parts are in the text.

use demangling::{Part, PartRange};

/// Receives the ranges of parts. For a text alone they go nowhere, which costs nothing.
pub(crate) trait Record {
    /// False if nothing is recorded.
    const ACTIVE: bool;
    /// True if the symbol's own parts are printed even if the options leave them out.
    const WHOLE: bool = false;

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

/// The ranges in a text from which no part of the symbol itself is left out. What the parts consist of follows the options.
#[derive(Default)]
pub(crate) struct Whole(pub(crate) Vec<PartRange>);

impl Record for Whole {
    const ACTIVE: bool = true;
    const WHOLE: bool = true;

    fn part(&mut self, part: Part, start: usize, end: usize) {
        self.0.part(part, start, end);
    }
}
