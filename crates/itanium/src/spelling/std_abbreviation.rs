//! The full templates of the standard library's abbreviations.

use crate::codes::StdAbbreviation;

/// The template of `Sa`, `Ss` …, without `std::`, and its arguments.
pub(crate) fn full_name(which: StdAbbreviation) -> (&'static str, &'static [&'static str]) {
    match which {
        StdAbbreviation::Allocator => ("allocator", &[]),
        StdAbbreviation::BasicString => ("basic_string", &[]),
        StdAbbreviation::String => ("basic_string", &["char", "std::char_traits<char>", "std::allocator<char>"]),
        StdAbbreviation::Istream => ("basic_istream", &["char", "std::char_traits<char>"]),
        StdAbbreviation::Ostream => ("basic_ostream", &["char", "std::char_traits<char>"]),
        StdAbbreviation::Iostream => ("basic_iostream", &["char", "std::char_traits<char>"]),
    }
}
