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

/// The style, and the parts of a name to print. By default all parts are printed, as by the tools.
///
/// ```
/// let mut options = itanium::Options::default();
/// options.params = false;
/// assert_eq!(itanium::demangle_with("_ZN3foo3barEi", &options).unwrap(), "foo::bar");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// The tool whose text is printed.
    pub style: Style,
    /// Print the full templates of `std::string` and similar names in the style [`Gnu`](Style::Gnu), and the hash at
    /// the end of Rust's paths. Without them, the text is that of `c++filt -i`, `nm -C` and `abi::__cxa_demangle`.
    ///
    /// This has no effect in the style [`Llvm`](Style::Llvm), whose tool always prints the short names.
    ///
    /// ```
    /// let short = itanium::Options { verbose: false, ..itanium::Options::default() };
    /// assert_eq!(itanium::demangle_with("_ZNSolsEi", &short).unwrap(), "std::ostream::operator<<(int)");
    /// ```
    pub verbose: bool,
    /// Print the parameters of functions. Without them, the return type, the qualifiers and the symbol version go too,
    /// as with `c++filt -p` and `llvm-cxxfilt --no-params`. These tools do not read the signature then, so a name with
    /// a malformed signature is accepted.
    pub params: bool,
    /// Print the return type of the function itself.
    pub return_type: bool,
    /// Print the types of literals: `(char)65`, `4u`. Without them: `65`, `4`.
    pub literal_types: bool,
    /// Print template arguments.
    pub template_args: bool,
    /// Print the parameters of functions that enclose a local name or a closure. Without these and without `params`,
    /// the target of a thunk has no parameters either; the tools always print those.
    ///
    /// ```
    /// let names = itanium::Options { params: false, enclosing_params: false, ..itanium::Options::default() };
    /// assert_eq!(itanium::demangle_with("_ZThn8_N1A1fEi", &names).unwrap(), "non-virtual thunk to A::f");
    /// ```
    pub enclosing_params: bool,
    /// Print the signatures of closures: `{lambda(int)#1}`, `'lambda'(int)`. Without them: `{lambda#1}`, `'lambda'`.
    pub closure_params: bool,
    /// Print ABI tags: `[abi:cxx11]`.
    pub abi_tags: bool,
    /// Print clone suffixes: `[clone .isra.0]`.
    pub clone_suffix: bool,
    /// Print `requires` clauses.
    pub requires: bool,
    /// Print short names of the standard library: `std::string` for `std::__cxx11::basic_string<char, …>`, no inline
    /// namespaces of `std`, no default template arguments.
    pub simplify_std: bool,
    /// More inline namespaces of `std` that `simplify_std` leaves out, besides
    /// [`INLINE_NAMESPACES`](Options::INLINE_NAMESPACES): for a standard library with a version namespace of its own.
    ///
    /// ```
    /// let mut options = itanium::Options { simplify_std: true, ..itanium::Options::default() };
    /// options.inline_namespaces = Box::new(["__mine".into()]);
    /// assert_eq!(itanium::demangle_with("_ZNSt6__mine1fEv", &options).unwrap(), "std::f()");
    /// ```
    pub inline_namespaces: Box<[Box<str>]>,
    /// Print `...` for template arguments that are nested deeper than this; `Some(0)` prints all of them as `<...>`.
    pub max_template_depth: Option<u32>,
}

impl Options {
    /// The inline namespaces that `simplify_std` leaves out of `std`: those of libstdc++, then those of libc++ and of
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

    /// The boolean options, for tests that try each of them.
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
