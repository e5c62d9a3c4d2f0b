"""Ask the two reference demanglers, GNU's c++filt and LLVM's llvm-cxxfilt, for the text of many names."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence

GNU = "c++filt"
LLVM = "llvm-cxxfilt"
# Names travel as arguments, since the tools' filters of standard input end a name at any byte that they do
# not expect in one. Linux takes 2 MiB of arguments at once, and 128 KiB in one.
_ROOM = 900_000
_LONGEST_ARGUMENT = 120_000


def _batches(names: Iterable[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    room = _ROOM
    for name in names:
        cost = len(name) + 16
        if batch and cost > room:
            yield batch
            batch, room = [], _ROOM
        batch.append(name)
        room -= cost
    if batch:
        yield batch


def texts(tool: Sequence[str], names: Sequence[bytes]) -> list[bytes]:
    """What the command `tool` prints for each name; a name that it refuses comes back unchanged."""
    found: list[bytes] = []
    for batch in _batches(names):
        run = subprocess.run([*tool, *batch], stdout=subprocess.PIPE, check=True)
        lines = run.stdout.split(b"\n")[:-1]
        if len(lines) != len(batch):
            raise RuntimeError(f"{tool[-1]} printed {len(lines)} lines for {len(batch)} names")
        found += lines
    return found


def usable(name: bytes) -> bool:
    """Whether a name fits in a command line and in a line of a tab-separated file."""
    return (
        len(name) < _LONGEST_ARGUMENT
        and not name.startswith((b"-", b"@"))
        and not set(name) & set(b"\t\n\r\0")
    )


def version(tool: Sequence[str]) -> str:
    """The line in which a tool tells its version."""
    run = subprocess.run([*tool, "--version"], stdout=subprocess.PIPE, check=True, text=True)
    lines = [line.strip() for line in run.stdout.splitlines()]
    told = next((line for line in lines if "version" in line or "Binutils" in line), lines[0])
    return told if tool[-1] in told else f"{tool[-1]} of {told}"
