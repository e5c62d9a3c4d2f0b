"""The cost of a call besides its name: keywords, options, a partial, a text without names, and the import.

Usage: python calls.py [rounds]

Rounds alternate, and the fastest of each call counts, so that other work on the machine disturbs little.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from cpp_demangle_py import DemangleOptions, demangle, demangle_text

NAME = "_Z1fv"
REPEATS = 2_000
OPTIONS = DemangleOptions(return_type=False)


def whole(name: str) -> str:
    return demangle(name)


def brief(name: str) -> str:
    return demangle(name, return_type=False)


# Each call, and the one that it is compared with. A partial of another function shows what CPython takes
# for any.
CALLS: dict[str, tuple[Callable[[str], object], str | None]] = {
    "demangle(name)": (whole, None),
    "a keyword": (brief, "demangle(name)"),
    "options by keyword": (lambda name: demangle(name, options=OPTIONS), "demangle(name)"),
    "options by position": (lambda name: demangle(name, OPTIONS), "demangle(name)"),
    "demangle itself": (demangle, None),
    "options in a lambda": (lambda name: demangle(name, OPTIONS), "demangle itself"),
    "a keyword in a partial": (partial(demangle, return_type=False), "demangle itself"),
    "sorted itself": (sorted, None),
    "a keyword in a partial of sorted": (partial(sorted, reverse=True), "sorted itself"),
    "demangle_text('')": (lambda _: demangle_text(""), None),
    "demangle_text('', keyword)": (lambda _: demangle_text("", return_type=False), None),
}


def nanoseconds(call: Callable[[str], object]) -> float:
    """Return the time of one call, of many in a row."""
    begin = time.perf_counter()
    for _ in range(REPEATS):
        call(NAME)
    return (time.perf_counter() - begin) / REPEATS * 1e9


def milliseconds(code: str) -> float:
    """Return the processor's time of a process that runs ``code``."""

    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    begin = used()
    # Elsewhere than in the checkout, whose package has no compiled module.
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent, check=True)
    return (used() - begin) * 1e3


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    best = dict.fromkeys(CALLS, float("inf"))
    empty = imported = float("inf")
    for _ in range(rounds):
        for label, (call, _other) in CALLS.items():
            best[label] = min(best[label], nanoseconds(call))
    for _ in range(30):
        empty = min(empty, milliseconds("pass"))
        imported = min(imported, milliseconds("import cpp_demangle_py"))
    for label, (_call, other) in CALLS.items():
        more = f"{best[label] - best[other]:+8.1f} ns to {other}" if other else ""
        print(f"{label:34}{best[label]:8.1f} ns{more}")
    print(f"{'import cpp_demangle_py':34}{imported - empty:8.2f} ms more than an empty interpreter")


if __name__ == "__main__":
    main()
