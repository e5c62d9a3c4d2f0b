//! The module itself, which each interpreter fills for itself, and what it adds: functions and classes.

use std::{
    collections::BTreeMap,
    ffi::c_int,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, PoisonError},
};

use cpython::_detail::ffi;
use cpython::{
    ObjectProtocol, PyErr, PyModule, PyObject, PyResult, PyString, PyType, Python, PythonObject,
    PythonObjectWithTypeObject, py_class::PythonObjectFromPyClassMacro,
};

use crate::{
    docstring::with_options,
    fastcall::{Entry, definition, raise_panic, text},
};

static mut MODULE: ffi::Module = ffi::Module::new(c"_native", fill);

/// CPython calls this when the module is imported.
///
/// # Safety
/// The thread is attached to an interpreter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInit__native() -> *mut ffi::PyObject {
    // SAFETY: only CPython uses the definition.
    unsafe { ffi::Module::init(&raw mut MODULE) }
}

/// CPython calls this for each new module.
unsafe extern "C" fn fill(module: *mut ffi::PyObject) -> c_int {
    let work = || {
        // SAFETY: the thread is attached, and the module is alive and new.
        unsafe {
            let py = Python::assume_gil_acquired();
            ffi::begin_module(module);
            crate::add_all(py, PyObject::borrow_from_ptr(&module).unchecked_cast_as::<PyModule>())
                .map_err(|error| error.restore(py))
        }
    };
    // The first interpreter fills what all share: templates of classes, and definitions.
    // SAFETY: as above.
    let done = unsafe { ffi::one_at_a_time(|| catch_unwind(AssertUnwindSafe(work))) };
    match done {
        Ok(Ok(())) => 0,
        Ok(Err(())) => -1,
        Err(panic) => {
            raise_panic(&*panic);
            -1
        }
    }
}

/// Adds the function `E` to `module`, with `public` as its `__module__`.
pub fn add_function<E: Entry<This = PyModule>>(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    // CPython makes the function, since one that it makes counts no references when free threads call it.
    // SAFETY: the thread is attached; the definition lives forever.
    let result = unsafe { ffi::PyModule_AddFunctions(module.as_object().as_ptr(), table::<E>().as_ptr()) };
    if result != 0 {
        return Err(PyErr::fetch(py));
    }
    module.get(py, E::NAME)?.setattr(py, "__module__", PyString::new(py, public))
}

/// The definition of a function and an end, which live forever and serve all interpreters.
fn table<E: Entry>() -> &'static [ffi::PyMethodDef; 2] {
    static TABLES: Mutex<BTreeMap<&str, &[ffi::PyMethodDef; 2]>> = Mutex::new(BTreeMap::new());
    let mut tables = TABLES.lock().unwrap_or_else(PoisonError::into_inner);
    tables.entry(E::NAME).or_insert_with(|| {
        let end = ffi::PyMethodDef { ml_name: std::ptr::null(), ml_meth: None, ml_flags: 0, ml_doc: std::ptr::null() };
        Box::leak(Box::new([definition::<E>("$module", 0), end]))
    })
}

/// Adds the class `C`, which has no documentation of its own, to `module`, with `public` as its `__module__`.
pub fn add_private_class<C: PythonObjectFromPyClassMacro>(
    py: Python,
    module: &PyModule,
    public: &str,
    name: &str,
) -> PyResult<()> {
    let template = C::initialize(py, Some(public))?;
    // SAFETY: the thread is attached, the module was begun, and the template is complete; a borrowed reference, or null with
    // an error set.
    let class = unsafe {
        let class = ffi::make_class(module.as_object().as_ptr(), template.as_type_ptr());
        PyObject::from_borrowed_ptr_opt(py, class).ok_or_else(|| PyErr::fetch(py))?
    };
    module.add(py, name, class)
}

/// Does the same as [`add_private_class`] for a public class. `inspect.signature` takes the signature from the docstring.
pub fn add_class<C: PythonObjectFromPyClassMacro>(
    py: Python,
    module: &PyModule,
    public: &str,
    name: &str,
    (signature, doc): (&str, &str),
) -> PyResult<()> {
    let template = C::initialize(py, Some(public))?.as_type_ptr();
    // SAFETY: no other thread fills a module. `py_class!` has no syntax for this member.
    unsafe {
        if (*template).tp_doc.is_null() {
            (*template).tp_doc = text(&format!("{name}({signature})\n--\n\n{}", with_options(doc))).as_ptr();
        }
    }
    add_private_class::<C>(py, module, public, name)
}

/// The class `C` of this interpreter. That of `Python::get_type` is only its template.
pub fn class<C: PythonObjectWithTypeObject>(py: Python) -> PyResult<PyType> {
    // SAFETY: the thread is attached, and the template is complete; a borrowed reference, or null with an error set.
    unsafe {
        let class = ffi::class_of(py.get_type::<C>().as_type_ptr());
        let class: Option<PyObject> = PyObject::from_borrowed_ptr_opt(py, class);
        Ok(class.ok_or_else(|| PyErr::fetch(py))?.unchecked_cast_into())
    }
}

/// A module that is not imported, for tests.
#[cfg(test)]
pub fn new(py: Python) -> PyModule {
    let spec = py.eval("__import__('types').SimpleNamespace(name='native')", None, None).unwrap();
    // SAFETY: the thread is attached; new references, or null with an error set.
    unsafe {
        let definition = PyInit__native().cast::<ffi::PyModuleDef>();
        let module =
            cpython::_detail::result_from_owned_ptr(py, ffi::PyModule_FromDefAndSpec(definition, spec.as_ptr()));
        let module = module.map_err(|error| error.print(py)).unwrap();
        if ffi::PyModule_ExecDef(module.as_ptr(), definition) != 0 {
            PyErr::fetch(py).print(py);
            panic!("the module could not be filled");
        }
        module.cast_into(py).unwrap()
    }
}
