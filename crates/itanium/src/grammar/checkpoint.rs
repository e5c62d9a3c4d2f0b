//! Attempts to read a production that may turn out to be another one.

use super::{Context, Parse, Reader, Sink, Table};
use demangling::ErrorKind;

/// The state to restore after a failed attempt.
pub(super) struct Checkpoint<S: Sink> {
    pos: usize,
    depth: u32,
    candidates: usize,
    arguments: usize,
    levels: usize,
    forward: usize,
    unread: Option<usize>,
    context: Context,
    sink: S::State,
}

impl<S: Sink> Reader<'_, S> {
    /// Saves the state before an attempt that may fail.
    pub(super) fn checkpoint(&self) -> Checkpoint<S> {
        Checkpoint {
            pos: self.pos,
            depth: self.depth,
            candidates: self.tables.candidates.len(),
            arguments: self.tables.arguments.len(),
            levels: self.tables.levels.len(),
            forward: self.rare.forward.len(),
            unread: self.rare.unread,
            context: self.context,
            sink: self.sink.state(),
        }
    }

    /// Restores the state of a checkpoint, as if nothing had been read since.
    pub(super) fn restore(&mut self, state: &Checkpoint<S>) -> Parse<()> {
        if S::COMPLETE {
            match self.rare.second_readings.checked_sub(self.pos - state.pos) {
                Some(left) => self.rare.second_readings = left,
                None => return self.stop_at(ErrorKind::TooMuchWork, self.pos),
            }
        }
        self.pos = state.pos;
        self.depth = state.depth;
        self.tables.candidates.truncate(state.candidates);
        self.tables.arguments.truncate(state.arguments);
        self.tables.levels.truncate(state.levels);
        self.rare.forward.truncate(state.forward);
        self.context = state.context;
        self.rare.unread = state.unread;
        self.rare.error = None;
        self.sink.restore(&state.sink)
    }
}
