//! The public functions.

use crate::kind::of_legacy;
use crate::legacy::Legacy;
use crate::recorder::{Path, Recorder};
use crate::tool::{Choices, Chosen, Cxxfilt, LlvmCxxfilt, Rustfilt, Tool, with_tool};
use crate::v0::{self, ImplPath, Input};
use demangling::{ByteText, Error, ErrorKind, Kind, Limits, Options, Part, PartRange, Parts, Stack, Style};
use demangling::{Full, Output};
use std::cmp::Reverse;

/// The example `rust_stack` measures the stack that a level takes: at most 288 bytes; 10 KB without optimisation (x86-64, rustc
/// 1.95).
pub(crate) const STACK: Stack = Stack {
    caller: if cfg!(debug_assertions) { 8 } else { 96 },
    bytes_a_level: if cfg!(debug_assertions) { 32 * 1024 } else { 2 * 1024 },
};

/// The prefix of v0 names.
const PREFIX: &[u8] = b"_R";

/// True if `text` is a legacy name, or begins as a v0 name does.
///
/// In style `Llvm`, legacy names are C++ names: false, although [`demangle`] reads them.
///
/// ```
/// use rust_names::{Style, is_mangled};
///
/// assert!(is_mangled(b"_RNvC4demo3add", Style::Gnu));
/// assert!(is_mangled(b"_ZN4demo3add17h0123456789abcdefE", Style::Gnu));
/// assert!(!is_mangled(b"_ZN4demo3add17h0123456789abcdefE", Style::Llvm));
/// assert!(!is_mangled(b"_ZN4demo3addE", Style::Gnu));
/// assert!(!is_mangled(b"_Rectangle", Style::Gnu));
/// ```
#[inline]
#[must_use]
pub fn is_mangled(text: &[u8], style: Style) -> bool {
    v0_name(text).is_some() || (style == Style::Gnu && Legacy::of(text).is_some())
}

/// What follows the prefix of a v0 name, if that begins as a path does.
#[inline]
fn v0_name(text: &[u8]) -> Option<&[u8]> {
    let name = text.strip_prefix(PREFIX)?;
    let begins = match name {
        [b'C', next, ..] => matches!(next, b'0'..=b'9' | b's' | b'u'),
        [b'N' | b'Y', next, ..] => next.is_ascii_alphabetic(),
        [b'I', next, ..] => matches!(next, b'C' | b'M' | b'X' | b'Y' | b'N' | b'I'),
        [b'M' | b'X', next, ..] => matches!(next, b'C' | b'M' | b'X' | b'Y' | b'N' | b'I' | b's'),
        _ => false,
    };
    begins.then_some(name)
}

