//! What a name tells besides its text: the kind of the symbol, the impl that it is in, and the crate that defines it.

use super::path::Place;
use super::seen::SeenTable;
use super::{Input, Read, Reader, Stopped};
use crate::kind::{Namespace, of_v0};
use crate::names::STACK;
use crate::punycode;
use crate::tool::{Choices, Rustfilt};
use demangling::{ByteText, Error, Kind, Limits, Output};

/// Reads with the rules of rustfilt, which reads the most; the name was read before.
type Outline<'a, 't> = Reader<'a, 't, Rustfilt<true>, ()>;

fn outline<V: Send>(
    name: &[u8],
    limits: &Limits,
    mut read: impl FnMut(&mut Outline<'_, '_>) -> Read<V> + Send,
) -> Option<V> {
    let result = STACK.with_depth(limits.depth, |depth| {
        let limits = &Limits { depth, ..*limits };
        let mut ignored = Vec::new();
        let output = Output::new(&mut ignored, 0, limits).map_err(|full| Error::new(full.into(), 0))?;
        let mut seen = SeenTable::new();
        let mut reader = Outline::new(Input { name, prefix: 0, limits }, output, &mut seen, Choices::SHORTEST);
        reader.skipping = true;
        read(&mut reader).map_err(|Stopped| reader.error())
    });
    result.ok()
}

/// The kind of the symbol, whose name without its prefix is well-formed.
pub(crate) fn kind(name: &[u8], limits: &Limits) -> Kind {
    outline(name, limits, |reader| {
        while reader.eat(b'I') {}
        if !reader.eat(b'N') {
            return Ok(Kind::Type);
        }
        let namespace = reader.peek();
        reader.advance();
        reader.path(Place::Value)?;
        reader.tagged_number(b's')?;
        Ok(of_v0(Namespace(namespace), reader.undisambiguated_identifier()?.bytes))
    })
    .unwrap_or(Kind::Function)
}

/// The path that tells where the first impl in a path is.
pub(crate) enum ImplPath {
    /// That of what contains the impl, which begins at this byte.
    Around(usize),
    /// That of the trait itself, whose function a type does not replace.
    Trait(usize),
}

/// The [`ImplPath`] of the path at `start`, in a name without its prefix that is well-formed. References are not followed,
/// so it is after `start`.
pub(crate) fn impl_path(name: &[u8], start: usize, limits: &Limits) -> Option<ImplPath> {
    outline(name, limits, |reader| {
        reader.at = start;
        loop {
            let tag = reader.peek();
            reader.advance();
            if let Some(path) = go_inside(reader, tag)? {
                return Ok(path);
            }
        }
    })
}

/// Reads what precedes the path inside a path with this tag, which was read. Returns that path if it is of an impl or a
/// trait.
fn go_inside(reader: &mut Outline, tag: u8) -> Read<Option<ImplPath>> {
    match tag {
        b'I' => Ok(None),
        b'N' => {
            reader.advance();
            Ok(None)
        }
        b'M' | b'X' => {
            reader.tagged_number(b's')?;
            Ok(Some(ImplPath::Around(reader.at)))
        }
        b'Y' => {
            reader.ty()?;
            Ok(Some(ImplPath::Trait(reader.at)))
        }
        _ => Err(Stopped),
    }
}

/// The name of the crate that defines the symbol, and its hash; the symbol's name without its prefix is well-formed.
///
/// The crate is the root of the symbol's path, or of the path of the impl or trait that it is in.
pub(crate) fn defining_crate(name: &[u8], limits: &Limits) -> Option<(ByteText, u64)> {
    outline(name, limits, |reader| {
        loop {
            let start = reader.at;
            let tag = reader.peek();
            reader.advance();
            match tag {
                b'C' => break,
                b'B' => {
                    // A reference to what precedes it, so that this ends.
                    let target = usize::try_from(reader.base_62_number()?).unwrap_or(usize::MAX);
                    if target >= start {
                        return Err(Stopped);
                    }
                    reader.at = target;
                }
                tag => {
                    go_inside(reader, tag)?;
                }
            }
        }
        let hash = reader.tagged_number(b's')?;
        let identifier = reader.undisambiguated_identifier()?;
        let (ascii, inserted) = identifier.split();
        let decoded =
            identifier.in_punycode.then(|| punycode::decode(ascii, inserted, MOST_CHARACTERS, true)).flatten();
        let text = decoded.as_deref().unwrap_or(identifier.bytes);
        Ok((text.into(), hash))
    })
}

/// The most characters of a crate's name in punycode that is decoded.
const MOST_CHARACTERS: usize = 1024;
