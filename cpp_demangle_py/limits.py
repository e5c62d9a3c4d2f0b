"""The bounds that keep hostile names from costing more than they are worth."""

from __future__ import annotations

from dataclasses import dataclass, fields

from cpp_demangle_py._native import MAX_DEPTH

__all__ = ["Limits"]

_LARGEST = 1 << 31


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much one name may cost; a `LimitError` says which bound a name exceeds.

    The defaults are far beyond real names, which reach 24 KB mangled and 200 KB of text, and nest
    less than 100 deep.

    Attributes:
        input: the longest mangled name, in bytes; from 1 to 2,147,483,648, by default 1 MiB.
        output: the longest text, in bytes; from 1 to 2,147,483,648, by default 512 KiB. The work is
            bounded in proportion.
        depth: how deep the parts of a name, or of its text, may nest; from 1 to 4,096, its default.

    >>> from cpp_demangle_py import Limits, demangle
    >>> demangle("_ZN3foo3barEi", limits=Limits(output=4))
    Traceback (most recent call last):
    cpp_demangle_py.errors.LimitError: ...
    """

    input: int = 1 << 20
    output: int = 1 << 19
    depth: int = MAX_DEPTH

    def __post_init__(self) -> None:
        for bound in fields(self):
            value = getattr(self, bound.name)
            largest = MAX_DEPTH if bound.name == "depth" else _LARGEST
            if not isinstance(value, int) or isinstance(value, bool):
                raise TypeError(f"{bound.name} must be an int, not {type(value).__name__}")
            if not 1 <= value <= largest:
                raise ValueError(f"{bound.name} must be from 1 to {largest}, not {value}")
