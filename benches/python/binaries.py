"""The symbols of a large library, beside nm and Python's readers: times of the whole table, demangled.

Usage: python binaries.py [FILE] [--rounds N]

By default FILE is the newest libLLVM of Debian's that is found. Commands are timed with their start and
their output, to nowhere; readers of Python with demangling by cxxfilt, since they have none. Rounds
alternate, and the fastest of each row counts, so that other work on the machine disturbs little. The
second time is that of the processors, of all threads together, which other work disturbs less.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cpp_demangle_py import symbols


def command(*arguments: str) -> Callable[[], int]:
    """Return a function that runs a command, and returns the number of its lines."""
    lines = subprocess.run(arguments, check=True, stdout=subprocess.PIPE).stdout.count(b"\n")

    def run() -> int:
        # Python would take as long to read the lines.
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
        return lines

    return run


def lines(file: str) -> Callable[[], int]:
    """Return a function that makes the text of `nm`."""

    def run() -> int:
        return symbols(file, which="dynamic", verbose=False).to_text().count("\n")

    return run


def columns(file: str) -> Callable[[], int]:
    """Return a function that makes all columns of the table, with kinds, scopes and base names."""

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


def processor_time() -> float:
    """Return the seconds that the processors have worked for this process and its children."""
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + of_children.ru_utime + of_children.ru_stime


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
        "symbols(), the lines of nm": lines(file),
        "symbols(), all columns": columns(file),
    }
    for name in ("nm", "llvm-nm"):
        if shutil.which(name):
            calls[f"{name} -DC"] = command(name, "-DC", file)
    if importlib.util.find_spec("cxxfilt"):
        if importlib.util.find_spec("lief"):
            calls["LIEF, cxxfilt"] = with_lief(file)
        if importlib.util.find_spec("elftools"):
            calls["pyelftools, cxxfilt"] = with_pyelftools(file)
    best = dict.fromkeys(calls, (float("inf"), float("inf")))
    rows = dict.fromkeys(calls, 0)
    for _ in range(arguments.rounds):
        for name, call in calls.items():
            start, busy = time.perf_counter(), processor_time()
            rows[name] = call()
            times = (time.perf_counter() - start, processor_time() - busy)
            best[name] = (min(best[name][0], times[0]), min(best[name][1], times[1]))
    print(file)
    own, own_busy = best["cpp-demangle symbols -D -i"]
    for name, (seconds, busy) in best.items():
        print(
            f"{name:28} {1_000 * seconds:8.1f} ms {seconds / own:6.1f} times"
            f" {1_000 * busy:8.1f} ms {busy / own_busy:6.1f} times {rows[name]:8} symbols"
        )


if __name__ == "__main__":
    main()
