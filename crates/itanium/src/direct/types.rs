//! `<type>`.

use super::piece::{Kind, Piece};
use super::{Direct, Style};
use crate::parser::builtin::Builtin;

/// What stands in parentheses between the halves of a function or array type.
#[derive(Clone, Copy)]
enum Declarator {
    None,
    Symbol(&'static str),
    /// `::*` behind a class.
    Member(Piece),
}

impl<S: Style> Direct<'_, S> {
    /// `<type>`, which is a candidate for substitution unless it is builtin or a substitution itself; its piece of the
    /// text.
    pub(super) fn ty(&mut self) -> Option<Piece> {
        let first = self.pos;
        // Declarators and qualifiers stand before the type that they are written behind.
        while matches!(self.peek(), b'P' | b'R' | b'O' | b'K') {
            self.pos += 1;
        }
        let mut at = self.pos;
        let mut piece = match self.peek() {
            b'F' | b'A' => {
                let declarator = if at > first { self.name[at - 1] } else { 0 };
                at -= usize::from(declarator != 0);
                self.function_or_array(declarator)?
            }
            _ => self.undeclared()?,
        };
        while at > first {
            at -= 1;
            piece = self.declared(piece, self.name[at])?;
            self.remember(piece)?;
        }
        Some(piece)
    }

    /// A type that no declarator stands before.
    #[inline(always)]
    fn undeclared(&mut self) -> Option<Piece> {
        let start = self.text.len();
        let letter = self.peek();
        if let Some(builtin) = Builtin::from_letter(letter) {
            self.pos += 1;
            let (name, length) = builtin.padded_name();
            self.text.push_part(name, length);
            return Some(self.piece_from(start));
        }
        let piece = match letter {
            b'N' | b'Z' | b'0'..=b'9' | b'U' => {
                self.name(false)?;
                self.piece_from(start)
            }
            b'S' => match self.peek_at(1) {
                b't' => {
                    self.name(false)?;
                    self.piece_from(start)
                }
                b'a'..=b'z' => {
                    self.std_abbreviation()?;
                    if self.peek() != b'I' {
                        return Some(self.piece_from(start));
                    }
                    self.template_args(false)?;
                    self.piece_from(start)
                }
                _ => {
                    let piece = self.substitution()?;
                    if self.peek() != b'I' {
                        return Some(piece);
                    }
                    self.arguments_of(piece)?
                }
            },
            b'T' => {
                let piece = self.template_param()?;
                if self.peek() == b'I' {
                    self.remember(piece)?;
                    self.arguments_of(piece)?
                } else {
                    piece
                }
            }
            b'M' => return self.deeper(Self::pointer_to_member),
            b'D' => {
                let builtin = Builtin::from_d_letter(self.peek_at(1))?;
                self.pos += 2;
                let name = if builtin == Builtin::NULLPTR { S::NULLPTR_TYPE } else { builtin.name() };
                self.text.push_all(name);
                return Some(self.piece_from(start));
            }
            _ => return None,
        };
        self.remember(piece)?;
        Some(piece)
    }

    /// The template arguments of `piece`, which was written last.
    fn arguments_of(&mut self, piece: Piece) -> Option<Piece> {
        if piece.kind != Kind::Plain {
            return None;
        }
        self.template_args(false)?;
        Some(self.piece_from(piece.start()))
    }

    /// A pointer or reference to `piece`, or the same with `const`.
    #[inline(always)]
    fn declared(&mut self, piece: Piece, letter: u8) -> Option<Piece> {
        let kind = match (piece.kind, letter) {
            (Kind::Plain | Kind::Const, b'P') => {
                self.text.push_byte(b'*');
                Kind::Plain
            }
            (Kind::Plain | Kind::Const, b'R') => {
                self.text.push_byte(b'&');
                Kind::LValueReference
            }
            (Kind::Plain, b'K') => {
                self.text.push(b" const");
                Kind::Const
            }
            (Kind::Plain | Kind::Const, b'O') => {
                self.text.push(b"&&");
                Kind::RValueReference
            }
            _ => return self.rarely_declared(piece, letter),
        };
        Some(Piece::of(kind, piece.start(), self.text.len()))
    }

