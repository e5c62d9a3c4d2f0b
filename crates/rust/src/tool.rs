//! All differences between the tools, as a trait of constants.
//!
//! The readers are generic over it, so that nothing is chosen at run time.

use demangling::{Options, Style};

/// When the hash of a crate is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CrateHash {
    /// `core[0]`, `core[e84b7980f94901a6]`
    Always,
    /// `core`, `core[e84b7980f94901a6]`
    NonZero,
    /// `core`
    Never,
}

/// How the type of a literal is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LiteralType {
    /// `8: usize`, `true: bool`, `'a': char`
    AfterColon,
    /// `8usize`; not after `true` and `'a'`
    Suffix,
    /// `8`
    None,
}

/// Which digits a literal may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digits {
    /// At least one.
    Some,
    /// At least one, and no leading zeros.
    Shortest,
    /// Any, even none, which is zero.
    Any,
}

/// How the characters of literals are escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escapes {
    /// All but ASCII, without a backslash before `'` and `\`; even the space and `~` are `\u{20}` and `\u{7e}`.
    Gnu,
    /// All but ASCII.
    Ascii,
    /// As `char::escape_debug` does.
    Debug,
}

/// What is printed for an identifier whose punycode is damaged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadPunycode {
    /// Nothing.
    Empty,
    /// Nothing; the name is refused.
    Refused,
    /// `punycode{a-b}`
    Verbatim,
}

/// What is printed of the suffix of a name, such as `.llvm.123`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suffix {
    /// Nothing.
    None,
    /// ` (.llvm.123)`
    Parentheses,
    /// `.cold`; but `.llvm.` and what follows it is left out.
    Verbatim,
}

