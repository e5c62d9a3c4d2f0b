"""Many names at once, beside the peers in a loop: times, what a second thread gains, and memory.

Usage: python bulk.py [--rounds N] [--json FILE]

Rounds alternate, and the fastest of each row counts, so that other work on the machine disturbs little.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import corpus_names
import peers

from cpp_demangle_py import demangle_all, parts_all
from cpp_demangle_py.arrow import demangle_array

REPEATED = 10
"""How often each name stands in the list with repetitions."""

# Peak memory above that of the names, and the size of what was returned, in bytes.
_MEMORY = """
import gc, sys
from cpp_demangle_py import demangle_all
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024
names = [f"_ZN3foo3bar{{len(str(number)) + 1}}f{{number}}ERKSt6vectorIiSaIiEE" for number in range({count})]
demangle_all(names[:1000], threads={threads})
before = peak()
texts = demangle_all(names, threads={threads})
print(peak() - before, sys.getsizeof(texts) + sum(map(sys.getsizeof, texts)))
"""


def loop(demangle: Callable[[str], object], names: list[str]) -> Callable[[], object]:
    """A call that demangles name after name, and makes a list of the texts as `demangle_all` does."""
    return lambda: [demangle(name) for name in names]


def rows() -> dict[str, tuple[Callable[[], object], int]]:
    """Each call that is timed, and how many names it does."""
    names = list(corpus_names.load())
    random.Random(1).shuffle(names)
    # New objects, which are in memory in the order of the list, as those that were read from a table are.
    names = [name.encode().decode() for name in names]
    repeated = names[: len(names) // REPEATED] * REPEATED
    random.Random(2).shuffle(repeated)
    texts = [text.encode() for text in demangle_all(names)]
    calls: dict[str, tuple[Callable[[], object], int]] = {
        f"{peer.label}, loop": (loop(peer.demangle, names), len(names))
        for peer in peers.installed()
        if peer.forget is None and "style" not in peer.label
    }
    calls["demangle_all, 1 thread"] = (lambda: demangle_all(names, threads=1), len(names))
    calls["demangle_all, 2 threads"] = (lambda: demangle_all(names, threads=2), len(names))
    calls[f"demangle_all, 1 thread, each name {REPEATED} times"] = (
        lambda: demangle_all(repeated, threads=1),
        len(repeated),
    )
    calls["parts_all, 1 thread"] = (lambda: parts_all(names, threads=1), len(names))
    calls["str(text, 'ascii')"] = (lambda: [str(text, "ascii") for text in texts], len(texts))
    return calls


def gain_of_a_thread(work: Callable[[], object]) -> float:
    """How much faster two threads do the same work twice than one does."""
    begin = time.perf_counter()
    work()
    work()
    alone = time.perf_counter() - begin
    both = [threading.Thread(target=work) for _ in range(2)]
    begin = time.perf_counter()
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    return alone / (time.perf_counter() - begin)


def gain_in_a_call(names: list[str]) -> float | None:
    """How much faster a column is with two threads than with one: work that needs no GIL."""
    try:
        pyarrow: Any = importlib.import_module("pyarrow")
    except ImportError:
        return None
    # Distinct ones, since those that a thread remembers would leave it little to do.
    column = pyarrow.array([f"{name}.part.{number}" for number in range(20) for name in names])
    seconds = []
    for threads in (1, 2):
        begin = time.perf_counter()
        demangle_array(column, threads=threads)
        seconds.append(time.perf_counter() - begin)
    return seconds[0] / seconds[1]


def hash_some() -> None:
    """Work without the GIL, to compare with what the machine's second thread is worth."""
    block = bytes(1 << 20)
    for _ in range(50):
        hashlib.sha256(block).digest()


def memory(count: int, threads: int) -> tuple[float, float] | None:
    """MiB that a call takes above its names, and MiB that its results are."""
    if not Path("/proc/self/status").exists():
        return None
    code = _MEMORY.format(count=count, threads=threads)
    run = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)
    taken, results = (int(number) / 2**20 for number in run.stdout.split())
    return taken, results


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--memory-of", type=int, default=1_000_000, metavar="NAMES")
    options = parser.parse_args()

    calls = rows()
    best = dict.fromkeys(calls, float("inf"))
    hashing, demangling, columns = 0.0, 0.0, 0.0
    names = list(corpus_names.load())
    for _ in range(options.rounds):
        for label, (call, count) in calls.items():
            begin = time.perf_counter()
            made = call()
            best[label] = min(best[label], (time.perf_counter() - begin) / count * 1e9)
            del made
        hashing = max(hashing, gain_of_a_thread(hash_some))
        demangling = max(demangling, gain_of_a_thread(lambda: demangle_all(names * 4, threads=1)))
        columns = max(columns, gain_in_a_call(names) or 0.0)

    own = best["demangle_all, 1 thread"]
    print("| | ns a name | times as fast as demangle_all, 1 thread |\n|---|---:|---:|")
    for label, nanoseconds in best.items():
        print(f"| {label} | {nanoseconds:,.0f} | {own / nanoseconds:.2f} |")
    print(f"\nTwo threads of hashlib.sha256 are {hashing:.2f} times as fast as one,")
    print(f"two calls of demangle_all(threads=1) at once {demangling:.2f} times,")
    print(f"and demangle_array, which needs no GIL, with two threads {columns:.2f} times.")
    for label in ("pycxxfilt, loop", "cxxfilt, loop"):
        if label in best:
            one, two = best[label] / own, best[label] / best["demangle_all, 2 threads"]
            print(f"{label}: one thread is {one:.2f} times as fast, two are {two:.2f} times.")
    found = memory(options.memory_of, 2)
    if found:
        taken, results = found
        print(f"{options.memory_of:,} names take {taken:,.0f} MiB for results of {results:,.0f} MiB.")
    if options.json:
        record = {
            "nanoseconds": best,
            "gain": {"hashlib.sha256": hashing, "demangle_all": demangling, "demangle_array": columns},
            "memory": found and {"names": options.memory_of, "taken": found[0], "results": found[1]},
        }
        options.json.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
