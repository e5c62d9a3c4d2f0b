//! `<name>`: nested, unscoped and local names.

use super::{Parse, Parser};
use crate::ast::{Node, NodeId, Qualifiers, RefQualifier};

/// What a `<name>` says of the function that it names.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NameInfo {
    /// A constructor, destructor or conversion: its signature has no result.
    pub(super) has_no_result: bool,
    pub(super) ends_with_template_args: bool,
    pub(super) qualifiers: Qualifiers,
    pub(super) ref_qualifier: RefQualifier,
    /// `H`: the first parameter is the object.
    pub(super) explicit_object: bool,
}

/// What was read of a `<prefix>`.
struct Prefix {
    start: usize,
    /// The parts so far, of which the next one is a member.
    scope: Option<NodeId>,
    /// `scope` is the last candidate for substitution.
    is_candidate: bool,
}

impl Parser<'_> {
    /// `<name> ::= <nested-name> | <unscoped-name> | <unscoped-template-name> <template-args> | <local-name>`
    ///
    /// With `info`, the name is that of an encoding, and its template arguments are what `T_` stands for.
    #[inline]
    pub(super) fn name(&mut self, info: Option<&mut NameInfo>) -> Parse<NodeId> {
        match self.peek() {
            b'N' => self.nested_name(info),
            b'Z' => self.local_name(info),
            _ => self.unscoped_or_template_name(info),
        }
    }

    /// `<unscoped-name> | <unscoped-template-name> <template-args> | <substitution>`
    #[inline(never)]
    fn unscoped_or_template_name(&mut self, mut info: Option<&mut NameInfo>) -> Parse<NodeId> {
        let start = self.pos;
        let mut id;
        if self.peek() == b'S' && self.peek_at(1) != b't' {
            id = self.substitution()?;
            if self.peek() != b'I' {
                // A module's name can be a substitution too; the entity in it follows.
                if matches!(self.ast.node(id), Node::Module { .. }) {
                    id = self.unqualified_name(info.as_deref_mut(), None, Some(id), start)?;
                    if self.peek() != b'I' {
                        return Ok(id);
                    }
                    self.remember(id);
                } else {
                    return Ok(id);
                }
            }
        } else {
            id = self.unscoped_name(info.as_deref_mut())?;
            if self.peek() != b'I' {
                return Ok(id);
            }
            self.remember(id);
        }
        let of_encoding = info.is_some();
        if let Some(info) = info {
            info.ends_with_template_args = true;
        }
        self.template(id, of_encoding, start)
    }

    /// `<unscoped-name> ::= <unqualified-name> | St <unqualified-name>`
    #[inline]
    fn unscoped_name(&mut self, info: Option<&mut NameInfo>) -> Parse<NodeId> {
        let start = self.pos;
        let mut scope = None;
        if self.eat_all(b"St") {
            scope = Some(self.node(Node::Std, start));
        }
        if self.peek().is_ascii_digit() {
            let name = self.tagged_source_name()?;
            return Ok(self.join(scope, name, start));
        }
        let name = self.unqualified_name(info, scope, None, self.pos)?;
        Ok(self.join(scope, name, start))
    }

    /// `<nested-name> ::= N [H] [<CV-qualifiers>] [<ref-qualifier>] <prefix> <unqualified-name> E | …`
    #[inline(never)]
    fn nested_name(&mut self, mut info: Option<&mut NameInfo>) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let mut qualifiers = Qualifiers::NONE;
        let mut ref_qualifier = RefQualifier::None;
        if matches!(self.peek(), b'H' | b'r' | b'V' | b'K' | b'R' | b'O') {
            let explicit_object = self.eat(b'H');
            qualifiers = self.cv_qualifiers();
            ref_qualifier = self.ref_qualifier();
            if let Some(info) = info.as_deref_mut() {
                info.qualifiers = qualifiers;
                info.ref_qualifier = ref_qualifier;
                info.explicit_object = explicit_object;
            }
        }
        let mut prefix = Prefix { start: self.pos, scope: None, is_candidate: false };
        while !self.eat(b'E') {
            self.prefix_part(&mut prefix, info.as_deref_mut())?;
        }
        let Some(id) = prefix.scope else {
            return self.stop_at(crate::error::ErrorKind::Expected("a name"), start + 1);
        };
        if prefix.is_candidate {
            self.forget_last();
        }
        if info.is_none() && (!qualifiers.is_none() || ref_qualifier != RefQualifier::None) {
            // Outside an encoding there is no function type that could carry them.
            return Ok(self.qualified_name(id, qualifiers, start));
        }
        Ok(id)
    }

    /// The next part of a `<prefix>`.
    fn prefix_part(&mut self, prefix: &mut Prefix, mut info: Option<&mut NameInfo>) -> Parse<()> {
        let start = self.pos;
        let scope = prefix.scope;
        if let Some(info) = info.as_deref_mut() {
            info.ends_with_template_args = false;
        }
        let id = match (self.peek(), self.peek_at(1)) {
            (b'I', _) => {
                let Some(name) = scope else {
                    return self.expected("a name before template arguments");
                };
                let of_encoding = info.is_some();
                if let Some(info) = info {
                    info.ends_with_template_args = true;
                }
                self.template(name, of_encoding, prefix.start)?
            }
            (b'M', _) if scope.is_some() => {
                // `<data-member-prefix>`: the member whose initialiser holds a closure; already a scope.
                self.pos += 1;
                return Ok(());
            }
            (b'T', _) if scope.is_none() => self.template_param()?,
            (b'D', b't' | b'T') if scope.is_none() => self.decltype()?,
            (b'S', b't') if scope.is_none() => {
                self.pos += 2;
                prefix.scope = Some(self.node(Node::Std, start));
                return Ok(());
            }
            (b'S', b'_' | b'0'..=b'9' | b'A'..=b'Z') => {
                let substitution = self.substitution()?;
                if matches!(self.ast.node(substitution), Node::Module { .. }) {
                    let name = self.unqualified_name(info, scope, Some(substitution), start)?;
                    self.join(scope, name, prefix.start)
                } else if scope.is_none() {
                    // Already a candidate, so it is not one again.
                    prefix.scope = Some(substitution);
                    prefix.is_candidate = false;
                    return Ok(());
                } else {
                    self.join(scope, substitution, prefix.start)
                }
            }
            (b'S', _) if scope.is_none() => {
                let before = self.tables.substitutions.len();
                prefix.scope = Some(self.substitution()?);
                prefix.is_candidate = self.tables.substitutions.len() > before;
                return Ok(());
            }
            (0 | b'.' | b'_' | b'@', _) => return self.expected("a name or 'E'"),
            _ => {
                if let Some(info) = info.as_deref_mut() {
                    info.has_no_result = false;
                }
                let name = self.unqualified_name(info, scope, None, start)?;
                self.join(scope, name, prefix.start)
            }
        };
        prefix.scope = Some(id);
        prefix.is_candidate = true;
        self.remember(id);
        Ok(())
    }

    fn qualified_name(&mut self, id: NodeId, qualifiers: Qualifiers, start: usize) -> NodeId {
        if qualifiers.is_none() { id } else { self.node(Node::Qualified { ty: id, qualifiers }, start) }
    }

    #[inline]
    pub(super) fn join(&mut self, scope: Option<NodeId>, name: NodeId, start: usize) -> NodeId {
        match scope {
            Some(scope) => self.node(Node::Nested { scope, name }, start),
            None => name,
        }
    }

    /// `<local-name> ::= Z <encoding> E <entity name> [<discriminator>] | Z <encoding> E s [<discriminator>]`
    /// `             ::= Z <encoding> E d [<number>] _ <entity name>`
    #[inline(never)]
    fn local_name(&mut self, info: Option<&mut NameInfo>) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let function = self.encoding()?;
        self.expect(b'E', "'E' after the function of a local name")?;
        if self.eat(b's') {
            self.discriminator();
            return Ok(self.node(Node::LocalString(function), start));
        }
        self.nested(|parser| {
            let number = if parser.eat(b'd') { Some(parser.numbered(1)?) } else { None };
            // Of the template arguments in scope none belongs to what encloses the entity.
            let first_level = parser.context.first_level;
            if info.is_none() {
                parser.context.first_level = parser.tables.levels.len();
            }
            let entity = parser.name(info);
            parser.context.first_level = first_level;
            let entity = entity?;
            if let Some(number) = number {
                return Ok(parser.node(Node::DefaultArgument { function, number, entity }, start));
            }
            parser.discriminator();
            Ok(parser.node(Node::Local { function, entity }, start))
        })
    }

    /// `<discriminator> ::= _ <digit> | __ <number> _`; old compilers wrote digits alone at the very end.
    fn discriminator(&mut self) {
        let start = self.pos;
        if self.eat(b'_') {
            if self.eat(b'_') {
                if self.digits().is_ok() && self.eat(b'_') {
                    return;
                }
            } else if self.peek().is_ascii_digit() {
                self.pos += 1;
                return;
            }
            self.pos = start;
            self.error = None;
        } else if self.peek().is_ascii_digit() {
            while self.peek().is_ascii_digit() {
                self.pos += 1;
            }
            if !self.at_end() && self.peek() != b'.' {
                self.pos = start;
            }
        }
    }

    /// `<CV-qualifiers> ::= [r] [V] [K]`
    #[inline]
    pub(super) fn cv_qualifiers(&mut self) -> Qualifiers {
        let mut qualifiers = Qualifiers::NONE;
        if self.eat(b'r') {
            qualifiers = qualifiers.with(Qualifiers::RESTRICT);
        }
        if self.eat(b'V') {
            qualifiers = qualifiers.with(Qualifiers::VOLATILE);
        }
        if self.eat(b'K') {
            qualifiers = qualifiers.with(Qualifiers::CONST);
        }
        qualifiers
    }

    /// `<ref-qualifier> ::= R | O`
    pub(super) fn ref_qualifier(&mut self) -> RefQualifier {
        if self.eat(b'R') {
            RefQualifier::LValue
        } else if self.eat(b'O') {
            RefQualifier::RValue
        } else {
            RefQualifier::None
        }
    }
}
