//! The parser: one file a chapter of the ABI's grammar, each function named after its production.
//!
//! It reads a name once, from left to right, and gives every node the place it was read from. Text is decided by
//! the printer alone; where the tools differ in what they accept, the parser accepts both.

pub(crate) mod builtin;
mod encoding;
mod expression;
mod literal;
mod mangled_name;
mod name;
pub(crate) mod operator;
mod requirement;
mod special;
mod substitution;
mod template;
mod types;
mod unqualified;
mod unresolved;

use crate::ast::{self, Ast, List, Node, NodeId, Text};
use crate::error::{Error, ErrorKind};
use crate::options::Style;
use std::collections::BTreeSet;

/// The parse stopped; [`Parser::error`] says why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop;

pub(crate) type Parse<T> = Result<T, Stop>;

/// The tables that a parse fills, kept from name to name so that a loop over names allocates nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tables {
    /// `<substitution>` candidates, in the order of their appearance.
    substitutions: Vec<NodeId>,
    /// The template arguments in scope, of all levels one after the other.
    arguments: Vec<NodeId>,
    /// Where each level begins in `arguments`.
    levels: Vec<usize>,
    /// The elements of the lists that are being read.
    scratch: Vec<NodeId>,
    /// Template parameters that were read before their arguments (`cv T_`).
    forward: Vec<NodeId>,
    /// Where scopes of unresolved names begin that turned out to be types, as GCC writes them.
    scopes_as_types: BTreeSet<usize>,
    /// Something was read that the tools number differently.
    pub(crate) ambiguous: bool,
}

/// How often each byte may be read again, on average. A name in which a compiler nests scopes that only turn out to be
/// types at their end, as deep as this, is beyond what compilers write.
const SECOND_READINGS: usize = 16;

/// What the reading around says of the one that is going on.
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
    /// Inside the type of a conversion.
    in_conversion: bool,
    /// Inside the signature of a closure, where a template parameter without an argument is `auto`.
    in_closure: bool,
    /// How many explicit template parameters of each [`crate::ast::ParameterKind`] were named so far.
    synthetic: [u32; 3],
    /// How many explicit template parameters came before in the same head.
    synthetic_position: u32,
    /// The identifier that was read last outside template arguments and tags.
    last_name: Option<NodeId>,
    /// Inside a constraint.
    constraint: bool,
}

/// The state of a parser that a reading can change and leave behind when it fails.
struct Checkpoint {
    pos: usize,
    ast: ast::Mark,
    depth: u32,
    substitutions: usize,
    arguments: usize,
    levels: usize,
    scratch: usize,
    forward: usize,
    context: Context,
}

pub(crate) struct Parser<'a> {
    input: &'a [u8],
    pos: usize,
    ast: &'a mut Ast,
    tables: &'a mut Tables,
    /// Whose tool decides what is a candidate for substitution, where the tools differ.
    dialect: Style,
    context: Context,
    /// Whether anything may stand behind the name.
    in_text: bool,
    /// How many readings are open that may fail, one in another.
    attempts: u32,
    /// How many more bytes may be read again after a reading that failed, so that the cost stays linear.
    second_readings: usize,
    depth: u32,
    max_depth: u32,
    error: Option<Error>,
}

/// What the input is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A mangled name and nothing behind it.
    Name,
    /// A mangled name and anything behind it.
    Prefix,
    /// A `<type>` and nothing behind it.
    Type,
}

/// Whether `text` begins as mangled names do: `_Z` behind up to three more underscores, `_GLOBAL__I_`, `__alloc_token_`.
///
/// ```
/// assert!(itanium::is_mangled("_Z1fv"));
/// assert!(!itanium::is_mangled("main"));
/// ```
pub fn is_mangled(text: impl AsRef<[u8]>) -> bool {
    mangled_name::begins_like_a_mangled_name(text.as_ref())
}

