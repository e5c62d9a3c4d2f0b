//! The mangling schemes, and by which of them a name is mangled.

use crate::Style;

/// How a name is mangled. Whose text it gets is its [`Style`].
///
/// | scheme | names | specification |
/// |---|---|---|
/// | `itanium` | C++ of GCC and Clang: `_Z1fv` | the Itanium C++ ABI |
/// | `rust` | Rust: `_RNvC1a1f`, and its legacy names, `_ZN1a1f17h0123456789abcdefE` | RFC 2603 |
/// | `msvc` | C++ of Microsoft's compiler: `?f@@YAXXZ`, `.?AVA@@` | none is published |
/// | `dlang` | D: `_D1a1fFZv` | the ABI of D |
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// C++ of GCC and Clang.
    Itanium,
    /// Rust, with its legacy names.
    Rust,
    /// C++ of Microsoft's compiler.
    Msvc,
    /// D.
    Dlang,
}

impl Scheme {
    /// All schemes.
    pub const ALL: [Scheme; 4] = [Scheme::Itanium, Scheme::Rust, Scheme::Msvc, Scheme::Dlang];

    /// The name of the scheme, as options and messages spell it.
    ///
    /// ```
    /// use symbol_names::Scheme;
    ///
    /// assert_eq!(Scheme::ALL.map(Scheme::name), ["itanium", "rust", "msvc", "dlang"]);
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Itanium => "itanium",
            Self::Rust => "rust",
            Self::Msvc => "msvc",
            Self::Dlang => "dlang",
        }
    }

    /// The scheme by which `name` begins, as the tool of `style` decides: c++filt with its format `auto`, or
    /// llvm-cxxfilt, to which the legacy names of Rust are C++. Neither of them reads names of MSVC.
    ///
    /// The rest of the name need not be well-formed.
    ///
    /// ```
    /// use symbol_names::{Scheme, Style};
    ///
    /// assert_eq!(Scheme::of(b"_ZN1a1fEv", Style::Gnu), Some(Scheme::Itanium));
    /// assert_eq!(Scheme::of(b"_ZN1a1f17h0123456789abcdefE", Style::Gnu), Some(Scheme::Rust));
    /// assert_eq!(Scheme::of(b"_ZN1a1f17h0123456789abcdefE", Style::Llvm), Some(Scheme::Itanium));
    /// assert_eq!(Scheme::of(b"?f@@YAXXZ", Style::Gnu), Some(Scheme::Msvc));
    /// assert_eq!(Scheme::of(b"main", Style::Gnu), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn of(name: &[u8], style: Style) -> Option<Scheme> {
        let Some(style) = style.of_engine() else {
            return style.only_scheme().filter(|_| itanium_names::is_mangled(name));
        };
        // Names of MSVC begin like no others. Of those of Rust, the end must be read.
        if msvc_names::is_mangled(name) {
            Some(Self::Msvc)
        } else if rust_names::is_mangled(name, style) {
            Some(Self::Rust)
        } else if itanium_names::is_mangled(name) {
            Some(Self::Itanium)
        } else if dlang_names::is_mangled(name) {
            Some(Self::Dlang)
        } else {
            None
        }
    }
}
