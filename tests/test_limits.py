"""``limits``: the limits on one name, and names that exceed them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from cpp_demangle_py import DemangleOptions, LimitError, Limits, Symbol, demangle, demangle_type
from cpp_demangle_py.options import Style

NAME = "_Z4somePPPi"
STYLES: list[Style] = ["gnu", "llvm", "cpp_demangle"]

HIT = [
    (Limits(input=10), "input", 10, "the mangled name is longer than the limit of 10 bytes"),
    (Limits(output=11), "output", 11, "the demangled name is longer than the limit of 11 bytes"),
    (Limits(depth=2), "depth", 2, "the name nests deeper than the limit of 2 levels"),
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("limits", "limit", "value", "reason"), HIT)
def test_the_error_names_the_limit(style: Style, limits: Limits, limit: str, value: int, reason: str) -> None:
    calls: list[Callable[[], str]] = [
        lambda: demangle(NAME, style=style, limits=limits),
        lambda: demangle(NAME, options=DemangleOptions(style=style, limits=limits)),
        lambda: Symbol(NAME, style=style, limits=limits).demangle(),
    ]
    for call in calls:
        with pytest.raises(LimitError) as caught:
            call()
        assert (caught.value.limit, caught.value.value, caught.value.reason) == (limit, value, reason)


@pytest.mark.parametrize("style", STYLES)
def test_just_within_the_limits(style: Style) -> None:
    limits = Limits(input=len(NAME), output=len("some(int***)"))
    assert demangle(NAME, style=style, limits=limits) == "some(int***)"


def test_the_bound_on_work_cannot_be_set_and_has_no_value() -> None:
    # Each unresolved name is nested in the previous one and is read twice.
    with pytest.raises(LimitError) as caught:
        demangle("_Z1fI" + "sr1AIX" * 40)
    assert (caught.value.limit, caught.value.value) == ("work", None)


def test_names_may_nest_up_to_the_limit_of_4096() -> None:
    assert demangle("_Z1f" + "P" * 4000 + "i") == f"f(int{'*' * 4000})"


@pytest.mark.parametrize("style", STYLES)
def test_a_symbol_keeps_its_limits_and_a_call_may_give_others(style: Style) -> None:
    symbol = Symbol(NAME, style=style, limits=Limits(output=5))
    with pytest.raises(LimitError):
        symbol.demangle()
    with pytest.raises(LimitError):
        str(symbol)
    assert symbol.demangle(limits=Limits()) == "some(int***)"
    shown = repr(symbol)
    assert "limits=Limits(input=1048576, output=5, depth=4096)" in shown
    for again in (eval(shown), pickle.loads(pickle.dumps(symbol))):
        assert again == symbol
        with pytest.raises(LimitError):
            again.demangle()


def test_types_have_limits_too() -> None:
    with pytest.raises(LimitError, match="limit of 4 bytes"):
        demangle_type("PPPi", limits=Limits(output=4))


def test_limits_are_a_value() -> None:
    limits = Limits(output=5)
    assert limits == Limits(output=5) != Limits()
    assert hash(limits) == hash(Limits(output=5))
    assert limits.replace(depth=3) == Limits(output=5, depth=3)
    assert eval(repr(limits)) == pickle.loads(pickle.dumps(limits)) == limits
    with pytest.raises(AttributeError):
        limits.output = 6  # type: ignore[misc]


@pytest.mark.parametrize("name", ["input", "output", "depth"])
def test_they_are_checked(name: str) -> None:
    wrong: Any
    for wrong in (0, -1, 1 << 40):
        with pytest.raises(ValueError, match=rf"{name} must be from 1 to"):
            Limits(**{name: wrong})
    for wrong in (None, True, "9", 1.5):
        with pytest.raises(TypeError, match=rf"{name} must be an int, not {type(wrong).__name__}"):
            Limits(**{name: wrong})
