"""The names and the behaviour of the package `cpp-demangle` 0.1.3, on this package's engine.

A program that uses `cpp_demangle` changes its import and nothing else:

>>> from cpp_demangle_py.compat.cpp_demangle import demangle
>>> demangle("_ZN7mangled3fooEd")
'mangled::foo(double)'
>>> demangle("main")
Traceback (most recent call last):
    ...
ValueError: ('Could not demangle symbol', 'mangled symbol is not well-formed')

The text is that of the Rust crate `cpp_demangle`, which the style ``"cpp_demangle"`` prints. The error's
``__cause__`` says where the name is wrong.

What differs, with the reasons, is in the documentation, on the page on moving.
"""

from cpp_demangle_py._native import Symbol
from cpp_demangle_py._native import demangle as _demangle
from cpp_demangle_py._native import demangle_type as _demangle_type
from cpp_demangle_py.errors import DemangleError, LimitError, NotMangledError

__all__ = ["demangle"]


def demangle(mangled: str) -> str:
    """Return the demangled name of ``mangled``, both str.

    Args:
        mangled: a mangled name (``_ZN1AC1Ev``, ``__ZN1AC1Ev``) or a mangled type (``N3foo3barE``), a str.

    Raises:
        ValueError: it cannot be demangled. Its two arguments are ``"Could not demangle symbol"``, or
            ``"Could not format demangled name as string"``, and the reason.
        TypeError: it is not a str.

    >>> from cpp_demangle_py.compat.cpp_demangle import demangle
    >>> demangle("_Z1fv"), demangle("PKc")
    ('f()', 'char const*')
    """
    if not isinstance(mangled, str):
        raise TypeError(f"argument 'mangled': {type(mangled).__name__!r} object is not an instance of 'str'")
    name = mangled.encode()
    read = _demangle if name.startswith(b"_") else _demangle_type
    try:
        return read(name, scheme="itanium", style="cpp_demangle").decode()
    except DemangleError as error:
        raise ValueError(*_problem(name, error)) from error


def _problem(name: bytes, error: DemangleError) -> tuple[str, str]:
    """Return in the crate's words what could not be done with ``name``, and why."""
    # The crate parses a name and then formats it.
    parse = Symbol if name.startswith(b"_") else Symbol.parse_type
    try:
        parse(name, scheme="itanium", style="cpp_demangle")
    except DemangleError:
        return "Could not demangle symbol", _reason(error)
    return "Could not format demangled name as string", "an error occurred when formatting an argument"


def _reason(error: DemangleError) -> str:
    """Return the reason of ``error`` in the crate's words. A `ParseError` has them already."""
    if isinstance(error, LimitError) and error.limit == "depth":
        return "encountered too much recursion when demangling symbol"
    if isinstance(error, NotMangledError):
        return (
            "mangled symbol ends abruptly" if error.mangled == b"_" else "mangled symbol is not well-formed"
        )
    return error.reason
