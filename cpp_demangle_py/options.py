"""The options of printing, as a value."""

# ruff: noqa: RUF009 (`_option` is `dataclasses.field`)

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields
from types import NoneType, UnionType
from typing import Any, Literal, TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints

from cpp_demangle_py.limits import Limits

__all__ = ["DemangleOptions", "OptionKeywords", "Style"]

Style = Literal["gnu", "llvm", "cpp_demangle"]

_T = TypeVar("_T")


def _option(
    default: _T, *flags: str, help: str | None, least: int | None = None, most: int | None = None
) -> _T:
    """Return a field, from which all else follows.

    Its type and, for a number, ``least`` and ``most`` say which values it takes. The command
    derives an option from it: its flags, besides the one from its name, and its help. Without a
    help it is none of the command's.
    """
    metadata = {"flags": flags, "help": help, "least": least, "most": most}
    value: _T = field(default=default, metadata=metadata)
    return value


@dataclass(frozen=True, kw_only=True, slots=True)
class DemangleOptions:
    """What is printed of a name, and how; the default prints all.

    Wherever a function takes options as keywords, it takes one of these as `options` too; a
    keyword overrides it.

    The style ``"cpp_demangle"`` has ``params``, ``return_type`` and ``literal_types`` of the
    options that leave something out; asked for another it raises a `ValueError`.

    Attributes:
        style: whose text to print: ``"gnu"`` for GNU c++filt's, ``"llvm"`` for llvm-cxxfilt's,
            ``"cpp_demangle"`` for that of the Rust crate of this name; None for a symbol's own
            style, which is GNU's where none was given.
        params: print the parameters of functions; without them, as with ``c++filt -p`` and
            ``llvm-cxxfilt --no-params``, the return type and the qualifiers behind them go too.
        return_type: print the return types of function templates.
        literal_types: print the types of literals in expressions.
        template_args: print template arguments.
        enclosing_params: print the parameters of the functions that enclose a local name or a
            closure.
        abi_tags: print ABI tags, such as ``[abi:cxx11]``.
        clone_suffix: print the suffixes of clones, such as ``[clone .isra.0]``.
        requires: print ``requires`` clauses.
        simplify_std: print the standard library in short: ``std::string`` for
            ``std::__cxx11::basic_string<char, …>``, no inline namespaces, no default template
            arguments.
        max_template_depth: print ``...`` for template arguments that are nested deeper than
            this, or None for no bound.
        limits: the bounds to keep, a `Limits`, or None for the defaults, but for a depth of 256 in
            the style ``"cpp_demangle"``.

    >>> from cpp_demangle_py import DemangleOptions, Symbol
    >>> brief = DemangleOptions(params=False)
    >>> Symbol("_ZN3foo3barEi").demangle(brief)
    'foo::bar'
    >>> Symbol("_Z1fSt6vectorIS_IiSaIiEESaIS1_EE").demangle(simplify_std=True, style="llvm")
    'f(std::vector<std::vector<int>>)'
    """

    style: Style | None = _option(
        None, "-s", "--format", help="whose text to print: GNU c++filt's (default) or another's"
    )
    params: bool = _option(True, "-p", help="leave out the parameters of functions")
    return_type: bool = _option(True, help="leave out the return types of function templates")
    literal_types: bool = _option(True, help="leave out the types of literals in expressions")
    template_args: bool = _option(True, help="leave out template arguments")
    enclosing_params: bool = _option(
        True, help="leave out the parameters of functions that enclose a local name or a lambda"
    )
    abi_tags: bool = _option(True, help="leave out ABI tags")
    clone_suffix: bool = _option(True, help="leave out the suffixes of clones, such as .isra.0")
    requires: bool = _option(True, help="leave out requires clauses")
    simplify_std: bool = _option(
        False, help="print the standard library in short: std::string, no default template arguments"
    )
    max_template_depth: int | None = _option(
        None, least=0, most=(1 << 32) - 1, help="print ... for template arguments nested deeper than this"
    )
    limits: Limits | None = _option(None, help=None)

    def __post_init__(self) -> None:
        for option in fields(self):
            _check(option, getattr(self, option.name))


def alternatives(type_: Any) -> tuple[Any, ...]:
    """Return the types that a union is made of; another type is its own only one."""
    return get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)


TYPES = get_type_hints(DemangleOptions)


def _check(option: Field[Any], value: object) -> None:
    """Raise an error where an option does not take a value."""
    kind, *others = alternatives(TYPES[option.name])
    if value is None and NoneType in others:
        return
    words = get_args(kind) if get_origin(kind) is Literal else ()
    kind = str if words else kind
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        wanted = f"{'an' if kind is int else 'a'} {kind.__name__}{' or None' if others else ''}"
        raise TypeError(f"{option.name} must be {wanted}, not {type(value).__name__}")
    if words and value not in words:
        raise ValueError(f"{option.name} must be {' or '.join(map(repr, words))}, not {value!r}")
    least, most = option.metadata["least"], option.metadata["most"]
    if isinstance(value, int) and kind is int and not least <= value <= most:
        raise ValueError(f"{option.name} must be from {least} to {most}, not {value}")


class OptionKeywords(TypedDict, total=False):
    """The fields of `DemangleOptions` as keywords, for type checkers."""

    style: Style | None
    params: bool
    return_type: bool
    literal_types: bool
    template_args: bool
    enclosing_params: bool
    abi_tags: bool
    clone_suffix: bool
    requires: bool
    simplify_std: bool
    max_template_depth: int | None
    limits: Limits | None
