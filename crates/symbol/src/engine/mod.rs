//! The engines behind [`crate::Symbol`]. Each is one file; nothing outside an engine's file knows what it is made of.

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

/// A name as an engine keeps it.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// By the crate `itanium`, for the styles `gnu` and `llvm`.
    Itanium(itanium::Parsed),
    /// By the crate `cpp_demangle`, for the style of that name.
    CppDemangle(cpp_demangle::Parsed),
}

impl Parsed {
    pub(crate) fn parse(mangled: &[u8], form: Form, style: Style, options: &Options) -> Result<Self, Error> {
        let parsed = match style {
            Style::Gnu | Style::Llvm => itanium::parse(mangled, form, options).map(Self::Itanium),
            Style::CppDemangle => cpp_demangle::Parsed::parse(mangled, form, options).map(Self::CppDemangle),
        };
        parsed.map_err(|error| error.of(mangled))
    }

    pub(crate) fn parse_prefix(text: &[u8], style: Style, options: &Options) -> Result<(Self, usize), Error> {
        match style {
            Style::Gnu | Style::Llvm => {
                itanium::parse_prefix(text, options).map(|(parsed, end)| (Self::Itanium(parsed), end))
            }
            Style::CppDemangle => {
                let end = cpp_demangle::prefix_end(text, options)?;
                Ok((Self::parse(&text[..end], Form::Name, style, options)?, end))
            }
        }
    }

    /// Whether this engine prints `style`.
    pub(crate) fn prints(&self, style: Style) -> bool {
        match self {
            Self::Itanium(_) => style != Style::CppDemangle,
            Self::CppDemangle(_) => style == Style::CppDemangle,
        }
    }

    pub(crate) fn mangled(&self) -> &[u8] {
        match self {
            Self::Itanium(parsed) => parsed.mangled(),
            Self::CppDemangle(parsed) => parsed.mangled(),
        }
    }

    /// Appends the demangled text to `out`, within the bounds that `bounds` gives.
    pub(crate) fn print(
        &self,
        style: Style,
        options: &Options,
        bounds: &Options,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        options.check(style)?;
        match self {
            Self::Itanium(parsed) => itanium::print(parsed, style, options, bounds, out),
            Self::CppDemangle(parsed) => parsed.print(options, bounds, out),
        }
    }
}

/// Appends the demangled text of `mangled` to `out`.
pub(crate) fn demangle(mangled: &[u8], style: Style, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    options.check(style)?;
    let result = match style {
        Style::Gnu | Style::Llvm => itanium::demangle(mangled, style, options, out),
        Style::CppDemangle => cpp_demangle::demangle(mangled, options, out),
    };
    result.map_err(|error| error.of(mangled))
}
