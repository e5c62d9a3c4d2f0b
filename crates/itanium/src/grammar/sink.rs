//! What becomes of a name while it is read.

use super::{Input, Parse, Reader, Table, Tables, Tree};
use crate::ast::{LiteralKind, NodeId, Span};
use crate::codes::{Builtin, Operator, Qualifiers, RefQualifier, Special, StdAbbreviation};
use crate::options::Style;
use std::fmt::Debug;

/// Where an encoding is in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It is the whole name.
    Outermost,
    /// It is the function that encloses a local name.
    Enclosing,
    /// It is the function of a thunk, or an entity in a literal.
    Inner,
}

/// Where a production begins and ends in the mangled name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What precedes a function or array type, whose text goes into the middle of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Declarator<R> {
    /// Nothing.
    None,
    /// `P`, `R` or `O`: a pointer or a reference.
    Symbol(u8),
    /// `M <class>`: a pointer to a member of a class.
    Member(R),
}

/// A constructor or a destructor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CtorDtor<R> {
    pub(crate) is_constructor: bool,
    /// The digit of the code.
    pub(crate) variant: u8,
    /// What precedes it in the name.
    pub(crate) class: R,
    /// The class whose constructor is inherited (`CI1 <base class type>`).
    pub(crate) inherited: Option<R>,
}

/// The qualifiers of a function, and what else its name says of its signature.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameInfo {
    /// The name is that of an encoding: its template arguments are what `T_` stands for.
    pub(super) of_encoding: bool,
    /// A constructor, destructor or conversion: its signature has no return type.
    pub(super) has_no_result: bool,
    pub(crate) ends_with_template_args: bool,
    pub(crate) qualifiers: Qualifiers,
    pub(crate) ref_qualifier: RefQualifier,
    /// `H`: the first parameter is the object.
    pub(crate) explicit_object: bool,
}

impl NameInfo {
    /// Whether it says anything of what its signature is called with.
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

/// Makes something of the productions of a name in the order in which they are read.
///
/// A `begin_…` is called before what it encloses is read, the method without it after. A sink may answer
/// [`Stop`](super::Stop) wherever it has no answer; the reading ends there.
pub(crate) trait Sink: Sized {
    /// What was made of a production, for what encloses it and for what refers to it later.
    type Ref: Copy + Debug;
    /// The name that is read.
    type Input: Input + ?Sized;
    /// The memory of what can be referred to.
    type Table<T: Copy + Debug>: Table<T> + Clone + Debug;
    /// A list that is being read.
    type List;
    /// What is remembered while a closure's signature is read.
    type Closure;
    /// What is remembered while the function that encloses a local name is read.
    type Local;
    /// What is remembered while the pattern of a pack expansion is read.
    type Expansion;
    /// What is remembered while the parameters of a function type are read.
    type FunctionType;

    /// Whether every name is read, and the reading says what is wrong with one.
    const COMPLETE: bool;

    /// Whose reading is followed where the tools differ; `None` if that is decided for each name.
    const DIALECT: Option<Style>;