impl<'a> Parser<'a> {
    pub(crate) fn new(
        input: &'a [u8],
        ast: &'a mut Ast,
        tables: &'a mut Tables,
        dialect: Style,
        max_depth: u32,
    ) -> Parser<'a> {
        ast.clear();
        tables.substitutions.clear();
        tables.arguments.clear();
        tables.levels.clear();
        tables.scratch.clear();
        tables.forward.clear();
        tables.scopes_as_types.clear();
        tables.ambiguous = false;
        Parser {
            input,
            pos: 0,
            ast,
            tables,
            dialect,
            context: Context {
                first_level: 0,
                literal_in: None,
                forward_allowed: false,
                template_args_allowed: true,
                in_conversion: false,
                in_closure: false,
                synthetic: [0; 3],
                synthetic_position: 0,
                last_name: None,
                constraint: false,
            },
            in_text: false,
            attempts: 0,
            second_readings: SECOND_READINGS * input.len(),
            depth: 0,
            max_depth,
            error: None,
        }
    }

    /// Why the parse stopped.
    pub(crate) fn into_error(self) -> Error {
        self.error.unwrap_or(Error::new(ErrorKind::Expected("a mangled name"), self.pos))
    }

    /// Whether the tools would read the name differently.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.tables.ambiguous
    }

    /// Whether to read on as a tool does that differs from the other here.
    fn reads_as(&mut self, style: Style) -> bool {
        self.tables.ambiguous = true;
        self.dialect == style
    }

    /// Reads the input.
    pub(crate) fn read(&mut self, form: Form) -> Parse<NodeId> {
        let (root, rest) = match form {
            Form::Name => (self.mangled_name()?, "the end of the name"),
            Form::Prefix => {
                self.in_text = true;
                return self.mangled_name();
            }
            Form::Type => (self.ty()?, "the end of the type"),
        };
        if self.at_end() { Ok(root) } else { self.expected(rest) }
    }

    // ---- reading ------------------------------------------------------------------------------------------------

    /// The byte at the position, 0 at the end.
    #[inline]
    fn peek(&self) -> u8 {
        self.input.get(self.pos).copied().unwrap_or(0)
    }

    #[inline]
    fn peek_at(&self, ahead: usize) -> u8 {
        self.input.get(self.pos + ahead).copied().unwrap_or(0)
    }

    fn at_end(&self) -> bool {
        self.pos >= self.input.len()
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.input.get(self.pos..).unwrap_or_default()
    }

    /// Steps over `byte` if it comes next.
    #[inline]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte && !self.at_end();
        self.pos += usize::from(found);
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

    fn expect(&mut self, byte: u8, what: &'static str) -> Parse<()> {
        if self.eat(byte) { Ok(()) } else { self.expected(what) }
    }

    // ---- trying -------------------------------------------------------------------------------------------------

    /// Where a reading that may fail begins.
    fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            pos: self.pos,
            ast: self.ast.mark(),
            depth: self.depth,
            substitutions: self.tables.substitutions.len(),
            arguments: self.tables.arguments.len(),
            levels: self.tables.levels.len(),
            scratch: self.tables.scratch.len(),
            forward: self.tables.forward.len(),
            context: self.context,
        }
    }

    /// Goes back to a checkpoint, as if nothing had been read since.
    fn restore(&mut self, state: &Checkpoint) -> Parse<()> {
        match self.second_readings.checked_sub(self.pos - state.pos) {
            Some(left) => self.second_readings = left,
            None => return self.stop_at(ErrorKind::TooMuchWork, self.pos),
        }
        self.pos = state.pos;
        self.ast.rewind(state.ast);
        self.depth = state.depth;
        self.tables.substitutions.truncate(state.substitutions);
        self.tables.arguments.truncate(state.arguments);
        self.tables.levels.truncate(state.levels);
        self.tables.scratch.truncate(state.scratch);
        self.tables.forward.truncate(state.forward);
        self.context = state.context;
        self.error = None;
        Ok(())
    }

    // ---- failing ------------------------------------------------------------------------------------------------

    /// Stops: `what` should have come next.
    #[cold]
    fn expected<T>(&mut self, what: &'static str) -> Parse<T> {
        self.stop_at(ErrorKind::Expected(what), self.pos)
    }

    /// Stops for a reason that lies at `offset`. Of several attempts the one that came furthest is told.
    #[cold]
    fn stop_at<T>(&mut self, kind: ErrorKind, offset: usize) -> Parse<T> {
        let stop = Error::new(kind, offset);
        if self.error.as_ref().is_none_or(|error| error.offset() <= offset || stop.is_limit()) {
            self.error = Some(stop);
        }
        Err(Stop)
    }

    /// Runs one level of a production that can hold itself.
    #[inline]
    fn nested<T>(&mut self, production: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        if self.depth >= self.max_depth {
            return self.stop_at(ErrorKind::TooDeep, self.pos);
        }
        self.depth += 1;
        let result = production(self);
        self.depth -= 1;
        result
    }

    // ---- nodes --------------------------------------------------------------------------------------------------

    /// A node that was read from `start` to here.
    #[inline]
    fn node(&mut self, node: Node, start: usize) -> NodeId {
        self.ast.push(node, start, self.pos)
    }

    /// Reads `element`s until `end`, which is stepped over.
    fn list_until(&mut self, end: u8, element: impl Fn(&mut Self) -> Parse<NodeId>) -> Parse<List> {
        let from = self.tables.scratch.len();
        while !self.eat(end) {
            let id = element(self)?;
            self.tables.scratch.push(id);
        }
        Ok(self.ast.list(&mut self.tables.scratch, from))
    }

    // ---- numbers ------------------------------------------------------------------------------------------------

    /// `<number> ::= [n] <non-negative decimal integer>`, as it stands in the name.
    fn number(&mut self) -> Parse<Text> {
        let start = self.pos;
        self.eat(b'n');
        self.digits()?;
        Ok(Text::new(start, self.pos))
    }

    /// `<non-negative number>`, as it stands in the name.
    fn digits(&mut self) -> Parse<Text> {
        let start = self.pos;
        while self.peek().is_ascii_digit() {
            self.pos += 1;
        }
        if self.pos == start { self.expected("a number") } else { Ok(Text::new(start, self.pos)) }
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
