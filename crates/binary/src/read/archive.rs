//! Archives, `.a` and `.lib`.

use std::path::Path;

use object::FileKind;
use object::read::archive::ArchiveFile;

use crate::{Error, ErrorKind, Limits, source::Source};

use super::{Depth, File, builder::Builder};

/// Reads all members that are binaries. Members are not read as archives, so that none contains itself.
pub(super) fn read(file: &File, builder: &mut Builder) -> Result<(), Error> {
    let archive = ArchiveFile::parse(file.data).map_err(Error::malformed)?;
    // Before any is read.
    let limit = file.request.limits.members;
    Limits::check(archive.members().take(limit.saturating_add(1)).count(), limit, "members")?;
    for member in archive.members() {
        let member = member.map_err(Error::malformed)?;
        builder.spend(member.name())?;
        let name = String::from_utf8_lossy(member.name());
        let inner = file.inner_name(&name);
        if member.is_thin() {
            let source = thin(file, &name, &inner)?;
            builder.allow(source.len());
            one(&File { data: &source, path: None, name: &inner, request: file.request }, builder)?;
        } else {
            let data = member.data(file.data).map_err(|error| Error::malformed(error).in_member(Some(&inner)))?;
            one(&File { data, path: None, name: &inner, request: file.request }, builder)?;
        }
    }
    Ok(())
}

/// Reads a member; one that is not a binary, such as a list of names or a text, is left out.
fn one(member: &File, builder: &mut Builder) -> Result<(), Error> {
    match FileKind::parse(member.data) {
        Ok(kind) if kind != FileKind::Archive => member.read(builder, Depth::Member),
        _ => Ok(()),
    }
}

/// Opens the file that a member of a thin archive is.
fn thin(file: &File, name: &str, inner: &str) -> Result<Source, Error> {
    let Some(folder) = file.path.and_then(Path::parent) else {
        let reason = "the archive is thin: its members are other files, which only a path leads to";
        return Err(Error::new(ErrorKind::Argument, reason).in_member(Some(inner)));
    };
    Source::open(&folder.join(name))
}
