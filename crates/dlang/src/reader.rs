//! The state of reading a name: where it is, what it has written, and how much it may still do.

use crate::codes::Special;
use crate::recorder::Recorder;
use crate::text::Text;
use demangling::{Error, ErrorKind, Full, Limits, Options, Style};

/// The name, or an attempt to read it in one way, has failed. The reader has the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop;

/// The result of reading a production.
pub(crate) type Read<T = ()> = Result<T, Stop>;

/// The steps that any name may take, and those for each byte of the name and of the text so far. Attempts that fail and
/// references whose text is empty take steps without text; no known name takes more than two for each byte.
const STEPS: usize = 4096;
const STEPS_A_BYTE: usize = 64;

/// The bytes that are moved or skipped in one step.
pub(crate) const BYTES_A_STEP: usize = 64;

/// A special symbol whose description is to be written at the start of a [`Scope`].
#[derive(Clone, Copy, Debug)]
struct Pending {
    description: &'static str,
    /// GNU removes the byte before the identifier. If there is none, it is the space after the description.
    has_space: bool,
}

/// A text at whose start the descriptions of special symbols are written: the whole text, a list of template
/// arguments, the parameters of a function type or its return type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    start: usize,
    /// The number of descriptions that belong to the scopes around this one.
    pending: usize,
}

/// What the productions around the current one determine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// How many productions are around the current one.
    level: u32,
    /// How many lists of template arguments are around the current production.
    pub(crate) template_level: u32,
    /// References at this position or after it would lead to themselves.
    pub(crate) references: usize,
    /// True for the components of the symbol's own name, which are recorded.
    pub(crate) own: bool,
    scope: Scope,
}

/// Where an attempt began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checkpoint {
    at: usize,
    context: Context,
    end: usize,
    last: Option<u8>,
    pending: usize,
}

/// Reads a name and writes its text at the same time.
pub(crate) struct Reader<'a, R> {
    pub(crate) name: &'a [u8],
    /// The position of the next byte.
    pub(crate) at: usize,
    pub(crate) text: Text<'a>,
    pub(crate) recorder: R,
    pub(crate) options: &'a Options,
    /// The tool whose grammar is read.
    pub(crate) tool: Style,
    /// True to write the return type of the symbol after its name, for the parts.
    pub(crate) writes_return_type: bool,
    pub(crate) context: Context,
    pending: Vec<Pending>,
    /// True if text was written that an option has left out.
    pub(crate) omitted: bool,
    depth: u32,
    steps: usize,
    /// Of all errors, the one that is furthest in the name, or the limit that was exceeded.
    error: Error,
}

