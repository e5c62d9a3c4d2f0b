"""The options of printing, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TypedDict, TypeVar

from cpp_demangle_py._native import MAX_RECURSION_LIMIT

__all__ = ["DemangleOptions"]

_T = TypeVar("_T")


def _option(default: _T, *flags: str, help: str) -> _T:
    """Return a field; the command derives an option from it, with this help and the further flags."""
    value: _T = field(default=default, metadata={"flags": flags, "help": help})
    return value


@dataclass(frozen=True, kw_only=True, slots=True)
class DemangleOptions:
    """What is printed of a name; the default prints all.

    Wherever a function takes options as keywords, it takes one of these as `options` too; a
    keyword overrides it.

    Attributes:
        params: print the parameters of functions.
        return_type: print the return types of function templates.
        literal_types: print the types of literals in expressions.
        recursion_limit: how deep the parser and the printer may recurse, from 1 to 4,096, or None
            for 256. Real names need less than 100.

    >>> from cpp_demangle_py import DemangleOptions, Symbol
    >>> brief = DemangleOptions(params=False)
    >>> Symbol("_ZN3foo3barEi").demangle(brief)
    'foo::bar'
    """

    params: bool = _option(True, "-p", help="leave out the parameters of functions")
    return_type: bool = _option(True, help="leave out the return types of function templates")
    literal_types: bool = _option(True, help="leave out the types of literals in expressions")
    recursion_limit: int | None = _option(
        None, help="how deep a name may nest, from 1 to 4096; by default, 256"
    )

    def __post_init__(self) -> None:
        for option in fields(self):
            value = getattr(self, option.name)
            if isinstance(option.default, bool) and not isinstance(value, bool):
                raise TypeError(f"{option.name} must be a bool, not {type(value).__name__}")
        limit = self.recursion_limit
        if limit is not None:
            if not isinstance(limit, int) or isinstance(limit, bool):
                raise TypeError(f"recursion_limit must be an int or None, not {type(limit).__name__}")
            if not 1 <= limit <= MAX_RECURSION_LIMIT:
                raise ValueError(f"recursion_limit must be from 1 to {MAX_RECURSION_LIMIT}, not {limit}")


class OptionKeywords(TypedDict, total=False):
    """The fields of `DemangleOptions` as keywords, for type checkers."""

    params: bool
    return_type: bool
    literal_types: bool
    recursion_limit: int | None
