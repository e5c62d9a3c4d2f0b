//! `MangledName`, `QualifiedName`, `SymbolName`

use crate::codes;
use crate::reader::{Read, Reader, Stop};
use crate::recorder::{ListKind, Range, Recorder};
use demangling::{ErrorKind, Style};

/// The least length of an `LName` that is an instance of a template.
const SHORTEST_TEMPLATE: usize = 5;

/// How a `SymbolName` begins.
#[derive(Clone, Copy)]
pub(super) enum SymbolName {
    /// `LName`
    LName,
    /// `TemplateInstanceName`
    Template,
    /// `IdentifierBackRef`, which ends at `end`, to the `LName` at `target`.
    Reference { target: usize, end: usize },
}

impl<R: Recorder> Reader<'_, R> {
    /// A name at the start of the text: `MangledName`, or that of the program's main function.
    pub(crate) fn name(&mut self) -> Read {
        let (main, spelling) = codes::MAIN;
        if self.is_next(main) {
            self.skip(main.len());
            let start = self.text.end();
            self.push(spelling)?;
            let whole = Range { start, end: self.text.end() };
            self.recorder.component(whole);
            self.recorder.function();
            return Ok(());
        }
        if !self.is_next(b"_D") {
            return self.fail(ErrorKind::NotMangled(crate::BEGINNINGS));
        }
        self.mangled_name()?;
        let length = self.end_text()?;
        self.recorder.shift(length);
        if !self.has_text() {
            return self.expected("a symbol that has a name");
        }
        Ok(())
    }

    /// `MangledName`
    pub(crate) fn mangled_name(&mut self) -> Read {
        if !self.is_next(b"_D") {
            return self.expected("'_D'");
        }
        self.skip(2);
        let start = self.text.end();
        self.qualified_name(true)?;
        if self.eat(b'Z') {
            return Ok(());
        }
        match self.tool {
            Style::Gnu => self.unwritten_type(),
            Style::Llvm => self.variable_type(start),
        }
    }

    /// The `Type` of a symbol, which GNU does not write: a variable's or a function's return type.
    fn unwritten_type(&mut self) -> Read {
        let (start, omitted) = (self.text.end(), self.omitted);
        let own = std::mem::replace(&mut self.context.own, false);
        let outer = self.begin_scope();
        self.parse_type()?;
        // A name that has no text but this is rejected.
        if own && self.writes_return_type && start > self.text.start() {
            self.recorder.return_type(Range { start, end: self.text.end() });
            self.end_scope(outer)?;
        } else {
            self.discard(outer, start);
            self.omitted = omitted;
        }
        self.context.own = own;
        Ok(())
    }

    /// The `Type` of a variable, which LLVM writes before its name. It reads only basic types.
    fn variable_type(&mut self, name: usize) -> Read {
        let start = self.text.end();
        self.llvm_type()?;
        if !self.options.variable_type {
            self.omit(start);
            return Ok(());
        }
        let length = self.text.end().saturating_sub(start);
        self.rotate(name, start)?;
        self.recorder.shift(length);
        Ok(())
    }

    /// `QualifiedName`. If `has_qualifiers`, the qualifiers of `this` are written.
    pub(crate) fn qualified_name(&mut self, has_qualifiers: bool) -> Read {
        if self.next_symbol_name().is_none() {
            return self.expected("a symbol name");
        }
        self.skip_anonymous()?;
        let Some(mut next) = self.next_symbol_name() else {
            return Ok(());
        };
        loop {
            self.step(1)?;
            self.symbol_name(next)?;
            let name_end = self.text.end();
            self.function_suffix(has_qualifiers)?;
            self.skip_anonymous()?;
            let following = self.next_symbol_name();
            let is_last = following.is_none();
            let is_written = match (is_last, self.context.own) {
                (true, true) => self.options.params,
                (true, false) => true,
                (false, _) => self.options.enclosing_params,
            };
            if !is_written {
                self.omit(name_end);
                if self.context.own {
                    self.recorder.forget(ListKind::Parameters);
                }
            }
            if self.context.own {
                self.recorder.end_component(self.text.end());
            }
            match following {
                Some(following) => next = following,
                None => return Ok(()),
            }
            self.push(".")?;
        }
    }

    /// Skips the anonymous symbols here, which are not written.
    #[inline]
    fn skip_anonymous(&mut self) -> Read {
        if self.peek() == Some(b'0') {
            self.take_while(|&byte| byte == b'0')?;
        }
        Ok(())
    }

    /// The `SymbolName` that comes next, if one does.
    #[inline]
    pub(super) fn next_symbol_name(&self) -> Option<SymbolName> {
        match self.peek()? {
            b'0'..=b'9' => Some(SymbolName::LName),
            b'_' if self.tool == Style::Gnu && self.is_template_id() => Some(SymbolName::Template),
            b'Q' => {
                let (target, end) = self.referred()?;
                let is_identifier = self.name.get(target).is_some_and(u8::is_ascii_digit);
                is_identifier.then_some(SymbolName::Reference { target, end })
            }
            _ => None,
        }
    }

    /// `SymbolName`
    #[inline]
    pub(super) fn symbol_name(&mut self, next: SymbolName) -> Read {
        match next {
            SymbolName::LName => self.lname(),
            SymbolName::Template => self.template_instance(None),
            SymbolName::Reference { target, end } => self.identifier_back_reference(target, end),
        }
    }

    /// `LName`, or an instance of a template with its length, as older compilers write it.
    fn lname(&mut self) -> Read {
        let length = self.length()?;
        if length == 0 {
            return self.expected("an identifier that is not empty");
        }
        if self.tool == Style::Gnu && length >= SHORTEST_TEMPLATE && self.is_template_id() {
            return self.template_instance(Some(length));
        }
        let identifier = self.rest().get(..length).unwrap_or_default();
        match identifier.strip_prefix(b"__S") {
            // The number of a parent that is local to a function is not written.
            Some(number) if !number.is_empty() && number.iter().all(u8::is_ascii_digit) => {
                self.step(length)?;
                self.skip(length);
                match self.next_symbol_name() {
                    Some(next) => self.nested(|reader| reader.symbol_name(next)),
                    None => self.expected("the symbol name after the number of a local parent"),
                }
            }
            _ => self.identifier(length),
        }
    }

    /// The `Name` of an `LName`.
    pub(crate) fn identifier(&mut self, length: usize) -> Read {
        let identifier = self.take(length)?;
        if self.tool == Style::Llvm && self.peek().is_none() {
            return self.expected("more after an identifier");
        }
        let start = self.text.end();
        if identifier.starts_with(b"__") {
            if self.peek() == Some(b'Z') {
                if let Some(special) = codes::special(identifier) {
                    return self.special(special);
                }
            }
            if self.tool == Style::Gnu {
                if let Some(spelling) = self.structor(identifier) {
                    self.push(spelling)?;
                    self.own_component(start);
                    if spelling == codes::POSTBLIT.2 && self.context.own {
                        self.recorder.function();
                    }
                    return Ok(());
                }
            }
        }
        self.push_bytes(identifier)?;
        self.own_component(start);
        Ok(())
    }

    /// The spelling of constructors and destructors.
    fn structor(&mut self, identifier: &[u8]) -> Option<&'static str> {
        for (code, spelling) in [codes::CONSTRUCTOR, codes::DESTRUCTOR] {
            if identifier == code {
                return Some(spelling);
            }
        }
        let (code, signature, spelling) = codes::POSTBLIT;
        if identifier == code && self.is_next(signature) {
            self.skip(signature.len());
            return Some(spelling);
        }
        None
    }

    /// Records the identifier that was written from `start` on, if it is of the symbol's own name.
    #[inline]
    fn own_component(&mut self, start: usize) {
        if self.context.own {
            self.recorder.component(Range { start, end: self.text.end() });
        }
    }

    /// The function type after a `SymbolName`, if there is one and it is well-formed: `TypeFunctionNoReturn`, or
    /// `M TypeModifiers(opt) TypeFunctionNoReturn`.
    ///
    /// What begins like one may also be the next parameter (`scope`), template argument (`V`) or the end of the
    /// parameters (`Y`) of what is around the name.
    fn function_suffix(&mut self, has_qualifiers: bool) -> Read {
        if self.tool == Style::Llvm || !self.peek().is_some_and(|byte| byte == b'M' || is_call_convention(byte)) {
            return Ok(());
        }
        let before = self.checkpoint();
        match self.method_type(has_qualifiers) {
            // No name ends with it.
            Ok(()) if self.at < self.name.len() => Ok(()),
            Ok(()) | Err(Stop) => {
                self.back_to(&before)?;
                if self.context.own {
                    self.recorder.forget(ListKind::Parameters);
                }
                Ok(())
            }
        }
    }
}

/// True for the code of a `CallConvention`.
pub(super) fn is_call_convention(code: u8) -> bool {
    codes::call_convention(code).is_some()
}
