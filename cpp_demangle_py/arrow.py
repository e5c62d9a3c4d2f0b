"""Columns of mangled names, by the Arrow PyCapsule interface.

Arrays, series and columns of pyarrow, polars, pandas 3, DuckDB, nanoarrow and other libraries are taken
as they are, and what is returned is taken by all of them. None of these libraries is needed here.

>>> import pyarrow
>>> from cpp_demangle_py.arrow import demangle_array
>>> pyarrow.array(demangle_array(pyarrow.array(["_ZN3foo3barEi", None])))
<pyarrow.lib.StringArray object at ...>
[
  "foo::bar(int)",
  null
]
"""

from cpp_demangle_py._native import Array, Stream, demangle_array, symbols_array

__all__ = ["Array", "Stream", "demangle_array", "symbols_array"]
