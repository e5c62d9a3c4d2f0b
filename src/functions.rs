//! The module's functions. None of them makes a `Symbol`.

use cpython::{PyClone, PyModule, PyObject, PyResult, Python};
use symbol::Error;

use crate::{
    convert::{to_python, with_buffer, with_name, Name},
    error::exception,
    fastcall::{add_function, Args, Entry},
    options::{self, Takes},
};

/// Adds the functions to `module`, as functions of the Python module `public`.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    add_function::<Demangle>(py, module, public)?;
    add_function::<TryDemangle>(py, module, public)?;
    add_function::<IsMangled>(py, module, public)
}

struct Demangle;

impl Entry for Demangle {
    type This = PyModule;
    const NAME: &'static str = "demangle";
    const DOC: &'static str = include_str!("doc/demangle.txt");

    fn signature() -> String {
        format!(
            "name, /, *, errors='strict', options=None, {}",
            options::signature()
        )
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let argument = args.one(py)?;
        let takes = Takes {
            options: true,
            errors: true,
        };
        let request = options::read(py, args, None, takes)?;
        with_name(py, Self::NAME, argument, |name| {
            match demangled(py, &name, &request.options)? {
                Ok(text) => Ok(text),
                Err(_) if request.keep => Ok(name.object.clone_ref(py)),
                Err(error) => Err(exception(py, &error, name.object)),
            }
        })
    }
}

struct TryDemangle;

impl Entry for TryDemangle {
    type This = PyModule;
    const NAME: &'static str = "try_demangle";
    const DOC: &'static str = include_str!("doc/try_demangle.txt");

    fn signature() -> String {
        format!("name, /, *, options=None, {}", options::signature())
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let argument = args.one(py)?;
        let takes = Takes {
            options: true,
            errors: false,
        };
        let request = options::read(py, args, None, takes)?;
        with_name(py, Self::NAME, argument, |name| {
            Ok(demangled(py, &name, &request.options)?.unwrap_or_else(|_| py.None()))
        })
    }
}

struct IsMangled;

impl Entry for IsMangled {
    type This = PyModule;
    const NAME: &'static str = "is_mangled";
    const DOC: &'static str = include_str!("doc/is_mangled.txt");

    fn signature() -> String {
        "name, /".into()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let argument = args.one(py)?;
        if let Some((name, _)) = args.keywords().next() {
            return Err(args.unexpected(py, name));
        }
        with_name(py, Self::NAME, argument, |name| {
            let answer = symbol::is_mangled(name.bytes);
            Ok(cpython::PythonObject::into_object(if answer {
                py.True()
            } else {
                py.False()
            }))
        })
    }
}

/// The demangled text as Python wants it, or why there is none.
fn demangled(
    py: Python,
    name: &Name,
    options: &symbol::Options,
) -> PyResult<Result<PyObject, Error>> {
    with_buffer(
        |text| match symbol::demangle_to(name.bytes, options, text) {
            Ok(()) => to_python(py, text, name.kind).map(Ok),
            Err(error) => Ok(Err(error)),
        },
    )
}
