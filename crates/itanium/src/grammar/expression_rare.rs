//! The expressions that only the tree supports.

use super::{Input, Parse, Reader, TemplateArgs, Tree};
use crate::ast::{List, NamedCast, Node, NodeId};
use crate::codes::operator::{Operator, Syntax};
use demangling::Style;

impl Reader<'_, Tree> {
    /// An `<expression>` that [`Reader::expression`] does not read itself.
    pub(super) fn rarer_expression(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let code = (self.peek(), self.peek_at(1));
        match code {
            (b'f', _) => return self.function_param_or_fold(),
            // LLVM reads the operator as a name, and the rest as another expression.
            (b'v', b'1') if self.reads_as(Style::Gnu) => {
                let name = self.vendor_operator()?;
                let operand = self.expression()?;
                return Ok(self.node(Node::VendorPrefix { name, operand }, start));
            }
            (b'0'..=b'9', _) | (b'o' | b'd', b'n') | (b'l', b'i') | (b'v', b'0'..=b'9') => {
                return self.unresolved_name();
            }
            (b'u', _) => return self.vendor_expression(),
            (b'D', b'S') => return self.spliced_expression(),
            (b'g', b's')
                if !matches!(self.peek_at(2), b'n' | b'd')
                    || matches!((self.peek_at(2), self.peek_at(3)), (b'd', b'n')) =>
            {
                return self.unresolved_name();
            }
            _ => {}
        }
        let global = self.eat_all(b"gs");
        let (first, second) = (self.peek(), self.peek_at(1));
        // c++filt knows none of these expressions.
        if matches!((first, second), (b's', b'y' | b'o') | (b'm', b'c') | (b'r', b'q' | b'Q') | (b'c', b'p')) {
            self.unread_by(Style::Gnu, start);
        }
        self.pos += 2;
        let node = match (first, second) {
            (b'n', b'w' | b'a') => self.new_expression(global, second == b'a')?,
            (b'd', b'l' | b'a') => Node::Delete { operand: self.expression()?, global, array: second == b'a' },
            (b'c', b'l') => {
                let callee = self.expression()?;
                Node::Call { callee, arguments: self.list_until(b'E', Self::expression)?, parenthesized: false }
            }
            (b'c', b'p') => {
                let callee = self.expression()?;
                Node::Call { callee, arguments: self.list_until(b'E', Self::expression)?, parenthesized: true }
            }
            (b'c', b'v') => self.cast()?,
            (b'i', b'l') => Node::BracedInit { ty: None, elements: self.list_until(b'E', Self::braced_expression)? },
            (b'd', b'c') => self.named_cast(NamedCast::Dynamic)?,
            (b's', b'c') => self.named_cast(NamedCast::Static)?,
            (b'c', b'c') => self.named_cast(NamedCast::Const)?,
            (b'r', b'c') => self.named_cast(NamedCast::Reinterpret)?,
            (b's', b'Z') => {
                // GNU counts the elements of any expression; a pack without an argument has none.
                let pack = if self.peek() == b'T' { self.template_param_or_none()? } else { self.expression()? };
                Node::SizeofPack(pack)
            }
            (b's', b'P') => Node::SizeofArguments(self.list_until(b'E', |reader| reader.template_arg(false))?),
            (b's', b'p') => Node::PackExpansion(self.expression()?),
            (b's', b'y') => {
                let pack = self.expression()?;
                Node::PackIndex { pack, index: self.expression()? }
            }
            (b's', b'o') => self.subobject()?,
            (b'm', b'c') => self.member_pointer_conversion()?,
            (b't', b'w') => Node::Throw(self.expression()?),
            (b't', b'r') => Node::Rethrow,
            (b'r', b'q' | b'Q') => self.requires_expression(second == b'Q')?,
            _ => match Operator::from_code(first, second) {
                Some(operator) => self.rarer_operation(operator)?,
                None => {
                    self.pos = start;
                    return self.expected("an expression");
                }
            },
        };
        Ok(self.node(node, start))
    }

    /// The operands of an operator that is written by its `<operator-name>`, which was read.
    fn rarer_operation(&mut self, operator: Operator) -> Parse<Node> {
        Ok(match operator.syntax() {
            Syntax::Increment if self.eat(b'_') => Node::Prefix { operator, operand: self.expression()? },
            Syntax::Increment => Node::Postfix { operator, operand: self.expression()? },
            Syntax::Member => {
                let left = self.expression()?;
                let right = if self.at_bare_operator_name(operator) && self.reads_as(Style::Gnu) {
                    self.base_unresolved_name()?
                } else {
                    self.note_member(operator);
                    self.expression()?
                };
                Node::Binary { operator, left, right }
            }
            Syntax::Subscript => {
                let array = self.expression()?;
                Node::Subscript { array, index: self.expression()? }
            }
            Syntax::Conditional => {
                let condition = self.expression()?;
                let then = self.expression()?;
                Node::Conditional { condition, then, otherwise: self.expression()? }
            }
            _ => {
                self.pos -= 2;
                return self.expected("an expression");
            }
        })
    }

    /// After `dt` and `pt` GCC writes the called operator without `on`, and GNU reads it only in this form.
    fn at_bare_operator_name(&self, access: Operator) -> bool {
        matches!(&access.code(), b"dt" | b"pt")
            && (self.rest().starts_with(b"cv")
                || Operator::from_code(self.peek(), self.peek_at(1)).is_some_and(Operator::names_a_function))
    }

    /// Notes that after `dt` and `pt` c++filt reads only a name.
    fn note_member(&mut self, access: Operator) {
        let is_name = self.peek().is_ascii_digit() || matches!(&self.code(), b"on" | b"gs" | b"sr" | b"li");
        if matches!(&access.code(), b"dt" | b"pt") && !is_name {
            self.unread_by(Style::Gnu, self.pos);
        }
    }

    /// `[gs] nw <expression>* _ <type> E`, `[gs] nw <expression>* _ <type> <initializer>`
    fn new_expression(&mut self, global: bool, array: bool) -> Parse<Node> {
        let placement = self.list_until(b'_', Self::expression)?;
        let ty = self.ty()?;
        let start = self.pos;
        let initializer = if self.eat(b'E') {
            None
        } else if self.eat_all(b"pi") {
            let arguments = self.list_until(b'E', Self::expression)?;
            Some(self.node(Node::ParenthesizedInit(arguments), start))
        } else if self.peek() == b'i' && self.peek_at(1) == b'l' {
            self.unread_by(Style::Llvm, start);
            Some(self.expression()?)
        } else {
            return self.expected("'E', 'pi' or 'il' after the type of a new-expression");
        };
        Ok(Node::New { placement, ty, initializer, global, array })
    }

    /// `cv <type> <expression>`, `cv <type> _ <expression>* E`
    fn cast(&mut self) -> Parse<Node> {
        // LLVM reads the type as it reads that of a conversion operator.
        let outer = std::mem::replace(&mut self.context.template_args, TemplateArgs::OwnInConversion);
        let ty = self.ty();
        self.context.template_args = outer;
        let ty = ty?;
        if self.eat(b'_') {
            return Ok(Node::Cast { ty, arguments: self.list_until(b'E', Self::expression)?, list: true });
        }
        let operand = self.expression()?;
        Ok(Node::Cast { ty, arguments: self.one(operand), list: false })
    }

    fn one(&mut self, id: NodeId) -> List {
        let from = self.sink.begin_list();
        self.sink.push(id);
        self.sink.list(from)
    }

    fn named_cast(&mut self, cast: NamedCast) -> Parse<Node> {
        let ty = self.ty()?;
        Ok(Node::NamedCast { cast, ty, operand: self.expression()? })
    }

    /// `<braced-expression> ::= <expression> | di <field> <…> | dx <index> <…> | dX <first> <last> <…>`
    pub(super) fn braced_expression(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        if self.peek() != b'd' {
            return self.expression();
        }
        self.nested(|reader| {
            let node = match reader.peek_at(1) {
                b'i' => {
                    reader.pos += 2;
                    let field = reader.source_name()?;
                    Node::FieldDesignator { field, init: reader.braced_expression()? }
                }
                b'x' => {
                    reader.pos += 2;
                    let index = reader.expression()?;
                    Node::IndexDesignator { index, init: reader.braced_expression()? }
                }
                b'X' => {
                    reader.pos += 2;
                    let first = reader.expression()?;
                    let last = reader.expression()?;
                    Node::RangeDesignator { first, last, init: reader.braced_expression()? }
                }
                _ => return reader.expression(),
            };
            Ok(reader.node(node, start))
        })
    }

    /// `<function-param> ::= fp <CV> [<number>] _ | fL <level> p <CV> [<number>] _ | fpT`, or a fold expression.
    fn function_param_or_fold(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let second = self.peek_at(1);
        if second == b'p' && self.peek_at(2) == b'T' {
            self.pos += 3;
            return Ok(self.node(Node::This, start));
        }
        if second == b'p' || (second == b'L' && self.peek_at(2).is_ascii_digit()) {
            self.pos += 2;
            if second == b'L' {
                self.unread_by(Style::Gnu, start);
                // No tool prints the level, the number of functions around the parameter; in a constraint clang writes 2⁶⁴ - 2.
                self.digits()?;
                self.expect(b'p', "'p' in a function parameter")?;
            }
            self.cv_qualifiers();
            let index = self.numbered(0)?;
            return Ok(self.node(Node::FunctionParameter(index), start));
        }
        let (left, has_init) = match second {
            b'l' => (true, false),
            b'r' => (false, false),
            b'L' => (true, true),
            b'R' => (false, true),
            _ => {
                return self.expected("a function parameter (fp, fL) or a fold expression (fl, fr, fL, fR)");
            }
        };
        self.pos += 2;
        let operator = match Operator::from_code(self.peek(), self.peek_at(1)) {
            Some(operator) if matches!(operator.syntax(), Syntax::Binary | Syntax::Member) => operator,
            _ => return self.expected("a binary operator"),
        };
        self.pos += 2;
        let first = self.expression()?;
        let second = if has_init { Some(self.expression()?) } else { None };
        let (pack, init) = match second {
            Some(second) if left => (second, Some(first)),
            _ => (first, second),
        };
        Ok(self.node(Node::Fold { operator, pack, init, left }, start))
    }

    /// `u <source-name> <template-arg>* E`
    fn vendor_expression(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        self.pos += 1;
        let name = self.source_name()?;
        // clang wrote `u8__uuidof t <type>` and `u8__uuidof z <expression>` before the syntax was fixed. For GNU the letter
        // is a type.
        let is_uuid =
            matches!(self.sink.ast.node(name), Node::Identifier(text) if text.of(self.name.bytes()) == b"__uuidof");
        if is_uuid && matches!(self.peek(), b't' | b'z') && self.reads_as(Style::Llvm) {
            self.pos += 1;
            let is_type = self.name.at(self.pos.wrapping_sub(1)) == b't';
            let operand = if is_type { self.ty()? } else { self.expression()? };
            let arguments = self.one(operand);
            return Ok(self.node(Node::VendorExpression { name, arguments }, start));
        }
        let arguments = self.list_until(b'E', |reader| reader.template_arg(false))?;
        Ok(self.node(Node::VendorExpression { name, arguments }, start))
    }

    /// `so <referent type> <expression> [<offset>] <union-selector>* [p] E`
    fn subobject(&mut self) -> Parse<Node> {
        let ty = self.ty()?;
        let object = self.expression()?;
        let offset_start = self.pos;
        let offset = if self.peek() == b'n' || self.peek().is_ascii_digit() {
            self.number()?
        } else {
            crate::ast::Span::new(offset_start, offset_start)
        };
        while self.eat(b'_') {
            while self.peek().is_ascii_digit() {
                self.pos += 1;
            }
        }
        self.eat(b'p');
        self.expect(b'E', "'E' after a subobject reference")?;
        Ok(Node::Subobject { ty, object, offset })
    }

    /// `mc <parameter type> <expression> [<offset>] E`
    fn member_pointer_conversion(&mut self) -> Parse<Node> {
        let ty = self.ty()?;
        let object = self.expression()?;
        if self.peek() == b'n' || self.peek().is_ascii_digit() {
            self.number()?;
        }
        self.expect(b'E', "'E' after a member pointer conversion")?;
        Ok(Node::MemberPointerConversion { ty, object })
    }
}
