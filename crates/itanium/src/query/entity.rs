//! The entity that a symbol is or refers to: the function of a thunk, the class of a vtable, the variable of a guard.

use super::kind::kind_of_special;
use crate::ast::{Ast, Node, NodeId, Qualifiers, RefQualifier, Span, Suffix};
use crate::name::Name;
use crate::spelling::suffix::clones;
use demangling::{ByteText, Kind, Style};

/// The place of a symbol's entity in the parse.
pub(super) struct Entity {
    pub(super) kind: Kind,
    /// The node of the symbol.
    root: NodeId,
    /// The node of the entity's own name.
    pub(super) own: NodeId,
    /// The node of the entity's whole name. `None` for an entity without a name, such as a pointer type.
    pub(super) name: Option<NodeId>,
    /// The signature, if the entity is a function.
    pub(super) signature: Option<NodeId>,
}

impl Entity {
    pub(super) fn of(name: &Name, style: Style) -> Entity {
        let (ast, root) = name.reading(style);
        let mut special = name.is_type().then_some(Kind::Type);
        let mut signature = None;
        let mut whole = root;
        while let Some(Inner::OfSymbol(inner)) = Inner::of(ast.node(whole)) {
            match ast.node(whole) {
                Node::Special { what, .. } => special = special.or(Some(kind_of_special(what))),
                Node::ReferenceTemporary { .. } => special = special.or(Some(Kind::ReferenceTemporary)),
                Node::ConstructionVtable { .. } => special = special.or(Some(Kind::ConstructionVtable)),
                Node::Encoding { signature: own, .. } => signature = Some(own),
                _ => {}
            }
            whole = inner;
        }
        let mut own = whole;
        while let Some(Inner::OfSymbol(inner) | Inner::OfName(inner)) = Inner::of(ast.node(own)) {
            own = inner;
        }
        let own_name = Some(ast.node(own)).filter(|&node| is_name(node));
        let mut entity = Entity { kind: Kind::Data, root, own, name: own_name.map(|_| whole), signature };
        entity.kind = special.unwrap_or_else(|| entity.kind_by_name(own_name));
        entity
    }

    /// The nodes from the symbol's to the entity's own name, each a child of the one before.
    pub(super) fn path<'a>(&self, ast: &'a Ast) -> impl Iterator<Item = NodeId> + Clone + use<'a> {
        std::iter::successors(Some(self.root), |&id| match Inner::of(ast.node(id))? {
            Inner::OfSymbol(inner) | Inner::OfName(inner) => Some(inner),
        })
    }

    fn kind_by_name(&self, own: Option<Node>) -> Kind {
        if self.signature.is_none() {
            return match own {
                Some(Node::LocalString(_)) => Kind::StringLiteral,
                Some(Node::StructuredBinding(_)) => Kind::StructuredBinding,
                _ => Kind::Data,
            };
        }
        match own {
            Some(Node::Constructor { .. }) => Kind::Constructor,
            Some(Node::Destructor { .. }) => Kind::Destructor,
            Some(Node::ConversionOperator(_)) => Kind::Conversion,
            Some(Node::OperatorName(_) | Node::VendorOperator(_)) => Kind::Operator,
            Some(Node::LiteralOperator(_)) => Kind::LiteralOperator,
            _ => Kind::Function,
        }
    }

    /// True if the entity's own name has template arguments, or abbreviates a name that has.
    pub(super) fn is_template(&self, ast: &Ast) -> bool {
        self.path(ast).any(|id| matches!(ast.node(id), Node::Template { .. } | Node::StdAbbreviation { .. }))
    }
}

/// The child of a node that leads to the entity's own name.
enum Inner {
    /// The child of a symbol, such as a thunk's function.
    OfSymbol(NodeId),
    /// The child of a name, such as the last component of a nested one.
    OfName(NodeId),
}

impl Inner {
    #[inline(always)]
    fn of(node: Node) -> Option<Inner> {
        match node {
            Node::Suffixed { encoding: inner, .. }
            | Node::Constrained { encoding: inner, .. }
            | Node::EnableIf { encoding: inner, .. }
            | Node::Special { operand: inner, .. }
            | Node::ReferenceTemporary { name: inner, .. }
            | Node::Encoding { name: inner, .. }
            | Node::QualifiedName { name: inner, .. }
            | Node::ConstructionVtable { base: inner, .. } => Some(Inner::OfSymbol(inner)),
            Node::Nested { name: inner, .. }
            | Node::Template { name: inner, .. }
            | Node::AbiTagged { name: inner, .. }
            | Node::InModule { name: inner, .. }
            | Node::Friend(inner)
            | Node::Elaborated { name: inner, .. }
            | Node::Local { entity: inner, .. }
            | Node::DefaultArgument { entity: inner, .. }
            | Node::Qualified { ty: inner, .. } => Some(Inner::OfName(inner)),
            _ => None,
        }
    }
}

/// The child of a name that leads to the entity's own name.
pub(super) fn inner_name(node: Node) -> Option<NodeId> {
    match Inner::of(node) {
        Some(Inner::OfName(name)) => Some(name),
        _ => None,
    }
}

