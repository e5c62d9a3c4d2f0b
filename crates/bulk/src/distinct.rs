//! Recognition of repeated names.

use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use hashbrown::HashTable;

/// The distinct names of a sequence, identified by numbers that the caller chooses. The caller stores the names
/// themselves.
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
    /// Seeded at random, so that an attacker cannot choose names that collide.
    hasher: RandomState,
}

/// A name in the table. Its hash is stored, so that the table can grow without access to the names.
#[derive(Clone, Copy, Debug)]
struct Entry {
    number: u32,
    hash: u32,
}

impl Entry {
    /// Extends a hash to 64 bits. The table uses the low bits for the place and the high bits for a tag.
    #[inline]
    fn spread(hash: u32) -> u64 {
        u64::from(hash).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

impl Distinct {
    /// An empty set.
    #[must_use]
    pub fn new() -> Distinct {
        Distinct::default()
    }

    /// Adds `name` as `number`, unless it is known. Returns the number under which it was added first. `equals` returns
    /// true if the name of another number is equal to `name`.
    #[inline]
    pub fn number(&mut self, name: &[u8], number: u32, mut equals: impl FnMut(u32) -> bool) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
        let hash = self.hasher.hash_one(name) as u32;
        let is_same = |entry: &Entry| entry.hash == hash && equals(entry.number);
        let entry = self.table.entry(Entry::spread(hash), is_same, |entry| Entry::spread(entry.hash));
        entry.or_insert(Entry { number, hash }).get().number
    }

    /// Forgets all names.
    pub fn clear(&mut self) {
        self.table.clear();
    }

    /// The number of distinct names.
    ///
    /// ```
    /// assert_eq!(bulk::Distinct::new().len(), 0);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// True if there are no names.
    ///
    /// ```
    /// assert!(bulk::Distinct::new().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }
}

/// A few of many names, which tell whether it is worth while to recognize those that are repeated.
///
/// ```
/// let names: Vec<String> = (0..10_000).map(|number| format!("_Z1fILi{}EEvv", number % 1_000)).collect();
/// let mut sample = bulk::Sample::default();
/// for place in sample.places(names.len()) {
///     sample.add(place, names[place].as_bytes());
/// }
/// assert!(sample.has_repeated());
/// ```
#[derive(Debug, Default)]
pub struct Sample {
    /// The hash of each name, and its place.
    names: Vec<(u64, usize)>,
    hasher: RandomState,
}

impl Sample {
    /// The places of the names to add, out of so many. They are random, so that their number suffices for any order of
    /// the names: of names that come twice, there are four pairs or five among them, on average.
    pub fn places(&self, names: usize) -> impl Iterator<Item = usize> + use<> {
        let hasher = self.hasher.clone();
        let taken = names.isqrt() * 3;
        #[expect(clippy::cast_possible_truncation, reason = "the remainder is below a `usize`")]
        (0..taken).map(move |number| (hasher.hash_one(number) % names as u64) as usize)
    }

    /// Adds the name at this place.
    pub fn add(&mut self, place: usize, name: &[u8]) {
        self.names.push((self.hasher.hash_one(name), place));
    }

    /// True if a name is at two places.
    #[must_use]
    pub fn has_repeated(mut self) -> bool {
        self.names.sort_unstable();
        self.names.dedup();
        self.names.windows(2).any(|pair| pair[0].0 == pair[1].0)
    }
}
