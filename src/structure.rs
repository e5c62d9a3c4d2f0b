//! The structure of a `Symbol` as objects of Python: kind, parts, ranges and tree.

use std::{ops::Range, rc::Rc};

use ::bulk::Field;
use cpython::_detail::ffi::InitObType as _;
use cpython::{ObjectProtocol, PyModule, PyObject, PyResult, PyTuple, Python, PythonObject, ToPyObject, py_class};
use symbol_names::{ByteText, Error, Kind, Options, Parts, Special, Structure};

use crate::{
    bulk::object,
    convert::{char_offsets, decode, new_int, new_text, new_tuple},
    error::exception,
    fastcall::{Args, Entry},
    gil::shared,
    module::add_private_class,
    options,
    package::{Item, Members},
    probe::probe,
    symbol::{Symbol, inner},
};

fn raised<T>(py: Python, symbol: &Symbol, result: Result<T, Error>) -> PyResult<T> {
    result.or_else(|error| {
        let given = decode(py, inner(py, symbol).mangled())?;
        Err(exception(py, &error, &given))
    })
}

fn structure<T>(py: Python, symbol: &Symbol, ask: impl FnOnce(&Structure) -> T) -> PyResult<T> {
    raised(py, symbol, inner(py, symbol).structure(ask))
}

/// A number of the structure, which is the same in every style, or `None`.
pub fn number(py: Python, symbol: &Symbol, what: impl FnOnce(&Structure) -> Option<u8>) -> PyResult<PyObject> {
    Ok(structure(py, symbol, what)?.to_py_object(py).into_object())
}

/// A text of the structure, which is the same in every style, or `None`.
pub fn text(py: Python, symbol: &Symbol, what: impl FnOnce(&Structure) -> Option<ByteText>) -> PyResult<PyObject> {
    text_or_none(py, structure(py, symbol, what)?.as_ref())
}

/// Whether the kind of the symbol is one of some.
pub fn is(py: Python, symbol: &Symbol, what: impl FnOnce(Kind) -> bool) -> PyResult<bool> {
    structure(py, symbol, |name| name.kind()).map(what)
}

/// Does the same as [`text`] for a tuple of texts.
pub fn texts(py: Python, symbol: &Symbol, what: impl FnOnce(&Structure) -> Vec<ByteText>) -> PyResult<PyObject> {
    tuple_or_none(py, Some(&structure(py, symbol, what)?))
}

/// A part of the name that is printed alone, or `None`.
pub fn piece(
    py: Python,
    symbol: &Symbol,
    what: impl FnOnce(&symbol_names::Symbol) -> Result<Option<ByteText>, Error>,
) -> PyResult<PyObject> {
    text_or_none(py, raised(py, symbol, what(inner(py, symbol)))?.as_ref())
}

fn parts(py: Python, symbol: &Symbol, options: &Options) -> PyResult<Rc<Parts>> {
    raised(py, symbol, inner(py, symbol).parts(options))
}

/// One part of the name, or `None`.
pub fn part(py: Python, symbol: &Symbol, what: impl FnOnce(&Parts) -> Option<&ByteText>) -> PyResult<PyObject> {
    let parts = parts(py, symbol, &Options::default())?;
    text_or_none(py, what(&parts))
}

/// Whether the parts of the name say something of it.
pub fn is_of(py: Python, symbol: &Symbol, what: impl FnOnce(&Parts) -> bool) -> PyResult<bool> {
    Ok(what(&*parts(py, symbol, &Options::default())?))
}

/// The description or the entity of a special symbol, or `None`.
pub fn special(py: Python, symbol: &Symbol, what: impl FnOnce(&Special) -> &ByteText) -> PyResult<PyObject> {
    let special = raised(py, symbol, inner(py, symbol).special())?;
    text_or_none(py, special.as_ref().map(what).filter(|text| !text.is_empty()))
}

/// Does the same as [`part`] for a tuple of texts.
pub fn part_list(py: Python, symbol: &Symbol, what: impl FnOnce(&Parts) -> Option<&[ByteText]>) -> PyResult<PyObject> {
    let parts = parts(py, symbol, &Options::default())?;
    tuple_or_none(py, what(&parts))
}

/// The member of `SymbolKind`.
pub fn kind(py: Python, symbol: &Symbol) -> PyResult<PyObject> {
    kind_of(py, structure(py, symbol, |name| name.kind())?.as_str())
}

/// The member of `SymbolKind` with a value.
pub fn kind_of(py: Python, value: &str) -> PyResult<PyObject> {
    static KINDS: Members = Members::new("cpp_demangle_py.kinds", "_KINDS");
    KINDS.get(py, value)
}

