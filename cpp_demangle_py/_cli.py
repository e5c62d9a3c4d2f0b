"""The command ``cpp-demangle``: names as arguments, or a filter over standard input."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cpp_demangle_py import DemangleError, DemangleOptions, __version__, demangle_type, try_demangle
from cpp_demangle_py._native import OPTIONS, TextFilter
from cpp_demangle_py._text import copy_demangled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Demangle = Callable[[bytes], bytes | None]

PROGRAM = "cpp-demangle"

DESCRIPTION = """\
Demangle linker symbols of C++, Rust and D. Each NAME is printed on a line of its own. Without a NAME,
standard input is copied to standard output, and every mangled name in it is replaced. Anything that is not
a mangled name is printed unchanged."""

EPILOG = """\
`cpp-demangle column --help` is about the other command: it demangles a column of a Parquet, Arrow or
CSV file.

Exit status: 0, even if a name could not be demangled; 1 if reading or writing failed; 2 if the
arguments are wrong."""

# The short flags of options.
_SHORT = {"style": ("-s", "--format"), "verbose": ("-i",), "params": ("-p",)}

# The options of the command: all except the limits.
_HELD = [name for name, *_ in OPTIONS if name != "limits"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        arguments: the arguments of the command; None for ``sys.argv[1:]``.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments[:1] == ["column"] and (len(arguments) > 2 or arguments[1:] in (["-h"], ["--help"])):
        from cpp_demangle_py import _column_command  # noqa: PLC0415 (it takes no part in the other command)

        return _column_command.main(arguments[1:])
    _end_by_signals()
    parser = _parser()
    # Everything after `--` is a name. argparse cannot do that where options may come between names.
    end = arguments.index("--") if "--" in arguments else len(arguments)
    chosen = parser.parse_intermixed_args(arguments[:end])
    names = chosen.names + arguments[end + 1 :]
    try:
        options = chosen_options(chosen)
    except ValueError as error:
        parser.error(str(error))
    try:
        # The descriptors and not `sys.stdin` and `sys.stdout`: bytes go through unchanged, and
        # nothing is left for the interpreter to flush at exit after a failure.
        with open(1, "wb", closefd=False) as sink:
            if names:
                demangle = _name_demangler(options, chosen.types, chosen.strip_underscore)
                sink.writelines(_lines(names, demangle))
            else:
                with open(0, "rb", closefd=False) as source:
                    copy_demangled(source, sink, TextFilter(options, chosen.types, chosen.strip_underscore))
    except OSError as error:
        print(f"{PROGRAM}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `DemangleOptions` to a parser."""
    for name, _, default, help_, _, words in OPTIONS:
        if name in _HELD:
            _add_option(parser, name, default, help_, words)


def chosen_options(chosen: argparse.Namespace) -> DemangleOptions:
    """Return the options that were chosen, which the style must have."""
    options = DemangleOptions(**{name: _value(getattr(chosen, name)) for name in _HELD})
    try_demangle(b"", options)  # raises if the style does not have one of the options
    return options


def _value(given: Any) -> Any:
    """Return the value of an option as `DemangleOptions` takes it."""
    return tuple(given) if isinstance(given, list) else given


def _end_by_signals() -> None:
    """Let a closed pipe and Ctrl-C end the process silently and by the signal, as in any filter."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else the parent process ignores it
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _name_demangler(options: DemangleOptions, types: bool, strip_underscore: bool) -> Demangle:
    """Return a function that demangles an argument as `TextFilter` does a word, or returns None."""

    def demangle(name: bytes) -> bytes | None:
        if strip_underscore and not name.startswith((b"?", b".?")):
            name = name[1:] if name.startswith(b"_") else b""
        elif options.style in (None, "gnu") and name.startswith(b"__"):
            return None  # the underscores of macOS, which c++filt does not expect
        text = try_demangle(name, options)
        if text is None and types and options.scheme in {"auto", "itanium"}:
            try:
                text = demangle_type(name, options)
            except DemangleError:
                return None
        return text

    return demangle


def _lines(names: Sequence[str], demangle: Demangle) -> Iterator[bytes]:
    """Yield the output line of each name."""
    for name in map(os.fsencode, names):
        start, demangled = 0, demangle(name)
        if demangled is None and name.startswith((b".", b"$")):
            # Like c++filt, skip one `.` (the entry point of a PowerPC function) or `$`.
            start, demangled = 1, demangle(name[1:])
        yield (name if demangled is None else name[:start] + demangled) + b"\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description=DESCRIPTION, epilog=EPILOG, allow_abbrev=False)
    parser.add_argument("names", metavar="NAME", nargs="*", help="a mangled name")
    add_options(parser)
    parser.add_argument(
        "-t",
        "--types",
        action="store_true",
        help="demangle types on their own, too: PKc is char const*",
    )
    parser.add_argument(
        "-_",
        "--strip-underscore",
        action="store_true",
        help="drop the underscore that some systems (macOS, 32-bit Windows) put before each symbol",
    )
    parser.add_argument(
        "-n",
        "--no-strip-underscore",
        dest="strip_underscore",
        action="store_false",
        help="keep it, so that such names are not read (default)",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _add_option(
    parser: argparse.ArgumentParser, name: str, default: object, help_: str, words: Sequence[str]
) -> None:
    """Add the option of the command for a row of the table of options.

    It is ``--no-name`` if the option is on by default, ``--name`` if it is off, and ``--name VALUE``
    otherwise.
    """
    flag = "--" + name.replace("_", "-")
    help_ = help_[0].lower() + help_[1:].partition(";")[0].rstrip(".").replace("`", "").replace("%", "%%")
    how: dict[str, Any] = {"dest": name, "default": default, "help": help_}
    if default is True:
        flag = "--no" + flag[1:]
        how |= {"action": "store_false", "help": f"do not {help_}"}
    elif default is False:
        how["action"] = "store_true"
    elif name in ("scheme", "style"):
        how["choices"] = words
    elif isinstance(default, tuple):
        how |= {"action": "append", "default": [], "metavar": "NAME", "help": f"{help_} (may be repeated)"}
    else:
        how |= {"type": int, "metavar": "N"}
    parser.add_argument(*_SHORT.get(name, ()), flag, **how)
