//! The functions for the names in a text.

use std::sync::{Mutex, PoisonError};

use ::text::{Filter, Rule, Symbols, append_demangled};
use cpython::_detail::ffi::InitObType as _;
use cpython::{PyClone as _, PyModule, PyObject, PyResult, Python, PythonObject, ToPyObject, py_class};
use symbol_names::Options;

use crate::{
    convert::{Kind, OptionValue, borrow_bytes, decode_any, encode_any, new_bytes, new_int, new_text, new_tuple, utf8},
    error::exception,
    fastcall::{Args, Entry},
    gil::{has_no_signal, shared, without_gil},
    growing::Growing,
    held_name::HeldName,
    module::{add_function, add_private_class},
    options::{self, Own},
    probe::probe,
    symbol::Symbol,
};

/// Adds the functions to `module`, as functions of the Python module `public`, and the class of streams.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    add_function::<DemangleText>(py, module, public)?;
    add_function::<SymbolsIn>(py, module, "cpp_demangle_py._native")?;
    add_private_class::<TextFilter>(py, module, "cpp_demangle_py._native", "TextFilter")
}

/// How many bytes of a text are read between two looks at signals. Other threads may run meanwhile.
const PIECE: usize = 1 << 20;

/// The bytes of a text that can be read without the GIL, and how to decode them.
struct HeldText {
    held: HeldName,
    /// Whether the `str` has lone surrogates, which [`encode_any`] encoded.
    has_surrogates: bool,
}

impl HeldText {
    fn new(py: Python, function: &str, object: &PyObject) -> PyResult<HeldText> {
        let is_text = object.cast_as::<cpython::PyString>(py).is_ok();
        let has_surrogates = is_text && utf8(py, object).is_none();
        let object = if has_surrogates { encode_any(py, object)? } else { object.to_py_object(py) };
        let held = HeldName::new(py, &format_args!("{function}() argument"), object)?;
        Ok(HeldText { held, has_surrogates })
    }

    /// The text itself, if it is of the type of results.
    fn object(&self, py: Python) -> Option<PyObject> {
        (!self.has_surrogates && self.held.is_plain()).then(|| self.held.object(py).clone_ref(py))
    }

    /// Converts `text` to the type of this text.
    fn to_python(&self, py: Python, text: &[u8]) -> PyResult<PyObject> {
        match self.held.kind() {
            Kind::Text => new_text(py, text),
            Kind::Bytes if self.has_surrogates => decode_any(py, text),
            Kind::Bytes => new_bytes(py, text),
        }
    }

    /// What is written piece by piece for [`HeldText::finish`].
    fn begin(&self, py: Python, capacity: usize) -> PyResult<Growing> {
        Growing::new(py, self.held.kind(), capacity)
    }

    /// Converts a whole text to the type of this text.
    fn finish(&self, py: Python, text: Growing) -> PyResult<PyObject> {
        let object = text.finish(py)?;
        if self.has_surrogates { decode_any(py, borrow_bytes(py, &object)) } else { Ok(object) }
    }
}

/// The rule of `options`, which the style must have.
fn rule<'o>(py: Python, options: &'o Options, anywhere: bool) -> PyResult<Rule<'o>> {
    let rule = Rule { anywhere, ..Rule::new(options) };
    match rule.check() {
        Ok(()) => Ok(rule),
        Err(error) => Err(exception(py, &error, &py.None())),
    }
}

/// The value of the argument `anywhere`.
fn is_on(py: Python, anywhere: &PyObject) -> PyResult<bool> {
    bool::from_python(py, Own::Anywhere.name(), anywhere)
}

struct DemangleText;

impl Entry for DemangleText {
    type This = PyModule;
    const NAME: &'static str = "demangle_text";
    const DOC: &'static str = include_str!("doc/demangle_text.txt");

