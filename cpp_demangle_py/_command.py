"""The command ``cpp-demangle`` as a module. All of it is native but ``column``, which needs pyarrow."""

import os
import signal
import sys

from cpp_demangle_py._native import run_command

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the command and return its exit status.

    Args:
        arguments: the arguments of the command; None for ``sys.argv[1:]``.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["column"]:
        from cpp_demangle_py import _column_command  # noqa: PLC0415 (it takes no part in the other command)

        return _column_command.main(arguments[1:])
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else the parent process ignores it
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command([os.fsencode(argument) for argument in arguments])
