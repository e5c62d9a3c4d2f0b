"""The footprint of a peer: the time of its import, and the memory that it takes.

Each figure comes from a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_IMPORT = """
import time
start = time.perf_counter()
import {module}
print(time.perf_counter() - start)
"""
# Peak memory after the last import and after all names, in KiB, as Linux reports it.
_MEMORY = """
import corpus_names, peers
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
names = corpus_names.load()
peer = next(peer for peer in peers.installed() if peer.label == {label!r})
before = peak()
texts = [peer.demangle(name) for name in names * 4]
print(peak() - before)
"""


class Footprint(NamedTuple):
    """Milliseconds to import a module, and MiB to demangle all names four times and store the texts."""

    import_ms: float
    texts_mib: float | None


def _run(code: str) -> float:
    # Elsewhere than in the checkout, whose package has no compiled module.
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=_HERE, stdout=subprocess.PIPE, text=True, check=True
    )
    return float(run.stdout)


def of(label: str, module: str, repetitions: int = 15) -> Footprint:
    """Measure one peer; the best of several imports counts."""
    seconds = min(_run(_IMPORT.format(module=module)) for _ in range(repetitions))
    if not Path("/proc/self/status").exists():
        return Footprint(seconds * 1e3, None)
    return Footprint(seconds * 1e3, _run(_MEMORY.format(label=label)) / 1024)
