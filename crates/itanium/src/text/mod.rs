//! The sink that writes the text of a name while it is read.
//!
//! Most names use a handful of productions, and each one's text is either the next input or text already written, so
//! the output buffer doubles as the substitution table: a candidate is a [`Fragment`] of it, and so is a template
//! argument. Where mangled order and text order differ (a return type, the class of a member pointer), text is set
//! aside or rotated, and the fragments move with it.
//!
//! For everything else (rare expressions, packs in odd places, names that the tools read differently) the sink returns
//! [`Stop`], and the name is read into a tree and printed. So the sink never rejects a name; its one obligation is to
//! write what the printer would.

mod buffer;
mod decimal;
mod encodings;
mod expressions;
mod fragment;
mod lists;
mod marks;
mod moves;
mod names;
mod simplify;
mod sink;
mod state;
mod templates;
#[cfg(test)]
mod tests;
mod types;

use crate::grammar::{Goal, Memory, Parse, ShortInput, ShortTable, Stop, Table, Tables};
use crate::spelling::style::{Gnu, Llvm, Spelling};
use buffer::Buffer;
use demangling::{Error, Limits, Options};
use expressions::InnerFunction;
use fragment::{Fragment, Shape};
use simplify::Simplified;
use std::marker::PhantomData;
use templates::Expansion;

/// The sizes of the buffers and tables. Names that do not fit are left to the tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// The maximal length of a name. Hardly one in a thousand is longer.
    pub(crate) name: usize,
    /// The maximal length of the text, including text that is written only to be repeated later.
    pub(crate) text: usize,
    /// The maximal number of candidates, of template arguments, and of elements of packs.
    pub(crate) table: usize,
    /// The maximal depth of a name. It is read on the caller's stack, which has room for more; the example `itanium_stack`
    /// measures it.
    pub(crate) depth: u32,
}

impl Default for Sizes {
    fn default() -> Sizes {
        Sizes { name: 2048, text: 10240, table: 256, depth: if cfg!(debug_assertions) { 16 } else { 48 } }
    }
}

/// Writes texts in the style of the options.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    sizes: Sizes,
    gnu: Option<Box<Memory<Text<Gnu>>>>,
    llvm: Option<Box<Memory<Text<Llvm>>>>,
}

impl Writer {
    pub(crate) fn new(sizes: Sizes) -> Writer {
        Writer { sizes, gnu: None, llvm: None }
    }

    /// Allocates the memory that [`Writer::write`] needs for a style.
    #[inline]
    pub(crate) fn prepare(&mut self, style: demangling::Style) {
        let sizes = &self.sizes;
        match style {
            demangling::Style::Gnu => _ = self.gnu.get_or_insert_with(|| memory(sizes)),
            demangling::Style::Llvm => _ = self.llvm.get_or_insert_with(|| memory(sizes)),
        }
    }

    /// [`Memory::take_unread`] of the names in a style.
    pub(crate) fn take_unread(&mut self, style: demangling::Style) -> Option<Error> {
        match style {
            demangling::Style::Gnu => self.gnu.as_mut()?.take_unread(),
            demangling::Style::Llvm => self.llvm.as_mut()?.take_unread(),
        }
    }

    /// Appends the text of `mangled` to `out`. Returns [`Stop`] for names that the sink does not support, for texts
    /// longer than `limits` allow, and if the style is not prepared.
    #[inline]
    pub(crate) fn write(&mut self, mangled: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Parse<()> {
        let Writer { sizes, gnu, llvm } = self;
        let Parts { result, rest } = match options.style {
            demangling::Style::Gnu => write(gnu.as_deref_mut().ok_or(Stop)?, sizes, mangled, options, limits)?,
            demangling::Style::Llvm => write(llvm.as_deref_mut().ok_or(Stop)?, sizes, mangled, options, limits)?,
        };
        let length = result.map_or(0, |(result, name)| result.len() + name.len()) + rest.len();
        if length > limits.output {
            return Err(Stop);
        }
        out.try_reserve(length).map_err(|_| Stop)?;
        if let Some((result, name)) = result {
            append(out, result);
            append(out, name);
        }
        append(out, rest);
        Ok(())
    }
}

/// Appends `part` to `out`, which has room for it. The check shows the compiler that nothing is allocated here.
#[inline(always)]
fn append(out: &mut Vec<u8>, part: &[u8]) {
    if part.len() <= out.capacity().wrapping_sub(out.len()) {
        out.extend_from_slice(part);
    }
}

/// The text of a name.
struct Parts<'m> {
    /// The return type and the name of a function, if it has a return type.
    result: Option<(&'m [u8], &'m [u8])>,
    rest: &'m [u8],
}

