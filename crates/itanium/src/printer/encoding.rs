//! Functions and data with their signatures.

use super::recorder::Recorder;
use super::{Printer, Tail};
use crate::ast::{List, Node, NodeId, Qualifiers, RefQualifier};
use crate::codes::Builtin;
use crate::spelling::style::Spelling;
use demangling::Part;

/// The template arguments of a function.
#[derive(Clone, Copy)]
pub(super) struct FunctionArgs {
    pub(super) node: NodeId,
    pub(super) list: List,
    constraint: Option<NodeId>,
}

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    /// Prints a function: `result name(parameters) qualifiers`.
    pub(super) fn function(&mut self, name: NodeId, signature: NodeId, constraint: Option<NodeId>) {
        let Node::Function { result, parameters, qualifiers, ref_qualifier, explicit_object, .. } =
            self.ast.node(signature)
        else {
            return;
        };
        let enclosing = std::mem::replace(&mut self.in_enclosing, false);
        // In a function that a constraint refers to, template parameters may be either's.
        let in_requires = std::mem::replace(&mut self.in_requires, false);
        let outer_name = std::mem::replace(&mut self.function_name, (!in_requires).then_some(name));
        let with_parameters =
            (self.options.params || self.outermost != Some(signature)) && (!enclosing || self.options.enclosing_params);
        let in_default_argument = matches!(self.ast.node(name), Node::DefaultArgument { .. });
        let takes_result = !S::TEMPLATES_IN_DEFAULT_ARGUMENTS_HAVE_RESULTS && in_default_argument && !explicit_object;
        let with_result = with_parameters
            && (self.options.return_type || self.template_depth > 0 || self.whole == Some(signature))
            && (!enclosing || S::RETURN_TYPE_OF_ENCLOSING || constraint.is_some() || takes_result);
        let (result, parameters) = match result {
            None if S::TAGGED_CONSTRUCTORS_HAVE_RESULTS && parameters.len() < 2 && self.is_tagged_constructor(name) => {
                // A signature without parameters would be left.
                self.memory.is_refused |= with_parameters;
                (result, parameters)
            }
            None if S::TAGGED_CONSTRUCTORS_HAVE_RESULTS && self.is_tagged_constructor(name) => {
                let (result, rest) = self.ast.split_first(parameters);
                // `(void)` was then the second parameter.
                let is_void =
                    matches!(self.ast.items(rest), &[id] if matches!(self.ast.node(id), Node::Builtin(Builtin::VOID)));
                (result, if is_void { List::EMPTY } else { rest })
            }
            _ => (result, parameters),
        };
        let result = result.filter(|_| with_result);
        let (result, first) = if takes_result { (None, result) } else { (result, None) };
        let arguments = if S::LATE_TEMPLATE_PARAMETERS { self.arguments_of(name) } else { None };
        // A name alone has the constraint in its arguments, where GNU does not know them.
        let own_args = arguments.filter(|_| with_parameters || enclosing).map(|arguments| arguments.node);
        if let (Some(arguments), None) = (&arguments, own_args) {
            self.memory.is_refused |= self.has_dependent_constraint(arguments.node);
        }
        self.in_scope(arguments.map(|arguments| arguments.list), |printer| {
            let mut tail = Tail::None;
            if let Some(result) = result {
                tail = printer.part(Part::ReturnType, |printer| printer.left(result));
                match tail {
                    Tail::None => printer.push_byte(b' '),
                    Tail::Array if S::ARRAY_RESULTS_IN_PARENTHESES => printer.push(" ("),
                    Tail::Array | Tail::Function | Tail::Declarator => {}
                }
            }
            if enclosing {
                printer.in_enclosing = true;
            }
            let outer_args = std::mem::replace(&mut printer.function_args, own_args);
            printer.print(name);
            printer.function_args = outer_args;
            printer.in_enclosing = false;
            if with_parameters {
                printer.part(Part::Parameters, |printer| match first {
                    Some(first) => printer.parameters_after(first, parameters),
                    None => printer.parameters(parameters, explicit_object),
                });
            }
            let keeps_qualifiers = S::NAMES_ALONE && in_default_argument && printer.outermost == Some(signature);
            if (with_parameters || keeps_qualifiers) && S::QUALIFIERS_BEFORE_REST_OF_RESULT {
                printer.function_qualifiers(qualifiers, ref_qualifier);
            }
            if let Some(result) = result.filter(|_| tail != Tail::None) {
                if tail == Tail::Array && S::ARRAY_RESULTS_IN_PARENTHESES {
                    printer.push_byte(b')');
                }
                printer.part(Part::ReturnType, |printer| printer.right(result));
            }
            if with_parameters {
                if !S::QUALIFIERS_BEFORE_REST_OF_RESULT {
                    printer.function_qualifiers(qualifiers, ref_qualifier);
                }
                if constraint.is_some() {
                    printer.spaced_part(Part::RequiresClause, |printer| printer.trailing_requires(constraint));
                }
                if S::CONSTRAINTS_OF_TEMPLATE_ARGS {
                    let constraint = arguments.and_then(|arguments| arguments.constraint);
                    if constraint.is_some() {
                        printer.spaced_part(Part::RequiresClause, |printer| printer.trailing_requires(constraint));
                    }
                }
            }
        });
        self.in_enclosing = enclosing;
        self.function_name = outer_name;
        self.in_requires = in_requires;
    }

    /// The requires-clause of a function.
    fn trailing_requires(&mut self, constraint: Option<NodeId>) {
        let outer = std::mem::replace(&mut self.in_requires, true);
        self.requires(constraint);
        self.in_requires = outer;
    }

    /// `(auto, int)`: the return type as the first parameter, and the parameters.
    fn parameters_after(&mut self, result: NodeId, parameters: List) {
        self.parenthesized(|printer| {
            printer.part(Part::ReturnType, |printer| printer.print(result));
            printer.push(", ");
            if parameters.is_empty() {
                printer.push("void");
            }
            printer.list(parameters);
        });
    }

    /// ` const &`
    fn function_qualifiers(&mut self, qualifiers: Qualifiers, ref_qualifier: RefQualifier) {
        if qualifiers.is_none() && ref_qualifier == RefQualifier::None {
            return;
        }
        self.spaced_part(Part::CvQualifiers, |printer| printer.qualifiers(qualifiers));
        self.spaced_part(Part::RefQualifier, |printer| printer.ref_qualifier(ref_qualifier));
    }

    /// The template arguments that the signature of a function called `name` refers to.
    pub(super) fn arguments_of(&self, name: NodeId) -> Option<FunctionArgs> {
        let mut id = name;
        for _ in 0..self.max_depth {
            id = match self.ast.node(id) {
                Node::Template { args: node, .. } => {
                    return match self.ast.node(node) {
                        Node::TemplateArgs { args: list, constraint } => Some(FunctionArgs { node, list, constraint }),
                        _ => None,
                    };
                }
                Node::Local { entity, .. } | Node::DefaultArgument { entity, .. } => entity,
                _ => return None,
            };
        }
        None
    }

    /// True for the name of a constructor, destructor or conversion template with an ABI tag.
    fn is_tagged_constructor(&self, name: NodeId) -> bool {
        let entity = match self.ast.node(name) {
            Node::Local { entity, .. } => entity,
            _ => name,
        };
        let Node::Template { name, .. } = self.ast.node(entity) else {
            return false;
        };
        let Node::Nested { name, .. } = self.ast.node(name) else {
            return false;
        };
        let Node::AbiTagged { mut name, .. } = self.ast.node(name) else {
            return false;
        };
        while let Node::AbiTagged { name: inner, .. } = self.ast.node(name) {
            name = inner;
        }
        matches!(self.ast.node(name), Node::Constructor { .. } | Node::Destructor { .. } | Node::ConversionOperator(_))
    }

    /// `f<int>() requires C<int>`
    pub(super) fn constrained(&mut self, encoding: NodeId, constraint: NodeId) {
        let Node::Encoding { name, signature } = self.ast.node(encoding) else {
            return;
        };
        self.function(name, signature, Some(constraint));
    }

    /// ` [enable_if:condition, condition]`
    pub(super) fn enable_if(&mut self, encoding: NodeId, conditions: List) {
        self.print(encoding);
        if self.outermost.is_some() && !self.options.params {
            return;
        }
        self.push_byte(b' ');
        self.part(Part::EnableIf, |printer| {
            printer.push("[enable_if:");
            printer.list(conditions);
            printer.push_byte(b']');
        });
    }
}
