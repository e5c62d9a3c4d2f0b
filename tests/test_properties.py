"""Properties of all names, texts and bytes."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import names
from cpp_demangle_py import (
    DemangleError,
    DemangleOptions,
    Symbol,
    demangle,
    demangle_text,
    is_mangled,
    try_demangle,
)

options = st.builds(
    DemangleOptions, params=st.booleans(), return_type=st.booleans(), literal_types=st.booleans()
)

# Bytes that begin like a name and consist mostly of pieces of names.
name_like = st.builds(
    lambda start, pieces: start + b"".join(pieces),
    st.sampled_from([b"_Z", b"_ZN", b"_Z1f", b"__Z", b"_ZT", b"_ZZ", b"_Z1fI", b"_GLOBAL__I_"]),
    st.lists(
        st.sampled_from(
            b"_ . E I N S_ S0_ St T_ X L Z 1a 2ab i v P R K F D s p t 0 9 Ul Ut Dp Dv cv sr".split()
        )
        | st.binary(max_size=2),
        max_size=30,
    ),
)


@given(names.symbols)
def test_a_name_drawn_from_the_grammar_has_its_text(symbol: names.Pair) -> None:
    assert demangle(symbol.mangled) == symbol.text
    assert demangle(symbol.mangled.encode()) == symbol.text.encode()
    assert str(Symbol(symbol.mangled)) == symbol.text


@given(names.functions)
def test_without_parameters_only_the_name_is_left(symbol: names.Pair) -> None:
    text = demangle(symbol.mangled, params=False)
    assert symbol.text.startswith(text + "(")


@given(names.function_templates)
def test_without_the_return_type_the_text_is_shorter(symbol: names.Pair) -> None:
    text = demangle(symbol.mangled, return_type=False)
    assert symbol.text.endswith(" " + text)


@given(st.text())
@example("_Z")
@example("_Z1f\udc80")
def test_any_text(text: str) -> None:
    assert_consistent(text)


@given(st.binary() | name_like)
@example(b"_Z")
def test_any_bytes(data: bytes) -> None:
    assert_consistent(data)


def assert_consistent(name: str | bytes) -> None:
    """Compare the results of all functions for one name."""
    quiet = try_demangle(name)
    kept = demangle(name, errors="keep")
    assert kept == (name if quiet is None else quiet)
    assert type(kept) is type(name)
    if quiet is None:
        with pytest.raises(DemangleError) as caught:
            demangle(name)
        error = caught.value
        assert error.mangled == name
        assert error.offset is None or 0 <= error.offset <= len(name) * 4
        again = pickle.loads(pickle.dumps(error))
        assert str(again) == str(error)
    else:
        assert is_mangled(name)
        assert demangle(name) == quiet
        assert Symbol(name).demangle() == (
            quiet if isinstance(quiet, str) else quiet.decode(errors="surrogateescape")
        )
    text = demangle_text(name)
    assert type(text) is type(name)


@given(names.symbols, options)
def test_options_mean_the_same_everywhere(symbol: names.Pair, chosen: DemangleOptions) -> None:
    keywords = {
        "params": chosen.params,
        "return_type": chosen.return_type,
        "literal_types": chosen.literal_types,
    }
    text = demangle(symbol.mangled, **keywords)  # type: ignore[call-overload]
    parsed = Symbol(symbol.mangled)
    assert parsed.demangle(chosen) == text
    assert parsed.demangle(**keywords) == text  # type: ignore[arg-type]
    assert demangle_text(symbol.mangled, options=chosen) == text
    words = ",".join("no_" + word for word, value in keywords.items() if not value)
    assert format(parsed, words) == text


@given(st.lists(names.symbols))
def test_symbols_are_values(drawn: list[names.Pair]) -> None:
    symbols = [Symbol(pair.mangled) for pair in drawn]
    mangled = [pair.mangled.encode() for pair in drawn]
    assert [bytes(symbol) for symbol in sorted(symbols)] == sorted(mangled)
    assert len(set(symbols)) == len(set(mangled))
    assert pickle.loads(pickle.dumps(symbols)) == symbols
    for symbol in symbols:
        assert eval(repr(symbol), {"Symbol": Symbol}) == symbol


@given(names.symbols)
def test_one_name_is_printed_the_same_again(symbol: names.Pair) -> None:
    parsed = Symbol(symbol.mangled)
    assert parsed.demangle() == parsed.demangle() == str(parsed)
