//! The crate `cpp_demangle`, which this file alone uses.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cpp_demangle::{BorrowedSymbol, DemangleOptions, ParseOptions, error::Error as CrateError};
use demangling::{Limit, Limits};
use itanium_names::{BEGINNINGS, is_mangled};

use super::Form;
use crate::{Error, ErrorKind, MAX_DEPTH, Options, bounded::Bounded, stack::with_room};

/// The names of the options that the crate has. [`print_options`] passes them on.
pub(crate) const OPTIONS: [&str; 3] = ["params", "return_type", "literal_types"];

/// The default depth limit: lower than that of the engine, since a stack for all of it is made at once. Of 241,462 names
/// of shipped libraries none needs more than 96.
const DEFAULT_DEPTH: u32 = 256;

/// A parsed name, which owns its bytes.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// `None` only while it is dropped.
    symbol: Option<cpp_demangle::Symbol<Box<[u8]>>>,
    depth: u32,
}

impl Parsed {
    pub(crate) fn parse(mangled: &[u8], form: Form, limits: Option<Limits>) -> Result<Self, Error> {
        let limits = check(mangled, form, in_force(limits))?;
        guarded(&limits, || match cpp_demangle::Symbol::new_with_options(mangled.into(), &parse_options(&limits)) {
            Ok(symbol) => Ok(Self { symbol: Some(symbol), depth: limits.depth }),
            Err(error) => Err(parse_error(error, mangled, &limits)),
        })
    }

    pub(crate) fn print(&self, options: &Options, limits: Option<Limits>, out: &mut Vec<u8>) -> Result<(), Error> {
        let limits = in_force(limits);
        guarded(&limits, || match &self.symbol {
            Some(symbol) => as_text(out, |text| print(symbol, options, &limits, text)),
            None => Ok(()),
        })
    }
}

impl Drop for Parsed {
    fn drop(&mut self) {
        // The tree drops its nodes recursively, as deep as the parser went.
        let symbol = self.symbol.take();
        if self.depth > DEFAULT_DEPTH {
            with_room(self.depth, || drop(symbol));
        }
    }
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], limits: Option<Limits>) -> Result<usize, Error> {
    check_beginning(text)?;
    let limits = safe(text, in_force(limits));
    guarded(&limits, || match BorrowedSymbol::with_tail_and_options(text, &parse_options(&limits)) {
        Ok((_, tail)) => Ok(text.len() - tail.len()),
        Err(error) => Err(parse_error(error, text, &limits)),
    })
}

/// Appends the demangled text of `mangled` to `out`.
pub(crate) fn demangle(
    mangled: &[u8],
    form: Form,
    options: &Options,
    limits: Option<Limits>,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let limits = check(mangled, form, in_force(limits))?;
    guarded(&limits, || match BorrowedSymbol::new_with_options(mangled, &parse_options(&limits)) {
        Ok(symbol) => as_text(out, |text| print(&symbol, options, &limits, text)),
        Err(error) => Err(parse_error(error, mangled, &limits)),
    })
}

/// Appends what `write` writes.
fn as_text(out: &mut Vec<u8>, write: impl FnOnce(&mut String) -> Result<(), Error>) -> Result<(), Error> {
    let mut text = String::new();
    let result = write(&mut text);
    out.extend_from_slice(text.as_bytes());
    result
}

/// The limits to apply: the default ones if none are given.
fn in_force(limits: Option<Limits>) -> Limits {
    let limits = limits.unwrap_or(Limits { depth: DEFAULT_DEPTH, ..Limits::DEFAULT });
    Limits { depth: limits.depth.clamp(1, MAX_DEPTH), ..limits }
}

