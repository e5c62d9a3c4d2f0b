//! `<encoding>`: a name with the signature of a function, or without one.
use super::{NameInfo, Parse, Place, Reader, Sink, Table, Tree};
use crate::ast::{List, Node, NodeId};
use demangling::Style;

/// The bytes that end an encoding after its name, and those that end the parameters of a function: those that begin no
/// type, `E`, and a constraint (`Q`) after parameters.
const ENDS_NAME: [bool; 256] = ends(false);
const ENDS_PARAMETERS: [bool; 256] = ends(true);

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time; the index is a byte")]
const fn ends(with_constraint: bool) -> [bool; 256] {
    let mut ends = [true; 256];
    let mut byte = 0;
    while byte < 128 {
        ends[byte as usize] = byte == b'E' || (byte == b'Q' && with_constraint) || !byte.is_ascii_alphanumeric();
        byte += 1;
    }
    ends
}

impl<S: Sink> Reader<'_, S> {
    /// `<encoding> ::= <name> <bare-function-type> | <name> | <special-name>`
    ///
    /// An encoding inside another (a local name, a literal) cannot refer to template arguments of the outer one.
    pub(super) fn encoding(&mut self, place: Place) -> Parse<S::Ref> {
        self.nested(|reader| {
            let outer = reader.context;
            let arguments = reader.tables.arguments.len();
            let first_level = reader.tables.levels.len();
            reader.context.first_level = first_level;
            reader.context.forward_allowed = false;
            reader.context.template_args = outer.template_args.of_part();
            reader.context.in_closure = false;
            reader.context.is_local = false;
            let result = reader.encoding_in_its_own_scope(place);
            reader.tables.levels.truncate(first_level);
            reader.tables.arguments.truncate(arguments);
            reader.context.first_level = outer.first_level;
            reader.context.forward_allowed = outer.forward_allowed;
            reader.context.template_args = outer.template_args;
            reader.context.in_closure = outer.in_closure;
            reader.context.is_local = outer.is_local;
            result
        })
    }

    /// The `<encoding>` of the whole name, which nothing encloses.
    #[inline(always)]
    pub(super) fn outermost_encoding(&mut self) -> Parse<S::Ref> {
        self.encoding_in_its_own_scope(Place::Outermost)
    }

    #[inline(always)]
    fn encoding_in_its_own_scope(&mut self, place: Place) -> Parse<S::Ref> {
        if matches!(self.peek(), b'G' | b'T') {
            return self.special_name(place);
        }
        let start = self.pos;
        let mark = self.sink.mark();
        let mut info = NameInfo::OF_ENCODING;
        let forward = self.rare.forward.len();
        let name = self.name(&mut info)?;
        if S::COMPLETE && self.rare.forward.len() > forward {
            S::rare(self, Some(name), |reader, name| {
                reader.resolve_forward(forward)?;
                name.ok_or(super::Stop)
            })?;
        }
        if self.at_end_of_encoding() {
            let name = self.name_with_qualifiers(name, info.qualifiers, info.ref_qualifier, start)?;
            return self.sink.data(name, place);
        }
        if S::COMPLETE && self.peek() == b'U' && self.eat_all(b"Ua9enable_ifI") {
            return S::rare(self, Some(name), |reader, name| match name {
                Some(name) => reader.enabled_encoding(name, &info, place, start),
                None => Err(super::Stop),
            });
        }
        self.signature(name, &info, place, mark, start)
    }

    /// `[J] <bare-function-type> [Q <constraint>]` after the name of a function, which begins at `start`.
    #[inline(always)]
    fn signature(&mut self, name: S::Ref, info: &NameInfo, place: Place, mark: usize, start: usize) -> Parse<S::Ref> {
        let signature_start = self.pos;
        self.sink.begin_signature(info);
        let mut result = None;
        // Compilers of Java wrote `J` before the return type, which all their methods have.
        let is_java = S::COMPLETE && self.peek() == b'J' && self.reads_as(Style::Gnu);
        self.pos += usize::from(is_java);
        if info.ends_with_template_args && !info.has_no_result || is_java {
            let ty = self.ty()?;
            self.sink.return_type(name, ty, mark, place, self.tables)?;
            result = Some(ty);
        }
        let parameters = self.bare_function_parameters()?;
        let signature = self.extent(signature_start);
        let id = self.sink.function(name, result, parameters, info, place, signature, start, self.tables)?;
        if self.peek() != b'Q' {
            return Ok(id);
        }
        S::rare(self, Some(id), |reader, encoding| match (encoding, reader.trailing_constraint()?) {
            (Some(encoding), Some(constraint)) => Ok(reader.node(Node::Constrained { encoding, constraint }, start)),
            _ => Err(super::Stop),
        })
    }

    /// The parameters of a `<bare-function-type>`; `v` alone is an empty list.
    #[inline(always)]
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime of a reader")]
    fn bare_function_parameters(&mut self) -> Parse<S::List> {
        if self.peek() == b'v' {
            if self.parameters_end_at(1) {
                self.pos += 1;
                return Ok(self.sink.no_parameters());
            }
            // For GNU, it is also the first of several.
            if self.reads_as(Style::Llvm) {
                return self.expected("the end of the parameters");
            }
        }
        let mut list = self.sink.begin_parameters();
        loop {
            self.sink.begin_element(&mut list);
            let mut parameter = self.ty()?;
            if self.peek() == b'U' {
                while self.at_pass_object_size() {
                    // clang's attribute qualifies the parameter before it.
                    parameter = S::rare(self, Some(parameter), |reader, ty| reader.pass_object_size(ty))?;
                }
            }
            self.sink.element(&mut list, parameter)?;
            if self.parameters_end_at(0) {
                return Ok(list);
            }
            self.sink.separate(&mut list);
        }
    }

    /// True at the `U <source-name>` of `__attribute__((pass_object_size(N)))`, which follows the pointer that it
    /// qualifies.
    #[cold]
    fn at_pass_object_size(&self) -> bool {
        let rest = self.rest();
        rest.starts_with(b"U17pass_object_size") || rest.starts_with(b"U25pass_dynamic_object_size")
    }

    #[inline(always)]
    fn parameters_end_at(&self, ahead: usize) -> bool {
        ENDS_PARAMETERS.get(usize::from(self.peek_at(ahead))) == Some(&true)
    }

    /// True at the end of the enclosing production, and before a byte that begins no type: a suffix, or text after a
    /// name.
    #[inline(always)]
    fn at_end_of_encoding(&self) -> bool {
        ENDS_NAME.get(usize::from(self.peek())) == Some(&true)
    }
}

