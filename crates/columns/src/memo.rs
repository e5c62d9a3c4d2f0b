//! The texts of recent names.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

/// What was made of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made<'a> {
    /// Its text.
    Text(&'a [u8]),
    /// The name cannot be demangled.
    Nothing,
}

/// A cache of recent names and their texts. Each name has one place in it, which a later name may take.
///
/// Columns without repeated names gain nothing from a cache, so it watches how often it helps, and is left alone for a
/// while when it does not.
#[derive(Debug)]
pub struct Memo {
    places: Box<[Place]>,
    hasher: RandomState,
    /// The names, each followed by its text.
    bytes: Vec<u8>,
    asked: usize,
    found: usize,
    /// How many names are still to pass before the cache is asked again.
    asleep: usize,
}

/// Where a name and its text are.
#[derive(Clone, Copy, Debug)]
struct Place {
    hash: u32,
    start: u32,
    name: u32,
    text: u32,
}

impl Place {
    const FREE: Place = Place { hash: 0, start: 0, name: u32::MAX, text: 0 };
    /// The length of the text of a name that has none.
    const NOTHING: u32 = u32::MAX;
}

/// How many names are looked up before it is judged whether that helps.
const WINDOW: usize = 4_096;
/// It helps if one name of so many is found.
const WORTH: usize = 32;
/// How many names pass otherwise until the next attempt.
const ASLEEP: usize = 15 * WINDOW;
/// The longest name and text that are remembered.
const LONGEST: usize = 1 << 12;
/// How many bytes there are for each name, on average.
const BYTES: usize = 256;

impl Memo {
    /// For about so many names; none for 0.
    pub fn new(names: usize) -> Memo {
        let places = if names == 0 { 0 } else { names.next_power_of_two().min(1 << 20) };
        Memo {
            places: vec![Place::FREE; places].into_boxed_slice(),
            hasher: RandomState::default(),
            bytes: Vec::new(),
            asked: 0,
            found: 0,
            asleep: 0,
        }
    }

    /// Forgets all names, so that the memory is used again.
    fn forget(&mut self) {
        self.bytes.clear();
        self.places.fill(Place::FREE);
    }

    /// The place of a name, or `None` if it is not worth while to look.
    #[inline]
    pub fn place(&mut self, name: &[u8]) -> Option<Key> {
        if self.asleep > 0 {
            self.asleep -= 1;
            return None;
        }
        if self.places.is_empty() || name.len() > LONGEST {
            return None;
        }
        self.asked += 1;
        if self.asked == WINDOW {
            if self.found < WINDOW / WORTH {
                self.asleep = ASLEEP;
                self.forget();
            }
            (self.asked, self.found) = (0, 0);
        }
        let hash = self.hasher.hash_one(name);
        #[expect(clippy::cast_possible_truncation, reason = "the number of places is a power of two, and small")]
        Some(Key { index: hash as usize & (self.places.len() - 1), hash: (hash >> 32) as u32 })
    }

    /// What was made of a name, if it is known.
    #[inline]
    pub fn find(&mut self, key: Key, name: &[u8]) -> Option<Made<'_>> {
        let place = self.places.get(key.index)?;
        if place.hash != key.hash || place.name as usize != name.len() {
            return None;
        }
        let (known, rest) = self.bytes.get(place.start as usize..)?.split_at_checked(name.len())?;
        if known != name {
            return None;
        }
        self.found += 1;
        match place.text {
            Place::NOTHING => Some(Made::Nothing),
            length => rest.get(..length as usize).map(Made::Text),
        }
    }

    /// Remembers what was made of a name.
    #[inline]
    pub fn insert(&mut self, key: Key, name: &[u8], made: Made) {
        let text = if let Made::Text(text) = made { text } else { &[] };
        if text.len() > LONGEST {
            return;
        }
        if self.bytes.len() > self.places.len() * BYTES {
            self.forget();
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(name);
        self.bytes.extend_from_slice(text);
        #[expect(clippy::cast_possible_truncation, reason = "at most 2^20 places, and lengths of 2^12")]
        let (start, name, length) = (start as u32, name.len() as u32, text.len() as u32);
        let text = if made == Made::Nothing { Place::NOTHING } else { length };
        if let Some(place) = self.places.get_mut(key.index) {
            *place = Place { hash: key.hash, start, name, text };
        }
    }
}

/// Where a name is looked up.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    index: usize,
    hash: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_found() {
        let mut memo = Memo::new(1_000);
        let made = Made::Text(b"f()");
        let key = memo.place(b"_Z1fv").unwrap();
        assert_eq!(memo.find(key, b"_Z1fv"), None);
        memo.insert(key, b"_Z1fv", made);
        assert_eq!(memo.find(key, b"_Z1fv"), Some(made));
        assert_eq!(memo.find(key, b"_Z1gv"), None);
        let key = memo.place(b"main").unwrap();
        memo.insert(key, b"main", Made::Nothing);
        assert_eq!(memo.find(key, b"main"), Some(Made::Nothing));
    }

    #[test]
    fn it_forgets_and_stays_small() {
        let mut memo = Memo::new(4);
        for number in 0..100_000_u32 {
            let name = number.to_string();
            if let Some(key) = memo.place(name.as_bytes()) {
                memo.insert(key, name.as_bytes(), Made::Text(&[b'x'; 500]));
                assert_eq!(memo.find(key, name.as_bytes()), Some(Made::Text(&[b'x'; 500])));
            }
        }
        assert!(memo.bytes.len() < 4 * BYTES + 600);
    }

    #[test]
    fn it_is_left_alone_where_it_does_not_help() {
        let mut memo = Memo::new(64);
        let looked_up = (0..100_000_u32).filter(|number| memo.place(number.to_string().as_bytes()).is_some()).count();
        assert!(looked_up < 20_000, "{looked_up}");
        assert!(Memo::new(0).place(b"_Z1fv").is_none());
    }
}
