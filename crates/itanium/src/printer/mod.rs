//! The printer: walks the parse and writes the text of one style.
//!
//! A declarator is written on both sides of what it declares (`int (*name)[3]`), so types are printed in two halves:
//! [`Printer::left`] writes what comes before the name and says what is left to write, [`Printer::right`] writes it.

mod dispatch;
mod encoding;
mod expression;
mod literal;
mod name;
pub(crate) mod piece;
pub(crate) mod recorder;
mod rust;
mod simplify;
mod special;
mod template;
mod types;

use crate::ast::{Ast, List, Node, NodeId, Span, Special, Suffix};
use crate::codes::operator::Precedence;
use crate::error::ErrorKind;
use crate::options::Options;
use crate::part::Part;
use crate::spelling::style::{self, Spelling};
use piece::Piece;
use recorder::{Label, Recorder, Trace};
use std::marker::PhantomData;
use types::Pending;

/// What [`Printer::right`] has to write after a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    /// Nothing.
    None,
    /// The bounds of an array: a pointer to it needs ` (*)`.
    Array,
    /// The parameters of a function: a pointer to it needs `(*)`.
    Function,
    /// The rest of a pointer or reference to one of these.
    Declarator,
}

/// The state of the pack expansion that is being printed.
#[derive(Clone, Copy, Debug)]
struct Expansion {
    index: usize,
    /// A pattern is being printed.
    in_pattern: bool,
    /// Packs are printed whole: the operand of a fold expression in GNU's text.
    whole: bool,
    /// The length of the packs in the pattern, once one of them was met.
    length: Option<usize>,
}

impl Expansion {
    /// Outside of any.
    const NONE: Expansion = Expansion { index: 0, in_pattern: false, whole: false, length: None };
}

/// Template arguments that `T_` refers to, and the scope that they themselves are printed in.
#[derive(Clone, Copy, Debug)]
struct Scope {
    arguments: List,
    outer: usize,
}

/// What one printing run may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    pub(crate) depth: u32,
    pub(crate) output: usize,
}

/// The lengths of the text and of the trace, for the printer to go back to.
#[derive(Clone, Copy)]
struct Lengths {
    len: usize,
    spans: usize,
}

/// The steps that any name may take, however short.
const FREE_STEPS: usize = 4096;

/// The steps that each byte of the name and of its text is worth. Real names take less than
/// one, none of LLVM's own table takes two.
const STEPS_A_BYTE: usize = 8;

/// How many bytes can be copied in the time of a step.
const BYTES_A_STEP: usize = 64;

/// The steps that a name and its text of so many bytes may take.
fn worth(bytes: usize) -> usize {
    STEPS_A_BYTE.saturating_mul(bytes).saturating_add(FREE_STEPS)
}

/// What a printer allocates besides its text, reused from name to name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Workspace {
    /// The scopes of template arguments that were entered so far.
    scopes: Vec<Scope>,
    /// What is known of template parameters and of the references to them, by the number of the node; empty until one
    /// is printed.
    parameters: Vec<ParameterState>,
    /// The same of what is no node.
    no_parameter: ParameterState,
}

/// What the printer remembers of a template parameter, or of a reference to one.
#[derive(Clone, Copy, Debug, Default)]
struct ParameterState {
    /// The scope in which it was first printed after a reference.
    first_scope: Option<usize>,
    /// It is being printed; an argument can refer back to it.
    is_open: bool,
}

impl Workspace {
    fn clear(&mut self) {
        self.scopes.clear();
        self.parameters.clear();
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
    /// How many more steps may be made before [`Printer::refuel`] has to allow more.
    fuel: usize,
    /// The steps that were allowed so far.
    granted: usize,
    /// Where in `out` the text begins.
    start: usize,
    stopped: Option<ErrorKind>,
    /// The signature of the function that is named: the one that options about functions are about.
    outermost: Option<NodeId>,
    expansion: Expansion,
    /// Where the type of the conversion operator ends that is being printed, in the style that takes its last template
    /// arguments for those of the operator.
    conversion_end: Option<u32>,
    /// These arguments, once they were met.
    conversion_args: Option<NodeId>,
    /// Where a list ended whose last comma was dropped.
    dropped_comma: usize,
    /// Inside parentheses in template arguments, the one place where LLVM prints `>` bare.
    gt_is_operator: bool,
    /// The template arguments of the function whose name is being printed.
    function_args: Option<NodeId>,
    /// Template arguments are printed whole, whatever the options, to be compared.
    whole_args: bool,
    /// How deep in template arguments.
    template_depth: u32,
    /// Inside the head of a template template parameter.
    in_template_parameter: bool,
    /// The qualifiers of the types around that are still to be printed, which GNU does not repeat.
    pending: Pending,
    /// Inside the signature of a closure.
    in_closure: bool,
    /// The explicit template parameters of that closure.
    closure_head: Option<NodeId>,
    /// How many of them were printed already: GNU knows no other.
    closure_parameters: u32,
    /// Inside a function that encloses a local name.
    in_enclosing: bool,
    /// The innermost scope, as its number in [`Workspace::scopes`] plus one; 0 is none.
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
        crate::options::Style::Gnu => {
            Printer::<style::Gnu, ()>::new(ast, input, options, budget, memory, ()).run(id, out)
        }
        crate::options::Style::Llvm => {
            Printer::<style::Llvm, ()>::new(ast, input, options, budget, memory, ()).run(id, out)
        }
    }
}

