//! What the tools themselves read and print. The engines read more: what compilers write and a tool does not know.

use std::borrow::Cow;

use demangling::Kind;

use crate::{Options, Scheme, Style, demangle_to, engine, engine::Form, inspect};

/// The longest name of C++ that c++filt and `abi::__cxa_demangle` read by default, in bytes; `c++filt -r` reads longer ones.
pub const LONGEST_OF_GNU: usize = 1024;

/// Appends the text of `name` to `out` and returns true, if the tool of the style reads the name; [`crate::demangle_to`]
/// reads more.
///
/// Neither tool reads vector variants and the initial values of Mach-O's thread-local variables. c++filt does not read
/// clone suffixes with capitals or after data, nor `_GLOBAL__sub_I_x`. llvm-cxxfilt does not read transaction clones, nor D
/// names with a function's type. Without parameters, both stop before a suffix, so it may be any. The limits are not the
/// tool's: see [`LONGEST_OF_GNU`].
///
/// ```
/// use symbol_names::{Options, Style, demangle_as_tool_to};
///
/// let is_read = |name: &[u8], style| {
///     let options = Options { style: Some(style), ..Options::default() };
///     demangle_as_tool_to(name, &options, &mut Vec::new())
/// };
/// assert!(is_read(b"_Z1fv.isra.0", Style::Gnu));
/// assert!(!is_read(b"_Z1fv.Frame", Style::Gnu));
/// assert!(!is_read(b"_ZN1A1xE.0", Style::Gnu));
/// assert!(is_read(b"_Z1fv.Frame", Style::Llvm));
/// assert!(!is_read(b"_D1a1fFZv", Style::Llvm));
///
/// let mut brief = Options { style: Some(Style::Llvm), ..Options::default() };
/// brief.params = false;
/// assert!(demangle_as_tool_to(b"_ZZ1fvE1x$tlv$init", &brief, &mut Vec::new()));
/// assert!(!demangle_as_tool_to(b"_ZGVZ1fvE1x$tlv$init", &brief, &mut Vec::new()));
/// ```
pub fn demangle_as_tool_to(name: &[u8], options: &Options, out: &mut Vec<u8>) -> bool {
    let style = options.style.unwrap_or_default();
    let length = out.len();
    let is_read = match (options.scheme.or_else(|| Scheme::of(name, style)), style.of_engine()) {
        (Some(Scheme::Itanium), Some(of_engine)) => {
            // For LLVM it may be a part of another suffix.
            let is_suffix = style == Style::Llvm && name.contains(&b'.');
            let without = name.strip_suffix(b"$tlv$init").filter(|_| !is_suffix);
            // Without parameters, both stop before it, but LLVM reads special names to their end.
            let stops = !options.params && (style == Style::Gnu || !is_special(name));
            let is_initial_value = !stops && without.is_some();
            let name = without.unwrap_or(name);
            !is_initial_value
                && !is_vector_variant(name, options)
                && if style == Style::Gnu { is_read_by_gnu(name, options) } else { is_read_by_llvm(name, options) }
                && engine::itanium::demangle_as_tool(name, Form::Name(Scheme::Itanium), of_engine, options, out).is_ok()
        }
        (Some(Scheme::Dlang), Some(of_engine)) => {
            dlang_names::is_read_by(name, of_engine, &options.limits.unwrap_or_default())
                && demangle_to(name, options, out).is_ok()
        }
        _ => demangle_to(name, options, out).is_ok(),
    };
    if is_read {
        return true;
    }
    out.truncate(length);
    match style {
        Style::Gnu => demangle_keyed_to(name, options, out),
        Style::Llvm => demangle_imported_type_to(name, options, out),
        Style::CppDemangle => false,
    }
}

/// Appends the text of `_GLOBAL__I_` and what is no name, which c++filt takes for the name of a file, whatever it is.
fn demangle_keyed_to(name: &[u8], options: &Options, out: &mut Vec<u8>) -> bool {
    const FILE: &[u8] = b"x";
    let length = "_GLOBAL__I_".len();
    let Some((mark, file)) = name.split_at_checked(length).filter(|(mark, _)| mark.starts_with(b"_GLOBAL_")) else {
        return false;
    };
    let is_file = !file.is_empty() && file != FILE && !file.starts_with(b"_Z");
    if !is_file || !demangle_as_tool_to(&[mark, FILE].concat(), options, out) {
        return false;
    }
    out.truncate(out.len() - FILE.len());
    out.extend_from_slice(file);
    true
}

/// Appends the text of `__imp_` and a type, which llvm-cxxfilt reads as it reads `__imp_` and a name.
fn demangle_imported_type_to(name: &[u8], options: &Options, out: &mut Vec<u8>) -> bool {
    let Some(ty) = name.strip_prefix(b"__imp_") else { return false };
    let length = out.len();
    out.extend_from_slice(b"import thunk for ");
    let is_read = demangle_type_as_tool_to(ty, options, out);
    if !is_read {
        out.truncate(length);
    }
    is_read
}

