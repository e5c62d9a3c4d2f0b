//! Expressions: fully parenthesised by GNU, by precedence by LLVM.

use super::Printer;
use super::recorder::Recorder;
use crate::ast::{List, NamedCast, Node, NodeId, RefQualifier, Text};
use crate::codes::operator::{Form, Operator, Precedence};
use crate::spelling::style::Style;

impl<S: Style, R: Recorder> Printer<'_, S, R> {
    pub(super) fn expression(&mut self, node: Node) {
        match node {
            Node::Binary { operator, left, right } => self.binary(operator, left, right),
            Node::Prefix { operator, operand } => self.prefix(operator, operand),
            Node::Postfix { operator, operand } => {
                self.operand(operand, Precedence::Postfix, true);
                self.push(operator.text());
            }
            Node::KeywordCall { operator, operand } => self.keyword_call(operator, operand),
            Node::Conditional { condition, then, otherwise } => self.conditional(condition, then, otherwise),
            Node::Subscript { array, index } => {
                self.operand(array, Precedence::Postfix, false);
                self.push_byte(b'[');
                self.inside_parentheses(|printer| printer.print(index));
                self.push_byte(b']');
            }
            Node::Call { callee, arguments, parenthesized } => self.call(callee, arguments, parenthesized),
            Node::Cast { ty, arguments, list } => {
                self.parenthesized(|printer| printer.print(ty));
                match self.ast.items(arguments) {
                    &[operand] if S::OPERANDS_IN_PARENTHESES && !list => self.operand(operand, Precedence::Cast, false),
                    _ => self.parenthesized(|printer| printer.list(arguments)),
                }
            }
            Node::BracedInit { ty, elements } => {
                if S::STRINGS_IN_QUOTES && self.string(ty, elements) {
                    return;
                }
                if let Some(ty) = ty {
                    self.print(ty);
                }
                self.push_byte(b'{');
                self.list(elements);
                self.push_byte(b'}');
            }
            Node::NamedCast { cast, ty, operand } => self.named_cast(cast, ty, operand),
            Node::New { .. } => self.new_expression(node),
            Node::ParenthesizedInit(list) => self.parenthesized(|printer| printer.list(list)),
            Node::Delete { operand, global, array } => {
                if global {
                    self.push("::");
                }
                self.push(if array { "delete[] " } else { "delete " });
                if S::OPERANDS_IN_PARENTHESES {
                    self.operand(operand, Precedence::Unary, false);
                } else {
                    self.print(operand);
                }
            }
            Node::FunctionParameter(index) => self.function_parameter(index),
            Node::This => self.push("this"),
            Node::SizeofPack(pack) => self.sizeof_pack(pack),
            Node::SizeofArguments(arguments) => self.sizeof_arguments(arguments),
            Node::Fold { operator, pack, init, left } => self.fold(operator, pack, init, left),
            Node::Throw(operand) => {
                self.push("throw ");
                if S::OPERANDS_IN_PARENTHESES {
                    self.operand(operand, Precedence::Unary, false);
                } else {
                    self.print(operand);
                }
            }
            Node::Rethrow => self.push("throw"),
            Node::VendorExpression { name, arguments } => {
                self.print(name);
                self.parenthesized(|printer| printer.list(arguments));
            }
            Node::FieldDesignator { .. } | Node::IndexDesignator { .. } | Node::RangeDesignator { .. } => {
                self.designator(node)
            }
            Node::Subobject { ty, object, offset } => self.subobject(ty, object, offset),
            Node::MemberPointerConversion { ty, object } => {
                self.parenthesized(|printer| printer.print(ty));
                self.parenthesized(|printer| printer.print(object));
            }
            Node::Requires { parameters, requirements, has_parameters } => {
                self.requires_expression(parameters, requirements, has_parameters);
            }
            Node::ExpressionRequirement { expression, noexcept, constraint } => {
                self.expression_requirement(expression, noexcept, constraint);
            }
            Node::TypeRequirement(ty) => {
                self.push(" typename ");
                self.print(ty);
                self.push_byte(b';');
            }
            Node::NestedRequirement(constraint) => {
                self.push(" requires ");
                self.print(constraint);
                self.push_byte(b';');
            }
            _ => {}
        }
    }

    // ---- operands -----------------------------------------------------------------------------------------------

    /// An operand of an operator of precedence `around`; `tighter_only` where an operand of the same precedence
    /// needs no parentheses.
    pub(super) fn operand(&mut self, id: NodeId, around: Precedence, tighter_only: bool) {
        let in_parentheses = if S::OPERANDS_IN_PARENTHESES {
            !self.is_simple(id)
        } else {
            let precedence = self.precedence(id);
            if tighter_only { precedence > around } else { precedence >= around }
        };
        if in_parentheses {
            self.parenthesized(|printer| printer.print(id));
        } else {
            self.print(id);
        }
    }

    /// What GNU prints without parentheses in an expression.
    pub(super) fn is_simple(&self, id: NodeId) -> bool {
        match self.ast.node(id) {
            Node::Identifier(_)
            | Node::AnonymousNamespace
            | Node::BracedInit { .. }
            | Node::FunctionParameter(_)
            | Node::This => true,
            Node::Nested { name, .. } => !matches!(self.ast.node(name), Node::Template { .. }),
            Node::EntityLiteral(encoding) => self.is_simple(encoding),
            _ => false,
        }
    }

    fn precedence(&mut self, id: NodeId) -> Precedence {
        let id = match self.ast.node_ref(id) {
            Node::TemplateParameter { .. } => self.resolved(id),
            _ => id,
        };
        match *self.ast.node_ref(id) {
            Node::Binary { operator, .. } => Self::binary_precedence(operator),
            Node::Prefix { operator, .. } => operator.precedence(),
            Node::Postfix { .. }
            | Node::Subscript { .. }
            | Node::Call { .. }
            | Node::VendorExpression { .. }
            | Node::NamedCast { .. } => Precedence::Postfix,
            Node::KeywordCall { operator, .. } => operator.precedence(),
            Node::Conditional { .. } => Precedence::Conditional,
            Node::Cast { .. } | Node::MemberPointerConversion { .. } => Precedence::Cast,
            Node::New { .. } | Node::Delete { .. } => Precedence::Unary,
            _ => Precedence::Primary,
        }
    }

    fn binary_precedence(operator: Operator) -> Precedence {
        if S::DIVISION_IS_LOOSE && operator.code() == *b"dv" { Precedence::Assign } else { operator.precedence() }
    }

    // ---- operators ----------------------------------------------------------------------------------------------

    fn binary(&mut self, operator: Operator, left: NodeId, right: NodeId) {
        if operator.form() == Form::Member {
            self.operand(left, operator.precedence(), true);
            self.push(operator.text());
            self.operand(right, operator.precedence(), false);
            return;
        }
        let text = operator.text();
        let parenthesized =
            if S::OPERANDS_IN_PARENTHESES { text == ">" } else { !self.gt_is_operator && matches!(text, ">" | ">>") };
        if parenthesized {
            self.parenthesized(|printer| printer.infix(operator, left, right));
        } else {
            self.infix(operator, left, right);
        }
    }

    fn infix(&mut self, operator: Operator, left: NodeId, right: NodeId) {
        let precedence = Self::binary_precedence(operator);
        let assigns = precedence == Precedence::Assign;
        self.operand(left, if assigns { Precedence::OrIf } else { precedence }, !assigns);
        self.infix_symbol(operator);
        self.operand(right, precedence, assigns);
    }

    fn infix_symbol(&mut self, operator: Operator) {
        let text = operator.text();
        if S::OPERANDS_IN_PARENTHESES {
            return self.push(text);
        }
        if text != "," {
            self.push_byte(b' ');
        }
        self.push(text);
        self.push_byte(b' ');
    }

    fn prefix(&mut self, operator: Operator, operand: NodeId) {
        self.push(operator.text());
        if operator.text().as_bytes()[0].is_ascii_alphabetic() {
            self.push_byte(b' ');
        }
        if S::ADDRESS_WITHOUT_PARAMETERS && operator.code() == *b"ad" {
            if let Some(name) = self.member_function_name(operand) {
                return self.print(name);
            }
        }
        self.operand(operand, operator.precedence(), false);
    }

    /// The name of a literal that is a member function without qualifiers.
    fn member_function_name(&self, id: NodeId) -> Option<NodeId> {
        let Node::EntityLiteral(encoding) = self.ast.node(id) else {
            return None;
        };
        let Node::Encoding { name, signature } = self.ast.node(encoding) else {
            return None;
        };
        let Node::Function { qualifiers, ref_qualifier, explicit_object, .. } = self.ast.node(signature) else {
            return None;
        };
        let plain = !explicit_object && qualifiers.is_none() && ref_qualifier == crate::ast::RefQualifier::None;
        (plain && matches!(self.ast.node(name), Node::Nested { .. })).then_some(name)
    }

    /// `sizeof (T)`, `noexcept(x)`
    fn keyword_call(&mut self, operator: Operator, operand: NodeId) {
        self.push(operator.text());
        if !S::OPERANDS_IN_PARENTHESES {
            self.push_byte(b' ');
            return self.parenthesized(|printer| printer.print(operand));
        }
        if operator.code() == *b"nx" {
            return self.parenthesized(|printer| printer.print(operand));
        }
        self.push_byte(b' ');
        if operator.form() == Form::OfType {
            self.parenthesized(|printer| printer.print(operand));
        } else {
            self.operand(operand, Precedence::Unary, false);
        }
    }

    fn conditional(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId) {
        self.operand(condition, Precedence::Conditional, false);
        self.push(if S::OPERANDS_IN_PARENTHESES { "?" } else { " ? " });
        self.operand(then, Precedence::Default, false);
        self.push(" : ");
        self.operand(otherwise, Precedence::Assign, true);
    }

    fn call(&mut self, callee: NodeId, arguments: List, parenthesized: bool) {
        if parenthesized {
            self.parenthesized(|printer| printer.print(callee));
        } else if S::OPERANDS_IN_PARENTHESES {
            match self.ast.node(callee) {
                // The parameters of the function would stand before the arguments of the call.
                Node::EntityLiteral(encoding) => match self.ast.node(encoding) {
                    Node::Encoding { name, signature } => self.called_function(name, signature),
                    _ => self.operand(callee, Precedence::Postfix, true),
                },
                _ => self.operand(callee, Precedence::Postfix, true),
            }
        } else {
            self.print(callee);
        }
        self.parenthesized(|printer| printer.list(arguments));
    }

    /// `(A::f const)`, a function without its parameters.
    fn called_function(&mut self, name: NodeId, signature: NodeId) {
        match self.ast.node(signature) {
            Node::Function { qualifiers, ref_qualifier, .. }
                if !qualifiers.is_none() || ref_qualifier != RefQualifier::None =>
            {
                self.parenthesized(|printer| {
                    printer.print(name);
                    printer.qualifiers(qualifiers);
                    printer.ref_qualifier(ref_qualifier);
                });
            }
            _ => self.operand(name, Precedence::Postfix, true),
        }
    }

    fn named_cast(&mut self, cast: NamedCast, ty: NodeId, operand: NodeId) {
        self.push(match cast {
            NamedCast::Dynamic => "dynamic_cast",
            NamedCast::Static => "static_cast",
            NamedCast::Const => "const_cast",
            NamedCast::Reinterpret => "reinterpret_cast",
        });
        self.push_byte(b'<');
        let outer = std::mem::replace(&mut self.gt_is_operator, false);
        if S::CASTS_TO_HALF_A_TYPE {
            self.left(ty);
        } else {
            self.print(ty);
        }
        self.gt_is_operator = outer;
        self.push_byte(b'>');
        self.parenthesized(|printer| printer.print(operand));
    }

    fn new_expression(&mut self, node: Node) {
        let Node::New { placement, ty, initializer, global, array } = node else {
            return;
        };
        if global {
            self.push("::");
        }
        self.push("new");
        if array && !S::OPERANDS_IN_PARENTHESES {
            self.push("[]");
        }
        if !placement.is_empty() {
            if S::OPERANDS_IN_PARENTHESES {
                self.push_byte(b' ');
            }
            self.parenthesized(|printer| printer.list(placement));
        }
        self.push_byte(b' ');
        self.print(ty);
        match initializer.map(|id| (id, self.ast.node(id))) {
            // LLVM does not tell `new T()` from `new T`.
            Some((_, Node::ParenthesizedInit(list))) if list.is_empty() && !S::OPERANDS_IN_PARENTHESES => {}
            Some((id, _)) => self.print(id),
            None => {}
        }
    }

    fn function_parameter(&mut self, index: u32) {
        if S::OPERANDS_IN_PARENTHESES {
            self.push("{parm#");
            self.push_number(u64::from(index) + 1);
            self.push_byte(b'}');
        } else {
            self.push("fp");
            if index > 0 {
                self.push_number(index - 1);
            }
        }
    }

    // ---- packs --------------------------------------------------------------------------------------------------

    fn sizeof_pack(&mut self, pack: NodeId) {
        if S::OPERANDS_IN_PARENTHESES {
            let length = self.pack_length(pack);
            return self.push_number(length);
        }
        let of_parameter = matches!(self.ast.node(pack), Node::FunctionParameter(_));
        self.push(if of_parameter { "sizeof... " } else { "sizeof..." });
        self.parenthesized(|printer| {
            if of_parameter {
                printer.print(pack);
            } else {
                printer.pack_expansion(pack);
            }
        });
    }

    /// `sizeof... (int, char)`; GNU counts.
    fn sizeof_arguments(&mut self, arguments: List) {
        if S::OPERANDS_IN_PARENTHESES {
            let ast = self.ast;
            let mut count = 0;
            for &argument in ast.items(arguments) {
                count += match ast.node(argument) {
                    Node::PackExpansion(pattern) => self.pack_length(pattern),
                    _ => 1,
                };
            }
            return self.push_number(count);
        }
        self.push("sizeof... ");
        self.parenthesized(|printer| printer.list(arguments));
    }

    fn fold(&mut self, operator: Operator, pack: NodeId, init: Option<NodeId>, left: bool) {
        self.parenthesized(|printer| {
            if !left || init.is_some() {
                match init.filter(|_| left) {
                    Some(init) => printer.operand(init, Precedence::Cast, true),
                    None => printer.folded_pack(pack),
                }
                printer.fold_symbol(operator);
            }
            printer.push("...");
            if left || init.is_some() {
                printer.fold_symbol(operator);
                match init.filter(|_| !left) {
                    Some(init) => printer.operand(init, Precedence::Cast, true),
                    None => printer.folded_pack(pack),
                }
            }
        });
    }

    fn fold_symbol(&mut self, operator: Operator) {
        if !S::OPERANDS_IN_PARENTHESES {
            self.push_byte(b' ');
        }
        self.push(operator.text());
        if !S::OPERANDS_IN_PARENTHESES {
            self.push_byte(b' ');
        }
    }

    fn folded_pack(&mut self, pack: NodeId) {
        if S::OPERANDS_IN_PARENTHESES {
            self.with_whole_packs(|printer| printer.operand(pack, Precedence::Cast, true));
        } else {
            self.parenthesized(|printer| printer.pack_expansion(pack));
        }
    }

    // ---- initialisers -------------------------------------------------------------------------------------------

    fn designator(&mut self, node: Node) {
        let init = match node {
            Node::FieldDesignator { field, init } => {
                self.push_byte(b'.');
                self.print(field);
                init
            }
            Node::IndexDesignator { index, init } => {
                self.push_byte(b'[');
                self.print(index);
                self.push_byte(b']');
                init
            }
            Node::RangeDesignator { first, last, init } => {
                self.push_byte(b'[');
                self.print(first);
                self.push(" ... ");
                self.print(last);
                self.push_byte(b']');
                init
            }
            _ => return,
        };
        let chained = matches!(
            self.ast.node(init),
            Node::FieldDesignator { .. } | Node::IndexDesignator { .. } | Node::RangeDesignator { .. }
        );
        if chained {
            return self.print(init);
        }
        if S::OPERANDS_IN_PARENTHESES {
            self.push_byte(b'=');
            self.operand(init, Precedence::Assign, false);
        } else {
            self.push(" = ");
            self.print(init);
        }
    }

    /// `x.<int const at offset 8>`
    fn subobject(&mut self, ty: NodeId, object: NodeId, offset: Text) {
        self.print(object);
        self.push(".<");
        self.print(ty);
        self.push(" at offset ");
        if offset.is_empty() {
            self.push_byte(b'0');
        } else {
            self.number(offset);
        }
        self.push_byte(b'>');
    }

    // ---- requires -----------------------------------------------------------------------------------------------

    fn requires_expression(&mut self, parameters: List, requirements: List, has_parameters: bool) {
        self.push("requires");
        if has_parameters {
            self.push_byte(b' ');
            self.parameters(parameters, false);
        }
        self.push(" {");
        self.inside_parentheses(|printer| {
            let ast = printer.ast;
            for &requirement in ast.items(requirements) {
                printer.print(requirement);
            }
        });
        self.push(" }");
    }

    fn expression_requirement(&mut self, expression: NodeId, noexcept: bool, constraint: Option<NodeId>) {
        self.push_byte(b' ');
        let compound = noexcept || constraint.is_some();
        if compound {
            self.push_byte(b'{');
        }
        self.print(expression);
        if compound {
            self.push_byte(b'}');
        }
        if noexcept {
            self.push(" noexcept");
        }
        if let Some(constraint) = constraint {
            self.push(" -> ");
            self.print(constraint);
        }
        self.push_byte(b';');
    }
}
