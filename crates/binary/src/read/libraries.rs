//! The libraries of Mach-O files in which the dynamic linker looks for a symbol.

use object::{FileFlags, Object as _, ObjectSymbol as _, Symbol, SymbolFlags, macho};

use crate::{Error, entry::NONE};

use super::builder::Builder;

/// The libraries that a file needs, as numbers of the builder's texts; none if symbols do not say theirs.
pub(super) struct Libraries(Vec<u32>);

impl Libraries {
    pub(super) fn of(object: &object::File, builder: &mut Builder) -> Result<Libraries, Error> {
        let mut found = Vec::new();
        // In files with a namespace of one level, any library can define a symbol.
        if matches!(object.flags(), FileFlags::MachO { flags } if flags.contains(macho::MH_TWOLEVEL)) {
            let libraries = object.import_libraries().map_err(Error::malformed)?;
            for library in libraries.take(macho::MAX_LIBRARY_ORDINAL.into()) {
                found.push(builder.library(library.map_err(Error::malformed)?.name())?);
            }
        }
        Ok(Libraries(found))
    }

    /// The library of an undefined symbol.
    pub(super) fn of_symbol(&self, symbol: &Symbol) -> u32 {
        let SymbolFlags::MachO { n_desc, .. } = symbol.flags() else { return NONE };
        let place = n_desc.library().index().and_then(|ordinal| usize::from(ordinal).checked_sub(1));
        place.and_then(|place| self.0.get(place)).copied().unwrap_or(NONE)
    }
}
