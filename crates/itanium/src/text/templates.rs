//! Template parameters, packs and their expansions.

use super::{Fragment, Shape, Spelling, Text};
use crate::grammar::{Parse, Stop, Table, Tables};
use crate::spelling::token;

/// The pack expansion that is being written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expansion {
    index: usize,
    /// The length of the packs in the pattern, once one of them was written.
    length: Option<usize>,
}

/// The state while a pack expansion is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenExpansion {
    outer: Option<Expansion>,
    /// The start of its text.
    start: usize,
    /// The number of candidates before it.
    candidates: usize,
}

/// The state while the declaration of a template parameter is written. It is then set aside.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenDeclaration {
    is_inside: bool,
    start: usize,
    candidates: usize,
    uses: usize,
    class: Fragment,
    dropped_comma: usize,
}

impl<S: Spelling> Text<S> {
    /// Repeats a fragment.
    #[inline(always)]
    pub(super) fn repeat(&mut self, fragment: Fragment) -> Parse<Fragment> {
        if !fragment.can_be_repeated() {
            return Err(Stop);
        }
        let start = self.buffer.len();
        self.buffer.repeat(fragment.start(), fragment.end());
        let repeated = fragment.moved_to(start);
        if self.uses.len() > 0 && self.uses_arguments(fragment) {
            self.repeat_use(fragment, repeated)?;
        }
        Ok(repeated)
    }

    /// Handles a repeated fragment in which a template parameter was written: its argument is the same only in the
    /// signature after the template arguments.
    #[cold]
    fn repeat_use(&mut self, fragment: Fragment, repeated: Fragment) -> Parse<()> {
        let is_of_outer = self.uses.since(0).iter().take(self.outer_uses).any(|used| used.overlaps(fragment));
        if is_of_outer || !(self.in_signature || self.in_declaration || self.closure.is_some()) {
            return Err(Stop);
        }
        self.uses.push(repeated);
        Ok(())
    }

    /// True if a template parameter was written in the fragment.
    #[cold]
    fn uses_arguments(&self, fragment: Fragment) -> bool {
        self.uses.since(0).iter().any(|used| used.overlaps(fragment))
    }

    /// Makes the candidates after the first `from` opaque that contain a template parameter: its argument would be
    /// another one elsewhere.
    pub(super) fn forget_uses(&self, from: usize, tables: &mut Tables<Self>) {
        if !S::LATE_TEMPLATE_PARAMETERS || self.uses.len() == 0 {
            return;
        }
        for candidate in tables.candidates.since_mut(from) {
            if self.uses_arguments(*candidate) {
                *candidate = Fragment::OPAQUE;
            }
        }
    }

    /// Repeats the argument that a template parameter refers to.
    pub(super) fn write_template_param(
        &mut self,
        target: Option<Fragment>,
        level: usize,
        index: u32,
        tables: &Tables<Self>,
    ) -> Parse<Fragment> {
        if self.in_declaration {
            let written = self.write_declared_argument(target, level);
            self.uses.push(written);
            return Ok(written);
        }
        // In the type of a conversion operator the parameter precedes its argument.
        if self.in_conversion || level > 0 {
            return Err(Stop);
        }
        let written = self.write_argument(target, index, tables)?;
        self.uses.push(written);
        if self.uses.is_full() { Err(Stop) } else { Ok(written) }
    }

    /// Repeats the argument in a declaration, where a substitution in the signature may refer to it. It cannot be
    /// repeated in a closure, or if it is a pack.
    fn write_declared_argument(&mut self, target: Option<Fragment>, level: usize) -> Fragment {
        let argument = target.filter(|_| level == 0 && self.closure.is_none() && self.expansion.is_none());
        match argument.map(|argument| self.repeat(argument)) {
            Some(Ok(written)) if !argument.is_some_and(|argument| argument.is(Shape::Pack)) => written,
            _ => {
                let start = self.buffer.len();
                self.buffer.push_byte(b'T');
                Fragment::of(Shape::Opaque, start, self.buffer.len())
            }
        }
    }

