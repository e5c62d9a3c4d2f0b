"""Symbols die as they should, wherever they are."""

from __future__ import annotations

import gc
import sys
import threading

from cpp_demangle_py import Symbol


def test_symbols_in_cycles_are_freed_with_them() -> None:
    class Holder:
        alive = 0

        def __init__(self) -> None:
            self.me = self
            self.symbol = Symbol("_Z1fv")
            Holder.alive += 1

        def __del__(self) -> None:
            Holder.alive -= 1

    for _ in range(10_000):
        Holder()
    gc.collect()
    assert Holder.alive == 0


def test_a_collection_at_every_allocation_is_harmless() -> None:
    threshold = gc.get_threshold()
    gc.set_threshold(1)
    try:
        symbols = [Symbol(f"_Z1fI{'i' * (n % 7 + 1)}Evv") for n in range(500)]
        texts = {symbol: str(symbol) for symbol in symbols}
        assert sorted(texts)[0].demangle().startswith("void f<int")
        del symbols, texts
    finally:
        gc.set_threshold(*threshold)


def test_the_class_keeps_its_references() -> None:
    before = sys.getrefcount(Symbol)
    symbols = [Symbol("_Z1fv") for _ in range(10_000)]
    del symbols
    gc.collect()
    assert abs(sys.getrefcount(Symbol) - before) < 10


def test_deep_names_are_freed_on_small_stacks() -> None:
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for nested in ("1AI", "PFv"):
                end = "E" * 500
                symbol = Symbol(f"_Z1f{nested * 500}i{end}")
                assert symbol.demangle().startswith("f(")
                del symbol
        except BaseException as failure:
            failures.append(failure)

    old = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old)
    assert not failures
