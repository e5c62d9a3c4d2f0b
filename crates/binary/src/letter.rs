//! The letters by which `nm` tells what a symbol is.

use crate::{
    entry::Binding,
    section::{Section, SectionClass},
};

/// All letters that [`letter`] returns.
pub(crate) const ALL: &str = "AaBbCcDdEeIiNnPpRrSsTtUuVvWw?";

/// Where a symbol is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    Undefined,
    Common,
    Absolute,
    /// Mach-O: another name of a symbol.
    Indirect,
    /// A section, with its letter.
    Section(u8),
    Unknown,
}

/// The formats, as far as the letters differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Elf,
    MachO,
    Coff,
    Wasm,
}

impl Dialect {
    /// True if symbols have a size; otherwise it is computed.
    pub(crate) fn holds_sizes(self) -> bool {
        matches!(self, Dialect::Elf | Dialect::Wasm)
    }
}

/// The letter of a symbol: as in the manual of GNU `nm`, and of `llvm-nm` for Mach-O and WebAssembly. It is in upper
/// case for symbols that other object files can refer to.
pub(crate) fn letter(dialect: Dialect, place: Place, binding: Binding, is_object: bool, is_ifunc: bool) -> u8 {
    if let (Place::Undefined, Binding::Weak) = (place, binding) {
        // Mach-O: `llvm-nm` prints weak references as undefined.
        return match dialect {
            Dialect::MachO => b'U',
            _ if is_object => b'v',
            _ => b'w',
        };
    }
    if let Place::Undefined = place {
        return b'U';
    }
    if is_ifunc {
        return b'i';
    }
    let has_own_letter = matches!(dialect, Dialect::Elf | Dialect::Coff | Dialect::Wasm);
    match binding {
        Binding::Unique => return b'u',
        Binding::Weak if has_own_letter => return if is_object { b'V' } else { b'W' },
        _ => {}
    }
    let lower = match place {
        Place::Common => b'c',
        Place::Absolute => b'a',
        Place::Indirect => b'i',
        Place::Section(of_section) => of_section,
        Place::Undefined | Place::Unknown => b'?',
    };
    if binding == Binding::Local { lower } else { lower.to_ascii_uppercase() }
}

/// The letter of a section that only COFF has, by its name up to a `$`, by which the linker sorts, a `.` or a digit.
pub(crate) fn of_coff_section(name: &str) -> Option<u8> {
    let rest = name.strip_prefix('.')?;
    match rest.split(|letter: char| matches!(letter, '$' | '.') || letter.is_ascii_digit()).next()? {
        "pdata" => Some(b'p'),
        "edata" => Some(b'e'),
        "idata" | "drectve" => Some(b'i'),
        // The check sums of Microsoft's assembler.
        _ if name == ".chks64" => Some(b'N'),
        _ => None,
    }
}

/// The letter of a section, in lower case.
pub(crate) fn of_section(dialect: Dialect, section: &Section) -> u8 {
    if dialect == Dialect::MachO {
        return match section.name.as_str() {
            "__TEXT,__text" => b't',
            "__DATA,__data" => b'd',
            "__DATA,__bss" => b'b',
            _ => b's',
        };
    }
    if dialect == Dialect::Coff {
        if let Some(own) = of_coff_section(&section.name) {
            return own;
        }
    }
    match section.class {
        SectionClass::Code => b't',
        SectionClass::Data => b'd',
        SectionClass::ReadOnly => b'r',
        SectionClass::Zeroed => b'b',
        SectionClass::Debug => b'N',
        SectionClass::Other => b'n',
    }
}

#[cfg(test)]
mod tests {
    use super::of_coff_section;

    #[test]
    fn sections_of_coff_have_letters_of_their_own() {
        for (name, expected) in [
            (".pdata", Some(b'p')),
            (".pdata$f", Some(b'p')),
            (".pdata.unlikely", Some(b'p')),
            (".pdata5", Some(b'p')),
            (".pdatax", None),
            (".edata", Some(b'e')),
            (".idata$4", Some(b'i')),
            (".drectve", Some(b'i')),
            (".chks64", Some(b'N')),
            (".text", None),
            ("pdata", None),
            ("", None),
        ] {
            assert_eq!(of_coff_section(name), expected, "{name}");
        }
    }
}
