//! Demangles D symbol names, in the exact text of GNU `c++filt` or of `llvm-cxxfilt`.
//!
//! ```
//! use dlang_names::{Limits, Options, demangle};
//!
//! let mut text = Vec::new();
//! demangle(b"_D3std5stdio__T7writelnTAyaZQnFQhZv", &Options::default(), &Limits::default(), &mut text)?;
//! assert_eq!(text, b"std.stdio.writeln!(immutable(char)[]).writeln(immutable(char)[])");
//! # Ok::<(), dlang_names::Error>(())
//! ```
//!
//! The specification is the chapter [Name Mangling](https://dlang.org/spec/abi.html#name_mangling) of D's ABI. All of its
//! productions are read:
//!
//! | productions | text |
//! |---|---|
//! | `MangledName`, `QualifiedName`, `LName` | `std.stdio.writeln`; anonymous symbols and the numbers of local parents are not written |
//! | `SymbolFunctionName` | the parameters after each function, and after the last name the qualifiers of `this`; the type of the symbol is not written |
//! | `TemplateInstanceName`, with and without its length | `name!(int, 5u)` |
//! | `TemplateArg`: types, values, symbols, externally mangled names | `int`, `5u`, `std.stdio.File`, `_Z1fv` |
//! | `Value`: integers, characters, floating-point and complex numbers, strings, arrays, associative arrays, structs, functions | `5uL`, `'\u0041'`, `0x1.8p3`, `"text"w`, `[1, 2]`, `[1:2]`, `S(1, 2)`, `f()` |
//! | `Type`, with its modifiers | `shared(const(int))`, `int[3][char]`, `__vector(float[4])`, `Tuple!(int, char)` |
//! | `TypeFunction`, `TypeDelegate`, with conventions, attributes and storage classes | `extern(C) int(scope ref char) nothrow function` |
//! | `IdentifierBackRef`, `TypeBackRef` | what they refer to |
//! | `__init`, `__vtbl`, `__Class`, `__Interface`, `__ModuleInfo` before `Z` | `initializer for`, `vtable for`, `ClassInfo for`, `Interface for`, `ModuleInfo for` |
//! | `__ctor`, `__dtor`, `__postblit` | `this`, `~this`, `this(this)` |
//!
//! `c++filt` reads a few things that the document does not have, so they are read too: `_Dmain`, what older compilers
//! wrote (tuples with the number of their types, `extern(Pascal)`, symbols and integers without a letter before them), and
//! special symbols inside types. It has no suffixes such as `.part.0`, which are an error.
//!
//! In [`Style::Llvm`], what `llvm-cxxfilt` reads has its text: names without templates and functions, of variables of
//! basic types, which are written before the name, and special symbols. All others have the text of `c++filt`.

#![forbid(unsafe_code)]
// No panics outside the tests.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod codes;
#[expect(clippy::arithmetic_side_effects, reason = "positions in a name, and digits of its numbers")]
mod grammar;
mod parts;
#[expect(clippy::arithmetic_side_effects, reason = "positions in a name, and steps that are bounded at each")]
mod reader;
mod recorder;
mod text;

pub use demangling::{ByteText, Error, ErrorKind, Kind, Limit, Limits, Options, Part, PartRange, Parts, Style};

/// What mangled names begin with, for messages.
pub(crate) const BEGINNINGS: &str = "_D";

use reader::Reader;
use recorder::{Recorder, Trace};

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The stack that the productions take. The example `dlang_stack` measures it: at most 450 bytes a level, without optimisation
/// 2.1 KB (x86-64, rustc 1.95).
const STACK: demangling::Stack = demangling::Stack {
    caller: if cfg!(debug_assertions) { 16 } else { 64 },
    bytes_a_level: if cfg!(debug_assertions) { 16 * 1024 } else { 2 * 1024 },
};

/// The mangled name of the function that a D program begins with.
pub const MAIN: &[u8] = codes::MAIN.0;

/// True if `text` begins as the name of a D symbol does: with `_D` and an identifier's length or a template.
///
/// [`MAIN`] does not, although [`demangle`] reads it: a C name may be spelled like this.
///
/// ```
/// use dlang_names::is_mangled;
///
/// assert!(is_mangled(b"_D3std5stdio"));
/// assert!(!is_mangled(b"_Dmain"));
/// assert!(!is_mangled(b"_Z1fv"));
/// ```
#[must_use]
pub fn is_mangled(text: &[u8]) -> bool {
    text.strip_prefix(b"_D").is_some_and(|rest| match rest {
        [b'0'..=b'9', ..] => true,
        rest => rest.starts_with(b"__T") || rest.starts_with(b"__U"),
    })
}

