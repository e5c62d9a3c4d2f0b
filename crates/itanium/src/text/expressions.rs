//! Expressions, and the addresses of entities.
//!
//! Their text is never repeated, since it can depend on what encloses it.

use super::encodings::OpenEncoding;
use super::{Fragment, Spelling, Text};
use crate::codes::operator::{Operator, Precedence, Syntax};
use crate::grammar::{OperandPlace, Parse, Stop, Table, Tables};

/// A function inside another encoding.
#[derive(Clone, Copy, Debug)]
pub(super) struct InnerFunction {
    pub(super) name: Fragment,
    /// The position of its parameters.
    pub(super) parameters: usize,
    /// True if it has no qualifiers and is not a template.
    pub(super) is_plain: bool,
}

/// True if an operand that begins with these bytes is an entity.
fn is_entity(code: [u8; 2]) -> bool {
    matches!(code, [b'L', b'_' | b'Z'])
}

/// True if it is one that GNU prints without parentheses, unless it ends with template arguments.
fn is_simple(code: [u8; 2]) -> bool {
    matches!(code, [b's', b'r'] | [b't', b'l'])
}

impl<S: Spelling> Text<S> {
    pub(super) fn write_prefix(&mut self, operator: Operator) {
        self.buffer.push_all(operator.text().as_bytes());
        if operator.is_word() {
            self.buffer.push_byte(b' ');
        }
        self.takes_address = operator.code() == *b"ad";
    }

    /// The precedence of the binary operators whose text does not depend on what encloses them.
    pub(super) fn binary_precedence(operator: Operator) -> Parse<Precedence> {
        match (operator.precedence(), &operator.code()) {
            (Precedence::Assign | Precedence::Comma, _) | (_, b"dv" | b"gt" | b"rs") => Err(Stop),
            (precedence, _) => Ok(precedence),
        }
    }

    pub(super) fn write_infix(&mut self, operator: Operator) {
        if S::SPACE_AROUND_OPERATORS {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_all(operator.text().as_bytes());
        if S::SPACE_AROUND_OPERATORS {
            self.buffer.push_byte(b' ');
        }
    }

    /// Begins the operand of an operator. True if it is in parentheses.
    pub(super) fn open_operand(&mut self, place: OperandPlace) -> bool {
        self.takes_address &= is_entity(place.code);
        if self.takes_address {
            // `close_entity` writes the parentheses.
            return false;
        }
        let has_parentheses = if S::OPERANDS_IN_PARENTHESES {
            !is_simple(place.code)
        } else {
            let [first, second] = place.code;
            let precedence = Operator::from_code(first, second).map_or(Precedence::Primary, Operator::precedence);
            precedence.needs_parentheses(place.around, place.tighter_only)
        };
        if has_parentheses {
            self.buffer.push_byte(b'(');
        }
        has_parentheses
    }

    pub(super) fn close_operand(&mut self, has_parentheses: bool) -> Parse<()> {
        if has_parentheses {
            self.buffer.push_byte(b')');
        } else if S::OPERANDS_IN_PARENTHESES && self.ends_with_angle() {
            // GNU prints templates in parentheses.
            return Err(Stop);
        }
        Ok(())
    }

    /// Begins `sizeof (T)` and its like, up to the parenthesis.
    pub(super) fn open_keyword_call(&mut self, operator: Operator, code: [u8; 2]) -> Parse<()> {
        let is_bare = operator.syntax() == Syntax::OfExpression && is_simple(code);
        self.takes_address = false;
        if is_entity(code) || (is_bare && !S::KEYWORD_OPERANDS_IN_PARENTHESES && operator.code() != *b"nx") {
            return Err(Stop);
        }
        self.buffer.push_all(operator.text().as_bytes());
        if S::KEYWORD_OPERANDS_IN_PARENTHESES || operator.code() != *b"nx" {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(b'(');
        Ok(())
    }

    // ---- entities -----------------------------------------------------------------------------------------------

    pub(super) fn open_entity(&mut self, letter: u8, tables: &Tables<Self>) -> Parse<OpenEncoding> {
        let takes_address = std::mem::replace(&mut self.takes_address, false);
        // Abbreviations, local names and names in modules are rare, and so are entities in other scopes.
        let is_common = matches!(letter, b'N' | b'L' | b'0'..=b'9') && self.outer_uses == 0;
        if !takes_address || !is_common || self.expansion.is_some() || self.closure.is_some() || self.in_declaration {
            return Err(Stop);
        }
        self.inner = None;
        // Inside, `T_` refers to other arguments.
        self.outer_uses = self.uses.len();
        Ok(self.open_encoding(tables))
    }

    /// Ends an entity whose address is taken.
    pub(super) fn close_entity(
        &mut self,
        entity: &OpenEncoding,
        encoding: Fragment,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.end_encoding(entity, tables)?;
        self.outer_uses = 0;
        self.in_signature = entity.in_signature;
        if !S::ADDRESS_WITHOUT_PARAMETERS {
            return Ok(Fragment::OPAQUE);
        }
        let Some(InnerFunction { name, parameters, is_plain }) = self.inner.take() else {
            // The name of data is printed without parentheses.
            let is_identifier = self.class.len() > 0 && self.class.end() == encoding.end();
            return if is_identifier { Ok(Fragment::OPAQUE) } else { Err(Stop) };
        };
        let member = self.name_class;
        if is_plain && member.len() > 0 && member.end() == name.end() && member.start() > name.start() {
            self.set_aside(parameters, Fragment::OPAQUE, tables)?;
        } else if is_plain && (member.len() == 0 || member.end() != name.end()) {
            return Err(Stop);
        } else {
            self.insert(entity.start, b"(", tables)?;
            self.buffer.push_byte(b')');
        }
        Ok(Fragment::OPAQUE)
    }
}
