//! The parse of a name: nodes in one arena, which is reused from name to name.
//!
//! A node is small (`Copy`, no allocation of its own), refers to other nodes by [`NodeId`], to lists of nodes by
//! [`List`], and to identifiers as ranges of the mangled name ([`Span`]). Each variant names the production of the
//! Itanium C++ ABI that makes it.

mod children;

pub(crate) use children::{children, production};

use crate::codes::{Builtin, Operator};
pub(crate) use crate::codes::{Qualifiers, RefQualifier, Special, StdAbbreviation};
use std::num::NonZeroU32;

/// The index of a node in its [`Ast`], with the highest bit set so that it is never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(NonZeroU32);

/// The bit that every [`NodeId`] has.
const MARK: NonZeroU32 = NonZeroU32::new(1 << 31).unwrap();

/// The longest name whose nodes all have a number, since no byte makes more than two.
pub(crate) const LONGEST_NAME: usize = 1 << 30;

impl NodeId {
    pub(crate) const FIRST: NodeId = NodeId(MARK);

    #[inline]
    fn new(index: usize) -> NodeId {
        NodeId(MARK | to_u32(index))
    }

    /// The number of the node, counting from 1.
    pub(crate) fn number(self) -> u32 {
        to_u32(self.index()).saturating_add(1)
    }

    #[inline]
    fn index(self) -> usize {
        (self.0.get() & !MARK.get()) as usize
    }
}

/// A list of nodes: a range of the arena's pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct List {
    start: u32,
    end: u32,
}

impl List {
    pub(crate) const EMPTY: List = List { start: 0, end: 0 };

    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }
    pub(crate) fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }
    /// The first `length` elements. The list has at least that many.
    pub(crate) fn first(self, length: usize) -> List {
        List { end: self.end.min(self.start.saturating_add(to_u32(length))), ..self }
    }
}

/// Narrows a position or a count. Names longer than [`LONGEST_NAME`] are refused, so all of them fit.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "all of them fit")]
fn to_u32(number: usize) -> u32 {
    number as u32
}

/// A range of the mangled name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    #[inline]
    pub(crate) fn new(start: usize, end: usize) -> Span {
        Span { start: to_u32(start), end: to_u32(end) }
    }
    #[inline]
    pub(crate) fn of(self, input: &[u8]) -> &[u8] {
        input.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// The kinds of suffixes after a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suffix {
    /// `.isra.0`: clone suffixes, and everything else that follows a full stop
    Clone,
    /// `@@GLIBCXX_3.4`
    Version,
    /// `__alloc_token_`
    AllocToken,
}

/// The named casts of C++.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedCast {
    /// `dc`
    Dynamic,
    /// `sc`
    Static,
    /// `cc`
    Const,
    /// `rc`
    Reinterpret,
}

/// The keyword of an elaborated type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Elaboration {
    /// `Ts`
    Struct,
    /// `Tu`
    Union,
    /// `Te`
    Enum,
}

/// The form of a literal's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LiteralKind {
    /// Digits, possibly negative, of an integral or enumeration type.
    Number,
    /// The bytes of a floating value in hexadecimal.
    Float,
}

/// What a reflection reflects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reflected {
    /// `nu`
    Null,
    /// `gs`
    GlobalScope,
    /// `vl`
    Value,
    /// `ob`
    Object,
    /// What a name or a type says: `ty`, `fn`, `ns` …
    Entity,
    /// `un`
    UnnamedBitField,
    /// `da`: an anonymous union
    UnnamedMember,
    /// `an`
    Annotation,
    /// `pa`
    Parameter,
    /// `ba`
    Base,
}

/// What the reflection of a data member that is yet to be made says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MemberOption {
    Name,
    Alignment,
    BitWidth,
    NoUniqueAddress,
    Annotations,
}

