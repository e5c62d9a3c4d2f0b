//! The children of every node, and the ABI's name for the production that makes it. Nothing else lists them.

use super::{Ast, List, Node, NodeId};

/// The children of a node, in the order of the mangled name.
///
/// The argument of a template parameter and the class of a constructor are not children of these nodes, so there are no
/// cycles.
#[expect(clippy::too_many_lines, reason = "one line for each node")]
pub(crate) fn children(ast: &Ast, id: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut add = |node: NodeId| found.push(node);
    match ast.node(id) {
        Node::Identifier(_)
        | Node::AnonymousNamespace
        | Node::Std
        | Node::StdAbbreviation { .. }
        | Node::Destructor { .. }
        | Node::OperatorName(_)
        | Node::UnnamedType(_)
        | Node::BlockLiteral(_)
        | Node::Builtin(_)
        | Node::BinaryFloat { .. }
        | Node::Verbatim(_)
        | Node::FixedPoint { .. }
        | Node::TemplateParameter { .. }
        | Node::SyntheticParameter { .. }
        | Node::FunctionParameter(_)
        | Node::This
        | Node::Rethrow => {}

        Node::ConversionOperator(inner)
        | Node::LiteralOperator(inner)
        | Node::VendorOperator(inner)
        | Node::LocalString(inner)
        | Node::Friend(inner)
        | Node::GlobalScope(inner)
        | Node::DestructorName(inner)
        | Node::Pointer(inner)
        | Node::LValueReference(inner)
        | Node::RValueReference(inner)
        | Node::Complex(inner)
        | Node::Imaginary(inner)
        | Node::Decltype(inner)
        | Node::PackExpansion(inner)
        | Node::ParameterPack(inner)
        | Node::SizeofPack(inner)
        | Node::Throw(inner)
        | Node::TypeRequirement(inner)
        | Node::NestedRequirement(inner)
        | Node::StringLiteral(inner)
        | Node::LambdaExpression(inner)
        | Node::EntityLiteral(inner)
        | Node::UnresolvedOperator(inner)
        | Node::Splice(inner)
        | Node::AbiTagged { name: inner, .. }
        | Node::Special { operand: inner, .. }
        | Node::ReferenceTemporary { name: inner, .. }
        | Node::Suffixed { encoding: inner, .. }
        | Node::BitInt { width: inner, .. }
        | Node::Qualified { ty: inner, .. }
        | Node::QualifiedName { name: inner, .. }
        | Node::Elaborated { name: inner, .. }
        | Node::ConstrainedAuto { constraint: inner, .. }
        | Node::Prefix { operand: inner, .. }
        | Node::Postfix { operand: inner, .. }
        | Node::KeywordCall { operand: inner, .. }
        | Node::Delete { operand: inner, .. }
        | Node::Literal { ty: inner, .. }
        | Node::ComplexLiteral { ty: inner, .. } => add(inner),

        Node::Nested { scope: first, name: second }
        | Node::Template { name: first, args: second, .. }
        | Node::QualifiedArgument { declaration: first, argument: second }
        | Node::UnnamedEnum { ty: first, enumerator: second }
        | Node::Local { function: first, entity: second }
        | Node::DefaultArgument { function: first, entity: second, .. }
        | Node::InModule { module: first, name: second }
        | Node::Encoding { name: first, signature: second }
        | Node::Constrained { encoding: first, constraint: second }
        | Node::ConstructionVtable { complete: first, base: second }
        | Node::PointerToMember { class: first, member: second }
        | Node::PackIndex { pack: first, index: second }
        | Node::NonTypeParameter { ty: first, name: second }
        | Node::TemplateTemplateParameter { head: first, name: second }
        | Node::Binary { left: first, right: second, .. }
        | Node::Subscript { array: first, index: second }
        | Node::VendorPrefix { name: first, operand: second }
        | Node::NamedCast { ty: first, operand: second, .. }
        | Node::FieldDesignator { field: first, init: second }
        | Node::IndexDesignator { index: first, init: second }
        | Node::Subobject { ty: first, object: second, .. }
        | Node::MemberPointerConversion { ty: first, object: second } => {
            [first, second].into_iter().for_each(add);
        }

        Node::Conditional { condition: first, then: second, otherwise: third }
        | Node::RangeDesignator { first, last: second, init: third } => {
            [first, second, third].into_iter().for_each(add);
        }

        Node::Constructor { inherited: inner, .. }
        | Node::Module { parent: inner, .. }
        | Node::Noexcept(inner)
        | Node::Reflection { operand: inner, .. }
        | Node::MemberOption { value: inner, .. } => inner.into_iter().for_each(add),
        Node::Closure { signature, .. } => add(signature),
        Node::Array { bound, element } => bound.into_iter().chain([element]).for_each(add),
        Node::Vector { bound, element } => bound.into_iter().chain(element).for_each(add),
        Node::VendorType { name, args } => [name].into_iter().chain(args).for_each(add),
        Node::VendorQualified { ty, name, args } => [name].into_iter().chain(args).chain([ty]).for_each(add),
        Node::TypeParameter { name, constraint } => constraint.into_iter().chain([name]).for_each(add),
        Node::Fold { pack, init, left, .. } => {
            let (first, last) = if left { (init, Some(pack)) } else { (Some(pack), init) };
            first.into_iter().chain(last).for_each(add);
        }
        Node::ExpressionRequirement { expression, constraint, .. } => {
            [expression].into_iter().chain(constraint).for_each(add);
        }

        Node::ArgumentPack(list)
        | Node::StructuredBinding(list)
        | Node::Throws(list)
        | Node::SizeofArguments(list)
        | Node::ParenthesizedInit(list) => around(ast, None, list, None, add),
        Node::TemplateArgs { args: list, constraint } | Node::TemplateHead { parameters: list, constraint } => {
            around(ast, None, list, constraint, add);
        }
        Node::ClosureSignature { head, parameters, constraint } => around(ast, head, parameters, constraint, add),
        Node::EnableIf { encoding, conditions } => around(ast, Some(encoding), conditions, None, add),
        Node::Function { result, parameters, exception, .. } => {
            exception.into_iter().for_each(&mut add);
            around(ast, result, parameters, None, add);
        }
        Node::Call { callee, arguments, .. } => around(ast, Some(callee), arguments, None, add),
        Node::DataMemberSpec { ty, options: arguments } | Node::Cast { ty, arguments, .. } => {
            around(ast, Some(ty), arguments, None, add);
        }
        Node::BracedInit { ty, elements } => around(ast, ty, elements, None, add),
        Node::New { placement, ty, initializer, .. } => {
            around(ast, None, placement, Some(ty), &mut add);
            initializer.into_iter().for_each(add);
        }
        Node::VendorExpression { name, arguments } => around(ast, Some(name), arguments, None, add),
        Node::Requires { parameters, requirements, .. } => {
            around(ast, None, parameters, None, &mut add);
            around(ast, None, requirements, None, add);
        }
    }
    found
}

