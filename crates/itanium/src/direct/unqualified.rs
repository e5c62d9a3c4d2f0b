//! `<unqualified-name>`: identifiers, operators, constructors and destructors, closures and their numbers, ABI tags.

use super::name::Name;
use super::piece::Piece;
use super::{Direct, Style};
use crate::ast::Text;
use crate::parser::operator::Operator;

/// The closure whose signature is being written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closure {
    /// It encloses the entity that is named, whose template arguments come later.
    pub(super) of_encoding: bool,
}

impl<S: Style> Direct<'_, S> {
    /// `<ctor-dtor-name> ::= C1 … C5 | D0 … D5`, of the class whose name is `class`.
    pub(super) fn structor(&mut self, class: Piece) -> Option<()> {
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
    pub(super) fn operator(&mut self, name: &mut Name, of_encoding: bool) -> Option<()> {
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
        // c++filt does not see what one with a tag is.
        (ty.is_whole() && self.peek() != b'B').then_some(())
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
    pub(super) fn long_identifier(&mut self) -> Option<Piece> {
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

    /// Steps over digits.
    pub(super) fn digits(&mut self) -> Option<()> {
        let start = self.pos;
        while self.peek().is_ascii_digit() {
            self.pos += 1;
        }
        (self.pos > start).then_some(())
    }

    /// `<unnamed-type-name> ::= Ut [<number>] _ | Ul <lambda-sig> E [<number>] _`
    pub(super) fn unnamed_type(&mut self, of_encoding: bool) -> Option<()> {
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

/// The identifier of a `<source-name>` at `start` whose length has one or two digits, as nearly all have; None if it
/// needs a closer look. `name` is `end` long, with padding behind it.
#[inline(always)]
pub(super) fn short_identifier(name: &[u8], start: usize, end: usize) -> Option<Text> {
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
