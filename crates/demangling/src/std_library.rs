//! Short names of the standard library, for [`Options::simplify_std`]: no inline namespaces, no default template arguments,
//! `std::string` for `std::basic_string<char>`.
//!
//! The engines for C++ share the tables. They find the defaults by the texts of the arguments, each with its own
//! [`Brackets`].

use crate::Options;

/// The namespace of the standard library and the separator before a member.
const STD_SCOPE: &[u8] = b"std::";
/// Between the key of a map and the comma.
const CONST: &[u8] = b" const";

/// The default of a template parameter, in terms of the arguments before it.
#[derive(Clone, Copy, Debug)]
pub enum DefaultArgument {
    /// No default.
    None,
    /// `std::X<T>`, where `T` is the first argument.
    OfFirst(&'static str),
    /// `std::allocator<std::pair<K const, V>>` of the first two arguments.
    PairAllocator,
}

use DefaultArgument::{None as No, OfFirst, PairAllocator};

/// The brackets of template arguments, as a writer writes them.
pub trait Brackets {
    /// The text after the opening bracket that `text` begins with.
    fn opened<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]>;
    /// The text after the closing bracket that `text` begins with; `last` is the text before it.
    fn closed<'t>(&self, text: &'t [u8], last: &[u8]) -> Option<&'t [u8]>;
    /// The `text` of a class without a keyword before it, such as `struct`.
    #[inline]
    fn untagged<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        text
    }
}

impl DefaultArgument {
    /// True if `text` is this default. `argument` returns the text of an argument before it; if that is unknown, so is
    /// the answer.
    #[inline]
    #[must_use]
    pub fn matches<'t>(
        self,
        text: &'t [u8],
        argument: impl Fn(usize) -> Option<&'t [u8]>,
        brackets: &impl Brackets,
    ) -> Option<bool> {
        let first = argument(0)?;
        let after = match self {
            No => None,
            OfFirst(template) => after_applied(text, template, first, brackets),
            PairAllocator => after_pair_allocator(text, first, argument(1)?, brackets),
        };
        Some(after == Some(b""))
    }
}

/// The rest of a `text` that begins with `std::template<argument>`.
#[inline]
fn after_applied<'t>(text: &'t [u8], template: &str, argument: &[u8], brackets: &impl Brackets) -> Option<&'t [u8]> {
    let arguments = brackets.opened(after_name(text, template, brackets)?)?;
    brackets.closed(arguments.strip_prefix(argument)?, argument)
}

/// The rest of a `text` that begins with `std::allocator<std::pair<key const, value>>`.
#[inline]
fn after_pair_allocator<'t>(text: &'t [u8], key: &[u8], value: &[u8], brackets: &impl Brackets) -> Option<&'t [u8]> {
    let pair = brackets.opened(after_name(text, "allocator", brackets)?)?;
    let arguments = brackets.opened(after_name(pair, "pair", brackets)?)?;
    let after_key = arguments.strip_prefix(key)?;
    // MSVC's text has no space after the `*` of a pointer.
    let is_pointer = key.ends_with(b"*") && !after_key.starts_with(b" ");
    let after_const = after_key.strip_prefix(if is_pointer { b"const".as_slice() } else { CONST })?;
    let second = after_const.strip_prefix(b", ")?;
    let after_pair = brackets.closed(second.strip_prefix(value)?, value)?;
    brackets.closed(after_pair, b">")
}

/// The rest of a `text` that begins with `std::template`.
#[inline]
fn after_name<'t>(text: &'t [u8], template: &str, brackets: &impl Brackets) -> Option<&'t [u8]> {
    brackets.untagged(text).strip_prefix(STD_SCOPE)?.strip_prefix(template.as_bytes())
}

