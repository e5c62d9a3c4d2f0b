//! `<mangled-name>`: symbols, and the names of types in their RTTI descriptors.

use super::{Arm64Ec, Read, Reader};
use crate::arena::{Node, NodeId};
use crate::codes::{Qualifiers, Special, Storage};

impl Reader<'_> {
    /// `<mangled-name>`: a symbol, or `.` and a type, which is the name in an RTTI descriptor.
    pub(super) fn mangled_name(&mut self) -> Read<NodeId> {
        if self.eat(b'.') {
            let ty = self.result_type()?;
            self.check_letters()?;
            return Ok(self.type_descriptor(ty, Special::TypeDescriptorName));
        }
        self.symbol_at(false)
    }

    /// The descriptor of a type is printed like a variable of this type.
    pub(super) fn type_descriptor(&mut self, ty: NodeId, special: Special) -> NodeId {
        let name = self.add(Node::Special(special));
        self.add(Node::Variable { name, ty, storage: Storage::NONE })
    }

    /// A symbol within another one. It begins with `?`.
    pub(super) fn symbol(&mut self) -> Read<NodeId> {
        self.symbol_at(true)
    }

    fn symbol_at(&mut self, is_nested: bool) -> Read<NodeId> {
        self.nested(|reader| {
            if reader.rest().starts_with(b"??@") {
                return reader.hashed();
            }
            reader.expect(b'?', "'?'")?;
            if let Some(symbol) = reader.special_symbol(is_nested)? {
                return Ok(symbol);
            }
            let name = reader.symbol_name()?;
            reader.encoding(name)
        })
    }

    /// `??@<hash>@`: the hash of a name that was too long. That of a complete object locator is followed by `??_R4@`.
    fn hashed(&mut self) -> Read<NodeId> {
        let start = self.at;
        self.skip(3);
        let Some(length) = self.rest().iter().position(|&byte| byte == b'@') else {
            return self.unterminated();
        };
        self.skip(length.saturating_add(1));
        self.eat_all(b"??_R4@");
        let span = self.span_from(start);
        Ok(self.add(Node::Hashed(span)))
    }

    /// What follows the name of a function or variable.
    pub(super) fn encoding(&mut self, name: NodeId) -> Read<NodeId> {
        if self.arm64ec == Arm64Ec::Marked {
            self.eat_all(b"$$h");
        }
        match self.peek().and_then(Storage::of_digit) {
            Some(storage) => {
                self.skip(1);
                self.variable(name, storage)
            }
            None => self.function_symbol(name),
        }
    }

    /// `<variable-type> <cvr-qualifiers>`, after the digit.
    pub(super) fn variable(&mut self, name: NodeId, storage: Storage) -> Read<NodeId> {
        if self.conversion_of(name).is_some() {
            self.at = self.at.saturating_sub(1);
            return self.expected("the return type of a conversion operator");
        }
        let ty = self.plain_type()?;
        match self.arena.get(ty) {
            Some(Node::Pointer { kind, qualifiers, pointee, class }) => {
                let more = self.pointer_extensions();
                let of_pointee = self.qualifiers();
                if class.exists() {
                    // It is the class of the member, which is known already.
                    self.type_name()?;
                }
                self.check_letters()?;
                self.arena.set(ty, Node::Pointer { kind, qualifiers: qualifiers | more, pointee, class });
                self.qualify(pointee, of_pointee);
            }
            _ => {
                let qualifiers = self.qualifiers();
                self.check_letters()?;
                self.requalify(ty, qualifiers);
            }
        }
        Ok(self.add(Node::Variable { name, ty, storage }))
    }

    /// Adds qualifiers to a type.
    pub(super) fn qualify(&mut self, ty: NodeId, more: Qualifiers) {
        if more == Qualifiers::NONE {
            return;
        }
        if let Some(mut node) = self.arena.get(ty) {
            if let Some(qualifiers) = qualifiers_of(&mut node) {
                *qualifiers |= more;
                self.arena.set(ty, node);
            }
        }
    }

    /// Replaces the qualifiers of a type.
    pub(super) fn requalify(&mut self, ty: NodeId, new: Qualifiers) {
        if let Some(mut node) = self.arena.get(ty) {
            if let Some(qualifiers) = qualifiers_of(&mut node) {
                *qualifiers = new;
                self.arena.set(ty, node);
            }
        }
    }
}

/// The qualifiers of a type.
fn qualifiers_of(node: &mut Node) -> Option<&mut Qualifiers> {
    match node {
        Node::Builtin { qualifiers, .. }
        | Node::Tag { qualifiers, .. }
        | Node::Pointer { qualifiers, .. }
        | Node::Array { qualifiers, .. } => Some(qualifiers),
        Node::Function(signature) => Some(&mut signature.qualifiers),
        _ => None,
    }
}