/// Appends the text of `mangled` to `out`.
///
/// ```
/// use rust_names::{Limits, Options};
///
/// let mut text = Vec::new();
/// rust_names::demangle(b"_RNvC4demo3add", &Options::default(), &Limits::default(), &mut text)?;
/// assert_eq!(text, b"demo[0]::add");
/// # Ok::<(), rust_names::Error>(())
/// ```
///
/// # Errors
///
/// `mangled` is no name that the tool reads, or exceeds a limit. `out` is then unchanged.
pub fn demangle(mangled: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Result<(), Error> {
    let choices = Choices::of(options);
    with_tool!(options, T => write::<T, ()>(mangled, choices, limits, out).map(|_| ()))
}

/// [`demangle`] on the caller's stack, for names that are nested no deeper than [`Limits::depth`]; after an error, `out` may
/// have more bytes at its end. `None` for the text of `rustfilt`, which escapes characters by a table of the standard
/// library. `proofs/no-panic` proves that it cannot panic.
#[doc(hidden)]
#[inline]
pub fn write_text(mangled: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Option<Result<(), Error>> {
    let choices = Choices::of(options);
    match Chosen::of(options) {
        Chosen::Cxxfilt => Some(write_here::<Cxxfilt, ()>(mangled, choices, limits, out).map(|_| ())),
        Chosen::LlvmCxxfilt => Some(write_here::<LlvmCxxfilt, ()>(mangled, choices, limits, out).map(|_| ())),
        Chosen::Rustfilt => None,
    }
}

/// Appends the text that `rustfilt -h` prints to `out`: with the hashes of crates and of legacy names, and the types of
/// integers.
///
/// ```
/// use rust_names::{Limits, Options};
///
/// let mut text = Vec::new();
/// let name = b"_RINvCs4Cv8_4demo3addKj8_E.cold";
/// rust_names::demangle_as_rustfilt_h(name, &Options::default(), &Limits::default(), &mut text)?;
/// assert_eq!(text, b"demo[10ce04]::add::<8usize>.cold");
/// # Ok::<(), rust_names::Error>(())
/// ```
///
/// # Errors
///
/// As [`demangle`].
pub fn demangle_as_rustfilt_h(
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    write::<Rustfilt<true>, ()>(mangled, Choices::of(options), limits, out).map(|_| ())
}

/// Where the longest name at the start of `text` ends; what follows is not looked at.
///
/// ```
/// use rust_names::{Limits, Style};
///
/// let text = b"_RNvC4demo3add.cold: not found";
/// assert_eq!(rust_names::prefix_end(text, Style::Gnu, &Limits::default())?, 19);
/// # Ok::<(), rust_names::Error>(())
/// ```
///
/// # Errors
///
/// `text` begins with no name, or the name exceeds a limit.
pub fn prefix_end(text: &[u8], style: Style, limits: &Limits) -> Result<usize, Error> {
    if let Some(legacy) = Legacy::begins(text) {
        let end = legacy.end(text);
        return if end > limits.input { Err(too_long()) } else { Ok(end) };
    }
    // A name must not be longer than the limit, the text may be.
    let text = text.get(..limits.input.saturating_add(1)).unwrap_or(text);
    let Some(name) = v0_name(text) else { return Err(not_mangled()) };
    let end = of_any_tool(style, |tool| match tool {
        AnyTool::Cxxfilt => v0_prefix_end::<Cxxfilt>(name, limits),
        AnyTool::LlvmCxxfilt => v0_prefix_end::<LlvmCxxfilt>(name, limits),
        AnyTool::Rustfilt => v0_prefix_end::<Rustfilt<true>>(name, limits),
    })?;
    if end > limits.input { Err(too_long()) } else { Ok(end) }
}

/// Where the name ends that begins with `name` after its prefix.
fn v0_prefix_end<T: Tool>(name: &[u8], limits: &Limits) -> Result<usize, Error> {
    STACK.with_depth(limits.depth.min(T::DEPTH), |depth| {
        v0::prefix_end::<T>(Input { name, prefix: PREFIX.len(), limits: &Limits { depth, ..*limits } })
    })
}

/// The text of `mangled`, and the range of each part in it, ordered by start; a part that contains others precedes them.
///
/// ```
/// use rust_names::{Limits, Options, Part};
///
/// let (text, ranges) = rust_names::text_with_ranges(b"_RINvC4demo3addlE", &Options::default(), &Limits::default())?;
/// assert_eq!(text, b"demo[0]::add::<i32>");
/// let parts: Vec<_> = ranges.iter().map(|range| (range.part.as_str(), &text[range.start..range.end])).collect();
/// assert_eq!(parts[0], ("name", &b"demo[0]::add"[..]));
/// assert!(parts.contains(&("crate", b"demo")));
/// assert!(parts.contains(&("hash", b"0")));
/// assert!(parts.contains(&("base_name", b"add")));
/// assert!(parts.contains(&("template_args", b"<i32>")));
/// # Ok::<(), rust_names::Error>(())
/// ```
///
/// # Errors
///
/// As [`demangle`].
pub fn text_with_ranges(
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
    let choices = Choices::of(options);
    let mut text = Vec::new();
    let (suffix, path) = with_tool!(options, T => {
        write::<T, Path>(mangled, choices, limits, &mut text)?
    });
    let mut ranges = path.ranges();
    if suffix.0 < suffix.1 {
        ranges.push(PartRange { start: suffix.0, end: suffix.1, part: Part::CloneSuffix });
    }
    ranges.sort_by_key(|range| (range.start, Reverse(range.end), range.part));
    Ok((text, ranges))
}

/// The parts of `mangled` as text.
///
/// The scope, its elements and the base name are those of the symbol's path; an impl in angle brackets is one element.
/// The template arguments are the generic arguments of the symbol's own, even if the options leave them out of the text.
/// The crate is the one that defines the symbol, and the scopes of an impl are those that it is in, even if the text shows
/// others or none. Names of Rust have no signature.
///
/// ```
/// use rust_names::{Kind, Limits, Options};
///
/// let name = b"_RINvMCs4Cv8_4demoNtB3_4Tree4walklE";
/// let parts = rust_names::parts(name, &Options::default(), &Limits::default())?;
/// assert_eq!(parts.kind(), Kind::Function);
/// assert_eq!(parts.name().unwrap(), "<demo[10ce04]::Tree>::walk");
/// assert_eq!(parts.scope().unwrap(), "<demo[10ce04]::Tree>");
/// assert_eq!(parts.base_name().unwrap(), "walk");
/// assert_eq!(parts.template_args().unwrap(), ["i32"]);
/// assert_eq!((parts.crate_name(), parts.hash()), (Some(&"demo".into()), Some(&"10ce04".into())));
/// assert_eq!(parts.impl_scopes(), ["demo[10ce04]"]);
///
/// let name = b"_ZN4demo4main28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE";
/// let parts = rust_names::parts(name, &Options::default(), &Limits::default())?;
/// assert_eq!(parts.kind(), Kind::Closure);
/// assert_eq!(parts.scopes(), ["demo", "main"]);
/// assert_eq!(parts.base_name().unwrap(), "{{closure}}");
/// assert_eq!((parts.crate_name(), parts.hash()), (Some(&"demo".into()), Some(&"h0123456789abcdef".into())));
/// # Ok::<(), rust_names::Error>(())
/// ```
///
/// # Errors
///
/// As [`demangle`].
pub fn parts(mangled: &[u8], options: &Options, limits: &Limits) -> Result<Parts, Error> {
    let (text, ranges) = text_with_ranges(mangled, options, limits)?;
    let mut parts = Parts::from_ranges(kind_of_well_formed(mangled, limits), false, &text, &ranges);
    if Choices::of(options).max_template_depth == 0 {
        let complete = Options { template_args: true, max_template_depth: None, ..options.clone() };
        parts.set_template_args(self::parts(mangled, &complete, limits)?);
    }
    if let Some(name) = v0_without_prefix(mangled) {
        if let Some((name, hash)) = v0::defining_crate(name, limits) {
            parts.set_crate(Some(name), Some(format!("{hash:x}").as_str().into()));
        }
        parts.set_impl_scopes(impl_scopes(name, options, limits));
    } else if let Some(legacy) = legacy(mangled) {
        parts.set_crate(legacy.crate_name(), legacy.hash());
    }
    Ok(parts)
}

/// The most impls in one another whose scopes are told.
const MOST_IMPLS: usize = 8;

/// The scopes that the impl or trait of a symbol is in, whose name without its prefix is well-formed. An impl in a function
/// may be in another impl. What the text does not show may refer to nothing or exceed a limit; then there are none.
fn impl_scopes(name: &[u8], options: &Options, limits: &Limits) -> Vec<ByteText> {
    let mut scopes = Vec::new();
    let mut start = 0;
    for _ in 0..MOST_IMPLS {
        let Some(path) = v0::impl_path(name, start, limits) else { break };
        let (ImplPath::Around(at) | ImplPath::Trait(at)) = path;
        let Ok(mut outer) = path_elements(name, at, options, limits) else { break };
        if matches!(path, ImplPath::Trait(_)) {
            outer.pop();
        }
        outer.append(&mut scopes);
        scopes = outer;
        start = at;
    }
    scopes
}

/// The elements of the path that begins at `at` in a name without its prefix.
fn path_elements(name: &[u8], at: usize, options: &Options, limits: &Limits) -> Result<Vec<ByteText>, Error> {
    let choices = Choices::of(options);
    let mut text = Vec::new();
    let path = with_tool!(options, T => STACK.with_depth(limits.depth.min(T::DEPTH), |depth| {
        text.clear();
        let limits = &Limits { depth, ..*limits };
        let output = Output::new(&mut text, name.len(), limits).map_err(|full| Error::new(full.into(), 0))?;
        v0::path_at::<T, Path>(Input { name, prefix: PREFIX.len(), limits }, at, output, choices)
    }))?;
    let element = |(start, end)| text.get(start..end).unwrap_or_default().into();
    Ok(path.elements().map(element).collect())
}

/// The kind of `mangled`: a function, closure, shim, static, or type.
///
/// Statics are told by their names in capitals, since the mangling does not tell them from functions.
///
/// ```
/// use rust_names::{Kind, Limits, Style};
///
/// let kind = |name: &str| rust_names::kind(name.as_bytes(), Style::Gnu, &Limits::default());
/// assert_eq!(kind("_RNvC4demo3add")?, Kind::Function);
/// assert_eq!(kind("_RNCNvC4demo3add0")?, Kind::Closure);
/// assert_eq!(kind("_RNvC4demo5TABLE")?, Kind::Data);
/// # Ok::<(), rust_names::Error>(())
/// ```
///
/// # Errors
///
/// `mangled` is no name that the tool of `style`, or `rustfilt`, reads; or it exceeds a limit.
pub fn kind(mangled: &[u8], style: Style, limits: &Limits) -> Result<Kind, Error> {
    let mut ignored = Vec::new();
    of_any_tool(style, |tool| {
        let choices = Choices::SHORTEST;
        match tool {
            AnyTool::Cxxfilt => write::<Cxxfilt, ()>(mangled, choices, limits, &mut ignored),
            AnyTool::LlvmCxxfilt => write::<LlvmCxxfilt, ()>(mangled, choices, limits, &mut ignored),
            AnyTool::Rustfilt => write::<Rustfilt<true>, ()>(mangled, choices, limits, &mut ignored),
        }
    })?;
    Ok(kind_of_well_formed(mangled, limits))
}

fn kind_of_well_formed(mangled: &[u8], limits: &Limits) -> Kind {
    match v0_without_prefix(mangled) {
        Some(name) => v0::kind(name, limits),
        None => legacy(mangled).and_then(|legacy| legacy.path().last()).map_or(Kind::Function, of_legacy),
    }
}

/// The name after the prefix `_R`, which rustfilt also reads after another `_`.
fn v0_without_prefix(mangled: &[u8]) -> Option<&[u8]> {
    mangled.strip_prefix(PREFIX).or_else(|| mangled.strip_prefix(b"__R"))
}

/// The legacy name that any tool reads.
fn legacy(mangled: &[u8]) -> Option<Legacy<'_>> {
    Legacy::with_any_hash(mangled).or_else(|| Legacy::with_any_hash(mangled.strip_prefix(b"_")?))
}

/// The tools that may read a name.
#[derive(Clone, Copy)]
enum AnyTool {
    Cxxfilt,
    LlvmCxxfilt,
    Rustfilt,
}

/// Reads as the tool of the style does, or else as `rustfilt`, which reads more constants. The error is the tool's.
fn of_any_tool<V>(style: Style, mut read: impl FnMut(AnyTool) -> Result<V, Error>) -> Result<V, Error> {
    let tool = match style {
        Style::Gnu => AnyTool::Cxxfilt,
        Style::Llvm => AnyTool::LlvmCxxfilt,
    };
    read(tool).or_else(|error| if error.is_limit() { Err(error) } else { read(AnyTool::Rustfilt).map_err(|_| error) })
}

/// Appends the text of `mangled` as the tool prints it. Returns the range of the suffix, and the recorder.
fn write<T: Tool, R: Recorder>(
    mangled: &[u8],
    choices: Choices,
    limits: &Limits,
    out: &mut Vec<u8>,
) -> Result<((usize, usize), R), Error> {
    let start = out.len();
    let result = STACK.with_depth(limits.depth.min(T::DEPTH), |depth| {
        out.truncate(start);
        write_here::<T, R>(mangled, choices, &Limits { depth, ..*limits }, out)
    });
    if result.is_err() {
        out.truncate(start);
    }
    result
}

/// [`write`] on the caller's stack. After an error, `out` may have more bytes at its end.
#[inline]
fn write_here<T: Tool, R: Recorder>(
    mangled: &[u8],
    choices: Choices,
    limits: &Limits,
    out: &mut Vec<u8>,
) -> Result<((usize, usize), R), Error> {
    if mangled.len() > limits.input {
        return Err(too_long());
    }
    let full = |full: Full| Error::new(full.into(), 0);
    let mut output = Output::new(out, mangled.len().saturating_mul(2), limits).map_err(full)?;
    let without = mangled.strip_prefix(b"_").filter(|rest| T::KEEPS_UNDERSCORE && rest.starts_with(b"_"));
    if without.is_some() {
        output.write(b"_").map_err(full)?;
    }
    let name = without.unwrap_or(mangled);
    if let Some(name) = v0_name(name) {
        let prefix = PREFIX.len().saturating_add(usize::from(without.is_some()));
        let found = v0::symbol_name::<T, R>(Input { name, prefix, limits }, output, choices)?;
        return Ok((found.suffix, found.recorder));
    }
    let legacy = if T::HASH_OPTIONAL { Legacy::with_any_hash(name) } else { Legacy::of(name) };
    let Some(legacy) = legacy else { return Err(not_mangled()) };
    let mut recorder = R::default();
    let suffix = legacy.write::<T::Legacy, R>(&mut output, choices, &mut recorder).map_err(full)?;
    output.finish();
    Ok((suffix, recorder))
}

#[cold]
fn not_mangled() -> Error {
    Error::new(ErrorKind::NotMangled(crate::BEGINNINGS), 0)
}

#[cold]
fn too_long() -> Error {
    Error::new(ErrorKind::InputTooLong, 0)
}
