//! The nodes of a name, and the memory that they live in.

use crate::codes::{CallingConvention, FunctionClass, Keyword, Qualifiers, Special, Storage};
use demangling::{Padded, extend, push};
use std::cell::Cell;

/// A node in the arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// Refers to nothing.
    pub(crate) const NONE: NodeId = NodeId(u32::MAX);

    pub(crate) fn exists(self) -> bool {
        self != NodeId::NONE
    }
}

/// A range of bytes of the mangled name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A range of one of the arena's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct List {
    start: u32,
    end: u32,
}

impl List {
    pub(crate) const EMPTY: List = List { start: 0, end: 0 };

    /// The first `count` elements, of which there are as many.
    pub(crate) fn first(self, count: usize) -> List {
        List { start: self.start, end: self.start.saturating_add(position(count)).min(self.end) }
    }
}

/// The keyword of a class or enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TagKind {
    Class,
    Struct,
    Union,
    Enum,
}

impl TagKind {
    pub(crate) fn keyword(self) -> &'static Keyword {
        match self {
            TagKind::Class => const { &Keyword::new("class") },
            TagKind::Struct => const { &Keyword::new("struct") },
            TagKind::Union => const { &Keyword::new("union") },
            TagKind::Enum => const { &Keyword::new("enum") },
        }
    }
}

/// Pointers and references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PointerKind {
    Pointer,
    Reference,
    RvalueReference,
}

impl PointerKind {
    pub(crate) fn punctuator(self) -> &'static Padded<2> {
        match self {
            PointerKind::Pointer => const { &Padded::new("*") },
            PointerKind::Reference => const { &Padded::new("&") },
            PointerKind::RvalueReference => const { &Padded::new("&&") },
        }
    }
}

/// A ref-qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefQualifier {
    None,
    Lvalue,
    Rvalue,
}

/// The type of a string's characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CharacterType {
    Char,
    Char16,
    Char32,
    Wide,
}

/// What is between the parentheses of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterList {
    /// Nothing is known of the parameters of a vcall thunk.
    Unknown,
    /// `(void)`
    Void,
    Types,
}

/// The type of a function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Signature {
    /// The return type. Constructors and destructors have none.
    pub(crate) result: NodeId,
    pub(crate) parameters: List,
    pub(crate) convention: CallingConvention,
    /// The qualifiers of `this`.
    pub(crate) qualifiers: Qualifiers,
    pub(crate) reference: RefQualifier,
    pub(crate) variadic: bool,
    pub(crate) noexcept: bool,
    pub(crate) list: ParameterList,
}

/// What a thunk adjusts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThunkKind {
    /// It calls a virtual function at an offset, and adjusts nothing.
    Vcall,
    Adjustor,
    Vtordisp,
    VtordispEx,
}

/// The kind of a template argument that is a pointer to a member, or names a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SymbolArgument {
    /// `&symbol`
    Address,
    /// The symbol itself: an argument for a reference.
    Reference,
    /// `{symbol, 1, 2}`
    Member,
}

/// A production of the name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Node {
    /// An identifier.
    Source(Span),
    /// An anonymous namespace; the range is that of its key.
    Anonymous(Span),
    /// The name of an operator, or of something that only the compiler makes.
    Fixed(&'static str),
    /// The name of a table or descriptor.
    Special(Special),
    /// A constructor or destructor, which has the name of the class.
    Structor {
        class: NodeId,
        is_destructor: bool,
    },
    /// A conversion operator, whose type is the return type.
    Conversion {
        target: NodeId,
    },
    /// `operator ""` with its suffix.
    LiteralOperator(Span),
    /// A template with its arguments.
    Template {
        name: NodeId,
        arguments: List,
    },
    /// A template to which a digit refers.
    Repeated(NodeId),
    /// The scope with this number in a function.
    Local {
        symbol: NodeId,
        number: u64,
    },
    /// The guard of local statics.
    LocalGuard {
        is_thread: bool,
        number: u32,
    },
    /// The thunk that calls the virtual function at this offset.
    Vcall {
        offset: u64,
    },
    /// The function that initializes a variable, or destroys it at the program's end.
    Dynamic {
        entity: NodeId,
        is_destructor: bool,
    },
    /// The four numbers of a base class descriptor.
    BaseClassDescriptor {
        numbers: List,
    },
    /// A name with its scopes, innermost first.
    Qualified(List),

    /// A builtin type.
    Builtin {
        name: &'static Keyword,
        qualifiers: Qualifiers,
    },
    /// A class or enumeration.
    Tag {
        kind: TagKind,
        name: NodeId,
        qualifiers: Qualifiers,
    },
    /// A type of which only the name is known. Its qualifiers are not printed.
    Custom {
        name: NodeId,
    },
    Pointer {
        kind: PointerKind,
        qualifiers: Qualifiers,
        pointee: NodeId,
        class: NodeId,
    },
    /// The lengths are in the list of numbers; 0 if not known.
    Array {
        element: NodeId,
        lengths: List,
        qualifiers: Qualifiers,
    },
    Function(Signature),

    /// An integer as a template argument.
    Integer {
        magnitude: u64,
        is_negative: bool,
    },
    /// A symbol as a template argument, with the offsets of a pointer to member.
    Symbol {
        kind: SymbolArgument,
        symbol: NodeId,
        offsets: List,
    },

    /// A function, whose signature is not known if it is `extern "C"`.
    FunctionSymbol {
        name: NodeId,
        signature: NodeId,
        class: FunctionClass,
        thunk: NodeId,
    },
    Thunk {
        kind: ThunkKind,
        numbers: List,
    },
    Variable {
        name: NodeId,
        ty: NodeId,
        storage: Storage,
    },
    /// A vftable or vbtable, with the bases that it is for.
    Table {
        name: NodeId,
        bases: List,
        qualifiers: Qualifiers,
    },
    /// A string literal.
    StringLiteral {
        unit: CharacterType,
        characters: List,
        is_truncated: bool,
    },
    /// The hash that replaces a name that is too long.
    Hashed(Span),
}

