//! Prints a name.
//!
//! A declarator surrounds the name, `int (*name)[3]`, so a type is printed in two halves: `left` prints the text before
//! the name, and `right` the text after it.
//!
//! The nodes form a graph, whose text can be exponentially longer than the name. So the room for more text is
//! checked before each node, and there are no more steps than the lengths of the name and of the text allow.

mod name;
mod number;
mod simplify;
mod symbol;
mod types;

use crate::arena::{Arena, Node, NodeId, Span};
use crate::grammar::{Read, Stop};
use crate::record::Record;
use demangling::{Error, ErrorKind, Full, Limits, Options, Output, Padded, Part};

/// The options, and what the tool prints in some places against them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flags {
    pub(crate) access: bool,
    pub(crate) calling_convention: bool,
    pub(crate) member_type: bool,
    pub(crate) return_type: bool,
    pub(crate) variable_type: bool,
    pub(crate) tag_kind: bool,
    pub(crate) params: bool,
    pub(crate) enclosing_params: bool,
    pub(crate) template_args: bool,
    pub(crate) max_template_depth: u32,
    pub(crate) simplify_std: bool,
}

impl Flags {
    pub(crate) fn of(options: &Options) -> Flags {
        Flags {
            access: options.access,
            calling_convention: options.calling_convention,
            member_type: options.member_type,
            return_type: options.return_type,
            variable_type: options.variable_type,
            tag_kind: options.tag_kind,
            params: options.params,
            enclosing_params: options.enclosing_params,
            template_args: options.template_args,
            max_template_depth: options.max_template_depth.unwrap_or(u32::MAX),
            simplify_std: options.simplify_std,
        }
    }

    /// The flags for repeated templates and enclosing functions. The tool prints these while it reads the name, when all
    /// of its flags are on.
    fn in_names(self) -> Flags {
        Flags {
            access: true,
            calling_convention: true,
            member_type: true,
            return_type: true,
            variable_type: true,
            ..self
        }
    }
}

/// The steps of printing that every name may take, and those for each byte of the name and of its text.
const STEPS: usize = 4096;
const STEPS_A_BYTE: usize = 8;

pub(crate) struct Printer<'a, R> {
    text: &'a [u8],
    arena: &'a Arena,
    out: Output<'a>,
    flags: Flags,
    /// More inline namespaces of `std`.
    inline_namespaces: &'a [String],
    /// Whether the template that is printed next is directly in `std`.
    in_std: bool,
    depth: u32,
    /// How many steps may be taken until more are allowed, and how many were allowed so far.
    steps: usize,
    allowed_steps: usize,
    /// How many template arguments are around this one.
    template_depth: u32,
    record: &'a mut R,
    /// Whether the parts of the name that follows are recorded.
    recording: bool,
    error: Option<ErrorKind>,
    /// The memory had no room for more text.
    is_full: bool,
}

/// Prints `root` after the text of `out`. On an error `out` is unchanged.
pub(crate) fn print<R: Record>(
    text: &[u8],
    arena: &Arena,
    root: NodeId,
    options: &Options,
    limits: &Limits,
    out: &mut Vec<u8>,
    record: &mut R,
) -> Result<(), Error> {
    let start = out.len();
    let result = match Output::new(out, text.len().saturating_mul(2), limits) {
        Ok(output) => {
            let mut printer = Printer {
                text,
                arena,
                out: output,
                flags: Flags::of(options),
                inline_namespaces: &options.inline_namespaces,
                in_std: false,
                depth: limits.depth,
                steps: STEPS,
                allowed_steps: STEPS,
                template_depth: 0,
                record,
                recording: R::ACTIVE,
                error: None,
                is_full: false,
            };
            let result = printer.symbol(root).and_then(|()| printer.check_room());
            let error = printer.error;
            printer.out.finish();
            result.map_err(|Stop| error.unwrap_or(ErrorKind::TooLong))
        }
        Err(Full) => Err(ErrorKind::TooLong),
    };
    result.map_err(|error| {
        out.truncate(start);
        Error::new(error, 0)
    })
}

