//! `<template-args>`, `<template-param>` and `<template-param-decl>`.
use super::{Parse, Reader, Sink, Table, Tree};
use crate::ast::{List, Node, NodeId, ParameterKind, ParameterRole};
use demangling::{ErrorKind, Style};

impl<S: Sink> Reader<'_, S> {
    /// `<template-args> ::= I <template-arg>* [Q <constraint-expression>] E`, the arguments of the template `name`.
    ///
    /// `of_encoding` is true if `T_` refers to these arguments from here on.
    #[inline(never)]
    pub(super) fn template_args(&mut self, name: Option<S::Ref>, of_encoding: bool) -> Parse<S::Ref> {
        let start = self.pos;
        // The caller has seen the `I`.
        self.pos += 1;
        if of_encoding {
            self.begin_level();
        }
        let outer_args = self.context.template_args;
        self.context.template_args = outer_args.of_part();
        let mut list = self.sink.begin_template_args(name, self.tables)?;
        self.enter(1, start)?;
        let mut constraint = None;
        let mut is_first = true;
        loop {
            match self.peek() {
                b'E' => break,
                b'Q' => {
                    constraint = self.trailing_constraint()?;
                    if self.peek() != b'E' {
                        return self.expected("'E' after the constraint of template arguments");
                    }
                    break;
                }
                _ if is_first => is_first = false,
                _ => self.sink.separate(&mut list),
            }
            self.sink.begin_element(&mut list);
            let argument = self.template_arg(of_encoding)?;
            self.sink.element(&mut list, argument)?;
            if of_encoding {
                self.tables.arguments.push(argument);
            }
        }
        self.pos += 1;
        self.depth -= 1;
        self.context.template_args = outer_args;
        self.sink.template_args(list, constraint, self.extent(start), self.tables)
    }

    /// Begins the template arguments of an encoding. Its earlier ones are no longer in scope.
    fn begin_level(&mut self) {
        let first_level = self.context.first_level;
        let arguments = self.tables.levels.get(first_level).unwrap_or(self.tables.arguments.len());
        self.tables.levels.truncate(first_level);
        self.tables.arguments.truncate(arguments);
        self.tables.levels.push(arguments);
    }

    /// The template `name`, which began at `start`, and its `<template-args>`.
    #[inline(always)]
    pub(super) fn template(&mut self, name: S::Ref, of_encoding: bool, start: usize) -> Parse<S::Ref> {
        let args = self.template_args(Some(name), of_encoding)?;
        self.sink.template(name, args, self.extent(start))
    }

    /// `<template-arg> ::= <type> | X <expression> E | <expr-primary> | J <template-arg>* E |`
    /// `<template-param-decl> <template-arg>`
    #[inline(always)]
    pub(super) fn template_arg(&mut self, of_encoding: bool) -> Parse<S::Ref> {
        match self.peek() {
            b'X' => self.expression_argument(),
            b'J' => self.nested(|reader| reader.argument_pack(of_encoding)),
            // GCC before 4.7 wrote packs like this.
            b'I' => {
                self.unread_by(Style::Llvm, self.pos);
                self.nested(|reader| reader.argument_pack(of_encoding))
            }
            b'L' => self.expr_primary(),
            b'N' => self.nested_type(),
            b'T' if self.at_template_param_decl() => self.qualified_argument(),
            _ => self.ty(),
        }
    }

    /// `X <expression> E`
    #[cold]
    fn expression_argument(&mut self) -> Parse<S::Ref> {
        self.pos += 1;
        let id = self.expression()?;
        self.expect(b'E', "'E' after an expression")?;
        Ok(id)
    }

    /// `J <template-arg>* E`
    fn argument_pack(&mut self, of_encoding: bool) -> Parse<S::Ref> {
        let start = self.pos;
        self.pos += 1;
        let mut list = self.sink.begin_pack(of_encoding);
        let mut is_first = true;
        while !self.eat(b'E') {
            if !is_first {
                self.sink.separate(&mut list);
            }
            is_first = false;
            self.sink.begin_element(&mut list);
            let argument = self.template_arg(false)?;
            self.sink.element(&mut list, argument)?;
        }
        self.sink.pack(list, self.extent(start))
    }

    #[inline(always)]
    pub(super) fn at_template_param_decl(&self) -> bool {
        self.peek() == b'T' && matches!(self.peek_at(1), b'y' | b'p' | b't' | b'n' | b'k')
    }

    /// `[Q <constraint-expression>]`
    #[inline(always)]
    pub(super) fn trailing_constraint(&mut self) -> Parse<Option<S::Ref>> {
        if self.peek() != b'Q' {
            return Ok(None);
        }
        S::rare(self, None, |reader, _| {
            reader.pos += 1;
            reader.in_constraint(Reader::expression)
        })
        .map(Some)
    }

    /// `<template-param> ::= T_ | T <number> _ | TL <level> __ | TL <level> _ <number> _`
    #[inline(never)]
    pub(super) fn template_param(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let (level, index) = self.template_param_number()?;
        if self.context.forward_allowed && level == 0 {
            return S::rare(self, None, |reader, _| Ok(reader.forward_template_param(index, start)));
        }
        let target =
            self.template_argument(level, index as usize).or_else(|| self.outer_argument(level, index as usize));
        if target.is_none() && !self.context.constraint && !self.context.in_closure {
            return self.stop_at(ErrorKind::UnboundTemplateParameter, start);
        }
        // LLVM knows the parameters of an inner closure by their level.
        let is_of_closure = self.context.first_level.saturating_add(level) == self.tables.levels.len();
        if target.is_none() && self.context.in_inner_closure && !self.context.constraint && !is_of_closure {
            self.unread_by(Style::Llvm, start);
        }
        let in_constraint = self.context.constraint;
        if self.context.is_local && target.is_some() && !in_constraint {
            self.unread_by(Style::Llvm, start);
        }
        self.sink.template_param(target, level, index, in_constraint, self.extent(start), self.tables)
    }

    /// The level and the index of a `<template-param>`.
    #[inline(always)]
    fn template_param_number(&mut self) -> Parse<(usize, u32)> {
        self.expect(b'T', "a template parameter (T)")?;
        let mut level = 0;
        if self.eat(b'L') {
            let start = self.pos;
            self.unread_by(Style::Gnu, start);
            level = match i32::try_from(self.natural()?) {
                Ok(level) => level.unsigned_abs() as usize + 1,
                // Levels are added, which must not overflow where addresses have 32 bits.
                Err(_) => return self.stop_at(ErrorKind::NumberTooLarge, start),
            };
            self.expect(b'_', "'_' after the level of a template parameter")?;
        }
        Ok((level, self.numbered(0)?))
    }

    /// The argument of a template parameter in the encoding that encloses a literal. The arguments of a concept or a
    /// variable template in the literal may refer to it.
    #[cold]
    fn outer_argument(&self, level: usize, index: usize) -> Option<S::Ref> {
        self.argument_of_level(self.context.literal_in? + level, index)
    }

    /// The argument of the `index`th template parameter of `level`.
    #[inline(always)]
    pub(super) fn template_argument(&self, level: usize, index: usize) -> Option<S::Ref> {
        self.argument_of_level(self.context.first_level + level, index)
    }

    #[inline(always)]
    fn argument_of_level(&self, level: usize, index: usize) -> Option<S::Ref> {
        let first = self.tables.levels.get(level)?;
        let end = self.tables.levels.get(level + 1).unwrap_or(self.tables.arguments.len());
        if index < end.saturating_sub(first) { self.tables.arguments.get(first + index) } else { None }
    }

    /// `<template-param-decl> <template-arg>`
    #[inline(never)]
    fn qualified_argument(&mut self) -> Parse<S::Ref> {
        self.nested(|reader| {
            let start = reader.pos;
            // GCC does not write the declaration.
            reader.unread_by(Style::Gnu, start);
            let arguments = reader.tables.arguments.len();
            let open = reader.sink.begin_declaration(reader.tables);
            let declaration = reader.template_param_decl(false);
            reader.tables.arguments.truncate(arguments);
            let declaration = declaration?;
            reader.sink.declaration(open, reader.tables)?;
            let argument = reader.template_arg(false)?;
            reader.sink.qualified_argument(declaration, argument, reader.extent(start))
        })
    }

    /// `<template-param-decl> ::= Ty | Tk <type-constraint> | Tn <type> | Tt <template-param-decl>* E | Tp <…>`
    ///
    /// `in_scope` is true if the parameter is the next one of the innermost level.
    fn template_param_decl(&mut self, in_scope: bool) -> Parse<S::Ref> {
        if self.peek_at(1) != b'n' {
            return S::rare(self, None, |reader, _| reader.rarer_template_param_decl(in_scope));
        }
        let start = self.pos;
        self.pos += 2;
        let name = self.synthetic_parameter(ParameterKind::NonType, start, in_scope);
        let ty = self.ty()?;
        self.sink.non_type_parameter(name, ty, self.extent(start))
    }

    fn synthetic_parameter(&mut self, kind: ParameterKind, start: usize, in_scope: bool) -> S::Ref {
        let [types, non_types, templates] = &mut self.context.synthetic;
        let counter = match kind {
            ParameterKind::Type => types,
            ParameterKind::NonType => non_types,
            ParameterKind::Template => templates,
        };
        let index = *counter;
        *counter += 1;
        let position = self.context.synthetic_position;
        self.context.synthetic_position += 1;
        let id = self.sink.synthetic_parameter(kind, index, position, self.extent(start));
        if in_scope {
            self.tables.arguments.push(id);
        }
        id
    }
}

