//! The engine that is the crate `cpp_demangle`: the only file that knows it.

use std::panic::{catch_unwind, AssertUnwindSafe};

use cpp_demangle::{error::Error as CrateError, BorrowedSymbol, DemangleOptions, ParseOptions};

use crate::{begins_mangled, bounded::Bounded, limits, Error, ErrorKind, Options};

/// A parsed name, which owns its bytes.
#[derive(Debug)]
pub(crate) struct Parsed {
    symbol: cpp_demangle::Symbol<Box<[u8]>>,
    mangled: Box<[u8]>,
}

impl Parsed {
    pub(crate) fn parse(mangled: &[u8], recursion_limit: Option<u32>) -> Result<Self, Error> {
        let options = parse_options(recursion_limit);
        check(mangled)?;
        let owned: Box<[u8]> = mangled.into();
        match guarded(|| cpp_demangle::Symbol::new_with_options(owned, &options))? {
            Ok(symbol) => Ok(Self {
                symbol,
                mangled: mangled.into(),
            }),
            Err(error) => Err(parse_error(error, mangled, &options)),
        }
    }

    pub(crate) fn mangled(&self) -> &[u8] {
        &self.mangled
    }

    pub(crate) fn print(
        &self,
        options: &Options,
        recursion_limit: Option<u32>,
        out: &mut String,
    ) -> Result<(), Error> {
        print(&self.symbol, options, recursion_limit, out)
    }
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], recursion_limit: Option<u32>) -> Result<usize, Error> {
    let options = parse_options(recursion_limit);
    check_beginning(text)?;
    match guarded(|| BorrowedSymbol::with_tail_and_options(text, &options))? {
        Ok((_, tail)) => Ok(text.len() - tail.len()),
        Err(error) => Err(parse_error(error, text, &options)),
    }
}

/// Appends the demangled text of `mangled` to `out`.
pub(crate) fn demangle(mangled: &[u8], options: &Options, out: &mut String) -> Result<(), Error> {
    let parse = parse_options(options.recursion_limit);
    check(mangled)?;
    match guarded(|| BorrowedSymbol::new_with_options(mangled, &parse))? {
        Ok(symbol) => print(&symbol, options, options.recursion_limit, out),
        Err(error) => Err(parse_error(error, mangled, &parse)),
    }
}

fn limit(recursion_limit: Option<u32>) -> u32 {
    recursion_limit.map_or(limits::RECURSION, |limit| limit.clamp(1, limits::RECURSION))
}

fn parse_options(recursion_limit: Option<u32>) -> ParseOptions {
    ParseOptions::default().recursion_limit(limit(recursion_limit))
}

/// The crate takes a text without a prefix for a type's name ("i" for `int`), which is never
/// what a symbol is.
fn check_beginning(text: &[u8]) -> Result<(), Error> {
    if begins_mangled(text) {
        Ok(())
    } else {
        Err(Error::not_mangled())
    }
}

/// The crate replaces what is not UTF-8 in an identifier; refused instead, no text is lost.
fn check(mangled: &[u8]) -> Result<(), Error> {
    check_beginning(mangled)?;
    match std::str::from_utf8(mangled) {
        Ok(_) => Ok(()),
        Err(error) => Err(
            Error::new(ErrorKind::Parse, "the name is not valid UTF-8").at(error.valid_up_to()),
        ),
    }
}

fn print<T: AsRef<[u8]>>(
    symbol: &cpp_demangle::Symbol<T>,
    options: &Options,
    recursion_limit: Option<u32>,
    out: &mut String,
) -> Result<(), Error> {
    let mut crate_options = DemangleOptions::new().recursion_limit(limit(recursion_limit));
    if !options.params {
        crate_options = crate_options.no_params();
    }
    if !options.return_type {
        crate_options = crate_options.no_return_type();
    }
    if !options.literal_types {
        crate_options = crate_options.hide_expression_literal_types();
    }
    let mut bounded = Bounded::new(out, limits::OUTPUT);
    match guarded(|| symbol.structured_demangle(&mut bounded, &crate_options))? {
        Ok(()) => Ok(()),
        Err(_) if bounded.full => Err(output_limit()),
        Err(_) => Err(Error::new(
            ErrorKind::Format,
            "the name refers to a part that it does not have, or nests too deep to print",
        )),
    }
}

#[cold]
fn output_limit() -> Error {
    Error::new(
        ErrorKind::Limit,
        format!("the demangled text is longer than {} bytes", limits::OUTPUT),
    )
}

#[cold]
fn parse_error(error: CrateError, text: &[u8], options: &ParseOptions) -> Error {
    let kind = match error {
        CrateError::TooMuchRecursion => ErrorKind::Limit,
        _ => ErrorKind::Parse,
    };
    let offset = match error {
        CrateError::UnexpectedEnd => Some(text.len()),
        // The crate does not say where, but for a name that is followed by something else.
        CrateError::UnexpectedText => {
            guarded(|| BorrowedSymbol::with_tail_and_options(text, options))
                .ok()
                .and_then(Result::ok)
                .map(|(_, tail)| text.len() - tail.len())
        }
        _ => None,
    };
    Error::new(kind, error.to_string()).at(offset)
}

/// Runs the crate's code; a panic in it becomes an error.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        Error::new(
            ErrorKind::Internal,
            "the demangler failed on this name, which is a defect of the demangler",
        )
    })
}
