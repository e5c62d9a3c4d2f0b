//! From addresses to symbols.

use crate::{Error, ErrorKind, Section, SectionClass, Symbol, SymbolTable, entry::Entry};

/// The symbol at an address.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The nearest symbol that does not begin after the address.
    pub symbol: Symbol<'a>,
    /// The distance of the address from it, in bytes.
    pub offset: u64,
}

impl SymbolTable {
    /// The symbol at an address in memory: the nearest one before it in the same section. Of several at the same address
    /// it is the one with the greatest size, and then a global one. `None` if there is none.
    ///
    /// All symbols of the file are considered, however the table is filtered.
    ///
    /// # Errors
    ///
    /// If the file has several members, whose addresses overlap.
    pub fn lookup(&self, address: u64) -> Result<Option<Found<'_>>, Error> {
        if self.contents.members.len() > 1 {
            let count = self.contents.members.len();
            let reason = format!("addresses mean nothing in a file of {count} members, each of which has its own");
            return Err(Error::new(ErrorKind::Argument, reason));
        }
        let order = self.contents.by_address.get_or_init(|| self.by_address());
        let address_of = |number: &u32| self.symbol(*number).map_or(0, |symbol| symbol.entry.address);
        let after = order.partition_point(|number| address_of(number) <= address);
        let Some(number) = after.checked_sub(1).and_then(|before| order.get(before)) else { return Ok(None) };
        let Some(symbol) = self.symbol(*number) else { return Ok(None) };
        let is_in = |section: &crate::Section| address.wrapping_sub(section.address) < section.size;
        if !symbol.section().is_some_and(is_in) {
            return Ok(None);
        }
        Ok(Some(Found { symbol, offset: address - symbol.entry.address }))
    }

    /// The numbers of the entries that have an address, one for each address.
    fn by_address(&self) -> Vec<u32> {
        let entries = &self.contents.entries;
        let mut numbered: Vec<_> = (0..).zip(entries).collect();
        // What is not loaded, such as debug information, has addresses from 0, too.
        let is_loaded = |section: &Section| match section.class {
            SectionClass::Debug => false,
            SectionClass::Other => section.address != 0,
            _ => true,
        };
        // The end of a section has a name, too, `_edata`, which is none of what begins there.
        let is_in = |entry: &Entry, section: &Section| entry.address.wrapping_sub(section.address) < section.size;
        numbered.retain(|(_, entry)| {
            !entry.flags.undefined
                && !entry.flags.thread_local
                && self.contents.section(entry).is_some_and(|section| is_loaded(section) && is_in(entry, section))
                && !self.contents.mangled(entry).is_empty()
        });
        // The best one of an address comes last, as the binary search finds it.
        numbered.sort_by_key(|(_, entry)| (entry.address, entry.size, entry.binding as u8));
        numbered.into_iter().map(|(number, _)| number).collect()
    }
}
