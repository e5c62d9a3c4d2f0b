//! The grammar: one file for each chapter of the ABI, one function for each production, named after it.
//!
//! A [`Reader`] reads a name once, from left to right, and calls a [`Sink`] for each production: [`Tree`] makes nodes,
//! the text sink writes text. The sink is a type parameter, so no choice between them is made at run time. Rare
//! productions are read only for the tree ([`Sink::rare`]).
//!
//! Where the tools differ in what they accept, the grammar accepts both.

mod checkpoint;
mod encoding;
mod expression;
mod expression_rare;
mod input;
mod literal;
mod mangled_name;
mod name;
mod reflection;
mod requirement;
mod sink;
mod special;
mod substitution;
mod suffix;
mod tables;
mod template;
mod tree;
mod types;
mod types_rare;
mod unqualified;
mod unresolved;

pub(crate) use expression::OperandPlace;
pub(crate) use input::{Input, PADDING, ShortInput};
pub use mangled_name::{BEGINNINGS, is_mangled};
pub(crate) use sink::{CtorDtor, Declarator, Extent, NameInfo, Place, Sink};
pub(crate) use tables::{ShortTable, Table, Tables};
pub(crate) use tree::Tree;
pub(crate) use unqualified::WHOLE_IDENTIFIER;

use crate::ast::Span;
use demangling::{Error, ErrorKind, Style};
use std::collections::BTreeSet;

/// Reading stopped. For the tree sink, [`Memory::error`] says why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop;

pub(crate) type Parse<T> = Result<T, Stop>;

/// The production that the input is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// A mangled name and nothing after it.
    Name,
    /// A mangled name and anything after it.
    Prefix,
    /// A mangled name without its signature, as the tools read it without parameters: the signature may be malformed.
    Head,
    /// A `<type>` and nothing after it.
    Type,
    /// A `<type>` and anything after it.
    BeginningType,
}

/// The memory of a sink's input.
type InputMemory<S> = <<S as Sink>::Input as Input>::Memory;

/// The memory of a reader and its sink, reused from name to name.
#[derive(Debug, Clone)]
pub(crate) struct Memory<S: Sink> {
    pub(crate) sink: S,
    input: InputMemory<S>,
    pub(crate) tables: Tables<S>,
    rare: Rare<S::Ref>,
}

/// The builtin types that are candidates for substitution against the ABI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExtraCandidates {
    None,
    /// `auto`, as clang up to 6 has it, and Apple's and Sony's to this day.
    Auto,
    /// `std::nullptr_t`, as GCC has it up to `-fabi-version=6`, by default before 4.8.
    Nullptr,
}

/// The state of rare productions.
#[derive(Debug, Clone)]
struct Rare<R> {
    /// Template parameters that were read before their arguments (`cv T_`).
    forward: Vec<R>,
    /// The positions of the scopes of unresolved names that turned out to be types, as GCC writes them.
    scopes_as_types: BTreeSet<usize>,
    /// The number of nested attempts that may fail.
    attempts: u32,
    /// The bytes that may still be read again after failed attempts. The bound keeps the cost linear.
    second_readings: usize,
    /// True if the tools read the name in different ways.
    ambiguous: bool,
    /// The position of a production that the tool of the style does not read, if there is one.
    unread: Option<usize>,
    /// True if anything may follow the name.
    in_text: bool,
    extra_candidates: ExtraCandidates,
    error: Option<Error>,
}

/// The number of times that each byte may be read again, on average. Compilers do not nest this deep the scopes that
/// turn out to be types only at their end.
const SECOND_READINGS: usize = 16;

/// State inherited from the enclosing productions.
#[derive(Clone, Copy)]
struct Context {
    /// The first level of template arguments that the current encoding can refer to.
    first_level: usize,
    /// The first level of the encoding that encloses the current literal.
    literal_in: Option<usize>,
    /// True if `T_` may refer to an argument that follows it.
    forward_allowed: bool,
    /// Whose the template arguments after a substitution, a template parameter or a `decltype` are.
    template_args: TemplateArgs,
    /// True inside the signature of a closure, where a template parameter without an argument is `auto`.
    in_closure: bool,
    /// True in such a signature among the template arguments of the name, where LLVM knows no `auto`.
    in_inner_closure: bool,
    /// The number of explicit template parameters of each [`crate::ast::ParameterKind`] that were named so far.
    synthetic: [u32; 3],
    /// The number of explicit template parameters before the current one in its head.
    synthetic_position: u32,
    /// True inside a constraint.
    constraint: bool,
    /// True in the signature of a local function, where LLVM no longer knows the template arguments of the function.
    is_local: bool,
}

/// Whose the template arguments after a substitution, a template parameter or a `decltype` are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TemplateArgs {
    /// The type's.
    Own,
    /// The type's, in a part of the type of a conversion operator. LLVM does not read them.
    OwnInConversion,
    /// The conversion operator's, whose type this is.
    Conversions,
}

