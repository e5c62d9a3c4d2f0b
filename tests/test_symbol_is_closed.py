"""A ``Symbol`` does not change, and its class is final."""

from __future__ import annotations

import contextlib
import gc
import sys

import pytest

from cpp_demangle_py import Symbol


@pytest.mark.parametrize("name", ["mangled", "color"])
def test_no_attribute_can_be_set(name: str) -> None:
    symbol = Symbol("_Z1fv")
    with pytest.raises(AttributeError):
        setattr(symbol, name, "x")
    with pytest.raises(AttributeError):
        delattr(symbol, name)
    assert symbol.mangled == "_Z1fv"


def test_the_class_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        Symbol.color = "red"  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Symbol.demangle = None  # type: ignore[method-assign, assignment]


def test_no_second_initialisation_changes_it() -> None:
    symbol = Symbol("_Z1fv")
    with contextlib.suppress(TypeError):
        symbol.__init__("_Z1gv")  # type: ignore[call-arg]
    assert symbol.mangled == "_Z1fv"


def test_the_class_cannot_be_subclassed() -> None:
    with pytest.raises(TypeError, match="not an acceptable base type"):

        class Named(Symbol):  # type: ignore[misc]
            pass


def test_making_one_without_arguments_is_rejected() -> None:
    with pytest.raises(TypeError):
        object.__new__(Symbol)
    with pytest.raises(TypeError):
        Symbol.__new__(Symbol)  # type: ignore[call-arg]


def test_it_holds_no_references_that_a_cycle_could_need() -> None:
    symbol = Symbol("_Z1fv")
    assert gc.get_referents(symbol) in ([], [Symbol])
    before = sys.getrefcount(symbol)
    for _ in range(3):
        gc.collect()
    assert sys.getrefcount(symbol) == before
