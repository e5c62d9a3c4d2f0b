"""The options of printing, as a value."""

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal, TypedDict, TypeVar, get_args, get_origin, get_type_hints

from cpp_demangle_py._native import MAX_RECURSION_LIMIT

__all__ = ["DemangleOptions"]

_T = TypeVar("_T")


def _option(default: _T, *flags: str, help: str, most: int | None = None) -> _T:
    """Return a field, from which all else follows.

    Its type and ``most``, for a number, say which values it takes. The command derives an option
    from it: its flags, besides the one from its name, and its help.
    """
    value: _T = field(default=default, metadata={"flags": flags, "help": help, "most": most})
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
        None, most=MAX_RECURSION_LIMIT, help="how deep a name may nest, from 1 to 4096; by default, 256"
    )

    def __post_init__(self) -> None:
        for option in fields(self):
            _check(option, getattr(self, option.name))


_TYPES = get_type_hints(DemangleOptions)


def _check(option: Field[Any], value: object) -> None:
    """Raise an error where an option does not take a value."""
    type_, most = _TYPES[option.name], option.metadata["most"]
    if get_origin(type_) is Literal:
        if value not in get_args(type_):
            known = " or ".join(map(repr, get_args(type_)))
            raise ValueError(f"{option.name} must be {known}, not {value!r}")
    elif type_ is bool:
        if not isinstance(value, bool):
            raise TypeError(f"{option.name} must be a bool, not {type(value).__name__}")
    elif value is not None:
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"{option.name} must be an int or None, not {type(value).__name__}")
        if not 1 <= value <= most:
            raise ValueError(f"{option.name} must be from 1 to {most}, not {value}")


class OptionKeywords(TypedDict, total=False):
    """The fields of `DemangleOptions` as keywords, for type checkers."""

    params: bool
    return_type: bool
    literal_types: bool
    recursion_limit: int | None
