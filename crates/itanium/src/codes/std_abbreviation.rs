//! The abbreviations of `<substitution>` for the standard library.

/// The abbreviations that `<substitution>` has for the standard library (`Sa` to `Sd`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StdAbbreviation {
    /// `Sa`
    Allocator,
    /// `Sb`
    BasicString,
    /// `Ss`
    String,
    /// `Si`
    Istream,
    /// `So`
    Ostream,
    /// `Sd`
    Iostream,
}

impl StdAbbreviation {
    /// The abbreviation that is `S` and a letter.
    #[inline]
    pub(crate) fn from_letter(letter: u8) -> Option<StdAbbreviation> {
        Some(match letter {
            b'a' => StdAbbreviation::Allocator,
            b'b' => StdAbbreviation::BasicString,
            b's' => StdAbbreviation::String,
            b'i' => StdAbbreviation::Istream,
            b'o' => StdAbbreviation::Ostream,
            b'd' => StdAbbreviation::Iostream,
            _ => return None,
        })
    }

    /// The name in C++, without `std::`.
    pub(crate) fn short_name(self) -> &'static str {
        match self {
            StdAbbreviation::Allocator => "allocator",
            StdAbbreviation::BasicString => "basic_string",
            StdAbbreviation::String => "string",
            StdAbbreviation::Istream => "istream",
            StdAbbreviation::Ostream => "ostream",
            StdAbbreviation::Iostream => "iostream",
        }
    }
}
