//! Conversion between Python and Rust: names and option values from Python, text to Python.

use std::{
    cell::Cell,
    ffi::{CStr, CString},
    fmt::Display,
    ops::{Range, RangeInclusive},
    os::raw::c_char,
    slice,
};

use cpython::_detail::{ffi, result_from_owned_ptr};
use cpython::{
    ObjectProtocol, PyDrop, PyList, PyObject, PyResult, PyTuple, Python, PythonObject, ToPyObject, buffer::PyBuffer,
};
use symbol_names::{Limits, Scheme, Style};

use crate::{
    error::{type_error, value_error},
    gil::alone_with,
    limits,
    sequence::Sequence,
};

/// A name argument: its bytes, which live as long as the object, and the type of the result.
pub struct Name<'a> {
    pub bytes: &'a [u8],
    pub kind: Kind,
    /// The argument itself, for messages and to return it.
    pub object: &'a PyObject,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Bytes,
}

/// The error handler of all conversions between `str` and bytes. Symbol tables hold bytes, and text decoded from them
/// by `os.fsdecode` or with this handler must be encoded back unchanged.
const ESCAPE: &CStr = c"surrogateescape";

/// Calls `work` with the name in `object`, which is a `str`, `bytes` or another bytes-like object.
pub fn with_name<T>(
    py: Python,
    function: &str,
    object: &PyObject,
    work: impl FnOnce(Name) -> PyResult<T>,
) -> PyResult<T> {
    if let Some(bytes) = utf8(py, object) {
        return work(Name { bytes, kind: Kind::Text, object });
    }
    match holder(py, &format_args!("{function}() argument"), object)? {
        Holder::Given => work(Name { bytes: borrow_bytes(py, object), kind: Kind::Bytes, object }),
        Holder::Encoded(encoded) => work(Name { bytes: borrow_bytes(py, &encoded), kind: Kind::Text, object }),
        Holder::Copy(copy) => work(Name { bytes: borrow_bytes(py, &copy), kind: Kind::Bytes, object: &copy }),
    }
}

/// Does the same as [`with_name`] for a text that begins with a name.
pub fn with_start<T>(
    py: Python,
    function: &str,
    object: &PyObject,
    work: impl FnOnce(Name) -> PyResult<T>,
) -> PyResult<T> {
    with_name(py, function, object, |name| {
        let start = if name.bytes.is_empty() && is_text(object) { encodable_start(py, object)? } else { None };
        match &start {
            Some(start) => work(Name { bytes: borrow_bytes(py, start), ..name }),
            None => work(name),
        }
    })
}

/// The `bytes` that hold a name.
pub enum Holder {
    /// What was given.
    Given,
    /// What the text that was given encodes to; nothing, which no scheme takes for a name, if it is not
    /// [encodable](encodable_start).
    Encoded(PyObject),
    /// A copy, since the contents of another object may change as soon as other code runs.
    Copy(PyObject),
}

/// Finds or makes the `bytes` of a name that is no `str` with UTF-8. Messages call it `what`.
pub fn holder(py: Python, what: &dyn Display, object: &PyObject) -> PyResult<Holder> {
    if is_text(object) {
        return encode_by(py, object, ESCAPE).or_else(|_| new_bytes(py, b"")).map(Holder::Encoded);
    }
    if is_bytes(object) {
        return Ok(Holder::Given);
    }
    let given = || object.get_type(py).name(py).into_owned();
    if !is_buffer(object) {
        let message = format!("{what} must be str or a bytes-like object, not {}", given());
        return Err(type_error(py, message));
    }
    // Other threads may change what is copied, and its length.
    alone_with(py, object, || {
        // The memory of other buffers, such as arrays of texts, is no name.
        let buffer = PyBuffer::get(py, object)?;
        let is_bytes_like = buffer.dimensions() <= 1 && matches!(buffer.format().to_bytes(), b"B" | b"b" | b"c");
        buffer.release_ref(py);
        if !is_bytes_like {
            let given = given();
            let message = format!("{what} must be str or a bytes-like object, not {given} of other items than bytes");
            return Err(type_error(py, message));
        }
        to_bytes(py, object).map(Holder::Copy)
    })
}

/// Converts `text` to `str` or `bytes`.
pub fn to_python(py: Python, text: &[u8], kind: Kind) -> PyResult<PyObject> {
    match kind {
        Kind::Text => new_text(py, text),
        Kind::Bytes => new_bytes(py, text),
    }
}

