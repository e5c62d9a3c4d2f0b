//! The structure of a `Symbol` as objects of Python: kind, parts, ranges and tree.

use std::{ops::Range, rc::Rc};

use ::bulk::Field;
use cpython::_detail::ffi::InitObType as _;
use cpython::{
    ObjectProtocol, PyModule, PyObject, PyResult, PyTuple, Python, PythonObject, ToPyObject, py_class,
    py_class::PythonObjectFromPyClassMacro,
};
use symbol_names::{Error, Kind, Options, Parts, Special, Structure};

use crate::{
    bulk::object,
    convert::{char_offsets, decode, new_int, new_text, new_tuple},
    error::exception,
    fastcall::{Args, Entry},
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

/// A number or a text of the structure, which is the same in every style.
pub fn value<T: ToPyObject>(py: Python, symbol: &Symbol, what: impl FnOnce(&Structure) -> T) -> PyResult<PyObject> {
    Ok(structure(py, symbol, what)?.to_py_object(py).into_object())
}

/// Does the same as [`value`] for an owned text.
pub fn text(py: Python, symbol: &Symbol, what: impl FnOnce(&Structure) -> Option<String>) -> PyResult<PyObject> {
    value(py, symbol, what)
}

/// Whether the kind of the symbol is one of some.
pub fn is(py: Python, symbol: &Symbol, what: impl FnOnce(Kind) -> bool) -> PyResult<bool> {
    structure(py, symbol, |name| name.kind()).map(what)
}

/// Does the same as [`value`] for a tuple of texts.
pub fn values<T: ToPyObject>(
    py: Python,
    symbol: &Symbol,
    what: impl FnOnce(&Structure) -> Vec<T>,
) -> PyResult<PyObject> {
    Ok(tuple(py, &structure(py, symbol, what)?))
}

/// A part of the name that is printed alone, or `None`.
pub fn piece(
    py: Python,
    symbol: &Symbol,
    what: impl FnOnce(&symbol_names::Symbol) -> Result<Option<String>, Error>,
) -> PyResult<PyObject> {
    Ok(raised(py, symbol, what(inner(py, symbol)))?.to_py_object(py).into_object())
}

fn parts(py: Python, symbol: &Symbol, options: &Options) -> PyResult<Rc<Parts>> {
    raised(py, symbol, inner(py, symbol).parts(options))
}

/// One part of the name, or `None`.
pub fn part(py: Python, symbol: &Symbol, what: impl FnOnce(&Parts) -> Option<&str>) -> PyResult<PyObject> {
    let parts = parts(py, symbol, &Options::default())?;
    Ok(what(&parts).to_py_object(py).into_object())
}

/// Whether the parts of the name say something of it.
pub fn is_of(py: Python, symbol: &Symbol, what: impl FnOnce(&Parts) -> bool) -> PyResult<bool> {
    Ok(what(&*parts(py, symbol, &Options::default())?))
}

/// The description or the entity of a special symbol, or `None`.
pub fn special(py: Python, symbol: &Symbol, what: impl FnOnce(&Special) -> &[u8]) -> PyResult<PyObject> {
    let special = raised(py, symbol, inner(py, symbol).special())?;
    match special.as_ref().map(what) {
        None | Some([]) => Ok(py.None()),
        Some(text) => decode(py, text),
    }
}

/// Does the same as [`part`] for a tuple of texts.
pub fn part_list(py: Python, symbol: &Symbol, what: impl FnOnce(&Parts) -> Option<&[String]>) -> PyResult<PyObject> {
    let parts = parts(py, symbol, &Options::default())?;
    Ok(tuple_or_none(py, what(&parts)))
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

fn tuple<T: ToPyObject>(py: Python, items: &[T]) -> PyObject {
    let items: Vec<PyObject> = (items.iter()).map(|item| item.to_py_object(py).into_object()).collect();
    PyTuple::new(py, &items).into_object()
}

fn tuple_or_none(py: Python, texts: Option<&[String]>) -> PyObject {
    texts.map_or_else(|| py.None(), |texts| tuple(py, texts))
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

/// Adds the class to `module`.
pub fn add(py: Python, module: &PyModule) -> PyResult<()> {
    let class = Tree::initialize(py, Some("cpp_demangle_py._native"))?;
    module.add(py, "Tree", class)
}

fn text_of_node(py: Python, tree: &Tree, number: u32) -> PyResult<PyObject> {
    probe();
    let core = tree.inner(py);
    match core.text(number) {
        Ok(text) => Ok(text.to_py_object(py).into_object()),
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
