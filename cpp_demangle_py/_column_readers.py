"""Readers of files of columns, each by batches of the groups of rows that the file has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.csv
import pyarrow.dataset
import pyarrow.parquet

from cpp_demangle_py._column_formats import check_regular, delimiter, format_of
from cpp_demangle_py.errors import ColumnError

_ROWS = 1 << 16  # of a batch
_CSV_BLOCK = 1 << 22  # the longest row; Arrow reads some 30 of these ahead
_BUFFER = 1 << 20  # of each column of Parquet


class _ParquetReader:
    """Reads row group after row group, each by batches, without holding a whole one."""

    kind = "parquet"

    def __init__(self, path: Path) -> None:
        self._file = pyarrow.parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)
        self.schema = self._file.schema_arrow
        self.rows: int | None = self._file.metadata.num_rows

    def groups(self) -> Iterator[Iterator[Any]]:
        """Yield the batches of each row group, in order."""
        for index in range(self._file.metadata.num_row_groups):
            yield self._file.iter_batches(batch_size=_ROWS, row_groups=[index])

    def compression(self) -> dict[str, str]:
        """Return the codec of each column, by its path."""
        return _compression(self._file.metadata)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class _FolderReader:
    """Reads a folder of Parquet files, whose names may hold columns, too, as one of Arrow's datasets.

    Of a single file, a dataset would read ahead too much: all of an IPC file, and a whole row group.
    """

    kind = "parquet"

    def __init__(self, path: Path) -> None:
        self._dataset = pyarrow.dataset.dataset(path, format="parquet", partitioning="hive")
        self._fragments = list(self._dataset.get_fragments())
        if not self._fragments:
            raise ColumnError("the folder has no Parquet file")
        self.schema = self._dataset.schema
        self.rows: int | None = self._dataset.count_rows()

    def groups(self) -> Iterator[Iterator[Any]]:
        """Yield the batches of each row group, in the order of the files' names."""
        for fragment in self._fragments:
            for group in fragment.split_by_row_group():
                yield group.to_batches(
                    schema=self.schema, batch_size=_ROWS, batch_readahead=1, fragment_readahead=1
                )

    def compression(self) -> dict[str, str]:
        """Return the codec of each column of the first file, by its path."""
        return _compression(self._fragments[0].metadata)

    def close(self) -> None:
        """Do nothing: the dataset has closed its files."""


class _IpcReader:
    """Reads the batches of an Arrow IPC file, not mapped: a file that shrinks would end the process."""

    kind = "ipc"

    def __init__(self, path: Path) -> None:
        self._source = pyarrow.OSFile(str(path))
        self._file = pyarrow.ipc.open_file(self._source)
        self.schema = self._file.schema
        self.rows: int | None = pyarrow.dataset.dataset(path, format="ipc").count_rows()

    def groups(self) -> Iterator[Iterator[Any]]:
        """Yield each batch, large ones in slices."""
        for index in range(self._file.num_record_batches):
            batch = self._file.get_batch(index)
            batch.validate(full=True)  # what is damaged could end the process elsewhere
            yield (batch.slice(start, _ROWS) for start in range(0, len(batch), _ROWS))

    def compression(self) -> dict[str, str]:
        """Return nothing: Arrow does not tell."""
        return {}

    def close(self) -> None:
        """Close the file."""
        self._source.close()


class _CsvReader:
    """Reads the columns of CSV as they are written: ``007`` stays that."""

    kind = "csv"

    def __init__(self, path: Path, *, text: bool) -> None:
        """Open a file, whose values are checked to be UTF-8 if they become text."""
        self._path = path
        self._read = pyarrow.csv.ReadOptions(block_size=_CSV_BLOCK)
        self._parse = pyarrow.csv.ParseOptions(
            delimiter=delimiter(path), newlines_in_values=True, ignore_empty_lines=False
        )
        with pyarrow.csv.open_csv(path, read_options=self._read, parse_options=self._parse) as opened:
            names = opened.schema.names
        # In a file of one column, an empty line is a row.
        self._parse.ignore_empty_lines = len(names) > 1
        kind = pyarrow.string() if text else pyarrow.binary()
        self.schema = pyarrow.schema([(name, kind) for name in names])
        self.rows: int | None = None

    def groups(self) -> Iterator[Iterator[Any]]:
        """Yield the batches, which are all of one group."""
        types = {field.name: field.type for field in self.schema}
        convert = pyarrow.csv.ConvertOptions(column_types=types)
        with pyarrow.csv.open_csv(self._path, self._read, self._parse, convert) as opened:
            yield opened

    def compression(self) -> dict[str, str]:
        """Return nothing: there are no codecs."""
        return {}

    def close(self) -> None:
        """Do nothing: the file is open only while it is read."""


def open_reader(path: Path, *, text: bool) -> Any:
    """Open a file, or a folder of Parquet files."""
    if path.is_dir():
        return _FolderReader(path)
    kind = format_of(path)
    check_regular(path)  # an error of the system says more than Arrow's
    if kind == "csv":
        return _CsvReader(path, text=text)
    return _ParquetReader(path) if kind == "parquet" else _IpcReader(path)


def _compression(metadata: Any) -> dict[str, str]:
    """Return the codec of each column of Parquet, by its path, as the first row group has it.

    That of the largest is the codec of new columns, by an empty path.
    """
    if not metadata.num_row_groups:
        return {}
    group = metadata.row_group(0)
    columns = [group.column(index) for index in range(group.num_columns)]
    columns.sort(key=lambda column: int(column.total_compressed_size))
    codecs = {}
    for column in columns:
        codec = column.compression.lower()
        codecs[column.path_in_schema] = codecs[""] = "none" if codec == "uncompressed" else codec
    return codecs
