//! The symbols of binaries, for `cpp_demangle_py.binary`, whose classes wrap those here.

use std::path::PathBuf;

use binary_symbols::{
    By, Class, Column, Error, ErrorKind, Filter, Key, Request, Sizes, SizesDiff, Symbol, SymbolTable, Value, Which,
    show::{self, Listing, Tree},
};
use cpython::_detail::ffi::InitObType as _;
use cpython::{
    ObjectProtocol as _, PyErr, PyModule, PyObject, PyResult, Python, PythonObject, ToPyObject, exc, py_class,
};
use symbol_names::Kind;

use crate::{
    capsule,
    convert::{OptionValue as _, borrow_bytes, bytes_of_text, decode, must_be, new_tuple, number, one_of},
    error::value_error,
    fastcall::{Args, Entry},
    gil::{has_no_signal, shared, without_gil},
    module::{add_function, add_private_class},
    options,
    package::Item,
    probe::probe,
    structure::kind_of,
};

const PRIVATE: &str = "cpp_demangle_py._native";

/// What an argument that names one thing or several must be.
const NAMES: &str = "a str or an iterable of str";

/// Adds the function and the classes to `module`.
pub fn add(py: Python, module: &PyModule) -> PyResult<()> {
    add_function::<ReadSymbols>(py, module, PRIVATE)?;
    add_private_class::<BinaryTable>(py, module, PRIVATE, "BinaryTable")?;
    add_private_class::<BinarySizes>(py, module, PRIVATE, "BinarySizes")?;
    add_private_class::<BinaryChanges>(py, module, PRIVATE, "BinaryChanges")
}

const _: () = shared::<(SymbolTable, Sizes, SizesDiff)>();

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
            which: one_of(py, "which", "a str", which, &Which::ALL, Which::as_str)?,
            debug_files: bool::from_python(py, "debug_files", debug_files)?,
            options: options::held(py, Some(options))?.clone(),
            ..Request::default()
        };
        let result = if path.is_none(py) {
            let data = borrow_bytes(py, data);
            without_gil(py, || binary_symbols::read_bytes(data, &request))
        } else {
            let path = PathBuf::from(command::argument(borrow_bytes(py, path).to_vec()));
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
            match error.file().map(|file| decode(py, file.as_os_str().as_encoded_bytes())).transpose() {
                Ok(file) => PyErr::new::<exc::OSError, _>(py, (code, reason, file)),
                Err(failure) => failure,
            }
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

/// The text of an argument that a table's lossy text is compared with, which may be None.
fn lossy(py: Python, name: &str, given: Option<&PyObject>) -> PyResult<Option<String>> {
    let lossy = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(bytes_or_none(py, name, given)?.map(lossy))
}

/// The bytes of a text that may be None.
fn bytes_or_none(py: Python, name: &str, given: Option<&PyObject>) -> PyResult<Option<Vec<u8>>> {
    given.map(|given| bytes_of_text(py, name, "a str or None", given)).transpose()
}

/// The address that was given.
fn address(py: Python, given: &PyObject) -> PyResult<u64> {
    given.extract(py).map_err(|error| {
        if error.matches(py, py.get_type::<exc::TypeError>()) {
            return must_be(py, "an address", "an int", given);
        }
        if !error.matches(py, py.get_type::<exc::OverflowError>()) {
            return error;
        }
        // Python refuses to format an int of thousands of digits.
        let text = given.str(py).map(|text| text.to_string_lossy(py).into_owned());
        let text = text.unwrap_or_else(|_| "a larger one".to_owned());
        value_error(py, format!("an address must be from 0 to {}, not {text}", u64::MAX))
    })
}

/// How a tree is printed.
fn tree(py: Python, depth: &PyObject, top: &PyObject, width: &PyObject, color: &PyObject) -> PyResult<Tree> {
    let number = |name, given| number(py, name, "an int", given, 0..=u32::MAX).map(|number| number as usize);
    Ok(Tree {
        depth: number("depth", depth)?,
        top: number("top", top)?,
        width: number("width", width)?,
        color: bool::from_python(py, "color", color)?,
    })
}

/// The row of a symbol as a tuple, in the order of the attributes of `BinarySymbol`.
fn row(py: Python, symbol: &Symbol) -> PyResult<PyObject> {
    let value = |column: &Column| match column.of(symbol) {
        Value::Number(number) => Ok(number.to_py_object(py).into_object()),
        Value::Truth(truth) => Ok(truth.to_py_object(py).into_object()),
        Value::Text(None) => Ok(py.None()),
        Value::Text(Some(_)) if column.name == "kind" => {
            symbol.kind().map_or_else(|| Ok(py.None()), |kind| kind_of(py, kind.as_str()))
        }
        Value::Text(Some(text)) => decode(py, text),
    };
    new_tuple(py, Column::ALL.iter().map(value))
}

/// Finds out about all names of the table, on all cores, before many of them are asked for.
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
    let out = out.map_err(|error| match error.get_ref().and_then(|inner| inner.downcast_ref()) {
        Some(error) => raised(py, error),
        None if error.kind() == std::io::ErrorKind::Interrupted => PyErr::fetch(py),
        None => value_error(py, error.to_string()),
    })?;
    decode(py, &out)
}

