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

from cpp_demangle_py._column_formats import NEEDS, check_regular, format_of

try:
    import pyarrow
except ModuleNotFoundError as _error:
    if _error.name != "pyarrow":
        raise
    raise ModuleNotFoundError(f"{__name__} {NEEDS}", name=_error.name) from None

from cpp_demangle_py._batch import DemangleBatch
from cpp_demangle_py._column_readers import open_reader
from cpp_demangle_py._column_writers import WRITERS
from cpp_demangle_py.errors import ColumnError, DemangleError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from cpp_demangle_py._native import DemangleOptions
    from cpp_demangle_py.options import Errors, Field, OptionKeywords

__all__ = ["ColumnError", "demangle_column"]

Progress = Callable[[int, "int | None"], object]

_SHOWN = 40  # characters of the target's name in that of the temporary file


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
        ColumnError: there is no such column, it is not text, a new column has the name of another, or a
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
        written = format_of(target)
        with suppress(FileNotFoundError):
            check_regular(target)
    with ExitStack() as opened:
        with _errors_of(source):
            reader = open_reader(source, text=written != "csv")
            opened.callback(reader.close)
            schema = batch.schema(reader.schema)
        temporary = opened.enter_context(_replacing(target))
        sink = opened.enter_context(pyarrow.OSFile(os.fsencode(temporary), "wb"))
        writer = WRITERS[written](sink, target, schema, reader)
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
    except UnicodeError as error:
        # The name of a column, or that of the file, which Arrow takes only in UTF-8.
        raise ColumnError(f"{path}: {error}") from error
    except OSError as error:
        # Arrow reports damaged files so, with nothing of the system.
        if error.errno is not None:
            raise
        raise ColumnError(f"{path}: {str(error).partition(chr(10))[0]}") from error


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Give a new file beside another, and rename it to that one when all went well."""
    # A file system takes names of 255 bytes.
    temporary = target.with_name(f".{target.name[:_SHOWN]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    # With the rights that a new file gets. In the `try`, since a signal may come at any time.
    try:
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        yield temporary
        with suppress(FileNotFoundError):
            shutil.copymode(target, temporary)
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.replace(target)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is not None and Path(error.filename) == temporary:
            error.filename, error.filename2 = str(target), None  # the file that the user knows
        raise
