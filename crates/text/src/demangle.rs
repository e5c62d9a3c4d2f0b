//! Demangles the names in a text.

use std::ops::Range;

use symbol_names::Error;

use crate::{
    Rule,
    anywhere::{Inside, Insides, Name},
    memo::Memo,
    words::Word,
};

/// How many recent names are remembered, and in how much text there is room for one more: hardly any repeat in a short text.
const PLACES: usize = 64;
const BYTES: usize = 256;

/// Returns `text` with the text of each name in its place.
///
/// # Errors
/// `Unsupported` if the style does not have one of the options. A name that cannot be demangled is no error.
pub fn demangled(text: &[u8], rule: &Rule) -> Result<Vec<u8>, Error> {
    rule.check()?;
    let mut out = Vec::with_capacity(text.len() + text.len() / 4);
    append_demangled(text, rule, &mut out);
    Ok(out)
}

/// Appends `text` to `out`, with the text of each name in its place.
///
/// ```
/// use text::{Rule, append_demangled};
///
/// let mut out = b"> ".to_vec();
/// append_demangled(b"_Z1fv?", &Rule::new(&symbol_names::Options::default()), &mut out);
/// assert_eq!(out, b"> f()?");
/// ```
pub fn append_demangled(text: &[u8], rule: &Rule, out: &mut Vec<u8>) {
    let mut words = rule.words(text);
    let mut memo = Memo::new((text.len() / BYTES).min(PLACES));
    // What precedes it has been appended.
    let mut done = 0;
    while let Some(word) = words.next() {
        let mut is_name = false;
        let quotes = rule.quote && !is_quoted(text, word.range());
        for place in rule.places_in(text, &word) {
            let from = if quotes { word.range().start } else { place.start };
            out.extend_from_slice(&text[done..from]);
            done = from;
            let start = out.len();
            // Before the name is printed: what is remembered of it must stay where it is.
            if quotes {
                out.push(b'"');
                out.extend_from_slice(&text[from..place.start]);
            }
            is_name = memo.demangle(text, place.name.clone(), rule, out);
            if is_name {
                out.extend(quotes.then_some(b'"'));
                done = place.name.end;
                break;
            }
            out.truncate(start);
        }
        // What is no name of MSVC is searched again for other words.
        if rule.anywhere && !is_name && matches!(word, Word::Run(_)) {
            done = append_inside(text, word.range(), done, rule, out);
        }
        words.go_on(&word, is_name);
    }
    out.extend_from_slice(&text[done..]);
}

/// Appends the text of `name`, all of which must be one name: what the tools do with an argument. Returns false, with
/// `name` appended as it is, if they do not read it.
///
/// ```
/// use text::{Rule, append_demangled_name};
///
/// let options = symbol_names::Options::default();
/// let mut out = Vec::new();
/// assert!(append_demangled_name(b"._Z1fv", &Rule::new(&options), &mut out));
/// assert!(!append_demangled_name(b" _Z1gv", &Rule::new(&options), &mut out));
/// assert_eq!(out, b".f() _Z1gv");
/// ```
pub fn append_demangled_name(name: &[u8], rule: &Rule, out: &mut Vec<u8>) -> bool {
    let start = out.len();
    let places = rule.places_in(name, &rule.whole(name));
    for place in places {
        out.extend(rule.quote.then_some(b'"'));
        out.extend_from_slice(&name[..place.start]);
        if place.name.end == name.len() && rule.demangle(&name[place.name], out) {
            out.extend(rule.quote.then_some(b'"'));
            return true;
        }
        out.truncate(start);
    }
    out.extend_from_slice(name);
    false
}

/// Appends the text of each name inside a word, after what precedes it from `done` on. Returns where the last name ends.
fn append_inside(text: &[u8], word: &Range<usize>, mut done: usize, rule: &Rule, out: &mut Vec<u8>) -> usize {
    let mut insides = Insides::of(word);
    while let Some(Inside { range, name }) = insides.next(text, rule) {
        out.extend_from_slice(&text[done..range.start]);
        done = range.end;
        let read = match name {
            Name::Truncated(read) => Some(read),
            Name::Whole(symbol) => symbol.demangle(rule.options).ok().map(String::into_bytes),
        };
        out.extend_from_slice(read.as_deref().unwrap_or(&text[range]));
    }
    done
}

/// True if llvm-cxxfilt takes a word for quoted: it looks at what follows.
fn is_quoted(text: &[u8], word: &Range<usize>) -> bool {
    text[word.end..].starts_with(b"\"")
}
