//! The engines of [`crate::Symbol`]: a crate for each scheme, and the crate `cpp_demangle`, which only its file knows.
//!
//! Types on their own, single parts and trees are those of the crate `itanium-names` alone.

pub(crate) mod cpp_demangle;
pub(crate) mod itanium;
mod others;

use std::borrow::Cow;

use demangling::Limits;
pub(crate) use others::Engine;

use crate::{Error, Options, Scheme, Style};

/// What a mangled text is parsed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A mangled name.
    Name(Scheme),
    /// A mangled type on its own, such as `PKc`.
    Type,
}

impl Form {
    /// A name of the scheme that `options` give, or else by which `name` begins.
    #[inline]
    pub(crate) fn of_name(name: &[u8], options: &Options) -> Result<Form, Error> {
        let style = options.style.unwrap_or_default();
        match options.scheme {
            Some(scheme) => style.check(scheme).map(|()| Self::Name(scheme)),
            None => match style.only_scheme() {
                Some(only) => Ok(Self::Name(only)),
                None => Scheme::of(name, style).map(Self::Name).ok_or_else(Error::not_mangled),
            },
        }
    }

    /// A type, of which only the scheme `itanium` knows.
    pub(crate) fn of_type(options: &Options) -> Result<Form, Error> {
        match options.scheme {
            Some(scheme) if scheme != Scheme::Itanium => Err(Error::no_types(scheme)),
            _ => Ok(Self::Type),
        }
    }

    /// The scheme.
    #[inline]
    pub(crate) fn scheme(self) -> Scheme {
        match self {
            Self::Name(scheme) => scheme,
            Self::Type => Scheme::Itanium,
        }
    }

    /// The engine of a scheme other than Itanium's.
    #[inline]
    pub(crate) fn other(self) -> Option<Other> {
        Some(Other { engine: self.scheme().other()? })
    }
}

/// The engine of a scheme other than Itanium's, with the errors of this crate.
#[derive(Clone, Copy)]
pub(crate) struct Other {
    engine: &'static dyn Engine,
}

impl Other {
    /// Runs `ask` on the engine.
    pub(crate) fn ask<T>(
        self,
        limits: Option<Limits>,
        ask: impl FnOnce(&dyn Engine, &Limits) -> Result<T, demangling::Error>,
    ) -> Result<T, Error> {
        let limits = limits.unwrap_or_default();
        ask(self.engine, &limits).map_err(|error| Error::of_engine(&error, &limits))
    }
}

/// What an engine saves of a name beside the name itself.
///
/// The engines of ours save nothing, since they parse a name anew as fast as they print one.
pub(crate) type Saved = Option<Box<cpp_demangle::Parsed>>;

/// Parses `mangled` with the engine of `form` and `style`.
pub(crate) fn parse(mangled: &[u8], form: Form, style: Style, limits: Option<Limits>) -> Result<Saved, Error> {
    let saved = match (form.other(), style.of_engine()) {
        (Some(other), style) => other.ask(limits, |engine, limits| {
            // What can be read can be printed.
            let options = demangling::Options { style: style.unwrap_or_default(), ..demangling::Options::DEFAULT };
            engine.demangle(mangled, &options, limits, &mut Vec::new())?;
            Ok(None)
        }),
        (None, Some(style)) => itanium::inspect(mangled, form, style, limits, |_| Ok(None)),
        (None, None) => cpp_demangle::Parsed::parse(mangled, form, limits).map(|parsed| Some(Box::new(parsed))),
    };
    saved.map_err(|error| error.of(mangled))
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], form: Form, style: Style, limits: Option<Limits>) -> Result<usize, Error> {
    match (form.other(), style.of_engine()) {
        (Some(other), style) => {
            other.ask(limits, |engine, limits| engine.prefix_end(text, style.unwrap_or_default(), limits))
        }
        (None, Some(style)) => itanium::prefix_end(text, style, limits),
        (None, None) => cpp_demangle::prefix_end(text, limits),
    }
}

/// Appends the demangled text of `mangled` to `out`. The style has all options that are set.
#[inline]
pub(crate) fn demangle(
    mangled: &[u8],
    form: Form,
    style: Style,
    options: &Options,
    limits: Option<Limits>,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let result = match (form.other(), style.of_engine()) {
        (None, Some(style)) => itanium::demangle(mangled, form, style, options, limits, out),
        (other, style) => demangle_otherwise(mangled, form, other, style, options, limits, out),
    };
    match result {
        Ok(()) => Ok(()),
        Err(error) => Err(error.of(mangled)),
    }
}

/// [`demangle`] with another engine than Itanium's.
#[inline(never)]
fn demangle_otherwise(
    mangled: &[u8],
    form: Form,
    other: Option<Other>,
    style: Option<demangling::Style>,
    options: &Options,
    limits: Option<Limits>,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let Some(other) = other else { return cpp_demangle::demangle(mangled, form, options, limits, out) };
    let options = in_style(options, style.unwrap_or_default());
    other.ask(limits, |engine, limits| engine.demangle(mangled, &options, limits, out))
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

/// The engines' options in one of their styles. They are copied only for a style that is not their own.
#[inline]
pub(crate) fn in_style(options: &Options, style: demangling::Style) -> Cow<'_, demangling::Options> {
    if options.print.style == style {
        Cow::Borrowed(&options.print)
    } else {
        Cow::Owned(demangling::Options { style, ..options.print.clone() })
    }
}
