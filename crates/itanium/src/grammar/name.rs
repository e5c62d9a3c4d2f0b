//! `<name>`: nested, unscoped and local names.

use super::unqualified::short_identifier;
use super::{Extent, Input, NameInfo, Parse, Place, Reader, Sink, Table, Tables, Tree};
use crate::ast::NodeId;
use crate::codes::{Qualifiers, RefQualifier};
use demangling::{ErrorKind, Style};

/// A `<prefix>` that is being read.
struct Prefix<R> {
    /// Its start in the mangled name, and in the sink.
    start: usize,
    mark: usize,
    /// The parts read so far. The next part is a member of this scope.
    scope: Option<R>,
    /// True if `scope` becomes a candidate for substitution when another part follows.
    is_new: bool,
}

/// Reads consecutive identifiers of a `<prefix>`, up to one that [`short_identifier`] does not read. Most parts of a
/// name are such identifiers. `letter` is the byte at `pos`. Returns the position after the identifiers, and the byte
/// there, which is a digit only if a rarer identifier follows.
///
/// The position is a local variable and the sink a separate parameter: stores through `self` may alias both.
#[inline(always)]
fn identifiers<S: Sink>(
    name: &S::Input,
    end: usize,
    mut pos: usize,
    mut letter: u8,
    sink: &mut S,
    tables: &mut Tables<S>,
    prefix: &mut Prefix<S::Ref>,
) -> Parse<(usize, u8)> {
    let (mut scope, mut is_new) = (prefix.scope, prefix.is_new);
    while letter.is_ascii_digit() {
        let Some(identifier) = short_identifier(name, pos, letter, end) else { break };
        let next = name.at(identifier.end as usize);
        if next == b'B' {
            break;
        }
        letter = next;
        if let Some(scope) = scope {
            if is_new {
                tables.candidates.push(scope);
            }
            sink.begin_member();
        }
        let id = sink.identifier(name, identifier, pos)?;
        pos = identifier.end as usize;
        let extent = Extent { start: prefix.start, end: pos };
        scope = Some(sink.member(scope, id, prefix.mark, extent, tables)?);
        is_new = true;
    }
    (prefix.scope, prefix.is_new) = (scope, is_new);
    Ok((pos, letter))
}

