//! The functions for the names in a text.

use std::cell::RefCell;

use ::text::{Filter, Rule, Symbols, append_demangled};
use cpython::_detail::ffi::InitObType as _;
use cpython::{
    PyClone as _, PyModule, PyObject, PyResult, Python, PythonObject, ToPyObject, py_class,
    py_class::PythonObjectFromPyClassMacro,
};
use symbol_names::Options;

use crate::{
    convert::{Kind, decode_any, encode_any, new_bytes, new_int, new_text, new_tuple, utf8},
    error::exception,
    fastcall::{Args, Entry, add_function},
    gil::{has_no_signal, without_gil},
    held_name::HeldName,
    options::{self, Own},
    probe::probe,
    symbol::Symbol,
};

/// Adds the functions to `module`, as functions of the Python module `public`, and the class of streams.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    add_function::<DemangleText>(py, module, public)?;
    add_function::<SymbolsIn>(py, module, "cpp_demangle_py._native")?;
    let class = TextFilter::initialize(py, Some("cpp_demangle_py._native"))?;
    module.add(py, "TextFilter", class)
}

/// How many bytes of a text are read between two looks at signals.
const PIECE: usize = 1 << 22;

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
}

/// The rule of `options`, which the style must have.
fn rule<'o>(py: Python, options: &'o Options, anywhere: bool) -> PyResult<Rule<'o>> {
    let rule = Rule { anywhere, ..Rule::new(options) };
    match rule.check() {
        Ok(()) => Ok(rule),
        Err(error) => Err(exception(py, &error, &py.None())),
    }
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
        if let Some(unchanged) = text.object(py) {
            let has_names =
                if bytes.len() < SHORT { rule.has_words(bytes) } else { without_gil(py, || rule.has_words(bytes)) };
            if !has_names {
                return Ok(unchanged);
            }
        }
        // A short text takes less time than releasing the GIL.
        if bytes.len() < SHORT {
            let mut out = Vec::with_capacity(2 * bytes.len());
            append_demangled(bytes, &rule, &mut out);
            return text.to_python(py, &out);
        }
        let (mut filter, mut out) = (Filter::default(), Vec::with_capacity(bytes.len() + bytes.len() / 4));
        for piece in bytes.chunks(PIECE) {
            without_gil(py, || filter.push(piece, &rule, &mut out));
            if !has_no_signal() {
                return Err(cpython::PyErr::fetch(py));
            }
        }
        without_gil(py, || filter.finish(&rule, &mut out));
        text.to_python(py, &out)
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
        let rule = rule(py, options, anywhere.extract(py)?)?;
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
    data filter: RefCell<Filter>;

    def __new__(_cls, options: PyObject, anywhere: bool) -> PyResult<TextFilter> {
        let options = options::held(py, Some(&options))?.clone();
        rule(py, &options, anywhere)?;
        TextFilter::create_instance(py, options, anywhere, RefCell::default())
    }

    /// Return what a piece of the text, which is `bytes`, and those before it allow.
    def push(&self, piece: &PyObject) -> PyResult<PyObject> { push(py, self, Some(piece)) }

    /// Return the rest, at the end of the text.
    def finish(&self) -> PyResult<PyObject> { push(py, self, None) }
});

fn push(py: Python, this: &TextFilter, piece: Option<&PyObject>) -> PyResult<PyObject> {
    probe();
    let rule = Rule { anywhere: *this.anywhere(py), ..Rule::new(this.options(py)) };
    let held = piece.map(|piece| HeldText::new(py, "push", piece)).transpose()?;
    // Taken out, since another thread may call meanwhile.
    let mut filter = this.filter(py).take();
    let mut out = Vec::new();
    without_gil(py, || match &held {
        Some(piece) => filter.push(piece.held.as_ref(), &rule, &mut out),
        None => filter.finish(&rule, &mut out),
    });
    this.filter(py).replace(filter);
    new_bytes(py, &out)
}
