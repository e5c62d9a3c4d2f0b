//! Demangles the names in a text.

use symbol_names::Error;

use crate::Rule;

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
    // What precedes it has been appended.
    let mut done = 0;
    while let Some(word) = words.next() {
        let mut is_name = false;
        for place in rule.places_in(text, &word) {
            out.extend_from_slice(&text[done..place.start]);
            done = place.start;
            is_name = rule.demangle(&text[place.name.clone()], out);
            if is_name {
                done = place.name.end;
                break;
            }
        }
        words.go_on(&word, is_name);
    }
    out.extend_from_slice(&text[done..]);
}
