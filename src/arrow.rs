//! The module `cpp_demangle_py.arrow`: columns of names by the Arrow `PyCapsule` interface.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use columns::{
    ArrayData, ArrowField, Column, DataType, FFI_ArrowArray, FFI_ArrowArrayStream, FFI_ArrowSchema, OnError as Rule,
    Overflow, Producer, Request, Step,
};
use cpython::_detail::ffi::InitObType as _;
use cpython::{
    ObjectProtocol, PyErr, PyModule, PyObject, PyResult, PyTuple, Python, PythonObject, ToPyObject, exc, py_class,
};
use symbol_names::Options;

use crate::{
    bulk::{Given, batch_of},
    capsule,
    convert::{decode, new_bytes, utf8},
    error::{exception_at, type_error, value_error},
    fastcall::{Args, Entry, Method},
    gil::{has_no_signal, shared, without_gil},
    module::{add_class, add_function},
    options::{self, OnError, Own},
    probe::probe,
};

/// The `__module__` of the functions and classes.
const PUBLIC: &str = "cpp_demangle_py.arrow";

py_class!(pub class Array |py| {
    data array: ArrayData;
    data name: String;

    static __arrow_c_array__ = Method(ArrowCArray);
    static __arrow_c_schema__ = Method(ArrowCSchema);
    static __arrow_c_stream__ = Method(ArrowCStream);

    def __len__(&self) -> PyResult<usize> { Ok(held(py, self).len()) }
    def __repr__(&self) -> PyResult<String> {
        let array = held(py, self);
        Ok(format!("<{PUBLIC}.Array: {} rows of {}>", array.len(), array.data_type()))
    }
});

py_class!(pub class Stream |py| {
    data stream: Mutex<Option<FFI_ArrowArrayStream>>;
    data field: ArrowField;

    static __arrow_c_schema__ = Method(SchemaOfStream);
    static __arrow_c_stream__ = Method(StreamOfStream);

    def __repr__(&self) -> PyResult<String> {
        probe();
        Ok(format!("<{PUBLIC}.Stream: arrays of {}>", self.field(py).data_type()))
    }
});

const _: () = shared::<(ArrayData, String, Mutex<Option<FFI_ArrowArrayStream>>, ArrowField)>();

/// Adds the functions and classes to `module`.
pub fn add(py: Python, module: &PyModule) -> PyResult<()> {
    add_class::<Array>(py, module, PUBLIC, "Array", ("", include_str!("doc/arrow_array.txt")))?;
    add_class::<Stream>(py, module, PUBLIC, "Stream", ("", include_str!("doc/arrow_stream.txt")))?;
    add_function::<DemangleArray>(py, module, PUBLIC)?;
    add_function::<SymbolsArray>(py, module, PUBLIC)
}

fn held<'a>(py: Python<'a>, array: &'a Array) -> &'a ArrayData {
    probe();
    array.array(py)
}

struct DemangleArray;

impl Entry for DemangleArray {
    type This = PyModule;
    const NAME: &'static str = "demangle_array";
    const DOC: &'static str = include_str!("doc/demangle_array.txt");

    fn signature() -> String {
        format!("obj, /, options=None, *, errors='keep', threads=None, {}", options::signature())
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let mut own = None;
        let given = Given::read(py, args, &[Own::Errors, Own::Threads], OnError::OF_TEXTS, &mut own)?;
        Call::new(&given, Work::Texts).answer(py, Self::NAME, given.names)
    }
}

struct SymbolsArray;

impl Entry for SymbolsArray {
    type This = PyModule;
    const NAME: &'static str = "symbols_array";
    const DOC: &'static str = include_str!("doc/symbols_array.txt");

    fn signature() -> String {
        let fields = DEFAULT_FIELDS.map(|field| format!("'{}'", field.as_str())).join(", ");
        format!("obj, /, options=None, *, fields=({fields}), errors='none', threads=None, {}", options::signature())
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let mut own = None;
        let given = Given::read(py, args, &[Own::Errors, Own::Threads, Own::Fields], OnError::OF_PARTS, &mut own)?;
        let fields = given.fields(py, &DEFAULT_FIELDS)?;
        Call::new(&given, Work::Fields(fields)).answer(py, Self::NAME, given.names)
    }
}

/// The fields of a call that gives none.
const DEFAULT_FIELDS: [bulk::Field; 8] = [
    bulk::Field::Demangled,
    bulk::Field::Scheme,
    bulk::Field::Kind,
    bulk::Field::Scope,
    bulk::Field::BaseName,
    bulk::Field::TemplateArgs,
    bulk::Field::Parameters,
    bulk::Field::CloneSuffixes,
];

