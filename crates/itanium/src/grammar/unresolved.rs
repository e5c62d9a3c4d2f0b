//! `<unresolved-name>`: a dependent name in an expression.
use super::{NameInfo, Parse, Reader, Sink, Stop, Tree};
use crate::ast::{Node, NodeId};
use demangling::Style;

impl<S: Sink> Reader<'_, S> {
    /// `<unresolved-name> ::= sr <unresolved-type> <base-unresolved-name>`
    /// `  ::= srN <unresolved-type> <unresolved-qualifier-level>+ E <base-unresolved-name>`
    /// `  ::= sr <unresolved-qualifier-level>+ E <base-unresolved-name>`
    pub(super) fn scoped_unresolved_name(&mut self) -> Parse<S::Ref> {
        let (start, mark) = (self.pos, self.sink.mark());
        self.pos += 2;
        // Only the byte after the levels shows what they are: without an `E` they are a type, as GCC writes it.
        let may_be_levels = self.peek().is_ascii_digit();
        if may_be_levels && !self.rare.scopes_as_types.contains(&start) {
            if let Some(id) = self.try_levels(start, mark)? {
                return Ok(id);
            }
        } else if self.eat(b'N') {
            // For GNU and GCC the whole scope is a type, with its candidates for substitution.
            if self.at_unresolved_type() && self.reads_as(Style::Llvm) {
                return S::rare(self, None, |reader, _| {
                    let scope = reader.unresolved_type()?;
                    reader.unresolved_levels(start, 0, Some(scope))
                });
            }
            self.pos -= 1;
        }
        // GCC writes the whole scope as a type, and its template is one more candidate for GNU.
        let scope = if self.at_unresolved_type() && self.reads_as(Style::Llvm) {
            S::rare(self, None, |reader, _| reader.unresolved_type())?
        } else {
            self.unread_by(Style::Llvm, start);
            self.ty()?
        };
        let scope = self.sink.scope(scope)?;
        self.sink.begin_member();
        let name = self.base_unresolved_name()?;
        self.sink.member(Some(scope), name, mark, self.extent(start), self.tables)
    }

    /// Tries to read levels. If there are none, nothing was read.
    fn try_levels(&mut self, start: usize, mark: usize) -> Parse<Option<S::Ref>> {
        // How much is read again is bounded only for the tree.
        if !S::COMPLETE && self.rare.attempts > 0 {
            return Err(Stop);
        }
        let state = self.checkpoint();
        self.rare.attempts += 1;
        let levels = self.unresolved_levels(start, mark, None);
        self.rare.attempts -= 1;
        if levels.is_err() {
            if matches!(&self.rare.error, Some(error) if error.is_limit()) {
                return Err(Stop);
            }
            self.restore(&state)?;
        }
        Ok(levels.ok())
    }

    /// `<unresolved-qualifier-level>+ E <base-unresolved-name>`, after `scope` if there is one.
    fn unresolved_levels(&mut self, start: usize, mark: usize, scope: Option<S::Ref>) -> Parse<S::Ref> {
        let mut last = scope;
        while self.peek().is_ascii_digit() {
            if last.is_some() {
                self.sink.begin_member();
            }
            let level = self.simple_id()?;
            last = Some(self.sink.member(last, level, mark, self.extent(start), self.tables)?);
        }
        let Some(scope) = last else {
            return self.expected("a name");
        };
        if !self.eat(b'E') || !self.at_base_unresolved_name() {
            if self.rare.attempts > 1 && S::COMPLETE {
                // Remember this for when the enclosing production is read again.
                self.rare.scopes_as_types.insert(start);
            }
            return self.expected("'E' and a name after the scope of an unresolved name");
        }
        self.sink.begin_member();
        let name = self.base_unresolved_name()?;
        self.sink.member(Some(scope), name, mark, self.extent(start), self.tables)
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
    pub(super) fn base_unresolved_name(&mut self) -> Parse<S::Ref> {
        if self.peek().is_ascii_digit() {
            return self.simple_id();
        }
        S::rare(self, None, |reader, _| reader.unresolved_operator())
    }

    /// `<simple-id> ::= <source-name> [<template-args>]`
    fn simple_id(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let mut name = self.source_name()?;
        if self.peek() == b'B' {
            name = self.abi_tags(name, start)?;
        }
        if self.peek() == b'I' {
            let args = self.template_args(None, false)?;
            return self.sink.template(name, args, self.extent(start));
        }
        Ok(name)
    }
}

impl Reader<'_, Tree> {
    /// `<unresolved-name>`: that of [`Reader::scoped_unresolved_name`], `[gs] <base-unresolved-name>`, or
    /// `gs sr <unresolved-qualifier-level>+ E <base-unresolved-name>`.
    pub(super) fn unresolved_name(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let global = self.eat_all(b"gs");
        let id =
            if self.rest().starts_with(b"sr") { self.scoped_unresolved_name()? } else { self.base_unresolved_name()? };
        Ok(if global { self.node(Node::GlobalScope(id), start) } else { id })
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

    /// The alternatives of `<base-unresolved-name>` that are not a `<simple-id>`.
    fn unresolved_operator(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        if self.eat_all(b"dn") {
            self.unread_by(Style::Gnu, start);
            let name = if self.peek().is_ascii_digit() { self.simple_id()? } else { self.ty()? };
            return Ok(self.node(Node::DestructorName(name), start));
        }
        // GCC omits `on`. Then c++filt does not read conversions.
        let tagged = self.eat_all(b"on");
        if !tagged && self.rest().starts_with(b"cv") {
            self.unread_by(Style::Gnu, start);
        }
        let name = self.operator_name(&mut NameInfo::OTHER.clone())?;
        let name = if tagged { self.node(Node::UnresolvedOperator(name), start) } else { name };
        if self.peek() != b'I' {
            return Ok(name);
        }
        let args = self.template_args(None, false)?;
        Ok(self.node(Node::Template { name, args, in_conversion: false }, start))
    }
}
