//! The names and types that a digit refers to: the first ten of each in a context.
//!
//! A template's arguments are a context of their own.

use super::equal::Comparison;
use super::{Read, Reader};
use crate::arena::{Key, Node, NodeId, Span, slice};
use demangling::ErrorKind;

/// How many names and types are remembered in a context.
const REMEMBERED: usize = 10;

/// The mark in the key of a template.
const TEMPLATE: Key = 1 << 31;

/// The key of the names that are neither identifiers nor templates that are called by one.
const OTHER: Key = 0;

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
    pub(super) fn remember_name(&mut self, name: NodeId) -> Read<()> {
        self.remember(name, |reader| reader.key(name))
    }

    /// Remembers an identifier.
    #[inline]
    pub(super) fn remember_identifier(&mut self, name: NodeId, identifier: Span) -> Read<()> {
        self.remember(name, |reader| reader.key_of(identifier))
    }

    #[inline(always)]
    fn remember(&mut self, name: NodeId, key: impl FnOnce(&Self) -> Key) -> Read<()> {
        let known = self.arena.names.get(self.first_name..).unwrap_or_default();
        if known.len() >= REMEMBERED {
            return Ok(());
        }
        let key = key(self);
        if known.iter().any(|&(_, other)| other == key) && self.is_known(name, key)? {
            return Ok(());
        }
        self.arena.add_name(name, key);
        Ok(())
    }

    /// True if a name with the same text is remembered. It has the same key.
    #[inline(never)]
    fn is_known(&mut self, name: NodeId, key: Key) -> Read<bool> {
        let known = self.arena.names.get(self.first_name..).unwrap_or_default();
        let mut comparison =
            Comparison { text: self.text, arena: self.arena, budget: self.comparisons, depth: self.depth, error: None };
        let is_known = known.iter().any(|&(other, other_key)| key == other_key && comparison.same_name(name, other));
        let error = comparison.error;
        self.comparisons = comparison.budget;
        match error {
            Some(kind) => self.fail(kind),
            None => Ok(is_known),
        }
    }

    /// The key of a name: the length and the first bytes of an identifier, with a mark if it is that of a template.
    #[inline]
    fn key(&self, name: NodeId) -> Key {
        match self.arena.get(name) {
            Some(Node::Source(span)) => self.key_of(span),
            Some(Node::Template { name, .. }) => match self.arena.get(name) {
                Some(Node::Source(span)) => self.key_of(span) | TEMPLATE,
                _ => OTHER,
            },
            Some(Node::Structor { class, is_destructor: false }) => self.key(class),
            _ => OTHER,
        }
    }

    #[inline]
    fn key_of(&self, span: Span) -> Key {
        let name = slice(self.text, span);
        let first = match name.first_chunk::<4>() {
            Some(&bytes) => u32::from_le_bytes(bytes),
            None => name.iter().fold(0, |key, &byte| (key << 8) | u32::from(byte)),
        };
        (u64::from(first) << 32) | (u64::from(span.end.wrapping_sub(span.start) & 0x3fff_ffff) << 1) | 1
    }

    /// The name that a digit refers to.
    pub(super) fn name_reference(&mut self) -> Read<NodeId> {
        let names = self.arena.names.get(self.first_name..).unwrap_or_default();
        match referred(names, self.peek()) {
            Some((name, _)) => {
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
        if self.arena.types.len().wrapping_sub(self.first_type) < REMEMBERED {
            self.arena.add_type(ty);
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
fn referred<T: Copy>(known: &[T], digit: Option<u8>) -> Option<T> {
    let index = digit?.checked_sub(b'0').filter(|&index| index < 10)?;
    known.get(usize::from(index)).copied()
}
