//! The engine of our own, the crate `itanium`: the only file that knows it.

use std::{cell::Cell, rc::Rc};

use super::Form;
use crate::{Error, ErrorKind, Limit, Options, Style, structure::Range};

pub use itanium::{Name as Structure, Parts, TreeRow};

/// Runs `ask` on the parse of a name, within the bounds that `bounds` gives. The parse of the last name is kept.
pub(crate) fn inspect<T>(
    mangled: &[u8],
    form: Form,
    bounds: &Options,
    ask: impl FnOnce(&Structure) -> Result<T, itanium::Error>,
) -> Result<T, Error> {
    with_demangler(bounds, mangled.len(), |demangler| {
        ask(match form {
            Form::Name => demangler.inspect(mangled)?,
            Form::Type => demangler.inspect_type(mangled)?,
        })
    })
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], options: &Options) -> Result<usize, Error> {
    with_demangler(options, text.len(), |demangler| Ok(demangler.parse_prefix(text)?.1))
}

/// Appends the demangled text of `mangled` to `out`, within the bounds that `bounds` gives.
pub(crate) fn demangle(
    mangled: &[u8],
    form: Form,
    style: Style,
    options: &Options,
    bounds: &Options,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let printed = printed(style, options);
    with_demangler(bounds, mangled.len(), |demangler| match form {
        Form::Name => demangler.demangle(mangled, &printed, out),
        Form::Type => demangler.demangle_type(mangled, &printed, out),
    })
}

/// What belongs to longer names than this is not kept.
const KEPT: usize = 1 << 16;

/// Runs `work`, on a name so long and within the bounds that `bounds` gives, with the demangler of
/// this thread.
#[inline]
fn with_demangler<T>(
    bounds: &Options,
    length: usize,
    work: impl FnOnce(&mut itanium::Demangler) -> Result<T, itanium::Error>,
) -> Result<T, Error> {
    thread_local! {
        /// Keeps its memory from name to name.
        static DEMANGLER: Cell<Option<Box<itanium::Demangler>>> = const { Cell::new(None) };
    }
    DEMANGLER.with(|kept| {
        let mut demangler = kept.take().unwrap_or_default();
        let limits = limits(bounds);
        demangler.set_limits(limits);
        let result = work(&mut demangler);
        if length <= KEPT {
            kept.set(Some(demangler));
        }
        result.map_err(|error| translate(&error, &limits))
    })
}

/// The parts of the name as text. Those of the last name are kept, since who asks for one often asks for others.
pub(crate) fn parts(
    mangled: &[u8],
    form: Form,
    style: Style,
    options: &Options,
    bounds: &Options,
) -> Result<Rc<Parts>, Error> {
    /// The name, how it was read and printed, and its parts.
    type Last = (Box<[u8]>, Form, itanium::Options, itanium::Limits, Rc<Parts>);
    thread_local! {
        static LAST: Cell<Option<Last>> = const { Cell::new(None) };
    }
    let (options, limits) = (printed(style, options), limits(bounds));
    let is_same = |last: &Last| *last.0 == *mangled && last.1 == form && last.2 == options && last.3 == limits;
    let last = if let Some(last) = LAST.take().filter(is_same) {
        last
    } else {
        let parts = inspect(mangled, form, bounds, |name| name.parts(&options))?;
        (mangled.into(), form, options, limits, Rc::new(parts))
    };
    let parts = Rc::clone(&last.4);
    if mangled.len() <= KEPT {
        LAST.set(Some(last));
    }
    Ok(parts)
}

/// The text, and the range of each part in it.
pub(crate) fn text_with_ranges(
    mangled: &[u8],
    form: Form,
    style: Style,
    options: &Options,
    bounds: &Options,
) -> Result<(Vec<u8>, Vec<Range>), Error> {
    let printed = printed(style, options);
    let (text, ranges) = inspect(mangled, form, bounds, |name| name.text_with_ranges(&printed))?;
    let range = |range: itanium::PartRange| Range { part: range.part.as_str(), start: range.start, end: range.end };
    Ok((text, ranges.into_iter().map(range).collect()))
}

/// The nodes of a parse.
#[derive(Debug)]
pub struct Tree {
    name: itanium::Name,
    options: itanium::Options,
    limits: itanium::Limits,
    rows: Vec<TreeRow>,
}

impl Tree {
    pub(crate) fn new(
        mangled: &[u8],
        form: Form,
        style: Style,
        options: &Options,
        bounds: &Options,
    ) -> Result<Self, Error> {
        // A tree is refused where the text is.
        demangle(mangled, form, style, options, bounds, &mut Vec::new())?;
        let options = printed(style, options);
        let (name, rows) = inspect(mangled, form, bounds, |name| Ok((name.clone(), name.tree(&options).flatten()?)))?;
        Ok(Self { name, options, limits: limits(bounds), rows })
    }

    /// The nodes, each before its children.
    #[must_use]
    pub fn rows(&self) -> &[TreeRow] {
        &self.rows
    }

    /// The text of the node with a number; `None` if there is no such node.
    ///
    /// # Errors
    /// `Limit` where a limit is exceeded.
    pub fn text(&self, number: u32) -> Result<Option<String>, Error> {
        let node = self.name.tree_node(number, &self.options);
        let text = node.map(itanium::TreeNode::text).transpose();
        text.map_err(|error| translate(&error, &self.limits))
    }

    /// The mangled name.
    #[must_use]
    pub fn mangled(&self) -> &[u8] {
        self.name.mangled()
    }
}

pub(crate) fn begins_mangled(name: &[u8]) -> bool {
    itanium::is_mangled(name)
}

/// The engine's options for ours.
pub(crate) fn printed(style: Style, options: &Options) -> itanium::Options {
    itanium::Options {
        style: match style {
            Style::Llvm => itanium::Style::Llvm,
            Style::Gnu | Style::CppDemangle => itanium::Style::Gnu,
        },
        verbose: options.verbose,
        params: options.params,
        return_type: options.return_type,
        literal_types: options.literal_types,
        template_args: options.template_args,
        enclosing_params: options.enclosing_params,
        closure_params: options.closure_params,
        abi_tags: options.abi_tags,
        clone_suffix: options.clone_suffix,
        requires: options.requires,
        simplify_std: options.simplify_std,
        inline_namespaces: options.inline_namespaces.iter().map(|name| name.as_str().into()).collect(),
        max_template_depth: options.max_template_depth,
    }
}

fn limits(options: &Options) -> itanium::Limits {
    let limits = options.limits.unwrap_or_default();
    itanium::Limits { input: limits.input, output: limits.output, depth: limits.depth }
}

#[cold]
fn translate(error: &itanium::Error, limits: &itanium::Limits) -> Error {
    match error.kind() {
        itanium::ErrorKind::NotMangled => Error::not_mangled(),
        itanium::ErrorKind::InputTooLong => Error::exceeds(Limit::Input(limits.input)),
        itanium::ErrorKind::TooLong => Error::exceeds(Limit::Output(limits.output)),
        itanium::ErrorKind::TooDeep => Error::exceeds(Limit::Depth(limits.depth)),
        itanium::ErrorKind::TooMuchWork => Error::exceeds(Limit::Work),
        _ => Error::new(ErrorKind::Parse, error.reason()).at(error.offset()),
    }
}
