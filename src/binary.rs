//! The symbols of binaries, for `cpp_demangle_py.binary`, whose classes wrap those here.

use std::path::PathBuf;

use binary_symbols::{
    By, Class, Error, ErrorKind, Filter, Key, Request, Sizes, SizesDiff, Symbol, SymbolTable, Which,
    show::{self, Listing, Tree},
};
use cpython::_detail::ffi::InitObType as _;
use cpython::{
    PyErr, PyModule, PyObject, PyResult, PyString, Python, PythonObject, ToPyObject, exc, py_class,
    py_class::PythonObjectFromPyClassMacro,
};

use crate::{
    capsule,
    convert::{borrow_bytes, decode, new_text, new_tuple},
    error::{type_error, value_error},
    fastcall::{Args, Entry, add_function},
    gil::{has_no_signal, without_gil},
    options,
    package::Item,
    probe::probe,
    structure::kind_of,
};

const PRIVATE: &str = "cpp_demangle_py._native";

/// Adds the function and the classes to `module`.
pub fn add(py: Python, module: &PyModule) -> PyResult<()> {
    add_function::<ReadSymbols>(py, module, PRIVATE)?;
    let class = BinaryTable::initialize(py, Some(PRIVATE))?;
    module.add(py, "BinaryTable", class)?;
    let class = BinarySizes::initialize(py, Some(PRIVATE))?;
    module.add(py, "BinarySizes", class)?;
    let class = BinaryChanges::initialize(py, Some(PRIVATE))?;
    module.add(py, "BinaryChanges", class)
}

/// `read_symbols(path, data, options, which, debug_files)`, of which either the path or the data is None.
struct ReadSymbols;

impl Entry for ReadSymbols {
    type This = PyModule;
    const NAME: &'static str = "read_symbols";
    const DOC: &'static str = "Read the symbols of a file, or of its bytes.";

    fn signature() -> String {
        "path, data, options, which, debug_files, /".into()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let [path, data, options, which, debug_files] = args.positional else {
            return Err(args.wrong_count(py, "exactly 5 positional arguments"));
        };
        let request = Request {
            which: one_of(py, "which", &Which::ALL, Which::as_str, which)?,
            debug_files: debug_files.extract(py)?,
            options: options::held(py, Some(options))?.clone(),
            ..Request::default()
        };
        let result = if path.is_none(py) {
            let data = borrow_bytes(py, data);
            without_gil(py, || binary_symbols::read_bytes(data, &request))
        } else {
            let path = PathBuf::from(path.extract::<String>(py)?);
            without_gil(py, || binary_symbols::read_file(&path, &request))
        };
        let table = result.map_err(|error| raised(py, &error))?;
        Ok(BinaryTable::create_instance(py, table)?.into_object())
    }
}

/// The exception for an error.
#[cold]
fn raised(py: Python, error: &Error) -> PyErr {
    match error.kind() {
        ErrorKind::Interrupted => PyErr::fetch(py),
        ErrorKind::Argument => value_error(py, error.to_string()),
        ErrorKind::Io => {
            let code = error.system_error().and_then(std::io::Error::raw_os_error);
            // Python adds the number itself.
            let reason = error.reason().split(" (os error ").next().unwrap_or_default();
            PyErr::new::<exc::OSError, _>(py, (code, reason, error.file()))
        }
        _ => binary_error(py, error).unwrap_or_else(|failure| failure),
    }
}

fn binary_error(py: Python, error: &Error) -> PyResult<PyErr> {
    // Imported only now, since its package imports this module.
    static CLASS: Item = Item::new("cpp_demangle_py.errors", "BinaryError");
    let class = CLASS.get(py)?.cast_into::<cpython::PyType>(py)?;
    Ok(PyErr::new_lazy_init(class, Some(error.to_string().to_py_object(py).into_object())))
}

