//! Chooses the function that prints a node; nothing else does. The matches have no wildcard, so the compiler requires a
//! line here for each new node.

use super::recorder::Recorder;
use super::style::Spelling;
use super::{Printer, Tail};
use crate::ast::{Node, NodeId};
use crate::spelling::token;

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    /// Prints the text before the declared name, or the whole node if it declares nothing.
    #[expect(clippy::too_many_lines, reason = "one line for each node")]
    #[inline(always)]
    pub(super) fn left_here(&mut self, id: NodeId) -> Tail {
        match *self.ast.node_ref(id) {
            // Names.
            Node::Identifier(text) | Node::Verbatim(text) => self.push_text(text),
            Node::AnonymousNamespace => self.push(token::ANONYMOUS_NAMESPACE),
            Node::Std => self.push(token::STD),
            Node::StdAbbreviation { which, expanded } => self.std_abbreviation(which, expanded),
            Node::Nested { scope, name } => self.nested(scope, name),
            Node::QualifiedName { name, qualifiers, ref_qualifier } => {
                self.qualified_name(name, qualifiers, ref_qualifier);
            }
            Node::Template { name, args, in_conversion } => self.template(name, args, in_conversion),
            Node::TemplateArgs { args, constraint } => self.template_args(args, self.inner_constraint(id, constraint)),
            Node::ArgumentPack(list) => self.list(list),
            Node::QualifiedArgument { argument, declaration: _ } => self.print(argument),
            Node::AbiTagged { name, tag } => self.abi_tagged(name, tag),
            Node::Constructor { class, last, variant: _, inherited: _ } => self.constructor(class, last),
            Node::Destructor { class, last, variant: _ } => self.destructor(class, last),
            Node::OperatorName(operator) => self.operator_name(operator),
            Node::ConversionOperator(ty) => self.conversion_operator(ty),
            Node::LiteralOperator(name) => self.prefixed(token::LITERAL_OPERATOR, name),
            Node::VendorOperator(name) => self.prefixed(token::OPERATOR_BEFORE_WORD, name),
            Node::UnresolvedOperator(name) => self.print(name),
            Node::UnnamedType(number) => self.unnamed_type(number),
            Node::UnnamedEnum { ty, enumerator } => self.unnamed_enum(ty, enumerator),
            Node::BlockLiteral(number) => self.block_literal(number),
            Node::Closure { signature, number } => self.closure(signature, number),
            Node::ClosureSignature { head, parameters, constraint } => {
                self.closure_signature(head, parameters, constraint);
            }
            Node::StructuredBinding(names) => self.structured_binding(names),
            Node::Local { function, entity } => self.local(function, entity),
            Node::LocalString(function) => self.local_string(function),
            Node::DefaultArgument { function, number, entity } => self.default_argument(function, number, entity),
            Node::Module { parent, name, partition } => self.module(parent, name, partition),
            Node::InModule { module, name } => self.in_module(module, name),
            Node::Friend(name) => self.friend(name),
            Node::GlobalScope(name) => self.prefixed("::", name),
            Node::DestructorName(name) => self.prefixed("~", name),

            // Encodings and special names.
            Node::Encoding { name, signature } => self.function(name, signature, None),
            Node::Constrained { encoding, constraint } => self.constrained(encoding, constraint),
            Node::EnableIf { encoding, conditions } => self.enable_if(encoding, conditions),
            Node::Special { what, operand } => self.special(what, operand),
            Node::ReferenceTemporary { name, number } => self.reference_temporary(name, number),
            Node::ConstructionVtable { complete, base } => self.construction_vtable(complete, base),
            Node::Suffixed { encoding, suffix, kind } => self.suffixed(encoding, suffix, kind),

            // Types that may have a right half.
            Node::Pointer(inner) => return self.pointer(inner),
            Node::LValueReference(inner) => return self.reference(id, inner, false),
            Node::RValueReference(inner) => return self.reference(id, inner, true),
            Node::Qualified { ty, qualifiers } => return self.qualified(ty, qualifiers),
            Node::VendorQualified { ty, name, args } => return self.vendor_qualified(ty, name, args),
            Node::Complex(ty) => return self.marked(ty, S::COMPLEX),
            Node::Imaginary(ty) => return self.marked(ty, S::IMAGINARY),
            Node::Vector { bound, element } => return self.vector(bound, element),
            Node::PointerToMember { class, member } => return self.pointer_to_member(class, member),
            Node::Array { element, bound: _ } => return self.array_left(element),
            Node::Function { result, .. } => return self.function_left(result),
            Node::TemplateParameter { target, index, role } => {
                return self.template_parameter(id, target, index, role);
            }

            // Other types.
            Node::Builtin(builtin) => self.builtin(builtin),
            Node::BinaryFloat { bits, extended, brain } => self.binary_float(bits, extended, brain),
            Node::BitInt { signed, width } => self.bit_int(signed, width),
            Node::VendorType { name, args } => self.vendor_type(name, args),
            Node::FixedPoint { saturated, fract, size } => self.fixed_point(saturated, fract, size),
            Node::Noexcept(condition) => self.noexcept(condition),
            Node::Throws(types) => self.throws(types),
            Node::Decltype(expression) => self.decltype(expression),
            Node::Elaborated { keyword, name } => self.elaborated(keyword, name),
            Node::PackExpansion(pattern) => self.pack_expansion(pattern),
            Node::PackIndex { pack, index } => self.pack_index(pack, index),
            Node::ConstrainedAuto { constraint, decltype } => self.constrained_auto(constraint, decltype),

            // Declarations of template parameters.
            Node::TemplateHead { parameters, constraint } => self.template_head(parameters, constraint),
            Node::SyntheticParameter { kind, index, position } => self.synthetic_parameter(kind, index, position),
            Node::TypeParameter { name, constraint } => self.type_parameter(name, constraint, false),
            Node::NonTypeParameter { name, ty } => self.non_type_parameter(name, ty, false),
            Node::TemplateTemplateParameter { name, head } => self.template_template_parameter(name, head, false),
            Node::ParameterPack(declaration) => self.parameter_pack(declaration),

            // Expressions.
            Node::Binary { operator, left, right } => self.binary(operator, left, right),
            Node::Prefix { operator, operand } => self.prefix(operator, operand),
            Node::VendorPrefix { name, operand } => self.vendor_prefix(name, operand),
            Node::Postfix { operator, operand } => self.postfix(operator, operand),
            Node::KeywordCall { operator, operand } => self.keyword_call(operator, operand),
            Node::Conditional { condition, then, otherwise } => self.conditional(condition, then, otherwise),
            Node::Subscript { array, index } => self.subscript(array, index),
            Node::Call { callee, arguments, parenthesized } => self.call(callee, arguments, parenthesized),
            Node::Cast { ty, arguments, list } => self.cast(ty, arguments, list),
            Node::BracedInit { ty, elements } => self.braced_init(ty, elements),
            Node::NamedCast { cast, ty, operand } => self.named_cast(cast, ty, operand),
            Node::New { placement, ty, initializer, global, array } => {
                self.new_expression(placement, ty, initializer, global, array);
            }
            Node::ParenthesizedInit(list) => self.parenthesized_list(list),
            Node::Delete { operand, global, array } => self.delete(operand, global, array),
            Node::FunctionParameter(index) => self.function_parameter(index),
            Node::This => self.push("this"),
            Node::SizeofPack(pack) => self.sizeof_pack(pack),
            Node::SizeofArguments(arguments) => self.sizeof_arguments(arguments),
            Node::Fold { operator, pack, init, left } => self.fold(operator, pack, init, left),
            Node::Throw(operand) => self.throw(operand),
            Node::Rethrow => self.push("throw"),
            Node::VendorExpression { name, arguments } => self.vendor_expression(name, arguments),
            Node::FieldDesignator { field, init } => self.field_designator(field, init),
            Node::IndexDesignator { index, init } => self.index_designator(index, init),
            Node::RangeDesignator { first, last, init } => self.range_designator(first, last, init),
            Node::Subobject { ty, object, offset } => self.subobject(ty, object, offset),
            Node::MemberPointerConversion { ty, object } => self.member_pointer_conversion(ty, object),
            Node::Requires { parameters, requirements, has_parameters } => {
                self.requires_expression(parameters, requirements, has_parameters);
            }
            Node::ExpressionRequirement { expression, noexcept, constraint } => {
                self.expression_requirement(expression, noexcept, constraint);
            }
            Node::TypeRequirement(ty) => self.requirement(" typename ", ty),
            Node::NestedRequirement(constraint) => self.requirement(" requires ", constraint),

            // Literals.
            Node::Literal { ty, value, kind } => self.literal(ty, value, kind),
            Node::StringLiteral(ty) => self.string_literal(ty),
            Node::LambdaExpression(ty) => self.lambda_expression(ty),
            Node::ComplexLiteral { ty, real, imaginary } => self.complex_literal(ty, real, imaginary),
            Node::EntityLiteral(encoding) => self.print(encoding),

            // Reflections.
            Node::Reflection { what, operand, number } => self.reflection(what, operand, number),
            Node::DataMemberSpec { ty, options } => self.data_member_spec(ty, options),
            Node::MemberOption { option, value } => self.member_option(option, value),
            Node::Splice(expression) => self.splice(expression),
        }
        Tail::None
    }

    /// Prints the text after the declared name.
    pub(super) fn right_here(&mut self, id: NodeId) {
        match *self.ast.node_ref(id) {
            Node::Pointer(inner) => self.pointer_right(inner),
            Node::LValueReference(inner) | Node::RValueReference(inner) => self.reference_right(id, inner),
            Node::Qualified { ty, .. } => self.qualified_right(ty),
            Node::VendorQualified { ty, .. } => self.vendor_qualified_right(ty),
            Node::Complex(ty) | Node::Imaginary(ty) => self.pointer_right(ty),
            Node::Vector { element, .. } => self.vector_right(element),
            Node::PointerToMember { member, .. } => self.pointer_to_member_right(member),
            Node::Array { bound, element } => self.array_right(bound, element),
            Node::Function {
                result,
                parameters,
                exception,
                qualifiers,
                ref_qualifier,
                transaction_safe,
                explicit_object: _,
            } => self.function_right(result, parameters, exception, qualifiers, ref_qualifier, transaction_safe),
            Node::TemplateParameter { target, index, role } => self.template_parameter_right(id, target, index, role),
            // All other nodes declare nothing.
            #[rustfmt::skip]
            Node::Identifier(_) | Node::AnonymousNamespace | Node::Std | Node::StdAbbreviation { .. }
            | Node::Nested { .. } | Node::QualifiedName { .. } | Node::Template { .. }
            | Node::TemplateArgs { .. } | Node::ArgumentPack(_) | Node::QualifiedArgument { .. }
            | Node::AbiTagged { .. } | Node::Constructor { .. } | Node::Destructor { .. }
            | Node::OperatorName(_) | Node::ConversionOperator(_) | Node::LiteralOperator(_)
            | Node::VendorOperator(_) | Node::UnnamedType(_) | Node::UnnamedEnum { .. } | Node::BlockLiteral(_)
            | Node::Closure { .. } | Node::ClosureSignature { .. } | Node::TemplateHead { .. }
            | Node::StructuredBinding(_) | Node::Local { .. } | Node::LocalString(_)
            | Node::DefaultArgument { .. } | Node::Module { .. } | Node::InModule { .. } | Node::Friend(_)
            | Node::GlobalScope(_) | Node::DestructorName(_) | Node::Encoding { .. } | Node::Constrained { .. }
            | Node::EnableIf { .. } | Node::Special { .. } | Node::ReferenceTemporary { .. }
            | Node::ConstructionVtable { .. } | Node::Suffixed { .. } | Node::Builtin(_)
            | Node::BinaryFloat { .. } | Node::BitInt { .. } | Node::Verbatim(_) | Node::VendorType { .. }
            | Node::FixedPoint { .. } | Node::Noexcept(_) | Node::Throws(_)
            | Node::Decltype(_) | Node::Elaborated { .. } | Node::PackExpansion(_) | Node::PackIndex { .. }
            | Node::ConstrainedAuto { .. } | Node::SyntheticParameter { .. } | Node::TypeParameter { .. }
            | Node::NonTypeParameter { .. } | Node::TemplateTemplateParameter { .. } | Node::ParameterPack(_)
            | Node::Binary { .. } | Node::Prefix { .. } | Node::Postfix { .. } | Node::KeywordCall { .. }
            | Node::Conditional { .. } | Node::Subscript { .. } | Node::Call { .. } | Node::Cast { .. }
            | Node::BracedInit { .. } | Node::NamedCast { .. } | Node::New { .. } | Node::ParenthesizedInit(_)
            | Node::Delete { .. } | Node::FunctionParameter(_) | Node::This | Node::SizeofPack(_)
            | Node::SizeofArguments(_) | Node::Fold { .. } | Node::Throw(_) | Node::Rethrow
            | Node::VendorExpression { .. } | Node::FieldDesignator { .. } | Node::IndexDesignator { .. }
            | Node::RangeDesignator { .. } | Node::Subobject { .. } | Node::MemberPointerConversion { .. }
            | Node::Requires { .. } | Node::ExpressionRequirement { .. } | Node::TypeRequirement(_)
            | Node::NestedRequirement(_) | Node::Literal { .. } | Node::StringLiteral(_)
            | Node::LambdaExpression(_) | Node::ComplexLiteral { .. } | Node::EntityLiteral(_)
            | Node::UnresolvedOperator(_) | Node::Reflection { .. } | Node::DataMemberSpec { .. }
            | Node::MemberOption { .. } | Node::Splice(_) | Node::VendorPrefix { .. } => {}
        }
    }
}
