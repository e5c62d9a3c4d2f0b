//! The sink that writes the text of a name while it is read.
//!
//! Most names use a handful of productions, and each one's text is either the next input or text already written, so
//! the output buffer doubles as the substitution table: a candidate is a [`Fragment`] of it, and so is a template
//! argument. Where mangled order and text order differ (a return type, the class of a member pointer), text is set
//! aside or rotated, and the fragments move with it.
//!
//! What is left (expressions, packs in odd places, what the tools read differently) has [`Stop`] for an answer, and
//! the name is then read into a tree and printed. So the sink never decides that a name is bad; its one obligation is
//! to write what the printer would.

mod buffer;
mod decimal;
mod encodings;
mod fragment;
mod lists;
mod marks;
mod moves;
mod names;
mod simplify;
mod sink;
mod templates;
#[cfg(test)]
mod tests;
mod types;

use crate::grammar::{Goal, Memory, Parse, ShortInput, ShortTable, Stop, Table, Tables};
use crate::options::{Limits, Options};
use crate::spelling::style::{Gnu, Llvm, Spelling};
use buffer::Buffer;
use fragment::{Fragment, Shape};
use simplify::Simplified;
use std::marker::PhantomData;
use templates::Expansion;

/// How large the buffers and tables are: what does not fit is left to the tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// The longest name; hardly one in a thousand is longer.
    pub(crate) name: usize,
    /// The longest text, with all that is only written to be referred to.
    pub(crate) text: usize,
    /// The most candidates, template arguments and elements of packs.
    pub(crate) table: usize,
    /// How deep a name may nest, on the caller's stack: less than what that has room for, as the example `stack`
    /// measures it.
    pub(crate) depth: u32,
}

impl Default for Sizes {
    fn default() -> Sizes {
        Sizes { name: 2048, text: 10240, table: 256, depth: if cfg!(debug_assertions) { 16 } else { 48 } }
    }
}

/// Writes texts in the style that the options ask for.
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

    /// Allocates what [`Writer::write`] needs in a style.
    #[inline]
    pub(crate) fn prepare(&mut self, style: crate::options::Style) {
        let sizes = &self.sizes;
        match style {
            crate::options::Style::Gnu => _ = self.gnu.get_or_insert_with(|| memory(sizes)),
            crate::options::Style::Llvm => _ = self.llvm.get_or_insert_with(|| memory(sizes)),
        }
    }

    /// Appends the text of `mangled` to `out`, if it is one that can be written, no longer than `limits` allow, and the
    /// style is prepared.
    #[inline]
    pub(crate) fn write(&mut self, mangled: &[u8], options: &Options, limits: &Limits, out: &mut Vec<u8>) -> Parse<()> {
        let Writer { sizes, gnu, llvm } = self;
        let parts = match options.style {
            crate::options::Style::Gnu => write(gnu.as_deref_mut().ok_or(Stop)?, sizes, mangled, options, limits)?,
            crate::options::Style::Llvm => write(llvm.as_deref_mut().ok_or(Stop)?, sizes, mangled, options, limits)?,
        };
        let length = parts.iter().map(|part| part.len()).sum();
        if length > limits.output {
            return Err(Stop);
        }
        out.try_reserve(length).map_err(|_| Stop)?;
        for part in parts {
            // There is room after `try_reserve`; so the compiler sees that nothing is allocated here.
            if !part.is_empty() && part.len() <= out.capacity().wrapping_sub(out.len()) {
                out.extend_from_slice(part);
            }
        }
        Ok(())
    }
}

#[cold]
fn memory<S: Spelling>(sizes: &Sizes) -> Box<Memory<Text<S>>> {
    let table = || ShortTable::with_capacity(sizes.table, Fragment::OPAQUE);
    let tables = Tables { candidates: table(), arguments: table(), levels: ShortTable::with_capacity(sizes.table, 0) };
    Box::new(Memory::new(Text::new(sizes), ShortInput::with_capacity(sizes.name), tables))
}

/// Writes the text of `mangled`, which is in up to three parts.
#[inline(always)]
fn write<'m, S: Spelling>(
    memory: &'m mut Memory<Text<S>>,
    sizes: &Sizes,
    mangled: &[u8],
    options: &Options,
    limits: &Limits,
) -> Parse<[&'m [u8]; 3]> {
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

/// A text that is being written.
#[derive(Debug, Clone)]
pub(crate) struct Text<S> {
    buffer: Buffer,
    /// The elements of the packs among the template arguments.
    elements: ShortTable<Fragment>,
    /// The arguments of the templates that are being simplified.
    simplified: ShortTable<Fragment>,
    /// These templates.
    templates: ShortTable<Simplified>,
    options: Choices,
    /// What a constructor repeats: the identifier that was written last; empty if what was written last is none.
    class: Fragment,
    /// Template parameters stand for the arguments of the name before.
    in_signature: bool,
    /// Where a template parameter was written, in the function or the closure that is being written.
    uses: ShortTable<Fragment>,
    /// The pack expansion that is being written.
    expansion: Option<Expansion>,
    /// The closure whose signature is being written.
    closure: Option<Closure>,
    /// Inside the type of a conversion operator.
    in_conversion: bool,
    /// Where a list ended whose last comma was dropped, after which GNU sees no `>`.
    dropped_comma: usize,
    /// Where the text of the whole name begins and ends.
    begin: usize,
    end: usize,
    /// Where its return type does, which was written after the name of the function and is printed before it.
    result: (usize, usize),
    /// Where the name of a function with a return type ends, and where its parameters begin.
    name_end: usize,
    rest: usize,
    /// Whether the whole name is that of a function.
    is_function: bool,
    /// Template arguments were written between marks.
    has_marks: bool,
    style: PhantomData<S>,
}

/// The closure whose signature is being written.
#[derive(Clone, Copy, Debug)]
struct Closure {
    /// It encloses the entity that is named, whose template arguments come later.
    of_encoding: bool,
}

/// The options that a text is written with, in the order of [`Options`], so that they are copied together.
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
    /// Not asked for: names with constraints are left to the tree.
    #[allow(dead_code)]
    requires: bool,
    simplify_std: bool,
    /// Template arguments are written between marks, and shortened in the end.
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
            expansion: None,
            closure: None,
            in_conversion: false,
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
        // All of them by name, so that whoever adds one decides.
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
        self.expansion = None;
        self.closure = None;
        self.in_conversion = false;
        self.dropped_comma = usize::MAX;
        self.begin = 0;
        self.end = 0;
        self.result = (0, 0);
        self.is_function = false;
        self.has_marks = false;
        if simplify_std && !inline_namespaces.is_empty() {
            return Err(Stop);
        }
        let is_odd = (marks && marks::are_in(mangled)) || (simplify_std && simplify::has_odd_bytes(mangled));
        if is_odd { Err(Stop) } else { Ok(()) }
    }

    /// The text of the name that was read, if all of it is there: the return type and the name of a function that has
    /// one, and the rest.
    #[inline(always)]
    fn finish(&mut self) -> Option<[&[u8]; 3]> {
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
            return Some([b"", b"", part(self.begin, self.end)?]);
        }
        Some([part(start, self.result.1)?, part(self.begin, self.name_end)?, part(self.rest, self.end)?])
    }

    /// What was written from `start` on.
    #[inline(always)]
    fn since(&self, start: usize) -> Fragment {
        Fragment::plain(start, self.buffer.len())
    }
}
