//! Reads an object file, library or program.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use object::{
    BinaryFormat, Object as _, ObjectSection as _, ObjectSymbol as _, SectionIndex, SymbolFlags, SymbolSection, elf,
    macho, pe,
};

use crate::{
    Binding, Error, Member, Section, SectionClass, Visibility,
    entry::{Entry, Flags, NONE},
    letter::{Dialect, Place, letter, of_section},
};

use super::{File, Which, builder::Builder, debug_file, elf as elf_versions, windows};

/// Reads the file, which is no archive, as a member.
pub(super) fn read(file: &File, builder: &mut Builder) -> Result<(), Error> {
    let object = object::File::parse(file.data).map_err(Error::malformed)?;
    let member = builder.member(Member {
        name: file.name.to_owned(),
        format: format_of(&object),
        architecture: format!("{:?}", object.architecture()).to_lowercase(),
        pointer: if object.is_64() { 8 } else { 4 },
        origin: String::new(),
    })?;
    let mut image = Image::new(&object, member, builder)?;
    let first = builder.entries.len();
    let origin = image.read(file, builder)?;
    if let Some(member) = builder.members.get_mut(member as usize) {
        member.origin = origin;
    }
    if image.dialect != Dialect::Elf && image.dialect != Dialect::Wasm {
        Image::compute_sizes(builder, first);
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

/// The number of symbols in a table, as its header says it; 0 if it does not.
fn count(object: &object::File, table: Table) -> usize {
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

/// One of the tables of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Table {
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
        if static_table && self.object.symbols().any(|symbol| is_listed(&symbol) && symbol.name_bytes() != Ok(b"")) {
            let exported = self.exported(builder)?;
            self.symbols(self.object, Table::Static, exported.as_ref(), builder)?;
            return Ok("symtab".into());
        }
        if file.request.which == Which::Auto && file.request.debug_files {
            if let Some(origin) = self.debug_file(file, builder)? {
                return Ok(origin);
            }
        }
        if !dynamic_table {
            return Ok("symtab".into());
        }
        if is_image {
            windows::read(self, self.object, builder)?;
            return Ok("exports and imports".into());
        }
        if self.dialect != Dialect::Elf {
            self.symbols(self.object, Table::Dynamic, None, builder)?;
            return Ok("symtab".into());
        }
        self.symbols(self.object, Table::Dynamic, None, builder)?;
        if file.request.which == Which::Auto {
            if let Some(data) = debug_file::decompressed(self.object, &file.request.limits)? {
                builder.allow(data.len());
                let other = object::File::parse(&*data).map_err(Error::malformed)?;
                builder.expect_symbols(count(&other, Table::Static))?;
                let exported = HashSet::new();
                self.symbols(&other, Table::Static, Some(&exported), builder)?;
                return Ok("dynsym, gnu_debugdata".into());
            }
        }
        Ok("dynsym".into())
    }

    /// Reads the symbols of the separate debug file, if there is one with symbols.
    fn debug_file(&self, file: &File, builder: &mut Builder) -> Result<Option<String>, Error> {
        let Some((path, source)) = debug_file::find(self.object, file)? else { return Ok(None) };
        let read = |builder: &mut Builder| {
            let other = object::File::parse(&*source).map_err(Error::malformed)?;
            builder.expect_symbols(count(&other, Table::Static))?;
            if !other.symbols().any(|symbol| is_listed(&symbol) && symbol.name_bytes() != Ok(b"")) {
                return Ok(None);
            }
            builder.allow(source.len());
            let exported = self.exported(builder)?;
            self.symbols(&other, Table::Static, exported.as_ref(), builder)?;
            Ok(Some(format!("debug file {}", path.display())))
        };
        read(builder).map_err(|error: Error| error.in_file(&path))
    }

    /// The names that a linked ELF or PE file exports; `None` if the symbols tell it themselves.
    fn exported(&self, builder: &mut Builder) -> Result<Option<HashSet<Vec<u8>>>, Error> {
        let mut names = HashSet::new();
        match self.object.format() {
            BinaryFormat::Elf if self.object.dynamic_symbol_table().is_some() => {
                for symbol in self.object.dynamic_symbols().filter(|symbol| !symbol.is_undefined()) {
                    let name = symbol.name_bytes().map_err(Error::malformed)?;
                    builder.spend(name)?;
                    names.insert(name.to_vec());
                }
            }
            BinaryFormat::Pe => windows::exported(self.object, builder, &mut names)?,
            _ => return Ok(None),
        }
        Ok(Some(names))
    }

    /// Reads a table of this object, or of the one with its debug information.
    fn symbols(
        &self,
        object: &object::File,
        table: Table,
        exported: Option<&HashSet<Vec<u8>>>,
        builder: &mut Builder,
    ) -> Result<(), Error> {
        let is_own = std::ptr::eq(object, self.object);
        let others = if is_own { Vec::new() } else { self.numbers_in(object, builder)? };
        let numbers = if is_own { &self.numbers } else { &others };
        let mut versions = elf_versions::Versions::of(object, table == Table::Dynamic)?;
        let symbols = match (table, self.dialect) {
            (Table::Dynamic, Dialect::Elf) => object.dynamic_symbols(),
            _ => object.symbols(),
        };
        for symbol in symbols {
            if !is_listed(&symbol) {
                continue;
            }
            let mut name = symbol.name_bytes().map_err(Error::malformed)?;
            if name.is_empty() {
                continue;
            }
            let section = match symbol.section() {
                SymbolSection::Section(SectionIndex(index)) => numbers.get(index).copied().unwrap_or(NONE),
                _ => NONE,
            };
            let place = self.place(&symbol, builder.sections.get(section as usize));
            let facts = Facts::of(&symbol);
            if table == Table::Dynamic && facts.binding == Binding::Local {
                continue;
            }
            let (mut version, mut library) = (NONE, NONE);
            if self.dialect == Dialect::Elf {
                if let Some(found) = versions.get(symbol.index(), matches!(place, Place::Undefined), builder)? {
                    // A version itself is a symbol, too.
                    if builder.version_is_other(found.version, name) {
                        version = found.version;
                    }
                    library = found.library;
                } else if let Some((before, of_ld)) = split_version(name) {
                    // GNU ld writes the versions of undefined symbols into their names.
                    version = builder.version(of_ld)?;
                    name = before;
                }
            }
            let is_defined = !matches!(place, Place::Undefined);
            let is_exported = is_defined
                && match exported {
                    Some(names) => facts.binding != Binding::Local && names.contains(name),
                    None => {
                        facts.binding != Binding::Local
                            && matches!(facts.visibility, Visibility::Default | Visibility::Protected)
                    }
                };
            let flags = Flags {
                undefined: !is_defined,
                computed_size: false,
                exported: is_exported,
                thread_local: facts.is_thread_local,
            };
            let name = builder.name(name)?;
            let letter = letter(self.dialect, place, facts.binding, facts.is_object, facts.is_ifunc);
            builder.push(Entry {
                address: if is_defined { symbol.address() } else { 0 },
                size: symbol.size(),
                name,
                member: self.member,
                section,
                version,
                library,
                letter,
                binding: facts.binding,
                visibility: facts.visibility,
                flags,
            })?;
        }
        Ok(())
    }

    /// The numbers of our sections by the indices of another file's, which has sections of the same names.
    fn numbers_in(&self, object: &object::File, builder: &mut Builder) -> Result<Vec<u32>, Error> {
        let by_name: std::collections::HashMap<&str, u32> = (self.sections.clone().rev())
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

    /// The section around an address in memory.
    pub(super) fn section_at(&self, address: u64, builder: &Builder) -> u32 {
        let is_in = |section: &Section| address.wrapping_sub(section.address) < section.size;
        let number = self.sections.clone().find(|number| builder.sections.get(*number).is_some_and(is_in));
        number.and_then(|number| u32::try_from(number).ok()).unwrap_or(NONE)
    }

    fn place(&self, symbol: &object::Symbol, section: Option<&Section>) -> Place {
        if let SymbolFlags::MachO { n_type, .. } = symbol.flags() {
            if n_type.typ() == macho::N_INDR {
                return Place::Indirect;
            }
        }
        match symbol.section() {
            SymbolSection::Undefined => Place::Undefined,
            SymbolSection::Absolute => Place::Absolute,
            SymbolSection::Common => Place::Common,
            _ if symbol.is_undefined() => Place::Undefined,
            _ => section.map_or(Place::Unknown, |section| Place::Section(of_section(self.dialect, section))),
        }
    }

    /// Computes the sizes of the symbols from `first` on as the distances to the next one, or to the section's end.
    fn compute_sizes(builder: &mut Builder, first: usize) {
        let Some(entries) = builder.entries.get_mut(first..) else { return };
        let mut order: Vec<&mut Entry> = entries.iter_mut().filter(|entry| entry.section != NONE).collect();
        order.sort_by_key(|entry| (entry.section, entry.address));
        // From the end, since the next one is another one if several are at one address.
        let mut next: Option<(u32, u64, u64)> = None;
        for entry in order.into_iter().rev() {
            let end = match next {
                Some((section, address, end)) if section == entry.section => {
                    if address == entry.address {
                        end
                    } else {
                        address
                    }
                }
                _ => {
                    let section = builder.sections.get(entry.section as usize);
                    section.map_or(entry.address, |section| section.address.saturating_add(section.size))
                }
            };
            next = Some((entry.section, entry.address, end));
            entry.size = end.saturating_sub(entry.address);
            entry.flags.computed_size = true;
        }
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

/// A name of GNU ld's without its version, and the version.
fn split_version(name: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = name.iter().position(|byte| *byte == b'@').filter(|at| *at > 0 && !name.starts_with(b"?"))?;
    name.split_at_checked(at)
}

/// False for the symbols of sections, of files and for debuggers, which `nm` does not list.
fn is_listed(symbol: &object::Symbol) -> bool {
    match symbol.flags() {
        SymbolFlags::Elf { st_info, .. } => {
            let of_type = st_info.st_type();
            of_type != elf::STT_SECTION && of_type != elf::STT_FILE
        }
        SymbolFlags::MachO { n_type, .. } => !n_type.is_stab(),
        SymbolFlags::Coff { storage_class, .. } => storage_class != pe::IMAGE_SYM_CLASS_FILE,
        SymbolFlags::CoffSection { .. } => true,
        _ => symbol.kind() != object::SymbolKind::File && symbol.kind() != object::SymbolKind::Section,
    }
}

/// What the flags of a symbol say.
struct Facts {
    binding: Binding,
    visibility: Visibility,
    is_object: bool,
    is_ifunc: bool,
    is_thread_local: bool,
}

impl Facts {
    fn of(symbol: &object::Symbol) -> Facts {
        let binding = if symbol.is_weak() {
            Binding::Weak
        } else if symbol.is_global() {
            Binding::Global
        } else {
            Binding::Local
        };
        let visibility = Visibility::Default;
        let plain = Facts { binding, visibility, is_object: false, is_ifunc: false, is_thread_local: false };
        match symbol.flags() {
            SymbolFlags::Elf { st_info, st_other } => {
                let of_type = st_info.st_type();
                let binding = match st_info.st_bind() {
                    elf::STB_LOCAL => Binding::Local,
                    elf::STB_WEAK => Binding::Weak,
                    elf::STB_GNU_UNIQUE => Binding::Unique,
                    _ => Binding::Global,
                };
                Facts {
                    binding,
                    visibility: match st_other.visibility() {
                        elf::STV_HIDDEN => Visibility::Hidden,
                        elf::STV_INTERNAL => Visibility::Internal,
                        elf::STV_PROTECTED => Visibility::Protected,
                        _ => Visibility::Default,
                    },
                    is_object: of_type == elf::STT_OBJECT,
                    is_ifunc: of_type == elf::STT_GNU_IFUNC,
                    is_thread_local: of_type == elf::STT_TLS,
                }
            }
            SymbolFlags::MachO { n_type, .. } => {
                let is_external = n_type.0 & macho::N_EXT.0 != 0;
                let is_private = n_type.0 & macho::N_PEXT.0 != 0;
                Facts {
                    binding: if is_external { binding } else { Binding::Local },
                    visibility: if is_private { Visibility::Hidden } else { Visibility::Default },
                    ..plain
                }
            }
            _ => plain,
        }
    }
}
