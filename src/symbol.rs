//! The Python class `Symbol`.

use cpython::_detail::ffi::InitObType as _;
use cpython::{exc, py_class, PyErr, PyResult, Python};
use symbol::{Error, Options, Symbol as Inner};

py_class!(pub class Symbol |py| {
    data inner: Inner;

    def __new__(_cls, mangled: &str) -> PyResult<Symbol> {
        let inner = raise(py, Inner::parse(mangled.as_bytes(), None))?;
        Symbol::create_instance(py, inner)
    }

    def demangle(&self) -> PyResult<String> {
        raise(py, self.inner(py).demangle(&Options::default()))
    }

    def __str__(&self) -> PyResult<String> {
        self.demangle(py)
    }
});

fn raise<T>(py: Python, result: Result<T, Error>) -> PyResult<T> {
    result.map_err(|error| PyErr::new::<exc::ValueError, _>(py, error.to_string()))
}
