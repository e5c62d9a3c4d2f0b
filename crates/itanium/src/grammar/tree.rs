//! The sink that makes nodes.

use super::{CtorDtor, Declarator, Extent, Memory, NameInfo, OperandPlace, Parse, Place, Reader, Sink, Tables};
use crate::ast::{Ast, List, LiteralKind, Mark, Node, NodeId, ParameterKind, ParameterRole, Span, Suffix};
use crate::codes::operator::Precedence;
use crate::codes::{Builtin, Operator, Qualifiers, RefQualifier, Special, StdAbbreviation};
use demangling::Style;
use std::fmt::Debug;

/// The nodes of a name that is being read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    pub(crate) ast: Ast,
    /// The elements of the lists that are being read.
    elements: Vec<NodeId>,
    /// The identifier that was read last outside template arguments and tags.
    last_name: Option<NodeId>,
    /// True once a module was named.
    has_modules: bool,
}

/// A list that is being read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenList {
    /// The index of its first element.
    from: usize,
    /// [`Tree::last_name`] when it began.
    last_name: Option<NodeId>,
}

/// The part of a [`Tree`] that an attempt may have changed.
#[derive(Debug)]
pub(crate) struct State {
    ast: Mark,
    elements: usize,
    last_name: Option<NodeId>,
}

impl Tree {
    /// The memory for reading names into trees.
    pub(crate) fn memory() -> Memory<Tree> {
        let tables = Tables { candidates: Vec::new(), arguments: Vec::new(), levels: Vec::new() };
        Memory::new(Tree::default(), (), tables)
    }

    pub(crate) fn clear(&mut self) {
        self.ast.clear();
        self.elements.clear();
        self.last_name = None;
        self.has_modules = false;
    }

    #[inline(always)]
    fn node(&mut self, node: Node, extent: Extent) -> NodeId {
        self.ast.push(node, extent.start, extent.end)
    }

    /// Makes the node of a module.
    pub(super) fn module(&mut self, parent: Option<NodeId>, name: Span, partition: bool, extent: Extent) -> NodeId {
        self.has_modules = true;
        self.node(Node::Module { parent, name, partition }, extent)
    }

    /// Begins a list.
    #[inline(always)]
    pub(super) fn begin_list(&mut self) -> OpenList {
        OpenList { from: self.elements.len(), last_name: self.last_name }
    }

    /// Appends an element to the innermost list.
    #[inline(always)]
    pub(super) fn push(&mut self, element: NodeId) {
        self.elements.push(element);
    }

    /// Ends a list.
    #[inline(always)]
    pub(super) fn list(&mut self, list: OpenList) -> List {
        self.ast.list(&mut self.elements, list.from)
    }
}

impl Reader<'_, Tree> {
    /// Makes a node whose extent is from `start` to the position.
    #[inline]
    pub(super) fn node(&mut self, node: Node, start: usize) -> NodeId {
        self.sink.ast.push(node, start, self.pos)
    }

    /// Reads `element`s until `end`, and skips `end`.
    pub(super) fn list_until(&mut self, end: u8, element: impl Fn(&mut Self) -> Parse<NodeId>) -> Parse<List> {
        let list = self.sink.begin_list();
        while !self.eat(end) {
            let id = element(self)?;
            self.sink.push(id);
        }
        Ok(self.sink.list(list))
    }
}

impl Sink for Tree {
    type Ref = NodeId;
    type Input = [u8];
    type Table<T: Copy + Debug> = Vec<T>;
    type List = OpenList;
    type Closure = ();
    type Local = ();
    type Expansion = ();
    type FunctionType = NodeId;
    type Declaration = ();
    type EntityLiteral = ();
    type State = State;

    const COMPLETE: bool = true;
    const DIALECT: Option<Style> = None;

