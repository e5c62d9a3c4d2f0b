//! The functions for many names at once.
//!
//! Names are processed in blocks. With the GIL, references to the names of a block are taken; without it, the names are
//! demangled; with it again, the results are made. Other threads demangle the next blocks meanwhile (`bulk::pipeline`). So
//! a call needs the memory of its results and of a few blocks.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::time::{Duration, Instant};

use bulk::{Batch, Caller, Distinct, Field, Filled, Interrupted, Sample, TextsBuilder, Value, pipeline};
use cpython::{
    PyClone, PyDict, PyDrop, PyErr, PyModule, PyObject, PyResult, PyString, PyTuple, Python, PythonObject, ToPyObject,
};
use symbol_names::{Error, Options};

use crate::{
    convert::{Kind, decode, is_text, new_ascii, new_tuple, number, shown, to_python, utf8},
    error::{exception_at, is_callers_fault, type_error, value_error},
    fastcall::{Args, Entry},
    gil::{has_no_signal, without_gil},
    held_name::{HeldName, plain_bytes},
    module::add_function,
    options::{self, OnError, Own},
    sequence::{ListBuilder, Sequence},
    structure::kind_of,
};

/// Adds the functions to `module`, as functions of the Python module `public`.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    add_function::<DemangleAll>(py, module, public)?;
    add_function::<PartsAll>(py, module, public)
}

/// The number of names of a block: so small that their bytes and texts stay in the first cache.
const BLOCK: usize = 128;

/// A name is fetched into the cache while so many before it are read.
const PREFETCH_AHEAD: usize = 24;

/// The most names of a block while other threads of Python compete for the GIL.
const LARGEST_BLOCK: usize = 8_192;

/// The bytes of a block for each of its names; if names are longer, there are fewer.
const BYTES_A_NAME: usize = 256;

/// A longer time until the GIL is back means that another thread had it.
const COMPETITION: Duration = Duration::from_micros(200);

/// The number of distinct names to remember, which bounds their memory. When it is exceeded, all are forgotten.
const REMEMBERED: usize = 1 << 16;

/// In so few names, repeated ones are recognized in any case.
const FEW: usize = 512;

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
        let work = Demangling { options: given.options, on_error: given.on_error };
        let [results] = <[PyObject; 1]>::try_from(in_blocks(py, Self::NAME, &names, &work, batch.threads, 1)?)
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
        let work = Parting { fields: &fields, options: given.options, on_error: given.on_error };
        let columns = in_blocks(py, Self::NAME, &names, &work, batch.threads, fields.len())?;
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

/// The names of all fields.
pub fn field_names(py: Python) -> PyTuple {
    let names: Vec<PyObject> = Field::ALL.iter().map(|field| field.as_str().to_py_object(py).into_object()).collect();
    PyTuple::new(py, &names)
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
        if !is_text(&object) {
            let given = object.get_type(py);
            let message = format!("fields must be an iterable of str, not one of {}", given.name(py));
            return Err(type_error(py, message));
        }
        let name = utf8(py, &object);
        if let Some(field) = Field::ALL.iter().copied().find(|field| Some(field.as_str().as_bytes()) == name) {
            return Ok(field);
        }
        let known: Vec<_> = Field::ALL.iter().map(|field| format!("'{}'", field.as_str())).collect();
        let message = format!("there is no field {}; the fields are {}", shown(py, &object)?, known.join(", "));
        Err(value_error(py, message))
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

/// What a function does with each name.
trait Work: Sync {
    /// What is made of the names of a block, one after the other.
    type Made: Default + Send;

    /// Works on a name, without the GIL.
    fn make(&self, name: &[u8], made: &mut Self::Made);

    /// Appends the result for the name with this number in its block to the columns.
    fn finish(
        &self,
        py: Python,
        number: usize,
        known: &Known,
        made: &Self::Made,
        columns: &[ListBuilder],
    ) -> PyResult<()>;

    /// Ends the work on a block, without the GIL.
    fn end(_made: &mut Self::Made) {}

    /// Forgets what was made.
    fn clear(made: &mut Self::Made);
}

struct Demangling<'a> {
    options: &'a Options,
    on_error: OnError,
}

/// The texts of a block.
#[derive(Default)]
struct Texts {
    texts: TextsBuilder,
    are_ascii: bool,
}

impl Work for Demangling<'_> {
    type Made = Texts;

    #[inline]
    fn make(&self, name: &[u8], made: &mut Texts) {
        made.texts.push_with(|out| symbol_names::demangle_to(name, self.options, out));
    }

    #[inline]
    fn finish(&self, py: Python, number: usize, known: &Known, made: &Texts, columns: &[ListBuilder]) -> PyResult<()> {
        let result = match made.texts.get(number) {
            // SAFETY: the text is one of a block whose texts are all ASCII.
            Ok(text) if made.are_ascii && known.name.kind() == Kind::Text => unsafe { new_ascii(py, text)? },
            Ok(text) => to_python(py, text, known.name.kind())?,
            Err(error) => known.without_result(py, error, self.on_error)?,
        };
        columns[0].push(py, result)
    }

    fn end(made: &mut Texts) {
        made.are_ascii = made.texts.is_ascii();
    }

    fn clear(made: &mut Texts) {
        made.texts.clear();
    }
}