fn around(ast: &Ast, before: Option<NodeId>, list: List, after: Option<NodeId>, add: impl FnMut(NodeId)) {
    before.into_iter().chain(ast.items(list).iter().copied()).chain(after).for_each(add);
}

/// The name of the production of the Itanium C++ ABI that makes a node. The ABI names few alternatives of `<type>`; the
/// others have similar names here, such as `pointer-type`.
pub(crate) fn production(node: Node) -> &'static str {
    match node {
        Node::Identifier(_) | Node::AnonymousNamespace => "source-name",
        Node::Std | Node::StdAbbreviation { .. } => "substitution",
        Node::Nested { .. } | Node::QualifiedName { .. } => "nested-name",
        Node::Template { .. } => "template-id",
        Node::TemplateArgs { .. } => "template-args",
        Node::ArgumentPack(_) => "argument-pack",
        Node::QualifiedArgument { .. } => "template-arg",
        Node::AbiTagged { .. } => "abi-tags",
        Node::Constructor { .. } | Node::Destructor { .. } => "ctor-dtor-name",
        Node::OperatorName(_) | Node::ConversionOperator(_) | Node::LiteralOperator(_) | Node::VendorOperator(_) => {
            "operator-name"
        }
        Node::UnnamedType(_) | Node::UnnamedEnum { .. } | Node::BlockLiteral(_) => "unnamed-type-name",
        Node::Closure { .. } => "closure-type-name",
        Node::ClosureSignature { .. } => "lambda-sig",
        Node::TemplateHead { .. } => "template-head",
        Node::StructuredBinding(_) => "structured-binding",
        Node::Local { .. } | Node::LocalString(_) | Node::DefaultArgument { .. } => "local-name",
        Node::Module { .. } => "module-name",
        Node::InModule { .. } => "unqualified-name",
        Node::Friend(_) => "member-like-friend",
        Node::GlobalScope(_) => "unresolved-name",
        Node::UnresolvedOperator(_) => "base-unresolved-name",
        Node::DestructorName(_) => "destructor-name",
        Node::Encoding { .. } | Node::Constrained { .. } | Node::EnableIf { .. } => "encoding",
        Node::Special { .. } | Node::ReferenceTemporary { .. } | Node::ConstructionVtable { .. } => "special-name",
        Node::Suffixed { .. } => "mangled-name",
        Node::Builtin(_)
        | Node::BinaryFloat { .. }
        | Node::BitInt { .. }
        | Node::VendorType { .. }
        | Node::FixedPoint { .. } => "builtin-type",
        Node::Verbatim(_) => "verbatim",
        Node::Qualified { .. } | Node::VendorQualified { .. } => "qualified-type",
        Node::Pointer(_) => "pointer-type",
        Node::LValueReference(_) => "lvalue-reference-type",
        Node::RValueReference(_) => "rvalue-reference-type",
        Node::Complex(_) => "complex-type",
        Node::Imaginary(_) => "imaginary-type",
        Node::PointerToMember { .. } => "pointer-to-member-type",
        Node::Array { .. } => "array-type",
        Node::Vector { .. } => "vector-type",
        Node::Function { .. } => "function-type",
        Node::Noexcept(_) | Node::Throws(_) => "exception-spec",
        Node::Decltype(_) => "decltype",
        Node::Elaborated { .. } => "class-enum-type",
        Node::PackExpansion(_) => "pack-expansion",
        Node::PackIndex { .. } => "pack-index",
        Node::ConstrainedAuto { .. } => "constrained-auto",
        Node::TemplateParameter { .. } => "template-param",
        Node::SyntheticParameter { .. } => "template-param-name",
        Node::TypeParameter { .. }
        | Node::NonTypeParameter { .. }
        | Node::TemplateTemplateParameter { .. }
        | Node::ParameterPack(_) => "template-param-decl",
        Node::Binary { .. }
        | Node::Prefix { .. }
        | Node::VendorPrefix { .. }
        | Node::Postfix { .. }
        | Node::KeywordCall { .. }
        | Node::Conditional { .. }
        | Node::Subscript { .. }
        | Node::Call { .. }
        | Node::Cast { .. }
        | Node::NamedCast { .. }
        | Node::New { .. }
        | Node::Delete { .. }
        | Node::SizeofPack(_)
        | Node::SizeofArguments(_)
        | Node::Throw(_)
        | Node::Rethrow
        | Node::VendorExpression { .. }
        | Node::Subobject { .. }
        | Node::MemberPointerConversion { .. }
        | Node::Requires { .. } => "expression",
        Node::Fold { .. } => "fold-expr",
        Node::FunctionParameter(_) | Node::This => "function-param",
        Node::BracedInit { .. }
        | Node::FieldDesignator { .. }
        | Node::IndexDesignator { .. }
        | Node::RangeDesignator { .. }
        | Node::MemberOption { .. } => "braced-expression",
        Node::ParenthesizedInit(_) => "initializer",
        Node::ExpressionRequirement { .. } | Node::TypeRequirement(_) | Node::NestedRequirement(_) => "requirement",
        Node::Literal { .. }
        | Node::StringLiteral(_)
        | Node::LambdaExpression(_)
        | Node::ComplexLiteral { .. }
        | Node::Reflection { .. }
        | Node::DataMemberSpec { .. }
        | Node::EntityLiteral(_) => "expr-primary",
        Node::Splice(_) => "splice-specifier",
    }
}
