//! The methods of the sink: the text of each production.

use super::encodings::OpenEncoding;
use super::lists::{Holds, List};
use super::names::OpenClosure;
use super::state::State;
use super::templates::{OpenDeclaration, OpenExpansion};
use super::types::OpenFunction;
use super::{Fragment, Shape, Spelling, Text};
use crate::ast::{self, LiteralKind, NodeId, ParameterKind};
use crate::codes::operator::Precedence;
use crate::codes::{Builtin, Operator, Qualifiers, RefQualifier, Special, StdAbbreviation};
use crate::grammar::{
    CtorDtor, Declarator, Extent, Input, NameInfo, OperandPlace, Parse, Place, Reader, ShortInput, ShortTable, Sink,
    Stop, Table, Tables, Tree,
};
use crate::spelling::special::description;
use crate::spelling::token;
use demangling::Style;
use std::fmt::Debug;

impl<S: Spelling> Sink for Text<S> {
    type Ref = Fragment;
    type Input = ShortInput;
    type Table<T: Copy + Debug> = ShortTable<T>;
    type List = List;
    type Closure = OpenClosure;
    type Local = OpenEncoding;
    type Expansion = OpenExpansion;
    type FunctionType = OpenFunction;
    type Declaration = OpenDeclaration;
    type EntityLiteral = OpenEncoding;
    type State = State;

    const COMPLETE: bool = false;
    const DIALECT: Option<Style> = Some(S::DIALECT);

    #[inline(always)]
    fn rare(
        _: &mut Reader<'_, Self>,
        _: Option<Fragment>,
        _: impl FnOnce(&mut Reader<'_, Tree>, Option<NodeId>) -> Parse<NodeId>,
    ) -> Parse<Fragment> {
        Err(Stop)
    }

    #[inline(always)]
    fn mark(&self) -> usize {
        self.buffer.len()
    }

    fn state(&self) -> State {
        State::of(self)
    }

    fn restore(&mut self, state: &State) -> Parse<()> {
        state.restore(self)
    }

    // ---- names --------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn std(&mut self, _: Extent) -> Fragment {
        let start = self.buffer.len();
        self.buffer.push(token::STD);
        self.class = Fragment::plain(0, 0);
        self.since(start)
    }

    fn std_abbreviation(&mut self, which: StdAbbreviation, is_expanded: bool, _: Extent) -> Parse<Fragment> {
        self.write_std_abbreviation(which, is_expanded)
    }

    #[inline(always)]
    fn begin_member(&mut self) {
        self.buffer.push(b"::");
    }

    #[inline(always)]
    fn member(
        &mut self,
        scope: Option<Fragment>,
        name: Fragment,
        mark: usize,
        _: Extent,
        _: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        if self.options.simplify_std {
            if let Some(scope) = scope {
                self.leave_out_inline_namespace(scope, name)?;
            }
        }
        Ok(name.with_places_of(mark, self.buffer.len()))
    }

    fn scope(&mut self, what: Fragment) -> Parse<Fragment> {
        self.as_scope(what)
    }

    #[inline(always)]
    fn identifier(&mut self, name: &ShortInput, text: ast::Span, _: usize) -> Parse<Fragment> {
        let start = self.buffer.len();
        self.buffer.push_from(name, text);
        self.class = self.since(start);
        // An identifier `std` is not the namespace `std`, which has a code of its own.
        if self.options.simplify_std && text.of(name.bytes()) == token::STD { Err(Stop) } else { Ok(self.class) }
    }

    fn anonymous_namespace(&mut self, _: Extent) -> Fragment {
        let start = self.buffer.len();
        self.buffer.push(token::ANONYMOUS_NAMESPACE);
        self.class = Fragment::plain(0, 0);
        self.since(start)
    }

    fn abi_tag(&mut self, tagged: Fragment, name: &ShortInput, tag: ast::Span, _: Extent) -> Parse<Fragment> {
        if self.options.simplify_std && !self.options.abi_tags {
            // A template with a tag is not one of the standard library.
            return Err(Stop);
        }
        if self.options.abi_tags {
            self.buffer.push(token::ABI_TAG);
            self.buffer.push_from(name, tag);
            self.buffer.push_byte(b']');
        }
        let shape = match tagged.shape() {
            Shape::CtorDtor if S::TAGGED_CONSTRUCTORS_HAVE_RESULTS => Shape::TaggedCtorDtor,
            shape => shape,
        };
        Ok(Fragment::of(shape, tagged.start(), self.buffer.len()))
    }

