"""The symbols of a large library, beside nm and Python's readers: times of the whole table, demangled.

Usage: python binaries.py [FILE] [--rounds N]

By default FILE is the newest libLLVM of Debian's that is found. Commands are timed with their start and
their output; readers of Python with demangling by cxxfilt, since they have none. Rounds alternate, and
the fastest of each row counts, so that other work on the machine disturbs little.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cpp_demangle_py import symbols


def command(*arguments: str) -> Callable[[], int]:
    """Return a function that runs a command, and returns the number of its lines."""

    def run() -> int:
        return subprocess.run(arguments, check=True, stdout=subprocess.PIPE).stdout.count(b"\n")

    return run


def ours(file: str) -> Callable[[], int]:
    """Return a function that makes all columns of the table."""

    def run() -> int:
        table = symbols(file, which="dynamic", verbose=False)
        table.__arrow_c_stream__()
        return len(table)

    return run


def with_lief(file: str) -> Callable[[], int]:
    """Return a function that reads with LIEF, and demangles."""
    cxxfilt, lief = map(importlib.import_module, ("cxxfilt", "lief"))

    def run() -> int:
        rows = []
        # Its symbols do not keep it alive.
        binary = lief.parse(file)
        for symbol in binary.dynamic_symbols:
            name = str(symbol.name)
            rows.append((symbol.value, symbol.size, symbol.binding, demangled(cxxfilt, name)))
        return len(rows)

    return run


def with_pyelftools(file: str) -> Callable[[], int]:
    """Return a function that reads with pyelftools, and demangles."""
    cxxfilt, elffile = map(importlib.import_module, ("cxxfilt", "elftools.elf.elffile"))

    def run() -> int:
        rows = []
        with Path(file).open("rb") as stream:
            for symbol in elffile.ELFFile(stream).get_section_by_name(".dynsym").iter_symbols():
                rows.append(
                    (
                        symbol["st_value"],
                        symbol["st_size"],
                        symbol["st_info"],
                        demangled(cxxfilt, symbol.name),
                    )
                )
        return len(rows)

    return run


def demangled(cxxfilt: Any, name: str) -> str:
    try:
        return cxxfilt.demangle(name)
    except cxxfilt.InvalidName:
        return name


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    found = sorted(map(str, Path("/usr/lib").glob("*/libLLVM.so.*")), reverse=True)
    parser.add_argument("file", nargs="?", default=found[0] if found else None)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.file is None:
        parser.error("there is no libLLVM here; install one, or name a file")
    file = arguments.file
    calls = {
        "cpp-demangle symbols -D -i": command("cpp-demangle", "symbols", "-D", "-i", file),
        "symbols(), all columns": ours(file),
    }
    for name in ("nm", "llvm-nm"):
        if shutil.which(name):
            calls[f"{name} -DC"] = command(name, "-DC", file)
    if importlib.util.find_spec("cxxfilt"):
        if importlib.util.find_spec("lief"):
            calls["LIEF, cxxfilt"] = with_lief(file)
        if importlib.util.find_spec("elftools"):
            calls["pyelftools, cxxfilt"] = with_pyelftools(file)
    best = dict.fromkeys(calls, float("inf"))
    rows = dict.fromkeys(calls, 0)
    for _ in range(arguments.rounds):
        for name, call in calls.items():
            start = time.perf_counter()
            rows[name] = call()
            best[name] = min(best[name], time.perf_counter() - start)
    print(file)
    own = best["cpp-demangle symbols -D -i"]
    for name, seconds in best.items():
        print(f"{name:28} {1_000 * seconds:8.1f} ms {seconds / own:6.1f} times {rows[name]:8} symbols")


if __name__ == "__main__":
    main()
