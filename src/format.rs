//! Format specs: `format(symbol, spec)`.

use cpython::_detail::{ffi, result_from_owned_ptr};
use cpython::{PyErr, PyObject, PyResult, Python, PythonObject};
use symbol_names::Options;

use crate::{error::value_error, options};

/// Parses `spec`: option words separated by commas, then, after a colon, a standard string format spec. Without a
/// colon, a spec that does not look like words is a standard spec too.
pub fn parse<'a>(py: Python, spec: &'a str) -> PyResult<(Options, &'a str)> {
    let (words, standard) = match spec.split_once(':') {
        Some(parts) => parts,
        None if looks_like_words(spec) => (spec, ""),
        None => ("", spec),
    };
    let mut options = Options::default();
    for word in words.split(',').map(str::trim) {
        if !(words.trim().is_empty() || options::set_by_word(&mut options, word)) {
            return Err(unknown(py, word));
        }
    }
    Ok((options, standard))
}

/// Formats `text` by a standard spec.
pub fn standard(py: Python, text: &PyObject, spec: &str) -> PyResult<PyObject> {
    let spec = cpython::PyString::new(py, spec);
    // SAFETY: both are alive and the GIL is held; a new reference or null with an error set.
    unsafe { result_from_owned_ptr(py, ffi::PyObject_Format(text.as_ptr(), spec.as_object().as_ptr())) }
}

/// True for option words. A single letter is the type of a standard spec ("s"), and a spec with other characters than
/// letters, commas and underscores is a standard spec (">60").
fn looks_like_words(spec: &str) -> bool {
    spec.trim().len() > 1 && spec.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | ',' | ' ' | '-'))
}

fn unknown(py: Python, word: &str) -> PyErr {
    value_error(
        py,
        format!(
            "unknown option '{word}' in format spec; known are {}, and a standard string format \
             spec may follow a colon",
            options::words().join(", ")
        ),
    )
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