/// Appends the text of a type on its own to `out` and returns true, if the tool of the style reads it;
/// [`crate::demangle_type_to`] reads more. Without parameters, c++filt prints the type that the text begins with.
///
/// ```
/// use symbol_names::{Options, demangle_type_as_tool_to};
///
/// let (mut options, mut out) = (Options::default(), Vec::new());
/// assert!(!demangle_type_as_tool_to(b"the", &options, &mut out));
/// options.params = false;
/// assert!(demangle_type_as_tool_to(b"the", &options, &mut out));
/// assert_eq!(out, b"unsigned short");
/// ```
pub fn demangle_type_as_tool_to(mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> bool {
    let has_types = options.scheme.is_none_or(|scheme| scheme == Scheme::Itanium);
    let style = options.style.unwrap_or_default().of_engine().filter(|_| has_types);
    style.is_some_and(|style| engine::itanium::demangle_as_tool(mangled, Form::Type, style, options, out).is_ok())
}

fn is_vector_variant(name: &[u8], options: &Options) -> bool {
    let kind = || inspect(name, options, |read, _| Ok(read.kind()));
    name.starts_with(b"_ZGV") && kind().is_ok_and(|kind| kind != Kind::GuardVariable)
}

fn is_read_by_llvm(name: &[u8], options: &Options) -> bool {
    if encoding_of(name).starts_with(b"GT") {
        return false;
    }
    // A symbol version may be in a suffix only.
    let at = name.iter().position(|byte| *byte == b'@').filter(|_| options.params);
    at.is_none_or(|at| name[..at].contains(&b'.'))
}

/// Whether a name is that of a vtable, a guard variable and so on.
fn is_special(name: &[u8]) -> bool {
    matches!(encoding_of(name).first(), Some(b'G' | b'T'))
}

/// What follows `_Z` in a name.
fn encoding_of(name: &[u8]) -> &[u8] {
    let underscores = name.iter().take_while(|byte| **byte == b'_').count();
    name[underscores..].strip_prefix(b"Z").unwrap_or_default()
}

fn is_read_by_gnu(name: &[u8], options: &Options) -> bool {
    if name.starts_with(b"_GLOBAL__sub_") {
        return false;
    }
    // Most names have no suffix.
    if !options.params || !name.iter().any(|byte| b".@".contains(byte)) {
        return true;
    }
    inspect(name, options, |read, _| {
        let (kind, suffixes) = (read.kind(), read.clone_suffixes());
        // After a name without a signature it expects one.
        let reads_suffixes = suffixes.is_empty() || (!kind.is_data() && is_gnu_suffix(&suffixes.concat()));
        Ok(reads_suffixes && read.version().is_none())
    })
    .unwrap_or(true)
}

/// Whether c++filt reads all of `suffix`: small letters, digits and underscores after a full stop, then numbers, and so on.
fn is_gnu_suffix(suffix: &[u8]) -> bool {
    let is_of_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let Some(words) = suffix.strip_prefix(b".") else { return false };
    words.split(|&byte| byte == b'.').enumerate().all(|(at, word)| {
        // Letters may follow the digits of the first word only.
        let is_number = at > 0 && word.first().is_some_and(u8::is_ascii_digit);
        !word.is_empty() && word.iter().all(|&byte| if is_number { byte.is_ascii_digit() } else { is_of_word(byte) })
    })
}

/// The options with which [`crate::demangle`] prints what the tool prints: D functions always with their parameters, and
/// names of Rust without suffixes where c++filt leaves out the hash.
///
/// ```
/// use symbol_names::{Options, demangle, options_of_tool};
///
/// let mut options = Options::default();
/// options.params = false;
/// assert_eq!(demangle(b"_D1a1fFiZv", &options_of_tool(b"_D1a1fFiZv", &options))?, "a.f(int)");
/// assert_eq!(demangle(b"_Z1fi", &options_of_tool(b"_Z1fi", &options))?, "f");
/// # Ok::<(), symbol_names::Error>(())
/// ```
#[must_use]
pub fn options_of_tool<'o>(name: &[u8], options: &'o Options) -> Cow<'o, Options> {
    if options.params && options.verbose {
        return Cow::Borrowed(options);
    }
    let mut options = Cow::Borrowed(options);
    match Scheme::of(name, options.style.unwrap_or_default()) {
        Some(Scheme::Dlang) => options.to_mut().params = true,
        Some(Scheme::Rust) if !options.verbose => options.to_mut().clone_suffix = false,
        _ => {}
    }
    options
}
