//! What the names of a table mean, found out on all cores.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::OnceLock;

use bulk::{Batch, on_threads};
use symbol_names::{ErrorKind, Kind, Options, Scheme};

use crate::{Error, limits::Budget, texts::Texts};

/// What is found out about names: a block of them at a time, when one of them is first asked for.
#[derive(Debug)]
pub(crate) struct Blocks<T>(Box<[OnceLock<T>]>);

/// The names of a block. A thread takes a block at a time, too.
const BLOCK: usize = 256;

impl<T: Send + Sync> Blocks<T> {
    /// Of so many names.
    pub(crate) fn new(names: usize) -> Blocks<T> {
        Blocks((0..names.div_ceil(BLOCK)).map(|_| OnceLock::new()).collect())
    }

    /// The block of a name, if it is known, and the name's place in it.
    pub(crate) fn known(&self, name: usize) -> Option<(&T, usize)> {
        self.0.get(name / BLOCK).and_then(OnceLock::get).map(|block| (block, name % BLOCK))
    }

    /// The block of a name, which `make` makes unless it is known, and the name's place in it.
    pub(crate) fn get(&self, names: &Texts, name: usize, make: impl FnOnce(Names) -> T) -> Option<(&T, usize)> {
        let block = name / BLOCK;
        let (from, until) = (block * BLOCK, names.len().min((block + 1) * BLOCK));
        let make = || make(Names { names, numbers: from..until });
        self.0.get(block).map(|found| (found.get_or_init(make), name % BLOCK))
    }

    /// Makes all blocks that are not known, on all cores.
    pub(crate) fn fill(
        &self,
        names: &Texts,
        goes_on: impl FnMut() -> bool,
        make: impl Fn(Names) -> T + Sync,
    ) -> Result<(), Error> {
        if self.0.iter().all(|block| block.get().is_some()) {
            return Ok(());
        }
        on_threads(names.len(), batch(names.len()), goes_on, |numbers, watch| {
            if watch.goes_on_with(names.bytes_of(numbers.clone())) {
                self.get(names, numbers.start, &make);
            }
        })?;
        Ok(())
    }
}

/// Some of the names.
pub(crate) struct Names<'a> {
    names: &'a Texts,
    numbers: Range<usize>,
}

impl<'a> Names<'a> {
    fn iter(&self) -> impl Iterator<Item = &'a [u8]> {
        let names = self.names;
        self.numbers.clone().map(|number| names.get(number))
    }
}

/// The fields of some names.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// `None` if the name cannot be demangled.
    pub(crate) schemes: Vec<Option<(Scheme, Kind)>>,
    pub(crate) scopes: Texts,
    pub(crate) base_names: Texts,
    /// Which names have a scope and a base name.
    pub(crate) has: Vec<(bool, bool)>,
}

/// How the work on so many names is shared.
pub(crate) fn batch(names: usize) -> Batch {
    const SMALL: usize = 2_048;
    let threads = if names < SMALL { NonZeroUsize::MIN } else { bulk::available_threads() };
    Batch { threads, piece: NonZeroUsize::new(BLOCK).unwrap_or(NonZeroUsize::MIN) }
}

/// Calls `work` for each name, on several threads, and hands what it makes of each piece to `join`, in order.
pub(crate) fn for_names<T: Default + Send>(
    names: &Texts,
    goes_on: impl FnMut() -> bool,
    work: impl Fn(&[u8], &mut T) + Sync,
    join: impl FnMut(T),
) -> Result<(), Error> {
    let pieces = on_threads(names.len(), batch(names.len()), goes_on, |piece, watch| {
        let mut made = T::default();
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

/// Demangles some names; the texts of those that cannot be demangled are empty.
pub(crate) fn demangled(names: &Names, options: &Options, budget: &Budget) -> Texts {
    let bytes = names.names.bytes_of(names.numbers.clone());
    let mut texts = Texts::with_capacity(names.numbers.len(), bulk::TEXT_A_NAME * bytes);
    for name in names.iter() {
        texts.push_with(|out| budget.spend(name, || demangle_to(name, options, out)));
    }
    texts.shrink();
    texts
}

/// Appends the demangled text of a name, and nothing if it cannot be demangled. Returns the bytes of the text; if it is too
/// long, those that it took to find out.
pub(crate) fn demangle_to(name: &[u8], options: &Options, out: &mut Vec<u8>) -> usize {
    let start = out.len();
    match symbol_names::demangle_to(name, options, out) {
        Ok(()) => out.len().saturating_sub(start),
        Err(error) => {
            out.truncate(start);
            cost(&error, options)
        }
    }
}

/// The bytes of the text that was made before the limit of a text was found to be exceeded.
fn cost(error: &symbol_names::Error, options: &Options) -> usize {
    if error.kind() == ErrorKind::Limit { options.limits.unwrap_or_default().output } else { 0 }
}

/// Finds the fields of some names.
pub(crate) fn parts(names: &Names, options: &Options, budget: &Budget) -> Parts {
    let mut parts = Parts::default();
    for name in names.iter() {
        let (mut scheme, mut scope, mut base_name) = (None, None, None);
        budget.spend(name, || {
            let found = symbol_names::inspect(name, options, |structure, options| {
                let scope = structure.scope(options)?;
                Ok((structure.scheme(), structure.kind(), scope, structure.base_name(options)?))
            });
            match found {
                Ok((of, kind, around, last)) => (scheme, scope, base_name) = (Some((of, kind)), around, last),
                Err(error) => return cost(&error, options),
            }
            [&scope, &base_name].into_iter().flatten().map(|text| text.len()).sum()
        });
        parts.schemes.push(scheme);
        parts.has.push((scope.is_some(), base_name.is_some()));
        parts.scopes.push(&scope.unwrap_or_default());
        parts.base_names.push(&base_name.unwrap_or_default());
    }
    parts
}
