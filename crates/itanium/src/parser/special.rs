//! `<special-name>`: what the compiler makes beside functions and data.

use super::{Parse, Parser};
use crate::ast::{Node, NodeId, Special};

impl Parser<'_> {
    /// `<special-name> ::= T <…> | G <…>`
    pub(super) fn special_name(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let (what, operand): (Special, fn(&mut Self) -> Parse<NodeId>) = match (self.peek(), self.peek_at(1)) {
            (b'T', b'V') => (Special::Vtable, Self::ty),
            (b'T', b'T') => (Special::Vtt, Self::ty),
            (b'T', b'I') => (Special::Typeinfo, Self::ty),
            (b'T', b'S') => (Special::TypeinfoName, Self::ty),
            (b'T', b'F') => (Special::TypeinfoFunction, Self::ty),
            (b'T', b'J') => (Special::JavaClass, Self::ty),
            (b'T', b'A') => (Special::TemplateParameterObject, Self::template_arg),
            (b'T', b'W') => (Special::ThreadWrapper, Self::entity_name),
            (b'T', b'H') => (Special::ThreadInit, Self::entity_name),
            (b'T', b'C') => return self.construction_vtable(),
            (b'T', b'c') => (Special::CovariantThunk, Self::covariant_thunk),
            (b'T', b'h' | b'v') => return self.thunk(),
            (b'G', b'V') => (Special::Guard, Self::entity_name),
            (b'G', b'R') => return self.reference_temporary(),
            (b'G', b'A') => (Special::HiddenAlias, Self::encoding),
            (b'G', b'I') => (Special::ModuleInitializer, Self::module_initializer),
            (b'G', b'T') => {
                self.pos += 2;
                let what = if self.eat(b'n') { Special::NonTransactionClone } else { Special::TransactionClone };
                // Whatever other letter stands here is a clone too, to GNU.
                self.pos += usize::from(what == Special::TransactionClone && !self.at_end());
                let operand = self.encoding()?;
                return Ok(self.node(Node::Special { what, operand }, start));
            }
            _ => return self.expected("a special name (TV, TT, TI, TS, Th, Tv, Tc, TC, TH, TW, TA, GV, GR, GT, GI)"),
        };
        self.pos += 2;
        let operand = operand(self)?;
        Ok(self.node(Node::Special { what, operand }, start))
    }

    /// A `<name>` whose template arguments are in scope.
    fn entity_name(&mut self) -> Parse<NodeId> {
        self.name(None)
    }

    /// `T <call-offset> <base encoding>`
    fn thunk(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let what = if self.peek() == b'v' { Special::VirtualThunk } else { Special::NonVirtualThunk };
        self.call_offset()?;
        let operand = self.encoding()?;
        Ok(self.node(Node::Special { what, operand }, start))
    }

    /// `Tc <call-offset> <call-offset> <base encoding>`
    fn covariant_thunk(&mut self) -> Parse<NodeId> {
        self.call_offset()?;
        self.call_offset()?;
        self.encoding()
    }

    /// `<call-offset> ::= h <number> _ | v <number> _ <number> _`
    fn call_offset(&mut self) -> Parse<()> {
        let numbers = match self.peek() {
            b'h' => 1,
            b'v' => 2,
            _ => return self.expected("a call offset (h or v)"),
        };
        self.pos += 1;
        for _ in 0..numbers {
            self.number()?;
            self.expect(b'_', "'_' after a call offset")?;
        }
        Ok(())
    }

    /// `TC <derived type> <offset number> _ <base type>`
    fn construction_vtable(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let complete = self.ty()?;
        self.digits()?;
        self.expect(b'_', "'_' after the offset of a construction vtable")?;
        let base = self.ty()?;
        Ok(self.node(Node::ConstructionVtable { complete, base }, start))
    }

    /// `GR <object name> [<seq-id>] _`; compilers once left the number and the `_` out.
    fn reference_temporary(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let name = self.name(None)?;
        let number = if self.at_end() { 0 } else { self.seq_id()? };
        Ok(self.node(Node::ReferenceTemporary { name, number: u32::try_from(number).unwrap_or(u32::MAX) }, start))
    }

    /// `GI <module-name>`
    fn module_initializer(&mut self) -> Parse<NodeId> {
        match self.module_name(None)? {
            Some(module) => Ok(module),
            None => self.expected("a module name (W)"),
        }
    }
}
