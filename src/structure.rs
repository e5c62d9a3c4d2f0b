//! What a `Symbol` says beside its text, as Python has it.

use ::symbol::{Error, Parts, Special, Structure};
use cpython::{ObjectProtocol, PyObject, PyResult, PyTuple, Python, PythonObject, ToPyObject};

use crate::{
    convert::{char_offsets, decode},
    error::exception,
    fastcall::{Args, Entry},
    options,
    symbol::{Symbol, inner},
};

fn raised<T>(py: Python, symbol: &Symbol, result: Result<T, Error>) -> PyResult<T> {
    result.or_else(|error| {
        let given = decode(py, inner(py, symbol).mangled())?;
        Err(exception(py, &error, &given))
    })
}

fn structure<'a>(py: Python<'a>, symbol: &'a Symbol) -> PyResult<&'a Structure> {
    raised(py, symbol, inner(py, symbol).structure())
}

/// What the engine tells whatever the style is, a number or a text.
pub fn told<'a, T: ToPyObject>(
    py: Python<'a>,
    symbol: &'a Symbol,
    what: impl FnOnce(&'a Structure) -> T,
) -> PyResult<PyObject> {
    Ok(what(structure(py, symbol)?).to_py_object(py).into_object())
}

/// As [`told`], yes or no.
pub fn is(py: Python, symbol: &Symbol, what: impl FnOnce(&Structure) -> bool) -> PyResult<bool> {
    Ok(what(structure(py, symbol)?))
}

/// As [`told`], a tuple of texts.
pub fn words<T: ToPyObject>(
    py: Python,
    symbol: &Symbol,
    what: impl FnOnce(&Structure) -> Vec<T>,
) -> PyResult<PyObject> {
    Ok(tuple(py, &what(structure(py, symbol)?)))
}

/// One part of the name, or `None`.
pub fn part(py: Python, symbol: &Symbol, what: impl FnOnce(&Parts) -> Option<&str>) -> PyResult<PyObject> {
    let parts = raised(py, symbol, inner(py, symbol).parts())?;
    Ok(what(parts).to_py_object(py).into_object())
}

/// The description or the entity of a special symbol, or `None`.
pub fn special(py: Python, symbol: &Symbol, what: impl FnOnce(&Special) -> &[u8]) -> PyResult<PyObject> {
    match raised(py, symbol, inner(py, symbol).special())? {
        Some(special) => decode(py, what(&special)),
        None => Ok(py.None()),
    }
}

/// As [`part`], a tuple of texts.
pub fn texts(py: Python, symbol: &Symbol, what: impl FnOnce(&Parts) -> Option<&[String]>) -> PyResult<PyObject> {
    let parts = raised(py, symbol, inner(py, symbol).parts())?;
    Ok(what(parts).map_or_else(|| py.None(), |texts| tuple(py, texts)))
}

/// The member of `SymbolKind`.
pub fn kind(py: Python, symbol: &Symbol) -> PyResult<PyObject> {
    let kind = structure(py, symbol)?.kind().as_str();
    // Imported only now: it is Python, and the package that holds it imports this module.
    py.import("cpp_demangle_py.kinds")?.get(py, "SymbolKind")?.call(py, (kind,), None)
}

fn tuple<T: ToPyObject>(py: Python, items: &[T]) -> PyObject {
    let items: Vec<PyObject> = (items.iter()).map(|item| item.to_py_object(py).into_object()).collect();
    PyTuple::new(py, &items).into_object()
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
        let options = options::of_printing(py, args)?;
        let (text, ranges) = raised(py, symbol, inner(py, symbol).ranges(&options))?;
        let chars = char_offsets(&text);
        let row = |range: &::symbol::Range| (range.part, chars(range.start), chars(range.end));
        let rows: Vec<_> = ranges.iter().map(row).collect();
        let build = py.import("cpp_demangle_py.structure")?.get(py, "ranges_of")?;
        build.call(py, (tuple(py, &rows),), None)
    }
}

pub struct Tree;

impl Entry for Tree {
    type This = Symbol;
    const NAME: &'static str = "tree";
    const DOC: &'static str = include_str!("doc/symbol_tree.txt");

    fn signature() -> String {
        format!("options=None, *, {}", options::signature())
    }

    fn call(py: Python, symbol: &Symbol, args: &Args) -> PyResult<PyObject> {
        let options = options::of_printing(py, args)?;
        let core = inner(py, symbol);
        let rows = raised(py, symbol, core.tree(&options))?;
        let chars = char_offsets(core.mangled());
        let row = |row: &'_ ::symbol::TreeRow| {
            (row.depth, row.kind, row.text.clone(), chars(row.range.start), chars(row.range.end))
        };
        let rows: Vec<_> = rows.iter().map(row).collect();
        let build = py.import("cpp_demangle_py.structure")?.get(py, "tree_of")?;
        build.call(py, (tuple(py, &rows),), None)
    }
}