#[cold]
fn memory<S: Spelling>(sizes: &Sizes) -> Box<Memory<Text<S>>> {
    let table = || ShortTable::with_capacity(sizes.table, Fragment::OPAQUE);
    let tables = Tables { candidates: table(), arguments: table(), levels: ShortTable::with_capacity(sizes.table, 0) };
    Box::new(Memory::new(Text::new(sizes), ShortInput::with_capacity(sizes.name), tables))
}

/// Writes the text of `mangled`.
#[inline(always)]
fn write<'m, S: Spelling>(
    memory: &'m mut Memory<Text<S>>,
    sizes: &Sizes,
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
) -> Parse<Parts<'m>> {
    if mangled.len() > limits.input || limits.depth < sizes.depth {
        return Err(Stop);
    }
    memory.sink.begin(mangled, options)?;
    memory.read(mangled, Goal::Name, S::DIALECT, sizes.depth)?;
    let Tables { candidates, arguments, .. } = &memory.tables;
    if candidates.is_full() || arguments.is_full() {
        return Err(Stop);
    }
    memory.sink.finish().ok_or(Stop)
}

/// The sink, and the text that it is writing.
#[derive(Debug, Clone)]
pub(crate) struct Text<S> {
    buffer: Buffer,
    /// The elements of the packs among the template arguments.
    elements: ShortTable<Fragment>,
    /// The arguments of the templates that are being simplified.
    simplified: ShortTable<Fragment>,
    /// The templates that are being simplified.
    templates: ShortTable<Simplified>,
    options: Choices,
    /// The identifier that was written last, which a constructor repeats. Empty if something else was written last.
    class: Fragment,
    /// True in a signature, where template parameters refer to the arguments of the name before it.
    in_signature: bool,
    /// The places of template parameters in the function or closure that is being written.
    uses: ShortTable<Fragment>,
    /// The number of [`Text::uses`] outside the entity or closure that is being written.
    outer_uses: usize,
    /// The functions inside other names whose signatures have template parameters. GNU prints these otherwise in a
    /// closure.
    generic: ShortTable<Fragment>,
    /// The pack expansion that is being written.
    expansion: Option<Expansion>,
    /// The closure whose signature is being written.
    closure: Option<Closure>,
    /// True inside the type of a conversion operator.
    in_conversion: bool,
    /// True in the declaration of a template parameter.
    in_declaration: bool,
    /// True after `ad`, before the entity whose address is taken.
    takes_address: bool,
    /// The function that was read last inside another encoding.
    inner: Option<InnerFunction>,
    /// [`Text::class`] at the end of the last function's name.
    name_class: Fragment,
    /// The position at which the last comma of a list was dropped. GNU does not see a `>` before it.
    dropped_comma: usize,
    /// The start and the end of the whole text.
    begin: usize,
    end: usize,
    /// The start and the end of the return type, which is written after the name of the function and printed before it.
    result: (usize, usize),
    /// For a function with a return type: the end of its name and the start of its parameters.
    name_end: usize,
    rest: usize,
    /// True if the symbol is a function.
    is_function: bool,
    /// True if template arguments were written between marks.
    has_marks: bool,
    style: PhantomData<S>,
}

/// The closure whose signature is being written.
#[derive(Clone, Copy, Debug)]
struct Closure {
    /// True if it encloses the named entity, whose template arguments follow.
    of_encoding: bool,
}

/// The options of a text, in the order of [`Options`], so that they are copied together.
#[derive(Clone, Copy, Debug, Default)]
struct Choices {
    verbose: bool,
    params: bool,
    return_type: bool,
    literal_types: bool,
    template_args: bool,
    enclosing_params: bool,
    closure_params: bool,
    abi_tags: bool,
    clone_suffix: bool,
    /// Not read: names with constraints are left to the tree.
    #[allow(dead_code)]
    requires: bool,
    simplify_std: bool,
    /// True if template arguments are written between marks, and shortened at the end.
    marks: bool,
    max_template_depth: u32,
}

