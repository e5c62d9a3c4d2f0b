//! A panic on demand in each entry point, to test that it becomes an exception. The released module does not contain
//! it.

/// Called by each entry point. Panics if a test wants it to.
#[cfg(not(test))]
#[inline]
pub fn probe() {}

#[cfg(test)]
pub use tests::probe;

#[cfg(test)]
mod tests {
    use cpython::{PyDict, PyResult, Python, py_fn};
    use std::cell::Cell;

    thread_local! {
        static ARMED: Cell<bool> = const { Cell::new(false) };
    }

    pub fn probe() {
        assert!(!ARMED.get(), "on purpose");
    }

    fn arm(_: Python, armed: bool) -> PyResult<bool> {
        Ok(ARMED.replace(armed))
    }

    /// Calls everything in the classes and the module, and lists the calls that did not raise.
    const CALL_ALL: &str = r#"
def panics(call):
    arm(True)
    try:
        call()
    except SystemError as error:
        return "Rust panic" in str(error)
    else:
        return False
    finally:
        arm(False)

def passes(call):
    try:
        call()
    # The Python half of the package, an order that is not there, an argument that is not accepted
    except (ModuleNotFoundError, TypeError):
        pass
    return True

# A module of WebAssembly with nothing but a section of its own.
table = native.read_symbols(None, b"\0asm\1\0\0\0\0\6\4none\0", None, "auto", False)
sizes = table.sizes(["section"])
instances = [native.Symbol("_Z1fv"), native.DemangleOptions(params=False), native.Limits()]
instances += [table, sizes, sizes.changes_from(sizes)]
given = {"__format__": ("",), "__deepcopy__": ({},), "parse": ("_Z1fv",), "parse_prefix": ("_Z1fv",), "parse_type": ("i",)}
given |= {"rows": ([],), "select": ([],), "filter": (None,) * 8, "sort": ("name", False), "lookup": ([],)}
given |= {"BinaryTable.sizes": ([],), "BinaryTable.text": (False,) * 3, "page": ("",), "node": (0,)}
given |= {"text": (2, 20, 100, False), "changes_from": (sizes,)}
made_by_functions = ("BinaryTable", "BinarySizes", "BinaryChanges")
# These hold no code but that of the macros.
exempt = {"__doc__", "__module__", "__new__", "__copy__", "__deepcopy__"}

calls = {name: lambda name=name: getattr(native, name)("_Z1fv") for name in ("demangle", "try_demangle", "is_mangled")}
calls["demangle_type"] = lambda: native.demangle_type("i")
calls["demangle_all"] = lambda: native.demangle_all(["_Z1fv"])
calls["parts_all"] = lambda: native.parts_all(["_Z1fv"])
for name in ("demangle_array", "symbols_array"):
    calls[name] = lambda name=name: getattr(native, name)(None)
calls["read_symbols"] = lambda: native.read_symbols(None, b"", None, "auto", False)
calls["merged"] = lambda: native.merged("f", None, {})
for instance in instances:
    cls = type(instance)
    arguments = ("_Z1fv",) if cls is native.Symbol else ()
    if cls.__name__ not in made_by_functions:
        calls[cls.__name__] = lambda cls=cls, arguments=arguments: cls(*arguments)
    for name in set(vars(cls)) - exempt:
        def call(instance=instance, name=name):
            member = getattr(instance, name)
            if name in ("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"):
                member(instance)
            elif callable(member):
                member(*given.get(f"{type(instance).__name__}.{name}", given.get(name, ())))
        calls[f"{cls.__name__}.{name}"] = call

silent = sorted(name for name, call in calls.items() if not (passes(call) and panics(call)))
count = len(calls)
"#;

    #[test]
    fn a_panic_in_any_entry_point_is_an_exception() {
        let gil = Python::acquire_gil();
        let py = gil.python();
        let module = crate::module::new(py);
        module.add(py, "arm", py_fn!(py, arm(armed: bool))).unwrap();
        let names = PyDict::new(py);
        names.set_item(py, "native", &module).unwrap();
        names.set_item(py, "arm", module.get(py, "arm").unwrap()).unwrap();
        py.run(CALL_ALL, Some(&names), None).map_err(|error| error.print(py)).unwrap();
        let count: usize = names.get_item(py, "count").unwrap().extract(py).unwrap();
        assert!(count > 60, "{count}");
        let silent: Vec<String> = names.get_item(py, "silent").unwrap().extract(py).unwrap();
        assert_eq!(silent, Vec::<String>::new());
    }
}
