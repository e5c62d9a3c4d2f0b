//! `<type>`.

use super::builtin::Builtin;
use super::operator::Operator;
use super::{Parse, Parser};
use crate::ast::{Elaboration, InConversion, List, Node, NodeId, Qualifiers, RefQualifier};
use crate::options::Style;

impl Parser<'_> {
    /// `<type>`, which is a candidate for substitution unless it is builtin or a substitution itself.
    pub(super) fn ty(&mut self) -> Parse<NodeId> {
        if let Some(builtin) = Builtin::from_letter(self.peek()) {
            let start = self.pos;
            self.pos += 1;
            return Ok(self.node(Node::Builtin(builtin), start));
        }
        self.nested(Self::ty_of_more_than_a_letter)
    }

    fn ty_of_more_than_a_letter(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let id = match self.peek() {
            b'P' => self.wrapped(Node::Pointer)?,
            b'R' => self.wrapped(Node::LValueReference)?,
            b'O' => self.wrapped(Node::RValueReference)?,
            b'C' => self.wrapped(Node::Complex)?,
            b'G' => self.wrapped(Node::Imaginary)?,
            b'r' | b'V' | b'K' => self.qualified_type()?,
            b'S' if self.peek_at(1) != b't' => {
                let id = self.substitution()?;
                if self.peek() == b'I' {
                    if self.context.in_conversion {
                        let outermost = !self.context.template_args_allowed;
                        let in_conversion = if outermost { InConversion::Outermost } else { InConversion::Nested };
                        let args = self.template_args(false)?;
                        self.node(Node::Template { name: id, args, in_conversion }, start)
                    } else {
                        self.template(id, false, start)?
                    }
                } else if matches!(self.ast.node(id), Node::Module { .. }) {
                    let name = self.unqualified_name(None, None, Some(id), start)?;
                    if self.peek() == b'I' {
                        self.remember(name);
                        let args = self.template_args(false)?;
                        self.node(Node::Template { name, args, in_conversion: InConversion::No }, start)
                    } else {
                        name
                    }
                } else {
                    return Ok(id);
                }
            }
            b'T' => match self.peek_at(1) {
                b's' => self.elaborated(Elaboration::Struct)?,
                b'u' => self.elaborated(Elaboration::Union)?,
                b'e' => self.elaborated(Elaboration::Enum)?,
                _ => {
                    let parameter = self.template_param()?;
                    if self.peek() == b'I' && self.context.template_args_allowed {
                        self.remember(parameter);
                        let args = self.template_args(false)?;
                        self.node(
                            Node::Template {
                                name: parameter,
                                args,
                                in_conversion: if self.context.in_conversion {
                                    InConversion::Nested
                                } else {
                                    InConversion::No
                                },
                            },
                            start,
                        )
                    } else {
                        parameter
                    }
                }
            },
            b'F' => self.function_type(Qualifiers::NONE, start)?,
            b'A' => self.array_type()?,
            b'M' => {
                self.pos += 1;
                let class = self.ty()?;
                let member = self.ty()?;
                self.node(Node::PointerToMember { class, member }, start)
            }
            b'D' => return self.d_type(),
            b'u' => self.vendor_type()?,
            b'U' if self.peek_at(1).is_ascii_digit() => self.vendor_qualified()?,
            b'N' | b'Z' | b'S' | b'U' | b'W' | b'L' | b'0'..=b'9' => self.name(None)?,
            // clang writes `U2ASIplT_Li1EE` for `AS<N + 1>`, where the tools read a type that is called `operator+`.
            b'p' | b'q' if Operator::from_code(self.peek(), self.peek_at(1)).is_some() => self.name(None)?,
            _ => return self.expected("a type"),
        };
        self.remember(id);
        Ok(id)
    }

    /// One letter, and the type that it makes something of.
    fn wrapped(&mut self, make: fn(NodeId) -> Node) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let inner = self.ty()?;
        Ok(self.node(make(inner), start))
    }

    /// `<qualified-type> ::= <CV-qualifiers> <type>`; before a function type they belong to its `this`.
    fn qualified_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let qualifiers = self.cv_qualifiers();
        if self.at_function_type() {
            return self.function_type(qualifiers, start);
        }
        let ty = self.ty()?;
        Ok(self.node(Node::Qualified { ty, qualifiers }, start))
    }

    /// `F`, or one of `Do`, `DO`, `Dw`, `Dx` that stand before it.
    fn at_function_type(&self) -> bool {
        match self.peek() {
            b'F' => true,
            b'D' => matches!(self.peek_at(1), b'o' | b'O' | b'w' | b'x'),
            _ => false,
        }
    }

    /// `<function-type> ::= [<CV-qualifiers>] [<exception-spec>] [Dx] F [Y] <bare-function-type> [<ref-qualifier>] E`
    fn function_type(&mut self, qualifiers: Qualifiers, start: usize) -> Parse<NodeId> {
        let exception = self.exception_spec()?;
        let transaction_safe = self.eat_all(b"Dx");
        self.expect(b'F', "a function type (F)")?;
        self.eat(b'Y');
        let result = self.ty()?;
        let from = self.tables.scratch.len();
        let mut ref_qualifier = RefQualifier::None;
        loop {
            match (self.peek(), self.peek_at(1)) {
                (b'E', _) => {
                    self.pos += 1;
                    break;
                }
                (b'R', b'E') => {
                    self.pos += 2;
                    ref_qualifier = RefQualifier::LValue;
                    break;
                }
                (b'O', b'E') => {
                    self.pos += 2;
                    ref_qualifier = RefQualifier::RValue;
                    break;
                }
                (b'v', _) => self.pos += 1,
                _ => {
                    let parameter = self.ty()?;
                    self.tables.scratch.push(parameter);
                }
            }
        }
        let parameters = self.ast.list(&mut self.tables.scratch, from);
        Ok(self.node(
            Node::Function {
                result: Some(result),
                parameters,
                exception,
                qualifiers,
                ref_qualifier,
                transaction_safe,
                explicit_object: false,
            },
            start,
        ))
    }

    /// `<exception-spec> ::= Do | DO <expression> E | Dw <type>+ E`
    fn exception_spec(&mut self) -> Parse<Option<NodeId>> {
        let start = self.pos;
        if self.eat_all(b"Do") {
            return Ok(Some(self.node(Node::Noexcept(None), start)));
        }
        if self.eat_all(b"DO") {
            let condition = self.expression()?;
            self.expect(b'E', "'E' after the condition of noexcept")?;
            return Ok(Some(self.node(Node::Noexcept(Some(condition)), start)));
        }
        if self.eat_all(b"Dw") {
            let types = self.list_until(b'E', Self::ty)?;
            return Ok(Some(self.node(Node::Throws(types), start)));
        }
        Ok(None)
    }

    /// `<array-type> ::= A [<number> | <expression>] _ <element type>`
    fn array_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let bound = if self.eat(b'_') {
            None
        } else {
            let bound = self.bound()?;
            self.expect(b'_', "'_' after the bound of an array")?;
            Some(bound)
        };
        let element = self.ty()?;
        Ok(self.node(Node::Array { bound, element }, start))
    }

    /// A number or an expression that bounds an array, a vector or an integer.
    fn bound(&mut self) -> Parse<NodeId> {
        if self.peek().is_ascii_digit() {
            let start = self.pos;
            let number = self.digits()?;
            return Ok(self.node(Node::Verbatim(number), start));
        }
        self.expression()
    }

    /// The types that begin `D`.
    fn d_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let letter = self.peek_at(1);
        if let Some(builtin) = Builtin::from_d_letter(letter) {
            self.pos += 2;
            return Ok(self.node(Node::Builtin(builtin), start));
        }
        let id = match letter {
            b'F' => return self.binary_float(),
            b'A' | b'R' => return self.fixed_point(),
            b'S' if matches!(self.peek_at(2), b'D') => return self.fixed_point(),
            b'B' | b'U' => self.bit_int()?,
            b't' | b'T' => self.decltype_type(start)?,
            b'v' => self.vector_type()?,
            b'p' => {
                self.pos += 2;
                let pattern = self.ty()?;
                self.node(Node::PackExpansion(pattern), start)
            }
            b'y' => {
                self.pos += 2;
                let pack = self.ty()?;
                let index = self.expression()?;
                self.node(Node::PackIndex { pack, index }, start)
            }
            b'k' | b'K' => {
                self.pos += 2;
                let constraint = self.name(None)?;
                return Ok(self.node(Node::ConstrainedAuto { constraint, decltype: letter == b'K' }, start));
            }
            b'o' | b'O' | b'w' | b'x' => self.function_type(Qualifiers::NONE, start)?,
            _ => return self.expected("a type"),
        };
        self.remember(id);
        Ok(id)
    }

    /// The type of a conversion, whose own template arguments would be taken for the function's.
    pub(super) fn conversion_type(&mut self) -> Parse<NodeId> {
        let outer_args = std::mem::replace(&mut self.context.template_args_allowed, false);
        let outer_conversion = std::mem::replace(&mut self.context.in_conversion, true);
        let ty = self.ty();
        self.context.template_args_allowed = outer_args;
        self.context.in_conversion = outer_conversion;
        ty
    }

    fn decltype_type(&mut self, start: usize) -> Parse<NodeId> {
        let id = self.decltype()?;
        if self.peek() == b'I' && self.context.template_args_allowed {
            self.remember(id);
            let args = self.template_args(false)?;
            return Ok(self.node(Node::Template { name: id, args, in_conversion: InConversion::No }, start));
        }
        Ok(id)
    }

    /// `<decltype> ::= Dt <expression> E | DT <expression> E`
    pub(super) fn decltype(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let expression = self.expression()?;
        self.expect(b'E', "'E' after decltype")?;
        Ok(self.node(Node::Decltype(expression), start))
    }

    /// `DF <bits> _`, `DF <bits> x`, `DF16b`
    fn binary_float(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let bits = self.digits()?;
        let (extended, brain) = match self.peek() {
            b'_' => (false, false),
            b'x' => (true, false),
            b'b' => (false, true),
            _ => return self.expected("'_', 'x' or 'b' after the width of a floating type"),
        };
        self.pos += 1;
        Ok(self.node(Node::BinaryFloat { bits, extended, brain }, start))
    }

    /// `[DS] DA <size>`, `[DS] DR <size>`
    fn fixed_point(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let saturated = self.eat_all(b"DS");
        let fract = match (self.peek(), self.peek_at(1)) {
            (b'D', b'A') => false,
            (b'D', b'R') => true,
            _ => return self.expected("a fixed-point type (DA or DR)"),
        };
        let size = self.peek_at(2);
        self.pos += 2;
        if !matches!(size, b's' | b't' | b'i' | b'j' | b'l' | b'm') {
            return self.expected("the size of a fixed-point type (s, t, i, j, l, m)");
        }
        self.pos += 1;
        Ok(self.node(Node::FixedPoint { saturated, fract, size }, start))
    }

    /// `DB <width> _`, `DU <width> _`
    fn bit_int(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let signed = self.peek_at(1) == b'B';
        self.pos += 2;
        let width = self.bound()?;
        self.expect(b'_', "'_' after the width of _BitInt")?;
        Ok(self.node(Node::BitInt { signed, width }, start))
    }

    /// `<vector-type> ::= Dv <number> _ <element> | Dv <number> _ p | Dv [_] <expression> _ <element> | Dv _ <element>`
    fn vector_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let bound = if self.peek().is_ascii_digit() {
            let bound = self.bound()?;
            self.expect(b'_', "'_' after the bound of a vector")?;
            if self.eat(b'p') {
                return Ok(self.node(Node::Vector { bound: Some(bound), element: None }, start));
            }
            Some(bound)
        } else if self.eat(b'_') {
            None
        } else {
            let bound = self.expression()?;
            self.expect(b'_', "'_' after the bound of a vector")?;
            Some(bound)
        };
        let element = self.ty()?;
        Ok(self.node(Node::Vector { bound, element: Some(element) }, start))
    }

    /// `<class-enum-type> ::= Ts <name> | Tu <name> | Te <name>`
    fn elaborated(&mut self, keyword: Elaboration) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let name = self.name(None)?;
        Ok(self.node(Node::Elaborated { keyword, name }, start))
    }

    /// `u <source-name> [<template-args>]`
    fn vendor_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let name = self.source_name()?;
        // GNU knows no arguments here; among template arguments it takes them for a pack that follows.
        let args =
            if self.peek() == b'I' && self.reads_as(Style::Llvm) { Some(self.template_args(false)?) } else { None };
        Ok(self.node(Node::VendorType { name, args }, start))
    }

    /// `U <source-name> [<template-args>] <type>`
    fn vendor_qualified(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let name = self.source_name()?;
        let args = if self.peek() == b'I' { Some(self.template_args(false)?) } else { None };
        // All qualifiers before a type are one production, so that only the whole is a candidate; but to GNU each is.
        let ty = match self.peek() {
            b'U' if self.peek_at(1).is_ascii_digit() && self.reads_as(Style::Llvm) => {
                self.nested(Self::vendor_qualified)?
            }
            b'r' | b'V' | b'K' if self.reads_as(Style::Llvm) => self.qualified_type()?,
            _ => self.ty()?,
        };
        Ok(self.node(Node::VendorQualified { ty, name, args }, start))
    }

    /// A list of types until `end`, which is stepped over; `v` is none.
    pub(super) fn types_until(&mut self, end: u8) -> Parse<List> {
        if self.peek() == b'v' && self.peek_at(1) == end {
            self.pos += 2;
            return Ok(List::EMPTY);
        }
        self.list_until(end, Self::ty)
    }
}
