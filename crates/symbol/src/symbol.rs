//! [`Symbol`], and the ways to demangle without one.

use crate::{engine, Error, Options};

/// A parsed mangled name.
///
/// Equality, order and hash are those of the mangled bytes.
#[derive(Debug)]
pub struct Symbol {
    parsed: engine::Parsed,
    recursion_limit: Option<u32>,
}

impl Symbol {
    /// Parses `mangled`, which must be one mangled name from its first byte to its last.
    ///
    /// # Errors
    /// `NotMangled` or `Parse`; `Limit` where the name nests deeper than `recursion_limit` (see
    /// [`crate::limits::recursion`]).
    pub fn parse(mangled: &[u8], recursion_limit: Option<u32>) -> Result<Self, Error> {
        let parsed = engine::Parsed::parse(mangled, recursion_limit)?;
        Ok(Self {
            parsed,
            recursion_limit,
        })
    }

    /// Parses the longest mangled name at the start of `text`; also says where it ends.
    ///
    /// ```
    /// let (symbol, end) = symbol::Symbol::parse_prefix(b"_Z1fv+0x10", None)?;
    /// assert_eq!((symbol.mangled(), end), (&b"_Z1fv"[..], 5));
    /// # Ok::<(), symbol::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::parse`].
    pub fn parse_prefix(text: &[u8], recursion_limit: Option<u32>) -> Result<(Self, usize), Error> {
        let end = engine::prefix_end(text, recursion_limit)?;
        Ok((Self::parse(&text[..end], recursion_limit)?, end))
    }

    /// The mangled name.
    #[must_use]
    pub fn mangled(&self) -> &[u8] {
        self.parsed.mangled()
    }

    /// The recursion limit that the name was parsed with, where one was given. It also holds
    /// for printing, where the options give none.
    #[must_use]
    pub fn recursion_limit(&self) -> Option<u32> {
        self.recursion_limit
    }

    /// The demangled text.
    ///
    /// # Errors
    /// `Limit` where a bound of [`crate::limits`] is hit, else `Format`.
    pub fn demangle(&self, options: &Options) -> Result<String, Error> {
        let mut out = String::new();
        self.demangle_to(options, &mut out)?;
        Ok(out)
    }

    /// Writes the demangled text over `out`, so that a loop can keep its buffer.
    ///
    /// # Errors
    /// As [`Symbol::demangle`]; `out` then holds a part of the text.
    pub fn demangle_to(&self, options: &Options, out: &mut String) -> Result<(), Error> {
        out.clear();
        let limit = options.recursion_limit.or(self.recursion_limit);
        self.parsed.print(options, limit, out)
    }
}

impl PartialEq for Symbol {
    fn eq(&self, other: &Self) -> bool {
        self.mangled() == other.mangled()
    }
}

impl Eq for Symbol {}

impl PartialOrd for Symbol {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Symbol {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.mangled().cmp(other.mangled())
    }
}

impl std::hash::Hash for Symbol {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.mangled().hash(state);
    }
}

/// The demangled text of `mangled`, without keeping a [`Symbol`].
///
/// # Errors
/// As [`Symbol::parse`] and [`Symbol::demangle`].
pub fn demangle(mangled: &[u8], options: &Options) -> Result<String, Error> {
    let mut out = String::new();
    demangle_to(mangled, options, &mut out)?;
    Ok(out)
}

/// As [`demangle`], over `out`, so that a loop can keep its buffer.
///
/// # Errors
/// As [`demangle`]; `out` then holds a part of the text.
pub fn demangle_to(mangled: &[u8], options: &Options, out: &mut String) -> Result<(), Error> {
    out.clear();
    engine::demangle(mangled, options, out)
}

/// Whether `name` is one well-formed mangled name, within the default limits.
#[must_use]
pub fn is_mangled(name: &[u8]) -> bool {
    engine::prefix_end(name, None) == Ok(name.len())
}
