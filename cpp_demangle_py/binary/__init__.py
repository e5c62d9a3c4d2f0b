"""The symbols of binaries: what is in them, what takes the space, what changed.

`symbols` reads a file; the other classes are its results.
"""

from cpp_demangle_py.binary.read import symbols
from cpp_demangle_py.binary.rows import BinarySymbol, ClassSymbols, Member, Section
from cpp_demangle_py.binary.sizes import Sizes, SizesDiff
from cpp_demangle_py.binary.table import SymbolTable

__all__ = [
    "BinarySymbol",
    "ClassSymbols",
    "Member",
    "Section",
    "Sizes",
    "SizesDiff",
    "SymbolTable",
    "symbols",
]
