//! Demangling of many names.

use symbol_names::Options;

use crate::{Batch, Interrupted, Texts, TextsBuilder, on_threads};

/// The length of the texts as a multiple of the length of their names, to reserve memory.
pub const TEXT_A_NAME: usize = 2;

/// Demangles each name.
///
/// ```
/// let options = symbol_names::Options::default();
/// let texts = bulk::demangle(&[b"_Z1fv"], &options, bulk::Batch::default(), || true).unwrap();
/// assert_eq!(texts.iter().next().unwrap().unwrap(), b"f()");
/// ```
///
/// # Errors
///
/// If `goes_on` returned false. The caller's thread calls it ten times a second.
pub fn demangle<N: AsRef<[u8]> + Sync>(
    names: &[N],
    options: &Options,
    batch: Batch,
    goes_on: impl FnMut() -> bool,
) -> Result<Texts, Interrupted> {
    let pieces = on_threads(names.len(), batch, goes_on, |piece, watch| {
        let names = &names[piece];
        let length: usize = names.iter().map(|name| name.as_ref().len()).sum();
        let mut texts = TextsBuilder::with_capacity(names.len(), length * TEXT_A_NAME);
        for name in names {
            if !watch.goes_on_with(name.as_ref().len()) {
                break;
            }
            texts.push_with(|out| symbol_names::demangle_to(name.as_ref(), options, out));
        }
        texts
    });
    Ok(Texts::new(pieces?))
}
