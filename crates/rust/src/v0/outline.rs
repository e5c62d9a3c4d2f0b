//! What a name tells besides its text: the kind of the symbol, and the crate that defines it.

use super::path::Place;
use super::seen::SeenTable;
use super::{Input, Read, Reader, Stopped};
use crate::kind::{Namespace, of_v0};
use crate::names::STACK;
use crate::punycode;
use crate::tool::{Choices, Rustfilt};
use demangling::Output;
use demangling::{Error, Kind, Limits};

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

/// The name of the crate that defines the symbol, and its hash; the symbol's name without its prefix is well-formed.
///
/// The crate is the root of the symbol's path, or of the path of the impl or trait that it is in.
pub(crate) fn defining_crate(name: &[u8], limits: &Limits) -> Option<(String, u64)> {
    outline(name, limits, |reader| {
        loop {
            let start = reader.at;
            let tag = reader.peek();
            reader.advance();
            match tag {
                b'C' => break,
                b'I' => {}
                b'N' => reader.advance(),
                b'M' | b'X' => {
                    reader.tagged_number(b's')?;
                }
                b'Y' => reader.ty()?,
                b'B' => {
                    // A reference to what precedes it, so that this ends.
                    let target = usize::try_from(reader.base_62_number()?).unwrap_or(usize::MAX);
                    if target >= start {
                        return Err(Stopped);
                    }
                    reader.at = target;
                }
                _ => return Err(Stopped),
            }
        }
        let hash = reader.tagged_number(b's')?;
        let identifier = reader.undisambiguated_identifier()?;
        let (ascii, inserted) = identifier.split();
        let decoded =
            identifier.in_punycode.then(|| punycode::decode(ascii, inserted, MOST_CHARACTERS, true)).flatten();
        let text = decoded.as_deref().unwrap_or(identifier.bytes);
        Ok((String::from_utf8_lossy(text).into_owned(), hash))
    })
}

/// The most characters of a crate's name in punycode that is decoded.
const MOST_CHARACTERS: usize = 1024;
