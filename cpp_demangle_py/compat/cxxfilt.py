"""The names and the behaviour of the package `cxxfilt` 0.3.0, on this package's engine.

A program that uses `cxxfilt` changes its import and nothing else:

>>> from cpp_demangle_py.compat import cxxfilt
>>> cxxfilt.demangle("_ZNSt22condition_variable_anyD2Ev")
'std::condition_variable_any::~condition_variable_any()'
>>> cxxfilt.demangle("main")
'main'
>>> cxxfilt.demangle("_ZQQ")
Traceback (most recent call last):
    ...
cpp_demangle_py.compat.cxxfilt.InvalidName: b'_ZQQ'

The text is that of ``abi::__cxa_demangle`` of the newest GCC. No library of C++ is loaded, so it is the same
on every machine and system. The error's ``__cause__`` says what is wrong with the name, and where; it is None
for a name that only the other functions of this package read, such as ``_Z1fv@plt``.

What differs, with the reasons, is in the documentation, on the page on moving.
"""

import abc

from cpp_demangle_py._native import cxa_demangle as _cxa_demangle
from cpp_demangle_py.errors import DemangleError

__all__ = [
    "BaseDemangler",
    "DeferedErrorDemangler",
    "Demangler",
    "Error",
    "InternalError",
    "InvalidName",
    "LibraryNotFound",
    "default_demangler",
    "demangle",
    "demangleb",
    "find_any_library",
]

__version__ = "0.3.0"  # the one whose names and behaviour these are


class Error(Exception):
    """The base class of the other errors."""


class LibraryNotFound(Error):
    """`find_any_library` has found none."""


class InternalError(Error):
    """Never raised: the engine has no failures of its own, such as a lack of memory."""


class InvalidName(Error):
    """The name is not a mangled name of the Itanium C++ ABI.

    Attributes:
        mangled_name: the name, as it was given to `demangleb`.
    """

    mangled_name: str | bytes

    def __init__(self, mangled_name: str | bytes) -> None:
        super().__init__(mangled_name)  # so that copies and pickles have it
        self.mangled_name = mangled_name

    def __str__(self) -> str:
        return repr(self.mangled_name)


class BaseDemangler(abc.ABC):
    """A demangler: the base class of the others."""

    @abc.abstractmethod
    def demangleb(self, mangled_name: bytes, external_only: bool = True) -> bytes:
        """Return the demangled name of ``mangled_name``, both bytes."""

    def demangle(self, mangled_name: str, external_only: bool = True) -> str:
        """Return the demangled name of ``mangled_name``, both str.

        Args:
            mangled_name: the name, a str; it goes to `demangleb` in UTF-8.
            external_only: return anything that does not begin with ``_Z`` unchanged. If this is false, types
                (``N3foo3barE``) are demangled too.

        Raises:
            InvalidName: the name cannot be demangled.
            TypeError: it is not a str.
            UnicodeEncodeError: it has lone surrogates.
        """
        if not isinstance(mangled_name, str):
            raise TypeError(f"demangle() takes a str, not {type(mangled_name).__name__}; see demangleb()")
        return self.demangleb(mangled_name.encode(), external_only).decode()


class Demangler(BaseDemangler):
    """The demangler. Its arguments name libraries of C and of C++ in `cxxfilt`; here they are only shown.

    >>> from cpp_demangle_py.compat.cxxfilt import Demangler
    >>> Demangler("libc.so.6", "libc++.so.1").demangle("_Z1fv")
    'f()'
    """

    def __init__(self, libc_name: str, libcxx_name: str) -> None:
        self._libc_name = libc_name
        self._libcxx_name = libcxx_name

    def __repr__(self) -> str:
        return f"<Demangler libc={self._libc_name!r} libcxx={self._libcxx_name!r}>"

    def demangleb(self, mangled_name: bytes, external_only: bool = True) -> bytes:
        """Return the demangled name of ``mangled_name``, both bytes.

        Args:
            mangled_name: the name, bytes; it ends before the first NUL, as a string of C does.
            external_only: as in `demangle`.

        Raises:
            InvalidName: the name cannot be demangled.
            TypeError: it is not bytes.
        """
        if not isinstance(mangled_name, bytes):
            raise TypeError(f"demangleb() takes bytes, not {type(mangled_name).__name__}; see demangle()")
        if external_only and not mangled_name.startswith(b"_Z"):
            return mangled_name
        name = mangled_name.partition(b"\0")[0]
        try:
            text = _cxa_demangle(name)
        except DemangleError as error:
            raise InvalidName(mangled_name) from error
        if text is None:
            raise InvalidName(mangled_name)
        return text


class DeferedErrorDemangler(BaseDemangler):
    """A demangler whose methods raise the error that it was made with."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def demangleb(self, mangled_name: bytes, external_only: bool = True) -> bytes:  # noqa: ARG002
        """Raise the error."""
        raise self._error


def find_any_library(*choices: str) -> str:
    """Return the file name of the first library of ``choices``, such as ``"c++"``, that the machine has.

    Raises:
        LibraryNotFound: it has none of them.
    """
    from ctypes.util import find_library  # noqa: PLC0415 (nothing else here needs ctypes)

    for choice in choices:
        found = find_library(choice)
        if found is not None:
            return found
    raise LibraryNotFound(f"Cannot find any of libraries: {choices}")


default_demangler: BaseDemangler = Demangler("cpp_demangle_py", "cpp_demangle_py")
"""The demangler of `demangle` and `demangleb`."""


def demangle(mangled_name: str, external_only: bool = True) -> str:
    """Return the demangled name of ``mangled_name``: `BaseDemangler.demangle` of `default_demangler`.

    >>> from cpp_demangle_py.compat.cxxfilt import demangle
    >>> demangle("N3foo12BarExceptionE")
    'N3foo12BarExceptionE'
    >>> demangle("N3foo12BarExceptionE", external_only=False)
    'foo::BarException'
    """
    return default_demangler.demangle(mangled_name, external_only)


def demangleb(mangled_name: bytes, external_only: bool = True) -> bytes:
    """Return the demangled name of ``mangled_name``: `BaseDemangler.demangleb` of `default_demangler`.

    >>> from cpp_demangle_py.compat.cxxfilt import demangleb
    >>> demangleb(b"_ZNSt22condition_variable_anyD2Ev")
    b'std::condition_variable_any::~condition_variable_any()'
    """
    return default_demangler.demangleb(mangled_name, external_only)
