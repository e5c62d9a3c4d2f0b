"""``try_demangle``: the text, or None."""

from __future__ import annotations

import pytest

from cpp_demangle_py import try_demangle


def test_the_text_of_a_mangled_name() -> None:
    assert try_demangle("_Z3addii") == "add(int, int)"
    assert try_demangle(b"_Z3addii") == b"add(int, int)"


def test_options_are_keywords() -> None:
    assert try_demangle("_Z3addii", params=False) == "add"


@pytest.mark.parametrize(
    "name",
    ["", "main", "_Z", "_ZN3foo", "_Z1fv\x00", "_Z1f\udc80", "_Z" + "P" * 100_000, b"", b"main", b"_Z\xff"],
)
def test_none_for_text_that_is_not_a_mangled_name(name: str | bytes) -> None:
    assert try_demangle(name) is None


@pytest.mark.parametrize("name", [None, 3, object(), ["_Z1fv"]])
def test_other_types_are_still_errors(name: object) -> None:
    with pytest.raises(TypeError, match=type(name).__name__):
        try_demangle(name)  # type: ignore[call-overload]


def test_wrong_options_are_still_errors() -> None:
    with pytest.raises(TypeError, match="color"):
        try_demangle("_Z1fv", color=True)  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="max_template_depth"):
        try_demangle("_Z1fv", max_template_depth=-1)
