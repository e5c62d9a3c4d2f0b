"""Eight threads, with a GIL or without: shared objects, and objects that other threads change meanwhile."""

from __future__ import annotations

import gc
import sysconfig
import threading
from collections.abc import Callable
from io import BytesIO

import pytest

from cpp_demangle_py import (
    DemangleOptions,
    Symbol,
    demangle,
    demangle_all,
    demangle_text,
    is_mangled,
    parts_all,
)
from cpp_demangle_py._native import TextFilter
from stress.calls import CALLS
from stress.test_processes import run

THREADS = 8
# A name of each scheme, and of each way through the engine.
NAMES = [
    "_Z1fv",
    "_ZN2ns1AIiE1fIcEEvT_",
    "_ZNSt6vectorIiSaIiEE9push_backERKi",
    "_ZTV1AIiE",
    "_ZThn8_N1A1fEi",
    "_RNvCs4Cv8_4demo3add",
    "?f@A@@SAXXZ",
    "_D3std5stdio7writelnFZv",
]
IS_FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


def on_threads(*works: Callable[[], None]) -> None:
    """Run each of `works` on a thread, all at the same time; raise what the first raises that does."""
    start = threading.Barrier(len(works))
    failures: list[BaseException] = []

    def run_one(work: Callable[[], None]) -> None:
        try:
            start.wait()
            work()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=run_one, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


@pytest.mark.skipif(not IS_FREE_THREADED, reason="this build has a GIL")
def test_the_import_does_not_enable_the_gil() -> None:
    output = run("import sys, cpp_demangle_py._native; print(sys._is_gil_enabled())", "-W", "error")
    assert output == "False\n"


def test_everything_on_eight_threads_at_once() -> None:
    def work() -> None:
        for _ in range(200):
            for call in CALLS.values():
                call()

    on_threads(*[work] * THREADS)


def test_all_threads_see_the_same_symbols() -> None:
    symbols = [Symbol(name) for name in NAMES]
    cpp_demangle = [Symbol(name, style="cpp_demangle") for name in ("_ZN1AIiE1fEv", "_Z1fPKc")]

    def look(symbol: Symbol) -> tuple[object, ...]:
        return (
            str(symbol),
            repr(symbol),
            hash(symbol),
            symbol.kind,
            symbol.parameters,
            symbol.demangle(params=False),
            symbol.ranges() if symbol.style != "cpp_demangle" else None,
        )

    expected = [look(symbol) for symbol in symbols + cpp_demangle]

    def work() -> None:
        for _ in range(20):
            assert [look(symbol) for symbol in symbols + cpp_demangle] == expected

    on_threads(*[work] * THREADS)


def test_a_name_that_another_thread_changes() -> None:
    # Of one length, so that each copy is one of the names or a mixture, which may not be a name.
    names = [b"_ZN3fooC1Ev", b"_ZN3barD2Ev"]
    name = bytearray(names[0])
    over = threading.Event()

    def change() -> None:
        while not over.is_set():
            for new in names:
                name[:] = new
                name.extend(b"......")
                del name[len(new) :]

    def read() -> None:
        try:
            for _ in range(2_000):
                assert isinstance(demangle(name, errors="keep"), bytes)
                assert isinstance(demangle_all([name, name])[1], (bytes, bytearray))
                assert isinstance(demangle_text(name), bytes)
                is_mangled(name)
        finally:
            over.set()

    try:
        on_threads(change, *[read] * 3)
    except BufferError:
        # `name[:] = …` while another thread copies it. With a GIL no other thread copies meanwhile.
        assert IS_FREE_THREADED
    finally:
        over.set()


def test_a_list_that_another_thread_changes() -> None:
    names: list[str | bytes] = list(NAMES)
    over = threading.Event()

    def change() -> None:
        while not over.is_set():
            names.clear()
            names.extend(str(name) + "." + "x" * number for number, name in enumerate(NAMES))

    def read() -> None:
        try:
            for _ in range(200):
                assert all(demangle_all(names, threads=2))
                assert all(parts_all(names, errors="none", fields=["demangled"], threads=1))
        finally:
            over.set()

    on_threads(change, *[read] * 3)


def test_pieces_of_several_threads_are_taken_one_after_the_other() -> None:
    texts = TextFilter(DemangleOptions(), False)
    out: list[bytes] = []

    def work() -> None:
        for _ in range(500):
            out.append(texts.push(b"call _Z1fv here\n"))

    on_threads(*[work] * THREADS)
    whole = BytesIO()
    whole.writelines([*out, texts.finish()])
    assert whole.getvalue().count(b"call f() here\n") == 500 * THREADS


def test_the_collector_stops_threads_that_demangle() -> None:
    # Without a GIL a collection waits for every thread, also for one that waits for a lock of ours.
    def work() -> None:
        for _ in range(50):
            demangle_all(list(NAMES) * 20, threads=2)

    def collect() -> None:
        for _ in range(100):
            gc.collect()

    on_threads(collect, *[work] * (THREADS - 1))


def test_the_first_use_is_on_all_threads() -> None:
    # What is looked up when it is first needed.
    output = run(
        """
        import sys, threading
        from cpp_demangle_py import Symbol
        start = threading.Barrier(8)
        found, failures = [], []
        def work():
            try:
                start.wait()
                symbol = Symbol("_ZN1A1fEi")
                found.append((symbol.kind, symbol.ranges(), symbol.parts(), repr(symbol.tree().children)))
            except BaseException as failure:
                failures.append(failure)
        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        assert not failures, failures
        assert len(found) == 8 and len({id(row[0]) for row in found}) == 1
        assert all(row == found[0] for row in found)
        """,
        "-X",
        "dev",
    )
    assert output == ""
