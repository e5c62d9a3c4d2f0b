//! The Python class `Symbol`.

use cpython::_detail::ffi::InitObType as _;
use cpython::{
    CompareOp, ObjectProtocol, PyClone, PyDict, PyModule, PyObject, PyResult, PyString, PyTuple, PyType, Python,
    PythonObject, ToPyObject, py_class,
};
use symbol_names::{Kind, Options, Parts, Style, Symbol as Inner};

use crate::{
    convert::{self, new_bytes, to_python, with_buffer, with_name, with_start},
    error::exception,
    fastcall::{Args, ClassMethod, Entry, Method, unzip},
    format,
    gil::shared,
    module::{add_class, class},
    options::{self, SIGNATURE_OF_PARSING},
    package::Item,
    probe::probe,
    structure,
    value::{self, Keywords},
};

py_class!(pub class Symbol |py| {
    data inner: Inner;

    static demangle = Method(Demangle);
    static parse = ClassMethod(Parse);
    static parse_prefix = ClassMethod(ParsePrefix);
    static parse_type = ClassMethod(ParseType);
    static parts = Method(structure::AllParts);
    static ranges = Method(structure::Ranges);
    static tree = Method(structure::WholeTree);

    def __new__(_cls, *args, **kwargs) -> PyResult<Symbol> { new(py, args, kwargs) }

    /// The mangled name.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol(b"_Z1fv").mangled
    /// '_Z1fv'
    @property def mangled(&self) -> PyResult<PyObject> { convert::decode(py, inner(py, self).mangled()) }

    /// The mangling scheme of the name, which is ``'itanium'``, ``'rust'``, ``'msvc'`` or
    /// ``'dlang'``.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("?f@@YAXXZ").scheme
    /// 'msvc'
    @property def scheme(&self) -> PyResult<&'static str> { Ok(inner(py, self).scheme().name()) }

    /// The style in which the symbol prints by default.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_Z1fv").style
    /// 'gnu'
    @property def style(&self) -> PyResult<&'static str> { Ok(inner(py, self).style().name()) }

    /// The kind of the symbol, a `SymbolKind`.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZTV1A").kind
    /// <SymbolKind.VTABLE: 'vtable'>
    @property def kind(&self) -> PyResult<PyObject> { structure::kind(py, self) }

    /// True for any function written in the source; False for thunks and other
    /// compiler-generated symbols.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN1A1fEi").is_function, Symbol("_ZThn8_N1A1fEi").is_function
    /// (True, False)
    @property def is_function(&self) -> PyResult<bool> { structure::is(py, self, Kind::is_function) }

    /// True for a constructor.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN1AC1Ev").is_constructor
    /// True
    @property def is_constructor(&self) -> PyResult<bool> { structure::is(py, self, |kind| kind == Kind::Constructor) }

    /// True for a destructor.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN1AD1Ev").is_destructor
    /// True
    @property def is_destructor(&self) -> PyResult<bool> { structure::is(py, self, |kind| kind == Kind::Destructor) }

    /// True for data written in the source, such as a variable, a structured binding or a
    /// string literal.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN1A1xE").is_data
    /// True
    @property def is_data(&self) -> PyResult<bool> { structure::is(py, self, Kind::is_data) }

    /// True for what the compiler generates for another entity, such as a vtable, a thunk or
    /// a guard variable.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZGV1x").is_special
    /// True
    @property def is_special(&self) -> PyResult<bool> { structure::is(py, self, Kind::is_special) }

    /// True for a thunk.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZThn8_N1A1fEi").is_thunk
    /// True
    @property def is_thunk(&self) -> PyResult<bool> { structure::is(py, self, Kind::is_thunk) }

    /// How a special symbol relates to its entity, in words, or None for other symbols, and where
    /// the text has no words for it, as for a thunk of MSVC.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZTV1AIiE").description
    /// 'vtable for'
    @property def description(&self) -> PyResult<PyObject> { structure::special(py, self, |special| &special.description) }

    /// The demangled name of the entity that a special symbol refers to, with its template
    /// arguments and parameters, or None for other symbols.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZTV1AIiE").entity, Symbol("_ZThn8_N1A1fEi").entity
    /// ('A<int>', 'A::f(int)')
    @property def entity(&self) -> PyResult<PyObject> { structure::special(py, self, |special| &special.entity) }

    /// The variant of a constructor or destructor, which is the digit in its mangled name (1 for
    /// a complete object, 2 for a base, 0 for a deleting destructor). None for other symbols.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN1AD0Ev").ctor_dtor_variant
    /// 0
    @property def ctor_dtor_variant(&self) -> PyResult<PyObject> { structure::number(py, self, |name| name.ctor_dtor_variant()) }

    /// The qualified name of the function, variable or class, without its own template
    /// arguments and parameters; None if it has no name, as the typeinfo of a pointer. For a
    /// special symbol (vtable, thunk, guard variable) this is the name of the entity it refers to.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZThn8_NK2ns1AIiE1fIcEEvT_").name
    /// 'ns::A<int>::f'
    @property def name(&self) -> PyResult<PyObject> { structure::piece(py, self, Inner::name) }

    /// The last component of the name, without template arguments and ABI tags, or None.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN2ns1AIiE1fIcEEvT_").base_name
    /// 'f'
    @property def base_name(&self) -> PyResult<PyObject> { structure::piece(py, self, Inner::base_name) }

    /// The enclosing namespaces, classes and functions, or None.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN2ns1AIiE1fIcEEvT_").scope
    /// 'ns::A<int>'
    @property def scope(&self) -> PyResult<PyObject> { structure::piece(py, self, Inner::scope) }

    /// The components of the scope, a tuple of str.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN2ns1AIiE1fIcEEvT_").scopes
    /// ('ns', 'A<int>')
    @property def scopes(&self) -> PyResult<PyObject> { structure::part_list(py, self, |p| Some(p.scopes())) }

    /// The symbol's own template arguments, a tuple of str, with packs expanded; None if it is
    /// not a template.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZN2ns1AIiE1fIcEEvT_").template_args
    /// ('char',)
    /// >>> Symbol("_Z1fv").template_args is None
    /// True
    @property def template_args(&self) -> PyResult<PyObject> { structure::part_list(py, self, Parts::template_args) }

    /// The types of the parameters, a tuple of str; None if the name has no signature.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_Z1fiz").parameters, Symbol("_Z1fv").parameters, Symbol("_ZN1A1xE").parameters
    /// (('int', '...'), (), None)
    @property def parameters(&self) -> PyResult<PyObject> { structure::part_list(py, self, Parts::parameters) }

    /// The return type, or None if the name does not contain it. In Itanium names only those of
    /// function templates do; names of MSVC and D do, too.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_Z1fIiEPFvT_Ev").return_type
    /// 'void (*)(int)'
    @property def return_type(&self) -> PyResult<PyObject> { structure::part(py, self, Parts::return_type) }

    /// The qualifiers `const` and `volatile` of a member function, a tuple of str.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZNVK1A1fEv").cv_qualifiers
    /// ('const', 'volatile')
    @property def cv_qualifiers(&self) -> PyResult<PyObject> { structure::texts(py, self, |name| name.cv_qualifiers()) }

    /// The qualifier `&` or `&&` of a member function, or None.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZNO1A1fEv").ref_qualifier
    /// '&&'
    @property def ref_qualifier(&self) -> PyResult<PyObject> { structure::text(py, self, |name| name.ref_qualifier()) }

    /// The access of the member, ``'public'``, ``'protected'`` or ``'private'``, or None. Only
    /// names of MSVC have it.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("?f@A@@SAXXZ").access
    /// 'public'
    @property def access(&self) -> PyResult<PyObject> { structure::part(py, self, Parts::access) }

    /// True for a static member whose name says so, as only names of MSVC do.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("?f@A@@SAXXZ").is_static
    /// True
    @property def is_static(&self) -> PyResult<bool> { structure::is_of(py, self, Parts::is_static) }

    /// True for a virtual function whose name says so, as only names of MSVC do.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("?f@A@@UAEXXZ").is_virtual
    /// True
    @property def is_virtual(&self) -> PyResult<bool> { structure::is_of(py, self, Parts::is_virtual) }

    /// The calling convention, such as ``'__cdecl'``, or None. Only names of MSVC have it.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("?f@@YAXXZ").calling_convention
    /// '__cdecl'
    @property def calling_convention(&self) -> PyResult<PyObject> { structure::part(py, self, Parts::calling_convention) }

    /// The crate that a name of Rust is in, or None.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_RNvCs4Cv8_4demo3add").crate_name
    /// 'demo'
    @property def crate_name(&self) -> PyResult<PyObject> { structure::part(py, self, Parts::crate_name) }

    /// The hash in a name of Rust, which is that of the crate or, in a legacy name, of the function
    /// itself. None for other names.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_RNvCs4Cv8_4demo3add").hash
    /// '10ce04'
    /// >>> Symbol("_ZN4demo3add17h0123456789abcdefE").hash
    /// 'h0123456789abcdef'
    @property def hash(&self) -> PyResult<PyObject> { structure::part(py, self, Parts::hash) }

    /// The ABI tags of the function, variable or class itself, a tuple of str.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_Z1fB5cxx11v").abi_tags
    /// ('cxx11',)
    @property def abi_tags(&self) -> PyResult<PyObject> { structure::texts(py, self, |name| name.abi_tags()) }

    /// The clone suffixes, each with its full stop, a tuple of str.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_Z1fv.isra.0.cold").clone_suffixes
    /// ('.isra.0', '.cold')
    @property def clone_suffixes(&self) -> PyResult<PyObject> { structure::texts(py, self, |name| name.clone_suffixes()) }

    /// The symbol version with its at signs, or None.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZSt4cout@@GLIBCXX_3.4").version
    /// '@@GLIBCXX_3.4'
    @property def version(&self) -> PyResult<PyObject> { structure::text(py, self, |name| name.version()) }

    def __str__(&self) -> PyResult<PyString> { print(py, self, &Options::default()) }
    def __repr__(&self) -> PyResult<String> { repr(py, self) }
    def __format__(&self, spec: &PyObject) -> PyResult<PyObject> { formatted(py, self, spec) }
    def __hash__(&self) -> PyResult<u64> { Ok(value::hash(inner(py, self))) }
    def __richcmp__(&self, other: &Symbol, op: CompareOp) -> PyResult<bool> {
        Ok(compare(inner(py, self), inner(py, other), &op))
    }

    def __bytes__(&self) -> PyResult<PyObject> { new_bytes(py, inner(py, self).mangled()) }
    def __copy__(&self) -> PyResult<Symbol> { Ok(self.clone_ref(py)) }
    def __deepcopy__(&self, _memo: &PyObject) -> PyResult<Symbol> { Ok(self.clone_ref(py)) }
    def __reduce__(&self) -> PyResult<PyObject> { reduce(py, self) }

    /// Return the demangled name as HTML, its parts colored and the mangled name as title.
    /// Notebooks show symbols like this.
    ///
    /// >>> from cpp_demangle_py import Symbol
    /// >>> Symbol("_ZTI1A")._repr_html_()[:52]
    /// '<code title="_ZTI1A" style="white-space:pre-wrap"><s'
    def _repr_html_(&self) -> PyResult<PyObject> { colored(py, self, &HTML) }

    /// Return the demangled name as a `Text` of the library rich, its parts colored. Only rich asks for it.
    def __rich__(&self) -> PyResult<PyObject> { colored(py, self, &RICH) }
});

