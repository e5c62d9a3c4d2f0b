//! The engines of [`crate::Symbol`]. Each is one file; nothing outside that file knows what the engine is made of.

pub(crate) mod cpp_demangle;
pub(crate) mod itanium;

use crate::{Error, Options, Style};

/// What a text is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A mangled name.
    Name,
    /// A mangled type on its own, such as `PKc`.
    Type,
}

/// What an engine keeps of a name beside the name itself.
///
/// The crate `itanium` keeps nothing, since it parses a name anew as fast as it prints one.
pub(crate) type Kept = Option<Box<cpp_demangle::Parsed>>;

/// Parses `mangled` with the engine of `style`.
pub(crate) fn parse(mangled: &[u8], form: Form, style: Style, options: &Options) -> Result<Kept, Error> {
    let kept = match style {
        Style::Gnu | Style::Llvm => itanium::inspect(mangled, form, options, |_| Ok(None)),
        Style::CppDemangle => cpp_demangle::Parsed::parse(mangled, form, options).map(|parsed| Some(Box::new(parsed))),
    };
    kept.map_err(|error| error.of(mangled))
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], style: Style, options: &Options) -> Result<usize, Error> {
    match style {
        Style::Gnu | Style::Llvm => itanium::prefix_end(text, options),
        Style::CppDemangle => cpp_demangle::prefix_end(text, options),
    }
}

/// Appends the demangled text of `mangled` to `out`, within the bounds that `bounds` gives.
pub(crate) fn demangle(
    mangled: &[u8],
    form: Form,
    style: Style,
    options: &Options,
    bounds: &Options,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    options.check(style)?;
    let result = match style {
        Style::Gnu | Style::Llvm => itanium::demangle(mangled, form, style, options, bounds, out),
        Style::CppDemangle => cpp_demangle::demangle(mangled, form, options, bounds, out),
    };
    result.map_err(|error| error.of(mangled))
}

/// As [`demangle`], for a name whose engine has kept something.
pub(crate) fn demangle_kept(
    kept: &cpp_demangle::Parsed,
    options: &Options,
    bounds: &Options,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    options.check(Style::CppDemangle)?;
    kept.print(options, bounds, out)
}
