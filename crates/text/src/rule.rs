//! Which words of a text are read as names, and how.

use std::ops::Range;

use symbol_names::{Error, ErrorKind, Options, Scheme, Style, Symbol, demangle_to, demangle_type_to};

use crate::words::{Which, Word, Words};

/// Where a name is in a text.
pub(crate) struct Place {
    /// The start of what its text replaces: the name, or an underscore before it.
    pub(crate) start: usize,
    pub(crate) name: Range<usize>,
}

/// Which words of a text are read as names, and how they are printed.
///
/// ```
/// use symbol_names::Options;
/// use text::{Rule, demangled};
///
/// let options = Options::default();
/// let types = Rule { types: true, ..Rule::new(&options) };
/// assert_eq!(demangled(b"PKc _Z1fv", &types)?, b"char const* f()");
/// let underscored = Rule { strip_underscore: true, ..Rule::new(&options) };
/// assert_eq!(demangled(b"__Z1fv _Z1fv", &underscored)?, b"f() _Z1fv");
/// # Ok::<(), symbol_names::Error>(())
/// ```
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the tools")]
#[derive(Clone, Copy, Debug)]
pub struct Rule<'o> {
    /// How names are printed, and in which style and scheme they are read.
    pub options: &'o Options,
    /// Whether words that are no names are read as types on their own, as with c++filt's `--types`.
    pub types: bool,
    /// Whether an underscore precedes each name, as on macOS, and is dropped, as with c++filt's `--strip-underscore`.
    pub strip_underscore: bool,
    /// Whether quotation marks are written around the text of a name that has none around it, as with llvm-cxxfilt's
    /// `--quote`.
    pub quote: bool,
    /// Whether names of MSVC are read, too, where the scheme is not given. Neither tool reads them.
    pub msvc: bool,
    /// Whether a name that is an argument may have a symbol version (`_Z1fv@@V`), which the tools read only if they print
    /// no parameters.
    pub versions: bool,
    /// Whether names are also found inside larger words (`.text._Z1fv`), without their underscore (`ZN1A1fEv`) and cut
    /// off (`_ZN3foo3ba`), which neither tool reads.
    pub anywhere: bool,
}

impl<'o> Rule<'o> {
    /// The rule of the tools, and names of MSVC.
    #[must_use]
    pub fn new(options: &'o Options) -> Self {
        Self {
            options,
            types: false,
            strip_underscore: false,
            quote: false,
            msvc: true,
            versions: true,
            anywhere: false,
        }
    }

    /// Refuses an option or a scheme that the style does not have.
    ///
    /// # Errors
    /// `Unsupported`.
    pub fn check(&self) -> Result<(), Error> {
        match demangle_to(b"", self.options, &mut Vec::new()) {
            Err(error) if error.kind() == ErrorKind::Unsupported => Err(error),
            _ => Ok(()),
        }
    }

    fn style(&self) -> Style {
        self.options.style.unwrap_or_default()
    }

    /// The words of `text` that may be names.
    pub(crate) fn words<'t>(&self, text: &'t [u8]) -> Words<'t> {
        let has_msvc = self.options.scheme.map_or(self.msvc, |scheme| scheme == Scheme::Msvc);
        Words::new(text, Which::of(self), has_msvc)
    }

    /// Whether there is a word in `text` that may be a name. If not, the text is unchanged.
    ///
    /// ```
    /// let options = symbol_names::Options::default();
    /// assert!(!text::Rule::new(&options).has_words(b"no names"));
    /// ```
    #[must_use]
    pub fn has_words(&self, text: &[u8]) -> bool {
        self.words(text).next().is_some()
    }

    /// Whether a name on its own has a symbol version, although none may be.
    pub(crate) fn has_wrong_version(&self, name: &[u8]) -> bool {
        !self.versions && self.options.params && name.contains(&b'@')
    }

    /// All of `name` as one word.
    pub(crate) fn whole(&self, name: &[u8]) -> Word {
        Word::whole(name, self.options.scheme == Some(Scheme::Msvc))
    }

    /// Where the name in a word may be; nowhere if the tool does not read the word as one.
    pub(crate) fn places_in(&self, text: &[u8], word: &Word) -> impl Iterator<Item = Place> + use<> {
        match word {
            Word::Msvc(_) if !self.msvc => [None, None],
            Word::Run(range) => [self.place_in(text, range), None],
            Word::Msvc(range) => {
                // Disassemblers write `<?f@@YAXXZ>`, and sentences end.
                let after = text[range.clone()].iter().rev().take_while(|byte| b">.?".contains(byte)).count();
                let place = |end| Place { start: range.start, name: range.start..end };
                [Some(place(range.end)), (after > 0).then(|| place(range.end - after))]
            }
        }
        .into_iter()
        .flatten()
    }

    fn place_in(&self, text: &[u8], range: &Range<usize>) -> Option<Place> {
        let word = &text[range.clone()];
        // The entry point of a function for PowerPC, or a COMDAT in LLVM's assembly. c++filt drops a dollar sign.
        let is_llvm = self.style() == Style::Llvm;
        let (kept, name) = match word {
            [b'.', name @ ..] => (1, name),
            [b'$', name @ ..] if !is_llvm => (0, name),
            _ => (0, word),
        };
        let name = match name.strip_prefix(b"_") {
            // llvm-cxxfilt strips it from the word, before the full stop.
            _ if !self.strip_underscore || (is_llvm && kept > 0) => name,
            stripped => stripped?,
        };
        self.reads(name).then_some(Place { start: range.start + kept, name: range.end - name.len()..range.end })
    }

    /// Whether the tool reads a word as a name, if it is one: not all that [`demangle_to`] reads.
    fn reads(&self, word: &[u8]) -> bool {
        match self.style() {
            // Underscores before a name are those of macOS.
            Style::Gnu => !word.starts_with(b"__") && !word.starts_with(b"_GLOBAL__sub_"),
            Style::Llvm => !word.starts_with(b"_GLOBAL_"),
            Style::CppDemangle => true,
        }
    }

    /// Appends the text of a name to `out`. Returns false, with `out` unchanged, if it is none.
    pub(crate) fn demangle(&self, name: &[u8], out: &mut Vec<u8>) -> bool {
        let length = out.len();
        if demangle_to(name, self.options, out).is_ok() {
            return true;
        }
        out.truncate(length);
        if self.types && demangle_type_to(name, self.options, out).is_ok() {
            return true;
        }
        out.truncate(length);
        false
    }

    /// The symbol that a name is, if it is one.
    pub(crate) fn parse(&self, name: &[u8]) -> Option<Symbol> {
        let as_type = || self.types.then(|| Symbol::parse_type(name, self.options).ok()).flatten();
        Symbol::parse(name, self.options).ok().or_else(as_type)
    }
}
