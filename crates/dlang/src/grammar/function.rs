//! `TypeFunction`, `TypeDelegate`, `Parameters`

use crate::codes;
use crate::reader::{Read, Reader};
use crate::recorder::{ListKind, Range, Recorder};

impl<'a, R: Recorder> Reader<'a, R> {
    /// `M TypeModifiers(opt) TypeFunctionNoReturn` or `TypeFunctionNoReturn`, after the name of a function: its
    /// parameters, and the qualifiers of `this` if `has_qualifiers`.
    pub(super) fn method_type(&mut self, has_qualifiers: bool) -> Read {
        let qualifiers = self.at;
        if self.eat(b'M') {
            self.skip_qualifiers();
        }
        let qualifiers_end = self.at;
        self.call_convention()?;
        self.attributes()?;
        self.parameters()?;
        if self.context.own {
            self.recorder.function();
        }
        if has_qualifiers && qualifiers_end > qualifiers {
            let start = self.text.end();
            self.qualifiers(qualifiers.saturating_add(1), qualifiers_end)?;
            if self.context.own && self.text.end() > start {
                self.recorder.qualifiers(Range { start: start.saturating_add(1), end: self.text.end() });
            }
        }
        Ok(())
    }

    /// `TypeFunction`, with the word for its kind.
    pub(super) fn function_type(&mut self, kind: &str) -> Read {
        let convention = self.call_convention()?;
        if self.options.calling_convention {
            self.push(convention)?;
        }
        let attributes = self.attributes()?;
        let parameters = self.text.end();
        let outer = self.begin_scope();
        self.parameters()?;
        self.end_scope(outer)?;
        let result = self.text.end();
        let outer = self.begin_scope();
        self.parse_type()?;
        self.end_scope(outer)?;
        self.rotate(parameters, result)?;
        for code in attributes.chunks_exact(2) {
            let attribute = code.get(1).and_then(|&code| codes::function_attribute(code));
            self.push(" ")?;
            self.push(attribute.unwrap_or_default())?;
        }
        self.push(kind)
    }

    /// `TypeDelegate` after its `D`
    pub(super) fn delegate(&mut self) -> Read {
        const KIND: &str = " delegate";
        let start = self.at;
        self.skip_qualifiers();
        let end = self.at;
        if self.peek() == Some(b'Q') {
            self.type_back_reference(|reader| reader.nested(|reader| reader.function_type(KIND)))?;
        } else {
            self.function_type(KIND)?;
        }
        self.qualifiers(start, end)
    }

    /// `CallConvention`
    fn call_convention(&mut self) -> Read<&'static str> {
        match self.peek().and_then(codes::call_convention) {
            Some(convention) => {
                self.skip(1);
                Ok(convention)
            }
            None => self.expected("a calling convention"),
        }
    }

    /// `FuncAttrs`, as they are in the name. An `N` after them begins a parameter.
    fn attributes(&mut self) -> Read<&'a [u8]> {
        let rest = self.rest();
        let mut length = 0;
        for code in rest.chunks_exact(2) {
            match *code {
                [b'N', attribute] if codes::function_attribute(attribute).is_some() => length += 2,
                _ => break,
            }
        }
        self.step(length)?;
        self.skip(length);
        Ok(rest.get(..length).unwrap_or_default())
    }

    /// Skips `TypeModifiers` of `this`, which [`Reader::qualifiers`] writes. Nothing follows `const` or `immutable`.
    fn skip_qualifiers(&mut self) {
        loop {
            match (self.peek(), self.peek_second()) {
                (Some(b'x' | b'y'), _) => return self.skip(1),
                (Some(b'O'), _) => self.skip(1),
                (Some(b'N'), Some(b'g')) => self.skip(2),
                _ => return,
            }
        }
    }

    /// Writes the `TypeModifiers` of `this` between two positions of the name.
    fn qualifiers(&mut self, start: usize, end: usize) -> Read {
        let name = self.name;
        for code in name.get(start..end).unwrap_or_default() {
            self.push(match code {
                b'x' => " const",
                b'y' => " immutable",
                b'O' => " shared",
                b'g' => " inout",
                _ => "",
            })?;
        }
        Ok(())
    }

    /// `Parameters(opt) ParamClose`, with parentheses.
    fn parameters(&mut self) -> Read {
        let start = self.text.end();
        let own = std::mem::replace(&mut self.context.own, false);
        self.push("(")?;
        let mut is_first = true;
        let close = loop {
            match self.peek() {
                Some(close @ b'X'..=b'Z') => break close,
                Some(_) => {}
                None => return self.expected("a parameter or the end of the parameters, one of 'X', 'Y' and 'Z'"),
            }
            if !is_first {
                self.push(", ")?;
            }
            is_first = false;
            let element = self.text.end();
            self.parameter()?;
            if own {
                self.recorder.element(ListKind::Parameters, Range { start: element, end: self.text.end() });
            }
        };
        self.skip(1);
        if close == b'Y' && !is_first {
            self.push(", ")?;
        }
        if close != b'Z' {
            let element = self.text.end();
            self.push("...")?;
            if own {
                self.recorder.element(ListKind::Parameters, Range { start: element, end: self.text.end() });
            }
        }
        self.push(")")?;
        self.context.own = own;
        if own {
            self.recorder.list(ListKind::Parameters, Range { start, end: self.text.end() });
        }
        Ok(())
    }

    /// `Parameter`: its storage classes and its type.
    fn parameter(&mut self) -> Read {
        if self.eat(b'M') {
            self.push("scope ")?;
        }
        if self.is_next(b"Nk") {
            self.skip(2);
            self.push("return ")?;
        }
        // Parameter2
        match self.peek() {
            Some(b'I') => {
                self.skip(1);
                self.push("in ")?;
                if self.eat(b'K') {
                    self.push("ref ")?;
                }
            }
            Some(b'J') => {
                self.skip(1);
                self.push("out ")?;
            }
            Some(b'K') => {
                self.skip(1);
                self.push("ref ")?;
            }
            Some(b'L') => {
                self.skip(1);
                self.push("lazy ")?;
            }
            _ => {}
        }
        self.parse_type()
    }
}
