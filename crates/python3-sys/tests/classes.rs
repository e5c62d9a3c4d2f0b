//! rust-cpython's `py_class!` on this shim: its classes work, and the defects that the shim fixes
//! stay fixed.

#![allow(missing_docs)]
// For code that rust-cpython's macros expand to.
#![allow(non_local_definitions, clippy::manual_strip, clippy::transmute_ptr_to_ptr, clippy::unnecessary_wraps)]

use std::cell::RefCell;

use std::ffi::{c_int, c_ulong};
use std::sync::{Mutex, Once};

use cpython::{
    PyDict, PyDrop, PyErr, PyObject, PyResult, Python, PythonObject, py_class, py_class::PythonObjectFromPyClassMacro,
    py_fn,
};
use python3_sys::{self as ffi, InitObType as _};

py_class!(class Plain |py| {
    data number: i64;

    def __new__(_cls, number: i64) -> PyResult<Plain> { Plain::create_instance(py, number) }
    def get(&self) -> PyResult<i64> { Ok(*self.number(py)) }
    def plus(&self, other: i64, twice: bool = false) -> PyResult<i64> {
        Ok(self.number(py) + if twice { 2 * other } else { other })
    }
    @classmethod def make(_cls, number: i64) -> PyResult<Plain> { Plain::create_instance(py, number) }
    @staticmethod def fixed() -> PyResult<i64> { Ok(7) }
    @property def half(&self) -> PyResult<i64> { Ok(self.number(py) / 2) }
    def __add__(left, right) -> PyResult<i64> {
        Ok(left.extract::<Plain>(py)?.number(py) + right.extract::<i64>(py)?)
    }
    def __len__(&self) -> PyResult<usize> { Ok(3) }
    def __getitem__(&self, key: i64) -> PyResult<i64> { Ok(key * 10) }
    def panics(&self) -> PyResult<i64> { panic!("on purpose") }
});

// Subclassable: allocates the class that it is called on.
py_class!(class Holder |py| {
    data held: RefCell<Option<PyObject>>;

    def __new__(_cls, held: PyObject) -> PyResult<Holder> {
        Holder::create_instance(py, RefCell::new(Some(held)))
    }
    def hold(&self, held: PyObject) -> PyResult<PyObject> {
        let old = self.held(py).replace(Some(held));
        Ok(old.unwrap_or_else(|| py.None()))
    }
    def __traverse__(&self, visit) {
        match &*self.held(py).borrow() {
            Some(held) => visit.call(held),
            None => Ok(()),
        }
    }
    def __clear__(&self) {
        let held = self.held(py).replace(None);
        held.release_ref(py);
    }
});

// Made subclassable below.
py_class!(class Base |py| {
    data number: i64;
});

static mut MODULE: ffi::Module = ffi::Module::new(c"shim", fill);

unsafe extern "C" fn fill(module: *mut ffi::PyObject) -> c_int {
    // SAFETY: CPython calls this with a new module, and the thread attached.
    unsafe { ffi::begin_module(module) };
    0
}

/// The module that has the classes, which lives as long as the process.
fn module(py: Python) -> PyObject {
    static MADE: Mutex<Option<PyObject>> = Mutex::new(None);
    static ONCE: Once = Once::new();
    // Tests run on several threads; one that waits is detached.
    py.allow_threads(|| {
        ONCE.call_once(|| {
            let gil = Python::acquire_gil();
            let py = gil.python();
            let spec = py.eval("__import__('types').SimpleNamespace(name='shim')", None, None).unwrap();
            // SAFETY: the thread is attached; a new reference, or null with an error set.
            let module = unsafe {
                let definition = ffi::Module::init(&raw mut MODULE).cast::<ffi::PyModuleDef>();
                let module = ffi::PyModule_FromDefAndSpec(definition, spec.as_ptr());
                assert_eq!(ffi::PyModule_ExecDef(module, definition), 0);
                PyObject::from_owned_ptr(py, module)
            };
            *MADE.lock().unwrap() = Some(module);
        });
    });
    let made = MADE.lock().unwrap();
    cpython::PyClone::clone_ref(made.as_ref().unwrap(), py)
}

/// The class that this interpreter makes of a template with some more flags.
fn class<C: PythonObjectFromPyClassMacro>(py: Python, flags: c_ulong) -> PyResult<PyObject> {
    let module = module(py);
    // SAFETY: the thread is attached, and the module was begun; a borrowed reference, or null with an error set.
    unsafe {
        ffi::one_at_a_time(|| {
            let template = C::initialize(py, Some("shim"))?.as_type_ptr();
            ffi::set_type_flags(template, flags);
            let class = ffi::make_class(module.as_ptr(), template);
            PyObject::from_borrowed_ptr_opt(py, class).ok_or_else(|| PyErr::fetch(py))
        })
    }
}