impl TemplateArgs {
    /// Whose they are in a part of a type.
    #[inline(always)]
    fn of_part(self) -> TemplateArgs {
        if self == TemplateArgs::Own { self } else { TemplateArgs::OwnInConversion }
    }
}

impl Context {
    const OUTERMOST: Context = Context {
        first_level: 0,
        literal_in: None,
        forward_allowed: false,
        template_args: TemplateArgs::Own,
        in_closure: false,
        in_inner_closure: false,
        synthetic: [0; 3],
        synthetic_position: 0,
        constraint: false,
        is_local: false,
    };
}

/// The result of reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<R> {
    pub(crate) root: R,
    /// The number of bytes that were read.
    pub(crate) length: usize,
}

impl<S: Sink> Memory<S> {
    pub(crate) fn new(sink: S, input: InputMemory<S>, tables: Tables<S>) -> Memory<S> {
        Memory {
            sink,
            input,
            tables,
            rare: Rare {
                forward: Vec::new(),
                scopes_as_types: BTreeSet::new(),
                attempts: 0,
                second_readings: 0,
                ambiguous: false,
                unread: None,
                in_text: false,
                extra_candidates: ExtraCandidates::None,
                error: None,
            },
        }
    }

    /// Reads `mangled`.
    #[inline]
    pub(crate) fn read(
        &mut self,
        mangled: &[u8],
        goal: Goal,
        dialect: Style,
        max_depth: u32,
    ) -> Parse<Reading<S::Ref>> {
        let Memory { sink, input, tables, rare } = self;
        let end = mangled.len();
        let name = S::Input::take(input, mangled)?;
        if S::COMPLETE {
            rare.forward.clear();
            if !rare.scopes_as_types.is_empty() {
                rare.scopes_as_types.clear();
            }
            rare.second_readings = SECOND_READINGS.saturating_mul(end);
            rare.ambiguous = false;
            rare.unread = None;
            rare.in_text = goal == Goal::Prefix;
            rare.error = None;
        }
        tables.clear();
        let mut reader =
            Reader { name, end, pos: 0, sink, tables, context: Context::OUTERMOST, depth: 1, max_depth, dialect, rare };
        let root = reader.goal(goal)?;
        Ok(Reading { root, length: reader.pos })
    }

    /// Sets which builtin types are candidates for substitution in all following names.
    pub(crate) fn set_extra_candidates(&mut self, candidates: ExtraCandidates) {
        self.rare.extra_candidates = candidates;
    }

    /// The reason why the last reading stopped.
    pub(crate) fn error(&self) -> Error {
        self.rare.error.clone().unwrap_or(Error::new(ErrorKind::Expected("a mangled name"), 0))
    }

    /// An error if the tool of the style does not read a production that was read since the last call, or, for the
    /// tree, in the last name.
    pub(crate) fn take_unread(&mut self) -> Option<Error> {
        let offset = self.rare.unread.take()?;
        Some(Error::new(ErrorKind::Expected("what the tool of the style reads"), offset))
    }

    /// True if the tools read the last name in different ways.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.rare.ambiguous
    }
}

/// A name that is being read.
pub(crate) struct Reader<'a, S: Sink> {
    name: &'a S::Input,
    /// The length of the name.
    end: usize,
    pos: usize,
    sink: &'a mut S,
    tables: &'a mut Tables<S>,
    context: Context,
    depth: u32,
    max_depth: u32,
    /// The tool to follow where the tools read differently.
    dialect: Style,
    rare: &'a mut Rare<S::Ref>,
}

