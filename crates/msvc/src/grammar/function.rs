//! Functions: what follows their name, and their types.

use super::number::{low_bits, low_i32};
use super::{Read, Reader};
use crate::arena::{List, Node, NodeId, ParameterList, RefQualifier, Signature, ThunkKind};
use crate::codes::{CallingConvention, FunctionClass, Member, Qualifiers};

impl Reader<'_> {
    /// The letter of a function, what a thunk adjusts, and the type of the function.
    pub(super) fn function_symbol(&mut self, name: NodeId) -> Read<NodeId> {
        let is_extern_c = self.eat_all(b"$$J0");
        let conversion = self.conversion_of(name);
        if self.peek() == Some(b'9') && conversion.is_none() {
            // `extern "C"` without a type.
            self.skip(1);
            let class = FunctionClass::EXTERN_C;
            return Ok(self.add(Node::FunctionSymbol { name, signature: NodeId::NONE, class, thunk: NodeId::NONE }));
        }
        let (mut class, thunk) = self.function_class()?;
        class.extern_c = is_extern_c;
        let has_this = !matches!(class.member, Member::Global | Member::Static);
        let signature = self.function_type(has_this)?;
        self.check_letters()?;
        if let (Some(operator), Some(Node::Function(of))) = (conversion, self.arena.get(signature)) {
            if !of.result.exists() {
                return self.expected("the return type of a conversion operator");
            }
            self.arena.set(operator, Node::Conversion { target: of.result });
        }
        Ok(self.add(Node::FunctionSymbol { name, signature, class, thunk }))
    }

    fn function_class(&mut self) -> Read<(FunctionClass, NodeId)> {
        if self.eat(b'$') {
            return self.vtordisp();
        }
        match self.peek().and_then(FunctionClass::of_letter) {
            Some((class, false)) => {
                self.skip(1);
                Ok((class, NodeId::NONE))
            }
            Some((class, true)) => {
                self.skip(1);
                let first = self.arena.begin_numbers();
                let adjustment = self.adjustment();
                self.arena.add_number(i128::from(low_bits(adjustment)));
                Ok((class, self.thunk(ThunkKind::Adjustor, first)))
            }
            None => self.unknown_class("the type of a function or variable"),
        }
    }

    /// `$`, `R` if there are four numbers instead of two, a digit, and the numbers.
    fn vtordisp(&mut self) -> Read<(FunctionClass, NodeId)> {
        let (kind, signed) = if self.eat(b'R') { (ThunkKind::VtordispEx, 3) } else { (ThunkKind::Vtordisp, 1) };
        let Some(class) = self.peek().and_then(FunctionClass::of_vtordisp) else {
            return self.unknown_class("the type of a thunk");
        };
        self.skip(1);
        let first = self.arena.begin_numbers();
        for _ in 0..signed {
            let number = self.adjustment();
            self.arena.add_number(i128::from(low_i32(number)));
        }
        let last = self.adjustment();
        self.arena.add_number(i128::from(low_bits(last)));
        Ok((class, self.thunk(kind, first)))
    }

    /// A number of a thunk. If there is none, this is an error, but not yet.
    fn adjustment(&mut self) -> i64 {
        let start = self.at;
        if let Ok(number) = self.signed() {
            return number;
        }
        self.error = None;
        // The tool has read the sign.
        self.at = start;
        self.eat(b'?');
        self.unknown = Some((start, "a number"));
        0
    }

    /// Any other letter is an error, but not yet.
    fn unknown_class(&mut self, what: &'static str) -> Read<(FunctionClass, NodeId)> {
        let start = self.at;
        if self.next().is_none() {
            return self.expected(what);
        }
        self.unknown = Some((start, what));
        Ok((FunctionClass::UNKNOWN, NodeId::NONE))
    }

    fn thunk(&mut self, kind: ThunkKind, first: usize) -> NodeId {
        let numbers = self.arena.finish_numbers(first);
        self.add(Node::Thunk { kind, numbers })
    }

    /// `<function-type>`: the qualifiers of `this`, the calling convention, the return type, the parameters and whether
    /// it throws.
    pub(super) fn function_type(&mut self, has_this: bool) -> Read<NodeId> {
        let signature = self.nested(|reader| {
            let (qualifiers, reference) =
                if has_this { reader.this_qualifiers() } else { (Qualifiers::NONE, RefQualifier::None) };
            let Some(convention) = reader.next() else {
                return reader.expected("a calling convention");
            };
            let result = if reader.eat(b'@') { NodeId::NONE } else { reader.result_type()? };
            reader.check_letters()?;
            let (list, parameters, variadic) = reader.parameters()?;
            let noexcept = reader.throws()?;
            Ok(Signature {
                result,
                parameters,
                convention: CallingConvention(convention),
                qualifiers,
                reference,
                variadic,
                noexcept,
                list,
            })
        })?;
        Ok(self.add(Node::Function(signature)))
    }

    /// The qualifiers of `this`.
    fn this_qualifiers(&mut self) -> (Qualifiers, RefQualifier) {
        let extensions = self.pointer_extensions();
        let reference = if self.eat(b'G') {
            RefQualifier::Lvalue
        } else if self.eat(b'H') {
            RefQualifier::Rvalue
        } else {
            RefQualifier::None
        };
        (self.qualifiers() | extensions, reference)
    }

    /// The parameters: `X` for none, otherwise types up to `@`, or to `Z` for `...`.
    fn parameters(&mut self) -> Read<(ParameterList, List, bool)> {
        if self.eat(b'X') {
            return Ok((ParameterList::Void, List::EMPTY, false));
        }
        let first = self.arena.pending.len();
        loop {
            match self.peek() {
                Some(b'@') => {
                    self.skip(1);
                    return Ok((ParameterList::Types, self.arena.finish_list(first), false));
                }
                Some(b'Z') => {
                    self.skip(1);
                    return Ok((ParameterList::Types, self.arena.finish_list(first), true));
                }
                Some(b'0'..=b'9') => {
                    let ty = self.type_reference()?;
                    self.arena.add_pending(ty);
                }
                _ => {
                    let start = self.at;
                    let ty = self.plain_type()?;
                    self.arena.add_pending(ty);
                    // A type of one letter is shorter than a reference to it.
                    if self.at.saturating_sub(start) > 1 {
                        self.remember_type(ty);
                    }
                }
            }
        }
    }

    /// `_E` for `noexcept`, otherwise `Z`.
    fn throws(&mut self) -> Read<bool> {
        if self.eat_all(b"_E") {
            return Ok(true);
        }
        self.expect(b'Z', "'Z' or '_E'")?;
        Ok(false)
    }
}
