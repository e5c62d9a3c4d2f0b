//! The imports of PE files.
//!
//! `object` looks for all names in the section of the first one. Tools that rename libraries, as delvewheel does in wheels,
//! write the new names into another.

use object::read::pe::{
    DelayLoadImportTable, ImageNtHeaders, ImageOptionalHeader as _, ImageThunkData as _, ImportTable, PeFile,
};
use object::{LittleEndian as LE, NameOrOrdinal, pe};

use crate::{Error, ErrorKind};

/// What is called with the library and the name of an import.
type Add<'a, 'data> = &'a mut dyn FnMut(&'data [u8], NameOrOrdinal<&'data [u8]>) -> Result<(), Error>;

/// Calls `add` with each import of a PE file, also with those that are only loaded when they are called.
pub(super) fn read<'data>(object: &object::File<'data>, add: Add<'_, 'data>) -> Result<(), Error> {
    match object {
        object::File::Pe32(file) => of_file(file, add),
        object::File::Pe64(file) => of_file(file, add),
        _ => Ok(()),
    }
}

fn of_file<'data, Pe: ImageNtHeaders>(file: &PeFile<'data, Pe>, add: Add<'_, 'data>) -> Result<(), Error> {
    let memory = Memory::of(file);
    let directory = |number| file.data_directory(number).map(|directory| directory.virtual_address.get(LE));
    if let Some(start) = directory(pe::IMAGE_DIRECTORY_ENTRY_IMPORT) {
        let table = ImportTable::new(memory.at(start)?, start, start);
        for descriptor in table.descriptors().map_err(Error::malformed)? {
            let descriptor = descriptor.map_err(Error::malformed)?;
            let names = match descriptor.original_first_thunk.get(LE) {
                0 => descriptor.first_thunk.get(LE),
                names => names,
            };
            of_library::<Pe>(&memory, descriptor.name.get(LE), names, add)?;
        }
    }
    if let Some(start) = directory(pe::IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT) {
        let table = DelayLoadImportTable::new(memory.at(start)?, start, start);
        for descriptor in table.descriptors().map_err(Error::malformed)? {
            let descriptor = descriptor.map_err(Error::malformed)?;
            // Others, of compilers before 2002, have addresses of another kind.
            if descriptor.attributes.get(LE) & pe::IMAGE_DELAYLOAD_RVA_BASED != 0 {
                let names = descriptor.import_name_table_rva.get(LE);
                of_library::<Pe>(&memory, descriptor.dll_name_rva.get(LE), names, add)?;
            }
        }
    }
    Ok(())
}

/// Calls `add` with each import from the library whose name is at an address.
fn of_library<'data, Pe: ImageNtHeaders>(
    memory: &Memory<'data>,
    library: u32,
    names: u32,
    add: Add<'_, 'data>,
) -> Result<(), Error> {
    let library = memory.text(library)?;
    let mut thunks = ImportTable::new(memory.at(names)?, names, names).thunks(names).map_err(Error::malformed)?;
    while let Some(thunk) = thunks.next::<Pe>().map_err(Error::malformed)? {
        let name = if thunk.is_ordinal() {
            NameOrOrdinal::Ordinal(thunk.ordinal())
        } else {
            // After a hint of two bytes.
            NameOrOrdinal::Name(memory.text(thunk.address().saturating_add(2))?)
        };
        add(library, name)?;
    }
    Ok(())
}

/// What of the file is at which address, in order.
struct Memory<'data>(Vec<(u32, &'data [u8])>);

impl<'data> Memory<'data> {
    fn of<Pe: ImageNtHeaders>(file: &PeFile<'data, Pe>) -> Memory<'data> {
        let range = |start: u32, size: u32| {
            let rest = file.data().get(start as usize..)?;
            rest.get(..rest.len().min(size as usize))
        };
        let headers = range(0, file.nt_headers().optional_header().size_of_headers()).map(|headers| (0, headers));
        let section = |section: &pe::ImageSectionHeader| {
            let (start, size) = section.pe_file_range();
            Some((section.virtual_address.get(LE), range(start, size)?))
        };
        let mut places: Vec<_> = headers.into_iter().chain(file.section_table().iter().filter_map(section)).collect();
        places.sort_by_key(|(start, _)| *start);
        Memory(places)
    }

    /// The bytes from an address on, to the end of its section.
    fn at(&self, address: u32) -> Result<&'data [u8], Error> {
        let after = self.0.partition_point(|(start, _)| *start <= address);
        let section = after.checked_sub(1).and_then(|before| self.0.get(before));
        let found = section.and_then(|(start, bytes)| bytes.get(address.checked_sub(*start)? as usize..));
        found.ok_or_else(|| {
            let reason = format!("an import is at the address {address:#x}, where the file has no bytes");
            Error::new(ErrorKind::Malformed, reason)
        })
    }

    /// The text at an address, up to a null character.
    fn text(&self, address: u32) -> Result<&'data [u8], Error> {
        let bytes = self.at(address)?;
        let end = memchr::memchr(0, bytes).and_then(|end| bytes.get(..end));
        end.ok_or_else(|| {
            let reason = format!("the name of an import, at the address {address:#x}, has no end");
            Error::new(ErrorKind::Malformed, reason)
        })
    }
}
