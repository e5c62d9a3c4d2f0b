//! The engine of our own, the crate `itanium`: the only file that knows it.

use std::cell::Cell;

use super::Form;
use crate::{Error, ErrorKind, Limit, Options, Style, structure::Range};

pub use itanium::{Name as Parsed, Parts, TreeRow};

pub(crate) fn parse(mangled: &[u8], form: Form, options: &Options) -> Result<Parsed, Error> {
    with_demangler(options, mangled.len(), |demangler| match form {
        Form::Name => demangler.parse(mangled),
        Form::Type => demangler.parse_type(mangled),
    })
}

/// The longest mangled name at the start of `text`, and where it ends.
pub(crate) fn parse_prefix(text: &[u8], options: &Options) -> Result<(Parsed, usize), Error> {
    with_demangler(options, text.len(), |demangler| demangler.parse_prefix(text))
}

/// Appends the demangled text to `out`, within the bounds that `bounds` gives.
pub(crate) fn print(
    parsed: &Parsed,
    style: Style,
    options: &Options,
    bounds: &Options,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let options = printed(style, options);
    with_demangler(bounds, parsed.mangled().len(), |demangler| demangler.print(parsed, &options, out))
}

/// Appends the demangled text of `mangled` to `out`.
pub(crate) fn demangle(mangled: &[u8], style: Style, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    let printed = printed(style, options);
    with_demangler(options, mangled.len(), |demangler| demangler.demangle(mangled, &printed, out))
}

/// Runs `work`, on a name so long and within the bounds that `bounds` gives, with the demangler of
/// this thread.
#[inline]
fn with_demangler<T>(
    bounds: &Options,
    length: usize,
    work: impl FnOnce(&mut itanium::Demangler) -> Result<T, itanium::Error>,
) -> Result<T, Error> {
    thread_local! {
        /// Keeps its memory from name to name.
        static DEMANGLER: Cell<Option<Box<itanium::Demangler>>> = const { Cell::new(None) };
    }
    /// The memory for longer names than this is not kept.
    const KEPT: usize = 1 << 16;
    DEMANGLER.with(|kept| {
        let mut demangler = kept.take().unwrap_or_default();
        let limits = limits(bounds);
        demangler.set_limits(limits);
        let result = work(&mut demangler);
        if length <= KEPT {
            kept.set(Some(demangler));
        }
        result.map_err(|error| translate(&error, &limits))
    })
}

/// The parts of the name as text.
pub(crate) fn parts(parsed: &Parsed, style: Style, options: &Options) -> Result<Parts, Error> {
    (parsed.parts(&printed(style, options))).map_err(|error| translate(&error, &limits(options)))
}

/// The range of each part in the text. `bounds` has the limits that the name was parsed with.
pub(crate) fn ranges(parsed: &Parsed, style: Style, options: &Options, bounds: &Options) -> Result<Vec<Range>, Error> {
    let ranges = parsed.ranges(&printed(style, options));
    let ranges = ranges.map_err(|error| translate(&error, &limits(bounds)))?;
    let range = |range: itanium::PartRange| Range { part: range.part.as_str(), start: range.start, end: range.end };
    Ok(ranges.into_iter().map(range).collect())
}

/// The nodes of the parse, each before its children. `bounds` has the limits that the name was parsed with.
pub(crate) fn tree(parsed: &Parsed, style: Style, options: &Options, bounds: &Options) -> Result<Vec<TreeRow>, Error> {
    let printed = printed(style, options);
    let rows = parsed.tree(&printed).flatten();
    rows.map_err(|error| translate(&error, &limits(bounds)))
}

pub(crate) fn begins_mangled(name: &[u8]) -> bool {
    itanium::is_mangled(name)
}

/// The engine's options for ours.
fn printed(style: Style, options: &Options) -> itanium::Options {
    itanium::Options {
        style: match style {
            Style::Llvm => itanium::Style::Llvm,
            Style::Gnu | Style::CppDemangle => itanium::Style::Gnu,
        },
        verbose: options.verbose,
        params: options.params,
        return_type: options.return_type,
        literal_types: options.literal_types,
        template_args: options.template_args,
        enclosing_params: options.enclosing_params,
        closure_params: options.closure_params,
        abi_tags: options.abi_tags,
        clone_suffix: options.clone_suffix,
        requires: options.requires,
        simplify_std: options.simplify_std,
        inline_namespaces: options.inline_namespaces.iter().map(|name| name.as_str().into()).collect(),
        max_template_depth: options.max_template_depth,
    }
}

fn limits(options: &Options) -> itanium::Limits {
    let limits = options.limits.unwrap_or_default();
    itanium::Limits { input: limits.input, output: limits.output, depth: limits.depth }
}

#[cold]
fn translate(error: &itanium::Error, limits: &itanium::Limits) -> Error {
    match error.kind() {
        itanium::ErrorKind::NotMangled => Error::not_mangled(),
        itanium::ErrorKind::InputTooLong => Error::exceeds(Limit::Input(limits.input)),
        itanium::ErrorKind::TooLong => Error::exceeds(Limit::Output(limits.output)),
        itanium::ErrorKind::TooDeep => Error::exceeds(Limit::Depth(limits.depth)),
        itanium::ErrorKind::TooMuchWork => Error::exceeds(Limit::Work),
        _ => Error::new(ErrorKind::Parse, error.reason()).at(error.offset()),
    }
}
