//! The printer: walks the parse and writes the text of one style.
//!
//! A declarator is written on both sides of what it declares (`int (*name)[3]`), so types are printed in two halves:
//! [`Printer::left`] writes the text before the name and returns what is left to write, [`Printer::right`] writes that.

mod dispatch;
mod encoding;
mod expression;
mod literal;
mod name;
pub(crate) mod piece;
pub(crate) mod recorder;
mod reflection;
mod simplify;
mod special;
mod template;
mod types;

use crate::ast::{Ast, List, Node, NodeId, Span, Special, Suffix};
use crate::codes::operator::Precedence;
use crate::spelling::style::{self, Spelling};
use demangling::{ErrorKind, Options, Part};
use piece::Piece;
use recorder::{Label, Recorder, Trace};
use std::marker::PhantomData;
use types::Pending;

/// What [`Printer::right`] must write after a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    /// Nothing.
    None,
    /// The bounds of an array: a pointer to it needs ` (*)`.
    Array,
    /// The parameters of a function: a pointer to it needs `(*)`.
    Function,
    /// The rest of a pointer or reference to an array or a function.
    Declarator,
}

/// The state of the pack expansion that is being printed.
#[derive(Clone, Copy, Debug)]
struct Expansion {
    index: usize,
    /// True while a pattern is being printed.
    in_pattern: bool,
    /// True if packs are printed whole, as the operand of a fold expression in GNU's text.
    whole: bool,
    /// The length of the packs in the pattern, once one of them was printed.
    length: Option<usize>,
}

impl Expansion {
    /// Outside any expansion.
    const NONE: Expansion = Expansion { index: 0, in_pattern: false, whole: false, length: None };
}

/// The template arguments that `T_` refers to, and the scope in which these are printed.
#[derive(Clone, Copy, Debug)]
struct Scope {
    arguments: List,
    outer: usize,
}

/// The bounds of one printing run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    pub(crate) depth: u32,
    pub(crate) output: usize,
}

/// The lengths of the text and of the trace, for [`Printer::back_to`].
#[derive(Clone, Copy)]
struct Lengths {
    len: usize,
    spans: usize,
}

/// The steps that every name may take, however short.
const FREE_STEPS: usize = 4096;

/// The steps that each byte of the name and of its text allows. Real names take less than one, and no name of LLVM's
/// own table takes two.
const STEPS_A_BYTE: usize = 8;

/// The bytes that can be copied in the time of one step.
const BYTES_A_STEP: usize = 64;

/// The steps that a name and its text may take, if they have this many `bytes` together.
fn worth(bytes: usize) -> usize {
    STEPS_A_BYTE.saturating_mul(bytes).saturating_add(FREE_STEPS)
}

/// The memory of a printer besides its text, reused from name to name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Workspace {
    /// The scopes of template arguments that were entered so far.
    scopes: Vec<Scope>,
    /// The states of template parameters and of the references to them, by the number of the node. Empty until one is
    /// printed.
    parameters: Vec<ParameterState>,
    /// The state for a node that does not exist.
    no_parameter: ParameterState,
    /// True if the tool of the style refuses to print the name, such as when GNU finds no argument for a parameter.
    is_refused: bool,
}

/// The state of a template parameter, or of a reference to one.
#[derive(Clone, Copy, Debug, Default)]
struct ParameterState {
    /// The scope in which it was first printed after a reference.
    first_scope: Option<usize>,
    /// How often it is being printed: an argument can refer back to it.
    open: u32,
}

impl Workspace {
    fn clear(&mut self) {
        self.scopes.clear();
        self.parameters.clear();
        self.is_refused = false;
    }

    /// True if the tool of the style refuses to print what was printed last.
    pub(crate) fn is_refused(&self) -> bool {
        self.is_refused
    }
}