thread_local! {
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Calls `work` with an empty buffer, whose memory is reused from call to call.
pub fn with_buffer<T>(work: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    /// A larger buffer is not reused.
    const KEPT: usize = 1 << 16;
    BUFFER.with(|kept| {
        let mut buffer = kept.take();
        buffer.clear();
        let result = work(&mut buffer);
        if buffer.capacity() <= KEPT {
            kept.set(buffer);
        }
        result
    })
}

/// How many values a type has at most that has few.
pub const FEW: usize = 4;

/// The type of an option's value: its conversions from and to Python, and its spellings.
pub trait OptionValue: Sized {
    /// The type in Python, for type checkers.
    const TYPE: &'static str;
    /// Converts `object` to the value of the option `name`.
    fn from_python(py: Python, name: &str, object: &PyObject) -> PyResult<Self>;
    /// The number of the value that `object` converts to, below [`FEW`], if the type has few values.
    fn number(_py: Python, _object: &PyObject) -> Option<usize> {
        None
    }
    /// Converts the value to an object.
    fn to_python(&self, py: Python) -> PyResult<PyObject>;
    /// Formats the value for a signature.
    fn show(&self) -> String;
    /// The words that set the option `name` in a format spec, each with its value.
    fn words(name: &str) -> Vec<(String, Self)>;
}

impl OptionValue for bool {
    const TYPE: &'static str = "bool";

    fn from_python(py: Python, name: &str, object: &PyObject) -> PyResult<Self> {
        match Self::number(py, object) {
            Some(number) => Ok(number == 1),
            None => Err(must_be(py, name, "a bool", object)),
        }
    }

    #[inline]
    fn number(_py: Python, object: &PyObject) -> Option<usize> {
        // SAFETY: these only return the addresses of two immortal objects.
        let (yes, no) = unsafe { (ffi::Py_True(), ffi::Py_False()) };
        if object.as_ptr() == yes { Some(1) } else { (object.as_ptr() == no).then_some(0) }
    }

    fn to_python(&self, py: Python) -> PyResult<PyObject> {
        Ok(self.to_py_object(py).into_object())
    }

    fn show(&self) -> String {
        if *self { "True" } else { "False" }.into()
    }

    fn words(name: &str) -> Vec<(String, Self)> {
        vec![(name.into(), true), (format!("no_{name}"), false)]
    }
}

/// The value among `all` whose name is `object`, the argument `name`, which must be `what`.
pub fn one_of<T: Copy>(
    py: Python,
    name: &str,
    what: &str,
    object: &PyObject,
    all: &[T],
    name_of: impl Fn(T) -> &'static str,
) -> PyResult<T> {
    if !is_text(object) {
        return Err(must_be(py, name, what, object));
    }
    // A `str` with surrogates has no UTF-8, and is no name.
    let given = utf8(py, object);
    if let Some(&value) = all.iter().find(|&&value| Some(name_of(value).as_bytes()) == given) {
        return Ok(value);
    }
    let known: Vec<String> = all.iter().map(|&value| format!("'{}'", name_of(value))).collect();
    let known = match known.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => known.concat(),
    };
    Err(value_error(py, format!("{name} must be {known}, not {}", shown(py, object)?)))
}

/// An object as messages show it, in which no character needs an encoding that it may lack.
pub fn shown(py: Python, object: &PyObject) -> PyResult<String> {
    Ok(object.repr(py)?.to_string_lossy(py).into_owned())
}

/// The bytes of the argument `name`, which must be `what`, a `str`. Surrogate escapes represent bytes in it, as in what
/// [`decode`] makes.
pub fn bytes_of_text(py: Python, name: &str, what: &str, object: &PyObject) -> PyResult<Vec<u8>> {
    if let Some(bytes) = utf8(py, object) {
        return Ok(bytes.to_vec());
    }
    if !is_text(object) {
        return Err(must_be(py, name, what, object));
    }
    if let Ok(bytes) = encode_by(py, object, ESCAPE) {
        return Ok(borrow_bytes(py, &bytes).to_vec());
    }
    let reason = "must have no other lone surrogates than U+DC80 to U+DCFF, which represent bytes; found";
    Err(value_error(py, format!("{name} {reason} {}", shown(py, object)?)))
}

