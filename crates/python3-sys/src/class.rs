//! Classes, which each interpreter makes of the template that `py_class!` filled.

use std::ffi::{c_int, c_uint, c_ulong};
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};

use pyo3_ffi as ffi;
use pyo3_ffi::{PyObject, PyTypeObject};

use crate::gc;
use crate::interpreter::{CLASSES, Interpreter};
use crate::method::{PyMethodDef, definition_in};
use crate::slots;
use crate::typeobject::{set_type_flags, type_flags};

/// Completes a template: `py_class!` calls this where it would make its `static` a class.
///
/// The methods, which `py_class!` collected in a dict, become a table that no interpreter owns.
///
/// # Safety
/// As in the C API; `template` is that of a `py_class!`, and only this thread has it.
pub unsafe fn PyType_Ready(template: *mut PyTypeObject) -> c_int {
    /// The number of the next template.
    static NEXT: AtomicU32 = AtomicU32::new(0);
    // SAFETY: the caller upholds the contract.
    unsafe {
        let Some(methods) = methods_in((*template).tp_dict) else { return -1 };
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        if number as usize >= CLASSES {
            ffi::PyErr_SetString(
                ffi::PyExc_SystemError,
                c"the module has more classes than python3-sys has room for".as_ptr(),
            );
            return -1;
        }
        ffi::Py_XDECREF(ptr::replace(&raw mut (*template).tp_dict, ptr::null_mut()));
        (*template).tp_methods = Box::leak(methods).as_mut_ptr().cast();
        (*template).tp_version_tag = number;
        gc::add(template);
        set_type_flags(template, ffi::Py_TPFLAGS_READY);
    }
    0
}

/// The definitions of the methods in a dict of a template. `None` with an error set for anything else.
unsafe fn methods_in(dict: *mut PyObject) -> Option<Box<[PyMethodDef]>> {
    let mut methods = Vec::new();
    let (mut place, mut name, mut value) = (0, ptr::null_mut(), ptr::null_mut());
    // SAFETY: the dict is null or alive, and nobody else has it.
    unsafe {
        while !dict.is_null() && ffi::PyDict_Next(dict, &raw mut place, &raw mut name, &raw mut value) != 0 {
            if let Some(definition) = definition_in(value) {
                methods.push(definition.under_name(ffi::PyUnicode_AsUTF8(name)));
                continue;
            }
            if ffi::PyErr_Occurred().is_null() {
                let message =
                    c"a member of a py_class! must be a method, since other objects belong to one interpreter";
                ffi::PyErr_SetString(ffi::PyExc_TypeError, message.as_ptr());
            }
            return None;
        }
    }
    methods.push(PyMethodDef { ml_name: ptr::null(), ml_meth: None, ml_flags: 0, ml_doc: ptr::null() });
    Some(methods.into())
}

/// True for a template, false for a class.
#[inline]
pub(crate) unsafe fn is_template(ty: *mut PyTypeObject) -> bool {
    // SAFETY: the caller's is either.
    unsafe { ffi::Py_TYPE(ty.cast()).is_null() }
}

/// Makes the class of a template in the interpreter that this thread runs, unless it has one. Returns a borrowed reference,
/// or null with an error set.
///
/// # Safety
/// The thread is attached; `module` is a module that `begin_module` began, and `template` is complete.
pub unsafe fn make_class(module: *mut PyObject, template: *mut PyTypeObject) -> *mut PyObject {
    // SAFETY: the caller upholds the contract.
    unsafe {
        let Some(interpreter) = Interpreter::current() else { return not_imported() };
        let slot = (*template).tp_version_tag as usize;
        let known = interpreter.class(slot);
        if !known.is_null() {
            return known;
        }
        let mut slots = slots::of(template);
        let mut spec = ffi::PyType_Spec {
            name: (*template).tp_name,
            basicsize: c_int::try_from((*template).tp_basicsize).unwrap_or(c_int::MAX),
            itemsize: 0,
            flags: flags(template),
            slots: slots.as_mut_ptr(),
        };
        let class = ffi::PyType_FromModuleAndSpec(module, &raw mut spec, ptr::null_mut());
        if class.is_null() { class } else { interpreter.put_class(slot, class) }
    }
}

/// The flags of the class of a template. It is as immutable as one in a `static`, and can be called only if the template
/// has a `__new__`, since that of `object` would leave its data uninitialised.
unsafe fn flags(template: *mut PyTypeObject) -> c_uint {
    // SAFETY: the caller's template is alive.
    let given = unsafe { type_flags(&*template) } & (ffi::Py_TPFLAGS_HAVE_GC | ffi::Py_TPFLAGS_BASETYPE);
    // SAFETY: as above.
    let has_new = unsafe { (*template).tp_new.is_some() };
    let call: c_ulong = if has_new { 0 } else { ffi::Py_TPFLAGS_DISALLOW_INSTANTIATION };
    let flags = ffi::Py_TPFLAGS_DEFAULT | ffi::Py_TPFLAGS_IMMUTABLETYPE | given | call;
    // CPython has flags for 32 bits, since `c_ulong` has no more on Windows.
    c_uint::try_from(flags).unwrap_or_default()
}

/// The class of a template in the interpreter that this thread runs, a borrowed reference, or null with an error set.
///
/// # Safety
/// The thread is attached, and `template` is complete.
#[inline]
pub unsafe fn class_of(template: *mut PyTypeObject) -> *mut PyObject {
    // SAFETY: the caller upholds the contract.
    unsafe {
        let class = Interpreter::current().map(|known| known.class((*template).tp_version_tag as usize));
        class.filter(|class| !class.is_null()).unwrap_or_else(|| not_imported())
    }
}

#[cold]
unsafe fn not_imported() -> *mut PyObject {
    // SAFETY: the caller is attached.
    unsafe {
        ffi::PyErr_SetString(ffi::PyExc_RuntimeError, c"this interpreter no longer has the module".as_ptr());
    }
    ptr::null_mut()
}

/// Makes an instance of a class, or of the class of a template in this interpreter.
///
/// # Safety
/// As in the C API.
pub unsafe fn PyType_GenericAlloc(ty: *mut PyTypeObject, items: ffi::Py_ssize_t) -> *mut PyObject {
    // SAFETY: the caller upholds the C API's contract.
    unsafe {
        let class = if is_template(ty) { class_of(ty).cast() } else { ty };
        if class.is_null() { ptr::null_mut() } else { ffi::PyType_GenericAlloc(class, items) }
    }
}

/// True for an instance of a class, or of any class of a template.
///
/// # Safety
/// As in the C API.
#[inline]
pub unsafe fn PyObject_TypeCheck(object: *mut PyObject, ty: *mut PyTypeObject) -> c_int {
    // SAFETY: the caller upholds the C API's contract.
    unsafe {
        if !is_template(ty) {
            return ffi::PyObject_TypeCheck(object, ty);
        }
        let mut class = ffi::Py_TYPE(object);
        while !class.is_null() {
            if has_methods(class, (*ty).tp_methods) {
                return 1;
            }
            class = (*class).tp_base;
        }
        0
    }
}

/// True for a class of the template with these methods. Each template has a table of its own, which all its classes share,
/// and the classes that derive from them do not.
#[inline]
unsafe fn has_methods(class: *mut PyTypeObject, methods: *mut ffi::PyMethodDef) -> bool {
    // SAFETY: the caller's class is alive.
    unsafe { (*class).tp_methods == methods }
}
