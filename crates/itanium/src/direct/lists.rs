//! Lists: the parameters of a function, the arguments of a template, the elements of a pack.

use super::{Direct, Style};

/// A list that is being written.
struct List {
    /// Where its text begins.
    start: usize,
    /// Where it would end if nothing more was written: the last commas before empty packs go with them.
    kept: usize,
}

impl<S: Style> Direct<'_, S> {
    /// The parameters of a function, in parentheses, up to `E` or, unless they are `enclosed`, to what no type begins
    /// with.
    #[inline]
    pub(super) fn parameters(&mut self, enclosed: bool) -> Option<()> {
        let ends = |next: u8| next == b'E' || (!enclosed && !next.is_ascii_alphanumeric());
        if self.peek() == b'v' && ends(self.peek_at(1)) {
            self.pos += 1;
            self.text.push(b"()");
            return Some(());
        }
        self.text.push_byte(b'(');
        let mut list = self.begin_list();
        loop {
            let start = self.text.len();
            match self.peek() {
                b'D' if self.peek_at(1) == b'p' => self.pack_expansion()?,
                // The tools make nothing of it among others.
                b'v' if enclosed => return None,
                _ => {
                    self.ty()?;
                }
            }
            self.end_element(&mut list, start)?;
            if ends(self.peek()) {
                break;
            }
            self.separate(&list);
        }
        self.end_list(&list)?;
        self.text.push_byte(b')');
        Some(())
    }

    /// `<template-args> ::= I <template-arg>* E`; `of_encoding`: they are what `T_` stands for from here on.
    #[inline(never)]
    pub(super) fn template_args(&mut self, of_encoding: bool) -> Option<()> {
        if self.in_conversion {
            return None;
        }
        self.pos += 1;
        if S::SPACE_BETWEEN_ANGLES && self.text.last() == b'<' {
            self.text.push_byte(b' ');
        }
        self.text.push_byte(b'<');
        if of_encoding {
            self.arguments.truncate(self.first_argument);
        }
        self.deeper(|direct| direct.elements(of_encoding, false))?;
        if S::SPACE_BETWEEN_ANGLES && self.text.last() == b'>' && self.text.len() != self.dropped_comma {
            self.text.push_byte(b' ');
        }
        self.text.push_byte(b'>');
        Some(())
    }

    /// `<template-arg>* E`
    ///
    /// `kept`: they are arguments, or with `in_pack` the elements of one, that `T_` stands for.
    pub(super) fn elements(&mut self, kept: bool, in_pack: bool) -> Option<()> {
        let mut list = self.begin_list();
        if self.eat(b'E') {
            return Some(());
        }
        loop {
            let start = self.text.len();
            let argument = self.template_arg(kept && !in_pack)?;
            if kept {
                let kept = if in_pack { &mut self.elements } else { &mut self.arguments };
                kept.push(argument)?;
            }
            self.end_element(&mut list, start)?;
            if self.eat(b'E') {
                return self.end_list(&list);
            }
            self.separate(&list);
        }
    }

    #[inline(always)]
    fn begin_list(&self) -> List {
        List { start: self.text.len(), kept: self.text.len() }
    }

    /// After an element that was written from `start` on.
    #[inline(always)]
    fn end_element(&mut self, list: &mut List, start: usize) -> Option<()> {
        if self.text.len() > start {
            list.kept = self.text.len();
            return Some(());
        }
        self.end_empty_element(list, start)
    }

    /// After an empty pack.
    #[cold]
    fn end_empty_element(&mut self, list: &List, start: usize) -> Option<()> {
        if !S::COMMAS_AROUND_EMPTY_PACKS && start > list.start { self.text.truncate(start - 2) } else { Some(()) }
    }

    #[inline(always)]
    fn separate(&mut self, list: &List) {
        if S::COMMAS_AROUND_EMPTY_PACKS || self.text.len() > list.start {
            self.text.push(b", ");
        }
    }

    #[inline(always)]
    fn end_list(&mut self, list: &List) -> Option<()> {
        if S::COMMAS_AROUND_EMPTY_PACKS && self.text.len() > list.kept {
            self.text.truncate(list.kept)?;
            self.dropped_comma = list.kept;
        }
        Some(())
    }
}
