//! The functions for many names at once.
//!
//! Names are processed in blocks. With the GIL, references to the names of a block are taken; without it, the new names
//! are demangled; with it again, the results are made. So a call needs the memory of its results and of one block.

use std::num::NonZeroUsize;

use bulk::{Batch, Distinct, Field, Interrupted, Texts, Value};
use cpython::{
    PyClone, PyDict, PyDrop, PyErr, PyModule, PyObject, PyResult, PyString, Python, PythonObject, ToPyObject,
};
use symbol_names::{Error, Options};

use crate::{
    convert::{decode, new_tuple, number, to_python},
    error::{exception_at, is_callers_fault, type_error, value_error},
    fastcall::{Args, Entry, add_function},
    gil::{has_no_signal, without_gil},
    held_name::HeldName,
    options::{self, OnError, Own},
    sequence::{ListBuilder, Sequence, new_list},
    structure::kind_of,
};

/// Adds the functions to `module`, as functions of the Python module `public`.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    add_function::<DemangleAll>(py, module, public)?;
    add_function::<PartsAll>(py, module, public)
}

/// The number of names of a block of one thread: small enough that names and texts stay in the second-level cache.
const BLOCK: usize = 1_024;

/// The number of names of a block for each of several threads: large enough that starting the threads costs little.
const BLOCK_OF_A_THREAD: usize = 4_096;

/// The most names of a block, however many threads there are: they are held without a look at signals.
const LARGEST_BLOCK: usize = 65_536;

/// The number of distinct names to remember, which bounds their memory. When it is exceeded, all are forgotten.
const REMEMBERED: usize = 1 << 16;

/// The smallest number of names for which several threads are used by default.
const SMALL: usize = 4_096;

struct DemangleAll;

impl Entry for DemangleAll {
    type This = PyModule;
    const NAME: &'static str = "demangle_all";
    const DOC: &'static str = include_str!("doc/demangle_all.txt");

    fn signature() -> String {
        format!("names, /, options=None, *, errors='keep', threads=None, {}", options::signature())
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let mut own = None;
        let given = Given::read(py, args, &[Own::Errors, Own::Threads], OnError::OF_TEXTS, &mut own)?;
        let names = Sequence::of(py, Self::NAME, given.names)?;
        let batch = batch_of(given.threads, names.len(py));
        let call = Demangling { options: given.options, on_error: given.on_error, batch };
        let [results] = <[PyObject; 1]>::try_from(in_blocks(py, Self::NAME, &names, &call, 1)?)
            .map_err(|_| type_error(py, "there is one list of results".into()))?;
        Ok(results)
    }
}

struct PartsAll;

impl Entry for PartsAll {
    type This = PyModule;
    const NAME: &'static str = "parts_all";
    const DOC: &'static str = include_str!("doc/parts_all.txt");

    fn signature() -> String {
        let fields = DEFAULT_FIELDS.map(|field| format!("'{}'", field.as_str())).join(", ");
        format!("names, /, options=None, *, fields=({fields}), errors='none', threads=None, {}", options::signature())
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let mut own = None;
        let given = Given::read(py, args, &[Own::Errors, Own::Threads, Own::Fields], OnError::OF_PARTS, &mut own)?;
        let fields = given.fields(py, &DEFAULT_FIELDS)?;
        let names = Sequence::of(py, Self::NAME, given.names)?;
        let batch = batch_of(given.threads, names.len(py));
        let call = Parting { fields: &fields, options: given.options, on_error: given.on_error, batch };
        let columns = in_blocks(py, Self::NAME, &names, &call, fields.len())?;
        let results = PyDict::new(py);
        for (field, column) in fields.iter().zip(columns) {
            results.set_item(py, field.as_str(), column)?;
        }
        Ok(results.into_object())
    }
}

/// The arguments of a function for many names.
pub struct Given<'a> {
    pub names: &'a PyObject,
    pub options: &'a Options,
    pub on_error: OnError,
    pub threads: Option<NonZeroUsize>,
    fields: Option<&'a PyObject>,
}

impl<'a> Given<'a> {
    /// Reads them. The function takes the keywords `takes` besides the options, and of `errors` the values `accepted`.
    pub fn read(
        py: Python<'a>,
        args: &Args<'a>,
        takes: &[Own],
        accepted: &[OnError],
        own: &'a mut Option<Options>,
    ) -> PyResult<Self> {
        let (names, options) = args.one_and_options(py)?;
        let request = options::read(py, args, options, takes, own)?;
        Ok(Self {
            names,
            options: request.options,
            on_error: OnError::from_python(py, request.own(Own::Errors), accepted)?,
            threads: threads(py, request.own(Own::Threads))?,
            fields: request.own(Own::Fields),
        })
    }

