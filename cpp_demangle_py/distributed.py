"""Columns of mangled names on a cluster: `DemangleBatch`, and what calls it in PySpark and Dask.

The engine reads, distributes and writes the data; its workers run a `DemangleBatch` on each batch. They
need this package and pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from cpp_demangle_py._batch import DemangleBatch
from cpp_demangle_py.errors import ColumnError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cpp_demangle_py._native import DemangleOptions
    from cpp_demangle_py.options import Errors, Field, OptionKeywords

__all__ = ["ColumnError", "DemangleBatch", "dask_frame", "spark_frame", "spark_udf"]

# A data frame of PySpark, or one of Dask.
Frame = TypeVar("Frame", bound=Any)


def spark_frame(
    frame: Frame,
    column: str,
    options: DemangleOptions | None = None,
    *,
    add: str | None = None,
    parts: Iterable[Field] = (),
    prefix: str = "",
    errors: Errors = "keep",
    **keywords: Unpack[OptionKeywords],
) -> Frame:
    """Return a data frame of PySpark with a column demangled, by ``mapInArrow``.

    Args:
        frame: a `pyspark.sql.DataFrame`.
        column: the column of mangled names.
        options: a `DemangleOptions`; the keywords override it.
        add: as for `DemangleBatch`; so are ``parts``, ``prefix`` and ``errors``.
        parts: the fields of `parts_all` to add.
        prefix: what to put before the names of the columns of ``parts``.
        errors: what to do with names that cannot be demangled.
        **keywords: the options of `demangle`.

    Raises:
        ColumnError: there is no such column, it is not text, or a new column has the name of another.
    """
    import pyarrow  # noqa: PLC0415 (the engines are imported where they are used)
    from pyspark.sql.pandas.types import from_arrow_type, to_arrow_type  # noqa: PLC0415
    from pyspark.sql.types import StructField, StructType  # noqa: PLC0415

    batch = DemangleBatch(column, options, add=add, parts=parts, prefix=prefix, errors=errors, **keywords)
    # Of the other columns only the names matter, and their types may have none of Arrow.
    fields = list(frame.schema.fields)
    types = [
        to_arrow_type(field.dataType, timezone="UTC") if field.name == column else pyarrow.int8()
        for field in fields
    ]
    given = pyarrow.schema(
        [
            pyarrow.field(field.name, kind, nullable=field.nullable)
            for field, kind in zip(fields, types, strict=True)
        ]
    )
    made = list(batch.schema(given))
    fields = [
        StructField(field.name, field.dataType, field.nullable or new.nullable, field.metadata)
        if field.name == column
        else field
        for field, new in zip(fields, made, strict=False)
    ] + [StructField(new.name, from_arrow_type(new.type)) for new in made[len(fields) :]]
    result: Frame = frame.mapInArrow(batch.map, StructType(fields))
    return result


def spark_udf(
    options: DemangleOptions | None = None,
    *,
    errors: Errors = "keep",
    returns: str = "string",
    **keywords: Unpack[OptionKeywords],
) -> Any:
    """Return an Arrow function of PySpark 4.1 or newer that demangles a column.

    Args:
        options: a `DemangleOptions`; the keywords override it.
        errors: what to do with names that cannot be demangled, as for `DemangleBatch`.
        returns: the type of the column, and of the result: ``"string"`` or ``"binary"``.
        **keywords: the options of `demangle`.
    """
    from pyspark.sql.functions import ArrowUDFType, arrow_udf  # noqa: PLC0415

    batch = DemangleBatch("", options, errors=errors, **keywords)
    return arrow_udf(batch.array, returns, ArrowUDFType.SCALAR)


def dask_frame(
    frame: Frame,
    column: str,
    options: DemangleOptions | None = None,
    *,
    add: str | None = None,
    parts: Iterable[Field] = (),
    prefix: str = "",
    errors: Errors = "keep",
    **keywords: Unpack[OptionKeywords],
) -> Frame:
    """Return a data frame of Dask with a column demangled, by ``map_partitions``.

    The arguments and errors are those of `spark_frame`, but for ``frame``, a `dask.dataframe.DataFrame`.
    """
    batch = DemangleBatch(column, options, add=add, parts=parts, prefix=prefix, errors=errors, **keywords)
    result: Frame = frame.map_partitions(batch.frame, meta=batch.frame(frame._meta))
    return result