pub(crate) struct Printer<'a, S, R> {
    ast: &'a Ast,
    input: &'a [u8],
    options: &'a Options,
    out: Vec<u8>,
    depth: u32,
    max_depth: u32,
    max_len: usize,
    /// The steps that are left before [`Printer::refuel`] must allow more.
    fuel: usize,
    /// All steps that were allowed so far.
    granted: usize,
    /// The start of the text in `out`.
    start: usize,
    stopped: Option<ErrorKind>,
    /// The signature of the symbol's own function, to which the options about functions apply.
    outermost: Option<NodeId>,
    /// The signature that is printed whole, whatever the options.
    whole: Option<NodeId>,
    expansion: Expansion,
    /// The end of the type of the conversion operator that is being printed, in the style that takes the last template
    /// arguments of this type for those of the operator.
    conversion_end: Option<u32>,
    /// These template arguments, once they were found.
    conversion_args: Option<NodeId>,
    /// The position in `out` where the last comma of a list was dropped.
    dropped_comma: usize,
    /// True inside parentheses in template arguments, the one place where LLVM prints `>` without parentheses of its
    /// own.
    gt_is_operator: bool,
    /// The template arguments of the function whose name is being printed.
    function_args: Option<NodeId>,
    /// The name of the function that is being printed.
    function_name: Option<NodeId>,
    /// True inside its requires-clause.
    in_requires: bool,
    /// True if template arguments are printed whole, whatever the options, to compare them.
    whole_args: bool,
    /// The nesting depth of template arguments.
    template_depth: u32,
    /// True inside the head of a template template parameter.
    in_template_parameter: bool,
    /// The qualifiers of the enclosing types that are still to be printed; GNU does not repeat them.
    pending: Pending,
    /// True inside the signature of a closure.
    in_closure: bool,
    /// The explicit template parameters of that closure.
    closure_head: Option<NodeId>,
    /// The number of these that were already printed. GNU does not know the others.
    closure_parameters: u32,
    /// True inside a function that encloses a local name.
    in_enclosing: bool,
    /// The innermost scope: its index in [`Workspace::scopes`] plus one, or 0 for none.
    scope: usize,
    memory: &'a mut Workspace,
    recorder: R,
    style: PhantomData<S>,
}

/// Appends the text of `id` to `out`.
pub(crate) fn print(
    ast: &Ast,
    input: &[u8],
    id: NodeId,
    options: &Options,
    budget: Budget,
    memory: &mut Workspace,
    out: &mut Vec<u8>,
) -> Result<(), ErrorKind> {
    match options.style {
        demangling::Style::Gnu => Printer::<style::Gnu, ()>::new(ast, input, options, budget, memory, ()).run(id, out),
        demangling::Style::Llvm => {
            Printer::<style::Llvm, ()>::new(ast, input, options, budget, memory, ()).run(id, out)
        }
    }
}

/// Appends the text of a piece of the name at the end of `path` to `out`. Returns false if it cannot be printed alone.
#[expect(clippy::too_many_arguments, reason = "those of `print`, and the piece")]
pub(crate) fn print_piece(
    ast: &Ast,
    input: &[u8],
    piece: Piece,
    path: impl Iterator<Item = NodeId> + Clone,
    options: &Options,
    budget: Budget,
    memory: &mut Workspace,
    out: &mut Vec<u8>,
) -> Result<bool, ErrorKind> {
    match options.style {
        demangling::Style::Gnu => {
            Printer::<style::Gnu, ()>::new(ast, input, options, budget, memory, ()).run_piece(piece, path, out)
        }
        demangling::Style::Llvm => {
            Printer::<style::Llvm, ()>::new(ast, input, options, budget, memory, ()).run_piece(piece, path, out)
        }
    }
}

/// Does the same as [`print()`], and records where everything is written. The options omit nothing of the signature
/// `whole`.
pub(crate) fn print_recorded(
    ast: &Ast,
    input: &[u8],
    id: NodeId,
    options: &Options,
    budget: Budget,
    whole: Option<NodeId>,
    out: &mut Vec<u8>,
) -> Result<Trace, ErrorKind> {
    let mut trace = Trace::new(budget.output.saturating_add(4096));
    let mut memory = Workspace::default();
    match options.style {
        demangling::Style::Gnu => {
            let mut printer = Printer::<style::Gnu, _>::new(ast, input, options, budget, &mut memory, &mut trace);
            printer.whole = whole;
            printer.run(id, out)
        }
        demangling::Style::Llvm => {
            let mut printer = Printer::<style::Llvm, _>::new(ast, input, options, budget, &mut memory, &mut trace);
            printer.whole = whole;
            printer.run(id, out)
        }
    }?;
    if trace.overflowed() { Err(ErrorKind::TooLong) } else { Ok(trace) }
}

impl<'a, S: Spelling, R: Recorder> Printer<'a, S, R> {
    fn new(
        ast: &'a Ast,
        input: &'a [u8],
        options: &'a Options,
        budget: Budget,
        memory: &'a mut Workspace,
        recorder: R,
    ) -> Self {
        memory.clear();
        let steps = worth(input.len());
        Printer {
            ast,
            input,
            options,
            depth: 0,
            max_depth: budget.depth,
            max_len: budget.output,
            fuel: steps,
            granted: steps,
            start: 0,
            out: Vec::new(),
            stopped: None,
            outermost: None,
            whole: None,
            expansion: Expansion::NONE,
            conversion_end: None,
            conversion_args: None,
            dropped_comma: usize::MAX,
            gt_is_operator: false,
            function_args: None,
            function_name: None,
            in_requires: false,
            whole_args: false,
            template_depth: 0,
            in_template_parameter: false,
            pending: Pending::NONE,
            in_closure: false,
            closure_head: None,
            closure_parameters: 0,
            in_enclosing: false,
            scope: 0,
            memory,
            recorder,
            style: PhantomData,
        }
    }

