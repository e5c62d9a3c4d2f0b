//! Reads names of the v0 mangling, one function for each production of the rustc book's chapter "v0 Symbol Format".
//!
//! A name is read from left to right, and its text is written meanwhile. A back-reference is read again at its place. What
//! the text does not show, such as the path of an impl, is read with [`Reader::skipping`] set, which writes nothing and
//! follows no reference.

mod constant;
mod identifier;
mod number;
mod outline;
mod path;
mod seen;
mod symbol_name;
mod types;

pub(crate) use outline::{ImplPath, defining_crate, impl_path, kind};
pub(crate) use symbol_name::{path_at, prefix_end, symbol_name};

use crate::recorder::Recorder;
use crate::tool::{Choices, Tool};
use demangling::{Error, ErrorKind, Limits};
use demangling::{Full, Output};
use seen::{SeenTable, What};
use std::marker::PhantomData;

/// The reading has ended; [`Reader::stop`] has the reason.
pub(crate) struct Stopped;

pub(crate) type Read<T = ()> = Result<T, Stopped>;

/// Reads a name and writes its text.
pub(crate) struct Reader<'a, 't, T, R> {
    /// The name without its prefix, to which references count, and without its suffix if the tool splits it off before.
    name: &'a [u8],
    /// The length of the prefix.
    prefix: usize,
    /// The next byte.
    at: usize,
    output: Output<'t>,
    /// Nothing is written, and no reference is followed.
    skipping: bool,
    /// How many levels deeper the productions may nest.
    levels: u32,
    /// How many levels of generic arguments may be printed inside the present ones.
    template_levels: u32,
    /// How many lifetimes the binders around declare.
    bound_lifetimes: u64,
    /// How many bytes were read again.
    work: usize,
    seen: &'t mut SeenTable,
    choices: Choices,
    stop: ErrorKind,
    recorder: R,
    tool: PhantomData<T>,
}

/// What is read.
#[derive(Clone, Copy)]
pub(crate) struct Input<'a, 'l> {
    /// The name without its prefix.
    pub(crate) name: &'a [u8],
    /// The length of the prefix.
    pub(crate) prefix: usize,
    pub(crate) limits: &'l Limits,
}

/// The bytes that every name may read again.
const WORK: usize = 4096;

/// The bytes that may be read again for each byte of the name and of the text so far.
const WORK_PER_BYTE: usize = 16;

impl<'a, 't, T: Tool, R: Recorder> Reader<'a, 't, T, R> {
    fn new(input: Input<'a, '_>, output: Output<'t>, seen: &'t mut SeenTable, choices: Choices) -> Self {
        let Input { name, prefix, limits } = input;
        Reader {
            name,
            prefix,
            at: 0,
            output,
            skipping: false,
            levels: limits.depth.min(T::DEPTH),
            template_levels: choices.max_template_depth,
            bound_lifetimes: 0,
            work: 0,
            seen,
            choices,
            stop: ErrorKind::NotMangled(crate::BEGINNINGS),
            recorder: R::default(),
            tool: PhantomData,
        }
    }

    /// The next byte; 0, which no production begins with, at the end.
    #[inline(always)]
    fn peek(&self) -> u8 {
        self.name.get(self.at).copied().unwrap_or(0)
    }

    /// Moves past the byte that was peeked, which is not the end.
    #[inline(always)]
    fn advance(&mut self) {
        self.at = self.at.wrapping_add(1);
    }

