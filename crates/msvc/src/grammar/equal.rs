//! Finds out whether two names have the same text, without writing it.
//!
//! Real names are different in one of the first nodes. The limits are for names that were made to be compared for long.

use crate::arena::{Arena, List, Node, NodeId, Span, slice};
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
    /// True if two names that are remembered have the same text.
    pub(super) fn same_name(&mut self, one: NodeId, other: NodeId) -> bool {
        match (self.name(one), self.name(other)) {
            // Where it is repeated, an anonymous namespace has the text of its key, as an identifier has.
            (Some(Node::Source(one)), Some(Node::Source(other))) => self.same_bytes(one, other),
            _ => self.same(one, other),
        }
    }

    /// The node of a name, which is the class for a constructor.
    fn name(&self, name: NodeId) -> Option<Node> {
        match self.arena.get(name)? {
            Node::Structor { class, is_destructor: false } => self.arena.get(class),
            node => Some(node),
        }
    }

    fn same_bytes(&self, one: Span, other: Span) -> bool {
        slice(self.text, one) == slice(self.text, other)
    }

    /// True if the two nodes have the same text.
    fn same(&mut self, one: NodeId, other: NodeId) -> bool {
        if one == other {
            return true;
        }
        let (Some(one), Some(other)) = (self.arena.get(one), self.arena.get(other)) else { return false };
        let Some(budget) = self.budget.checked_sub(1) else {
            self.error = Some(ErrorKind::TooMuchWork);
            return false;
        };
        let Some(depth) = self.depth.checked_sub(1) else {
            self.error = Some(ErrorKind::TooDeep);
            return false;
        };
        (self.budget, self.depth) = (budget, depth);
        let result = self.same_node(one, other);
        self.depth = depth.saturating_add(1);
        result
    }

    fn same_node(&mut self, mut one: Node, mut other: Node) -> bool {
        for node in [&mut one, &mut other] {
            if let Node::Repeated(template) = *node {
                *node = self.arena.get(template).unwrap_or(*node);
            }
        }
        let (a, b) = (Split::of(one), Split::of(other));
        a.own == b.own
            && self.same_bytes(a.bytes, b.bytes)
            && self.arena.numbers(a.numbers) == self.arena.numbers(b.numbers)
            && a.children.into_iter().zip(b.children).all(|(a, b)| self.same(a, b))
            && self.same_list(a.list, b.list)
    }

    fn same_list(&mut self, one: List, other: List) -> bool {
        let arena = self.arena;
        let (one, other) = (arena.list(one), arena.list(other));
        one.len() == other.len() && one.iter().zip(other).all(|(&a, &b)| self.same(a, b))
    }
}

/// What a node has itself, and what it refers to.
struct Split {
    /// The node, with nothing that it refers to.
    own: Node,
    /// A part of the mangled name.
    bytes: Span,
    numbers: List,
    children: [NodeId; 3],
    list: List,
}

impl Split {
    fn of(mut node: Node) -> Split {
        let mut bytes = Span { start: 0, end: 0 };
        let mut numbers = List::EMPTY;
        let mut list = List::EMPTY;
        let mut children = [NodeId::NONE; 3];
        let [first, second, third] = &mut children;
        let take = |from: &mut NodeId, to: &mut NodeId| *to = std::mem::replace(from, NodeId::NONE);
        let take_list = |from: &mut List, to: &mut List| *to = std::mem::replace(from, List::EMPTY);
        match &mut node {
            Node::Source(span) | Node::LiteralOperator(span) | Node::Hashed(span) => {
                bytes = std::mem::replace(span, bytes);
            }
            // Every anonymous namespace has the same text.
            Node::Anonymous(span) => *span = bytes,
            Node::Structor { class: id, .. }
            | Node::Conversion { target: id }
            | Node::Repeated(id)
            | Node::Dynamic { entity: id, .. }
            | Node::Tag { name: id, .. }
            | Node::Custom { name: id }
            | Node::Local { symbol: id, .. } => take(id, first),
            Node::Template { name, arguments } => {
                take(name, first);
                take_list(arguments, &mut list);
            }
            Node::BaseClassDescriptor { numbers: from } | Node::Thunk { numbers: from, .. } => {
                take_list(from, &mut numbers);
            }
            Node::StringLiteral { characters, .. } => take_list(characters, &mut numbers),
            Node::Qualified(names) => take_list(names, &mut list),
            Node::Pointer { pointee, class, .. } => {
                take(pointee, first);
                take(class, second);
            }
            Node::Array { element, lengths, .. } => {
                take(element, first);
                take_list(lengths, &mut numbers);
            }
            Node::Function(signature) => {
                take(&mut signature.result, first);
                take_list(&mut signature.parameters, &mut list);
            }
            Node::Symbol { symbol, offsets, .. } => {
                take(symbol, first);
                take_list(offsets, &mut numbers);
            }
            Node::FunctionSymbol { name, signature, thunk, .. } => {
                take(name, first);
                take(signature, second);
                take(thunk, third);
            }
            Node::Variable { name, ty, .. } => {
                take(name, first);
                take(ty, second);
            }
            Node::Table { name, bases, .. } => {
                take(name, first);
                take_list(bases, &mut list);
            }
            Node::Fixed(_)
            | Node::Special(_)
            | Node::LocalGuard { .. }
            | Node::Vcall { .. }
            | Node::Builtin { .. }
            | Node::Integer { .. } => {}
        }
        Split { own: node, bytes, numbers, children, list }
    }
}