/// What is made of the names.
enum Work {
    Texts,
    Fields(Vec<bulk::Field>),
}

/// The arguments of a call besides the column.
struct Call {
    options: Options,
    on_error: OnError,
    threads: Option<NonZeroUsize>,
    work: Work,
}

impl Call {
    fn new(given: &Given, work: Work) -> Self {
        Self { options: given.options.clone(), on_error: given.on_error, threads: given.threads, work }
    }

    fn answer(self, py: Python, function: &str, obj: &PyObject) -> PyResult<PyObject> {
        match Taken::of(py, function, obj)? {
            Taken::Array(data, column) => {
                let result = without_gil(py, || self.make(&data, Overflow::Widen, has_no_signal));
                // The producer releases its array with the GIL held, as some want it.
                drop(data);
                let result = result.map_err(|error| raised(py, &error))?;
                Ok(Array::create_instance(py, result, column.name)?.into_object())
            }
            Taken::Stream(producer) => {
                let data_type = self.result_type(producer.column());
                let field = ArrowField::new(producer.column().name.clone(), data_type.clone(), true);
                // A signal is for whoever reads the stream.
                let step: Step = Box::new(move |data| self.make(data, Overflow::Fail, || true));
                let stream = columns::export_stream(producer, data_type, step, capsule::around);
                Ok(Stream::create_instance(py, Mutex::new(Some(stream)), field)?.into_object())
            }
        }
    }

    fn make(
        &self,
        data: &ArrayData,
        overflow: Overflow,
        goes_on: impl FnMut() -> bool,
    ) -> Result<ArrayData, columns::Error> {
        let on_error = match self.on_error {
            OnError::Keep => Rule::Keep,
            OnError::None => Rule::Null,
            OnError::Strict => Rule::Strict,
        };
        let batch = batch_of(self.threads, data.len());
        let request = Request { options: &self.options, on_error, batch, overflow, ..Request::default() };
        match &self.work {
            Work::Texts => columns::demangle(data, &request, goes_on),
            Work::Fields(fields) => columns::symbols(data, fields, &request, goes_on),
        }
    }

    fn result_type(&self, column: &Column) -> DataType {
        match &self.work {
            Work::Texts => column.data_type.clone(),
            Work::Fields(fields) => columns::symbols_type(fields),
        }
    }
}

/// A column that was taken over.
enum Taken {
    Array(ArrayData, Column),
    Stream(Producer),
}

impl Taken {
    fn of(py: Python, function: &str, obj: &PyObject) -> PyResult<Taken> {
        let array = attribute(py, obj, "__arrow_c_array__")?;
        let stream = attribute(py, obj, "__arrow_c_stream__")?;
        if let Some(method) = array {
            match method.call(py, cpython::NoArgs, None) {
                // An array of several chunks, as those of nanoarrow, has both methods, and only the other one works.
                Err(error) if stream.is_some() && error.matches(py, py.get_type::<exc::ValueError>()) => {}
                capsules => return Taken::of_array(py, &capsules?),
            }
        }
        let Some(method) = stream else {
            let given = obj.get_type(py);
            let message = format!(
                "{function}() argument must have the method __arrow_c_array__ or __arrow_c_stream__, as arrays, series \
                 and columns of pyarrow, polars, pandas 3, DuckDB and nanoarrow do, not {}",
                given.name(py)
            );
            return Err(type_error(py, message));
        };
        let capsule = method.call(py, cpython::NoArgs, None)?;
        let stream: FFI_ArrowArrayStream = capsule::take(py, "__arrow_c_stream__", &capsule)?;
        // SAFETY: the protocol says what the stream is.
        let producer = without_gil(py, || unsafe { Producer::new(stream) });
        producer.map(Taken::Stream).map_err(|error| raised(py, &error))
    }

    fn of_array(py: Python, capsules: &PyObject) -> PyResult<Taken> {
        const METHOD: &str = "__arrow_c_array__";
        let pair = capsules.cast_as::<PyTuple>(py).ok().filter(|pair| pair.len(py) == 2);
        let pair = pair.ok_or_else(|| type_error(py, format!("{METHOD}() must return a tuple of two capsules")))?;
        let schema: FFI_ArrowSchema = capsule::take(py, METHOD, &pair.get_item(py, 0))?;
        let array: FFI_ArrowArray = capsule::take(py, METHOD, &pair.get_item(py, 1))?;
        // SAFETY: the protocol says what the array and its schema are.
        let imported = unsafe { columns::import(array, &schema) };
        imported.map(|(data, column)| Taken::Array(data, column)).map_err(|error| raised(py, &error))
    }
}

