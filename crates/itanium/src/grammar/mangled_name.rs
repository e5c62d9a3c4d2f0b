//! `<mangled-name>`: what precedes and follows an encoding in a symbol table.

use super::{Input, Parse, Place, Reader, Sink, Tree};
use crate::ast::{Node, NodeId, Suffix, Text};
use crate::codes::Special;
use crate::error::ErrorKind;

/// How a symbol begins, if it is a mangled name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prefix {
    /// `_Z`, `__Z`
    Encoding,
    /// `___Z`, `____Z`: the invocation function of a block
    Block,
    /// `_GLOBAL__I_`, `_GLOBAL__sub_I_` …
    Global(Special),
    /// `__alloc_token_`, `__alloc_token_7_`
    AllocToken,
}

/// The prefix of `input` and its length.
#[inline(always)]
fn prefix(input: &[u8]) -> Option<(Prefix, usize)> {
    if input.starts_with(b"_Z") { Some((Prefix::Encoding, 2)) } else { rarer_prefix(input) }
}

#[inline(never)]
fn rarer_prefix(input: &[u8]) -> Option<(Prefix, usize)> {
    let underscores = input.iter().take(5).take_while(|&&byte| byte == b'_').count();
    if input.get(underscores) == Some(&b'Z') {
        return match underscores {
            1 | 2 => Some((Prefix::Encoding, underscores + 1)),
            3 | 4 => Some((Prefix::Block, underscores + 1)),
            _ => None,
        };
    }
    if let Some(rest) = input.strip_prefix(b"_GLOBAL_") {
        // `_GLOBAL_` <any of _ . $> <I or D> `_`
        return match rest {
            [b'_' | b'.' | b'$', kind @ (b'I' | b'D'), b'_', _, ..] => Some((Prefix::Global(global(*kind)), 11)),
            [b'_' | b'.' | b'$', b's', b'u', b'b', b'_', kind @ (b'I' | b'D'), b'_', _, ..] => {
                Some((Prefix::Global(global(*kind)), 15))
            }
            _ => None,
        };
    }
    if let Some(rest) = input.strip_prefix(b"__alloc_token_") {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let separator = usize::from(digits > 0 && rest.get(digits) == Some(&b'_'));
        let length = 14 + digits + separator;
        return if digits > 0 && separator == 0 { None } else { Some((Prefix::AllocToken, length)) };
    }
    None
}

fn global(kind: u8) -> Special {
    if kind == b'I' { Special::GlobalConstructors } else { Special::GlobalDestructors }
}

/// Whether `text` begins as mangled names do: `_Z` after up to three more underscores, `_GLOBAL__I_`, `__alloc_token_`.
///
/// ```
/// assert!(itanium::is_mangled("_Z1fv"));
/// assert!(!itanium::is_mangled("main"));
/// ```
pub fn is_mangled(text: impl AsRef<[u8]>) -> bool {
    prefix(text.as_ref()).is_some()
}

impl<S: Sink> Reader<'_, S> {
    /// `<mangled-name> ::= _Z <encoding> [. <vendor-specific suffix>]`, with what linkers and compilers put around it.
    ///
    /// The longest that the input begins with.
    #[inline(always)]
    pub(super) fn mangled_name(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let Some((prefix, length)) = prefix(self.rest()) else {
            return self.stop_at(ErrorKind::NotMangled, start);
        };
        self.pos += length;
        let id = match prefix {
            Prefix::Encoding => self.outermost_encoding()?,
            Prefix::Block => S::rare(self, None, |reader, _| reader.block_invocation(start))?,
            Prefix::Global(what) => S::rare(self, None, |reader, _| reader.global_structors(what, start))?,
            Prefix::AllocToken => return S::rare(self, None, |reader, _| reader.alloc_token(start)),
        };
        if self.at_end() { Ok(id) } else { self.suffixes(id, start) }
    }

    /// `.isra.0`, `@@GLIBCXX_3.4`: all that follows a full stop or an at sign.
    #[cold]
    #[inline(never)]
    fn suffixes(&mut self, mut id: S::Ref, start: usize) -> Parse<S::Ref> {
        let name = self.name;
        let mut rest = name.padded().get(self.pos..self.end).unwrap_or_default();
        if self.rare.in_text {
            let symbol = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.$@".contains(byte);
            let length = rest.iter().take_while(|&byte| symbol(byte)).count();
            rest = rest.get(..length).unwrap_or_default();
            // A full stop may end a sentence.
            let length = rest.iter().rposition(|byte| !b".@".contains(byte)).map_or(0, |last| last + 1);
            rest = rest.get(..length).unwrap_or_default();
        }
        let end = self.pos + rest.len();
        let version = rest.iter().position(|&byte| byte == b'@').unwrap_or(rest.len());
        let (suffix_start, version_start) = (self.pos, self.pos + version);
        if rest.first() == Some(&b'.') {
            self.pos = version_start;
            id = self.sink.clone_suffix(id, name, Text::new(suffix_start, version_start), start)?;
        }
        // A version has a name after its one or two at signs.
        let is_named = rest.get(version..).is_some_and(|version| version.iter().any(|&byte| byte != b'@'));
        if self.pos == version_start && is_named {
            self.pos = end;
            id = self.sink.version(id, name, Text::new(version_start, end), start)?;
        }
        Ok(id)
    }
}

impl Reader<'_, Tree> {
    /// `<encoding> _block_invoke [[_] <number>]`
    fn block_invocation(&mut self, start: usize) -> Parse<NodeId> {
        let operand = self.encoding(Place::Inner)?;
        if !self.eat_all(b"_block_invoke") {
            return self.expected("'_block_invoke' after the function that holds the block");
        }
        let underscore = self.eat(b'_');
        if underscore || self.peek().is_ascii_digit() {
            self.digits()?;
        }
        Ok(self.node(Node::Special { what: Special::BlockInvocation, operand }, start))
    }

    /// What a global constructor is keyed to: a mangled name, or any other.
    fn global_structors(&mut self, what: Special, start: usize) -> Parse<NodeId> {
        let operand_start = self.pos;
        let operand = if self.eat_all(b"_Z") {
            self.encoding(Place::Inner)?
        } else {
            self.pos = self.end;
            self.node(Node::Verbatim(Text::new(operand_start, self.pos)), operand_start)
        };
        Ok(self.node(Node::Special { what, operand }, start))
    }

    /// `_Z <encoding>` after an allocation token.
    fn alloc_token(&mut self, start: usize) -> Parse<NodeId> {
        let token = Text::new(start, self.pos);
        let encoding = self.nested(|reader| {
            // A counter is no name, so a token cannot hold another.
            if !reader.rest().starts_with(b"_Z") {
                return reader.expected("a mangled name (_Z) after the allocation token");
            }
            reader.mangled_name()
        })?;
        Ok(self.node(Node::Suffixed { encoding, suffix: token, kind: Suffix::AllocToken }, start))
    }
}
