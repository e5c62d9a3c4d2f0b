//! The versions of symbols in ELF files.

use std::collections::HashMap;

use object::read::elf::{ElfFile, FileHeader, VersionTable};
use object::{Endianness, SymbolIndex, elf};

use crate::{Error, entry::NONE};

use super::builder::Builder;

/// The versions of the symbols of one table.
pub(super) struct Versions<'data> {
    table: Table<'data>,
    /// Those that were found, since few symbols have a version of their own: by index, and whether they are undefined.
    found: HashMap<(u16, bool), Option<Version>>,
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
        Ok(Versions { table, found: HashMap::new() })
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
        if let Some(known) = self.found.get(&(index.0, is_undefined)) {
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
        self.found.insert((index.0, is_undefined), found);
        Ok(found)
    }
}

fn table<'data, E: FileHeader<Endian = Endianness>>(
    file: &ElfFile<'data, E>,
) -> Result<Option<VersionTable<'data, E>>, Error> {
    file.elf_section_table().versions(file.endian(), file.data()).map_err(Error::malformed)
}
