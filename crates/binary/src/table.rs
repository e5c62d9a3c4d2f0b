//! The table of symbols.

use std::borrow::Cow;
use std::sync::Arc;

use symbol_names::{Kind, Scheme};

use crate::{
    Binding, Error, Member, Section, Visibility,
    contents::Contents,
    entry::{Entry, NONE},
    names::{self, Parts},
    texts::Texts,
};

/// The symbols of a file. Tables that are filtered or sorted share what was read.
#[derive(Clone, Debug)]
pub struct SymbolTable {
    pub(crate) contents: Arc<Contents>,
    /// The numbers of the entries, in order.
    pub(crate) rows: Vec<u32>,
}

impl SymbolTable {
    pub(crate) fn new(contents: Contents) -> SymbolTable {
        let rows = (0..u32::try_from(contents.entries.len()).unwrap_or(NONE)).collect();
        SymbolTable { contents: Arc::new(contents), rows }
    }

    /// A table of other rows.
    pub(crate) fn with_rows(&self, rows: Vec<u32>) -> SymbolTable {
        SymbolTable { contents: Arc::clone(&self.contents), rows }
    }

    /// The number of symbols.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True if there are no symbols.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The symbol in a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<Symbol<'_>> {
        self.rows.get(row).and_then(|number| self.symbol(*number))
    }

    /// The symbols in these rows; those that there are not are left out.
    #[must_use]
    pub fn select(&self, rows: impl Iterator<Item = usize>) -> SymbolTable {
        self.with_rows(rows.filter_map(|row| self.rows.get(row).copied()).collect())
    }

    /// The symbols, in order.
    pub fn iter(&self) -> impl Iterator<Item = Symbol<'_>> {
        self.rows.iter().filter_map(|number| self.symbol(*number))
    }

    pub(crate) fn symbol(&self, number: u32) -> Option<Symbol<'_>> {
        let entry = self.contents.entries.get(number as usize)?;
        Some(Symbol { contents: &self.contents, entry, number })
    }

    /// The path of the file as it was given; empty if only its bytes were.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.contents.file
    }

    /// The members of the archive, the slices of the universal file, or the one file.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.contents.members
    }

    /// All sections of the file.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.contents.sections
    }

    /// The member that a section is in.
    #[must_use]
    pub fn member_of(&self, section: &Section) -> Option<&Member> {
        self.contents.member(section.member)
    }

    /// True if so many names are in several rows that it is better to demangle all names once.
    pub(crate) fn repeats_names(&self) -> bool {
        self.rows.len() / 5 > self.contents.names.len() / 4
    }

    /// Demangles all names, on several threads, unless they are. Other calls demangle those that they need.
    ///
    /// # Errors
    ///
    /// As [`SymbolTable::check`]; if `goes_on` returned false. The caller's thread calls it ten times a second.
    pub fn demangle(&self, goes_on: impl FnMut() -> bool) -> Result<(), Error> {
        let Contents { names, options, budget, demangled, .. } = &*self.contents;
        demangled.fill(names, goes_on, |names| names::demangled(&names, options, budget))?;
        self.check()
    }

    /// Finds the schemes, kinds, scopes and base names of all names, on several threads, unless they are known.
    ///
    /// # Errors
    ///
    /// As [`SymbolTable::demangle`].
    pub fn inspect(&self, goes_on: impl FnMut() -> bool) -> Result<(), Error> {
        let Contents { names, options, budget, parts, .. } = &*self.contents;
        parts.fill(names, goes_on, |names| names::parts(&names, options, budget))?;
        self.check()
    }

    /// Checks that all names that were asked for could be demangled within [`Limits::demangled`](crate::Limits::demangled).
    ///
    /// # Errors
    ///
    /// If they could not, so that some were left as they are.
    pub fn check(&self) -> Result<(), Error> {
        let file = Some(self.file()).filter(|file| !file.is_empty());
        self.contents.budget.check().map_err(|error| match file {
            Some(file) => error.in_file(file.as_ref()),
            None => error,
        })
    }
}

impl Contents {
    /// The texts with that of a name, and its place.
    fn demangled(&self, name: usize) -> Option<(&Texts, usize)> {
        self.demangled.get(&self.names, name, |names| names::demangled(&names, &self.options, &self.budget))
    }

    /// The fields with those of a name, and its place.
    fn parts(&self, name: usize) -> Option<(&Parts, usize)> {
        self.parts.get(&self.names, name, |names| names::parts(&names, &self.options, &self.budget))
    }
}

/// A symbol of a table.
#[derive(Clone, Copy, Debug)]
pub struct Symbol<'a> {
    contents: &'a Contents,
    pub(crate) entry: &'a Entry,
    pub(crate) number: u32,
}

