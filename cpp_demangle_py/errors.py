"""The errors for names that cannot be demangled.

Each is a `ValueError`:

    DemangleError
    ├── NotMangledError  the text does not begin like a mangled name
    ├── ParseError       it begins like one but is not well-formed
    ├── LimitError       it exceeds one of its limits
    └── FormatError      the name is well-formed but its text could not be written
"""

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from typing import Literal

__all__ = [
    "BinaryError",
    "ColumnError",
    "DemangleError",
    "FormatError",
    "LimitError",
    "NotMangledError",
    "ParseError",
]

_SHOWN = 80
"""The number of characters of a name that a message shows."""


class BinaryError(ValueError):
    """A file is not a binary, contradicts its format, or exceeds a limit.

    Its text says which file and which member of it, and what is wrong.

    >>> from cpp_demangle_py import BinaryError, symbols
    >>> try:
    ...     symbols(b"no binary")
    ... except BinaryError as error:
    ...     print(error)
    the file has only 9 bytes, too few for a header; expected ELF, ...
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)


class ColumnError(ValueError):
    """A file or batch does not have the column that was asked for, or cannot take the new ones.

    Its text says which file, if there is one, and which column.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)


class DemangleError(ValueError):
    """A name cannot be demangled. The base class of the other errors.

    Attributes:
        mangled: the whole name, `str` or `bytes`.
        reason: the problem, in words.
        offset: the position of the problem, in bytes from the start of the name; None if unknown.
        index: the position of the name among those of `demangle_all`; None for a single name.

    >>> from cpp_demangle_py import DemangleError, demangle
    >>> try:
    ...     demangle("_Z1fv+0x10")
    ... except DemangleError as error:
    ...     print(error)
    ...     print(error.mangled, error.offset)
    cannot demangle '_Z1fv+0x10': expected the end of the name, at byte 5
    _Z1fv+0x10 5
    """

    mangled: str | bytes
    reason: str
    offset: int | None
    index: int | None = None

    def __init__(self, mangled: str | bytes, reason: str, offset: int | None = None) -> None:
        # All arguments, not the message, so that pickle and copy build the same error again.
        super().__init__(mangled, reason, offset)
        self.mangled = mangled
        self.reason = reason
        self.offset = offset

    def __str__(self) -> str:
        where = "" if self.offset is None else f", at byte {self.offset}"
        which = "" if self.index is None else f"name {self.index}, "
        return f"cannot demangle {which}{_shortened(self.mangled)}: {self.reason}{where}"

    def __repr__(self) -> str:
        # A debugger, a log or a test shows this, and a name may have megabytes.
        return f"{type(self).__name__}({', '.join(map(_quoted, self.args))})"


class NotMangledError(DemangleError):
    """The text does not begin like a mangled name.

    >>> from cpp_demangle_py import demangle
    >>> demangle("main")
    Traceback (most recent call last):
        ...
    cpp_demangle_py.errors.NotMangledError: cannot demangle 'main': not a mangled name: \
expected _Z (C++), ? (C++ of MSVC), _R and a path (Rust) or _D and a length (D), at byte 0
    """


class ParseError(DemangleError):
    """The text begins like a mangled name but is not well-formed.

    >>> from cpp_demangle_py import demangle
    >>> demangle("_ZN3foo")
    Traceback (most recent call last):
        ...
    cpp_demangle_py.errors.ParseError: cannot demangle '_ZN3foo': expected a name or 'E', \
at byte 7
    """


class LimitError(DemangleError):
    """The name exceeds one of its `Limits`.

    Attributes:
        limit: the name of the limit: ``"input"``, ``"output"`` or ``"depth"``, the fields of `Limits`, or
            ``"work"``, which follows from the lengths of the name and of its text.
        value: the value of that limit; None for ``"work"``.

    >>> from cpp_demangle_py import LimitError, Limits, demangle
    >>> try:
    ...     demangle("_Z1fPPPi", limits=Limits(depth=2))
    ... except LimitError as error:
    ...     print(error)
    ...     print(error.limit, error.value)
    cannot demangle '_Z1fPPPi': the name nests deeper than the limit of 2 levels
    depth 2
    """

    limit: 'Literal["input", "output", "depth", "work"]'
    value: int | None

    def __init__(
        self,
        mangled: str | bytes,
        reason: str,
        offset: int | None,
        limit: 'Literal["input", "output", "depth", "work"]',
        value: int | None,
    ) -> None:
        super().__init__(mangled, reason, offset)
        BaseException.__init__(self, mangled, reason, offset, limit, value)  # all of them, as above
        self.limit = limit
        self.value = value


class FormatError(DemangleError):
    """The name is well-formed but its text could not be written."""


def _shortened(mangled: str | bytes) -> str:
    """Return the `repr` of ``mangled``, without the middle of a long name."""
    if len(mangled) <= _SHOWN:
        return repr(mangled)
    unit = "characters" if isinstance(mangled, str) else "bytes"
    return f"{_quoted(mangled)} ({len(mangled):,} {unit})"


def _quoted(value: object) -> str:
    """Return the `repr` of ``value``, without the middle of a long text."""
    half = _SHOWN // 2
    if isinstance(value, str) and len(value) > _SHOWN:
        value = value[:half] + "..." + value[-half:]
    elif isinstance(value, bytes) and len(value) > _SHOWN:
        value = value[:half] + b"..." + value[-half:]
    return repr(value)
