//! `<special-name>`: compiler-generated entities such as vtables and thunks.

use super::{Parse, Place, Reader, Sink, Tree};
use crate::ast::{Node, NodeId};
use crate::codes::Special;
use demangling::Style;

impl<S: Sink> Reader<'_, S> {
    /// `<special-name> ::= T <…> | G <…>`
    #[inline(never)]
    pub(super) fn special_name(&mut self, place: Place) -> Parse<S::Ref> {
        let start = self.pos;
        let code = (self.peek(), self.peek_at(1));
        let what = match code {
            (b'T', b'V') => Special::Vtable,
            (b'T', b'T') => Special::Vtt,
            (b'T', b'I') => Special::Typeinfo,
            (b'T', b'S') => Special::TypeinfoName,
            // Of old compilers.
            (b'T', code @ (b'F' | b'J')) => {
                self.unread_by(Style::Llvm, start);
                if code == b'F' { Special::TypeinfoFunction } else { Special::JavaClass }
            }
            (b'T', b'A') => Special::TemplateParameterObject,
            (b'T', b'W') => Special::ThreadWrapper,
            (b'T', b'H') => Special::ThreadInit,
            (b'T', b'C') => return self.construction_vtable(place),
            (b'T', b'c') => Special::CovariantThunk,
            (b'T', b'h') => Special::NonVirtualThunk,
            (b'T', b'v') => Special::VirtualThunk,
            (b'G', b'V') => Special::Guard,
            (b'G', b'R') => return S::rare(self, None, |reader, _| reader.reference_temporary()),
            (b'G', b'A') => {
                self.unread_by(Style::Llvm, start);
                Special::HiddenAlias
            }
            (b'G', b'I') => Special::ModuleInitializer,
            (b'G', b'T') if self.peek_at(2) == b'n' => Special::NonTransactionClone,
            (b'G', b'T') => Special::TransactionClone,
            _ => return self.expected("a special name (TV, TT, TI, TS, Th, Tv, Tc, TC, TH, TW, TA, GV, GR, GT, GI)"),
        };
        self.pos += 2;
        self.sink.begin_special(what, place)?;
        let operand = match what {
            Special::Vtable
            | Special::Vtt
            | Special::Typeinfo
            | Special::TypeinfoName
            | Special::TypeinfoFunction
            | Special::JavaClass => self.ty()?,
            Special::ThreadWrapper | Special::ThreadInit | Special::Guard => self.other_name()?,
            Special::NonVirtualThunk | Special::VirtualThunk => {
                self.pos -= 1;
                self.call_offset()?;
                self.encoding(Place::Inner)?
            }
            Special::CovariantThunk => {
                self.call_offset()?;
                self.call_offset()?;
                self.encoding(Place::Inner)?
            }
            Special::TransactionClone | Special::NonTransactionClone => {
                // GNU accepts any letter here.
                self.pos += usize::from(!self.at_end());
                self.encoding(Place::Inner)?
            }
            Special::TemplateParameterObject => self.template_arg(false)?,
            Special::HiddenAlias => self.encoding(Place::Inner)?,
            Special::ModuleInitializer => S::rare(self, None, |reader, _| reader.module_initializer())?,
            Special::BlockInvocation
            | Special::ImportThunk
            | Special::GlobalConstructors
            | Special::GlobalDestructors => {
                return Err(super::Stop);
            }
        };
        Ok(self.sink.special(what, operand, self.extent(start)))
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
            self.eat(b'n');
            self.offset()?;
            self.expect(b'_', "'_' after a call offset")?;
        }
        Ok(())
    }

    /// The digits of an offset, which no text contains. For GNU there may be none.
    #[inline]
    fn offset(&mut self) -> Parse<()> {
        if self.peek() == b'_' && self.reads_as(Style::Gnu) {
            return Ok(());
        }
        self.digits().map(|_| ())
    }

    /// `TC <derived type> <offset number> _ <base type>`
    fn construction_vtable(&mut self, place: Place) -> Parse<S::Ref> {
        let start = self.pos;
        self.pos += 2;
        let mark = self.sink.begin_construction_vtable(place)?;
        let complete = self.ty()?;
        let complete = self.sink.complete_type(complete, mark, self.tables)?;
        self.offset()?;
        self.expect(b'_', "'_' after the offset of a construction vtable")?;
        let base = self.ty()?;
        self.sink.construction_vtable(complete, base, self.extent(start))
    }
}

impl Reader<'_, Tree> {
    /// `GR <object name> [<seq-id>] _`. Old compilers omitted the number and the `_`, or wrote a decimal number, which GNU
    /// reads to this day.
    fn reference_temporary(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let name = self.other_name()?;
        let number = match self.last_digits(name)? {
            Some(number) => number,
            None if self.at_end() || self.peek() == b'.' => 0,
            None => {
                self.unread_by(Style::Gnu, self.pos);
                self.seq_id()?
            }
        };
        Ok(self.node(Node::ReferenceTemporary { name, number }, start))
    }

    /// `GR <object name> [<decimal number>]`, as GNU reads the beginning of a name.
    pub(super) fn numbered_reference_temporary(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let name = self.other_name()?;
        let number = if self.peek().is_ascii_digit() { self.natural()? } else { 0 };
        Ok(self.node(Node::ReferenceTemporary { name, number }, start))
    }

    /// The decimal number at the end of the mangled name or before a suffix, after the name of an object. GNU takes it for
    /// the number of the temporary, LLVM for the discriminator of a local object.
    fn last_digits(&mut self, name: NodeId) -> Parse<Option<u32>> {
        let end = match self.sink.ast.node(name) {
            Node::Local { entity, .. } => self.sink.ast.span(entity).end as usize,
            _ => self.pos,
        };
        let digits_from = |start: usize| {
            let rest = self.name.get(start..self.end).unwrap_or_default();
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            digits > 0 && rest.get(digits).is_none_or(|after| *after == b'.')
        };
        // GNU reads no discriminator without an underscore.
        let start = [end, self.pos].into_iter().find(|start| digits_from(*start));
        match start {
            Some(start) if self.reads_as(Style::Gnu) => {
                self.pos = start;
                // They were no discriminator.
                self.rare.unread = self.rare.unread.filter(|unread| *unread != start);
                self.natural().map(Some)
            }
            _ => Ok(None),
        }
    }

    /// `GI <module-name>`
    fn module_initializer(&mut self) -> Parse<NodeId> {
        match self.module_name(None)? {
            Some(module) => Ok(module),
            None => self.expected("a module name (W)"),
        }
    }
}
