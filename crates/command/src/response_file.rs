//! `@FILE` among the arguments stands for the arguments in the file.

use std::ffi::{OsStr, OsString};
use std::fs;

use crate::bytes;

/// How many files may be read, since a file may name itself.
const MOST_FILES: usize = 1_000;

/// Puts the arguments of each file in its place. As the tools do, keeps an argument whose file cannot be read.
pub(crate) fn expand(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut expanded = Vec::with_capacity(arguments.len());
    let mut ahead = arguments;
    ahead.reverse();
    let mut left = MOST_FILES;
    while let Some(argument) = ahead.pop() {
        match if left > 0 { read(&argument) } else { None } {
            Some(text) => {
                left -= 1;
                let mut arguments = split(&text);
                arguments.reverse();
                ahead.append(&mut arguments);
            }
            None => expanded.push(argument),
        }
    }
    expanded
}

fn read(argument: &OsStr) -> Option<Vec<u8>> {
    let path = bytes::of(argument).strip_prefix(b"@")?;
    fs::read(bytes::argument(path.to_vec())).ok()
}

/// The arguments in a text: separated by white space, which quotation marks and backslashes protect.
fn split(text: &[u8]) -> Vec<OsString> {
    let mut arguments = Vec::new();
    let mut argument: Option<Vec<u8>> = None;
    let mut quote = None;
    let mut rest = text.iter().copied();
    while let Some(byte) = rest.next() {
        match (byte, quote) {
            (b'\\', _) => argument.get_or_insert_default().extend(rest.next()),
            (_, Some(mark)) if byte == mark => quote = None,
            (b'"' | b'\'', None) => {
                quote = Some(byte);
                argument.get_or_insert_default();
            }
            (_, None) if byte.is_ascii_whitespace() => arguments.extend(argument.take().map(bytes::argument)),
            _ => argument.get_or_insert_default().push(byte),
        }
    }
    arguments.extend(argument.map(bytes::argument));
    arguments
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{expand, split};

    #[test]
    fn white_space_separates_unless_it_is_quoted() {
        let arguments = split(b" -p\n'a b'\"c\" \\' \"\" \"a\\\"b\"\r\n");
        assert_eq!(arguments, ["-p", "a bc", "'", "", "a\"b"]);
    }

    #[test]
    fn a_file_may_name_another_or_itself() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let argument = format!("@{}", file.path().display());
        write!(file, "_Z1fv '{argument}' x").unwrap();
        let expanded = expand(vec![argument.clone().into(), "@no such file".into()]);
        assert_eq!(expanded.first().unwrap(), "_Z1fv");
        assert!(expanded.contains(&argument.into()), "the file is read often, and then kept as it is");
        assert_eq!(expanded.last().unwrap(), "@no such file");
    }
}