/// A tool whose text is printed.
pub(crate) trait Tool {
    /// The tool whose text legacy names get: itself, or another one if it takes them for C++ names.
    type Legacy: Tool;
    /// Legacy names need no hash.
    const HASH_OPTIONAL: bool = false;
    /// Another `_` before the name is read, and kept.
    const KEEPS_UNDERSCORE: bool = false;
    const CRATE_HASH: CrateHash;
    /// The hash at the end of a legacy name is printed.
    const LEGACY_HASH: bool = true;
    /// The escapes of legacy names include all characters of Unicode: `$ue9$`.
    const LEGACY_UNICODE: bool = false;
    const LITERAL_TYPE: LiteralType;
    const LITERAL_DIGITS: Digits;
    const LITERAL_ESCAPES: Escapes;
    /// The most digits of a character's literal.
    const CHARACTER_DIGITS: usize;
    /// Characters must be Unicode scalar values.
    const SCALAR_CHARACTERS: bool = false;
    /// Literals of unsigned types can be negative.
    const NEGATIVE_UNSIGNED: bool = false;
    /// A literal of more than 64 bits lacks its first digit and ends in `_`, which is c++filt's mistake.
    const LONG_LITERALS_SHIFTED: bool = false;
    /// Constants can be strings, references, arrays, tuples and structures; types can have patterns.
    const STRUCTURAL_CONSTANTS: bool = false;
    const BAD_PUNYCODE: BadPunycode;
    /// Identifiers in punycode can be empty, or have nothing to insert.
    const EMPTY_PUNYCODE: bool = false;
    /// The most characters of an identifier whose punycode is decoded.
    const PUNYCODE_CHARACTERS: usize = usize::MAX;
    /// The names of associated types are printed in punycode.
    const ASSOCIATED_PUNYCODE: bool = false;
    /// An ABI's name can be empty.
    const EMPTY_ABI: bool = false;
    /// Identifiers and names can contain `.` and `$`.
    const DOTS_IN_IDENTIFIERS: bool = false;
    /// A reference may lead to what follows it, as long as it does not lead to itself.
    const FORWARD_REFERENCES: bool = false;
    /// A reference that the text does not show may lead into itself.
    const REFERENCES_INTO_THEMSELVES: bool = false;
    /// Numbers of more than 64 bits wrap around.
    const NUMBERS_WRAP: bool = false;
    /// A lifetime that no binder declares is printed; the number wraps around.
    const UNBOUND_LIFETIMES: bool = false;
    /// The lifetime after `'z`: `'_26` or `'z1`.
    const LIFETIME_AFTER_Z: (&'static [u8], u64);
    /// That lifetimes are bound is also checked where the text does not show them.
    const SKIPPED_LIFETIMES_CHECKED: bool = false;
    /// The most lifetimes that one binder declares.
    const BINDER: u64 = u64::MAX;
    /// A binder must not declare more lifetimes than the name has bytes.
    const BINDER_WITHIN_NAME: bool = false;
    const SUFFIX: Suffix;
    /// How deep the tool lets paths, types and constants nest.
    const DEPTH: u32;
    /// A basic type is a level of its own.
    const BASIC_TYPE_IS_LEVEL: bool = false;
}

/// GNU's `c++filt` (binutils 2.47).
pub(crate) struct Cxxfilt;

impl Tool for Cxxfilt {
    type Legacy = Self;
    const CRATE_HASH: CrateHash = CrateHash::Always;
    const LITERAL_TYPE: LiteralType = LiteralType::AfterColon;
    const LITERAL_DIGITS: Digits = Digits::Some;
    const LITERAL_ESCAPES: Escapes = Escapes::Gnu;
    const CHARACTER_DIGITS: usize = 8;
    const LONG_LITERALS_SHIFTED: bool = true;
    const BAD_PUNYCODE: BadPunycode = BadPunycode::Empty;
    const FORWARD_REFERENCES: bool = true;
    const NUMBERS_WRAP: bool = true;
    const UNBOUND_LIFETIMES: bool = true;
    const LIFETIME_AFTER_Z: (&'static [u8], u64) = (b"'_", 26);
    const BINDER: u64 = 1024;
    const SUFFIX: Suffix = Suffix::None;
    const DEPTH: u32 = 1024;
}

/// `llvm-cxxfilt` (LLVM 23).
pub(crate) struct LlvmCxxfilt;

impl Tool for LlvmCxxfilt {
    type Legacy = Cxxfilt;
    const CRATE_HASH: CrateHash = CrateHash::Never;
    const LITERAL_TYPE: LiteralType = LiteralType::None;
    const LITERAL_DIGITS: Digits = Digits::Shortest;
    const LITERAL_ESCAPES: Escapes = Escapes::Ascii;
    const CHARACTER_DIGITS: usize = 6;
    const NEGATIVE_UNSIGNED: bool = true;
    const BAD_PUNYCODE: BadPunycode = BadPunycode::Refused;
    const EMPTY_PUNYCODE: bool = true;
    const ASSOCIATED_PUNYCODE: bool = true;
    const EMPTY_ABI: bool = true;
    const LIFETIME_AFTER_Z: (&'static [u8], u64) = (b"'z", 1);
    const REFERENCES_INTO_THEMSELVES: bool = true;
    const BINDER_WITHIN_NAME: bool = true;
    const SKIPPED_LIFETIMES_CHECKED: bool = true;
    const SUFFIX: Suffix = Suffix::Parentheses;
    const DEPTH: u32 = 500;
    const BASIC_TYPE_IS_LEVEL: bool = true;
}

/// `rustfilt` 0.2; with `HASHES`, as `rustfilt -h`.
pub(crate) struct Rustfilt<const HASHES: bool>;

impl<const HASHES: bool> Tool for Rustfilt<HASHES> {
    type Legacy = Self;
    const HASH_OPTIONAL: bool = true;
    const KEEPS_UNDERSCORE: bool = true;
    const CRATE_HASH: CrateHash = if HASHES { CrateHash::NonZero } else { CrateHash::Never };
    const LEGACY_HASH: bool = HASHES;
    const LEGACY_UNICODE: bool = true;
    const LITERAL_TYPE: LiteralType = if HASHES { LiteralType::Suffix } else { LiteralType::None };
    const LITERAL_DIGITS: Digits = Digits::Any;
    const LITERAL_ESCAPES: Escapes = Escapes::Debug;
    const CHARACTER_DIGITS: usize = usize::MAX;
    const SCALAR_CHARACTERS: bool = true;
    const STRUCTURAL_CONSTANTS: bool = true;
    const BAD_PUNYCODE: BadPunycode = BadPunycode::Verbatim;
    const PUNYCODE_CHARACTERS: usize = 128;
    const DOTS_IN_IDENTIFIERS: bool = true;
    const LIFETIME_AFTER_Z: (&'static [u8], u64) = (b"'_", 26);
    const SUFFIX: Suffix = Suffix::Verbatim;
    const DEPTH: u32 = 500;
}

/// The text that a name gets, besides the tool's own choices.
#[derive(Clone, Copy)]
pub(crate) struct Choices {
    pub(crate) literal_types: bool,
    pub(crate) clone_suffix: bool,
    /// The most levels of generic arguments that are printed.
    pub(crate) max_template_depth: u32,
    /// Whether arguments that are nested deeper are marked by `<...>`.
    pub(crate) mark_left_out: bool,
}

impl Choices {
    /// Whatever is least to write.
    pub(crate) const SHORTEST: Choices =
        Choices { literal_types: false, clone_suffix: false, max_template_depth: u32::MAX, mark_left_out: false };

    pub(crate) fn of(options: &Options) -> Choices {
        let &Options { literal_types, clone_suffix, template_args, max_template_depth, .. } = options;
        Choices {
            literal_types,
            clone_suffix,
            max_template_depth: if template_args { max_template_depth.unwrap_or(u32::MAX) } else { 0 },
            mark_left_out: template_args,
        }
    }
}

/// Calls a function that is generic over the tool with the tool that the options choose.
macro_rules! with_tool {
    ($options:expr, $tool:ident => $body:expr) => {
        match $crate::tool::Chosen::of($options) {
            $crate::tool::Chosen::Cxxfilt => {
                type $tool = $crate::tool::Cxxfilt;
                $body
            }
            $crate::tool::Chosen::LlvmCxxfilt => {
                type $tool = $crate::tool::LlvmCxxfilt;
                $body
            }
            $crate::tool::Chosen::Rustfilt => {
                type $tool = $crate::tool::Rustfilt<false>;
                $body
            }
        }
    };
}
pub(crate) use with_tool;

/// The tool that the options choose.
pub(crate) enum Chosen {
    Cxxfilt,
    LlvmCxxfilt,
    Rustfilt,
}

impl Chosen {
    pub(crate) fn of(options: &Options) -> Chosen {
        match (options.style, options.verbose) {
            (Style::Gnu, true) => Chosen::Cxxfilt,
            (Style::Gnu, false) => Chosen::Rustfilt,
            (Style::Llvm, _) => Chosen::LlvmCxxfilt,
        }
    }
}
