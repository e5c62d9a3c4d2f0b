//! The entity that a symbol is or is for: the function of a thunk, the class of a vtable, the variable of a guard.

use super::Kind;
use crate::ast::{Ast, Node, NodeId, Qualifiers, RefQualifier, Span, Suffix};
use crate::demangler::Name;
use crate::options::Style;
use crate::spelling::suffix::clones;

/// Where a symbol's entity is in the parse.
pub(super) struct Entity {
    pub(super) kind: Kind,
    /// The nodes from the root down to the entity's own name, each a part of the one before.
    pub(super) path: Vec<NodeId>,
    /// The place in `path` of the entity's whole name. None where it has no name, such as a pointer's type.
    pub(super) name: Option<usize>,
    /// The signature, if the entity is a function.
    pub(super) signature: Option<NodeId>,
}

impl Entity {
    pub(super) fn of(name: &Name, style: Style) -> Entity {
        let (ast, mut id) = name.reading(style);
        let mut entity = Entity { kind: Kind::Data, path: Vec::with_capacity(8), name: None, signature: None };
        let mut special = name.is_type().then_some(Kind::Type);
        loop {
            entity.path.push(id);
            id = match ast.node(id) {
                Node::Suffixed { encoding, .. }
                | Node::Constrained { encoding, .. }
                | Node::EnableIf { encoding, .. } => encoding,
                Node::Special { what, operand } => {
                    special.get_or_insert(Kind::of_special(what));
                    operand
                }
                Node::ReferenceTemporary { name, .. } => {
                    special.get_or_insert(Kind::ReferenceTemporary);
                    name
                }
                Node::ConstructionVtable { base, .. } => {
                    special.get_or_insert(Kind::ConstructionVtable);
                    base
                }
                Node::Encoding { name, signature } => {
                    entity.signature = Some(signature);
                    entity.path.push(name);
                    break;
                }
                _ => break,
            };
        }
        let own = entity.descend(ast);
        entity.kind = special.unwrap_or_else(|| entity.kind_by_name(own));
        entity
    }

    /// Follows the entity's name, which is the last of the path, down to its own; returns that.
    fn descend(&mut self, ast: &Ast) -> Option<Node> {
        let start = self.path.len().saturating_sub(1);
        loop {
            let &id = self.path.last()?;
            let node = ast.node(id);
            match inner_name(node) {
                Some(inner) => self.path.push(inner),
                None if is_name(node) => {
                    self.name = Some(start);
                    return Some(node);
                }
                None => return None,
            }
        }
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

    /// Whether the entity's own name has template arguments, or is an abbreviation that stands for one that has.
    pub(super) fn is_template(&self, ast: &Ast) -> bool {
        self.path.iter().any(|&id| matches!(ast.node(id), Node::Template { .. } | Node::StdAbbreviation { .. }))
    }
}

/// The part of a name that is nearer to the entity's own.
pub(super) fn inner_name(node: Node) -> Option<NodeId> {
    match node {
        Node::Nested { name, .. }
        | Node::Template { name, .. }
        | Node::QualifiedName { name, .. }
        | Node::AbiTagged { name, .. }
        | Node::InModule { name, .. }
        | Node::Friend(name)
        | Node::Elaborated { name, .. } => Some(name),
        Node::Local { entity, .. } | Node::DefaultArgument { entity, .. } => Some(entity),
        Node::Qualified { ty, .. } => Some(ty),
        _ => None,
    }
}

/// Whether a node is a name by itself; other types, such as pointers, have none.
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
    /// `const` and `volatile` after the signature of a member function, in this order; empty where there is none.
    ///
    /// ```
    /// assert_eq!(itanium::parse("_ZNVK1A1fEv").unwrap().cv_qualifiers(), ["const", "volatile"]);
    /// assert!(itanium::parse("_ZN1A1fEv").unwrap().cv_qualifiers().is_empty());
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

