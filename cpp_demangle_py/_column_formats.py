"""The formats of files of columns, which the ends of their names tell."""

from __future__ import annotations

import stat
from pathlib import Path

from cpp_demangle_py.errors import ColumnError

NEEDS = "needs the package pyarrow: pip install 'cpp-demangle-py[parquet]'"
"""What to say where pyarrow is missing."""

_FORMATS = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".feather": "ipc",
    ".arrow": "ipc",
    ".ipc": "ipc",
    ".csv": "csv",
    ".tsv": "csv",
}


def format_of(path: Path) -> str:
    """Return the format that the name of a file has."""
    try:
        return _FORMATS[path.suffix.lower()]
    except KeyError:
        raise ColumnError(f"the name must end in one of {', '.join(_FORMATS)}, to say the format") from None


def check_regular(path: Path) -> None:
    """Refuse what is no file, such as a pipe, which would be waited for."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ColumnError("not a regular file")


def delimiter(path: Path) -> str:
    """Return what separates the columns of CSV."""
    return "\t" if path.suffix.lower() == ".tsv" else ","
