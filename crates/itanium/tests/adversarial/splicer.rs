//! Names spliced from others.

use super::Random;
use itanium_names::Demangler;

/// Makes names from others: types of some replace productions of others.
pub struct Splicer {
    names: Vec<Vec<u8>>,
    types: Vec<Vec<u8>>,
}

impl Splicer {
    /// Makes a splicer from `names` and types in them.
    pub fn new(names: Vec<Vec<u8>>, random: &mut Random) -> Splicer {
        let names: Vec<Vec<u8>> = names.into_iter().filter(|name| name.starts_with(b"_Z")).collect();
        let mut demangler = Demangler::new();
        let mut types = Vec::new();
        for name in &names {
            let places = productions(name);
            let first = random.below(places.len());
            let from = places[first];
            let ends = places[first + 1..].iter().take_while(|&&end| end < from + 80);
            let mut candidates = ends.map(|&end| &name[from..end]);
            types.extend(candidates.find(|text| demangler.parse_type(text).is_ok()).map(<[u8]>::to_vec));
        }
        Splicer { names, types }
    }

    /// Returns one of the names, with up to three types inserted or replacing something.
    pub fn draw(&self, random: &mut Random) -> Vec<u8> {
        let mut name = self.names[random.below(self.names.len())].clone();
        for _ in 0..=random.below(3) {
            let places = productions(&name);
            let from = random.below(places.len());
            let to = (from + random.below(6)).min(places.len() - 1);
            let ty = &self.types[random.below(self.types.len())];
            name.splice(places[from]..places[to], ty.iter().copied());
        }
        name
    }
}

/// The positions in `name` where a production may begin: all but those inside identifiers.
fn productions(name: &[u8]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 2;
    while at < name.len() {
        places.push(at);
        let digits = name[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_length = digits > 0 && !matches!(name[at - 1], b'S' | b'T' | b'L');
        let length = std::str::from_utf8(&name[at..at + digits]).ok().and_then(|digits| digits.parse::<usize>().ok());
        at += match length {
            Some(length) if is_length && length <= name.len() - at - digits => (digits + length).max(1),
            _ => 1,
        };
    }
    places.push(name.len());
    places
}
