//! The module's functions, none of which makes a `Symbol`.

use cpython::{PyClone, PyModule, PyObject, PyResult, Python};
use symbol_names::{Error, Options};

use crate::{
    convert::{Name, to_python, with_buffer, with_name},
    demangle_options::Merged,
    error::{exception, is_callers_fault},
    fastcall::{Args, Entry},
    module::add_function,
    options::{self, OnError, Own},
};

/// Adds the functions to `module`, with `public` as their `__module__`.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    add_function::<Demangle>(py, module, public)?;
    add_function::<DemangleType>(py, module, public)?;
    add_function::<TryDemangle>(py, module, public)?;
    add_function::<IsMangled>(py, module, public)?;
    add_function::<CxaDemangle>(py, module, "cpp_demangle_py._native")?;
    add_function::<Merged>(py, module, public)
}

struct Demangle;

impl Entry for Demangle {
    type This = PyModule;
    const NAME: &'static str = "demangle";
    const DOC: &'static str = include_str!("doc/demangle.txt");

    fn signature() -> String {
        format!("name, /, options=None, *, errors='strict', {}", options::signature())
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        demangle_or_raise(py, args, symbol_names::demangle_to)
    }
}

struct DemangleType;

impl Entry for DemangleType {
    type This = PyModule;
    const NAME: &'static str = "demangle_type";
    const DOC: &'static str = include_str!("doc/demangle_type.txt");

    fn signature() -> String {
        Demangle::signature()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        demangle_or_raise(py, args, symbol_names::demangle_type_to)
    }
}

struct TryDemangle;

impl Entry for TryDemangle {
    type This = PyModule;
    const NAME: &'static str = "try_demangle";
    const DOC: &'static str = include_str!("doc/try_demangle.txt");

    fn signature() -> String {
        format!("name, /, options=None, *, {}", options::signature())
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let (argument, options) = args.one_and_options(py)?;
        let mut own = None;
        let request = options::read(py, args, options, &[], &mut own)?;
        with_name(py, Self::NAME, argument, |name| {
            match demangled(py, &name, request.options, symbol_names::demangle_to)? {
                Err(error) if is_callers_fault(&error) => Err(exception(py, &error, name.object)),
                result => Ok(result.unwrap_or_else(|_| py.None())),
            }
        })
    }
}

struct IsMangled;

impl Entry for IsMangled {
    type This = PyModule;
    const NAME: &'static str = "is_mangled";
    const DOC: &'static str = include_str!("doc/is_mangled.txt");

    fn signature() -> String {
        "name, /, *, scheme='auto'".into()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let argument = args.one(py)?;
        let options = options::of_scheme(py, args)?;
        with_name(py, Self::NAME, argument, |name| {
            let answer = symbol_names::is_mangled(name.bytes, &options);
            Ok(cpython::PythonObject::into_object(if answer { py.True() } else { py.False() }))
        })
    }
}

/// `cxa_demangle(name)`: for `compat.cxxfilt`.
struct CxaDemangle;

impl Entry for CxaDemangle {
    type This = PyModule;
    const NAME: &'static str = "cxa_demangle";
    const DOC: &'static str = "Return what `abi::__cxa_demangle` returns for a name or a type; None for what only the \
                               functions of this package read. Raise a `DemangleError` for what nothing reads.";

    fn signature() -> String {
        "name, /".into()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let mut options = Options { scheme: Some(symbol_names::Scheme::Itanium), ..Options::default() };
        options.verbose = false;
        with_name(py, Self::NAME, args.one(py)?, |name| {
            let (bytes, mut text) = (name.bytes, Vec::new());
            let is_name = [&b"_Z"[..], b"_GLOBAL_"].iter().any(|mark| bytes.starts_with(mark));
            let is_read = if is_name {
                bytes.len() <= symbol_names::LONGEST_OF_GNU
                    && symbol_names::demangle_as_tool_to(bytes, &options, &mut text)
            } else {
                symbol_names::demangle_type_as_tool_to(bytes, &options, &mut text)
            };
            if is_read {
                return Ok(cpython::PythonObject::into_object(cpython::PyBytes::new(py, &text)));
            }
            let demangle: DemangleTo = if is_name { symbol_names::demangle_to } else { symbol_names::demangle_type_to };
            match demangle(bytes, &options, &mut text) {
                Ok(()) => Ok(py.None()),
                Err(error) => Err(exception(py, &error, name.object)),
            }
        })
    }
}

/// A function of the core: appends the demangled text of a name or type to a buffer.
type DemangleTo = fn(&[u8], &Options, &mut Vec<u8>) -> Result<(), Error>;

/// The implementation of `demangle` and `demangle_type`.
#[inline]
fn demangle_or_raise(py: Python, args: &Args, demangle: DemangleTo) -> PyResult<PyObject> {
    let (argument, options) = args.one_and_options(py)?;
    let mut own = None;
    let request = options::read(py, args, options, &[Own::Errors], &mut own)?;
    let on_error = OnError::from_python(py, request.own(Own::Errors), OnError::OF_A_NAME)?;
    with_name(py, args.function, argument, |name| match demangled(py, &name, request.options, demangle)? {
        Ok(text) => Ok(text),
        Err(error) if on_error == OnError::Keep && !is_callers_fault(&error) => Ok(name.object.clone_ref(py)),
        Err(error) => Err(exception(py, &error, name.object)),
    })
}

/// Returns the demangled text as an object of Python, or the error.
#[inline]
fn demangled(py: Python, name: &Name, options: &Options, demangle: DemangleTo) -> PyResult<Result<PyObject, Error>> {
    with_buffer(|text| match demangle(name.bytes, options, text) {
        Ok(()) => to_python(py, text, name.kind).map(Ok),
        Err(error) => Ok(Err(error)),
    })
}
