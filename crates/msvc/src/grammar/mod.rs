//! Reads a mangled name into the arena, one function for each production.
//!
//! Nothing is read twice, so reading takes linear time. A digit that refers to an earlier name or type shares its node.

mod equal;
mod function;
mod memo;
mod name;
mod number;
mod special;
mod string;
mod symbol;
mod template;
mod types;

use crate::arena::{Arena, Node, NodeId, Span};
use demangling::{Error, ErrorKind, Limits};
use memo::KeySet;

/// How many nodes may be compared for each byte of the name.
const COMPARISONS: usize = 64;

/// Ends the reading. The reason is in the [`Reader`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stop;

pub(crate) type Read<T> = Result<T, Stop>;

/// How names of ARM64EC are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arm64Ec {
    /// As the tool does: `$$h` has no meaning.
    Unknown,
    /// `$$h` marks a function of ARM64EC.
    Marked,
}

/// What a name has been read into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parsed {
    pub(crate) root: NodeId,
    /// Where the name ends.
    pub(crate) end: usize,
}

pub(crate) struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    arena: &'a mut Arena,
    /// How many levels are left.
    depth: u32,
    arm64ec: Arm64Ec,
    /// Where the names and the types of the current context begin in the arena.
    first_name: usize,
    first_type: usize,
    /// The keys of the names in the current context.
    keys: KeySet,
    /// Whether there was a constructor or destructor.
    has_structor: bool,
    /// An unknown letter. It is an error, unless the next type is a pointer, as in the tool.
    unknown: Option<(usize, &'static str)>,
    /// How many more nodes may be compared.
    comparisons: usize,
    error: Option<Error>,
}

/// Reads the name that `text` begins with.
pub(crate) fn read(text: &[u8], arm64ec: Arm64Ec, limits: &Limits, arena: &mut Arena) -> Result<Parsed, Error> {
    if text.len() > limits.input || u32::try_from(text.len()).is_err() {
        return Err(Error::new(ErrorKind::InputTooLong, 0));
    }
    arena.clear();
    let mut reader = Reader {
        text,
        at: 0,
        arena,
        depth: limits.depth,
        arm64ec,
        first_name: 0,
        first_type: 0,
        keys: KeySet::default(),
        has_structor: false,
        unknown: None,
        comparisons: text.len().saturating_mul(COMPARISONS).saturating_add(COMPARISONS),
        error: None,
    };
    match reader.mangled_name() {
        Ok(_) if reader.arena.is_full => Err(Error::new(ErrorKind::TooLong, 0)),
        Ok(root) => Ok(Parsed { root, end: reader.at }),
        Err(Stop) => Err(reader.error.unwrap_or(Error::new(ErrorKind::NotMangled(crate::BEGINNINGS), 0))),
    }
}

impl Reader<'_> {
    /// The bytes that are not read.
    #[inline]
    fn rest(&self) -> &[u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// The byte `ahead` bytes after the next.
    #[inline]
    fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at.checked_add(ahead)?).copied()
    }

    /// Skips `count` bytes, which the caller has seen.
    #[inline]
    fn skip(&mut self, count: usize) {
        self.at = self.at.wrapping_add(count);
    }

    /// Reads the next byte.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        if byte.is_some() {
            self.skip(1);
        }
        byte
    }

    /// Reads `byte` if it is next.
    #[inline]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.skip(1);
        }
        found
    }

    /// Reads `bytes` if they are next.
    #[inline]
    fn eat_all(&mut self, bytes: &[u8]) -> bool {
        let found = self.rest().starts_with(bytes);
        if found {
            self.skip(bytes.len());
        }
        found
    }

    fn expect(&mut self, byte: u8, what: &'static str) -> Read<()> {
        if self.eat(byte) { Ok(()) } else { self.expected(what) }
    }

    /// Ends the reading: something else was expected here.
    #[cold]
    fn expected<T>(&mut self, what: &'static str) -> Read<T> {
        self.fail(ErrorKind::Expected(what))
    }

    /// Ends the reading: there is no `@`.
    #[cold]
    fn unterminated<T>(&mut self) -> Read<T> {
        self.fail_at(ErrorKind::Expected("'@'"), self.text.len())
    }

    /// Ends the reading here.
    #[cold]
    fn fail<T>(&mut self, kind: ErrorKind) -> Read<T> {
        self.fail_at(kind, self.at)
    }

    #[cold]
    fn fail_at<T>(&mut self, kind: ErrorKind, offset: usize) -> Read<T> {
        self.error.get_or_insert(Error::new(kind, offset));
        Err(Stop)
    }

    /// Ends the reading if there was an unknown letter.
    #[inline]
    fn check_letters(&mut self) -> Read<()> {
        match self.unknown {
            None => Ok(()),
            Some((offset, what)) => self.fail_at(ErrorKind::Expected(what), offset),
        }
    }

    /// Reads a production that can contain itself.
    #[inline]
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let Some(depth) = self.depth.checked_sub(1) else {
            return self.fail(ErrorKind::TooDeep);
        };
        self.depth = depth;
        let result = read(self);
        self.depth = depth.wrapping_add(1);
        result
    }

    #[inline(always)]
    fn add(&mut self, node: Node) -> NodeId {
        self.arena.add(node)
    }

    /// The bytes from `start` to here.
    #[inline]
    fn span_from(&self, start: usize) -> Span {
        span(start, self.at)
    }
}

/// A range of the name, which is shorter than 4 GiB.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a longer name is not read")]
fn span(start: usize, end: usize) -> Span {
    Span { start: start as u32, end: end as u32 }
}