    fn signature() -> String {
        format!("text, /, options=None, *, anywhere=False, {}", options::signature())
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let (object, given) = args.one_and_options(py)?;
        let mut own = None;
        let request = options::read(py, args, given, &[Own::Anywhere], &mut own)?;
        let rule = rule(py, request.options, request.is_on(py, Own::Anywhere)?)?;
        let text = HeldText::new(py, Self::NAME, object)?;
        let bytes = text.held.as_ref();
        let is_short = bytes.len() < SHORT;
        let first = if is_short { rule.first_word(bytes) } else { without_gil(py, || rule.first_word(bytes)) };
        if let (None, Some(unchanged)) = (first, text.object(py)) {
            return Ok(unchanged);
        }
        let (before, rest) = bytes.split_at(first.unwrap_or(bytes.len()));
        // A short text takes less time than releasing the GIL.
        if is_short {
            let mut out = Vec::with_capacity(2 * bytes.len());
            out.extend_from_slice(before);
            append_demangled(rest, &rule, &mut out);
            return text.to_python(py, &out);
        }
        let mut result = text.begin(py, bytes.len() + bytes.len() / 4)?;
        result.push(py, before)?;
        let (mut filter, mut out) = (Filter::default(), Vec::new());
        for piece in rest.chunks(PIECE) {
            without_gil(py, || filter.push(piece, &rule, &mut out));
            result.push(py, &out)?;
            out.clear();
            if !has_no_signal() {
                return Err(cpython::PyErr::fetch(py));
            }
        }
        without_gil(py, || filter.finish(&rule, &mut out));
        result.push(py, &out)?;
        text.finish(py, result)
    }
}

/// The length of a text below which the GIL is held.
const SHORT: usize = 1 << 12;

/// `symbols_in(text, options, anywhere)`: the names in a text, for `find_symbols`.
struct SymbolsIn;

impl Entry for SymbolsIn {
    type This = PyModule;
    const NAME: &'static str = "symbols_in";
    const DOC: &'static str = "Return the start, the end and the `Symbol` of each name in a text, in characters.";

    fn signature() -> String {
        "text, options, anywhere, /".into()
    }

    fn call(py: Python, _: &PyModule, args: &Args) -> PyResult<PyObject> {
        let [object, given, anywhere] = args.positional else {
            return Err(args.wrong_count(py, "exactly 3 positional arguments"));
        };
        let options = options::held(py, Some(given))?;
        let rule = rule(py, options, is_on(py, anywhere)?)?;
        let text = HeldText::new(py, "find_symbols", object)?;
        let bytes = text.held.as_ref();
        // Without the bytes that go on a character, as they are in the encoding of a lone surrogate, too.
        let (mut counted, mut excess) = (0, 0);
        let is_text = text.has_surrogates || text.held.kind() == Kind::Text;
        let mut offset = |byte: usize| {
            if is_text {
                excess += bytes[counted..byte].iter().filter(|byte| (0x80..0xC0).contains(*byte)).count();
                counted = byte;
            }
            new_int(py, byte - excess)
        };
        let found: Vec<_> = Symbols::of(bytes, rule).collect();
        let rows = found.into_iter().map(|found| {
            let symbol = Symbol::create_instance(py, found.symbol)?.into_object();
            let (start, end) = (offset(found.range.start), offset(found.range.end));
            new_tuple(py, [start, end, Ok(symbol)].into_iter())
        });
        new_tuple(py, rows)
    }
}

// Demangles the names in a text that comes in pieces, for `demangle_stream`.
py_class!(pub class TextFilter |py| {
    data options: Options;
    data anywhere: bool;
    data filter: Mutex<Filter>;

    def __new__(_cls, options: PyObject, anywhere: PyObject) -> PyResult<TextFilter> {
        let options = options::held(py, Some(&options))?.clone();
        let anywhere = is_on(py, &anywhere)?;
        rule(py, &options, anywhere)?;
        TextFilter::create_instance(py, options, anywhere, Mutex::default())
    }

    /// Return what a piece of the text, which is `bytes`, and those before it allow.
    def push(&self, piece: &PyObject) -> PyResult<PyObject> { push(py, self, Some(piece)) }

    /// Return the rest, at the end of the text.
    def finish(&self) -> PyResult<PyObject> { push(py, self, None) }
});

const _: () = shared::<(Options, bool, Mutex<Filter>)>();

fn push(py: Python, this: &TextFilter, piece: Option<&PyObject>) -> PyResult<PyObject> {
    probe();
    let rule = Rule { anywhere: *this.anywhere(py), ..Rule::new(this.options(py)) };
    let held = piece.map(|piece| HeldText::new(py, "push", piece)).transpose()?;
    let filter = this.filter(py);
    let mut out = Vec::new();
    // A thread that waits for another one's piece is detached, and none calls Python while it has the filter.
    without_gil(py, || {
        let mut filter = filter.lock().unwrap_or_else(PoisonError::into_inner);
        match &held {
            Some(piece) => filter.push(piece.held.as_ref(), &rule, &mut out),
            None => filter.finish(&rule, &mut out),
        }
    });
    new_bytes(py, &out)
}
