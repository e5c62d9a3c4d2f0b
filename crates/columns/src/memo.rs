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

/// A cache of recent names and their texts. Each name has four places in it, which later names may take. The first names
/// are stored at once. When these fill a part of the memory, the text is stored when the name comes for the second time,
/// so that names that come once take no memory from others.
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
    /// That of a name that came once.
    const SEEN: u32 = u32::MAX - 1;

    /// True for the place of this name, or of one with the same hash.
    #[inline]
    fn is_of(&self, key: Key, name: &[u8]) -> bool {
        self.hash == key.hash && self.name as usize == name.len()
    }
}

/// How many places a name has, side by side: as many as are in a line of the processor's cache.
const WAYS: usize = 4;
/// It helps if one name of so many came before.
const WORTH: usize = 32;
/// How many windows pass otherwise until the next attempt.
const ASLEEP: usize = 15;
/// The longest name and text that are remembered.
const LONGEST: usize = 1 << 12;
/// How many bytes there are for each name, on average.
const BYTES: usize = 256;
/// How many of them take names at once.
const AT_ONCE: usize = BYTES / 4;

impl Memo {
    /// For about so many names; none for 0.
    pub fn new(names: usize) -> Memo {
        let places = if names == 0 { 0 } else { names.next_power_of_two().clamp(WAYS, 1 << 20) };
        Memo {
            places: vec![Place::FREE; places].into_boxed_slice(),
            hasher: RandomState::default(),
            bytes: Vec::new(),
            asked: 0,
            found: 0,
            asleep: 0,
        }
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
        // A window is so long that the names which have a place can come again in it.
        let window = (self.places.len() / 2).max(WORTH);
        if self.asked == window {
            if self.found < window / WORTH {
                self.asleep = ASLEEP * window;
            }
            (self.asked, self.found) = (0, 0);
        }
        let hash = self.hasher.hash_one(name);
        #[expect(clippy::cast_possible_truncation, reason = "the number of places is a power of two, and small")]
        Some(Key { index: hash as usize & (self.places.len() - 1) & !(WAYS - 1), hash: (hash >> 32) as u32, way: 0 })
    }

    /// Finds the places of these keys, and reads the memory that [`Memo::find`] will read for them, all at once, so that the
    /// processor waits for it only once.
    #[inline]
    pub fn read_ahead<const KEYS: usize>(&self, keys: &mut [Option<Key>; KEYS]) {
        let mut starts = [0; KEYS];
        for (key, start) in keys.iter_mut().zip(&mut starts) {
            let Some(key) = key else { continue };
            // Without branches, which would be unpredictable, and would wait for the memory one after the other.
            for (way, place) in self.ways(*key).iter().enumerate() {
                let is_of = usize::from(place.hash == key.hash);
                key.way |= way * is_of;
                *start |= place.start as usize * is_of;
            }
        }
        let line = |at: usize| self.bytes.get(at).copied().unwrap_or(0);
        let read = starts.iter().fold(0, |read, &start| read ^ line(start) ^ line(start + 64) ^ line(start + 128));
        std::hint::black_box(read);
    }

    #[inline]
    fn ways(&self, key: Key) -> &[Place] {
        self.places.get(key.index..key.index + WAYS).unwrap_or_default()
    }

    /// What was made of a name, if it is known. [`Memo::read_ahead`] found the place of its key.
    #[inline]
    pub fn find(&mut self, key: Key, name: &[u8]) -> Option<Made<'_>> {
        let place = *self.places.get(key.index + key.way).filter(|place| place.is_of(key, name))?;
        self.found += 1;
        if place.text == Place::SEEN {
            return None;
        }
        let (known, rest) = self.bytes.get(place.start as usize..)?.split_at_checked(name.len())?;
        if known != name {
            return None;
        }
        match place.text {
            Place::NOTHING => Some(Made::Nothing),
            length => rest.get(..length as usize).map(Made::Text),
        }
    }

    /// Remembers what was made of a name.
    #[inline]
    pub fn insert(&mut self, key: Key, name: &[u8], made: Made) {
        let Some(ways) = self.places.get(key.index..key.index + WAYS) else { return };
        let known = ways.iter().position(|place| place.is_of(key, name));
        // What is free is taken first, then what has no text.
        let free = || ways.iter().position(|place| place.name == u32::MAX);
        let seen = || ways.iter().position(|place| place.text == Place::SEEN);
        let way = known.or_else(free).or_else(seen).unwrap_or(key.hash as usize % WAYS);
        let index = key.index + way;
        #[expect(clippy::cast_possible_truncation, reason = "at most `LONGEST`")]
        let length = name.len() as u32;
        let text = if let Made::Text(text) = made { text } else { &[] };
        let must_come_again = known.is_none() && self.bytes.len() > self.places.len() * AT_ONCE;
        if must_come_again || text.len() > LONGEST {
            self.put(index, Place { hash: key.hash, start: 0, name: length, text: Place::SEEN });
            return;
        }
        if self.bytes.len() > self.places.len() * BYTES {
            self.bytes.clear();
            self.places.fill(Place::FREE);
        }
        let start = self.bytes.len();
        self.bytes.extend_from_slice(name);
        self.bytes.extend_from_slice(text);
        #[expect(clippy::cast_possible_truncation, reason = "at most 2^20 places, and lengths of 2^12")]
        let (start, text) = (start as u32, text.len() as u32);
        let text = if made == Made::Nothing { Place::NOTHING } else { text };
        self.put(index, Place { hash: key.hash, start, name: length, text });
    }

    fn put(&mut self, index: usize, place: Place) {
        if let Some(old) = self.places.get_mut(index) {
            *old = place;
        }
    }
}