/// The value with the name that was given.
fn one_of<T: Copy>(
    py: Python,
    argument: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
    given: &PyObject,
) -> PyResult<T> {
    let text = given.cast_as::<PyString>(py).map_err(|_| {
        let given = given.get_type(py);
        type_error(py, format!("{argument} must be a str, not {}", given.name(py)))
    })?;
    let text = text.to_string_lossy(py);
    all.iter().copied().find(|known| name(*known) == text).ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|known| format!("'{}'", name(*known))).collect();
        value_error(py, format!("{argument} must be {}, not '{text}'", names.join(" or ")))
    })
}

fn text_or_none(py: Python, text: Option<&[u8]>) -> PyResult<PyObject> {
    text.map_or_else(|| Ok(py.None()), |text| decode(py, text))
}

/// The row of a symbol as a tuple, in the order of the attributes of `BinarySymbol`.
fn row(py: Python, symbol: &Symbol) -> PyResult<PyObject> {
    let members = [
        Ok(symbol.address().to_py_object(py).into_object()),
        Ok(symbol.size().to_py_object(py).into_object()),
        Ok(symbol.has_computed_size().to_py_object(py).into_object()),
        Ok(symbol.letter().encode_utf8(&mut [0; 4]).to_py_object(py).into_object()),
        new_text(py, symbol.binding().as_str().as_bytes()),
        new_text(py, symbol.visibility().as_str().as_bytes()),
        Ok(symbol.is_exported().to_py_object(py).into_object()),
        Ok(symbol.section().map(|section| section.name.as_str()).to_py_object(py).into_object()),
        Ok(symbol.member_name().to_py_object(py).into_object()),
        text_or_none(py, symbol.version()),
        text_or_none(py, symbol.library()),
        decode(py, symbol.mangled()),
        decode(py, symbol.demangled()),
        text_or_none(py, symbol.scheme().map(|scheme| scheme.name().as_bytes())),
        symbol.kind().map_or_else(|| Ok(py.None()), |kind| kind_of(py, kind.as_str())),
        text_or_none(py, symbol.scope()),
        text_or_none(py, symbol.base_name()),
    ];
    new_tuple(py, members.into_iter())
}

/// Makes sure that the names of the table are known.
fn ready(py: Python, table: &SymbolTable) -> PyResult<()> {
    let work = || table.demangle(has_no_signal).and_then(|()| table.inspect(has_no_signal));
    without_gil(py, work).map_err(|error| raised(py, &error))
}

/// What `write` writes, as a `str`. It runs without the GIL.
fn written(py: Python, write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()> + Send) -> PyResult<PyObject> {
    let out = without_gil(py, || {
        let mut out = Vec::new();
        write(&mut out).map(|()| out)
    });
    decode(py, &out.map_err(|error| value_error(py, error.to_string()))?)
}

