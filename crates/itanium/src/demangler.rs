//! The entry points: functions for one name, and [`Demangler`] for many.

use crate::ast::{LONGEST_NAME, NodeId};
use crate::grammar::{ExtraCandidates, Goal, Memory, Tree, WHOLE_IDENTIFIER};
use crate::name::{Name, into_string, print};
use crate::printer;
use crate::stack;
use crate::text::{Sizes, Writer};
use demangling::{Error, ErrorKind, Limits, Options, Style};
use std::str::FromStr;

/// Demangles one name as c++filt does, with default [options](Options).
///
/// # Errors
///
/// The name is not mangled or not well-formed, or exceeds a default [limit](Limits).
///
/// ```
/// assert_eq!(itanium_names::demangle("_ZN7mangled3fooEd").unwrap(), "mangled::foo(double)");
/// assert_eq!(itanium_names::demangle("foo").unwrap_err().offset(), 0);
/// ```
pub fn demangle(mangled: impl AsRef<[u8]>) -> Result<String, Error> {
    demangle_with(mangled, &Options::default())
}

/// Demangles one name with the given options.
///
/// # Errors
///
/// As [`demangle`].
///
/// ```
/// let options = itanium_names::Options { params: false, ..itanium_names::Options::default() };
/// assert_eq!(itanium_names::demangle_with("_ZN7mangled3fooEd", &options).unwrap(), "mangled::foo");
/// ```
pub fn demangle_with(mangled: impl AsRef<[u8]>, options: &Options) -> Result<String, Error> {
    let mut out = Vec::new();
    Demangler::new().demangle(mangled.as_ref(), options, &mut out)?;
    Ok(into_string(out))
}

/// Parses one name, to print it or inspect its parts.
///
/// # Errors
///
/// As [`demangle`].
///
/// ```
/// let name = itanium_names::parse("_Z3fooi").unwrap();
/// assert_eq!(name.demangle(&itanium_names::Options::default()).unwrap(), "foo(int)");
/// ```
pub fn parse(mangled: impl AsRef<[u8]>) -> Result<Name, Error> {
    parse_with(mangled, &Limits::default())
}

/// [`parse`] with the given limits.
///
/// # Errors
///
/// As [`demangle`].
///
/// ```
/// let limits = itanium_names::Limits { input: 4, ..itanium_names::Limits::default() };
/// assert!(itanium_names::parse_with("_Z3fooi", &limits).unwrap_err().is_limit());
/// ```
pub fn parse_with(mangled: impl AsRef<[u8]>, limits: &Limits) -> Result<Name, Error> {
    Demangler::with_limits(*limits).parse(mangled.as_ref())
}

/// Parses the longest mangled name at the start of `text`. Returns the name and its length in bytes.
///
/// # Errors
///
/// As [`demangle`].
///
/// ```
/// let (name, length) = itanium_names::parse_prefix("_Z3foov + 3", &itanium_names::Limits::default()).unwrap();
/// assert_eq!(length, 7);
/// assert_eq!(name.demangle(&itanium_names::Options::default()).unwrap(), "foo()");
/// ```
pub fn parse_prefix(text: impl AsRef<[u8]>, limits: &Limits) -> Result<(Name, usize), Error> {
    Demangler::with_limits(*limits).parse_prefix(text.as_ref())
}

/// Parses a mangled type on its own, such as `PKc`.
///
/// # Errors
///
/// The type is not well-formed, or exceeds a limit.
///
/// ```
/// let ty = itanium_names::parse_type("PKc", &itanium_names::Limits::default()).unwrap();
/// assert_eq!(ty.demangle(&itanium_names::Options::default()).unwrap(), "char const*");
/// ```
pub fn parse_type(mangled: impl AsRef<[u8]>, limits: &Limits) -> Result<Name, Error> {
    Demangler::with_limits(*limits).parse_type(mangled.as_ref())
}

