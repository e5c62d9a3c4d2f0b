//! `<unresolved-name>`: a dependent name in an expression.
use super::{NameInfo, Parse, Reader, Tree};
use crate::ast::{Node, NodeId};
use demangling::Style;

impl Reader<'_, Tree> {
    /// `<unresolved-name> ::= [gs] <base-unresolved-name> | sr <unresolved-type> <base-unresolved-name>`
    /// `  ::= srN <unresolved-type> <unresolved-qualifier-level>+ E <base-unresolved-name>`
    /// `  ::= [gs] sr <unresolved-qualifier-level>+ E <base-unresolved-name>`
    pub(super) fn unresolved_name(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let global = self.eat_all(b"gs");
        let name_start = self.pos;
        let id =
            if self.eat_all(b"sr") { self.scoped_unresolved_name(name_start)? } else { self.base_unresolved_name()? };
        Ok(if global { self.node(Node::GlobalScope(id), start) } else { id })
    }

    fn scoped_unresolved_name(&mut self, start: usize) -> Parse<NodeId> {
        if self.peek().is_ascii_digit() && !self.rare.scopes_as_types.contains(&start) {
            // Only the byte after the levels shows what they are: without an `E` they are a type, as GCC writes it.
            let state = self.checkpoint();
            self.rare.attempts += 1;
            let levels = self.unresolved_levels(start, None);
            self.rare.attempts -= 1;
            if let Ok(id) = levels {
                return Ok(id);
            }
            if matches!(&self.rare.error, Some(error) if error.is_limit()) {
                return Err(super::Stop);
            }
            self.restore(&state)?;
        } else if self.eat(b'N') {
            // For GNU and GCC the whole scope is a type, with its candidates for substitution.
            if self.at_unresolved_type() && self.reads_as(Style::Llvm) {
                let scope = self.unresolved_type()?;
                return self.unresolved_levels(start, Some(scope));
            }
            self.pos -= 1;
        }
        // GCC writes the whole scope as a type, and its template is one more candidate for GNU.
        let scope =
            if self.at_unresolved_type() && self.reads_as(Style::Llvm) { self.unresolved_type()? } else { self.ty()? };
        let name = self.base_unresolved_name()?;
        Ok(self.node(Node::Nested { scope, name }, start))
    }

    /// `<unresolved-qualifier-level>+ E <base-unresolved-name>`, after `scope` if there is one.
    fn unresolved_levels(&mut self, start: usize, scope: Option<NodeId>) -> Parse<NodeId> {
        let mut last = scope;
        while self.peek().is_ascii_digit() {
            let level = self.simple_id()?;
            last = Some(match last {
                Some(scope) => self.node(Node::Nested { scope, name: level }, start),
                None => level,
            });
        }
        let Some(scope) = last else {
            return self.expected("a name");
        };
        if !self.eat(b'E') || !self.at_base_unresolved_name() {
            if self.rare.attempts > 1 {
                // Remember this for when the enclosing production is read again.
                self.rare.scopes_as_types.insert(start);
            }
            return self.expected("'E' and a name after the scope of an unresolved name");
        }
        let name = self.base_unresolved_name()?;
        Ok(self.node(Node::Nested { scope, name }, start))
    }

    /// `<unresolved-type> [<template-args>]`. The two together are not a candidate for substitution.
    fn unresolved_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let ty = match self.peek() {
            b'S' => self.substitution()?,
            letter => {
                let ty = match letter {
                    b'T' => self.template_param()?,
                    _ if self.at_splice() => self.splice()?,
                    _ => self.decltype()?,
                };
                self.remember(ty);
                ty
            }
        };
        if self.peek() == b'I' { self.template(ty, false, start) } else { Ok(ty) }
    }

    /// True at `<unresolved-type> ::= <template-param> | <decltype> | <substitution> | <splice-specifier>`.
    fn at_unresolved_type(&self) -> bool {
        match (self.peek(), self.peek_at(1)) {
            (b'T', _) | (b'D', b't' | b'T' | b'S') => true,
            (b'S', after) => after != b't',
            _ => false,
        }
    }

    fn at_base_unresolved_name(&self) -> bool {
        self.peek().is_ascii_digit() || matches!((self.peek(), self.peek_at(1)), (b'o' | b'd', b'n'))
    }

    /// `<base-unresolved-name> ::= <simple-id> | on <operator-name> [<template-args>] | dn <destructor-name>`
    pub(super) fn base_unresolved_name(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        if self.peek().is_ascii_digit() {
            return self.simple_id();
        }
        if self.eat_all(b"dn") {
            let name = if self.peek().is_ascii_digit() { self.simple_id()? } else { self.ty()? };
            return Ok(self.node(Node::DestructorName(name), start));
        }
        // GCC omits `on`.
        let tagged = self.eat_all(b"on");
        let name = self.operator_name(&mut NameInfo::OTHER.clone())?;
        let name = if tagged { self.node(Node::UnresolvedOperator(name), start) } else { name };
        if self.peek() == b'I' {
            let args = self.template_args(None, false)?;
            return Ok(self.node(Node::Template { name, args, in_conversion: false }, start));
        }
        Ok(name)
    }

    /// `<simple-id> ::= <source-name> [<template-args>]`
    fn simple_id(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let mut name = self.source_name()?;
        if self.peek() == b'B' {
            name = self.abi_tags(name, start)?;
        }
        if self.peek() == b'I' {
            let args = self.template_args(None, false)?;
            return Ok(self.node(Node::Template { name, args, in_conversion: false }, start));
        }
        Ok(name)
    }
}
