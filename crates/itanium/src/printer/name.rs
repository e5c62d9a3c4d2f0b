//! Names.

use super::Printer;
use super::recorder::Recorder;
use crate::ast::{List, Node, NodeId, Qualifiers, RefQualifier, Span, StdAbbreviation};
use crate::codes::Operator;
use crate::spelling::std_abbreviation::full_name;
use crate::spelling::style::Spelling;
use crate::spelling::token;
use demangling::{ErrorKind, Padded, Part};

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    /// `scope::name`
    #[inline]
    pub(super) fn nested(&mut self, scope: NodeId, name: NodeId) {
        self.print(scope);
        if self.options.simplify_std && self.is_inline_namespace(scope, name) {
            return;
        }
        self.push("::");
        self.print(name);
    }

    pub(super) fn qualified_name(&mut self, name: NodeId, qualifiers: Qualifiers, ref_qualifier: RefQualifier) {
        self.print(name);
        if S::QUALIFIED_DATA {
            self.qualifiers(qualifiers);
            self.ref_qualifier(ref_qualifier);
        }
    }

    pub(super) fn abi_tagged(&mut self, name: NodeId, tag: Span) {
        self.print(name);
        if self.options.abi_tags {
            self.push(token::ABI_TAG);
            self.part(Part::AbiTag, |printer| printer.push_text(tag));
            self.push_byte(b']');
        }
    }

    pub(super) fn constructor(&mut self, class: NodeId, last: Option<NodeId>) {
        self.base_name(last.filter(|_| S::CTORS_DTORS_NAME_THE_LAST).unwrap_or(class));
    }

    pub(super) fn destructor(&mut self, class: NodeId, last: Option<NodeId>) {
        self.push_byte(b'~');
        self.constructor(class, last);
    }

    pub(super) fn conversion_operator(&mut self, ty: NodeId) {
        self.push(token::OPERATOR_BEFORE_WORD);
        let end = Some(self.ast.span(ty).end).filter(|_| S::SPLIT_TEMPLATES_IN_CONVERSIONS);
        let outer = std::mem::replace(&mut self.conversion_end, end);
        self.print(ty);
        self.conversion_end = outer;
        if let Some(args) = self.conversion_args.take() {
            self.print(args);
        }
    }

    /// `prefix name`
    pub(super) fn prefixed(&mut self, prefix: impl AsRef<[u8]>, name: NodeId) {
        self.push(prefix);
        self.print(name);
    }

    pub(super) fn unnamed_type(&mut self, number: u32) {
        self.unnamed(S::UNNAMED_TYPE, number);
    }

    pub(super) fn block_literal(&mut self, number: u32) {
        self.unnamed(S::BLOCK_LITERAL, if S::NUMBERED_BLOCKS { number } else { 0 });
    }

    pub(super) fn unnamed_enum(&mut self, ty: NodeId, enumerator: NodeId) {
        self.push("{enum:");
        self.print(ty);
        self.push_byte(b'{');
        self.print(enumerator);
        self.push("}}");
    }

    pub(super) fn structured_binding(&mut self, names: List) {
        self.push_byte(b'[');
        self.list(names);
        self.push_byte(b']');
    }

    pub(super) fn local(&mut self, function: NodeId, entity: NodeId) {
        self.enclosing(function);
        self.push("::");
        self.print(entity);
    }

    pub(super) fn local_string(&mut self, function: NodeId) {
        self.enclosing(function);
        self.push("::");
        self.part(Part::BaseName, |printer| printer.push(token::STRING_LITERAL));
    }

    pub(super) fn default_argument(&mut self, function: NodeId, number: u32, entity: NodeId) {
        self.enclosing(function);
        self.push("::");
        if S::DEFAULT_ARGUMENTS {
            self.part(Part::ScopePart, |printer| {
                printer.push("{default arg#");
                printer.push_number(number);
                printer.push_byte(b'}');
            });
            self.push("::");
        }
        self.print(entity);
    }

    pub(super) fn module(&mut self, parent: Option<NodeId>, name: Span, partition: bool) {
        if let Some(parent) = parent {
            self.print(parent);
        }
        if partition {
            self.push_byte(b':');
        } else if parent.is_some() {
            self.push_byte(b'.');
        }
        self.push_text(name);
    }

    pub(super) fn in_module(&mut self, module: NodeId, name: NodeId) {
        self.print(name);
        self.push_byte(b'@');
        self.print(module);
    }

    pub(super) fn friend(&mut self, name: NodeId) {
        if S::FRIEND_AFTER_NAME {
            self.print(name);
            self.push("[friend]");
        } else {
            self.push("friend ");
            self.print(name);
        }
    }

    /// Prints the function that encloses a local name.
    pub(super) fn enclosing(&mut self, function: NodeId) {
        let outer = std::mem::replace(&mut self.in_enclosing, true);
        self.print(function);
        self.in_enclosing = outer;
    }

    pub(super) fn operator_name(&mut self, operator: Operator) {
        if operator.is_word() {
            self.push(token::OPERATOR_BEFORE_WORD);
        } else {
            self.push(token::OPERATOR);
        }
        self.push(operator.text());
    }

    // ---- std:: abbreviations ------------------------------------------------------------------------------------

    pub(super) fn std_abbreviation(&mut self, which: StdAbbreviation, expanded: bool) {
        self.part(Part::ScopePart, |printer| printer.push(token::STD));
        self.push("::");
        if (expanded || S::FULL_STD_ABBREVIATIONS && self.options.verbose) && !self.options.simplify_std {
            let (name, args) = full_name(which);
            self.part(Part::BaseName, |printer| printer.push(name));
            match args {
                &[] => {}
                args => self.std_template_args(args),
            }
        } else {
            let name = which.short_name();
            self.part(Part::BaseName, |printer| printer.push(name));
        }
    }

    fn std_template_args(&mut self, args: &[&str]) {
        if !self.options.template_args && !self.whole_args {
            return;
        }
        self.part(Part::TemplateArgs, |printer| {
            printer.push_byte(b'<');
            for (index, arg) in args.iter().enumerate() {
                if index > 0 {
                    printer.push(", ");
                }
                printer.part(Part::TemplateArg, |printer| printer.push(arg));
            }
            printer.close_angle();
        });
    }

    // ---- the names of constructors ------------------------------------------------------------------------------

    /// Prints the name of a class without its scope and template arguments, as for its constructors.
    fn base_name(&mut self, class: NodeId) {
        let mut id = class;
        // Through the type of a conversion operator, a class can refer to itself.
        for _ in 0..self.max_depth {
            id = match self.ast.node(id) {
                Node::Template { name, .. }
                | Node::InModule { name, .. }
                | Node::Friend(name)
                | Node::AbiTagged { name, .. }
                | Node::Nested { name, .. } => name,
                Node::Local { entity, .. } | Node::DefaultArgument { entity, .. } => entity,
                Node::StdAbbreviation { which, expanded } => {
                    let is_full = expanded || S::CTORS_DTORS_NAME_THE_LAST;
                    self.push(if is_full { full_name(which).0 } else { which.short_name() });
                    return;
                }
                Node::Std => {
                    self.push(token::STD);
                    return;
                }
                Node::TemplateParameter { .. } => {
                    let resolved = self.resolved(id);
                    if resolved == id {
                        return;
                    }
                    resolved
                }
                Node::Constructor { class, .. } if S::CTORS_DTORS_NAME_THE_LAST => class,
                Node::Destructor { class, .. } if S::CTORS_DTORS_NAME_THE_LAST => {
                    self.push_byte(b'~');
                    class
                }
                Node::UnnamedType(_) | Node::Closure { .. } | Node::Decltype(_) => return,
                Node::Identifier(_) | Node::AnonymousNamespace | Node::OperatorName(_) => {
                    self.left_here(id);
                    return;
                }
                // LLVM prints no base name for other nodes.
                _ => {
                    if S::CTORS_DTORS_NAME_THE_LAST {
                        self.left_here(id);
                    }
                    return;
                }
            };
            if !self.spend(1) {
                return;
            }
        }
        self.stop(ErrorKind::TooDeep);
    }

    // ---- closures and unnamed types -----------------------------------------------------------------------------

    fn unnamed<const N: usize>(&mut self, what: Padded<N>, number: u32) {
        self.push(what);
        if S::UNNAMED_NUMBER_LAST {
            self.end_with_number(number);
        } else {
            if let Some(number) = number.checked_sub(1) {
                self.push_number(number);
            }
            self.push_byte(S::UNNAMED_END);
        }
    }

    /// `#1}`
    fn end_with_number(&mut self, number: u32) {
        self.push_byte(b'#');
        self.push_number(u64::from(number).saturating_add(1));
        self.push_byte(S::UNNAMED_END);
    }

    pub(super) fn closure(&mut self, signature: NodeId, number: u32) {
        if S::UNNAMED_NUMBER_LAST {
            self.push(S::CLOSURE);
            if self.options.closure_params {
                self.print(signature);
            }
            self.end_with_number(number);
        } else {
            self.unnamed(S::CLOSURE, number);
            if self.options.closure_params {
                self.print(signature);
            }
        }
    }

    pub(super) fn closure_signature(&mut self, head: Option<NodeId>, parameters: List, constraint: Option<NodeId>) {
        let outer = std::mem::replace(&mut self.in_closure, true);
        let outer_head = std::mem::replace(&mut self.closure_head, head);
        let outer_parameters = std::mem::replace(&mut self.closure_parameters, 0);
        let enclosing = std::mem::replace(&mut self.in_enclosing, false);
        if let Some(head) = head {
            self.print(head);
        }
        self.parameters(parameters, false);
        self.requires(constraint);
        self.in_closure = outer;
        self.closure_head = outer_head;
        self.closure_parameters = outer_parameters;
        self.in_enclosing = enclosing;
    }

    pub(super) fn requires(&mut self, constraint: Option<NodeId>) {
        if let Some(constraint) = constraint.filter(|_| self.options.requires) {
            self.push(" requires ");
            self.print(constraint);
        }
    }
}
