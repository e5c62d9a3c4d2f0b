//! The texts of recent names. In a disassembly or a profile, nine of ten names have just been there.

use std::{hash::BuildHasher as _, ops::Range};

use foldhash::fast::FixedState;

use crate::Rule;

/// Where recent names and their texts are, within one call: nothing is copied to remember it. Each name has one of so many
/// places, which a later name may take.
pub(crate) struct Memo {
    places: Vec<Place>,
}

#[derive(Clone)]
struct Place {
    /// Where the name is in the input.
    name: Range<usize>,
    /// Where its text is in the output.
    text: Range<usize>,
}

impl Memo {
    /// With so many places, or none.
    pub(crate) fn new(places: usize) -> Self {
        Self { places: vec![Place { name: 0..0, text: 0..0 }; places] }
    }

    /// Appends the text of the name at `range` of `input` to `out`, as [`Rule::demangle`] does.
    ///
    /// In all calls `input` is the same, and what one has appended to `out` stays where it is.
    pub(crate) fn demangle(&mut self, input: &[u8], range: Range<usize>, rule: &Rule, out: &mut Vec<u8>) -> bool {
        let name = &input[range.clone()];
        if self.places.is_empty() || name.is_empty() {
            return rule.demangle(name, out);
        }
        #[expect(clippy::cast_possible_truncation, reason = "any part of it will do")]
        let hash = FixedState::default().hash_one(name) as usize;
        let index = hash % self.places.len();
        let place = &mut self.places[index];
        if input[place.name.clone()] == *name {
            out.extend_from_within(place.text.clone());
            return true;
        }
        let start = out.len();
        let is_name = rule.demangle(name, out);
        if is_name {
            *place = Place { name: range, text: start..out.len() };
        }
        is_name
    }
}

#[cfg(test)]
mod tests {
    use symbol_names::Options;

    use super::*;

    /// What names that repeat become with so many places, and without a memo.
    fn both(names: &[&str], places: usize) -> [Vec<u8>; 2] {
        let options = Options::default();
        let rule = Rule::new(&options);
        let input = names.concat();
        let (mut memo, mut remembered, mut anew) = (Memo::new(places), Vec::new(), Vec::new());
        let mut start = 0;
        for name in names {
            let range = start..start + name.len();
            start = range.end;
            let is_name = memo.demangle(input.as_bytes(), range, &rule, &mut remembered);
            assert_eq!(is_name, rule.demangle(name.as_bytes(), &mut anew), "{name}");
        }
        [remembered, anew]
    }

    #[test]
    fn names_have_the_same_text_each_time() {
        let names = ["_Z1fv", "_Z1gv", "_Z1fv", "main", "", "main", "_Z1fi", "_Z1gv", "_Z1fv", "", "_Z1fv"];
        for [remembered, anew] in [0, 1, 2, 64].map(|places| both(&names, places)) {
            assert_eq!(String::from_utf8_lossy(&remembered), String::from_utf8_lossy(&anew));
        }
    }

    #[test]
    fn a_name_that_repeats_is_read_once() {
        let options = Options::default();
        let rule = Rule::new(&options);
        let (mut memo, mut out) = (Memo::new(1), Vec::new());
        assert!(memo.demangle(b"_Z1fv_Z1fv", 0..5, &rule, &mut out));
        // If it were read again, it would have this text.
        out.copy_from_slice(b"g()");
        assert!(memo.demangle(b"_Z1fv_Z1fv", 5..10, &rule, &mut out));
        assert_eq!(out, b"g()g()");
    }
}
