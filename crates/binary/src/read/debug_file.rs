//! Separate debug information: debug files of GNU, bundles of Apple, and `.gnu_debugdata`.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use lzma_rust2::XzReader;
use object::{Object as _, ObjectSection as _};

use crate::{Error, ErrorKind, Limits, source::Source};

use super::File;

/// The file in a bundle `Name.dSYM`.
pub(super) fn in_bundle(path: &Path) -> Option<PathBuf> {
    if path.extension()? != "dSYM" || !path.is_dir() {
        return None;
    }
    let files = fs::read_dir(path.join("Contents/Resources/DWARF")).ok()?;
    let mut files: Vec<PathBuf> = files.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files.into_iter().next()
}

/// The debug file of an object. Its build id, its UUID or its check sum proves that it belongs to it.
pub(super) fn find(object: &object::File, file: &File) -> Result<Option<(PathBuf, Source)>, Error> {
    let Some(path) = file.path else { return Ok(None) };
    let folders = &file.request.debug_folders;
    if let Ok(Some(id)) = object.build_id() {
        if let [first, rest @ ..] = id {
            let rest: String = rest.iter().map(|byte| format!("{byte:02x}")).collect();
            let inner = format!(".build-id/{first:02x}/{rest}.debug");
            let found = folders.iter().map(|folder| folder.join(&inner));
            if let Some(found) = first_that(found, |data| belongs(data, |other| other.build_id() == Ok(Some(id))))? {
                return Ok(Some(found));
            }
        }
    }
    let path = fs::canonicalize(path).map_err(|error| Error::io(path, error))?;
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Ok(None) };
    if let Ok(Some((link, sum))) = object.gnu_debuglink() {
        let link = PathBuf::from(String::from_utf8_lossy(link).into_owned());
        // Only a name: nothing in a file leads out of these folders.
        if let Some(link) = link.file_name() {
            let own = [folder.join(link), folder.join(".debug").join(link)];
            let relative = folder.strip_prefix("/").unwrap_or(folder);
            let others = folders.iter().map(|of_all| of_all.join(relative).join(link));
            let candidates = own.into_iter().chain(others).filter(|found| *found != path);
            if let Some(found) = first_that(candidates, |data| crc32fast::hash(data) == sum)? {
                return Ok(Some(found));
            }
        }
    }
    if let Ok(Some(uuid)) = object.mach_uuid() {
        let mut bundle = name.to_owned();
        bundle.push(".dSYM");
        let found = folder.join(bundle).join("Contents/Resources/DWARF").join(name);
        return first_that([found], |data| belongs(data, |other| other.mach_uuid() == Ok(Some(uuid))));
    }
    Ok(None)
}

fn belongs(data: &[u8], is_same: impl FnOnce(&object::File) -> bool) -> bool {
    object::File::parse(data).is_ok_and(|other| is_same(&other))
}

/// The first of some files that exists and belongs to the object.
fn first_that(
    files: impl IntoIterator<Item = PathBuf>,
    belongs: impl Fn(&[u8]) -> bool,
) -> Result<Option<(PathBuf, Source)>, Error> {
    for path in files.into_iter().filter(|path| path.is_file()) {
        let source = Source::open(&path)?;
        if belongs(&source) {
            return Ok(Some((path, source)));
        }
    }
    Ok(None)
}

/// The ELF file that is compressed in the section `.gnu_debugdata`, if there is one.
pub(super) fn decompressed(object: &object::File, limits: &Limits) -> Result<Option<Vec<u8>>, Error> {
    let Some(section) = object.section_by_name(".gnu_debugdata") else { return Ok(None) };
    let data = section.data().map_err(Error::malformed)?;
    let limit = limits.decompressed;
    let memory = u32::try_from(limit >> 10).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    let reader = XzReader::new_mem_limit(data, true, memory);
    reader.take(limit as u64 + 1).read_to_end(&mut found).map_err(|error| {
        Error::new(ErrorKind::Malformed, format!("the section .gnu_debugdata cannot be decompressed: {error}"))
    })?;
    Limits::check(found.len(), limit, "bytes in .gnu_debugdata")?;
    Ok(Some(found))
}
