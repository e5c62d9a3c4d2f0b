//! Finds the names in a text one by one.

use std::ops::Range;

use symbol_names::Symbol;

use crate::{
    Rule,
    anywhere::{Inside, Insides, Name},
    words::{Word, Words},
};

/// A name in a text.
#[derive(Debug)]
pub struct Found {
    /// Where the name is in the text, in bytes.
    pub range: Range<usize>,
    /// The name.
    pub symbol: Symbol,
}

/// The names in a text, in their order, each found when it is asked for.
///
/// ```
/// use symbol_names::Options;
/// use text::{Rule, Symbols};
///
/// let options = Options::default();
/// let text = b"_Z1fv+0x10, main, _Z1gv";
/// let found: Vec<_> = Symbols::of(text, Rule::new(&options)).map(|found| found.range).collect();
/// assert_eq!(found, [0..5, 18..23]);
/// ```
#[derive(Clone, Debug)]
pub struct Symbols<'t, 'o> {
    text: &'t [u8],
    rule: Rule<'o>,
    words: Words<'t>,
    /// The names inside the last word, where they are looked for.
    insides: Option<Insides>,
}

impl<'t, 'o> Symbols<'t, 'o> {
    /// The names in `text`.
    #[must_use]
    pub fn of(text: &'t [u8], rule: Rule<'o>) -> Self {
        Self { text, rule, words: rule.words(text), insides: None }
    }
}

impl Iterator for Symbols<'_, '_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(insides) = &mut self.insides {
                match insides.next(self.text, &self.rule) {
                    Some(Inside { range, name: Name::Whole(symbol) }) => return Some(Found { range, symbol }),
                    // It has no symbol.
                    Some(Inside { name: Name::Truncated(_), .. }) => continue,
                    None => self.insides = None,
                }
            }
            let word = self.words.next()?;
            let mut places = self.rule.places_in(self.text, &word);
            let found = places.find_map(|place| {
                let symbol = self.rule.parse(&self.text[place.name.clone()])?;
                Some(Found { range: place.start..place.name.end, symbol })
            });
            self.words.go_on(&word, found.is_some());
            if found.is_some() {
                return found;
            }
            // What is no name of MSVC is searched again for other words.
            if let (true, Word::Run(range)) = (self.rule.anywhere, &word) {
                self.insides = Some(Insides::of(range));
            }
        }
    }
}

/// Finds the name that is all of `name`, such as an argument.
///
/// ```
/// let options = symbol_names::Options::default();
/// let rule = text::Rule::new(&options);
/// assert_eq!(text::name_alone(b"._Z1fv", rule).unwrap().range, 1..6);
/// assert!(text::name_alone(b"_Z1fv _Z1gv", rule).is_none());
/// ```
#[must_use]
pub fn name_alone(name: &[u8], rule: Rule) -> Option<Found> {
    let mut places = rule.places_in(name, &rule.whole(name)).filter(|place| place.name.end == name.len());
    places.find_map(|place| {
        let symbol = rule.parse(&name[place.name.clone()])?;
        Some(Found { range: place.start..place.name.end, symbol })
    })
}
