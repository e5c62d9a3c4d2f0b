//! The direct way from a name to its text: read once, written while it is read, without a tree.
//!
//! Nearly all names are made of few productions, each of whose text is what is read next, or what was written before.
//! For these the text itself is the memory: a candidate for substitution is a [`Piece`] of it, and so is a template
//! argument. What else there is (expressions, packs in odd places, what the tools read differently) is left to the
//! parser and the printer, which can do all and say what is wrong with a name; so every function here answers `None`
//! where it does not know, and never decides that a name is bad.
//!
//! The text must be that of the printer, byte for byte: a unit test holds one against the other on the corpora, the
//! trials of `tests/hostile` on changed and random names, and the fuzz target `itanium_print` on whatever it finds.

mod encoding;
mod lists;
mod literal;
mod name;
mod piece;
mod special;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod types;
mod unqualified;

use crate::options::{Limits, Options};
use crate::printer::style::{Gnu, Llvm, Style};
use piece::{Candidates, Kind, Piece};
use std::marker::PhantomData;
use text::Text;

/// The longest name that is read directly; hardly one in a thousand is longer.
const NAME: usize = 2048;

/// How deep a name may nest that is read directly, on the caller's stack: less than what that has room for, as the
/// example `stack` measures it.
const DEPTH: u32 = if cfg!(debug_assertions) { 12 } else { 24 };

/// The least [`Limits::depth`] with which names are read directly: what is [`DEPTH`] deep here is no deeper there.
const LEAST_DEPTH_LIMIT: u32 = 16 * DEPTH;

/// What is allocated once and used for all names.
#[derive(Debug, Clone)]
pub(crate) struct Memory {
    /// The name, with zeros behind it: none is part of a name, so that reading stops there.
    name: [u8; NAME + text::CHUNK],
    text: Text,
    candidates: Candidates,
    arguments: Candidates,
    elements: Candidates,
}

impl Memory {
    pub(crate) fn new() -> Box<Memory> {
        Box::new(Memory {
            name: [0; NAME + text::CHUNK],
            text: Text::new(),
            candidates: Candidates::new(),
            arguments: Candidates::new(),
            elements: Candidates::new(),
        })
    }
}

/// Whether texts with these options and limits can be written directly.
#[inline]
pub(crate) fn serves(options: &Options, limits: &Limits) -> bool {
    // All of them by name, so that whoever adds one decides.
    let &Options {
        style: _,
        params: _,
        return_type: _,
        literal_types,
        template_args,
        enclosing_params,
        abi_tags,
        clone_suffix,
        requires,
        simplify_std,
        max_template_depth,
    } = options;
    let all = literal_types && template_args && enclosing_params && abi_tags && clone_suffix && requires;
    all && !simplify_std && max_template_depth.is_none() && limits.depth >= LEAST_DEPTH_LIMIT
}

/// Appends the text of `mangled` to `out`, if it is one that can be written directly, no longer than `limits` allow.
#[inline]
pub(crate) fn demangle(
    memory: &mut Memory,
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
    out: &mut Vec<u8>,
) -> Option<()> {
    let length = mangled.len();
    memory.name.get_mut(..length)?.copy_from_slice(mangled);
    *memory.name.get_mut(length..)?.first_chunk_mut()? = [0; text::CHUNK];
    if length > limits.input {
        return None;
    }
    let text = match options.style {
        crate::options::Style::Gnu => Direct::<Gnu>::new(memory, length, options).mangled_name(),
        crate::options::Style::Llvm => Direct::<Llvm>::new(memory, length, options).mangled_name(),
    }?;
    let text = memory.text.get(text)?;
    if text.len() > limits.output {
        return None;
    }
    out.extend_from_slice(text);
    Some(())
}

/// A name that is being read, and its text so far.
struct Direct<'a, S> {
    /// The name, with zeros behind it.
    name: &'a [u8; NAME + text::CHUNK],
    /// Where the name ends.
    end: usize,
    pos: usize,
    text: &'a mut Text,
    /// The candidates for substitution.
    candidates: &'a mut Candidates,
    /// The template arguments that `T_` can stand for.
    arguments: &'a mut Candidates,
    /// The elements of the packs among them.
    elements: &'a mut Candidates,
    /// Where the arguments of the encoding begin that is being read.
    first_argument: usize,
    /// How many there are; none before the signature.
    known_arguments: usize,
    /// What `T_` stands for was written somewhere.
    uses_arguments: bool,
    /// The pack expansion that is being written.
    expansion: Option<template::Expansion>,
    /// Where a list ended whose last comma was dropped, behind which GNU sees no `>`.
    dropped_comma: usize,
    /// The closure whose signature is being written.
    closure: Option<unqualified::Closure>,
    /// Inside the type of a conversion operator.
    in_conversion: bool,
    depth: u32,
    params: bool,
    return_type: bool,
    style: PhantomData<S>,
}

