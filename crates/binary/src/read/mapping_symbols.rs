//! The symbols by which assemblers mark what is code and what is data, which `nm` does not list.

use object::Architecture;

/// True if the name of a local symbol is one of the mapping symbols of the ABI of the architecture: `$d`, `$x` and
/// `$d.name` of `AArch64`, `$a`, `$t` and `$d` of Arm, `$d` and `$xrv64i` of RISC-V. There, labels without a name mark
/// parts of addresses.
pub(super) fn is_one(name: &[u8], architecture: Architecture) -> bool {
    let is_riscv = matches!(architecture, Architecture::Riscv32 | Architecture::Riscv64);
    let [b'$', kind, rest @ ..] = name else { return is_riscv && name.is_empty() };
    let ends = rest.is_empty() || rest.starts_with(b".");
    match architecture {
        Architecture::Aarch64 | Architecture::Aarch64_Ilp32 => matches!(kind, b'd' | b'x') && ends,
        Architecture::Arm => matches!(kind, b'a' | b'd' | b't') && ends,
        _ => is_riscv && ((*kind == b'd' && ends) || *kind == b'x'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_few() {
        for (name, architecture, expected) in [
            ("$d", Architecture::Aarch64, true),
            ("$x.12", Architecture::Aarch64, true),
            ("$xyz", Architecture::Aarch64, false),
            ("$a", Architecture::Arm, true),
            ("$a", Architecture::Aarch64, false),
            ("$xrv64i2p1", Architecture::Riscv64, true),
            ("", Architecture::Riscv64, true),
            ("", Architecture::X86_64, false),
            ("$d", Architecture::X86_64, false),
            ("main", Architecture::Arm, false),
        ] {
            assert_eq!(is_one(name.as_bytes(), architecture), expected, "{name}");
        }
    }
}