struct Parting<'a> {
    fields: &'a [Field],
    options: &'a Options,
    on_error: OnError,
}

impl Work for Parting<'_> {
    type Made = Vec<Result<Vec<Value>, Error>>;

    fn make(&self, name: &[u8], rows: &mut Self::Made) {
        rows.push(bulk::fields_of(name, self.fields, self.options));
    }

    fn finish(
        &self,
        py: Python,
        number: usize,
        known: &Known,
        rows: &Self::Made,
        columns: &[ListBuilder],
    ) -> PyResult<()> {
        match &rows[number] {
            Ok(row) => {
                for ((column, field), value) in columns.iter().zip(self.fields).zip(row) {
                    column.push(py, object(py, *field, value)?)?;
                }
            }
            Err(error) => {
                for column in columns {
                    column.push(py, known.without_result(py, error, self.on_error)?)?;
                }
            }
        }
        Ok(())
    }

    fn clear(rows: &mut Self::Made) {
        rows.clear();
    }
}

/// Converts the value of a field to an object of Python.
pub fn object(py: Python, field: Field, value: &Value) -> PyResult<PyObject> {
    match value {
        Value::Word(kind) if field == Field::Kind => kind_of(py, kind),
        Value::Word(word) => Ok(word.to_py_object(py).into_object()),
        Value::Truth(truth) => Ok(truth.to_py_object(py).into_object()),
        Value::Text(Some(text)) => decode(py, text),
        Value::Texts(Some(texts)) => new_tuple(py, texts.iter().map(|text| decode(py, text))),
        Value::Text(None) | Value::Texts(None) => Ok(py.None()),
    }
}

/// Does `work` on all names. Returns a list for each of the `columns`.
fn in_blocks<W: Work>(
    py: Python,
    function: &str,
    names: &Sequence,
    work: &W,
    threads: NonZeroUsize,
    columns: usize,
) -> PyResult<Vec<PyObject>> {
    let expected = names.len(py);
    let columns = (0..columns).map(|_| ListBuilder::new(py, expected)).collect::<PyResult<Vec<_>>>()?;
    let seen = seem_repeated(py, names).then(|| Seen::with_capacity(names.len(py)));
    let mut call = Call { py, function, names, work, columns, seen, place: 0, size: BLOCK, failure: None };
    let make = |block: &mut Block<W::Made>, watch: &mut bulk::Watch<fn() -> bool>| {
        for known in &block.names {
            let name = known.name.as_ref();
            if !watch.goes_on_with(name.len()) {
                break;
            }
            work.make(name, &mut block.made);
        }
        W::end(&mut block.made);
    };
    let done = pipeline(&mut call, threads, has_no_signal as fn() -> bool, make);
    if let Some(seen) = call.seen {
        seen.release(py);
    }
    match (done, call.failure) {
        (Ok(()), None) => call.columns.into_iter().map(|column| column.into_object(py)).collect(),
        (Err(Stop::Raised(error)), _) | (Ok(()), Some(error)) => Err(error),
        (Err(Stop::Interrupted), _) => Err(PyErr::fetch(py)),
    }
}

/// True if it seems to be worth while to look for repeated names.
fn seem_repeated(py: Python, names: &Sequence) -> bool {
    let count = names.len(py);
    if count <= FEW {
        return true;
    }
    let mut sample = Sample::default();
    for place in sample.places(count) {
        let Some(name) = names.get(py, place) else { continue };
        if let Some(bytes) = plain_bytes(py, &name) {
            sample.add(place, bytes);
        }
        name.release_ref(py);
    }
    sample.has_repeated()
}

/// A call for many names.
struct Call<'a, W> {
    py: Python<'a>,
    function: &'a str,
    names: &'a Sequence,
    work: &'a W,
    columns: Vec<ListBuilder>,
    /// The names so far, if repeated ones are looked for.
    seen: Option<Seen>,
    /// The index of the next name.
    place: usize,
    /// The number of names of the next block.
    size: usize,
    /// An error after the names that were taken. Those before it may have another one.
    failure: Option<PyErr>,
}

/// Some consecutive names, and what is made of them.
#[derive(Default)]
struct Block<M> {
    /// Those that are not repeated, as far as is known.
    names: Vec<Known>,
    /// For each other name, how many of `names` precede it, and the index of its result.
    repeated: Vec<(usize, usize)>,
    made: M,
}

/// Why a call ends.
enum Stop {
    Raised(PyErr),
    /// An exception is set.
    Interrupted,
}