    fn ctor_dtor(&mut self, which: CtorDtor<Fragment>, _: Extent) -> Parse<Fragment> {
        self.write_ctor_dtor(&which)
    }

    fn operator(&mut self, operator: Operator, _: Extent) -> Fragment {
        self.write_operator(operator)
    }

    fn begin_literal_operator(&mut self) {
        self.buffer.push(token::LITERAL_OPERATOR);
    }

    fn literal_operator(&mut self, _: Fragment, _: Extent) -> Fragment {
        self.class = Fragment::plain(0, 0);
        self.since(self.buffer.len())
    }

    fn begin_conversion(&mut self, is_outermost: bool) -> Parse<()> {
        // Elsewhere, GNU applies the qualifiers of enclosing types to this type too.
        if self.in_conversion || !is_outermost {
            return Err(Stop);
        }
        self.buffer.push(token::OPERATOR_BEFORE_WORD);
        self.in_conversion = true;
        Ok(())
    }

    fn conversion(&mut self, ty: Fragment, _: Extent) -> Parse<Fragment> {
        self.in_conversion = false;
        if !ty.is_whole() {
            return Err(Stop);
        }
        self.class = Fragment::plain(0, 0);
        Ok(Fragment::of(Shape::CtorDtor, ty.start(), self.buffer.len()))
    }

    fn unnamed_type(&mut self, number: u32, _: Extent) -> Fragment {
        self.write_unnamed_type(number)
    }

    fn begin_closure(&mut self, of_encoding: bool, tables: &Tables<Self>) -> Parse<OpenClosure> {
        self.open_closure(of_encoding, tables)
    }

    fn closure_signature(
        &mut self,
        closure: &mut OpenClosure,
        _: Option<Fragment>,
        parameters: List,
        _: Option<Fragment>,
        _: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.end_closure_signature(closure, parameters, tables)
    }

    fn closure(
        &mut self,
        closure: OpenClosure,
        _: Fragment,
        number: u32,
        _: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.close_closure(&closure, number, tables)
    }

    fn begin_local(&mut self, tables: &Tables<Self>) -> Parse<OpenEncoding> {
        self.open_local(tables)
    }

    fn enclosing(&mut self, local: &mut OpenEncoding, tables: &mut Tables<Self>) -> Parse<()> {
        self.end_enclosing(local, tables)
    }

    fn local_string(&mut self, local: OpenEncoding, _: Fragment, mark: usize, _: Extent) -> Fragment {
        self.buffer.push(token::STRING_LITERAL);
        self.close_local(&local, mark)
    }

    fn local(
        &mut self,
        local: OpenEncoding,
        _: Fragment,
        default_argument: Option<u32>,
        _: Fragment,
        mark: usize,
        _: Extent,
    ) -> Parse<Fragment> {
        if default_argument.is_some() { Err(Stop) } else { Ok(self.close_local(&local, mark)) }
    }

    // ---- substitutions and templates ----------------------------------------------------------------------------

    #[inline(always)]
    fn refer(&mut self, what: Fragment) -> Parse<Fragment> {
        self.repeat(what)
    }

    #[inline(always)]
    fn is_module(&self, _: Fragment) -> bool {
        false
    }

    #[inline(always)]
    fn is_ctor_dtor(&self, what: Fragment) -> bool {
        what.is(Shape::CtorDtor)
    }

    fn template_param(
        &mut self,
        target: Option<Fragment>,
        level: usize,
        index: u32,
        _: bool,
        _: Extent,
        tables: &Tables<Self>,
    ) -> Parse<Fragment> {
        self.write_template_param(target, level, index, tables)
    }

    #[inline(always)]
    fn begin_template_args(&mut self, name: Option<Fragment>, tables: &Tables<Self>) -> Parse<List> {
        if name.is_some_and(|name| !(name.is(Shape::Plain) || name.is(Shape::CtorDtor))) {
            return Err(Stop);
        }
        self.open_angle();
        if self.options.simplify_std { self.begin_simplified(name, tables) } else { Ok(self.begin_list(Holds::Other)) }
    }

    #[inline(always)]
    fn template_args(
        &mut self,
        list: List,
        _: Option<Fragment>,
        _: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.end_list(&list)?;
        self.class = list.class;
        if list.holds == Holds::Simplified {
            return self.end_simplified(list, tables);
        }
        self.close_angle(list.start);
        Ok(Fragment::OPAQUE)
    }

