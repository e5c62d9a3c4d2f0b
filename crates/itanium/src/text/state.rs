//! The state of the sink before an attempt that may fail.

use super::templates::Expansion;
use super::{Closure, Fragment, Spelling, Text};
use crate::grammar::{Parse, Stop, Table};

/// The state to restore after a failed attempt. What was set aside meanwhile remains.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    len: usize,
    elements: usize,
    simplified: usize,
    templates: usize,
    uses: usize,
    outer_uses: usize,
    generic: usize,
    class: Fragment,
    in_signature: bool,
    in_declaration: bool,
    expansion: Option<Expansion>,
    closure: Option<Closure>,
    in_conversion: bool,
    dropped_comma: usize,
}

impl State {
    pub(super) fn of<S: Spelling>(text: &Text<S>) -> State {
        State {
            len: text.buffer.len(),
            elements: text.elements.len(),
            simplified: text.simplified.len(),
            templates: text.templates.len(),
            uses: text.uses.len(),
            outer_uses: text.outer_uses,
            generic: text.generic.len(),
            class: text.class,
            in_signature: text.in_signature,
            in_declaration: text.in_declaration,
            expansion: text.expansion,
            closure: text.closure,
            in_conversion: text.in_conversion,
            dropped_comma: text.dropped_comma,
        }
    }

    pub(super) fn restore<S: Spelling>(&self, text: &mut Text<S>) -> Parse<()> {
        text.buffer.truncate(self.len).ok_or(Stop)?;
        text.elements.truncate(self.elements);
        text.simplified.truncate(self.simplified);
        text.templates.truncate(self.templates);
        text.uses.truncate(self.uses);
        text.outer_uses = self.outer_uses;
        text.generic.truncate(self.generic);
        text.class = self.class;
        text.in_signature = self.in_signature;
        text.in_declaration = self.in_declaration;
        text.expansion = self.expansion;
        text.closure = self.closure;
        text.in_conversion = self.in_conversion;
        text.dropped_comma = self.dropped_comma;
        Ok(())
    }
}
