//! The engine that is the crate `cpp_demangle`: the only file that knows it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cpp_demangle::{BorrowedSymbol, DemangleOptions, ParseOptions, error::Error as CrateError};

use super::Form;
use crate::{Error, ErrorKind, Limit, Options, begins_mangled, bounded::Bounded, limits, stack::with_room};

/// A parsed name, which owns its bytes.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// `None` only while it is dropped.
    symbol: Option<cpp_demangle::Symbol<Box<[u8]>>>,
    depth: u32,
}

impl Parsed {
    pub(crate) fn parse(mangled: &[u8], form: Form, options: &Options) -> Result<Self, Error> {
        check(mangled, form, options)?;
        let depth = safe_depth(mangled, options);
        guarded(depth, || match cpp_demangle::Symbol::new_with_options(mangled.into(), &parse_options(depth)) {
            Ok(symbol) => Ok(Self { symbol: Some(symbol), depth }),
            Err(error) => Err(parse_error(error, mangled, depth)),
        })
    }

    pub(crate) fn print(&self, options: &Options, bounds: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        let depth = bounds.depth();
        guarded(depth, || match &self.symbol {
            Some(symbol) => as_text(out, |text| print(symbol, options, bounds.longest(), depth, text)),
            None => Ok(()),
        })
    }
}

impl Drop for Parsed {
    fn drop(&mut self) {
        // The tree is dropped node by node, so this recurses as deep as the parser did.
        let symbol = self.symbol.take();
        if self.depth > limits::DEFAULT_DEPTH {
            with_room(self.depth, || drop(symbol));
        }
    }
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], options: &Options) -> Result<usize, Error> {
    check_beginning(text)?;
    let depth = safe_depth(text, options);
    guarded(depth, || match BorrowedSymbol::with_tail_and_options(text, &parse_options(depth)) {
        Ok((_, tail)) => Ok(text.len() - tail.len()),
        Err(error) => Err(parse_error(error, text, depth)),
    })
}

/// Appends the demangled text of `mangled` to `out`, within the bounds that `bounds` gives.
pub(crate) fn demangle(
    mangled: &[u8],
    form: Form,
    options: &Options,
    bounds: &Options,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    check(mangled, form, bounds)?;
    let depth = safe_depth(mangled, bounds);
    guarded(depth, || match BorrowedSymbol::new_with_options(mangled, &parse_options(depth)) {
        Ok(symbol) => as_text(out, |text| print(&symbol, options, bounds.longest(), depth, text)),
        Err(error) => Err(parse_error(error, mangled, depth)),
    })
}

/// Runs `write` on an empty string of the memory of `out`.
fn as_text(out: &mut Vec<u8>, write: impl FnOnce(&mut String) -> Result<(), Error>) -> Result<(), Error> {
    out.clear();
    let mut text = String::from_utf8(std::mem::take(out)).unwrap_or_default();
    let result = write(&mut text);
    *out = text.into_bytes();
    result
}

/// The depth that parsing may go to.
///
/// The crate reads a literal that turns out ill-formed twice, as a type's and as a name's, so
/// each literal that it is within doubles the time: 20 of them, in 130 bytes, take seconds.
/// Where there may be more of them than real names have, they may not nest deep.
fn safe_depth(text: &[u8], options: &Options) -> u32 {
    /// Of 241,462 names of shipped libraries one has more.
    const MANY: usize = 8;
    /// Nests up to 10 literals: milliseconds. Of the same names 36 nest deeper.
    const SHALLOW: u32 = 64;
    let depth = options.depth();
    // A literal of a builtin type ("Li5E") holds no other; `u` is a vendor's type, which may.
    let may_nest = |pair: &&[u8]| pair[0] == b'L' && !matches!(pair[1], b'a'..=b't' | b'v'..=b'z');
    if text.windows(2).filter(may_nest).nth(MANY).is_some() { depth.min(SHALLOW) } else { depth }
}

