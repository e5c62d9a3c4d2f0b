//! Types: declarators, and the function and array types into which they are inserted.

use super::lists::List;
use super::{Fragment, Shape, Spelling, Text};
use crate::codes::{Qualifiers, RefQualifier};
use crate::grammar::{Declarator, Parse, ShortInput, Stop, Tables};
use crate::spelling::token;

/// A function type whose parameters are being written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenFunction {
    result: Fragment,
    /// The end of the return type's text.
    result_end: usize,
    has_declarator: bool,
    /// The start of its text, and the position of its declarators.
    start: usize,
    split: usize,
}

/// The text of `P`, `R` or `O`.
fn symbol(letter: u8) -> Parse<&'static [u8]> {
    match letter {
        b'P' => Ok(b"*"),
        b'R' => Ok(b"&"),
        b'O' => Ok(b"&&"),
        _ => Err(Stop),
    }
}

impl<S: Spelling> Text<S> {
    /// A pointer or reference to a function or array type, or to a reference type from a template argument.
    #[cold]
    pub(super) fn rarely_declared(&mut self, letter: u8, ty: Fragment, tables: &mut Tables<Self>) -> Parse<Fragment> {
        let symbol = symbol(letter)?;
        let (start, split) = (ty.start(), ty.split());
        let split = match ty.shape() {
            Shape::LValueReference if letter != b'P' => return Ok(ty),
            Shape::RValueReference if letter == b'O' => return Ok(ty),
            Shape::Declared => return Ok(Fragment::split_at(Shape::Declarator, start, split, ty.end())),
            Shape::Declarator => match self.buffer.get(split.wrapping_sub(2), split).ok_or(Stop)? {
                [_, b'*'] => {
                    self.insert(split, symbol, tables)?;
                    split + symbol.len()
                }
                b"&&" if letter != b'O' => return Err(Stop),
                [_, b'&'] if letter != b'P' => return Ok(ty),
                _ => return Err(Stop),
            },
            Shape::Function => {
                if !S::SPACE_AFTER_RESULT_DECLARATOR && self.buffer.byte(split.wrapping_sub(1)) == b'&' {
                    return Err(Stop);
                }
                self.insert(split, b")", tables)?;
                self.insert(split, symbol, tables)?;
                self.insert(split, b"(", tables)?;
                split + 1 + symbol.len()
            }
            Shape::Array => {
                self.insert(split, b")", tables)?;
                self.insert(split, symbol, tables)?;
                self.insert(split, b" (", tables)?;
                split + 2 + symbol.len()
            }
            _ => return Err(Stop),
        };
        Ok(Fragment::split_at(Shape::Declarator, start, split, self.buffer.len()))
    }

    /// A qualified array type from a template argument: the qualifiers are those of its elements.
    #[cold]
    pub(super) fn rarely_qualified(
        &mut self,
        ty: Fragment,
        qualifiers: Qualifiers,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        let element = self.buffer.get(ty.start(), ty.split()).ok_or(Stop)?;
        // Elements that have qualifiers already are printed differently by each tool.
        let may_be_qualified =
            [&token::CONST[..], token::VOLATILE, token::RESTRICT].iter().any(|word| element.ends_with(word));
        if !ty.is(Shape::Array) || may_be_qualified || qualifiers != Qualifiers::CONST {
            return Err(Stop);
        }
        self.insert(ty.split(), token::CONST, tables)?;
        let split = ty.split() + token::CONST.len();
        Ok(Fragment::split_at(Shape::Array, ty.start(), split, self.buffer.len()))
    }

    /// Writes `(declarator)(` after the return type.
    pub(super) fn open_function_type(
        &mut self,
        result: Fragment,
        declarator: Declarator<Fragment>,
        start: usize,
    ) -> Parse<OpenFunction> {
        let result_end = self.buffer.len();
        match result.shape() {
            Shape::Declarator => {
                let is_apart = match declarator {
                    Declarator::None => false,
                    Declarator::Symbol(_) => self.buffer.byte(result.split().wrapping_sub(1)) != b'*',
                    Declarator::Member(_) => true,
                };
                if is_apart || S::SPACE_AFTER_RESULT_DECLARATOR {
                    self.buffer.push_byte(b' ');
                }
            }
            _ if result.is_whole() => self.buffer.push_byte(b' '),
            _ => return Err(Stop),
        }
        let split = self.write_declarator(declarator)?;
        Ok(OpenFunction { result, result_end, has_declarator: declarator != Declarator::None, start, split })
    }

