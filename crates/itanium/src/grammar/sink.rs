//! The trait [`Sink`], which the grammar calls for each production.

use super::{Input, OperandPlace, Parse, Reader, Table, Tables, Tree};
use crate::ast::{LiteralKind, NodeId, ParameterKind, Span};
use crate::codes::operator::Precedence;
use crate::codes::{Builtin, Operator, Qualifiers, RefQualifier, Special, StdAbbreviation};
use demangling::Style;
use std::fmt::Debug;

/// The place of an encoding in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It is the whole name.
    Outermost,
    /// It is the function that encloses a local name.
    Enclosing,
    /// It is the target of a thunk, or an entity in a literal.
    Inner,
}

/// The start and the end of a production in the mangled name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The declarator before a function or array type. It is printed in the middle of that type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Declarator<R> {
    /// Nothing.
    None,
    /// `P`, `R` or `O`: a pointer or a reference.
    Symbol(u8),
    /// `M <class>`: a pointer to a member of this class.
    Member(R),
}

/// A constructor or a destructor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CtorDtor<R> {
    pub(crate) is_constructor: bool,
    /// The digit of the code.
    pub(crate) variant: u8,
    /// The class that precedes it in the name.
    pub(crate) class: R,
    /// The class whose constructor is inherited (`CI1 <base class type>`).
    pub(crate) inherited: Option<R>,
}

/// The parts of a name that concern the signature after it, such as the qualifiers of a member function.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameInfo {
    /// True for the name of an encoding: `T_` refers to its template arguments.
    pub(super) of_encoding: bool,
    /// True for a constructor, destructor or conversion: its signature has no return type.
    pub(super) has_no_result: bool,
    pub(crate) ends_with_template_args: bool,
    pub(crate) qualifiers: Qualifiers,
    pub(crate) ref_qualifier: RefQualifier,
    /// True after `H`: the first parameter is the object.
    pub(crate) explicit_object: bool,
}

impl NameInfo {
    /// True if the signature has qualifiers, a ref-qualifier or an explicit object parameter.
    #[inline(always)]
    #[expect(clippy::needless_bitwise_bool, reason = "cheaper than the branches")]
    pub(crate) fn has_qualifiers(&self) -> bool {
        !self.qualifiers.is_none() | (self.ref_qualifier != RefQualifier::None) | self.explicit_object
    }

    /// For the name of an encoding.
    pub(super) const OF_ENCODING: NameInfo = NameInfo { of_encoding: true, ..NameInfo::OTHER };

    /// For any other name.
    pub(super) const OTHER: NameInfo = NameInfo {
        of_encoding: false,
        has_no_result: false,
        ends_with_template_args: false,
        qualifiers: Qualifiers::NONE,
        ref_qualifier: RefQualifier::None,
        explicit_object: false,
    };
}

/// Receives the productions of a name in the order in which they are read.
///
/// `begin_…` is called before the parts of a production are read, the method without `begin_` after them. A sink may
/// return [`Stop`](super::Stop) for a production that it does not support, which ends the reading.
pub(crate) trait Sink: Sized {
    /// The result for a production, passed to the enclosing production and to later references.
    type Ref: Copy + Debug;
    /// The representation of the mangled name.
    type Input: Input + ?Sized;
    /// The table type of [`Tables`].
    type Table<T: Copy + Debug>: Table<T> + Clone + Debug;
    /// The state of a list that is being read.
    type List;
    /// The state while the signature of a closure is read.
    type Closure;
    /// The state while the function that encloses a local name is read.
    type Local;
    /// The state while the pattern of a pack expansion is read.
    type Expansion;
    /// The state while the parameters of a function type are read.
    type FunctionType;
    /// The state while the declaration of a template parameter is read.
    type Declaration;
    /// The state while the entity in a literal is read.
    type EntityLiteral;
    /// The state to restore after a failed attempt.
    type State;

    /// True if the sink supports every production, and errors are recorded.
    const COMPLETE: bool;

    /// The tool to follow where the tools read differently; `None` if it is chosen for each name.
    const DIALECT: Option<Style>;

