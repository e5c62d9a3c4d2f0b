//! The functions for text.

use crate::arena::{Arena, NodeId};
use crate::grammar::{Arm64Ec, Parsed, read};
use crate::printer::print;
use crate::record::{Nothing, Record};
use crate::stack::STACK;
use demangling::{Error, ErrorKind, Limits, Options, Style};

/// True if `text` begins as a mangled name does: with `?`, or with `.?` and a letter, as the name of a type in an RTTI
/// descriptor. Neither is the beginning of a C name; `?` on its own is none.
///
/// ```
/// assert!(msvc_names::is_mangled(b"?f@@YAXXZ"));
/// assert!(msvc_names::is_mangled(b".?AVError@@"));
/// assert!(!msvc_names::is_mangled(b"?"));
/// assert!(!msvc_names::is_mangled(b".text"));
/// ```
#[must_use]
pub fn is_mangled(text: &[u8]) -> bool {
    match text {
        [b'?', next, ..] => !next.is_ascii_whitespace(),
        [b'.', b'?', b'A'..=b'D', ..] => true,
        _ => false,
    }
}

/// Appends the text of `mangled` to `out`.
///
/// The text is that of `llvm-undname` in both styles, since `c++filt` does not read these names. Besides what
/// [`is_mangled`] recognizes, a type after `.` is read: `.H`, `.PEAX`. The suffix of a clone, `.llvm.123`, is not printed.
///
/// ```
/// use demangling::{Limits, Options};
///
/// let demangle = |name: &str, options| {
///     let mut text = Vec::new();
///     msvc_names::demangle(name.as_bytes(), &options, &Limits::default(), &mut text)?;
///     Ok::<_, demangling::Error>(String::from_utf8(text).unwrap())
/// };
/// let options = Options::default();
/// assert_eq!(demangle("??_7Foo@ns@@6B@", options.clone())?, "const ns::Foo::`vftable'");
///
/// let options = Options { access: false, calling_convention: false, params: false, ..options };
/// assert_eq!(demangle("?get@Foo@@QEBAHXZ", options)?, "int Foo::get");
/// # Ok::<(), demangling::Error>(())
/// ```
///
/// # Errors
/// If `mangled` is no name that `llvm-undname` reads, or is followed by more, or exceeds a limit. Then `out` is unchanged.
///
/// ```
/// let mut text = Vec::new();
/// let error = msvc_names::demangle(b"?f@@YA", &Default::default(), &Default::default(), &mut text).unwrap_err();
/// assert_eq!(error.to_string(), "expected a type at byte 6");
/// ```
pub fn demangle(mangled: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Result<(), Error> {
    with_name(mangled, limits, |arena, name, limits| {
        print(mangled, arena, name.root, options, limits, out, &mut Nothing)
    })
}

/// Where the longest name at the start of `text` ends. What follows is not looked at, so the suffix of a clone is not part
/// of it.
///
/// ```
/// use demangling::{Limits, Style};
///
/// let end = msvc_names::prefix_end(b"?f@@YAXXZ+0x10", Style::Llvm, &Limits::default())?;
/// assert_eq!(end, 9);
/// # Ok::<(), demangling::Error>(())
/// ```
///
/// # Errors
/// If no name is at the start of `text`, or it exceeds a limit.
pub fn prefix_end(text: &[u8], _: Style, limits: &Limits) -> Result<usize, Error> {
    either(text, |arm64ec| on_a_stack(limits, |arena, limits| Ok(parse(text, arm64ec, limits, arena)?.end)))
}

/// [`demangle`] on the caller's stack and in this arena, for names that are nested no deeper than [`Limits::depth`].
/// `proofs/no-panic` proves that it cannot panic.
#[doc(hidden)]
#[inline]
pub fn write_text(
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
    arena: &mut Arena,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    either(mangled, |arm64ec| {
        let name = parse_whole(mangled, arm64ec, limits, arena)?;
        print(mangled, arena, name.root, options, limits, out, &mut Nothing)
    })
}

/// Reads `mangled`, all of which must be a name, and hands it to `work` with limits that have the depth that it may use.
pub(crate) fn with_name<T: Send>(
    mangled: &[u8],
    limits: &Limits,
    mut work: impl FnMut(&Arena, Parsed, &Limits) -> Result<T, Error> + Send,
) -> Result<T, Error> {
    either(mangled, |arm64ec| {
        on_a_stack(limits, |arena, limits| {
            let name = parse_whole(mangled, arm64ec, limits, arena)?;
            work(arena, name, limits)
        })
    })
}

/// Parses `mangled`, all of which must be a name.
fn parse_whole(mangled: &[u8], arm64ec: Arm64Ec, limits: &Limits, arena: &mut Arena) -> Result<Parsed, Error> {
    let name = parse(mangled, arm64ec, limits, arena)?;
    let rest = mangled.get(name.end..).unwrap_or_default();
    let is_type = mangled.starts_with(b".") || mangled.starts_with(b"??_R0");
    if !rest.is_empty() && (is_type || !is_clone_suffix(rest)) {
        return Err(Error::new(ErrorKind::Expected("the end of the name"), name.end));
    }
    Ok(name)
}

/// True for the suffixes that compilers add to names of clones: `.llvm.123`, `.cold`, `.__await_suspend_wrapper__init`. The
/// tool does not print them.
fn is_clone_suffix(rest: &[u8]) -> bool {
    match rest {
        [b'.', first, rest @ ..] => {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
            is_part(first) && rest.iter().all(|byte| is_part(byte) || *byte == b'.')
        }
        _ => false,
    }
}

/// Reads a name as the tool does or, if it is malformed, as one of ARM64EC, which the tool does not read.
fn either<T>(mangled: &[u8], mut read: impl FnMut(Arm64Ec) -> Result<T, Error>) -> Result<T, Error> {
    let first = read(Arm64Ec::Unknown);
    match &first {
        Err(error) if !error.is_limit() && mangled.windows(3).any(|bytes| bytes == b"$$h") => {
            read(Arm64Ec::Marked).or(first)
        }
        _ => first,
    }
}

/// Calls `work` with the arena of this thread, on a stack that is large enough for the depth in its limits.
fn on_a_stack<T: Send>(
    limits: &Limits,
    mut work: impl FnMut(&mut Arena, &Limits) -> Result<T, Error> + Send,
) -> Result<T, Error> {
    STACK.with_depth(limits.depth, |depth| Arena::with(|arena| work(arena, &Limits { depth, ..*limits })))
}

fn parse(text: &[u8], arm64ec: Arm64Ec, limits: &Limits, arena: &mut Arena) -> Result<Parsed, Error> {
    match text {
        [b'?' | b'.', _, ..] => read(text, arm64ec, limits, arena),
        _ => Err(Error::new(ErrorKind::NotMangled(crate::BEGINNINGS), 0)),
    }
}

/// Prints a name with its ranges.
pub(crate) fn print_recorded<R: Record>(
    mangled: &[u8],
    arena: &Arena,
    root: NodeId,
    options: &Options,
    limits: &Limits,
    record: &mut R,
) -> Result<Vec<u8>, Error> {
    let mut text = Vec::new();
    print(mangled, arena, root, options, limits, &mut text, record)?;
    Ok(text)
}