    pub(super) fn close_function_type(
        &mut self,
        function: &OpenFunction,
        parameters: List,
        qualifiers: Qualifiers,
        ref_qualifier: RefQualifier,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.end_parameters(&parameters)?;
        if S::QUALIFIERS_BEFORE_REST_OF_RESULT {
            self.write_qualifiers(qualifiers, ref_qualifier);
        }
        let OpenFunction { result, result_end, start, mut split, .. } = *function;
        if result.is(Shape::Declarator) {
            // The rest of the return type follows the parameters.
            split -= result_end - result.split();
            self.rotate(result.split(), result_end, tables)?;
        }
        if !S::QUALIFIERS_BEFORE_REST_OF_RESULT {
            self.write_qualifiers(qualifiers, ref_qualifier);
        }
        let shape = if function.has_declarator { Shape::Declared } else { Shape::Function };
        Ok(Fragment::split_at(shape, start, split, self.buffer.len()))
    }

    /// Writes `(declarator) [bound]` after the element type.
    pub(super) fn write_array(
        &mut self,
        name: &ShortInput,
        bound: Option<Fragment>,
        element: Fragment,
        declarator: Declarator<Fragment>,
        start: usize,
    ) -> Parse<Fragment> {
        if !element.is_whole() {
            return Err(Stop);
        }
        let has_declarator = declarator != Declarator::None;
        if has_declarator {
            self.buffer.push_byte(b' ');
        }
        let split = self.write_declarator(declarator)?;
        if self.buffer.last() != b']' {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(b'[');
        if let Some(bound) = bound {
            self.buffer.push_from(name, crate::ast::Span::new(bound.start(), bound.end()));
        }
        self.buffer.push_byte(b']');
        let shape = if has_declarator { Shape::Declared } else { Shape::Array };
        Ok(Fragment::split_at(shape, start, split, self.buffer.len()))
    }

    /// Writes the declarator as `(*)`, if there is one. Returns the position for further declarators.
    fn write_declarator(&mut self, declarator: Declarator<Fragment>) -> Parse<usize> {
        match declarator {
            Declarator::None => return Ok(self.buffer.len()),
            Declarator::Symbol(letter) => {
                self.buffer.push_byte(b'(');
                self.buffer.push_all(symbol(letter)?);
            }
            Declarator::Member(class) => {
                self.buffer.push_byte(b'(');
                self.buffer.repeat(class.start(), class.end());
                self.buffer.push(b"::*");
            }
        }
        let split = self.buffer.len();
        self.buffer.push_byte(b')');
        Ok(split)
    }

    /// Writes ` class::*` after the type of the member.
    pub(super) fn write_pointer_to_member(
        &mut self,
        class: Fragment,
        member: Fragment,
        start: usize,
    ) -> Parse<Fragment> {
        if member.is(Shape::Declared) {
            return Ok(Fragment::split_at(Shape::Declarator, member.start(), member.split(), member.end()));
        }
        if !member.is_whole() {
            return Err(Stop);
        }
        self.buffer.push_byte(b' ');
        self.buffer.repeat(class.start(), class.end());
        self.buffer.push(b"::*");
        Ok(self.since(start))
    }

    /// Writes the qualifiers, as in ` const &`.
    #[inline]
    pub(super) fn write_qualifiers(&mut self, qualifiers: Qualifiers, ref_qualifier: RefQualifier) {
        if qualifiers.has(Qualifiers::CONST) {
            self.buffer.push(token::CONST);
        }
        if qualifiers.has(Qualifiers::VOLATILE) {
            self.buffer.push(token::VOLATILE);
        }
        if qualifiers.has(Qualifiers::RESTRICT) {
            self.buffer.push(token::RESTRICT);
        }
        match ref_qualifier {
            RefQualifier::None => {}
            RefQualifier::LValue => self.buffer.push(token::LVALUE),
            RefQualifier::RValue => self.buffer.push(token::RVALUE),
        }
    }
}