impl<S: Sink> Reader<'_, S> {
    /// `<name> ::= <nested-name> | <unscoped-name> | <unscoped-template-name> <template-args> | <local-name>`
    #[inline(always)]
    pub(super) fn name(&mut self, info: &mut NameInfo) -> Parse<S::Ref> {
        match self.peek() {
            b'N' => self.nested_name(info),
            b'Z' => self.local_name(info),
            _ => self.unscoped_or_template_name(info),
        }
    }

    /// A `<name>` outside an encoding.
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
                // The name of a module can be a substitution too. The name of an entity in it follows.
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
                // As the base of an inherited constructor, GCC writes it as a type.
                self.unread_by(Style::Llvm, start);
                return Ok(substitution);
            }
        } else {
            let mut scope = None;
            if self.peek() == b'S' {
                self.pos += 2;
                scope = Some(self.sink.std(self.extent(start)));
                self.sink.begin_member();
            }
            let name = if self.peek().is_ascii_digit() {
                self.tagged_source_name()?
            } else {
                self.unqualified_name(scope, info)?
            };
            id = self.sink.member(scope, name, mark, self.extent(start), self.tables)?;
            if self.peek() != b'I' {
                return Ok(id);
            }
            // An unnamed type has no template arguments, so this is a pack of GCC before 5 (`I…E` for `J…E`).
            if self.name.at(start) == b'U' && !info.of_encoding && self.reads_as(Style::Gnu) {
                return Ok(id);
            }
            self.remember(id);
        }
        info.ends_with_template_args = true;
        self.template(id, info.of_encoding, start)
    }

    /// `<nested-name> ::= N [H] [<CV-qualifiers>] [<ref-qualifier>] <prefix> <unqualified-name> E | …`
    #[inline(always)]
    pub(super) fn nested_name(&mut self, info: &mut NameInfo) -> Parse<S::Ref> {
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
        let mut qualifiers = self.cv_qualifiers();
        // In another order than the ABI's, or twice, GNU reads them too.
        while matches!(self.peek(), b'r' | b'V' | b'K') && self.reads_as(Style::Gnu) {
            qualifiers = qualifiers.with(self.cv_qualifiers());
        }
        let ref_qualifier = self.ref_qualifier();
        let id = self.prefix(info)?;
        if info.of_encoding {
            info.qualifiers = qualifiers;
            info.ref_qualifier = ref_qualifier;
            info.explicit_object = explicit_object;
            return Ok(id);
        }
        // Outside an encoding there is no function type to qualify.
        self.name_with_qualifiers(id, qualifiers, ref_qualifier, start)
    }

    /// A name with qualifiers, but without a signature to attach them to.
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
        let mut prefix = self.begin_prefix(info)?;
        let start = prefix.start;
        loop {
            let mut letter = self.peek();
            if letter.is_ascii_digit() {
                info.has_no_result = false;
                info.ends_with_template_args = false;
                (self.pos, letter) =
                    identifiers(self.name, self.end, self.pos, letter, self.sink, self.tables, &mut prefix)?;
            }
            match letter {
                b'E' => {
                    self.pos += 1;
                    let Some(id) = prefix.scope else {
                        return self.stop_at(ErrorKind::Expected("a name"), start);
                    };
                    // LLVM always takes back the last candidate, which should be the whole name.
                    if !prefix.is_new && self.reads_as(Style::Llvm) {
                        let candidates = self.tables.candidates.len();
                        if candidates == 0 {
                            self.unread_by(Style::Llvm, start);
                        }
                        self.tables.candidates.truncate(candidates.saturating_sub(1));
                    }
                    return Ok(id);
                }
                b'I' => {
                    let Some(name) = prefix.scope else {
                        return self.expected("a name before template arguments");
                    };
                    if prefix.is_new {
                        self.remember(name);
                    }
                    info.ends_with_template_args = true;
                    prefix.scope = Some(self.template(name, info.of_encoding, start)?);
                    prefix.is_new = true;
                }
                b'M' if prefix.scope.is_some() || self.reads_as(Style::Gnu) => {
                    // `<data-member-prefix>`: the member whose initializer contains a closure; the scope already. GNU
                    // reads it anywhere.
                    info.ends_with_template_args = false;
                    self.pos += 1;
                    if self.peek() == b'E' {
                        self.unread_by(Style::Gnu, start);
                    }
                }
                b'0'..=b'9' => self.rarer_identifier(&mut prefix)?,
                _ => {
                    info.ends_with_template_args = false;
                    self.begin_member(&prefix);
                    let name = self.rarer_member(prefix.scope, info)?;
                    self.member(&mut prefix, name)?;
                }
            }
        }
    }

    /// Begins a `<prefix>`, with the parts that can only be its first: a substitution, a template parameter, `decltype`, a
    /// splice.
    #[inline(always)]
    fn begin_prefix(&mut self, info: &mut NameInfo) -> Parse<Prefix<S::Ref>> {
        let start = self.pos;
        let mut prefix = Prefix { start, mark: self.sink.mark(), scope: None, is_new: false };
        // Most prefixes begin with an identifier.
        if self.peek().is_ascii_digit() {
            return Ok(prefix);
        }
        match self.peek() {
            b'S' => match self.peek_at(1) {
                b't' => {
                    self.pos += 2;
                    prefix.scope = Some(self.sink.std(self.extent(start)));
                }
                b'a'..=b'z' => {
                    let (id, is_tagged) = self.std_abbreviation(true)?;
                    prefix.scope = Some(id);
                    prefix.is_new = is_tagged;
                }
                _ => {
                    let substitution = self.numbered_substitution()?;
                    if self.sink.is_module(substitution) {
                        // The name of an entity in the module follows.
                        self.pos = start;
                        return Ok(prefix);
                    }
                    // LLVM does not look into the substitution.
                    info.has_no_result =
                        info.of_encoding && self.sink.is_ctor_dtor(substitution) && self.reads_as(Style::Gnu);
                    prefix.scope = Some(self.sink.scope(substitution)?);
                }
            },
            b'T' => {
                let parameter = self.template_param()?;
                prefix.scope = Some(self.sink.scope(parameter)?);
                prefix.is_new = true;
            }
            b'D' if self.peek_at(1) == b'S' => prefix.scope = Some(S::rare(self, None, |reader, _| reader.splice())?),
            b'D' if matches!(self.peek_at(1), b't' | b'T') => {
                let id = S::rare(self, None, |reader, _| reader.decltype())?;
                // GNU makes it a candidate twice: as a type and as a prefix.
                if self.reads_as(Style::Gnu) {
                    self.remember(id);
                }
                prefix.scope = Some(id);
                prefix.is_new = true;
            }
            _ => {}
        }
        Ok(prefix)
    }

    /// Begins a member of `prefix`. Its parts so far become a candidate for substitution.
    #[inline(always)]
    fn begin_member(&mut self, prefix: &Prefix<S::Ref>) {
        if let Some(scope) = prefix.scope {
            if prefix.is_new {
                self.remember(scope);
            }
            self.sink.begin_member();
        }
    }

    /// Ends a member of `prefix`.
    #[inline(always)]
    fn member(&mut self, prefix: &mut Prefix<S::Ref>, name: S::Ref) -> Parse<()> {
        let extent = self.extent(prefix.start);
        prefix.scope = Some(self.sink.member(prefix.scope, name, prefix.mark, extent, self.tables)?);
        prefix.is_new = true;
        Ok(())
    }

    /// An identifier that [`identifiers`] does not read.
    #[cold]
    #[inline(never)]
    fn rarer_identifier(&mut self, prefix: &mut Prefix<S::Ref>) -> Parse<()> {
        self.begin_member(prefix);
        let name = self.tagged_source_name()?;
        self.member(prefix, name)
    }

    /// A part of a `<prefix>` other than an identifier or template arguments.
    #[inline(never)]
    fn rarer_member(&mut self, scope: Option<S::Ref>, info: &mut NameInfo) -> Parse<S::Ref> {
        match (self.peek(), self.peek_at(1)) {
            (b'S', b'_' | b'0'..=b'9' | b'A'..=b'Z') => {
                let start = self.pos;
                let substitution = self.substitution()?;
                if !self.sink.is_module(substitution) {
                    self.pos = start;
                    return self.expected("a name or 'E'");
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
        self.sink.enclosing(&mut local, self.tables)?;
        if self.eat(b's') {
            self.discriminator();
            return Ok(self.sink.local_string(local, function, mark, self.extent(start)));
        }
        self.nested(|reader| {
            let number = if reader.eat(b'd') { Some(reader.numbered(1)?) } else { None };
            // The template arguments in scope do not belong to the functions that enclose the entity.
            let first_level = reader.context.first_level;
            if !info.of_encoding {
                reader.context.first_level = reader.tables.levels.len();
            }
            let entity = reader.name(info);
            reader.context.first_level = first_level;
            let entity = entity?;
            reader.context.is_local |= info.of_encoding;
            // The ABI has none in a default argument.
            if number.is_none() || reader.peek() == b'_' && reader.reads_as(Style::Gnu) {
                reader.discriminator();
            }
            reader.sink.local(local, function, number, entity, mark, reader.extent(start))
        })
    }

    /// `<discriminator> ::= _ <digit> | __ <number> _`
    ///
    /// Old compilers wrote only digits, at the very end of the name. GCC before 7 wrote any number after one
    /// underscore, which GNU still reads.
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
            let is_gnu_form = digits < 2 || !is_long;
            if is_gnu_form && self.reads_as(Style::Gnu) {
                self.pos -= usize::from(ends);
            } else if !ends {
                self.pos = if digits > 1 && !is_long { start + 2 } else { start };
            }
            // Otherwise there are no digits between the underscores: LLVM needs none.
        } else if self.peek().is_ascii_digit() {
            while self.peek().is_ascii_digit() {
                self.pos += 1;
            }
            if self.at_end() || self.peek() == b'.' {
                self.unread_by(Style::Gnu, start);
            } else {
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

impl Reader<'_, Tree> {
    /// A `<prefix>` up to what ends a reflection. Only what precedes its last part is a candidate for substitution, but
    /// all of it where it is the class of a member without a name, whose number follows.
    pub(super) fn bare_prefix(&mut self, of_unnamed: bool) -> Parse<NodeId> {
        let info = &mut NameInfo::OTHER.clone();
        let mut prefix = self.begin_prefix(info)?;
        loop {
            match self.peek() {
                b'E' | b'_' => break,
                b'0'..=b'9' if of_unnamed && self.at_last_number() => break,
                b'I' => {
                    let Some(name) = prefix.scope else {
                        return self.expected("a name before template arguments");
                    };
                    if prefix.is_new {
                        self.remember(name);
                    }
                    prefix.scope = Some(self.template(name, false, prefix.start)?);
                    prefix.is_new = true;
                }
                b'M' if prefix.scope.is_some() => self.pos += 1,
                letter => {
                    self.begin_member(&prefix);
                    let name = match letter {
                        b'0'..=b'9' => self.tagged_source_name()?,
                        b'c' => self.unbound(|reader| reader.rarer_member(prefix.scope, info))?,
                        _ => self.rarer_member(prefix.scope, info)?,
                    };
                    self.member(&mut prefix, name)?;
                }
            }
        }
        let Some(id) = prefix.scope else {
            return self.expected("a name");
        };
        if of_unnamed && prefix.is_new {
            self.remember(id);
        }
        Ok(id)
    }

    /// Reads the name of a template (`cv T_`), whose parameters stand for nothing.
    fn unbound(&mut self, production: impl FnOnce(&mut Self) -> Parse<NodeId>) -> Parse<NodeId> {
        let outer = self.context;
        self.context.first_level = self.tables.levels.len();
        self.context.literal_in = None;
        self.context.constraint = true;
        let name = production(self);
        self.context = outer;
        name
    }

    /// `<number> _ E`
    fn at_last_number(&self) -> bool {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.peek_at(digits) == b'_' && self.peek_at(digits.saturating_add(1)) == b'E'
    }
}
