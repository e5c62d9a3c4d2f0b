//! Names of Rust's legacy mangling, which are well-formed C++ names too: `_ZN4core3fmt17h0123456789abcdefE`.
//!
//! c++filt recognizes them by their hash, and decodes the escapes in their identifiers: `$LT$` is `<`, `..` is `::`.

use super::Printer;
use super::recorder::{Label, Recorder};
use crate::ast::{Node, NodeId, Suffix};
use crate::spelling::style::Spelling;

/// The escapes and the characters that they encode.
const ESCAPES: [(&[u8], u8); 8] = [
    (b"SP", b'@'),
    (b"BP", b'*'),
    (b"RF", b'&'),
    (b"LT", b'<'),
    (b"GT", b'>'),
    (b"LP", b'('),
    (b"RP", b')'),
    (b"C", b','),
];

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    /// The Rust path at `root`, if it is one: without its hash, and with it. c++filt leaves out its suffix.
    pub(super) fn rust_path(&self, root: NodeId) -> Option<(NodeId, NodeId)> {
        if !S::RUST_PATHS || !self.input.starts_with(b"_ZN") {
            return None;
        }
        let path = match self.ast.node(root) {
            Node::Suffixed { encoding, kind: Suffix::Clone, .. } => encoding,
            _ => root,
        };
        let Node::Nested { scope, name } = self.ast.node(path) else { return None };
        let hash = self.identifier(name)?.strip_prefix(b"h")?;
        (is_hash(hash) && self.is_rust_scope(scope)).then_some((scope, path))
    }

    fn is_rust_scope(&self, scope: NodeId) -> bool {
        let mut id = scope;
        for _ in 0..self.max_depth {
            let name = match self.ast.node(id) {
                Node::Nested { scope, name } => {
                    id = scope;
                    name
                }
                Node::Identifier(_) => return self.is_rust_identifier(id),
                _ => return false,
            };
            if !self.is_rust_identifier(name) {
                return false;
            }
        }
        false
    }

    fn is_rust_identifier(&self, id: NodeId) -> bool {
        let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"_$.:".contains(byte);
        self.identifier(id).is_some_and(|text| text.iter().all(allowed))
    }

    /// `core::fmt::h0123456789abcdef`
    pub(super) fn print_rust_path(&mut self, path: NodeId) {
        if !self.enter() {
            return;
        }
        self.open(Label::Node(path));
        if let Node::Nested { scope, name } = self.ast.node(path) {
            self.print_rust_path(scope);
            self.push("::");
            self.print_rust_path(name);
        } else if let Some(text) = self.identifier(path) {
            let text = unescaped(text);
            self.out.extend_from_slice(&text);
        }
        self.close();
        self.leave();
    }
}

/// True for sixteen hexadecimal digits of which at least five are different, as in a hash.
fn is_hash(digits: &[u8]) -> bool {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    digits.len() == 16
        && digits.iter().all(|digit| DIGITS.contains(digit))
        && DIGITS.iter().filter(|digit| digits.contains(digit)).count() >= 5
}

/// Replaces the escapes in an identifier. From the first unknown escape on, it is unchanged.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut rest = text.strip_prefix(b"_").filter(|rest| rest.starts_with(b"$")).unwrap_or(text);
    let mut out = Vec::with_capacity(rest.len());
    while let [first, after @ ..] = rest {
        if let Some(after) = rest.strip_prefix(b"..") {
            out.extend_from_slice(b"::");
            rest = after;
        } else if *first != b'$' {
            out.push(*first);
            rest = after;
        } else if let Some((character, after)) = escape(after) {
            out.push(character);
            rest = after;
        } else {
            out.extend_from_slice(rest);
            break;
        }
    }
    out
}

/// The character of the escape whose first `$` precedes `text`, and the text after it.
fn escape(text: &[u8]) -> Option<(u8, &[u8])> {
    let end = text.iter().position(|&byte| byte == b'$')?;
    let (code, after) = (text.get(..end)?, text.get(end..)?.strip_prefix(b"$")?);
    if let Some(&(_, character)) = ESCAPES.iter().find(|(known, _)| *known == code) {
        return Some((character, after));
    }
    let digits = code.strip_prefix(b"u").filter(|digits| digits.len() == 2)?;
    if digits.iter().any(u8::is_ascii_uppercase) {
        return None;
    }
    let character = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    (0x20..0x7f).contains(&character).then_some((character, after))
}

#[cfg(test)]
mod tests {
    use super::{is_hash, unescaped};

    #[test]
    fn escapes_are_replaced_up_to_an_unknown_one() {
        assert_eq!(unescaped(b"_$LT$str$u20$as$u20$core..fmt..Debug$GT$"), b"<str as core::fmt::Debug>");
        assert_eq!(unescaped(b"_$u7b$$u7b$closure$u7d$$u7d$"), b"{{closure}}");
        assert_eq!(unescaped(b"_$LT$a$GT"), b"<a$GT");
        assert_eq!(unescaped(b"a$XX$b$LT$"), b"a$XX$b$LT$");
        assert_eq!(unescaped(b"a...b"), b"a::.b");
    }

    #[test]
    fn a_hash_has_five_different_digits() {
        assert!(is_hash(b"0000000000001234"));
        assert!(!is_hash(b"0000000000000012"));
        assert!(!is_hash(b"0123456789ABCDEF"));
        assert!(!is_hash(b"0123456789abcde"));
    }
}
