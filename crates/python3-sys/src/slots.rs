//! The members of a template as the slots of a class.

use std::ffi::c_void;

use pyo3_ffi as ffi;
use pyo3_ffi::{PyType_Slot, PyTypeObject};

use crate::gc;

/// Appends a slot for each of some members that is set.
macro_rules! add {
    ($to:ident, $from:expr, { $($member:ident: $slot:ident),* $(,)? }) => {
        $(if let Some(function) = (*$from).$member {
            $to.push(PyType_Slot { slot: ffi::$slot, pfunc: function as *mut c_void });
        })*
    };
}

/// The slots, with an end.
///
/// # Safety
/// The template is complete.
pub(crate) unsafe fn of(template: *mut PyTypeObject) -> Vec<PyType_Slot> {
    let mut slots = Vec::new();
    // SAFETY: the tables that a template refers to live as long as itself.
    unsafe {
        add!(slots, template, {
            tp_repr: Py_tp_repr, tp_hash: Py_tp_hash, tp_call: Py_tp_call, tp_str: Py_tp_str,
            tp_getattro: Py_tp_getattro, tp_setattro: Py_tp_setattro, tp_traverse: Py_tp_traverse,
            tp_clear: Py_tp_clear, tp_richcompare: Py_tp_richcompare, tp_iter: Py_tp_iter,
            tp_iternext: Py_tp_iternext, tp_descr_get: Py_tp_descr_get, tp_descr_set: Py_tp_descr_set,
            tp_init: Py_tp_init, tp_new: Py_tp_new,
        });
        if let Some(dealloc) = gc::dealloc(template) {
            slots.push(PyType_Slot { slot: ffi::Py_tp_dealloc, pfunc: dealloc as *mut c_void });
        }
        let tables = [
            (ffi::Py_tp_methods, (*template).tp_methods.cast::<c_void>()),
            (ffi::Py_tp_getset, (*template).tp_getset.cast()),
            (ffi::Py_tp_doc, (*template).tp_doc.cast_mut().cast()),
        ];
        slots
            .extend(tables.iter().filter(|table| !table.1.is_null()).map(|&(slot, pfunc)| PyType_Slot { slot, pfunc }));
        let numbers = (*template).tp_as_number;
        if !numbers.is_null() {
            add!(slots, numbers, {
                nb_add: Py_nb_add, nb_subtract: Py_nb_subtract, nb_multiply: Py_nb_multiply,
                nb_remainder: Py_nb_remainder, nb_divmod: Py_nb_divmod, nb_power: Py_nb_power,
                nb_negative: Py_nb_negative, nb_positive: Py_nb_positive, nb_absolute: Py_nb_absolute,
                nb_bool: Py_nb_bool, nb_invert: Py_nb_invert, nb_lshift: Py_nb_lshift, nb_rshift: Py_nb_rshift,
                nb_and: Py_nb_and, nb_xor: Py_nb_xor, nb_or: Py_nb_or, nb_int: Py_nb_int, nb_float: Py_nb_float,
                nb_inplace_add: Py_nb_inplace_add, nb_inplace_subtract: Py_nb_inplace_subtract,
                nb_inplace_multiply: Py_nb_inplace_multiply, nb_inplace_remainder: Py_nb_inplace_remainder,
                nb_inplace_power: Py_nb_inplace_power, nb_inplace_lshift: Py_nb_inplace_lshift,
                nb_inplace_rshift: Py_nb_inplace_rshift, nb_inplace_and: Py_nb_inplace_and,
                nb_inplace_xor: Py_nb_inplace_xor, nb_inplace_or: Py_nb_inplace_or,
                nb_floor_divide: Py_nb_floor_divide, nb_true_divide: Py_nb_true_divide,
                nb_inplace_floor_divide: Py_nb_inplace_floor_divide,
                nb_inplace_true_divide: Py_nb_inplace_true_divide, nb_index: Py_nb_index,
                nb_matrix_multiply: Py_nb_matrix_multiply,
                nb_inplace_matrix_multiply: Py_nb_inplace_matrix_multiply,
            });
        }
        let sequence = (*template).tp_as_sequence;
        if !sequence.is_null() {
            add!(slots, sequence, {
                sq_length: Py_sq_length, sq_concat: Py_sq_concat, sq_repeat: Py_sq_repeat, sq_item: Py_sq_item,
                sq_ass_item: Py_sq_ass_item, sq_contains: Py_sq_contains,
                sq_inplace_concat: Py_sq_inplace_concat, sq_inplace_repeat: Py_sq_inplace_repeat,
            });
        }
        let mapping = (*template).tp_as_mapping;
        if !mapping.is_null() {
            add!(slots, mapping, {
                mp_length: Py_mp_length, mp_subscript: Py_mp_subscript, mp_ass_subscript: Py_mp_ass_subscript,
            });
        }
    }
    slots.push(PyType_Slot { slot: 0, pfunc: std::ptr::null_mut() });
    slots
}
