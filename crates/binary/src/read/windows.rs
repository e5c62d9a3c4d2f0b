//! The exports and imports of PE files.

use object::{ExportTarget, NameOrOrdinal, Object as _};

use crate::{
    Binding, Error, Visibility,
    entry::{Entry, Flags, NONE},
    letter::{Place, letter, of_section},
};

use super::{builder::Builder, imports, object_file::Image, symbols::Exported};

/// Adds the names of the exports.
pub(super) fn exported(object: &object::File, builder: &mut Builder, names: &mut Exported) -> Result<(), Error> {
    for export in object.exports().map_err(Error::malformed)? {
        let export = export.map_err(Error::malformed)?;
        if let NameOrOrdinal::Name(name) = export.name() {
            names.add(builder.name(name)?);
        }
    }
    Ok(())
}

/// Reads the exports and the imports.
pub(super) fn read(image: &Image, object: &object::File, builder: &mut Builder) -> Result<(), Error> {
    let layout = image.layout(builder);
    for export in object.exports().map_err(Error::malformed)? {
        let export = export.map_err(Error::malformed)?;
        let (address, section) = match export.target() {
            ExportTarget::Address { address } => (address, layout.section_at(address)),
            // A forward to another library has no address.
            _ => (0, NONE),
        };
        let of_section = builder.sections.get(section as usize).map(|section| of_section(image.dialect, section));
        let place = of_section.map_or(Place::Absolute, Place::Section);
        let letter = letter(image.dialect, place, Binding::Global, false, false);
        let name = number_of(export.name(), builder)?;
        let flags = Flags { exported: true, ..Flags::default() };
        builder.push(Entry { address, section, letter, flags, ..entry(image, name) })?;
    }
    imports::read(object, &mut |library, name| {
        let library = builder.library(library)?;
        let name = number_of(name, builder)?;
        let flags = Flags { undefined: true, ..Flags::default() };
        builder.push(Entry { library, flags, ..entry(image, name) })
    })
}

/// The number of a name; an ordinal is written `#1`.
fn number_of(name: NameOrOrdinal<&[u8]>, builder: &mut Builder) -> Result<u32, Error> {
    match name {
        NameOrOrdinal::Name(name) => builder.name(name),
        NameOrOrdinal::Ordinal(ordinal) => builder.name(format!("#{ordinal}").as_bytes()),
    }
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