    #[inline(always)]
    fn template(&mut self, name: Fragment, _: Fragment, _: Extent) -> Parse<Fragment> {
        Ok(self.since(name.start()))
    }

    fn template_in_conversion(&mut self, name: Fragment, _: Fragment, _: Extent) -> Parse<Fragment> {
        // LLVM takes template arguments at the end of the type for those of the operator.
        if S::SPLIT_TEMPLATES_IN_CONVERSIONS { Err(Stop) } else { Ok(self.since(name.start())) }
    }

    fn begin_pack(&mut self, of_encoding: bool) -> List {
        let holds = if of_encoding { Holds::Elements } else { Holds::Other };
        List { first: self.elements.len(), ..self.begin_list(holds) }
    }

    fn pack(&mut self, list: List, _: Extent) -> Parse<Fragment> {
        self.end_pack(&list)
    }

    fn begin_expansion(&mut self, tables: &Tables<Self>) -> Parse<OpenExpansion> {
        self.open_expansion(tables)
    }

    fn again(&mut self, expansion: &mut OpenExpansion, tables: &mut Tables<Self>) -> Parse<bool> {
        self.next_element(expansion, tables)
    }

    fn expansion(&mut self, expansion: OpenExpansion, _: Fragment, _: Extent, tables: &mut Tables<Self>) -> Fragment {
        self.close_expansion(&expansion, tables)
    }

    fn begin_declaration(&mut self, tables: &Tables<Self>) -> OpenDeclaration {
        self.open_declaration(tables)
    }

    fn declaration(&mut self, declaration: OpenDeclaration, tables: &mut Tables<Self>) -> Parse<()> {
        self.close_declaration(&declaration, tables)
    }

    fn synthetic_parameter(&mut self, _: ParameterKind, _: u32, _: u32, _: Extent) -> Fragment {
        Fragment::OPAQUE
    }

    fn non_type_parameter(&mut self, _: Fragment, _: Fragment, _: Extent) -> Parse<Fragment> {
        Ok(Fragment::OPAQUE)
    }

    fn qualified_argument(&mut self, _: Fragment, argument: Fragment, _: Extent) -> Parse<Fragment> {
        // The tools do not collapse a reference to a reference that has a declaration.
        Ok(if argument.is(Shape::Plain) { argument } else { Fragment::OPAQUE })
    }

