//! Template arguments, template parameters and pack expansions.

use super::recorder::Recorder;
use super::{Expansion, Label, ParameterState, Printer, Scope, Tail, Workspace};
use crate::ast::{List, Node, NodeId, ParameterKind, ParameterRole, Span, children};
use crate::codes::operator::Precedence;
use crate::spelling::style::Spelling;
use crate::spelling::token;
use demangling::Part;

/// The meaning of a template parameter in the current scope.
#[derive(Clone, Copy)]
enum Meaning {
    /// An argument, and the scope that it belongs to.
    Argument(NodeId, usize),
    /// Nothing, since the pack has no element at the current index.
    Nothing,
    /// The parameter of a generic closure.
    Auto,
}

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    /// `name<args>`
    pub(super) fn template(&mut self, name: NodeId, args: NodeId, in_conversion: bool) {
        if self.options.simplify_std {
            return self.simplified_template(name, args);
        }
        self.print(name);
        // LLVM takes the last template arguments for those of the operator.
        if in_conversion && self.conversion_end == Some(self.ast.span(args).end) {
            self.conversion_args = Some(args);
        } else {
            self.print(args);
        }
    }

    /// The constraint that is printed in template arguments. That of a function's own template arguments is printed
    /// after the function.
    pub(super) fn inner_constraint(&self, args: NodeId, constraint: Option<NodeId>) -> Option<NodeId> {
        constraint.filter(|_| S::CONSTRAINTS_OF_TEMPLATE_ARGS && self.function_args != Some(args))
    }

    /// True if the constraint in these template arguments refers to a template parameter.
    pub(super) fn has_dependent_constraint(&mut self, args: NodeId) -> bool {
        match self.ast.node(args) {
            Node::TemplateArgs { constraint: Some(constraint), .. } => self.has_parameter(constraint),
            _ => false,
        }
    }

    fn has_parameter(&mut self, id: NodeId) -> bool {
        if matches!(self.ast.node(id), Node::TemplateParameter { .. }) || !self.enter() {
            return true;
        }
        let found = children(self.ast, id).into_iter().any(|child| self.has_parameter(child));
        self.leave();
        found
    }

    pub(super) fn template_args(&mut self, args: List, constraint: Option<NodeId>) {
        if !self.options.template_args && !self.whole_args {
            if self.expansion.in_pattern {
                self.measured(args);
            }
            return;
        }
        if S::SPACE_BETWEEN_ANGLES && self.last() == b'<' {
            self.push_byte(b' ');
        }
        self.open(Label::Part(Part::TemplateArgs));
        self.push_byte(b'<');
        let is_too_deep = self.options.max_template_depth.is_some_and(|max| self.template_depth >= max);
        if is_too_deep && !self.whole_args {
            if self.measured(args) {
                self.part(Part::TemplateArg, |printer| printer.push("..."));
            }
        } else {
            self.inside_angles(|printer| {
                printer.without_pending(|printer| {
                    printer.list(args);
                    printer.requires(constraint);
                });
            });
        }
        self.close_angle();
        self.close();
    }

    /// Runs `print` for the text between `<` and `>`.
    #[inline]
    pub(super) fn inside_angles<T>(&mut self, print: impl FnOnce(&mut Self) -> T) -> T {
        let depth = self.template_depth;
        self.template_depth = depth.saturating_add(1);
        let outer = std::mem::replace(&mut self.gt_is_operator, false);
        let enclosing = std::mem::replace(&mut self.in_enclosing, false);
        let printed = print(self);
        self.in_enclosing = enclosing;
        self.gt_is_operator = outer;
        self.template_depth = depth;
        printed
    }

    /// True if a list would print any text. The text is removed again, but packs in it determine the length of the
    /// expansion.
    fn measured(&mut self, list: List) -> bool {
        let start = self.lengths();
        self.without_pending(|printer| printer.list(list));
        let has_text = self.out.len() > start.len;
        self.back_to(start);
        has_text
    }

    /// Prints `>`, after a space if the style separates two of them.
    pub(super) fn close_angle(&mut self) {
        if S::SPACE_BETWEEN_ANGLES && self.last() == b'>' {
            self.push_byte(b' ');
        }
        self.push_byte(b'>');
    }

    // ---- parameters ---------------------------------------------------------------------------------------------

    /// The meaning of a template parameter in `scope`.
    fn meaning(&mut self, id: NodeId, target: Option<NodeId>, index: u32, scope: usize) -> Meaning {
        let (argument, scope) = if let Some(argument) = self.argument_of_level(id, index) {
            self.look_up(index, scope);
            (argument, scope)
        } else if S::CLOSURES_HIDE_TEMPLATES && self.in_closure {
            match target.filter(|_| self.has_level(id)).or_else(|| self.closure_parameter(index)) {
                Some(id) => (id, scope),
                None => return Meaning::Auto,
            }
        } else {
            match (self.look_up(index, scope), target) {
                (Some((id, scope)), _) => (id, scope),
                (None, Some(id)) => (id, scope),
                (None, None) => return Meaning::Auto,
            }
        };
        match self.argument(argument) {
            Some(element) => Meaning::Argument(element, scope),
            None => Meaning::Nothing,
        }
    }

    /// The template argument that a parameter refers to; for a pack, its element at the current index of the expansion.
    fn argument(&mut self, argument: NodeId) -> Option<NodeId> {
        let value = match self.ast.node(argument) {
            Node::QualifiedArgument { argument, .. } if S::DECLARED_PACKS_STAY_WHOLE => {
                return Some(argument);
            }
            Node::QualifiedArgument { argument, .. } => argument,
            _ => argument,
        };
        match self.ast.node(value) {
            Node::ArgumentPack(list) => self.element(value, list),
            _ => Some(value),
        }
    }

    /// The name of an explicit parameter of the closure that is being printed, if that was already printed.
    fn closure_parameter(&self, index: u32) -> Option<NodeId> {
        if index >= self.closure_parameters {
            return None;
        }
        let Node::TemplateHead { parameters, .. } = self.ast.node(self.closure_head?) else { return None };
        let mut declaration = *self.ast.items(parameters).get(index as usize)?;
        if let Node::ParameterPack(inner) = self.ast.node(declaration) {
            declaration = inner;
        }
        match self.ast.node(declaration) {
            Node::TypeParameter { name, .. }
            | Node::NonTypeParameter { name, .. }
            | Node::TemplateTemplateParameter { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The argument of a parameter in the requires-clause of a function that has template parameters of several levels,
    /// as a member template of a class template has, and of a parameter that was read in a constraint.
    ///
    /// A constraint counts the levels from the outermost one, and a signature from the innermost, whose arguments are
    /// the only ones that are not yet in it. So one candidate for substitution means two things.
    fn argument_of_level(&mut self, id: NodeId, index: u32) -> Option<NodeId> {
        let Node::TemplateParameter { role, .. } = self.ast.node(id) else { return None };
        if self.in_closure || !self.in_requires && role != ParameterRole::Constraint {
            return None;
        }
        let level = self.level(id);
        let levels = self.levels_of(self.function_name?);
        if !self.spend(levels.len()) || levels.len() < 2 && level == 0 {
            return None;
        }
        // Of a friend, the class around is not in the name.
        let innermost = levels.last();
        let arguments = if self.in_requires { levels.get(level).or(innermost) } else { innermost };
        self.ast.items(*arguments?).get(index as usize).copied()
    }

    /// The template arguments in a name, the outermost ones first.
    fn levels_of(&self, name: NodeId) -> Vec<List> {
        let mut levels = Vec::new();
        let mut rest = vec![name];
        while let Some(id) = rest.pop() {
            match self.ast.node(id) {
                Node::Nested { scope: first, name: second }
                | Node::Template { name: first, args: second, .. }
                | Node::Local { function: first, entity: second }
                | Node::DefaultArgument { function: first, entity: second, .. } => rest.extend([second, first]),
                Node::TemplateArgs { args, .. } => levels.push(args),
                Node::AbiTagged { name, .. }
                | Node::Friend(name)
                | Node::InModule { name, .. }
                | Node::QualifiedName { name, .. }
                | Node::Encoding { name, .. }
                | Node::Constrained { encoding: name, .. } => rest.push(name),
                _ => {}
            }
        }
        levels
    }

    /// 0 for `T_`, 1 for `TL0__`, 2 for `TL1__`.
    fn level(&self, id: NodeId) -> usize {
        let code = self.ast.span(id).of(self.input);
        let digits = code.strip_prefix(b"TL").unwrap_or_default().split(|&byte| byte == b'_').next();
        let level = digits.and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<usize>().ok());
        level.map_or(0, |level| level.saturating_add(1))
    }

    /// True for `TL0__`, false for `T_`. c++filt rejects the former in a closure, so there is no text of its own to
    /// match.
    fn has_level(&self, id: NodeId) -> bool {
        self.ast.span(id).of(self.input).get(1) == Some(&b'L')
    }

    /// Runs `print` in the scope where `referent`, if it is a template parameter, was first printed after a reference.
    /// GNU remembers this scope, and returns to it when a substitution uses the parameter elsewhere.
    pub(super) fn where_first_referred_to<T>(
        &mut self,
        reference: NodeId,
        referent: NodeId,
        print: impl FnOnce(&mut Self) -> T,
    ) -> T {
        if !S::LATE_TEMPLATE_PARAMETERS
            || self.in_closure
            || !matches!(self.ast.node(referent), Node::TemplateParameter { .. })
        {
            return print(self);
        }
        let here = self.scope;
        let around = self.open_parameter(reference);
        let state = self.parameter_state(referent);
        let first = *state.first_scope.get_or_insert(here);
        // Inside itself, the parameter belongs to the current scope.
        let scope = if around == 0 && state.open == 0 { first } else { here };
        let outer = std::mem::replace(&mut self.scope, scope);
        let result = print(self);
        self.scope = outer;
        self.close_parameter(reference);
        result
    }

    /// The state of a template parameter, or of a reference to one.
    fn parameter_state(&mut self, id: NodeId) -> &mut ParameterState {
        let Workspace { parameters, no_parameter, .. } = &mut *self.memory;
        if parameters.is_empty() {
            parameters.resize(self.ast.len().saturating_add(1), ParameterState::default());
        }
        parameters.get_mut(id.number() as usize).unwrap_or(no_parameter)
    }

    /// Marks `id` as being printed once more. Returns how often it already was.
    fn open_parameter(&mut self, id: NodeId) -> u32 {
        let state = self.parameter_state(id);
        let around = state.open;
        state.open = around.saturating_add(1);
        around
    }

    fn close_parameter(&mut self, id: NodeId) {
        let state = self.parameter_state(id);
        state.open = state.open.saturating_sub(1);
    }

    /// The argument in a scope, for the style that looks it up when it prints.
    fn late_argument(&self, index: u32, scope: usize) -> Option<(NodeId, usize)> {
        if !S::LATE_TEMPLATE_PARAMETERS {
            return None;
        }
        let Scope { arguments, outer } = *self.memory.scopes.get(scope.checked_sub(1)?)?;
        let argument = *self.ast.items(arguments).get(index as usize)?;
        Some((argument, outer))
    }

    /// [`Self::late_argument`], which notes that there is none.
    fn look_up(&mut self, index: u32, scope: usize) -> Option<(NodeId, usize)> {
        let argument = self.late_argument(index, scope);
        self.memory.is_refused |= S::LATE_TEMPLATE_PARAMETERS && argument.is_none();
        argument
    }

    /// The element of a pack at the current index of the expansion.
    fn element(&mut self, pack: NodeId, list: List) -> Option<NodeId> {
        if self.expansion.whole {
            return Some(pack);
        }
        self.expansion.length.get_or_insert(list.len());
        self.ast.items(list).get(self.expansion.index).copied()
    }

    pub(super) fn template_parameter(
        &mut self,
        id: NodeId,
        target: Option<NodeId>,
        index: u32,
        role: ParameterRole,
    ) -> Tail {
        if role == ParameterRole::Constraint
            && (!S::ARGUMENTS_IN_CONSTRAINTS || target.is_none())
            && self.argument_of_level(id, index).is_none()
        {
            // The name does not contain the outer levels of template parameters that a constraint can refer to.
            self.look_up(index, self.scope);
            let span = self.ast.span(id);
            self.push_text(Span { end: span.end.saturating_sub(1), ..span });
            return Tail::None;
        }
        match self.meaning(id, target, index, self.scope) {
            Meaning::Argument(argument, scope) => {
                let mut tail = Tail::None;
                self.opened(id, role, |printer| {
                    let outer = std::mem::replace(&mut printer.scope, scope);
                    tail = printer.left(argument);
                    printer.scope = outer;
                });
                tail
            }
            Meaning::Nothing => {
                // GNU takes an element that the pack does not have for an error.
                self.memory.is_refused |= S::LATE_TEMPLATE_PARAMETERS;
                Tail::None
            }
            Meaning::Auto => {
                self.push(token::AUTO);
                if S::NUMBERED_AUTO {
                    self.push_byte(b':');
                    self.push_number(u64::from(index) + 1);
                }
                Tail::None
            }
        }
    }

    pub(super) fn template_parameter_right(
        &mut self,
        id: NodeId,
        target: Option<NodeId>,
        index: u32,
        role: ParameterRole,
    ) {
        if let Meaning::Argument(argument, scope) = self.meaning(id, target, index, self.scope) {
            self.opened(id, role, |printer| {
                let outer = std::mem::replace(&mut printer.scope, scope);
                printer.right(argument);
                printer.scope = outer;
            });
        }
    }

    /// Prints the argument of a parameter, unless the parameter precedes its template arguments and is already being
    /// printed.
    fn opened(&mut self, id: NodeId, role: ParameterRole, print: impl FnOnce(&mut Self)) {
        if role == ParameterRole::Constraint {
            // What it stands for has no parameters of this function.
            let name = self.function_name.take();
            print(self);
            self.function_name = name;
            return;
        }
        let forward = role == ParameterRole::Forward;
        if !forward && !S::LATE_TEMPLATE_PARAMETERS {
            return print(self);
        }
        let around = self.open_parameter(id);
        // GNU takes what is inside itself twice for endless.
        self.memory.is_refused |= S::LATE_TEMPLATE_PARAMETERS && around > 1;
        if around == 0 || !forward {
            print(self);
        }
        self.close_parameter(id);
    }

    /// The node that `id` becomes once template parameters are replaced by their arguments.
    pub(super) fn resolved(&mut self, id: NodeId) -> NodeId {
        let mut id = id;
        let mut scope = self.scope;
        while let Node::TemplateParameter { target, index, role } = self.ast.node(id) {
            if role == ParameterRole::Constraint
                && !S::ARGUMENTS_IN_CONSTRAINTS
                && self.argument_of_level(id, index).is_none()
            {
                break;
            }
            match self.meaning(id, target, index, scope) {
                Meaning::Argument(next, next_scope) if next != id && self.spend(1) => {
                    id = next;
                    scope = next_scope;
                }
                _ => break,
            }
        }
        id
    }

    /// Runs `print` in a scope where `T_` refers to `arguments`.
    pub(super) fn in_scope(&mut self, arguments: Option<List>, print: impl FnOnce(&mut Self)) {
        let Some(arguments) = arguments.filter(|_| S::LATE_TEMPLATE_PARAMETERS) else {
            return print(self);
        };
        let outer = self.scope;
        // A scope outlives its function, since a reference may return to it.
        self.memory.scopes.push(Scope { arguments, outer });
        self.scope = self.memory.scopes.len();
        print(self);
        self.scope = outer;
    }

    // ---- packs --------------------------------------------------------------------------------------------------

    /// Prints the pattern once for each element of the packs in it.
    pub(super) fn pack_expansion(&mut self, pattern: NodeId) {
        if S::LATE_TEMPLATE_PARAMETERS {
            return self.late_pack_expansion(pattern);
        }
        let outer = std::mem::replace(&mut self.expansion, Expansion { in_pattern: true, ..Expansion::NONE });
        let start = self.lengths();
        self.open(Label::Element);
        self.print(pattern);
        if self.expansion.length.is_none() {
            self.push("...");
        }
        self.close();
        match self.expansion.length {
            None => {}
            Some(0) => self.back_to(start),
            Some(length) => {
                for index in 1..length {
                    if self.stopped.is_some() {
                        break;
                    }
                    self.push(", ");
                    self.expansion = Expansion { index, length: Some(length), ..self.expansion };
                    self.open(Label::Element);
                    self.print(pattern);
                    self.close();
                }
            }
        }
        self.expansion = outer;
    }

    /// Does the same for the style that looks for a pack, in the current scope, before it prints the pattern. Text
    /// after the expansion still sees the last element, since GNU does not return to the outer expansion.
    fn late_pack_expansion(&mut self, pattern: NodeId) {
        let Some(pack) = self.find_pack(pattern) else {
            self.open(Label::Element);
            self.operand(pattern, Precedence::Cast, true);
            self.push("...");
            return self.close();
        };
        for index in 0..pack.len() {
            if self.stopped.is_some() {
                break;
            }
            if index > 0 {
                self.push(", ");
            }
            self.expansion = Expansion { index, ..Expansion::NONE };
            self.open(Label::Element);
            self.print(pattern);
            self.close();
        }
    }

    /// The first pack that a template parameter in `pattern` refers to in the current scope. In a closure a parameter
    /// is `auto`.
    fn find_pack(&mut self, pattern: NodeId) -> Option<List> {
        match self.ast.node(pattern) {
            Node::TemplateParameter { .. } if self.in_closure => None,
            Node::TemplateParameter { target, index, .. } => {
                // GNU takes a parameter outside of all templates for an error, also where no text depends on it.
                let bound = self.scope > 0;
                self.memory.is_refused |= S::LATE_TEMPLATE_PARAMETERS && !bound;
                let argument = match self.argument_of_level(pattern, index) {
                    Some(argument) => argument,
                    None if bound => self.late_argument(index, self.scope)?.0,
                    None => target?,
                };
                let argument = match self.ast.node(argument) {
                    Node::QualifiedArgument { argument, .. } => argument,
                    _ => argument,
                };
                match self.ast.node(argument) {
                    Node::ArgumentPack(list) => Some(list),
                    _ => None,
                }
            }
            Node::PackExpansion(_) | Node::Closure { .. } => None,
            _ => {
                if !self.enter() {
                    return None;
                }
                let found = children(self.ast, pattern).into_iter().find_map(|child| self.find_pack(child));
                self.leave();
                found
            }
        }
    }

    /// Runs `print` with each pack printed as the list of its elements.
    pub(super) fn with_whole_packs(&mut self, print: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.expansion, Expansion { whole: true, ..Expansion::NONE });
        print(self);
        self.expansion = outer;
    }

    /// The number of elements of the packs in `pattern`, or 0 if there are none.
    pub(super) fn pack_length(&mut self, pattern: NodeId) -> usize {
        self.find_pack(pattern).map_or(0, List::len)
    }

    // ---- declarations -------------------------------------------------------------------------------------------

    pub(super) fn synthetic_parameter(&mut self, kind: ParameterKind, index: u32, position: u32) {
        self.push(match kind {
            ParameterKind::Type => "$T",
            ParameterKind::NonType => "$N",
            ParameterKind::Template => "$TT",
        });
        if S::PARAMETERS_NUMBERED_TOGETHER {
            self.push_number(position);
        } else if let Some(number) = index.checked_sub(1) {
            self.push_number(number);
        }
    }

    pub(super) fn template_head(&mut self, parameters: List, constraint: Option<NodeId>) {
        self.push_byte(b'<');
        let ends = S::CLOSURE_HEADS_END_AT_A_PACK && !self.in_template_parameter;
        self.list(if ends { self.up_to_a_pack(parameters) } else { parameters });
        self.push_byte(b'>');
        // The constraint of a template template parameter is printed after its name.
        if constraint.is_some() && self.options.requires && !self.in_template_parameter {
            self.requires(constraint);
            self.push_byte(b' ');
        }
    }

    fn up_to_a_pack(&self, parameters: List) -> List {
        let mut declarations = self.ast.items(parameters).iter();
        let pack = declarations.position(|&id| matches!(self.ast.node(id), Node::ParameterPack(_)));
        pack.map_or(parameters, |pack| parameters.first(pack.saturating_add(1)))
    }

    /// Prints the declaration of a type parameter, with `...` before its name if it is a `pack`.
    pub(super) fn type_parameter(&mut self, name: NodeId, constraint: Option<NodeId>, pack: bool) {
        match constraint {
            Some(constraint) => self.print(constraint),
            None => self.push("typename"),
        }
        self.declared_name(name, pack, true);
    }

    pub(super) fn non_type_parameter(&mut self, name: NodeId, ty: NodeId, pack: bool) {
        if S::NAME_AFTER_WHOLE_TYPE {
            self.print(ty);
            return self.declared_name(name, pack, true);
        }
        let tail = self.left(ty);
        self.declared_name(name, pack, tail == Tail::None);
        self.right(ty);
    }

    pub(super) fn template_template_parameter(&mut self, name: NodeId, head: NodeId, pack: bool) {
        self.push("template");
        let outer = std::mem::replace(&mut self.in_template_parameter, true);
        self.print(head);
        self.in_template_parameter = outer;
        self.push(S::TEMPLATE_TEMPLATE_KEYWORD);
        self.declared_name(name, pack, true);
        if let Node::TemplateHead { constraint, .. } = self.ast.node(head) {
            self.requires(constraint);
        }
    }

    pub(super) fn parameter_pack(&mut self, declaration: NodeId) {
        if !self.enter() {
            return;
        }
        match self.ast.node(declaration) {
            Node::TypeParameter { name, constraint } => self.type_parameter(name, constraint, true),
            Node::NonTypeParameter { name, ty } => self.non_type_parameter(name, ty, true),
            Node::TemplateTemplateParameter { name, head } => self.template_template_parameter(name, head, true),
            Node::ParameterPack(inner) => self.parameter_pack(inner),
            _ => self.print(declaration),
        }
        self.leave();
    }

    fn declared_name(&mut self, name: NodeId, pack: bool, space: bool) {
        if pack && S::ELLIPSIS_BEFORE_SPACE {
            self.push("...");
        }
        if S::NAMELESS_INNER_PARAMETERS && self.in_template_parameter {
            return;
        }
        self.closure_parameters = self.closure_parameters.saturating_add(1);
        if space {
            self.push_byte(b' ');
        }
        if pack && !S::ELLIPSIS_BEFORE_SPACE {
            self.push("...");
        }
        self.print(name);
    }
}
