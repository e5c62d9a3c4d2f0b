//! Names.

use super::Printer;
use super::recorder::Recorder;
use crate::ast::{Node, NodeId, StdAbbreviation};
use crate::codes::Operator;
use crate::error::ErrorKind;
use crate::part::Part;
use crate::spelling::std_abbreviation::full_name;
use crate::spelling::style::Style;

impl<S: Style, R: Recorder> Printer<'_, S, R> {
    pub(super) fn name(&mut self, node: Node) {
        match node {
            Node::Identifier(text) | Node::Verbatim(text) => self.push_text(text),
            Node::AnonymousNamespace => self.push("(anonymous namespace)"),
            Node::StdAbbreviation { which, expanded } => self.std_abbreviation(which, expanded),
            Node::QualifiedName { name, qualifiers, ref_qualifier } => {
                self.print(name);
                if S::QUALIFIED_DATA {
                    self.qualifiers(qualifiers);
                    self.ref_qualifier(ref_qualifier);
                }
            }
            Node::AbiTagged { name, tag } => {
                self.print(name);
                if self.options.abi_tags {
                    self.push("[abi:");
                    self.part(Part::AbiTag, |printer| printer.push_text(tag));
                    self.push_byte(b']');
                }
            }
            Node::Constructor { class, last, .. } => {
                self.base_name(last.filter(|_| S::STRUCTORS_NAME_THE_LAST).unwrap_or(class))
            }
            Node::Destructor { class, last, .. } => {
                self.push_byte(b'~');
                self.base_name(last.filter(|_| S::STRUCTORS_NAME_THE_LAST).unwrap_or(class));
            }
            Node::OperatorName(operator) => self.operator_name(operator),
            Node::ConversionOperator(ty) => {
                self.push("operator ");
                let end = Some(self.ast.span(ty).end).filter(|_| S::SPLIT_TEMPLATES_IN_CONVERSIONS);
                let outer = std::mem::replace(&mut self.conversion_end, end);
                self.print(ty);
                self.conversion_end = outer;
                if let Some(args) = self.conversion_args.take() {
                    self.print(args);
                }
            }
            Node::LiteralOperator(name) => {
                self.push("operator\"\" ");
                self.print(name);
            }
            Node::VendorOperator(name) => {
                self.push("operator ");
                self.print(name);
            }
            Node::UnresolvedOperator(name) => self.print(name),
            Node::UnnamedType(number) => self.unnamed("unnamed type", "unnamed", number),
            Node::BlockLiteral(number) => {
                // LLVM does not tell one block from another.
                self.unnamed("block-literal", "block-literal", if S::BRACED_CLOSURES { number } else { 0 });
            }
            Node::UnnamedEnum { ty, enumerator } => {
                self.push("{enum:");
                self.print(ty);
                self.push_byte(b'{');
                self.print(enumerator);
                self.push("}}");
            }
            Node::Closure { signature, number } => self.closure(signature, number),
            Node::ClosureSignature { .. } => self.closure_signature(node),
            Node::StructuredBinding(names) => {
                self.push_byte(b'[');
                self.list(names);
                self.push_byte(b']');
            }
            Node::Local { function, entity } => {
                self.enclosing(function);
                self.push("::");
                self.print(entity);
            }
            Node::LocalString(function) => {
                self.enclosing(function);
                self.push("::");
                self.part(Part::BaseName, |printer| printer.push("string literal"));
            }
            Node::DefaultArgument { function, number, entity } => {
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
            Node::Module { parent, name, partition } => {
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
            Node::InModule { module, name } => {
                self.print(name);
                self.push_byte(b'@');
                self.print(module);
            }
            Node::Friend(name) => {
                if S::FRIEND_BEHIND {
                    self.print(name);
                    self.push("[friend]");
                } else {
                    self.push("friend ");
                    self.print(name);
                }
            }
            Node::GlobalScope(name) => {
                self.push("::");
                self.print(name);
            }
            Node::DestructorName(name) => {
                self.push_byte(b'~');
                self.print(name);
            }
            _ => {}
        }
    }

    /// The function that encloses a local name.
    fn enclosing(&mut self, function: NodeId) {
        let outer = std::mem::replace(&mut self.in_enclosing, true);
        self.print(function);
        self.in_enclosing = outer;
    }

    fn operator_name(&mut self, operator: Operator) {
        self.push("operator");
        if operator.is_word() {
            self.push_byte(b' ');
        }
        self.push(operator.text());
    }

    // ---- std:: abbreviations ------------------------------------------------------------------------------------

    fn std_abbreviation(&mut self, which: StdAbbreviation, expanded: bool) {
        self.part(Part::ScopePart, |printer| printer.push("std"));
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

    // ---- what a constructor repeats -----------------------------------------------------------------------------

    /// The name of a class without its scope and arguments, as constructors repeat it.
    fn base_name(&mut self, class: NodeId) {
        let mut id = class;
        // A conversion's argument can name the class after itself.
        for _ in 0..self.max_depth {
            id = match self.ast.node(id) {
                Node::Template { name, .. } | Node::InModule { name, .. } | Node::Friend(name) => name,
                Node::AbiTagged { name, .. } => name,
                Node::Nested { name, .. } => name,
                Node::Local { entity, .. } | Node::DefaultArgument { entity, .. } => entity,
                Node::StdAbbreviation { which, expanded } => {
                    let is_full = expanded || S::STRUCTORS_NAME_THE_LAST;
                    self.push(if is_full { full_name(which).0 } else { which.short_name() });
                    return;
                }
                Node::Std => {
                    self.push("std");
                    return;
                }
                Node::TemplateParameter { .. } => {
                    let resolved = self.resolved(id);
                    if resolved == id {
                        return;
                    }
                    resolved
                }
                Node::Constructor { class, .. } if S::STRUCTORS_NAME_THE_LAST => class,
                Node::Destructor { class, .. } if S::STRUCTORS_NAME_THE_LAST => {
                    self.push_byte(b'~');
                    class
                }
                Node::UnnamedType(_) | Node::Closure { .. } => return,
                node @ (Node::Identifier(_) | Node::AnonymousNamespace | Node::OperatorName(_)) => {
                    self.name(node);
                    return;
                }
                // To LLVM nothing else has a name of its own.
                node => {
                    if S::STRUCTORS_NAME_THE_LAST {
                        self.name(node);
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

    fn unnamed(&mut self, gnu: &str, llvm: &str, number: u32) {
        if S::BRACED_CLOSURES {
            self.push_byte(b'{');
            self.push(gnu);
            self.push_byte(b'#');
            self.push_number(u64::from(number) + 1);
            self.push_byte(b'}');
        } else {
            self.push_byte(b'\'');
            self.push(llvm);
            if number > 0 {
                self.push_number(number - 1);
            }
            self.push_byte(b'\'');
        }
    }

    fn closure(&mut self, signature: NodeId, number: u32) {
        if S::BRACED_CLOSURES {
            self.push("{lambda");
            if self.options.closure_params {
                self.print(signature);
            }
            self.push_byte(b'#');
            self.push_number(u64::from(number) + 1);
            self.push_byte(b'}');
        } else {
            self.unnamed("lambda", "lambda", number);
            if self.options.closure_params {
                self.print(signature);
            }
        }
    }

    pub(super) fn closure_signature(&mut self, node: Node) {
        let Node::ClosureSignature { head, parameters, constraint } = node else {
            return;
        };
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
