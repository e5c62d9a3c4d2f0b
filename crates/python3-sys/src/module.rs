//! The module: its definition, the guards that it must pass before any of its code runs, and what belongs to it.
//!
//! `py_module_initializer!` of `cpython` makes a module in one step, which CPython takes for one that needs the GIL and that
//! other interpreters must not have. [`Module`] makes it in two (multi-phase initialisation, PEP 489).

use std::{
    ffi::{CStr, c_char, c_int, c_void},
    mem::{offset_of, size_of},
    ptr,
};

use pyo3_ffi as ffi;
use pyo3_ffi::{
    PyModuleDef, PyModuleDef_HEAD_INIT, PyModuleDef_Slot, PyObject, PyTupleObject, PyTypeObject, PyUnicodeObject,
    visitproc,
};

use crate::interpreter::Interpreter;
use crate::threads::one_at_a_time;

/// A module, for a `static mut`.
pub struct Module {
    definition: PyModuleDef,
    slots: [PyModuleDef_Slot; 4],
}

/// What fills a new module. It returns -1 with an error set if it fails.
pub type Fill = unsafe extern "C" fn(*mut PyObject) -> c_int;

impl Module {
    /// A module with this name.
    #[must_use]
    pub const fn new(name: &'static CStr, fill: Fill) -> Self {
        #[allow(clippy::cast_possible_wrap)] // two words
        let definition = PyModuleDef {
            m_base: PyModuleDef_HEAD_INIT,
            m_name: name.as_ptr(),
            m_doc: ptr::null(),
            m_size: size_of::<State>() as ffi::Py_ssize_t,
            m_methods: ptr::null_mut(),
            m_slots: ptr::null_mut(),
            m_traverse: Some(traverse),
            m_clear: Some(clear),
            m_free: Some(free),
        };
        let end = PyModuleDef_Slot { slot: 0, value: ptr::null_mut() };
        Self {
            definition,
            slots: [
                PyModuleDef_Slot { slot: ffi::Py_mod_exec, value: fill as *mut c_void },
                #[cfg(Py_3_12)]
                PyModuleDef_Slot {
                    slot: ffi::Py_mod_multiple_interpreters,
                    value: ffi::Py_MOD_PER_INTERPRETER_GIL_SUPPORTED,
                },
                #[cfg(Py_3_13)]
                PyModuleDef_Slot { slot: ffi::Py_mod_gil, value: ffi::Py_MOD_GIL_NOT_USED },
                #[cfg(not(Py_3_12))]
                end,
                #[cfg(not(Py_3_13))]
                end,
                end,
            ],
        }
    }

    /// The result of the module's `PyInit_` function: its definition, or null with an `ImportError` set if it cannot run
    /// safely.
    ///
    /// # Safety
    /// The thread is attached, and `module` is valid forever.
    pub unsafe fn init(module: *mut Module) -> *mut PyObject {
        // SAFETY: the thread is attached, so the interpreter's state and its static types can be read.
        unsafe {
            if let Err(reason) = same_cpython().and_then(|()| supported_interpreter()) {
                ffi::PyErr_SetString(ffi::PyExc_ImportError, reason.as_ptr());
                return ptr::null_mut();
            }
            // Of several interpreters, each comes here.
            one_at_a_time(|| {
                (*module).definition.m_slots = (&raw mut (*module).slots).cast();
                ffi::PyModuleDef_Init(&raw mut (*module).definition)
            })
        }
    }
}

/// What CPython stores for each module object, at first all zero.
struct State {
    /// The objects of the interpreter, once the module is filled.
    interpreter: Option<&'static Interpreter>,
    /// The module that owns them, if this is another one of the same interpreter.
    owner: *mut PyObject,
}

/// Makes room for the objects of the interpreter: the first step in filling a module.
///
/// # Safety
/// The thread is attached, and `module` is new and one of a [`Module`].
pub unsafe fn begin_module(module: *mut PyObject) {
    // SAFETY: the caller upholds the contract; the owner of the objects is alive as long as they are.
    unsafe {
        let state = ffi::PyModule_GetState(module).cast::<State>();
        let (interpreter, is_new) = Interpreter::begin();
        if is_new {
            interpreter.set_owner(module);
        } else {
            (*state).owner = ffi::Py_NewRef(interpreter.owner());
        }
        (*state).interpreter = Some(interpreter);
    }
}