static HTML: Item = Item::new("cpp_demangle_py._colored", "to_html");
static RICH: Item = Item::new("cpp_demangle_py._colored", "to_rich");

const _: () = shared::<Inner>();

/// The core's symbol.
pub fn inner<'a>(py: Python<'a>, symbol: &'a Symbol) -> &'a Inner {
    probe();
    symbol.inner(py)
}

/// Adds the class to `module`, as one of the Python module `public`.
pub fn add(py: Python, module: &PyModule, public: &str) -> PyResult<()> {
    let signature = format!("mangled, /, *, {SIGNATURE_OF_PARSING}");
    add_class::<Symbol>(py, module, public, "Symbol", (&signature, include_str!("doc/symbol.txt")))
}

fn new(py: Python, args: &PyTuple, kwargs: Option<&PyDict>) -> PyResult<Symbol> {
    let (names, values) = unzip(py, kwargs);
    parse(py, &Args::new("Symbol", args.as_slice(py), &names, &values))
}

fn parse(py: Python, args: &Args) -> PyResult<Symbol> {
    let mangled = args.one(py)?;
    let options = options::read_for_parsing(py, args)?;
    with_name(py, args.function, mangled, |name| match Inner::parse(name.bytes, &options) {
        Ok(inner) => Symbol::create_instance(py, inner),
        Err(error) => Err(exception(py, &error, name.object)),
    })
}

