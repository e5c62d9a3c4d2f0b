//! Format specs: `format(symbol, spec)`.

use std::str::from_utf8;

use cpython::_detail::{ffi, result_from_owned_ptr};
use cpython::{PyErr, PyObject, PyResult, Python};
use symbol_names::Options;

use crate::{
    convert::{borrow_bytes, decode_any, encode_any, is_text, must_be, shown},
    error::value_error,
    options,
};

/// Parses `spec`: option words separated by commas, then, after a colon, a standard string format spec. Without a
/// colon, a spec that does not look like words is a standard spec too.
pub fn parse(py: Python, spec: &PyObject) -> PyResult<(Options, Option<PyObject>)> {
    if !is_text(spec) {
        return Err(must_be(py, "a format spec", "a str", spec));
    }
    // A standard spec may fill with any character, a surrogate too.
    let encoded = encode_any(py, spec)?;
    let (words, standard) = split(borrow_bytes(py, &encoded));
    let mut options = Options::default();
    let are_none = from_utf8(words).is_ok_and(|words| words.trim().is_empty());
    for word in words.split(|byte| *byte == b',').filter(|_| !are_none) {
        if !from_utf8(word).is_ok_and(|word| options::set_by_word(&mut options, word.trim())) {
            return Err(unknown(py, word.trim_ascii()).unwrap_or_else(|failure| failure));
        }
    }
    let standard = if standard.is_empty() { None } else { Some(decode_any(py, standard)?) };
    Ok((options, standard))
}

/// The option words of a spec, and the standard spec.
fn split(spec: &[u8]) -> (&[u8], &[u8]) {
    match spec.iter().position(|byte| *byte == b':') {
        Some(colon) => (&spec[..colon], &spec[colon + 1..]),
        None if from_utf8(spec).is_ok_and(looks_like_words) => (spec, b""),
        None => (b"", spec),
    }
}

/// Formats `text` by a standard spec.
pub fn standard(py: Python, text: &PyObject, spec: &PyObject) -> PyResult<PyObject> {
    // SAFETY: both are alive and the GIL is held; a new reference or null with an error set.
    unsafe { result_from_owned_ptr(py, ffi::PyObject_Format(text.as_ptr(), spec.as_ptr())) }
}

/// True for option words. A single letter is the type of a standard spec ("s"), and a spec with other characters than
/// letters, commas and underscores is a standard spec (">60").
fn looks_like_words(spec: &str) -> bool {
    spec.trim().len() > 1 && spec.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | ',' | ' ' | '-'))
}

fn unknown(py: Python, word: &[u8]) -> PyResult<PyErr> {
    let word = shown(py, &decode_any(py, word)?)?;
    let known = options::words().join(", ");
    let message = format!(
        "unknown option {word} in format spec; known are {known}, and a standard string format spec may follow a colon"
    );
    Ok(value_error(py, message))
}

#[cfg(test)]
mod tests {
    use super::looks_like_words;

    #[test]
    fn words_and_standard_specs_are_told_apart() {
        for spec in ["no_params", "no_params,no_return_type", "bogus", "no-params"] {
            assert!(looks_like_words(spec), "{spec}");
        }
        for spec in ["", "s", ">60", "^", "*<20s", ".10", "_<5"] {
            assert!(!looks_like_words(spec), "{spec}");
        }
    }
}
