//! `@FILE` among the arguments stands for the arguments in the file.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::{Program, bytes, failure::Failure};

/// How many files may be read, since a file may name itself.
const MOST_FILES: usize = 1_000;

/// Puts the arguments of each file in its place. As the tools do, keeps an argument whose file cannot be read, and fails
/// if there are too many files, or, as c++filt does, if one is a folder.
pub(crate) fn expand(program: Program, arguments: Vec<OsString>) -> Result<Vec<OsString>, Failure> {
    let syntax = Syntax::of(program);
    let mut expanded = Vec::with_capacity(arguments.len());
    let mut ahead = arguments;
    ahead.reverse();
    let mut left = MOST_FILES;
    while let Some(argument) = ahead.pop() {
        match read(&argument, syntax)? {
            Some(_) if left == 0 => {
                return Err(Failure::Usage(format!("more than {MOST_FILES} files of arguments (@FILE)")));
            }
            Some(text) => {
                left -= 1;
                let mut arguments = split(&text, syntax);
                arguments.reverse();
                ahead.append(&mut arguments);
            }
            None => expanded.push(argument),
        }
    }
    Ok(expanded)
}

fn read(argument: &OsStr, syntax: Syntax) -> Result<Option<Vec<u8>>, Failure> {
    let Some(path) = bytes::of(argument).strip_prefix(b"@").map(|path| bytes::argument(path.to_vec())) else {
        return Ok(None);
    };
    match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::IsADirectory && syntax == Syntax::Gnu => {
            Err(Failure::of_file(&Path::new(&path).display())(error))
        }
        text => Ok(text.ok()),
    }
}

/// How arguments are written in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    /// A backslash does what it does in a shell.
    Gnu,
    /// A backslash protects any byte.
    Llvm,
}

impl Syntax {
    fn of(program: Program) -> Self {
        match program {
            Program::CppDemangle | Program::CxxFilt => Self::Gnu,
            Program::LlvmCxxfilt => Self::Llvm,
        }
    }

    fn is_white_space(self, byte: u8) -> bool {
        match self {
            Self::Gnu => byte.is_ascii_whitespace() || byte == b'\x0b',
            Self::Llvm => b" \t\r\n".contains(&byte),
        }
    }

    /// What a backslash and the byte after it are within this quotation mark, or within none.
    fn escaped(self, quote: Option<u8>, next: Option<u8>) -> Vec<u8> {
        match (self, quote, next) {
            (Self::Llvm, _, None) => b"\\".to_vec(),
            (Self::Gnu, _, Some(b'\n')) => Vec::new(),
            (Self::Gnu, Some(_), Some(next)) if !b"\"\\$`".contains(&next) => vec![b'\\', next],
            (_, _, next) => next.into_iter().collect(),
        }
    }
}

/// The arguments in a text: separated by white space, which quotation marks and backslashes protect. A NUL ends it.
fn split(text: &[u8], syntax: Syntax) -> Vec<OsString> {
    let mut arguments = Vec::new();
    let mut argument: Option<Vec<u8>> = None;
    let mut quote = None;
    let mut rest = text.iter().copied().take_while(|byte| *byte != 0);
    while let Some(byte) = rest.next() {
        match (byte, quote) {
            // Within these, a backslash protects nothing, not even their end.
            (b'\\', Some(b'\'')) if syntax == Syntax::Gnu => argument.get_or_insert_default().push(byte),
            (b'\\', _) => argument.get_or_insert_default().extend(syntax.escaped(quote, rest.next())),
            (_, Some(mark)) if byte == mark => quote = None,
            (b'"' | b'\'', None) => {
                quote = Some(byte);
                argument.get_or_insert_default();
            }
            (_, None) if syntax.is_white_space(byte) => arguments.extend(argument.take().map(bytes::argument)),
            _ => argument.get_or_insert_default().push(byte),
        }
    }
    arguments.extend(argument.map(bytes::argument));
    arguments
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Program, Syntax, expand, split};

    #[test]
    fn white_space_separates_unless_it_is_quoted() {
        for syntax in [Syntax::Gnu, Syntax::Llvm] {
            let arguments = split(b" -p\n'a b'\"c\" \\' \"\" \"a\\\"b\"\r\n\0after", syntax);
            assert_eq!(arguments, ["-p", "a bc", "'", "", "a\"b"]);
        }
        assert_eq!(split(b"a\x0bb\x0cc", Syntax::Gnu), ["a", "b", "c"]);
        assert_eq!(split(b"a\x0bb\x0cc", Syntax::Llvm), ["a\x0bb\x0cc"]);
    }

    #[test]
    fn a_backslash_is_read_as_by_the_tool() {
        let both = [
            (r"a\\b", r"a\b", r"a\b"),
            (r"'a\\b'", r"a\\b", r"a\b"),
            (r#"'a\' "a\'b""#, r"a\|a\'b", r#"a' "a'b""#),
            (r#""a\$b\`c\"d\ e""#, r#"a$b`c"d\ e"#, r#"a$b`c"d e"#),
            ("a\\\nb \"a\\\nb\"", "ab|ab", "a\nb|a\nb"),
            (r"a\", "a", r"a\"),
            (r#""a\"#, "a", r"a\"),
        ];
        for (text, gnu, llvm) in both {
            for (syntax, expected) in [(Syntax::Gnu, gnu), (Syntax::Llvm, llvm)] {
                let arguments = split(text.as_bytes(), syntax);
                assert_eq!(arguments, expected.split('|').collect::<Vec<_>>(), "{text} {syntax:?}");
            }
        }
    }

    #[test]
    fn a_file_may_name_another_but_not_itself() {
        let (mut inner, mut outer) = (tempfile::NamedTempFile::new().unwrap(), tempfile::NamedTempFile::new().unwrap());
        let argument = |file: &tempfile::NamedTempFile| format!("@{}", file.path().display());
        write!(inner, "_Z1fv").unwrap();
        write!(outer, "'{}' x", argument(&inner)).unwrap();
        let expanded = expand(Program::CxxFilt, vec![argument(&outer).into(), "@no such file".into()]).ok().unwrap();
        assert_eq!(expanded, ["_Z1fv", "x", "@no such file"]);
        write!(inner, " '{}'", argument(&outer)).unwrap();
        assert!(expand(Program::CxxFilt, vec![argument(&outer).into()]).is_err());
    }
}
