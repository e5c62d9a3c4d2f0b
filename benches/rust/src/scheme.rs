//! The mangling schemes that are measured: the names of each, and our own engine for it.

use std::ffi::CStr;

use demangling::{Error, Limits, Options, Style};

use crate::Engine;

/// Appends the text of a name.
pub type Demangle = fn(&[u8], &Options, &Limits, &mut Vec<u8>) -> Result<(), Error>;

/// A mangling scheme.
#[derive(Clone, Copy)]
pub struct Scheme {
    /// Its name in lower case.
    pub label: &'static str,
    /// The table with its names, or the folder with the tables, in the repository.
    pub corpus: &'static str,
    /// True for the names that are measured.
    pub is_mangled: fn(&[u8]) -> bool,
    /// Our own engine, unless it is a struct that reuses its memory, as the one in `own.rs` for Itanium's names.
    demangle: Option<Demangle>,
}

/// Itanium's scheme, of whose names all peers support those with `_Z`.
pub const ITANIUM: Scheme = Scheme {
    label: "itanium",
    corpus: "tests/corpus/symbols.tsv",
    is_mangled: |name| name.starts_with(b"_Z"),
    demangle: None,
};

/// All schemes.
pub const ALL: [Scheme; 4] = [
    ITANIUM,
    Scheme {
        label: "rust",
        corpus: "crates/rust/tests/corpus",
        is_mangled: |name| rust_names::is_mangled(name, Style::Gnu),
        demangle: Some(rust_names::demangle),
    },
    Scheme {
        label: "msvc",
        corpus: "crates/msvc/tests/corpus",
        is_mangled: msvc_names::is_mangled,
        demangle: Some(msvc_names::demangle),
    },
    Scheme {
        label: "dlang",
        corpus: "crates/dlang/tests/corpus",
        is_mangled: dlang_names::is_mangled,
        demangle: Some(dlang_names::demangle),
    },
];

impl Scheme {
    /// The scheme with this label.
    #[must_use]
    pub fn of(label: &str) -> Option<Scheme> {
        ALL.into_iter().find(|scheme| scheme.label == label)
    }

    /// Our own engine with the default options, one for each style.
    #[must_use]
    pub fn own(self) -> Vec<(String, Engine)> {
        let Some(demangle) = self.demangle else {
            return crate::own::texts();
        };
        let engine = |style: Style| (format!("{}, {}", self.label, style.as_str()), text(demangle, style));
        Style::ALL.into_iter().map(engine).collect()
    }
}

/// Demangles into one text, as callers with many names do. The peers allocate a text for each name.
fn text(demangle: Demangle, style: Style) -> Engine {
    let (options, limits) = (Options { style, ..Options::default() }, Limits::default());
    let mut text = Vec::new();
    Box::new(move |name: &CStr| {
        text.clear();
        match demangle(name.to_bytes(), &options, &limits, &mut text) {
            Ok(()) => text.len(),
            Err(_) => 0,
        }
    })
}

#[cfg(test)]
mod tests {
    use std::ffi::CStr;

    use super::Scheme;

    #[test]
    fn each_engine_reads_the_names_of_its_scheme() {
        let names: [(&str, &CStr); 4] =
            [("itanium", c"_Z1fv"), ("rust", c"_RNvC1a1b"), ("msvc", c"?f@@YAXXZ"), ("dlang", c"_D1a1fFZv")];
        assert_eq!(names.map(|(label, _)| label), super::ALL.map(|scheme| scheme.label));
        for (label, name) in names {
            let scheme = Scheme::of(label).expect("a scheme");
            assert!((scheme.is_mangled)(name.to_bytes()), "{label}");
            for (engine_label, mut engine) in scheme.own() {
                assert_ne!(engine(name), 0, "{engine_label}");
                assert_eq!(engine(c"main"), 0, "{engine_label}");
            }
        }
    }
}
