//! Expressions. GNU puts nearly every operand in parentheses, LLVM only where precedence demands it.

use super::Printer;
use super::recorder::Recorder;
use crate::ast::{List, NamedCast, Node, NodeId, RefQualifier, Span};
use crate::codes::operator::{Operator, Precedence, Syntax};
use crate::spelling::style::Spelling;

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    pub(super) fn postfix(&mut self, operator: Operator, operand: NodeId) {
        self.operand(operand, Precedence::Postfix, true);
        self.push(operator.text());
    }

    pub(super) fn subscript(&mut self, array: NodeId, index: NodeId) {
        self.operand(array, Precedence::Postfix, false);
        self.push_byte(b'[');
        self.inside_parentheses(|printer| printer.print(index));
        self.push_byte(b']');
    }

    pub(super) fn cast(&mut self, ty: NodeId, arguments: List, list: bool) {
        self.parenthesized(|printer| printer.print(ty));
        match self.ast.items(arguments) {
            &[operand] if S::OPERANDS_IN_PARENTHESES && !list => self.operand(operand, Precedence::Cast, false),
            _ => self.parenthesized_list(arguments),
        }
    }

    pub(super) fn braced_init(&mut self, ty: Option<NodeId>, elements: List) {
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

    pub(super) fn delete(&mut self, operand: NodeId, global: bool, array: bool) {
        if global {
            self.push("::");
        }
        self.push(if array { "delete[] " } else { "delete " });
        self.unary_operand(operand);
    }

    pub(super) fn throw(&mut self, operand: NodeId) {
        self.push("throw ");
        self.unary_operand(operand);
    }

    pub(super) fn vendor_expression(&mut self, name: NodeId, arguments: List) {
        self.print(name);
        self.parenthesized_list(arguments);
    }

    pub(super) fn member_pointer_conversion(&mut self, ty: NodeId, object: NodeId) {
        self.parenthesized(|printer| printer.print(ty));
        self.parenthesized(|printer| printer.print(object));
    }

    pub(super) fn parenthesized_list(&mut self, list: List) {
        self.parenthesized(|printer| printer.list(list));
    }

    /// ` typename T;` or ` requires C;`
    pub(super) fn requirement(&mut self, keyword: &str, operand: NodeId) {
        self.push(keyword);
        self.print(operand);
        self.push_byte(b';');
    }

    // ---- operands -----------------------------------------------------------------------------------------------

    /// Prints the operand of an operator of precedence `around`. If `tighter_only`, an operand of the same precedence
    /// needs no parentheses.
    pub(super) fn operand(&mut self, id: NodeId, around: Precedence, tighter_only: bool) {
        let in_parentheses = if S::OPERANDS_IN_PARENTHESES {
            !self.is_simple(id)
        } else {
            self.precedence(id).needs_parentheses(around, tighter_only)
        };
        if in_parentheses {
            self.parenthesized(|printer| printer.print(id));
        } else {
            self.print(id);
        }
    }

    /// The operand of `delete` or `throw`.
    fn unary_operand(&mut self, operand: NodeId) {
        if S::OPERANDS_IN_PARENTHESES {
            self.operand(operand, Precedence::Unary, false);
        } else {
            self.print(operand);
        }
    }

    /// True for operands that GNU prints without parentheses.
    pub(super) fn is_simple(&self, id: NodeId) -> bool {
        match self.ast.node(id) {
            Node::Identifier(_)
            | Node::AnonymousNamespace
            | Node::BracedInit { .. }
            | Node::FunctionParameter(_)
            | Node::This
            | Node::Splice(_) => true,
            Node::Template { name, .. } => matches!(self.ast.node(name), Node::Splice(_)),
            Node::Nested { name, .. } => !matches!(self.ast.node(name), Node::Template { .. }),
            Node::EntityLiteral(encoding) => self.is_simple(encoding),
            // For GNU these are names.
            Node::Builtin(builtin) => matches!(builtin.code(), b"Da" | b"Dc"),
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
            Node::Prefix { operator, .. } | Node::KeywordCall { operator, .. } => operator.precedence(),
            Node::Postfix { .. }
            | Node::Subscript { .. }
            | Node::Call { .. }
            | Node::VendorExpression { .. }
            | Node::NamedCast { .. } => Precedence::Postfix,
            Node::Conditional { .. } => Precedence::Conditional,
            Node::Cast { .. } | Node::MemberPointerConversion { .. } => Precedence::Cast,
            Node::New { .. } | Node::Delete { .. } | Node::Reflection { .. } => Precedence::Unary,
            _ => Precedence::Primary,
        }
    }

    fn binary_precedence(operator: Operator) -> Precedence {
        if S::DIVISION_IS_LOOSE && operator.code() == *b"dv" { Precedence::Assign } else { operator.precedence() }
    }

    // ---- operators ----------------------------------------------------------------------------------------------

    pub(super) fn binary(&mut self, operator: Operator, left: NodeId, right: NodeId) {
        if operator.syntax() == Syntax::Member {
            self.operand(left, operator.precedence(), true);
            self.push(operator.text());
            self.operand(right, operator.precedence(), false);
            return;
        }
        let text = operator.text();
        let parenthesized = if S::GREATER_ALWAYS_IN_PARENTHESES {
            text == ">"
        } else {
            !self.gt_is_operator && matches!(text, ">" | ">>")
        };
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
        if !S::SPACE_AROUND_OPERATORS {
            return self.push(text);
        }
        if text != "," {
            self.push_byte(b' ');
        }
        self.push(text);
        self.push_byte(b' ');
    }

    pub(super) fn prefix(&mut self, operator: Operator, operand: NodeId) {
        self.push(operator.text());
        if operator.is_word() {
            self.push_byte(b' ');
        }
        if S::ADDRESS_WITHOUT_PARAMETERS && operator.code() == *b"ad" {
            if let Some(name) = self.member_function_name(operand) {
                return self.print(name);
            }
        }
        self.operand(operand, operator.precedence(), false);
    }

    /// `operator __real__(x)`; GNU writes no parentheses around a parameter.
    pub(super) fn vendor_prefix(&mut self, name: NodeId, operand: NodeId) {
        self.print(name);
        if S::OPERANDS_IN_PARENTHESES {
            self.operand(operand, Precedence::Unary, false);
        } else {
            self.parenthesized(|printer| printer.print(operand));
        }
    }

    /// The name of a member function without qualifiers, if the literal is one.
    fn member_function_name(&self, id: NodeId) -> Option<NodeId> {
        let (name, signature) = self.encoding(id)?;
        let Node::Function { qualifiers, ref_qualifier, explicit_object, .. } = self.ast.node(signature) else {
            return None;
        };
        let plain = !explicit_object && qualifiers.is_none() && ref_qualifier == crate::ast::RefQualifier::None;
        (plain && matches!(self.ast.node(name), Node::Nested { .. })).then_some(name)
    }

    /// `sizeof (T)`, `noexcept(x)`
    pub(super) fn keyword_call(&mut self, operator: Operator, operand: NodeId) {
        self.push(operator.text());
        if S::KEYWORD_OPERANDS_IN_PARENTHESES {
            self.push_byte(b' ');
            return self.parenthesized(|printer| printer.print(operand));
        }
        if operator.code() == *b"nx" {
            return self.parenthesized(|printer| printer.print(operand));
        }
        self.push_byte(b' ');
        if operator.syntax() == Syntax::OfType {
            self.parenthesized(|printer| printer.print(operand));
        } else {
            self.operand(operand, Precedence::Unary, false);
        }
    }

    pub(super) fn conditional(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId) {
        self.operand(condition, Precedence::Conditional, false);
        self.push(if S::SPACE_AROUND_OPERATORS { " ? " } else { "?" });
        self.operand(then, Precedence::Default, false);
        self.push(" : ");
        self.operand(otherwise, Precedence::Assign, true);
    }

    pub(super) fn call(&mut self, callee: NodeId, arguments: List, parenthesized: bool) {
        if parenthesized {
            self.parenthesized(|printer| printer.print(callee));
        } else if let Some((name, signature)) = self.encoding(callee).filter(|_| S::CALLEES_WITHOUT_PARAMETERS) {
            self.called_function(name, signature);
        } else if S::OPERANDS_IN_PARENTHESES {
            self.operand(callee, Precedence::Postfix, true);
        } else {
            self.print(callee);
        }
        self.parenthesized_list(arguments);
    }

    /// The name and the signature of a function, if the literal is one.
    fn encoding(&self, id: NodeId) -> Option<(NodeId, NodeId)> {
        let Node::EntityLiteral(encoding) = self.ast.node(id) else {
            return None;
        };
        match self.ast.node(encoding) {
            Node::Encoding { name, signature } => Some((name, signature)),
            _ => None,
        }
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

    pub(super) fn named_cast(&mut self, cast: NamedCast, ty: NodeId, operand: NodeId) {
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

    pub(super) fn new_expression(
        &mut self,
        placement: List,
        ty: NodeId,
        initializer: Option<NodeId>,
        global: bool,
        array: bool,
    ) {
        if global {
            self.push("::");
        }
        self.push("new");
        if array && S::ARRAYS_IN_NEW {
            self.push("[]");
        }
        if !placement.is_empty() {
            if S::SPACE_BEFORE_PLACEMENT {
                self.push_byte(b' ');
            }
            self.parenthesized_list(placement);
        }
        self.push_byte(b' ');
        self.print(ty);
        match initializer.map(|id| (id, self.ast.node(id))) {
            Some((_, Node::ParenthesizedInit(list))) if list.is_empty() && !S::EMPTY_INITIALIZERS_IN_NEW => {}
            Some((id, _)) => self.print(id),
            None => {}
        }
    }

    pub(super) fn function_parameter(&mut self, index: u32) {
        if S::BRACED_FUNCTION_PARAMETERS {
            self.push("{parm#");
            self.push_number(u64::from(index) + 1);
            self.push_byte(b'}');
        } else {
            self.push("fp");
            if let Some(number) = index.checked_sub(1) {
                self.push_number(number);
            }
        }
    }

    // ---- packs --------------------------------------------------------------------------------------------------

    pub(super) fn sizeof_pack(&mut self, pack: NodeId) {
        if S::COUNTED_PACKS {
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
    pub(super) fn sizeof_arguments(&mut self, arguments: List) {
        if S::COUNTED_PACKS {
            let ast = self.ast;
            let lengths = ast.items(arguments).iter().map(|&argument| match ast.node(argument) {
                Node::PackExpansion(pattern) => self.pack_length(pattern),
                _ => 1,
            });
            let count = lengths.fold(0, usize::saturating_add);
            return self.push_number(count);
        }
        self.push("sizeof... ");
        self.parenthesized_list(arguments);
    }

    pub(super) fn fold(&mut self, operator: Operator, pack: NodeId, init: Option<NodeId>, left: bool) {
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
        if S::SPACE_AROUND_OPERATORS {
            self.push_byte(b' ');
        }
        self.push(operator.text());
        if S::SPACE_AROUND_OPERATORS {
            self.push_byte(b' ');
        }
    }

    fn folded_pack(&mut self, pack: NodeId) {
        if S::WHOLE_PACKS_IN_FOLDS {
            self.with_whole_packs(|printer| printer.operand(pack, Precedence::Cast, true));
        } else {
            self.parenthesized(|printer| printer.pack_expansion(pack));
        }
    }

    // ---- initialisers -------------------------------------------------------------------------------------------

    /// `.field = init`
    pub(super) fn field_designator(&mut self, field: NodeId, init: NodeId) {
        self.push_byte(b'.');
        self.print(field);
        self.designated(init);
    }

    /// `[index] = init`
    pub(super) fn index_designator(&mut self, index: NodeId, init: NodeId) {
        self.push_byte(b'[');
        self.print(index);
        self.push_byte(b']');
        self.designated(init);
    }

    /// `[first ... last] = init`
    pub(super) fn range_designator(&mut self, first: NodeId, last: NodeId, init: NodeId) {
        self.push_byte(b'[');
        self.print(first);
        self.push(" ... ");
        self.print(last);
        self.push_byte(b']');
        self.designated(init);
    }

    /// Prints the initializer of a designator, or the next designator: `.a[1] = init`.
    fn designated(&mut self, init: NodeId) {
        let chained = matches!(
            self.ast.node(init),
            Node::FieldDesignator { .. } | Node::IndexDesignator { .. } | Node::RangeDesignator { .. }
        );
        if chained {
            return self.print(init);
        }
        self.push(if S::SPACE_AROUND_OPERATORS { " = " } else { "=" });
        if S::OPERANDS_IN_PARENTHESES {
            self.operand(init, Precedence::Assign, false);
        } else {
            self.print(init);
        }
    }

    /// `x.<int const at offset 8>`
    pub(super) fn subobject(&mut self, ty: NodeId, object: NodeId, offset: Span) {
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

    pub(super) fn requires_expression(&mut self, parameters: List, requirements: List, has_parameters: bool) {
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

    pub(super) fn expression_requirement(&mut self, expression: NodeId, noexcept: bool, constraint: Option<NodeId>) {
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