/// Tells most names apart: names with the same text have the same key.
pub(crate) type Key = u64;

/// The memory of one name. It is kept for the next one.
#[derive(Debug, Default)]
pub struct Arena {
    nodes: Vec<Node>,
    ids: Vec<NodeId>,
    numbers: Vec<i128>,
    /// The elements of lists that are not complete.
    pub(crate) pending: Vec<NodeId>,
    /// The names, then the types, that a digit can refer to. Those of a template's arguments follow the outer ones.
    pub(crate) names: Vec<(NodeId, Key)>,
    pub(crate) types: Vec<NodeId>,
    /// The memory had no room for an element. Then the name is not read.
    pub(crate) is_full: bool,
}

/// How many nodes, and elements of each list, an arena may have room for to be kept.
const LARGEST_KEPT: usize = 1 << 13;

thread_local! {
    static KEPT: Cell<Option<Box<Arena>>> = const { Cell::new(None) };
}

impl Arena {
    /// Calls `work` with an empty arena.
    pub(crate) fn with<T>(work: impl FnOnce(&mut Arena) -> T) -> T {
        let mut arena = KEPT.take().unwrap_or_default();
        let result = work(&mut arena);
        if arena.is_small() {
            KEPT.set(Some(arena));
        }
        result
    }

    /// True if it has little enough room to be kept.
    fn is_small(&self) -> bool {
        self.nodes.capacity() <= LARGEST_KEPT
            && self.ids.capacity() <= LARGEST_KEPT
            && self.numbers.capacity() <= LARGEST_KEPT
            && self.pending.capacity() <= LARGEST_KEPT
            && self.names.capacity() <= LARGEST_KEPT
            && self.types.capacity() <= LARGEST_KEPT
    }

    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.ids.clear();
        self.numbers.clear();
        self.pending.clear();
        self.names.clear();
        self.types.clear();
        self.is_full = false;
    }

    #[cold]
    fn fill(&mut self) {
        self.is_full = true;
    }

    /// Adds a node. There are fewer than `u32::MAX`, since each takes a byte of the name, which is shorter.
    #[inline(always)]
    pub(crate) fn add(&mut self, node: Node) -> NodeId {
        let id = position(self.nodes.len());
        if push(&mut self.nodes, node).is_err() {
            self.fill();
        }
        NodeId(id)
    }

    /// The node. `None` for [`NodeId::NONE`].
    #[inline]
    pub(crate) fn get(&self, id: NodeId) -> Option<Node> {
        self.nodes.get(id.0 as usize).copied()
    }

    /// The node. `None` for [`NodeId::NONE`].
    #[inline]
    pub(crate) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// Replaces a node.
    pub(crate) fn set(&mut self, id: NodeId, node: Node) {
        if let Some(slot) = self.nodes.get_mut(id.0 as usize) {
            *slot = node;
        }
    }

    /// Adds an element to a list that is not complete.
    #[inline]
    pub(crate) fn add_pending(&mut self, element: NodeId) {
        if push(&mut self.pending, element).is_err() {
            self.fill();
        }
    }

    /// Adds a name that a digit can refer to.
    #[inline]
    pub(crate) fn add_name(&mut self, name: NodeId, key: Key) {
        if push(&mut self.names, (name, key)).is_err() {
            self.fill();
        }
    }

    /// Adds a type that a digit can refer to.
    #[inline]
    pub(crate) fn add_type(&mut self, ty: NodeId) {
        if push(&mut self.types, ty).is_err() {
            self.fill();
        }
    }

    /// Makes a list of the pending elements from `first` on.
    #[inline]
    pub(crate) fn finish_list(&mut self, first: usize) -> List {
        let start = position(self.ids.len());
        if extend(&mut self.ids, self.pending.get(first..).unwrap_or_default()).is_err() {
            self.fill();
        }
        self.pending.truncate(first);
        List { start, end: position(self.ids.len()) }
    }

    /// The elements of a list of nodes.
    #[inline]
    pub(crate) fn list(&self, list: List) -> &[NodeId] {
        self.ids.get(list.start as usize..list.end as usize).unwrap_or_default()
    }

    /// Begins a list of numbers.
    pub(crate) fn begin_numbers(&self) -> usize {
        self.numbers.len()
    }

    pub(crate) fn add_number(&mut self, number: i128) {
        if push(&mut self.numbers, number).is_err() {
            self.fill();
        }
    }

    /// Ends the list of numbers that begins at `first`.
    pub(crate) fn finish_numbers(&self, first: usize) -> List {
        List { start: position(first), end: position(self.numbers.len()) }
    }

    /// The elements of a list of numbers.
    pub(crate) fn numbers(&self, list: List) -> &[i128] {
        self.numbers.get(list.start as usize..list.end as usize).unwrap_or_default()
    }
}

/// An index. What it counts is bounded by the length of the name.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the name is shorter than 4 GiB")]
fn position(index: usize) -> u32 {
    index as u32
}

/// The bytes of `text` in this range.
#[inline]
pub(crate) fn slice(text: &[u8], span: Span) -> &[u8] {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}
// Where 128-bit numbers are aligned less, it is smaller.
const _: () = assert!(size_of::<Node>() <= 24);
