//! Filtering.

use regex::bytes::Regex;
use symbol_names::Kind;

use crate::{Error, ErrorKind, Symbol, SymbolTable, letter};

/// Which symbols to keep: those that fulfil all conditions that are given.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of one of these kinds.
    pub kinds: Option<Vec<Kind>>,
    /// In the scope that is printed as this text, with all template arguments, or in one inside it.
    pub scope: Option<Vec<u8>>,
    /// A regular expression that matches somewhere in the demangled name or in the mangled one.
    pub pattern: Option<Regex>,
    /// True for symbols that the file defines; false for those that it needs.
    pub defined: Option<bool>,
    /// True for symbols that others can link to.
    pub exported: Option<bool>,
    /// In the section of this name.
    pub section: Option<String>,
    /// In the member of this name.
    pub member: Option<String>,
    /// With one of these letters.
    pub letters: Option<String>,
}

impl Filter {
    /// Compiles a regular expression. A byte of it that is not UTF-8 stands for itself.
    ///
    /// ```
    /// use binary_symbols::Filter;
    ///
    /// assert!(Filter::pattern(b"^n\xFF+$").unwrap().is_match(b"n\xFF\xFF"));
    /// ```
    ///
    /// # Errors
    ///
    /// If it is not well-formed, or too large, or a class in it, such as `[a-z]`, has a byte that is not UTF-8.
    pub fn pattern(pattern: &[u8]) -> Result<Regex, Error> {
        let argument = |reason: String| Error::new(ErrorKind::Argument, reason);
        let mut text = String::new();
        for chunk in pattern.utf8_chunks() {
            text.push_str(chunk.valid());
            for byte in chunk.invalid() {
                if ends_in_class(&text) {
                    let class = "a class of a pattern, in brackets, must have only UTF-8";
                    return Err(argument(format!("{class}; found the byte 0x{byte:02X} in it")));
                }
                // Without Unicode it is this byte, not the character with this number.
                text.push_str(&format!("(?-u:\\x{byte:02X})"));
            }
        }
        Regex::new(&text).map_err(|error| argument(format!("cannot compile the pattern: {error}")))
    }

    /// Checks letters of `nm`.
    ///
    /// ```
    /// use binary_symbols::Filter;
    ///
    /// assert_eq!(Filter::letters("Tt").unwrap(), "Tt");
    /// assert!(Filter::letters("Z").unwrap_err().to_string().starts_with("'Z' is not a letter of nm"));
    /// ```
    ///
    /// # Errors
    ///
    /// If there is one that no symbol has.
    pub fn letters(letters: &str) -> Result<String, Error> {
        match letters.chars().find(|given| !letter::ALL.contains(*given)) {
            Some(unknown) => {
                let reason = format!("'{unknown}' is not a letter of nm; the letters are {}", letter::ALL);
                Err(Error::new(ErrorKind::Argument, reason))
            }
            None => Ok(letters.to_owned()),
        }
    }

    fn keeps_all(&self) -> bool {
        let Filter { kinds, scope, pattern, defined, exported, section, member, letters } = self;
        let texts = [section, member, letters];
        kinds.is_none()
            && scope.is_none()
            && pattern.is_none()
            && (*defined, *exported) == (None, None)
            && texts.into_iter().all(Option::is_none)
    }

    fn keeps(&self, symbol: &Symbol) -> bool {
        let text = |wanted: &Option<String>, found: Option<&str>| {
            wanted.as_ref().is_none_or(|wanted| found.is_some_and(|found| wanted == found))
        };
        self.defined.is_none_or(|defined| defined != symbol.is_undefined())
            && self.exported.is_none_or(|exported| exported == symbol.is_exported())
            && self.letters.as_ref().is_none_or(|letters| letters.contains(symbol.letter()))
            && text(&self.section, symbol.section().map(|section| section.name.as_str()))
            && text(&self.member, symbol.member().map(|member| member.name.as_str()))
            && self.kinds.as_ref().is_none_or(|kinds| symbol.kind().is_some_and(|kind| kinds.contains(&kind)))
            && self.scope.as_ref().is_none_or(|scope| is_inside(symbol.scope().unwrap_or_default(), scope))
            && self
                .pattern
                .as_ref()
                .is_none_or(|pattern| pattern.is_match(symbol.demangled()) || pattern.is_match(symbol.mangled()))
    }
}

/// True if a regular expression ends inside a class.
fn ends_in_class(pattern: &str) -> bool {
    let (mut depth, mut is_first) = (0_usize, false);
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '[' => {
                depth += 1;
                is_first = true;
                continue;
            }
            '^' if is_first => continue,
            // The first one is a member of the class.
            ']' if !is_first => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_first = false;
    }
    depth > 0
}

/// True if the scope is `outer`, or its name goes on with another one in it.
fn is_inside(scope: &[u8], outer: &[u8]) -> bool {
    let rest = scope.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"::") || rest.starts_with(b"."))
}

impl SymbolTable {
    /// The symbols that a filter keeps, in order.
    #[must_use]
    pub fn filtered(&self, filter: &Filter) -> SymbolTable {
        if filter.keeps_all() {
            return self.clone();
        }
        self.with_rows(self.iter().filter(|symbol| filter.keeps(symbol)).map(|symbol| symbol.number).collect())
    }
}