    /// Reads a production that only the tree supports. `operand` is passed to `production`.
    fn rare(
        reader: &mut Reader<'_, Self>,
        operand: Option<Self::Ref>,
        production: impl FnOnce(&mut Reader<'_, Tree>, Option<NodeId>) -> Parse<NodeId>,
    ) -> Parse<Self::Ref>;

    /// The position in the sink at which the next production begins.
    fn mark(&self) -> usize;
    /// The state before an attempt that may fail. [`Tables`] are restored by the reader.
    fn state(&self) -> Self::State;
    fn restore(&mut self, state: &Self::State) -> Parse<()>;

    // ---- names --------------------------------------------------------------------------------------------------

    fn std(&mut self, extent: Extent) -> Self::Ref;
    fn std_abbreviation(&mut self, which: StdAbbreviation, is_expanded: bool, extent: Extent) -> Parse<Self::Ref>;
    /// Called before a member of a scope.
    fn begin_member(&mut self);
    /// A name that began at `mark`, in its scope if it has one.
    fn member(
        &mut self,
        scope: Option<Self::Ref>,
        name: Self::Ref,
        mark: usize,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;
    /// A substitution or a template parameter as the first part of a name.
    fn scope(&mut self, what: Self::Ref) -> Parse<Self::Ref>;
    fn identifier(&mut self, name: &Self::Input, text: Span, start: usize) -> Parse<Self::Ref>;
    fn anonymous_namespace(&mut self, extent: Extent) -> Self::Ref;
    fn abi_tag(&mut self, tagged: Self::Ref, name: &Self::Input, tag: Span, extent: Extent) -> Parse<Self::Ref>;
    fn ctor_dtor(&mut self, which: CtorDtor<Self::Ref>, extent: Extent) -> Parse<Self::Ref>;
    fn operator(&mut self, operator: Operator, extent: Extent) -> Self::Ref;
    fn begin_literal_operator(&mut self);
    fn literal_operator(&mut self, name: Self::Ref, extent: Extent) -> Self::Ref;
    /// Called before the type of a conversion operator. `is_outermost` is true if the operator is the whole name.
    fn begin_conversion(&mut self, is_outermost: bool) -> Parse<()>;
    fn conversion(&mut self, ty: Self::Ref, extent: Extent) -> Parse<Self::Ref>;
    fn unnamed_type(&mut self, number: u32, extent: Extent) -> Self::Ref;
    /// `of_encoding` is true if the closure encloses the named entity, whose template arguments follow.
    fn begin_closure(&mut self, of_encoding: bool, tables: &Tables<Self>) -> Parse<Self::Closure>;
    /// Called after the signature of a closure.
    fn closure_signature(
        &mut self,
        closure: &mut Self::Closure,
        head: Option<Self::Ref>,
        parameters: Self::List,
        constraint: Option<Self::Ref>,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;
    fn closure(
        &mut self,
        closure: Self::Closure,
        signature: Self::Ref,
        number: u32,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;
    fn begin_local(&mut self, tables: &Tables<Self>) -> Parse<Self::Local>;
    /// Called after the function that encloses a local name.
    fn enclosing(&mut self, local: &mut Self::Local, tables: &mut Tables<Self>) -> Parse<()>;
    fn local_string(&mut self, local: Self::Local, function: Self::Ref, mark: usize, extent: Extent) -> Self::Ref;
    fn local(
        &mut self,
        local: Self::Local,
        function: Self::Ref,
        default_argument: Option<u32>,
        entity: Self::Ref,
        mark: usize,
        extent: Extent,
    ) -> Parse<Self::Ref>;

    // ---- substitutions and templates ----------------------------------------------------------------------------

    /// A reference to an earlier production.
    fn refer(&mut self, what: Self::Ref) -> Parse<Self::Ref>;
    /// True for the name of a module. The name of an entity in it follows.
    fn is_module(&self, what: Self::Ref) -> bool;
    /// True for the name of a constructor, destructor or conversion without template arguments; false if it has ABI
    /// tags, which the tools do not look through.
    fn is_ctor_dtor(&self, what: Self::Ref) -> bool;
    /// `target` is the argument that the parameter refers to.
    fn template_param(
        &mut self,
        target: Option<Self::Ref>,
        level: usize,
        index: u32,
        in_constraint: bool,
        extent: Extent,
        tables: &Tables<Self>,
    ) -> Parse<Self::Ref>;
    fn begin_template_args(&mut self, name: Option<Self::Ref>, tables: &Tables<Self>) -> Parse<Self::List>;
    fn template_args(
        &mut self,
        list: Self::List,
        constraint: Option<Self::Ref>,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;
    /// A template with its arguments.
    fn template(&mut self, name: Self::Ref, args: Self::Ref, extent: Extent) -> Parse<Self::Ref>;
    /// A substitution with its template arguments, in the type of a conversion operator but outside other template
    /// arguments.
    fn template_in_conversion(&mut self, name: Self::Ref, args: Self::Ref, extent: Extent) -> Parse<Self::Ref>;
    /// `of_encoding` is true if `T_` may refer to the pack.
    fn begin_pack(&mut self, of_encoding: bool) -> Self::List;
    fn pack(&mut self, list: Self::List, extent: Extent) -> Parse<Self::Ref>;
    fn begin_expansion(&mut self, tables: &Tables<Self>) -> Parse<Self::Expansion>;
    /// True if the pattern must be read again, for the next element of its packs.
    fn again(&mut self, expansion: &mut Self::Expansion, tables: &mut Tables<Self>) -> Parse<bool>;
    fn expansion(
        &mut self,
        expansion: Self::Expansion,
        pattern: Self::Ref,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Self::Ref;

    /// Called before the declaration of a template parameter whose argument follows. The tools do not print it.
    fn begin_declaration(&mut self, tables: &Tables<Self>) -> Self::Declaration;
    fn declaration(&mut self, declaration: Self::Declaration, tables: &mut Tables<Self>) -> Parse<()>;
    fn synthetic_parameter(&mut self, kind: ParameterKind, index: u32, position: u32, extent: Extent) -> Self::Ref;
    fn non_type_parameter(&mut self, name: Self::Ref, ty: Self::Ref, extent: Extent) -> Parse<Self::Ref>;
    fn qualified_argument(&mut self, declaration: Self::Ref, argument: Self::Ref, extent: Extent) -> Parse<Self::Ref>;

    // ---- lists --------------------------------------------------------------------------------------------------

    fn begin_parameters(&mut self) -> Self::List;
    /// `(void)`
    fn no_parameters(&mut self) -> Self::List;
    fn begin_element(&mut self, list: &mut Self::List);
    fn element(&mut self, list: &mut Self::List, element: Self::Ref) -> Parse<()>;
    /// Called between two elements.
    fn separate(&mut self, list: &mut Self::List);

    // ---- types --------------------------------------------------------------------------------------------------

    fn builtin(&mut self, builtin: Builtin, extent: Extent) -> Self::Ref;
    /// `P`, `R` or `O` before a type.
    fn declared(&mut self, letter: u8, ty: Self::Ref, extent: Extent, tables: &mut Tables<Self>) -> Parse<Self::Ref>;
    fn qualified(
        &mut self,
        ty: Self::Ref,
        qualifiers: Qualifiers,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;
    /// A name that has the qualifiers of a function but no signature.
    fn qualified_name(
        &mut self,
        name: Self::Ref,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        extent: Extent,
    ) -> Parse<Self::Ref>;
    /// Called after the return type of a function type that began at `mark`.
    fn begin_function_type(
        &mut self,
        result: Self::Ref,
        declarator: Declarator<Self::Ref>,
        mark: usize,
    ) -> Parse<(Self::FunctionType, Self::List)>;
    #[allow(clippy::too_many_arguments)]
    fn function_type(
        &mut self,
        function: Self::FunctionType,
        parameters: Self::List,
        exception: Option<Self::Ref>,
        is_transaction_safe: bool,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;
    /// A number, printed as in the mangled name.
    fn verbatim(&mut self, text: Span) -> Self::Ref;
    /// An array type that began at `mark`.
    fn array(
        &mut self,
        name: &Self::Input,
        bound: Option<Self::Ref>,
        element: Self::Ref,
        declarator: Declarator<Self::Ref>,
        mark: usize,
        extent: Extent,
    ) -> Parse<Self::Ref>;
    /// Called after the class of a pointer to member that began at `mark`.
    fn class_of_member(&mut self, class: Self::Ref, mark: usize, tables: &mut Tables<Self>) -> Parse<Self::Ref>;
    fn pointer_to_member(
        &mut self,
        class: Self::Ref,
        member: Self::Ref,
        mark: usize,
        extent: Extent,
    ) -> Parse<Self::Ref>;

    // ---- literals -----------------------------------------------------------------------------------------------

    /// Called before the type of a literal. `letter` is the first byte of the type.
    fn begin_literal(&mut self, letter: u8) -> Parse<()>;
    /// The notation for the values of literals of this type.
    fn literal_kind(&self, ty: Self::Ref) -> LiteralKind;
    fn literal(
        &mut self,
        ty: Self::Ref,
        kind: LiteralKind,
        name: &Self::Input,
        value: Span,
        extent: Extent,
    ) -> Parse<Self::Ref>;
    /// A literal whose text implies its builtin type, such as `5u` or `true`.
    fn builtin_literal(
        &mut self,
        builtin: Builtin,
        name: &Self::Input,
        value: Span,
        extent: Extent,
    ) -> Parse<Self::Ref>;

    /// Called before the encoding in a literal. `letter` is its first byte.
    fn begin_entity_literal(&mut self, letter: u8, tables: &Tables<Self>) -> Parse<Self::EntityLiteral>;
    fn entity_literal(
        &mut self,
        literal: Self::EntityLiteral,
        encoding: Self::Ref,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;

    // ---- expressions --------------------------------------------------------------------------------------------

    fn begin_prefix(&mut self, operator: Operator);
    /// An operator before its operand.
    fn prefix(&mut self, operator: Operator, operand: Self::Ref, extent: Extent) -> Self::Ref;
    /// Called before the operands of a binary operator. Returns its precedence. A sink that writes parentheses supports
    /// only operators that group to the left.
    fn begin_binary(&mut self, operator: Operator) -> Parse<Precedence>;
    /// Called between the operands of a binary operator.
    fn infix(&mut self, operator: Operator);
    fn binary(&mut self, operator: Operator, left: Self::Ref, right: Self::Ref, extent: Extent) -> Self::Ref;
    /// `sizeof`, `noexcept` and others. `code` is the first two bytes of the operand.
    fn begin_keyword_call(&mut self, operator: Operator, code: [u8; 2]) -> Parse<()>;
    fn keyword_call(&mut self, operator: Operator, operand: Self::Ref, extent: Extent) -> Self::Ref;
    /// Called before an operand. True if it is in parentheses.
    fn begin_operand(&mut self, place: OperandPlace) -> bool;
    fn operand(&mut self, has_parentheses: bool) -> Parse<()>;
    /// `T{}`
    fn empty_braced_init(&mut self, ty: Self::Ref, extent: Extent) -> Parse<Self::Ref>;

    // ---- encodings ----------------------------------------------------------------------------------------------

    /// A name without a signature.
    fn data(&mut self, id: Self::Ref, place: Place) -> Parse<Self::Ref>;
    /// Called before the signature of a function.
    fn begin_signature(&mut self, info: &NameInfo);
    /// Called after the return type of a function. Its name began at `mark`.
    fn return_type(
        &mut self,
        name: Self::Ref,
        result: Self::Ref,
        mark: usize,
        place: Place,
        tables: &mut Tables<Self>,
    ) -> Parse<()>;
    #[allow(clippy::too_many_arguments)]
    fn function(
        &mut self,
        name: Self::Ref,
        result: Option<Self::Ref>,
        parameters: Self::List,
        info: &NameInfo,
        place: Place,
        signature: Extent,
        start: usize,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;
    fn begin_special(&mut self, what: Special, place: Place) -> Parse<()>;
    fn special(&mut self, what: Special, operand: Self::Ref, extent: Extent) -> Self::Ref;
    /// Called before the complete type of a construction vtable. Returns the position in the sink.
    fn begin_construction_vtable(&mut self, place: Place) -> Parse<usize>;
    /// Called after the complete type of a construction vtable. It began at `mark`.
    fn complete_type(&mut self, complete: Self::Ref, mark: usize, tables: &mut Tables<Self>) -> Parse<Self::Ref>;
    fn construction_vtable(&mut self, complete: Self::Ref, base: Self::Ref, extent: Extent) -> Parse<Self::Ref>;
    /// `.isra.0`
    fn clone_suffix(&mut self, encoding: Self::Ref, name: &Self::Input, suffix: Span, start: usize)
    -> Parse<Self::Ref>;
    /// `@@GLIBCXX_3.4`
    fn version(&mut self, encoding: Self::Ref, name: &Self::Input, version: Span, start: usize) -> Parse<Self::Ref>;
}
