//! The structure of a symbol: its kind, its parts, their ranges, and the whole parse as a tree.
//!
//! All of it comes from the engine of the styles `gnu` and `llvm`. The parts and the tree of a symbol of the style
//! `cpp_demangle` are in GNU's text.

use std::borrow::Cow;

use crate::{Error, ErrorKind, Options, Style, Symbol, engine};

pub use crate::engine::itanium::{Parsed as Structure, Parts, TreeRow};

/// A special symbol, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Special {
    /// How it relates to its entity, such as `vtable for`.
    pub description: Vec<u8>,
    /// The entity that it refers to, such as `A<int>`.
    pub entity: Vec<u8>,
}

/// The range of a part in a demangled text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// What it is: `base_name`, `parameter` and so on.
    pub part: &'static str,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Symbol {
    /// What the engine tells of the name whatever the style and the options are.
    ///
    /// ```
    /// let symbol = symbol::Symbol::parse(b"_ZN1AC2Ev", &symbol::Options::default())?;
    /// assert!(symbol.structure()?.is_constructor());
    /// # Ok::<(), symbol::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of parsing, for a symbol that only `cpp_demangle` reads.
    pub fn structure(&self) -> Result<&Structure, Error> {
        match self.parsed_for(told(self.style()))? {
            engine::Parsed::Itanium(parsed) => Ok(parsed),
            engine::Parsed::CppDemangle(_) => Err(no_ranges()),
        }
    }

    /// The parts of the name as text, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` where a bound is hit.
    pub fn parts(&self) -> Result<&Parts, Error> {
        let parts =
            self.parts.get_or_init(|| engine::itanium::parts(self.structure()?, told(self.style()), self.options()));
        parts.as_ref().map_err(Clone::clone)
    }

    /// The description and the entity of a special symbol, in its own style: `vtable for` and `A<int>`. `None` for
    /// other symbols.
    ///
    /// ```
    /// let symbol = symbol::Symbol::parse(b"_ZTV1AIiE.cold", &symbol::Options::default())?;
    /// let special = symbol.special()?.unwrap();
    /// assert_eq!((&special.description[..], &special.entity[..]), (&b"vtable for"[..], &b"A<int>"[..]));
    /// # Ok::<(), symbol::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` where a limit is exceeded.
    pub fn special(&self) -> Result<Option<Special>, Error> {
        if !self.structure()?.is_special() {
            return Ok(None);
        }
        let options = Options { style: Some(told(self.style())), clone_suffix: false, ..Options::default() };
        let (text, ranges) = self.ranges(&options)?;
        let range = |part| ranges.iter().find(|range| range.part == part);
        let end = range("version").map_or(text.len(), |version| version.start);
        Ok(range("description").map(|description| Special {
            description: text[description.start..description.end].to_vec(),
            entity: text[description.end..end].trim_ascii().to_vec(),
        }))
    }

    /// The demangled text and the range of each part in it, ordered by where they begin.
    ///
    /// ```
    /// let symbol = symbol::Symbol::parse(b"_ZN1A1fEi", &symbol::Options::default())?;
    /// let (text, ranges) = symbol.ranges(&symbol::Options::default())?;
    /// let name = ranges.iter().find(|range| range.part == "base_name").unwrap();
    /// assert_eq!(&text[name.start..name.end], b"f");
    /// # Ok::<(), symbol::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::demangle`]; `Unsupported` for the style `cpp_demangle`.
    pub fn ranges(&self, options: &Options) -> Result<(Vec<u8>, Vec<Range>), Error> {
        let style = options.style.unwrap_or(self.style());
        if style == Style::CppDemangle {
            return Err(no_ranges());
        }
        let mut text = Vec::new();
        self.demangle_to(options, &mut text)?;
        let bounds = self.bounds(options);
        let ranges = engine::itanium::ranges(&*self.structure_within(bounds)?, style, options, bounds)?;
        Ok((text, ranges))
    }

    /// The nodes of the parse, each before its children.
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` where a bound is hit.
    pub fn tree(&self, options: &Options) -> Result<Vec<TreeRow>, Error> {
        let style = told(options.style.unwrap_or(self.style()));
        let bounds = self.bounds(options);
        engine::itanium::tree(&*self.structure_within(bounds)?, style, options, bounds)
    }

    /// The structure with the limits of `bounds`: that of the symbol, or a new one where they differ.
    fn structure_within(&self, bounds: &Options) -> Result<Cow<'_, Structure>, Error> {
        if bounds.limits == self.options().limits {
            return self.structure().map(Cow::Borrowed);
        }
        engine::itanium::parse(self.mangled(), self.form(), bounds).map(Cow::Owned)
    }
}

/// The style that the structure is told in.
fn told(style: Style) -> Style {
    match style {
        Style::CppDemangle => Style::Gnu,
        style => style,
    }
}

#[cold]
fn no_ranges() -> Error {
    Error::new(ErrorKind::Unsupported, "the style 'cpp_demangle' does not have ranges; 'gnu' and 'llvm' have them")
}
