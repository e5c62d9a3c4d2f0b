//! Functions with their signatures, data, and the suffixes of a name.

use super::expressions::InnerFunction;
use super::lists::List;
use super::{Fragment, Spelling, Text};
use crate::ast;
use crate::grammar::{Input, NameInfo, Parse, Place, ShortInput, Stop, Table, Tables};
use crate::spelling::suffix::clones;

/// The state around an encoding inside another: the function of a local name, or an entity whose address is taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenEncoding {
    /// The start of its text.
    pub(super) start: usize,
    candidates: usize,
    elements: usize,
    uses: usize,
    pub(super) in_signature: bool,
}

impl<S: Spelling> Text<S> {
    /// Begins an encoding inside another.
    pub(super) fn open_encoding(&mut self, tables: &Tables<Self>) -> OpenEncoding {
        OpenEncoding {
            start: self.buffer.len(),
            candidates: tables.candidates.len(),
            elements: self.elements.len(),
            uses: self.uses.len(),
            in_signature: std::mem::replace(&mut self.in_signature, false),
        }
    }

    /// Ends it. Outside, `T_` does not refer to its template arguments.
    pub(super) fn end_encoding(&mut self, inner: &OpenEncoding, tables: &mut Tables<Self>) -> Parse<()> {
        self.elements.truncate(inner.elements);
        self.forget_uses(inner.candidates, tables);
        if S::LATE_TEMPLATE_PARAMETERS && self.uses.len() > inner.uses {
            self.generic.push(self.since(inner.start));
        }
        self.uses.truncate(inner.uses);
        if self.generic.is_full() { Err(Stop) } else { Ok(()) }
    }

    /// Handles the return type, after the name of the function, which began at `start`.
    pub(super) fn write_return_type(
        &mut self,
        name: Fragment,
        result: Fragment,
        start: usize,
        place: Place,
        tables: &mut Tables<Self>,
    ) -> Parse<()> {
        if !result.is_whole() {
            return Err(Stop);
        }
        let name_end = name.end();
        if place == Place::Outermost {
            self.buffer.push_byte(b' ');
            self.result = if self.options.return_type {
                (name_end, self.buffer.len())
            } else {
                // It is not printed, but a substitution may repeat it.
                self.set_aside(name_end, result, tables)?;
                (0, 0)
            };
            return Ok(());
        }
        let is_written = place == Place::Inner || (S::RETURN_TYPE_OF_ENCLOSING && self.options.enclosing_params);
        if !is_written {
            self.set_aside(name_end, result, tables)?;
            return Ok(());
        }
        // Without return types, the enclosing productions decide whether this one is printed.
        if !self.options.return_type {
            return Err(Stop);
        }
        self.buffer.push_byte(b' ');
        self.rotate(start, name_end, tables)
    }

    /// Ends a function after its parameters.
    #[inline(always)]
    pub(super) fn end_function(
        &mut self,
        name: Fragment,
        parameters: &List,
        info: &NameInfo,
        place: Place,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.end_parameters(parameters)?;
        if info.has_qualifiers() {
            self.write_qualifiers(info.qualifiers, info.ref_qualifier);
            if info.explicit_object {
                return Err(Stop);
            }
        }
        if place == Place::Outermost {
            self.is_function = true;
            if self.options.params {
                self.end = self.buffer.len();
            } else {
                // Without parameters, nothing of the signature is printed.
                self.result = (0, 0);
                self.end = name.end();
            }
        } else if place == Place::Inner {
            let is_plain = !info.has_qualifiers() && !info.ends_with_template_args;
            self.inner = Some(InnerFunction { name, parameters: parameters.start - 1, is_plain });
        } else if !self.options.enclosing_params {
            self.set_aside(parameters.start - 1, Fragment::OPAQUE, tables)?;
        }
        Ok(Fragment::OPAQUE)
    }

    /// Ends the parameters of a function.
    #[inline(always)]
    pub(super) fn end_parameters(&mut self, parameters: &List) -> Parse<()> {
        self.end_list(parameters)?;
        self.buffer.push_byte(b')');
        Ok(())
    }

    /// Ends a name without a signature.
    #[inline(always)]
    pub(super) fn end_data(&mut self, place: Place) {
        if place == Place::Outermost {
            self.end = self.buffer.len();
        }
    }

    /// ` [clone .isra.0]`
    pub(super) fn write_clone_suffix(&mut self, name: &ShortInput, suffix: ast::Span) -> Parse<()> {
        // Without parameters the tools omit the suffixes of functions; GNU omits all suffixes.
        let is_left_out = !self.options.params && (self.is_function || S::NAMES_ALONE);
        if is_left_out || !self.options.clone_suffix {
            return Ok(());
        }
        if self.end != self.buffer.len() {
            return Err(Stop);
        }
        if S::CLONES_APART {
            for clone in clones(name.bytes(), suffix) {
                self.write_in_brackets(clone.of(name.bytes()));
            }
        } else {
            self.write_in_brackets(suffix.of(name.bytes()));
        }
        self.end = self.buffer.len();
        Ok(())
    }

    fn write_in_brackets(&mut self, suffix: &[u8]) {
        self.buffer.push_padded(const { &S::CLONE });
        self.buffer.push_all(suffix);
        self.buffer.push_byte(S::CLONE_END);
    }

    /// `@@GLIBCXX_3.4`
    pub(super) fn write_version(&mut self, name: &ShortInput, version: ast::Span) -> Parse<()> {
        if !self.options.params {
            return Ok(());
        }
        if self.end != self.buffer.len() {
            return Err(Stop);
        }
        self.buffer.push_all(version.of(name.bytes()));
        self.end = self.buffer.len();
        Ok(())
    }
}