py_class!(pub class BinaryTable |py| {
    data table: SymbolTable;

    def __len__(&self) -> PyResult<usize> { probe(); Ok(self.table(py).len()) }

    /// Return a list of some rows, each a tuple.
    def rows(&self, places: Vec<usize>) -> PyResult<Vec<PyObject>> { rows(py, self.table(py), &places) }

    /// Return a table of some rows.
    def select(&self, places: Vec<usize>) -> PyResult<BinaryTable> {
        probe();
        BinaryTable::create_instance(py, self.table(py).select(places.into_iter()))
    }

    /// Return a table of the rows that fulfil all conditions that are not None.
    def filter(
        &self, kinds: Option<Vec<String>>, scope: Option<String>, pattern: Option<String>, defined: Option<bool>,
        exported: Option<bool>, section: Option<String>, member: Option<String>, letters: Option<String>
    ) -> PyResult<BinaryTable> {
        probe();
        let pattern = pattern.map(|pattern| Filter::pattern(&pattern)).transpose().map_err(|error| raised(py, &error))?;
        if kinds.is_some() || scope.is_some() || pattern.is_some() {
            ready(py, self.table(py))?;
        }
        let filter = Filter { kinds, scope, pattern, defined, exported, section, member, letters };
        let table = self.table(py);
        BinaryTable::create_instance(py, without_gil(py, || table.filtered(&filter)))
    }

    /// Return a table in another order.
    def sort(&self, key: PyObject, reverse: bool) -> PyResult<BinaryTable> {
        probe();
        let key = one_of(py, "by", &Key::ALL, Key::as_str, &key)?;
        let table = self.table(py);
        if key == Key::Demangled {
            ready(py, table)?;
        }
        BinaryTable::create_instance(py, without_gil(py, || table.sorted(key, reverse)))
    }

    /// Return the row and the offset for each address, or None.
    def lookup(&self, addresses: Vec<u64>) -> PyResult<Vec<PyObject>> { lookup(py, self.table(py), &addresses) }

    /// Return the tree of sizes.
    def sizes(&self, by: Vec<PyObject>) -> PyResult<BinarySizes> {
        probe();
        let by = by.iter().map(|by| one_of(py, "by", &By::ALL, By::as_str, by)).collect::<PyResult<Vec<_>>>()?;
        let table = self.table(py);
        let sizes = without_gil(py, || table.sizes(&by, has_no_signal)).map_err(|error| raised(py, &error))?;
        BinarySizes::create_instance(py, sizes)
    }

    /// Return a tuple for each class.
    def classes(&self) -> PyResult<Vec<PyObject>> { classes(py, self.table(py)) }

    /// Return a tuple for each member.
    def members(&self) -> PyResult<Vec<PyObject>> {
        probe();
        let table = self.table(py);
        let member = |member: &binary_symbols::Member| {
            let name = Some(member.name.as_str()).filter(|name| !name.is_empty());
            (name, member.format, &member.architecture, member.pointer, &member.origin).to_py_object(py).into_object()
        };
        Ok(table.members().iter().map(member).collect())
    }

    /// Return a tuple for each section.
    def sections(&self) -> PyResult<Vec<PyObject>> {
        probe();
        let table = self.table(py);
        let section = |section: &binary_symbols::Section| {
            let member = table.member_of(section).map(|member| member.name.as_str()).filter(|name| !name.is_empty());
            let class = section.class.as_str();
            (&section.name, section.address, section.size, section.align, class, member).to_py_object(py).into_object()
        };
        Ok(table.sections().iter().map(section).collect())
    }

    /// Return the lines of `nm`.
    def text(&self, sizes: bool, mangled: bool, colour: bool) -> PyResult<PyObject> {
        probe();
        ready(py, self.table(py))?;
        let table = self.table(py);
        written(py, |out| show::symbols(out, table, &Listing { sizes, mangled, colour }))
    }

    /// Return the rows as JSON.
    def json(&self) -> PyResult<PyObject> {
        ready(py, self.table(py))?;
        let table = self.table(py);
        written(py, |out| show::symbols_json(out, table))
    }

    /// Return the rows as CSV.
    def csv(&self) -> PyResult<PyObject> {
        ready(py, self.table(py))?;
        let table = self.table(py);
        written(py, |out| show::symbols_csv(out, table))
    }

    /// Return a capsule of a stream of the rows.
    def arrow(&self) -> PyResult<PyObject> {
        ready(py, self.table(py))?;
        let table = self.table(py);
        let array = without_gil(py, || table.to_arrow()).map_err(|error| value_error(py, error.to_string()))?;
        capsule::new(py, columns::export_once(&array, ""))
    }
});

fn rows(py: Python, table: &SymbolTable, places: &[usize]) -> PyResult<Vec<PyObject>> {
    probe();
    ready(py, table)?;
    places.iter().filter_map(|place| table.get(*place)).map(|symbol| row(py, &symbol)).collect()
}

fn lookup(py: Python, table: &SymbolTable, addresses: &[u64]) -> PyResult<Vec<PyObject>> {
    probe();
    ready(py, table)?;
    let one = |address: &u64| match table.lookup(*address).map_err(|error| raised(py, &error))? {
        Some(found) => Ok((row(py, &found.symbol)?, found.offset).to_py_object(py).into_object()),
        None => Ok(py.None()),
    };
    addresses.iter().map(one).collect()
}

