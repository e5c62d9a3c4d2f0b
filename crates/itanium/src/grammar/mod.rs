//! The grammar: one file a chapter of the ABI's, each function named after its production.
//!
//! It is read once, from left to right, and tells a [`Sink`] what it read: [`Tree`] makes the nodes of the name, the
//! text sink writes its text. Both are compiled for themselves, so that nothing is decided while a name is read. The
//! productions that names hardly ever use are read for the tree alone ([`Sink::rare`]).
//!
//! Where the tools differ in what they accept, the grammar accepts both.

mod encoding;
mod expression;
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

pub(crate) use input::{Input, PADDING, ShortInput};
pub use mangled_name::is_mangled;
pub(crate) use sink::{CtorDtor, Declarator, Extent, NameInfo, Place, Sink};
pub(crate) use tables::{ShortTable, Table, Tables};
pub(crate) use tree::Tree;

use crate::ast::Span;
use crate::error::{Error, ErrorKind};
use crate::options::Style;
use std::collections::BTreeSet;

/// The reading stopped. For the tree sink, [`Memory::error`] says why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop;

pub(crate) type Parse<T> = Result<T, Stop>;

/// What the input is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// A mangled name and nothing after it.
    Name,
    /// A mangled name and anything after it.
    Prefix,
    /// A mangled name of which only the name counts, as for the tools without parameters: a bad signature may follow.
    Head,
    /// A `<type>` and nothing after it.
    Type,
}

/// Where a sink's input is held.
type InputMemory<S> = <<S as Sink>::Input as Input>::Memory;

/// What is allocated once and used for all names.
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

/// What only rare productions remember.
#[derive(Debug, Clone)]
struct Rare<R> {
    /// Template parameters that were read before their arguments (`cv T_`).
    forward: Vec<R>,
    /// Where scopes of unresolved names begin that turned out to be types, as GCC writes them.
    scopes_as_types: BTreeSet<usize>,
    /// How many readings are open that may fail, one in another.
    attempts: u32,
    /// How many more bytes may be read again after a reading that failed, so that the cost stays linear.
    second_readings: usize,
    /// Something was read that the tools number differently.
    ambiguous: bool,
    /// Whether anything may follow the name.
    in_text: bool,
    extra_candidates: ExtraCandidates,
    error: Option<Error>,
}

/// How often each byte may be read again, on average. A name in which a compiler nests scopes that only turn out to be
/// types at their end, as deep as this, is beyond what compilers write.
const SECOND_READINGS: usize = 16;

/// State inherited from the enclosing productions.
#[derive(Clone, Copy)]
struct Context {
    /// The first level of template arguments that the encoding being read may see.
    first_level: usize,
    /// The first level of the encoding around the literal that is being read.
    literal_in: Option<usize>,
    /// Whether `T_` may stand for an argument that comes later.
    forward_allowed: bool,
    /// Whether a type may be followed by template arguments of its own; not so in `cv <type>` names.
    template_args_allowed: bool,
    /// Inside the signature of a closure, where a template parameter without an argument is `auto`.
    in_closure: bool,
    /// How many explicit template parameters of each [`crate::ast::ParameterKind`] were named so far.
    synthetic: [u32; 3],
    /// How many explicit template parameters came before in the same head.
    synthetic_position: u32,
    /// Inside a constraint.
    constraint: bool,
}

impl Context {
    const OUTERMOST: Context = Context {
        first_level: 0,
        literal_in: None,
        forward_allowed: false,
        template_args_allowed: true,
        in_closure: false,
        synthetic: [0; 3],
        synthetic_position: 0,
        constraint: false,
    };
}

/// What was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<R> {
    pub(crate) root: R,
    /// How many bytes of the input it is.
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
            rare.attempts = 0;
            rare.second_readings = SECOND_READINGS.saturating_mul(end);
            rare.ambiguous = false;
            rare.in_text = goal == Goal::Prefix;
            rare.error = None;
        }
        tables.clear();
        let mut reader =
            Reader { name, end, pos: 0, sink, tables, context: Context::OUTERMOST, depth: 1, max_depth, dialect, rare };
        let root = reader.goal(goal)?;
        Ok(Reading { root, length: reader.pos })
    }

    /// Makes types candidates for substitution in the names to come.
    pub(crate) fn set_extra_candidates(&mut self, candidates: ExtraCandidates) {
        self.rare.extra_candidates = candidates;
    }

    /// Why the last reading stopped.
    pub(crate) fn error(&self) -> Error {
        self.rare.error.clone().unwrap_or(Error::new(ErrorKind::Expected("a mangled name"), 0))
    }

    /// Whether the tools would read the last name differently.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.rare.ambiguous
    }
}

