//! What the names of a table mean, found out on all cores.

use std::num::NonZeroUsize;

use bulk::{Batch, on_threads};
use symbol_names::{Kind, Options, Scheme};

use crate::{Error, texts::Texts};

/// The demangled texts. Those of names that cannot be demangled are empty.
#[derive(Debug, Default)]
pub(crate) struct Names(pub(crate) Texts);

/// The fields of each name.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// `None` if the name cannot be demangled.
    pub(crate) schemes: Vec<Option<(Scheme, Kind)>>,
    pub(crate) scopes: Texts,
    pub(crate) base_names: Texts,
    /// Which names have a scope and a base name.
    pub(crate) has: Vec<(bool, bool)>,
}

/// The number of threads for so many names.
fn batch(names: usize, threads: Option<NonZeroUsize>) -> Batch {
    const SMALL: usize = 2_048;
    let default = || if names < SMALL { NonZeroUsize::MIN } else { bulk::available_threads() };
    Batch::with_threads(threads.unwrap_or_else(default))
}

/// Calls `work` for each name, on several threads, and hands what it makes of each piece to `join`, in order. What is made
/// of a piece begins as `start` makes it, for the numbers and the bytes of its names.
pub(crate) fn for_names_with<T: Send>(
    names: &Texts,
    goes_on: impl FnMut() -> bool,
    start: impl Fn(usize, usize) -> T + Sync,
    work: impl Fn(&[u8], &mut T) + Sync,
    join: impl FnMut(T),
) -> Result<(), Error> {
    let pieces = on_threads(names.len(), batch(names.len(), None), goes_on, |piece, watch| {
        let mut made = start(piece.len(), names.bytes_of(piece.clone()));
        for number in piece {
            let name = names.get(number);
            if !watch.goes_on_with(name.len()) {
                break;
            }
            work(name, &mut made);
        }
        made
    });
    pieces?.into_iter().for_each(join);
    Ok(())
}

/// [`for_names_with`] with what is made by default.
pub(crate) fn for_names<T: Default + Send>(
    names: &Texts,
    goes_on: impl FnMut() -> bool,
    work: impl Fn(&[u8], &mut T) + Sync,
    join: impl FnMut(T),
) -> Result<(), Error> {
    for_names_with(names, goes_on, |_, _| T::default(), work, join)
}

/// Demangles each name; the text is empty if it cannot be.
pub(crate) fn demangled(names: &Texts, options: &Options, goes_on: impl FnMut() -> bool) -> Result<Texts, Error> {
    let all_bytes = names.bytes_of(0..names.len());
    let mut all = Texts::with_capacity(names.len(), bulk::TEXT_A_NAME * all_bytes);
    let start = |count, bytes| Texts::with_capacity(count, bulk::TEXT_A_NAME * bytes);
    let work = |name: &[u8], texts: &mut Texts| {
        texts.push_with(|out| {
            let start = out.len();
            if symbol_names::demangle_to(name, options, out).is_err() {
                out.truncate(start);
            }
        });
    };
    for_names_with(names, goes_on, start, work, |piece| all.extend(&piece))?;
    Ok(all)
}

/// Finds the fields of each name.
pub(crate) fn parts(names: &Texts, options: &Options, goes_on: impl FnMut() -> bool) -> Result<Parts, Error> {
    let mut all = Parts::default();
    let work = |name: &[u8], parts: &mut Parts| {
        let found = symbol_names::inspect(name, options, |structure, options| {
            let scope = structure.scope(options)?;
            Ok((structure.scheme(), structure.kind(), scope, structure.base_name(options)?))
        });
        let (scheme, scope, base_name) = match found {
            Ok((scheme, kind, scope, base_name)) => (Some((scheme, kind)), scope, base_name),
            Err(_) => (None, None, None),
        };
        parts.schemes.push(scheme);
        parts.has.push((scope.is_some(), base_name.is_some()));
        parts.scopes.push(scope.unwrap_or_default().as_bytes());
        parts.base_names.push(base_name.unwrap_or_default().as_bytes());
    };
    for_names(names, goes_on, work, |piece| {
        all.schemes.extend(piece.schemes);
        all.has.extend(piece.has);
        all.scopes.extend(&piece.scopes);
        all.base_names.extend(&piece.base_names);
    })?;
    Ok(all)
}