    // ---- lists --------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn begin_parameters(&mut self) -> List {
        self.buffer.push_byte(b'(');
        self.begin_list(Holds::Other)
    }

    #[inline(always)]
    fn no_parameters(&mut self) -> List {
        self.begin_parameters()
    }

    #[inline(always)]
    fn begin_element(&mut self, list: &mut List) {
        self.begin_list_element(list);
    }

    #[inline(always)]
    fn element(&mut self, list: &mut List, element: Fragment) -> Parse<()> {
        self.end_element(list, element)
    }

    #[inline(always)]
    fn separate(&mut self, list: &mut List) {
        self.separate_elements(list);
    }

    // ---- types --------------------------------------------------------------------------------------------------

    #[inline(always)]
    fn builtin(&mut self, builtin: Builtin, _: Extent) -> Fragment {
        let start = self.buffer.len();
        if builtin == Builtin::NULLPTR {
            self.buffer.push_padded(const { &S::NULLPTR_TYPE });
        } else {
            self.buffer.push_padded(builtin.name());
        }
        self.since(start)
    }

    #[inline(always)]
    fn declared(&mut self, letter: u8, ty: Fragment, _: Extent, tables: &mut Tables<Self>) -> Parse<Fragment> {
        if !(ty.is(Shape::Plain) || ty.is(Shape::Qualified)) {
            return self.rarely_declared(letter, ty, tables);
        }
        let shape = match letter {
            b'P' => {
                self.buffer.push_byte(b'*');
                Shape::Plain
            }
            b'R' => {
                self.buffer.push_byte(b'&');
                Shape::LValueReference
            }
            _ => {
                self.buffer.push(b"&&");
                Shape::RValueReference
            }
        };
        Ok(Fragment::of(shape, ty.start(), self.buffer.len()))
    }

    #[inline(always)]
    fn qualified(
        &mut self,
        ty: Fragment,
        qualifiers: Qualifiers,
        _: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        if !ty.is(Shape::Plain) {
            return self.rarely_qualified(ty, qualifiers, tables);
        }
        self.write_qualifiers(qualifiers, RefQualifier::None);
        Ok(Fragment::of(Shape::Qualified, ty.start(), self.buffer.len()))
    }

    fn qualified_name(&mut self, _: Fragment, _: Qualifiers, _: RefQualifier, _: Extent) -> Parse<Fragment> {
        Err(Stop)
    }

    fn begin_function_type(
        &mut self,
        result: Fragment,
        declarator: Declarator<Fragment>,
        mark: usize,
    ) -> Parse<(OpenFunction, List)> {
        let function = self.open_function_type(result, declarator, mark)?;
        Ok((function, self.begin_parameters()))
    }

    fn function_type(
        &mut self,
        function: OpenFunction,
        parameters: List,
        _: Option<Fragment>,
        is_transaction_safe: bool,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        _: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        if is_transaction_safe {
            return Err(Stop);
        }
        self.close_function_type(&function, parameters, qualifiers, ref_qualifier, tables)
    }

    fn verbatim(&mut self, text: ast::Span) -> Fragment {
        Fragment::of(Shape::Opaque, text.start as usize, text.end as usize)
    }

    fn array(
        &mut self,
        name: &ShortInput,
        bound: Option<Fragment>,
        element: Fragment,
        declarator: Declarator<Fragment>,
        mark: usize,
        _: Extent,
    ) -> Parse<Fragment> {
        self.write_array(name, bound, element, declarator, mark)
    }

    fn class_of_member(&mut self, class: Fragment, mark: usize, tables: &mut Tables<Self>) -> Parse<Fragment> {
        if !class.is(Shape::Plain) {
            return Err(Stop);
        }
        self.set_aside(mark, class, tables)
    }

    fn pointer_to_member(&mut self, class: Fragment, member: Fragment, mark: usize, _: Extent) -> Parse<Fragment> {
        self.write_pointer_to_member(class, member, mark)
    }

    // ---- literals -----------------------------------------------------------------------------------------------

    fn begin_literal(&mut self, letter: u8) -> Parse<()> {
        // Floating-point values have many notations.
        let is_number = match Builtin::from_letter(letter) {
            Some(builtin) => !builtin.is_floating() && !builtin.tells_literals_apart(),
            None => letter != b'D',
        };
        if !is_number || !self.options.literal_types {
            return Err(Stop);
        }
        self.buffer.push_byte(b'(');
        Ok(())
    }

    fn literal_kind(&self, _: Fragment) -> LiteralKind {
        LiteralKind::Number
    }

    fn literal(
        &mut self,
        ty: Fragment,
        _: LiteralKind,
        name: &ShortInput,
        value: ast::Span,
        _: Extent,
    ) -> Parse<Fragment> {
        if !ty.is_whole() {
            return Err(Stop);
        }
        self.buffer.push_byte(b')');
        self.write_number(name, value);
        Ok(self.since(ty.start() - 1))
    }

    fn builtin_literal(&mut self, builtin: Builtin, name: &ShortInput, value: ast::Span, _: Extent) -> Parse<Fragment> {
        let start = self.buffer.len();
        if builtin == Builtin::BOOL {
            match value.of(name.bytes()) {
                b"0" => self.buffer.push(token::FALSE),
                b"1" => self.buffer.push(token::TRUE),
                _ => return Err(Stop),
            }
            return Ok(self.since(start));
        }
        self.write_number(name, value);
        if self.options.literal_types {
            if let Some(suffix) = builtin.literal_suffix() {
                self.buffer.push_padded(suffix);
            }
        }
        Ok(self.since(start))
    }

    fn begin_entity_literal(&mut self, letter: u8, tables: &Tables<Self>) -> Parse<OpenEncoding> {
        self.open_entity(letter, tables)
    }

    fn entity_literal(
        &mut self,
        entity: OpenEncoding,
        encoding: Fragment,
        _: Extent,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.close_entity(&entity, encoding, tables)
    }

    // ---- expressions --------------------------------------------------------------------------------------------

    fn begin_prefix(&mut self, operator: Operator) {
        self.write_prefix(operator);
    }

    fn prefix(&mut self, _: Operator, _: Fragment, _: Extent) -> Fragment {
        Fragment::OPAQUE
    }

    fn begin_binary(&mut self, operator: Operator) -> Parse<Precedence> {
        Self::binary_precedence(operator)
    }

    fn infix(&mut self, operator: Operator) {
        self.write_infix(operator);
    }

    fn binary(&mut self, _: Operator, _: Fragment, _: Fragment, _: Extent) -> Fragment {
        Fragment::OPAQUE
    }

    fn begin_keyword_call(&mut self, operator: Operator, code: [u8; 2]) -> Parse<()> {
        self.open_keyword_call(operator, code)
    }

    fn keyword_call(&mut self, _: Operator, _: Fragment, _: Extent) -> Fragment {
        self.buffer.push_byte(b')');
        Fragment::OPAQUE
    }

    fn begin_operand(&mut self, place: OperandPlace) -> bool {
        self.open_operand(place)
    }

    fn operand(&mut self, has_parentheses: bool) -> Parse<()> {
        self.close_operand(has_parentheses)
    }

    fn empty_braced_init(&mut self, ty: Fragment, _: Extent) -> Parse<Fragment> {
        if !ty.is_whole() {
            return Err(Stop);
        }
        self.buffer.push(b"{}");
        Ok(Fragment::OPAQUE)
    }

    // ---- encodings ----------------------------------------------------------------------------------------------

    #[inline(always)]
    fn data(&mut self, id: Fragment, place: Place) -> Parse<Fragment> {
        self.end_data(place);
        Ok(id)
    }

    #[inline(always)]
    fn begin_signature(&mut self, info: &NameInfo) {
        self.name_class = self.class;
        // GNU resolves template parameters only to arguments at the end of the name.
        self.in_signature = info.ends_with_template_args || !S::LATE_TEMPLATE_PARAMETERS;
    }

    #[inline(always)]
    fn return_type(
        &mut self,
        name: Fragment,
        result: Fragment,
        mark: usize,
        place: Place,
        tables: &mut Tables<Self>,
    ) -> Parse<()> {
        self.write_return_type(name, result, mark, place, tables)
    }

    #[inline(always)]
    fn function(
        &mut self,
        name: Fragment,
        _: Option<Fragment>,
        parameters: List,
        info: &NameInfo,
        place: Place,
        _: Extent,
        _: usize,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.end_function(name, &parameters, info, place, tables)
    }

    fn begin_special(&mut self, what: Special, place: Place) -> Parse<()> {
        // With both options off, the target of a thunk is printed without parameters too.
        let no_params = !self.options.params && !self.options.enclosing_params;
        if place != Place::Outermost || (no_params && what.is_thunk()) {
            return Err(Stop);
        }
        self.buffer.push_all(description::<S>(what).as_bytes());
        Ok(())
    }

    fn special(&mut self, _: Special, _: Fragment, _: Extent) -> Fragment {
        self.end = self.buffer.len();
        Fragment::OPAQUE
    }

    fn begin_construction_vtable(&mut self, place: Place) -> Parse<usize> {
        if place != Place::Outermost {
            return Err(Stop);
        }
        self.buffer.push(token::CONSTRUCTION_VTABLE);
        Ok(self.buffer.len())
    }

    fn complete_type(&mut self, complete: Fragment, mark: usize, tables: &mut Tables<Self>) -> Parse<Fragment> {
        self.set_aside(mark, complete, tables)
    }

    fn construction_vtable(&mut self, complete: Fragment, _: Fragment, _: Extent) -> Parse<Fragment> {
        self.buffer.push(token::IN_COMPLETE_TYPE);
        self.buffer.repeat(complete.start(), complete.end());
        self.end = self.buffer.len();
        Ok(Fragment::OPAQUE)
    }

    fn clone_suffix(&mut self, encoding: Fragment, name: &ShortInput, suffix: ast::Span, _: usize) -> Parse<Fragment> {
        self.write_clone_suffix(name, suffix)?;
        Ok(encoding)
    }

    fn version(&mut self, encoding: Fragment, name: &ShortInput, version: ast::Span, _: usize) -> Parse<Fragment> {
        self.write_version(name, version)?;
        Ok(encoding)
    }
}

impl<S: Spelling> Text<S> {
    /// Writes `n5` as `-5`.
    fn write_number(&mut self, name: &ShortInput, value: ast::Span) {
        let mut digits = value;
        if name.at(value.start as usize) == b'n' {
            self.buffer.push_byte(b'-');
            digits.start += 1;
        }
        self.buffer.push_from(name, digits);
    }
}