/// Demangles many names, and reuses its memory from name to name.
///
/// ```
/// let mut demangler = itanium_names::Demangler::new();
/// let mut out = Vec::new();
/// for name in ["_Z1fv", "_Z1gi"] {
///     out.clear();
///     demangler.demangle(name.as_bytes(), &itanium_names::Options::default(), &mut out).unwrap();
/// }
/// assert_eq!(out, b"g(int)");
/// ```
#[derive(Debug, Clone)]
pub struct Demangler {
    tree: Option<Box<Memory<Tree>>>,
    memory: printer::Workspace,
    /// Demangles the names that need no tree.
    writer: Option<Writer>,
    /// The name that was inspected last, or [`Name::none`].
    inspected: Name,
    limits: Limits,
    /// The style whose tool parses the names that are inspected.
    style: Style,
}

impl Default for Demangler {
    fn default() -> Demangler {
        Demangler::new()
    }
}

impl Demangler {
    /// Creates a demangler with the default limits.
    #[must_use]
    pub fn new() -> Demangler {
        Demangler::with_limits(Limits::default())
    }

    /// Creates a demangler with the given limits.
    #[must_use]
    pub fn with_limits(limits: Limits) -> Demangler {
        let memory = printer::Workspace::default();
        Demangler { tree: None, memory, writer: None, inspected: Name::none(), limits, style: Style::default() }
    }

    /// Creates a demangler whose text sink has the given sizes.
    #[cfg(test)]
    pub(crate) fn with_sizes(sizes: Sizes) -> Demangler {
        Demangler { writer: Some(Writer::new(sizes)), ..Demangler::new() }
    }

    /// Sets the limits for all following names.
    ///
    /// ```
    /// let mut demangler = itanium_names::Demangler::new();
    /// demangler.set_limits(itanium_names::Limits { input: 4, ..itanium_names::Limits::default() });
    /// assert!(demangler.demangle(b"_Z3foov", &itanium_names::Options::default(), &mut Vec::new()).is_err());
    /// ```
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// Sets the style whose tool decides how the following names are parsed and inspected; at first the default one.
    ///
    /// A tool may accept what another rejects, such as any suffix.
    ///
    /// ```
    /// let mut demangler = itanium_names::Demangler::new();
    /// assert!(demangler.inspect(b"_Z1fv.a suffix").is_err());
    /// demangler.set_style(itanium_names::Style::Llvm);
    /// assert!(demangler.inspect(b"_Z1fv.a suffix").is_ok());
    /// ```
    pub fn set_style(&mut self, style: Style) {
        self.style = style;
    }

    /// Appends the demangled text of `mangled` to `out`. On an error, `out` is unchanged.
    ///
    /// # Errors
    ///
    /// As [`demangle`].
    #[inline]
    pub fn demangle(&mut self, mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        if self.write_directly(mangled, options, out) { Ok(()) } else { self.demangle_by_tree(mangled, options, out) }
    }

    /// [`Demangler::demangle`] of a name that the text sink does not support.
    #[cold]
    #[inline(never)]
    fn demangle_by_tree(&mut self, mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        let reading = if options.params {
            self.run_in_any(mangled, Goal::Name, options.style)?
        } else {
            self.run_without_parameters(mangled, options.style)?
        };
        self.print_tree(mangled, reading.root, options, out)
    }

    /// [`Demangler::demangle`] of a name that the tool of the style itself reads: that also reads names as the other tool
    /// does, and names with substitutions that no tool knows.
    ///
    /// # Errors
    ///
    /// As [`demangle`].
    ///
    /// ```
    /// use itanium_names::{Demangler, Options, Style};
    ///
    /// let is_read_by = |style| {
    ///     let options = Options { style, ..Options::default() };
    ///     Demangler::new().demangle_as_tool(b"_ZGR1x0", &options, &mut Vec::new()).is_ok()
    /// };
    /// assert!(is_read_by(Style::Gnu));
    /// assert!(!is_read_by(Style::Llvm));
    /// ```
    pub fn demangle_as_tool(&mut self, mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        let length = out.len();
        let printed = self.print_as_tool(mangled, options, out);
        if printed.is_err() {
            out.truncate(length);
        }
        printed
    }