impl Reader<'_, Tree> {
    /// `Ua9enable_ifI <template-arg>* E <bare-function-type>` after the name of a function. `Ua9enable_ifI` was read.
    fn enabled_encoding(&mut self, name: NodeId, info: &NameInfo, place: Place, start: usize) -> Parse<NodeId> {
        self.unread_by(Style::Gnu, start);
        let conditions = self.list_until(b'E', |reader| reader.template_arg(false))?;
        if self.at_end_of_encoding() {
            return self.expected("the parameters of a function");
        }
        let encoding = self.signature(name, info, place, 0, start)?;
        Ok(self.node(Node::EnableIf { encoding, conditions }, start))
    }

    /// The name of an encoding, without its signature. LLVM ignores only a signature: it still reads what follows data
    /// or a special name.
    pub(super) fn name_without_signature(&mut self) -> Parse<NodeId> {
        let start = self.pos;
        let id = if self.rest().starts_with(b"GR") && self.reads_as(Style::Gnu) {
            self.numbered_reference_temporary()?
        } else if matches!(self.peek(), b'G' | b'T') {
            self.special_name(Place::Outermost)?
        } else {
            let mut info = NameInfo::OF_ENCODING;
            let forward = self.rare.forward.len();
            let name = self.name(&mut info)?;
            self.resolve_forward(forward)?;
            let signature = Node::Function {
                result: None,
                parameters: List::EMPTY,
                exception: None,
                qualifiers: info.qualifiers,
                ref_qualifier: info.ref_qualifier,
                transaction_safe: false,
                explicit_object: info.explicit_object,
            };
            let signature = self.node(signature, self.pos);
            self.node(Node::Encoding { name, signature }, start)
        };
        let is_function = matches!(self.sink.ast.node(id), Node::Encoding { .. });
        let ends = self.at_end() || matches!(self.peek(), b'.' | b'E' | b'_');
        if self.dialect == Style::Llvm && (ends || !is_function) {
            return self.expected("the end of the name");
        }
        Ok(id)
    }

    fn pass_object_size(&mut self, parameter: Option<NodeId>) -> Parse<NodeId> {
        let Some(ty) = parameter else { return Err(super::Stop) };
        let start = self.pos;
        self.pos += 1;
        let name = self.source_name()?;
        Ok(self.node(Node::VendorQualified { ty, name, args: None }, start))
    }
}