/// All schemes, and `None` for the one that a name begins by.
const SCHEMES: [Option<Scheme>; 1 + Scheme::ALL.len()] = {
    let mut schemes = [None; 1 + Scheme::ALL.len()];
    let mut at = 0;
    while at < Scheme::ALL.len() {
        schemes[at + 1] = Some(Scheme::ALL[at]);
        at += 1;
    }
    schemes
};

fn name_of_scheme(scheme: Option<Scheme>) -> &'static str {
    scheme.map_or("auto", Scheme::name)
}

impl OptionValue for Option<Scheme> {
    const TYPE: &'static str = "Scheme";

    fn from_python(py: Python, name: &str, object: &PyObject) -> PyResult<Self> {
        one_of(py, name, "a str", object, &SCHEMES, name_of_scheme)
    }

    fn to_python(&self, py: Python) -> PyResult<PyObject> {
        Ok(name_of_scheme(*self).to_py_object(py).into_object())
    }

    fn show(&self) -> String {
        format!("'{}'", name_of_scheme(*self))
    }

    fn words(_name: &str) -> Vec<(String, Self)> {
        SCHEMES.iter().map(|&scheme| (name_of_scheme(scheme).into(), scheme)).collect()
    }
}

impl OptionValue for Option<Style> {
    const TYPE: &'static str = "Style | None";

    fn from_python(py: Python, name: &str, object: &PyObject) -> PyResult<Self> {
        if object.is_none(py) {
            return Ok(None);
        }
        one_of(py, name, "a str or None", object, &Style::ALL, Style::name).map(Some)
    }

    #[inline]
    fn number(py: Python, object: &PyObject) -> Option<usize> {
        const { assert!(Style::ALL.len() <= FEW) };
        let given = utf8(py, object)?;
        Style::ALL.iter().position(|style| style.name().as_bytes() == given)
    }

    fn to_python(&self, py: Python) -> PyResult<PyObject> {
        Ok(self.map(Style::name).to_py_object(py).into_object())
    }

    fn show(&self) -> String {
        self.map_or_else(|| "None".into(), |style| format!("'{}'", style.name()))
    }

    fn words(_name: &str) -> Vec<(String, Self)> {
        Style::ALL.iter().map(|&style| (style.name().into(), Some(style))).collect()
    }
}

/// A `Limits`, or `None`.
impl OptionValue for Option<Limits> {
    const TYPE: &'static str = "Limits | None";

    fn from_python(py: Python, name: &str, object: &PyObject) -> PyResult<Self> {
        if object.is_none(py) {
            return Ok(None);
        }
        match object.cast_as::<limits::Limits>(py) {
            Ok(given) => Ok(Some(limits::core(py, given))),
            Err(_) => Err(must_be(py, name, "a Limits or None", object)),
        }
    }

    fn to_python(&self, py: Python) -> PyResult<PyObject> {
        self.map_or_else(|| Ok(py.None()), |core| limits::object(py, core))
    }

    fn show(&self) -> String {
        "None".into()
    }

    fn words(_name: &str) -> Vec<(String, Self)> {
        Vec::new()
    }
}

/// A tuple or list of `str`; attributes give a tuple.
impl OptionValue for Vec<String> {
    const TYPE: &'static str = "tuple[str, ...] | list[str]";

    fn from_python(py: Python, name: &str, object: &PyObject) -> PyResult<Self> {
        const WHAT: &str = "a tuple or list of str";
        if object.cast_as::<PyTuple>(py).is_err() && object.cast_as::<PyList>(py).is_err() {
            return Err(must_be(py, name, WHAT, object));
        }
        let items = Sequence::of(py, name, object)?;
        let text = |item: PyObject| -> PyResult<String> {
            if !is_text(&item) {
                let message = format!("{name} must be {WHAT}, not one of {}", item.get_type(py).name(py));
                return Err(type_error(py, message));
            }
            match utf8(py, &item) {
                Some(text) => Ok(String::from_utf8_lossy(text).into_owned()),
                None => Err(value_error(py, format!("{name} must have no surrogates; found {}", shown(py, &item)?))),
            }
        };
        (0..items.len(py)).map_while(|index| items.get(py, index)).map(text).collect()
    }

    fn to_python(&self, py: Python) -> PyResult<PyObject> {
        let items: Vec<PyObject> = self.iter().map(|item| item.to_py_object(py).into_object()).collect();
        Ok(PyTuple::new(py, &items).into_object())
    }

    fn show(&self) -> String {
        let items: String = self.iter().map(|item| format!("{item:?}, ")).collect();
        format!("({items})")
    }

