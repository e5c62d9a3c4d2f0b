//! The builtin types.

use super::Keyword;

/// The builtin type of a letter, or of `_` and a letter.
pub(crate) fn builtin_type(letter: u8, extended: bool) -> Option<&'static Keyword> {
    if extended {
        return Some(match letter {
            b'J' => const { &Keyword::new("__int64") },
            b'K' => const { &Keyword::new("unsigned __int64") },
            b'N' => const { &Keyword::new("bool") },
            b'P' => const { &Keyword::new("auto") },
            b'Q' => const { &Keyword::new("char8_t") },
            b'S' => const { &Keyword::new("char16_t") },
            b'T' => const { &Keyword::new("decltype(auto)") },
            b'U' => const { &Keyword::new("char32_t") },
            b'W' => const { &Keyword::new("wchar_t") },
            _ => return None,
        });
    }
    Some(match letter {
        b'C' => const { &Keyword::new("signed char") },
        b'D' => const { &Keyword::new("char") },
        b'E' => const { &Keyword::new("unsigned char") },
        b'F' => const { &Keyword::new("short") },
        b'G' => const { &Keyword::new("unsigned short") },
        b'H' => const { &Keyword::new("int") },
        b'I' => const { &Keyword::new("unsigned int") },
        b'J' => const { &Keyword::new("long") },
        b'K' => const { &Keyword::new("unsigned long") },
        b'M' => const { &Keyword::new("float") },
        b'N' => const { &Keyword::new("double") },
        b'O' => const { &Keyword::new("long double") },
        b'X' => const { &Keyword::new("void") },
        _ => return None,
    })
}