/// One node of the parse.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Node {
    // ---- names -------------------------------------------------------------------------------------------------
    /// `<source-name>`
    Identifier(Span),
    /// `<source-name>` that begins with `_GLOBAL__N`
    AnonymousNamespace,
    /// `St`
    Std,
    /// `Sa`, `Ss` …; `expanded`: a constructor or destructor follows, for which the full template is printed
    StdAbbreviation { which: StdAbbreviation, expanded: bool },
    /// `<nested-name>`, `St <unqualified-name>`, `sr <unresolved-type> <name>`: `scope::name`
    Nested { scope: NodeId, name: NodeId },
    /// `N <CV-qualifiers> [<ref-qualifier>] <prefix> E` that is not the name of a function
    QualifiedName { name: NodeId, qualifiers: Qualifiers, ref_qualifier: RefQualifier },
    /// `<template-name> <template-args>`
    ///
    /// `in_conversion`: a substitution in the type of a conversion operator, outside other template arguments
    Template { name: NodeId, args: NodeId, in_conversion: bool },
    /// `I <template-arg>* [Q <constraint-expression>] E`
    TemplateArgs { args: List, constraint: Option<NodeId> },
    /// `J <template-arg>* E`
    ArgumentPack(List),
    /// `<template-param-decl> <template-arg>`, for a parameter that its argument does not imply
    QualifiedArgument { declaration: NodeId, argument: NodeId },
    /// `B <source-name>`
    AbiTagged { name: NodeId, tag: Span },
    /// `C1` … `C5`, `CI1 <type>`
    ///
    /// `last`: the last identifier before it, which GNU takes for the name of the class
    Constructor { class: NodeId, variant: u8, inherited: Option<NodeId>, last: Option<NodeId> },
    /// `D0` … `D5`
    Destructor { class: NodeId, variant: u8, last: Option<NodeId> },
    /// `<operator-name>`
    OperatorName(Operator),
    /// `cv <type>`
    ConversionOperator(NodeId),
    /// `li <source-name>`
    LiteralOperator(NodeId),
    /// `v <digit> <source-name>`
    VendorOperator(NodeId),
    /// `Ut [number] _`
    UnnamedType(u32),
    /// `Ue <underlying type> <enumerator>`: an enumeration named by its first enumerator
    UnnamedEnum { ty: NodeId, enumerator: NodeId },
    /// `Ub [number] _`: a block literal, numbered by clang
    BlockLiteral(u32),
    /// `Ul <lambda-sig> E [number] _`
    Closure { signature: NodeId, number: u32 },
    /// `<lambda-sig>`: `<template-param-decl>* [Q <constraint>] <type>+ [Q <constraint>]`
    ClosureSignature { head: Option<NodeId>, parameters: List, constraint: Option<NodeId> },
    /// The explicit template parameters of a closure type or a template template parameter, with their constraint
    TemplateHead { parameters: List, constraint: Option<NodeId> },
    /// `DC <source-name>+ E`
    StructuredBinding(List),
    /// `Z <encoding> E <entity>`
    Local { function: NodeId, entity: NodeId },
    /// `Z <encoding> Es`
    LocalString(NodeId),
    /// `Z <encoding> Ed [number] _ <entity>`
    DefaultArgument { function: NodeId, number: u32, entity: NodeId },
    /// `<module-name>`: `W <source-name>`, `WP <source-name>`
    Module { parent: Option<NodeId>, name: Span, partition: bool },
    /// `<module-name> <unqualified-name>`
    InModule { module: NodeId, name: NodeId },
    /// `F <unqualified-name>`: a member-like friend
    Friend(NodeId),
    /// `gs <unresolved-name>`: `::name`
    GlobalScope(NodeId),
    /// `dn <unresolved-type>`: `~T`
    DestructorName(NodeId),

    // ---- encodings and special names ---------------------------------------------------------------------------
    /// `<name> <bare-function-type>`; the type is a [`Node::Function`] type
    Encoding { name: NodeId, signature: NodeId },
    /// An encoding with a trailing requires-clause
    Constrained { encoding: NodeId, constraint: NodeId },
    /// `Ua9enable_ifI <expression>* E`
    EnableIf { encoding: NodeId, conditions: List },
    /// `<special-name>` of one operand
    Special { what: Special, operand: NodeId },
    /// `GR <name> [<seq-id>] _`
    ReferenceTemporary { name: NodeId, number: u32 },
    /// `TC <type> <offset> _ <base type>`
    ConstructionVtable { complete: NodeId, base: NodeId },
    /// A name and a suffix after it
    Suffixed { encoding: NodeId, suffix: Span, kind: Suffix },

    // ---- types -------------------------------------------------------------------------------------------------
    /// `<builtin-type>`
    Builtin(Builtin),
    /// `DF <number> _`, `DF <number> x`, `DF <number> b`
    BinaryFloat { bits: Span, extended: bool, brain: bool },
    /// `DB <number | expression> _`, `DU …`
    BitInt { signed: bool, width: NodeId },
    /// Digits or other bytes of the name, printed unchanged
    Verbatim(Span),
    /// `u <source-name> [template-args]`
    VendorType { name: NodeId, args: Option<NodeId> },
    /// `[DS] DA <size>`, `[DS] DR <size>`
    FixedPoint { saturated: bool, fract: bool, size: u8 },
    /// `<CV-qualifiers> <type>`
    Qualified { ty: NodeId, qualifiers: Qualifiers },
    /// `U <source-name> [template-args] <type>`
    VendorQualified { ty: NodeId, name: NodeId, args: Option<NodeId> },
    /// `P`
    Pointer(NodeId),
    /// `R`
    LValueReference(NodeId),
    /// `O`
    RValueReference(NodeId),
    /// `C`
    Complex(NodeId),
    /// `G`
    Imaginary(NodeId),
    /// `M <class> <member>`
    PointerToMember { class: NodeId, member: NodeId },
    /// `A [number | expression] _ <type>`
    Array { bound: Option<NodeId>, element: NodeId },
    /// `Dv <number | expression> _ <type>`; `None`: `Dv <number> _ p`, `AltiVec`'s pixel
    Vector { bound: Option<NodeId>, element: Option<NodeId> },
    /// `<function-type>`, and the `<bare-function-type>` of an encoding
    Function {
        result: Option<NodeId>,
        parameters: List,
        exception: Option<NodeId>,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        transaction_safe: bool,
        explicit_object: bool,
    },
    /// `Do`, `DO <expression> E`
    Noexcept(Option<NodeId>),
    /// `Dw <type>+ E`
    Throws(List),
    /// `Dt`, `DT`
    Decltype(NodeId),
    /// `Ts`, `Tu`, `Te`
    Elaborated { keyword: Elaboration, name: NodeId },
    /// `Dp <type>`, `sp <expression>`
    PackExpansion(NodeId),
    /// `Dy <type> <expression>`, `sy <expression> <expression>`
    PackIndex { pack: NodeId, index: NodeId },
    /// `Dk <type-constraint>`, `DK <type-constraint>`
    ConstrainedAuto { constraint: NodeId, decltype: bool },
    /// `T_`, `T0_`, `TL0__`: `target` is its argument, once that is known
    TemplateParameter { target: Option<NodeId>, index: u32, role: ParameterRole },
    /// The invented name of a parameter in a closure's explicit template head
    SyntheticParameter { kind: ParameterKind, index: u32, position: u32 },

    // ---- template parameter declarations -----------------------------------------------------------------------
    /// `Ty`, `Tk <type-constraint>`
    TypeParameter { name: NodeId, constraint: Option<NodeId> },
    /// `Tn <type>`
    NonTypeParameter { name: NodeId, ty: NodeId },
    /// `Tt <template-param-decl>* E`
    TemplateTemplateParameter { name: NodeId, head: NodeId },
    /// `Tp <template-param-decl>`
    ParameterPack(NodeId),

    // ---- expressions -------------------------------------------------------------------------------------------
    /// `<binary operator-name> <expression> <expression>`
    Binary { operator: Operator, left: NodeId, right: NodeId },
    /// `<unary operator-name> <expression>`
    Prefix { operator: Operator, operand: NodeId },
    /// `v1 <source-name> <expression>`: `__real__ x`
    VendorPrefix { name: NodeId, operand: NodeId },
    /// `pp <expression>`, `mm <expression>`
    Postfix { operator: Operator, operand: NodeId },
    /// `sz`, `st`, `az`, `at`, `nx`, `te`, `ti`: an operator written like a call
    KeywordCall { operator: Operator, operand: NodeId },
    /// `qu`
    Conditional { condition: NodeId, then: NodeId, otherwise: NodeId },
    /// `ix`
    Subscript { array: NodeId, index: NodeId },
    /// `cl`; `cp`, whose callee is in parentheses
    Call { callee: NodeId, arguments: List, parenthesized: bool },
    /// `cv <type> <expression>`, `cv <type> _ <expression>* E`
    Cast { ty: NodeId, arguments: List, list: bool },
    /// `tl`, `il`
    BracedInit { ty: Option<NodeId>, elements: List },
    /// `dc`, `sc`, `cc`, `rc`
    NamedCast { cast: NamedCast, ty: NodeId, operand: NodeId },
    /// `nw`, `na`, with `gs`
    New { placement: List, ty: NodeId, initializer: Option<NodeId>, global: bool, array: bool },
    /// `pi <expression>* E`, a parenthesized initialiser
    ParenthesizedInit(List),
    /// `dl`, `da`, with `gs`
    Delete { operand: NodeId, global: bool, array: bool },
    /// `fp`, `fL`
    FunctionParameter(u32),
    /// `fpT`
    This,
    /// `sZ <template-param>`, `sZ <function-param>`
    SizeofPack(NodeId),
    /// `sP <template-arg>* E`
    SizeofArguments(List),
    /// `fl`, `fr`, `fL`, `fR`
    Fold { operator: Operator, pack: NodeId, init: Option<NodeId>, left: bool },
    /// `tw`
    Throw(NodeId),
    /// `tr`
    Rethrow,
    /// `u <source-name> <template-arg>* E`
    VendorExpression { name: NodeId, arguments: List },
    /// `di <name> <expression>`
    FieldDesignator { field: NodeId, init: NodeId },
    /// `dx <index> <expression>`
    IndexDesignator { index: NodeId, init: NodeId },
    /// `dX <first> <last> <expression>`
    RangeDesignator { first: NodeId, last: NodeId, init: NodeId },
    /// `so <type> <expression> [offset] <selector>* [p] E`
    Subobject { ty: NodeId, object: NodeId, offset: Span },
    /// `mc <type> <expression> [offset] E`
    MemberPointerConversion { ty: NodeId, object: NodeId },
    /// `rq <requirement>+ E`, `rQ <bare-function-type> _ <requirement>+ E`
    Requires { parameters: List, requirements: List, has_parameters: bool },
    /// `X <expression> [N] [R <type-constraint>]`
    ExpressionRequirement { expression: NodeId, noexcept: bool, constraint: Option<NodeId> },
    /// `T <type>`
    TypeRequirement(NodeId),
    /// `Q <constraint-expression>`
    NestedRequirement(NodeId),
    /// `L <type> <value> E`
    Literal { ty: NodeId, value: Span, kind: LiteralKind },
    /// `L <string type> E`
    StringLiteral(NodeId),
    /// `L <closure type> E`
    LambdaExpression(NodeId),
    /// `L <type> <real> _ <imaginary> E`
    ComplexLiteral { ty: NodeId, real: Span, imaginary: Span },
    /// `L <mangled-name> E`
    EntityLiteral(NodeId),
    /// `on <operator-name>` in an unresolved name
    UnresolvedOperator(NodeId),
    /// `L Dm <reflection> E`; `number`: of several parameters, bases …
    Reflection { what: Reflected, operand: Option<NodeId>, number: u32 },
    /// `L Dm ds <type> <options> E`: a data member that is yet to be made
    DataMemberSpec { ty: NodeId, options: List },
    /// One of them
    MemberOption { option: MemberOption, value: Option<NodeId> },
    /// `DS <expression> E`: what a reflection reflects
    Splice(NodeId),
}

