//! Records where in the text each node and each part was written.
//!
//! The printer reports to a [`Recorder`], a type parameter: the unit type records nothing and costs nothing, a
//! [`Trace`] records everything. `query/` finds a symbol's parts among the spans.

use crate::ast::NodeId;
use demangling::Part;

/// The kind of a span of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// A node, printed whole.
    Node(NodeId),
    /// An element of a list, or of a pack that was expanded in one.
    Element,
    /// A part that is no node of its own.
    Part(Part),
}

/// Receives the start and the end of each node and part from the printer.
pub(crate) trait Recorder {
    /// Begins a span at `at`, which [`Recorder::close`] ends.
    fn open(&mut self, label: Label, at: usize);
    /// Ends the span that was begun last.
    fn close(&mut self, at: usize);
    /// The number of spans so far.
    fn len(&self) -> usize;
    /// Removes the spans after the first `len`, since their text was removed.
    fn truncate(&mut self, len: usize);
}

impl Recorder for () {
    #[inline]
    fn open(&mut self, _: Label, _: usize) {}
    #[inline]
    fn close(&mut self, _: usize) {}
    #[inline]
    fn len(&self) -> usize {
        0
    }
    #[inline]
    fn truncate(&mut self, _: usize) {}
}

/// One span of a [`Trace`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct TraceSpan {
    pub(crate) label: Label,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The number of the first span after this one that is not inside it.
    next: usize,
}

impl TraceSpan {
    /// Stands in for a span that does not exist.
    const NONE: TraceSpan = TraceSpan { label: Label::Element, start: 0, end: 0, next: 0 };
}

/// All spans of one run, ordered by their start. A span precedes those inside it.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    spans: Vec<TraceSpan>,
    open: Vec<usize>,
    max: usize,
    /// The number of open spans beyond `max`, which are not recorded.
    ignored: usize,
    overflowed: bool,
}

impl Trace {
    /// Creates a trace of at most `max` spans.
    pub(crate) fn new(max: usize) -> Trace {
        /// Most names have fewer.
        const SPANS: usize = 64;
        Trace { max, spans: Vec::with_capacity(SPANS), open: Vec::with_capacity(SPANS / 4), ..Trace::default() }
    }

    /// True if there were more than `max` spans.
    pub(crate) fn overflowed(&self) -> bool {
        self.overflowed
    }

    pub(crate) fn span(&self, number: usize) -> TraceSpan {
        debug_assert!(number < self.spans.len(), "a span of another run");
        self.spans.get(number).copied().unwrap_or(TraceSpan::NONE)
    }

    /// The numbers of the spans directly inside one.
    pub(crate) fn children(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.span(number).next;
        let mut at = number.saturating_add(1);
        std::iter::from_fn(move || {
            let child = at;
            at = self.spans.get(child).filter(|_| child < end)?.next;
            Some(child)
        })
    }
}

impl Recorder for &mut Trace {
    fn open(&mut self, label: Label, at: usize) {
        if self.ignored > 0 || self.spans.len() >= self.max {
            self.overflowed = true;
            self.ignored = self.ignored.saturating_add(1);
            return;
        }
        self.open.push(self.spans.len());
        self.spans.push(TraceSpan { label, start: at, end: at, next: 0 });
    }

    fn close(&mut self, at: usize) {
        if let Some(ignored) = self.ignored.checked_sub(1) {
            self.ignored = ignored;
            return;
        }
        let next = self.spans.len();
        if let Some(span) = self.open.pop().and_then(|number| self.spans.get_mut(number)) {
            span.end = at;
            span.next = next;
        }
    }

    fn len(&self) -> usize {
        self.spans.len()
    }

    fn truncate(&mut self, len: usize) {
        self.spans.truncate(len);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(trace: &Trace, number: usize) -> Vec<(usize, usize)> {
        trace.children(number).map(|child| (trace.span(child).start, trace.span(child).end)).collect()
    }

    #[test]
    fn children_are_the_spans_directly_inside() {
        let mut trace = Trace::new(10);
        let mut recorder = &mut trace;
        recorder.open(Label::Element, 0);
        recorder.open(Label::Element, 1);
        recorder.open(Label::Element, 2);
        recorder.close(3);
        recorder.close(4);
        recorder.open(Label::Element, 5);
        recorder.close(6);
        recorder.close(7);
        assert_eq!(ranges(&trace, 0), [(1, 4), (5, 6)]);
        assert_eq!(ranges(&trace, 1), [(2, 3)]);
    }

    #[test]
    fn what_was_taken_back_is_forgotten() {
        let mut trace = Trace::new(10);
        let mut recorder = &mut trace;
        recorder.open(Label::Element, 0);
        recorder.open(Label::Element, 1);
        recorder.close(2);
        let place = recorder.len();
        recorder.open(Label::Element, 2);
        recorder.close(9);
        recorder.truncate(place);
        recorder.open(Label::Element, 3);
        recorder.close(4);
        recorder.close(5);
        assert_eq!(ranges(&trace, 0), [(1, 2), (3, 4)]);
    }

    #[test]
    fn a_full_trace_says_so_and_stays_balanced() {
        let mut trace = Trace::new(1);
        let mut recorder = &mut trace;
        recorder.open(Label::Element, 0);
        recorder.open(Label::Element, 1);
        recorder.open(Label::Element, 2);
        recorder.close(3);
        recorder.close(4);
        recorder.close(5);
        assert!(trace.overflowed());
        assert_eq!(trace.span(0).end, 5);
        assert_eq!(ranges(&trace, 0), []);
    }
}