impl<S: Sink> Reader<'_, S> {
    /// Reads the input.
    #[inline]
    fn goal(&mut self, goal: Goal) -> Parse<S::Ref> {
        let (root, rest) = match goal {
            Goal::Name => (self.mangled_name()?, "the end of the name"),
            Goal::Prefix => return self.mangled_name(),
            Goal::Head => (S::rare(self, None, |reader, _| reader.head())?, "the end of the name"),
            Goal::Type => (self.ty()?, "the end of the type"),
            Goal::BeginningType => return self.ty(),
        };
        if self.at_end() { Ok(root) } else { self.expected(rest) }
    }

    /// True if the name is to be read as the tool of `style` reads it. Called where the tools read differently, so for
    /// the tree it marks the name as ambiguous.
    fn reads_as(&mut self, style: Style) -> bool {
        match S::DIALECT {
            Some(dialect) => dialect == style,
            None => {
                self.rare.ambiguous = true;
                self.dialect == style
            }
        }
    }

    /// Notes that the tool of `style` does not read the production at `start`, nor what it consists of in another way. So
    /// the name is read, but not by [`crate::Demangler::demangle_as_tool`].
    #[inline]
    fn unread_by(&mut self, style: Style, start: usize) {
        if S::DIALECT.unwrap_or(self.dialect) == style {
            self.rare.unread.get_or_insert(start);
        }
    }

    // ---- reading ------------------------------------------------------------------------------------------------

    /// The byte at the position, 0 at the end.
    #[inline(always)]
    fn peek(&self) -> u8 {
        self.peek_at(0)
    }

    #[inline(always)]
    fn peek_at(&self, ahead: usize) -> u8 {
        self.name.at(self.pos + ahead)
    }

    #[inline(always)]
    fn at_end(&self) -> bool {
        self.pos >= self.end
    }

    #[inline]
    fn rest(&self) -> &[u8] {
        self.name.bytes().get(self.pos..self.end).unwrap_or_default()
    }

    /// Skips `byte` if it is next. `byte` is not 0.
    #[inline(always)]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        if found {
            self.pos += 1;
        }
        found
    }

    /// Skips `bytes` if they are next.
    #[inline]
    fn eat_all(&mut self, bytes: &[u8]) -> bool {
        let found = self.rest().starts_with(bytes);
        if found {
            self.pos += bytes.len();
        }
        found
    }

    #[inline(always)]
    fn expect(&mut self, byte: u8, what: &'static str) -> Parse<()> {
        if self.eat(byte) { Ok(()) } else { self.expected(what) }
    }

    /// The extent from `start` to the position.
    #[inline(always)]
    fn extent(&self, start: usize) -> Extent {
        Extent { start, end: self.pos }
    }

    // ---- failing ------------------------------------------------------------------------------------------------

    /// Stops because `what` was expected next.
    #[inline(always)]
    fn expected<T>(&mut self, what: &'static str) -> Parse<T> {
        self.stop_at(ErrorKind::Expected(what), self.pos)
    }

    /// Stops because of a problem at `offset`.
    #[inline(always)]
    fn stop_at<T>(&mut self, kind: ErrorKind, offset: usize) -> Parse<T> {
        if S::COMPLETE {
            self.rare.record_error(kind, offset);
        }
        Err(Stop)
    }

    /// Runs one level of a recursive production.
    #[inline(always)]
    fn nested<T>(&mut self, production: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        self.enter(1, self.pos)?;
        let result = production(self);
        self.depth -= 1;
        result
    }

    /// Adds `levels` to the depth. The first of them begins at `start`.
    #[inline(always)]
    fn enter(&mut self, levels: u32, start: usize) -> Parse<()> {
        let left = self.max_depth.saturating_sub(self.depth);
        if left < levels {
            return self.stop_at(ErrorKind::TooDeep, start + left as usize);
        }
        self.depth += levels;
        Ok(())
    }

    /// Adds `id` to the candidates for substitution.
    #[inline(always)]
    fn remember(&mut self, id: S::Ref) {
        self.tables.candidates.push(id);
    }

    // ---- numbers ------------------------------------------------------------------------------------------------

    /// `<number> ::= [n] <non-negative decimal integer>`, as its digits in the name.
    #[inline]
    fn number(&mut self) -> Parse<Span> {
        let start = self.pos;
        self.eat(b'n');
        self.digits()?;
        Ok(Span::new(start, self.pos))
    }

    /// `<non-negative number>`, as its digits in the name.
    #[inline]
    fn digits(&mut self) -> Parse<Span> {
        let start = self.pos;
        while self.peek().is_ascii_digit() {
            self.pos += 1;
        }
        if self.pos == start { self.expected("a number") } else { Ok(Span::new(start, self.pos)) }
    }

    /// `<non-negative number>`, as its value.
    #[inline]
    fn natural(&mut self) -> Parse<u32> {
        let start = self.pos;
        let mut value: u32 = 0;
        while let digit @ b'0'..=b'9' = self.peek() {
            match value.checked_mul(10).and_then(|tens| tens.checked_add(u32::from(digit - b'0'))) {
                Some(next) => value = next,
                None => return self.stop_at(ErrorKind::NumberTooLarge, start),
            }
            self.pos += 1;
        }
        if self.pos == start { self.expected("a number") } else { Ok(value) }
    }

    /// `[<non-negative number>] _`: `first` for `_`, `first + 1` for `0_`, and so on.
    #[inline]
    fn numbered(&mut self, first: u32) -> Parse<u32> {
        if self.eat(b'_') {
            return Ok(first);
        }
        let start = self.pos;
        let number = self.natural()?;
        self.expect(b'_', "'_' after a number")?;
        match number.checked_add(first + 1) {
            Some(number) => Ok(number),
            None => self.stop_at(ErrorKind::NumberTooLarge, start),
        }
    }
}

impl<R> Rare<R> {
    /// Records why the reading stops. Of several attempts, the error of the one that came furthest is reported.
    #[cold]
    fn record_error(&mut self, kind: ErrorKind, offset: usize) {
        let stop = Error::new(kind, offset);
        if self.error.as_ref().is_none_or(|error| error.offset() <= offset || stop.is_limit()) {
            self.error = Some(stop);
        }
    }
}
