//! The options of a call: the engines', the scheme, the style and the limits.

use std::ops::{Deref, DerefMut};

use demangling::Limits;

use crate::{Error, ErrorKind, Scheme, engine::cpp_demangle};

/// The highest depth limit, which is also the default. In the style `cpp_demangle` a higher one is taken as this one, so
/// that the stack for one name takes at most 32 MB (`stack.rs`).
pub const MAX_DEPTH: u32 = Limits::DEFAULT.depth;

/// Declares [`Options`] and adds its own options to the table of the engine's, all of which are declared in the crate
/// `demangling`.
macro_rules! options {
    (
        $(#[doc = $scheme:literal])* scheme; $(#[doc = $style:literal])* style; $(#[doc = $limits:literal])* limits;
    ) => {
        /// What is printed of a name, in which style and within which limits. The default prints everything.
        ///
        /// It dereferences to [`Options::print`], so that all options are reached alike.
        ///
        /// ```
        /// use symbol_names::{Options, Style, demangle};
        ///
        /// let mut options = Options::default();
        /// options.style = Some(Style::Llvm);
        /// options.params = false;
        /// assert_eq!(demangle(b"_ZN3foo3barEi", &options)?, "foo::bar");
        /// # Ok::<(), symbol_names::Error>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct Options {
            $(#[doc = $scheme])*
            pub scheme: Option<Scheme>,
            $(#[doc = $style])*
            pub style: Option<Style>,
            /// The options that the engine has. Its own field `style` has no effect: [`Options::style`] has more values.
            pub print: demangling::Options,
            $(#[doc = $limits])*
            pub limits: Option<Limits>,
        }

        /// Hands the table of all options to another macro: `for_each_option!(callback)` expands to
        /// `callback! { (name, type, default, [help]) … }`, with an entry for each option.
        #[macro_export]
        macro_rules! for_each_option {
            ($callback:ident) => {
                $crate::demangling::for_each_option! {
                    $callback,
                    (scheme, Option<$crate::Scheme>, None, [$($scheme)*]),
                    (style, Option<$crate::Style>, None, [$($style)*]),
                    (limits, Option<$crate::Limits>, None, [$($limits)*])
                }
            };
        }
    };
}

options! {
    /// How the names are mangled: `"itanium"` or `"msvc"` for C++, `"rust"`, `"dlang"`; by default `"auto"`, which
    /// decides for each name by its first characters.
    scheme;
    /// Whose text to print: `"gnu"` for GNU c++filt's or `"llvm"` for llvm-cxxfilt's (for MSVC names, both print
    /// llvm-undname's), `"cpp_demangle"` for that of the Rust crate of this name; by default the symbol's own style, or
    /// `"gnu"`.
    style;
    /// The `Limits` of the name and its text; by default those that the symbol was parsed with, or the defaults of
    /// `Limits`.
    limits;
}

impl Options {
    /// The options of a call that gives none.
    pub const DEFAULT: Self = Self { scheme: None, style: None, print: demangling::Options::DEFAULT, limits: None };

    /// The first option that is set and that `style` does not have.
    ///
    /// ```
    /// use symbol_names::{Options, Style};
    ///
    /// let mut options = Options::default();
    /// options.verbose = false;
    /// assert_eq!(Style::ALL.map(|style| options.lacking_in(style)), [None, Some("verbose"), Some("verbose")]);
    /// ```
    #[inline]
    #[must_use]
    pub fn lacking_in(&self, style: Style) -> Option<&'static str> {
        match style.of_engine() {
            Some(style) => self.print.without_effect_in(style),
            None => self.print.changed().find(|option| !style.has(option)),
        }
    }

    /// Refuses an option that is set and that `style` does not have.
    #[inline]
    pub(crate) fn check(&self, style: Style) -> Result<(), Error> {
        self.lacking_in(style).map_or(Ok(()), |option| Err(lacks(style, option)))
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Deref for Options {
    type Target = demangling::Options;

    fn deref(&self) -> &demangling::Options {
        &self.print
    }
}

impl DerefMut for Options {
    fn deref_mut(&mut self) -> &mut demangling::Options {
        &mut self.print
    }
}

#[cold]
fn lacks_scheme(style: Style, scheme: Scheme) -> Error {
    let (style, scheme) = (style.name(), scheme.name());
    let reason = format!("the style '{style}' does not support the scheme '{scheme}'; 'gnu' and 'llvm' do");
    Error::new(ErrorKind::Unsupported, reason)
}

#[cold]
fn lacks(style: Style, option: &str) -> Error {
    Error::new(ErrorKind::Unsupported, style.refusal(option, option))
}

/// The tool whose text is printed: one of the engine's, or the crate `cpp_demangle`, of which the engine does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// GNU c++filt.
    #[default]
    Gnu,
    /// llvm-cxxfilt.
    Llvm,
    /// The crate `cpp_demangle`.
    CppDemangle,
}

impl Style {
    /// All styles.
    pub const ALL: [Style; 3] = [Style::Gnu, Style::Llvm, Style::CppDemangle];

    /// The name of the style, as options and messages spell it.
    ///
    /// ```
    /// assert_eq!(symbol_names::Style::ALL.map(symbol_names::Style::name), ["gnu", "llvm", "cpp_demangle"]);
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        self.of_engine().map_or("cpp_demangle", demangling::Style::as_str)
    }

    /// Whether the style has the option of this name.
    ///
    /// ```
    /// use symbol_names::Style;
    ///
    /// assert_eq!(Style::ALL.map(|style| style.has("verbose")), [true, false, false]);
    /// assert_eq!(Style::ALL.map(|style| style.has("limits")), [true, true, true]);
    /// ```
    #[must_use]
    pub fn has(self, option: &str) -> bool {
        matches!(option, "scheme" | "style" | "limits")
            || match self.of_engine() {
                Some(style) => demangling::Options::styles_of(option).contains(&style),
                None => cpp_demangle::OPTIONS.contains(&option),
            }
    }

    /// The sentence that says that the style does not have an option, and which styles have it. `spelled` is how the user
    /// spells the option.
    ///
    /// ```
    /// let sentence = "the style 'llvm' does not have the option --no-verbose; 'gnu' has it";
    /// assert_eq!(symbol_names::Style::Llvm.refusal("verbose", "--no-verbose"), sentence);
    /// ```
    #[must_use]
    pub fn refusal(self, option: &str, spelled: &str) -> String {
        let having = Self::ALL.into_iter().filter(|style| style.has(option));
        let names: Vec<String> = having.map(|style| format!("'{}'", style.name())).collect();
        let have = if let [_] = names[..] { "has" } else { "have" };
        format!("the style '{}' does not have the option {spelled}; {} {have} it", self.name(), names.join(" and "))
    }

    /// The scheme of a style that has only one.
    pub(crate) fn only_scheme(self) -> Option<Scheme> {
        (self == Self::CppDemangle).then_some(Scheme::Itanium)
    }

    /// Refuses a scheme that the style does not have.
    #[inline]
    pub(crate) fn check(self, scheme: Scheme) -> Result<(), Error> {
        match self.only_scheme() {
            Some(only) if only != scheme => Err(lacks_scheme(self, scheme)),
            _ => Ok(()),
        }
    }

    /// The engine's style; `None` for the crate `cpp_demangle`.
    #[inline]
    pub(crate) fn of_engine(self) -> Option<demangling::Style> {
        match self {
            Self::Gnu => Some(demangling::Style::Gnu),
            Self::Llvm => Some(demangling::Style::Llvm),
            Self::CppDemangle => None,
        }
    }
}
