//! Names that neither c++filt nor llvm-cxxfilt finds: inside larger words, without their underscore, or cut off.

use std::ops::Range;

use symbol_names::{Kind, Symbol};

use crate::{Rule, truncated::text_of_truncated};

/// A name inside a word that is not a name as a whole.
pub(crate) struct Inside {
    /// Where it is in the text.
    pub(crate) range: Range<usize>,
    pub(crate) name: Name,
}

pub(crate) enum Name {
    /// A whole name, which may have lost its underscore.
    Whole(Symbol),
    /// The text of one whose end is cut off.
    Truncated(Vec<u8>),
}

/// Finds the names inside a word, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Insides {
    rest: Range<usize>,
    /// How many more places may be tried, so that a long word takes a time that is linear in its length.
    tries: usize,
}

impl Insides {
    /// How many places of a word are tried.
    const MOST_TRIES: usize = 64;

    pub(crate) fn of(word: &Range<usize>) -> Self {
        Self { rest: word.clone(), tries: Self::MOST_TRIES }
    }

    /// The next name.
    pub(crate) fn next(&mut self, text: &[u8], rule: &Rule) -> Option<Inside> {
        let word = &text[self.rest.clone()];
        for at in 0..word.len() {
            let name = &word[at..];
            let has_underscore = matches!(name, [b'_', b'Z' | b'R' | b'D' | b'G', ..]);
            if !has_underscore && !has_lost_its_underscore(word, at) {
                continue;
            }
            self.tries = self.tries.checked_sub(1)?;
            let found = if has_underscore { with_underscore(name, rule) } else { without_underscore(name, rule) };
            if let Some((length, name)) = found {
                let start = self.rest.start + at;
                self.rest.start = start + length;
                return Some(Inside { range: start..start + length, name });
            }
        }
        None
    }
}

/// The name at the start of `text`, and its length: all of it if that is a name, or the longest after which no letter or
/// digit goes on; else what is left of one that is cut off.
fn with_underscore(text: &[u8], rule: &Rule) -> Option<(usize, Name)> {
    if let Some(symbol) = rule.parse(text) {
        return Some((text.len(), Name::Whole(symbol)));
    }
    if let Ok((symbol, end)) = Symbol::parse_prefix(text, rule.options) {
        if text.get(end).is_none_or(|next| !next.is_ascii_alphanumeric()) {
            return Some((end, Name::Whole(symbol)));
        }
    }
    text_of_truncated(text, rule).map(|read| (text.len(), Name::Truncated(read)))
}

/// Whether a name without its underscore may begin at `at`: with the word, or after what is in no identifier.
fn has_lost_its_underscore(word: &[u8], at: usize) -> bool {
    let begins = at == 0 || matches!(word[at - 1], b'.' | b'$');
    begins && matches!(word[at..], [b'Z', b'N' | b'S' | b'T' | b'G' | b'L' | b'Z' | b'0'..=b'9', ..])
}

/// The name that is `text` without its underscore, but for the end of a sentence. An ordinary word such as `Z3foo` is none.
fn without_underscore(text: &[u8], rule: &Rule) -> Option<(usize, Name)> {
    let stops = text.iter().rev().take_while(|byte| **byte == b'.').count();
    let text = &text[..text.len() - stops];
    let symbol = rule.parse(&[b"_", text].concat())?;
    let is_nested = !text.get(1).is_some_and(u8::is_ascii_digit);
    let has_parameters = || {
        let is_function = symbol.structure(|name| name.kind()).is_ok_and(|kind| kind == Kind::Function);
        is_function && symbol.parts(rule.options).is_ok_and(|parts| parts.parameters().is_some())
    };
    (is_nested || has_parameters()).then_some((text.len(), Name::Whole(symbol)))
}