impl<'a> Symbol<'a> {
    /// The address: in memory, if the file is linked; otherwise in the section. `None` if it is defined elsewhere.
    #[must_use]
    pub fn address(&self) -> Option<u64> {
        (!self.entry.flags.undefined).then_some(self.entry.address)
    }

    /// The size in bytes; zero if it is unknown.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.entry.size
    }

    /// True if the size is the distance to the next symbol, since the format does not hold it.
    #[must_use]
    pub fn has_computed_size(&self) -> bool {
        self.entry.flags.computed_size
    }

    /// The letter of `nm`.
    #[must_use]
    pub fn letter(&self) -> char {
        self.entry.letter.into()
    }

    /// The binding.
    #[must_use]
    pub fn binding(&self) -> Binding {
        self.entry.binding
    }

    /// The visibility.
    #[must_use]
    pub fn visibility(&self) -> Visibility {
        self.entry.visibility
    }

    /// True if the file refers to the symbol and does not define it.
    #[must_use]
    pub fn is_undefined(&self) -> bool {
        self.entry.flags.undefined
    }

    /// True if other libraries and programs can link to it.
    #[must_use]
    pub fn is_exported(&self) -> bool {
        self.entry.flags.exported
    }

    /// True if each thread has its own, and the address is an offset in its block.
    #[must_use]
    pub fn is_thread_local(&self) -> bool {
        self.entry.flags.thread_local
    }

    /// The section that it is in.
    #[must_use]
    pub fn section(&self) -> Option<&'a Section> {
        self.contents.section(self.entry)
    }

    /// The member of the archive.
    #[must_use]
    pub fn member(&self) -> Option<&'a Member> {
        self.contents.member(self.entry.member)
    }

    /// The name of the member; `None` for a file that is no archive.
    #[must_use]
    pub fn member_name(&self) -> Option<&'a str> {
        self.member().map(|member| member.name.as_str()).filter(|name| !name.is_empty())
    }

    /// The version with its at signs.
    #[must_use]
    pub fn version(&self) -> Option<&'a [u8]> {
        (self.entry.version != NONE).then(|| self.contents.versions.get(self.entry.version as usize))
    }

    /// The library that an undefined symbol is taken from, if the file says it.
    #[must_use]
    pub fn library(&self) -> Option<&'a [u8]> {
        (self.entry.library != NONE).then(|| self.contents.libraries.get(self.entry.library as usize))
    }

    /// The mangled name.
    #[must_use]
    pub fn mangled(&self) -> &'a [u8] {
        self.contents.mangled(self.entry)
    }

    /// The demangled name, or the name itself if it cannot be demangled.
    #[must_use]
    pub fn demangled(&self) -> &'a [u8] {
        let found = self.contents.demangled(self.entry.name as usize);
        match found.map_or(&[][..], |(texts, place)| texts.get(place)) {
            [] => self.mangled(),
            text => text,
        }
    }

    /// Appends the demangled name, which is not stored if it was not before.
    pub(crate) fn write_demangled(&self, out: &mut Vec<u8>) {
        let start = out.len();
        if let Some((texts, place)) = self.contents.demangled.known(self.entry.name as usize) {
            out.extend_from_slice(texts.get(place));
        } else {
            let name = self.mangled();
            self.contents.budget.spend(name, || names::demangle_to(name, &self.contents.options, out));
        }
        if out.len() == start {
            out.extend_from_slice(self.mangled());
        }
    }

    /// The scheme of the name; `None` if it cannot be demangled, as the names of C.
    #[must_use]
    pub fn scheme(&self) -> Option<Scheme> {
        self.scheme_and_kind().map(|(scheme, _)| scheme)
    }

    /// The kind of the name; `None` if it cannot be demangled.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.scheme_and_kind().map(|(_, kind)| kind)
    }

    fn scheme_and_kind(&self) -> Option<(Scheme, Kind)> {
        self.parts().and_then(|(parts, place)| parts.schemes.get(place).copied().flatten())
    }

    fn parts(&self) -> Option<(&'a Parts, usize)> {
        self.contents.parts(self.entry.name as usize)
    }

    /// The scope of the name; `None` if it has none.
    #[must_use]
    pub fn scope(&self) -> Option<&'a [u8]> {
        let (parts, place) = self.parts()?;
        parts.has.get(place).is_some_and(|has| has.0).then(|| parts.scopes.get(place))
    }

    /// The base name; `None` if the name cannot be demangled or has none.
    #[must_use]
    pub fn base_name(&self) -> Option<&'a [u8]> {
        let (parts, place) = self.parts()?;
        parts.has.get(place).is_some_and(|has| has.1).then(|| parts.base_names.get(place))
    }

    /// The name with its version, as `nm` prints it.
    #[must_use]
    pub fn with_version(&self, name: &'a [u8]) -> Cow<'a, [u8]> {
        self.version().map_or(Cow::Borrowed(name), |version| Cow::Owned([name, version].concat()))
    }
}
