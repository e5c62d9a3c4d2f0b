//! Options from Python: keywords, a `DemangleOptions`, words of a format spec. Everything here is generated from the
//! one table of options, which is in the crate `demangling`.

use std::sync::OnceLock;

use cpython::{PyErr, PyObject, PyResult, PyTuple, Python, PythonObject, ToPyObject};
use symbol_names::{Options, Style};

use crate::{
    convert::{FEW, OptionValue, interned, one_of},
    demangle_options,
    error::type_error,
    fastcall::Args,
    interpreter::PerInterpreter,
    value::Keywords,
};

macro_rules! from_table {
    ($(($name:ident, $type:ty, $default:expr, [$($help:literal)*]))*) => {
        /// The names of the options, in the order of the table.
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// The names of the options and their descriptions.
        pub fn help() -> impl Iterator<Item = (&'static str, &'static str)> {
            [$((stringify!($name), concat!($($help),*).trim())),*].into_iter()
        }

        /// The table for Python: name, type, default, help, styles and words of a format spec of each option.
        pub fn table(py: Python) -> PyResult<PyObject> {
            let mut rows = Vec::new();
            $(
                let styles = Style::ALL.into_iter().filter(|style| style.has(stringify!($name)));
                let styles: Vec<PyObject> = styles.map(|style| style.name().to_py_object(py).into_object()).collect();
                let words = <$type>::words(stringify!($name)).into_iter();
                let words: Vec<PyObject> = words.map(|word| word.0.to_py_object(py).into_object()).collect();
                let row = (
                    stringify!($name),
                    <$type>::TYPE,
                    Options::DEFAULT.$name.to_python(py)?,
                    concat!($($help),*).trim(),
                    PyTuple::new(py, &styles),
                    PyTuple::new(py, &words),
                );
                rows.push(row.to_py_object(py).into_object());
            )*
            Ok(PyTuple::new(py, &rows).into_object())
        }

        /// The options that differ from the default, as keywords.
        pub fn set_in(py: Python, options: &Options) -> PyResult<Keywords> {
            let mut keywords = Keywords::new();
            $(
                if options.$name != Options::DEFAULT.$name {
                    keywords.push((stringify!($name), options.$name.to_python(py)?));
                }
            )*
            Ok(keywords)
        }

        /// Sets the option at `index` of the table.
        fn set(py: Python, options: &mut Options, index: usize, value: &PyObject) -> PyResult<()> {
            let mut _at = 0;
            $(
                if index == _at {
                    options.$name = <$type>::from_python(py, stringify!($name), value)?;
                    return Ok(());
                }
                _at += 1;
            )*
            Ok(())
        }

        /// The number of a value of the option at `index` of the table, if the option has few values.
        #[inline]
        fn number(py: Python, index: usize, value: &PyObject) -> Option<usize> {
            let mut _at = 0;
            $(
                if index == _at {
                    return <$type>::number(py, value);
                }
                _at += 1;
            )*
            None
        }

        /// The options with their defaults, for a signature.
        pub fn signature() -> String {
            let defaults = Options::default();
            [$(format!("{}={}", stringify!($name), defaults.$name.show())),*].join(", ")
        }

        /// Sets an option by a word of a format spec. Returns false for an unknown word.
        pub fn set_by_word(options: &mut Options, word: &str) -> bool {
            $(
                for (known, value) in <$type>::words(stringify!($name)) {
                    if known == word {
                        options.$name = value;
                        return true;
                    }
                }
            )*
            false
        }

        /// The option words of format specs.
        pub fn words() -> Vec<String> {
            let mut words = Vec::new();
            $(words.extend(<$type>::words(stringify!($name)).into_iter().map(|known| known.0));)*
            words
        }
    };
}

symbol_names::for_each_option!(from_table);

/// The keywords that are not printing options. They precede the options in [`INTERNED`].
const OPTIONS: usize = 0;
const OTHERS: [&str; 5] =
    ["options", Own::Errors.name(), Own::Threads.name(), Own::Fields.name(), Own::Anywhere.name()];

/// The keywords, interned by Python, so that most are recognised by their address.
static INTERNED: PerInterpreter<{ OTHERS.len() + NAMES.len() }> = PerInterpreter::new();

fn known() -> impl Iterator<Item = &'static str> {
    OTHERS.into_iter().chain(NAMES.iter().copied())
}

