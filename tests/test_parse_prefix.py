"""``Symbol.parse_prefix``: the longest name at the start of a text, and the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import names
from cpp_demangle_py import DemangleError, NotMangledError, ParseError, Symbol


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("_Z1fv", "_Z1fv", ""),
        ("_Z1fv foo", "_Z1fv", " foo"),
        ("_Z1fv, _Z1gv", "_Z1fv", ", _Z1gv"),
        ("_ZN3foo3barEi(", "_ZN3foo3barEi", "("),
        ("_Z3addii\n\x00", "_Z3addii", "\n\x00"),
        ("_Z1fv-ω", "_Z1fv", "-ω"),
    ],
)
def test_name_and_rest(text: str, name: str, rest: str) -> None:
    symbol, after = Symbol.parse_prefix(text)
    assert (symbol.mangled, after) == (name, rest)
    symbol, bytes_after = Symbol.parse_prefix(text.encode())
    assert (bytes(symbol), bytes_after) == (name.encode(), rest.encode())


def test_the_rest_of_bytes_may_be_any_bytes() -> None:
    symbol, rest = Symbol.parse_prefix(b"_Z1fv\xff\xfe\x00")
    assert str(symbol) == "f()"
    assert rest == b"\xff\xfe\x00"


@pytest.mark.parametrize("rest", ["\ud800", " é\udfff\udc80!", "\udc80\ud800"])
def test_the_rest_of_a_text_may_have_any_surrogates(rest: str) -> None:
    symbol, after = Symbol.parse_prefix("_Z2ωv" + rest)
    assert (str(symbol), after) == ("ω()", rest)


@pytest.mark.parametrize("rest", ["", "+é", "\udcc3\udca9", "\ud800"])
def test_surrogates_that_represent_one_character_are_not_in_the_rest(rest: str) -> None:
    symbol, after = Symbol.parse_prefix("_Z2\udcc3\udca9i" + rest)
    assert (str(symbol), after) == ("é(int)", rest)


def test_no_name_has_a_surrogate_that_represents_no_byte() -> None:
    with pytest.raises(ParseError, match="no longer than the rest of the name, at byte 2"):
        Symbol.parse_prefix("_Z3f\ud800ov")
    with pytest.raises(NotMangledError, match="lone surrogate, at byte 2"):
        Symbol.parse_prefix("é\ud800_Z1fv")


@pytest.mark.parametrize("text", ["", "foo _Z1fv", " _Z1fv"])
def test_no_name_at_the_start(text: str) -> None:
    with pytest.raises(NotMangledError):
        Symbol.parse_prefix(text)


def test_no_whole_name_at_the_start() -> None:
    with pytest.raises(DemangleError):
        Symbol.parse_prefix("_ZN3foo")


@given(names.functions, st.text())
def test_nothing_is_lost(symbol: names.Pair, after: str) -> None:
    text = symbol.mangled + " " + after
    found, rest = Symbol.parse_prefix(text)
    assert found.mangled + rest == text
    assert str(found) == symbol.text
    assert rest == " " + after


@given(st.binary())
def test_nothing_is_lost_of_any_bytes(data: bytes) -> None:
    for start in (b"_Z", b"_Z1f", b"_ZN1a1b"):
        try:
            found, rest = Symbol.parse_prefix(start + data)
        except DemangleError:
            continue
        assert bytes(found) + rest == start + data
        assert Symbol(bytes(found)) == found


@pytest.mark.parametrize("text", ["_Z1év", "_Z2€v"])
def test_no_character_is_cut_apart(text: str) -> None:
    with pytest.raises(ParseError, match="within a character"):
        Symbol.parse_prefix(text)