/// Runs Python code with the classes in its globals; an exception fails the test.
fn run(code: &str) {
    let gil = Python::acquire_gil();
    let py = gil.python();
    let globals = PyDict::new(py);
    let fill = || -> PyResult<()> {
        globals.set_item(py, "Plain", class::<Plain>(py, 0)?)?;
        globals.set_item(py, "Holder", class::<Holder>(py, 0)?)?;
        globals.set_item(py, "add", py_fn!(py, add(left: i64, right: i64)))?;
        py.run(code, Some(&globals), None)
    };
    if let Err(error) = fill() {
        error.print(py);
        panic!("the Python code above failed");
    }
}

fn add(_: Python, left: i64, right: i64) -> PyResult<i64> {
    Ok(left + right)
}

#[test]
fn members_of_all_sorts_work() {
    run("
p = Plain(20)
assert p.get() == 20 and p.plus(1) == 21 and p.plus(1, twice=True) == 22
assert Plain.make(5).get() == 5 and Plain.fixed() == 7 and p.half == 10
assert p + 1 == 21 and len(p) == 3 and p[4] == 40
assert add(2, right=3) == 5
assert Plain.__module__ == 'shim' and type(Plain.make) is not None
try:
    class Sub(Plain): pass
except TypeError as error:
    assert 'not an acceptable base type' in str(error)
else:
    raise AssertionError
");
}

#[test]
fn a_panic_becomes_an_exception() {
    run("
try:
    Plain(1).panics()
except SystemError as error:
    assert 'on purpose' in str(error)
else:
    raise AssertionError
");
}

#[test]
fn constants_and_classes_keep_their_reference_counts() {
    run("
import sys
things = (None, True, 7, Plain, Holder)
before = [sys.getrefcount(thing) for thing in things]
for _ in range(20_000):
    p = Plain(20); p.get(); p.plus(1); Plain.make(5); Plain.fixed(); p.half; p + 1; p[4]
    Holder(None).hold(True)
del p
drift = [sys.getrefcount(thing) - count for thing, count in zip(things, before)]
assert all(abs(d) < 50 for d in drift), drift
");
}

#[test]
fn instances_in_cycles_are_collected() {
    run("
import gc, weakref
class Canary: pass
gone = 0
def count(_):
    global gone
    gone += 1
refs = []
for _ in range(1_000):
    canary = Canary()
    canary.holder = Holder(canary)
    refs.append(weakref.ref(canary, count))
del canary
gc.collect()
assert gone == 1_000, gone
");
}

/// Without the shim's `tp_dealloc` the collection below meets an instance whose data is already
/// being dropped.
#[test]
fn a_collection_during_deallocation_is_harmless() {
    run("
import gc
class Collects:
    def __del__(self):
        gc.collect()
for _ in range(300):
    holder = Holder(Collects())
    del holder
");
}

#[test]
fn instances_of_python_subclasses_leave_their_class_alone() {
    let gil = Python::acquire_gil();
    let py = gil.python();
    let globals = PyDict::new(py);
    globals.set_item(py, "Base", class::<Base>(py, ffi::Py_TPFLAGS_BASETYPE).unwrap()).unwrap();
    // `__new__` of rust-cpython allocates its own class, so the instances are retyped.
    let code = "
class Sub(Base):
    __slots__ = ()
";
    py.run(code, Some(&globals), None).unwrap();
    let sub = globals.get_item(py, "Sub").unwrap();
    let sub_type = sub.cast_as::<cpython::PyType>(py).unwrap();
    let before = sub.get_refcnt(py);
    for number in 0..1_000_i64 {
        // SAFETY: `Sub` derives from `Base` and adds no members.
        let object = unsafe { <Base as cpython::py_class::BaseObject>::alloc(py, sub_type, (number,)).unwrap() };
        assert_eq!(object.get_type(py).as_object(), sub_type.as_object());
        object.release_ref(py);
    }
    assert_eq!(sub.get_refcnt(py), before);
}

#[test]
fn class_objects_start_from_what_cpython_lays_out() {
    let ty = ffi::PyTypeObject_INIT;
    assert!(ty.tp_name.is_null() && ty.tp_dict.is_null() && ty.tp_new.is_none());
    assert_eq!(ffi::type_flags(&ty), 0);
}
