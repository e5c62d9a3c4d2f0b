"""`demangle_column`: a column of a file that may be larger than memory.

It needs pyarrow: ``pip install 'cpp-demangle-py[parquet]'``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.dataset
import pyarrow.parquet

from cpp_demangle_py._batch import ColumnError, DemangleBatch
from cpp_demangle_py.errors import DemangleError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cpp_demangle_py._native import DemangleOptions
    from cpp_demangle_py.options import Errors, Field, OptionKeywords

__all__ = ["ColumnError", "demangle_column"]

Progress = Callable[[int, "int | None"], object]

_FORMATS = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".feather": "ipc",
    ".arrow": "ipc",
    ".ipc": "ipc",
    ".csv": "csv",
    ".tsv": "csv",
}
_ROWS = 1 << 16  # of a batch
_GROUP_ROWS = 1 << 20  # of a row group of Parquet, at most
_GROUP_BYTES = 1 << 26
_CSV_BLOCK = 1 << 22  # the longest row; Arrow reads some 30 of these ahead
_BUFFER = 1 << 20  # of each column of Parquet


def demangle_column(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    options: DemangleOptions | None = None,
    *,
    column: str,
    add: str | None = None,
    parts: Iterable[Field] = (),
    prefix: str = "",
    errors: Errors = "keep",
    threads: int | None = None,
    progress: Progress | None = None,
    **keywords: Unpack[OptionKeywords],
) -> int:
    r"""Copy a file of columns with one of them demangled, in bounded memory.

    The format of each file follows from the end of its name: Parquet (``.parquet``, ``.pq``), Arrow IPC
    and Feather (``.feather``, ``.arrow``, ``.ipc``), CSV with a header (``.csv``; ``.tsv`` with tabs).
    The target appears when it is complete: until then the rows are in a temporary file beside it, which
    is removed on any error. It may be the source.

    Args:
        source: the file to read, or a folder of Parquet files, such as Spark writes.
        target: the file to write; one that exists is replaced.
        options: a `DemangleOptions`; the keywords override it.
        column: the column of mangled names.
        add: the name of a new column for the demangled names; without it and ``parts``, they replace
            those of the column.
        parts: the fields of `parts_all` to add, each as a column of that name.
        prefix: what to put before the names of the columns of ``parts``.
        errors: what to do with names that cannot be demangled: ``"keep"`` copies them, ``"none"`` makes
            them null, ``"strict"`` raises the error of the first, whose ``index`` is its row.
        threads: how many threads to use, as for `demangle_all`.
        progress: called after each batch with the number of rows done, and that of all or None where
            only reading the file would tell.
        **keywords: the options of `demangle`.

    Returns:
        the number of rows.

    Raises:
        ColumnError: there is no such column, it is no text, a new column has the name of another, or a
            file has no name or no content of a known format.
        DemangleError: with ``errors="strict"``, a name cannot be demangled.
        OSError: a file cannot be read or written.

    >>> import pathlib, tempfile
    >>> from cpp_demangle_py.column import demangle_column
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "in.csv").write_text("address,symbol\n0x10,_ZN3foo3barEi\n")
    >>> demangle_column(folder / "in.csv", folder / "out.csv", column="symbol", add="demangled")
    1
    >>> print((folder / "out.csv").read_text())
    address,symbol,demangled
    0x10,_ZN3foo3barEi,foo::bar(int)
    <BLANKLINE>
    """
    source, target = Path(source), Path(os.path.realpath(target))
    batch = DemangleBatch(
        column, options, add=add, parts=parts, prefix=prefix, errors=errors, threads=threads, **keywords
    )
    with _errors_of(target):
        written = _format(target)
        if target.exists() and not target.is_file():
            raise ColumnError("not a regular file")
    with ExitStack() as opened:
        with _errors_of(source):
            reader = _reader(source, text=written != "csv")
            opened.callback(reader.close)
            schema = batch.schema(reader.schema)
        temporary = opened.enter_context(_replacing(target))
        sink = opened.enter_context(pyarrow.OSFile(str(temporary), "wb"))
        writer = _WRITERS[written](sink, target, schema, reader)
        try:
            rows = _copy(source, reader, batch, writer, progress)
        except BaseException:
            # Else Arrow writes the end of the file later, when that is closed.
            with suppress(Exception):
                writer.close()
            raise
        writer.close()
    return rows


def _copy(source: Path, reader: Any, batch: DemangleBatch, writer: Any, progress: Progress | None) -> int:
    """Copy all batches, demangled, and return the number of rows."""
    rows = 0
    groups = reader.groups()
    while True:
        with _errors_of(source):
            group = next(groups, None)
        if group is None:
            return rows
        while True:
            with _errors_of(source):
                names = next(group, None)
            if names is None:
                break
            try:
                made = batch(names)
            except DemangleError as error:
                if error.index is not None:
                    error.index += rows
                raise
            writer.write(made)
            rows += len(names)
            if progress:
                progress(rows, reader.rows)
        writer.end_group()


def _format(path: Path) -> str:
    """Return the format that the name of a file has."""
    try:
        return _FORMATS[path.suffix.lower()]
    except KeyError:
        raise ColumnError(f"the name must end in one of {', '.join(_FORMATS)}, to say the format") from None


@contextmanager
def _errors_of(path: Path) -> Iterator[None]:
    """Make errors of Arrow, of any class, one of a line that names the file."""
    try:
        yield
    except ColumnError as error:
        raise ColumnError(f"{path}: {error}") from None
    except pyarrow.ArrowException as error:
        text = str(error).partition("\n")[0]
        raise ColumnError(f"{path}: {text}") from error
    except OSError as error:
        # Arrow reports damaged files so, with nothing of the system.
        if error.errno is not None:
            raise
        raise ColumnError(f"{path}: {str(error).partition(chr(10))[0]}") from error


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Give a new file beside another, and rename it to that one when all went well."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    # With the rights that a new file gets. In the `try`, since a signal may come at any time.
    try:
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        yield temporary
        with suppress(FileNotFoundError):
            shutil.copymode(target, temporary)
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


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
            delimiter=_delimiter(path), newlines_in_values=True, ignore_empty_lines=False
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


def _reader(path: Path, *, text: bool) -> Any:
    """Open a file, or a folder of Parquet files."""
    if path.is_dir():
        return _FolderReader(path)
    kind = _format(path)
    path.stat()  # an error of the system says more than Arrow's
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
        self._delimiter = _delimiter(target).encode()
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


_WRITERS: dict[str, Callable[..., Any]] = {
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


def _delimiter(path: Path) -> str:
    return "\t" if path.suffix.lower() == ".tsv" else ","
