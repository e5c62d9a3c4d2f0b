//! The Python class `Limits`.

use cpython::_detail::ffi::InitObType as _;
use cpython::{CompareOp, PyDict, PyModule, PyObject, PyResult, PyTuple, Python, PythonObject, ToPyObject, py_class};
use symbol_names::{Limits as Core, MAX_DEPTH};

use crate::{
    convert,
    fastcall::{Args, Entry, Method, unzip},
    gil::shared,
    module::{add_class, class},
    probe::probe,
    value::{self, Keywords},
};

py_class!(pub class Limits |py| {
    data core: Core;

    static replace = Method(Replace);
    static __replace__ = Method(Replace);

    def __new__(_cls, *args, **kwargs) -> PyResult<Limits> { new(py, args, kwargs) }

    /// The longest mangled name, in bytes.
    @property def input(&self) -> PyResult<usize> { Ok(held(py, self).input) }

    /// The longest demangled name, in bytes.
    @property def output(&self) -> PyResult<usize> { Ok(held(py, self).output) }

    /// The deepest nesting of the parts of a name, or of its text.
    @property def depth(&self) -> PyResult<u32> { Ok(held(py, self).depth) }

    def __repr__(&self) -> PyResult<String> { value::repr(py, "Limits", None, keywords(py, *held(py, self))) }
    def __hash__(&self) -> PyResult<u64> { Ok(value::hash(held(py, self))) }
    def __richcmp__(&self, other: &Limits, op: CompareOp) -> PyResult<PyObject> {
        Ok(value::equality(py, held(py, self), held(py, other), &op))
    }
    def __reduce__(&self) -> PyResult<PyObject> {
        value::reduce(py, class::<Limits>(py)?.into_object(), &[], keywords(py, *held(py, self)))
    }
});

const _: () = shared::<Core>();

/// Adds the class to `module`, with `public` as its `__module__`.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    let default = Core::default();
    let signature = format!("*, input={}, output={}, depth={}", default.input, default.output, default.depth);
    add_class::<Limits>(py, module, public, "Limits", (&signature, include_str!("doc/limits.txt")))
}

/// The limits in the Python object.
pub fn core(py: Python, limits: &Limits) -> Core {
    *held(py, limits)
}

fn held<'a>(py: Python<'a>, limits: &'a Limits) -> &'a Core {
    probe();
    limits.core(py)
}

/// Makes a Python object from `core`.
pub fn object(py: Python, core: Core) -> PyResult<PyObject> {
    Ok(Limits::create_instance(py, core)?.into_object())
}

fn new(py: Python, args: &PyTuple, kwargs: Option<&PyDict>) -> PyResult<Limits> {
    let (names, values) = unzip(py, kwargs);
    let args = Args::new("Limits", args.as_slice(py), &names, &values);
    changed(py, Core::default(), &args)
}

/// `core` with the limits that the keywords set.
fn changed(py: Python, mut core: Core, args: &Args) -> PyResult<Limits> {
    /// The largest limit in bytes.
    const LARGEST: u32 = 1 << 31;
    args.none(py)?;
    let (names, values) = args.keywords();
    for (name, value) in names.iter().zip(values) {
        let number = |name, most| -> PyResult<u32> { convert::number(py, name, "an int", value, 1..=most) };
        match convert::utf8(py, name) {
            Some(b"input") => core.input = number("input", LARGEST)? as usize,
            Some(b"output") => core.output = number("output", LARGEST)? as usize,
            Some(b"depth") => core.depth = number("depth", MAX_DEPTH)?,
            _ => return Err(args.unexpected(py, name)),
        }
    }
    Limits::create_instance(py, core)
}

fn keywords(py: Python, core: Core) -> Keywords {
    vec![
        ("input", core.input.to_py_object(py).into_object()),
        ("output", core.output.to_py_object(py).into_object()),
        ("depth", core.depth.to_py_object(py).into_object()),
    ]
}

struct Replace;

impl Entry for Replace {
    type This = Limits;
    const NAME: &'static str = "replace";
    const DOC: &'static str = include_str!("doc/limits_replace.txt");

    fn signature() -> String {
        "*, input=..., output=..., depth=...".into()
    }

    fn call(py: Python, limits: &Limits, args: &Args) -> PyResult<PyObject> {
        Ok(changed(py, core(py, limits), args)?.into_object())
    }
}
