"""The names that Python's benchmarks run on: those of the project's corpora that every peer takes.

`BENCH_NAMES=table.tsv` (or `.tsv.xz`) in the environment takes them from another table.
"""

from __future__ import annotations

import lzma
import os
import random
from functools import cache
from pathlib import Path

import peers

_CHECKOUT = Path(__file__).parents[2]
_MOST = 5000


def _tables(scheme: str) -> list[Path]:
    if "BENCH_NAMES" in os.environ:
        return [Path(os.environ["BENCH_NAMES"])]
    if scheme == "itanium":
        return [_CHECKOUT / "tests" / "corpus" / "symbols.tsv"]
    return sorted((_CHECKOUT / "crates" / scheme / "tests" / "corpus").glob("*.tsv"))


def _lines(path: Path) -> list[str]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", errors="surrogateescape") as lines:
        return [line.rstrip("\n") for line in lines if not line.startswith("#")]


def _taken(name: str, scheme: str) -> bool:
    for peer in peers.installed(scheme):
        try:
            if peer.demangle(name) in {name, None}:
                return False
        except Exception:
            return False
    return True


@cache
def load(scheme: str = "itanium") -> tuple[str, ...]:
    """At most 5,000 names, always the same ones."""
    names = [line.split("\t")[0] for path in _tables(scheme) for line in _lines(path)]
    if scheme == "itanium":
        names = [name for name in names if name.startswith("_Z")]
    some = random.Random(0).sample(names, min(_MOST, len(names)))
    return tuple(name for name in some if _taken(name, scheme))
