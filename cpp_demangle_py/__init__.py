"""Demangle linker symbols of C++, Rust and D.

One name, or a whole text:

>>> import cpp_demangle_py as cpp
>>> cpp.demangle("_ZN3foo3barEi")
'foo::bar(int)'
>>> cpp.demangle_text("main.o: undefined reference to `_ZN3foo3barEi'")
"main.o: undefined reference to `foo::bar(int)'"

Choose what happens to a text that is not a mangled name:

>>> cpp.demangle("main")
Traceback (most recent call last):
cpp_demangle_py.errors.NotMangledError: ...
>>> cpp.demangle("main", errors="keep")
'main'
>>> cpp.try_demangle("main") is None
True

A `Symbol` is checked once and printed in as many ways as needed:

>>> symbol = cpp.Symbol("_ZN3foo3barIiEEvT_")
>>> str(symbol)
'void foo::bar<int>(int)'
>>> symbol.demangle(return_type=False)
'foo::bar<int>(int)'
>>> symbol.demangle(params=False, template_args=False)
'foo::bar'
>>> f"{symbol:no_params:>20}"
'       foo::bar<int>'
"""

import sys

# Python started in a checkout finds this folder before the installed package, which alone has `_native`.
__path__ = [*__path__, *(f"{folder}/{__name__}" for folder in sys.path)]

from cpp_demangle_py._bulk import iter_demangle
from cpp_demangle_py._native import (
    DemangleOptions,
    Limits,
    Symbol,
    demangle,
    demangle_all,
    demangle_text,
    demangle_type,
    is_mangled,
    parts_all,
    try_demangle,
)
from cpp_demangle_py._text import Match, demangle_stream, find_symbols
from cpp_demangle_py.errors import (
    BinaryError,
    ColumnError,
    DemangleError,
    FormatError,
    LimitError,
    NotMangledError,
    ParseError,
)
from cpp_demangle_py.options import Field, OptionKeywords, Scheme, Style
from cpp_demangle_py.structure import Node, Parts, Range

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from cpp_demangle_py.binary import (
        BinarySymbol,
        ClassSymbols,
        Member,
        Section,
        Sizes,
        SizesDiff,
        SymbolTable,
        symbols,
    )
    from cpp_demangle_py.kinds import Part, SymbolKind

__version__ = "0.1.0"

__all__ = [
    "BinaryError",
    "BinarySymbol",
    "ClassSymbols",
    "ColumnError",
    "DemangleError",
    "DemangleOptions",
    "Field",
    "FormatError",
    "LimitError",
    "Limits",
    "Match",
    "Member",
    "Node",
    "NotMangledError",
    "OptionKeywords",
    "ParseError",
    "Part",
    "Parts",
    "Range",
    "Scheme",
    "Section",
    "Sizes",
    "SizesDiff",
    "Style",
    "Symbol",
    "SymbolKind",
    "SymbolTable",
    "demangle",
    "demangle_all",
    "demangle_stream",
    "demangle_text",
    "demangle_type",
    "find_symbols",
    "is_mangled",
    "iter_demangle",
    "parts_all",
    "symbols",
    "try_demangle",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        # These are imported when they are first used: the kinds are of `enum`, which takes as long to import
        # as all else, and binaries need them.
        if name in ("Part", "SymbolKind"):
            from cpp_demangle_py import kinds as module  # noqa: PLC0415
        elif name in __all__:
            from cpp_demangle_py import binary as module  # noqa: PLC0415
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(module, name)
        return value


def __dir__() -> list[str]:
    return [name for name in globals() if name.startswith("__")] + __all__
