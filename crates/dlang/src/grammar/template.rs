//! `TemplateInstanceName`

use super::number;
use crate::reader::{Read, Reader, Stop};
use crate::recorder::{ListKind, Range, Recorder};

impl<R: Recorder> Reader<'_, R> {
    /// True if a `TemplateID` comes next.
    pub(super) fn is_template_id(&self) -> bool {
        self.is_next(b"__T") || self.is_next(b"__U")
    }

    /// `TemplateInstanceName`, which has `length` bytes if that is known.
    pub(super) fn template_instance(&mut self, length: Option<usize>) -> Read {
        let start = self.at;
        self.skip(3);
        let Some(next) = self.next_symbol_name().filter(|_| self.peek() != Some(b'0')) else {
            return self.expected("the name of a template");
        };
        self.nested(|reader| {
            reader.symbol_name(next)?;
            reader.template_args()
        })?;
        match length {
            Some(length) if self.at.saturating_sub(start) != length => {
                self.expected("the end of a template instance where its length says")
            }
            _ => Ok(()),
        }
    }

    /// `TemplateArgs Z`, with parentheses. Like GNU, this reads them without the `Z` at the end of a name.
    fn template_args(&mut self) -> Read {
        let start = self.text.end();
        let own = std::mem::replace(&mut self.context.own, false);
        let level = self.context.template_level;
        self.context.template_level = level.saturating_add(1);
        self.push("!(")?;
        let list = self.text.end();
        let outer = self.begin_scope();
        let mut is_first = true;
        while self.at < self.name.len() && !self.eat(b'Z') {
            if !is_first {
                self.push(", ")?;
            }
            is_first = false;
            let element = self.text.end();
            self.template_arg()?;
            if own {
                self.recorder.element(ListKind::TemplateArgs, Range { start: element, end: self.text.end() });
            }
        }
        let length = self.end_scope(outer)?;
        self.context.own = own;
        self.context.template_level = level;
        let is_too_deep = self.options.max_template_depth.is_some_and(|max| level >= max);
        if !self.options.template_args {
            self.omit(start);
            if own {
                self.recorder.forget(ListKind::TemplateArgs);
            }
            return Ok(());
        }
        if is_too_deep && !is_first {
            self.omit(list);
            self.push("...")?;
        }
        if own {
            if is_too_deep && !is_first {
                self.recorder.forget(ListKind::TemplateArgs);
                self.recorder.element(ListKind::TemplateArgs, Range { start: list, end: self.text.end() });
            } else {
                self.recorder.shift_elements(ListKind::TemplateArgs, length);
            }
        }
        self.push(")")?;
        if own {
            self.recorder.list(ListKind::TemplateArgs, Range { start, end: self.text.end() });
        }
        Ok(())
    }

    /// `TemplateArg`
    fn template_arg(&mut self) -> Read {
        self.step(1)?;
        // It matches a parameter that is specialized.
        self.eat(b'H');
        match self.peek() {
            Some(b'T') => {
                self.skip(1);
                self.parse_type()
            }
            Some(b'V') => {
                self.skip(1);
                self.value_argument()
            }
            Some(b'S') => {
                self.skip(1);
                self.nested(Self::symbol_argument)
            }
            Some(b'X') => {
                self.skip(1);
                let length = self.length()?;
                let name = self.take(length)?;
                self.push_bytes(name)
            }
            _ => self.expected("a template argument or 'Z'"),
        }
    }

    /// `V Type Value` after its `V`
    fn value_argument(&mut self) -> Read {
        let code = match self.peek() {
            Some(b'Q') => self.referred().and_then(|(target, _)| self.name.get(target)).copied(),
            code => code,
        };
        let start = self.text.end();
        let outer = self.begin_scope();
        self.parse_type()?;
        // Only values of structs are written with their type.
        if self.peek() == Some(b'S') {
            self.end_scope(outer)?;
        } else {
            self.discard(outer, start);
        }
        self.value(code.unwrap_or_default())
    }

    /// `S QualifiedName` after its `S`, and what older compilers write: a mangled name, and either of them after its
    /// length.
    ///
    /// The digits of the length run into those of the first `LName`, so each division is tried, the greatest length
    /// first.
    fn symbol_argument(&mut self) -> Read {
        if self.is_next(b"_D") {
            return self.mangled_name();
        }
        if self.peek() == Some(b'Q') {
            return self.qualified_name(false);
        }
        let start = self.at;
        let digits = self.digits()?;
        if digits.is_empty() {
            return self.expected("the name of a symbol");
        }
        let longest = self.name.len();
        let is_length = |count: usize| {
            let length = usize::try_from(number::value(digits.get(..count)?)?).ok()?;
            (length > 0 && length <= longest).then_some(length)
        };
        // Leading zeros apart, a length has no more digits than that of the name.
        let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
        let most = digits.len().min(zeros.saturating_add(10));
        let before = self.checkpoint();
        for count in (zeros..=most).rev() {
            let Some(length) = is_length(count) else { continue };
            self.step(1)?;
            self.at = start.saturating_add(count);
            let end = self.at.saturating_add(length);
            if self.is_next(b"_D") || self.next_symbol_name().is_some() {
                match self.symbol_of_length(end) {
                    Ok(()) => return Ok(()),
                    Err(Stop) => self.back_to(&before)?,
                }
            }
        }
        self.at = start;
        if zeros == digits.len() {
            return self.expected("the name of a symbol");
        }
        self.qualified_name(false)
    }

    /// A `MangledName` or `QualifiedName` that ends at `end`.
    fn symbol_of_length(&mut self, end: usize) -> Read {
        if self.is_next(b"_D") {
            self.mangled_name()?;
        } else {
            self.qualified_name(false)?;
        }
        if self.at == end { Ok(()) } else { self.expected("the end of a symbol where its length says") }
    }
}
