"""A namespace for columns of polars: ``polars.col("function").cpp.demangle()``.

>>> import polars
>>> import cpp_demangle_py.polars
>>> cpp_demangle_py.polars.register()
>>> table = polars.DataFrame({"function": ["_ZN3foo3barEi", None, "main"]})
>>> table.with_columns(polars.col("function").cpp.demangle(params=False)).to_dict(as_series=False)
{'function': ['foo::bar', None, 'main']}

Eager, lazy and streaming queries can use it. It needs polars: ``pip install 'cpp-demangle-py[polars]'``.
"""

from cpp_demangle_py._bulk import checked
from cpp_demangle_py._native import DemangleOptions, demangle_array, symbols_array
from cpp_demangle_py._table import FIELDS, listed

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    import polars
    from typing_extensions import Unpack

    from cpp_demangle_py.options import Errors, Field, OptionKeywords

__all__ = ["ExprNamespace", "SeriesNamespace", "register"]


def register(name: str = "cpp") -> None:
    """Give each `polars.Expr` and `polars.Series` the functions of this module, as the attribute ``name``."""
    from polars.api import register_expr_namespace, register_series_namespace

    register_expr_namespace(name)(ExprNamespace)
    register_series_namespace(name)(SeriesNamespace)


class SeriesNamespace:
    """The functions of this package for a series of mangled names."""

    def __init__(self, series: "polars.Series") -> None:
        self._series = series

    def demangle(
        self,
        options: DemangleOptions | None = None,
        *,
        errors: "Errors" = "keep",
        threads: int | None = None,
        **keywords: "Unpack[OptionKeywords]",
    ) -> "polars.Series":
        """Return a series of the demangled names, with the same name and type.

        Args:
            options: a `DemangleOptions`; the keywords override it.
            errors: what to do with names that cannot be demangled, as for `demangle_array`.
            threads: how many threads to use, as for `demangle_array`.
            **keywords: the options of `demangle`.
        """
        import polars

        texts = demangle_array(self._series, options, errors=errors, threads=threads, **keywords)
        return polars.Series(self._series.name, texts)

    def parts(
        self,
        options: DemangleOptions | None = None,
        *,
        fields: "Iterable[Field]" = FIELDS,
        errors: 'Literal["none", "strict"]' = "none",
        threads: int | None = None,
        **keywords: "Unpack[OptionKeywords]",
    ) -> "polars.Series":
        """Return a series of structs with the fields of the names; ``.struct.unnest()`` makes a table of it.

        Args:
            options: a `DemangleOptions`; the keywords override it.
            fields: the names of the fields, as for `symbols_array`.
            errors: what to do with names that cannot be demangled, as for `symbols_array`.
            threads: how many threads to use, as for `symbols_array`.
            **keywords: the options of `demangle`.
        """
        import polars

        symbols = symbols_array(
            self._series, options, fields=fields, errors=errors, threads=threads, **keywords
        )
        return polars.Series(self._series.name, symbols)


class ExprNamespace:
    """The functions of this package for an expression of mangled names."""

    def __init__(self, expr: "polars.Expr") -> None:
        self._expr = expr

    def demangle(
        self,
        options: DemangleOptions | None = None,
        *,
        errors: "Errors" = "keep",
        threads: int | None = None,
        **keywords: "Unpack[OptionKeywords]",
    ) -> "polars.Expr":
        """Return an expression of the demangled names, as `SeriesNamespace.demangle` does for a series."""
        import polars

        options = checked("demangle", options, keywords, errors, threads)

        def texts(series: "polars.Series") -> "polars.Series":
            return SeriesNamespace(series).demangle(options, errors=errors, threads=threads)

        return self._expr.map_batches(texts, return_dtype=polars.self_dtype(), is_elementwise=True)

    def parts(
        self,
        options: DemangleOptions | None = None,
        *,
        fields: "Iterable[Field]" = FIELDS,
        errors: 'Literal["none", "strict"]' = "none",
        threads: int | None = None,
        **keywords: "Unpack[OptionKeywords]",
    ) -> "polars.Expr":
        """Return an expression of structs with the fields, as `SeriesNamespace.parts` does for a series."""
        import polars

        fields = listed(fields)
        options = checked("parts", options, keywords, errors, threads)

        def symbols(series: "polars.Series") -> "polars.Series":
            return SeriesNamespace(series).parts(options, fields=fields, errors=errors, threads=threads)

        # The type of the parts of no names.
        made = SeriesNamespace(polars.Series([], dtype=polars.String)).parts(fields=fields).dtype
        return self._expr.map_batches(symbols, return_dtype=made, is_elementwise=True)
