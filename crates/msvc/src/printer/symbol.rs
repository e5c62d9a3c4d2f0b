//! Symbols.

use super::Printer;
use crate::arena::{CharacterType, List, Node, NodeId, ThunkKind};
use crate::codes::{Access, FunctionClass, Member, Qualifiers, Storage};
use crate::grammar::Read;
use crate::record::Record;
use demangling::Part;

impl<R: Record> Printer<'_, R> {
    /// A symbol, or the name of one that has nothing else.
    pub(super) fn symbol(&mut self, symbol: NodeId) -> Read<()> {
        match self.node(symbol) {
            Some(&Node::FunctionSymbol { name, signature, class, thunk }) => {
                self.function_symbol(name, signature, class, thunk)
            }
            Some(&Node::Variable { name, ty, storage }) => self.variable(name, ty, storage),
            Some(&Node::Table { name, bases, qualifiers }) => self.table(name, bases, qualifiers),
            Some(&Node::StringLiteral { unit, characters, is_truncated }) => {
                self.string_literal(unit, characters, is_truncated);
                Ok(())
            }
            Some(&Node::Hashed(span)) => {
                self.write_span(span);
                Ok(())
            }
            _ => self.qualified(symbol),
        }
    }

    /// Whatever is no type and no name.
    pub(super) fn other(&mut self, node: NodeId) -> Read<()> {
        match self.node(node) {
            Some(&Node::Qualified(_)) => self.qualified(node),
            Some(
                Node::FunctionSymbol { .. }
                | Node::Variable { .. }
                | Node::Table { .. }
                | Node::StringLiteral { .. }
                | Node::Hashed(_),
            ) => self.symbol(node),
            _ => Ok(()),
        }
    }

    fn access(&mut self, access: Access) {
        if access != Access::None && self.shows(self.flags.access) {
            let start = self.here();
            self.write_padded(access.keyword());
            self.part(Part::Access, start);
            self.write(": ");
        }
    }

    fn member_type(&mut self, keyword: &str) {
        if self.shows(self.flags.member_type) {
            let start = self.here();
            self.write(keyword);
            self.part(Part::MemberType, start);
            self.write(" ");
        }
    }

    fn function_symbol(&mut self, name: NodeId, signature: NodeId, class: FunctionClass, thunk: NodeId) -> Read<()> {
        let thunk = self.node(thunk);
        // What initializes or destroys a variable has the parts of the variable.
        let recording = self.recording;
        self.recording &= !(R::ACTIVE && self.is_dynamic(name));
        if thunk.is_some() {
            self.write("[thunk]: ");
        }
        self.access(class.access);
        match class.member {
            Member::Static => self.member_type("static"),
            Member::Virtual => self.member_type("virtual"),
            Member::Global | Member::Plain => {}
        }
        if class.extern_c {
            self.member_type("extern \"C\"");
        }
        let signature = match self.node(signature) {
            Some(&Node::Function(signature)) => Some(signature),
            _ => None,
        };
        if let Some(signature) = &signature {
            self.result_left(signature)?;
            self.convention_before_name(signature);
        }
        let of_name = std::mem::replace(&mut self.recording, recording);
        self.qualified(name)?;
        self.recording = of_name;
        if let Some(&Node::Thunk { kind, numbers }) = thunk {
            self.thunk(kind, numbers);
        }
        if let Some(signature) = &signature {
            self.signature_right(signature)?;
        }
        self.recording = recording;
        Ok(())
    }

    fn is_dynamic(&self, name: NodeId) -> bool {
        let Some(&Node::Qualified(names)) = self.node(name) else { return false };
        let innermost = self.arena.list(names).first().and_then(|&name| self.node(name));
        matches!(innermost, Some(&Node::Dynamic { .. }))
    }

    fn thunk(&mut self, kind: ThunkKind, numbers: List) {
        self.write(match kind {
            ThunkKind::Vcall => return,
            ThunkKind::Adjustor => "`adjustor{",
            ThunkKind::Vtordisp => "`vtordisp{",
            ThunkKind::VtordispEx => "`vtordispex{",
        });
        self.numbers(numbers);
        self.write("}'");
    }

    pub(super) fn variable(&mut self, name: NodeId, ty: NodeId, storage: Storage) -> Read<()> {
        self.access(storage.access);
        if storage.is_static {
            self.member_type("static");
        }
        let special = matches!(self.node(name), Some(&Node::Special(_)));
        let shows_type = self.shows(self.flags.variable_type);
        if shows_type {
            self.described_type(ty, special)?;
            self.separate();
        }
        let start = self.here();
        if special {
            self.unqualified(name)?;
            self.part(Part::Description, start);
        } else {
            self.qualified(name)?;
        }
        if shows_type {
            self.unrecorded(|printer| printer.right(ty))?;
        }
        Ok(())
    }

    /// The half of a type before its variable or, if it is the type of a descriptor, all of a class, whose name is recorded.
    fn described_type(&mut self, ty: NodeId, is_described: bool) -> Read<()> {
        match self.node(ty) {
            Some(&Node::Tag { kind, name, qualifiers }) if R::ACTIVE && is_described => {
                self.nested(|printer| printer.tag(kind, qualifiers, |printer| printer.qualified(name)))
            }
            _ => self.unrecorded(|printer| printer.left(ty)),
        }
    }

    /// A vftable or vbtable, and the bases that it is for.
    fn table(&mut self, name: NodeId, bases: List, qualifiers: Qualifiers) -> Read<()> {
        if qualifiers.has(Qualifiers::CONST) {
            self.write("const ");
        }
        if qualifiers.has(Qualifiers::VOLATILE) {
            self.write("volatile ");
        }
        self.qualified(name)?;
        let arena = self.arena;
        for (index, &base) in arena.list(bases).iter().enumerate() {
            self.write(if index == 0 { "{for `" } else { "'s `" });
            self.name(base)?;
        }
        if !arena.list(bases).is_empty() {
            self.write("'}");
        }
        Ok(())
    }

    fn string_literal(&mut self, unit: CharacterType, characters: List, is_truncated: bool) {
        self.write(match unit {
            CharacterType::Char => "\"",
            CharacterType::Char16 => "u\"",
            CharacterType::Char32 => "U\"",
            CharacterType::Wide => "L\"",
        });
        let arena = self.arena;
        for &character in arena.numbers(characters) {
            self.character(character);
        }
        self.write(if is_truncated { "\"..." } else { "\"" });
    }

    /// A character of a string literal, as in a program.
    fn character(&mut self, character: i128) {
        let escape = match character {
            0 => "\\0",
            7 => "\\a",
            8 => "\\b",
            9 => "\\t",
            10 => "\\n",
            11 => "\\v",
            12 => "\\f",
            13 => "\\r",
            0x22 => "\\\"",
            0x27 => "\\'",
            0x5c => "\\\\",
            _ => {
                match u8::try_from(character) {
                    Ok(byte @ 0x20..=0x7e) => self.write_bytes(&[byte]),
                    _ => self.hexadecimal(character),
                }
                return;
            }
        };
        self.write(escape);
    }
}
