//! `<builtin-type>`: the types that have a letter, or `D` and a letter.

use demangling::Padded;

/// A builtin type: an index into [`TABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Builtin(u8);

/// The form of a type's literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Literals {
    /// `(char)65`
    Cast,
    /// `4u`: the suffix implies the type.
    Suffix(Padded<4>),
    /// `true`
    Keyword,
    /// `(float)[3f800000]`: the bytes of the value.
    Float,
}

struct Row {
    code: &'static [u8],
    /// The name in C++. If the tools' spellings differ, the style has its own.
    name: Padded<24>,
    literals: Literals,
}

const fn row(code: &'static [u8], name: &'static str, literals: Literals) -> Row {
    Row { code, name: Padded::new(name), literals }
}

use Literals::{Cast, Float, Keyword, Suffix};

const ROWS: usize = 32;

#[rustfmt::skip]
static TABLE: [Row; ROWS] = [
    row(b"v", "void", Cast),
    row(b"w", "wchar_t", Cast),
    row(b"b", "bool", Keyword),
    row(b"c", "char", Cast),
    row(b"a", "signed char", Cast),
    row(b"h", "unsigned char", Cast),
    row(b"s", "short", Cast),
    row(b"t", "unsigned short", Cast),
    row(b"i", "int", Suffix(Padded::new(""))),
    row(b"j", "unsigned int", Suffix(Padded::new("u"))),
    row(b"l", "long", Suffix(Padded::new("l"))),
    row(b"m", "unsigned long", Suffix(Padded::new("ul"))),
    row(b"x", "long long", Suffix(Padded::new("ll"))),
    row(b"y", "unsigned long long", Suffix(Padded::new("ull"))),
    row(b"n", "__int128", Cast),
    row(b"o", "unsigned __int128", Cast),
    row(b"f", "float", Float),
    row(b"d", "double", Float),
    row(b"e", "long double", Float),
    row(b"g", "__float128", Float),
    row(b"z", "...", Cast),
    row(b"Dd", "decimal64", Float),
    row(b"De", "decimal128", Float),
    row(b"Df", "decimal32", Float),
    row(b"Dh", "half", Float),
    row(b"Di", "char32_t", Cast),
    row(b"Ds", "char16_t", Cast),
    row(b"Du", "char8_t", Cast),
    row(b"Da", "auto", Cast),
    row(b"Dc", "decltype(auto)", Cast),
    row(b"Dn", "std::nullptr_t", Cast),
    row(b"Dm", "std::meta::info", Cast),
];

/// No index into [`TABLE`].
const NONE: u8 = u8::MAX;

impl Builtin {
    pub(crate) const VOID: Builtin = Builtin(0);
    pub(crate) const BOOL: Builtin = Builtin(2);
    pub(crate) const CHAR: Builtin = Builtin(3);
    pub(crate) const NULLPTR: Builtin = Builtin(30);

    /// The type of a single letter.
    #[inline]
    pub(crate) fn from_letter(letter: u8) -> Option<Builtin> {
        static BY_LETTER: [u8; 256] = by_last_letter(1);
        Builtin::in_table(&BY_LETTER, letter)
    }

    /// The type of `D` and a letter.
    pub(crate) fn from_d_letter(letter: u8) -> Option<Builtin> {
        static BY_LETTER: [u8; 256] = by_last_letter(2);
        Builtin::in_table(&BY_LETTER, letter)
    }

    #[inline(always)]
    fn in_table(by_letter: &[u8; 256], letter: u8) -> Option<Builtin> {
        by_letter.get(usize::from(letter)).filter(|&&index| index != NONE).map(|&index| Builtin(index))
    }

    #[inline(always)]
    fn row(self) -> &'static Row {
        // Every builtin type has a row. The remainder makes that known to the compiler.
        TABLE.get(usize::from(self.0) % ROWS).unwrap_or(&TABLE[0])
    }

    pub(crate) fn code(self) -> &'static [u8] {
        self.row().code
    }

    #[inline(always)]
    pub(crate) fn name(self) -> &'static Padded<24> {
        &self.row().name
    }

    /// True for floating types, whose literals are written as the bytes of the value.
    pub(crate) fn is_floating(self) -> bool {
        self.row().literals == Float
    }

    /// True if the text of a literal implies this type: `true`, `4u`.
    #[inline]
    pub(crate) fn tells_literals_apart(self) -> bool {
        matches!(self.row().literals, Suffix(_) | Keyword)
    }

    /// The suffix of this type's literals, if they have one: the `u` of `4u`.
    #[inline(always)]
    pub(crate) fn literal_suffix(self) -> Option<&'static Padded<4>> {
        match &self.row().literals {
            Suffix(suffix) => Some(suffix),
            _ => None,
        }
    }
}

/// The indices of the codes of `length` letters, by their last letter.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which reports a panic"
)]
const fn by_last_letter(length: usize) -> [u8; 256] {
    let mut places = [NONE; 256];
    let mut index = 0;
    while index < TABLE.len() {
        let code = TABLE[index].code;
        if code.len() == length {
            places[code[length - 1] as usize] = index as u8;
        }
        index += 1;
    }
    places
}