/// The context of a reference to a template parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterRole {
    /// In a signature, after the template arguments.
    Plain,
    /// In the type of a conversion operator, before the template arguments (`cv T_`).
    Forward,
    /// In a constraint, where the enclosing levels of template parameters count too.
    Constraint,
}

/// The kind of a synthetic template parameter, which determines its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterKind {
    Type,
    NonType,
    Template,
}

/// A node and its range of the mangled name.
#[derive(Clone, Copy, Debug)]
struct Entry {
    node: Node,
    span: Span,
}

impl Entry {
    /// Stands in for a node that does not exist. It has no text.
    #[cold]
    #[inline(never)]
    fn nothing() -> &'static Entry {
        &Entry { node: Node::ArgumentPack(List::EMPTY), span: Span { start: 0, end: 0 } }
    }
}

/// The lengths of the arena, for [`Ast::rewind`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    entries: usize,
    pool: usize,
}

/// The arena.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ast {
    entries: Vec<Entry>,
    pool: Vec<NodeId>,
}

impl Ast {
    /// Removes all nodes, and keeps the allocations.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.pool.clear();
    }

    #[inline]
    pub(crate) fn push(&mut self, node: Node, start: usize, end: usize) -> NodeId {
        let id = NodeId::new(self.entries.len());
        self.entries.push(Entry { node, span: Span::new(start, end) });
        id
    }

    /// Moves the elements of `scratch` from `from` on into a list.
    pub(crate) fn list(&mut self, scratch: &mut Vec<NodeId>, from: usize) -> List {
        let start = to_u32(self.pool.len());
        // Lists are short: a loop costs less than the call that copies many.
        for &id in scratch.iter().skip(from) {
            self.pool.push(id);
        }
        scratch.truncate(from);
        List { start, end: to_u32(self.pool.len()) }
    }

    #[inline]
    fn entry(&self, id: NodeId) -> &Entry {
        debug_assert!(id.index() < self.entries.len(), "a node of another name, or one that was taken back");
        match self.entries.get(id.index()) {
            Some(entry) => entry,
            None => Entry::nothing(),
        }
    }

    #[inline]
    pub(crate) fn node(&self, id: NodeId) -> Node {
        self.entry(id).node
    }

    /// A reference to a node, without copying it.
    #[inline]
    pub(crate) fn node_ref(&self, id: NodeId) -> &Node {
        &self.entry(id).node
    }

    /// The range of the mangled name that `id` was read from.
    pub(crate) fn span(&self, id: NodeId) -> Span {
        self.entry(id).span
    }

    #[inline]
    pub(crate) fn items(&self, list: List) -> &[NodeId] {
        debug_assert!(list.end as usize <= self.pool.len(), "a list of another name, or one that was taken back");
        self.pool.get(list.start as usize..list.end as usize).unwrap_or_default()
    }

    /// The first element of a list and the list of the others.
    pub(crate) fn split_first(&self, list: List) -> (Option<NodeId>, List) {
        match self.items(list).first() {
            Some(&first) => (Some(first), List { start: list.start.saturating_add(1), ..list }),
            None => (None, list),
        }
    }

    /// Sets the argument of a template parameter that precedes its template arguments.
    pub(crate) fn bind(&mut self, parameter: NodeId, argument: NodeId) {
        let entry = self.entries.get_mut(parameter.index());
        if let Some(Entry { node: Node::TemplateParameter { target, .. }, .. }) = entry {
            *target = Some(argument);
        }
    }

    /// The lengths of the arena, for [`Ast::rewind`].
    pub(crate) fn mark(&self) -> Mark {
        Mark { entries: self.entries.len(), pool: self.pool.len() }
    }

    /// Removes the nodes and lists that were pushed since `mark`. Nothing may refer to them.
    pub(crate) fn rewind(&mut self, mark: Mark) {
        self.entries.truncate(mark.entries);
        self.pool.truncate(mark.pool);
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// True if `id`, or any node that was read before it, is a template parameter. A node is read after its children.
    pub(crate) fn has_template_parameter_up_to(&self, id: NodeId) -> bool {
        let read = self.entries.get(..=id.index()).unwrap_or(&self.entries);
        read.iter().any(|entry| matches!(entry.node, Node::TemplateParameter { .. }))
    }

    /// The node with a number, if there is one.
    pub(crate) fn numbered(&self, number: u32) -> Option<NodeId> {
        let index = number.checked_sub(1)? as usize;
        (index < self.entries.len()).then(|| NodeId::new(index))
    }
}