impl<S: Spelling> Text<S> {
    fn new(sizes: &Sizes) -> Text<S> {
        Text {
            buffer: Buffer::with_capacity(sizes.text),
            elements: ShortTable::with_capacity(sizes.table, Fragment::OPAQUE),
            simplified: ShortTable::with_capacity(sizes.table, Fragment::OPAQUE),
            templates: ShortTable::with_capacity(sizes.table, Simplified::FILLER),
            options: Choices::default(),
            class: Fragment::plain(0, 0),
            in_signature: false,
            uses: ShortTable::with_capacity(sizes.table, Fragment::OPAQUE),
            outer_uses: 0,
            generic: ShortTable::with_capacity(sizes.table, Fragment::OPAQUE),
            expansion: None,
            closure: None,
            in_conversion: false,
            in_declaration: false,
            takes_address: false,
            inner: None,
            name_class: Fragment::plain(0, 0),
            dropped_comma: usize::MAX,
            begin: 0,
            end: 0,
            result: (0, 0),
            name_end: 0,
            rest: 0,
            is_function: false,
            has_marks: false,
            style: PhantomData,
        }
    }

    /// Begins the text of `mangled`.
    #[inline(always)]
    fn begin(&mut self, mangled: &[u8], options: &Options) -> Parse<()> {
        // All fields by name, so that a new option does not compile until it is handled here.
        let &Options {
            style: _,
            verbose,
            params,
            return_type,
            literal_types,
            template_args,
            enclosing_params,
            closure_params,
            abi_tags,
            clone_suffix,
            requires,
            simplify_std,
            ref inline_namespaces,
            max_template_depth,
            // Those of MSVC.
            access: _,
            calling_convention: _,
            tag_kind: _,
            member_type: _,
            variable_type: _,
        } = options;
        let marks = !template_args || max_template_depth.is_some();
        self.options = Choices {
            verbose,
            params,
            return_type,
            literal_types,
            template_args,
            enclosing_params,
            closure_params,
            abi_tags,
            clone_suffix,
            requires,
            simplify_std,
            marks,
            max_template_depth: max_template_depth.unwrap_or(u32::MAX),
        };
        self.buffer.clear();
        self.elements.clear();
        if simplify_std {
            self.simplified.clear();
            self.templates.clear();
        }
        self.in_signature = false;
        self.uses.clear();
        self.outer_uses = 0;
        self.generic.clear();
        self.expansion = None;
        self.closure = None;
        self.in_conversion = false;
        self.in_declaration = false;
        self.takes_address = false;
        self.dropped_comma = usize::MAX;
        self.begin = 0;
        self.end = 0;
        self.result = (0, 0);
        self.is_function = false;
        self.has_marks = false;
        if simplify_std && !inline_namespaces.is_empty() {
            return Err(Stop);
        }
        let is_odd = (marks && marks::contains_marks(mangled)) || (simplify_std && simplify::has_odd_bytes(mangled));
        if is_odd { Err(Stop) } else { Ok(()) }
    }

    /// The text of the name that was read. `None` if the text did not fit.
    #[inline(always)]
    fn finish(&mut self) -> Option<Parts<'_>> {
        let (start, end) = self.result;
        let has_result = start != end;
        if self.has_marks {
            (self.name_end, self.rest) = (start, if has_result { end } else { self.begin });
            self.shorten()?;
        } else if has_result {
            (self.name_end, self.rest) = (start, end);
        }
        let part = |start, end| self.buffer.get(start, end);
        if !has_result {
            return Some(Parts { result: None, rest: part(self.begin, self.end)? });
        }
        let result = (part(start, self.result.1)?, part(self.begin, self.name_end)?);
        Some(Parts { result: Some(result), rest: part(self.rest, self.end)? })
    }

    /// The text from `start` on.
    #[inline(always)]
    fn since(&self, start: usize) -> Fragment {
        Fragment::plain(start, self.buffer.len())
    }
}
