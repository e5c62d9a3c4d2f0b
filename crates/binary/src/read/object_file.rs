//! Reads an object file, library or program.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use object::read::{coff::CoffHeader, elf::FileHeader};
use object::{
    AddressSize, Architecture, BinaryFormat, Endianness, FileKind, Object as _, ObjectSection as _, ObjectSymbol as _,
    SectionIndex, elf, pe,
};

use crate::{Binding, Error, Member, Section, SectionClass, entry::NONE, letter::Dialect};

use super::{
    File, Which,
    builder::Builder,
    computed_sizes, debug_file,
    symbols::{self, Exported},
    windows,
};

/// Reads the file, which is no archive, as a member.
pub(super) fn read(file: &File, builder: &mut Builder) -> Result<(), Error> {
    let object = parse(file.data, builder)?;
    let member = builder.member(Member {
        name: file.name.to_owned(),
        format: format_of(&object),
        architecture: format!("{:?}", object.architecture()).to_lowercase(),
        pointer: pointer(object.is_64(), object.architecture()),
        origin: String::new(),
    })?;
    let mut image = Image::new(&object, member, builder)?;
    let first = builder.entries.len();
    let origin = image.read(file, builder)?;
    if let Some(member) = builder.members.get_mut(member as usize) {
        member.origin = origin;
    }
    if !image.dialect.holds_sizes() {
        computed_sizes::compute(builder, first);
        if file.request.which == Which::Dynamic {
            let read = builder.entries.split_off(first);
            builder.entries.extend(read.into_iter().filter(|entry| entry.binding != Binding::Local));
        }
    }
    Ok(())
}

fn format_of(object: &object::File) -> &'static str {
    match object.format() {
        BinaryFormat::Elf => "elf",
        BinaryFormat::MachO => "mach-o",
        BinaryFormat::Pe => "pe",
        BinaryFormat::Coff => "coff",
        BinaryFormat::Wasm => "wasm",
        BinaryFormat::Xcoff => "xcoff",
        _ => "unknown",
    }
}

/// The bytes of a pointer. Of COFF, `object` tells only that the format has 32 bits.
pub(super) fn pointer(is_64: bool, architecture: Architecture) -> u64 {
    if is_64 || architecture.address_size() == Some(AddressSize::U64) { 8 } else { 4 }
}

/// The number of symbols in a table, as its header says it; 0 if it does not.
pub(super) fn count(object: &object::File, table: Table) -> usize {
    match (object, table) {
        (object::File::Elf32(file), Table::Static) => file.elf_symbol_table().len(),
        (object::File::Elf64(file), Table::Static) => file.elf_symbol_table().len(),
        (object::File::Elf32(file), Table::Dynamic) => file.elf_dynamic_symbol_table().len(),
        (object::File::Elf64(file), Table::Dynamic) => file.elf_dynamic_symbol_table().len(),
        (object::File::MachO32(file), _) => file.macho_symbol_table().len(),
        (object::File::MachO64(file), _) => file.macho_symbol_table().len(),
        (object::File::Coff(file), _) => file.coff_symbol_table().len(),
        (object::File::CoffBig(file), _) => file.coff_symbol_table().len(),
        _ => 0,
    }
}

/// Parses a file. Its sections are counted first, since all of them would be looked at.
fn parse<'data>(data: &'data [u8], builder: &Builder) -> Result<object::File<'data>, Error> {
    builder.expect_sections(count_sections(data))?;
    object::File::parse(data).map_err(Error::malformed)
}

/// The number of sections, as the header says it; 0 if it does not, or it is at most 2^16.
fn count_sections(data: &[u8]) -> usize {
    let count = match FileKind::parse(data) {
        Ok(FileKind::Elf32) => elf_sections::<elf::FileHeader32<Endianness>>(data),
        Ok(FileKind::Elf64) => elf_sections::<elf::FileHeader64<Endianness>>(data),
        Ok(FileKind::CoffBig) => pe::AnonObjectHeaderBigobj::parse(data, &mut 0).map(CoffHeader::number_of_sections),
        _ => Ok(0),
    };
    // The parser tells what is wrong with a header.
    count.map_or(0, |count| usize::try_from(count).unwrap_or(usize::MAX))
}

