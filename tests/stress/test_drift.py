"""Many calls from one thread and from eight: no reference count drifts, no memory grows."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cpp_demangle_py import DemangleOptions, Symbol
from stress.calls import BYTES, CALLS, NAME, OPTIONS, SYMBOL

TIMES = 200_000
THREADS = 8

WATCHED: dict[str, object] = {
    "None": None,
    "True": True,
    "False": False,
    "0": 0,
    "1": 1,
    "256": 256,
    "Symbol": Symbol,
    "DemangleOptions": DemangleOptions,
    "str": str,
    "bytes": bytes,
    "tuple": tuple,
    "TypeError": TypeError,
    "a name": NAME,
    "a name's bytes": BYTES,
    "a symbol": SYMBOL,
    "options": OPTIONS,
}


def _reference_counts() -> dict[str, int]:
    gc.collect()
    return {name: sys.getrefcount(thing) for name, thing in WATCHED.items()}


def _resident() -> int:
    """Return this process's resident memory in KiB, or 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


def _repeat(call: Callable[[], object], times: int) -> None:
    for _ in range(times):
        call()


def _repeat_on_threads(call: Callable[[], object], times: int) -> None:
    failures: list[BaseException] = []

    def work() -> None:
        try:
            _repeat(call, times // THREADS)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


@pytest.mark.parametrize("repeat", [_repeat, _repeat_on_threads], ids=["one thread", "eight threads"])
@pytest.mark.parametrize("name", CALLS)
def test_nothing_drifts(name: str, repeat: Callable[[Callable[[], object], int], None]) -> None:
    call = CALLS[name]
    _repeat(call, 2_000)
    # Without a GIL, CPython 3.13 makes classes immortal when the first thread starts.
    _repeat_on_threads(call, THREADS)
    counts, memory = _reference_counts(), _resident()
    repeat(call, TIMES)
    now = _reference_counts()
    drift = {thing: now[thing] - counts[thing] for thing in counts if abs(now[thing] - counts[thing]) > 100}
    assert not drift
    # One leaked byte a call would be 200 KB; thread stacks and arenas come and go.
    assert _resident() - memory < 4_096
