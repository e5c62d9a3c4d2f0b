//! The engines of [`crate::Symbol`]: the crate `itanium-names`, and the crate
//! `cpp_demangle`, which only its file knows.

pub(crate) mod cpp_demangle;
pub(crate) mod itanium;

use demangling::Limits;

use crate::{Error, Options, Style};

/// What a mangled text is parsed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A mangled name.
    Name,
    /// A mangled type on its own, such as `PKc`.
    Type,
}

/// What an engine saves of a name beside the name itself.
///
/// The crate `itanium-names` saves nothing, since it parses a name anew as fast as it prints one.
pub(crate) type Saved = Option<Box<cpp_demangle::Parsed>>;

/// Parses `mangled` with the engine of `style`.
pub(crate) fn parse(mangled: &[u8], form: Form, style: Style, limits: Option<Limits>) -> Result<Saved, Error> {
    let saved = match style.of_engine() {
        Some(style) => itanium::inspect(mangled, form, style, limits, |_| Ok(None)),
        None => cpp_demangle::Parsed::parse(mangled, form, limits).map(|parsed| Some(Box::new(parsed))),
    };
    saved.map_err(|error| error.of(mangled))
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], style: Style, limits: Option<Limits>) -> Result<usize, Error> {
    match style.of_engine() {
        Some(style) => itanium::prefix_end(text, style, limits),
        None => cpp_demangle::prefix_end(text, limits),
    }
}

/// Writes the demangled text of `mangled` to `out`, which is empty.
pub(crate) fn demangle(
    mangled: &[u8],
    form: Form,
    style: Style,
    options: &Options,
    limits: Option<Limits>,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    options.check(style)?;
    let result = match style.of_engine() {
        Some(style) => itanium::demangle(mangled, form, style, options, limits, out),
        None => cpp_demangle::demangle(mangled, form, options, limits, out),
    };
    result.map_err(|error| error.of(mangled))
}

/// As [`demangle`], for a name whose parse the crate `cpp_demangle` has saved.
pub(crate) fn demangle_saved(
    parsed: &cpp_demangle::Parsed,
    options: &Options,
    limits: Option<Limits>,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    options.check(Style::CppDemangle)?;
    parsed.print(options, limits, out)
}
