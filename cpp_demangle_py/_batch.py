"""`DemangleBatch`: demangles a column of a batch; files and clusters both run it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from cpp_demangle_py._bulk import checked
from cpp_demangle_py.errors import ColumnError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cpp_demangle_py._native import DemangleOptions
    from cpp_demangle_py.options import Errors, Field, OptionKeywords

__all__ = ["ColumnError", "DemangleBatch"]

# A `pyarrow.RecordBatch` or `pyarrow.Table`.
Data = TypeVar("Data", bound=Any)

_TEXT = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view")
_NAMED = 12  # how many columns a message names


class DemangleBatch:
    """A function that demangles a column of a batch and returns the batch with the results.

    It can be pickled, so an engine can send it to its workers, which need this package too. Without
    ``add`` and ``parts``, the demangled names replace those of the column; with either, the column is
    left as it is and new columns follow the others.

    Args:
        column: the column of mangled names: strings or bytes, in any of Arrow's layouts.
        options: a `DemangleOptions`; the keywords override it.
        add: the name of a new column for the demangled names.
        parts: the fields of `parts_all` to add, each as a column of that name.
        prefix: what to put before the names of the columns of ``parts``.
        errors: what to do with names that cannot be demangled: ``"keep"`` copies them, ``"none"`` makes
            them null, ``"strict"`` raises the error of the first. Their parts are null.
        threads: how many threads to use for a batch; one by default, as engines run a worker a core.
        **keywords: the options of `demangle`.

    >>> import pyarrow
    >>> from cpp_demangle_py.distributed import DemangleBatch
    >>> batch = pyarrow.record_batch({"symbol": ["_ZN3foo3barEi"]})
    >>> DemangleBatch("symbol", add="demangled", parts=["scope"])(batch).to_pylist()
    [{'symbol': '_ZN3foo3barEi', 'demangled': 'foo::bar(int)', 'scope': 'foo'}]
    """

    def __init__(
        self,
        column: str,
        options: DemangleOptions | None = None,
        *,
        add: str | None = None,
        parts: Iterable[Field] = (),
        prefix: str = "",
        errors: Errors = "keep",
        threads: int | None = 1,
        **keywords: Unpack[OptionKeywords],
    ) -> None:
        if isinstance(parts, str):
            raise TypeError("parts must be an iterable of str, not str")
        self.column: str = column
        self.options: DemangleOptions = checked("DemangleBatch", options, keywords, errors, threads)
        self.add: str | None = add
        self.parts: tuple[Field, ...] = tuple(parts)
        self.prefix: str = prefix
        self.errors: Errors = errors
        self.threads: int | None = threads

    def __repr__(self) -> str:
        return (
            f"DemangleBatch({self.column!r}, {self.options!r}, add={self.add!r}, parts={self.parts!r}, "
            f"prefix={self.prefix!r}, errors={self.errors!r}, threads={self.threads!r})"
        )

    def __call__(self, batch: Data) -> Data:
        """Return a record batch, or a table, with the results."""
        import pyarrow  # noqa: PLC0415 (the engine has it; the package can be imported without)

        if isinstance(batch, pyarrow.Table):
            batches = [self(piece) for piece in batch.to_batches()]
            table: Data = pyarrow.Table.from_batches(batches, self.schema(batch.schema))
            return table
        index = self._find(batch.schema)
        names = batch.column(index)
        fields, arrays = list(batch.schema), list(batch.columns)
        if self.add is not None or not self.parts:
            demangled = self._demangle(names)
            if self.add is None:
                nullable = fields[index].nullable or self.errors == "none"
                fields[index] = fields[index].with_type(demangled.type).with_nullable(nullable)
                arrays[index] = demangled
            else:
                fields.append(pyarrow.field(self.add, demangled.type))
                arrays.append(demangled)
        for part, values in zip(self.parts, self._parts(names), strict=True):
            fields.append(pyarrow.field(self.prefix + part, values.type))
            arrays.append(values)
        schema = pyarrow.schema(fields, metadata=batch.schema.metadata)
        result: Data = pyarrow.RecordBatch.from_arrays(arrays, schema=schema)
        return result

    def map(self, batches: Iterable[Data]) -> Iterator[Data]:
        """Yield the result of each batch, for engines that give a function an iterator."""
        return map(self, batches)

    def schema(self, schema: Any) -> Any:
        """Return the schema of the result for batches of a schema."""
        import pyarrow  # noqa: PLC0415

        none = [pyarrow.array([], field.type) for field in schema]
        return self(pyarrow.RecordBatch.from_arrays(none, schema=schema)).schema

    def array(self, names: Any) -> Any:
        """Return the demangled names of an array, for engines that give a function a column."""
        return self._demangle(names)

    def frame(self, frame: Data) -> Data:
        """Return a pandas data frame with the results, whose texts have the type of the column."""
        import pandas  # noqa: PLC0415
        import pyarrow  # noqa: PLC0415

        if self.column not in frame.columns:
            raise ColumnError(_no_column(self.column, map(str, frame.columns)))
        source = frame[self.column]
        given = pyarrow.array(source, from_pandas=True)
        if isinstance(given, pyarrow.ChunkedArray):
            given = given.combine_chunks()
        if pyarrow.types.is_null(given.type):
            given = given.cast(pyarrow.string())  # a column of objects without a name
        self._check(map(str, frame.columns))
        result = self(pyarrow.RecordBatch.from_arrays([given], [self.column]))
        columns = {}
        for field, values in zip(result.schema, result.columns, strict=True):
            if field.name == self.column and (self.add is not None or self.parts):
                continue
            made = pandas.Series(pandas.arrays.ArrowExtensionArray(values), index=frame.index)
            columns[field.name] = made.astype(source.dtype) if _is_text(field.type) else made
        framed: Data = frame.assign(**columns)
        return framed

    def _find(self, schema: Any) -> int:
        """Return the position of the column in a schema, which is checked."""
        found = schema.get_all_field_indices(self.column)
        if not found:
            raise ColumnError(_no_column(self.column, schema.names))
        if len(found) > 1:
            raise ColumnError(f"{len(found)} columns are called {self.column!r}")
        kind = schema.field(found[0]).type
        if not _is_text(kind):
            raise ColumnError(f"the column {self.column!r} must be text or bytes, not {kind}")
        self._check(schema.names)
        return int(found[0])

    def _check(self, names: Iterable[str]) -> None:
        """Raise an error if a new column has the name of another."""
        seen = set(names)
        for name in ([] if self.add is None else [self.add]) + [self.prefix + part for part in self.parts]:
            if name in seen:
                raise ColumnError(f"there is already a column {name!r}")
            seen.add(name)

    def _demangle(self, names: Any) -> Any:
        import pyarrow  # noqa: PLC0415

        from cpp_demangle_py.arrow import demangle_array  # noqa: PLC0415

        names = _aligned(names)
        return pyarrow.array(demangle_array(names, self.options, errors=self.errors, threads=self.threads))

    def _parts(self, names: Any) -> list[Any]:
        if not self.parts:
            return []
        import pyarrow  # noqa: PLC0415

        from cpp_demangle_py.arrow import symbols_array  # noqa: PLC0415

        names = _aligned(names)
        errors: Any = "strict" if self.errors == "strict" else "none"
        made = symbols_array(names, self.options, fields=self.parts, errors=errors, threads=self.threads)
        # Plain text for `kind` and `scheme`, too: few engines take the dictionaries that these are.
        return [
            values.dictionary_decode() if isinstance(values, pyarrow.DictionaryArray) else values
            for values in pyarrow.array(made).flatten()
        ]


def _is_text(kind: Any) -> bool:
    """Return whether a type of Arrow is one of text or bytes."""
    if str(kind).startswith(("dictionary<", "run_end_encoded<")):
        kind = kind.value_type
    return str(kind) in _TEXT


def _aligned(names: Any) -> Any:
    """Return an array whose buffers are aligned, as those that came by a pickle may not be."""
    import pyarrow  # noqa: PLC0415

    if any(buffer is not None and buffer.address % 8 for buffer in names.buffers()):
        return pyarrow.concat_arrays([names, names[:0]])
    return names


def _no_column(column: str, names: Iterable[str]) -> str:
    """Return the message for a column that is not there."""
    known = [repr(name) for name in names]
    listed = ", ".join(known[:_NAMED]) + (", ..." if len(known) > _NAMED else "")
    return f"there is no column {column!r}; the columns are {listed}"
