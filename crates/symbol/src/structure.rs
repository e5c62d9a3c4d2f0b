//! The structure of a symbol: its kind, its parts and their ranges, and the parse as a tree.
//!
//! All of it comes from our own engine. The parts and the tree of a symbol of the style `cpp_demangle` are in the text of
//! the engine's default style.

use std::rc::Rc;

use itanium_names::{Name, Part, PartRange, Parts};

use crate::{
    Error, ErrorKind, Options, Style, Symbol,
    engine::{Form, itanium},
};

pub use crate::engine::itanium::Tree;

/// The two texts of a special symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Special {
    /// How the symbol relates to its entity, such as `vtable for`.
    pub description: Vec<u8>,
    /// The entity that the symbol refers to, such as `A<int>`.
    pub entity: Vec<u8>,
}

impl Symbol {
    /// Runs `ask` on the engine's parse of the name, which answers what does not depend on the style and the options.
    ///
    /// ```
    /// let symbol = symbol_names::Symbol::parse(b"_ZN1AC2Ev", &symbol_names::Options::default())?;
    /// assert!(symbol.structure(symbol_names::Structure::is_constructor)?);
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::parse`], for a symbol that only the crate `cpp_demangle` can parse.
    pub fn structure<T>(&self, ask: impl FnOnce(&Name) -> T) -> Result<T, Error> {
        let style = self.engine_style(&Options::DEFAULT);
        itanium::inspect(self.mangled(), self.form(), style, self.options().limits, |name| Ok(ask(name)))
    }

    /// The parts of the name as text, by default in the symbol's own style.
    ///
    /// ```
    /// let symbol = symbol_names::Symbol::parse(b"_ZNSt3__14pairIiiE1fEv", &symbol_names::Options::default())?;
    /// let mut simple = symbol_names::Options::default();
    /// simple.simplify_std = true;
    /// assert_eq!(symbol.parts(&simple)?.name(), Some("std::pair<int, int>::f"));
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` if the text exceeds a limit.
    pub fn parts(&self, options: &Options) -> Result<Rc<Parts>, Error> {
        itanium::parts(self.mangled(), self.form(), self.engine_style(options), options, self.limits(options))
    }

    /// The name of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn name(&self) -> Result<Option<String>, Error> {
        self.piece(Name::qualified_name)
    }

    /// The base name of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn base_name(&self) -> Result<Option<String>, Error> {
        self.piece(Name::base_name)
    }

    /// The scope of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn scope(&self) -> Result<Option<String>, Error> {
        self.piece(Name::scope)
    }

    fn piece<T>(
        &self,
        ask: impl FnOnce(&Name, &demangling::Options) -> Result<T, demangling::Error>,
    ) -> Result<T, Error> {
        let style = self.engine_style(&Options::DEFAULT);
        let options = demangling::Options { style, ..demangling::Options::DEFAULT };
        itanium::inspect(self.mangled(), self.form(), style, self.options().limits, |name| ask(name, &options))
    }

    /// The description and the entity of a special symbol (`vtable for` and `A<int>`), in the symbol's own style. `None`
    /// for other symbols.
    ///
    /// ```
    /// let symbol = symbol_names::Symbol::parse(b"_ZTV1AIiE.cold", &symbol_names::Options::default())?;
    /// let special = symbol.special()?.unwrap();
    /// assert_eq!((&special.description[..], &special.entity[..]), (&b"vtable for"[..], &b"A<int>"[..]));
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` if the text exceeds a limit.
    pub fn special(&self) -> Result<Option<Special>, Error> {
        if !self.structure(Name::is_special)? {
            return Ok(None);
        }
        let mut options = Options::DEFAULT;
        options.clone_suffix = false;
        let (text, ranges) = self.ranges_in(self.engine_style(&options), &options)?;
        let range = |part| ranges.iter().find(|range| range.part == part);
        let end = range(Part::Version).map_or(text.len(), |version| version.start);
        Ok(range(Part::Description).map(|description| Special {
            description: text[description.start..description.end].to_vec(),
            entity: text[description.end..end].trim_ascii().to_vec(),
        }))
    }

    /// The demangled text and the range of each part in it, ordered by where they begin.
    ///
    /// ```
    /// use symbol_names::Part;
    ///
    /// let symbol = symbol_names::Symbol::parse(b"_ZN1A1fEi", &symbol_names::Options::default())?;
    /// let (text, ranges) = symbol.ranges(&symbol_names::Options::default())?;
    /// let name = ranges.iter().find(|range| range.part == Part::BaseName).unwrap();
    /// assert_eq!(&text[name.start..name.end], b"f");
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::demangle`]; `Unsupported` for the style `cpp_demangle`.
    pub fn ranges(&self, options: &Options) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
        let style = options.style.unwrap_or(self.style());
        let in_engine = style.of_engine().ok_or_else(no_ranges)?;
        options.check(style)?;
        self.ranges_in(in_engine, options)
    }

    fn ranges_in(&self, style: demangling::Style, options: &Options) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
        itanium::text_with_ranges(self.mangled(), self.form(), style, options, self.limits(options))
    }

    /// The parse as a tree, which prints the text of a node when asked for it.
    ///
    /// ```
    /// let symbol = symbol_names::Symbol::parse(b"_Z1fi", &symbol_names::Options::default())?;
    /// let tree = symbol.tree(&symbol_names::Options::default())?;
    /// let last = tree.rows().last().unwrap();
    /// assert_eq!((last.depth, last.kind), (2, "builtin-type"));
    /// assert_eq!(tree.text(last.number)?.unwrap(), "int");
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` if the text exceeds a limit.
    pub fn tree(&self, options: &Options) -> Result<Tree, Error> {
        Tree::new(self.mangled(), self.form(), self.engine_style(options), options, self.limits(options))
    }

    /// The engine's style for the structure; the default one in the place of `cpp_demangle`.
    fn engine_style(&self, options: &Options) -> demangling::Style {
        options.style.unwrap_or(self.style()).of_engine().unwrap_or_default()
    }
}

/// Runs `ask` on the engine's parse of `mangled`, with the options to print its parts with. No [`Symbol`] is made.
///
/// ```
/// let options = symbol_names::Options::default();
/// let scope = symbol_names::inspect(b"_ZN1A1fEi", &options, |name, options| name.scope(options))?;
/// assert_eq!(scope.as_deref(), Some("A"));
/// # Ok::<(), symbol_names::Error>(())
/// ```
///
/// # Errors
/// As [`Symbol::parse`] and as `ask`; `Unsupported` for an option that the style does not have.
pub fn inspect<T>(
    mangled: &[u8],
    options: &Options,
    ask: impl FnOnce(&Name, &demangling::Options) -> Result<T, demangling::Error>,
) -> Result<T, Error> {
    let style = options.style.unwrap_or_default();
    options.check(style)?;
    let printed = itanium::in_style(options, style.of_engine().unwrap_or_default());
    itanium::inspect(mangled, Form::Name, printed.style, options.limits, |name| ask(name, &printed))
}

#[cold]
fn no_ranges() -> Error {
    let names = Style::ALL.map(|style| style.of_engine().map(|_| format!("'{}'", style.name())));
    let names: Vec<String> = names.into_iter().flatten().collect();
    let reason = format!("the style 'cpp_demangle' does not have ranges; {} have them", names.join(" and "));
    Error::new(ErrorKind::Unsupported, reason)
}
