//! The standard library in short, for `Options::simplify_std`: no inline namespaces, no default template arguments,
//! `std::string` for `std::basic_string<char>`.
//!
//! An argument is a default if its text is what the standard says of the arguments before it, so an allocator or a
//! comparator of the user's own stays.

use super::Printer;
use super::recorder::{Label, Recorder};
use super::style::Style;
use crate::ast::{List, Node, NodeId};
use crate::query::Part;

/// The default of a template parameter, by the parameters before it.
#[derive(Clone, Copy)]
enum DefaultArgument {
    /// No default.
    None,
    /// `std::X<T>` of the first argument.
    OfFirst(&'static str),
    /// `std::allocator<std::pair<K const, V>>`
    PairAllocator,
}

use DefaultArgument::{None as No, OfFirst, PairAllocator};

/// The templates of the standard library whose parameters have defaults, and these.
const DEFAULTS: [(&str, &[DefaultArgument]); 43] = [
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

/// The inline namespaces that implementations of the standard library put into `std`.
const INLINE_NAMESPACES: [&[u8]; 8] = [b"__cxx11", b"__1", b"__2", b"__ndk1", b"_V2", b"__8", b"__cxx1998", b"__debug"];

/// More namespaces than an implementation nests; a name that nests more is not taken for the standard library's.
const MAX_NAMESPACES: usize = 8;

/// The prefix of an alias by its character type: `wstring` is `basic_string<wchar_t>`. Only strings have those of the
/// Unicode types.
const CHARACTERS: [(&[u8], &str); 5] =
    [(b"char", ""), (b"wchar_t", "w"), (b"char8_t", "u8"), (b"char16_t", "u16"), (b"char32_t", "u32")];

impl<S: Style, R: Recorder> Printer<'_, S, R> {
    /// Whether `id` names an inline namespace of the standard library, which is left out.
    pub(super) fn is_inline_namespace(&self, scope: NodeId, name: NodeId) -> bool {
        self.identifier(name).is_some_and(|text| INLINE_NAMESPACES.contains(&text)) && self.is_in_std(scope)
    }

    pub(super) fn identifier(&self, id: NodeId) -> Option<&[u8]> {
        match self.ast.node(id) {
            Node::Identifier(text) => Some(text.of(self.input)),
            _ => None,
        }
    }

    /// Whether `id` is `std` or a namespace in it.
    fn is_in_std(&self, id: NodeId) -> bool {
        let mut id = id;
        for _ in 0..MAX_NAMESPACES {
            match self.ast.node(id) {
                Node::Std => return true,
                Node::Nested { scope, name } if self.identifier(name).is_some() => id = scope,
                _ => return false,
            }
        }
        false
    }

    /// The identifier of a class template directly in `std`, inline namespaces not counted.
    fn std_template(&self, name: NodeId) -> Option<&[u8]> {
        let Node::Nested { mut scope, name } = self.ast.node(name) else { return None };
        for _ in 0..MAX_NAMESPACES {
            match self.ast.node(scope) {
                Node::Nested { scope: outer, name } if self.is_inline_namespace(outer, name) => scope = outer,
                _ => break,
            }
        }
        if matches!(self.ast.node(scope), Node::Std) { self.identifier(name) } else { None }
    }

    /// `name<args>` without what the standard library adds by itself.
    pub(super) fn simplified_template(&mut self, name: NodeId, args: NodeId) {
        let known =
            self.std_template(name).and_then(|name| DEFAULTS.iter().find(|(known, _)| known.as_bytes() == name));
        let (&(known, defaults), Node::TemplateArgs { args: list, .. }) = (match known {
            Some(known) => (known, self.ast.node(args)),
            None => {
                self.print(name);
                return self.print(args);
            }
        }) else {
            return;
        };
        let start = self.place();
        self.print(name);
        let name_end = self.out.len();
        self.simplified_args(list, defaults);
        let alias = known.strip_prefix("basic_").and_then(|alias| {
            let arguments = self.out.get(name_end..)?.strip_prefix(b"<")?.strip_suffix(b">")?;
            let &(_, prefix) = CHARACTERS.iter().find(|(character, _)| *character == arguments)?;
            let has_alias = matches!(prefix, "" | "w") || matches!(alias, "string" | "string_view");
            has_alias.then(|| format!("{prefix}{alias}"))
        });
        if let Some(alias) = alias {
            self.back_to(start);
            self.open(Label::Node(name));
            self.part(Part::ScopePart, |printer| printer.push("std"));
            self.push("::");
            self.part(Part::BaseName, |printer| printer.push(&alias));
            self.close();
        }
    }

    /// `<args>` without the defaults at their end.
    fn simplified_args(&mut self, args: List, defaults: &[DefaultArgument]) {
        let too_deep = self.options.max_template_depth.is_some_and(|max| self.template_depth >= max);
        if !self.options.template_args || too_deep || args.len() > defaults.len() {
            return self.template_args(args, None);
        }
        self.open(Label::Part(Part::TemplateArgs));
        self.push_byte(b'<');
        self.template_depth += 1;
        let outer = std::mem::replace(&mut self.gt_is_operator, false);
        let enclosing = std::mem::replace(&mut self.in_enclosing, false);
        let ast = self.ast;
        // Where each argument begins and ends.
        let mut places = Vec::with_capacity(args.len());
        for (index, &arg) in ast.items(args).iter().enumerate() {
            let before = self.place();
            if index > 0 {
                self.push(", ");
            }
            let text_start = self.out.len();
            self.open(Label::Element);
            self.print(arg);
            self.close();
            places.push((before, text_start, self.out.len()));
        }
        while let Some((&(before, text_start, text_end), index)) = places.last().zip(places.len().checked_sub(1)) {
            let text = |place: usize| places.get(place).and_then(|&(_, start, end)| self.out.get(start..end));
            let is_default = match (defaults.get(index), text(0)) {
                (Some(OfFirst(template)), Some(first)) => {
                    self.out.get(text_start..text_end) == Some(&applied::<S>(template, first))
                }
                (Some(PairAllocator), Some(key)) => {
                    let pair = [b"std::pair<", key, b" const, ", text(1).unwrap_or_default()].concat();
                    self.out.get(text_start..text_end) == Some(&applied::<S>("allocator", &closed::<S>(pair)))
                }
                _ => false,
            };
            if !is_default {
                break;
            }
            places.pop();
            self.back_to(before);
        }
        self.in_enclosing = enclosing;
        self.gt_is_operator = outer;
        self.template_depth -= 1;
        self.close_angle();
        self.close();
    }
}

/// `std::template<argument>` as the style writes it.
fn applied<S: Style>(template: &str, argument: &[u8]) -> Vec<u8> {
    closed::<S>([b"std::", template.as_bytes(), b"<", argument].concat())
}

fn closed<S: Style>(mut text: Vec<u8>) -> Vec<u8> {
    if S::SPACE_BETWEEN_ANGLES && text.last() == Some(&b'>') {
        text.push(b' ');
    }
    text.push(b'>');
    text
}
