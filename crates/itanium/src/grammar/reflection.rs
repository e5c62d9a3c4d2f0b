//! Reflections and splices of C++26, as GCC 16 mangles them; the ABI and the tools have no word on them yet.

use super::{Parse, Reader, Tree};
use crate::ast::{List, MemberOption, Node, NodeId, Reflected};

impl Reader<'_, Tree> {
    /// `<reflection> ::= nu | vl <expression> | ob <expression> | vr <name> | sb <name> | fn <encoding>`
    /// `  ::= pa [<number>] _ <encoding> | en <prefix> | an [<number>] _ | ta <prefix> _ <type> | ty <type>`
    /// `  ::= dm <prefix> | un <prefix> [<number>] _ | da <prefix> [<number>] _ | ct <prefix> | ft <prefix>`
    /// `  ::= vt <prefix> | at <prefix> | co <prefix> | na <prefix> | ns <prefix> | gs | ba [<number>] _ <type>`
    /// `  ::= ds <data-member-spec> | tt <template-param> | de <expression>`
    ///
    /// In the literal that began at `start`, up to its end.
    pub(super) fn reflection(&mut self, start: usize) -> Parse<NodeId> {
        let code = [self.peek_at(2), self.peek_at(3)];
        self.pos += 4;
        let mut number = 0;
        let (what, operand) = match &code {
            b"nu" => (Reflected::Null, None),
            b"gs" => (Reflected::GlobalScope, None),
            b"vl" => (Reflected::Value, Some(self.expression()?)),
            b"ob" => (Reflected::Object, Some(self.expression()?)),
            b"vr" | b"sb" => (Reflected::Entity, Some(self.other_name()?)),
            b"fn" => (Reflected::Entity, Some(self.literal_encoding()?)),
            b"ty" => (Reflected::Entity, Some(self.ty()?)),
            b"tt" => (Reflected::Entity, Some(self.template_param()?)),
            b"de" => (Reflected::Entity, Some(self.expression()?)),
            b"en" | b"dm" | b"ct" | b"ft" | b"vt" | b"at" | b"co" | b"na" | b"ns" => {
                (Reflected::Entity, Some(self.bare_prefix(false)?))
            }
            b"ta" => {
                let name = self.bare_prefix(false)?;
                self.expect(b'_', "'_' after the name of a type alias")?;
                // The alias says more than the type does.
                self.ty()?;
                (Reflected::Entity, Some(name))
            }
            b"un" | b"da" => {
                let class = self.bare_prefix(true)?;
                number = self.numbered(0)?;
                let what = if code == *b"un" { Reflected::UnnamedBitField } else { Reflected::UnnamedMember };
                (what, Some(class))
            }
            b"an" => {
                number = self.numbered(0)?;
                (Reflected::Annotation, None)
            }
            b"pa" => {
                number = self.numbered(0)?;
                (Reflected::Parameter, Some(self.literal_encoding()?))
            }
            b"ba" => {
                number = self.numbered(0)?;
                (Reflected::Base, Some(self.ty()?))
            }
            b"ds" => return self.data_member_spec(start),
            _ => {
                self.pos = start + 2;
                return self.expected("a reflection");
            }
        };
        self.expect(b'E', "'E' after a reflection")?;
        Ok(self.node(Node::Reflection { what, operand, number }, start))
    }

    /// `<data-member-spec> ::= <type> _ [<source-name>] _ [<alignment>] _ [<width>] _ [n] <template-arg>*`
    fn data_member_spec(&mut self, start: usize) -> Parse<NodeId> {
        let ty = self.ty()?;
        let options = self.sink.begin_list();
        self.separator()?;
        if self.peek() != b'_' {
            self.member_option(MemberOption::Name, |reader| reader.source_name().map(Some))?;
        }
        for option in [MemberOption::Alignment, MemberOption::BitWidth] {
            self.separator()?;
            if self.peek() != b'_' {
                self.member_option(option, |reader| {
                    let from = reader.pos;
                    let digits = reader.digits()?;
                    Ok(Some(reader.node(Node::Verbatim(digits), from)))
                })?;
            }
        }
        self.separator()?;
        if self.peek() == b'n' {
            self.member_option(MemberOption::NoUniqueAddress, |reader| {
                reader.pos += 1;
                Ok(None)
            })?;
        }
        if self.peek() != b'E' {
            self.member_option(MemberOption::Annotations, |reader| {
                let from = reader.pos;
                let annotations = reader.list_until(b'E', |reader| reader.template_arg(false))?;
                reader.pos -= 1;
                Ok(Some(reader.node(Node::BracedInit { ty: None, elements: annotations }, from)))
            })?;
        }
        let options: List = self.sink.list(options);
        self.expect(b'E', "'E' after a reflection")?;
        Ok(self.node(Node::DataMemberSpec { ty, options }, start))
    }

    fn separator(&mut self) -> Parse<()> {
        self.expect(b'_', "'_' in the description of a data member")
    }

    fn member_option(
        &mut self,
        option: MemberOption,
        value: impl FnOnce(&mut Self) -> Parse<Option<NodeId>>,
    ) -> Parse<()> {
        let start = self.pos;
        let value = value(self)?;
        let id = self.node(Node::MemberOption { option, value }, start);
        self.sink.push(id);
        Ok(())
    }

    /// `<splice-specifier> ::= DS <expression> [<template-args>] E`
    pub(super) fn splice(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let expression = self.expression()?;
        let mut id = self.node(Node::Splice(expression), start);
        if self.peek() == b'I' {
            let args = self.template_args(Some(id), false)?;
            id = self.node(Node::Template { name: id, args, in_conversion: false }, start);
        }
        self.expect(b'E', "'E' after a splice")?;
        Ok(id)
    }

    /// A splice in an expression. After `dt` and `pt` GCC writes template arguments only after its end.
    pub(super) fn spliced_expression(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let id = self.splice()?;
        if self.peek() != b'I' {
            return Ok(id);
        }
        let args = self.template_args(Some(id), false)?;
        Ok(self.node(Node::Template { name: id, args, in_conversion: false }, start))
    }

    /// Whether a splice comes next; fixed-point types begin with the same letters.
    pub(super) fn at_splice(&self) -> bool {
        self.peek() == b'D'
            && self.peek_at(1) == b'S'
            && !(self.peek_at(2) == b'D' && matches!(self.peek_at(3), b'A' | b'R'))
    }
}
