//! A whole name: its path, the crate that instantiated it, and its suffix.

use super::path::Place;
use super::seen::SeenTable;
use super::{Input, Read, Reader};
use crate::recorder::Recorder;
use crate::suffix::{is_suffix, suffix_length, write_suffix};
use crate::tool::{Choices, Tool};
use crate::words::word_length;
use demangling::{Error, ErrorKind, Output};

/// What reading a name has found.
pub(crate) struct Found<R> {
    /// The range of the suffix in the text.
    pub(crate) suffix: (usize, usize),
    pub(crate) recorder: R,
}

/// `<symbol-name> = _R <path> [<instantiating-crate>] [<vendor-specific-suffix>]`, all of `input`.
pub(crate) fn symbol_name<T: Tool, R: Recorder>(
    input: Input<'_, '_>,
    output: Output<'_>,
    choices: Choices,
) -> Result<Found<R>, Error> {
    let length = if T::DOTS_IN_IDENTIFIERS { input.name.len() } else { word_length(input.name) };
    let (name, rest) = input.name.split_at_checked(length).unwrap_or_default();
    // A suffix can have any characters, but a name ends with its line.
    let line = rest.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(rest.len());
    let suffix = rest.get(..line).unwrap_or_default();
    let mut seen = SeenTable::new();
    let mut reader = Reader::<T, R>::new(Input { name, ..input }, output, &mut seen, choices);
    match reader.symbol(suffix) {
        Ok(_) if line < rest.len() => {
            let end = input.prefix.saturating_add(length).saturating_add(line);
            Err(Error::new(ErrorKind::Expected("the end of the name"), end))
        }
        Ok(suffix) => {
            reader.output.finish();
            Ok(Found { suffix, recorder: reader.recorder })
        }
        Err(_) => Err(reader.error()),
    }
}

/// The path that begins at `at` in `input`, as it is written in a type.
pub(crate) fn path_at<T: Tool, R: Recorder>(
    input: Input<'_, '_>,
    at: usize,
    output: Output<'_>,
    choices: Choices,
) -> Result<R, Error> {
    let mut seen = SeenTable::new();
    let mut reader = Reader::<T, R>::new(input, output, &mut seen, choices);
    reader.at = at;
    match reader.path(Place::Type) {
        Ok(_) => {
            reader.output.finish();
            Ok(reader.recorder)
        }
        Err(_) => Err(reader.error()),
    }
}

/// Where the longest name at the start of `input` ends, in bytes from the prefix.
pub(crate) fn prefix_end<T: Tool>(input: Input<'_, '_>) -> Result<usize, Error> {
    let whole = input.name;
    let name = whole.get(..word_length(whole)).unwrap_or_default();
    let mut ignored = Vec::new();
    let output = Output::new(&mut ignored, name.len().saturating_mul(2), input.limits)
        .map_err(|full| Error::new(full.into(), 0))?;
    let mut seen = SeenTable::new();
    let mut reader = Reader::<T, ()>::new(Input { name, ..input }, output, &mut seen, Choices::SHORTEST);
    if reader.path(Place::Value).is_err() {
        return Err(reader.error());
    }
    let mut end = reader.at;
    if end < name.len() && reader.instantiating_crate().is_ok() {
        end = reader.at;
    }
    end = end.saturating_add(suffix_length(whole.get(end..).unwrap_or_default()));
    Ok(input.prefix.saturating_add(end))
}

impl<T: Tool, R: Recorder> Reader<'_, '_, T, R> {
    /// Returns the range of the suffix in the text.
    fn symbol(&mut self, split_off: &[u8]) -> Read<(usize, usize)> {
        self.path(Place::Value)?;
        let mut suffix = split_off;
        if self.at < self.name.len() {
            if !(T::DOTS_IN_IDENTIFIERS && matches!(self.peek(), b'.' | b'@')) {
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
        if !is_suffix::<T>(suffix) {
            return self.expected("the end of the name");
        }
        write_suffix::<T>(suffix, &mut self.output, self.choices).map_err(|full| self.full(full))
    }
}
