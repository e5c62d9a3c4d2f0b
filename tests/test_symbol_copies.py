"""Copies of a ``Symbol``: copy, deepcopy and every protocol of pickle."""

from __future__ import annotations

import copy
import multiprocessing
import pickle

import pytest

from cpp_demangle_py import Limits, Symbol, find_symbols

NAMES = [b"_ZN3foo3barIiEEvT_", b"_GLOBAL__I__Z1fv", b"_Z1fv.isra.0"]


@pytest.fixture(params=NAMES)
def symbol(request: pytest.FixtureRequest) -> Symbol:
    return Symbol(request.param)


def test_copy_and_deepcopy(symbol: Symbol) -> None:
    assert copy.copy(symbol) == symbol
    assert copy.deepcopy(symbol) == symbol
    held = {"symbols": [symbol, symbol]}
    again = copy.deepcopy(held)
    assert again == held
    assert again["symbols"] is not held["symbols"]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(symbol: Symbol, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(symbol, protocol))
    assert type(again) is Symbol
    assert again == symbol
    assert hash(again) == hash(symbol)
    assert bytes(again) == bytes(symbol)
    assert str(again) == str(symbol)


def test_pickle_preserves_the_limits_of_the_parse() -> None:
    deep = Symbol("_Z1f" + "P" * 40 + "i", limits=Limits(depth=200))
    assert str(pickle.loads(pickle.dumps(deep))) == str(deep)


def test_a_symbol_of_a_text_has_only_the_options_that_symbols_take() -> None:
    (match,) = find_symbols("_Z1fi", style="llvm", limits=Limits(depth=200), params=False, simplify_std=True)
    assert match.symbol == eval(repr(match.symbol))
    assert repr(match.symbol).startswith("Symbol('_Z1fi', style='llvm', limits=Limits(")
    again = pickle.loads(pickle.dumps(match.symbol))
    assert (again, str(again)) == (match.symbol, "f(int)")


def test_a_symbol_goes_to_another_process_and_back() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(str, [Symbol("_Z3addii")]) == ["add(int, int)"]
        assert pool.map(Symbol, ["_Z3addii"]) == [Symbol("_Z3addii")]
