//! The builtin types.

/// The builtin type of a letter, or of `_` and a letter.
pub(crate) fn builtin_type(letter: u8, extended: bool) -> Option<&'static str> {
    if extended {
        return Some(match letter {
            b'J' => "__int64",
            b'K' => "unsigned __int64",
            b'N' => "bool",
            b'P' => "auto",
            b'Q' => "char8_t",
            b'S' => "char16_t",
            b'T' => "decltype(auto)",
            b'U' => "char32_t",
            b'W' => "wchar_t",
            _ => return None,
        });
    }
    Some(match letter {
        b'C' => "signed char",
        b'D' => "char",
        b'E' => "unsigned char",
        b'F' => "short",
        b'G' => "unsigned short",
        b'H' => "int",
        b'I' => "unsigned int",
        b'J' => "long",
        b'K' => "unsigned long",
        b'M' => "float",
        b'N' => "double",
        b'O' => "long double",
        b'X' => "void",
        _ => return None,
    })
}