impl<'a, R: Recorder> Reader<'a, R> {
    pub(crate) fn new(
        name: &'a [u8],
        tool: Style,
        options: &'a Options,
        limits: &Limits,
        recorder: R,
        out: &'a mut Vec<u8>,
    ) -> Reader<'a, R> {
        let text = Text::new(out, limits.output);
        let scope = Scope { start: text.start(), pending: 0 };
        Reader {
            name,
            at: 0,
            text,
            recorder,
            options,
            tool,
            writes_return_type: false,
            context: Context { level: 0, template_level: 0, references: name.len(), own: true, scope },
            pending: Vec::new(),
            omitted: false,
            depth: limits.depth,
            steps: 0,
            error: Error::new(ErrorKind::NotMangled(crate::BEGINNINGS), 0),
        }
    }

    /// Why the name was not read.
    pub(crate) fn into_error(self) -> Error {
        self.error
    }

    // Errors

    /// Fails at the current position.
    #[cold]
    pub(crate) fn fail<T>(&mut self, kind: ErrorKind) -> Read<T> {
        let error = Error::new(kind, self.at.min(self.name.len()));
        if error.is_limit() || (!self.error.is_limit() && error.offset() >= self.error.offset()) {
            self.error = error;
        }
        Err(Stop)
    }

    /// Fails at the current position, where the name should have `what`.
    #[cold]
    pub(crate) fn expected<T>(&mut self, what: &'static str) -> Read<T> {
        self.fail(ErrorKind::Expected(what))
    }

    // Limits

    /// Takes this many steps.
    #[inline]
    pub(crate) fn step(&mut self, count: usize) -> Read {
        self.steps += count;
        if self.steps > STEPS { self.many_steps() } else { Ok(()) }
    }

    fn many_steps(&mut self) -> Read {
        let bytes = self.name.len().saturating_add(self.text.end().saturating_sub(self.text.start()));
        if self.steps > bytes.saturating_mul(STEPS_A_BYTE).saturating_add(STEPS) {
            return self.fail(ErrorKind::TooMuchWork);
        }
        Ok(())
    }

    /// Reads a production that may contain itself.
    #[inline]
    pub(crate) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.context.level >= self.depth {
            return self.fail(ErrorKind::TooDeep);
        }
        self.step(1)?;
        self.context.level += 1;
        let result = read(self)?;
        self.context.level -= 1;
        Ok(result)
    }

    // The name

    /// The next byte.
    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.name.get(self.at).copied()
    }

    /// The byte after the next one.
    #[inline]
    pub(crate) fn peek_second(&self) -> Option<u8> {
        self.name.get(self.at + 1).copied()
    }

    /// Skips this many bytes, which were seen.
    #[inline]
    pub(crate) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    /// Takes the next byte if it is `byte`.
    #[inline]
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        if is_next {
            self.skip(1);
        }
        is_next
    }

    /// True if `bytes` come next.
    #[inline]
    pub(crate) fn is_next(&self, bytes: &[u8]) -> bool {
        self.rest().starts_with(bytes)
    }

    /// What was not read yet.
    #[inline]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.name.get(self.at..).unwrap_or_default()
    }

    /// Takes the bytes for which `is` is true.
    #[inline]
    pub(crate) fn take_while(&mut self, is: impl Fn(&u8) -> bool) -> Read<&'a [u8]> {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is(byte)).unwrap_or(rest.len());
        self.step(length / BYTES_A_STEP)?;
        self.skip(length);
        Ok(rest.get(..length).unwrap_or_default())
    }

    /// Takes the next `length` bytes.
    #[inline]
    pub(crate) fn take(&mut self, length: usize) -> Read<&'a [u8]> {
        match self.rest().get(..length) {
            Some(bytes) => {
                self.skip(length);
                Ok(bytes)
            }
            None => self.expected("as many bytes as the number before says"),
        }
    }

    // The text

    /// Writes `bytes`.
    #[inline]
    pub(crate) fn push_bytes(&mut self, bytes: &[u8]) -> Read {
        match self.text.push(bytes) {
            Ok(()) => Ok(()),
            Err(Full) => self.fail(ErrorKind::TooLong),
        }
    }

    /// Writes `text`.
    #[inline]
    pub(crate) fn push(&mut self, text: &str) -> Read {
        self.push_bytes(text.as_bytes())
    }

    /// Moves what was written from `middle` on before what was written from `from` to there.
    pub(crate) fn rotate(&mut self, from: usize, middle: usize) -> Read {
        self.step(self.text.end().saturating_sub(from) / BYTES_A_STEP)?;
        self.text.rotate(from, middle);
        Ok(())
    }

    /// Removes what was written from `end` on, which an option leaves out.
    pub(crate) fn omit(&mut self, end: usize) {
        self.omitted |= self.has_text();
        self.text.truncate(end);
    }

    /// True if the name has a text, also if the options leave out all of it.
    pub(crate) fn has_text(&self) -> bool {
        self.omitted || self.text.end() > self.text.start()
    }

    // Scopes

    /// Begins a scope here; [`Reader::end_scope`] ends it.
    #[inline]
    pub(crate) fn begin_scope(&mut self) -> Scope {
        let scope = Scope { start: self.text.end(), pending: self.pending.len() };
        std::mem::replace(&mut self.context.scope, scope)
    }

    /// Ends the current scope, and continues `outer`.
    #[inline]
    pub(crate) fn end_scope(&mut self, outer: Scope) -> Read<usize> {
        let scope = std::mem::replace(&mut self.context.scope, outer);
        if self.pending.len() > scope.pending { self.describe(scope) } else { Ok(0) }
    }

    /// Ends the whole text. Returns the length of what was written before it.
    pub(crate) fn end_text(&mut self) -> Read<usize> {
        let length = self.end_scope(self.context.scope)?;
        if self.text.is_too_long() { self.fail(ErrorKind::TooLong) } else { Ok(length) }
    }

    /// Writes the descriptions of special symbols at the start of their scope. Returns their length.
    #[cold]
    fn describe(&mut self, scope: Scope) -> Read<usize> {
        let end = self.text.end();
        while let Some(Pending { description, has_space }) = self.pending.pop() {
            self.push(description)?;
            if has_space {
                self.push(" ")?;
            }
            if self.pending.len() <= scope.pending {
                break;
            }
        }
        let length = self.text.end().saturating_sub(end);
        self.rotate(scope.start, end)?;
        Ok(length)
    }

    /// The special symbol whose identifier was read: removes the dot before it, and describes it at the start of the
    /// scope.
    #[cold]
    pub(crate) fn special(&mut self, special: Special) -> Read {
        let has_space = self.text.end() > self.context.scope.start;
        if has_space {
            self.text.pop();
        }
        let pending = Pending { description: special.description, has_space };
        if demangling::push(&mut self.pending, pending).is_err() {
            return self.fail(ErrorKind::TooLong);
        }
        if self.context.own {
            self.recorder.special(special);
        }
        Ok(())
    }

    /// Removes what was written from `end` on, which is a scope of its own.
    pub(crate) fn discard(&mut self, outer: Scope, end: usize) {
        self.pending.truncate(self.context.scope.pending);
        self.context.scope = outer;
        self.text.truncate(end);
    }

    // Attempts

    /// Remembers where an attempt begins.
    #[inline]
    pub(crate) fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            at: self.at,
            context: self.context,
            end: self.text.end(),
            last: self.text.last(),
            pending: self.pending.len(),
        }
    }

    /// Goes back to where an attempt began, unless it exceeded a limit.
    pub(crate) fn back_to(&mut self, checkpoint: &Checkpoint) -> Read {
        if self.error.is_limit() {
            return Err(Stop);
        }
        self.at = checkpoint.at;
        self.context = checkpoint.context;
        self.text.truncate(checkpoint.end);
        // A special symbol at the very start of the attempt has removed the byte before it.
        if let (true, Some(last)) = (self.text.end() < checkpoint.end, checkpoint.last) {
            self.push_bytes(&[last])?;
        }
        self.pending.truncate(checkpoint.pending);
        Ok(())
    }
}
