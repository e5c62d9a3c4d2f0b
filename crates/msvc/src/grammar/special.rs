//! Symbols that only the compiler makes: tables, descriptors, guards, initializers.

use super::number::{low_i32, low_u32};
use super::{Read, Reader, Stop};
use crate::arena::{List, Node, NodeId, ParameterList, RefQualifier, Signature, ThunkKind};
use crate::codes::{CallingConvention, FunctionClass, Qualifiers, Special, Storage};

impl Reader<'_> {
    /// A special symbol, after its first `?`. `None` if another one follows. A type descriptor is not nested in other names.
    pub(super) fn special_symbol(&mut self, is_nested: bool) -> Read<Option<NodeId>> {
        let symbol = match self.rest() {
            [b'?', b'_', code, rest @ ..] => match (code, rest) {
                (b'7', _) => self.table(3, Special::Vftable)?,
                (b'8', _) => self.table(3, Special::Vbtable)?,
                (b'S', _) => self.table(3, Special::LocalVftable)?,
                (b'9', _) => self.vcall_thunk()?,
                (b'B', _) => self.local_guard(3, false, is_nested)?,
                (b'C', _) => self.string_literal()?,
                (b'R', [b'0', ..]) if !is_nested => self.descriptor()?,
                (b'R', [b'1', ..]) => self.base_class_descriptor()?,
                (b'R', [b'2', ..]) => self.rtti(Special::BaseClassArray)?,
                (b'R', [b'3', ..]) => self.rtti(Special::ClassHierarchyDescriptor)?,
                (b'R', [b'4', ..]) => self.table(4, Special::CompleteObjectLocator)?,
                (b'_', [b'E', ..]) => self.dynamic(false)?,
                (b'_', [b'F', ..]) => self.dynamic(true)?,
                (b'_', [b'J', ..]) => self.local_guard(4, true, is_nested)?,
                (b'A' | b'P', _) | (b'R', [b'0', ..]) => return self.expected("the code of a symbol"),
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        Ok(Some(symbol))
    }

    /// A table, whose code is `length` long: a name, `6` or `7`, qualifiers, and the bases that it is for.
    fn table(&mut self, length: usize, special: Special) -> Read<NodeId> {
        self.skip(length);
        let name = self.add(Node::Special(special));
        let name = self.in_scopes(name)?;
        if !self.eat(b'6') && !self.eat(b'7') {
            return self.expected("'6' or '7'");
        }
        let qualifiers = self.qualifiers();
        self.check_letters()?;
        let first = self.arena.pending.len();
        while !self.eat(b'@') {
            let base = self.type_name()?;
            self.arena.add_pending(base);
        }
        let bases = self.arena.finish_list(first);
        Ok(self.add(Node::Table { name, bases, qualifiers }))
    }

    /// `??_9`, the class, `$B`, the offset in the vftable, `A` and the calling convention.
    fn vcall_thunk(&mut self) -> Read<NodeId> {
        self.skip(3);
        let vcall = self.add(Node::Vcall { offset: 0 });
        let name = self.in_scopes(vcall)?;
        if !self.eat_all(b"$B") {
            return self.expected("'$B'");
        }
        let offset = self.unsigned()?;
        self.arena.set(vcall, Node::Vcall { offset });
        self.expect(b'A', "'A'")?;
        let Some(convention) = self.next() else {
            return self.expected("a calling convention");
        };
        let signature = self.add(Node::Function(Signature {
            result: NodeId::NONE,
            parameters: List::EMPTY,
            convention: CallingConvention(convention),
            qualifiers: Qualifiers::NONE,
            reference: RefQualifier::None,
            variadic: false,
            noexcept: false,
            list: ParameterList::Unknown,
        }));
        let numbers = self.arena.begin_numbers();
        let numbers = self.arena.finish_numbers(numbers);
        let thunk = self.add(Node::Thunk { kind: ThunkKind::Vcall, numbers });
        Ok(self.add(Node::FunctionSymbol { name, signature, class: FunctionClass::VCALL, thunk }))
    }

    /// The guard of local statics, whose code is `length` long: `4IA` if it is visible, otherwise `5`; and its number.
    fn local_guard(&mut self, length: usize, is_thread: bool, is_nested: bool) -> Read<NodeId> {
        self.skip(length);
        let guard = self.add(Node::LocalGuard { is_thread, number: 0 });
        let name = self.in_scopes(guard)?;
        if !self.eat_all(b"4IA") {
            self.expect(b'5', "'4IA' or '5'")?;
        }
        let start = self.at;
        if let Ok(number) = self.unsigned() {
            self.arena.set(guard, Node::LocalGuard { is_thread, number: low_u32(number) });
        } else if is_nested {
            return Err(Stop);
        } else {
            // The number may be missing at the end.
            self.at = start;
            self.error = None;
        }
        Ok(name)
    }

    /// `??_R0`, a type and `@8`.
    fn descriptor(&mut self) -> Read<NodeId> {
        self.skip(4);
        let ty = self.result_type()?;
        self.check_letters()?;
        if !self.eat_all(b"@8") {
            return self.expected("'@8'");
        }
        Ok(self.type_descriptor(ty, Special::TypeDescriptor))
    }

    /// `??_R1`, four numbers, the class and `8`.
    fn base_class_descriptor(&mut self) -> Read<NodeId> {
        self.skip(4);
        let first = self.arena.begin_numbers();
        let member = low_u32(self.unsigned()?);
        self.arena.add_number(i128::from(member));
        let vbtable = low_i32(self.signed()?);
        self.arena.add_number(i128::from(vbtable));
        for _ in 0..2 {
            let number = low_u32(self.unsigned()?);
            self.arena.add_number(i128::from(number));
        }
        let numbers = self.arena.finish_numbers(first);
        let name = self.add(Node::BaseClassDescriptor { numbers });
        let name = self.in_scopes(name)?;
        // The tool does not insist on it.
        self.eat(b'8');
        Ok(name)
    }

    /// A table of RTTI: the class and `8`.
    fn rtti(&mut self, special: Special) -> Read<NodeId> {
        self.skip(4);
        let name = self.add(Node::Special(special));
        let name = self.in_scopes(name)?;
        self.expect(b'8', "'8'")?;
        Ok(name)
    }

    /// `??__E` or `??__F`, and what it initializes or destroys: a name, or the symbol of a variable, with its `?` and `@@`
    /// or without `?` and with `@`.
    fn dynamic(&mut self, is_destructor: bool) -> Read<NodeId> {
        self.skip(4);
        let is_symbol = self.eat(b'?');
        let mut entity = self.symbol_name()?;
        if let Some(storage) = self.peek().and_then(Storage::of_digit) {
            self.skip(1);
            entity = self.variable(entity, storage)?;
            if is_symbol {
                self.expect(b'@', "'@'")?;
            }
            self.expect(b'@', "'@'")?;
        } else if is_symbol {
            return self.expected("a variable");
        }
        let name = self.dynamic_name(entity, is_destructor);
        self.function_symbol(name)
    }

    fn dynamic_name(&mut self, entity: NodeId, is_destructor: bool) -> NodeId {
        let name = self.add(Node::Dynamic { entity, is_destructor });
        let first = self.arena.pending.len();
        self.arena.add_pending(name);
        let names = self.arena.finish_list(first);
        self.add(Node::Qualified(names))
    }
}