/// An attribute, if the object has it.
fn attribute(py: Python, obj: &PyObject, name: &str) -> PyResult<Option<PyObject>> {
    match obj.getattr(py, name) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.matches(py, py.get_type::<exc::AttributeError>()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The exception for an error.
#[cold]
fn raised(py: Python, error: &columns::Error) -> PyErr {
    match error {
        columns::Error::Name { index, name, is_text, error } => {
            match if *is_text { decode(py, name) } else { new_bytes(py, name) } {
                Ok(given) => exception_at(py, error, &given, *index),
                Err(failure) => failure,
            }
        }
        columns::Error::Type(message) => type_error(py, message.clone()),
        columns::Error::Producer { code, message } => PyErr::new::<exc::OSError, _>(py, (*code, message.as_str())),
        columns::Error::Malformed(_) | columns::Error::TooLarge => value_error(py, error.to_string()),
        columns::Error::Interrupted => PyErr::fetch(py),
    }
}

/// Checks the arguments of a method of the protocol: a schema may be asked for, and is not heeded, as is allowed.
fn requested_schema(py: Python, args: &Args) -> PyResult<()> {
    let (names, _) = args.keywords();
    if let Some(name) = names.iter().find(|name| utf8(py, name) != Some(b"requested_schema")) {
        return Err(args.unexpected(py, name));
    }
    match args.positional.len() + names.len() {
        0 | 1 => Ok(()),
        _ => Err(args.wrong_count(py, "at most 1 argument")),
    }
}

fn schema(py: Python, field: &ArrowField) -> PyResult<PyObject> {
    let schema = columns::export_field(field).map_err(|error| raised(py, &error))?;
    capsule::new(py, schema)
}

const WITH_SCHEMA: &str = "requested_schema=None";

struct ArrowCArray;

impl Entry for ArrowCArray {
    type This = Array;
    const NAME: &'static str = "__arrow_c_array__";
    const DOC: &'static str = "Return capsules of the schema and of the array.";

    fn signature() -> String {
        WITH_SCHEMA.into()
    }

    fn call(py: Python, array: &Array, args: &Args) -> PyResult<PyObject> {
        requested_schema(py, args)?;
        let (array, schema) =
            columns::export_array(array.array(py), array.name(py)).map_err(|error| raised(py, &error))?;
        let schema = capsule::new(py, schema)?;
        Ok((schema, capsule::new(py, array)?).to_py_object(py).into_object())
    }
}

struct ArrowCSchema;

impl Entry for ArrowCSchema {
    type This = Array;
    const NAME: &'static str = "__arrow_c_schema__";
    const DOC: &'static str = "Return a capsule of the schema.";

    fn signature() -> String {
        String::new()
    }

    fn call(py: Python, array: &Array, args: &Args) -> PyResult<PyObject> {
        args.none(py)?;
        schema(py, &ArrowField::new(array.name(py).clone(), array.array(py).data_type().clone(), true))
    }
}

struct ArrowCStream;

impl Entry for ArrowCStream {
    type This = Array;
    const NAME: &'static str = "__arrow_c_stream__";
    const DOC: &'static str = "Return a capsule of a stream of the array.";

    fn signature() -> String {
        WITH_SCHEMA.into()
    }

    fn call(py: Python, array: &Array, args: &Args) -> PyResult<PyObject> {
        requested_schema(py, args)?;
        capsule::new(py, columns::export_once(array.array(py), array.name(py)))
    }
}

struct SchemaOfStream;

impl Entry for SchemaOfStream {
    type This = Stream;
    const NAME: &'static str = "__arrow_c_schema__";
    const DOC: &'static str = "Return a capsule of the schema.";

    fn signature() -> String {
        String::new()
    }

    fn call(py: Python, stream: &Stream, args: &Args) -> PyResult<PyObject> {
        args.none(py)?;
        schema(py, stream.field(py))
    }
}

struct StreamOfStream;

impl Entry for StreamOfStream {
    type This = Stream;
    const NAME: &'static str = "__arrow_c_stream__";
    const DOC: &'static str = "Return a capsule of the stream, which can be taken once.";

    fn signature() -> String {
        WITH_SCHEMA.into()
    }

    fn call(py: Python, stream: &Stream, args: &Args) -> PyResult<PyObject> {
        requested_schema(py, args)?;
        // Nothing of Python is called while it is locked.
        let taken = stream.stream(py).lock().unwrap_or_else(PoisonError::into_inner).take();
        match taken {
            Some(stream) => capsule::new(py, stream),
            None => Err(value_error(py, "the stream was taken before; demangle the column again".into())),
        }
    }
}