/// Lowers the depth limit for a text that could take exponential time.
///
/// The crate reads an ill-formed literal twice, as that of a type and as that of a name, so each level of nested literals
/// doubles the time: 20 levels, in 130 bytes, take seconds. So a text with more literals than real names have may not
/// nest deep.
fn safe(text: &[u8], limits: Limits) -> Limits {
    /// One of 241,462 names of shipped libraries has more.
    const MANY: usize = 8;
    /// Allows 10 levels of literals, which take milliseconds. 36 of the same names nest deeper.
    const SHALLOW: u32 = 64;
    // A literal of a builtin type ("Li5E") holds no other; one of a vendor's type (`u`) may.
    let may_nest = |pair: &&[u8]| pair[0] == b'L' && !matches!(pair[1], b'a'..=b't' | b'v'..=b'z');
    let may_take_long = text.windows(2).filter(may_nest).nth(MANY).is_some();
    if may_take_long { Limits { depth: limits.depth.min(SHALLOW), ..limits } } else { limits }
}

fn parse_options(limits: &Limits) -> ParseOptions {
    ParseOptions::default().recursion_limit(limits.depth)
}

/// Refuses a text without a prefix, which the crate parses as a type ("i" as `int`).
fn check_beginning(text: &[u8]) -> Result<(), Error> {
    if is_mangled(text) { Ok(()) } else { Err(Error::begins_otherwise(BEGINNINGS)) }
}

/// Refuses names that the crate would accept, and returns the limits to parse within.
fn check(mangled: &[u8], form: Form, limits: Limits) -> Result<Limits, Error> {
    match form {
        Form::Name(_) => check_beginning(mangled)?,
        Form::Type if is_mangled(mangled) => {
            return Err(Error::new(ErrorKind::Parse, "expected a type").at(0));
        }
        Form::Type => {}
    }
    if mangled.len() > limits.input {
        return Err(Error::exceeds(Limit::Input, &limits));
    }
    // The crate would replace the bytes of an identifier that are not UTF-8.
    match std::str::from_utf8(mangled) {
        Ok(_) => Ok(safe(mangled, limits)),
        Err(error) => Err(Error::new(ErrorKind::Parse, "the name is not UTF-8").at(error.valid_up_to())),
    }
}

fn print<T: AsRef<[u8]>>(
    symbol: &cpp_demangle::Symbol<T>,
    options: &Options,
    limits: &Limits,
    out: &mut String,
) -> Result<(), Error> {
    let mut bounded = Bounded::new(out, limits.output);
    match symbol.structured_demangle(&mut bounded, &print_options(options, limits.depth)) {
        Ok(()) => Ok(()),
        Err(_) if bounded.full => Err(Error::exceeds(Limit::Output, limits)),
        Err(_) => Err(print_error(symbol, options, limits, out)),
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

/// Why the crate failed to print: its one error has two causes. If a far higher depth limit leads to the same text, the
/// depth was not the cause.
#[cold]
fn print_error<T: AsRef<[u8]>>(
    symbol: &cpp_demangle::Symbol<T>,
    options: &Options,
    limits: &Limits,
    written: &str,
) -> Error {
    const FAR_MORE: u32 = 2 * MAX_DEPTH;
    let mut again = String::new();
    let mut bounded = Bounded::new(&mut again, Limits::DEFAULT.output);
    let options = print_options(options, FAR_MORE);
    let result = with_room(FAR_MORE, || symbol.structured_demangle(&mut bounded, &options));
    if result.is_err() && again == written {
        Error::new(ErrorKind::Format, "the name refers to a part that it does not have")
    } else {
        Error::exceeds(Limit::Depth, limits)
    }
}

#[cold]
fn parse_error(error: CrateError, text: &[u8], limits: &Limits) -> Error {
    let offset = match error {
        CrateError::TooMuchRecursion => return Error::exceeds(Limit::Depth, limits),
        CrateError::UnexpectedEnd => Some(text.len()),
        // The crate tells the offset only if something follows a name.
        CrateError::UnexpectedText => BorrowedSymbol::with_tail_and_options(text, &parse_options(limits))
            .ok()
            .map(|(_, tail)| text.len() - tail.len()),
        _ => None,
    };
    Error::new(ErrorKind::Parse, error.to_string()).at(offset)
}

/// Runs the crate's code with the stack that it needs. A panic becomes an error.
fn guarded<T>(limits: &Limits, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(|| with_room(limits.depth, work))).unwrap_or_else(|_| {
        Err(Error::new(ErrorKind::Internal, "the demangler failed on this name, which is a defect of the demangler"))
    })
}
