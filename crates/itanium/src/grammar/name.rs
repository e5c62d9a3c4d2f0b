//! `<name>`: nested, unscoped and local names.

use super::{NameInfo, Parse, Place, Reader, Sink, Table};
use crate::codes::{Qualifiers, RefQualifier};
use crate::error::ErrorKind;
use crate::options::Style;

impl<S: Sink> Reader<'_, S> {
    /// `<name> ::= <nested-name> | <unscoped-name> | <unscoped-template-name> <template-args> | <local-name>`
    #[inline]
    pub(super) fn name(&mut self, info: &mut NameInfo) -> Parse<S::Ref> {
        match self.peek() {
            b'N' => self.nested_name(info),
            b'Z' => self.local_name(info),
            _ => self.unscoped_or_template_name(info),
        }
    }

    /// A `<name>` that is not that of an encoding.
    #[inline(always)]
    pub(super) fn other_name(&mut self) -> Parse<S::Ref> {
        self.name(&mut NameInfo::OTHER.clone())
    }

    /// `<unscoped-name> | <unscoped-template-name> <template-args> | <substitution>`
    #[inline(never)]
    fn unscoped_or_template_name(&mut self, info: &mut NameInfo) -> Parse<S::Ref> {
        let start = self.pos;
        let mark = self.sink.mark();
        let id;
        if self.peek() == b'S' && self.peek_at(1) != b't' {
            let substitution = self.substitution()?;
            if self.sink.is_module(substitution) {
                // A module's name can be a substitution too; the entity in it follows.
                id = S::rare(self, Some(substitution), |reader, module| {
                    reader.decorated_name(None, module, start, info)
                })?;
                if self.peek() != b'I' {
                    return Ok(id);
                }
                self.remember(id);
            } else if self.peek() == b'I' {
                id = substitution;
            } else {
                return Ok(substitution);
            }
        } else {
            let mut scope = None;
            if self.peek() == b'S' {
                self.pos += 2;
                scope = Some(self.sink.std(self.extent(start)));
                self.sink.begin_member();
            }
            let is_unnamed = scope.is_none() && self.peek() == b'U';
            let name = if self.peek().is_ascii_digit() {
                self.tagged_source_name()?
            } else {
                self.unqualified_name(scope, info)?
            };
            id = self.sink.member(scope, name, mark, self.extent(start), self.tables)?;
            if self.peek() != b'I' {
                return Ok(id);
            }
            // An unnamed type has no arguments, so that GCC before 5 wrote a pack after it (`I…E` for `J…E`).
            if is_unnamed && !info.of_encoding && self.reads_as(Style::Gnu) {
                return Ok(id);
            }
            self.remember(id);
        }
        info.ends_with_template_args = true;
        self.template(id, info.of_encoding, start)
    }

    /// `<nested-name> ::= N [H] [<CV-qualifiers>] [<ref-qualifier>] <prefix> <unqualified-name> E | …`
    #[inline(always)]
    fn nested_name(&mut self, info: &mut NameInfo) -> Parse<S::Ref> {
        let outer_start = self.pos;
        self.pos += 1;
        if matches!(self.peek(), b'H' | b'r' | b'V' | b'K' | b'R' | b'O') {
            return self.qualified_nested_name(info, outer_start);
        }
        self.prefix(info)
    }

    /// `N [H] [<CV-qualifiers>] [<ref-qualifier>] …`, after the `N` at `start`.
    #[inline(never)]
    fn qualified_nested_name(&mut self, info: &mut NameInfo, start: usize) -> Parse<S::Ref> {
        let explicit_object = self.eat(b'H');
        let qualifiers = self.cv_qualifiers();
        let ref_qualifier = self.ref_qualifier();
        let id = self.prefix(info)?;
        if info.of_encoding {
            info.qualifiers = qualifiers;
            info.ref_qualifier = ref_qualifier;
            info.explicit_object = explicit_object;
            return Ok(id);
        }
        // Outside an encoding there is no function type that could carry them.
        self.name_with_qualifiers(id, qualifiers, ref_qualifier, start)
    }

    /// A name with the qualifiers that no signature takes.
    #[inline(always)]
    pub(super) fn name_with_qualifiers(
        &mut self,
        name: S::Ref,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        start: usize,
    ) -> Parse<S::Ref> {
        if qualifiers.is_none() && ref_qualifier == RefQualifier::None {
            return Ok(name);
        }
        self.sink.qualified_name(name, qualifiers, ref_qualifier, self.extent(start))
    }

    /// `<prefix> <unqualified-name> E`
    #[inline(never)]
    fn prefix(&mut self, info: &mut NameInfo) -> Parse<S::Ref> {
        let start = self.pos;
        let mark = self.sink.mark();
        // What was read so far, of which the next part is a member.
        let mut scope: Option<S::Ref> = None;
        // Whether it becomes a candidate for substitution when something follows.
        let mut is_new = false;
        loop {
            match self.peek() {
                b'0'..=b'9' => {
                    info.has_no_result = false;
                    info.ends_with_template_args = false;
                    // Names consist mostly of identifiers.
                    loop {
                        if let Some(scope) = scope {
                            if is_new {
                                self.remember(scope);
                            }
                            self.sink.begin_member();
                        }
                        let name = self.tagged_source_name()?;
                        scope = Some(self.sink.member(scope, name, mark, self.extent(start), self.tables)?);
                        is_new = true;
                        if !self.peek().is_ascii_digit() {
                            break;
                        }
                    }
                }
                b'E' => {
                    self.pos += 1;
                    return match scope {
                        Some(id) => Ok(id),
                        None => self.stop_at(ErrorKind::Expected("a name"), start),
                    };
                }
                b'I' => {
                    let Some(name) = scope else {
                        return self.expected("a name before template arguments");
                    };
                    if is_new {
                        self.remember(name);
                    }
                    info.ends_with_template_args = true;
                    scope = Some(self.template(name, info.of_encoding, start)?);
                    is_new = true;
                }
                first => {
                    info.ends_with_template_args = false;
                    if scope.is_none() {
                        if let Some((id, is_candidate)) = self.first_of_prefix(first, info)? {
                            scope = Some(id);
                            is_new = !is_candidate;
                            continue;
                        }
                    } else if first == b'M' {
                        // `<data-member-prefix>`: the member whose initialiser holds a closure; already a scope.
                        self.pos += 1;
                        continue;
                    }
                    if let Some(scope) = scope {
                        if is_new {
                            self.remember(scope);
                        }
                        self.sink.begin_member();
                    }
                    let name = self.rarer_member(scope, info)?;
                    scope = Some(self.sink.member(scope, name, mark, self.extent(start), self.tables)?);
                    is_new = true;
                }
            }
        }
    }

    /// What only the first part of a `<prefix>` can be: `St`, a substitution, a template parameter, `decltype`. Returns
    /// it and whether it is no new candidate for substitution.
    #[inline(never)]
    fn first_of_prefix(&mut self, first: u8, info: &mut NameInfo) -> Parse<Option<(S::Ref, bool)>> {
        let start = self.pos;
        Ok(Some(match (first, self.peek_at(1)) {
            (b'S', b't') => {
                self.pos += 2;
                (self.sink.std(self.extent(start)), true)
            }
            (b'S', b'a'..=b'z') => {
                let (id, is_tagged) = self.std_abbreviation()?;
                (id, !is_tagged)
            }
            (b'S', _) => {
                let substitution = self.substitution()?;
                if self.sink.is_module(substitution) {
                    self.pos = start;
                    return Ok(None);
                }
                // LLVM does not see what a substitution stands for.
                info.has_no_result = self.sink.is_ctor_dtor(substitution) && self.reads_as(Style::Gnu);
                (self.sink.scope(substitution)?, true)
            }
            (b'T', _) => {
                let parameter = self.template_param()?;
                (self.sink.scope(parameter)?, false)
            }
            (b'D', b't' | b'T') => {
                let id = S::rare(self, None, |reader, _| reader.decltype())?;
                // To GNU it is a type, and then a prefix.
                if self.reads_as(Style::Gnu) {
                    self.remember(id);
                }
                (id, false)
            }
            _ => return Ok(None),
        }))
    }

    /// A part of a `<prefix>` that is no identifier and has no template arguments.
    #[inline(never)]
    fn rarer_member(&mut self, scope: Option<S::Ref>, info: &mut NameInfo) -> Parse<S::Ref> {
        match (self.peek(), self.peek_at(1)) {
            (b'S', b'_' | b'0'..=b'9' | b'A'..=b'Z') => {
                let start = self.pos;
                let substitution = self.substitution()?;
                if !self.sink.is_module(substitution) {
                    return S::rare(self, Some(substitution), |_, substitution| substitution.ok_or(super::Stop));
                }
                info.has_no_result = false;
                S::rare(self, scope, |reader, scope| {
                    reader.pos = start;
                    let module = reader.substitution()?;
                    reader.decorated_name(scope, Some(module), start, info)
                })
            }
            (0 | b'.' | b'_' | b'@', _) => self.expected("a name or 'E'"),
            _ => {
                info.has_no_result = false;
                self.unqualified_name(scope, info)
            }
        }
    }

    /// `<local-name> ::= Z <encoding> E <entity name> [<discriminator>] | Z <encoding> E s [<discriminator>]`
    /// `             ::= Z <encoding> E d [<number>] _ <entity name>`
    #[inline(never)]
    fn local_name(&mut self, info: &mut NameInfo) -> Parse<S::Ref> {
        let start = self.pos;
        let mark = self.sink.mark();
        self.pos += 1;
        let mut local = self.sink.begin_local(self.tables)?;
        let function = self.encoding(Place::Enclosing)?;
        self.expect(b'E', "'E' after the function of a local name")?;
        self.sink.enclosing(&mut local, self.tables);
        if self.eat(b's') {
            self.discriminator();
            return Ok(self.sink.local_string(local, function, mark, self.extent(start)));
        }
        self.nested(|reader| {
            let number = if reader.eat(b'd') { Some(reader.numbered(1)?) } else { None };
            // Of the template arguments in scope none belongs to what encloses the entity.
            let first_level = reader.context.first_level;
            if !info.of_encoding {
                reader.context.first_level = reader.tables.levels.len();
            }
            let entity = reader.name(info);
            reader.context.first_level = first_level;
            let entity = entity?;
            if number.is_none() {
                reader.discriminator();
            }
            reader.sink.local(local, function, number, entity, mark, reader.extent(start))
        })
    }

    /// `<discriminator> ::= _ <digit> | __ <number> _`; old compilers wrote digits alone at the very end, and GCC before
    /// 7 any number after one underscore, which is all that GNU reads.
    pub(super) fn discriminator(&mut self) {
        let start = self.pos;
        if self.eat(b'_') {
            let is_long = self.eat(b'_');
            let from = self.pos;
            while self.peek().is_ascii_digit() {
                self.pos += 1;
            }
            let digits = self.pos - from;
            let ends = is_long && self.eat(b'_');
            if digits > 0 && ends || digits == 1 && !is_long {
                return;
            }
            let is_gnus = digits < 2 || !is_long;
            if is_gnus && self.reads_as(Style::Gnu) {
                self.pos -= usize::from(ends);
            } else if digits > 1 && !is_long {
                self.pos = start + 2;
            } else {
                self.pos = start;
            }
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