impl From<Interrupted> for Stop {
    fn from(_: Interrupted) -> Stop {
        Stop::Interrupted
    }
}

impl From<PyErr> for Stop {
    fn from(error: PyErr) -> Stop {
        Stop::Raised(error)
    }
}

impl<W: Work> Call<'_, W> {
    /// The next name, or `None` if there are no more.
    #[inline]
    fn take(&self, place: usize) -> PyResult<Option<Known>> {
        let Some(object) = self.names.get(self.py, place) else { return Ok(None) };
        let name = HeldName::new(self.py, &format_args!("{}() name {place}", self.function), object)?;
        Ok(Some(Known { name, place }))
    }

    /// Appends the results for some names of a block.
    #[inline]
    fn finish(&self, names: &[Known], made: &W::Made, numbers: Range<usize>) -> PyResult<()> {
        for (number, known) in numbers.clone().zip(&names[numbers]) {
            self.work.finish(self.py, number, known, made, &self.columns)?;
        }
        Ok(())
    }
}

impl<W: Work> Caller for Call<'_, W> {
    type Block = Block<W::Made>;
    type Error = Stop;

    fn fill(&mut self, block: &mut Block<W::Made>, _waits: bool) -> Result<Filled, Stop> {
        let start = self.place;
        let mut bytes = 0;
        while self.failure.is_none() && self.place - start < self.size && bytes < self.size * BYTES_A_NAME {
            self.names.prefetch(self.py, self.place + PREFETCH_AHEAD);
            match self.take(self.place) {
                Ok(Some(known)) => {
                    bytes += known.name.as_ref().len();
                    block.names.push(known);
                    self.place += 1;
                }
                Ok(None) => break,
                Err(error) => self.failure = Some(error),
            }
        }
        if let Some(seen) = &mut self.seen {
            seen.sift(self.py, &mut block.names, &mut block.repeated);
        }
        Ok(if self.place > start { Filled::Yes } else { Filled::Never })
    }

    fn empty(&mut self, block: &mut Block<W::Made>) -> Result<(), Stop> {
        let py = self.py;
        let Block { names, repeated, made } = block;
        let mut done = 0;
        for &mut (before, place) in &mut *repeated {
            self.finish(names, made, done..before)?;
            done = before;
            for column in &self.columns {
                column.push(py, column.get(py, place)?)?;
            }
        }
        self.finish(names, made, done..names.len())?;
        repeated.clear();
        for known in names.drain(..) {
            known.name.release(py);
        }
        W::clear(made);
        if has_no_signal() { Ok(()) } else { Err(Stop::Interrupted) }
    }

    fn apart<T: Send>(&mut self, run: impl FnOnce() -> T + Send) -> T {
        let (result, end) = without_gil(self.py, || (run(), Instant::now()));
        // Each time that the GIL is taken back costs the switch interval of the interpreter, 5 ms, if another thread of
        // Python is busy. Then larger blocks take it more rarely.
        self.size =
            if end.elapsed() > COMPETITION { (self.size * 2).min(LARGEST_BLOCK) } else { (self.size / 2).max(BLOCK) };
        result
    }
}

/// The distinct names so far.
struct Seen {
    distinct: Distinct,
    names: Vec<Known>,
}

/// A name.
struct Known {
    name: HeldName,
    /// The index of the name in the argument, and of its result in the list.
    place: usize,
}

impl Seen {
    /// Reserves memory for up to this many names.
    fn with_capacity(names: usize) -> Seen {
        // Pages take no memory until they are written. All of the table is written, so it grows with the distinct names.
        Seen { distinct: Distinct::new(), names: Vec::with_capacity(names.min(REMEMBERED)) }
    }

    /// Takes the repeated names out of `names`. Notes for each how many of the others precede it, and the place of the
    /// equal name.
    fn sift(&mut self, py: Python, names: &mut Vec<Known>, repeated: &mut Vec<(usize, usize)>) {
        let mut kept = 0;
        for number in 0..names.len() {
            if let Some(place) = self.find(py, &names[number]) {
                repeated.push((kept, place));
            } else {
                names.swap(kept, number);
                kept += 1;
            }
        }
        for known in names.drain(kept..) {
            known.name.release(py);
        }
    }

    /// Returns the place of an equal name, or remembers this one.
    #[inline]
    fn find(&mut self, py: Python, known: &Known) -> Option<usize> {
        if self.names.len() == REMEMBERED {
            self.forget(py);
        }
        let name = &known.name;
        // There are far fewer than 4 billion.
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let number = self.distinct.number(name.as_ref(), next, |other| self.names[other as usize].name == *name);
        if number != next {
            return Some(self.names[number as usize].place);
        }
        self.names.push(Known { name: name.clone_ref(py), place: known.place });
        None
    }

    fn forget(&mut self, py: Python) {
        self.distinct.clear();
        for known in self.names.drain(..) {
            known.name.release(py);
        }
    }

    fn release(mut self, py: Python) {
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