    #[inline(always)]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        if found {
            self.advance();
        }
        found
    }

    #[inline(always)]
    fn write(&mut self, text: &[u8]) -> Read {
        if self.skipping {
            return Ok(());
        }
        self.output.write(text).map_err(|full| self.full(full))
    }

    /// Writes `length` bytes of the name, from `at`.
    #[inline(always)]
    fn copy(&mut self, at: usize, length: usize) -> Read {
        self.copy_from(self.name, at, length)
    }

    /// Writes `length` bytes of `text`, from `at`.
    #[inline(always)]
    fn copy_from(&mut self, text: &[u8], at: usize, length: usize) -> Read {
        if self.skipping {
            return Ok(());
        }
        self.output.copy(text, at, length).map_err(|full| self.full(full))
    }

    #[cold]
    fn full(&mut self, _: Full) -> Stopped {
        self.stopped(ErrorKind::TooLong)
    }

    #[cold]
    fn stopped(&mut self, why: ErrorKind) -> Stopped {
        self.stop = why;
        Stopped
    }

    #[cold]
    fn expected<V>(&mut self, what: &'static str) -> Read<V> {
        Err(self.stopped(ErrorKind::Expected(what)))
    }

    /// The error at the present position.
    fn error(&self) -> Error {
        Error::new(self.stop, self.prefix.saturating_add(self.at.min(self.name.len())))
    }

    /// Enters a production that can nest.
    #[inline(always)]
    fn enter(&mut self) -> Read {
        match self.levels.checked_sub(1) {
            Some(levels) => {
                self.levels = levels;
                Ok(())
            }
            None => Err(self.stopped(ErrorKind::TooDeep)),
        }
    }

    #[inline(always)]
    fn leave(&mut self) {
        self.levels = self.levels.wrapping_add(1);
    }

    /// Reads something that the text does not show.
    #[inline(always)]
    fn skip<V>(&mut self, read: impl FnOnce(&mut Self) -> Read<V>) -> Read<V> {
        let before = std::mem::replace(&mut self.skipping, true);
        let result = read(self);
        self.skipping = before;
        result
    }

    /// Reads something that has no parts of the symbol's own.
    #[inline(always)]
    fn inside(&mut self, read: impl FnOnce(&mut Self) -> Read) -> Read {
        self.recorder.suspend();
        read(self)?;
        self.recorder.resume();
        Ok(())
    }

    /// `<backref> = B <base-62-number>`: writes what it refers to, again. The `B` was read.
    ///
    /// What it refers to is copied from the text, if it was written and that can be `copied`, or read again.
    #[inline(always)]
    fn back_reference(&mut self, copied: Option<What>, read: impl FnOnce(&mut Self) -> Read) -> Read {
        let start = self.at.wrapping_sub(1);
        let target = self.base_62_number()?;
        let target = usize::try_from(target).unwrap_or(usize::MAX);
        if T::FORWARD_REFERENCES {
            if self.skipping {
                return Ok(());
            }
            if target >= self.name.len() {
                return Err(self.stopped(ErrorKind::UnknownSubstitution));
            }
        } else {
            let limit = if T::REFERENCES_INTO_THEMSELVES { self.at } else { start };
            if target >= limit {
                return Err(self.stopped(ErrorKind::UnknownSubstitution));
            }
            if self.skipping {
                return Ok(());
            }
        }
        if let Some(what) = copied.filter(|_| self.choices.max_template_depth == u32::MAX) {
            if let Some((from, to)) = self.seen.find(what, target, self.bound_lifetimes) {
                return self.output.repeat(from, to).map_err(|full| self.full(full));
            }
        }
        let after = std::mem::replace(&mut self.at, target);
        read(self)?;
        let again = self.at.saturating_sub(target);
        self.at = after;
        self.charge(again)
    }

    /// Accounts for bytes that were read again. They are bounded by the lengths of the name and of the text so far.
    #[inline(always)]
    fn charge(&mut self, bytes: usize) -> Read {
        self.work = self.work.saturating_add(bytes);
        if self.work > WORK && self.work > self.allowed_work() {
            return Err(self.stopped(ErrorKind::TooMuchWork));
        }
        Ok(())
    }

    #[inline(never)]
    fn allowed_work(&self) -> usize {
        let bytes = self.name.len().saturating_add(self.output.len());
        bytes.saturating_mul(WORK_PER_BYTE).saturating_add(WORK)
    }
}
