//! `<template-arg>`, `<template-param>` and pack expansions.

use super::piece::{Kind, Piece};
use super::{Direct, Style};

/// The pack expansion that is being written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expansion {
    index: usize,
    /// The length of the packs in the pattern, once one of them was met.
    length: Option<usize>,
}

impl<S: Style> Direct<'_, S> {
    /// `<template-arg> ::= <type> | <expr-primary> | J <template-arg>* E`; its piece of the text.
    ///
    /// `kept`: the elements of a pack are kept too.
    #[inline]
    pub(super) fn template_arg(&mut self, kept: bool) -> Option<Piece> {
        match self.peek() {
            b'L' => self.literal(),
            b'J' => {
                self.pos += 1;
                let first = self.elements.len();
                self.deeper(|direct| direct.elements(kept, true))?;
                Some(Piece::of(Kind::Pack, first, self.elements.len()))
            }
            b'D' if self.peek_at(1) == b'p' => {
                self.pack_expansion()?;
                Some(Piece::OPAQUE)
            }
            _ => self.ty(),
        }
    }

    /// `<template-param> ::= T_ | T <number> _`: what it stands for, once more.
    pub(super) fn template_param(&mut self) -> Option<Piece> {
        // In the type of a conversion it stands before its argument.
        if self.in_conversion {
            return None;
        }
        self.pos += 1;
        let index = self.numbered()?;
        self.uses_arguments = true;
        let start = self.text.len();
        if let Some(closure) = self.closure {
            // The parameter of a generic closure; or, to LLVM, what stands for that of a template around.
            if !S::NUMBERED_AUTO && !closure.of_encoding && self.arguments.len() > 0 {
                return None;
            }
            self.text.push(b"auto");
            if S::NUMBERED_AUTO {
                self.text.push_byte(b':');
                self.text.push_all(&(u64::from(index) + 1).to_string());
            }
            return Some(self.piece_from(start));
        }
        if index as usize >= self.known_arguments {
            return None;
        }
        let mut argument = self.arguments.get(self.first_argument + index as usize)?;
        if argument.kind == Kind::Pack {
            let expansion = self.expansion.as_mut()?;
            let length = argument.len();
            if *expansion.length.get_or_insert(length) != length {
                return None;
            }
            if length == 0 {
                return Some(self.piece_from(start));
            }
            argument = self.elements.get(argument.start() + expansion.index)?;
        }
        self.repeat(argument)
    }

    /// A piece once more.
    #[inline(always)]
    pub(super) fn repeat(&mut self, piece: Piece) -> Option<Piece> {
        if matches!(piece.kind, Kind::Opaque | Kind::Pack) {
            return None;
        }
        let start = self.text.len();
        self.text.repeat(piece.start(), piece.end())?;
        Some(piece.moved_to(start))
    }

    /// `Dp <type>`: the pattern once for each element of the packs in it.
    #[cold]
    pub(super) fn pack_expansion(&mut self) -> Option<()> {
        // To GNU, what is behind one inside another takes the last elements.
        if S::EXPANSIONS_LEAVE_THEIR_INDEX && self.expansion.is_some() {
            return None;
        }
        self.pos += 2;
        let (pattern, start, candidates) = (self.pos, self.text.len(), self.candidates.len());
        let outer = self.expansion.replace(Expansion { index: 0, length: None });
        self.deeper(Self::ty)?;
        let end = self.pos;
        let length = self.expansion?.length?;
        if length == 0 {
            self.text.truncate(start)?;
        }
        for index in 1..length {
            self.candidates.truncate(candidates);
            self.pos = pattern;
            self.text.push(b", ");
            self.expansion = Some(Expansion { index, length: Some(length) });
            self.deeper(Self::ty)?;
        }
        self.pos = end;
        self.expansion = outer;
        // What refers to a part of the pattern means the packs.
        self.candidates.hide_since(candidates);
        self.remember(Piece::OPAQUE)
    }
}
