//! The sections of a binary.

use object::{ObjectSection, SectionFlags, SectionKind, elf, pe};

/// A section.
#[derive(Clone, Debug)]
pub struct Section {
    /// The member that it is in, as an index.
    pub(crate) member: u32,
    /// The name; in Mach-O with that of the segment, `__TEXT,__text`.
    pub name: String,
    /// The address in memory; zero in object files.
    pub address: u64,
    /// The size in bytes. Zeroed sections have a size, but no bytes in the file.
    pub size: u64,
    /// The alignment in bytes, at least 1.
    pub align: u64,
    /// What it contains.
    pub class: SectionClass,
    /// True if each thread has its own.
    pub(crate) thread_local: bool,
}

/// What a section contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionClass {
    /// Machine code.
    Code,
    /// Writable data.
    Data,
    /// Data that is only read.
    ReadOnly,
    /// Zeros, which are not in the file.
    Zeroed,
    /// Information for debuggers, which is not loaded.
    Debug,
    /// Anything else that is not loaded.
    Other,
}

impl SectionClass {
    /// The name, in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SectionClass::Code => "code",
            SectionClass::Data => "data",
            SectionClass::ReadOnly => "read_only",
            SectionClass::Zeroed => "zeroed",
            SectionClass::Debug => "debug",
            SectionClass::Other => "other",
        }
    }

    pub(crate) fn of<'data>(section: &impl ObjectSection<'data>, name: &str) -> SectionClass {
        match section.flags() {
            SectionFlags::Elf { sh_type, sh_flags } => {
                if !sh_flags.contains(elf::SHF_ALLOC) {
                    if name.starts_with(".debug") || name.starts_with(".zdebug") {
                        SectionClass::Debug
                    } else {
                        SectionClass::Other
                    }
                } else if sh_flags.contains(elf::SHF_EXECINSTR) {
                    SectionClass::Code
                } else if sh_type == elf::SHT_NOBITS {
                    SectionClass::Zeroed
                } else if sh_flags.contains(elf::SHF_WRITE) {
                    SectionClass::Data
                } else {
                    SectionClass::ReadOnly
                }
            }
            SectionFlags::Coff { characteristics } => {
                if characteristics.contains(pe::IMAGE_SCN_CNT_CODE)
                    || characteristics.contains(pe::IMAGE_SCN_MEM_EXECUTE)
                {
                    SectionClass::Code
                } else if name.starts_with(".debug") || name.starts_with(".zdebug") {
                    SectionClass::Debug
                } else if characteristics.contains(pe::IMAGE_SCN_CNT_UNINITIALIZED_DATA) {
                    SectionClass::Zeroed
                } else if characteristics.contains(pe::IMAGE_SCN_CNT_INITIALIZED_DATA) {
                    let written = characteristics.contains(pe::IMAGE_SCN_MEM_WRITE);
                    if written { SectionClass::Data } else { SectionClass::ReadOnly }
                } else {
                    SectionClass::Other
                }
            }
            _ => Self::of_kind(section.kind()),
        }
    }

    /// True if each thread has its own copy of the section.
    pub(crate) fn is_thread_local<'data>(section: &impl ObjectSection<'data>) -> bool {
        matches!(section.flags(), SectionFlags::Elf { sh_flags, .. } if sh_flags.contains(elf::SHF_TLS))
    }

    fn of_kind(kind: SectionKind) -> SectionClass {
        match kind {
            SectionKind::Text => SectionClass::Code,
            SectionKind::Data | SectionKind::Tls | SectionKind::TlsVariables | SectionKind::ReadOnlyDataWithRel => {
                SectionClass::Data
            }
            SectionKind::ReadOnlyData | SectionKind::ReadOnlyString => SectionClass::ReadOnly,
            SectionKind::UninitializedData | SectionKind::UninitializedTls => SectionClass::Zeroed,
            SectionKind::Debug | SectionKind::DebugString => SectionClass::Debug,
            _ => SectionClass::Other,
        }
    }
}