/// Where a name is looked up.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    index: usize,
    hash: u32,
    /// Which of these places the name has, if [`Memo::read_ahead`] found it.
    way: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was made of a name, and where it is looked up.
    fn look_up<'a>(memo: &'a mut Memo, name: &[u8]) -> (Option<Made<'a>>, Option<Key>) {
        let mut keys = [memo.place(name)];
        memo.read_ahead(&mut keys);
        let [key] = keys;
        (key.and_then(|key| memo.find(key, name)), key)
    }

    fn insert_new(memo: &mut Memo, name: &[u8], made: Made) {
        let (None, Some(key)) = look_up(memo, name) else { panic!("it is known") };
        memo.insert(key, name, made);
    }

    #[test]
    fn what_came_is_found() {
        let mut memo = Memo::new(1_000);
        let made = Made::Text(b"f()");
        insert_new(&mut memo, b"_Z1fv", made);
        assert_eq!(look_up(&mut memo, b"_Z1fv").0, Some(made));
        assert_eq!(look_up(&mut memo, b"_Z1gv").0, None);
        insert_new(&mut memo, b"main", Made::Nothing);
        assert_eq!(look_up(&mut memo, b"main").0, Some(Made::Nothing));
    }

    #[test]
    fn after_the_first_names_what_came_twice_is_found() {
        let mut memo = Memo::new(64);
        insert_new(&mut memo, b"first", Made::Text(&[b'x'; 64 * AT_ONCE]));
        let made = Made::Text(b"f()");
        for _ in 0..2 {
            insert_new(&mut memo, b"_Z1fv", made);
        }
        assert_eq!(look_up(&mut memo, b"_Z1fv").0, Some(made));
    }

    #[test]
    fn names_that_come_in_turn_are_found() {
        let mut memo = Memo::new(1 << 12);
        let mut found = 0;
        for row in 0..100_000_u32 {
            let name = (row * 7919 % 1_250).to_string();
            match look_up(&mut memo, name.as_bytes()) {
                (Some(_), _) => found += 1,
                (None, Some(key)) => memo.insert(key, name.as_bytes(), Made::Text(b"text")),
                (None, None) => {}
            }
        }
        assert!(found > 80_000, "{found}");
    }

    #[test]
    fn it_forgets_and_stays_small() {
        let mut memo = Memo::new(4);
        let text = Made::Text(&[b'x'; 500]);
        for number in 0..100_000_u32 {
            let name = number.to_string();
            while let (None, Some(key)) = look_up(&mut memo, name.as_bytes()) {
                memo.insert(key, name.as_bytes(), text);
            }
            assert_eq!(look_up(&mut memo, name.as_bytes()).0, Some(text));
        }
        assert!(memo.bytes.len() < 4 * BYTES + 600);
    }

    #[test]
    fn it_is_left_alone_where_it_does_not_help() {
        let mut memo = Memo::new(64);
        let mut looked_up = 0;
        for number in 0..100_000_u32 {
            let name = number.to_string();
            let (known, key) = look_up(&mut memo, name.as_bytes());
            if let Some(key) = key {
                looked_up += 1;
                assert_eq!(known, None);
                memo.insert(key, name.as_bytes(), Made::Nothing);
            }
        }
        assert!(looked_up < 10_000, "{looked_up}");
        assert!(memo.bytes.len() <= 64 * AT_ONCE + 5);
        assert!(Memo::new(0).place(b"_Z1fv").is_none());
    }
}