pub struct Parse;

impl Entry for Parse {
    type This = PyType;
    const NAME: &'static str = "parse";
    const DOC: &'static str = include_str!("doc/symbol_parse.txt");

    fn signature() -> String {
        format!("mangled, /, *, {SIGNATURE_OF_PARSING}")
    }

    fn call(py: Python, _: &PyType, args: &Args) -> PyResult<PyObject> {
        Ok(parse(py, args)?.into_object())
    }
}

pub struct ParsePrefix;

impl Entry for ParsePrefix {
    type This = PyType;
    const NAME: &'static str = "parse_prefix";
    const DOC: &'static str = include_str!("doc/symbol_parse_prefix.txt");

    fn signature() -> String {
        format!("text, /, *, {SIGNATURE_OF_PARSING}")
    }

    fn call(py: Python, _: &PyType, args: &Args) -> PyResult<PyObject> {
        let text = args.one(py)?;
        let options = options::read_for_parsing(py, args)?;
        with_start(py, Self::NAME, text, |name| {
            let (inner, end) =
                Inner::parse_prefix(name.bytes, &options).map_err(|error| exception(py, &error, name.object))?;
            let symbol = Symbol::create_instance(py, inner)?;
            let rest = convert::rest(py, &name, end)?;
            Ok((symbol, rest).into_py_object(py).into_object())
        })
    }
}

