//! The options of printing, in one table.

use crate::{Error, ErrorKind, Limits};

/// Makes [`Options`] and hands the same table to other crates: `for_each_option!(callback)` expands to
/// `callback! { (name, type, default, [help], styles) … }`.
///
/// An option is an entry here and a field of the engine's options. All else follows: the check whether a style has it,
/// the keywords, signatures and docstrings of the Python module, the words of its format specs and the option of its
/// command. `tests/test_option_lists.py` writes the lists that Python's type checkers and the README need.
macro_rules! options {
    ($($(#[doc = $help:literal])* $name:ident: $type:ty = $default:expr, $styles:ident;)*) => {
        /// What is printed of a name. The default prints everything.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[allow(clippy::struct_excessive_bools)] // each is a switch of its own
        pub struct Options {
            $($(#[doc = $help])* pub $name: $type,)*
        }

        impl Options {
            /// The options of a call that gives none.
            pub const DEFAULT: Self = Self { $($name: $default,)* };

            /// Refuses an option that is set and that `style` does not have.
            #[inline]
            pub(crate) fn check(&self, style: Style) -> Result<(), Error> {
                match style {
                    Style::Gnu => self.check_for::<{ Style::Gnu as u8 }>(style),
                    Style::Llvm => self.check_for::<{ Style::Llvm as u8 }>(style),
                    Style::CppDemangle => self.check_for::<{ Style::CppDemangle as u8 }>(style),
                }
            }

            /// As `check`, for a style that is known when this is compiled: what it has is not looked at.
            #[inline]
            fn check_for<const STYLE: u8>(&self, style: Style) -> Result<(), Error> {
                $(
                    if const { !has(&Style::$styles, STYLE) } && self.$name != Self::DEFAULT.$name {
                        return Err(lacks(style, stringify!($name), &Style::$styles));
                    }
                )*
                Ok(())
            }
        }

        impl Default for Options {
            fn default() -> Self {
                Self::DEFAULT
            }
        }

        /// Expands to `callback! { (name, type, default, [help], styles) … }`, an entry an option, in the order of the
        /// table.
        #[macro_export]
        macro_rules! for_each_option {
            ($callback:ident) => {
                $callback! { $(($name, $type, $default, [$($help)*], $crate::Style::$styles))* }
            };
        }
    };
}

options! {
    /// Whose text to print: `"gnu"` for GNU c++filt's, `"llvm"` for llvm-cxxfilt's, `"cpp_demangle"` for that of the
    /// Rust crate of this name; by default the symbol's own style, or `"gnu"`.
    style: Option<Style> = None, ALL;
    /// Print the full templates of `std::string` and similar names; without them, the text is that of `c++filt -i`,
    /// `nm -C` and `abi::__cxa_demangle`.
    verbose: bool = true, GNU;
    /// Print the parameters of functions; without them, the return type and the qualifiers after them go too.
    params: bool = true, ALL;
    /// Print the return types of function templates.
    return_type: bool = true, ALL;
    /// Print the types of literals in expressions.
    literal_types: bool = true, ALL;
    /// Print template arguments.
    template_args: bool = true, TOOLS;
    /// Print the parameters of functions that enclose a local name or a closure.
    enclosing_params: bool = true, TOOLS;
    /// Print the signatures of closures; without them, `{lambda(int)#1}` becomes `{lambda#1}`.
    closure_params: bool = true, TOOLS;
    /// Print ABI tags, such as `[abi:cxx11]`.
    abi_tags: bool = true, TOOLS;
    /// Print the suffixes of clones, such as `[clone .isra.0]`.
    clone_suffix: bool = true, TOOLS;
    /// Print `requires` clauses.
    requires: bool = true, TOOLS;
    /// Print short names of the standard library: `std::string`, no inline namespaces, no default template arguments.
    simplify_std: bool = false, TOOLS;
    /// More inline namespaces of `std` that `simplify_std` leaves out, besides those of the known libraries.
    inline_namespaces: Vec<String> = Vec::new(), TOOLS;
    /// Print `...` for template arguments that are nested deeper than this; by default print all.
    max_template_depth: Option<u32> = None, TOOLS;
    /// The `Limits` of the name and its text; by default those that the symbol was parsed with, or the defaults of
    /// `Limits`.
    limits: Option<Limits> = None, ALL;
}

const fn has(styles: &[Style], style: u8) -> bool {
    let mut at = 0;
    while at < styles.len() {
        if styles[at] as u8 == style {
            return true;
        }
        at += 1;
    }
    false
}

#[cold]
fn lacks(style: Style, option: &str, styles: &[Style]) -> Error {
    let names: Vec<String> = styles.iter().map(|style| format!("'{}'", style.name())).collect();
    let have = if let [_] = styles { "has" } else { "have" };
    let reason =
        format!("the style '{}' does not have the option {option}; {} {have} it", style.name(), names.join(" and "));
    Error::new(ErrorKind::Unsupported, reason)
}

/// The tool whose text is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// GNU c++filt's.
    #[default]
    Gnu,
    /// llvm-cxxfilt's.
    Llvm,
    /// The crate `cpp_demangle`'s.
    CppDemangle,
}

impl Style {
    /// All styles.
    pub const ALL: [Style; 3] = [Style::Gnu, Style::Llvm, Style::CppDemangle];

    /// GNU c++filt's alone.
    pub const GNU: [Style; 1] = [Style::Gnu];

    /// The styles of the tools, which our own engine prints.
    pub const TOOLS: [Style; 2] = [Style::Gnu, Style::Llvm];

    /// The name of the style, as options and messages spell it.
    ///
    /// ```
    /// assert_eq!(symbol::Style::CppDemangle.name(), "cpp_demangle");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gnu => "gnu",
            Self::Llvm => "llvm",
            Self::CppDemangle => "cpp_demangle",
        }
    }
}