/// The templates of the standard library that have default arguments, sorted by name.
static DEFAULTS: [Template; 43] = [
    ("basic_filebuf", &[No, OfFirst("char_traits")]),
    ("basic_fstream", &[No, OfFirst("char_traits")]),
    ("basic_ifstream", &[No, OfFirst("char_traits")]),
    ("basic_ios", &[No, OfFirst("char_traits")]),
    ("basic_iostream", &[No, OfFirst("char_traits")]),
    ("basic_istream", &[No, OfFirst("char_traits")]),
    ("basic_istringstream", &[No, OfFirst("char_traits"), OfFirst("allocator")]),
    ("basic_ofstream", &[No, OfFirst("char_traits")]),
    ("basic_ostream", &[No, OfFirst("char_traits")]),
    ("basic_ostringstream", &[No, OfFirst("char_traits"), OfFirst("allocator")]),
    ("basic_osyncstream", &[No, OfFirst("char_traits"), OfFirst("allocator")]),
    ("basic_regex", &[No, OfFirst("regex_traits")]),
    ("basic_spanbuf", &[No, OfFirst("char_traits")]),
    ("basic_spanstream", &[No, OfFirst("char_traits")]),
    ("basic_streambuf", &[No, OfFirst("char_traits")]),
    ("basic_string", &[No, OfFirst("char_traits"), OfFirst("allocator")]),
    ("basic_string_view", &[No, OfFirst("char_traits")]),
    ("basic_stringbuf", &[No, OfFirst("char_traits"), OfFirst("allocator")]),
    ("basic_stringstream", &[No, OfFirst("char_traits"), OfFirst("allocator")]),
    ("basic_syncbuf", &[No, OfFirst("char_traits"), OfFirst("allocator")]),
    ("deque", &[No, OfFirst("allocator")]),
    ("flat_set", &[No, OfFirst("less"), OfFirst("vector")]),
    ("forward_list", &[No, OfFirst("allocator")]),
    ("istreambuf_iterator", &[No, OfFirst("char_traits")]),
    ("list", &[No, OfFirst("allocator")]),
    ("map", &[No, No, OfFirst("less"), PairAllocator]),
    ("money_get", &[No, OfFirst("istreambuf_iterator")]),
    ("money_put", &[No, OfFirst("ostreambuf_iterator")]),
    ("multimap", &[No, No, OfFirst("less"), PairAllocator]),
    ("multiset", &[No, OfFirst("less"), OfFirst("allocator")]),
    ("num_get", &[No, OfFirst("istreambuf_iterator")]),
    ("num_put", &[No, OfFirst("ostreambuf_iterator")]),
    ("ostreambuf_iterator", &[No, OfFirst("char_traits")]),
    ("priority_queue", &[No, OfFirst("vector"), OfFirst("less")]),
    ("queue", &[No, OfFirst("deque")]),
    ("set", &[No, OfFirst("less"), OfFirst("allocator")]),
    ("stack", &[No, OfFirst("deque")]),
    ("unique_ptr", &[No, OfFirst("default_delete")]),
    ("unordered_map", &[No, No, OfFirst("hash"), OfFirst("equal_to"), PairAllocator]),
    ("unordered_multimap", &[No, No, OfFirst("hash"), OfFirst("equal_to"), PairAllocator]),
    ("unordered_multiset", &[No, OfFirst("hash"), OfFirst("equal_to"), OfFirst("allocator")]),
    ("unordered_set", &[No, OfFirst("hash"), OfFirst("equal_to"), OfFirst("allocator")]),
    ("vector", &[No, OfFirst("allocator")]),
];

/// The prefix of an alias, by its character type: `wstring` is `basic_string<wchar_t>`. Only strings have aliases for
/// the Unicode types.
const CHARACTERS: [(&[u8], &str); 5] =
    [(b"char", ""), (b"wchar_t", "w"), (b"char8_t", "u8"), (b"char16_t", "u16"), (b"char32_t", "u32")];

/// The name of a template, and the defaults of its parameters.
pub type Template = (&'static str, &'static [DefaultArgument]);

/// The defaults of the parameters of `std::template`, if it has any.
#[inline]
#[must_use]
pub fn defaults(template: &[u8]) -> Option<&'static Template> {
    /// By first letter, so that few rows are compared.
    static FIRST: [(u8, u8); 26] = rows_by_letter();
    let letter = usize::from(template.first()?.wrapping_sub(b'a'));
    let &(from, to) = FIRST.get(letter)?;
    let rows = DEFAULTS.get(usize::from(from)..usize::from(to))?;
    rows.iter().find(|(name, _)| name.len() == template.len() && name.as_bytes() == template)
}

/// The range of rows that begin with each letter.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which reports a panic"
)]
const fn rows_by_letter() -> [(u8, u8); 26] {
    let mut rows = [(0, 0); 26];
    let mut index = 0;
    while index < DEFAULTS.len() {
        let letter = (DEFAULTS[index].0.as_bytes()[0] - b'a') as usize;
        if rows[letter].1 == 0 {
            rows[letter].0 = index as u8;
        }
        rows[letter].1 = index as u8 + 1;
        index += 1;
    }
    rows
}

/// The namespaces of `std` that have inline namespaces. No class has one of these names.
pub const NAMESPACES: [&str; 3] = ["chrono", "experimental", "filesystem"];

/// The most nested namespaces that a name of the standard library has; no implementation nests as many.
pub const MAX_NAMESPACES: usize = 8;

/// True for the name of an inline namespace that implementations put into `std`, and for those in `more`.
#[must_use]
pub fn is_inline_namespace(name: &[u8], more: &[String]) -> bool {
    let is_known = || Options::INLINE_NAMESPACES.iter().any(|known| known.as_bytes() == name);
    (name.starts_with(b"_") && is_known()) || more.iter().any(|known| known.as_bytes() == name)
}

/// The alias of `std::template<argument>`, as a prefix and the rest.
#[must_use]
pub fn alias(template: &'static str, argument: &[u8]) -> Option<(&'static str, &'static str)> {
    let alias = template.strip_prefix("basic_")?;
    let &(_, prefix) = CHARACTERS.iter().find(|(character, _)| *character == argument)?;
    let has_alias = matches!(prefix, "" | "w") || matches!(alias, "string" | "string_view");
    has_alias.then_some((prefix, alias))
}

#[cfg(test)]
mod tests {
    use super::{DEFAULTS, alias, defaults};

    #[test]
    fn the_templates_are_in_order() {
        assert!(DEFAULTS.is_sorted_by_key(|(name, _)| *name));
        assert_eq!(defaults(b"vector").map(|(name, _)| *name), Some("vector"));
        assert!(defaults(b"array").is_none());
    }

    #[test]
    fn an_alias_tells_its_character_type() {
        assert_eq!(alias("basic_string", b"char16_t"), Some(("u16", "string")));
        assert_eq!(alias("basic_ostream", b"wchar_t"), Some(("w", "ostream")));
        assert_eq!(alias("basic_ostream", b"char16_t"), None);
        assert_eq!(alias("vector", b"char"), None);
    }
}
