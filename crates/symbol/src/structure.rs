//! The structure of a symbol: its kind, its parts and their ranges, and the parse as a tree.
//!
//! All of it comes from our own engines. The parts and the tree of a symbol of the style `cpp_demangle` are in the text of
//! the engines' default style; they are an error if only the crate reads the name.

use std::{borrow::Cow, cell::OnceCell, rc::Rc};

use demangling::{ByteText, Kind, Limits, Part, PartRange, Parts};
use itanium_names::Name;

use crate::{
    Error, ErrorKind, Options, Scheme, Style, Symbol,
    engine::{Engine, Form, in_style, itanium},
};

pub use crate::engine::itanium::Tree;

/// The two texts of a special symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Special {
    /// How the symbol relates to its entity, such as `vtable for`; empty if the text does not say it in a word.
    pub description: ByteText,
    /// The entity that the symbol refers to, such as `A<int>`.
    pub entity: ByteText,
}

/// What a name is and consists of, as the engine of its scheme reads it.
pub struct Structure<'a>(Reading<'a>);

enum Reading<'a> {
    Itanium(&'a Name),
    /// Of a scheme whose engine makes no tree.
    Other(Other<'a>),
}

/// A well-formed name of another scheme than Itanium's.
struct Other<'a> {
    engine: &'a dyn Engine,
    scheme: Scheme,
    kind: Kind,
    mangled: &'a [u8],
    style: demangling::Style,
    limits: &'a Limits,
    /// The first parts that were asked for, with their options.
    parts: OnceCell<Box<(demangling::Options, Parts)>>,
}

impl Other<'_> {
    /// The parts. The engine reads the name once for all that have the same options.
    fn parts(&self, options: &demangling::Options) -> Result<Cow<'_, Parts>, demangling::Error> {
        if let Some(known) = self.parts.get().filter(|known| known.0 == *options) {
            return Ok(Cow::Borrowed(&known.1));
        }
        let parts = self.engine.parts(self.mangled, options, self.limits)?;
        match self.parts.get() {
            Some(_) => Ok(Cow::Owned(parts)),
            None => Ok(Cow::Borrowed(&self.parts.get_or_init(|| Box::new((options.clone(), parts))).1)),
        }
    }

    /// The texts of all ranges of a part, in a style. There are none if the text exceeds a limit.
    fn texts(&self, style: demangling::Style, part: Part) -> Vec<ByteText> {
        let options = demangling::Options { style, ..demangling::Options::DEFAULT };
        let (text, ranges) = self.engine.text_with_ranges(self.mangled, &options, self.limits).unwrap_or_default();
        let of_part = ranges.iter().filter(|range| range.part == part);
        of_part.map(|range| ByteText::from(&text[range.start..range.end])).collect()
    }
}

