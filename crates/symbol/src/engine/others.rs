//! The engines of the schemes other than Itanium's, each a crate with the same functions.

use demangling::{Error, Kind, Limits, Options, PartRange, Parts, Style};

use crate::Scheme;

/// What the crate of a scheme does. Its own documentation says more.
pub(crate) trait Engine: Sync {
    /// Appends the text of a name. On an error, `out` is unchanged.
    fn demangle(&self, mangled: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Result<(), Error>;
    /// Where the longest name at the start of `text` ends.
    fn prefix_end(&self, text: &[u8], style: Style, limits: &Limits) -> Result<usize, Error>;
    /// The kind of a name.
    fn kind(&self, mangled: &[u8], style: Style, limits: &Limits) -> Result<Kind, Error>;
    /// The parts of a name.
    fn parts(&self, mangled: &[u8], options: &Options, limits: &Limits) -> Result<Parts, Error>;
    /// The text, and the range of each part in it.
    fn text_with_ranges(
        &self,
        mangled: &[u8],
        options: &Options,
        limits: &Limits,
    ) -> Result<(Vec<u8>, Vec<PartRange>), Error>;
}

/// Makes each crate an [`Engine`].
macro_rules! engines {
    ($($scheme:ident: $names:ident;)*) => {
        $(
            struct $scheme;

            impl Engine for $scheme {
                fn demangle(
                    &self,
                    mangled: &[u8],
                    options: &Options,
                    limits: &Limits,
                    out: &mut Vec<u8>,
                ) -> Result<(), Error> {
                    $names::demangle(mangled, options, limits, out)
                }

                fn prefix_end(&self, text: &[u8], style: Style, limits: &Limits) -> Result<usize, Error> {
                    $names::prefix_end(text, style, limits)
                }

                fn kind(&self, mangled: &[u8], style: Style, limits: &Limits) -> Result<Kind, Error> {
                    $names::kind(mangled, style, limits)
                }

                fn parts(&self, mangled: &[u8], options: &Options, limits: &Limits) -> Result<Parts, Error> {
                    $names::parts(mangled, options, limits)
                }

                fn text_with_ranges(
                    &self,
                    mangled: &[u8],
                    options: &Options,
                    limits: &Limits,
                ) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
                    $names::text_with_ranges(mangled, options, limits)
                }
            }
        )*

        impl Scheme {
            /// The engine of a scheme other than Itanium's.
            #[inline]
            pub(crate) fn other(self) -> Option<&'static dyn Engine> {
                match self {
                    Self::Itanium => None,
                    $(Self::$scheme => Some(&$scheme),)*
                }
            }
        }
    };
}

engines! {
    Rust: rust_names;
    Msvc: msvc_names;
    Dlang: dlang_names;
}
