//! The names and types that a digit refers to: the first ten of each in a context.
//!
//! A template's arguments are a context of their own.

use super::{Read, Reader};
use super::equal::Comparison;
use crate::arena::{Node, NodeId};
use demangling::ErrorKind;

/// How many names and types are remembered in a context.
const REMEMBERED: usize = 10;

impl Reader<'_> {
    /// Reads the arguments of a template in a context of their own.
    pub(super) fn in_new_context<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let outer = (self.first_name, self.first_type);
        (self.first_name, self.first_type) = (self.arena.names.len(), self.arena.types.len());
        let result = read(self);
        self.arena.names.truncate(self.first_name);
        self.arena.types.truncate(self.first_type);
        (self.first_name, self.first_type) = outer;
        result
    }

    /// Remembers a name, unless one with the same text is remembered already.
    #[inline]
    pub(super) fn remember_name(&mut self, name: NodeId) -> Read<()> {
        let known = self.arena.names.get(self.first_name..).unwrap_or_default();
        if known.len() >= REMEMBERED {
            return Ok(());
        }
        let mut comparison = Comparison { text: self.text, arena: self.arena, budget: self.comparisons };
        let is_known = known.iter().any(|&other| comparison.same_text(name, other));
        self.comparisons = comparison.budget;
        if self.comparisons == 0 {
            return self.fail(ErrorKind::TooMuchWork);
        }
        if !is_known {
            self.arena.names.push(name);
        }
        Ok(())
    }

    /// The name that a digit refers to.
    pub(super) fn name_reference(&mut self) -> Read<NodeId> {
        let names = self.arena.names.get(self.first_name..).unwrap_or_default();
        match referred(names, self.peek()) {
            Some(name) => {
                self.skip(1);
                // The printer has other options for its arguments.
                let is_template = matches!(self.arena.get(name), Some(Node::Template { .. }));
                Ok(if is_template { self.add(Node::Repeated(name)) } else { name })
            }
            None => self.fail(ErrorKind::UnknownSubstitution),
        }
    }

    /// Remembers the type of a parameter.
    #[inline]
    pub(super) fn remember_type(&mut self, ty: NodeId) {
        if self.arena.types.len().saturating_sub(self.first_type) < REMEMBERED {
            self.arena.types.push(ty);
        }
    }

    /// The type that a digit refers to.
    pub(super) fn type_reference(&mut self) -> Read<NodeId> {
        let types = self.arena.types.get(self.first_type..).unwrap_or_default();
        match referred(types, self.peek()) {
            Some(ty) => {
                self.skip(1);
                Ok(ty)
            }
            None => self.fail(ErrorKind::UnknownSubstitution),
        }
    }
}

/// What `digit` refers to.
fn referred(known: &[NodeId], digit: Option<u8>) -> Option<NodeId> {
    let index = digit?.checked_sub(b'0').filter(|&index| index < 10)?;
    known.get(usize::from(index)).copied()
}