    fn write_argument(&mut self, target: Option<Fragment>, index: u32, tables: &Tables<Self>) -> Parse<Fragment> {
        if let Some(closure) = self.closure {
            // A parameter of a generic closure. For LLVM it may also be one of an enclosing template.
            if !S::CLOSURES_HIDE_TEMPLATES && !closure.of_encoding && tables.arguments.len() > 0 {
                return Err(Stop);
            }
            let start = self.buffer.len();
            self.buffer.push(token::AUTO);
            if S::NUMBERED_AUTO {
                self.buffer.push_byte(b':');
                self.buffer.push_number(u64::from(index) + 1);
            }
            return Ok(self.since(start));
        }
        let mut argument = target.filter(|_| self.in_signature).ok_or(Stop)?;
        if argument.is(Shape::Pack) {
            let expansion = self.expansion.as_mut().ok_or(Stop)?;
            let length = argument.len();
            if *expansion.length.get_or_insert(length) != length {
                return Err(Stop);
            }
            if length == 0 {
                return Ok(self.since(self.buffer.len()));
            }
            argument = self.elements.get(argument.start() + expansion.index).ok_or(Stop)?;
        }
        self.repeat(argument)
    }

    #[cold]
    pub(super) fn open_expansion(&mut self, tables: &Tables<Self>) -> Parse<OpenExpansion> {
        // After a nested expansion, GNU continues with its last element.
        if S::EXPANSIONS_LEAVE_THEIR_INDEX && self.expansion.is_some() {
            return Err(Stop);
        }
        Ok(OpenExpansion {
            outer: self.expansion.replace(Expansion { index: 0, length: None }),
            start: self.buffer.len(),
            candidates: tables.candidates.len(),
        })
    }

    /// True if the packs have another element; the text is then prepared for it.
    pub(super) fn next_element(&mut self, open: &OpenExpansion, tables: &mut Tables<Self>) -> Parse<bool> {
        let Expansion { index, length } = self.expansion.ok_or(Stop)?;
        let length = length.ok_or(Stop)?;
        if length == 0 {
            self.buffer.truncate(open.start).ok_or(Stop)?;
        }
        if !self.buffer.fits() {
            return Err(Stop);
        }
        if index + 1 >= length {
            return Ok(false);
        }
        tables.candidates.truncate(open.candidates);
        self.buffer.push(b", ");
        self.expansion = Some(Expansion { index: index + 1, length: Some(length) });
        Ok(true)
    }

    pub(super) fn close_expansion(&mut self, open: &OpenExpansion, tables: &mut Tables<Self>) -> Fragment {
        self.expansion = open.outer;
        // A substitution for a part of the pattern refers to the packs, not to an element.
        tables.candidates.since_mut(open.candidates).fill(Fragment::OPAQUE);
        Fragment::OPAQUE
    }

    // ---- declarations -------------------------------------------------------------------------------------------

    pub(super) fn open_declaration(&mut self, tables: &Tables<Self>) -> OpenDeclaration {
        OpenDeclaration {
            is_inside: std::mem::replace(&mut self.in_declaration, true),
            start: self.buffer.len(),
            candidates: tables.candidates.len(),
            uses: self.uses.len(),
            class: self.class,
            dropped_comma: self.dropped_comma,
        }
    }

    /// Sets the declaration aside: a substitution may refer to its parts, except those with template parameters.
    pub(super) fn close_declaration(&mut self, open: &OpenDeclaration, tables: &mut Tables<Self>) -> Parse<()> {
        if self.uses.is_full() {
            return Err(Stop);
        }
        let uses = self.uses.since(open.uses);
        for candidate in tables.candidates.since_mut(open.candidates) {
            if uses.iter().any(|used| used.is(Shape::Opaque) && used.overlaps(*candidate)) {
                *candidate = Fragment::OPAQUE;
            }
        }
        self.in_declaration = open.is_inside;
        self.set_aside_since(open.start, open.candidates, tables)?;
        self.class = open.class;
        self.dropped_comma = open.dropped_comma;
        Ok(())
    }
}
