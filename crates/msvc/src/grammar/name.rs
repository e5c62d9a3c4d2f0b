//! Names and their scopes.

use super::{Read, Reader, span};
use crate::arena::{Node, NodeId, Span};
use crate::codes::{OperatorName, operator_name};

/// Where a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// As the name of a function or variable.
    Symbol,
    /// As the name of a type, or as a scope.
    Type,
}

impl Reader<'_> {
    /// `<fully-qualified-name>` of a function or variable.
    pub(super) fn symbol_name(&mut self) -> Read<NodeId> {
        let name = match self.peek() {
            Some(b'0'..=b'9') => self.name_reference()?,
            Some(b'?') if self.peek_at(1) == Some(b'$') => self.template_name(Use::Symbol)?,
            Some(b'?') => {
                self.skip(1);
                self.operator_name(Use::Symbol)?
            }
            _ => self.source_name()?,
        };
        self.in_scopes(name)
    }

    /// `<fully-qualified-name>` of a type. What can contain another one, templates and functions, is a level of its own.
    pub(super) fn type_name(&mut self) -> Read<NodeId> {
        let name = self.unqualified_type_name()?;
        // Many have no scope.
        if self.eat(b'@') { Ok(name) } else { self.in_scopes(name) }
    }

    /// `<unqualified-type-name>`
    pub(super) fn unqualified_type_name(&mut self) -> Read<NodeId> {
        match self.peek() {
            Some(b'0'..=b'9') => self.name_reference(),
            Some(b'?') if self.peek_at(1) == Some(b'$') => self.template_name(Use::Type),
            _ => self.source_name(),
        }
    }

    /// The scopes of `name`, innermost first, until `@`.
    pub(super) fn in_scopes(&mut self, name: NodeId) -> Read<NodeId> {
        let first = self.arena.pending.len();
        self.arena.add_pending(name);
        self.scopes(first)
    }

    /// The scopes after the pending elements from `first` on.
    pub(super) fn scopes(&mut self, first: usize) -> Read<NodeId> {
        while !self.eat(b'@') {
            let scope = self.scope()?;
            self.arena.add_pending(scope);
        }
        if self.has_structor {
            self.name_structor(first)?;
        }
        let names = self.arena.finish_list(first);
        Ok(self.add(Node::Qualified(names)))
    }

    /// Gives a constructor or destructor the name of its class, which is the scope around it.
    fn name_structor(&mut self, first: usize) -> Read<()> {
        let pending = self.arena.pending.get(first..).unwrap_or_default();
        let Some(&name) = pending.first() else { return Ok(()) };
        let class = pending.get(1).copied();
        let structor = match self.arena.get(name) {
            Some(Node::Template { name, .. }) => name,
            _ => name,
        };
        if let Some(Node::Structor { is_destructor, .. }) = self.arena.get(structor) {
            let Some(class) = class else {
                return self.expected("the class of a constructor or destructor");
            };
            self.arena.set(structor, Node::Structor { class, is_destructor });
        }
        Ok(())
    }

    /// A namespace, class or function around a name.
    fn scope(&mut self) -> Read<NodeId> {
        match self.peek() {
            Some(b'0'..=b'9') => self.name_reference(),
            Some(b'?') => match self.peek_at(1) {
                Some(b'$') => self.template_name(Use::Type),
                Some(b'A') => self.anonymous_namespace(),
                _ if self.begins_local_scope() => self.local_scope(),
                _ => self.source_name(),
            },
            Some(_) => self.source_name(),
            None => self.expected("a name or '@'"),
        }
    }

    /// `<source-name>`: an identifier and `@`. It is remembered.
    pub(super) fn source_name(&mut self) -> Read<NodeId> {
        let identifier = self.identifier()?;
        let name = self.add(Node::Source(identifier));
        self.remember_identifier(name, identifier)?;
        Ok(name)
    }

    /// An identifier and `@`.
    #[inline]
    fn identifier(&mut self) -> Read<Span> {
        match find_at(self.rest()) {
            Some(0) => self.expected("a name"),
            Some(length) => {
                let start = self.at;
                self.skip(length.wrapping_add(1));
                Ok(span(start, start.wrapping_add(length)))
            }
            None => self.unterminated(),
        }
    }

    /// `?A`, a key and `@`. The key is remembered.
    fn anonymous_namespace(&mut self) -> Read<NodeId> {
        self.skip(2);
        let start = self.at;
        let Some(length) = find_at(self.rest()) else {
            return self.unterminated();
        };
        self.skip(length.saturating_add(1));
        let key = span(start, start.saturating_add(length));
        // A digit that refers to it prints the key.
        let name = self.add(Node::Source(key));
        self.remember_identifier(name, key)?;
        Ok(self.add(Node::Anonymous(key)))
    }

    /// True if a number and `?` follow: `?1?`, `?BA@?`.
    fn begins_local_scope(&self) -> bool {
        let rest = self.rest().get(1..).unwrap_or_default();
        match rest {
            [b'0'..=b'9' | b'@', b'?', ..] => true,
            [b'B'..=b'P', digits @ ..] => {
                let end = digits.iter().position(|digit| !(b'A'..=b'P').contains(digit));
                matches!(end.and_then(|end| digits.get(end..)), Some([b'@', b'?', ..]))
            }
            _ => false,
        }
    }

    /// `?`, the number of a scope, `?` and the function that it is in.
    fn local_scope(&mut self) -> Read<NodeId> {
        self.skip(1);
        let (number, _) = self.number()?;
        self.expect(b'?', "'?'")?;
        let symbol = self.symbol()?;
        Ok(self.add(Node::Local { symbol, number }))
    }

    /// `?$`, a name and template arguments.
    fn template_name(&mut self, used: Use) -> Read<NodeId> {
        let template = self.template(used)?;
        if used == Use::Type {
            self.remember_name(template)?;
        }
        Ok(template)
    }

    fn template(&mut self, used: Use) -> Read<NodeId> {
        self.skip(2);
        self.nested(|reader| {
            reader.in_new_context(|reader| {
                let name = match reader.peek() {
                    Some(b'?') if reader.peek_at(1) == Some(b'$') => {
                        // As in the tool, the outer arguments replace the inner ones.
                        let template = reader.template(used)?;
                        match reader.arena.get(template) {
                            Some(Node::Template { name, .. }) => name,
                            _ => template,
                        }
                    }
                    Some(b'?') => {
                        reader.skip(1);
                        reader.operator_name(used)?
                    }
                    // The context has no name yet.
                    Some(b'0'..=b'9') => reader.name_reference()?,
                    _ => reader.source_name()?,
                };
                let arguments = reader.template_arguments()?;
                Ok(reader.add(Node::Template { name, arguments }))
            })
        })
    }

    /// `<operator-name>`, after its `?`.
    fn operator_name(&mut self, used: Use) -> Read<NodeId> {
        let Some((name, length)) = operator_name(self.rest()) else {
            return self.expected("the code of an operator");
        };
        let is_type = used == Use::Type;
        let node = match name {
            OperatorName::Constructor | OperatorName::Destructor | OperatorName::Conversion if is_type => {
                return self.expected("the name of a type");
            }
            OperatorName::Constructor | OperatorName::Destructor => {
                self.has_structor = true;
                Node::Structor { class: NodeId::NONE, is_destructor: name == OperatorName::Destructor }
            }
            OperatorName::Conversion => Node::Conversion { target: NodeId::NONE },
            OperatorName::Literal => {
                self.skip(length);
                let suffix = self.identifier()?;
                return Ok(self.add(Node::LiteralOperator(suffix)));
            }
            OperatorName::Fixed(text) => Node::Fixed(text),
        };
        self.skip(length);
        Ok(self.add(node))
    }

    /// The conversion operator that `name` is, if it is one.
    pub(super) fn conversion_of(&self, name: NodeId) -> Option<NodeId> {
        let Some(Node::Qualified(names)) = self.arena.get(name) else { return None };
        let first = *self.arena.list(names).first()?;
        let operator = match self.arena.get(first)? {
            Node::Template { name, .. } => name,
            _ => first,
        };
        matches!(self.arena.get(operator), Some(Node::Conversion { .. })).then_some(operator)
    }
}

/// The position of the first `@`, which is found sixteen bytes at a time.
#[inline]
fn find_at(text: &[u8]) -> Option<usize> {
    let mut start: usize = 0;
    let mut chunks = text.chunks_exact(16);
    for chunk in &mut chunks {
        let (first, second) = (chunk.first_chunk().map_or(0, ats), chunk.last_chunk().map_or(0, ats));
        if first | second != 0 {
            // Without a branch, which would often be predicted wrong.
            let (start, found) = if first == 0 { (start.wrapping_add(8), second) } else { (start, first) };
            return Some(start.wrapping_add((found.trailing_zeros() / 8) as usize));
        }
        start = start.wrapping_add(16);
    }
    chunks.remainder().iter().position(|&byte| byte == b'@').map(|rest| start.wrapping_add(rest))
}

/// The lowest byte that is not zero is where the first `@` is.
#[inline]
fn ats(bytes: &[u8; 8]) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const AT: u64 = ONES * b'@' as u64;
    let bytes = u64::from_le_bytes(*bytes) ^ AT;
    bytes.wrapping_sub(ONES) & !bytes & (ONES << 7)
}