/// True for nodes that are names by themselves. Other types, such as pointers, have no name.
fn is_name(node: Node) -> bool {
    matches!(
        node,
        Node::Identifier(_)
            | Node::AnonymousNamespace
            | Node::Std
            | Node::StdAbbreviation { .. }
            | Node::Constructor { .. }
            | Node::Destructor { .. }
            | Node::OperatorName(_)
            | Node::ConversionOperator(_)
            | Node::LiteralOperator(_)
            | Node::VendorOperator(_)
            | Node::UnnamedType(_)
            | Node::UnnamedEnum { .. }
            | Node::BlockLiteral(_)
            | Node::Closure { .. }
            | Node::StructuredBinding(_)
            | Node::LocalString(_)
            | Node::Module { .. }
            | Node::Verbatim(_)
            | Node::Builtin(_)
            | Node::BinaryFloat { .. }
            | Node::VendorType { .. }
    )
}

impl Name {
    /// The `const` and `volatile` after the signature of a member function, in this order.
    ///
    /// ```
    /// assert_eq!(itanium_names::parse("_ZNVK1A1fEv").unwrap().cv_qualifiers(), ["const", "volatile"]);
    /// assert!(itanium_names::parse("_ZN1A1fEv").unwrap().cv_qualifiers().is_empty());
    /// ```
    #[must_use]
    pub fn cv_qualifiers(&self) -> Vec<&'static str> {
        let (qualifiers, _) = self.function_qualifiers();
        [(Qualifiers::CONST, "const"), (Qualifiers::VOLATILE, "volatile"), (Qualifiers::RESTRICT, "restrict")]
            .into_iter()
            .filter(|&(qualifier, _)| qualifiers.has(qualifier))
            .map(|(_, text)| text)
            .collect()
    }

    /// The `&` or `&&` after the signature of a member function.
    ///
    /// ```
    /// assert_eq!(itanium_names::parse("_ZNO1A1fEv").unwrap().ref_qualifier(), Some("&&"));
    /// assert_eq!(itanium_names::parse("_Z1fv").unwrap().ref_qualifier(), None);
    /// ```
    #[must_use]
    pub fn ref_qualifier(&self) -> Option<&'static str> {
        match self.function_qualifiers().1 {
            RefQualifier::None => None,
            RefQualifier::LValue => Some("&"),
            RefQualifier::RValue => Some("&&"),
        }
    }

    fn function_qualifiers(&self) -> (Qualifiers, RefQualifier) {
        match Entity::of(self, Style::default()).signature.map(|id| self.reading(Style::default()).0.node(id)) {
            Some(Node::Function { qualifiers, ref_qualifier, .. }) => (qualifiers, ref_qualifier),
            _ => (Qualifiers::NONE, RefQualifier::None),
        }
    }

    /// The variant of a constructor or destructor: the digit in its mangled name.
    ///
    /// 0 is the deleting destructor, 1 is for a complete object, 2 for a base, 3 the allocating constructor; 4 and 5
    /// represent the others in GCC's comdat groups.
    ///
    /// ```
    /// assert_eq!(itanium_names::parse("_ZN1AC2Ev").unwrap().ctor_dtor_variant(), Some(2));
    /// assert_eq!(itanium_names::parse("_ZN1AD0Ev").unwrap().ctor_dtor_variant(), Some(0));
    /// assert_eq!(itanium_names::parse("_ZN1A1fEv").unwrap().ctor_dtor_variant(), None);
    /// ```
    #[must_use]
    pub fn ctor_dtor_variant(&self) -> Option<u8> {
        let (ast, _) = self.reading(Style::default());
        match ast.node(Entity::of(self, Style::default()).own) {
            Node::Constructor { variant, .. } | Node::Destructor { variant, .. } => Some(variant),
            _ => None,
        }
    }

    /// The ABI tags of the entity itself, in the order of the mangled name.
    ///
    /// ```
    /// assert_eq!(itanium_names::parse("_ZN1A1fB5cxx11B1bEv").unwrap().abi_tags(), ["cxx11", "b"]);
    /// ```
    #[must_use]
    pub fn abi_tags(&self) -> Vec<ByteText> {
        let (ast, _) = self.reading(Style::default());
        let path = Entity::of(self, Style::default()).path(ast);
        let mut tags: Vec<_> = path
            .filter_map(|id| match ast.node(id) {
                Node::AbiTagged { tag, .. } => Some(self.text_of(tag)),
                _ => None,
            })
            .collect();
        tags.reverse();
        tags
    }

    /// The clone suffixes, each with its full stop. A number belongs to the word before it.
    ///
    /// ```
    /// let name = itanium_names::parse("_Z1fv.isra.0.cold").unwrap();
    /// assert_eq!(name.clone_suffixes(), [".isra.0", ".cold"]);
    /// ```
    #[must_use]
    pub fn clone_suffixes(&self) -> Vec<ByteText> {
        let Some(suffix) = self.suffix(Suffix::Clone) else { return Vec::new() };
        clones(self.mangled(), suffix).map(|clone| self.text_of(clone)).collect()
    }

    /// The symbol version, with its at signs.
    ///
    /// ```
    /// assert_eq!(itanium_names::parse("_ZSt4cout@@GLIBCXX_3.4").unwrap().version().unwrap(), "@@GLIBCXX_3.4");
    /// assert_eq!(itanium_names::parse("_ZSt4cout").unwrap().version(), None);
    /// ```
    #[must_use]
    pub fn version(&self) -> Option<ByteText> {
        self.suffix(Suffix::Version).map(|version| self.text_of(version))
    }

    fn suffix(&self, wanted: Suffix) -> Option<Span> {
        let (ast, mut id) = self.reading(Style::default());
        while let Node::Suffixed { encoding, suffix, kind } = ast.node(id) {
            if kind == wanted {
                return Some(suffix);
            }
            id = encoding;
        }
        None
    }

    fn text_of(&self, text: Span) -> ByteText {
        text.of(self.mangled()).into()
    }
}
