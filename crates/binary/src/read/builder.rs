//! Collects what is read, within the limits.

use std::path::Path;
use std::sync::OnceLock;

use symbol_names::Options;

use crate::{
    Error, ErrorKind, Limits, Member, Section, SymbolTable,
    contents::Contents,
    entry::{Entry, NONE},
    limits::Budget,
    names::Blocks,
    texts::Interner,
};

use super::Request;

pub(super) struct Builder {
    pub(super) members: Vec<Member>,
    pub(super) sections: Vec<Section>,
    pub(super) entries: Vec<Entry>,
    names: Interner,
    versions: Interner,
    libraries: Interner,
    /// How many bytes of names may still be read.
    budget: usize,
    limits: Limits,
    options: Options,
}

impl Builder {
    pub(super) fn new(request: &Request, length: usize) -> Builder {
        let mut builder = Builder {
            members: Vec::new(),
            sections: Vec::new(),
            entries: Vec::new(),
            names: Interner::default(),
            versions: Interner::default(),
            libraries: Interner::default(),
            budget: 1 << 16,
            limits: request.limits,
            options: request.options.clone(),
        };
        builder.allow(length);
        builder
    }

    /// Allows the names of another file of this length.
    pub(super) fn allow(&mut self, length: usize) {
        self.budget = self.budget.saturating_add(length.saturating_mul(self.limits.shared_names));
    }

    /// Takes the length of a name from the budget. Names can overlap, so that a short file could have endless ones.
    pub(super) fn spend(&mut self, name: &[u8]) -> Result<(), Error> {
        let rest = self.budget.checked_sub(name.len() + 1);
        self.budget = rest.ok_or_else(|| {
            let times = self.limits.shared_names;
            Error::new(ErrorKind::Limit, format!("its names overlap to more than {times} times the length of the file"))
        })?;
        Ok(())
    }

    pub(super) fn member(&mut self, member: Member) -> Result<u32, Error> {
        let number = self.members.len();
        Limits::check(number + 1, self.limits.members, "members")?;
        self.members.push(member);
        Ok(u32::try_from(number).unwrap_or(NONE))
    }

    pub(super) fn section(&mut self, section: Section) -> Result<u32, Error> {
        self.spend(section.name.as_bytes())?;
        self.expect_sections(1)?;
        let number = self.sections.len();
        self.sections.push(section);
        Ok(u32::try_from(number).unwrap_or(NONE))
    }

    /// Checks that so many sections more are not too many, before they are read.
    pub(super) fn expect_sections(&self, count: usize) -> Result<(), Error> {
        Limits::check(self.sections.len().saturating_add(count), self.limits.sections, "sections")
    }

    /// Checks that so many symbols more are not too many, before they are read.
    pub(super) fn expect_symbols(&self, count: usize) -> Result<(), Error> {
        Limits::check(self.entries.len().saturating_add(count), self.limits.symbols, "symbols")
    }

    pub(super) fn push(&mut self, entry: Entry) -> Result<(), Error> {
        self.expect_symbols(1)?;
        self.entries.push(entry);
        Ok(())
    }

    /// The number of a name, the same as before if the name is known.
    pub(super) fn name(&mut self, name: &[u8]) -> Result<u32, Error> {
        self.spend(name)?;
        self.names.number(name)
    }

    /// The number of a name of a table in which names are hardly repeated. It may be known by another number.
    pub(super) fn new_name(&mut self, name: &[u8]) -> Result<u32, Error> {
        self.spend(name)?;
        self.names.push(name)
    }

    pub(super) fn version(&mut self, version: &[u8]) -> Result<u32, Error> {
        self.spend(version)?;
        self.versions.number(version)
    }

    /// False if the version is that of this very name.
    pub(super) fn version_is_other(&self, version: u32, name: &[u8]) -> bool {
        self.versions.get(version).iter().skip_while(|byte| **byte == b'@').ne(name)
    }

    pub(super) fn library(&mut self, library: &[u8]) -> Result<u32, Error> {
        self.spend(library)?;
        self.libraries.number(library)
    }

    /// The table of a file with this path, or of bytes.
    pub(super) fn finish(self, path: Option<&Path>) -> SymbolTable {
        let names = self.names.into_texts();
        SymbolTable::new(Contents {
            file: path.map(|path| path.display().to_string()).unwrap_or_default(),
            members: self.members,
            sections: self.sections,
            entries: self.entries,
            versions: self.versions.into_texts(),
            libraries: self.libraries.into_texts(),
            options: self.options,
            limits: self.limits,
            budget: Budget::of(&self.limits),
            demangled: Blocks::new(names.len()),
            parts: Blocks::new(names.len()),
            names,
            by_address: OnceLock::new(),
            space: OnceLock::new(),
        })
    }
}