fn elf_sections<Elf: FileHeader<Endian = Endianness>>(data: &[u8]) -> object::Result<u32> {
    let header = Elf::parse(data)?;
    header.shnum(header.endian()?, data)
}

/// One of the tables of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Static,
    Dynamic,
}

/// A file whose sections were read.
pub(super) struct Image<'a, 'data> {
    object: &'a object::File<'data>,
    pub(super) member: u32,
    pub(super) dialect: Dialect,
    /// The number of the section with each index of the file.
    numbers: Vec<u32>,
    /// The numbers of all its sections.
    sections: Range<usize>,
}

impl<'a, 'data> Image<'a, 'data> {
    fn new(object: &'a object::File<'data>, member: u32, builder: &mut Builder) -> Result<Self, Error> {
        let dialect = match object.format() {
            BinaryFormat::MachO => Dialect::MachO,
            BinaryFormat::Coff | BinaryFormat::Pe => Dialect::Coff,
            BinaryFormat::Wasm => Dialect::Wasm,
            _ => Dialect::Elf,
        };
        let start = builder.sections.len();
        let mut numbers = Vec::new();
        for section in object.sections() {
            let name = String::from_utf8_lossy(section.name_bytes().map_err(Error::malformed)?);
            let segment = section.segment_name_bytes().ok().flatten().map(String::from_utf8_lossy);
            let name = match segment.filter(|_| dialect == Dialect::MachO) {
                Some(segment) => Cow::Owned(format!("{segment},{name}")),
                None => name,
            };
            let class = SectionClass::of(&section, &name);
            let thread_local = SectionClass::is_thread_local(&section);
            let (address, size, align) = (section.address(), section.size(), section.align().max(1));
            let name = name.into_owned();
            let number = builder.section(Section { member, name, address, size, align, class, thread_local })?;
            set(&mut numbers, section.index(), number);
        }
        Ok(Image { object, member, dialect, numbers, sections: start..builder.sections.len() })
    }

    /// Reads the symbols that are asked for. Returns where they come from.
    fn read(&mut self, file: &File, builder: &mut Builder) -> Result<String, Error> {
        for table in [Table::Static, Table::Dynamic] {
            builder.expect_symbols(count(self.object, table))?;
        }
        let is_image = matches!(self.object.format(), BinaryFormat::Pe);
        let static_table = !matches!(file.request.which, Which::Dynamic);
        let dynamic_table = !matches!(file.request.which, Which::Static);
        let has_symbols = static_table && symbols::are_in(self.object);
        if file.request.which == Which::Auto
            && file.request.debug_files
            && !(has_symbols && symbols::local_are_in(self.object))
        {
            if let Some(origin) = self.debug_file(file, builder)? {
                return Ok(origin);
            }
        }
        if has_symbols {
            let exported = self.exported(builder)?;
            self.own_symbols(Table::Static, exported.as_ref(), builder)?;
            return Ok("symtab".into());
        }
        if !dynamic_table {
            return Ok("symtab".into());
        }
        if is_image {
            windows::read(self, self.object, builder)?;
            return Ok("exports and imports".into());
        }
        self.own_symbols(Table::Dynamic, None, builder)?;
        if self.dialect != Dialect::Elf {
            return Ok("symtab".into());
        }
        if file.request.which == Which::Auto {
            if let Some(data) = debug_file::decompressed(self.object, &file.request.limits)? {
                builder.allow(data.len());
                let other = parse(&data, builder)?;
                builder.expect_symbols(count(&other, Table::Static))?;
                self.symbols_of(&other, Some(&Exported::default()), builder)?;
                return Ok("dynsym, gnu_debugdata".into());
            }
        }
        Ok("dynsym".into())
    }

    /// Reads the symbols of the separate debug file, if there is one with symbols.
    fn debug_file(&self, file: &File, builder: &mut Builder) -> Result<Option<String>, Error> {
        let Some((path, source)) = debug_file::find(self.object, file)? else { return Ok(None) };
        let read = |builder: &mut Builder| {
            let other = parse(&source, builder)?;
            builder.expect_symbols(count(&other, Table::Static))?;
            if !symbols::are_in(&other) {
                return Ok(None);
            }
            builder.allow(source.len());
            let exported = self.exported(builder)?;
            self.symbols_of(&other, exported.as_ref(), builder)?;
            if self.dialect == Dialect::MachO && !other.symbols().any(|symbol| symbol.is_undefined()) {
                self.own_undefined(builder)?;
            }
            Ok(Some(format!("debug file {}", path.display())))
        };
        read(builder).map_err(|error: Error| error.in_file(&path))
    }

