//! Prints pieces of a name alone, which is cheaper than printing the whole name.
//!
//! A piece has the same text as in the whole name. If its text may depend on the text before it, it is not printed, and
//! `query/` cuts it out of the whole text.

use super::recorder::Recorder;
use super::{Printer, Scope};
use crate::ast::{Node, NodeId};
use crate::spelling::style::Spelling;
use demangling::ErrorKind;

/// The pieces of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// `ns::A<int>::f`
    Name,
    /// `f`
    BaseName,
    /// `ns::A<int>`
    Scope,
}

impl<S: Spelling, R: Recorder> Printer<'_, S, R> {
    /// Appends a piece of the name that `path` leads to, from the root to the entity's own name. Returns false if it
    /// cannot be printed alone.
    pub(super) fn run_piece(
        &mut self,
        piece: Piece,
        path: impl Iterator<Item = NodeId> + Clone,
        out: &mut Vec<u8>,
    ) -> Result<bool, ErrorKind> {
        let Some(root) = path.clone().next() else { return Ok(false) };
        if self.options.simplify_std {
            return Ok(false);
        }
        let Some(own) = self.alone(piece, path.clone()) else { return Ok(false) };
        self.print_to(out, root, |printer| {
            let rest = printer.scopes(piece, path).unwrap_or(own);
            match piece {
                Piece::Scope => {}
                Piece::BaseName => printer.print(own),
                Piece::Name => {
                    if printer.out.len() > printer.start {
                        printer.push("::");
                    }
                    printer.print(rest);
                }
            }
        })?;
        Ok(true)
    }

    /// The entity's own name, if the text of the piece cannot depend on the text before it.
    fn alone(&self, piece: Piece, path: impl Iterator<Item = NodeId>) -> Option<NodeId> {
        let mut own = None;
        let mut result_before = false;
        let mut is_nested = false;
        for id in path {
            own = Some(id);
            match self.ast.node(id) {
                // These have parts without nodes, or text before the scope.
                Node::StdAbbreviation { .. }
                | Node::LocalString(_)
                | Node::DefaultArgument { .. }
                | Node::Friend(_)
                | Node::Elaborated { .. }
                | Node::Qualified { .. } => return None,
                // Through a substitution, the last component of a name can have a scope of its own.
                Node::Nested { .. } | Node::Local { .. } if is_nested => return None,
                Node::Nested { scope, .. }
                    if !S::FRIEND_AFTER_NAME && piece != Piece::BaseName && self.begins_with_friend(scope) =>
                {
                    return None;
                }
                Node::Nested { .. } => is_nested = true,
                // By an inherited constructor a template can be the name of another.
                Node::Template { name, .. } if matches!(self.ast.node(name), Node::Template { .. }) => return None,
                Node::Encoding { signature, .. } => {
                    result_before = matches!(self.ast.node(signature), Node::Function { result: Some(_), .. });
                }
                // A constructor with a tag may be printed with a return type that its signature does not have.
                Node::AbiTagged { .. } => result_before = true,
                _ => {}
            }
        }
        // Only template parameters that are looked up late depend on the text before them.
        if !S::LATE_TEMPLATE_PARAMETERS || piece != Piece::BaseName && !result_before {
            return own;
        }
        own.filter(|&own| {
            let is_simple = matches!(self.ast.node(own), Node::Identifier(_) | Node::OperatorName(_));
            is_simple && piece == Piece::BaseName || !self.ast.has_template_parameter_up_to(own)
        })
    }

    /// True for a name that begins with LLVM's `friend `, which is no part of the name.
    fn begins_with_friend(&self, name: NodeId) -> bool {
        let mut id = name;
        for _ in 0..self.max_depth {
            id = match self.ast.node(id) {
                Node::Friend(_) => return true,
                Node::Nested { scope: first, .. } | Node::Template { name: first, .. } => first,
                _ => return false,
            };
        }
        false
    }

    /// Enters the scopes of the entity's own name, and prints them unless only the base name is wanted. Returns the
    /// innermost component of the name, without template arguments.
    fn scopes(&mut self, piece: Piece, path: impl Iterator<Item = NodeId>) -> Option<NodeId> {
        let mut rest = None;
        for id in path {
            let scope = match self.ast.node(id) {
                Node::Encoding { name, .. } => {
                    self.enter_function(name);
                    rest = Some(name);
                    continue;
                }
                Node::Template { name, .. } => {
                    rest = Some(name);
                    continue;
                }
                Node::Nested { scope, name } => {
                    rest = Some(name);
                    scope
                }
                Node::Local { function, entity } => {
                    rest = Some(entity);
                    function
                }
                _ => {
                    if matches!(self.ast.node(id), Node::AbiTagged { .. } | Node::InModule { .. }) {
                        rest = rest.or(Some(id));
                    }
                    continue;
                }
            };
            if piece == Piece::BaseName {
                continue;
            }
            if self.out.len() > self.start {
                self.push("::");
            }
            if let Node::Local { .. } = self.ast.node(id) {
                self.enclosing(scope);
            } else {
                self.print(scope);
            }
        }
        rest
    }

    /// Enters a function and the scope of its template arguments, as [`Printer::function`] does before it prints the
    /// name.
    fn enter_function(&mut self, name: NodeId) {
        self.function_name = Some(name);
        if !S::LATE_TEMPLATE_PARAMETERS {
            return;
        }
        if let Some(arguments) = self.arguments_of(name) {
            self.memory.scopes.push(Scope { arguments: arguments.list, outer: self.scope });
            self.scope = self.memory.scopes.len();
            self.function_args = Some(arguments.node);
        }
    }
}
