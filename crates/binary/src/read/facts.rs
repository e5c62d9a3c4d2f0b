//! What the flags of a symbol say, in each format.

use object::{ObjectSymbol as _, Symbol, SymbolFlags, SymbolKind, elf, macho, pe};

use crate::{Binding, Visibility};

#[expect(clippy::struct_excessive_bools, reason = "they do not depend on one another")]
pub(super) struct Facts {
    pub(super) binding: Binding,
    pub(super) visibility: Visibility,
    pub(super) is_object: bool,
    pub(super) is_ifunc: bool,
    pub(super) is_thread_local: bool,
    /// Mach-O: another name of a symbol.
    pub(super) is_indirect: bool,
}

/// `None` for the symbols of sections, of files and for debuggers, which `nm` does not list.
pub(super) fn of(symbol: &Symbol) -> Option<Facts> {
    let plain = Facts {
        binding: Binding::Local,
        visibility: Visibility::Default,
        is_object: false,
        is_ifunc: false,
        is_thread_local: false,
        is_indirect: false,
    };
    match symbol.flags() {
        SymbolFlags::Elf { st_info, st_other } => {
            let of_type = st_info.st_type();
            let is_listed = of_type != elf::STT_SECTION && of_type != elf::STT_FILE;
            is_listed.then(|| Facts {
                binding: match st_info.st_bind() {
                    elf::STB_LOCAL => Binding::Local,
                    elf::STB_WEAK => Binding::Weak,
                    elf::STB_GNU_UNIQUE => Binding::Unique,
                    _ => Binding::Global,
                },
                visibility: match st_other.visibility() {
                    elf::STV_HIDDEN => Visibility::Hidden,
                    elf::STV_INTERNAL => Visibility::Internal,
                    elf::STV_PROTECTED => Visibility::Protected,
                    _ => Visibility::Default,
                },
                is_object: of_type == elf::STT_OBJECT,
                is_ifunc: of_type == elf::STT_GNU_IFUNC,
                is_thread_local: of_type == elf::STT_TLS,
                ..plain
            })
        }
        SymbolFlags::MachO { n_type, .. } => {
            let is_external = n_type.0 & macho::N_EXT.0 != 0;
            let is_private = n_type.0 & macho::N_PEXT.0 != 0;
            (!n_type.is_stab()).then(|| Facts {
                binding: if is_external { binding_of(symbol) } else { Binding::Local },
                visibility: if is_private { Visibility::Hidden } else { Visibility::Default },
                is_indirect: n_type.typ() == macho::N_INDR,
                ..plain
            })
        }
        flags => {
            let is_listed = match flags {
                SymbolFlags::Coff { storage_class, .. } => storage_class != pe::IMAGE_SYM_CLASS_FILE,
                SymbolFlags::CoffSection { .. } => true,
                _ => !matches!(symbol.kind(), SymbolKind::File | SymbolKind::Section),
            };
            is_listed.then(|| Facts { binding: binding_of(symbol), ..plain })
        }
    }
}

fn binding_of(symbol: &Symbol) -> Binding {
    if symbol.is_weak() {
        Binding::Weak
    } else if symbol.is_global() {
        Binding::Global
    } else {
        Binding::Local
    }
}
