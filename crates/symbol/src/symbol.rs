//! [`Symbol`], and the functions that demangle without one.

use demangling::Limits;

use crate::{
    Error, ErrorKind, Options, Scheme, Style,
    engine::{self, Form},
};

/// A well-formed mangled name.
///
/// It takes little more memory than the name, since each question parses the name again, unless the thread asked about
/// the same name before. Symbols are compared, ordered and hashed by their mangled bytes.
#[derive(Debug)]
pub struct Symbol {
    mangled: Box<[u8]>,
    saved: engine::Saved,
    options: Options,
    form: Form,
}

impl Symbol {
    /// Parses `mangled`, all of which must be one mangled name. The scheme, the style and the limits of `options` are also
    /// the defaults of printing; its other options have no effect and are not stored.
    ///
    /// # Errors
    /// `NotMangled` or `Parse` if it is not one mangled name; `Limit` if it exceeds a limit.
    pub fn parse(mangled: &[u8], options: &Options) -> Result<Self, Error> {
        Self::parse_as(Form::of_name(mangled, options)?, mangled, options)
    }

    /// Parses the longest mangled name at the start of `text`. Returns it with the offset at which it ends.
    ///
    /// ```
    /// let (symbol, end) = symbol_names::Symbol::parse_prefix(b"_Z1fv+0x10", &symbol_names::Options::default())?;
    /// assert_eq!((symbol.mangled(), end), (&b"_Z1fv"[..], 5));
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::parse`].
    pub fn parse_prefix(text: &[u8], options: &Options) -> Result<(Self, usize), Error> {
        let form = Form::of_name(text, options)?;
        let end = engine::prefix_end(text, form, options.style.unwrap_or_default(), options.limits)?;
        if is_within_character(text, end) {
            return Err(Error::new(ErrorKind::Parse, "the name ends within a character").at(end));
        }
        Ok((Self::parse(&text[..end], options)?, end))
    }

    /// Parses a mangled type on its own, such as `PKc`. Strips what may precede a type: the `*` in the name of a
    /// `std::type_info` that must be compared by address, and the `_ZTI` or `_ZTS` of a typeinfo symbol.
    ///
    /// ```
    /// let ty = symbol_names::Symbol::parse_type(b"_ZTSPKc", &symbol_names::Options::default())?;
    /// assert_eq!(ty.demangle(&symbol_names::Options::default())?, "char const*");
    /// assert_eq!(ty.mangled(), b"PKc");
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::parse`].
    pub fn parse_type(mangled: &[u8], options: &Options) -> Result<Self, Error> {
        let ty = bare_type(mangled);
        Self::parse_as(Form::of_type(options)?, ty, options).map_err(|error| error.after(mangled.len() - ty.len()))
    }

    fn parse_as(form: Form, mangled: &[u8], options: &Options) -> Result<Self, Error> {
        let saved = engine::parse(mangled, form, options.style.unwrap_or_default(), options.limits)?;
        let Options { scheme, style, limits, .. } = *options;
        let options = Options { scheme, style, limits, ..Options::DEFAULT };
        Ok(Self { mangled: mangled.into(), saved, options, form })
    }

    /// True for a type on its own, from [`Symbol::parse_type`].
    #[must_use]
    pub fn is_type(&self) -> bool {
        self.form == Form::Type
    }

    /// The mangled name.
    #[must_use]
    pub fn mangled(&self) -> &[u8] {
        &self.mangled
    }

    /// The scheme, the style and the limits that the symbol was parsed with; its other options are the default ones.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// How the name is mangled.
    ///
    /// ```
    /// use symbol_names::{Options, Scheme, Symbol};
    ///
    /// assert_eq!(Symbol::parse(b"?f@@YAXXZ", &Options::default())?.scheme(), Scheme::Msvc);
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.form.scheme()
    }

    /// The style in which the symbol prints by default.
    #[must_use]
    pub fn style(&self) -> Style {
        self.options.style.unwrap_or_default()
    }

    /// The demangled text.
    ///
    /// # Errors
    /// `Unsupported` if the style does not have an option; `Limit` if the text exceeds a limit; `Format` if the crate
    /// `cpp_demangle` cannot print the name.
    pub fn demangle(&self, options: &Options) -> Result<String, Error> {
        let mut out = Vec::new();
        self.demangle_to(options, &mut out)?;
        Ok(into_string(out))
    }

    /// Appends the demangled text to `out`.
    ///
    /// # Errors
    /// As [`Symbol::demangle`]; `out` then has a part of the text.
    pub fn demangle_to(&self, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        let style = options.style.unwrap_or(self.style());
        let limits = self.limits(options);
        match &self.saved {
            Some(parsed) if style == Style::CppDemangle => engine::demangle_saved(parsed, options, limits, out),
            _ => {
                options.check(style)?;
                engine::demangle(&self.mangled, self.form_in(options)?, style, options, limits, out)
            }
        }
    }

    /// The limits of a call with `options`: by default the symbol's own.
    pub(crate) fn limits(&self, options: &Options) -> Option<Limits> {
        options.limits.or(self.options.limits)
    }

    /// What the name is parsed as in a call with `options`: by default as it was before.
    pub(crate) fn form_in(&self, options: &Options) -> Result<Form, Error> {
        let style = options.style.unwrap_or(self.style());
        match (options.scheme, self.form) {
            (Some(scheme), _) if scheme != self.scheme() => Form::of_name(&self.mangled, options),
            // The tool of another style may decide otherwise.
            (None, Form::Name(scheme)) if style != self.style() && self.options.scheme.is_none() => {
                let scheme = Scheme::of(&self.mangled, style).unwrap_or(scheme);
                style.check(scheme).map(|()| Form::Name(scheme))
            }
            (_, form) => style.check(self.scheme()).map(|()| form),
        }
    }
}

