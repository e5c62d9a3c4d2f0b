//! `<name>`: nested, unscoped and local names, and what they are made of.

use super::piece::{Kind, Piece};
use super::{Direct, Style};
use crate::ast::{Qualifiers, RefQualifier, Text};
use crate::parser::operator::Operator;

/// What a name was, and what it says of the function that it names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// A constructor, destructor or conversion: its signature has no result.
    pub(super) has_no_result: bool,
    pub(super) ends_with_template_args: bool,
    pub(super) qualifiers: Qualifiers,
    pub(super) ref_qualifier: RefQualifier,
}

/// The closure whose signature is being written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closure {
    /// It encloses the entity that is named, whose template arguments come later.
    pub(super) of_encoding: bool,
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

    /// `<ctor-dtor-name> ::= C1 … C5 | D0 … D5`, of the class whose name is `class`.
    fn structor(&mut self, class: Piece) -> Option<()> {
        let is_constructor = self.peek() == b'C';
        match self.peek_at(1) {
            b'1'..=b'5' if is_constructor => {}
            b'0'..=b'2' | b'4' | b'5' if !is_constructor => self.text.push_byte(b'~'),
            _ => return None,
        }
        self.pos += 2;
        // c++filt does not see that one with a tag is one.
        if class.len() == 0 || self.peek() == b'B' {
            return None;
        }
        self.text.repeat(class.start(), class.end())
    }

    /// `<operator-name>`
    fn operator(&mut self, name: &mut Name, of_encoding: bool) -> Option<()> {
        let (first, second) = (self.peek(), self.peek_at(1));
        if first == b'c' && second == b'v' {
            return self.conversion(name, of_encoding);
        }
        if first == b'l' && second == b'i' {
            self.pos += 2;
            self.text.push(b"operator\"\" ");
            return self.identifier();
        }
        let operator = Operator::from_code(first, second)?;
        if !operator.names_a_function() {
            return None;
        }
        self.pos += 2;
        self.text.push(b"operator");
        if operator.text().as_bytes()[0].is_ascii_alphabetic() {
            self.text.push_byte(b' ');
        }
        self.text.push_all(operator.text());
        Some(())
    }

    /// `cv <type>`
    fn conversion(&mut self, name: &mut Name, of_encoding: bool) -> Option<()> {
        // Elsewhere, to GNU, the qualifiers of what is around are those of the type too.
        if self.in_conversion || self.depth > 0 || !of_encoding {
            return None;
        }
        self.pos += 2;
        self.text.push(b"operator ");
        self.in_conversion = true;
        let ty = self.ty()?;
        self.in_conversion = false;
        name.has_no_result = true;
        ty.is_whole().then_some(())
    }

    /// `<source-name> ::= <positive length number> <identifier>`
    #[inline(always)]
    pub(super) fn identifier(&mut self) -> Option<()> {
        if !self.peek().is_ascii_digit() {
            return None;
        }
        match short_identifier(self.name, self.pos, self.end) {
            Some(identifier) => {
                let (start, end) = (identifier.start as usize, identifier.end as usize);
                self.pos = end;
                self.text.push_from(self.name, start, end - start)
            }
            None => self.long_identifier().map(|_| ()),
        }
    }

    /// What [`short_identifier`] does not read; the piece of its text, empty if it is not the name of a class.
    #[cold]
    fn long_identifier(&mut self) -> Option<Piece> {
        let mut length = 0;
        while let digit @ b'0'..=b'9' = self.peek() {
            length = length * 10 + usize::from(digit - b'0');
            self.pos += 1;
            if length > self.end {
                return None;
            }
        }
        let start = self.pos;
        if length == 0 || start + length > self.end {
            return None;
        }
        self.pos += length;
        if let [b'_', b'G', b'L', b'O', b'B', b'A', b'L', b'_', b'_' | b'.' | b'$', b'N', ..] =
            self.name[start..start + length]
        {
            self.text.push(b"(anonymous namespace)");
            return Some(Piece::plain(0, 0));
        }
        let text = self.text.len();
        self.text.push_from(self.name, start, length)?;
        Some(self.piece_from(text))
    }

    /// `<abi-tags> ::= (B <source-name>)*`
    pub(super) fn abi_tags(&mut self) -> Option<()> {
        while self.eat(b'B') {
            // A tag of this name is printed as it stands.
            if self.peek_at(2) == b'_' {
                return None;
            }
            self.text.push(b"[abi:");
            self.identifier()?;
            self.text.push_byte(b']');
        }
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

    /// Steps over digits.
    pub(super) fn digits(&mut self) -> Option<()> {
        let start = self.pos;
        while self.peek().is_ascii_digit() {
            self.pos += 1;
        }
        (self.pos > start).then_some(())
    }

    /// `<unnamed-type-name> ::= Ut [<number>] _ | Ul <lambda-sig> E [<number>] _`
    fn unnamed_type(&mut self, of_encoding: bool) -> Option<()> {
        let start = self.text.len();
        match self.peek_at(1) {
            b't' => {
                self.pos += 2;
                let number = self.numbered()?;
                self.text.push_all(if S::BRACED_CLOSURES { "{unnamed type" } else { "'unnamed" });
                self.close_unnamed(number);
                if S::UNNAMED_TYPES_ARE_CANDIDATES {
                    self.remember(self.piece_from(start))?;
                }
                Some(())
            }
            b'l' => self.deeper(|direct| direct.closure(of_encoding)),
            _ => None,
        }
    }

    /// `<closure-type-name> ::= Ul <lambda-sig> E [<number>] _`
    fn closure(&mut self, of_encoding: bool) -> Option<()> {
        // To GNU, what referred to template arguments before means parameters of the closure in it.
        if self.uses_arguments && S::LATE_TEMPLATE_PARAMETERS {
            return None;
        }
        self.pos += 2;
        let outer = self.closure.replace(Closure { of_encoding });
        let uses_arguments = std::mem::take(&mut self.uses_arguments);
        let candidates = self.candidates.len();
        self.text.push_all(if S::BRACED_CLOSURES { "{lambda" } else { "'lambda'" });
        let signature = self.text.len();
        self.parameters(true)?;
        self.expect(b'E')?;
        // What `auto` is elsewhere depends on where.
        if self.uses_arguments && S::LATE_TEMPLATE_PARAMETERS {
            self.candidates.hide_since(candidates);
        }
        self.uses_arguments = uses_arguments;
        self.closure = outer;
        let number = self.numbered()?;
        if S::BRACED_CLOSURES {
            self.close_unnamed(number);
        } else if number > 0 {
            self.insert(signature - 1, &(number - 1).to_string())?;
        }
        Some(())
    }

    /// `#1}` or `'`, with the number of an unnamed type.
    fn close_unnamed(&mut self, number: u32) {
        if S::BRACED_CLOSURES {
            self.text.push_byte(b'#');
            self.text.push_all(&(u64::from(number) + 1).to_string());
            self.text.push_byte(b'}');
        } else {
            if number > 0 {
                self.text.push_all(&(number - 1).to_string());
            }
            self.text.push_byte(b'\'');
        }
    }

    /// `[<non-negative number>] _`: nothing is the first, `0` the second.
    pub(super) fn numbered(&mut self) -> Option<u32> {
        if self.eat(b'_') {
            return Some(0);
        }
        let start = self.pos;
        let mut value: u32 = 0;
        while let digit @ b'0'..=b'9' = self.peek() {
            value = value.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?;
            self.pos += 1;
        }
        if self.pos == start {
            return None;
        }
        self.expect(b'_')?;
        value.checked_add(1)
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

/// The identifier of a `<source-name>` at `start` whose length has one or two digits, as nearly all have; None if it
/// needs a closer look. `name` is `end` long, with padding behind it.
#[inline(always)]
fn short_identifier(name: &[u8], start: usize, end: usize) -> Option<Text> {
    let &[first, second] = name.get(start..)?.first_chunk::<2>()?;
    // One digit or two, without a branch, which would be anyone's guess.
    let (first, second) = (usize::from(first.wrapping_sub(b'0')), usize::from(second.wrapping_sub(b'0')));
    let two = usize::from(second <= 9);
    let length = first + two * (first * 9 + second);
    let from = start + 1 + two;
    let initial = *name.get(from)?;
    // Neither a longer number nor `_GLOBAL__N_1`; and no length that the rest of the name does not have.
    let special = initial.is_ascii_digit() || (initial == b'_' && length >= 10);
    if length == 0 || from + length > end || special { None } else { Some(Text::new(from, from + length)) }
}
