//! Template parameters, packs and their expansions.

use super::{Fragment, Shape, Spelling, Text};
use crate::grammar::{Parse, Stop, Table, Tables};
use crate::spelling::token;

/// The pack expansion that is being written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expansion {
    index: usize,
    /// The length of the packs in the pattern, once one of them was met.
    length: Option<usize>,
}

/// What is remembered while a pack expansion is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenExpansion {
    outer: Option<Expansion>,
    /// Where its text begins.
    start: usize,
    /// How many candidates there were before it.
    candidates: usize,
}

impl<S: Spelling> Text<S> {
    /// A fragment once more.
    #[inline(always)]
    pub(super) fn repeat(&mut self, fragment: Fragment) -> Parse<Fragment> {
        if !fragment.can_be_repeated() {
            return Err(Stop);
        }
        let start = self.buffer.len();
        self.buffer.repeat(fragment.start(), fragment.end());
        let repeated = fragment.moved_to(start);
        if self.uses.len() > 0 && self.uses_arguments(fragment) {
            self.uses.push(repeated);
        }
        Ok(repeated)
    }

    /// Whether a template parameter was written in the fragment.
    #[cold]
    fn uses_arguments(&self, fragment: Fragment) -> bool {
        self.uses.since(0).iter().any(|used| used.start() < fragment.end() && fragment.start() < used.end())
    }

    /// None of the candidates after the first `from` in which a template parameter was written can be repeated: it would
    /// be another one there.
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

    /// What a template parameter stands for, once more.
    pub(super) fn write_template_param(
        &mut self,
        target: Option<Fragment>,
        level: usize,
        index: u32,
        tables: &Tables<Self>,
    ) -> Parse<Fragment> {
        // In the type of a conversion it precedes its argument.
        if self.in_conversion || level > 0 {
            return Err(Stop);
        }
        let written = self.write_argument(target, index, tables)?;
        self.uses.push(written);
        if self.uses.is_full() { Err(Stop) } else { Ok(written) }
    }

    fn write_argument(&mut self, target: Option<Fragment>, index: u32, tables: &Tables<Self>) -> Parse<Fragment> {
        if let Some(closure) = self.closure {
            // The parameter of a generic closure; or, to LLVM, what stands for that of a template around.
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
        // To GNU, what follows one inside another takes the last elements.
        if S::EXPANSIONS_LEAVE_THEIR_INDEX && self.expansion.is_some() {
            return Err(Stop);
        }
        Ok(OpenExpansion {
            outer: self.expansion.replace(Expansion { index: 0, length: None }),
            start: self.buffer.len(),
            candidates: tables.candidates.len(),
        })
    }

    /// Whether the packs have another element; if so, the text is ready for it.
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
        // What refers to a part of the pattern means the packs.
        tables.candidates.since_mut(open.candidates).fill(Fragment::OPAQUE);
        Fragment::OPAQUE
    }
}
