"""The time of a column: of distinct names on one and two threads, and of a profile in which they come again.

Usage: python columns.py [rows] [--json FILE]

Names come from the corpus, or from the table that ``BENCH_NAMES`` names, and are repeated up to a million
rows. Times are in nanoseconds a row, the fastest of several runs: of the processor, which other work on the
machine disturbs little, and of the clock. What the engine takes for the same names outside Python, the
example ``column_time`` of the crate ``columns`` prints.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import lzma
import os
import random
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cpp_demangle_py import demangle_all
from cpp_demangle_py.arrow import demangle_array, symbols_array

_OWN = Path(__file__).parents[2] / "tests" / "corpus" / "symbols.tsv"
DISTINCT = 20_000
RUNS = 5
DEFAULT_THREADS = "demangle_array, utf8, default threads"
SERIES_MAP = "Series.map(cxxfilt.demangle)"
measured: dict[str, dict[str, float]] = {}


def load(rows: int) -> list[str]:
    """Return so many names, in an order in which equal names are far from each other."""
    path = Path(os.environ.get("BENCH_NAMES", _OWN))
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        names = [line.split("\t")[0].rstrip("\n") for line in lines if line.startswith("_Z")]
    random.Random(0).shuffle(names)
    return (names * (rows // len(names) + 1))[:rows]


def row(label: str, names: int, work: Callable[[], object], runs: int = RUNS) -> float:
    """Print the times of a piece of work; return that of the processor, in nanoseconds a name."""
    processor = clock = float("inf")
    for _ in range(runs):
        begin = time.perf_counter(), time.process_time()
        work()
        clock = min(clock, time.perf_counter() - begin[0])
        processor = min(processor, time.process_time() - begin[1])
    nanoseconds = {"processor": processor / names * 1e9, "clock": clock / names * 1e9}
    measured[f"{label}, repeated" if label in measured else label] = nanoseconds
    print(f"{label:52}{processor / names * 1e9:10.1f}{clock / names * 1e9:10.1f}")
    return processor / names


def sha256_gain() -> float:
    """Return how many times as fast two threads of hashlib are as one."""
    data = bytes(1 << 24)

    def seconds(threads: int) -> float:
        begin = time.perf_counter()
        workers = [threading.Thread(target=hashlib.sha256, args=(data,)) for _ in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return time.perf_counter() - begin

    return 2 * min(seconds(1) for _ in range(RUNS)) / min(seconds(2) for _ in range(RUNS))


def demangler() -> Callable[[str], str] | None:
    """Return the function of cxxfilt, if it is installed."""
    try:
        module: Any = importlib.import_module("cxxfilt")
    except ImportError:
        return None
    demangle: Callable[[str], str] = module.demangle
    return demangle


def is_taken(demangle: Callable[[str], str], name: str) -> bool:
    """Return whether cxxfilt demangles a name: for some, it raises an error."""
    try:
        return demangle(name) != name
    except Exception:
        return False


def profile(names: Sequence[str], rows: int) -> None:
    """Compare a column in which names come again with what pandas users write."""
    pa: Any = importlib.import_module("pyarrow")
    demangle = demangler()
    known = sorted(set(names))
    random.Random(0).shuffle(known)
    if demangle:
        known = [name for name in known[: 2 * DISTINCT] if is_taken(demangle, name)]
    known = known[:DISTINCT]
    some = random.Random(0).choices(known, k=rows)
    print(f"\n{rows:,} rows, {len(known):,} names")
    column = pa.array(some)
    own = row("demangle_array, utf8, 1 thread", rows, lambda: demangle_array(column, threads=1))
    row(DEFAULT_THREADS, rows, lambda: demangle_array(column))
    encoded = column.dictionary_encode()
    coded = row("demangle_array, dictionary, 1 thread", rows, lambda: demangle_array(encoded, threads=1))
    row("symbols_array, dictionary, 1 thread", rows, lambda: symbols_array(encoded, threads=1), 1)
    row("demangle_all, 1 thread", rows, lambda: demangle_all(some, threads=1), 2)
    if demangle:
        pd: Any = importlib.import_module("pandas")
        series = pd.Series(some[: rows // 10])
        theirs = row(SERIES_MAP, len(series), lambda: series.map(demangle), 2)
        by_clock = measured[SERIES_MAP]["clock"] / measured[DEFAULT_THREADS]["clock"]
        print(
            f"Series.map takes {theirs / own:.0f} times as long as utf8, {theirs / coded:.0f} as dictionary;"
            f" by the clock {by_clock:.0f} as utf8 with the default number of threads"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows: int = options.rows
    names = load(rows)
    pa: Any = importlib.import_module("pyarrow")
    print(f"{rows:,} rows, {len(set(names)):,} names: ns a row of the processor, and of the clock")
    for data_type in (pa.string(), pa.string_view()):
        column = pa.array(names, data_type)
        for threads in (1, 2):
            row(
                f"demangle_array, {data_type}, {threads} threads",
                rows,
                lambda column=column, threads=threads: demangle_array(column, threads=threads),  # type: ignore[misc]
            )
    row("demangle_all, 1 thread", rows, lambda: demangle_all(names, threads=1), 2)
    print(f"two threads of hashlib.sha256 are {sha256_gain():.2f} times as fast as one")
    profile(names, rows)
    if options.json:
        record = {"rows": rows, "nanoseconds": measured}
        options.json.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