    /// The names that a linked ELF or PE file exports; `None` if the symbols tell it themselves.
    fn exported(&self, builder: &mut Builder) -> Result<Option<Exported>, Error> {
        let mut names = Exported::default();
        match self.object.format() {
            BinaryFormat::Elf if self.object.dynamic_symbol_table().is_some() => {
                for symbol in self.object.dynamic_symbols().filter(|symbol| !symbol.is_undefined()) {
                    names.add(builder.name(symbol.name_bytes().map_err(Error::malformed)?)?);
                }
            }
            BinaryFormat::Pe => windows::exported(self.object, builder, &mut names)?,
            _ => return Ok(None),
        }
        Ok(Some(names))
    }

    /// Reads a table of this file.
    fn own_symbols(&self, table: Table, exported: Option<&Exported>, builder: &mut Builder) -> Result<(), Error> {
        symbols::read(self, self.object, table, &self.numbers, exported, builder)
    }

    /// Reads the symbols of this file that it needs, which a bundle does not repeat.
    fn own_undefined(&self, builder: &mut Builder) -> Result<(), Error> {
        let start = builder.entries.len();
        self.own_symbols(Table::Static, None, builder)?;
        let own = builder.entries.split_off(start);
        builder.entries.extend(own.into_iter().filter(|entry| entry.flags.undefined));
        Ok(())
    }

    /// Reads the symbols of the file with its debug information.
    fn symbols_of(
        &self,
        other: &object::File,
        exported: Option<&Exported>,
        builder: &mut Builder,
    ) -> Result<(), Error> {
        let numbers = self.numbers_in(other, builder)?;
        symbols::read(self, other, Table::Static, &numbers, exported, builder)
    }

    /// The numbers of our sections by the indices of another file's, which has sections of the same names.
    fn numbers_in(&self, object: &object::File, builder: &mut Builder) -> Result<Vec<u32>, Error> {
        let by_name: HashMap<&str, u32> = (self.sections.clone().rev())
            .filter_map(|number| Some((builder.sections.get(number)?.name.as_str(), u32::try_from(number).ok()?)))
            .collect();
        let mut numbers = Vec::new();
        for section in object.sections() {
            let name = section.name_bytes().map_err(Error::malformed)?;
            let mut name = String::from_utf8_lossy(name).into_owned();
            if let (Dialect::MachO, Ok(Some(segment))) = (self.dialect, section.segment_name_bytes()) {
                name = format!("{},{name}", String::from_utf8_lossy(segment));
            }
            set(&mut numbers, section.index(), by_name.get(name.as_str()).copied().unwrap_or(NONE));
        }
        Ok(numbers)
    }

    /// Its sections, by their addresses in memory.
    pub(super) fn layout(&self, builder: &Builder) -> Layout {
        let sections = builder.sections.get(self.sections.clone()).unwrap_or_default();
        let numbers = u32::try_from(self.sections.start).unwrap_or(NONE)..;
        let filled = numbers.zip(sections).filter(|(_, section)| section.size > 0);
        let mut places: Vec<_> = filled.map(|(number, section)| (section.address, section.size, number)).collect();
        places.sort_unstable();
        Layout(places)
    }
}

/// The addresses, sizes and numbers of sections, in order.
pub(super) struct Layout(Vec<(u64, u64, u32)>);

impl Layout {
    /// The section around an address in memory.
    pub(super) fn section_at(&self, address: u64) -> u32 {
        let after = self.0.partition_point(|(start, ..)| *start <= address);
        let before = after.checked_sub(1).and_then(|place| self.0.get(place));
        before.filter(|(start, size, _)| address - start < *size).map_or(NONE, |(.., number)| *number)
    }
}

/// The most entries of a table by index: one index after the other has a section, and few are left out.
fn set(numbers: &mut Vec<u32>, SectionIndex(index): SectionIndex, number: u32) {
    const SPARE: usize = 1 << 10;
    if index >= numbers.len() && index < numbers.len() + SPARE {
        numbers.resize(index + 1, NONE);
    }
    if let Some(place) = numbers.get_mut(index) {
        *place = number;
    }
}
