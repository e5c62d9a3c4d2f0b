//! `<type>`: rare types.
use super::{Input, NameInfo, Parse, Reader, Tree};
use crate::ast::{Elaboration, List, Node, NodeId};
use demangling::Style;

impl Reader<'_, Tree> {
    /// `C <type> | G <type> | u <source-name> [<template-args>]`
    pub(super) fn rare_type(&mut self) -> Parse<NodeId> {
        match self.peek() {
            b'C' => self.wrapped(Node::Complex),
            b'G' => self.wrapped(Node::Imaginary),
            _ => self.vendor_type(),
        }
    }

    /// One letter and a type, of which `make` makes a node.
    fn wrapped(&mut self, make: fn(NodeId) -> Node) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let inner = self.ty()?;
        Ok(self.node(make(inner), start))
    }

    /// `Do | DO <expression> E | Dw <type>+ E`
    pub(super) fn any_exception_spec(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        if self.eat_all(b"Do") {
            return Ok(self.node(Node::Noexcept(None), start));
        }
        if self.eat_all(b"DO") {
            let condition = self.expression()?;
            self.expect(b'E', "'E' after the condition of noexcept")?;
            return Ok(self.node(Node::Noexcept(Some(condition)), start));
        }
        self.pos += 2;
        let types = self.list_until(b'E', Self::ty)?;
        Ok(self.node(Node::Throws(types), start))
    }

    /// The rare types that begin with `D`.
    pub(super) fn rare_d_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        // c++filt knows none of these types.
        if matches!(self.peek_at(1), b'A' | b'R' | b'S' | b'k' | b'K' | b'B' | b'U' | b'y') {
            self.unread_by(Style::Gnu, start);
        }
        let id = match self.peek_at(1) {
            b'F' => return self.binary_float(),
            b'S' if self.at_splice() => self.nested(Self::splice)?,
            b'A' | b'R' | b'S' => return self.fixed_point(),
            b'k' | b'K' => return self.constrained_auto(),
            b'B' | b'U' => self.bit_int()?,
            b't' | b'T' => self.decltype_type(start)?,
            b'v' => self.vector_type()?,
            b'y' => {
                self.pos += 2;
                let pack = self.ty()?;
                let index = self.expression()?;
                self.node(Node::PackIndex { pack, index }, start)
            }
            _ => return self.expected("a type"),
        };
        self.remember(id);
        Ok(id)
    }

    /// `Dk <type-constraint> | DK <type-constraint>`
    fn constrained_auto(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let decltype = self.peek_at(1) == b'K';
        self.pos += 2;
        let constraint = self.other_name()?;
        Ok(self.node(Node::ConstrainedAuto { constraint, decltype }, start))
    }

    fn decltype_type(&mut self, start: usize) -> Parse<NodeId> {
        let id = self.decltype()?;
        if self.at_template_args_of_type() {
            self.remember(id);
            let args = self.template_args(Some(id), false)?;
            return Ok(self.node(Node::Template { name: id, args, in_conversion: false }, start));
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

    /// A type in `module`. The name of the module begins at `start`.
    pub(super) fn type_in_module(&mut self, module: Option<NodeId>, start: usize) -> Parse<NodeId> {
        let name = self.decorated_name(None, module, start, &mut NameInfo::OTHER.clone())?;
        if self.peek() != b'I' {
            return Ok(name);
        }
        self.remember(name);
        let args = self.template_args(Some(name), false)?;
        Ok(self.node(Node::Template { name, args, in_conversion: false }, start))
    }

    /// `DF <bits> _`, `DF <bits> x`, `DF16b`
    fn binary_float(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 2;
        let bits = self.digits()?;
        let (extended, brain) = match self.peek() {
            b'_' => (false, false),
            b'x' => {
                self.unread_by(Style::Llvm, start);
                (true, false)
            }
            b'b' => {
                if bits.of(self.name.bytes()) != b"16" {
                    self.unread_by(Style::Gnu, start);
                    self.unread_by(Style::Llvm, start);
                }
                (false, true)
            }
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
        } else {
            // An underscore begins the expression for GNU, and means that there is none for LLVM.
            let has_underscore = self.eat(b'_');
            if !has_underscore {
                self.unread_by(Style::Gnu, start);
            }
            if has_underscore && !self.reads_as(Style::Gnu) {
                None
            } else {
                let bound = self.expression()?;
                self.expect(b'_', "'_' after the bound of a vector")?;
                Some(bound)
            }
        };
        let element = self.ty()?;
        Ok(self.node(Node::Vector { bound, element: Some(element) }, start))
    }

    /// `<class-enum-type> ::= Ts <name> | Tu <name> | Te <name>`
    pub(super) fn elaborated(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let keyword = match self.peek_at(1) {
            b's' => Elaboration::Struct,
            b'u' => Elaboration::Union,
            _ => Elaboration::Enum,
        };
        self.pos += 2;
        if self.peek().is_ascii_lowercase() && self.dialect == Style::Gnu {
            // LLVM takes an operator as a type. c++filt knows no such types: here the word stays a word.
            return self.expected("the name of a class or an enumeration");
        }
        self.unread_by(Style::Gnu, start);
        let name = self.other_name()?;
        Ok(self.node(Node::Elaborated { keyword, name }, start))
    }

    /// `u <source-name> [<template-args>]`
    fn vendor_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let name = self.source_name()?;
        // GNU knows no arguments here. Among template arguments it takes them for the next one, a pack.
        let args = if self.peek() == b'I' && self.reads_as(Style::Llvm) {
            Some(self.template_args(None, false)?)
        } else {
            None
        };
        Ok(self.node(Node::VendorType { name, args }, start))
    }

    /// `U <source-name> [<template-args>] <type>`
    pub(super) fn vendor_qualified(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let name = self.source_name()?;
        let args = if self.peek() == b'I' { Some(self.template_args(None, false)?) } else { None };
        // All qualifiers before a type are one production, so only the whole is a candidate. For GNU each one is.
        let ty = match self.peek() {
            b'U' if self.peek_at(1).is_ascii_digit() && self.reads_as(Style::Llvm) => {
                self.nested(Self::vendor_qualified)?
            }
            b'r' | b'V' | b'K' if self.reads_as(Style::Llvm) => self.qualified_type()?,
            _ => self.ty()?,
        };
        Ok(self.node(Node::VendorQualified { ty, name, args }, start))
    }

    /// `<CV-qualifiers> <type>` inside a production that begins with other qualifiers.
    fn qualified_type(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let qualifiers = self.cv_qualifiers();
        if self.at_function_type() {
            // These are not the qualifiers of the function.
            let ty = self.ty()?;
            return Ok(self.node(Node::Qualified { ty, qualifiers }, start));
        }
        self.pos = start;
        let before = self.tables.candidates.len();
        let ty = self.ty()?;
        // It is not a candidate by itself.
        if self.tables.candidates.len() > before {
            self.tables.candidates.pop();
        }
        Ok(ty)
    }

    /// A list of types until `end`, which is skipped; `v` alone is an empty list.
    pub(super) fn types_until(&mut self, end: u8) -> Parse<List> {
        if self.peek() == b'v' && self.peek_at(1) == end {
            self.pos += 2;
            return Ok(List::EMPTY);
        }
        self.list_until(end, Self::ty)
    }
}
