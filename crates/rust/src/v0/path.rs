//! Paths.

use super::seen::What;
use super::{Read, Reader};
use crate::recorder::Recorder;
use crate::tool::{CrateHash, Tool};
use demangling::ErrorKind;

/// Where a path is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In an expression, where generic arguments follow `::`.
    Value,
    /// In a type.
    Type,
    /// In a bound of `dyn`, whose generic arguments are left open, so that associated types can follow.
    Bound,
}

impl<T: Tool, R: Recorder> Reader<'_, '_, T, R> {
    /// `<path> = <crate-root> | <inherent-impl> | <trait-impl> | <trait-definition> | <nested-path> | <generic-args> |
    /// <backref>`
    ///
    /// True if generic arguments were left open.
    pub(super) fn path(&mut self, place: Place) -> Read<bool> {
        // `<nested-path> = N <namespace> <path> <identifier>`: those that begin here are read in one loop, the tags first.
        let start = self.at;
        let mut tag = self.peek();
        while tag == b'N' {
            self.at = self.at.wrapping_add(2);
            tag = self.peek();
        }
        let from_root = self.at;
        let tags = from_root.wrapping_sub(start);
        let place = if tags > 0 && place == Place::Bound { Place::Type } else { place };
        let levels = self.levels;
        let nested = u32::try_from(tags / 2).unwrap_or(u32::MAX);
        let Some(inside) = levels.checked_sub(1).and_then(|levels| levels.checked_sub(nested)) else {
            return Err(self.stopped(ErrorKind::TooDeep));
        };
        self.levels = inside;
        self.advance();
        let text = self.output.position();
        let mut open = false;
        match tag {
            b'C' => self.crate_root()?,
            b'B' => self.back_reference((place == Place::Type).then_some(What::Path), |reader| {
                open = reader.path(place)?;
                Ok(())
            })?,
            b'I' => open = self.generic_args(place)?,
            b'M' => self.inherent_impl()?,
            b'X' => self.trait_impl()?,
            b'Y' => self.trait_definition()?,
            _ => {
                self.at = from_root.min(self.name.len());
                return self.expected("a path");
            }
        }
        // In a value, generic arguments are written otherwise; in a bound, they are left open.
        let is_repeated = !self.skipping && (place == Place::Type || !matches!(tag, b'I' | b'B'));
        let mut from = from_root;
        loop {
            if is_repeated {
                self.seen.insert(What::Path, from, self.bound_lifetimes, text, self.output.position());
            }
            if from <= start {
                break;
            }
            from = from.wrapping_sub(2);
            self.nested_identifier(from.wrapping_add(1))?;
        }
        self.levels = levels;
        Ok(open && tags == 0)
    }

    /// `<crate-root> = C <identifier>`; the `C` was read.
    #[inline(always)]
    fn crate_root(&mut self) -> Read {
        let hash = self.tagged_number(b's')?;
        let identifier = self.undisambiguated_identifier()?;
        let start = self.output.len();
        self.write_identifier(identifier)?;
        let end = self.output.len();
        let is_printed = match T::CRATE_HASH {
            CrateHash::Always => true,
            CrateHash::NonZero => hash != 0,
            CrateHash::Never => false,
        };
        if is_printed {
            self.write_in_brackets(hash)?;
        }
        if R::RECORDS {
            let after = self.output.len();
            let digits = (end.saturating_add(1), after.saturating_sub(1));
            self.recorder.root((start, end), (after > end).then_some(digits));
            self.recorder.element(start, after);
        }
        Ok(())
    }

    /// The identifier of a nested path, whose namespace is at `namespace`.
    #[inline(always)]
    fn nested_identifier(&mut self, namespace: usize) -> Read {
        let namespace = self.name.get(namespace).copied().unwrap_or(0);
        if !namespace.is_ascii_lowercase() {
            return self.special_identifier(namespace);
        }
        if self.peek() == b's' {
            self.tagged_number(b's')?;
        }
        let identifier = self.undisambiguated_identifier()?;
        if !identifier.bytes.is_empty() {
            self.write(b"::")?;
            let start = self.output.len();
            self.write_identifier(identifier)?;
            self.recorder.element(start, self.output.len());
        }
        Ok(())
    }

