"""What is raised when a name cannot be demangled.

All of it is a `ValueError`:

    DemangleError
    ├── NotMangledError      the text does not begin like a mangled name
    ├── ParseError           it begins like one and is not well-formed
    ├── RecursionLimitError  a bound was hit, of recursion or of output
    └── FormatError          the name is well-formed and its text could not be written
"""

from __future__ import annotations

__all__ = ["DemangleError", "FormatError", "NotMangledError", "ParseError", "RecursionLimitError"]

_SHOWN = 80
"""How many characters of a name a message shows."""


class DemangleError(ValueError):
    """A name could not be demangled. Base of the errors of this package.

    Attributes:
        mangled: what was given, `str` or `bytes`, whole.
        reason: what is wrong with it, in prose.
        offset: where, in bytes from the start of the name, or None where that is not known.

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

    def __init__(self, mangled: str | bytes, reason: str, offset: int | None = None) -> None:
        # All arguments, not the message, so that pickle and copy build the same error again.
        super().__init__(mangled, reason, offset)
        self.mangled = mangled
        self.reason = reason
        self.offset = offset

    def __str__(self) -> str:
        where = "" if self.offset is None else f", at byte {self.offset}"
        return f"cannot demangle {_shortened(self.mangled)}: {self.reason}{where}"


class NotMangledError(DemangleError):
    """The text does not begin like a mangled name.

    >>> from cpp_demangle_py import demangle
    >>> demangle("main")
    Traceback (most recent call last):
        ...
    cpp_demangle_py.errors.NotMangledError: cannot demangle 'main': not a mangled name, which would \
begin with _Z, __Z, ___Z, ____Z or _GLOBAL_, at byte 0
    """


class ParseError(DemangleError):
    """The text begins like a mangled name and is not well-formed.

    >>> from cpp_demangle_py import demangle
    >>> demangle("_ZN3foo")
    Traceback (most recent call last):
        ...
    cpp_demangle_py.errors.ParseError: cannot demangle '_ZN3foo': expected a name or 'E', \
at byte 7
    """


class RecursionLimitError(DemangleError):
    """A bound was hit: the name nests too deep, or its text would be too long.

    >>> from cpp_demangle_py import demangle
    >>> demangle("_Z1f" + "P" * 100_000 + "i")
    Traceback (most recent call last):
        ...
    cpp_demangle_py.errors.RecursionLimitError: cannot demangle '_Z1fPPP...
    """


class FormatError(DemangleError):
    """The name is well-formed and its text could not be written."""


def _shortened(mangled: str | bytes) -> str:
    """`mangled` as `repr` shows it; the middle of a long one left out."""
    if len(mangled) <= _SHOWN:
        return repr(mangled)
    unit = "characters" if isinstance(mangled, str) else "bytes"
    half = _SHOWN // 2
    quoted = (
        repr(mangled[:half] + "..." + mangled[-half:])
        if isinstance(mangled, str)
        else repr(mangled[:half] + b"..." + mangled[-half:])
    )
    return f"{quoted} ({len(mangled):,} {unit})"