fn parse_options(depth: u32) -> ParseOptions {
    ParseOptions::default().recursion_limit(depth)
}

/// The crate takes a text without a prefix for a type's name ("i" for `int`), which is never
/// what a symbol is.
fn check_beginning(text: &[u8]) -> Result<(), Error> {
    if begins_mangled(text) { Ok(()) } else { Err(Error::not_mangled()) }
}

/// What the crate does not see to itself.
fn check(mangled: &[u8], form: Form, options: &Options) -> Result<(), Error> {
    match form {
        Form::Name => check_beginning(mangled)?,
        Form::Type if begins_mangled(mangled) => {
            return Err(Error::new(ErrorKind::Parse, "expected a type").at(0));
        }
        Form::Type => {}
    }
    let longest = options.limits.unwrap_or_default().input;
    if mangled.len() > longest {
        return Err(Error::exceeds(Limit::Input(longest)));
    }
    // It replaces what is not UTF-8 in an identifier; refused instead, no text is lost.
    match std::str::from_utf8(mangled) {
        Ok(_) => Ok(()),
        Err(error) => Err(Error::new(ErrorKind::Parse, "the name is not UTF-8").at(error.valid_up_to())),
    }
}

fn print<T: AsRef<[u8]>>(
    symbol: &cpp_demangle::Symbol<T>,
    options: &Options,
    longest: usize,
    depth: u32,
    out: &mut String,
) -> Result<(), Error> {
    let mut bounded = Bounded::new(out, longest);
    match symbol.structured_demangle(&mut bounded, &print_options(options, depth)) {
        Ok(()) => Ok(()),
        Err(_) if bounded.full => Err(Error::exceeds(Limit::Output(longest))),
        Err(_) => Err(print_error(symbol, options, depth, out)),
    }
}

fn print_options(options: &Options, depth: u32) -> DemangleOptions {
    let mut crate_options = DemangleOptions::new().recursion_limit(depth);
    if !options.params {
        crate_options = crate_options.no_params();
    }
    if !options.return_type {
        crate_options = crate_options.no_return_type();
    }
    if !options.literal_types {
        crate_options = crate_options.hide_expression_literal_types();
    }
    crate_options
}

/// The crate's printer fails in one way for two reasons. Where far more depth ends at the same
/// text, depth was not the reason.
#[cold]
fn print_error<T: AsRef<[u8]>>(
    symbol: &cpp_demangle::Symbol<T>,
    options: &Options,
    depth: u32,
    written: &str,
) -> Error {
    const FAR_MORE: u32 = 2 * limits::MAX_DEPTH;
    let mut again = String::new();
    let mut bounded = Bounded::new(&mut again, limits::OUTPUT);
    let options = print_options(options, FAR_MORE);
    let result = with_room(FAR_MORE, || symbol.structured_demangle(&mut bounded, &options));
    if result.is_err() && again == written {
        Error::new(ErrorKind::Format, "the name refers to a part that it does not have")
    } else {
        Error::exceeds(Limit::Depth(depth))
    }
}

#[cold]
fn parse_error(error: CrateError, text: &[u8], depth: u32) -> Error {
    let offset = match error {
        CrateError::TooMuchRecursion => return Error::exceeds(Limit::Depth(depth)),
        CrateError::UnexpectedEnd => Some(text.len()),
        // The crate does not say where, but for a name that is followed by something else.
        CrateError::UnexpectedText => BorrowedSymbol::with_tail_and_options(text, &parse_options(depth))
            .ok()
            .map(|(_, tail)| text.len() - tail.len()),
        _ => None,
    };
    Error::new(ErrorKind::Parse, error.to_string()).at(offset)
}

/// Runs the crate's code with the stack that it needs; a panic in it becomes an error.
fn guarded<T>(depth: u32, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(|| with_room(depth, work))).unwrap_or_else(|_| {
        Err(Error::new(ErrorKind::Internal, "the demangler failed on this name, which is a defect of the demangler"))
    })
}
