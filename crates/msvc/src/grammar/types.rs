//! Types.

use super::{Read, Reader, Stop};
use crate::arena::{Node, NodeId, PointerKind, TagKind};
use crate::codes::{Keyword, Qualifiers, builtin_type};

impl Reader<'_> {
    /// `<type>` without qualifiers before it.
    pub(super) fn plain_type(&mut self) -> Read<NodeId> {
        match self.peek() {
            // Most types are builtin types or classes.
            Some(letter @ (b'C'..=b'O' | b'X')) => self.builtin(letter),
            Some(b'V') => self.tag(TagKind::Class),
            Some(b'U') => self.tag(TagKind::Struct),
            Some(b'T') => self.tag(TagKind::Union),
            Some(b'W') => {
                if self.peek_at(1) != Some(b'4') {
                    return self.expected("an enumeration");
                }
                self.skip(1);
                self.tag(TagKind::Enum)
            }
            Some(letter @ b'P'..=b'S') => {
                let qualifiers = Qualifiers::of_pointer(letter).unwrap_or_default();
                self.pointer(PointerKind::Pointer, qualifiers, 1)
            }
            Some(b'A') => self.pointer(PointerKind::Reference, Qualifiers::NONE, 1),
            Some(b'Y') => self.array(),
            Some(b'_') => self.extended_builtin(),
            Some(b'?') => self.custom(),
            Some(b'$') => self.rare_type(),
            _ => self.expected("a type"),
        }
    }

    fn builtin(&mut self, letter: u8) -> Read<NodeId> {
        self.check_letters()?;
        match builtin_type(letter, false) {
            Some(name) => {
                self.skip(1);
                Ok(self.add(Node::Builtin { name, qualifiers: Qualifiers::NONE }))
            }
            None => self.expected("a type"),
        }
    }

    /// `_` and a letter.
    fn extended_builtin(&mut self) -> Read<NodeId> {
        self.check_letters()?;
        match self.peek_at(1).and_then(|letter| builtin_type(letter, true)) {
            Some(name) => {
                self.skip(2);
                Ok(self.add(Node::Builtin { name, qualifiers: Qualifiers::NONE }))
            }
            None => self.expected("a type"),
        }
    }

    /// A class or enumeration, at its last letter.
    fn tag(&mut self, kind: TagKind) -> Read<NodeId> {
        self.check_letters()?;
        self.skip(1);
        let name = self.type_name()?;
        Ok(self.add(Node::Tag { kind, name, qualifiers: Qualifiers::NONE }))
    }

    /// `?`, a name and `@`: `<auto>`, and whatever has no other code.
    fn custom(&mut self) -> Read<NodeId> {
        self.check_letters()?;
        self.skip(1);
        let name = self.unqualified_type_name()?;
        self.expect(b'@', "'@'")?;
        Ok(self.add(Node::Custom { name }))
    }

    /// `$$Q`: rvalue reference; `$$T`: `std::nullptr_t`; `$$A`: function.
    fn rare_type(&mut self) -> Read<NodeId> {
        let rest = self.rest();
        if rest.starts_with(b"$$Q") {
            return self.pointer(PointerKind::RvalueReference, Qualifiers::NONE, 3);
        }
        if rest.starts_with(b"$$A8@@") {
            self.skip(6);
            return self.function_type(true);
        }
        if rest.starts_with(b"$$A6") {
            self.skip(4);
            return self.function_type(false);
        }
        self.check_letters()?;
        if self.eat_all(b"$$T") {
            return Ok(self
                .add(Node::Builtin { name: const { &Keyword::new("std::nullptr_t") }, qualifiers: Qualifiers::NONE }));
        }
        self.expected("a type")
    }

    /// A pointer or reference, whose code is `length` long.
    fn pointer(&mut self, kind: PointerKind, qualifiers: Qualifiers, length: usize) -> Read<NodeId> {
        self.unknown = None;
        self.skip(length);
        self.nested(|reader| {
            let mut qualifiers = qualifiers;
            let mut class = NodeId::NONE;
            let pointee = if reader.eat(b'6') {
                reader.function_type(false)?
            } else if kind == PointerKind::Pointer && reader.eat(b'8') {
                class = reader.class_of_member()?;
                reader.function_type(true)?
            } else {
                qualifiers |= reader.pointer_extensions();
                let is_member = kind == PointerKind::Pointer && matches!(reader.peek(), Some(b'Q'..=b'T'));
                let of_pointee = reader.qualifiers();
                if kind == PointerKind::Pointer {
                    reader.check_letters()?;
                }
                if is_member {
                    class = reader.class_of_member()?;
                }
                let pointee = reader.plain_type()?;
                if is_member {
                    // As in the tool, its own qualifiers are lost.
                    reader.requalify(pointee, of_pointee);
                } else {
                    reader.qualify(pointee, of_pointee);
                }
                pointee
            };
            Ok(reader.add(Node::Pointer { kind, qualifiers, pointee, class }))
        })
    }

    /// The class of a pointer to member. If it cannot be read, this is an error, but not yet.
    fn class_of_member(&mut self) -> Read<NodeId> {
        let start = self.at;
        let pending = self.arena.pending.len();
        match self.type_name() {
            Err(Stop) if self.error.as_ref().is_some_and(|error| !error.is_limit()) => {
                let at = self.error.take().map_or(start, |error| error.offset());
                self.arena.pending.truncate(pending);
                self.unknown = Some((at, "a class"));
                Ok(NodeId::NONE)
            }
            result => result,
        }
    }

    /// `E`: `__ptr64`, which is not printed; `I`: `__restrict`; `F`: `__unaligned`.
    pub(super) fn pointer_extensions(&mut self) -> Qualifiers {
        let mut qualifiers = Qualifiers::NONE;
        self.eat(b'E');
        if self.eat(b'I') {
            qualifiers |= Qualifiers::RESTRICT;
        }
        if self.eat(b'F') {
            qualifiers |= Qualifiers::UNALIGNED;
        }
        qualifiers
    }

    /// The letter of `const` and `volatile`. An unknown one is an error later, unless a pointer follows.
    #[inline]
    pub(super) fn qualifiers(&mut self) -> Qualifiers {
        let start = self.at;
        match self.next().and_then(Qualifiers::of_letter) {
            Some(qualifiers) => qualifiers,
            None => {
                self.unknown = Some((start, "a qualifier"));
                Qualifiers::NONE
            }
        }
    }

    /// `Y`, the number of lengths, the lengths, the qualifiers after `$$C`, and the type of the elements.
    fn array(&mut self) -> Read<NodeId> {
        self.check_letters()?;
        self.skip(1);
        self.nested(|reader| {
            let start = reader.at;
            let dimensions = reader.unsigned()?;
            if dimensions == 0 {
                reader.at = start;
                return reader.expected("the number of dimensions");
            }
            let first = reader.arena.begin_numbers();
            // Each takes a byte, so this ends with the name.
            let mut dimension = 0;
            while dimension < dimensions {
                let length = reader.unsigned()?;
                reader.arena.add_number(i128::from(length));
                dimension = dimension.saturating_add(1);
            }
            let lengths = reader.arena.finish_numbers(first);
            let qualifiers = if reader.eat_all(b"$$C") {
                if matches!(reader.peek(), Some(b'Q'..=b'T')) {
                    return reader.expected("a qualifier");
                }
                reader.qualifiers()
            } else {
                Qualifiers::NONE
            };
            let element = reader.plain_type()?;
            Ok(reader.add(Node::Array { element, lengths, qualifiers }))
        })
    }
}
