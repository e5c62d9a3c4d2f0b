"""The command ``cpp-demangle column``: a column of a file."""

from __future__ import annotations

import argparse
import re
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from cpp_demangle_py import DemangleError, DemangleOptions
from cpp_demangle_py._bulk import checked
from cpp_demangle_py._column_formats import NEEDS, format_of
from cpp_demangle_py._native import FIELDS, OPTIONS, SHORT_FLAGS

if TYPE_CHECKING:
    from collections.abc import Sequence

DESCRIPTION = """\
Copy a file of columns with one of them demangled. The format follows from the end of each name: .parquet
or .pq; .feather, .arrow or .ipc; .csv, or .tsv with tabs. Without --add and --parts, the demangled names
replace those of the column. The file may be larger than memory. OUT appears when it is complete, and
may be IN."""

EPILOG = """\
Exit status: 0, even if a name could not be demangled; 1 if reading, writing or --errors=strict failed,
which leaves OUT as it was; 2 if the arguments are wrong."""

# The options of the command, each as it is given: all except the limits.
_FLAGS = {
    name: f"--{'no-' if default is True else ''}{name.replace('_', '-')}"
    for name, _, default, *_ in OPTIONS
    if name != "limits"
}

_EVERY = 0.2  # seconds between two lines of progress


