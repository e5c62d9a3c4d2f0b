//! Entry points that CPython calls by `METH_FASTCALL | METH_KEYWORDS`.
//!
//! rust-cpython takes arguments as a tuple and a dict and looks each parameter up by name, which costs more than
//! demangling a short name. An [`Entry`] receives them in CPython's own form, as an array.

use std::{
    any::Any,
    ffi::{CStr, CString},
    panic::{AssertUnwindSafe, catch_unwind},
    ptr, slice,
};

use cpython::_detail::{ffi, result_from_owned_ptr};
use cpython::py_class::members::TypeMember;
use cpython::{PyDict, PyErr, PyObject, PyResult, PyTuple, Python, PythonObject, exc};

use crate::{convert::shown, docstring::with_options, error::type_error, gil::alone_with, probe::probe};

/// A function or method of Python.
pub trait Entry {
    /// The type of its first parameter: the module, the class or the instance.
    type This: PythonObject;
    /// The name in Python.
    const NAME: &'static str;
    /// The parameters, as a text signature without the first one (`self` or similar).
    fn signature() -> String;
    /// The docstring.
    const DOC: &'static str;
    /// Runs a call.
    fn call(py: Python, this: &Self::This, args: &Args) -> PyResult<PyObject>;
}

/// The arguments of one call.
pub struct Args<'a> {
    pub function: &'a str,
    pub positional: &'a [PyObject],
    names: &'a [PyObject],
    values: &'a [PyObject],
}

impl<'a> Args<'a> {
    /// Makes the arguments of a call from a tuple and the items of a dict.
    pub fn new(function: &'a str, positional: &'a [PyObject], names: &'a [PyObject], values: &'a [PyObject]) -> Self {
        probe();
        Self { function, positional, names, values }
    }

    /// Returns an error if there are positional arguments.
    #[inline]
    pub fn none(&self, py: Python) -> PyResult<()> {
        if self.positional.is_empty() { Ok(()) } else { Err(self.wrong_count(py, "no positional arguments")) }
    }

    /// The only positional argument of a function that requires one.
    #[inline]
    pub fn one(&self, py: Python) -> PyResult<&'a PyObject> {
        match self.positional {
            [argument] => Ok(argument),
            _ => Err(self.wrong_count(py, "exactly 1 positional argument")),
        }
    }

    /// The first positional argument of a function whose second is `options`, and the latter.
    #[inline]
    pub fn one_and_options(&self, py: Python) -> PyResult<(&'a PyObject, Option<&'a PyObject>)> {
        match self.positional {
            [argument] => Ok((argument, None)),
            [argument, options] => Ok((argument, Some(options))),
            _ => Err(self.wrong_count(py, "from 1 to 2 positional arguments")),
        }
    }

    /// The positional argument of a method that takes only `options`.
    #[inline]
    pub fn options(&self, py: Python) -> PyResult<Option<&'a PyObject>> {
        match self.positional {
            [] => Ok(None),
            [options] => Ok(Some(options)),
            _ => Err(self.wrong_count(py, "at most 1 positional argument")),
        }
    }

    /// The names and the values of the keyword arguments.
    #[inline]
    pub fn keywords(&self) -> (&'a [PyObject], &'a [PyObject]) {
        (self.names, self.values)
    }

    /// The error for a keyword that the function does not take.
    #[cold]
    pub fn unexpected(&self, py: Python, name: &PyObject) -> PyErr {
        let name = shown(py, name).unwrap_or_default();
        let function = self.function;
        type_error(py, format!("{function}() got an unexpected keyword argument {name}"))
    }

    /// The error for an argument that is given by position and by keyword.
    #[cold]
    pub fn multiple(&self, py: Python, name: &str) -> PyErr {
        let function = self.function;
        type_error(py, format!("{function}() got multiple values for argument '{name}'"))
    }

    /// The error for too many or too few positional arguments.
    #[cold]
    pub fn wrong_count(&self, py: Python, expected: &str) -> PyErr {
        let (function, given) = (self.function, self.positional.len());
        type_error(py, format!("{function}() takes {expected} ({given} given)"))
    }
}

/// The names and the values of a dict of keyword arguments.
pub fn unzip(py: Python, kwargs: Option<&PyDict>) -> (Vec<PyObject>, Vec<PyObject>) {
    let items = |kwargs: &PyDict| alone_with(py, kwargs.as_object(), || kwargs.items(py));
    kwargs.map(items).unwrap_or_default().into_iter().unzip()
}

/// The method `E`, for a `static` member of a `py_class!`.
pub struct Method<E>(pub E);

/// The class method `E`, for a `static` member of a `py_class!`.
pub struct ClassMethod<E>(pub E);

impl<E: Entry<This = T>, T: PythonObject> TypeMember<T> for Method<E> {
    unsafe fn into_descriptor(self, py: Python, ty: *mut ffi::PyTypeObject) -> PyResult<PyObject> {
        // Leaked once: this is called when the template of the class is made, not for each interpreter.
        // SAFETY: the thread is attached; the definition and the template live forever.
        unsafe {
            let definition = Box::leak(Box::new(definition::<E>("$self", 0)));
            result_from_owned_ptr(py, ffi::PyDescr_NewMethod(ty, definition))
        }
    }
}

