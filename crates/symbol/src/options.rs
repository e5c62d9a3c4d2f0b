//! The options of printing, in one table.

use crate::Limits;

/// Makes [`Options`] and hands the same table to other crates: `for_each_option!(callback)`
/// expands to `callback! { (field, type, default) … }`. A new option is one entry here; the
/// engines read the field, and the binding learns its keyword by itself.
macro_rules! options {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $default:expr;)*) => {
        /// What is printed of a name. The default prints all.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(clippy::struct_excessive_bools)] // each is a switch of its own
        pub struct Options {
            $($(#[$doc])* pub $name: $type,)*
        }

        impl Options {
            /// What is in force where nothing is asked for.
            pub const DEFAULT: Self = Self { $($name: $default,)* };
        }

        impl Default for Options {
            fn default() -> Self {
                Self::DEFAULT
            }
        }

        /// Expands to `callback! { (field, type, default) … }`, an entry an option, in the
        /// order of the table.
        #[macro_export]
        macro_rules! for_each_option {
            ($callback:ident) => { $callback! { $(($name, $type, $default))* } };
        }
    };
}

options! {
    /// Whose text to print; `None` is the symbol's own style, which is GNU's unless it was made with another.
    style: Option<Style> = None;
    /// Print the parameters of the function that is named.
    params: bool = true;
    /// Print the return types of function templates.
    return_type: bool = true;
    /// Print the types of literals in expressions.
    literal_types: bool = true;
    /// Print template arguments.
    template_args: bool = true;
    /// Print the parameters of functions that enclose a local name or a closure.
    enclosing_params: bool = true;
    /// Print ABI tags: `[abi:cxx11]`.
    abi_tags: bool = true;
    /// Print the suffixes of clones: `[clone .isra.0]`.
    clone_suffix: bool = true;
    /// Print `requires` clauses.
    requires: bool = true;
    /// Print the standard library in short: `std::string`, no inline namespaces, no default template arguments.
    simplify_std: bool = false;
    /// Print `...` for template arguments that are nested deeper.
    max_template_depth: Option<u32> = None;
    /// The bounds of input, text and depth; `None` is the default ones.
    limits: Option<Limits> = None;
}

/// Whose text a name is printed in.
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
    /// All of them.
    pub const ALL: [Style; 3] = [Style::Gnu, Style::Llvm, Style::CppDemangle];

    /// As options and messages spell it.
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
