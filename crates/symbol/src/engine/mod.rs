//! The engines behind [`crate::Symbol`]. Each is one file with the same few functions; nothing
//! outside an engine's file knows what it is made of.

mod cpp_demangle;

use crate::{Error, Options};

/// A name as an engine keeps it.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// By the crate `cpp_demangle`.
    CppDemangle(cpp_demangle::Parsed),
}

impl Parsed {
    pub(crate) fn parse(mangled: &[u8], recursion_limit: Option<u32>) -> Result<Self, Error> {
        cpp_demangle::Parsed::parse(mangled, recursion_limit).map(Self::CppDemangle)
    }

    pub(crate) fn mangled(&self) -> &[u8] {
        match self {
            Self::CppDemangle(parsed) => parsed.mangled(),
        }
    }

    /// Appends the demangled text to `out`.
    pub(crate) fn print(
        &self,
        options: &Options,
        recursion_limit: Option<u32>,
        out: &mut String,
    ) -> Result<(), Error> {
        match self {
            Self::CppDemangle(parsed) => parsed.print(options, recursion_limit, out),
        }
    }
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], recursion_limit: Option<u32>) -> Result<usize, Error> {
    cpp_demangle::prefix_end(text, recursion_limit)
}

/// Appends the demangled text of `mangled` to `out`.
pub(crate) fn demangle(mangled: &[u8], options: &Options, out: &mut String) -> Result<(), Error> {
    cpp_demangle::demangle(mangled, options, out)
}