    /// Where the declarator stands in between, or collapses with a reference that a template argument brings.
    #[cold]
    fn rarely_declared(&mut self, piece: Piece, letter: u8) -> Option<Piece> {
        let (start, split) = (piece.start(), piece.split());
        let symbol = match letter {
            b'P' => "*",
            b'R' => "&",
            b'O' => "&&",
            _ => return None,
        };
        match piece.kind {
            Kind::LValueReference if letter != b'P' => return Some(piece),
            Kind::RValueReference if letter == b'O' => return Some(piece),
            Kind::Declarator => match self.text.get(split - 2..split)? {
                [_, b'*'] => self.insert(split, symbol)?,
                b"&&" if letter != b'O' => return None,
                [_, b'&'] if letter != b'P' => return Some(piece),
                _ => return None,
            },
            Kind::Function => {
                if !S::SPACE_BEHIND_RESULT_DECLARATOR && self.text.get(..split)?.last() == Some(&b'&') {
                    return None;
                }
                self.insert(split, ")")?;
                self.insert(split, symbol)?;
                self.insert(split, "(")?;
                let split = split + 1 + symbol.len();
                return Some(Piece::split_at(Kind::Declarator, start, split, self.text.len()));
            }
            _ => return None,
        }
        Some(Piece::split_at(Kind::Declarator, start, split + symbol.len(), self.text.len()))
    }

    /// `<substitution> ::= S <seq-id> _ | S_`: what came before, once more.
    #[inline(always)]
    pub(super) fn substitution(&mut self) -> Option<Piece> {
        let mut index = 0;
        self.pos += 1;
        if self.peek() != b'_' {
            loop {
                let digit = match self.peek() {
                    digit @ b'0'..=b'9' => digit - b'0',
                    digit @ b'A'..=b'Z' => digit - b'A' + 10,
                    _ => break,
                };
                // More are never remembered.
                if index > usize::from(u16::MAX) {
                    return None;
                }
                index = index * 36 + usize::from(digit);
                self.pos += 1;
            }
            index += 1;
        }
        self.expect(b'_')?;
        let piece = self.candidates.get(index)?;
        self.repeat(piece)
    }

    /// `<substitution> ::= Sa | Sb | Ss | Si | So | Sd`
    pub(super) fn std_abbreviation(&mut self) -> Option<()> {
        let (full, short) = match self.peek_at(1) {
            b'a' => ("std::allocator", "std::allocator"),
            b'b' => ("std::basic_string", "std::basic_string"),
            b's' => ("std::basic_string<char, std::char_traits<char>, std::allocator<char> >", "std::string"),
            b'i' => ("std::basic_istream<char, std::char_traits<char> >", "std::istream"),
            b'o' => ("std::basic_ostream<char, std::char_traits<char> >", "std::ostream"),
            b'd' => ("std::basic_iostream<char, std::char_traits<char> >", "std::iostream"),
            _ => return None,
        };
        self.pos += 2;
        // Constructors, and tags.
        if matches!(self.peek(), b'B' | b'C' | b'D') {
            return None;
        }
        self.text.push_all(if S::FULL_STD_ABBREVIATIONS { full } else { short });
        Some(())
    }

    /// A `<function-type>` or `<array-type>`, with the pointer or reference to it if one stands before.
    #[inline(never)]
    fn function_or_array(&mut self, declarator: u8) -> Option<Piece> {
        let declarator = match declarator {
            0 => Declarator::None,
            b'P' => Declarator::Symbol("*"),
            b'R' => Declarator::Symbol("&"),
            b'O' => Declarator::Symbol("&&"),
            _ => return None,
        };
        self.deeper(|direct| match direct.peek() {
            b'F' => direct.function_type(declarator, false),
            _ => direct.array_type(declarator),
        })
    }