impl PartialEq for Symbol {
    fn eq(&self, other: &Self) -> bool {
        (self.mangled(), self.scheme()) == (other.mangled(), other.scheme())
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
        (self.mangled(), self.scheme()).cmp(&(other.mangled(), other.scheme()))
    }
}

impl std::hash::Hash for Symbol {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.mangled(), self.scheme()).hash(state);
    }
}

/// Returns the demangled text of `mangled`, without making a [`Symbol`].
///
/// # Errors
/// As [`Symbol::parse`] and [`Symbol::demangle`].
pub fn demangle(mangled: &[u8], options: &Options) -> Result<String, Error> {
    let mut out = Vec::new();
    demangle_to(mangled, options, &mut out)?;
    Ok(into_string(out))
}

/// Appends the demangled text of `mangled` to `out`.
///
/// # Errors
/// As [`demangle`]; `out` then has a part of the text.
pub fn demangle_to(mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    let style = options.style.unwrap_or_default();
    // Before the scheme is known: the mistake of a caller is reported for each name alike.
    options.check(style)?;
    engine::demangle(mangled, Form::of_name(mangled, options)?, style, options, options.limits, out)
}

/// Appends the demangled text of a mangled type on its own to `out`.
///
/// ```
/// let mut out = Vec::new();
/// symbol_names::demangle_type_to(b"PKc", &symbol_names::Options::default(), &mut out)?;
/// assert_eq!(out, b"char const*");
/// # Ok::<(), symbol_names::Error>(())
/// ```
///
/// # Errors
/// As [`Symbol::parse_type`] and [`Symbol::demangle`]. `out` may then hold a part of the text.
pub fn demangle_type_to(mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
    let style = options.style.unwrap_or_default();
    options.check(style)?;
    let ty = bare_type(mangled);
    let result = engine::demangle(ty, Form::of_type(options)?, style, options, options.limits, out);
    result.map_err(|error| error.after(mangled.len() - ty.len()))
}

/// The type in `text`, without what [`Symbol::parse_type`] strips.
fn bare_type(text: &[u8]) -> &[u8] {
    let prefixes: [&[u8]; 3] = [b"*", b"_ZTI", b"_ZTS"];
    prefixes.iter().find_map(|prefix| text.strip_prefix(*prefix)).unwrap_or(text)
}

/// True if `name` is one well-formed mangled name of the scheme, in the style and within the limits of `options`.
///
/// ```
/// use symbol_names::{Options, Scheme, is_mangled};
///
/// let of_rust = Options { scheme: Some(Scheme::Rust), ..Options::default() };
/// assert!(is_mangled(b"_Z1fv", &Options::default()));
/// assert!(!is_mangled(b"_Z1fv", &of_rust));
/// assert!(is_mangled(b"_RNvC1a1f", &of_rust));
/// ```
#[must_use]
pub fn is_mangled(name: &[u8], options: &Options) -> bool {
    let style = options.style.unwrap_or_default();
    Form::of_name(name, options).is_ok_and(|form| engine::parse(name, form, style, options.limits).is_ok())
}

/// True if `at` is inside one character of UTF-8, which may be a lone surrogate.
fn is_within_character(text: &[u8], at: usize) -> bool {
    (1..=at.min(3)).any(|back| {
        let character = &text[at - back..];
        let length = match character[0] {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => 1,
        };
        length > back
            && (character.get(1..length)).is_some_and(|rest| rest.iter().all(|byte| (0x80..=0xBF).contains(byte)))
    })
}

/// The output is UTF-8 if the input was, unless an identifier's length ends inside a character.
fn into_string(out: Vec<u8>) -> String {
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