/// Interns the keywords, when the module is filled.
pub fn intern(py: Python) -> PyResult<()> {
    for (place, name) in known().enumerate() {
        INTERNED.get_or_make_at(py, place, || interned(py, name))?;
    }
    Ok(())
}

/// The index of the keyword `name`.
#[inline]
fn keyword(py: Python, name: &PyObject) -> Option<usize> {
    let interned = INTERNED.position(py, name);
    if interned.is_some() { interned } else { keyword_by_text(py, name) }
}

/// Does the same as [`keyword`] for a name that is not interned.
#[cold]
fn keyword_by_text(py: Python, name: &PyObject) -> Option<usize> {
    let name = crate::convert::utf8(py, name)?;
    known().position(|known| known.as_bytes() == name)
}

/// The options of a call without any.
static DEFAULT: Options = Options::DEFAULT;

/// A keyword of some functions besides the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    Errors = 1,
    Threads,
    Fields,
    Anywhere,
}

impl Own {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Errors => "errors",
            Self::Threads => "threads",
            Self::Fields => "fields",
            Self::Anywhere => "anywhere",
        }
    }
}

/// The arguments of a call besides what is demangled.
pub struct Request<'a> {
    pub options: &'a Options,
    own: [Option<&'a PyObject>; OTHERS.len()],
}

impl<'a> Request<'a> {
    /// The value of a keyword of the function's own, if it was given.
    pub fn own(&self, keyword: Own) -> Option<&'a PyObject> {
        self.own[keyword as usize]
    }

    /// The value of a keyword of the function's own that is on or off, and off by default.
    pub fn is_on(&self, py: Python, keyword: Own) -> PyResult<bool> {
        self.own(keyword).map_or(Ok(false), |given| bool::from_python(py, keyword.name(), given))
    }
}

/// What to do with a name that cannot be demangled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnError {
    /// Raise the error.
    Strict,
    /// Return the name.
    Keep,
    /// Return `None`.
    None,
}

impl OnError {
    /// The values for one name. The first of each list is the default.
    pub const OF_A_NAME: &[Self] = &[Self::Strict, Self::Keep];
    /// The values for the texts of many names.
    pub const OF_TEXTS: &[Self] = &[Self::Keep, Self::Strict, Self::None];
    /// The values for the parts of many names.
    pub const OF_PARTS: &[Self] = &[Self::None, Self::Strict];

    fn name(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Keep => "keep",
            Self::None => "none",
        }
    }

    /// The value of the keyword `errors`, one of `accepted`, of which the first is the default.
    #[inline]
    pub fn from_python(py: Python, given: Option<&PyObject>, accepted: &[Self]) -> PyResult<Self> {
        given.map_or(Ok(accepted[0]), |given| Self::of(py, given, accepted))
    }

    fn of(py: Python, object: &PyObject, accepted: &[Self]) -> PyResult<Self> {
        one_of(py, "errors", "a str", object, accepted, Self::name)
    }
}

/// Reads the options of a call: first `given`, the positional argument `options`, then the keywords. Unless they are
/// the default or those of one object, they are stored in `own`.
#[inline]
pub fn read<'a>(
    py: Python<'a>,
    args: &Args<'a>,
    given: Option<&'a PyObject>,
    takes: &[Own],
    own: &'a mut Option<Options>,
) -> PyResult<Request<'a>> {
    let (names, values) = args.keywords();
    let mut others = [None; OTHERS.len()];
    match (given, names) {
        (_, []) => return Ok(Request { options: held(py, given)?, own: others }),
        // Compared by address alone; a name that was made at run time takes the way of the other keywords.
        (None, [name]) if INTERNED.is(py, OPTIONS, name) => {
            return Ok(Request { options: held(py, values.first())?, own: others });
        }
        (None, [name]) => {
            if let Some(options) = values.first().and_then(|value| with_one(py, name, value)) {
                return Ok(Request { options, own: others });
            }
        }
        _ => {}
    }
    // Two calls, each of which builds the options in place.
    let options = if given.is_none() {
        own.get_or_insert_with(|| Options::DEFAULT)
    } else {
        let given = held(py, given)?;
        own.get_or_insert_with(|| given.clone())
    };
    read_keywords(py, args, (names, values), given.is_some(), takes, (options, &mut others))?;
    Ok(Request { options, own: others })
}

