//! Names: abbreviations, constructors, operators, closures, unnamed types and local names.

use super::decimal::decimal;
use super::encodings::OpenEncoding;
use super::lists::List;
use super::{Closure, Fragment, Shape, Spelling, Text};
use crate::codes::{Operator, StdAbbreviation};
use crate::grammar::{CtorDtor, Parse, Stop, Table, Tables};
use crate::spelling::std_abbreviation::full_name;
use crate::spelling::token;

/// The state while the signature of a closure is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenClosure {
    outer: Option<Closure>,
    /// The length of [`Text::uses`] before it, and [`Text::outer_uses`].
    uses: usize,
    outer_uses: usize,
    /// The number of candidates before it.
    candidates: usize,
    /// The start of its text, and the position of its number.
    start: usize,
    number: usize,
}

impl<S: Spelling> Text<S> {
    pub(super) fn write_std_abbreviation(&mut self, which: StdAbbreviation, is_expanded: bool) -> Parse<Fragment> {
        let start = self.buffer.len();
        self.buffer.push(token::STD_SCOPE);
        let (name, args) = full_name(which);
        let is_full = is_expanded || (S::FULL_STD_ABBREVIATIONS && self.options.verbose);
        if is_full && !self.options.simplify_std {
            self.buffer.push_all(name.as_bytes());
            self.class = self.since(start + token::STD_SCOPE.len());
            if !args.is_empty() && self.options.template_args {
                self.write_std_args(args);
            }
        } else {
            if is_expanded {
                // A constructor repeats the full name.
                return Err(Stop);
            }
            self.buffer.push_all(which.short_name().as_bytes());
            // GNU's constructors repeat the full name.
            let repeats = !S::CTORS_DTORS_NAME_THE_LAST || full_name(which).0 == which.short_name();
            self.class = if repeats { self.since(start + token::STD_SCOPE.len()) } else { Fragment::plain(0, 0) };
        }
        Ok(self.since(start))
    }

    fn write_std_args(&mut self, args: &[&str]) {
        self.buffer.push_byte(b'<');
        for (index, arg) in args.iter().enumerate() {
            if index > 0 {
                self.buffer.push(b", ");
            }
            self.buffer.push_all(arg.as_bytes());
        }
        if S::SPACE_BETWEEN_ANGLES && self.buffer.last() == b'>' {
            self.buffer.push_byte(b' ');
        }
        self.buffer.push_byte(b'>');
    }

    pub(super) fn write_ctor_dtor(&mut self, which: &CtorDtor<Fragment>) -> Parse<Fragment> {
        if self.class.len() == 0 || which.inherited.is_some() {
            return Err(Stop);
        }
        let start = self.buffer.len();
        if !which.is_constructor {
            self.buffer.push_byte(b'~');
        }
        self.buffer.repeat(self.class.start(), self.class.end());
        self.class = Fragment::plain(0, 0);
        Ok(Fragment::of(Shape::CtorDtor, start, self.buffer.len()))
    }

    pub(super) fn write_operator(&mut self, operator: Operator) -> Fragment {
        let start = self.buffer.len();
        if operator.is_word() {
            self.buffer.push(token::OPERATOR_BEFORE_WORD);
        } else {
            self.buffer.push(token::OPERATOR);
        }
        self.buffer.push_all(operator.text().as_bytes());
        self.class = Fragment::plain(0, 0);
        self.since(start)
    }

    // ---- closures and unnamed types -----------------------------------------------------------------------------

    pub(super) fn write_unnamed_type(&mut self, number: u32) -> Fragment {
        let start = self.buffer.len();
        self.buffer.push_padded(const { &S::UNNAMED_TYPE });
        if S::UNNAMED_NUMBER_LAST {
            self.end_with_number(number);
        } else {
            if number > 0 {
                self.buffer.push_number(u64::from(number) - 1);
            }
            self.buffer.push_byte(S::UNNAMED_END);
        }
        self.class = Fragment::plain(0, 0);
        self.since(start)
    }

    /// `#1}`
    fn end_with_number(&mut self, number: u32) {
        self.buffer.push_byte(b'#');
        self.buffer.push_number(u64::from(number) + 1);
        self.buffer.push_byte(S::UNNAMED_END);
    }

    pub(super) fn open_closure(&mut self, of_encoding: bool, tables: &Tables<Self>) -> Parse<OpenClosure> {
        // Inside the closure, GNU resolves earlier template parameters to parameters of the closure.
        if self.uses.len() > 0 && S::LATE_TEMPLATE_PARAMETERS {
            return Err(Stop);
        }
        let (uses, outer_uses) = (self.uses.len(), self.outer_uses);
        if self.generic.len() > 0 {
            // Those of other functions too.
            for &function in self.generic.since(0) {
                self.uses.push(function);
            }
            self.outer_uses = self.uses.len();
            if self.uses.is_full() {
                return Err(Stop);
            }
        }
        let start = self.buffer.len();
        self.buffer.push_padded(const { &S::CLOSURE });
        let number = self.buffer.len();
        if !S::UNNAMED_NUMBER_LAST {
            self.buffer.push_byte(S::UNNAMED_END);
        }
        Ok(OpenClosure {
            outer: self.closure.replace(Closure { of_encoding }),
            uses,
            outer_uses,
            candidates: tables.candidates.len(),
            start,
            number,
        })
    }

    pub(super) fn end_closure_signature(
        &mut self,
        closure: &mut OpenClosure,
        parameters: List,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        self.end_parameters(&parameters)?;
        if !self.options.closure_params {
            self.set_aside(parameters.start - 1, Fragment::OPAQUE, tables)?;
        }
        // Elsewhere, a parameter that is `auto` here has another text.
        self.forget_uses(closure.candidates, tables);
        self.uses.truncate(closure.uses);
        self.outer_uses = closure.outer_uses;
        self.closure = closure.outer;
        Ok(Fragment::OPAQUE)
    }

    pub(super) fn close_closure(
        &mut self,
        closure: &OpenClosure,
        number: u32,
        tables: &mut Tables<Self>,
    ) -> Parse<Fragment> {
        if S::UNNAMED_NUMBER_LAST {
            self.end_with_number(number);
        } else if number > 0 {
            self.insert(closure.number, decimal(u64::from(number - 1), &mut [0; 20]), tables)?;
        }
        self.class = Fragment::plain(0, 0);
        Ok(self.since(closure.start))
    }

    // ---- local names --------------------------------------------------------------------------------------------

    pub(super) fn open_local(&mut self, tables: &Tables<Self>) -> Parse<OpenEncoding> {
        // Inside, `T_` refers to other arguments.
        if self.uses.len() > 0 || self.expansion.is_some() || self.closure.is_some() {
            return Err(Stop);
        }
        Ok(self.open_encoding(tables))
    }

    pub(super) fn end_enclosing(&mut self, local: &OpenEncoding, tables: &mut Tables<Self>) -> Parse<()> {
        self.end_encoding(local, tables)?;
        self.in_signature = false;
        self.buffer.push(b"::");
        Ok(())
    }

    pub(super) fn close_local(&mut self, local: &OpenEncoding, mark: usize) -> Fragment {
        self.in_signature = local.in_signature;
        self.since(mark)
    }

    /// Checks that a name can begin with this fragment.
    pub(super) fn as_scope(&mut self, what: Fragment) -> Parse<Fragment> {
        self.class = Fragment::plain(0, 0);
        if what.is(Shape::Plain) || what.is(Shape::CtorDtor) { Ok(what) } else { Err(Stop) }
    }
}