    #[inline(always)]
    fn rare(
        reader: &mut Reader<'_, Tree>,
        operand: Option<NodeId>,
        production: impl FnOnce(&mut Reader<'_, Tree>, Option<NodeId>) -> Parse<NodeId>,
    ) -> Parse<NodeId> {
        production(reader, operand)
    }

    #[inline(always)]
    fn mark(&self) -> usize {
        0
    }

    fn state(&self) -> State {
        State { ast: self.ast.mark(), elements: self.elements.len(), last_name: self.last_name }
    }

    fn restore(&mut self, state: &State) -> Parse<()> {
        self.ast.rewind(state.ast);
        self.elements.truncate(state.elements);
        self.last_name = state.last_name;
        Ok(())
    }

    // ---- names --------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn std(&mut self, extent: Extent) -> NodeId {
        self.node(Node::Std, extent)
    }

    fn std_abbreviation(&mut self, which: StdAbbreviation, expanded: bool, extent: Extent) -> Parse<NodeId> {
        let id = self.node(Node::StdAbbreviation { which, expanded }, extent);
        self.last_name = Some(id);
        Ok(id)
    }

    #[inline(always)]
    fn begin_member(&mut self) {}

    #[inline(always)]
    fn member(
        &mut self,
        scope: Option<NodeId>,
        name: NodeId,
        _: usize,
        extent: Extent,
        _: &mut Tables<Tree>,
    ) -> Parse<NodeId> {
        Ok(match scope {
            Some(scope) => self.node(Node::Nested { scope, name }, extent),
            None => name,
        })
    }

    #[inline(always)]
    fn scope(&mut self, what: NodeId) -> Parse<NodeId> {
        Ok(what)
    }

    #[inline(always)]
    fn identifier(&mut self, _: &[u8], text: Span, start: usize) -> Parse<NodeId> {
        let id = self.ast.push(Node::Identifier(text), start, text.end as usize);
        self.last_name = Some(id);
        Ok(id)
    }

    fn anonymous_namespace(&mut self, extent: Extent) -> NodeId {
        self.node(Node::AnonymousNamespace, extent)
    }