    /// [`Demangler::demangle_as_tool`]. On an error, there may be more in `out`.
    fn print_as_tool(&mut self, mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        let length = out.len();
        self.take_unread(options.style);
        if self.write_directly(mangled, options, out) {
            match self.take_unread(options.style) {
                None => return Ok(()),
                Some(unread) if options.params => return Err(unread),
                // The tool does not read the signature, in which it may be.
                Some(_) => out.truncate(length),
            }
        }
        let reading = match self.run_as_tool(mangled, Goal::Name, options.style) {
            Err(_) if !options.params => self.run_as_tool(mangled, Goal::Head, options.style)?,
            reading => reading?,
        };
        self.print_tree_as_tool(mangled, reading.root, options, out)
    }

    /// What the text sink read that the tool of the style does not read, since this was asked last.
    fn take_unread(&mut self, style: Style) -> Option<Error> {
        self.writer.as_mut()?.take_unread(style)
    }

    /// [`Demangler::run`] that also fails if the tool of the style does not read all of the name.
    fn run_as_tool(&mut self, mangled: &[u8], goal: Goal, style: Style) -> Result<Reading, Error> {
        let reading = self.run(mangled, goal, style)?;
        self.tree.as_mut().and_then(|tree| tree.take_unread()).map_or(Ok(reading), Err)
    }

    /// [`Demangler::print_tree`] that also fails if the tool of the style refuses to print the name.
    fn print_tree_as_tool(
        &mut self,
        mangled: &[u8],
        root: NodeId,
        options: &Options,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        self.print_tree(mangled, root, options, out)?;
        if self.memory.is_refused() {
            return Err(Error::new(ErrorKind::UnboundTemplateParameter, mangled.len()));
        }
        Ok(())
    }

    /// [`Demangler::demangle_type`] of a type that the tool of the style itself reads. Without parameters, c++filt prints
    /// the type that the text begins with.
    ///
    /// # Errors
    ///
    /// As [`Demangler::demangle_type`].
    ///
    /// ```
    /// let (mut demangler, mut out) = (itanium_names::Demangler::new(), Vec::new());
    /// let options = itanium_names::Options { params: false, ..itanium_names::Options::default() };
    /// demangler.demangle_type_as_tool(b"ice", &options, &mut out).unwrap();
    /// assert_eq!(out, b"int");
    /// ```
    pub fn demangle_type_as_tool(&mut self, mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        let begins = options.style == Style::Gnu && !options.params;
        let goal = if begins { Goal::BeginningType } else { Goal::Type };
        let reading = self.run_as_tool(mangled, goal, options.style)?;
        let length = out.len();
        let printed = self.print_tree_as_tool(mangled, reading.root, options, out);
        if printed.is_err() {
            out.truncate(length);
        }
        printed
    }

    /// Appends the text of a node of the tree that was read last.
    fn print_tree(&mut self, mangled: &[u8], root: NodeId, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        let Some(tree) = &self.tree else { return Ok(()) };
        print(&tree.sink.ast, mangled, root, options, &self.limits, &mut self.memory, out)
    }

    /// Appends the demangled text of a mangled type, such as `PKc`, to `out`. On an error, `out` is unchanged.
    ///
    /// # Errors
    ///
    /// The type is not well-formed, or exceeds a limit.
    ///
    /// ```
    /// let mut out = Vec::new();
    /// itanium_names::Demangler::new().demangle_type(b"PKc", &itanium_names::Options::default(), &mut out).unwrap();
    /// assert_eq!(out, b"char const*");
    /// ```
    pub fn demangle_type(&mut self, mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        self.style = options.style;
        self.inspect_as(mangled, Goal::Type)?;
        let Demangler { inspected: name, memory, limits, .. } = self;
        let (ast, root) = name.reading(options.style);
        print(ast, mangled, root, options, limits, memory, out)
    }