/// A name that is being read.
pub(crate) struct Reader<'a, S: Sink> {
    name: &'a S::Input,
    /// Where the name ends.
    end: usize,
    pos: usize,
    sink: &'a mut S,
    tables: &'a mut Tables<S>,
    context: Context,
    depth: u32,
    max_depth: u32,
    /// Whose reading is followed where the tools differ.
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
        };
        if self.at_end() { Ok(root) } else { self.expected(rest) }
    }

    /// Whether to read on as a tool does that differs from the other here.
    fn reads_as(&mut self, style: Style) -> bool {
        match S::DIALECT {
            Some(dialect) => dialect == style,
            None => {
                self.rare.ambiguous = true;
                self.dialect == style
            }
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

    /// Steps over `byte`, which is not 0, if it comes next.
    #[inline(always)]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        if found {
            self.pos += 1;
        }
        found
    }

    /// Steps over `bytes` if they come next.
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

    /// From `start` to the position.
    #[inline(always)]
    fn extent(&self, start: usize) -> Extent {
        Extent { start, end: self.pos }
    }

    // ---- failing ------------------------------------------------------------------------------------------------

    /// Stops: `what` should have come next.
    #[inline(always)]
    fn expected<T>(&mut self, what: &'static str) -> Parse<T> {
        self.stop_at(ErrorKind::Expected(what), self.pos)
    }

    /// Stops for a reason that lies at `offset`.
    #[inline(always)]
    fn stop_at<T>(&mut self, kind: ErrorKind, offset: usize) -> Parse<T> {
        if S::COMPLETE {
            self.rare.tell(kind, offset);
        }
        Err(Stop)
    }

    /// Runs one level of a production that can hold itself.
    #[inline(always)]
    fn nested<T>(&mut self, production: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        self.enter(1, self.pos)?;
        let result = production(self);
        self.depth -= 1;
        result
    }

    /// Goes `levels` deeper, the first of which begins at `start`.
    #[inline(always)]
    fn enter(&mut self, levels: u32, start: usize) -> Parse<()> {
        let left = self.max_depth.saturating_sub(self.depth);
        if left < levels {
            return self.stop_at(ErrorKind::TooDeep, start + left as usize);
        }
        self.depth += levels;
        Ok(())
    }

    /// Makes `id` the next candidate for a substitution.
    #[inline(always)]
    fn remember(&mut self, id: S::Ref) {
        self.tables.candidates.push(id);
    }

    // ---- numbers ------------------------------------------------------------------------------------------------

    /// `<number> ::= [n] <non-negative decimal integer>`, as it is written in the name.
    #[inline]
    fn number(&mut self) -> Parse<Span> {
        let start = self.pos;
        self.eat(b'n');
        self.digits()?;
        Ok(Span::new(start, self.pos))
    }

    /// `<non-negative number>`, as it is written in the name.
    #[inline]
    fn digits(&mut self) -> Parse<Span> {
        let start = self.pos;
        while self.peek().is_ascii_digit() {
            self.pos += 1;
        }
        if self.pos == start { self.expected("a number") } else { Ok(Span::new(start, self.pos)) }
    }

    /// `<non-negative number>` by its value.
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

    /// `[<non-negative number>] _`: nothing is the first, `0` the second. Counts from `first`.
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
    /// Notes why the reading stops. Of several attempts the one that came furthest is told.
    #[cold]
    fn tell(&mut self, kind: ErrorKind, offset: usize) {
        let stop = Error::new(kind, offset);
        if self.error.as_ref().is_none_or(|error| error.offset() <= offset || stop.is_limit()) {
            self.error = Some(stop);
        }
    }
}