    fn run(&mut self, id: NodeId, out: &mut Vec<u8>) -> Result<(), ErrorKind> {
        self.print_to(out, id, |printer| {
            let is_alone = S::NAMES_ALONE && !printer.options.params;
            let printed = if is_alone { printer.without_what_follows(id) } else { id };
            printer.print(printed);
        })
    }

    /// Runs `print`, which prints `root` or a piece of it, and appends the text to `out`.
    #[inline]
    fn print_to(&mut self, out: &mut Vec<u8>, root: NodeId, print: impl FnOnce(&mut Self)) -> Result<(), ErrorKind> {
        self.start = out.len();
        self.max_len = out.len().saturating_add(self.max_len);
        // Owning the buffer while it grows saves each write an indirection.
        self.out = std::mem::take(out);
        self.outermost = self.outermost_signature(root);
        print(self);
        if self.out.len() > self.max_len {
            self.stop(ErrorKind::TooLong);
        }
        *out = std::mem::take(&mut self.out);
        self.stopped.map_or(Ok(()), Err)
    }

    /// The symbol's name without suffixes and without the qualifiers of data.
    fn without_what_follows(&self, root: NodeId) -> NodeId {
        let mut id = root;
        while let Node::Suffixed { encoding: inner, kind: Suffix::Clone | Suffix::Version, .. }
        | Node::QualifiedName { name: inner, .. } = self.ast.node(id)
        {
            id = inner;
        }
        id
    }

    /// The signature of the symbol's own function, if it is a function.
    fn outermost_signature(&self, root: NodeId) -> Option<NodeId> {
        let mut id = root;
        for _ in 0..self.max_depth {
            id = match self.ast.node(id) {
                Node::Encoding { signature, .. } => return Some(signature),
                Node::Suffixed { encoding, .. }
                | Node::EnableIf { encoding, .. }
                | Node::Constrained { encoding, .. }
                | Node::Special { what: Special::ImportThunk, operand: encoding } => encoding,
                Node::Special {
                    what: Special::NonVirtualThunk | Special::VirtualThunk | Special::CovariantThunk,
                    operand: encoding,
                } if !self.options.enclosing_params => encoding,
                _ => return None,
            };
        }
        None
    }

    /// Prints the whole text of a node.
    #[inline]
    fn print(&mut self, id: NodeId) {
        self.open(Label::Node(id));
        // Most nodes are identifiers, and hold no other node.
        match *self.ast.node_ref(id) {
            Node::Identifier(text) if self.spend(1) => self.push_text(text),
            _ => self.print_whole(id),
        }
        self.close();
    }

    #[inline(never)]
    fn print_whole(&mut self, id: NodeId) {
        if !self.enter() {
            return;
        }
        if self.left_here(id) != Tail::None {
            self.right_here(id);
        }
        self.leave();
    }

    // ---- recording ----------------------------------------------------------------------------------------------

    #[inline]
    fn open(&mut self, label: Label) {
        self.recorder.open(label, self.out.len());
    }

    #[inline]
    fn close(&mut self) {
        self.recorder.close(self.out.len());
    }

    /// Runs `print`, and records its text as `part`.
    #[inline]
    fn part<T>(&mut self, part: Part, print: impl FnOnce(&mut Self) -> T) -> T {
        self.open(Label::Part(part));
        let result = print(self);
        self.close();
        result
    }

    /// Runs `print`, which prints nothing or a space and text, and records the latter as `part`.
    #[inline]
    fn spaced_part(&mut self, part: Part, print: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        print(self);
        if self.out.len() > start {
            self.recorder.open(Label::Part(part), start.saturating_add(1));
            self.close();
        }
    }

    #[inline]
    fn lengths(&self) -> Lengths {
        Lengths { len: self.out.len(), spans: self.recorder.len() }
    }

    /// Removes everything that was printed since.
    #[inline]
    fn back_to(&mut self, lengths: Lengths) {
        self.spend(self.out.len().saturating_sub(lengths.len) / BYTES_A_STEP);
        self.out.truncate(lengths.len);
        self.recorder.truncate(lengths.spans);
        // Other text may end where the comma was.
        if self.dropped_comma > lengths.len {
            self.dropped_comma = usize::MAX;
        }
    }

    /// Prints the text before the declared name, or all of it if nothing follows the name. Returns what
    /// [`Printer::right`] must print.
    fn left(&mut self, id: NodeId) -> Tail {
        if !self.enter() {
            return Tail::None;
        }
        let tail = self.left_here(id);
        self.leave();
        tail
    }

    /// Prints the text after the declared name.
    fn right(&mut self, id: NodeId) {
        if self.enter() {
            self.right_here(id);
            self.leave();
        }
    }