unsafe extern "C" fn traverse(module: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    // SAFETY: CPython calls this with a module of this definition, whose state is null before it is filled.
    unsafe {
        let Some(state) = ffi::PyModule_GetState(module).cast::<State>().as_ref() else { return 0 };
        match state.interpreter {
            Some(_) if !state.owner.is_null() => visit(state.owner, arg),
            Some(interpreter) => interpreter.traverse(visit, arg),
            None => 0,
        }
    }
}

unsafe extern "C" fn clear(module: *mut PyObject) -> c_int {
    // SAFETY: as above; the thread is attached.
    unsafe {
        let Some(state) = ffi::PyModule_GetState(module).cast::<State>().as_mut() else { return 0 };
        let owner = ptr::replace(&raw mut state.owner, ptr::null_mut());
        match state.interpreter.take() {
            Some(interpreter) if owner.is_null() => interpreter.end(),
            _ => ffi::Py_XDECREF(owner),
        }
    }
    0
}

unsafe extern "C" fn free(module: *mut c_void) {
    // SAFETY: as above.
    unsafe { clear(module.cast()) };
}

/// Checks that the running interpreter has the layouts that were compiled in. `tp_basicsize` has the same offset in all
/// versions, so it can be read in any interpreter.
unsafe fn same_cpython() -> Result<(), &'static CStr> {
    let compiled = [
        (&raw mut ffi::PyBaseObject_Type, size_of::<PyObject>()),
        (&raw mut ffi::PyType_Type, size_of::<ffi::PyHeapTypeObject>()),
        (&raw mut ffi::PyTuple_Type, offset_of!(PyTupleObject, ob_item)),
        (&raw mut ffi::PyUnicode_Type, size_of::<PyUnicodeObject>()),
        (&raw mut ffi::PyModuleDef_Type, size_of::<PyModuleDef>()),
    ];
    let fits = |(ty, size): (*mut PyTypeObject, usize)| {
        // SAFETY: a static type of the interpreter.
        usize::try_from(unsafe { (*ty).tp_basicsize }) == Ok(size)
    };
    // SAFETY: a NUL-terminated string that lives as long as the process.
    let running = unsafe { CStr::from_ptr(ffi::Py_GetVersion()) };
    if compiled.into_iter().all(fits) && is_version(running, COMPILED_MINOR) {
        Ok(())
    } else {
        Err(c"this module was built for another version of CPython; reinstall cpp-demangle-py with the interpreter that imports it")
    }
}

/// The minor version that this crate was compiled for.
const COMPILED_MINOR: u8 = if cfg!(Py_3_15) {
    15
} else if cfg!(Py_3_14) {
    14
} else if cfg!(Py_3_13) {
    13
} else if cfg!(Py_3_12) {
    12
} else if cfg!(Py_3_11) {
    11
} else {
    10
};

/// True if `version` ("3.13.0 (main, …") is 3.`minor`.
fn is_version(version: &CStr, minor: u8) -> bool {
    let text = version.to_bytes();
    text.strip_prefix(format!("3.{minor}").as_bytes()).is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_digit))
}

/// Checks that this interpreter can have the module. Before CPython 3.12 a thread cannot be asked which interpreter it runs,
/// so `PyGILState_Ensure`, by which `cpython` drops references, would wait for the GIL that its own thread holds.
unsafe fn supported_interpreter() -> Result<(), &'static CStr> {
    // SAFETY: the thread is attached.
    if cfg!(Py_3_12) || unsafe { ffi::PyInterpreterState_Get() == ffi::PyInterpreterState_Main() } {
        Ok(())
    } else {
        Err(c"cpp_demangle_py supports subinterpreters on CPython 3.12 and later; import it in the main interpreter")
    }
}

// The guards pass their texts as `c_char`, whose signedness differs between platforms.
const _: () = assert!(size_of::<c_char>() == 1);

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn a_version_is_recognised_whole() {
        assert!(is_version(c"3.13.0 (main, Oct  7 2024)", 13));
        assert!(is_version(c"3.15.0b1+ (heads)", 15));
        assert!(!is_version(c"3.14.0", 13));
        assert!(!is_version(c"3.1.0", 10));
        assert!(!is_version(c"3.100.0", 10));
    }
}
