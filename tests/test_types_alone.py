"""``demangle_type`` and ``Symbol.parse_type``: single mangled types."""

from __future__ import annotations

import pickle

import pytest

from cpp_demangle_py import NotMangledError, ParseError, Symbol, demangle, demangle_type, is_mangled
from cpp_demangle_py.options import Style

STYLES: list[Style] = ["gnu", "llvm", "cpp_demangle"]

TEXTS = {
    "i": "int",
    "PKc": "char const*",
    "N3foo3barE": "foo::bar",
    "PFviE": "void (*)(int)",
    "A4_i": "int [4]",
    "M1AKFivE": "int (A::*)() const",
    "3foo": "foo",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("name", "text"), TEXTS.items())
def test_a_type(name: str, text: str, style: Style) -> None:
    assert demangle_type(name, style=style) == text
    assert demangle_type(bytearray(name.encode()), style=style) == text.encode()
    symbol = Symbol.parse_type(name, style=style)
    assert str(symbol) == text
    assert symbol.mangled == name
    for other in STYLES:
        assert symbol.demangle(style=other) == text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("prefix", ["*", "_ZTI", "_ZTS"])
def test_what_may_precede_a_type(prefix: str, style: Style) -> None:
    for name, text in {**TEXTS, "Z4mainE1A": "main::A"}.items():
        assert demangle_type(prefix + name, style=style) == text
        symbol = Symbol.parse_type(prefix + name, style=style)
        assert (str(symbol), symbol.mangled) == (text, name)
    for bad in (prefix, prefix + prefix + "i", prefix + "i\n"):
        with pytest.raises(ParseError):
            demangle_type(bad, style=style)
    if style != "cpp_demangle":
        with pytest.raises(ParseError) as caught:
            demangle_type(prefix + "Pi_", style=style)
        assert caught.value.offset == len(prefix) + 2


def test_the_type_of_a_closure() -> None:
    assert demangle_type("Z4mainEUlvE_") == "main::{lambda()#1}"


def test_options() -> None:
    name = "St6vectorI1AIiESaIS1_EE"
    assert demangle_type(name) == "std::vector<A<int>, std::allocator<A<int> > >"
    assert demangle_type(name, style="llvm", simplify_std=True) == "std::vector<A<int>>"
    assert Symbol.parse_type(name).demangle(template_args=False) == "std::vector"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["", "_Z1fv", "PKcc", "P", "main", "\udc80"])
def test_text_that_is_not_a_type(name: str, style: Style) -> None:
    for call in (demangle_type, Symbol.parse_type):
        with pytest.raises(ParseError) as caught:
            call(name, style=style)
        assert caught.value.mangled == name
    assert demangle_type(name, style=style, errors="keep") == name


def test_it_is_an_explicit_mode() -> None:
    with pytest.raises(NotMangledError):
        demangle("i")
    with pytest.raises(NotMangledError):
        Symbol("i")
    assert not is_mangled("i")


@pytest.mark.parametrize("style", STYLES)
def test_it_is_shown_and_copied_as_a_type(style: Style) -> None:
    symbol = Symbol.parse_type("PKc", style=style)
    assert repr(symbol).startswith("Symbol.parse_type('PKc'")
    for again in (eval(repr(symbol)), pickle.loads(pickle.dumps(symbol))):
        assert (str(again), again.style) == ("char const*", style)
