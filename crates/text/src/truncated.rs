//! Names whose end is cut off, as tools do that have room for so many characters.

use symbol_names::Scheme;

use crate::Rule;

/// What stands for the rest of a name.
const ELLIPSIS: &str = "…";

/// The shortest name that may have been cut off. Tools cut at 32 characters or more, and less is hardly a name.
const SHORTEST: usize = 16;

/// The longest. Tools cut at 1,024 characters or less.
const LONGEST: usize = 1024;

/// How many productions may be open where a name is cut off.
const MOST_OPEN: usize = 32;

/// How many bytes at its end may be of a production that cannot be completed, such as a substitution.
const MOST_DROPPED: usize = 4;

/// An identifier that stands where the name is cut off. No name has its byte.
const MARK: &[u8] = b"1\x01";
const MARK_BYTE: u8 = 1;

/// What can be read of `name`, whose end is cut off, and an ellipsis; `None` if it is no such name.
pub(crate) fn text_of_truncated(name: &[u8], rule: &Rule) -> Option<Vec<u8>> {
    let is_read = rule.options.scheme.is_none_or(|scheme| scheme == Scheme::Itanium);
    if !is_read || !(SHORTEST..=LONGEST).contains(&name.len()) || !name.starts_with(b"_Z") {
        return None;
    }
    marked(name, rule).into_iter().find_map(|(read, marked)| {
        let mut text = text_of_completed(read, &marked, rule)?;
        text.truncate(text.iter().position(|byte| *byte == MARK_BYTE)?);
        let separator = [&b"::"[..], b", "].into_iter().find(|separator| text.ends_with(separator));
        text.truncate(text.len() - separator.map_or(0, <[u8]>::len));
        text.extend_from_slice(ELLIPSIS.as_bytes());
        Some(text)
    })
}

/// The name with a mark where it is cut off, and how much of it was read: in the identifier at its end, or in the place of
/// its last bytes. There is none if the name is not well-formed up to its end.
fn marked(name: &[u8], rule: &Rule) -> Vec<(usize, Vec<u8>)> {
    let Err(error) = symbol_names::demangle(name, rule.options) else { return Vec::new() };
    let (before, rest) = name.split_at(error.offset().unwrap_or(0).min(name.len()));
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match rest.len() - digits {
        0 => {
            let kept = (0..=MOST_DROPPED).map(|dropped| &before[..before.len().saturating_sub(dropped)]);
            kept.map(|kept| (kept.len(), [kept, MARK].concat())).collect()
        }
        left if digits > 0 => {
            let identifier = [(left + 1).to_string().as_bytes(), &rest[digits..], &[MARK_BYTE]].concat();
            vec![(before.len(), [before, &identifier].concat())]
        }
        _ => Vec::new(),
    }
}

/// The text of a name of which `read` bytes are read, and to which only the ends of open productions are missing.
fn text_of_completed(read: usize, name: &[u8], rule: &Rule) -> Option<Vec<u8>> {
    let mut completed = name.to_vec();
    for _ in 0..MOST_OPEN {
        let mut text = Vec::new();
        match symbol_names::demangle_to(&completed, rule.options, &mut text) {
            Ok(()) => return Some(text),
            // The name itself is not well-formed.
            Err(error) if error.offset().is_some_and(|offset| offset < read) => return None,
            Err(_) => {}
        }
        // A function template has a return type and parameters.
        for signature in ["v", "vv"] {
            let whole = [&completed, signature.as_bytes()].concat();
            text.clear();
            if symbol_names::demangle_to(&whole, rule.options, &mut text).is_ok() {
                return Some(text);
            }
        }
        completed.push(b'E');
    }
    None
}