    /// The fields that are asked for.
    pub fn fields(&self, py: Python, default: &[Field]) -> PyResult<Vec<Field>> {
        fields(py, self.fields, default)
    }
}

/// The default of the argument `fields`.
const DEFAULT_FIELDS: [Field; 3] = [Field::Kind, Field::Scope, Field::BaseName];

/// Reads the argument `fields`.
fn fields(py: Python, given: Option<&PyObject>, default: &[Field]) -> PyResult<Vec<Field>> {
    let Some(given) = given else { return Ok(default.to_vec()) };
    if given.cast_as::<PyString>(py).is_ok() {
        return Err(type_error(py, "fields must be an iterable of str, not str".into()));
    }
    let given = Sequence::of(py, "fields", given)?;
    let field = |object: PyObject| {
        let name = object.extract::<String>(py).map_err(|_| {
            let given = object.get_type(py);
            type_error(py, format!("fields must be an iterable of str, not one of {}", given.name(py)))
        })?;
        Field::ALL.into_iter().find(|field| field.as_str() == name).ok_or_else(|| {
            let known = Field::ALL.map(|field| format!("'{}'", field.as_str())).join(", ");
            value_error(py, format!("there is no field '{name}'; the fields are {known}"))
        })
    };
    (0..given.len(py)).map_while(|index| given.get(py, index)).map(field).collect()
}

/// Reads the argument `threads`; `None` is the default.
fn threads(py: Python, given: Option<&PyObject>) -> PyResult<Option<NonZeroUsize>> {
    let Some(given) = given.filter(|given| !given.is_none(py)) else { return Ok(None) };
    let number = number(py, "threads", "an int or None", given, 1..=1024)?;
    Ok(NonZeroUsize::new(number as usize))
}

/// How work on so many names is shared. The default is as many threads as the process may use, or one for few names.
pub fn batch_of(threads: Option<NonZeroUsize>, names: usize) -> Batch {
    let default = || if names < SMALL { NonZeroUsize::MIN } else { bulk::available_threads() };
    Batch::with_threads(threads.unwrap_or_else(default))
}

/// The work of a function on the names of a block.
trait Work: Sync {
    /// The results before they are converted to objects of Python.
    type Made: Send;

    fn batch(&self) -> Batch;

    /// Computes the results for the names of a block, without the GIL.
    fn make(&self, names: &[Known]) -> Result<Self::Made, Interrupted>;

    /// Converts the results to objects of Python, and appends them to the columns.
    fn results(&self, py: Python, names: &[Known], made: Self::Made, columns: &mut [Vec<PyObject>]) -> PyResult<()>;
}

struct Demangling<'a> {
    options: &'a Options,
    on_error: OnError,
    batch: Batch,
}

impl Work for Demangling<'_> {
    type Made = Texts;

    fn batch(&self) -> Batch {
        self.batch
    }

    fn make(&self, names: &[Known]) -> Result<Texts, Interrupted> {
        bulk::demangle(names, self.options, self.batch, has_no_signal)
    }

    fn results(&self, py: Python, names: &[Known], texts: Texts, columns: &mut [Vec<PyObject>]) -> PyResult<()> {
        for column in columns {
            for (known, text) in names.iter().zip(texts.iter()) {
                column.push(match text {
                    Ok(text) => to_python(py, text, known.name.kind())?,
                    Err(error) => known.without_result(py, error, self.on_error)?,
                });
            }
        }
        Ok(())
    }
}

struct Parting<'a> {
    fields: &'a [Field],
    options: &'a Options,
    on_error: OnError,
    batch: Batch,
}

impl Work for Parting<'_> {
    type Made = Vec<Result<Vec<Value>, Error>>;

    fn batch(&self) -> Batch {
        self.batch
    }

    fn make(&self, names: &[Known]) -> Result<Self::Made, Interrupted> {
        bulk::parts(names, self.fields, self.options, self.batch, has_no_signal)
    }

    fn results(&self, py: Python, names: &[Known], rows: Self::Made, columns: &mut [Vec<PyObject>]) -> PyResult<()> {
        for (known, row) in names.iter().zip(rows) {
            match row {
                Ok(row) => {
                    for ((column, field), value) in columns.iter_mut().zip(self.fields).zip(row) {
                        column.push(object(py, *field, value)?);
                    }
                }
                Err(error) => {
                    for column in &mut *columns {
                        column.push(known.without_result(py, &error, self.on_error)?);
                    }
                }
            }
        }
        Ok(())
    }
}

