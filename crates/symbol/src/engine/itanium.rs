//! The engine of the scheme `itanium`, the crate `itanium-names`.

use std::{
    cell::Cell,
    rc::Rc,
    sync::atomic::{AtomicUsize, Ordering},
};

use demangling::{ByteText, Limit, Limits, PartRange, Parts};
use itanium_names::{Demangler, Name, TREE_FACTOR, TreeNode, TreeRow};

use super::{Form, in_style};
use crate::{Error, Options};

/// Runs `ask` on the parse of a name by the tool of `style`. The parse of the last name is saved.
pub(crate) fn inspect<T>(
    mangled: &[u8],
    form: Form,
    style: demangling::Style,
    limits: Option<Limits>,
    ask: impl FnOnce(&Name) -> Result<T, demangling::Error>,
) -> Result<T, Error> {
    with_demangler(limits, mangled.len(), |demangler| {
        demangler.set_style(style);
        ask(match form {
            Form::Name(_) => demangler.inspect(mangled)?,
            Form::Type => demangler.inspect_type(mangled)?,
        })
    })
}

/// Where the longest mangled name at the start of `text` ends.
pub(crate) fn prefix_end(text: &[u8], style: demangling::Style, limits: Option<Limits>) -> Result<usize, Error> {
    with_demangler(limits, text.len(), |demangler| {
        demangler.set_style(style);
        Ok(demangler.parse_prefix(text)?.1)
    })
}

/// Appends the demangled text of `mangled` to `out`.
#[inline]
pub(crate) fn demangle(
    mangled: &[u8],
    form: Form,
    style: demangling::Style,
    options: &Options,
    limits: Option<Limits>,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let options = in_style(options, style);
    with_demangler(limits, mangled.len(), |demangler| match form {
        Form::Name(_) => demangler.demangle(mangled, &options, out),
        Form::Type => demangler.demangle_type(mangled, &options, out),
    })
}

/// Appends the text of what the tool of `style` itself reads to `out`.
pub(crate) fn demangle_as_tool(
    mangled: &[u8],
    form: Form,
    style: demangling::Style,
    options: &Options,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let printed = in_style(options, style);
    with_demangler(options.limits, mangled.len(), |demangler| match form {
        Form::Name(_) => demangler.demangle_as_tool(mangled, &printed, out),
        Form::Type => demangler.demangle_type_as_tool(mangled, &printed, out),
    })
}

/// The memory of names that are longer than this is freed.
const LONG: usize = 1 << 16;

/// Runs `work`, on a name of this length and within these limits, with the demangler of this thread.
#[inline]
fn with_demangler<T>(
    limits: Option<Limits>,
    length: usize,
    work: impl FnOnce(&mut Demangler) -> Result<T, demangling::Error>,
) -> Result<T, Error> {
    thread_local! {
        /// Reuses its memory from name to name.
        static DEMANGLER: Cell<Option<Box<Demangler>>> = const { Cell::new(None) };
    }
    DEMANGLER.with(|saved| {
        let mut demangler = saved.take().unwrap_or_default();
        let limits = limits.unwrap_or_default();
        demangler.set_limits(limits);
        let result = work(&mut demangler);
        if length <= LONG {
            saved.set(Some(demangler));
        }
        match result {
            Ok(result) => Ok(result),
            Err(error) => Err(Error::of_engine(&error, &limits)),
        }
    })
}

/// The parts of the name as text. Those of the last name are saved, since who asks for one often asks for others.
pub(crate) fn parts(
    mangled: &[u8],
    form: Form,
    style: demangling::Style,
    options: &Options,
    limits: Option<Limits>,
) -> Result<Rc<Parts>, Error> {
    /// The name, how it was parsed and printed, and its parts.
    type Last = (Box<[u8]>, Form, demangling::Options, Option<Limits>, Rc<Parts>);
    thread_local! {
        static LAST: Cell<Option<Last>> = const { Cell::new(None) };
    }
    let options = in_style(options, style);
    let is_same = |last: &Last| *last.0 == *mangled && last.1 == form && last.2 == *options && last.3 == limits;
    let last = if let Some(last) = LAST.take().filter(is_same) {
        last
    } else {
        let parts = inspect(mangled, form, style, limits, |name| name.parts(&options))?;
        (mangled.into(), form, options.into_owned(), limits, Rc::new(parts))
    };
    let parts = Rc::clone(&last.4);
    if mangled.len() <= LONG {
        LAST.set(Some(last));
    }
    Ok(parts)
}

/// The text, and the range of each part in it.
pub(crate) fn text_with_ranges(
    mangled: &[u8],
    form: Form,
    style: demangling::Style,
    options: &Options,
    limits: Option<Limits>,
) -> Result<(Vec<u8>, Vec<PartRange>), Error> {
    let options = in_style(options, style);
    with_demangler(limits, mangled.len(), |demangler| {
        demangler.set_style(style);
        let name = match form {
            Form::Name(_) => demangler.inspect_for(mangled, &options)?,
            Form::Type => demangler.inspect_type(mangled)?,
        };
        name.text_with_ranges(&options)
    })
}

/// The nodes of a parse.
#[derive(Debug)]
pub struct Tree {
    name: Name,
    options: demangling::Options,
    limits: Limits,
    rows: Vec<TreeRow>,
    /// The total length of the texts that were printed.
    printed: AtomicUsize,
}

impl Tree {
    pub(crate) fn new(
        mangled: &[u8],
        form: Form,
        style: demangling::Style,
        options: &Options,
        limits: Option<Limits>,
    ) -> Result<Self, Error> {
        // A name whose text exceeds a limit has no tree either.
        demangle(mangled, form, style, options, limits, &mut Vec::new())?;
        let options = in_style(options, style).into_owned();
        let (name, rows) =
            inspect(mangled, form, style, limits, |name| Ok((name.clone(), name.tree(&options).flatten()?)))?;
        Ok(Self { name, options, limits: limits.unwrap_or_default(), rows, printed: AtomicUsize::new(0) })
    }

    /// The nodes, each before its children.
    #[must_use]
    pub fn rows(&self) -> &[TreeRow] {
        &self.rows
    }

    /// The text of the node with this number; `None` if there is no such node.
    ///
    /// # Errors
    /// `Limit` if the text exceeds a limit, or if all texts that were asked for exceed [`TREE_FACTOR`] times
    /// [`Limits::output`]: the text of a node has those of all nodes below it, so they could fill the memory.
    pub fn text(&self, number: u32) -> Result<Option<ByteText>, Error> {
        let node = self.name.tree_node(number, &self.options);
        let text = node.map(TreeNode::text).transpose().map_err(|error| Error::of_engine(&error, &self.limits))?;
        let length = text.as_ref().map_or(0, |text| text.len());
        let before = self.printed.fetch_add(length, Ordering::Relaxed);
        if before.saturating_add(length) > self.limits.output.saturating_mul(TREE_FACTOR) {
            return Err(Error::exceeds(Limit::Work, &self.limits));
        }
        Ok(text)
    }

    /// The mangled name.
    #[must_use]
    pub fn mangled(&self) -> &[u8] {
        self.name.mangled()
    }
}