    /// Reads a production that only the tree is made of. `operand` is handed on.
    fn rare(
        reader: &mut Reader<'_, Self>,
        operand: Option<Self::Ref>,
        production: impl FnOnce(&mut Reader<'_, Tree>, Option<NodeId>) -> Parse<NodeId>,
    ) -> Parse<Self::Ref>;

    /// Where the next production begins.
    fn mark(&self) -> usize;

    // ---- names --------------------------------------------------------------------------------------------------

    fn std(&mut self, extent: Extent) -> Self::Ref;
    fn std_abbreviation(&mut self, which: StdAbbreviation, is_expanded: bool, extent: Extent) -> Parse<Self::Ref>;
    /// Before a member of a scope that was read.
    fn begin_member(&mut self);
    /// A name, which began at `mark`, in its scope if it has one.
    fn member(
        &mut self,
        scope: Option<Self::Ref>,
        name: Self::Ref,
        mark: usize,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Self::Ref>;
    /// A substitution or a template parameter that a name begins with.
    fn scope(&mut self, what: Self::Ref) -> Parse<Self::Ref>;
    fn identifier(&mut self, name: &Self::Input, text: Span, start: usize) -> Parse<Self::Ref>;
    fn anonymous_namespace(&mut self, extent: Extent) -> Self::Ref;
    fn abi_tag(&mut self, tagged: Self::Ref, name: &Self::Input, tag: Span, extent: Extent) -> Parse<Self::Ref>;
    fn ctor_dtor(&mut self, which: CtorDtor<Self::Ref>, extent: Extent) -> Parse<Self::Ref>;
    fn operator(&mut self, operator: Operator, extent: Extent) -> Self::Ref;
    fn begin_literal_operator(&mut self);
    fn literal_operator(&mut self, name: Self::Ref, extent: Extent) -> Self::Ref;
    /// Before the type of a conversion operator; `is_outermost`: the whole name is that of one.
    fn begin_conversion(&mut self, is_outermost: bool) -> Parse<()>;
    fn conversion(&mut self, ty: Self::Ref, extent: Extent) -> Parse<Self::Ref>;
    fn unnamed_type(&mut self, number: u32, extent: Extent) -> Self::Ref;
    /// `of_encoding`: the closure encloses the entity that is named, whose template arguments come later.
    fn begin_closure(&mut self, of_encoding: bool, tables: &Tables<Self>) -> Parse<Self::Closure>;
    /// After the signature of a closure.
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
    /// After the function that encloses a local name.
    fn enclosing(&mut self, local: &mut Self::Local, tables: &mut Tables<Self>);
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

    /// What was read before, once more.
    fn refer(&mut self, what: Self::Ref) -> Parse<Self::Ref>;
    /// Whether it is the name of a module, which an entity's name follows.
    fn is_module(&self, what: Self::Ref) -> bool;
    /// Whether it is the name of a constructor, destructor or conversion without its arguments. Nobody sees what is
    /// tagged.
    fn is_ctor_dtor(&self, what: Self::Ref) -> bool;
    /// `target` is the argument that the parameter stands for.
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
    /// A substitution in the type of a conversion operator, outside other template arguments, with its own.
    fn template_in_conversion(&mut self, name: Self::Ref, args: Self::Ref, extent: Extent) -> Parse<Self::Ref>;
    /// `of_encoding`: `T_` may stand for the pack.
    fn begin_pack(&mut self, of_encoding: bool) -> Self::List;
    fn pack(&mut self, list: Self::List, extent: Extent) -> Parse<Self::Ref>;
    fn begin_expansion(&mut self, tables: &Tables<Self>) -> Parse<Self::Expansion>;
    /// Whether the pattern is to be read once more, for the next element of its packs.
    fn again(&mut self, expansion: &mut Self::Expansion, tables: &mut Tables<Self>) -> Parse<bool>;
    fn expansion(
        &mut self,
        expansion: Self::Expansion,
        pattern: Self::Ref,
        extent: Extent,
        tables: &mut Tables<Self>,
    ) -> Self::Ref;

    // ---- lists --------------------------------------------------------------------------------------------------

    fn begin_parameters(&mut self) -> Self::List;
    /// `(void)`
    fn no_parameters(&mut self) -> Self::List;
    fn begin_element(&mut self, list: &mut Self::List);
    fn element(&mut self, list: &mut Self::List, element: Self::Ref) -> Parse<()>;
    /// Between two elements.
    fn separate(&mut self, list: &mut Self::List);

    // ---- types --------------------------------------------------------------------------------------------------

    fn builtin(&mut self, builtin: Builtin, extent: Extent) -> Self::Ref;
    /// `P`, `R` or `O` before a type.
    fn declared(&mut self, letter: u8, ty: Self::Ref, extent: Extent, tables: &mut Tables<Self>) -> Parse<Self::Ref>;
    fn qualified(&mut self, ty: Self::Ref, qualifiers: Qualifiers, extent: Extent) -> Parse<Self::Ref>;
    /// A name that has the qualifiers of a function and names none.
    fn qualified_name(
        &mut self,
        name: Self::Ref,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        extent: Extent,
    ) -> Parse<Self::Ref>;
    /// After the return type of a function type, which began at `mark`.
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
    /// A number as it is written in the name.
    fn verbatim(&mut self, text: Span) -> Self::Ref;
    /// An array of elements, which began at `mark`.
    fn array(
        &mut self,
        name: &Self::Input,
        bound: Option<Self::Ref>,
        element: Self::Ref,
        declarator: Declarator<Self::Ref>,
        mark: usize,
        extent: Extent,
    ) -> Parse<Self::Ref>;
    /// After the class of a pointer to member, which began at `mark`.
    fn class_of_member(&mut self, class: Self::Ref, mark: usize, tables: &mut Tables<Self>) -> Parse<Self::Ref>;
    fn pointer_to_member(
        &mut self,
        class: Self::Ref,
        member: Self::Ref,
        mark: usize,
        extent: Extent,
    ) -> Parse<Self::Ref>;

    // ---- literals -----------------------------------------------------------------------------------------------

    /// Before the type of a literal, which begins with `letter`.
    fn begin_literal(&mut self, letter: u8) -> Parse<()>;
    /// How the value of a literal of the type is written.
    fn literal_kind(&self, ty: Self::Ref) -> LiteralKind;
    fn literal(
        &mut self,
        ty: Self::Ref,
        kind: LiteralKind,
        name: &Self::Input,
        value: Span,
        extent: Extent,
    ) -> Parse<Self::Ref>;
    /// A literal of a builtin type that the text of its value tells.
    fn builtin_literal(
        &mut self,
        builtin: Builtin,
        name: &Self::Input,
        value: Span,
        extent: Extent,
    ) -> Parse<Self::Ref>;

    // ---- encodings ----------------------------------------------------------------------------------------------

    /// A name without a signature.
    fn data(&mut self, id: Self::Ref, place: Place, name: &Self::Input, extent: Extent) -> Parse<Self::Ref>;
    /// After the name of a function, before its signature.
    fn begin_signature(&mut self, info: &NameInfo);
    /// After the return type of a function, whose name began at `mark`.
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
    /// Where the complete type of a construction vtable begins.
    fn begin_construction_vtable(&mut self, place: Place) -> Parse<usize>;
    /// After the complete type of a construction vtable, which began at `mark`.
    fn complete_type(&mut self, complete: Self::Ref, mark: usize, tables: &mut Tables<Self>) -> Parse<Self::Ref>;
    fn construction_vtable(&mut self, complete: Self::Ref, base: Self::Ref, extent: Extent) -> Parse<Self::Ref>;
    /// `.isra.0`
    fn clone_suffix(&mut self, encoding: Self::Ref, name: &Self::Input, suffix: Span, start: usize)
    -> Parse<Self::Ref>;
    /// `@@GLIBCXX_3.4`
    fn version(&mut self, encoding: Self::Ref, name: &Self::Input, version: Span, start: usize) -> Parse<Self::Ref>;
}
