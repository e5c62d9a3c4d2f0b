//! Reads a table of symbols.

use object::{BinaryFormat, Object as _, ObjectSymbol as _, SectionIndex, Symbol, SymbolKind, SymbolSection};

use crate::{
    Binding, Error, Section, Visibility,
    entry::{Entry, Flags, NONE},
    letter::{Dialect, Place, letter, of_coff_section, of_section},
};

use super::{
    absolute,
    builder::Builder,
    facts::{self, Facts},
    libraries::Libraries,
    mapping_symbols,
    object_file::{Image, Table},
    prefetch::Prefetch,
    versions::Versions,
};

/// The names that a file exports.
#[derive(Default)]
pub(super) struct Exported(Vec<bool>);

impl Exported {
    /// Adds the name with this number.
    pub(super) fn add(&mut self, name: u32) {
        let place = name as usize;
        if place >= self.0.len() {
            self.0.resize(place + 1, false);
        }
        if let Some(is_exported) = self.0.get_mut(place) {
            *is_exported = true;
        }
    }

    fn contains(&self, name: u32) -> bool {
        self.0.get(name as usize).is_some_and(|is_exported| *is_exported)
    }
}

/// True if there is a symbol to read.
pub(super) fn are_in(object: &object::File) -> bool {
    object.symbols().any(|symbol| facts::of(&symbol).is_some() && symbol.name_bytes() != Ok(b""))
}

/// False if the local symbols were stripped, as those of Mach-O files are without the others. Files of other formats lose
/// all, or may have had none.
pub(super) fn local_are_in(object: &object::File) -> bool {
    let is_local = |symbol: Symbol| facts::of(&symbol).is_some_and(|facts| facts.binding == Binding::Local);
    object.format() != BinaryFormat::MachO || object.symbols().any(is_local)
}

/// Reads a table of `object`, which is the file of `image` or the one with its debug information. `numbers` are those of
/// the sections by their indices in `object`. Without `exported` the symbols tell themselves whether they are.
pub(super) fn read(
    image: &Image,
    object: &object::File,
    table: Table,
    numbers: &[u32],
    exported: Option<&Exported>,
    builder: &mut Builder,
) -> Result<(), Error> {
    let mut versions = Versions::of(object, table == Table::Dynamic)?;
    let symbols = match (table, image.dialect) {
        (Table::Dynamic, Dialect::Elf) => object.dynamic_symbols(),
        _ => object.symbols(),
    };
    let architecture = object.architecture();
    // The members of an archive have many names in common.
    let is_alone = builder.members.len() == 1 && exported.is_none();
    let libraries = Libraries::of(object, builder)?;
    let prefetch = Prefetch::of(object, table);
    for symbol in symbols {
        prefetch.before(symbol.index());
        let Some(facts) = facts::of(&symbol) else { continue };
        let mut name = symbol.name_bytes().map_err(Error::malformed)?;
        let is_local = facts.binding == Binding::Local;
        // Assemblers leave labels without a name in ELF files, which `nm` lists.
        if (name.is_empty() && (table == Table::Dynamic || image.dialect != Dialect::Elf))
            // Where sizes are computed, those that are listed end where a local symbol begins.
            || (is_local && table == Table::Dynamic && image.dialect.holds_sizes())
            || (is_local && image.dialect == Dialect::Elf && mapping_symbols::is_one(name, architecture))
        {
            continue;
        }
        let in_section = symbol.section();
        let section = match in_section {
            SymbolSection::Section(SectionIndex(index)) => numbers.get(index).copied().unwrap_or(NONE),
            _ => NONE,
        };
        let place = place(image.dialect, &symbol, &facts, in_section, builder.sections.get(section as usize));
        let is_defined = !matches!(place, Place::Undefined);
        let (mut version, mut library) = (NONE, if is_defined { NONE } else { libraries.of_symbol(&symbol) });
        if image.dialect == Dialect::Elf {
            if let Some(found) = versions.get(symbol.index(), !is_defined, builder)? {
                // A version itself is a symbol, too.
                if builder.version_is_other(found.version, name) {
                    version = found.version;
                }
                library = found.library;
            } else if let Some((before, of_ld)) = split_version(name) {
                // GNU ld writes the versions of undefined symbols into their names.
                version = builder.version(of_ld)?;
                name = before;
            }
        }
        let name = if is_alone { builder.new_name(name)? } else { builder.name(name)? };
        let is_seen = matches!(facts.visibility, Visibility::Default | Visibility::Protected);
        let flags = Flags {
            undefined: !is_defined,
            computed_size: false,
            exported: is_defined && !is_local && exported.map_or(is_seen, |names| names.contains(name)),
            thread_local: facts.is_thread_local,
        };
        builder.push(Entry {
            address: match place {
                Place::Undefined => 0,
                Place::Absolute => absolute::value(object, &symbol),
                _ => symbol.address(),
            },
            size: symbol.size(),
            name,
            member: image.member,
            section,
            version,
            library,
            letter: letter(image.dialect, place, facts.binding, facts.is_object, facts.is_ifunc),
            binding: facts.binding,
            visibility: facts.visibility,
            flags,
        })?;
    }
    Ok(())
}

fn place(
    dialect: Dialect,
    symbol: &Symbol,
    facts: &Facts,
    in_section: SymbolSection,
    section: Option<&Section>,
) -> Place {
    match in_section {
        _ if facts.is_indirect => Place::Indirect,
        // In an import library, a section of another member that the linker puts after its own.
        SymbolSection::Undefined if dialect == Dialect::Coff && symbol.kind() == SymbolKind::Section => {
            let name = String::from_utf8_lossy(symbol.name_bytes().unwrap_or_default());
            of_coff_section(&name).map_or(Place::Undefined, Place::Section)
        }
        SymbolSection::Undefined => Place::Undefined,
        SymbolSection::Absolute => Place::Absolute,
        SymbolSection::Common => Place::Common,
        _ if symbol.is_undefined() => Place::Undefined,
        // The data of object files are in segments, which are no sections.
        _ if dialect == Dialect::Wasm && section.is_none() && symbol.kind() == SymbolKind::Data => Place::Section(b'd'),
        // The linker can leave the number of a section that it dropped.
        SymbolSection::Section(_) if section.is_none() && dialect == Dialect::Elf => Place::Absolute,
        _ => section.map_or(Place::Unknown, |section| Place::Section(of_section(dialect, section))),
    }
}

/// A name of GNU ld's without its version, and the version.
fn split_version(name: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memchr(b'@', name).filter(|at| *at > 0 && !name.starts_with(b"?"))?;
    name.split_at_checked(at)
}
