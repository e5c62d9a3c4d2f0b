//! The structure of a symbol: its kind, its parts, their ranges, and the whole parse as a tree.
//!
//! All of it comes from the engine of the styles `gnu` and `llvm`. The parts and the tree of a symbol of the style
//! `cpp_demangle` are in GNU's text.

use std::rc::Rc;

use crate::{Error, ErrorKind, Options, Style, Symbol, engine::itanium};

pub use crate::engine::itanium::{Parts, Structure, Tree, TreeRow};

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
    /// Runs `ask` on what the engine tells of the name whatever the style and the options are.
    ///
    /// ```
    /// let symbol = symbol::Symbol::parse(b"_ZN1AC2Ev", &symbol::Options::default())?;
    /// assert!(symbol.structure(symbol::Structure::is_constructor)?);
    /// # Ok::<(), symbol::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of parsing, for a symbol that only `cpp_demangle` reads.
    pub fn structure<T>(&self, ask: impl FnOnce(&Structure) -> T) -> Result<T, Error> {
        itanium::inspect(self.mangled(), self.form(), self.options(), |name| Ok(ask(name)))
    }

    /// The parts of the name as text, in the style and with the options of `options`, or else in the symbol's own style.
    ///
    /// ```
    /// let symbol = symbol::Symbol::parse(b"_ZNSt3__14pairIiiE1fEv", &symbol::Options::default())?;
    /// let simple = symbol::Options { simplify_std: true, ..symbol::Options::default() };
    /// assert_eq!(symbol.parts(&simple)?.name(), Some("std::pair<int, int>::f"));
    /// # Ok::<(), symbol::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` where a limit is exceeded.
    pub fn parts(&self, options: &Options) -> Result<Rc<Parts>, Error> {
        itanium::parts(self.mangled(), self.form(), self.told(options), options, self.bounds(options))
    }

    /// The name of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn name(&self) -> Result<Option<String>, Error> {
        self.piece(Structure::qualified_name)
    }

    /// The base name of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn base_name(&self) -> Result<Option<String>, Error> {
        self.piece(Structure::base_name)
    }

    /// The scope of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn scope(&self) -> Result<Option<String>, Error> {
        self.piece(Structure::scope)
    }

    fn piece<T>(
        &self,
        ask: impl FnOnce(&Structure, &::itanium::Options) -> Result<T, ::itanium::Error>,
    ) -> Result<T, Error> {
        let options = Options::default();
        let printed = itanium::printed(self.told(&options), &options);
        itanium::inspect(self.mangled(), self.form(), self.options(), |name| ask(name, &printed))
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
        if !self.structure(Structure::is_special)? {
            return Ok(None);
        }
        let style = Some(self.told(&Options::default()));
        let options = Options { style, clone_suffix: false, ..Options::default() };
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
        options.check(style)?;
        itanium::text_with_ranges(self.mangled(), self.form(), style, options, self.bounds(options))
    }

    /// The parse as a tree, whose texts are printed when they are asked for.
    ///
    /// ```
    /// let symbol = symbol::Symbol::parse(b"_Z1fi", &symbol::Options::default())?;
    /// let tree = symbol.tree(&symbol::Options::default())?;
    /// let last = tree.rows().last().unwrap();
    /// assert_eq!((last.depth, last.kind), (2, "builtin-type"));
    /// assert_eq!(tree.text(last.number)?.unwrap(), "int");
    /// # Ok::<(), symbol::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` where a limit is exceeded.
    pub fn tree(&self, options: &Options) -> Result<Tree, Error> {
        Tree::new(self.mangled(), self.form(), self.told(options), options, self.bounds(options))
    }

    /// The style that the structure is told in.
    fn told(&self, options: &Options) -> Style {
        match options.style.unwrap_or(self.style()) {
            Style::CppDemangle => Style::Gnu,
            style => style,
        }
    }
}

#[cold]
fn no_ranges() -> Error {
    Error::new(ErrorKind::Unsupported, "the style 'cpp_demangle' does not have ranges; 'gnu' and 'llvm' have them")
}
