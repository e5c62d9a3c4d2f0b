//! The options of printing, in one table, and the limits of parsing and printing.

use std::any::Any;

/// The tool whose text is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Style {
    /// As GNU `c++filt` prints it (binutils 2.47).
    #[default]
    Gnu,
    /// As `llvm-cxxfilt` prints it (LLVM 23).
    Llvm,
}

impl Style {
    /// All styles.
    pub const ALL: [Style; 2] = [Style::Gnu, Style::Llvm];

    /// The styles of an option that only GNU's tool has.
    const GNU: [Style; 1] = [Style::Gnu];

    /// The name of the style in lower case.
    ///
    /// ```
    /// assert_eq!(demangling::Style::ALL.map(demangling::Style::as_str), ["gnu", "llvm"]);
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Style::Gnu => "gnu",
            Style::Llvm => "llvm",
        }
    }

    /// All styles but this one.
    pub fn others(self) -> impl Iterator<Item = Style> {
        Style::ALL.into_iter().filter(move |&style| style != self)
    }
}

/// Declares the options: each is a row of the table that this is called with, and nowhere else.
///
/// A row is the help text, the name, the type, the default, and the constant of [`Style`] with the styles in which the
/// option has an effect. [`for_each_option!`] hands the table to other crates.
macro_rules! options {
    ($($(#[doc = $help:literal])* $name:ident: $type:ty = $default:expr, $styles:ident;)*) => {
        /// Which parts of a name are printed, and in which style. The default prints all of them, as the tools do.
        ///
        /// Some options do more than their names say:
        ///
        /// - Without `verbose`, names of Rust are in the text of `rustfilt`, without hashes.
        /// - Without `params`, the symbol version is left out, and a name whose signature is not well-formed is read all
        ///   the same, since `c++filt -p` and `llvm-cxxfilt --no-params` do not read it. Names of MSVC keep their return type.
        /// - Without `params` and `enclosing_params`, the function that a thunk calls loses its parameters, which the tools
        ///   print.
        /// - `return_type` and `calling_convention` also concern functions and function types among the template arguments of
        ///   MSVC names, as in `llvm-undname`, but not pointers to functions.
        ///
        /// ```
        /// use itanium_names::{Options, demangle_with};
        ///
        /// let names = Options { params: false, ..Options::default() };
        /// assert_eq!(demangle_with("_ZN3foo3barEi", &names)?, "foo::bar");
        /// let names = Options { enclosing_params: false, ..names };
        /// assert_eq!(demangle_with("_ZThn8_N1A1fEi", &names)?, "non-virtual thunk to A::f");
        ///
        /// let short = Options { verbose: false, ..Options::default() };
        /// assert_eq!(demangle_with("_ZNSolsEi", &short)?, "std::ostream::operator<<(int)");
        ///
        /// let mine = Options { simplify_std: true, inline_namespaces: vec!["__mine".into()], ..Options::default() };
        /// assert_eq!(demangle_with("_ZNSt6__mine1fEv", &mine)?, "std::f()");
        /// # Ok::<(), itanium_names::Error>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct Options {
            /// The tool whose text is printed.
            pub style: Style,
            $($(#[doc = $help])* pub $name: $type,)*
        }

        impl Options {
            /// The default options.
            pub const DEFAULT: Options = Options { style: Style::Gnu, $($name: $default,)* };

            /// The styles in which the option `name` has an effect; none if there is no such option.
            ///
            /// ```
            /// use itanium_names::{Options, Style};
            ///
            /// assert_eq!(Options::styles_of("params"), Style::ALL);
            /// assert_eq!(Options::styles_of("verbose"), [Style::Gnu]);
            /// assert_eq!(Options::styles_of("color"), []);
            /// ```
            #[must_use]
            pub fn styles_of(name: &str) -> &'static [Style] {
                match name {
                    $(stringify!($name) => &Style::$styles,)*
                    _ => &[],
                }
            }

            /// The options that are not the default, in the order of the table, without the style.
            ///
            /// ```
            /// let options = demangling::Options { params: false, ..demangling::Options::default() };
            /// assert_eq!(options.changed().collect::<Vec<_>>(), ["params"]);
            /// ```
            pub fn changed(&self) -> impl Iterator<Item = &'static str> {
                let changed = [$((self.$name != Self::DEFAULT.$name).then_some(stringify!($name))),*];
                changed.into_iter().flatten()
            }

            /// The first of the changed options that has no effect in `style`.
            ///
            /// ```
            /// use itanium_names::{Options, Style};
            ///
            /// let short = Options { verbose: false, ..Options::default() };
            /// assert_eq!(short.without_effect_in(Style::Gnu), None);
            /// assert_eq!(short.without_effect_in(Style::Llvm), Some("verbose"));
            /// ```
            #[inline]
            #[must_use]
            pub fn without_effect_in(&self, style: Style) -> Option<&'static str> {
                $(
                    if self.$name != Self::DEFAULT.$name && !Style::$styles.contains(&style) {
                        return Some(stringify!($name));
                    }
                )*
                None
            }

            /// The options that are on or off, for tests that try all of them.
            #[doc(hidden)]
            pub fn switches(&mut self) -> Vec<&mut bool> {
                let options: Vec<&mut dyn Any> = vec![$(&mut self.$name),*];
                options.into_iter().filter_map(|option| option.downcast_mut()).collect()
            }
        }

        /// Hands the table of the options, which does not have the style, to another macro: `for_each_option!(callback)`
        /// expands to `callback! { (name, type, default, [help]) … }`, with an entry for each option in the order of the
        /// table. `for_each_option!(callback, first, second, last)` adds three entries.
        ///
        /// ```
        /// macro_rules! names {
        ///     ($(($name:ident, $type:ty, $default:expr, [$($help:literal)*]))*) => { [$(stringify!($name)),*] };
        /// }
        /// assert!(demangling::for_each_option!(names).contains(&"params"));
        /// ```
        #[macro_export]
        macro_rules! for_each_option {
            ($callback:ident) => { $callback! { $(($name, $type, $default, [$($help)*]))* } };
            ($callback:ident, $first:tt, $second:tt, $last:tt) => {
                $callback! { $first $second $(($name, $type, $default, [$($help)*]))* $last }
            };
        }
    };
}