impl Structure<'_> {
    /// The scheme.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        match &self.0 {
            Reading::Itanium(_) => Scheme::Itanium,
            Reading::Other(other) => other.scheme,
        }
    }

    /// The kind of the symbol.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.0 {
            Reading::Itanium(name) => name.kind(),
            Reading::Other(other) => other.kind,
        }
    }

    /// The digit in the mangled name of an Itanium constructor or destructor.
    #[must_use]
    pub fn ctor_dtor_variant(&self) -> Option<u8> {
        match &self.0 {
            Reading::Itanium(name) => name.ctor_dtor_variant(),
            Reading::Other(_) => None,
        }
    }

    /// The qualifiers of a member function: `const`, `volatile` and others.
    #[must_use]
    pub fn cv_qualifiers(&self) -> Vec<ByteText> {
        match &self.0 {
            Reading::Itanium(name) => name.cv_qualifiers().into_iter().map(ByteText::from).collect(),
            Reading::Other(other) => other
                .texts(other.style, Part::CvQualifiers)
                .iter()
                .flat_map(|text| {
                    text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).map(ByteText::from)
                })
                .collect(),
        }
    }

    /// `&` or `&&` after the parameters of a member function.
    #[must_use]
    pub fn ref_qualifier(&self) -> Option<ByteText> {
        match &self.0 {
            Reading::Itanium(name) => name.ref_qualifier().map(ByteText::from),
            Reading::Other(other) => other.texts(other.style, Part::RefQualifier).pop(),
        }
    }

    /// The ABI tags of the entity itself.
    #[must_use]
    pub fn abi_tags(&self) -> Vec<ByteText> {
        match &self.0 {
            Reading::Itanium(name) => name.abi_tags(),
            Reading::Other(_) => Vec::new(),
        }
    }

    /// The clone suffixes, each with its full stop.
    #[must_use]
    pub fn clone_suffixes(&self) -> Vec<ByteText> {
        match &self.0 {
            Reading::Itanium(name) => name.clone_suffixes(),
            Reading::Other(other) => {
                // c++filt leaves those of Rust out of its text.
                let suffixes = other.texts(demangling::Style::Llvm, Part::CloneSuffix);
                if suffixes.is_empty() { other.texts(other.style, Part::CloneSuffix) } else { suffixes }
            }
        }
    }

    /// The symbol version with its at signs.
    #[must_use]
    pub fn version(&self) -> Option<ByteText> {
        match &self.0 {
            Reading::Itanium(name) => name.version(),
            Reading::Other(_) => None,
        }
    }

    /// The parts of the name as text.
    ///
    /// # Errors
    /// The text exceeds a limit.
    pub fn parts(&self, options: &demangling::Options) -> Result<Parts, demangling::Error> {
        match &self.0 {
            Reading::Itanium(name) => name.parts(options),
            Reading::Other(other) => other.parts(options).map(Cow::into_owned),
        }
    }

    /// [`Parts::name`] alone.
    ///
    /// # Errors
    /// As [`Structure::parts`].
    pub fn name(&self, options: &demangling::Options) -> Result<Option<ByteText>, demangling::Error> {
        self.piece(options, Name::qualified_name, Parts::name)
    }

    /// [`Parts::base_name`] alone.
    ///
    /// # Errors
    /// As [`Structure::parts`].
    pub fn base_name(&self, options: &demangling::Options) -> Result<Option<ByteText>, demangling::Error> {
        self.piece(options, Name::base_name, Parts::base_name)
    }

    /// [`Parts::scope`] alone.
    ///
    /// # Errors
    /// As [`Structure::parts`].
    pub fn scope(&self, options: &demangling::Options) -> Result<Option<ByteText>, demangling::Error> {
        self.piece(options, Name::scope, Parts::scope)
    }

    fn piece(
        &self,
        options: &demangling::Options,
        alone: impl FnOnce(&Name, &demangling::Options) -> Result<Option<ByteText>, demangling::Error>,
        of_parts: impl FnOnce(&Parts) -> Option<&ByteText>,
    ) -> Result<Option<ByteText>, demangling::Error> {
        match &self.0 {
            Reading::Itanium(name) => alone(name, options),
            Reading::Other(other) => other.parts(options).map(|parts| of_parts(&parts).cloned()),
        }
    }
}

/// Runs `ask` on the structure of a name.
fn read<T>(
    mangled: &[u8],
    form: Form,
    style: demangling::Style,
    limits: Option<Limits>,
    ask: impl FnOnce(&Structure) -> Result<T, demangling::Error>,
) -> Result<T, Error> {
    match form.other() {
        None => itanium::inspect(mangled, form, style, limits, |name| ask(&Structure(Reading::Itanium(name)))),
        Some(other) => other.ask(limits, |engine, limits| {
            let kind = engine.kind(mangled, style, limits)?;
            let parts = OnceCell::new();
            let other = Other { engine, scheme: form.scheme(), kind, mangled, style, limits, parts };
            ask(&Structure(Reading::Other(other)))
        }),
    }
}

