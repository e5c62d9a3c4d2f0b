"""A function for the SQL of DuckDB: ``SELECT demangle(function) FROM profile``.

>>> import duckdb
>>> import cpp_demangle_py.duckdb
>>> connection = duckdb.connect()
>>> cpp_demangle_py.duckdb.register(connection, params=False)
>>> connection.sql("SELECT demangle('_ZN3foo3barEi')").fetchall()
[('foo::bar',)]

It needs DuckDB and pyarrow: ``pip install 'cpp-demangle-py[duckdb]'``.
"""

from cpp_demangle_py._bulk import checked
from cpp_demangle_py._native import DemangleOptions, demangle_array

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    import duckdb
    from typing_extensions import Unpack

    from cpp_demangle_py.options import Errors, OptionKeywords

__all__ = ["register"]


def register(
    connection: "duckdb.DuckDBPyConnection",
    name: str = "demangle",
    options: DemangleOptions | None = None,
    *,
    errors: "Errors" = "keep",
    threads: int | None = None,
    **keywords: "Unpack[OptionKeywords]",
) -> None:
    """Define the function ``name`` from VARCHAR to VARCHAR, which demangles names.

    Args:
        connection: where it is defined.
        name: its name in SQL.
        options: a `DemangleOptions`; the keywords override it.
        errors: what to do with names that cannot be demangled, as for `demangle_array`.
        threads: how many threads to use, as for `demangle_array`.
        **keywords: the options of `demangle`.
    """
    import pyarrow

    options = checked("register", options, keywords, errors, threads)

    # DuckDB evaluates the annotations.
    def demangle(names: object) -> object:
        return pyarrow.chunked_array(demangle_array(names, options, errors=errors, threads=threads))  # type: ignore[call-overload]

    connection.create_function(name, demangle, ["VARCHAR"], "VARCHAR", type="arrow", null_handling="special")