impl Reader<'_, Tree> {
    /// A template parameter whose elements are only counted. It needs no argument.
    pub(super) fn template_param_or_none(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let (level, index) = self.template_param_number()?;
        self.pos = start;
        let is_bound = self.template_argument(level, index as usize).is_some();
        if is_bound || self.outer_argument(level, index as usize).is_some() {
            return self.template_param();
        }
        if !self.context.constraint {
            self.unread_by(Style::Llvm, start);
        }
        let outer = std::mem::replace(&mut self.context.constraint, !self.context.forward_allowed || level > 0);
        let parameter = self.template_param();
        self.context.constraint = outer;
        parameter
    }

    /// A template parameter that precedes its argument (`cv T_`).
    fn forward_template_param(&mut self, index: u32, start: usize) -> NodeId {
        let id = self.node(Node::TemplateParameter { target: None, index, role: ParameterRole::Forward }, start);
        self.rare.forward.push(id);
        id
    }

    /// Binds the template parameters that precede their arguments (`cv T_`).
    pub(super) fn resolve_forward(&mut self, from: usize) -> Parse<()> {
        while self.rare.forward.len() > from {
            let Some(id) = self.rare.forward.pop() else {
                break;
            };
            let Node::TemplateParameter { index, .. } = self.sink.ast.node(id) else {
                continue;
            };
            match self.template_argument(0, index as usize) {
                Some(argument) => self.sink.ast.bind(id, argument),
                None => {
                    let offset = self.sink.ast.span(id).start as usize;
                    return self.stop_at(ErrorKind::UnboundTemplateParameter, offset);
                }
            }
        }
        Ok(())
    }

    /// `<template-param-decl>+ [Q <constraint-expression>]`
    pub(super) fn template_head(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let from = self.sink.begin_list();
        while self.at_template_param_decl() {
            let declaration = self.template_param_decl(true)?;
            self.sink.push(declaration);
        }
        let parameters = self.sink.list(from);
        let constraint = self.trailing_constraint()?;
        Ok(self.node(Node::TemplateHead { parameters, constraint }, start))
    }

    /// The `<template-param-decl>` that are not of a constant.
    fn rarer_template_param_decl(&mut self, in_scope: bool) -> Parse<NodeId> {
        let start = self.pos;
        let code = self.peek_at(1);
        self.pos += 2;
        match code {
            b'y' => {
                let name = self.synthetic_parameter(ParameterKind::Type, start, in_scope);
                Ok(self.node(Node::TypeParameter { name, constraint: None }, start))
            }
            b'k' => {
                let constraint = self.type_constraint()?;
                let name = self.synthetic_parameter(ParameterKind::Type, start, in_scope);
                Ok(self.node(Node::TypeParameter { name, constraint: Some(constraint) }, start))
            }
            b't' => self.nested(|reader| reader.template_template_parameter(in_scope, start)),
            _ => self.nested(|reader| {
                if !reader.at_template_param_decl() {
                    return reader.expected("a template parameter declaration (Ty, Tk, Tn, Tt)");
                }
                let declaration = reader.template_param_decl(in_scope)?;
                Ok(reader.node(Node::ParameterPack(declaration), start))
            }),
        }
    }

    /// `Tt <template-param-decl>* E`, after its code.
    fn template_template_parameter(&mut self, in_scope: bool, start: usize) -> Parse<NodeId> {
        let name = self.synthetic_parameter(ParameterKind::Template, start, in_scope);
        let level = self.tables.levels.len();
        let arguments = self.tables.arguments.len();
        self.tables.levels.push(arguments);
        let head_start = self.pos;
        let position = self.context.synthetic_position;
        let head = if self.at_template_param_decl() { Some(self.template_head()?) } else { None };
        let constraint = self.trailing_constraint()?;
        self.context.synthetic_position = position;
        self.tables.levels.truncate(level);
        self.tables.arguments.truncate(arguments);
        self.expect(b'E', "'E' after the parameters of a template template parameter")?;
        let head = match head {
            Some(head) => head,
            None => self.node(Node::TemplateHead { parameters: List::EMPTY, constraint }, head_start),
        };
        Ok(self.node(Node::TemplateTemplateParameter { name, head }, start))
    }

    /// `<type-constraint> ::= <name>`: a concept, with the arguments after its first.
    fn type_constraint(&mut self) -> Parse<NodeId> {
        self.in_constraint(Self::other_name)
    }

    fn in_constraint(&mut self, production: impl FnOnce(&mut Self) -> Parse<NodeId>) -> Parse<NodeId> {
        let outer_args = self.context.template_args;
        self.context.template_args = outer_args.of_part();
        let constraint = std::mem::replace(&mut self.context.constraint, true);
        let result = production(self);
        self.context.template_args = outer_args;
        self.context.constraint = constraint;
        result
    }
}
