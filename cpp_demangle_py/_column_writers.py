"""Writers of files of columns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.compute as pc
import pyarrow.parquet

from cpp_demangle_py._column_formats import delimiter
from cpp_demangle_py.errors import ColumnError

_GROUP_ROWS = 1 << 20  # of a row group of Parquet, at most
_GROUP_BYTES = 1 << 26


class _IpcWriter:
    """Writes Arrow IPC, compressed as Feather is if the file is called so."""

    def __init__(self, sink: Any, target: Path, schema: Any, reader: Any) -> None:
        if reader.kind != "ipc":
            # A file of Arrow has one dictionary for a column, and each row group of Parquet its own.
            schema = pyarrow.schema(
                [
                    field.with_type(field.type.value_type)
                    if pyarrow.types.is_dictionary(field.type)
                    else field
                    for field in schema
                ],
                metadata=schema.metadata,
            )
        self._schema = schema
        codec = "lz4" if target.suffix.lower() == ".feather" else None
        options = pyarrow.ipc.IpcWriteOptions(compression=codec, emit_dictionary_deltas=True)
        self._writer = pyarrow.ipc.new_file(sink, schema, options=options)

    def write(self, batch: Any) -> None:
        """Write a batch."""
        self._writer.write_batch(batch if batch.schema == self._schema else batch.cast(self._schema))

    def end_group(self) -> None:
        """Do nothing: there are no groups of batches."""

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()


class _ParquetWriter:
    """Writes the row groups that were read, but divides those that would fill the memory."""

    def __init__(self, sink: Any, target: Path, schema: Any, reader: Any) -> None:  # noqa: ARG002
        codecs = reader.compression()
        usual = codecs.get("", "snappy")
        # Nested columns have a path for each leaf, which only a writer knows.
        empty = pyarrow.BufferOutputStream()
        pyarrow.parquet.write_table(schema.empty_table(), empty)
        leaves = pyarrow.parquet.read_metadata(pyarrow.BufferReader(empty.getvalue())).schema
        paths = [leaves.column(index).path for index in range(len(leaves))]
        compression = {path: codecs.get(path, usual) for path in paths}
        self._writer = pyarrow.parquet.ParquetWriter(sink, schema, compression=compression or "none")
        self._held: list[Any] = []
        self._rows = self._bytes = 0

    def write(self, batch: Any) -> None:
        """Hold a batch until its row group is complete."""
        self._held.append(batch)
        self._rows += len(batch)
        self._bytes += batch.nbytes
        if self._rows >= _GROUP_ROWS or self._bytes >= _GROUP_BYTES:
            self.end_group()

    def end_group(self) -> None:
        """Write the batches that are held as a row group."""
        if self._rows:
            table = pyarrow.Table.from_batches(self._held)
            self._writer.write_table(table, row_group_size=self._rows)
        self._held = []
        self._rows = self._bytes = 0

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()


class _CsvWriter:
    """Writes CSV with quotes only where a value needs them, which Arrow's own writer does not."""

    def __init__(self, sink: Any, target: Path, schema: Any, reader: Any) -> None:  # noqa: ARG002
        self._sink = sink
        self._delimiter = delimiter(target).encode()
        for field in schema:
            if pyarrow.types.is_nested(field.type):
                raise ColumnError(f"{target}: CSV cannot hold the column {field.name!r} of type {field.type}")
        self._alone = len(schema) == 1
        self._write([pyarrow.array([name.encode()], pyarrow.large_binary()) for name in schema.names])

    def write(self, batch: Any) -> None:
        """Write the lines of a batch."""
        self._write([_bytes(column) for column in batch.columns])

    def _write(self, columns: list[Any]) -> None:
        if not len(columns[0]):
            return
        special = '["\\r\\n' + self._delimiter.decode() + "]"
        fields = []
        for column in columns:
            needs = pc.match_substring_regex(column, special)
            if self._alone:  # a line that is empty is no row to most readers
                needs = pc.or_(needs, pc.equal(column, b""))
            if pc.any(needs).as_py():
                doubled = pc.replace_substring(column, b'"', b'""')
                quoted = pc.binary_join_element_wise(_large(b'"'), doubled, _large(b'"'), _large(b""))
                fields.append(pc.if_else(needs, quoted, column))
            else:
                fields.append(column)
        lines = pc.binary_join_element_wise(*fields, _large(self._delimiter))
        lines = pc.binary_join_element_wise(lines, _large(b"\n"), _large(b""))
        # The texts of an array are one after the other in its buffer.
        offsets, texts = lines.buffers()[1:]
        self._sink.write(texts[: int.from_bytes(offsets[len(lines) * 8 : len(lines) * 8 + 8], "little")])

    def end_group(self) -> None:
        """Do nothing: there are no groups of lines."""

    def close(self) -> None:
        """Do nothing: the end is that of the file."""


WRITERS: dict[str, Callable[..., Any]] = {
    "parquet": _ParquetWriter,
    "ipc": _IpcWriter,
    "csv": _CsvWriter,
}


def _large(text: bytes) -> Any:
    return pyarrow.scalar(text, pyarrow.large_binary())


def _bytes(column: Any) -> Any:
    """Return the texts of a column of CSV; nulls are empty."""
    if isinstance(column, pyarrow.DictionaryArray):
        column = column.dictionary_decode()
    if pyarrow.types.is_binary(column.type) or pyarrow.types.is_large_binary(column.type):
        texts = column.cast(pyarrow.large_binary())
    else:
        texts = column.cast(pyarrow.large_string()).cast(pyarrow.large_binary())
    return pc.fill_null(texts, b"")