/// True if the tool of `style` itself reads the name: [`demangle`] also reads names in [`Style::Llvm`] that only `c++filt`
/// reads.
///
/// ```
/// use dlang_names::{Limits, Style, is_read_by};
///
/// let function = b"_D3foo3barFiZv";
/// assert!(is_read_by(function, Style::Gnu, &Limits::default()));
/// assert!(!is_read_by(function, Style::Llvm, &Limits::default()));
/// ```
#[must_use]
pub fn is_read_by(mangled: &[u8], style: Style, limits: &Limits) -> bool {
    let options = Options { style, ..Options::DEFAULT };
    let read = |depth| {
        let limits = Limits { depth, ..*limits };
        read_as::<()>(mangled, style, &options, &limits, Extent::Whole, false, &mut Vec::new())
    };
    mangled.len() <= limits.input && STACK.with_depth(limits.depth, read).is_ok()
}

/// Appends the text of the name `mangled` to `out`, which is unchanged on an error.
///
/// The options with an effect are `template_args`, `max_template_depth`, `params` (those of the symbol, with the qualifiers
/// after them), `enclosing_params` (those of functions around others), `literal_types` (suffixes such as `uL`),
/// `calling_convention` (`extern(C)`), and in [`Style::Llvm`] `variable_type`. What an option leaves out is read and
/// counts towards [`Limits::output`].
///
/// ```
/// use dlang_names::{Limits, Options, demangle};
///
/// let names = Options { params: false, template_args: false, ..Options::default() };
/// let mut text = b"at ".to_vec();
/// demangle(b"_D3foo__T3barTiZQhMxFiZi", &names, &Limits::default(), &mut text)?;
/// assert_eq!(text, b"at foo.bar.bar");
///
/// let error = demangle(b"_D3foo3barFiZ", &names, &Limits::default(), &mut text).unwrap_err();
/// assert_eq!(error.to_string(), "expected a type at byte 13");
/// # Ok::<(), dlang_names::Error>(())
/// ```
///
/// # Errors
///
/// The name is malformed, or exceeds a limit.
pub fn demangle(mangled: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Result<(), Error> {
    read::<()>(mangled, options, limits, false, out)
}

/// Where the longest name at the start of `text` ends.
///
/// ```
/// use dlang_names::{Limits, Style, prefix_end};
///
/// assert_eq!(prefix_end(b"_D3foo3barFiZv+0x10", Style::Gnu, &Limits::default())?, 14);
/// # Ok::<(), dlang_names::Error>(())
/// ```
///
/// # Errors
///
/// `text` does not begin with a name, or the name exceeds a limit.
pub fn prefix_end(text: &[u8], style: Style, limits: &Limits) -> Result<usize, Error> {
    let options = Options { style, ..Options::DEFAULT };
    let text = text.get(..limits.input).unwrap_or(text);
    let by = |tool| {
        STACK.with_depth(limits.depth, |depth| {
            let limits = Limits { depth, ..*limits };
            read_as::<()>(text, tool, &options, &limits, Extent::Prefix, false, &mut Vec::new()).map(|((), end)| end)
        })
    };
    match (style, by(Style::Gnu)) {
        (Style::Gnu, gnu) => gnu,
        (Style::Llvm, gnu) => match (by(Style::Llvm), gnu) {
            (Ok(llvm), Ok(gnu)) => Ok(llvm.max(gnu)),
            (result, Err(_)) | (Err(_), result) => result,
        },
    }
}

/// The text, and the range of each part in it, ordered by start, the longer first.
///
/// ```
/// use dlang_names::{Limits, Options, Part, text_with_ranges};
///
/// let (text, ranges) = text_with_ranges(b"_D3foo3barFiZv", &Options::default(), &Limits::default())?;
/// let base_name = ranges.iter().find(|range| range.part == Part::BaseName).unwrap();
/// assert_eq!(&text[base_name.start..base_name.end], b"bar");
/// # Ok::<(), dlang_names::Error>(())
/// ```
///
/// # Errors
///
/// The name is malformed, or exceeds a limit.
pub fn text_with_ranges(
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
    let mut text = Vec::new();
    let trace = read::<Trace>(mangled, options, limits, false, &mut text)?;
    let ranges = parts::ranges(&trace, &text);
    Ok((text, ranges))
}

/// The parts as text. Template arguments, parameters and the return type are included even if the options leave them out
/// of the text; the return type is never part of it.
///
/// The components of the scope are joined by dots; a function is one with its parameters. A member of a template that has
/// the template's name, as functions of templates do, has the template's arguments.
///
/// ```
/// use dlang_names::{Limits, Options, parts};
///
/// let parts = parts(b"_D3foo1fFZ__T3barTiZQhMxFlZt", &Options::default(), &Limits::default())?;
/// assert_eq!(parts.kind().as_str(), "function");
/// assert_eq!(parts.name().unwrap(), "foo.f().bar!(int).bar");
/// assert_eq!(parts.base_name().unwrap(), "bar");
/// assert_eq!(parts.scopes(), ["foo", "f()", "bar!(int)"]);
/// assert_eq!(parts.template_args().unwrap(), ["int"]);
/// assert_eq!(parts.parameters().unwrap(), ["long"]);
/// assert_eq!(parts.return_type().unwrap(), "ushort");
/// # Ok::<(), dlang_names::Error>(())
/// ```
///
/// # Errors
///
/// The name is malformed, or exceeds a limit.
pub fn parts(mangled: &[u8], options: &Options, limits: &Limits) -> Result<Parts, Error> {
    let complete = Options { params: true, ..options.clone() };
    let mut text = Vec::new();
    let trace = read::<Trace>(mangled, &complete, limits, true, &mut text)?;
    let has_signature = trace.special.is_none() && trace.components.last().is_some_and(|last| last.is_function);
    let kind = parts::kind(&trace, &text);
    let mut parts = Parts::from_ranges(kind, has_signature, &text, &parts::ranges(&trace, &text));
    if !options.template_args {
        let whole = Options { template_args: true, ..complete };
        text.clear();
        let trace = read::<Trace>(mangled, &whole, limits, true, &mut text)?;
        parts.set_template_args(Parts::from_ranges(kind, has_signature, &text, &parts::ranges(&trace, &text)));
    }
    Ok(parts)
}

/// The kind of the symbol.
///
/// ```
/// use dlang_names::{Kind, Limits, Style, kind};
///
/// let of = |name| kind(name, Style::Gnu, &Limits::default());
/// assert_eq!(of(b"_D3foo3Bar6__ctorMFiZCQuQs")?, Kind::Constructor);
/// assert_eq!(of(b"_D3foo3Bar6__vtblZ")?, Kind::Vtable);
/// assert_eq!(of(b"_D3foo12__ModuleInfoZ")?, Kind::ModuleInfo);
/// # Ok::<(), dlang_names::Error>(())
/// ```
///
/// # Errors
///
/// The name is malformed, or exceeds a limit.
pub fn kind(mangled: &[u8], style: Style, limits: &Limits) -> Result<Kind, Error> {
    let options = Options { style, ..Options::DEFAULT };
    let mut text = Vec::new();
    let trace = read::<Trace>(mangled, &options, limits, false, &mut text)?;
    Ok(parts::kind(&trace, &text))
}

/// [`demangle`] on the caller's stack, for names that are nested no deeper than [`Limits::depth`]. `proofs/no-panic` proves
/// that it cannot panic.
#[doc(hidden)]
#[inline]
pub fn write_text(mangled: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Result<(), Error> {
    read_here::<()>(mangled, options, limits, false, out)
}

/// How much of the input the name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Prefix,
}

/// Reads a name in the options' style, and writes its text. Returns what was recorded.
fn read<R: Recorder + Default + Send>(
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
    writes_return_type: bool,
    out: &mut Vec<u8>,
) -> Result<R, Error> {
    STACK.with_depth(limits.depth, |depth| {
        read_here(mangled, options, &Limits { depth, ..*limits }, writes_return_type, out)
    })
}

/// [`read`] on the caller's stack.
fn read_here<R: Recorder + Default>(
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
    writes_return_type: bool,
    out: &mut Vec<u8>,
) -> Result<R, Error> {
    if mangled.len() > limits.input {
        return Err(Error::new(ErrorKind::InputTooLong, 0));
    }
    let mut by = |tool| read_as(mangled, tool, options, limits, Extent::Whole, writes_return_type, out);
    let result = match options.style {
        Style::Gnu => by(Style::Gnu),
        Style::Llvm => match by(Style::Llvm) {
            // LLVM's text is the longer one, so GNU's may be within the limit.
            Err(error) if !error.is_limit() => by(Style::Gnu),
            result => result,
        },
    };
    result.map(|(recorder, _)| recorder)
}

/// Reads a name as a tool does. Returns what was recorded, and where the name ends.
fn read_as<R: Recorder + Default>(
    mangled: &[u8],
    tool: Style,
    options: &Options,
    limits: &Limits,
    extent: Extent,
    writes_return_type: bool,
    out: &mut Vec<u8>,
) -> Result<(R, usize), Error> {
    let start = out.len();
    let mut reader = Reader::new(mangled, tool, options, limits, R::default(), out);
    reader.writes_return_type = writes_return_type;
    let result = reader.name().and_then(|()| match extent {
        Extent::Whole if reader.at < mangled.len() => reader.expected("the end of the name"),
        _ => Ok(reader.at),
    });
    if let Ok(end) = result {
        return Ok((reader.recorder, end));
    }
    reader.text.truncate(start);
    Err(reader.into_error())
}