pub struct ParseType;

impl Entry for ParseType {
    type This = PyType;
    const NAME: &'static str = "parse_type";
    const DOC: &'static str = include_str!("doc/symbol_parse_type.txt");

    fn signature() -> String {
        format!("mangled, /, *, {SIGNATURE_OF_PARSING}")
    }

    fn call(py: Python, _: &PyType, args: &Args) -> PyResult<PyObject> {
        let mangled = args.one(py)?;
        let options = options::read_for_parsing(py, args)?;
        with_name(py, Self::NAME, mangled, |name| match Inner::parse_type(name.bytes, &options) {
            Ok(inner) => Ok(Symbol::create_instance(py, inner)?.into_object()),
            Err(error) => Err(exception(py, &error, name.object)),
        })
    }
}

pub struct Demangle;

impl Entry for Demangle {
    type This = Symbol;
    const NAME: &'static str = "demangle";
    const DOC: &'static str = include_str!("doc/symbol_demangle.txt");

    fn signature() -> String {
        format!("options=None, *, {}", options::signature())
    }

    fn call(py: Python, symbol: &Symbol, args: &Args) -> PyResult<PyObject> {
        print_object(py, symbol, options::of_printing(py, args, &mut None)?)
    }
}

fn print_object(py: Python, symbol: &Symbol, options: &Options) -> PyResult<PyObject> {
    let core = inner(py, symbol);
    with_buffer(|text| match core.demangle_to(options, text) {
        Ok(()) => to_python(py, text, convert::Kind::Text),
        Err(error) => Err(exception(py, &error, &convert::decode(py, core.mangled())?)),
    })
}

fn print(py: Python, symbol: &Symbol, options: &Options) -> PyResult<PyString> {
    Ok(print_object(py, symbol, options)?.cast_into(py)?)
}

/// `Symbol('…')`, which evaluates to an equal symbol.
fn repr(py: Python, symbol: &Symbol) -> PyResult<String> {
    let core = inner(py, symbol);
    let constructor = if core.is_type() { "Symbol.parse_type" } else { "Symbol" };
    value::repr(py, constructor, Some(convert::decode(py, core.mangled())?), keywords(py, core)?)
}

/// The keywords that make an equal symbol, except those with their defaults.
fn keywords(py: Python, inner: &Inner) -> PyResult<Keywords> {
    let style = Some(inner.style()).filter(|&style| style != Style::default());
    options::set_in(py, &Options { style, ..inner.options().clone() })
}

fn formatted(py: Python, symbol: &Symbol, spec: &PyObject) -> PyResult<PyObject> {
    let (options, standard) = format::parse(py, spec)?;
    let text = print_object(py, symbol, &options)?;
    match standard {
        Some(standard) => format::standard(py, &text, &standard),
        None => Ok(text),
    }
}

fn colored(py: Python, symbol: &Symbol, by: &Item) -> PyResult<PyObject> {
    probe();
    by.get(py)?.call(py, (symbol,), None)
}

fn compare(left: &Inner, right: &Inner, op: &CompareOp) -> bool {
    match op {
        CompareOp::Lt => left < right,
        CompareOp::Le => left <= right,
        CompareOp::Eq => left == right,
        CompareOp::Ne => left != right,
        CompareOp::Gt => left > right,
        CompareOp::Ge => left >= right,
    }
}

fn reduce(py: Python, symbol: &Symbol) -> PyResult<PyObject> {
    let core = inner(py, symbol);
    let class = class::<Symbol>(py)?.into_object();
    let constructor = if core.is_type() { class.getattr(py, "parse_type")? } else { class };
    value::reduce(py, constructor, &[convert::decode(py, core.mangled())?], keywords(py, core)?)
}