py_class!(pub class BinaryTable |py| {
    data table: SymbolTable;

    def __len__(&self) -> PyResult<usize> { probe(); Ok(self.table(py).len()) }

    /// Return the path of the file, or "" if only its bytes were given.
    def file(&self) -> PyResult<String> { probe(); Ok(self.table(py).file().to_owned()) }

    /// Return a list of some rows, each a tuple.
    def rows(&self, places: Vec<usize>) -> PyResult<Vec<PyObject>> { rows(py, self.table(py), &places) }

    /// Return a table of some rows.
    def select(&self, places: Vec<usize>) -> PyResult<BinaryTable> {
        probe();
        BinaryTable::create_instance(py, self.table(py).select(places.into_iter()))
    }

    /// Return a table of the rows that fulfil all conditions that are not None.
    def filter(
        &self, kinds: Option<Vec<PyObject>>, scope: Option<PyObject>, pattern: Option<PyObject>, defined: Option<PyObject>,
        exported: Option<PyObject>, section: Option<PyObject>, member: Option<PyObject>, letters: Option<PyObject>
    ) -> PyResult<BinaryTable> {
        probe();
        let kind = |given: &PyObject| one_of(py, "kind", NAMES, given, Kind::ALL, Kind::as_str);
        let kinds = kinds.map(|kinds| kinds.iter().map(kind).collect::<PyResult<Vec<_>>>()).transpose()?;
        let scope = bytes_or_none(py, "scope", scope.as_ref())?;
        let pattern = bytes_or_none(py, "pattern", pattern.as_ref())?;
        let pattern = pattern.map(|pattern| Filter::pattern(&pattern)).transpose().map_err(|error| raised(py, &error))?;
        let section = lossy(py, "section", section.as_ref())?;
        let member = lossy(py, "member", member.as_ref())?;
        let letters = lossy(py, "type", letters.as_ref())?;
        let letters = letters.map(|letters| Filter::letters(&letters)).transpose().map_err(|error| raised(py, &error))?;
        let truth = |name, given: Option<PyObject>| {
            let wrong = |given: &PyObject| must_be(py, name, "a bool or None", given);
            given.map(|given| bool::from_python(py, name, &given).map_err(|_| wrong(&given))).transpose()
        };
        let (defined, exported) = (truth("defined", defined)?, truth("exported", exported)?);
        let filter = Filter { kinds, scope, pattern, defined, exported, section, member, letters };
        let table = self.table(py);
        let filtered = without_gil(py, || {
            if filter.pattern.is_some() {
                table.demangle(has_no_signal)?;
            }
            if filter.kinds.is_some() || filter.scope.is_some() {
                table.inspect(has_no_signal)?;
            }
            Ok(table.filtered(&filter))
        });
        BinaryTable::create_instance(py, filtered.map_err(|error| raised(py, &error))?)
    }

    /// Return a table in another order.
    def sort(&self, key: PyObject, reverse: PyObject) -> PyResult<BinaryTable> {
        probe();
        let reverse = bool::from_python(py, "reverse", &reverse)?;
        let key = one_of(py, "by", "a str", &key, &Key::ALL, Key::as_str)?;
        let table = self.table(py);
        let sorted = without_gil(py, || {
            if key == Key::Demangled {
                table.demangle(has_no_signal)?;
            }
            Ok(table.sorted(key, reverse))
        });
        BinaryTable::create_instance(py, sorted.map_err(|error| raised(py, &error))?)
    }

    /// Return the row and the offset for each address, or None.
    def lookup(&self, addresses: Vec<PyObject>) -> PyResult<Vec<PyObject>> {
        let addresses = addresses.iter().map(|given| address(py, given)).collect::<PyResult<Vec<_>>>()?;
        lookup(py, self.table(py), &addresses)
    }

    /// Return the tree of sizes.
    def sizes(&self, by: Vec<PyObject>) -> PyResult<BinarySizes> {
        probe();
        let by = by.iter().map(|by| one_of(py, "by", NAMES, by, &By::ALL, By::as_str)).collect::<PyResult<Vec<_>>>()?;
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
    def text(&self, sizes: PyObject, mangled: PyObject, color: PyObject) -> PyResult<PyObject> {
        probe();
        let table = self.table(py);
        let listing = Listing {
            sizes: bool::from_python(py, "sizes", &sizes)?,
            mangled: bool::from_python(py, "mangled", &mangled)?,
            color: bool::from_python(py, "color", &color)?,
        };
        written(py, |out| show::symbols(out, table, &listing, has_no_signal))
    }

    /// Return the rows as JSON.
    def json(&self) -> PyResult<PyObject> {
        probe();
        let table = self.table(py);
        written(py, |out| show::symbols_json(out, table, has_no_signal))
    }

    /// Return the rows as CSV.
    def csv(&self) -> PyResult<PyObject> {
        probe();
        let table = self.table(py);
        written(py, |out| show::symbols_csv(out, table, has_no_signal))
    }

    /// Return a capsule of a stream of the rows.
    def arrow(&self) -> PyResult<PyObject> {
        probe();
        let table = self.table(py);
        let array = without_gil(py, || table.to_arrow(has_no_signal)).map_err(|error| raised(py, &error))?;
        capsule::new(py, columns::export_once(&array, ""))
    }
});

/// So many rows are worth the threads that find out about all names; fewer need few names.
const MANY: usize = 16;

fn rows(py: Python, table: &SymbolTable, places: &[usize]) -> PyResult<Vec<PyObject>> {
    probe();
    if places.len() > MANY {
        ready(py, table)?;
    }
    places.iter().filter_map(|place| table.get(*place)).map(|symbol| row(py, &symbol)).collect()
}

fn lookup(py: Python, table: &SymbolTable, addresses: &[u64]) -> PyResult<Vec<PyObject>> {
    probe();
    if addresses.len() > MANY {
        ready(py, table)?;
    }
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
    def text(&self, depth: PyObject, top: PyObject, width: PyObject, color: PyObject) -> PyResult<PyObject> {
        probe();
        let tree = tree(py, &depth, &top, &width, &color)?;
        let sizes = self.sizes(py);
        written(py, |out| show::sizes(out, sizes, &tree))
    }

    /// Return the tree as JSON.
    def json(&self) -> PyResult<PyObject> {
        probe();
        let sizes = self.sizes(py);
        written(py, |out| show::sizes_json(out, sizes))
    }

    /// Return the nodes as CSV.
    def csv(&self) -> PyResult<PyObject> {
        probe();
        let sizes = self.sizes(py);
        written(py, |out| show::sizes_csv(out, sizes))
    }

    /// Return a page of HTML.
    def page(&self, title: Option<PyObject>) -> PyResult<PyObject> {
        probe();
        let title = lossy(py, "title", title.as_ref())?;
        let sizes = self.sizes(py);
        let title = title.as_deref().unwrap_or(sizes.title());
        written(py, |out| show::sizes_page(out, title, sizes))
    }

    /// Return the changes from an older tree to this one.
    def changes_from(&self, old: BinarySizes) -> PyResult<BinaryChanges> {
        probe();
        let (old, new) = (old.sizes(py), self.sizes(py));
        let changes = without_gil(py, || SizesDiff::of(old, new)).map_err(|error| raised(py, &error))?;
        BinaryChanges::create_instance(py, changes)
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
    def text(&self, depth: PyObject, top: PyObject, width: PyObject, color: PyObject) -> PyResult<PyObject> {
        probe();
        let tree = tree(py, &depth, &top, &width, &color)?;
        let changes = self.changes(py);
        written(py, |out| show::changes(out, changes, &tree))
    }

    /// Return the tree as JSON.
    def json(&self) -> PyResult<PyObject> {
        probe();
        let changes = self.changes(py);
        written(py, |out| show::changes_json(out, changes))
    }

    /// Return the nodes as CSV.
    def csv(&self) -> PyResult<PyObject> {
        probe();
        let changes = self.changes(py);
        written(py, |out| show::changes_csv(out, changes))
    }

    /// Return a page of HTML.
    def page(&self, title: Option<PyObject>) -> PyResult<PyObject> {
        probe();
        let title = lossy(py, "title", title.as_ref())?;
        let changes = self.changes(py);
        let title = title.as_deref().unwrap_or(changes.title());
        written(py, |out| show::changes_page(out, title, changes))
    }
});
