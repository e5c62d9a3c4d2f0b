//! Template arguments.

use super::{Read, Reader};
use crate::arena::{List, Node, NodeId, SymbolArgument};
use crate::codes::Qualifiers;

impl Reader<'_> {
    /// `<template-args>` and `@`.
    pub(super) fn template_arguments(&mut self) -> Read<List> {
        let first = self.arena.pending.len();
        while !self.eat(b'@') {
            if self.peek() == Some(b'$') && self.empty_pack() {
                continue;
            }
            let argument = self.template_argument()?;
            self.arena.add_pending(argument);
        }
        Ok(self.arena.finish_list(first))
    }

    /// A pack without elements.
    fn empty_pack(&mut self) -> bool {
        self.eat_all(b"$S") || self.eat_all(b"$$V") || self.eat_all(b"$$$V") || self.eat_all(b"$$Z")
    }

    /// `<template-arg>`: a type, a template or a value.
    fn template_argument(&mut self) -> Read<NodeId> {
        if self.peek() != Some(b'$') {
            return self.plain_type();
        }
        match (self.peek_at(1), self.peek_at(2)) {
            (Some(b'$'), Some(b'Y')) => {
                self.skip(3);
                self.type_name()
            }
            (Some(b'$'), Some(b'B')) => {
                self.skip(3);
                self.plain_type()
            }
            (Some(b'$'), Some(b'C')) => {
                self.skip(3);
                self.qualified_type()
            }
            (Some(b'$'), _) => self.plain_type(),
            (Some(b'M'), _) => {
                // The type that `auto` stands for. It is not printed.
                self.skip(2);
                self.plain_type()?;
                match self.peek() {
                    Some(b'0' | b'1' | b'F'..=b'J') => self.value(),
                    _ => self.plain_type(),
                }
            }
            _ => {
                self.skip(1);
                self.value()
            }
        }
    }

    /// A value, after `$`.
    fn value(&mut self) -> Read<NodeId> {
        match self.next() {
            Some(b'0') => {
                let (magnitude, is_negative) = self.number()?;
                Ok(self.add(Node::Integer { magnitude, is_negative }))
            }
            Some(b'1') => self.symbol_argument(SymbolArgument::Address, 0),
            Some(b'E') => {
                if self.peek() != Some(b'?') {
                    return self.expected("a symbol");
                }
                self.symbol_argument(SymbolArgument::Reference, 0)
            }
            Some(letter @ b'H'..=b'J') => {
                let offsets = usize::from(letter.wrapping_sub(b'G'));
                self.symbol_argument(SymbolArgument::Member, offsets)
            }
            Some(letter @ (b'F' | b'G')) => {
                let count = usize::from(letter.wrapping_sub(b'D'));
                let offsets = self.offsets(count)?;
                Ok(self.add(Node::Symbol { kind: SymbolArgument::Member, symbol: NodeId::NONE, offsets }))
            }
            _ => self.expected("a template argument"),
        }
    }

    /// A symbol, if there is one, and the offsets of a pointer to a member.
    fn symbol_argument(&mut self, kind: SymbolArgument, count: usize) -> Read<NodeId> {
        let mut symbol = NodeId::NONE;
        if self.peek() == Some(b'?') {
            let start = self.at;
            symbol = self.symbol()?;
            match self.arena.get(symbol) {
                _ if kind == SymbolArgument::Reference => {}
                Some(Node::StringLiteral { .. }) => {
                    self.at = start;
                    return self.expected("a symbol that has a name");
                }
                Some(Node::FunctionSymbol { name, .. } | Node::Variable { name, .. } | Node::Table { name, .. }) => {
                    self.remember_symbol(name)?;
                }
                _ => self.remember_symbol(symbol)?,
            }
        }
        let offsets = self.offsets(count)?;
        Ok(self.add(Node::Symbol { kind, symbol, offsets }))
    }

    /// Remembers the innermost name of a symbol, as the tool does.
    fn remember_symbol(&mut self, name: NodeId) -> Read<()> {
        let innermost = match self.arena.get(name) {
            Some(Node::Qualified(names)) => self.arena.list(names).first().copied(),
            _ => None,
        };
        self.remember_name(innermost.unwrap_or(name))
    }

    /// The offsets of a pointer to a member.
    fn offsets(&mut self, count: usize) -> Read<List> {
        let first = self.arena.begin_numbers();
        for _ in 0..count {
            let number = self.signed()?;
            self.arena.add_number(i128::from(number));
        }
        Ok(self.arena.finish_numbers(first))
    }

    /// Qualifiers and a type.
    fn qualified_type(&mut self) -> Read<NodeId> {
        let qualifiers = self.qualifiers();
        let ty = self.plain_type()?;
        self.qualify(ty, qualifiers);
        Ok(ty)
    }

    /// A type whose qualifiers, if it has any, follow `?`.
    pub(super) fn result_type(&mut self) -> Read<NodeId> {
        let qualifiers = if self.eat(b'?') { self.qualifiers() } else { Qualifiers::NONE };
        let ty = self.plain_type()?;
        self.qualify(ty, qualifiers);
        Ok(ty)
    }
}
