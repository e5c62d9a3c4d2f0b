"""Texts with names in them: the command beside c++filt and llvm-cxxfilt, and `demangle_text`.

Usage: python text.py [--rounds N] [--json FILE]

The text is the disassembly of the machine's libstdc++. Rounds alternate, and the fastest of each row counts.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import shutil
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cpp_demangle_py import demangle_text

STARTS = 20
"""How often a program is started, to time the start."""


def disassembly() -> bytes:
    """What objdump prints of the libstdc++ that this process can load."""
    ctypes.CDLL("libstdc++.so.6")
    maps = Path("/proc/self/maps").read_text().splitlines()
    library = next(line.split()[-1] for line in maps if "libstdc++" in line)
    return subprocess.run(["objdump", "-d", library], capture_output=True, check=True).stdout


def programs() -> dict[str, list[str]]:
    """The command lines that read standard input."""
    own = shutil.which("cpp-demangle", path=sysconfig.get_path("scripts")) or "cpp-demangle"
    lines = {"cpp-demangle": [own], "cpp-demangle --jobs 2": [own, "--jobs=2"]}
    for peer in ("c++filt", "llvm-cxxfilt"):
        path = shutil.which(peer)
        if path:
            lines[peer] = [path]
    return lines


def filtering(line: list[str], text: Path) -> Callable[[], object]:
    def run() -> None:
        with text.open("rb") as source:
            subprocess.run(line, stdin=source, stdout=subprocess.DEVNULL, check=True)

    return run


def starting(line: list[str]) -> Callable[[], object]:
    def run() -> None:
        for _ in range(STARTS):
            subprocess.run([*line, "_Z1fv"], stdout=subprocess.DEVNULL, check=True)

    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    names = disassembly()
    without = (
        b"A line of a log without any name in it, 12345 (and some) punctuation: [x]=0x1f; ok.\n" * 250_000
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "disassembly")
        path.write_bytes(names)
        lines = programs()
        rows: dict[str, tuple[Callable[[], object], int]] = {
            label: (filtering(line, path), len(names)) for label, line in lines.items()
        }
        rows["demangle_text"] = (lambda: demangle_text(names), len(names))
        rows["demangle_text, no names"] = (lambda: demangle_text(without), len(without))
        starts = {label: starting(line) for label, line in lines.items()}
        best = dict.fromkeys([*rows, *(f"start {label}" for label in starts)], float("inf"))
        for _ in range(chosen.rounds):
            for label, call in [
                *((label, call) for label, (call, _) in rows.items()),
                *((f"start {label}", call) for label, call in starts.items()),
            ]:
                begin = time.perf_counter()
                call()
                best[label] = min(best[label], time.perf_counter() - begin)
    print(f"{len(names) / 1e6:.0f} MB of disassembly\n")
    print("| | MB a second | times c++filt | ms to start |\n|---|---:|---:|---:|")
    figures: dict[str, dict[str, float]] = {}
    slowest = best.get("c++filt", float("nan"))
    for label, (_, size) in rows.items():
        start = best.get(f"start {label}", float("nan")) / STARTS * 1e3
        ratio = slowest / best[label] if size == len(names) else float("nan")
        figures[label] = {"bytes_a_second": size / best[label], "times_cxxfilt": ratio, "start_ms": start}
        shown = [f"{number:.1f}" if number == number else "" for number in (ratio, start)]  # noqa: PLR0124 (NaN)
        print(f"| {label} | {size / best[label] / 1e6:,.0f} | {shown[0]} | {shown[1]} |")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