    /// Parses a name, and stores it until the next one is inspected. Inspecting the same name again costs nothing, and
    /// a new name reuses the memory of the last.
    ///
    /// # Errors
    ///
    /// As [`demangle`].
    ///
    /// ```
    /// let mut demangler = itanium_names::Demangler::new();
    /// assert!(demangler.inspect(b"_ZN1AC1Ev").unwrap().is_constructor());
    /// assert_eq!(demangler.inspect(b"_ZN1AC1Ev").unwrap().ctor_dtor_variant(), Some(1));
    /// ```
    pub fn inspect(&mut self, mangled: &[u8]) -> Result<&Name, Error> {
        self.inspect_as(mangled, Goal::Name)
    }

    /// [`Demangler::inspect`] in the style of the options, for a text with these options. Without parameters it parses
    /// as [`Demangler::demangle`] does then: the tool of the style does not read them.
    ///
    /// # Errors
    ///
    /// As [`demangle`].
    ///
    /// ```
    /// use itanium_names::{Options, Style};
    ///
    /// let options = Options { style: Style::Llvm, params: false, ..Options::default() };
    /// let mut demangler = itanium_names::Demangler::new();
    /// let (text, _) = demangler.inspect_for(b"_Z1fvi", &options).unwrap().text_with_ranges(&options).unwrap();
    /// assert_eq!(text, b"f");
    /// ```
    pub fn inspect_for(&mut self, mangled: &[u8], options: &Options) -> Result<&Name, Error> {
        self.style = options.style;
        self.inspect_as(mangled, if options.params { Goal::Name } else { Goal::Head })
    }

    /// [`Demangler::inspect`] for a type on its own.
    ///
    /// # Errors
    ///
    /// As [`parse_type`].
    ///
    /// ```
    /// let mut demangler = itanium_names::Demangler::new();
    /// assert_eq!(demangler.inspect_type(b"PKc").unwrap().kind(), itanium_names::Kind::Type);
    /// ```
    pub fn inspect_type(&mut self, mangled: &[u8]) -> Result<&Name, Error> {
        self.inspect_as(mangled, Goal::Type)
    }

    /// True for the name that was inspected last.
    fn is_inspected(&self, mangled: &[u8], goal: Goal) -> bool {
        let name = &self.inspected;
        let is_same = name.goal == goal && name.style == self.style && name.mangled == mangled;
        is_same && name.limits == self.limits && !mangled.is_empty()
    }

    fn inspect_as(&mut self, mangled: &[u8], goal: Goal) -> Result<&Name, Error> {
        if self.is_inspected(mangled, goal) {
            return Ok(&self.inspected);
        }
        self.inspected.mangled.clear();
        let style = self.style;
        let Reading { root, length, ambiguous } = match goal {
            Goal::Head => self.run_without_parameters(mangled, style)?,
            _ => self.run_in_any(mangled, goal, style)?,
        };
        let Demangler { inspected: name, tree, limits, .. } = self;
        // The next tree reuses the memory of the last name.
        if let Some(tree) = tree {
            std::mem::swap(&mut tree.sink.ast, &mut name.ast);
        }
        (name.goal, name.style, name.root, name.limits) = (goal, style, root, *limits);
        name.others.clear();
        // Without parameters it is inspected in one style only.
        if ambiguous && goal != Goal::Head {
            self.inspect_in_others(mangled, goal, style, length);
        }
        self.inspected.mangled.extend_from_slice(mangled.get(..length).unwrap_or(mangled));
        Ok(&self.inspected)
    }

    /// Adds the parses of the styles other than `style` to the name that is being inspected.
    #[cold]
    fn inspect_in_others(&mut self, mangled: &[u8], goal: Goal, style: Style, length: usize) {
        for style in style.others() {
            // The same reading as `demangle`'s in that style.
            match (self.run_in_any(mangled, goal, style), &self.tree) {
                // A prefix that is longer in another style is another name.
                (Ok(Reading { root, length: same, .. }), Some(tree)) if same == length => {
                    self.inspected.others.push((style, tree.sink.ast.clone(), root));
                }
                _ => {}
            }
        }
    }

