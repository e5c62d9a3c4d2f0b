//! Reads files of all formats.

mod absolute;
mod archive;
mod builder;
mod computed_sizes;
mod debug_file;
mod facts;
mod import_library;
mod imports;
mod libraries;
mod mapping_symbols;
mod object_file;
mod prefetch;
mod symbols;
mod versions;
mod windows;

use std::path::{Path, PathBuf};

use object::FileKind;
use symbol_names::Options;

use crate::{Error, ErrorKind, Limits, SymbolTable, source::Source};

use builder::Builder;

/// Which symbols to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All that can be found: those of the file; if they were stripped, those of its debug file; if there is none, those
    /// for the dynamic linker and of `.gnu_debugdata`.
    #[default]
    Auto,
    /// Those for the (static) linker, as `nm`.
    Static,
    /// Those for the dynamic linker, as `nm -D`: in PE files the exports and imports.
    Dynamic,
}

impl Which {
    /// All values.
    pub const ALL: [Which; 3] = [Which::Auto, Which::Static, Which::Dynamic];

    /// The name, as options spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Which::Auto => "auto",
            Which::Static => "static",
            Which::Dynamic => "dynamic",
        }
    }
}

/// How to read a file.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which symbols to read.
    pub which: Which,
    /// True to search for separate debug files.
    pub debug_files: bool,
    /// The folders of debug files, besides the file's own.
    pub debug_folders: Vec<PathBuf>,
    /// How names are printed.
    pub options: Options,
    /// What the file may cost.
    pub limits: Limits,
}

impl Default for Request {
    fn default() -> Request {
        Request {
            which: Which::Auto,
            debug_files: true,
            debug_folders: vec![PathBuf::from("/usr/lib/debug")],
            options: Options::DEFAULT,
            limits: Limits::DEFAULT,
        }
    }
}

impl Request {
    /// Refuses an option that the style does not have, which would leave all names as they are.
    fn check(&self) -> Result<(), Error> {
        match symbol_names::demangle_to(b"", &self.options, &mut Vec::new()) {
            Err(error) if error.kind() == symbol_names::ErrorKind::Unsupported => {
                Err(Error::new(ErrorKind::Argument, error.to_string()))
            }
            _ => Ok(()),
        }
    }
}

/// Reads the symbols of a file. A bundle `….dSYM` is read as the file in it.
///
/// The file is mapped to memory while it is read, and must not be truncated meanwhile.
///
/// # Errors
///
/// If the style does not have an option of the request; if the file cannot be opened, is of no known format, contradicts
/// its format, or exceeds a limit.
pub fn read_file(path: &Path, request: &Request) -> Result<SymbolTable, Error> {
    request.check()?;
    let inner = debug_file::in_bundle(path);
    let path = inner.as_deref().unwrap_or(path);
    let source = Source::open(path)?;
    read(&source, Some(path), request).map_err(|error| error.in_file(path))
}

/// Reads the symbols of the bytes of a file.
///
/// # Errors
///
/// As [`read_file`].
pub fn read_bytes(data: &[u8], request: &Request) -> Result<SymbolTable, Error> {
    request.check()?;
    read(data, None, request)
}

fn read(data: &[u8], path: Option<&Path>, request: &Request) -> Result<SymbolTable, Error> {
    let mut builder = Builder::new(request, data.len());
    let file = File { data, path, name: "", request };
    file.read(&mut builder, Depth::File)?;
    Ok(builder.finish(path))
}

/// How deep a file is in others. An archive can be in a universal file; nothing else is in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Depth {
    File,
    Slice,
    Member,
}

/// A file, a slice of a universal file, or a member of an archive.
struct File<'a> {
    data: &'a [u8],
    path: Option<&'a Path>,
    name: &'a str,
    request: &'a Request,
}

impl File<'_> {
    fn read(&self, builder: &mut Builder, depth: Depth) -> Result<(), Error> {
        match FileKind::parse(self.data) {
            Ok(FileKind::Archive) if depth != Depth::Member => archive::read(self, builder),
            Ok(FileKind::MachOFat32) if depth == Depth::File => {
                let file = object::read::macho::MachOFatFile32::parse(self.data).map_err(Error::malformed)?;
                self.slices(builder, file.arches())
            }
            Ok(FileKind::MachOFat64) if depth == Depth::File => {
                let file = object::read::macho::MachOFatFile64::parse(self.data).map_err(Error::malformed)?;
                self.slices(builder, file.arches())
            }
            // An archive without members is shorter than the crate looks at: Debian's libpthread.a.
            Err(_) if self.data == object::archive::MAGIC && depth != Depth::Member => Ok(()),
            Ok(FileKind::CoffImport) => import_library::read(self, builder),
            Ok(FileKind::Archive | FileKind::MachOFat32 | FileKind::MachOFat64 | FileKind::DyldCache) | Err(_) => {
                Err(self.unknown())
            }
            Ok(_) => object_file::read(self, builder),
        }
        .map_err(|error| error.in_member(Some(self.name).filter(|name| !name.is_empty())))
    }

    fn slices<A: object::read::macho::FatArch>(&self, builder: &mut Builder, slices: &[A]) -> Result<(), Error> {
        Limits::check(slices.len(), self.request.limits.members, "slices")?;
        for slice in slices {
            let name = format!("{:?}", slice.architecture()).to_lowercase();
            let data = slice.data(self.data).map_err(|error| Error::malformed(error).in_member(Some(&name)))?;
            let slice = File { data, path: None, name: &name, request: self.request };
            slice.read(builder, Depth::Slice)?;
        }
        Ok(())
    }

    /// The name of something inside this file.
    fn inner_name(&self, name: &str) -> String {
        if self.name.is_empty() { name.to_owned() } else { format!("{}:{name}", self.name) }
    }

    fn unknown(&self) -> Error {
        let expected = "expected ELF, Mach-O, PE, COFF, XCOFF, WebAssembly, or an archive of such files";
        let reason = match self.data {
            [] => format!("the file is empty; {expected}"),
            _ if self.data.starts_with(b"\0asm") => {
                "expected a module of WebAssembly, of version 1; found a component or another version".to_owned()
            }
            _ if self.data.len() < 16 => {
                format!("the file has only {} bytes, too few for a header; {expected}", self.data.len())
            }
            _ => format!("not a binary: {expected}, found {}", first_bytes(self.data)),
        };
        Error::new(ErrorKind::Unknown, reason)
    }
}

/// The first bytes of a file, for a message.
fn first_bytes(data: &[u8]) -> String {
    let first = data.get(..8).unwrap_or(data);
    format!("{:?}", first.escape_ascii().to_string())
}
