//! `<type>`.

use super::{Declarator, ExtraCandidates, Input, NameInfo, Parse, Reader, Sink, TemplateArgs};
use crate::codes::{Builtin, Operator, Qualifiers, RefQualifier};
use demangling::Style;

impl<S: Sink> Reader<'_, S> {
    /// `<type>`. It is a candidate for substitution unless it is builtin or itself a substitution.
    #[inline(always)]
    pub(super) fn ty(&mut self) -> Parse<S::Ref> {
        match Builtin::from_letter(self.peek()) {
            Some(builtin) => {
                let start = self.pos;
                self.pos += 1;
                Ok(self.sink.builtin(builtin, self.extent(start)))
            }
            None if self.peek() == b'N' => self.nested_type(),
            None => self.longer_type(),
        }
    }

    /// A `<type>` that is a `<nested-name>`, as most longer ones are.
    #[inline(always)]
    pub(super) fn nested_type(&mut self) -> Parse<S::Ref> {
        let id = self.nested_name(&mut NameInfo::OTHER.clone())?;
        self.remember(id);
        Ok(id)
    }

    /// A `<type>` of more than one letter.
    #[inline(never)]
    fn longer_type(&mut self) -> Parse<S::Ref> {
        let first = self.pos;
        // Declarators and qualifiers precede their type in the mangled name, but follow it in the text.
        while matches!(self.peek(), b'P' | b'R' | b'O' | b'K' | b'V' | b'r') {
            self.pos += 1;
        }
        let mut at = self.pos;
        #[expect(clippy::cast_possible_truncation, reason = "names are shorter than 4 GiB")]
        let levels = (at - first) as u32;
        if levels > 0 {
            self.enter(levels, first)?;
        }
        let mut id = match self.peek() {
            b'F' | b'A' | b'D' if self.at_split_type() => {
                at = self.before_function_qualifiers(first);
                let declarator = match self.name.at(at.wrapping_sub(1)) {
                    symbol @ (b'P' | b'R' | b'O') if at > first => Declarator::Symbol(symbol),
                    _ => Declarator::None,
                };
                let id = self.split_type(at, declarator)?;
                self.remember(id);
                id
            }
            _ => self.undeclared()?,
        };
        if levels == 0 {
            return Ok(id);
        }
        while at > first {
            let letter = self.name.at(at - 1);
            match letter {
                b'P' | b'R' | b'O' => {
                    at -= 1;
                    id = self.sink.declared(letter, id, self.extent(at), self.tables)?;
                }
                _ => {
                    let qualifiers = self.qualifiers_before(first, &mut at);
                    id = self.sink.qualified(id, qualifiers, self.extent(at), self.tables)?;
                    // In another order than the ABI's there are more. For GNU all of them are one candidate.
                    let goes_on = at > first && matches!(self.name.at(at - 1), b'K' | b'V' | b'r');
                    if goes_on && self.reads_as(Style::Gnu) {
                        continue;
                    }
                }
            }
            self.remember(id);
        }
        self.depth -= levels;
        Ok(id)
    }

    /// The `<CV-qualifiers>` that end at `at` and begin at `first` or later. Moves `at` to their start.
    #[inline(always)]
    fn qualifiers_before(&self, first: usize, at: &mut usize) -> Qualifiers {
        let before = |at: usize| if at > first { self.name.at(at - 1) } else { 0 };
        // Nearly all qualifiers are a single `K`.
        if before(*at) == b'K' && !matches!(before(*at - 1), b'V' | b'r') {
            *at -= 1;
            return Qualifiers::CONST;
        }
        let mut qualifiers = Qualifiers::NONE;
        for (letter, qualifier) in
            [(b'K', Qualifiers::CONST), (b'V', Qualifiers::VOLATILE), (b'r', Qualifiers::RESTRICT)]
        {
            if before(*at) == letter {
                *at -= 1;
                qualifiers = qualifiers.with(qualifier);
            }
        }
        qualifiers
    }

    /// True at a function or array type, whose text is split by its declarators.
    #[inline(always)]
    fn at_split_type(&self) -> bool {
        self.peek() == b'A' || self.at_function_type()
    }

    /// True at `F`, and at `Do`, `DO`, `Dw` and `Dx`, which precede it.
    #[inline(always)]
    pub(super) fn at_function_type(&self) -> bool {
        match self.peek() {
            b'F' => true,
            b'D' => matches!(self.peek_at(1), b'o' | b'O' | b'w' | b'x'),
            _ => false,
        }
    }

    /// The start of the qualifiers of the function type at the position. They begin at `first` or later.
    fn before_function_qualifiers(&self, first: usize) -> usize {
        let mut at = self.pos;
        if self.at_function_type() {
            self.qualifiers_before(first, &mut at);
        }
        at
    }

    /// A `<function-type>`, whose qualifiers begin at `start`, or an `<array-type>`.
    #[inline(never)]
    fn split_type(&mut self, start: usize, declarator: Declarator<S::Ref>) -> Parse<S::Ref> {
        self.nested(|reader| {
            if reader.peek() == b'A' {
                return reader.array_type(declarator);
            }
            reader.pos = start;
            reader.function_type(declarator)
        })
    }

    /// A type without declarators before it, other than a function or array type.
    #[inline(always)]
    #[expect(clippy::match_same_arms, reason = "the common types come first")]
    fn undeclared(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let letter = self.peek();
        if let Some(builtin) = Builtin::from_letter(letter) {
            self.pos += 1;
            return Ok(self.sink.builtin(builtin, self.extent(start)));
        }
        let id = match letter {
            b'N' | b'0'..=b'9' => self.other_name()?,
            b'S' if self.peek_at(1) != b't' => {
                let id = self.substitution()?;
                if self.peek() != b'I' {
                    if !self.sink.is_module(id) {
                        return Ok(id);
                    }
                    S::rare(self, Some(id), |reader, module| reader.type_in_module(module, start))?
                } else if self.at_template_args_of_type() {
                    self.template(id, false, start)?
                } else {
                    let args = self.template_args(Some(id), false)?;
                    self.sink.template_in_conversion(id, args, self.extent(start))?
                }
            }
            b'T' => {
                if matches!(self.peek_at(1), b's' | b'u' | b'e') {
                    S::rare(self, None, |reader, _| reader.elaborated())?
                } else {
                    let parameter = self.template_param()?;
                    if self.at_template_args_of_type() {
                        self.remember(parameter);
                        self.template(parameter, false, start)?
                    } else {
                        parameter
                    }
                }
            }
            b'M' => self.nested(Self::pointer_to_member_type)?,
            b'D' => return self.d_type(),
            b'U' if self.peek_at(1).is_ascii_digit() => {
                self.nested(|reader| S::rare(reader, None, |reader, _| reader.vendor_qualified()))?
            }
            b'L' => {
                if !self.peek_at(1).is_ascii_digit() {
                    self.unread_by(Style::Gnu, start);
                }
                self.other_name()?
            }
            b'U' => {
                let id = self.other_name()?;
                // But in a literal, which `literal_without_value` reads.
                self.unread_by(Style::Llvm, start);
                id
            }
            b'Z' | b'S' | b'W' => self.other_name()?,
            b'C' | b'G' | b'u' => self.nested(|reader| S::rare(reader, None, |reader, _| reader.rare_type()))?,
            // clang writes `U2ASIplT_Li1EE` for `AS<N + 1>`, where the tools read a type that is called `operator+`.
            b'p' | b'q' if Operator::from_code(letter, self.peek_at(1)).is_some() => self.other_name()?,
            _ => return self.expected("a type"),
        };
        self.remember(id);
        Ok(id)
    }

    /// `<pointer-to-member-type> ::= M <class type> <member type>`
    fn pointer_to_member_type(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let mark = self.sink.mark();
        self.pos += 1;
        let class = self.ty()?;
        let class = self.sink.class_of_member(class, mark, self.tables)?;
        let member_start = self.pos;
        self.cv_qualifiers();
        let is_function = self.at_function_type();
        self.pos = member_start;
        let member = if is_function { self.function_type(Declarator::Member(class))? } else { self.ty()? };
        if is_function {
            self.remember(member);
        }
        self.sink.pointer_to_member(class, member, mark, self.extent(start))
    }

    /// `<function-type> ::= [<CV-qualifiers>] [<exception-spec>] [Dx] F [Y] [J] <bare-function-type> [<ref-qualifier>] E`
    fn function_type(&mut self, declarator: Declarator<S::Ref>) -> Parse<S::Ref> {
        let start = self.pos;
        let mark = self.sink.mark();
        let qualifiers = self.cv_qualifiers();
        let mut exception = None;
        let mut is_transaction_safe = false;
        if self.peek() == b'D' {
            exception = self.exception_spec()?;
            is_transaction_safe = self.eat_all(b"Dx");
        }
        self.expect(b'F', "a function type (F)")?;
        self.eat(b'Y');
        // As after the name of a method of Java.
        if S::COMPLETE && self.peek() == b'J' && self.reads_as(Style::Gnu) {
            self.pos += 1;
        }
        let result = self.ty()?;
        let (function, mut list) = self.sink.begin_function_type(result, declarator, mark)?;
        let parameters_start = self.pos;
        let mut is_first = true;
        let mut ref_qualifier = RefQualifier::None;
        loop {
            match (self.peek(), self.peek_at(1)) {
                (b'E', _) => {
                    self.pos += 1;
                    break;
                }
                (b'R', b'E') => {
                    self.pos += 2;
                    ref_qualifier = RefQualifier::LValue;
                    break;
                }
                (b'O', b'E') => {
                    self.pos += 2;
                    ref_qualifier = RefQualifier::RValue;
                    break;
                }
                // GNU takes `v` for no parameters only if it stands alone.
                (b'v', next) if is_first && next == b'E' => self.pos += 1,
                (b'v', _) if !self.has_void_parameter(is_first) => self.pos += 1,
                _ => {
                    if !is_first {
                        self.sink.separate(&mut list);
                    }
                    is_first = false;
                    self.sink.begin_element(&mut list);
                    let parameter = self.ty()?;
                    self.sink.element(&mut list, parameter)?;
                }
            }
        }
        if is_first && self.name.at(parameters_start) != b'v' {
            self.unread_by(Style::Gnu, start);
        }
        let extent = self.extent(start);
        self.sink.function_type(
            function,
            list,
            exception,
            is_transaction_safe,
            qualifiers,
            ref_qualifier,
            extent,
            self.tables,
        )
    }

    /// True if the `v` that is next in a list of several parameters is one of them, as for GNU. LLVM skips it.
    #[cold]
    fn has_void_parameter(&mut self, is_first: bool) -> bool {
        let is_alone = is_first && matches!(self.peek_at(1), b'R' | b'O') && self.peek_at(2) == b'E';
        !is_alone && self.reads_as(Style::Gnu)
    }

    /// `<exception-spec> ::= Do | DO <expression> E | Dw <type>+ E`
    fn exception_spec(&mut self) -> Parse<Option<S::Ref>> {
        if matches!(self.peek_at(1), b'o' | b'O' | b'w') {
            S::rare(self, None, |reader, _| reader.any_exception_spec()).map(Some)
        } else {
            Ok(None)
        }
    }

    /// `<array-type> ::= A [<number> | <expression>] _ <element type>`
    fn array_type(&mut self, declarator: Declarator<S::Ref>) -> Parse<S::Ref> {
        let start = self.pos;
        let mark = self.sink.mark();
        self.pos += 1;
        let bound = if self.eat(b'_') {
            None
        } else {
            let bound = self.bound()?;
            self.expect(b'_', "'_' after the bound of an array")?;
            Some(bound)
        };
        let element = self.ty()?;
        self.sink.array(self.name, bound, element, declarator, mark, self.extent(start))
    }

    /// The bound of an array or a vector, or the width of an integer: a number or an expression.
    pub(super) fn bound(&mut self) -> Parse<S::Ref> {
        if self.peek().is_ascii_digit() {
            let number = self.digits()?;
            return Ok(self.sink.verbatim(number));
        }
        S::rare(self, None, |reader, _| reader.expression())
    }

    /// The types that begin with `D`, except function types.
    #[inline(never)]
    fn d_type(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        let letter = self.peek_at(1);
        if let Some(builtin) = Builtin::from_d_letter(letter) {
            self.pos += 2;
            // The type of GCC's reflections.
            if letter == b'm' {
                self.unread_by(Style::Gnu, start);
                self.unread_by(Style::Llvm, start);
            }
            let id = self.sink.builtin(builtin, self.extent(start));
            let is_candidate = match self.rare.extra_candidates {
                ExtraCandidates::None => false,
                ExtraCandidates::Auto => matches!(letter, b'a' | b'c'),
                ExtraCandidates::Nullptr => letter == b'n',
            };
            if is_candidate {
                self.remember(id);
            }
            return Ok(id);
        }
        if letter == b'p' {
            let id = self.nested(Self::pack_expansion)?;
            self.remember(id);
            return Ok(id);
        }
        self.nested(|reader| S::rare(reader, None, |reader, _| reader.rare_d_type()))
    }

    /// `Dp <type>`
    fn pack_expansion(&mut self) -> Parse<S::Ref> {
        let start = self.pos;
        self.pos += 2;
        let pattern_start = self.pos;
        let mut expansion = self.sink.begin_expansion(self.tables)?;
        loop {
            let pattern = self.ty()?;
            if !self.sink.again(&mut expansion, self.tables)? {
                return Ok(self.sink.expansion(expansion, pattern, self.extent(start), self.tables));
            }
            self.pos = pattern_start;
        }
    }

    /// The type of a conversion operator. Template arguments after it belong to the operator.
    pub(super) fn conversion_type(&mut self) -> Parse<S::Ref> {
        let outer = std::mem::replace(&mut self.context.template_args, TemplateArgs::Conversions);
        let ty = self.ty();
        self.context.template_args = outer;
        ty
    }

    /// True at template arguments that belong to the type before them.
    #[inline(always)]
    pub(super) fn at_template_args_of_type(&mut self) -> bool {
        if self.peek() != b'I' || self.context.template_args == TemplateArgs::Conversions {
            return false;
        }
        if self.context.template_args == TemplateArgs::OwnInConversion {
            self.unread_by(Style::Llvm, self.pos);
        }
        true
    }
}
