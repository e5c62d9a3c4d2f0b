//! `Type`

use super::name::is_call_convention;
use crate::codes;
use crate::reader::{Read, Reader};
use crate::recorder::Recorder;
use demangling::ErrorKind;

impl<R: Recorder> Reader<'_, R> {
    /// `Type`
    pub(crate) fn parse_type(&mut self) -> Read {
        // Most types are basic.
        if let Some(basic) = self.peek().and_then(codes::basic_type) {
            self.step(1)?;
            self.skip(1);
            return self.push(basic);
        }
        self.nested(Self::compound_type)
    }

    /// Any `Type` that is not a single letter.
    fn compound_type(&mut self) -> Read {
        let start = self.at;
        let Some(code) = self.peek() else {
            return self.expected("a type");
        };
        if is_call_convention(code) {
            return self.function_type(" function");
        }
        if code == b'Q' {
            return self.type_back_reference(Self::parse_type);
        }
        self.skip(1);
        match code {
            b'O' => self.modified("shared("),
            b'x' => self.modified("const("),
            b'y' => self.modified("immutable("),
            b'A' => {
                self.parse_type()?;
                self.push("[]")
            }
            b'G' => {
                let length = self.digits()?;
                self.parse_type()?;
                self.push("[")?;
                self.push_bytes(length)?;
                self.push("]")
            }
            b'H' => self.associative_array(),
            b'P' if self.peek().is_some_and(is_call_convention) => self.function_type(" function"),
            b'P' => {
                self.parse_type()?;
                self.push("*")
            }
            b'C' | b'S' | b'E' | b'T' => self.qualified_name(false),
            b'D' => self.delegate(),
            b'B' => self.tuple(),
            b'z' => match self.peek().and_then(codes::wide_type) {
                Some(wide) => {
                    self.skip(1);
                    self.push(wide)
                }
                None => self.no_type(start),
            },
            b'N' => {
                let second = self.peek();
                self.skip(1);
                match second {
                    Some(b'g') => self.modified("inout("),
                    Some(b'h') => self.modified("__vector("),
                    Some(b'n') => self.push("typeof(*null)"),
                    _ => self.no_type(start),
                }
            }
            _ => self.no_type(start),
        }
    }

    #[cold]
    fn no_type(&mut self, start: usize) -> Read {
        self.at = start;
        self.expected("a type")
    }

    /// The type after a modifier, in the parentheses that `before` opens.
    fn modified(&mut self, before: &str) -> Read {
        self.push(before)?;
        self.parse_type()?;
        self.push(")")
    }

    /// `TypeAssocArray` after its `H`: first the type of the keys, which is written after that of the values.
    fn associative_array(&mut self) -> Read {
        let key = self.text.end();
        self.push("[")?;
        self.parse_type()?;
        self.push("]")?;
        let value = self.text.end();
        self.parse_type()?;
        self.rotate(key, value)
    }

    /// `TypeTuple` after its `B`, as GNU reads it: the number of the types, then the types.
    fn tuple(&mut self) -> Read {
        let count = self.number()?;
        self.push("Tuple!(")?;
        for place in 0..count {
            if place > 0 {
                self.push(", ")?;
            }
            self.parse_type()?;
        }
        self.push(")")
    }

    /// A basic type, with a space after it, or a reference to one: all types that LLVM reads. It writes nothing for
    /// the type of `null`.
    pub(super) fn llvm_type(&mut self) -> Read {
        let Some(code) = self.peek() else {
            return self.expected("a type");
        };
        let basic = match (code, self.peek_second()) {
            (b'Q', _) => return self.type_back_reference(Self::llvm_type),
            (b'N', Some(b'n')) => Some(("noreturn", 2)),
            (b'z', Some(second)) => codes::wide_type(second).map(|wide| (wide, 2)),
            (b'n', _) => {
                self.skip(1);
                return Ok(());
            }
            _ => codes::basic_type(code).map(|basic| (basic, 1)),
        };
        let Some((basic, length)) = basic else {
            return self.fail(ErrorKind::Expected("a basic type"));
        };
        self.skip(length);
        self.push(basic)?;
        self.push(" ")
    }
}