    /// `<pointer-to-member-type> ::= M <class type> <member type>`
    #[inline(never)]
    fn pointer_to_member(&mut self) -> Option<Piece> {
        let start = self.text.len();
        self.pos += 1;
        let class = self.ty()?;
        if class.kind != Kind::Plain {
            return None;
        }
        // It stands behind the member's type.
        let class = self.park(start, class)?;
        let is_const = self.peek() == b'K' && self.peek_at(1) == b'F';
        self.pos += usize::from(is_const);
        if self.peek() == b'F' {
            return self.function_type(Declarator::Member(class), is_const);
        }
        if !self.ty()?.is_whole() {
            return None;
        }
        self.text.push_byte(b' ');
        self.text.repeat(class.start(), class.end())?;
        self.text.push(b"::*");
        let piece = self.piece_from(start);
        self.remember(piece)?;
        Some(piece)
    }

    /// `<function-type> ::= [K] F <bare-function-type> E`: `result (declarator)(parameters) const`
    fn function_type(&mut self, declarator: Declarator, is_const: bool) -> Option<Piece> {
        let start = self.text.len();
        self.pos += 1;
        let result = self.ty()?;
        let end = self.text.len();
        match result.kind {
            Kind::Declarator => {
                let apart = match declarator {
                    Declarator::None => false,
                    Declarator::Symbol(_) => self.text.get(..result.split())?.last() != Some(&b'*'),
                    Declarator::Member(_) => true,
                };
                if apart || S::SPACE_BEHIND_RESULT_DECLARATOR {
                    self.text.push_byte(b' ');
                }
            }
            _ if result.is_whole() => self.text.push_byte(b' '),
            _ => return None,
        }
        let mut split = self.declarator(declarator)?;
        self.parameters(true)?;
        self.expect(b'E')?;
        if is_const && S::GNU_FUNCTION_TAIL {
            self.text.push(b" const");
        }
        if result.kind == Kind::Declarator {
            // The rest of the result stands behind the parameters.
            split -= end - result.split();
            self.swap(result.split(), end)?;
        }
        if is_const && !S::GNU_FUNCTION_TAIL {
            self.text.push(b" const");
        }
        self.remember_declared(Kind::Function, start, split, declarator)
    }

    /// `<array-type> ::= A <number> _ <element type>`: `element (declarator) [number]`
    fn array_type(&mut self, declarator: Declarator) -> Option<Piece> {
        let start = self.text.len();
        self.pos += 1;
        let number = self.pos;
        if self.peek() != b'_' {
            self.digits()?;
        }
        let length = self.pos - number;
        self.expect(b'_')?;
        let element = self.ty()?;
        if !element.is_whole() {
            return None;
        }
        if !matches!(declarator, Declarator::None) {
            self.text.push_byte(b' ');
        }
        let split = self.declarator(declarator)?;
        if self.text.last() != b']' {
            self.text.push_byte(b' ');
        }
        self.text.push_byte(b'[');
        self.text.push_from(self.name, number, length)?;
        self.text.push_byte(b']');
        self.remember_declared(Kind::Array, start, split, declarator)
    }

    /// `(*)`, if there is one; where more of it stands.
    fn declarator(&mut self, declarator: Declarator) -> Option<usize> {
        if matches!(declarator, Declarator::None) {
            return Some(self.text.len());
        }
        self.text.push_byte(b'(');
        match declarator {
            Declarator::None => {}
            Declarator::Symbol(symbol) => self.text.push_all(symbol),
            Declarator::Member(class) => {
                self.text.repeat(class.start(), class.end())?;
                self.text.push(b"::*");
            }
        }
        let split = self.text.len();
        self.text.push_byte(b')');
        Some(split)
    }

    /// Remembers a function or array type from `start` on, and the pointer or reference to it if there is one.
    fn remember_declared(&mut self, kind: Kind, start: usize, split: usize, declarator: Declarator) -> Option<Piece> {
        let mut piece = Piece::split_at(kind, start, split, self.text.len());
        if !matches!(declarator, Declarator::None) {
            // The type itself is nowhere in the text.
            self.remember(Piece::OPAQUE)?;
            piece.kind = Kind::Declarator;
        }
        self.remember(piece)?;
        Some(piece)
    }
}