impl<'a, R: Record> Printer<'a, R> {
    /// The node. `None` for [`NodeId::NONE`].
    #[inline]
    fn node(&self, id: NodeId) -> Option<&'a Node> {
        self.arena.node(id)
    }

    /// The length of the text so far.
    #[inline]
    fn written(&self) -> usize {
        self.out.len()
    }

    #[cold]
    fn fail<T>(&mut self, kind: ErrorKind) -> Read<T> {
        self.error.get_or_insert(kind);
        Err(Stop)
    }

    /// Fails if something was not written.
    #[inline]
    fn check_room(&mut self) -> Read<()> {
        if self.is_full { self.fail(ErrorKind::TooLong) } else { Ok(()) }
    }

    /// The memory had no room. The printing ends with the next step.
    #[cold]
    fn fill(&mut self) {
        self.is_full = true;
        self.steps = 0;
    }

    /// Prints a node within another one, if the limits allow it.
    #[inline]
    fn nested<T>(&mut self, print: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        match self.steps.checked_sub(1) {
            Some(steps) => self.steps = steps,
            None => self.allow_steps()?,
        }
        let Some(depth) = self.depth.checked_sub(1) else {
            return self.fail(ErrorKind::TooDeep);
        };
        self.depth = depth;
        let result = print(self);
        self.depth = depth.wrapping_add(1);
        result
    }

    /// Allows the steps for what was written since, one of which is taken.
    #[cold]
    fn allow_steps(&mut self) -> Read<()> {
        self.check_room()?;
        let bytes = self.text.len().saturating_add(self.written());
        let all = bytes.saturating_mul(STEPS_A_BYTE).saturating_add(STEPS);
        match all.saturating_sub(self.allowed_steps).checked_sub(1) {
            Some(steps) => self.steps = steps,
            None => return self.fail(ErrorKind::TooMuchWork),
        }
        self.allowed_steps = all;
        Ok(())
    }

    #[inline]
    fn write(&mut self, text: &str) {
        self.write_bytes(text.as_bytes());
    }

    #[inline]
    fn write_padded<const N: usize>(&mut self, text: &Padded<N>) {
        if self.out.write_padded(text).is_err() {
            self.fill();
        }
    }

    #[inline]
    fn write_bytes(&mut self, text: &[u8]) {
        if self.out.write(text).is_err() {
            self.fill();
        }
    }

    /// Writes a part of the mangled name.
    #[inline]
    fn write_span(&mut self, span: Span) {
        let (start, end) = (span.start as usize, span.end as usize);
        if self.out.copy(self.text, start, end.wrapping_sub(start)).is_err() {
            self.fill();
        }
    }

    /// A space, unless a punctuator is before it.
    #[inline]
    fn separate(&mut self) {
        if self.out.last().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'>') {
            self.write(" ");
        }
    }

    /// The end of the text, where a part begins or ends.
    #[inline]
    fn here(&self) -> usize {
        self.written()
    }

    /// Records the text from `start` on as a part of the symbol.
    #[inline]
    fn part(&mut self, part: Part, start: usize) {
        if R::ACTIVE && self.recording {
            self.record.part(part, start, self.written());
        }
    }

    /// Whether to print what is printed with this `option`. If the parts are wanted whole, those of the symbol itself are.
    #[inline]
    fn shows(&self, option: bool) -> bool {
        option || (R::WHOLE && self.recording)
    }

    /// Prints something whose parts are not the symbol's.
    #[inline]
    fn unrecorded<T>(&mut self, print: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if !R::ACTIVE {
            return print(self);
        }
        let recording = std::mem::replace(&mut self.recording, false);
        let result = print(self);
        self.recording = recording;
        result
    }

    /// Prints with other flags.
    fn with_flags<T>(&mut self, flags: Flags, print: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let outer = std::mem::replace(&mut self.flags, flags);
        let result = print(self);
        self.flags = outer;
        result
    }
}
