//! The entries of import libraries, `.lib`.

use object::read::coff::{ImportFile, ImportType};

use crate::{
    Binding, Error, Member, Visibility,
    entry::{Entry, Flags, NONE},
};

use super::{File, builder::Builder, object_file::pointer};

/// Reads an entry, which stands for the symbol of a DLL and for the pointer to it.
pub(super) fn read(file: &File, builder: &mut Builder) -> Result<(), Error> {
    let import = ImportFile::parse(file.data).map_err(Error::malformed)?;
    let architecture = format!("{:?}", import.architecture()).to_lowercase();
    let member = builder.member(Member {
        name: file.name.to_owned(),
        format: "import",
        pointer: pointer(false, import.architecture()),
        architecture,
        origin: "symtab".into(),
    })?;
    let library = builder.library(import.dll())?;
    let pointer = [b"__imp_", import.symbol()].concat();
    // The letters are those of the sections that they will be in, `.idata` and `.text`.
    let code = (import.import_type() == ImportType::Code).then(|| (import.symbol(), b'T'));
    for (name, letter) in [Some((&*pointer, b'I')), code].into_iter().flatten() {
        let name = builder.name(name)?;
        builder.push(Entry {
            address: 0,
            size: 0,
            name,
            member,
            section: NONE,
            version: NONE,
            library,
            letter,
            binding: Binding::Global,
            visibility: Visibility::Default,
            flags: Flags { exported: true, ..Flags::default() },
        })?;
    }
    Ok(())
}
