//! The Python class `DemangleOptions`.

use std::sync::atomic::{AtomicUsize, Ordering};

use cpython::_detail::ffi::{self, InitObType as _};
use cpython::{
    CompareOp, PyDict, PyModule, PyObject, PyResult, PyString, PyTuple, Python, PythonObject, ToPyObject, py_class,
};
use symbol_names::Options;

use crate::{
    convert::OptionValue,
    fastcall::{Args, Entry, Method, unzip},
    gil::shared,
    module::{add_class, class},
    options,
    probe::probe,
    value,
};

macro_rules! class_from_table {
    ($(($name:ident, $type:ty, $default:expr, [$($help:literal)*]))*) => {
        py_class!(pub class DemangleOptions |py| {
            data core: Options;

            static replace = Method(Replace);
            static __replace__ = Method(Replace);

            def __new__(_cls, *args, **kwargs) -> PyResult<DemangleOptions> { new(py, args, kwargs) }

            $(
                $(#[doc = $help])*
                @property def $name(&self) -> PyResult<PyObject> { held(py, self).$name.to_python(py) }
            )*

            def __repr__(&self) -> PyResult<String> {
                value::repr(py, "DemangleOptions", None, options::set_in(py, held(py, self))?)
            }
            def __hash__(&self) -> PyResult<u64> { Ok(value::hash(held(py, self))) }
            def __richcmp__(&self, other: &DemangleOptions, op: CompareOp) -> PyResult<PyObject> {
                Ok(value::equality(py, held(py, self), held(py, other), &op))
            }
            def __reduce__(&self) -> PyResult<PyObject> {
                let keywords = options::set_in(py, held(py, self))?;
                value::reduce(py, class::<DemangleOptions>(py)?.into_object(), &[], keywords)
            }
        });
    };
}

symbol_names::for_each_option!(class_from_table);

const _: () = shared::<Options>();

/// Adds the class to `module`, with `public` as its `__module__`.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    let signature = format!("*, {}", options::signature());
    let doc = include_str!("doc/demangle_options.txt");
    add_class::<DemangleOptions>(py, module, public, "DemangleOptions", (&signature, doc))?;
    // SAFETY: the template lives forever, and is complete.
    let methods = unsafe { (*py.get_type::<DemangleOptions>().as_type_ptr()).tp_methods };
    METHODS.store(methods as usize, Ordering::Relaxed);
    Ok(())
}

/// The address of the table of the methods, which the classes of all interpreters share. It suffices to recognize an instance, since the
/// class has no subclasses.
static METHODS: AtomicUsize = AtomicUsize::new(0);

/// The options in `object`, if it is a `DemangleOptions`.
#[inline]
pub fn core<'a>(py: Python<'a>, object: &'a PyObject) -> Option<&'a Options> {
    // SAFETY: the object is alive; only its type is read.
    let methods = unsafe { (*ffi::Py_TYPE(object.as_ptr())).tp_methods };
    if methods as usize != METHODS.load(Ordering::Relaxed) {
        return None;
    }
    // SAFETY: its type is the class.
    Some(unsafe { object.unchecked_cast_as::<DemangleOptions>() }.core(py))
}

fn held<'a>(py: Python<'a>, options: &'a DemangleOptions) -> &'a Options {
    probe();
    options.core(py)
}

fn new(py: Python, args: &PyTuple, kwargs: Option<&PyDict>) -> PyResult<DemangleOptions> {
    let (names, values) = unzip(py, kwargs);
    let args = Args::new("DemangleOptions", args.as_slice(py), &names, &values);
    changed(py, Options::DEFAULT, &args)
}

/// `core` with the options that the keywords set.
fn changed(py: Python, mut core: Options, args: &Args) -> PyResult<DemangleOptions> {
    args.none(py)?;
    options::set_by_keywords(py, &mut core, args)?;
    DemangleOptions::create_instance(py, core)
}

struct Replace;

impl Entry for Replace {
    type This = DemangleOptions;
    const NAME: &'static str = "replace";
    const DOC: &'static str = include_str!("doc/demangle_options_replace.txt");

    fn signature() -> String {
        let names: Vec<String> = options::help().map(|(name, _)| format!("{name}=...")).collect();
        format!("*, {}", names.join(", "))
    }

    fn call(py: Python, options: &DemangleOptions, args: &Args) -> PyResult<PyObject> {
        Ok(changed(py, held(py, options).clone(), args)?.into_object())
    }
}

/// `merged(function, options, keywords)`: the `DemangleOptions` of a call of a Python function.
pub struct Merged;

impl Entry for Merged {
    type This = PyModule;
    const NAME: &'static str = "merged";
    const DOC: &'static str = "Return the `DemangleOptions` that a call of ``function`` asks for.";

    fn signature() -> String {
        "function, options, keywords, /".into()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let (function, options, keywords) = match args.positional {
            [function, options, keywords] => {
                (function.cast_as::<PyString>(py)?.to_string_lossy(py), options, keywords.cast_as(py)?)
            }
            _ => return Err(args.wrong_count(py, "exactly 3 positional arguments")),
        };
        let (names, values) = unzip(py, Some(keywords));
        let given = Args::new(&function, &[], &names, &values);
        let mut core = options::held(py, Some(options))?.clone();
        options::set_by_keywords(py, &mut core, &given)?;
        Ok(DemangleOptions::create_instance(py, core)?.into_object())
    }
}