/// The options of a call with one keyword, of an option that has few values: most calls with a keyword. They are made once,
/// since that takes longer than to find them.
#[inline]
fn with_one(py: Python, name: &PyObject, value: &PyObject) -> Option<&'static Options> {
    static MADE: [[OnceLock<Options>; FEW]; NAMES.len()] = [const { [const { OnceLock::new() }; FEW] }; NAMES.len()];
    let index = INTERNED.position(py, name)?.checked_sub(OTHERS.len())?;
    let made = MADE.get(index)?.get(number(py, index, value)?)?;
    match made.get() {
        Some(options) => Some(options),
        None => make_with_one(py, made, index, value),
    }
}

#[cold]
fn make_with_one(
    py: Python,
    made: &'static OnceLock<Options>,
    index: usize,
    value: &PyObject,
) -> Option<&'static Options> {
    let mut options = Options::DEFAULT;
    set(py, &mut options, index, value).ok()?;
    Some(made.get_or_init(|| options))
}

/// Reads the options of a method that prints, as [`read`] does.
pub fn of_printing<'a>(py: Python<'a>, args: &Args<'a>, own: &'a mut Option<Options>) -> PyResult<&'a Options> {
    Ok(read(py, args, args.options(py)?, &[], own)?.options)
}

fn read_keywords<'a>(
    py: Python,
    args: &Args<'a>,
    (names, values): (&'a [PyObject], &'a [PyObject]),
    by_position: bool,
    takes: &[Own],
    (options, others): (&mut Options, &mut [Option<&'a PyObject>; OTHERS.len()]),
) -> PyResult<()> {
    for (at, (name, value)) in names.iter().zip(values).enumerate() {
        match keyword(py, name) {
            Some(index) if index >= OTHERS.len() => set(py, options, index - OTHERS.len(), value)?,
            Some(OPTIONS) if by_position => return Err(args.multiple(py, OTHERS[OPTIONS])),
            Some(OPTIONS) => {
                options.clone_from(held(py, Some(value))?);
                // The keywords override it, those before it too.
                if at > 0 {
                    read_keywords(py, args, (&names[..at], &values[..at]), by_position, takes, (options, others))?;
                }
            }
            Some(index) if takes.iter().any(|&own| own as usize == index) => others[index] = Some(value),
            _ => return Err(args.unexpected(py, name)),
        }
    }
    Ok(())
}

/// Sets options by the keywords of `args`, which may have no others.
pub fn set_by_keywords(py: Python, options: &mut Options, args: &Args) -> PyResult<()> {
    set_some(py, options, args, |_| true)
}

/// The keywords of parsing functions, for a signature.
pub const SIGNATURE_OF_PARSING: &str = "scheme='auto', style='gnu', limits=None";

/// Reads the options of a call of `is_mangled`.
pub fn of_scheme(py: Python, args: &Args) -> PyResult<Options> {
    let mut options = Options::default();
    set_some(py, &mut options, args, |name| name == "scheme")?;
    Ok(options)
}

/// Reads the options of a call of a parsing function.
pub fn read_for_parsing(py: Python, args: &Args) -> PyResult<Options> {
    let mut options = Options { style: Some(Style::Gnu), ..Options::default() };
    set_some(py, &mut options, args, |name| matches!(name, "scheme" | "style" | "limits"))?;
    Ok(options)
}

fn set_some(py: Python, options: &mut Options, args: &Args, takes: fn(&str) -> bool) -> PyResult<()> {
    let (names, values) = args.keywords();
    for (name, value) in names.iter().zip(values) {
        let index = keyword(py, name).and_then(|index| index.checked_sub(OTHERS.len()));
        match index.filter(|&index| takes(NAMES[index])) {
            Some(index) => set(py, options, index, value)?,
            None => return Err(args.unexpected(py, name)),
        }
    }
    Ok(())
}

/// The options in a `DemangleOptions`, or the default ones for `None`.
#[inline]
pub fn held<'a>(py: Python<'a>, object: Option<&'a PyObject>) -> PyResult<&'a Options> {
    let Some(object) = object else { return Ok(&DEFAULT) };
    match demangle_options::core(py, object) {
        Some(core) => Ok(core),
        None if object.is_none(py) => Ok(&DEFAULT),
        None => Err(no_options(py, object)),
    }
}

#[cold]
fn no_options(py: Python, object: &PyObject) -> PyErr {
    let given = object.get_type(py);
    type_error(py, format!("options must be a DemangleOptions or None, not {}", given.name(py)))
}
