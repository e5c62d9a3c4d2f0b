//! `<mangled-name>` and `<encoding>`.

use super::name::Name;
use super::{Direct, Style};
use crate::ast::{Qualifiers, RefQualifier};
use crate::printer::special::clones;
use std::ops::Range;

impl<S: Style> Direct<'_, S> {
    /// `<mangled-name> ::= _Z <encoding> [. <vendor-specific suffix>]`; where its text is.
    #[inline]
    pub(super) fn mangled_name(mut self) -> Option<Range<usize>> {
        if self.name[..2] != *b"_Z" {
            return None;
        }
        self.pos = 2;
        let (start, end) = match self.peek() {
            b'T' | b'G' => {
                self.special_name()?;
                (0, self.text.len())
            }
            _ => self.outermost_encoding()?,
        };
        if self.pos == self.end {
            return Some(start..end);
        }
        if end < self.text.len() || !self.params || self.peek() != b'.' {
            return None;
        }
        self.clone_suffix()?;
        Some(start..self.text.len())
    }

    /// The encoding that is the whole name; where its text is.
    #[inline]
    fn outermost_encoding(&mut self) -> Option<(usize, usize)> {
        let name = self.name(true)?;
        let end = self.text.len();
        if self.at_end_of_encoding() {
            return (!self.may_be_rust()).then_some((0, end));
        }
        self.known_arguments = self.arguments.len();
        let mut start = 0;
        if name.has_result() {
            if !self.ty()?.is_whole() {
                return None;
            }
            // The result stands before the name, so that the name is written once more.
            start = self.text.len();
            if self.return_type {
                start = end;
                self.text.push_byte(b' ');
            }
            self.text.repeat(0, end)?;
        }
        self.parameters_and_qualifiers(&name)?;
        // Without parameters, all that the signature says goes.
        Some(if self.params { (start, self.text.len()) } else { (0, end) })
    }

    /// An encoding inside another, or one that `encloses` what is named.
    pub(super) fn inner_encoding(&mut self, encloses: bool) -> Option<()> {
        if matches!(self.peek(), b'T' | b'G') {
            return None;
        }
        let start = self.text.len();
        let name = self.name(true)?;
        if self.at_end_of_encoding() {
            return Some(());
        }
        self.known_arguments = self.arguments.len() - self.first_argument;
        if name.has_result() {
            let end = self.text.len();
            let result = self.ty()?;
            if !result.is_whole() {
                return None;
            }
            // Without return types, it depends on what is around whether this one goes too.
            if !self.return_type && (!encloses || S::RETURN_TYPE_OF_ENCLOSING) {
                return None;
            }
            if !encloses || S::RETURN_TYPE_OF_ENCLOSING {
                self.text.push_byte(b' ');
                self.swap(start, end)?;
            } else {
                self.park(end, result)?;
            }
        }
        self.parameters_and_qualifiers(&name)
    }

    /// The parameters of a function, and what stands behind them.
    #[inline]
    fn parameters_and_qualifiers(&mut self, name: &Name) -> Option<()> {
        self.parameters(false)?;
        if !name.qualifiers.is_none() || name.ref_qualifier != RefQualifier::None {
            self.function_qualifiers(name.qualifiers, name.ref_qualifier);
        }
        Some(())
    }

    /// ` const &`
    fn function_qualifiers(&mut self, qualifiers: Qualifiers, ref_qualifier: RefQualifier) {
        if qualifiers.has(Qualifiers::CONST) {
            self.text.push(b" const");
        }
        if qualifiers.has(Qualifiers::VOLATILE) {
            self.text.push(b" volatile");
        }
        if qualifiers.has(Qualifiers::RESTRICT) {
            self.text.push(b" restrict");
        }
        match ref_qualifier {
            RefQualifier::None => {}
            RefQualifier::LValue => self.text.push(b" &"),
            RefQualifier::RValue => self.text.push(b" &&"),
        }
    }

    /// The end of what holds the encoding comes next, or what no type begins with.
    #[inline(always)]
    fn at_end_of_encoding(&self) -> bool {
        let next = self.peek();
        next == b'E' || !next.is_ascii_alphanumeric()
    }

    /// Whether the name looks like one of Rust's, which end with a hash.
    fn may_be_rust(&self) -> bool {
        const HASH: usize = "17h0123456789abcdefE".len();
        S::RUST_PATHS && self.pos > HASH && self.name[self.pos - HASH..].starts_with(b"17h")
    }

    /// `.isra.0`, as clones of functions are called.
    #[cold]
    fn clone_suffix(&mut self) -> Option<()> {
        let name = self.name;
        let suffix = &name[..self.end];
        if suffix[self.pos..].contains(&b'@') {
            return None;
        }
        if !S::CLONES_APART {
            self.text.push(b" (");
            self.text.push_all(std::str::from_utf8(&suffix[self.pos..]).ok()?);
            self.text.push_byte(b')');
            return Some(());
        }
        for clone in clones(suffix, crate::ast::Text::new(self.pos, self.end)) {
            self.text.push(b" [clone ");
            self.text.push_all(std::str::from_utf8(clone.of(suffix)).ok()?);
            self.text.push_byte(b']');
        }
        Some(())
    }
}
