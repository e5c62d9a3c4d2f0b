//! The versions of symbols in ELF files.

use object::read::elf::{ElfFile, FileHeader, VersionTable};
use object::{Endianness, SymbolIndex, elf};

use crate::{Error, entry::NONE};

use super::builder::Builder;

/// The versions of the symbols of one table.
pub(super) struct Versions<'data> {
    table: Table<'data>,
    /// Those that were found, since few symbols have a version of their own: by index; the defined and the undefined.
    found: [Vec<Option<Found>>; 2],
}

enum Table<'data> {
    None,
    Elf32(Endianness, VersionTable<'data, elf::FileHeader32<Endianness>>),
    Elf64(Endianness, VersionTable<'data, elf::FileHeader64<Endianness>>),
}

/// A version with its at signs, two for the one that is linked by default, and the library that it is from. Both are
/// numbers of the builder's texts.
#[derive(Clone, Copy)]
pub(super) struct Version {
    pub(super) version: u32,
    pub(super) library: u32,
}

/// The version of an index, which may have none.
type Found = Option<Version>;

impl<'data> Versions<'data> {
    /// The versions for the dynamic linker; the table for the static linker has none.
    pub(super) fn of(object: &object::File<'data>, is_dynamic: bool) -> Result<Versions<'data>, Error> {
        let table = match object {
            object::File::Elf32(file) if is_dynamic => {
                table(file)?.map_or(Table::None, |table| Table::Elf32(file.endian(), table))
            }
            object::File::Elf64(file) if is_dynamic => {
                table(file)?.map_or(Table::None, |table| Table::Elf64(file.endian(), table))
            }
            _ => Table::None,
        };
        Ok(Versions { table, found: [Vec::new(), Vec::new()] })
    }

    pub(super) fn get(
        &mut self,
        symbol: SymbolIndex,
        is_undefined: bool,
        builder: &mut Builder,
    ) -> Result<Option<Version>, Error> {
        let index = match &self.table {
            Table::None => return Ok(None),
            Table::Elf32(endian, table) => table.version_index(*endian, symbol),
            Table::Elf64(endian, table) => table.version_index(*endian, symbol),
        };
        let [of_defined, of_undefined] = &mut self.found;
        let known = if is_undefined { of_undefined } else { of_defined };
        if let Some(Some(known)) = known.get(usize::from(index.0)) {
            return Ok(*known);
        }
        let found = match &self.table {
            Table::None => None,
            Table::Elf32(_, table) => table.version(index.index()).ok().flatten(),
            Table::Elf64(_, table) => table.version(index.index()).ok().flatten(),
        };
        let found = found.map(|found| {
            let is_default = !is_undefined && found.file().is_none() && !index.is_hidden();
            let at: &[u8] = if is_default { b"@@" } else { b"@" };
            let version = builder.version(&[at, found.name()].concat())?;
            let library = found.file().map_or(Ok(NONE), |file| builder.library(file))?;
            Ok::<Version, Error>(Version { version, library })
        });
        let found = found.transpose()?;
        if known.len() <= index.0.into() {
            known.resize(usize::from(index.0) + 1, None);
        }
        if let Some(known) = known.get_mut(usize::from(index.0)) {
            *known = Some(found);
        }
        Ok(found)
    }
}

fn table<'data, E: FileHeader<Endian = Endianness>>(
    file: &ElfFile<'data, E>,
) -> Result<Option<VersionTable<'data, E>>, Error> {
    file.elf_section_table().versions(file.endian(), file.data()).map_err(Error::malformed)
}
