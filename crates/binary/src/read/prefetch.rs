//! Brings the names of an ELF file into the processor's cache before they are read.
//!
//! The symbols for the dynamic linker are sorted by the hashes of their names, so that each name is somewhere else.
//! Without this, the processor waits for memory at each of them: for libLLVM, half of the time of reading.

use std::hint::black_box;

use object::read::elf::{FileHeader, Sym as _, SymbolTable};
use object::{Object as _, ObjectSection as _, SymbolIndex};

use super::object_file::{Table, count};

/// The names of a table; empty if there is nothing to bring.
pub(super) struct Prefetch<'a, 'data> {
    names: &'data [u8],
    object: &'a object::File<'data>,
    table: Table,
}

/// The bytes that the processor reads at a time.
const LINE: usize = 64;

/// The symbols whose names are brought together. The processor waits for several places of memory at a time.
const GROUP: usize = 32;

/// The lines of a name that are brought.
const LINES: usize = 3;

impl<'a, 'data> Prefetch<'a, 'data> {
    pub(super) fn of(object: &'a object::File<'data>, table: Table) -> Self {
        /// More are not those of this table, or take longer than the processor would wait.
        const BYTES_A_NAME: usize = 1_024;
        const MOST: usize = 1 << 28;
        let section = if table == Table::Dynamic { ".dynstr" } else { ".strtab" };
        let names = object.section_by_name(section).and_then(|section| section.data().ok()).unwrap_or_default();
        let is_worth_it = names.len() <= MOST.min(count(object, table).saturating_mul(BYTES_A_NAME));
        let names = if is_worth_it { names } else { &[] };
        // In order, which is fastest from the memory to the cache that all cores share.
        black_box(names.iter().step_by(LINE).fold(0, |all, byte| all ^ byte));
        Prefetch { names, object, table }
    }

    /// Brings the names of a group of symbols, if the group begins with this one.
    #[inline]
    pub(super) fn before(&self, SymbolIndex(symbol): SymbolIndex) {
        // The first is that of no symbol, and is not listed.
        if symbol % GROUP == 1 && !self.names.is_empty() {
            match (self.object, self.table) {
                (object::File::Elf32(file), Table::Static) => {
                    self.group(symbol, file.elf_symbol_table(), file.endian());
                }
                (object::File::Elf64(file), Table::Static) => {
                    self.group(symbol, file.elf_symbol_table(), file.endian());
                }
                (object::File::Elf32(file), Table::Dynamic) => {
                    self.group(symbol, file.elf_dynamic_symbol_table(), file.endian());
                }
                (object::File::Elf64(file), Table::Dynamic) => {
                    self.group(symbol, file.elf_dynamic_symbol_table(), file.endian());
                }
                _ => {}
            }
        }
    }

    fn group<E: FileHeader>(&self, first: usize, symbols: &SymbolTable<'data, E>, endian: E::Endian) {
        let group = (first..first + GROUP).filter_map(|index| symbols.symbol(SymbolIndex(index)).ok());
        let starts = group.map(|symbol| symbol.st_name(endian) as usize);
        let lines = starts
            .flat_map(|start| (0..LINES).filter_map(move |line| self.names.get(start.saturating_add(line * LINE))));
        black_box(lines.fold(0, |all, byte| all ^ byte));
    }
}