    #[inline]
    fn enter(&mut self) -> bool {
        match self.fuel.checked_sub(1) {
            Some(left) if self.out.len() <= self.max_len && self.depth < self.max_depth => {
                self.fuel = left;
                self.depth = self.depth.saturating_add(1);
                true
            }
            _ => self.enter_at_a_bound(),
        }
    }

    /// Undoes a successful [`Printer::enter`].
    #[inline]
    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    #[cold]
    fn enter_at_a_bound(&mut self) -> bool {
        if self.out.len() > self.max_len {
            self.stop(ErrorKind::TooLong);
        } else if self.depth >= self.max_depth {
            self.stop(ErrorKind::TooDeep);
        } else if self.spend(1) {
            self.depth = self.depth.saturating_add(1);
            return true;
        }
        false
    }

    /// Accounts for `steps` of work. Returns false if that exceeds what the text allows, or if the printer has stopped;
    /// nothing more must then be printed.
    #[inline]
    fn spend(&mut self, steps: usize) -> bool {
        match self.fuel.checked_sub(steps) {
            Some(left) => {
                self.fuel = left;
                true
            }
            None => self.refuel(steps),
        }
    }

    /// Allows more steps, in proportion to the name and its text so far. This makes the cost linear: steps that write
    /// nothing, as into an empty pack, are paid for by the text that was written.
    #[cold]
    fn refuel(&mut self, steps: usize) -> bool {
        if self.stopped.is_some() {
            return false;
        }
        let length = self.out.len().saturating_sub(self.start);
        let worth = worth(self.input.len().saturating_add(length));
        self.fuel = self.fuel.saturating_add(worth.saturating_sub(self.granted));
        self.granted = worth.max(self.granted);
        match self.fuel.checked_sub(steps) {
            // Text allows more steps, so its growth must be bounded here.
            Some(_) if self.out.len() > self.max_len => self.stop(ErrorKind::TooLong),
            Some(left) => self.fuel = left,
            None => self.stop(ErrorKind::TooMuchWork),
        }
        self.stopped.is_none()
    }

    /// Ends the run: without fuel nothing more is printed.
    #[cold]
    fn stop(&mut self, kind: ErrorKind) {
        self.stopped.get_or_insert(kind);
        self.fuel = 0;
    }

    #[inline]
    fn push(&mut self, text: impl AsRef<[u8]>) {
        self.out.extend_from_slice(text.as_ref());
    }

    #[inline]
    fn push_byte(&mut self, byte: u8) {
        self.out.push(byte);
    }

    fn push_number(&mut self, number: impl std::fmt::Display) {
        use std::io::Write;
        // Writing to a vector cannot fail.
        let _ = write!(&mut self.out, "{number}");
    }

    #[inline(always)]
    fn push_text(&mut self, text: Span) {
        self.out.extend_from_slice(text.of(self.input));
    }

    /// The last byte of the text. After a dropped comma it is the space that followed the comma, as for GNU.
    fn last(&self) -> u8 {
        if S::COMMAS_AROUND_EMPTY_PACKS && self.dropped_comma == self.out.len() {
            return b' ';
        }
        self.out.last().copied().unwrap_or(0)
    }

    /// Runs `print` between parentheses, where `>` is an operator again.
    fn parenthesized(&mut self, print: impl FnOnce(&mut Self)) {
        self.push_byte(b'(');
        self.inside_parentheses(print);
        self.push_byte(b')');
    }

    fn inside_parentheses(&mut self, print: impl FnOnce(&mut Self)) {
        let in_arguments = self.template_depth > 0;
        let outer = std::mem::replace(&mut self.gt_is_operator, in_arguments);
        self.without_pending(print);
        self.gt_is_operator = outer;
    }

    /// Prints the elements of a list, separated by commas. An empty pack is no element.
    fn list(&mut self, list: List) {
        if S::COMMAS_AROUND_EMPTY_PACKS {
            return self.list_with_empty_elements(list);
        }
        let ast = self.ast;
        let mut first = true;
        for &item in ast.items(list) {
            let before = self.lengths();
            if !first {
                self.push(", ");
            }
            let start = self.out.len();
            self.open(Label::Element);
            self.operand(item, Precedence::Comma, false);
            self.close();
            if self.out.len() == start {
                self.back_to(before);
            } else {
                first = false;
            }
        }
    }

    /// Does the same as [`Printer::list`], but drops the comma of an empty pack only at the end of the list.
    fn list_with_empty_elements(&mut self, list: List) {
        let ast = self.ast;
        let mut end = self.lengths();
        for (index, &item) in ast.items(list).iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            let start = self.out.len();
            self.open(Label::Element);
            self.print(item);
            self.close();
            if self.out.len() > start || index == 0 {
                end = self.lengths();
            }
        }
        if self.out.len() > end.len {
            self.back_to(end);
            self.dropped_comma = end.len;
        }
    }
}
