//! Which words of a text are read as names, and how.

use std::borrow::Cow;
use std::ops::Range;

use symbol_names::{
    Error, ErrorKind, LONGEST_OF_GNU, MAIN_OF_D, Options, Scheme, Style, Symbol, demangle_as_tool_to, demangle_to,
    demangle_type_as_tool_to, demangle_type_to, options_of_tool,
};

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
    /// Whether names are read that the tool of the style does not read: those of MSVC, an argument with a symbol version
    /// (`_Z1fv@@V`), which the tools read only if they print no parameters, and those that [`demangle_as_tool_to`] leaves
    /// alone. If not, they are also printed with [`options_of_tool`].
    pub beyond: bool,
    /// Whether names of C++ that are longer than [`LONGEST_OF_GNU`] are not read in the style `gnu`, if no other names
    /// beyond the tool's are, as with c++filt's `--recurse-limit`.
    pub recurse_limit: bool,
    /// Whether names are also found inside larger words (`.text._Z1fv`), without their underscore (`ZN1A1fEv`) and cut
    /// off (`_ZN3foo3ba`), which neither tool reads.
    pub anywhere: bool,
}

impl<'o> Rule<'o> {
    /// The rule of the tools, and names beyond them.
    #[must_use]
    pub fn new(options: &'o Options) -> Self {
        Self {
            options,
            types: false,
            strip_underscore: false,
            quote: false,
            beyond: true,
            recurse_limit: true,
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

    /// Whether `__imp_` before a type is read, as llvm-cxxfilt does.
    pub(crate) fn reads_imported_types(&self) -> bool {
        !self.beyond && self.style() == Style::Llvm
    }

    /// The words of `text` that may be names.
    pub(crate) fn words<'t>(&self, text: &'t [u8]) -> Words<'t> {
        let has_msvc = self.options.scheme.map_or(self.beyond, |scheme| scheme == Scheme::Msvc);
        Words::new(text, Which::of(self), has_msvc)
    }

    /// Where the first word of `text` starts that may be a name. What precedes it is unchanged.
    ///
    /// ```
    /// let options = symbol_names::Options::default();
    /// let rule = text::Rule::new(&options);
    /// assert_eq!(rule.first_word(b"calls _Z1fv"), Some(6));
    /// assert_eq!(rule.first_word(b"no names"), None);
    /// ```
    #[must_use]
    pub fn first_word(&self, text: &[u8]) -> Option<usize> {
        Some(self.words(text).next()?.range().start)
    }

    /// All of `name` as one word.
    pub(crate) fn whole(&self, name: &[u8]) -> Word {
        Word::whole(name, self.options.scheme == Some(Scheme::Msvc))
    }

    /// Where the name in a word may be; nowhere if the tool does not read the word as one.
    pub(crate) fn places_in(&self, text: &[u8], word: &Word) -> impl Iterator<Item = Place> + use<> {
        match word {
            Word::Msvc(_) if !self.beyond => [None, None],
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
            // The tools strip it only where there is one.
            stripped => stripped.unwrap_or(name),
        };
        // llvm-cxxfilt looks for the prefix of an import at the start of the word.
        let is_import = is_llvm && kept > 0 && name.starts_with(b"__imp_");
        // Nor does it read types after a full stop: `*.h`.
        let is_type = is_llvm && kept > 0 && !name.starts_with(b"_");
        (self.reads(name) && !is_import && !is_type)
            .then_some(Place { start: range.start + kept, name: range.end - name.len()..range.end })
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
        let options = self.options_of(name);
        // What begins otherwise is a type, which has no more than the tools read, or a name of MSVC's.
        if self.beyond || !name.starts_with(b"_") {
            return self.demangle_with(&options, name, out);
        }
        !self.is_too_long(name) && demangle_as_tool_to(name, &options, out)
    }

    /// The options with which a name is read and printed. `_Dmain` is one of D here, as it is for the tools;
    /// [`demangle_to`] must be told so, since a function of C may be called like this.
    fn options_of(&self, name: &[u8]) -> Cow<'_, Options> {
        let mut options = if self.beyond { Cow::Borrowed(self.options) } else { options_of_tool(name, self.options) };
        if options.scheme.is_none() && name == MAIN_OF_D {
            options.to_mut().scheme = Some(Scheme::Dlang);
        }
        options
    }

    /// Whether c++filt takes a name for one that may take too much stack.
    fn is_too_long(&self, name: &[u8]) -> bool {
        let style = self.style();
        let is_long = self.recurse_limit && style == Style::Gnu && name.len() > LONGEST_OF_GNU;
        is_long && Scheme::of(name, style) == Some(Scheme::Itanium)
    }

    fn demangle_with(&self, options: &Options, name: &[u8], out: &mut Vec<u8>) -> bool {
        let length = out.len();
        if demangle_to(name, options, out).is_ok() {
            return true;
        }
        out.truncate(length);
        let is_type = self.types
            && if self.beyond {
                demangle_type_to(name, options, out).is_ok()
            } else {
                demangle_type_as_tool_to(name, options, out)
            };
        if !is_type {
            out.truncate(length);
        }
        is_type
    }

    /// The symbol that a name is, if it is one.
    pub(crate) fn parse(&self, name: &[u8]) -> Option<Symbol> {
        let options = self.options_of(name);
        let as_type = || self.types.then(|| Symbol::parse_type(name, &options).ok()).flatten();
        Symbol::parse(name, &options).ok().or_else(as_type)
    }
}