    fn words(_name: &str) -> Vec<(String, Self)> {
        Vec::new()
    }
}

/// An `int` of 32 bits, or `None`.
impl OptionValue for Option<u32> {
    const TYPE: &'static str = "int | None";

    fn from_python(py: Python, name: &str, object: &PyObject) -> PyResult<Self> {
        if object.is_none(py) {
            return Ok(None);
        }
        number(py, name, "an int or None", object, 0..=u32::MAX).map(Some)
    }

    fn to_python(&self, py: Python) -> PyResult<PyObject> {
        Ok(self.to_py_object(py).into_object())
    }

    fn show(&self) -> String {
        self.map_or_else(|| "None".into(), |number| number.to_string())
    }

    fn words(_name: &str) -> Vec<(String, Self)> {
        Vec::new()
    }
}

/// Converts `object` to the number of the argument `name`, which must be `what` and within `range`.
pub fn number(py: Python, name: &str, what: &str, object: &PyObject, range: RangeInclusive<u32>) -> PyResult<u32> {
    // SAFETY: the object is alive and the GIL is held; overflow is reported, not raised.
    let (is_int, value, overflow) = unsafe {
        let mut overflow = 0;
        let is_int = ffi::PyLong_Check(object.as_ptr()) != 0 && ffi::PyBool_Check(object.as_ptr()) == 0;
        let value = if is_int { ffi::PyLong_AsLongLongAndOverflow(object.as_ptr(), &raw mut overflow) } else { 0 };
        (is_int, value, overflow)
    };
    if !is_int {
        return Err(must_be(py, name, what, object));
    }
    match u32::try_from(value) {
        Ok(number) if overflow == 0 && range.contains(&number) => Ok(number),
        _ => {
            let (least, most) = range.into_inner();
            // Python refuses to format an int of thousands of digits.
            let given =
                object.str(py).map_or_else(|_| "a larger one".into(), |text| text.to_string_lossy(py).into_owned());
            Err(value_error(py, format!("{name} must be from {least} to {most}, not {given}")))
        }
    }
}

/// The error for an argument of another type.
#[cold]
pub fn must_be(py: Python, name: &str, what: &str, object: &PyObject) -> cpython::PyErr {
    let given = object.get_type(py);
    type_error(py, format!("{name} must be {what}, not {}", given.name(py)))
}

/// The UTF-8 of a `str`, which the `str` owns, or `None` if it has surrogates.
pub fn utf8<'a>(_py: Python<'a>, object: &'a PyObject) -> Option<&'a [u8]> {
    if !is_text(object) {
        return None;
    }
    let mut len = 0;
    // SAFETY: a live `str`, with the GIL held; the result lives as long as the `str`.
    unsafe {
        let data = ffi::PyUnicode_AsUTF8AndSize(object.as_ptr(), &raw mut len);
        if data.is_null() {
            ffi::PyErr_Clear();
            return None;
        }
        Some(slice::from_raw_parts(data.cast(), len.unsigned_abs()))
    }
}

/// The error handler that keeps every `str`: a lone surrogate is encoded as it is, and decoded again.
const PASS: &CStr = c"surrogatepass";

/// Encodes a `str`, so that [`decode_any`] decodes it again, whatever it has.
pub fn encode_any(py: Python, text: &PyObject) -> PyResult<PyObject> {
    encode_by(py, text, PASS)
}

/// Decodes what [`encode_any`] encoded.
pub fn decode_any(py: Python, bytes: &[u8]) -> PyResult<PyObject> {
    decode_by(py, bytes, PASS)
}

fn encode_by(py: Python, text: &PyObject, handler: &CStr) -> PyResult<PyObject> {
    // SAFETY: a live `str`, with the GIL held; a new reference or null with an error set.
    unsafe {
        let bytes = ffi::PyUnicode_AsEncodedString(text.as_ptr(), c"utf-8".as_ptr(), handler.as_ptr());
        result_from_owned_ptr(py, bytes)
    }
}

fn decode_by(py: Python, bytes: &[u8], handler: &CStr) -> PyResult<PyObject> {
    // SAFETY: the GIL is held; the bytes are copied.
    unsafe {
        let text = ffi::PyUnicode_DecodeUTF8(data(bytes), len(bytes), handler.as_ptr());
        result_from_owned_ptr(py, text)
    }
}

