//! Finds out whether two names have the same text, without writing it.
//!
//! Real names are different in one of the first nodes. The budget is for names that were made to be compared for long.

use crate::arena::{Arena, List, Node, NodeId, Signature, slice};
use demangling::ErrorKind;

pub(super) struct Comparison<'a> {
    pub(super) text: &'a [u8],
    pub(super) arena: &'a Arena,
    /// How many more nodes may be compared.
    pub(super) budget: usize,
    /// How many levels are left.
    pub(super) depth: u32,
    /// The limit that was exceeded. Then the result is not known.
    pub(super) error: Option<ErrorKind>,
}

impl Comparison<'_> {
    /// True if the two nodes have the same text.
    pub(super) fn same_text(&mut self, one: NodeId, other: NodeId) -> bool {
        if one == other {
            return true;
        }
        let (Some(a), Some(b)) = (self.arena.get(one), self.arena.get(other)) else { return false };
        let Some(budget) = self.budget.checked_sub(1) else {
            self.error = Some(ErrorKind::TooMuchWork);
            return false;
        };
        let Some(depth) = self.depth.checked_sub(1) else {
            self.error = Some(ErrorKind::TooDeep);
            return false;
        };
        (self.budget, self.depth) = (budget, depth);
        let result = self.same_node(one, a, other, b);
        self.depth = depth.saturating_add(1);
        result
    }

    fn same_node(&mut self, one: NodeId, a: Node, other: NodeId, b: Node) -> bool {
        match (a, b) {
            // Where it is repeated, an anonymous namespace has the text of its key.
            (Node::Source(a) | Node::Anonymous(a), Node::Source(b) | Node::Anonymous(b)) => {
                slice(self.text, a) == slice(self.text, b)
            }
            (Node::Repeated(template), _) => self.same_text(template, other),
            (_, Node::Repeated(template)) => self.same_text(one, template),
            (Node::Structor { class, is_destructor: false }, _) if class.exists() => self.same_text(class, other),
            (_, Node::Structor { class, is_destructor: false }) if class.exists() => self.same_text(one, class),
            (Node::Template { name: a, arguments: c }, Node::Template { name: b, arguments: d }) => {
                self.same_text(a, b) && self.same_list(c, d, true)
            }
            _ => self.same_argument(a, b),
        }
    }

    /// True if two nodes that are no names, or are inside of names, have the same text.
    fn same_inner(&mut self, one: NodeId, other: NodeId) -> bool {
        match (self.arena.get(one), self.arena.get(other)) {
            (Some(Node::Anonymous(_)), Some(Node::Anonymous(_))) => true,
            (Some(Node::Anonymous(_)), Some(_)) | (Some(_), Some(Node::Anonymous(_))) => false,
            _ => self.same_text(one, other),
        }
    }

    fn same_list(&mut self, one: List, other: List, is_inner: bool) -> bool {
        let arena = self.arena;
        let (a, b) = (arena.list(one), arena.list(other));
        a.len() == b.len()
            && a.iter().zip(b).all(|(&a, &b)| if is_inner { self.same_inner(a, b) } else { self.same_text(a, b) })
    }

    fn same_argument(&mut self, one: Node, other: Node) -> bool {
        match (one, other) {
            (Node::Qualified(a), Node::Qualified(b)) => self.same_list(a, b, true),
            (
                Node::Tag { kind: a, name: c, qualifiers: e },
                Node::Tag { kind: b, name: d, qualifiers: f },
            ) => a == b && e == f && self.same_inner(c, d),
            (Node::Custom { name: a }, Node::Custom { name: b }) => self.same_inner(a, b),
            (
                Node::Pointer { kind: a, qualifiers: c, pointee: e, class: g },
                Node::Pointer { kind: b, qualifiers: d, pointee: f, class: h },
            ) => a == b && c == d && self.same_inner(e, f) && self.same_inner(g, h),
            (
                Node::Array { element: a, lengths: c, qualifiers: e },
                Node::Array { element: b, lengths: d, qualifiers: f },
            ) => e == f && self.arena.numbers(c) == self.arena.numbers(d) && self.same_inner(a, b),
            (Node::Function(a), Node::Function(b)) => self.same_signature(a, b),
            (
                Node::Symbol { kind: a, symbol: c, offsets: e },
                Node::Symbol { kind: b, symbol: d, offsets: f },
            ) => a == b && self.arena.numbers(e) == self.arena.numbers(f) && self.same_inner(c, d),
            (Node::Local { symbol: a, number: c }, Node::Local { symbol: b, number: d }) => {
                c == d && self.same_inner(a, b)
            }
            (
                Node::FunctionSymbol { name: a, signature: c, class: e, thunk: g },
                Node::FunctionSymbol { name: b, signature: d, class: f, thunk: h },
            ) => e == f && self.same_inner(a, b) && self.same_inner(c, d) && self.same_inner(g, h),
            (
                Node::Variable { name: a, ty: c, storage: e },
                Node::Variable { name: b, ty: d, storage: f },
            ) => e == f && self.same_inner(a, b) && self.same_inner(c, d),
            (Node::Structor { class: a, is_destructor: c }, Node::Structor { class: b, is_destructor: d }) => {
                c == d && self.same_inner(a, b)
            }
            (Node::LiteralOperator(a), Node::LiteralOperator(b)) => slice(self.text, a) == slice(self.text, b),
            (one, other) => one == other,
        }
    }

    fn same_signature(&mut self, one: Signature, other: Signature) -> bool {
        let rest = |signature: Signature| Signature {
            result: NodeId::NONE,
            parameters: List::EMPTY,
            convention: other.convention,
            ..signature
        };
        rest(one) == rest(other)
            && one.convention.as_str() == other.convention.as_str()
            && self.same_inner(one.result, other.result)
            && self.same_list(one.parameters, other.parameters, true)
    }
}