fn classes(py: Python, table: &SymbolTable) -> PyResult<Vec<PyObject>> {
    probe();
    let found = without_gil(py, || table.classes(has_no_signal)).map_err(|error| raised(py, &error))?;
    let class = |class: &Class| {
        let rows = |places: &[usize]| rows(py, table, places).map(|rows| rows.to_py_object(py).into_object());
        let member = table.members().get(class.member as usize).map(|member| member.name.as_str());
        let members = [
            decode(py, &class.name),
            Ok(member.filter(|name| !name.is_empty()).to_py_object(py).into_object()),
            rows(&class.vtables),
            Ok(class.vtable_entries.to_py_object(py).into_object()),
            rows(&class.typeinfo),
            rows(&class.constructors),
            rows(&class.destructors),
            rows(&class.members),
            Ok(class.size.to_py_object(py).into_object()),
        ];
        new_tuple(py, members.into_iter())
    };
    found.iter().map(class).collect()
}

py_class!(pub class BinarySizes |py| {
    data sizes: Sizes;

    /// Return the label, the size, the number of symbols, and the numbers of the children of a node.
    def node(&self, number: u32) -> PyResult<PyObject> {
        probe();
        let sizes = self.sizes(py);
        let Some(node) = sizes.node(number) else { return Ok(py.None()) };
        let label = decode(py, sizes.label(number))?;
        Ok((label, node.size, node.count, &node.children).to_py_object(py).into_object())
    }

    /// Return the tree for a terminal.
    def text(&self, depth: usize, top: usize, width: usize, colour: bool) -> PyResult<PyObject> {
        probe();
        let sizes = self.sizes(py);
        written(py, |out| show::sizes(out, sizes, &Tree { depth, top, width, colour }))
    }

    /// Return the tree as JSON.
    def json(&self) -> PyResult<PyObject> {
        let sizes = self.sizes(py);
        written(py, |out| show::sizes_json(out, sizes))
    }

    /// Return the nodes as CSV.
    def csv(&self) -> PyResult<PyObject> {
        let sizes = self.sizes(py);
        written(py, |out| show::sizes_csv(out, sizes))
    }

    /// Return a page of HTML.
    def page(&self, title: String) -> PyResult<PyObject> {
        probe();
        let sizes = self.sizes(py);
        written(py, |out| show::sizes_page(out, &title, sizes))
    }

    /// Return the changes from an older tree to this one.
    def changes_from(&self, old: BinarySizes) -> PyResult<BinaryChanges> {
        probe();
        let (old, new) = (old.sizes(py), self.sizes(py));
        BinaryChanges::create_instance(py, without_gil(py, || SizesDiff::of(old, new)))
    }
});

py_class!(pub class BinaryChanges |py| {
    data changes: SizesDiff;

    /// Return the label, the old and new sizes and numbers of symbols, and the numbers of the children of a node.
    def node(&self, number: u32) -> PyResult<PyObject> {
        probe();
        let Some(node) = self.changes(py).node(number) else { return Ok(py.None()) };
        let label = decode(py, &node.label)?;
        let numbers = (node.old_size, node.new_size, node.old_count, node.new_count);
        Ok((label, numbers.0, numbers.1, numbers.2, numbers.3, &node.children).to_py_object(py).into_object())
    }

    /// Return by how many percent the whole grew.
    def growth_percent(&self) -> PyResult<f64> { probe(); Ok(self.changes(py).growth_percent()) }

    /// Return the tree for a terminal.
    def text(&self, depth: usize, top: usize, width: usize, colour: bool) -> PyResult<PyObject> {
        probe();
        let changes = self.changes(py);
        written(py, |out| show::changes(out, changes, &Tree { depth, top, width, colour }))
    }

    /// Return the tree as JSON.
    def json(&self) -> PyResult<PyObject> {
        let changes = self.changes(py);
        written(py, |out| show::changes_json(out, changes))
    }

    /// Return the nodes as CSV.
    def csv(&self) -> PyResult<PyObject> {
        let changes = self.changes(py);
        written(py, |out| show::changes_csv(out, changes))
    }

    /// Return a page of HTML.
    def page(&self, title: String) -> PyResult<PyObject> {
        probe();
        let changes = self.changes(py);
        written(py, |out| show::changes_page(out, &title, changes))
    }
});
