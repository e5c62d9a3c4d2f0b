//! What a binary says of a symbol.

/// No number: the symbol has no section, version or library.
pub(crate) const NONE: u32 = u32::MAX;

/// A row of the table. Texts are stored by numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) address: u64,
    pub(crate) size: u64,
    pub(crate) name: u32,
    pub(crate) member: u32,
    pub(crate) section: u32,
    pub(crate) version: u32,
    pub(crate) library: u32,
    pub(crate) letter: u8,
    pub(crate) binding: Binding,
    pub(crate) visibility: Visibility,
    pub(crate) flags: Flags,
}

/// Facts about a symbol that are true or false.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "they do not depend on one another")]
pub(crate) struct Flags {
    pub(crate) undefined: bool,
    /// The size is the distance to the next symbol, since the format does not hold it.
    pub(crate) computed_size: bool,
    pub(crate) exported: bool,
    /// The address is an offset in the block of each thread.
    pub(crate) thread_local: bool,
}

/// Who can refer to a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// Only its own object file.
    Local,
    /// All object files.
    Global,
    /// All object files, unless another one defines a global symbol of this name.
    Weak,
    /// All object files; one definition in the whole process, by GNU's extension of ELF.
    Unique,
}

impl Binding {
    /// The name, in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Binding::Local => "local",
            Binding::Global => "global",
            Binding::Weak => "weak",
            Binding::Unique => "unique",
        }
    }
}

/// Who can refer to a global symbol after the file was linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Other libraries and programs.
    Default,
    /// Other libraries and programs, which cannot replace it in its own.
    Protected,
    /// Only its own library or program: Mach-O's private external, too.
    Hidden,
    /// As hidden, by processor-specific rules.
    Internal,
}

impl Visibility {
    /// The name, in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Visibility::Default => "default",
            Visibility::Protected => "protected",
            Visibility::Hidden => "hidden",
            Visibility::Internal => "internal",
        }
    }
}