class _Stopped(BaseException):
    """A signal that ends the process, when the temporary file is removed."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit status.

    Args:
        arguments: those after ``column``.
    """
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        options = _chosen_options(chosen)
        _check_formats(Path(chosen.source), Path(chosen.target))
    except ValueError as error:
        # The names of Python, as the command has them.
        named = re.sub(
            r"(?<=the option )\w+|^\w+(?= must be from )",
            lambda found: _FLAGS.get(found[0], f"--{found[0]}"),
            str(error),
        )
        parser.error(named)
    try:
        from cpp_demangle_py.column import demangle_column  # noqa: PLC0415 (needs pyarrow)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        print(f"{parser.prog}: {NEEDS}", file=sys.stderr)
        return 1
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    shown = _Progress(sys.stderr) if sys.stderr.isatty() and not chosen.quiet else None
    try:
        try:
            demangle_column(
                chosen.source,
                chosen.target,
                options,
                column=chosen.column,
                add=chosen.add,
                parts=chosen.parts,
                prefix=chosen.prefix,
                errors=chosen.errors,
                threads=chosen.threads,
                progress=shown,
            )
        finally:
            if shown:
                shown.clear()
    except _Stopped as stopped:
        signal.signal(stopped.number, signal.SIG_DFL)
        signal.raise_signal(stopped.number)
    except OSError as error:
        about = error.filename2 or error.filename
        text = error.strerror or str(error).partition("\n")[0]
        print(f"{parser.prog}: {about}: {text}" if about else f"{parser.prog}: {text}", file=sys.stderr)
        return 1
    except DemangleError as error:
        where, error.index = error.index, None
        if isinstance(error.mangled, bytes):
            error.mangled = error.mangled.decode(errors="replace")
        print(f"{parser.prog}: {chosen.source}: row {where}, counted from 0: {error}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"{parser.prog}: {str(error).partition(chr(10))[0]}", file=sys.stderr)
        return 1
    return 0


def _check_formats(source: Path, target: Path) -> None:
    """Raise an error if the name of a file does not say its format; that of a folder need not."""
    for path in [target] if source.is_dir() else [source, target]:
        try:
            format_of(path)
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None


def _stop(number: int, frame: object) -> NoReturn:  # noqa: ARG001
    raise _Stopped(number)


class _Progress:
    """A line on a terminal, written over and over."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._begin = self._last = time.monotonic()
        self._width = 0

    def __call__(self, done: int, rows: int | None) -> None:
        """Show how many rows are done, of how many."""
        now = time.monotonic()
        if now - self._last < _EVERY:
            return
        self._last = now
        share = f" ({done / rows:.0%})" if rows else ""
        self._show(f"{done:,} rows{share}, {done / (now - self._begin):,.0f} a second")

    def clear(self) -> None:
        """Remove the line."""
        if self._width:
            self._show("")
            print("\r", end="", file=self._terminal, flush=True)

    def _show(self, text: str) -> None:
        print("\r" + text.ljust(self._width), end="", file=self._terminal, flush=True)
        self._width = len(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cpp-demangle column",
        # That which argparse makes has 13 lines, and the message of an error follows it.
        usage="%(prog)s [OPTIONS] --column NAME IN OUT",
        description=DESCRIPTION,
        epilog=EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("source", metavar="IN", help="the file to read, or a folder of Parquet files")
    parser.add_argument("target", metavar="OUT", help="the file to write")
    parser.add_argument("-c", "--column", metavar="NAME", required=True, help="the column of mangled names")
    parser.add_argument(
        "-a",
        "--add",
        metavar="NAME",
        help="add a column for the demangled names, and leave the other as it is",
    )
    parser.add_argument(
        "--parts",
        metavar="FIELD,...",
        type=_fields,
        default=(),
        help=f"add columns of these parts: {', '.join(FIELDS)}",
    )
    parser.add_argument(
        "--prefix", metavar="TEXT", default="", help="put this before the names of the columns of --parts"
    )
    parser.add_argument(
        "--errors",
        choices=("keep", "none", "strict"),
        default="keep",
        help="keep names that cannot be demangled, make them null (none), or stop at the first (strict)",
    )
    parser.add_argument(
        "--threads", metavar="N", type=int, help="how many threads to use; by default one a core"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="show no progress on the terminal")
    _add_options(parser)
    return parser


def _fields(text: str) -> tuple[str, ...]:
    """Return the fields in the value of ``--parts``."""
    names = tuple(text.split(","))
    for name in names:
        if name not in FIELDS:
            raise argparse.ArgumentTypeError(
                f"there is no field {name!r}; the fields are {', '.join(map(repr, FIELDS))}"
            )
    return names


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the table to a parser."""
    for name, _, default, help_, _, words in OPTIONS:
        if name in _FLAGS:
            _add_option(parser, name, default, help_, words)


def _chosen_options(chosen: argparse.Namespace) -> DemangleOptions:
    """Return the options that were chosen, which the style must have; so many threads must be possible."""
    options = DemangleOptions(**{name: getattr(chosen, name) for name in _FLAGS})
    return checked("demangle_column", options, {}, "keep", chosen.threads)


def _add_option(
    parser: argparse.ArgumentParser, name: str, default: object, help_: str, words: Sequence[str]
) -> None:
    """Add the option of the command for a row of the table of options.

    It is ``--no-name`` if the option is on by default, ``--name`` if it is off, and ``--name VALUE``
    otherwise.
    """
    flag = _FLAGS[name]
    others = {other: flag for other, flag in _FLAGS.items() if other != name}
    help_ = re.sub(r"`(\w+)`", lambda found: others.get(found[1], found[1]), help_.partition(";")[0])
    help_ = help_[0].lower() + help_[1:].rstrip(".").replace("`", "").replace("%", "%%")
    how: dict[str, Any] = {"dest": name, "default": default, "help": help_}
    if default is True:
        how |= {"action": "store_false", "help": f"do not {help_}"}
    elif default is False:
        how["action"] = "store_true"
    elif name in ("scheme", "style"):
        how["choices"] = words
    elif isinstance(default, tuple):
        how |= {"action": "extend", "type": lambda text: text.split(","), "default": [], "metavar": "NAME"}
        how["help"] = f"{help_} (may be repeated, or several separated by commas)"
    else:
        how |= {"type": int, "metavar": "N"}
    flags = [SHORT_FLAGS[name], flag] if name in SHORT_FLAGS else [flag]
    parser.add_argument(*flags, **how)