impl Symbol {
    /// Runs `ask` on what does not depend on the style and the options.
    ///
    /// ```
    /// use symbol_names::{Kind, Options, Symbol};
    ///
    /// let symbol = Symbol::parse(b"_ZN1AC2Ev", &Options::default())?;
    /// assert_eq!(symbol.structure(|name| name.kind())?, Kind::Constructor);
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::parse`], for a symbol that only the crate `cpp_demangle` can parse.
    pub fn structure<T>(&self, ask: impl FnOnce(&Structure) -> T) -> Result<T, Error> {
        self.read(|structure, _| Ok(ask(structure)))
    }

    /// The parts of the name as text, by default in the symbol's own style.
    ///
    /// ```
    /// let symbol = symbol_names::Symbol::parse(b"_ZNSt3__14pairIiiE1fEv", &symbol_names::Options::default())?;
    /// let mut simple = symbol_names::Options::default();
    /// simple.simplify_std = true;
    /// assert_eq!(symbol.parts(&simple)?.name().unwrap(), "std::pair<int, int>::f");
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` if the text exceeds a limit.
    pub fn parts(&self, options: &Options) -> Result<Rc<Parts>, Error> {
        let (form, style, limits) = (self.form_in(options)?, self.engine_style(options), self.limits(options));
        match form.other() {
            None => itanium::parts(self.mangled(), form, style, options, limits),
            Some(other) => other.ask(limits, |engine, limits| {
                engine.parts(self.mangled(), &in_style(options, style), limits).map(Rc::new)
            }),
        }
    }

    /// The name of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn name(&self) -> Result<Option<ByteText>, Error> {
        self.read(|name, options| name.name(options))
    }

    /// The base name of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn base_name(&self) -> Result<Option<ByteText>, Error> {
        self.read(|name, options| name.base_name(options))
    }

    /// The scope of [`Symbol::parts`] alone, in the symbol's own style.
    ///
    /// # Errors
    /// As [`Symbol::parts`].
    pub fn scope(&self) -> Result<Option<ByteText>, Error> {
        self.read(|name, options| name.scope(options))
    }

    /// Runs `ask` on the structure, with options in the symbol's own style.
    fn read<T>(
        &self,
        ask: impl FnOnce(&Structure, &demangling::Options) -> Result<T, demangling::Error>,
    ) -> Result<T, Error> {
        let style = self.engine_style(&Options::DEFAULT);
        let options = demangling::Options { style, ..demangling::Options::DEFAULT };
        let form = self.form_in(&Options::DEFAULT)?;
        read(self.mangled(), form, style, self.options().limits, |structure| ask(structure, &options))
    }

    /// The description and the entity of a special symbol (`vtable for` and `A<int>`), in the symbol's own style. `None`
    /// for other symbols.
    ///
    /// ```
    /// let symbol = symbol_names::Symbol::parse(b"_ZTV1AIiE.cold", &symbol_names::Options::default())?;
    /// let special = symbol.special()?.unwrap();
    /// assert_eq!(special.description, "vtable for");
    /// assert_eq!(special.entity, "A<int>");
    ///
    /// let thunk = symbol_names::Symbol::parse(b"?f@A@@W7EBAXXZ", &symbol_names::Options::default())?;
    /// assert_eq!(thunk.special()?.unwrap().entity, "A::f(void) const");
    /// # Ok::<(), symbol_names::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Symbol::structure`]; `Limit` if the text exceeds a limit.
    pub fn special(&self) -> Result<Option<Special>, Error> {
        if !self.structure(|name| name.kind())?.is_special() {
            return Ok(None);
        }
        let mut options = Options::DEFAULT;
        options.clone_suffix = false;
        let (text, ranges) = self.ranges_in(self.engine_style(&options), &options)?;
        let range = |part| ranges.iter().find(|range| range.part == part);
        let of = |part| range(part).map_or(&b""[..], |range| &text[range.start..range.end]);
        let description = of(Part::Description).to_vec();
        let entity = match (self.scheme(), range(Part::Description), range(Part::Name)) {
            (Scheme::Itanium, Some(description), _) => {
                let end = range(Part::Version).map_or(text.len(), |version| version.start);
                text[description.end..end].trim_ascii().to_vec()
            }
            (Scheme::Itanium, None, _) | (_, None, None) => return Ok(None),
            // In names of MSVC the description may be anywhere.
            (_, _, Some(_)) => {
                let signature = range(Part::Parameters).map_or(&b""[..], |parameters| {
                    let is_qualifier =
                        |range: &&PartRange| matches!(range.part, Part::CvQualifiers | Part::RefQualifier);
                    let end = ranges.iter().rfind(is_qualifier).map_or(0, |last| last.end);
                    &text[parameters.start..end.max(parameters.end)]
                });
                [of(Part::Name), of(Part::TemplateArgs), signature].concat()
            }
            (_, Some(description), None) => {
                [&text[..description.start], &text[description.end..]].concat().trim_ascii().to_vec()
            }
        };
        Ok(Some(Special { description: description.into(), entity: entity.into() }))
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
        let (form, limits) = (self.form_in(options)?, self.limits(options));
        match form.other() {
            None => itanium::text_with_ranges(self.mangled(), form, style, options, limits),
            Some(other) => other.ask(limits, |engine, limits| {
                let (text, mut ranges) = engine.text_with_ranges(self.mangled(), &in_style(options, style), limits)?;
                ranges.retain(|range| range.start < range.end);
                Ok((text, ranges))
            }),
        }
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
    /// As [`Symbol::structure`]; `Limit` if the text exceeds a limit; `Unsupported` for a scheme other than `itanium`.
    pub fn tree(&self, options: &Options) -> Result<Tree, Error> {
        let form = self.form_in(options)?;
        if form.scheme() != Scheme::Itanium {
            return Err(no_tree(form.scheme()));
        }
        Tree::new(self.mangled(), form, self.engine_style(options), options, self.limits(options))
    }

    /// The engine's style for the structure; the default one in the place of `cpp_demangle`.
    fn engine_style(&self, options: &Options) -> demangling::Style {
        options.style.unwrap_or(self.style()).of_engine().unwrap_or_default()
    }
}

/// Runs `ask` on the structure of `mangled`, with the options to print its parts with. No [`Symbol`] is made.
///
/// ```
/// let options = symbol_names::Options::default();
/// let scope = symbol_names::inspect(b"_ZN1A1fEi", &options, |structure, options| structure.scope(options))?;
/// assert_eq!(scope.unwrap(), "A");
/// # Ok::<(), symbol_names::Error>(())
/// ```
///
/// # Errors
/// As [`Symbol::parse`] and as `ask`; `Unsupported` for an option that the style does not have.
pub fn inspect<T>(
    mangled: &[u8],
    options: &Options,
    ask: impl FnOnce(&Structure, &demangling::Options) -> Result<T, demangling::Error>,
) -> Result<T, Error> {
    let style = options.style.unwrap_or_default();
    options.check(style)?;
    let printed = in_style(options, style.of_engine().unwrap_or_default());
    let form = Form::of_name(mangled, options)?;
    read(mangled, form, printed.style, options.limits, |structure| ask(structure, &printed))
}

#[cold]
fn no_tree(scheme: Scheme) -> Error {
    let reason = format!("trees are supported only by the scheme 'itanium', not by '{}'", scheme.name());
    Error::new(ErrorKind::Unsupported, reason)
}

#[cold]
fn no_ranges() -> Error {
    let names = Style::ALL.map(|style| style.of_engine().map(|_| format!("'{}'", style.name())));
    let names: Vec<String> = names.into_iter().flatten().collect();
    let reason = format!("the style 'cpp_demangle' does not have ranges; {} have them", names.join(" and "));
    Error::new(ErrorKind::Unsupported, reason)
}