/// The bytes of a `str` up to the first lone surrogate that represents no byte; `None` if it has none.
///
/// Symbol tables hold bytes, and no bytes are decoded to such a surrogate; so no `str` with one is a name.
pub fn encodable_start(py: Python, text: &PyObject) -> PyResult<Option<PyObject>> {
    match encode_by(py, text, ESCAPE) {
        Ok(_) => Ok(None),
        Err(mut error) => {
            let first: ffi::Py_ssize_t = error.instance(py).getattr(py, "start")?.extract(py)?;
            let start = characters(py, text, 0..first)?;
            encode_by(py, &start, ESCAPE).map(Some)
        }
    }
}

/// Decodes `bytes` to a `str`.
pub fn decode(py: Python, bytes: &[u8]) -> PyResult<PyObject> {
    decode_by(py, bytes, ESCAPE)
}

/// Returns a function from a byte offset in `bytes` to the character offset in the `str` that [`decode`] makes of them.
pub fn char_offsets(bytes: &[u8]) -> impl Fn(usize) -> usize + '_ {
    // The end of each character of more than one byte, and the number of extra bytes up to there.
    let mut wide = Vec::new();
    if !bytes.is_ascii() {
        let (mut at, mut excess) = (0, 0);
        for chunk in bytes.utf8_chunks() {
            for character in chunk.valid().chars() {
                at += character.len_utf8();
                if character.len_utf8() > 1 {
                    excess += character.len_utf8() - 1;
                    wide.push((at, excess));
                }
            }
            // Each of these bytes becomes a lone surrogate.
            at += chunk.invalid().len();
        }
    }
    move |byte| {
        let before = wide.partition_point(|&(end, _)| end <= byte);
        byte - before.checked_sub(1).map_or(0, |last| wide[last].1)
    }
}

/// Makes a `str` that Python interns.
pub fn interned(py: Python, text: &str) -> PyResult<PyObject> {
    let text = CString::new(text).unwrap_or_default();
    // SAFETY: the GIL is held; a new reference or null with an error set.
    unsafe { result_from_owned_ptr(py, ffi::PyUnicode_InternFromString(text.as_ptr())) }
}

/// Copies a bytes-like object to a new `bytes`.
pub fn to_bytes(py: Python, object: &PyObject) -> PyResult<PyObject> {
    // SAFETY: a live object, with the GIL held; a new reference or null with an error set.
    unsafe { result_from_owned_ptr(py, ffi::PyBytes_FromObject(object.as_ptr())) }
}

/// Makes a `tuple` that takes over the references in `items`. rust-cpython's own constructor makes new ones, and drops
/// these one by one.
pub fn new_tuple(py: Python, items: impl ExactSizeIterator<Item = PyResult<PyObject>>) -> PyResult<PyObject> {
    let length = ffi::Py_ssize_t::try_from(items.len()).unwrap_or(ffi::Py_ssize_t::MAX);
    // SAFETY: the GIL is held; a new reference or null with an error set.
    let tuple = unsafe { result_from_owned_ptr(py, ffi::PyTuple_New(length))? };
    for (index, item) in (0..).zip(items) {
        // SAFETY: the `tuple` is not shared yet; it takes the reference, and checks the index.
        unsafe { ffi::PyTuple_SetItem(tuple.as_ptr(), index, item?.steal_ptr()) };
    }
    Ok(tuple)
}

/// Makes an `int`.
pub fn new_int(py: Python, number: usize) -> PyResult<PyObject> {
    // SAFETY: the GIL is held; a new reference or null with an error set.
    unsafe { result_from_owned_ptr(py, ffi::PyLong_FromSize_t(number)) }
}

/// Makes a `bytes`.
pub fn new_bytes(py: Python, bytes: &[u8]) -> PyResult<PyObject> {
    // SAFETY: the GIL is held; the bytes are copied.
    unsafe { result_from_owned_ptr(py, ffi::PyBytes_FromStringAndSize(data(bytes), len(bytes))) }
}

/// Makes a `str`.
pub fn new_text(py: Python, text: &[u8]) -> PyResult<PyObject> {
    if !text.is_ascii() {
        return decode(py, text);
    }
    // SAFETY: the text is ASCII.
    unsafe { new_ascii(py, text) }
}