/// Appends the text of a piece of the name at the end of `path` to `out`. False if it cannot be printed alone.
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
        crate::options::Style::Gnu => {
            Printer::<style::Gnu, ()>::new(ast, input, options, budget, memory, ()).run_piece(piece, path, out)
        }
        crate::options::Style::Llvm => {
            Printer::<style::Llvm, ()>::new(ast, input, options, budget, memory, ()).run_piece(piece, path, out)
        }
    }
}

/// As [`print()`], and records where everything is written.
pub(crate) fn print_recorded(
    ast: &Ast,
    input: &[u8],
    id: NodeId,
    options: &Options,
    budget: Budget,
    out: &mut Vec<u8>,
) -> Result<Trace, ErrorKind> {
    let mut trace = Trace::new(budget.output.saturating_add(4096));
    let mut memory = Workspace::default();
    match options.style {
        crate::options::Style::Gnu => {
            Printer::<style::Gnu, _>::new(ast, input, options, budget, &mut memory, &mut trace).run(id, out)
        }
        crate::options::Style::Llvm => {
            Printer::<style::Llvm, _>::new(ast, input, options, budget, &mut memory, &mut trace).run(id, out)
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
            expansion: Expansion::NONE,
            conversion_end: None,
            conversion_args: None,
            dropped_comma: usize::MAX,
            gt_is_operator: false,
            function_args: None,
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
        self.print_to(out, id, |printer| match printer.rust_path(id) {
            None if S::NAMES_ALONE && !printer.options.params => {
                let name = printer.without_what_follows(id);
                printer.print(name);
            }
            Some((path, hash)) => printer.print_rust_path(if printer.options.verbose { hash } else { path }),
            None => printer.print(id),
        })
    }

    /// Runs `print`, which prints `root` or a piece of it, and appends the text to `out`.
    #[inline]
    fn print_to(&mut self, out: &mut Vec<u8>, root: NodeId, print: impl FnOnce(&mut Self)) -> Result<(), ErrorKind> {
        self.start = out.len();
        self.max_len = out.len().saturating_add(self.max_len);
        // Owned while it grows, which spares each write a look-up.
        self.out = std::mem::take(out);
        self.outermost = self.outermost_signature(root);
        print(self);
        if self.out.len() > self.max_len {
            self.stop(ErrorKind::TooLong);
        }
        *out = std::mem::take(&mut self.out);
        self.stopped.map_or(Ok(()), Err)
    }

    /// What is named, without suffixes and without the qualifiers of data.
    fn without_what_follows(&self, root: NodeId) -> NodeId {
        let mut id = root;
        while let Node::Suffixed { encoding: inner, kind: Suffix::Clone | Suffix::Version, .. }
        | Node::QualifiedName { name: inner, .. } = self.ast.node(id)
        {
            id = inner;
        }
        id
    }

    /// The signature of the function that is named, if the name is that of a function.
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

    /// The whole text of a node.
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

    /// Runs `print`, whose text is `part`.
    #[inline]
    fn part<T>(&mut self, part: Part, print: impl FnOnce(&mut Self) -> T) -> T {
        self.open(Label::Part(part));
        let result = print(self);
        self.close();
        result
    }

    /// Runs `print`, whose text, if there is any, is a space and then `part`.
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

    /// Remove everything printed since.
    #[inline]
    fn back_to(&mut self, lengths: Lengths) {
        self.spend(self.out.len().saturating_sub(lengths.len) / BYTES_A_STEP);
        self.out.truncate(lengths.len);
        self.recorder.truncate(lengths.spans);
    }

    /// What comes before the declared name, or all of it where nothing follows.
    fn left(&mut self, id: NodeId) -> Tail {
        if !self.enter() {
            return Tail::None;
        }
        let tail = self.left_here(id);
        self.leave();
        tail
    }

    /// What follows the declared name.
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

    /// Undo [`Printer::enter`], which comes before.
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

    /// Accounts for `steps` of work. False if that is more than the text is worth, or the printer has stopped: then
    /// nothing more is to be printed.
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

    /// Allows more steps, as many as the name and its text so far are worth. This makes the cost linear: a step that
    /// writes nothing, as into an empty pack, is paid for by what was written.
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
            // Text earns steps, so it must not grow without an end by them.
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

    /// The last byte; a blank where a comma was dropped, which GNU takes for the end of the text.
    fn last(&self) -> u8 {
        if S::COMMAS_AROUND_EMPTY_PACKS && self.dropped_comma == self.out.len() {
            return b' ';
        }
        self.out.last().copied().unwrap_or(0)
    }

    /// In parentheses, where `>` is an operator again.
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

    /// The elements of a list with commas between them; an empty pack is no element.
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

    /// As [`Printer::list`], but an empty pack loses its comma only where nothing follows it.
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
