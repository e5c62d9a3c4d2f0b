"""``is_mangled``: true for well-formed mangled names."""

from __future__ import annotations

import pytest
from hypothesis import given

import names
from cpp_demangle_py import is_mangled


@pytest.mark.parametrize("name", ["_Z1fv", "__Z1fv", "_ZN3foo3barEi", "_Z1fv.isra.0", "_GLOBAL__I__Z1fv"])
def test_true_for_a_well_formed_name(name: str) -> None:
    assert is_mangled(name) is True
    assert is_mangled(name.encode()) is True
    assert is_mangled(bytearray(name.encode())) is True


@pytest.mark.parametrize(
    "name",
    [
        "",
        "_",
        "_Z",
        "_ZN3foo",
        "_Z1fv_",
        "_Z1fv ",
        "_Z1fv\x00",
        "main",
        "Z1fv",
        "_z1fv",
        "foo_Z1fv",
        " _Z1fv",
        "i",
        "\udc80",
        "ω",
    ],
)
def test_false_for_the_rest(name: str) -> None:
    assert is_mangled(name) is False
    assert is_mangled(name.encode("utf-8", "surrogateescape")) is False


@given(names.symbols)
def test_true_for_all_that_demangles(symbol: names.Pair) -> None:
    assert is_mangled(symbol.mangled)


def test_false_for_a_name_that_exceeds_a_limit() -> None:
    assert is_mangled("_Z1f" + "P" * 100_000 + "i") is False


@pytest.mark.parametrize("name", [None, 3, object()])
def test_other_types_are_errors(name: object) -> None:
    with pytest.raises(TypeError, match=type(name).__name__):
        is_mangled(name)  # type: ignore[arg-type]


def test_of_one_scheme() -> None:
    assert is_mangled("?f@@YAXXZ", scheme="msvc")
    assert not is_mangled("?f@@YAXXZ", scheme="itanium")
    assert is_mangled("_Dmain", scheme="dlang")
    assert not is_mangled("_Dmain")
    with pytest.raises(ValueError, match="scheme must be 'auto'"):
        is_mangled("_Z1fv", scheme="go")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="unexpected keyword argument 'style'"):
        is_mangled("_Z1fv", style="gnu")  # type: ignore[call-arg]
