"""``format(symbol, spec)``: option words, then a format spec of str."""

from __future__ import annotations

import pytest

from cpp_demangle_py import OptionKeywords, Symbol
from cpp_demangle_py._native import OPTIONS

SYMBOL = Symbol("_ZN3foo3barIiEEvT_")
TEXT = "void foo::bar<int>(int)"


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        ("", TEXT),
        ("params", TEXT),
        ("no_return_type", "foo::bar<int>(int)"),
        ("no_literal_types", TEXT),
        ("no_return_type,no_literal_types", "foo::bar<int>(int)"),
        ("no_params,no_return_type", "foo::bar<int>"),
        (":>30", "       void foo::bar<int>(int)"),
        (":30", "void foo::bar<int>(int)       "),
        (":*^27", "**void foo::bar<int>(int)**"),
        (":.4", "void"),
        (":s", TEXT),
        ("no_return_type:>20", "  foo::bar<int>(int)"),
        ("no_return_type:", "foo::bar<int>(int)"),
        ("no_params,no_return_type::<16", "foo::bar<int>:::"),
        ("no_params,no_return_type:>20", "       foo::bar<int>"),
        # A standard spec alone is not taken for option words.
        (">30", "       void foo::bar<int>(int)"),
        ("s", TEXT),
    ],
)
def test_spec(spec: str, text: str) -> None:
    assert format(SYMBOL, spec) == text
    assert f"{SYMBOL:{spec}}" == text
    assert ("{:" + spec + "}").format(SYMBOL) == text


def test_a_conversion_takes_the_spec_of_str() -> None:
    assert f"{SYMBOL!s:>30}" == "       void foo::bar<int>(int)"


@pytest.mark.parametrize("spec", ["no_parameters", "params,", "no params", "NO_PARAMS", "color:>30"])
def test_an_unknown_word_is_an_error_that_lists_the_known_ones(spec: str) -> None:
    with pytest.raises(ValueError, match="no_params") as caught:
        format(SYMBOL, spec)
    for name, _, default, *_ in OPTIONS:
        if default is True:
            assert "no_" + name in str(caught.value)


@pytest.mark.parametrize("name", [name for name, type_, *_ in OPTIONS if type_ == "bool"])
def test_each_switch_is_a_word(name: str) -> None:
    symbol = Symbol("_ZZ1fB1aIL1E0EEvSaIiEQ1CENK1AclIcEEvv.isra.0")
    for word, value in ((name, True), (f"no_{name}", False)):
        changed: OptionKeywords = {name: value}  # type: ignore[misc]
        assert format(symbol, word) == symbol.demangle(**changed)


def test_any_character_fills() -> None:
    for fill in ("\ud800", "\udcff", "\0", "é", "😀"):
        for spec in (f"no_params,no_return_type:{fill}>16", f"no_params,no_return_type:{fill}^17"):
            assert format(SYMBOL, spec) == format("foo::bar<int>", spec.partition(":")[2])
        assert format(SYMBOL, f"{fill}>30") == format(TEXT, f"{fill}>30")


def test_a_spec_that_is_no_text_or_no_word() -> None:
    with pytest.raises(TypeError, match="a format spec must be a str, not int"):
        SYMBOL.__format__(5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^unknown option '.ud800' in format spec"):
        format(SYMBOL, "no_params,\ud800:>9")


def test_an_unknown_word_is_named() -> None:
    with pytest.raises(ValueError, match="color"):
        format(SYMBOL, "no_params,color:>30")


def test_a_wrong_spec_of_str_is_the_error_of_str() -> None:
    with pytest.raises(ValueError, match="d"):
        format(SYMBOL, ":d")