/// Converts the value of a field to an object of Python.
fn object(py: Python, field: Field, value: Value) -> PyResult<PyObject> {
    match value {
        Value::Word(kind) if field == Field::Kind => kind_of(py, kind),
        Value::Word(word) => Ok(word.to_py_object(py).into_object()),
        Value::Text(Some(text)) => decode(py, &text),
        Value::Texts(Some(texts)) => new_tuple(py, texts.iter().map(|text| decode(py, text.as_bytes()))),
        Value::Text(None) | Value::Texts(None) => Ok(py.None()),
    }
}

/// Does `work` on all names. Returns a list for each of the `columns`.
fn in_blocks<W: Work>(
    py: Python,
    function: &str,
    names: &Sequence,
    work: &W,
    columns: usize,
) -> PyResult<Vec<PyObject>> {
    let lists = (0..columns).map(|_| ListBuilder::new(py)).collect::<PyResult<Vec<_>>>()?;
    let mut seen = Seen::with_capacity(names.len(py));
    let size = match work.batch().threads.get() {
        1 => BLOCK,
        threads => (BLOCK_OF_A_THREAD * threads).min(LARGEST_BLOCK),
    };
    let mut place: usize = 0;
    loop {
        let block = (place..place.saturating_add(size)).map_while(|index| Some((index, names.get(py, index)?)));
        let held = |(index, name)| HeldName::new(py, &format_args!("{function}() name {index}"), name);
        let block = block.map(held).collect::<PyResult<Vec<_>>>()?;
        if block.is_empty() {
            seen.forget(py);
            return Ok(lists.into_iter().map(ListBuilder::into_object).collect());
        }
        let old = seen.names.len();
        let (numbers, repeated, made) = without_gil(py, || {
            let (numbers, repeated) = seen.add(block, place);
            let made = work.make(&seen.names[old..]);
            (numbers, repeated, made)
        });
        let new = &seen.names[old..];
        let mut results: Vec<_> = (0..columns).map(|_| Vec::with_capacity(new.len())).collect();
        work.results(py, new, made.map_err(|_| PyErr::fetch(py))?, &mut results)?;
        for (list, results) in lists.iter().zip(results) {
            let result = |&number: &u32| match (number as usize).checked_sub(old) {
                Some(number) => Ok(results[number].clone_ref(py)),
                None => list.get(py, seen.names[number as usize].place),
            };
            let block = new_list(py, numbers.iter().map(result))?;
            list.extend(py, &block)?;
            block.release_ref(py);
            for result in results {
                result.release_ref(py);
            }
        }
        place += numbers.len();
        for name in repeated {
            name.release(py);
        }
        if !has_no_signal() {
            return Err(PyErr::fetch(py));
        }
        if seen.names.len() > REMEMBERED {
            seen.forget(py);
        }
    }
}

/// The distinct names so far.
struct Seen {
    distinct: Distinct,
    names: Vec<Known>,
}

/// A distinct name.
struct Known {
    name: HeldName,
    /// The index of the name in the argument, and of its result in the list.
    place: usize,
}

impl AsRef<[u8]> for Known {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.name.as_ref()
    }
}

impl Seen {
    /// Reserves memory for up to this many names.
    fn with_capacity(names: usize) -> Seen {
        // Pages take no memory until they are written.
        Seen { distinct: Distinct::new(), names: Vec::with_capacity(names.min(REMEMBERED)) }
    }

    /// Adds the names of a block; the first has the index `place`. Returns the number of each name among the distinct
    /// ones, and the names that were known already.
    fn add(&mut self, block: Vec<HeldName>, place: usize) -> (Vec<u32>, Vec<HeldName>) {
        let mut numbers = Vec::with_capacity(block.len());
        let mut repeated = Vec::new();
        for (place, name) in (place..).zip(block) {
            // The remembered names and those of a block are far fewer than 4 billion.
            let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            let number = self.distinct.number(name.as_ref(), next, |other| self.names[other as usize].name == name);
            numbers.push(number);
            if number == next {
                self.names.push(Known { name, place });
            } else {
                repeated.push(name);
            }
        }
        (numbers, repeated)
    }

    fn forget(&mut self, py: Python) {
        self.distinct = Distinct::new();
        for known in self.names.drain(..) {
            known.name.release(py);
        }
    }
}

impl Known {
    /// The result for a name that cannot be demangled, by the argument `errors`.
    #[cold]
    fn without_result(&self, py: Python, error: &Error, on_error: OnError) -> PyResult<PyObject> {
        let given = self.name.object(py);
        match on_error {
            OnError::Keep if !is_callers_fault(error) => Ok(given.clone_ref(py)),
            OnError::None if !is_callers_fault(error) => Ok(py.None()),
            _ => Err(exception_at(py, error, given, self.place)),
        }
    }
}