fn text_or_none(py: Python, text: Option<&ByteText>) -> PyResult<PyObject> {
    text.map_or_else(|| Ok(py.None()), |text| new_text(py, text))
}

fn tuple_or_none(py: Python, texts: Option<&[ByteText]>) -> PyResult<PyObject> {
    texts.map_or_else(|| Ok(py.None()), |texts| new_tuple(py, texts.iter().map(|text| new_text(py, text))))
}

pub struct AllParts;

impl Entry for AllParts {
    type This = Symbol;
    const NAME: &'static str = "parts";
    const DOC: &'static str = include_str!("doc/symbol_parts.txt");

    fn signature() -> String {
        format!("options=None, *, {}", options::signature())
    }

    fn call(py: Python, symbol: &Symbol, args: &Args) -> PyResult<PyObject> {
        static CLASS: Item = Item::new("cpp_demangle_py.structure", "Parts");
        let parts = parts(py, symbol, options::of_printing(py, args, &mut None)?)?;
        let values = Field::ALL.iter().filter_map(|field| Some((*field, field.of(&parts)?)));
        let members = values.map(|(field, value)| object(py, field, &value)).collect::<PyResult<Vec<_>>>()?;
        CLASS.get(py)?.call(py, PyTuple::new(py, &members), None)
    }
}

pub struct Ranges;

impl Entry for Ranges {
    type This = Symbol;
    const NAME: &'static str = "ranges";
    const DOC: &'static str = include_str!("doc/symbol_ranges.txt");

    fn signature() -> String {
        format!("options=None, *, {}", options::signature())
    }

    fn call(py: Python, symbol: &Symbol, args: &Args) -> PyResult<PyObject> {
        static PARTS: Members = Members::new("cpp_demangle_py.kinds", "_PARTS");
        static BUILD: Item = Item::new("cpp_demangle_py.structure", "ranges_of");
        let mut own = None;
        let options = options::of_printing(py, args, &mut own)?;
        let (text, ranges) = raised(py, symbol, inner(py, symbol).ranges(options))?;
        let chars = char_offsets(&text);
        let row = |range: &symbol_names::PartRange| {
            let members =
                [PARTS.get(py, range.part.as_str()), new_int(py, chars(range.start)), new_int(py, chars(range.end))];
            new_tuple(py, members.into_iter())
        };
        let rows = new_tuple(py, ranges.iter().map(row))?;
        BUILD.get(py)?.call(py, (rows,), None)
    }
}

// The parse that the nodes of a tree share, which prints their texts.
py_class!(pub class Tree |py| {
    data inner: symbol_names::Tree;

    /// Return the text of the node with a number. `Node` asks for it.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_Z1fi").tree().children[1].text
    /// '(int)'
    def text(&self, number: u32) -> PyResult<PyObject> { text_of_node(py, self, number) }
});

const _: () = shared::<symbol_names::Tree>();

/// Adds the class to `module`.
pub fn add(py: Python, module: &PyModule) -> PyResult<()> {
    add_private_class::<Tree>(py, module, "cpp_demangle_py._native", "Tree")
}

fn text_of_node(py: Python, tree: &Tree, number: u32) -> PyResult<PyObject> {
    probe();
    let core = tree.inner(py);
    match core.text(number) {
        Ok(text) => text_or_none(py, text.as_ref()),
        Err(error) => Err(exception(py, &error, &decode(py, core.mangled())?)),
    }
}

pub struct WholeTree;

impl Entry for WholeTree {
    type This = Symbol;
    const NAME: &'static str = "tree";
    const DOC: &'static str = include_str!("doc/symbol_tree.txt");

    fn signature() -> String {
        format!("options=None, *, {}", options::signature())
    }

    fn call(py: Python, symbol: &Symbol, args: &Args) -> PyResult<PyObject> {
        static BUILD: Item = Item::new("cpp_demangle_py.structure", "tree_of");
        let mut own = None;
        let options = options::of_printing(py, args, &mut own)?;
        let tree = raised(py, symbol, inner(py, symbol).tree(options))?;
        let chars = char_offsets(inner(py, symbol).mangled());
        let row = |row: &symbol_names::TreeRow| {
            let Range { start, end } = row.range;
            let span = new_tuple(py, [new_int(py, chars(start)), new_int(py, chars(end))].into_iter());
            let number = new_int(py, row.number as usize);
            new_tuple(py, [new_int(py, row.depth), new_text(py, row.kind.as_bytes()), number, span].into_iter())
        };
        let rows = new_tuple(py, tree.rows().iter().map(row))?;
        BUILD.get(py)?.call(py, (Tree::create_instance(py, tree)?, rows), None)
    }
}