    /// The identifier of a nested path in a special namespace: `{closure#0}`, `{shim:vtable#0}`.
    #[inline(never)]
    fn special_identifier(&mut self, namespace: u8) -> Read {
        if !namespace.is_ascii_uppercase() {
            return self.expected("a namespace");
        }
        let disambiguator = self.tagged_number(b's')?;
        let identifier = self.undisambiguated_identifier()?;
        self.write(b"::")?;
        let start = self.output.len();
        match namespace {
            b'C' => self.write(b"{closure")?,
            b'S' => self.write(b"{shim")?,
            _ => self.write(&[b'{', namespace])?,
        }
        if !identifier.bytes.is_empty() {
            self.write(b":")?;
            self.write_identifier(identifier)?;
        }
        self.write(b"#")?;
        self.write_decimal(disambiguator)?;
        self.write(b"}")?;
        self.recorder.element(start, self.output.len());
        Ok(())
    }

    /// `<impl-path> = [<disambiguator>] <path>`, which the text does not show.
    #[inline(always)]
    fn impl_path(&mut self) -> Read {
        self.tagged_number(b's')?;
        self.skip(|reader| reader.path(Place::Type))?;
        Ok(())
    }

    /// `<inherent-impl> = M <impl-path> <type>`; the `M` was read.
    #[inline(always)]
    fn inherent_impl(&mut self) -> Read {
        let start = self.output.len();
        self.inside(|reader| {
            reader.impl_path()?;
            reader.write(b"<")?;
            reader.ty()?;
            reader.write(b">")
        })?;
        self.recorder.element(start, self.output.len());
        Ok(())
    }

    /// `<trait-impl> = X <impl-path> <type> <path>`; the `X` was read.
    #[inline(always)]
    fn trait_impl(&mut self) -> Read {
        self.inside(Self::impl_path)?;
        self.trait_definition()
    }

    /// `<trait-definition> = Y <type> <path>`; the `Y` was read.
    #[inline(always)]
    fn trait_definition(&mut self) -> Read {
        let start = self.output.len();
        self.inside(|reader| {
            reader.write(b"<")?;
            reader.ty()?;
            reader.write(b" as ")?;
            reader.path(Place::Type)?;
            reader.write(b">")
        })?;
        self.recorder.element(start, self.output.len());
        Ok(())
    }

    /// `<generic-args> = I <path> {<generic-arg>} E`; the `I` was read. True if the arguments are left open.
    #[inline(always)]
    fn generic_args(&mut self, place: Place) -> Read<bool> {
        self.path(if place == Place::Value { place } else { Place::Type })?;
        let Some(levels) = self.template_levels.checked_sub(1) else {
            return self.left_out_args(place);
        };
        self.template_levels = levels;
        if place == Place::Value {
            self.write(b"::")?;
        }
        let start = self.output.len();
        self.write(b"<")?;
        self.separated(b", ", |reader| {
            let start = reader.output.len();
            reader.inside(Self::generic_arg)?;
            reader.recorder.argument(start, reader.output.len());
            Ok(())
        })?;
        self.template_levels = levels.wrapping_add(1);
        if place == Place::Bound {
            return Ok(true);
        }
        self.write(b">")?;
        self.recorder.arguments(start, self.output.len());
        Ok(false)
    }

    /// Reads generic arguments that the options leave out.
    #[cold]
    #[inline(never)]
    fn left_out_args(&mut self, place: Place) -> Read<bool> {
        self.skip(|reader| reader.inside(|reader| reader.separated(b"", Self::generic_arg)))?;
        if !self.choices.mark_left_out {
            return Ok(false);
        }
        if place == Place::Value {
            self.write(b"::")?;
        }
        let start = self.output.len();
        self.write(b"<...")?;
        if place == Place::Bound {
            return Ok(true);
        }
        self.write(b">")?;
        self.recorder.arguments(start, self.output.len());
        Ok(false)
    }

    /// `<generic-arg> = <lifetime> | <type> | K <const>`
    #[inline(always)]
    fn generic_arg(&mut self) -> Read {
        match self.peek() {
            b'L' => {
                self.advance();
                let index = self.base_62_number()?;
                self.write_lifetime(index)
            }
            b'K' => {
                self.advance();
                self.constant(false)
            }
            _ => self.ty(),
        }
    }

    /// Reads elements up to an `E`.
    #[inline(always)]
    pub(super) fn separated(&mut self, separator: &[u8], mut element: impl FnMut(&mut Self) -> Read) -> Read {
        let mut first = true;
        while !self.eat(b'E') {
            if !first {
                self.write(separator)?;
            }
            first = false;
            element(self)?;
        }
        Ok(())
    }
}
