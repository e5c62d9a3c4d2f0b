//! A whole name: its path, the crate that instantiated it, and its suffix.

use super::path::Place;
use super::{Read, Reader};
use crate::output::Output;
use crate::recorder::Recorder;
use crate::tool::{Choices, Suffix, Tool};
use crate::words::{suffix_length, word_length};
use demangling::{Error, Limits};

/// What reading a name has found.
pub(crate) struct Found<R> {
    /// The end of the name.
    pub(crate) end: usize,
    /// The range of the suffix in the text.
    pub(crate) suffix: (usize, usize),
    pub(crate) recorder: R,
}

/// `<symbol-name> = _R <path> [<instantiating-crate>] [<vendor-specific-suffix>]`, where `prefix` is the length of the
/// `_R`. All of `mangled` must be a name.
pub(crate) fn symbol_name<T: Tool, R: Recorder>(
    mangled: &[u8],
    prefix: usize,
    output: Output<'_>,
    choices: Choices,
    limits: &Limits,
    recorder: R,
) -> Result<Found<R>, Error> {
    let whole = mangled.get(prefix..).unwrap_or_default();
    let length = if T::DOTS_IN_IDENTIFIERS { whole.len() } else { word_length(whole) };
    let (name, suffix) = whole.split_at_checked(length).unwrap_or_default();
    let mut reader = Reader::<T, R>::new(name, prefix, output, choices, limits, recorder);
    match reader.symbol(suffix) {
        Ok(suffix) => Ok(Found { end: mangled.len(), suffix, recorder: reader.recorder }),
        Err(_) => Err(reader.error()),
    }
}

/// Where the longest name at the start of `text` ends.
pub(crate) fn prefix_end<T: Tool>(text: &[u8], prefix: usize, limits: &Limits) -> Result<usize, Error> {
    let whole = text.get(prefix..).unwrap_or_default();
    let name = whole.get(..word_length(whole)).unwrap_or_default();
    let mut ignored = Vec::new();
    let output = Output::new(&mut ignored, limits);
    let choices = Choices::SHORTEST;
    let mut reader = Reader::<T, ()>::new(name, prefix, output, choices, limits, ());
    if reader.path(Place::Value).is_err() {
        return Err(reader.error());
    }
    let mut end = reader.at;
    if end < name.len() && reader.instantiating_crate().is_ok() {
        end = reader.at;
    }
    end = end.saturating_add(suffix_length(whole.get(end..).unwrap_or_default()));
    Ok(prefix.saturating_add(end))
}

impl<T: Tool, R: Recorder> Reader<'_, '_, T, R> {
    /// Returns the range of the suffix in the text.
    fn symbol(&mut self, split_off: &[u8]) -> Read<(usize, usize)> {
        self.path(Place::Value)?;
        let mut suffix = split_off;
        if self.at < self.name.len() {
            if !T::DOTS_IN_IDENTIFIERS || self.peek() != b'.' {
                self.instantiating_crate()?;
            }
            if T::DOTS_IN_IDENTIFIERS {
                suffix = self.name.get(self.at..).unwrap_or_default();
            } else if self.at < self.name.len() {
                return self.expected("the end of the name");
            }
        }
        if suffix.is_empty() { Ok((0, 0)) } else { self.suffix(suffix) }
    }

    /// `<instantiating-crate> = <path>`, which the text does not show.
    fn instantiating_crate(&mut self) -> Read {
        self.inside(|reader| {
            reader.skip(|reader| reader.path(Place::Value))?;
            Ok(())
        })
    }

    /// `<vendor-specific-suffix> = . <suffix>`
    #[cold]
    #[inline(never)]
    fn suffix(&mut self, suffix: &[u8]) -> Read<(usize, usize)> {
        if suffix.first() != Some(&b'.') {
            return self.expected("the end of the name");
        }
        let written = written_suffix::<T>(suffix);
        if written.is_empty() || !self.choices.clone_suffix {
            return Ok((0, 0));
        }
        let in_parentheses = T::SUFFIX == Suffix::Parentheses;
        if in_parentheses {
            self.write(b" (")?;
        }
        let start = self.output.len();
        self.write(written)?;
        let end = self.output.len();
        if in_parentheses {
            self.write(b")")?;
        }
        Ok((start, end))
    }
}

/// What the tool prints of a suffix.
pub(crate) fn written_suffix<T: Tool>(suffix: &[u8]) -> &[u8] {
    const LLVM: &[u8] = b".llvm.";
    match T::SUFFIX {
        Suffix::None => b"",
        Suffix::Parentheses => suffix,
        Suffix::Verbatim => {
            let Some(at) = suffix.windows(LLVM.len()).position(|window| window == LLVM) else { return suffix };
            let (before, from) = suffix.split_at_checked(at).unwrap_or_default();
            let digits = from.get(LLVM.len()..).unwrap_or_default();
            let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F' | b'@');
            if digits.iter().all(is_digit) { before } else { suffix }
        }
    }
}
