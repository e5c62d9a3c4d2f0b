//! `<name>`: nested, unscoped and local names.

use super::piece::{Kind, Piece};
use super::unqualified::short_identifier;
use super::{Direct, Style};
use crate::ast::{Qualifiers, RefQualifier};

/// What a name was, and what it says of the function that it names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// A constructor, destructor or conversion: its signature has no result.
    pub(super) has_no_result: bool,
    pub(super) ends_with_template_args: bool,
    pub(super) qualifiers: Qualifiers,
    pub(super) ref_qualifier: RefQualifier,
}

/// What was read of a `<prefix>`.
struct Prefix {
    /// The text so far, of which what comes next is a member; the last of it may be no candidate yet.
    start: usize,
    is_candidate: bool,
    /// The identifier that was written last, which a constructor repeats; empty if what was written last is none.
    class: Piece,
}

impl<S: Style> Direct<'_, S> {
    /// `<name>`; its text is what is written.
    ///
    /// `of_encoding`: its template arguments are what `T_` stands for.
    #[inline]
    pub(super) fn name(&mut self, of_encoding: bool) -> Option<Name> {
        match self.peek() {
            b'N' => self.nested_name(of_encoding),
            b'Z' => self.local_name(of_encoding),
            _ => self.unscoped_name(of_encoding),
        }
    }

    /// `<unscoped-name> | <unscoped-template-name> <template-args>`
    fn unscoped_name(&mut self, of_encoding: bool) -> Option<Name> {
        let start = self.text.len();
        let mut name = Name::NEW;
        if self.peek() == b'S' {
            if self.peek_at(1) != b't' {
                return None;
            }
            self.pos += 2;
            self.text.push(b"std::");
        }
        self.eat(b'L');
        match self.peek() {
            b'0'..=b'9' => {
                self.identifier()?;
                self.abi_tags()?;
            }
            b'U' if self.text.len() == start => self.unnamed_type(of_encoding)?,
            b'a'..=b'z' => self.operator(&mut name, of_encoding)?,
            _ => return None,
        }
        if self.peek() == b'I' {
            self.remember(self.piece_from(start))?;
            self.template_args(of_encoding)?;
            name.ends_with_template_args = true;
        }
        Some(name)
    }

    /// `<nested-name> ::= N [<CV-qualifiers>] [<ref-qualifier>] <prefix> <unqualified-name> E`
    #[inline(never)]
    fn nested_name(&mut self, of_encoding: bool) -> Option<Name> {
        self.pos += 1;
        let mut name = Name::NEW;
        if matches!(self.peek(), b'r' | b'V' | b'K' | b'R' | b'O') {
            if !of_encoding {
                return None;
            }
            self.qualifiers(&mut name);
        }
        let mut prefix = Prefix {
            start: self.text.len(),
            is_candidate: true,
            class: Piece::plain(self.text.len(), self.text.len()),
        };
        loop {
            match self.peek() {
                b'0'..=b'9' => {
                    name.has_no_result = false;
                    name.ends_with_template_args = false;
                    self.prefix_identifiers(&mut prefix)?;
                }
                b'E' => break,
                b'I' => {
                    if self.text.len() == prefix.start {
                        return None;
                    }
                    self.end_member(&mut prefix)?;
                    self.template_args(of_encoding)?;
                    name.ends_with_template_args = true;
                }
                b'S' | b'T' => {
                    if self.text.len() > prefix.start {
                        return None;
                    }
                    prefix.is_candidate = self.peek() == b'S';
                    prefix.class = self.substituted_prefix()?;
                    name.ends_with_template_args = false;
                }
                _ => {
                    name.ends_with_template_args = false;
                    name.has_no_result = false;
                    self.unqualified_name(&mut prefix, &mut name, of_encoding)?;
                }
            }
        }
        if self.text.len() == prefix.start {
            return None;
        }
        self.pos += 1;
        Some(name)
    }

    /// The identifiers that come next in a `<prefix>`: what names are made of most.
    #[inline(always)]
    fn prefix_identifiers(&mut self, prefix: &mut Prefix) -> Option<()> {
        let name = self.name;
        // The positions are kept at hand, where no other write can be taken for one to them.
        let mut pos = self.pos;
        let mut end = self.text.len();
        let mut start = end;
        while let Some(identifier) = short_identifier(name, pos, self.end) {
            if !prefix.is_candidate {
                self.candidates.push(Piece::plain(prefix.start, end))?;
            }
            prefix.is_candidate = false;
            start = end;
            if end > prefix.start {
                self.text.write(end, b"::")?;
                start += 2;
            }
            pos = identifier.end as usize;
            end = self.text.write_from(start, name, identifier)?;
            if !name.get(pos)?.is_ascii_digit() {
                break;
            }
        }
        self.text.set_len(end);
        if pos > self.pos {
            prefix.class = Piece::plain(start, end);
            self.pos = pos;
        } else {
            self.begin_member(prefix)?;
            prefix.class = self.long_identifier()?;
        }
        if self.peek() == b'B' { self.abi_tags() } else { Some(()) }
    }

    /// Makes what was written so far of a prefix a candidate, if it is none, since something follows.
    #[inline(always)]
    fn end_member(&mut self, prefix: &mut Prefix) -> Option<()> {
        if !prefix.is_candidate {
            self.remember(self.piece_from(prefix.start))?;
        }
        prefix.is_candidate = false;
        Some(())
    }

    /// Before a member is written: what was written so far becomes a candidate, and `::` follows it.
    #[inline(always)]
    fn begin_member(&mut self, prefix: &mut Prefix) -> Option<()> {
        self.end_member(prefix)?;
        if self.text.len() > prefix.start {
            self.text.push(b"::");
        }
        Some(())
    }

    /// `St`, `Sa`, `S_` or `T_` at the beginning of a prefix; what a constructor behind it repeats.
    fn substituted_prefix(&mut self) -> Option<Piece> {
        let start = self.text.len();
        match self.peek_at(1) {
            _ if self.peek() == b'T' => {
                if self.template_param()?.kind != Kind::Plain {
                    return None;
                }
            }
            b't' => {
                self.pos += 2;
                self.text.push(b"std");
            }
            b'a' => {
                self.pos += 2;
                self.text.push(b"std::allocator");
                return Some(Piece::plain(start + 5, start + 14));
            }
            b'b' => {
                self.pos += 2;
                self.text.push(b"std::basic_string");
                return Some(Piece::plain(start + 5, start + 17));
            }
            letter if letter.is_ascii_lowercase() => {
                // A constructor behind an abbreviation is one of what it stands for.
                if matches!(self.peek_at(2), b'C' | b'D') {
                    return None;
                }
                self.std_abbreviation()?;
            }
            _ => {
                if self.substitution()?.kind != Kind::Plain {
                    return None;
                }
            }
        }
        Some(Piece::plain(start, start))
    }

    /// A member that is no identifier.
    #[inline(never)]
    fn unqualified_name(&mut self, prefix: &mut Prefix, name: &mut Name, of_encoding: bool) -> Option<()> {
        match self.peek() {
            // A name of internal linkage.
            b'L' if self.peek_at(1).is_ascii_digit() => self.pos += 1,
            b'C' | b'D' => {
                self.begin_member(prefix)?;
                self.structor(prefix.class)?;
                name.has_no_result = true;
            }
            b'U' => {
                self.begin_member(prefix)?;
                self.unnamed_type(of_encoding)?;
            }
            b'a'..=b'z' => {
                self.begin_member(prefix)?;
                self.operator(name, of_encoding)?;
                self.abi_tags()?;
            }
            _ => return None,
        }
        prefix.class = Piece::plain(0, 0);
        Some(())
    }

    /// `[<CV-qualifiers>] [<ref-qualifier>]`
    fn qualifiers(&mut self, name: &mut Name) {
        for (letter, qualifier) in
            [(b'r', Qualifiers::RESTRICT), (b'V', Qualifiers::VOLATILE), (b'K', Qualifiers::CONST)]
        {
            if self.eat(letter) {
                name.qualifiers = name.qualifiers.with(qualifier);
            }
        }
        if self.eat(b'R') {
            name.ref_qualifier = RefQualifier::LValue;
        } else if self.eat(b'O') {
            name.ref_qualifier = RefQualifier::RValue;
        }
    }

    /// `<local-name> ::= Z <encoding> E <entity name> [<discriminator>] | Z <encoding> E s [<discriminator>]`
    #[inline(never)]
    fn local_name(&mut self, of_encoding: bool) -> Option<Name> {
        // What `T_` means inside is another matter.
        if self.uses_arguments || self.expansion.is_some() || self.closure.is_some() {
            return None;
        }
        self.pos += 1;
        let candidates = self.candidates.len();
        let elements = self.elements.len();
        let first_argument = std::mem::replace(&mut self.first_argument, self.arguments.len());
        let known_arguments = std::mem::take(&mut self.known_arguments);
        self.deeper(|direct| direct.inner_encoding(true))?;
        self.arguments.truncate(self.first_argument);
        self.elements.truncate(elements);
        self.first_argument = first_argument;
        self.known_arguments = 0;
        if std::mem::take(&mut self.uses_arguments) && S::LATE_TEMPLATE_PARAMETERS {
            self.candidates.hide_since(candidates);
        }
        self.expect(b'E')?;
        self.text.push(b"::");
        let name = match self.peek() {
            b's' => {
                self.pos += 1;
                self.text.push(b"string literal");
                Name::NEW
            }
            b'd' => return None,
            _ => self.deeper(|direct| direct.name(of_encoding))?,
        };
        self.known_arguments = known_arguments;
        self.discriminator()?;
        Some(name)
    }

    /// `<discriminator> ::= _ <digit> | __ <number> _`
    fn discriminator(&mut self) -> Option<()> {
        if self.eat(b'_') {
            if self.eat(b'_') {
                self.digits()?;
                return self.expect(b'_');
            }
            if !self.peek().is_ascii_digit() {
                return None;
            }
            self.pos += 1;
            return Some(());
        }
        // Old compilers wrote digits alone.
        (!self.peek().is_ascii_digit()).then_some(())
    }
}

impl Name {
    const NEW: Name = Name {
        has_no_result: false,
        ends_with_template_args: false,
        qualifiers: Qualifiers::NONE,
        ref_qualifier: RefQualifier::None,
    };

    /// Whether the signature of the function begins with its result.
    #[inline(always)]
    pub(super) fn has_result(&self) -> bool {
        self.ends_with_template_args && !self.has_no_result
    }
}
