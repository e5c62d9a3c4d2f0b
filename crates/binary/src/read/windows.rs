//! The exports and imports of PE files.

use std::collections::HashSet;

use object::{ExportTarget, NameOrOrdinal, Object as _};

use crate::{
    Binding, Error, Visibility,
    entry::{Entry, Flags, NONE},
    letter::{Place, letter, of_section},
};

use super::{builder::Builder, object_file::Image};

/// The names of the exports.
pub(super) fn exported(
    object: &object::File,
    builder: &mut Builder,
    names: &mut HashSet<Vec<u8>>,
) -> Result<(), Error> {
    for export in object.exports().map_err(Error::malformed)? {
        let export = export.map_err(Error::malformed)?;
        if let NameOrOrdinal::Name(name) = export.name() {
            builder.spend(name)?;
            names.insert(name.to_vec());
        }
    }
    Ok(())
}

/// Reads the exports and the imports.
pub(super) fn read(image: &Image, object: &object::File, builder: &mut Builder) -> Result<(), Error> {
    for export in object.exports().map_err(Error::malformed)? {
        let export = export.map_err(Error::malformed)?;
        let (address, section) = match export.target() {
            ExportTarget::Address { address } => (address, image.section_at(address, builder)),
            // A forward to another library has no address.
            _ => (0, NONE),
        };
        let of_section = builder.sections.get(section as usize).map(|section| of_section(image.dialect, section));
        let place = of_section.map_or(Place::Absolute, Place::Section);
        let letter = letter(image.dialect, place, Binding::Global, false, false);
        let name = match export.name() {
            NameOrOrdinal::Name(name) => builder.name(name)?,
            NameOrOrdinal::Ordinal(ordinal) => builder.name(format!("#{ordinal}").as_bytes())?,
        };
        let flags = Flags { exported: true, ..Flags::default() };
        builder.push(Entry { address, section, letter, flags, ..entry(image, name) })?;
    }
    for import in object.imports().map_err(Error::malformed)? {
        let import = import.map_err(Error::malformed)?;
        let library = builder.library(import.library())?;
        let name = match import.name() {
            NameOrOrdinal::Name(name) => builder.name(name)?,
            NameOrOrdinal::Ordinal(ordinal) => builder.name(format!("#{ordinal}").as_bytes())?,
        };
        let flags = Flags { undefined: true, ..Flags::default() };
        builder.push(Entry { library, flags, ..entry(image, name) })?;
    }
    Ok(())
}

fn entry(image: &Image, name: u32) -> Entry {
    Entry {
        address: 0,
        size: 0,
        name,
        member: image.member,
        section: NONE,
        version: NONE,
        library: NONE,
        letter: b'U',
        binding: Binding::Global,
        visibility: Visibility::Default,
        flags: Flags::default(),
    }
}