    /// `&` or `&&` after the signature of a member function.
    ///
    /// ```
    /// assert_eq!(itanium::parse("_ZNO1A1fEv").unwrap().ref_qualifier(), Some("&&"));
    /// assert_eq!(itanium::parse("_Z1fv").unwrap().ref_qualifier(), None);
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
        match Entity::of(self, Style::Gnu).signature.map(|id| self.reading(Style::Gnu).0.node(id)) {
            Some(Node::Function { qualifiers, ref_qualifier, .. }) => (qualifiers, ref_qualifier),
            _ => (Qualifiers::NONE, RefQualifier::None),
        }
    }

    /// Which of the functions that a constructor or destructor is compiled to: the digit of its mangled name.
    ///
    /// 0 deletes the object (`D0`), 1 is of the complete object, 2 of the object as a base of another; 3 is a
    /// constructor that allocates, 4 and 5 stand for the others in GCC's comdat groups.
    ///
    /// ```
    /// assert_eq!(itanium::parse("_ZN1AC2Ev").unwrap().ctor_dtor_variant(), Some(2));
    /// assert_eq!(itanium::parse("_ZN1AD0Ev").unwrap().ctor_dtor_variant(), Some(0));
    /// assert_eq!(itanium::parse("_ZN1A1fEv").unwrap().ctor_dtor_variant(), None);
    /// ```
    #[must_use]
    pub fn ctor_dtor_variant(&self) -> Option<u8> {
        let (ast, _) = self.reading(Style::Gnu);
        match Entity::of(self, Style::Gnu).path.last().map(|&id| ast.node(id)) {
            Some(Node::Constructor { variant, .. } | Node::Destructor { variant, .. }) => Some(variant),
            _ => None,
        }
    }

    /// The ABI tags of the entity itself, in the order of the name.
    ///
    /// ```
    /// assert_eq!(itanium::parse("_ZN1A1fB5cxx11B1bEv").unwrap().abi_tags(), ["cxx11", "b"]);
    /// ```
    #[must_use]
    pub fn abi_tags(&self) -> Vec<String> {
        let (ast, _) = self.reading(Style::Gnu);
        let path = Entity::of(self, Style::Gnu).path;
        let tags = path.iter().rev().filter_map(|&id| match ast.node(id) {
            Node::AbiTagged { tag, .. } => Some(self.text_of(tag)),
            _ => None,
        });
        tags.collect()
    }

    /// The suffixes of a compiler's clone with their full stops; a number belongs to the word before it.
    ///
    /// ```
    /// let name = itanium::parse("_Z1fv.isra.0.cold").unwrap();
    /// assert_eq!(name.clone_suffixes(), [".isra.0", ".cold"]);
    /// ```
    #[must_use]
    pub fn clone_suffixes(&self) -> Vec<String> {
        let Some(suffix) = self.suffix(Suffix::Clone) else { return Vec::new() };
        clones(self.mangled(), suffix).map(|clone| self.text_of(clone)).collect()
    }

    /// The symbol's version with its at signs.
    ///
    /// ```
    /// assert_eq!(itanium::parse("_ZSt4cout@@GLIBCXX_3.4").unwrap().version().unwrap(), "@@GLIBCXX_3.4");
    /// assert_eq!(itanium::parse("_ZSt4cout").unwrap().version(), None);
    /// ```
    #[must_use]
    pub fn version(&self) -> Option<String> {
        self.suffix(Suffix::Version).map(|version| self.text_of(version))
    }

    fn suffix(&self, wanted: Suffix) -> Option<Span> {
        let (ast, mut id) = self.reading(Style::Gnu);
        while let Node::Suffixed { encoding, suffix, kind } = ast.node(id) {
            if kind == wanted {
                return Some(suffix);
            }
            id = encoding;
        }
        None
    }

    fn text_of(&self, text: Span) -> String {
        String::from_utf8_lossy(text.of(self.mangled())).into_owned()
    }
}
