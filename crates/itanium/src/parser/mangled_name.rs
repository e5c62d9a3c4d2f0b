//! `<mangled-name>`: what stands before and behind an encoding in a symbol table.

use super::{Parse, Parser};
use crate::ast::{Node, NodeId, Special, Suffix, Text};
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
#[inline]
fn prefix(input: &[u8]) -> Option<(Prefix, usize)> {
    if input.starts_with(b"_Z") { Some((Prefix::Encoding, 2)) } else { rarer_prefix(input) }
}

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

/// Whether `input` begins as mangled names do; the cheap test before a parse.
pub(crate) fn begins_like_a_mangled_name(input: &[u8]) -> bool {
    prefix(input).is_some()
}

impl Parser<'_> {
    /// `<mangled-name> ::= _Z <encoding> [. <vendor-specific suffix>]`, with what linkers and compilers put around it.
    ///
    /// The longest that the input begins with; [`Parser::position`] tells where it ends.
    pub(super) fn mangled_name(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let Some((prefix, length)) = prefix(self.rest()) else {
            return self.stop_at(ErrorKind::NotMangled, start);
        };
        self.pos += length;
        let id = match prefix {
            Prefix::Encoding => self.outermost_encoding()?,
            Prefix::Block => self.block_invocation(start)?,
            Prefix::Global(what) => {
                let operand = self.global_operand()?;
                self.node(Node::Special { what, operand }, start)
            }
            Prefix::AllocToken => {
                let encoding = self.nested(|parser| {
                    // A counter is no name, so a token cannot hold another.
                    if !parser.rest().starts_with(b"_Z") {
                        return parser.expected("a mangled name (_Z) after the allocation token");
                    }
                    parser.mangled_name()
                })?;
                let text = Text::new(start, start + length);
                return Ok(self.node(Node::Suffixed { encoding, suffix: text, kind: Suffix::AllocToken }, start));
            }
        };
        Ok(if self.at_end() { id } else { self.suffixes(id, start) })
    }

    pub(crate) fn position(&self) -> usize {
        self.pos
    }

    /// `<encoding> _block_invoke [[_] <number>]`
    fn block_invocation(&mut self, start: usize) -> Parse<NodeId> {
        let operand = self.encoding()?;
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
    fn global_operand(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        if self.eat_all(b"_Z") {
            return self.encoding();
        }
        self.pos = self.input.len();
        Ok(self.node(Node::Verbatim(Text::new(start, self.pos)), start))
    }

    /// `.isra.0`, `@@GLIBCXX_3.4`: all that follows a full stop or an at sign.
    fn suffixes(&mut self, mut id: NodeId, start: usize) -> NodeId {
        let mut rest = self.rest();
        if self.in_text {
            let symbol = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.$@".contains(byte);
            rest = &rest[..rest.iter().take_while(|&byte| symbol(byte)).count()];
            // A full stop may end a sentence.
            rest = &rest[..rest.iter().rposition(|byte| !b".@".contains(byte)).map_or(0, |last| last + 1)];
        }
        let end = self.pos + rest.len();
        let version = rest.iter().position(|&byte| byte == b'@').unwrap_or(rest.len());
        let (suffix_start, version_start) = (self.pos, self.pos + version);
        if rest.first() == Some(&b'.') {
            self.pos = version_start;
            let suffix = Text::new(suffix_start, version_start);
            id = self.node(Node::Suffixed { encoding: id, suffix, kind: Suffix::Clone }, start);
        }
        // A version has a name behind its one or two at signs.
        let named = rest.get(version..).is_some_and(|version| version.iter().any(|&byte| byte != b'@'));
        if self.pos == version_start && named {
            self.pos = end;
            let suffix = Text::new(version_start, self.pos);
            id = self.node(Node::Suffixed { encoding: id, suffix, kind: Suffix::Version }, start);
        }
        id
    }
}
