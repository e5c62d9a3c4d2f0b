//! Filtering.

use regex::bytes::Regex;

use crate::{Error, ErrorKind, Symbol, SymbolTable};

/// Which symbols to keep: those that fulfil all conditions that are given.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// One of these kinds, by their names.
    pub kinds: Option<Vec<String>>,
    /// In this scope, or in one inside it.
    pub scope: Option<String>,
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
    /// Compiles a regular expression.
    ///
    /// # Errors
    ///
    /// If it is not well-formed, or too large.
    pub fn pattern(pattern: &str) -> Result<Regex, Error> {
        Regex::new(pattern).map_err(|error| Error::new(ErrorKind::Argument, error.to_string()))
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
            && self
                .kinds
                .as_ref()
                .is_none_or(|kinds| symbol.kind().is_some_and(|kind| kinds.iter().any(|name| name == kind.as_str())))
            && self.scope.as_ref().is_none_or(|scope| is_inside(symbol.scope().unwrap_or_default(), scope.as_bytes()))
            && self
                .pattern
                .as_ref()
                .is_none_or(|pattern| pattern.is_match(symbol.demangled()) || pattern.is_match(symbol.mangled()))
    }
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
        self.with_rows(self.iter().filter(|symbol| filter.keeps(symbol)).map(|symbol| symbol.number).collect())
    }
}
