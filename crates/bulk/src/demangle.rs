//! The texts of many names.

use symbol::Options;

use crate::{Batch, Texts, TextsBuilder, on_threads};

/// The text of each name, or why it has none.
///
/// ```
/// let texts = bulk::demangle(&[b"_Z1fv"], &symbol::Options::default(), bulk::Batch::default());
/// assert_eq!(texts.iter().next().unwrap().unwrap(), b"f()");
/// ```
pub fn demangle<N: AsRef<[u8]> + Sync>(names: &[N], options: &Options, batch: Batch) -> Texts {
    Texts::new(on_threads(names.len(), batch, |piece| {
        let mut texts = TextsBuilder::with_capacity(piece.len());
        for name in &names[piece] {
            texts.push_with(|out| symbol::demangle_to(name.as_ref(), options, out));
        }
        texts
    }))
}