    /// Appends the demangled text of a parsed name to `out`. On an error, `out` is unchanged.
    ///
    /// Does the same as [`Name::demangle_to`], with the memory and the limits of the demangler.
    ///
    /// # Errors
    ///
    /// The text exceeds a limit.
    ///
    /// ```
    /// let name = itanium_names::parse("_Z1fv").unwrap();
    /// let mut out = Vec::new();
    /// itanium_names::Demangler::new().print(&name, &itanium_names::Options::default(), &mut out).unwrap();
    /// assert_eq!(out, b"f()");
    /// ```
    pub fn print(&mut self, name: &Name, options: &Options, out: &mut Vec<u8>) -> Result<(), Error> {
        if name.goal == Goal::Name && self.write_directly(&name.mangled, options, out) {
            return Ok(());
        }
        let (ast, root) = name.reading(options.style);
        print(ast, &name.mangled, root, options, &self.limits, &mut self.memory, out)
    }

    /// Appends the demangled text of `mangled` to `out` without a tree. Returns false if the name or the options need a
    /// tree.
    #[inline(never)]
    fn write_directly(&mut self, mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> bool {
        self.prepare(options.style);
        self.write_text(mangled, options, out)
    }

    /// Allocates the memory that [`Demangler::write_text`] needs for a style.
    #[doc(hidden)]
    #[inline]
    pub fn prepare(&mut self, style: Style) {
        self.writer.get_or_insert_with(|| Writer::new(Sizes::default())).prepare(style);
    }

    /// [`Demangler::demangle`] for names and options that need no tree. Returns false for all others, and if the style
    /// is not [prepared](Demangler::prepare). `proofs/no-panic` proves that it cannot panic.
    #[doc(hidden)]
    #[inline]
    pub fn write_text(&mut self, mangled: &[u8], options: &Options, out: &mut Vec<u8>) -> bool {
        let limits = &self.limits;
        self.writer.as_mut().is_some_and(|writer| writer.write(mangled, options, limits, out).is_ok())
    }

    /// [`parse_with`], with the memory and the limits of the demangler. The returned name has memory of its own.
    ///
    /// # Errors
    ///
    /// As [`demangle`].
    pub fn parse(&mut self, mangled: &[u8]) -> Result<Name, Error> {
        Ok(self.parse_as(mangled, Goal::Name)?.0)
    }

    /// [`parse_prefix`], with the memory and the limits of the demangler.
    ///
    /// # Errors
    ///
    /// As [`demangle`].
    pub fn parse_prefix(&mut self, text: &[u8]) -> Result<(Name, usize), Error> {
        self.parse_as(text, Goal::Prefix)
    }

    /// [`parse_type`], with the memory and the limits of the demangler.
    ///
    /// # Errors
    ///
    /// The type is not well-formed, or exceeds a limit.
    ///
    /// ```
    /// let (mut demangler, options) = (itanium_names::Demangler::new(), itanium_names::Options::default());
    /// assert_eq!(demangler.parse_type(b"PKc").unwrap().demangle(&options).unwrap(), "char const*");
    /// assert_eq!(demangler.parse(b"_Z1fi").unwrap().demangle(&options).unwrap(), "f(int)");
    /// let (name, length) = demangler.parse_prefix(b"_Z1fi+0x10").unwrap();
    /// assert_eq!((name.demangle(&options).unwrap().as_str(), length), ("f(int)", 5));
    /// ```
    pub fn parse_type(&mut self, mangled: &[u8]) -> Result<Name, Error> {
        Ok(self.parse_as(mangled, Goal::Type)?.0)
    }

    fn parse_as(&mut self, mangled: &[u8], goal: Goal) -> Result<(Name, usize), Error> {
        // A clone allocates only what it needs.
        let name = self.inspect_as(mangled, goal)?.clone();
        let length = name.mangled.len();
        Ok((name, length))
    }

    /// Parses a name whose parameters are not printed. The tools do not read the signature then, so a malformed one is
    /// accepted.
    fn run_without_parameters(&mut self, mangled: &[u8], style: Style) -> Result<Reading, Error> {
        match self.run(mangled, Goal::Name, style) {
            Err(error) if !error.is_limit() => match self.run(mangled, Goal::Head, style) {
                Err(error) if !error.is_limit() => self.run_in_any(mangled, Goal::Name, style),
                reading => reading,
            },
            reading => reading,
        }
    }

    /// Parses as the tool of `style` does. If that fails on a name that the tools read differently, parses as the tools
    /// of the other styles do. If a substitution is unknown, parses with more candidates for substitution, as no tool
    /// does.
    #[inline]
    fn run_in_any(&mut self, mangled: &[u8], goal: Goal, style: Style) -> Result<Reading, Error> {
        match self.run(mangled, goal, style) {
            Ok(reading) => Ok(reading),
            Err(error) => self.run_otherwise(mangled, goal, style, error),
        }
    }

    /// Continues [`Demangler::run_in_any`] after an error in the style's own reading.
    #[cold]
    fn run_otherwise(&mut self, mangled: &[u8], goal: Goal, style: Style, error: Error) -> Result<Reading, Error> {
        if self.tree.as_ref().is_some_and(|tree| tree.is_ambiguous()) {
            for other in style.others() {
                match self.run(mangled, goal, other) {
                    Err(error) if !error.is_limit() => {}
                    reading => return reading,
                }
            }
        }
        if error.kind() == ErrorKind::UnknownSubstitution {
            let reading = self.run_as(mangled, goal, style, ExtraCandidates::Auto);
            return reading.or_else(|_| self.run_as(mangled, goal, style, ExtraCandidates::Nullptr)).map_err(|_| error);
        }
        Err(error)
    }

    fn run(&mut self, mangled: &[u8], goal: Goal, style: Style) -> Result<Reading, Error> {
        self.run_as(mangled, goal, style, ExtraCandidates::None)
    }

    fn run_as(
        &mut self,
        mangled: &[u8],
        goal: Goal,
        style: Style,
        candidates: ExtraCandidates,
    ) -> Result<Reading, Error> {
        let limit = self.limits.input;
        let longest = limit.min(LONGEST_NAME);
        let too_long = || Error::new(ErrorKind::InputTooLong, limit);
        let cut = mangled.len() > longest;
        let mangled = match mangled.get(..longest) {
            // The limit is of the name, not of the text after it.
            Some(start) if goal == Goal::Prefix && mangled.len() > longest => start,
            _ if mangled.len() > longest => return Err(too_long()),
            _ => mangled,
        };
        let end = if goal == Goal::Prefix { longest } else { usize::MAX };
        let Demangler { tree, limits, .. } = self;
        let tree = tree.get_or_insert_with(|| Box::new(Tree::memory()));
        tree.set_extra_candidates(candidates);
        let result = stack::with_depth(limits.depth, |depth| {
            tree.sink.clear();
            tree.read(mangled, goal, style, depth).map_err(|_| tree.error().kind())
        });
        let ambiguous = tree.is_ambiguous();
        match result {
            Ok(reading) if reading.length < end => {
                Ok(Reading { root: reading.root, length: reading.length, ambiguous })
            }
            // The identifier goes on after the limit.
            Err(ErrorKind::Expected(WHOLE_IDENTIFIER)) if cut && goal == Goal::Prefix => Err(too_long()),
            Err(kind) if tree.error().offset() < end => Err(Error::new(kind, tree.error().offset())),
            // The name may go on after the limit.
            _ => Err(too_long()),
        }
    }
}

/// The result of a parse.
struct Reading {
    root: NodeId,
    length: usize,
    /// True if the tools read the name differently.
    ambiguous: bool,
}

impl FromStr for Name {
    type Err = Error;

    fn from_str(mangled: &str) -> Result<Name, Error> {
        parse(mangled)
    }
}