impl<'a, S: Style> Direct<'a, S> {
    #[inline]
    fn new(memory: &'a mut Memory, length: usize, options: &Options) -> Direct<'a, S> {
        let Memory { name, text, candidates, arguments, elements } = memory;
        text.clear();
        candidates.clear();
        arguments.clear();
        elements.clear();
        Direct {
            name,
            end: length,
            pos: 0,
            text,
            candidates,
            arguments,
            elements,
            first_argument: 0,
            known_arguments: 0,
            uses_arguments: false,
            expansion: None,
            dropped_comma: usize::MAX,
            closure: None,
            in_conversion: false,
            depth: 0,
            params: options.params,
            return_type: options.return_type,
            style: PhantomData,
        }
    }

    /// The byte at the position, 0 at the end.
    #[inline(always)]
    fn peek(&self) -> u8 {
        self.peek_at(0)
    }

    #[inline(always)]
    fn peek_at(&self, ahead: usize) -> u8 {
        self.name.get(self.pos + ahead).copied().unwrap_or(0)
    }

    /// Steps over `byte` if it comes next.
    #[inline(always)]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.pos += usize::from(found);
        found
    }

    #[inline(always)]
    fn expect(&mut self, byte: u8) -> Option<()> {
        self.eat(byte).then_some(())
    }

    /// Runs a production that can hold itself.
    #[inline(always)]
    fn deeper<T>(&mut self, production: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= DEPTH {
            return None;
        }
        self.depth += 1;
        let result = production(self)?;
        self.depth -= 1;
        Some(result)
    }

    /// What was written from `start` on, as a plain piece.
    #[inline(always)]
    fn piece_from(&self, start: usize) -> Piece {
        Piece::plain(start, self.text.len())
    }

    /// Takes what was written from `start` on, of which `piece` is a part, out of the text; where the piece is then.
    fn park(&mut self, start: usize, piece: Piece) -> Option<Piece> {
        let place = self.text.park(start)?;
        let moved = |piece: Piece| piece.moved_to(place + (piece.start() - start));
        self.move_pieces(|piece| if piece.start() >= start { Some(moved(piece)) } else { None });
        Some(moved(piece))
    }

    /// Writes what stands from `start` to `middle` behind what follows it. What stands around it can be referred to no
    /// more.
    fn swap(&mut self, start: usize, middle: usize) -> Option<()> {
        let end = self.text.len();
        self.text.swap(start, middle)?;
        self.move_pieces(|piece| match piece.start() {
            at if at >= middle => Some(piece.moved_to(at - (middle - start))),
            at if at >= start => Some(piece.moved_to(at + (end - middle))),
            _ if piece.end() > start => Some(Piece::OPAQUE),
            _ => None,
        });
        Some(())
    }

    /// Writes `text` at `at`, among what was written. What stands around it can be referred to no more.
    fn insert(&mut self, at: usize, text: &str) -> Option<()> {
        self.text.insert(at, text)?;
        self.move_pieces(|piece| match (piece.start() >= at, piece.end() > at) {
            (true, _) => Some(piece.moved_to(piece.start() + text.len())),
            (false, true) => Some(Piece::OPAQUE),
            (false, false) => None,
        });
        Some(())
    }

    /// Says of all pieces of the text that are not parked where they are now, if elsewhere.
    fn move_pieces(&mut self, moved: impl Fn(Piece) -> Option<Piece>) {
        let pieces = [&mut *self.candidates, &mut *self.arguments, &mut *self.elements];
        for piece in pieces.into_iter().flat_map(|pieces| pieces.since(0)) {
            if piece.kind != Kind::Pack && !text::is_parked(piece.start()) {
                if let Some(moved) = moved(*piece) {
                    *piece = moved;
                }
            }
        }
    }

    /// Makes a piece the next candidate for substitution.
    #[inline(always)]
    fn remember(&mut self, piece: Piece) -> Option<()> {
        self.candidates.push(piece)
    }
}
