//! Types.

use super::recorder::Recorder;
use super::{Printer, Tail};
use crate::ast::{Elaboration, List, Node, NodeId, Qualifiers, RefQualifier, Span};
use crate::codes::Builtin;
use crate::spelling::style::Spelling;
use crate::spelling::token;

/// The qualifiers of the enclosing types that are still to be printed, outermost first, without repetitions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pending {
    qualifiers: [Qualifiers; 3],
    length: usize,
}

impl Pending {
    pub(super) const NONE: Pending = Pending { qualifiers: [Qualifiers::NONE; 3], length: 0 };

    fn all(&self) -> &[Qualifiers] {
        self.qualifiers.get(..self.length).unwrap_or_default()
    }

    /// Adds the innermost qualifier. Returns false if it is already pending.
    fn add(&mut self, qualifier: Qualifiers) -> bool {
        let is_new = !self.all().contains(&qualifier);
        if let Some(place) = self.qualifiers.get_mut(self.length).filter(|_| is_new) {
            *place = qualifier;
            self.length = self.length.saturating_add(1);
        }
        is_new
    }

    fn reversed(mut self) -> Pending {
        if let Some(qualifiers) = self.qualifiers.get_mut(..self.length) {
            qualifiers.reverse();
        }
        self
    }
}

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    pub(super) fn builtin(&mut self, builtin: Builtin) {
        if builtin == Builtin::NULLPTR {
            self.push(S::NULLPTR_TYPE.text());
        } else {
            self.push(builtin.name().text());
        }
    }

    // ---- declarators --------------------------------------------------------------------------------------------

    pub(super) fn pointer(&mut self, inner: NodeId) -> Tail {
        if S::OBJC_PROTOCOLS && self.objc_id(inner) {
            return Tail::None;
        }
        let tail = self.without_pending(|printer| printer.left(inner));
        self.declarator("*", tail)
    }

    /// Prints `*`, `&` or `&&` after the left half of its pointee.
    fn declarator(&mut self, symbol: &str, pointee: Tail) -> Tail {
        match pointee {
            Tail::Array => self.push(" ("),
            Tail::Function => self.open_declarator(false),
            Tail::None | Tail::Declarator => {}
        }
        self.push(symbol);
        if pointee == Tail::None { Tail::None } else { Tail::Declarator }
    }

    /// Prints the `(` between the return type of a function type and its declarator: `void (*(*)())()`,
    /// `void (* (A::*)())()`. GNU sets a declarator that is neither `*` nor `&` `apart` from that of the return type.
    fn open_declarator(&mut self, apart: bool) {
        let joins = matches!(self.last(), b'(' | b'*') && !apart;
        if !S::SPACE_AFTER_RESULT_DECLARATOR && self.last() != b' ' && !joins {
            self.push_byte(b' ');
        }
        self.push_byte(b'(');
    }

    pub(super) fn pointer_right(&mut self, pointee: NodeId) {
        if self.needs_parentheses(pointee) {
            self.push_byte(b')');
        }
        self.right(pointee);
    }

    pub(super) fn reference_right(&mut self, id: NodeId, inner: NodeId) {
        self.where_first_referred_to(id, inner, |printer| {
            if let Some((referent, _)) = printer.collapsed(inner, false) {
                printer.pointer_right(referent);
            }
        });
    }

    /// Prints a reference, collapsed with the references in its template argument.
    pub(super) fn reference(&mut self, id: NodeId, inner: NodeId, rvalue: bool) -> Tail {
        self.where_first_referred_to(id, inner, |printer| {
            let Some((referent, rvalue)) = printer.collapsed(inner, rvalue) else {
                return Tail::None;
            };
            let tail = printer.without_pending(|printer| printer.left(referent));
            printer.declarator(if rvalue { "&&" } else { "&" }, tail)
        })
    }

    /// The type at the end of a chain of references, and true if the chain collapses to `&&`. `None` if the argument of
    /// a conversion operator refers to itself.
    fn collapsed(&mut self, inner: NodeId, rvalue: bool) -> Option<(NodeId, bool)> {
        let mut id = inner;
        let mut rvalue = rvalue;
        for _ in 0..=self.ast.len() {
            let resolved = self.resolved(id);
            match self.ast.node(resolved) {
                Node::LValueReference(next) => {
                    rvalue = false;
                    id = next;
                }
                Node::RValueReference(next) => id = next,
                _ => return Some((id, rvalue)),
            }
            if !self.spend(1) {
                break;
            }
        }
        None
    }

    /// True if a pointer to `id` needs parentheses around its declarator.
    fn needs_parentheses(&mut self, id: NodeId) -> bool {
        let mut id = id;
        let mut qualified = false;
        loop {
            let resolved = self.resolved(id);
            match self.ast.node(resolved) {
                Node::Array { .. } => return true,
                Node::Function { .. } => return !qualified,
                Node::Qualified { ty, .. } if self.spend(1) => {
                    id = ty;
                    qualified = S::QUALIFIERS_ARE_DECLARATORS;
                }
                _ => return false,
            }
        }
    }

    pub(super) fn pointer_to_member(&mut self, class: NodeId, member: NodeId) -> Tail {
        let tail = self.without_pending(|printer| printer.left(member));
        match tail {
            Tail::Function => self.open_declarator(true),
            Tail::Array => self.push(if S::SPACE_BEFORE_MEMBER_POINTER_TO_ARRAY { " (" } else { "(" }),
            Tail::None | Tail::Declarator => self.push_byte(b' '),
        }
        self.print(class);
        self.push("::*");
        if tail == Tail::None { Tail::None } else { Tail::Declarator }
    }

    pub(super) fn pointer_to_member_right(&mut self, member: NodeId) {
        if self.needs_parentheses(member) {
            self.push_byte(b')');
        }
        self.right(member);
    }

    pub(super) fn qualified(&mut self, ty: NodeId, qualifiers: Qualifiers) -> Tail {
        let outer = self.pending;
        let mut missing = qualifiers;
        if S::MERGE_QUALIFIERS {
            for qualifier in [Qualifiers::RESTRICT, Qualifiers::VOLATILE, Qualifiers::CONST] {
                if qualifiers.has(qualifier) && !self.pending.add(qualifier) {
                    missing = missing.without(qualifier);
                }
            }
        }
        let tail = self.left(ty);
        self.pending = outer;
        if S::MERGE_QUALIFIERS && tail == Tail::Array {
            return tail;
        }
        if S::QUALIFIERS_ARE_DECLARATORS && tail == Tail::Function {
            self.open_declarator(true);
            self.qualifiers(missing);
            return Tail::Declarator;
        }
        self.qualifiers(missing);
        tail
    }

    /// Runs `print` without the pending qualifiers, as after another declarator or in parentheses.
    pub(super) fn without_pending<T>(&mut self, print: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.pending, Pending::NONE);
        let result = print(self);
        self.pending = outer;
        result
    }

    pub(super) fn qualified_right(&mut self, ty: NodeId) {
        let resolved = self.resolved(ty);
        if S::QUALIFIERS_ARE_DECLARATORS && matches!(self.ast.node(resolved), Node::Function { .. }) {
            self.push_byte(b')');
        }
        self.right(ty);
    }

    /// ` const volatile restrict`
    pub(super) fn qualifiers(&mut self, qualifiers: Qualifiers) {
        if qualifiers.is_none() {
            return;
        }
        if qualifiers.has(Qualifiers::CONST) {
            self.push(token::CONST);
        }
        if qualifiers.has(Qualifiers::VOLATILE) {
            self.push(token::VOLATILE);
        }
        if qualifiers.has(Qualifiers::RESTRICT) {
            self.push(token::RESTRICT);
        }
    }

    // ---- arrays and functions -----------------------------------------------------------------------------------

    pub(super) fn array_left(&mut self, element: NodeId) -> Tail {
        if !S::MERGE_QUALIFIERS {
            self.left(element);
            return Tail::Array;
        }
        // The qualifiers of an array apply to its elements, in reverse order.
        let outer = self.pending;
        let own = outer.reversed();
        self.pending = own;
        let tail = self.left(element);
        self.pending = outer;
        if tail != Tail::Array {
            for &qualifier in own.all().iter().rev() {
                self.qualifiers(qualifier);
            }
        }
        Tail::Array
    }

    pub(super) fn array_right(&mut self, bound: Option<NodeId>, element: NodeId) {
        if self.last() != b']' {
            self.push_byte(b' ');
        }
        self.push_byte(b'[');
        if let Some(bound) = bound {
            self.inside_parentheses(|printer| printer.print(bound));
        }
        self.push_byte(b']');
        self.right(element);
    }

    pub(super) fn function_left(&mut self, result: Option<NodeId>) -> Tail {
        if let Some(result) = result {
            let tail = self.without_pending(|printer| printer.left(result));
            match tail {
                Tail::Array if S::ARRAY_RESULTS_IN_PARENTHESES => self.push(" ("),
                Tail::None => self.push_byte(b' '),
                _ if S::SPACE_AFTER_RESULT_DECLARATOR => self.push_byte(b' '),
                _ => {}
            }
        }
        Tail::Function
    }

    fn is_array(&mut self, id: NodeId) -> bool {
        let mut id = id;
        loop {
            let resolved = self.resolved(id);
            match self.ast.node(resolved) {
                Node::Array { .. } => return true,
                Node::Qualified { ty, .. } if self.spend(1) => id = ty,
                _ => return false,
            }
        }
    }

    pub(super) fn function_right(
        &mut self,
        result: Option<NodeId>,
        parameters: List,
        exception: Option<NodeId>,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        transaction_safe: bool,
    ) {
        self.parameters(parameters, false);
        if transaction_safe && S::TRANSACTION_SAFE {
            self.push(" transaction_safe");
        }
        if S::EXCEPTION_SPEC_BEFORE_QUALIFIERS {
            self.exception_spec(exception);
        }
        if S::QUALIFIERS_BEFORE_REST_OF_RESULT {
            self.qualifiers(qualifiers);
            self.ref_qualifier(ref_qualifier);
        }
        if let Some(result) = result {
            if S::ARRAY_RESULTS_IN_PARENTHESES && self.is_array(result) {
                self.push_byte(b')');
            }
            self.right(result);
        }
        if !S::QUALIFIERS_BEFORE_REST_OF_RESULT {
            self.qualifiers(qualifiers);
            self.ref_qualifier(ref_qualifier);
        }
        if !S::EXCEPTION_SPEC_BEFORE_QUALIFIERS {
            self.exception_spec(exception);
        }
    }

    fn exception_spec(&mut self, exception: Option<NodeId>) {
        if let Some(exception) = exception {
            self.push_byte(b' ');
            self.print(exception);
        }
    }

    pub(super) fn ref_qualifier(&mut self, ref_qualifier: RefQualifier) {
        match ref_qualifier {
            RefQualifier::None => {}
            RefQualifier::LValue => self.push(token::LVALUE),
            RefQualifier::RValue => self.push(token::RVALUE),
        }
    }

    /// `(int, char)`
    pub(super) fn parameters(&mut self, parameters: List, explicit_object: bool) {
        self.parenthesized(|printer| {
            if explicit_object && !parameters.is_empty() {
                printer.push("this ");
            }
            printer.list(parameters);
        });
    }

    // ---- the rest -----------------------------------------------------------------------------------------------

    /// `U3fooi`: `int foo`
    pub(super) fn vendor_qualified(&mut self, ty: NodeId, name: NodeId, args: Option<NodeId>) -> Tail {
        if S::OBJC_PROTOCOLS {
            if let Some(protocol) = self.objc_protocol(name) {
                self.print(ty);
                self.protocol(protocol);
                return Tail::None;
            }
        }
        let tail = if S::QUALIFIERS_ARE_DECLARATORS {
            self.declared(ty)
        } else {
            self.print(ty);
            Tail::None
        };
        self.push_byte(b' ');
        self.print(name);
        if let Some(args) = args {
            self.print(args);
        }
        tail
    }

    pub(super) fn vendor_qualified_right(&mut self, ty: NodeId) {
        if S::QUALIFIERS_ARE_DECLARATORS {
            self.pointer_right(ty);
        }
    }

    /// `float _Complex`. LLVM leaves out the text after the declarator of an array or a function.
    pub(super) fn marked(&mut self, ty: NodeId, mark: &str) -> Tail {
        let tail = if S::QUALIFIERS_ARE_DECLARATORS {
            self.declared(ty)
        } else {
            self.left(ty);
            Tail::None
        };
        self.push(mark);
        tail
    }

    /// Prints the left half of a type before a qualifier that is written as a declarator.
    fn declared(&mut self, ty: NodeId) -> Tail {
        let tail = self.without_pending(|printer| printer.left(ty));
        match tail {
            Tail::Array => self.push(" ("),
            Tail::Function => self.open_declarator(true),
            Tail::None | Tail::Declarator => {}
        }
        if tail == Tail::None { Tail::None } else { Tail::Declarator }
    }

    /// The `Foo` of `objcproto3Foo`, a vendor qualifier that contains a `<source-name>`.
    fn objc_protocol(&self, name: NodeId) -> Option<Span> {
        let Node::Identifier(text) = self.ast.node(name) else {
            return None;
        };
        let rest = text.of(self.input).strip_prefix(b"objcproto")?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, name) = rest.split_at_checked(digits)?;
        let length: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
        let start = (text.end as usize).checked_sub(name.len())?;
        (length > 0 && length <= name.len()).then(|| Span::new(start, start.saturating_add(length)))
    }

    fn protocol(&mut self, protocol: Span) {
        self.push_byte(b'<');
        self.push_text(protocol);
        self.push_byte(b'>');
    }

    /// `id<Foo>`: a pointer to `objc_object` that conforms to a protocol.
    fn objc_id(&mut self, pointee: NodeId) -> bool {
        let Node::VendorQualified { ty, name, .. } = self.ast.node(pointee) else {
            return false;
        };
        let Some(protocol) = self.objc_protocol(name) else {
            return false;
        };
        let is_object = matches!(self.ast.node(ty), Node::Identifier(text) if text.of(self.input) == b"objc_object");
        if is_object {
            self.push("id");
            self.protocol(protocol);
        }
        is_object
    }

    pub(super) fn binary_float(&mut self, bits: Span, extended: bool, brain: bool) {
        if brain {
            self.push("std::bfloat");
            self.push_text(bits);
            self.push("_t");
        } else {
            self.push("_Float");
            self.push_text(bits);
            if extended {
                self.push_byte(b'x');
            }
        }
    }

    pub(super) fn bit_int(&mut self, signed: bool, width: NodeId) {
        self.push(if signed { "_BitInt" } else { "unsigned _BitInt" });
        self.parenthesized(|printer| printer.print(width));
    }

    pub(super) fn vendor_type(&mut self, name: NodeId, args: Option<NodeId>) {
        self.print(name);
        if let Some(Node::TemplateArgs { args, .. }) = args.map(|id| self.ast.node(id)) {
            self.parenthesized_list(args);
        }
    }

    pub(super) fn fixed_point(&mut self, saturated: bool, fract: bool, size: u8) {
        if saturated {
            self.push("_Sat ");
        }
        self.push(match size {
            b's' => "short ",
            b't' => "unsigned short ",
            b'j' => "unsigned ",
            b'l' => "long ",
            b'm' => "unsigned long ",
            _ => "",
        });
        self.push(if fract { "_Fract" } else { "_Accum" });
    }

    /// `noexcept`, `noexcept(condition)`
    pub(super) fn noexcept(&mut self, condition: Option<NodeId>) {
        self.push("noexcept");
        if let Some(condition) = condition {
            self.parenthesized(|printer| printer.print(condition));
        }
    }

    pub(super) fn throws(&mut self, types: List) {
        self.push("throw");
        let nothing = S::EMPTY_THROW
            && matches!(self.ast.items(types), &[id] if matches!(self.ast.node(id), Node::Builtin(Builtin::VOID)));
        self.parenthesized(|printer| {
            if !nothing {
                printer.list(types);
            }
        });
    }

    pub(super) fn decltype(&mut self, expression: NodeId) {
        self.push(if S::SPACE_AFTER_DECLTYPE { "decltype " } else { "decltype" });
        self.parenthesized(|printer| printer.print(expression));
    }

    pub(super) fn elaborated(&mut self, keyword: Elaboration, name: NodeId) {
        self.push(match keyword {
            Elaboration::Struct => "struct ",
            Elaboration::Union => "union ",
            Elaboration::Enum => "enum ",
        });
        self.print(name);
    }

    pub(super) fn constrained_auto(&mut self, constraint: NodeId, decltype: bool) {
        self.print(constraint);
        self.push(if decltype { " decltype(auto)" } else { " auto" });
    }

    /// `float __vector(4)`
    pub(super) fn vector(&mut self, bound: Option<NodeId>, element: Option<NodeId>) -> Tail {
        let tail = match element {
            Some(element) if S::QUALIFIERS_ARE_DECLARATORS => self.declared(element),
            Some(element) => {
                self.print(element);
                Tail::None
            }
            None => {
                self.push("pixel");
                Tail::None
            }
        };
        self.push(S::VECTOR);
        if let Some(bound) = bound {
            self.inside_parentheses(|printer| printer.print(bound));
        }
        self.push_byte(S::VECTOR_END);
        tail
    }

    pub(super) fn vector_right(&mut self, element: Option<NodeId>) {
        if let Some(element) = element {
            self.vendor_qualified_right(element);
        }
    }

    /// `_Z1fIJicEEvDyT_Li0E`: `(int, char)[0]`
    pub(super) fn pack_index(&mut self, pack: NodeId, index: NodeId) {
        self.parenthesized(|printer| printer.pack_expansion(pack));
        self.push_byte(b'[');
        self.inside_parentheses(|printer| printer.print(index));
        self.push_byte(b']');
    }
}
