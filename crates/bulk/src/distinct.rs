//! Which names came before.

use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use hashbrown::HashTable;

/// The distinct names of a sequence, known by the numbers that the caller gives them. The names themselves stay with
/// the caller.
///
/// ```
/// let names = ["_Z1fv", "_Z1gv", "_Z1fv"];
/// let mut distinct = bulk::Distinct::new();
/// let mut first = |number: u32| {
///     let name = names[number as usize].as_bytes();
///     distinct.number(name, number, |other| names[other as usize].as_bytes() == name)
/// };
/// assert_eq!([first(0), first(1), first(2)], [0, 1, 0]);
/// ```
#[derive(Debug, Default)]
pub struct Distinct {
    table: HashTable<Entry>,
    /// Seeded at random, so that nobody can choose names that collide.
    hasher: RandomState,
}

/// A name of the table. Its hash is stored, so that the table grows without the names.
#[derive(Clone, Copy, Debug)]
struct Entry {
    number: u32,
    hash: u32,
}

impl Entry {
    /// A hash for the table, which takes its place from the low bits and a mark from the high ones.
    #[inline]
    fn spread(hash: u32) -> u64 {
        u64::from(hash).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

impl Distinct {
    /// No names.
    #[must_use]
    pub fn new() -> Distinct {
        Distinct::default()
    }

    /// The number under which `name` came first; if it is new, `number`. `equals` says whether the name of another
    /// number is `name`.
    #[inline]
    pub fn number(&mut self, name: &[u8], number: u32, mut equals: impl FnMut(u32) -> bool) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "half of a hash is one too")]
        let hash = self.hasher.hash_one(name) as u32;
        let is_same = |entry: &Entry| entry.hash == hash && equals(entry.number);
        let entry = self.table.entry(Entry::spread(hash), is_same, |entry| Entry::spread(entry.hash));
        entry.or_insert(Entry { number, hash }).get().number
    }

    /// How many distinct names there are.
    ///
    /// ```
    /// assert_eq!(bulk::Distinct::new().len(), 0);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there is no name.
    ///
    /// ```
    /// assert!(bulk::Distinct::new().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }
}
