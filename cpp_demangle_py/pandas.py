"""An accessor for columns of pandas: ``series.cpp.demangle()``.

>>> import pandas
>>> import cpp_demangle_py.pandas
>>> cpp_demangle_py.pandas.register()
>>> series = pandas.Series(["_ZN3foo3barEi", None, "main"], name="function")
>>> series.cpp.demangle(params=False).to_list()[0]
'foo::bar'
>>> series.cpp.parts(fields=["scope", "base_name"]).loc[0].to_dict()
{'scope': 'foo', 'base_name': 'bar'}

It needs pandas 2.2 or newer and pyarrow: ``pip install 'cpp-demangle-py[pandas]'``.
"""

from cpp_demangle_py._bulk import demangled
from cpp_demangle_py._native import DemangleOptions, demangle_array, symbols_array
from cpp_demangle_py._table import FIELDS, listed
from cpp_demangle_py.errors import DemangleError

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Literal

    import pandas
    from typing_extensions import Unpack

    from cpp_demangle_py.options import Errors, Field, OptionKeywords

__all__ = ["SeriesAccessor", "register"]


def register(name: str = "cpp") -> None:
    """Give each `pandas.Series` the accessor `SeriesAccessor`, as the attribute ``name``."""
    from pandas.api.extensions import register_series_accessor

    register_series_accessor(name)(SeriesAccessor)


class SeriesAccessor:
    """The functions of this package for a series of mangled names."""

    def __init__(self, series: "pandas.Series[Any]") -> None:
        self._series = series

    def demangle(
        self,
        options: DemangleOptions | None = None,
        *,
        errors: "Errors" = "keep",
        threads: int | None = None,
        **keywords: "Unpack[OptionKeywords]",
    ) -> "pandas.Series[Any]":
        """Return a series of the demangled names, with the same index, name and type.

        Args:
            options: a `DemangleOptions`; the keywords override it.
            errors: what to do with names that cannot be demangled, as for `demangle_array`.
            threads: how many threads to use, as for `demangle_array`.
            **keywords: the options of `demangle`.
        """
        import pandas

        series = self._series
        if series.dtype == object:
            valid = series.notna().to_numpy()
            places = valid.nonzero()[0]
            texts = series.copy()
            texts[valid] = demangled(
                "demangle", list(series[valid]), places, options, errors=errors, threads=threads, **keywords
            )
            return texts

        def work(chunk: object) -> object:
            return demangle_array(chunk, options, errors=errors, threads=threads, **keywords)  # type: ignore[call-overload]

        column = self._column(work)
        if isinstance(series.dtype, pandas.CategoricalDtype):
            values = column.to_pandas()
            values.index, values.name = series.index, series.name
            return values
        values = series.dtype.__from_arrow__(column)
        return pandas.Series(values, index=series.index, name=series.name)

    def parts(
        self,
        options: DemangleOptions | None = None,
        *,
        fields: "Iterable[Field]" = FIELDS,
        errors: 'Literal["none", "strict"]' = "none",
        threads: int | None = None,
        **keywords: "Unpack[OptionKeywords]",
    ) -> "pandas.DataFrame":
        """Return a table with a column for each field of the names, and the same index.

        Args:
            options: a `DemangleOptions`; the keywords override it.
            fields: the names of the fields, as for `symbols_array`.
            errors: what to do with names that cannot be demangled, as for `symbols_array`.
            threads: how many threads to use, as for `symbols_array`.
            **keywords: the options of `demangle`.
        """
        import pyarrow

        fields = listed(fields)

        def work(chunk: object) -> object:
            return symbols_array(  # type: ignore[call-overload]
                chunk, options, fields=fields, errors=errors, threads=threads, **keywords
            )

        column = self._column(work)
        table = pyarrow.table(column.flatten(), names=fields).to_pandas()
        table.index = self._series.index
        return table

    def _column(self, work: "Callable[[object], object]") -> "Any":
        """Return the result of ``work`` for each chunk of the series, as a column of pyarrow."""
        import pyarrow

        given = pyarrow.array(self._series, from_pandas=True)
        chunks = given.chunks if isinstance(given, pyarrow.ChunkedArray) else [given]
        results: list[Any] = []
        done = 0
        for chunk in chunks or [pyarrow.array([], given.type)]:
            try:
                results.append(pyarrow.array(work(chunk)))
            except DemangleError as error:
                if error.index is not None:
                    error.index += done
                raise
            done += len(chunk)
        return pyarrow.chunked_array(results)