impl<E: Entry<This = cpython::PyType>, T: PythonObject> TypeMember<T> for ClassMethod<E> {
    unsafe fn into_descriptor(self, py: Python, ty: *mut ffi::PyTypeObject) -> PyResult<PyObject> {
        // SAFETY: as above.
        unsafe {
            let definition = Box::leak(Box::new(definition::<E>("$type", ffi::METH_CLASS)));
            result_from_owned_ptr(py, ffi::PyDescr_NewClassMethod(ty, definition))
        }
    }
}

/// Makes CPython's definition of `E`, with texts that live forever.
pub fn definition<E: Entry>(first: &str, flags: std::ffi::c_int) -> ffi::PyMethodDef {
    let name = text(E::NAME);
    let doc = text(&format!("{}({first}, {})\n--\n\n{}", E::NAME, E::signature(), with_options(E::DOC)));
    // SAFETY: CPython calls the function with the type that the flags determine, which is this one.
    let function =
        unsafe { std::mem::transmute::<ffi::PyCFunctionFastWithKeywords, ffi::PyCFunction>(trampoline::<E>) };
    ffi::PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: Some(function),
        ml_flags: ffi::METH_FASTCALL | ffi::METH_KEYWORDS | flags,
        ml_doc: doc.as_ptr(),
    }
}

/// Makes a C string that lives forever.
pub fn text(text: &str) -> &'static CStr {
    let text = CString::new(text).unwrap_or_default();
    Box::leak(text.into_boxed_c_str())
}

unsafe extern "C" fn trampoline<E: Entry>(
    this: *mut ffi::PyObject,
    arguments: *const *mut ffi::PyObject,
    positional: ffi::Py_ssize_t,
    names: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    let work = || {
        // SAFETY: CPython calls with the GIL held, an object of the type that the descriptor
        // has checked, `positional` arguments and then one for each of `names`, a tuple or
        // null; all are alive until the call ends.
        unsafe {
            let py = Python::assume_gil_acquired();
            let names = if names.is_null() {
                &[]
            } else {
                PyObject::borrow_from_ptr(&names).unchecked_cast_as::<PyTuple>().as_slice(py)
            };
            let positional = positional.unsigned_abs();
            let count = positional + names.len();
            let all = if count == 0 { &[] } else { slice::from_raw_parts(arguments, count) };
            let (positional, values) = PyObject::borrow_from_owned_ptr_slice(all).split_at(positional);
            let args = Args::new(E::NAME, positional, names, values);
            let this = PyObject::borrow_from_ptr(&this).unchecked_cast_as::<E::This>();
            match E::call(py, this, &args) {
                Ok(object) => object.steal_ptr(),
                Err(error) => {
                    error.restore(py);
                    ptr::null_mut()
                }
            }
        }
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| raise_panic(&*panic))
}

/// Raises a panic as `SystemError`, since unwinding into C would end the process.
#[cold]
pub fn raise_panic(panic: &(dyn Any + Send)) -> *mut ffi::PyObject {
    let message = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    // SAFETY: only called by what CPython calls, by a thread that is attached.
    let py = unsafe { Python::assume_gil_acquired() };
    PyErr::new::<exc::SystemError, _>(py, format!("Rust panic: {message}")).restore(py);
    ptr::null_mut()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::add_function;
    use cpython::{NoArgs, ObjectProtocol, PyModule};

    struct Panics;

    impl Entry for Panics {
        type This = PyModule;
        const NAME: &'static str = "panics";
        const DOC: &'static str = "Panic.";

        fn signature() -> String {
            "argument, /, *, keyword=None".into()
        }

        fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
            args.one(py)?;
            if let Some(name) = args.keywords().0.first() {
                return Err(args.unexpected(py, name));
            }
            panic!("on purpose");
        }
    }

    fn message(py: Python, result: PyResult<PyObject>) -> String {
        let mut error = result.unwrap_err();
        let instance = error.instance(py);
        let class = instance.get_type(py);
        format!("{}: {}", class.name(py), instance.str(py).unwrap().to_string_lossy(py))
    }

    #[test]
    fn a_panic_and_wrong_arguments_become_exceptions() {
        let gil = Python::acquire_gil();
        let py = gil.python();
        let module = PyModule::new(py, "m").unwrap();
        add_function::<Panics>(py, &module, "m").unwrap();
        let call = |args: PyTuple, keywords: Option<&PyDict>| message(py, module.call(py, "panics", args, keywords));
        let one = PyTuple::new(py, &[py.None()]);
        let keywords = PyDict::new(py);
        keywords.set_item(py, "bogus", 1).unwrap();

        assert_eq!(call(one, None), "SystemError: Rust panic: on purpose");
        assert_eq!(
            call(PyTuple::new(py, &[]), None),
            "TypeError: panics() takes exactly 1 positional argument (0 given)"
        );
        assert_eq!(
            call(PyTuple::new(py, &[py.None()]), Some(&keywords)),
            "TypeError: panics() got an unexpected keyword argument 'bogus'"
        );
        let function = module.get(py, "panics").unwrap();
        let signature: String = function.getattr(py, "__text_signature__").and_then(|text| text.extract(py)).unwrap();
        assert_eq!(signature, "($module, argument, /, *, keyword=None)");
        assert!(function.call(py, NoArgs, None).is_err());
    }
}