    fn abi_tag(&mut self, tagged: NodeId, _: &[u8], tag: Span, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::AbiTagged { name: tagged, tag }, extent))
    }

    fn ctor_dtor(&mut self, which: CtorDtor<NodeId>, extent: Extent) -> Parse<NodeId> {
        let CtorDtor { is_constructor, variant, class, inherited } = which;
        let last = self.last_name;
        let node = if is_constructor {
            Node::Constructor { class, variant, inherited, last }
        } else {
            Node::Destructor { class, variant, last }
        };
        Ok(self.node(node, extent))
    }

    fn operator(&mut self, operator: Operator, extent: Extent) -> NodeId {
        self.node(Node::OperatorName(operator), extent)
    }

    fn begin_literal_operator(&mut self) {}

    fn literal_operator(&mut self, name: NodeId, extent: Extent) -> NodeId {
        self.node(Node::LiteralOperator(name), extent)
    }

    fn begin_conversion(&mut self, _: bool) -> Parse<()> {
        Ok(())
    }

    fn conversion(&mut self, ty: NodeId, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::ConversionOperator(ty), extent))
    }

    fn unnamed_type(&mut self, number: u32, extent: Extent) -> NodeId {
        self.node(Node::UnnamedType(number), extent)
    }

    fn begin_closure(&mut self, _: bool, _: &Tables<Tree>) -> Parse<()> {
        Ok(())
    }

    fn closure_signature(
        &mut self,
        (): &mut (),
        head: Option<NodeId>,
        parameters: OpenList,
        constraint: Option<NodeId>,
        extent: Extent,
        _: &mut Tables<Tree>,
    ) -> Parse<NodeId> {
        let parameters = self.list(parameters);
        Ok(self.node(Node::ClosureSignature { head, parameters, constraint }, extent))
    }

    fn closure(
        &mut self,
        (): (),
        signature: NodeId,
        number: u32,
        extent: Extent,
        _: &mut Tables<Tree>,
    ) -> Parse<NodeId> {
        Ok(self.node(Node::Closure { signature, number }, extent))
    }

    fn begin_local(&mut self, _: &Tables<Tree>) -> Parse<()> {
        Ok(())
    }

    fn enclosing(&mut self, (): &mut (), _: &mut Tables<Tree>) -> Parse<()> {
        Ok(())
    }

    fn local_string(&mut self, (): (), function: NodeId, _: usize, extent: Extent) -> NodeId {
        self.node(Node::LocalString(function), extent)
    }

    fn local(
        &mut self,
        (): (),
        function: NodeId,
        default_argument: Option<u32>,
        entity: NodeId,
        _: usize,
        extent: Extent,
    ) -> Parse<NodeId> {
        Ok(match default_argument {
            Some(number) => self.node(Node::DefaultArgument { function, number, entity }, extent),
            None => self.node(Node::Local { function, entity }, extent),
        })
    }

    // ---- substitutions and templates ----------------------------------------------------------------------------

    #[inline(always)]
    fn refer(&mut self, what: NodeId) -> Parse<NodeId> {
        Ok(what)
    }

    #[inline(always)]
    fn is_module(&self, what: NodeId) -> bool {
        self.has_modules && matches!(self.ast.node_ref(what), Node::Module { .. })
    }

    fn is_ctor_dtor(&self, what: NodeId) -> bool {
        let mut id = what;
        while let Node::Nested { name, .. } = self.ast.node(id) {
            id = name;
        }
        matches!(self.ast.node(id), Node::Constructor { .. } | Node::Destructor { .. } | Node::ConversionOperator(_))
    }

    fn template_param(
        &mut self,
        target: Option<NodeId>,
        _: usize,
        index: u32,
        in_constraint: bool,
        extent: Extent,
        _: &Tables<Tree>,
    ) -> Parse<NodeId> {
        let role = if in_constraint { ParameterRole::Constraint } else { ParameterRole::Plain };
        Ok(self.node(Node::TemplateParameter { target, index, role }, extent))
    }

    #[inline(always)]
    fn begin_template_args(&mut self, _: Option<NodeId>, _: &Tables<Tree>) -> Parse<OpenList> {
        Ok(self.begin_list())
    }

    #[inline(always)]
    fn template_args(
        &mut self,
        list: OpenList,
        constraint: Option<NodeId>,
        extent: Extent,
        _: &mut Tables<Tree>,
    ) -> Parse<NodeId> {
        self.last_name = list.last_name;
        let args = self.list(list);
        Ok(self.node(Node::TemplateArgs { args, constraint }, extent))
    }

    #[inline(always)]
    fn template(&mut self, name: NodeId, args: NodeId, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::Template { name, args, in_conversion: false }, extent))
    }

    fn template_in_conversion(&mut self, name: NodeId, args: NodeId, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::Template { name, args, in_conversion: true }, extent))
    }

    fn begin_pack(&mut self, _: bool) -> OpenList {
        self.begin_list()
    }

    fn pack(&mut self, list: OpenList, extent: Extent) -> Parse<NodeId> {
        let elements = self.list(list);
        Ok(self.node(Node::ArgumentPack(elements), extent))
    }

    fn begin_expansion(&mut self, _: &Tables<Tree>) -> Parse<()> {
        Ok(())
    }

    #[inline(always)]
    fn again(&mut self, (): &mut (), _: &mut Tables<Tree>) -> Parse<bool> {
        Ok(false)
    }

    fn expansion(&mut self, (): (), pattern: NodeId, extent: Extent, _: &mut Tables<Tree>) -> NodeId {
        self.node(Node::PackExpansion(pattern), extent)
    }

    fn begin_declaration(&mut self, _: &Tables<Tree>) {}

    fn declaration(&mut self, (): (), _: &mut Tables<Tree>) -> Parse<()> {
        Ok(())
    }

    fn synthetic_parameter(&mut self, kind: ParameterKind, index: u32, position: u32, extent: Extent) -> NodeId {
        self.node(Node::SyntheticParameter { kind, index, position }, extent)
    }

    fn non_type_parameter(&mut self, name: NodeId, ty: NodeId, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::NonTypeParameter { name, ty }, extent))
    }

    fn qualified_argument(&mut self, declaration: NodeId, argument: NodeId, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::QualifiedArgument { declaration, argument }, extent))
    }

    // ---- lists --------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn begin_parameters(&mut self) -> OpenList {
        self.begin_list()
    }

    #[inline(always)]
    fn no_parameters(&mut self) -> OpenList {
        self.begin_list()
    }

    #[inline(always)]
    fn begin_element(&mut self, _: &mut OpenList) {}

    #[inline(always)]
    fn element(&mut self, _: &mut OpenList, element: NodeId) -> Parse<()> {
        self.elements.push(element);
        Ok(())
    }

    #[inline(always)]
    fn separate(&mut self, _: &mut OpenList) {}

    // ---- types --------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn builtin(&mut self, builtin: Builtin, extent: Extent) -> NodeId {
        self.node(Node::Builtin(builtin), extent)
    }

    #[inline(always)]
    fn declared(&mut self, letter: u8, ty: NodeId, extent: Extent, _: &mut Tables<Tree>) -> Parse<NodeId> {
        let node = match letter {
            b'P' => Node::Pointer(ty),
            b'R' => Node::LValueReference(ty),
            _ => Node::RValueReference(ty),
        };
        Ok(self.node(node, extent))
    }

    #[inline(always)]
    fn qualified(&mut self, ty: NodeId, qualifiers: Qualifiers, extent: Extent, _: &mut Tables<Tree>) -> Parse<NodeId> {
        Ok(self.node(Node::Qualified { ty, qualifiers }, extent))
    }

    fn qualified_name(
        &mut self,
        name: NodeId,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        extent: Extent,
    ) -> Parse<NodeId> {
        Ok(self.node(Node::QualifiedName { name, qualifiers, ref_qualifier }, extent))
    }

    #[inline(always)]
    fn begin_function_type(&mut self, result: NodeId, _: Declarator<NodeId>, _: usize) -> Parse<(NodeId, OpenList)> {
        Ok((result, self.begin_list()))
    }

    fn function_type(
        &mut self,
        result: NodeId,
        parameters: OpenList,
        exception: Option<NodeId>,
        transaction_safe: bool,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        extent: Extent,
        _: &mut Tables<Tree>,
    ) -> Parse<NodeId> {
        let node = Node::Function {
            result: Some(result),
            parameters: self.list(parameters),
            exception,
            qualifiers,
            ref_qualifier,
            transaction_safe,
            explicit_object: false,
        };
        Ok(self.node(node, extent))
    }

    fn verbatim(&mut self, text: Span) -> NodeId {
        self.ast.push(Node::Verbatim(text), text.start as usize, text.end as usize)
    }

    fn array(
        &mut self,
        _: &[u8],
        bound: Option<NodeId>,
        element: NodeId,
        _: Declarator<NodeId>,
        _: usize,
        extent: Extent,
    ) -> Parse<NodeId> {
        Ok(self.node(Node::Array { bound, element }, extent))
    }

    fn class_of_member(&mut self, class: NodeId, _: usize, _: &mut Tables<Tree>) -> Parse<NodeId> {
        Ok(class)
    }

    fn pointer_to_member(&mut self, class: NodeId, member: NodeId, _: usize, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::PointerToMember { class, member }, extent))
    }

    // ---- literals -----------------------------------------------------------------------------------------------

    fn begin_literal(&mut self, _: u8) -> Parse<()> {
        Ok(())
    }

    fn literal_kind(&self, ty: NodeId) -> LiteralKind {
        // Complex of complex is not a type, and a chain of it could be as long as the name.
        let part = match self.ast.node(ty) {
            Node::Complex(part) => part,
            _ => ty,
        };
        match self.ast.node(part) {
            Node::Builtin(builtin) if builtin.is_floating() => LiteralKind::Float,
            Node::BinaryFloat { .. } => LiteralKind::Float,
            _ => LiteralKind::Number,
        }
    }

    fn literal(&mut self, ty: NodeId, kind: LiteralKind, _: &[u8], value: Span, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::Literal { ty, value, kind }, extent))
    }

    fn builtin_literal(&mut self, builtin: Builtin, _: &[u8], value: Span, extent: Extent) -> Parse<NodeId> {
        let ty = self.ast.push(Node::Builtin(builtin), extent.start + 1, extent.start + 2);
        Ok(self.node(Node::Literal { ty, value, kind: LiteralKind::Number }, extent))
    }

    fn begin_entity_literal(&mut self, _: u8, _: &Tables<Tree>) -> Parse<()> {
        Ok(())
    }

    fn entity_literal(&mut self, (): (), encoding: NodeId, extent: Extent, _: &mut Tables<Tree>) -> Parse<NodeId> {
        Ok(self.node(Node::EntityLiteral(encoding), extent))
    }

    // ---- expressions --------------------------------------------------------------------------------------------

    fn begin_prefix(&mut self, _: Operator) {}

    fn prefix(&mut self, operator: Operator, operand: NodeId, extent: Extent) -> NodeId {
        self.node(Node::Prefix { operator, operand }, extent)
    }

    fn begin_binary(&mut self, operator: Operator) -> Parse<Precedence> {
        Ok(operator.precedence())
    }

    fn infix(&mut self, _: Operator) {}

    fn binary(&mut self, operator: Operator, left: NodeId, right: NodeId, extent: Extent) -> NodeId {
        self.node(Node::Binary { operator, left, right }, extent)
    }

    fn begin_keyword_call(&mut self, _: Operator, _: [u8; 2]) -> Parse<()> {
        Ok(())
    }

    fn keyword_call(&mut self, operator: Operator, operand: NodeId, extent: Extent) -> NodeId {
        self.node(Node::KeywordCall { operator, operand }, extent)
    }

    fn begin_operand(&mut self, _: OperandPlace) -> bool {
        false
    }

    fn operand(&mut self, _: bool) -> Parse<()> {
        Ok(())
    }

    fn empty_braced_init(&mut self, ty: NodeId, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::BracedInit { ty: Some(ty), elements: List::EMPTY }, extent))
    }

    // ---- encodings ----------------------------------------------------------------------------------------------

    #[inline(always)]
    fn data(&mut self, id: NodeId, _: Place) -> Parse<NodeId> {
        Ok(id)
    }

    #[inline(always)]
    fn begin_signature(&mut self, _: &NameInfo) {}

    #[inline(always)]
    fn return_type(&mut self, _: NodeId, _: NodeId, _: usize, _: Place, _: &mut Tables<Tree>) -> Parse<()> {
        Ok(())
    }

    #[inline(always)]
    fn function(
        &mut self,
        name: NodeId,
        result: Option<NodeId>,
        parameters: OpenList,
        info: &NameInfo,
        _: Place,
        signature: Extent,
        start: usize,
        _: &mut Tables<Tree>,
    ) -> Parse<NodeId> {
        let node = Node::Function {
            result,
            parameters: self.list(parameters),
            exception: None,
            qualifiers: info.qualifiers,
            ref_qualifier: info.ref_qualifier,
            transaction_safe: false,
            explicit_object: info.explicit_object,
        };
        let function = self.node(node, signature);
        Ok(self.ast.push(Node::Encoding { name, signature: function }, start, signature.end))
    }

    fn begin_special(&mut self, _: Special, _: Place) -> Parse<()> {
        Ok(())
    }

    fn special(&mut self, what: Special, operand: NodeId, extent: Extent) -> NodeId {
        self.node(Node::Special { what, operand }, extent)
    }

    fn begin_construction_vtable(&mut self, _: Place) -> Parse<usize> {
        Ok(0)
    }

    fn complete_type(&mut self, complete: NodeId, _: usize, _: &mut Tables<Tree>) -> Parse<NodeId> {
        Ok(complete)
    }

    fn construction_vtable(&mut self, complete: NodeId, base: NodeId, extent: Extent) -> Parse<NodeId> {
        Ok(self.node(Node::ConstructionVtable { complete, base }, extent))
    }

    fn clone_suffix(&mut self, encoding: NodeId, _: &[u8], suffix: Span, start: usize) -> Parse<NodeId> {
        Ok(self.ast.push(Node::Suffixed { encoding, suffix, kind: Suffix::Clone }, start, suffix.end as usize))
    }

    fn version(&mut self, encoding: NodeId, _: &[u8], version: Span, start: usize) -> Parse<NodeId> {
        Ok(self.ast.push(
            Node::Suffixed { encoding, suffix: version, kind: Suffix::Version },
            start,
            version.end as usize,
        ))
    }
}
