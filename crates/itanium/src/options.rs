//! The options of printing, and the limits of parsing and printing.

/// The tool whose text is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
#[non_exhaustive]
pub enum Style {
    /// As GNU `c++filt` prints it (binutils 2.47).
    #[default]
    Gnu,
    /// As `llvm-cxxfilt` prints it (LLVM 23).
    Llvm,
}

/// Which parts of a name are printed, and in which style. The default prints all of them, as the tools do.
///
/// ```
/// let mut options = itanium::Options::default();
/// options.params = false;
/// assert_eq!(itanium::demangle_with("_ZN3foo3barEi", &options).unwrap(), "foo::bar");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// Whose text.
    pub style: Style,
    /// The full templates that `std::string` and its like stand for in the style [`Gnu`](Style::Gnu), and the hash at
    /// the end of Rust's paths; without them the text is that of `c++filt -i`, `nm -C` and `abi::__cxa_demangle`.
    ///
    /// It has no effect in the style [`Llvm`](Style::Llvm), whose tool always prints the short names.
    ///
    /// ```
    /// let short = itanium::Options { verbose: false, ..itanium::Options::default() };
    /// assert_eq!(itanium::demangle_with("_ZNSolsEi", &short).unwrap(), "std::ostream::operator<<(int)");
    /// ```
    pub verbose: bool,
    /// The parameters of functions; without them the return type and the qualifiers after them go too, as with
    /// `c++filt -p` and `llvm-cxxfilt --no-params`.
    /// A version goes too, and a name is read whose signature is bad, since these tools read none.
    pub params: bool,
    /// The return type of the function itself.
    pub return_type: bool,
    /// The types of literals: `(char)65`, `4u`; without them `65`, `4`.
    pub literal_types: bool,
    /// Template arguments.
    pub template_args: bool,
    /// The parameters of the functions that enclose a local name or a closure; without them and `params`, also those of
    /// the function that a thunk is for, which the tools keep.
    ///
    /// ```
    /// let names = itanium::Options { params: false, enclosing_params: false, ..itanium::Options::default() };
    /// assert_eq!(itanium::demangle_with("_ZThn8_N1A1fEi", &names).unwrap(), "non-virtual thunk to A::f");
    /// ```
    pub enclosing_params: bool,
    /// The signatures of closures: `{lambda(int)#1}` and `'lambda'(int)`; without them `{lambda#1}` and `'lambda'`.
    pub closure_params: bool,
    /// `[abi:cxx11]`
    pub abi_tags: bool,
    /// What follows a full stop: `[clone .isra.0]`.
    pub clone_suffix: bool,
    /// `requires` clauses.
    pub requires: bool,
    /// `std::string` for `std::__cxx11::basic_string<char, …>`, no inline namespaces of `std`, no default arguments of
    /// the standard library's templates.
    pub simplify_std: bool,
    /// Namespaces that `simplify_std` leaves out of `std` beside [`INLINE_NAMESPACES`](Options::INLINE_NAMESPACES): those
    /// of a library with a version of its own.
    ///
    /// ```
    /// let mut options = itanium::Options { simplify_std: true, ..itanium::Options::default() };
    /// options.inline_namespaces = Box::new(["__mine".into()]);
    /// assert_eq!(itanium::demangle_with("_ZNSt6__mine1fEv", &options).unwrap(), "std::f()");
    /// ```
    pub inline_namespaces: Box<[Box<str>]>,
    /// Template arguments that are nested deeper become `...`; `Some(0)` prints `<...>` at once.
    pub max_template_depth: Option<u32>,
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

    /// Each option that is on or off, for tests that try all of them.
    #[doc(hidden)]
    pub fn switches(&mut self) -> [&mut bool; 11] {
        let Options {
            style: _,
            verbose,
            params,
            return_type,
            literal_types,
            template_args,
            enclosing_params,
            closure_params,
            abi_tags,
            clone_suffix,
            requires,
            simplify_std,
            inline_namespaces: _,
            max_template_depth: _,
        } = self;
        [
            params,
            return_type,
            literal_types,
            template_args,
            enclosing_params,
            abi_tags,
            clone_suffix,
            requires,
            simplify_std,
            verbose,
            closure_params,
        ]
    }
}

impl Default for Options {
    fn default() -> Options {
        Options {
            style: Style::Gnu,
            verbose: true,
            params: true,
            return_type: true,
            literal_types: true,
            template_args: true,
            enclosing_params: true,
            closure_params: true,
            abi_tags: true,
            clone_suffix: true,
            requires: true,
            simplify_std: false,
            inline_namespaces: Box::default(),
            max_template_depth: None,
        }
    }
}

/// Bounds on the cost of adversarial names.
///
/// The defaults are far beyond real names, which reach 24 KB mangled and 200 KB of text, 60 levels deep.
///
/// ```
/// let limits = itanium::Limits { output: 10, ..itanium::Limits::default() };
/// let error = itanium::parse_with("_ZN5hello5worldEv", &limits).unwrap().demangle(&itanium::Options::default());
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

impl Default for Limits {
    fn default() -> Limits {
        Limits { input: 1 << 20, output: 1 << 19, depth: 4096 }
    }
}
