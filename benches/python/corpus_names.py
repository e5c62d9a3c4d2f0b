"""The names that Python's benchmarks run on: those of the project's corpus that every peer takes.

`BENCH_NAMES=table.tsv` (or `.tsv.xz`) in the environment takes them from another table.
"""

from __future__ import annotations

import lzma
import os
import random
from functools import cache
from pathlib import Path

import peers

_OWN = Path(__file__).parents[2] / "tests" / "corpus" / "symbols.tsv"
_MOST = 5000


def _taken(name: str) -> bool:
    for peer in peers.installed():
        try:
            if peer.demangle(name) == name:
                return False
        except Exception:
            return False
    return True


@cache
def load() -> tuple[str, ...]:
    """At most 5,000 names, always the same ones."""
    path = Path(os.environ.get("BENCH_NAMES", _OWN))
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        names = [line.split("\t")[0].rstrip("\n") for line in lines if line.startswith("_Z")]
    some = random.Random(0).sample(names, min(_MOST, len(names)))
    return tuple(name for name in some if _taken(name))