/// Makes a `str` of ASCII.
///
/// # Safety
///
/// All bytes of the text are ASCII.
pub unsafe fn new_ascii(py: Python, text: &[u8]) -> PyResult<PyObject> {
    // SAFETY: the GIL is held; the text is copied. `PyUnicode_New` with 127 returns a `str` of one byte a character and
    // of just that length, which is not shared yet.
    unsafe {
        let object = ffi::PyUnicode_New(len(text), 127);
        if !object.is_null() {
            let to = ffi::PyUnicode_DATA(object).cast::<u8>();
            to.copy_from_nonoverlapping(text.as_ptr(), text.len());
        }
        result_from_owned_ptr(py, object)
    }
}

/// The rest of `name` after its first `end` bytes, in the type of the argument.
pub fn rest(py: Python, name: &Name, end: usize) -> PyResult<PyObject> {
    match name.kind {
        Kind::Text => {
            let start = match utf8(py, name.object) {
                Some(text) => ffi::Py_ssize_t::try_from(char_offsets(&text[..end])(end)).unwrap_or(0),
                None => escaped_char_offset(py, name.object, end),
            };
            characters(py, name.object, start..ffi::Py_ssize_t::MAX)
        }
        Kind::Bytes => new_bytes(py, &name.bytes[end..]),
    }
}

/// The character offset of a byte offset in what a `str` with lone surrogates encodes to. Some of them can represent the
/// bytes of one character, so that [`decode`] would make fewer characters of them.
fn escaped_char_offset(_py: Python, text: &PyObject, end: usize) -> ffi::Py_ssize_t {
    let (mut at, mut byte) = (0, 0);
    while byte < end {
        // SAFETY: a live `str`, with the GIL held; its characters up to here encode to fewer bytes than all of it.
        let character = unsafe { ffi::PyUnicode_ReadChar(text.as_ptr(), at) };
        byte += char::from_u32(character).map_or(1, char::len_utf8);
        at += 1;
    }
    at
}

/// The characters of a `str` in a range, which may exceed it.
fn characters(py: Python, text: &PyObject, range: Range<ffi::Py_ssize_t>) -> PyResult<PyObject> {
    // SAFETY: a live `str`, with the GIL held; a new reference or null with an error set.
    unsafe { result_from_owned_ptr(py, ffi::PyUnicode_Substring(text.as_ptr(), range.start, range.end)) }
}

pub fn borrow_bytes<'a>(_py: Python<'a>, object: &'a PyObject) -> &'a [u8] {
    // SAFETY: callers pass a live `bytes`, which is immutable.
    unsafe {
        let data = ffi::PyBytes_AsString(object.as_ptr());
        let len = ffi::PyBytes_Size(object.as_ptr());
        slice::from_raw_parts(data.cast(), len.unsigned_abs())
    }
}

/// True for a `str` or `bytes` of no subclass.
#[inline]
pub fn is_plain(object: &PyObject) -> bool {
    // SAFETY: the object is alive; only its type is read.
    unsafe { ffi::PyUnicode_CheckExact(object.as_ptr()) | ffi::PyBytes_CheckExact(object.as_ptr()) != 0 }
}

/// True for `str`, `bytes`, `bytearray` and `memoryview`, which are one name and no sequence of names.
pub fn is_one_name(object: &PyObject) -> bool {
    // SAFETY: the object is alive; only its type is read.
    let is_other = unsafe { ffi::PyByteArray_Check(object.as_ptr()) | ffi::PyMemoryView_Check(object.as_ptr()) != 0 };
    is_text(object) || is_bytes(object) || is_other
}

/// True for a `str`.
pub fn is_text(object: &PyObject) -> bool {
    // SAFETY: the object is alive; only its type's flags are read.
    unsafe { ffi::PyUnicode_Check(object.as_ptr()) != 0 }
}

fn is_bytes(object: &PyObject) -> bool {
    // SAFETY: the object is alive; only its type's flags are read.
    unsafe { ffi::PyBytes_Check(object.as_ptr()) != 0 }
}

fn is_buffer(object: &PyObject) -> bool {
    // SAFETY: the object is alive; only its type is read.
    unsafe { ffi::PyObject_CheckBuffer(object.as_ptr()) != 0 }
}

fn data(bytes: &[u8]) -> *const c_char {
    bytes.as_ptr().cast()
}

fn len(bytes: &[u8]) -> ffi::Py_ssize_t {
    // A slice is never longer than isize::MAX bytes.
    ffi::Py_ssize_t::try_from(bytes.len()).unwrap_or(ffi::Py_ssize_t::MAX)
}
