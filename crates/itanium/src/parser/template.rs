//! `<template-args>`, `<template-param>` and `<template-param-decl>`.

use super::{Parse, Parser};
use crate::ast::{InConversion, Node, NodeId, ParameterKind, ParameterRole};
use crate::error::ErrorKind;

impl Parser<'_> {
    /// `<template-args> ::= I <template-arg>* [Q <constraint-expression>] E`
    ///
    /// `of_encoding`: the arguments are what `T_` stands for from here on.
    pub(super) fn template_args(&mut self, of_encoding: bool) -> Parse<NodeId> {
        let start = self.pos;
        self.expect(b'I', "template arguments (I)")?;
        if of_encoding {
            let arguments =
                self.tables.levels.get(self.context.first_level).copied().unwrap_or(self.tables.arguments.len());
            self.tables.levels.truncate(self.context.first_level);
            self.tables.arguments.truncate(arguments);
            self.tables.levels.push(arguments);
        }
        let template_args_allowed = std::mem::replace(&mut self.context.template_args_allowed, true);
        let last_name = self.context.last_name;
        let from = self.tables.scratch.len();
        let mut constraint = None;
        loop {
            if self.eat(b'E') {
                break;
            }
            if self.peek() == b'Q' {
                constraint = self.trailing_constraint()?;
                self.expect(b'E', "'E' after the constraint of template arguments")?;
                break;
            }
            let argument = self.template_arg()?;
            self.tables.scratch.push(argument);
            if of_encoding {
                self.tables.arguments.push(argument);
            }
        }
        self.context.template_args_allowed = template_args_allowed;
        self.context.last_name = last_name;
        let args = self.ast.list(&mut self.tables.scratch, from);
        Ok(self.node(Node::TemplateArgs { args, constraint }, start))
    }

    /// A template called `name`, which was read from `start` on, with its `<template-args>`.
    pub(super) fn template(&mut self, name: NodeId, of_encoding: bool, start: usize) -> Parse<NodeId> {
        let args = self.template_args(of_encoding)?;
        Ok(self.node(Node::Template { name, args, in_conversion: InConversion::No }, start))
    }

    /// `<template-arg> ::= <type> | X <expression> E | <expr-primary> | J <template-arg>* E |`
    /// `<template-param-decl> <template-arg>`
    pub(super) fn template_arg(&mut self) -> Parse<NodeId> {
        match self.peek() {
            b'X' => {
                self.pos += 1;
                let id = self.expression()?;
                self.expect(b'E', "'E' after an expression")?;
                Ok(id)
            }
            // GCC before 4.7 wrote packs as `I`.
            b'J' | b'I' => self.nested(|parser| {
                let start = parser.pos;
                parser.pos += 1;
                let arguments = parser.list_until(b'E', Self::template_arg)?;
                Ok(parser.node(Node::ArgumentPack(arguments), start))
            }),
            b'L' => self.expr_primary(),
            b'T' if self.at_template_param_decl() => self.nested(|parser| {
                let start = parser.pos;
                let arguments = parser.tables.arguments.len();
                let declaration = parser.template_param_decl(false);
                parser.tables.arguments.truncate(arguments);
                let declaration = declaration?;
                let argument = parser.template_arg()?;
                Ok(parser.node(Node::QualifiedArgument { declaration, argument }, start))
            }),
            _ => self.ty(),
        }
    }

    pub(super) fn at_template_param_decl(&self) -> bool {
        self.peek() == b'T' && matches!(self.peek_at(1), b'y' | b'p' | b't' | b'n' | b'k')
    }

    /// `<template-param-decl>* [Q <constraint-expression>]`, if there is one.
    pub(super) fn template_head(&mut self) -> Parse<Option<NodeId>> {
        let start = self.pos;
        let from = self.tables.scratch.len();
        while self.at_template_param_decl() {
            let declaration = self.template_param_decl(true)?;
            self.tables.scratch.push(declaration);
        }
        if self.tables.scratch.len() == from {
            return Ok(None);
        }
        let parameters = self.ast.list(&mut self.tables.scratch, from);
        let constraint = self.trailing_constraint()?;
        Ok(Some(self.node(Node::TemplateHead { parameters, constraint }, start)))
    }

    /// `<template-param-decl> ::= Ty | Tk <type-constraint> | Tn <type> | Tt <template-param-decl>* E | Tp <…>`
    ///
    /// `in_scope`: the parameter is the next one of the innermost level.
    fn template_param_decl(&mut self, in_scope: bool) -> Parse<NodeId> {
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
            b'n' => {
                let name = self.synthetic_parameter(ParameterKind::NonType, start, in_scope);
                let ty = self.ty()?;
                Ok(self.node(Node::NonTypeParameter { name, ty }, start))
            }
            b't' => self.nested(|parser| {
                let name = parser.synthetic_parameter(ParameterKind::Template, start, in_scope);
                let level = parser.tables.levels.len();
                let arguments = parser.tables.arguments.len();
                parser.tables.levels.push(arguments);
                let head_start = parser.pos;
                let position = parser.context.synthetic_position;
                let head = parser.template_head()?;
                let constraint = parser.trailing_constraint()?;
                parser.context.synthetic_position = position;
                parser.tables.levels.truncate(level);
                parser.tables.arguments.truncate(arguments);
                parser.expect(b'E', "'E' after the parameters of a template template parameter")?;
                let head = match head {
                    Some(head) => head,
                    None => {
                        parser.node(Node::TemplateHead { parameters: crate::ast::List::EMPTY, constraint }, head_start)
                    }
                };
                Ok(parser.node(Node::TemplateTemplateParameter { name, head }, start))
            }),
            _ => self.nested(|parser| {
                if !parser.at_template_param_decl() {
                    return parser.expected("a template parameter declaration (Ty, Tk, Tn, Tt)");
                }
                let declaration = parser.template_param_decl(in_scope)?;
                Ok(parser.node(Node::ParameterPack(declaration), start))
            }),
        }
    }

    fn synthetic_parameter(&mut self, kind: ParameterKind, start: usize, in_scope: bool) -> NodeId {
        let counter = &mut self.context.synthetic[kind as usize];
        let index = *counter;
        *counter += 1;
        let position = self.context.synthetic_position;
        self.context.synthetic_position += 1;
        let id = self.node(Node::SyntheticParameter { kind, index, position }, start);
        if in_scope {
            self.tables.arguments.push(id);
        }
        id
    }

    /// `<type-constraint> ::= <name>`: a concept, with the arguments behind its first.
    pub(super) fn type_constraint(&mut self) -> Parse<NodeId> {
        self.in_constraint(|parser| parser.name(None))
    }

    fn in_constraint(&mut self, production: impl FnOnce(&mut Self) -> Parse<NodeId>) -> Parse<NodeId> {
        let template_args_allowed = std::mem::replace(&mut self.context.template_args_allowed, true);
        let constraint = std::mem::replace(&mut self.context.constraint, true);
        let result = production(self);
        self.context.template_args_allowed = template_args_allowed;
        self.context.constraint = constraint;
        result
    }

    /// `[Q <constraint-expression>]`
    pub(super) fn trailing_constraint(&mut self) -> Parse<Option<NodeId>> {
        if !self.eat(b'Q') {
            return Ok(None);
        }
        self.in_constraint(Self::expression).map(Some)
    }

    /// `<template-param> ::= T_ | T <number> _ | TL <level> __ | TL <level> _ <number> _`
    pub(super) fn template_param(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.expect(b'T', "a template parameter (T)")?;
        let mut level = 0;
        if self.eat(b'L') {
            level = self.natural()? as usize + 1;
            self.expect(b'_', "'_' after the level of a template parameter")?;
        }
        let index = self.numbered(0)?;
        if self.context.forward_allowed && level == 0 {
            let id = self.node(Node::TemplateParameter { target: None, index, role: ParameterRole::Forward }, start);
            self.tables.forward.push(id);
            return Ok(id);
        }
        let role = if self.context.constraint { ParameterRole::Constraint } else { ParameterRole::Plain };
        let target =
            self.template_argument(level, index as usize).or_else(|| self.outer_argument(level, index as usize));
        if target.is_none() && !self.context.constraint && !self.context.in_closure {
            return self.stop_at(ErrorKind::UnboundTemplateParameter, start);
        }
        Ok(self.node(Node::TemplateParameter { target, index, role }, start))
    }

    /// What stands for the template parameter in the encoding around a literal: the name of a concept or a variable
    /// template there has arguments that belong to the encoding.
    fn outer_argument(&mut self, level: usize, index: usize) -> Option<NodeId> {
        let outer = self.context.literal_in?;
        let first_level = std::mem::replace(&mut self.context.first_level, outer);
        let argument = self.template_argument(level, index);
        self.context.first_level = first_level;
        argument
    }

    /// What stands for the `index`th template parameter of `level`.
    pub(super) fn template_argument(&self, level: usize, index: usize) -> Option<NodeId> {
        let from = self.context.first_level + level;
        let first = *self.tables.levels.get(from)?;
        let end = self.tables.levels.get(from + 1).copied().unwrap_or(self.tables.arguments.len());
        self.tables.arguments.get(first..end)?.get(index).copied()
    }
}
