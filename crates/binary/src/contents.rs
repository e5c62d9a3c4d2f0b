//! All that was read from a file.

use std::sync::OnceLock;

use symbol_names::Options;

use crate::{
    Limits, Section,
    entry::{Entry, NONE},
    limits::Budget,
    names::{Blocks, Parts},
    sizes::Space,
    texts::Texts,
};

/// A member of an archive, a slice of a universal file, or the file itself.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name in the archive, or the architecture of the slice; empty for the file itself.
    pub name: String,
    /// `elf`, `mach-o`, `pe`, `coff`, `wasm`, `xcoff` or `import`, the entry of an import library.
    pub format: &'static str,
    /// The architecture, such as `x86_64`.
    pub architecture: String,
    /// The bytes of a pointer.
    pub pointer: u64,
    /// Where its symbols come from: `symtab`, `dynsym`, `debug file`, `gnu_debugdata`, `exports and imports`.
    pub origin: String,
}

/// All that was read from a file, and what was made of it.
#[derive(Debug)]
pub(crate) struct Contents {
    /// The path of the file as it was given; empty if only its bytes were.
    pub(crate) file: String,
    pub(crate) members: Vec<Member>,
    pub(crate) sections: Vec<Section>,
    pub(crate) entries: Vec<Entry>,
    /// The mangled names; those of several members, each once.
    pub(crate) names: Texts,
    pub(crate) versions: Texts,
    pub(crate) libraries: Texts,
    /// How names are printed.
    pub(crate) options: Options,
    /// What their texts may take.
    pub(crate) limits: Limits,
    pub(crate) budget: Budget,
    /// The demangled names.
    pub(crate) demangled: Blocks<Texts>,
    pub(crate) parts: Blocks<Parts>,
    pub(crate) by_address: OnceLock<Vec<u32>>,
    pub(crate) space: OnceLock<Space>,
}

impl Contents {
    pub(crate) fn mangled(&self, entry: &Entry) -> &[u8] {
        self.names.get(entry.name as usize)
    }

    pub(crate) fn section(&self, entry: &Entry) -> Option<&Section> {
        if entry.section == NONE { None } else { self.sections.get(entry.section as usize) }
    }

    pub(crate) fn member(&self, number: u32) -> Option<&Member> {
        self.members.get(number as usize)
    }
}
