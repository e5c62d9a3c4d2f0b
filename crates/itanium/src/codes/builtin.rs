//! `<builtin-type>`: the types that have a letter, or `D` and a letter.

/// A builtin type, by its place in [`TABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Builtin(u8);

/// Code, and name in the source language. A name that the tools spell in two ways is settled by the style.
const TABLE: [(&[u8], &str); 31] = [
    (b"v", "void"),
    (b"w", "wchar_t"),
    (b"b", "bool"),
    (b"c", "char"),
    (b"a", "signed char"),
    (b"h", "unsigned char"),
    (b"s", "short"),
    (b"t", "unsigned short"),
    (b"i", "int"),
    (b"j", "unsigned int"),
    (b"l", "long"),
    (b"m", "unsigned long"),
    (b"x", "long long"),
    (b"y", "unsigned long long"),
    (b"n", "__int128"),
    (b"o", "unsigned __int128"),
    (b"f", "float"),
    (b"d", "double"),
    (b"e", "long double"),
    (b"g", "__float128"),
    (b"z", "..."),
    (b"Dd", "decimal64"),
    (b"De", "decimal128"),
    (b"Df", "decimal32"),
    (b"Dh", "half"),
    (b"Di", "char32_t"),
    (b"Ds", "char16_t"),
    (b"Du", "char8_t"),
    (b"Da", "auto"),
    (b"Dc", "decltype(auto)"),
    (b"Dn", "std::nullptr_t"),
];

impl Builtin {
    pub(crate) const VOID: Builtin = Builtin(0);
    pub(crate) const BOOL: Builtin = Builtin(2);
    pub(crate) const CHAR: Builtin = Builtin(3);
    pub(crate) const NULLPTR: Builtin = Builtin(30);

    /// The type of a single letter.
    #[inline]
    pub(crate) fn from_letter(letter: u8) -> Option<Builtin> {
        const NONE: u8 = u8::MAX;
        static BY_LETTER: [u8; 128] = by_last_letter(1);
        match BY_LETTER.get(letter as usize) {
            Some(&index) if index != NONE => Some(Builtin(index)),
            _ => None,
        }
    }

    /// The type of `D` and a letter.
    pub(crate) fn from_d_letter(letter: u8) -> Option<Builtin> {
        static BY_LETTER: [u8; 128] = by_last_letter(2);
        match BY_LETTER.get(letter as usize) {
            Some(&index) if index != u8::MAX => Some(Builtin(index)),
            _ => None,
        }
    }

    pub(crate) fn code(self) -> &'static [u8] {
        TABLE[self.0 as usize].0
    }

    pub(crate) fn name(self) -> &'static str {
        TABLE[self.0 as usize].1
    }

    /// The name with padding behind it, to be copied, and its length.
    #[inline(always)]
    pub(crate) fn padded_name(self) -> (&'static [u8; 24], usize) {
        static NAMES: [([u8; 24], usize); TABLE.len()] = padded_names();
        let (name, length) = &NAMES[self.0 as usize];
        (name, *length)
    }

    /// Whether the value of a literal is that of a floating type, written by its bytes.
    pub(crate) fn is_floating(self) -> bool {
        matches!(self.code(), b"f" | b"d" | b"e" | b"g" | b"Dd" | b"De" | b"Df" | b"Dh")
    }

    /// Whether the text of a literal tells that it is of this type: `true`, `4u`.
    #[inline]
    pub(crate) fn tells_literals_apart(self) -> bool {
        self == Builtin::BOOL || self.literal_suffix().is_some()
    }

    /// What follows a literal of the type with padding after it, to be copied, and its length.
    #[inline(always)]
    pub(crate) fn padded_literal_suffix(self) -> (&'static [u8; 4], usize) {
        match self.code() {
            b"j" => (b"u\0\0\0", 1),
            b"l" => (b"l\0\0\0", 1),
            b"m" => (b"ul\0\0", 2),
            b"x" => (b"ll\0\0", 2),
            b"y" => (b"ull\0", 3),
            _ => (b"\0\0\0\0", 0),
        }
    }

    /// What follows a literal of the type, if it tells the type: `4u`.
    pub(crate) fn literal_suffix(self) -> Option<&'static str> {
        match self.code() {
            b"i" => Some(""),
            b"j" => Some("u"),
            b"l" => Some("l"),
            b"m" => Some("ul"),
            b"x" => Some("ll"),
            b"y" => Some("ull"),
            _ => None,
        }
    }
}

const fn padded_names() -> [([u8; 24], usize); TABLE.len()] {
    let mut names = [([0; 24], 0); TABLE.len()];
    let mut index = 0;
    while index < TABLE.len() {
        names[index] = (padded(TABLE[index].1), TABLE[index].1.len());
        index += 1;
    }
    names
}

/// A short text with padding after it, to be copied.
pub(crate) const fn padded<const N: usize>(text: &str) -> [u8; N] {
    let text = text.as_bytes();
    let mut padded = [0; N];
    let mut letter = 0;
    while letter < text.len() {
        padded[letter] = text[letter];
        letter += 1;
    }
    padded
}

/// For the codes of `length` letters: the place in the table, by the last letter.
const fn by_last_letter(length: usize) -> [u8; 128] {
    let mut places = [u8::MAX; 128];
    let mut index = 0;
    while index < TABLE.len() {
        let code = TABLE[index].0;
        if code.len() == length {
            places[code[length - 1] as usize] = index as u8;
        }
        index += 1;
    }
    places
}
