//! The names and types that a digit refers to: the first ten of each in a context.
//!
//! A template's arguments are a context of their own.

use super::equal::Comparison;
use super::{Read, Reader};
use crate::arena::{Key, Node, NodeId, Span};
use demangling::ErrorKind;

/// How many names and types are remembered in a context.
const REMEMBERED: usize = 10;

/// The mark in the key of a template.
const TEMPLATE: Key = 1 << 31;

/// The key of the names that are neither identifiers nor templates that are called by one.
const OTHER: Key = 0;

/// A set of keys, which may seem to hold others too: each has one of 64 bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct KeySet(u64);

impl KeySet {
    /// Adds a key. False if it may be in the set already.
    #[inline]
    fn insert(&mut self, key: Key) -> bool {
        // The bits of the product that depend on all of the key.
        let bit = 1 << (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58);
        let is_new = self.0 & bit == 0;
        self.0 |= bit;
        is_new
    }
}

impl Reader<'_> {
    /// Reads the arguments of a template in a context of their own.
    pub(super) fn in_new_context<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let outer = (self.first_name, self.first_type, self.keys);
        (self.first_name, self.first_type, self.keys) =
            (self.arena.names.len(), self.arena.types.len(), KeySet::default());
        let result = read(self);
        self.arena.names.truncate(self.first_name);
        self.arena.types.truncate(self.first_type);
        (self.first_name, self.first_type, self.keys) = outer;
        result
    }

    /// Remembers a name, unless one with the same text is remembered already.
    pub(super) fn remember_name(&mut self, name: NodeId) -> Read<()> {
        self.remember(name, |reader| reader.key(name))
    }

    /// Remembers an identifier.
    #[inline(always)]
    pub(super) fn remember_identifier(&mut self, name: NodeId, identifier: Span) -> Read<()> {
        self.remember(name, |reader| reader.key_of(identifier))
    }

    #[inline(always)]
    fn remember(&mut self, name: NodeId, key: impl FnOnce(&Self) -> Key) -> Read<()> {
        if self.arena.names.len().wrapping_sub(self.first_name) >= REMEMBERED {
            return Ok(());
        }
        let key = key(self);
        if !self.keys.insert(key) && self.is_known(name, key)? {
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
        let rest = self.text.get(span.start as usize..).unwrap_or_default();
        let first = match rest.first_chunk::<4>() {
            Some(&bytes) => u32::from_le_bytes(bytes),
            None => rest.iter().fold(0, |key, &byte| (key << 8) | u32::from(byte)),
        };
        let length = span.end.wrapping_sub(span.start);
        // Without the bytes after a short identifier.
        let first = u64::from(first) << 32 << 4_u32.saturating_sub(length).wrapping_mul(8);
        first | (u64::from(length & 0x3fff_ffff) << 1) | 1
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