options! {
    /// Expand `std::string` and similar names to full templates; unexpanded, the text is that of `c++filt -i`, `nm -C` and
    /// `abi::__cxa_demangle`.
    verbose: bool = true, GNU;
    /// Print the parameters of functions; without them, the qualifiers after them go too, and so does the return type,
    /// except in MSVC names.
    params: bool = true, ALL;
    /// Print return types, which most names do not have: only those of function templates, and MSVC names.
    return_type: bool = true, ALL;
    /// Print the types of literals in expressions.
    literal_types: bool = true, ALL;
    /// Print template arguments.
    template_args: bool = true, ALL;
    /// Print the parameters of functions that enclose a local name or a closure.
    enclosing_params: bool = true, ALL;
    /// Print the signatures of closures; without them, `{lambda(int)#1}` becomes `{lambda#1}`.
    closure_params: bool = true, ALL;
    /// Print ABI tags, such as `[abi:cxx11]`.
    abi_tags: bool = true, ALL;
    /// Print the suffixes of clones, such as `[clone .isra.0]`.
    clone_suffix: bool = true, ALL;
    /// Print `requires` clauses.
    requires: bool = true, ALL;
    /// Print short names of the standard library: `std::string`, no inline namespaces, no default template arguments.
    simplify_std: bool = false, ALL;
    /// Additional inline namespaces of `std` for `simplify_std` to omit, beyond those of the known standard libraries.
    inline_namespaces: Vec<String> = Vec::new(), ALL;
    /// Print `...` for template arguments that are nested deeper than this; by default print all.
    max_template_depth: Option<u32> = None, ALL;
    /// Print access specifiers, such as `public:`, in MSVC names.
    access: bool = true, ALL;
    /// Print calling conventions, such as `__cdecl`, in MSVC names; those of pointers to functions stay.
    calling_convention: bool = true, ALL;
    /// Print `class`, `struct`, `union` and `enum` before types in MSVC names.
    tag_kind: bool = true, ALL;
    /// Print `static` and `virtual` before members in MSVC names.
    member_type: bool = true, ALL;
    /// Print the types of variables in MSVC names.
    variable_type: bool = true, ALL;
}

impl Options {
    /// The inline namespaces that `simplify_std` leaves out of `std`: first those of libstdc++, then those of libc++ and of
    /// its builds for other systems and browsers.
    pub const INLINE_NAMESPACES: [&str; 13] = [
        "__cxx11",
        "__8",
        "_V2",
        "__cxx1998",
        "__debug",
        "__parallel",
        "__profile",
        "__1",
        "__2",
        "__ndk1",
        "__Cr",
        "__h",
        "__u",
    ];
}

impl Default for Options {
    fn default() -> Options {
        Options::DEFAULT
    }
}

/// Bounds on the cost of adversarial names.
///
/// The defaults are far beyond real names, which reach 24 KB mangled and 200 KB of text, 60 levels deep.
///
/// ```
/// let limits = demangling::Limits { output: 10, ..demangling::Limits::default() };
/// let error = itanium_names::parse_with("_ZN5hello5worldEv", &limits).unwrap().demangle(&demangling::Options::default());
/// assert!(error.unwrap_err().is_limit());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// The longest mangled name, in bytes.
    pub input: usize,
    /// The longest demangled text, in bytes. The number of printing steps is bounded by the lengths of the name and of
    /// its text, independently of this limit.
    pub output: usize,
    /// The deepest nesting of the parts of a name, or of its text.
    pub depth: u32,
}

impl Limits {
    /// The default limits.
    pub const DEFAULT: Limits = Limits { input: 1 << 20, output: 1 << 19, depth: 4096 };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}

/// The limit that a name exceeds.
///
/// ```
/// use itanium_names::{Limit, Limits};
///
/// let limits = Limits { depth: 10, ..Limits::default() };
/// let error = itanium_names::parse_with(format!("_Z1f{}i", "P".repeat(20)), &limits).unwrap_err();
/// assert_eq!(error.limit(), Some(Limit::Depth));
/// assert_eq!((Limit::Depth.as_str(), Limit::Depth.value(&limits)), ("depth", Some(10)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// [`Limits::input`]
    Input,
    /// [`Limits::output`]
    Output,
    /// [`Limits::depth`]
    Depth,
    /// The work that the lengths of the name and of its text allow. Users do not set it.
    Work,
}

impl Limit {
    /// The name of the limit in lower case, as in [`Limits`].
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Limit::Input => "input",
            Limit::Output => "output",
            Limit::Depth => "depth",
            Limit::Work => "work",
        }
    }

    /// The value of the limit in `limits`, which does not hold that of `Work`.
    #[must_use]
    pub fn value(self, limits: &Limits) -> Option<usize> {
        match self {
            Limit::Input => Some(limits.input),
            Limit::Output => Some(limits.output),
            Limit::Depth => Some(limits.depth as usize),
            Limit::Work => None,
        }
    }
}
