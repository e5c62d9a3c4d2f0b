"""``demangle_text``: replace every mangled name in a text, and nothing else."""

from __future__ import annotations

import copy
import io
import pickle
import shutil
import subprocess
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

import names
from cpp_demangle_py import (
    DemangleOptions,
    Match,
    Style,
    Symbol,
    demangle,
    demangle_stream,
    demangle_text,
    find_symbols,
)

REPLACED = [
    ("_Z1fv", "f()"),
    ("0000000000001139 T _Z3addii\n", "0000000000001139 T add(int, int)\n"),
    ("undefined reference to `_ZN3foo3barEi'", "undefined reference to `foo::bar(int)'"),
    ("_Z1fv_Z1gv _Z1gv", "_Z1fv_Z1gv g()"),
    ("_Z1fv:_Z1gv,_Z1hv;(_Z1iv)", "f():g(),h();(i())"),
    ("<_Z1fv+0x10>", "<f()+0x10>"),
    ("_Z1fv\r\n_Z1gv\r\n", "f()\r\ng()\r\n"),
    ("_Z1fv\x00_Z1gv", "f()\x00g()"),
    ("\ta\n\n _Z1fv \n", "\ta\n\n f() \n"),
    # A symbol version is not changed.
    ("U _Znwm@GLIBCXX_3.4", "U operator new(unsigned long)@GLIBCXX_3.4"),
    ("U _Z1fv@@V1", "U f()@@V1"),
    ("foo@_Z1fv", "foo@f()"),
    # A single dot or dollar may precede a name.
    ("._Z1fv", ".f()"),
    ("$_Z1fv = comdat any", "f() = comdat any"),
    # Non-ASCII letters are not part of a name.
    ("é_Z1fvé", "éf()é"),
    ("→_Z1fv←", "→f()←"),
]

UNCHANGED = [
    "",
    "main",
    "foo_Z1fv",
    "foo._Z1fv",
    "foo$_Z1fv",
    ".._Z1fv",
    "$$_Z1fv",
    "_Z1fv_",
    "_Z",
    "_Z._Z1fv",
    "_ZN3foo",
    "_____Z1fv",
    "no name here\r\n",
    "\x00\ufeff\U0001f600",
]


@pytest.mark.parametrize(("text", "expected"), REPLACED)
def test_names_are_replaced(text: str, expected: str) -> None:
    assert demangle_text(text) == expected
    assert demangle_text(text.encode()) == expected.encode()


@pytest.mark.parametrize("text", UNCHANGED)
def test_other_text_is_unchanged(text: str) -> None:
    assert demangle_text(text) == text
    assert demangle_text(text.encode()) == text.encode()


def test_bytes_need_not_be_text() -> None:
    every = bytes(range(256))
    assert demangle_text(every + b" _Z1fv" + every) == every + b" f()" + every


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_any_bytes_like_object_gives_bytes(kind: type[bytes | bytearray | memoryview]) -> None:
    result = demangle_text(kind(b"x _Z1fv\xff"))
    assert type(result) is bytes
    assert result == b"x f()\xff"


def test_lone_surrogates_pass_through() -> None:
    assert demangle_text("\udc80 _Z1fv\ud800") == "\udc80 f()\ud800"


def test_options() -> None:
    assert demangle_text("_Z3addii, _Z3subii", params=False) == "add, sub"
    assert demangle_text("_Z3addii, _Z3subii", options=DemangleOptions(params=False)) == "add, sub"
    assert demangle_text(b"_Z3addii", options=DemangleOptions(params=False)) == b"add"
    assert demangle_text("_Z3addii", options=None) == "add(int, int)"
    assert demangle_text("_Z3addii", options=DemangleOptions(params=False), params=True) == "add(int, int)"
    with pytest.raises(TypeError, match="color"):
        demangle_text("", color=True)  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="max_template_depth"):
        demangle_text("", max_template_depth=-1)


@pytest.mark.parametrize("text", [None, 3, ["_Z1fv"]])
def test_other_types_are_errors(text: object) -> None:
    with pytest.raises(TypeError):
        demangle_text(text)  # type: ignore[call-overload]


def test_a_run_longer_than_any_name_is_text() -> None:
    long = "_Z" + "1" * 5_000_000
    assert demangle_text(f"{long} _Z1fv") == f"{long} f()"


@pytest.mark.parametrize("before", ["", "é" * 10, "x" * 3_000_000])
@pytest.mark.parametrize("between", [" ", " é ", " \ud800 "])
@pytest.mark.parametrize("shown", ["_Z1fv", "_ZNSsC1Ev", "_Z" + "3foo" * 50])
def test_long_texts_have_any_characters_anywhere(before: str, between: str, shown: str) -> None:
    text = f"{before} {shown} {'main ' * 500_000}{between}" + f"{shown} main " * 100_000
    assert demangle_text(text) == text.replace(shown, demangle(shown, errors="keep"))
    encoded = text.encode("utf-8", "surrogatepass")
    assert demangle_text(encoded) == demangle_text(text).encode("utf-8", "surrogatepass")


separators = st.text(
    st.characters(exclude_categories=["Lu", "Ll", "Nd"], exclude_characters="_.$"), min_size=1
)


@pytest.mark.parametrize("run", ["_Z1fv.", "_Z1fv...", "_Z1fv.x.", "_Z1fv.isra.0"])
@pytest.mark.parametrize("style", ["gnu", "llvm"])
def test_a_run_is_read_as_one_name_with_its_full_stops(run: str, style: Style) -> None:
    assert demangle_text(f"<{run}>", style=style) == f"<{demangle(run, style=style, errors='keep')}>"


@given(st.lists(st.tuples(names.symbols, separators)))
def test_names_among_any_other_characters(pieces: list[tuple[names.Pair, str]]) -> None:
    text = "".join(name.mangled + gap for name, gap in pieces)
    expected = "".join(name.text + gap for name, gap in pieces)
    assert demangle_text(text) == expected


@given(st.text())
def test_any_text_without_an_underscore_is_unchanged(text: str) -> None:
    text = text.replace("_", "-")
    assert demangle_text(text) == text


@given(st.text())
def test_str_and_bytes_give_the_same(text: str) -> None:
    text = text.replace("!", "_Z1fv")
    assert demangle_text(text).encode("utf-8", "surrogatepass") == demangle_text(
        text.encode("utf-8", "surrogatepass")
    )


@pytest.mark.skipif(shutil.which("c++filt") is None, reason="needs c++filt")
def test_names_are_recognized_as_in_cxxfilt() -> None:
    # Not for `$`, which c++filt drops, and for NUL, at which it ends a line.
    text = "\n".join(text for text, _ in REPLACED if "$" not in text and "\x00" not in text)
    filtered = subprocess.run(["c++filt"], input=text.encode(), capture_output=True, check=True)
    assert filtered.stdout == demangle_text(text.encode())


def test_the_symbols_of_a_text_are_found_lazily() -> None:
    text = "é _Z1fv <?f@@YAXXZ> \ud800 _RNvC1a1f" + " _Z1gv" * 20_000 + " main"
    found = find_symbols(text)
    first = [next(found) for _ in range(3)]
    assert [match.mangled for match in first] == ["_Z1fv", "?f@@YAXXZ", "_RNvC1a1f"]
    assert [match.symbol.scheme for match in first] == ["itanium", "msvc", "rust"]
    rest = list(found)
    assert len(rest) == 20_000
    assert all(text[slice(*match.span)] == match.mangled for match in first + rest)
    encoded = text.encode("utf-8", "surrogatepass")
    matches = list(find_symbols(bytearray(encoded)))
    assert [match.symbol for match in matches] == [match.symbol for match in first + rest]
    assert all(encoded[slice(*match.span)].decode() == match.mangled for match in matches)


def test_a_match_covers_the_sign_that_is_dropped_with_its_name() -> None:
    (match,) = find_symbols("at $_Z1fv")
    assert (match.span, match.mangled) == ((3, 9), "_Z1fv")
    (match,) = find_symbols("at Z1fv", anywhere=True)
    assert (match.span, match.mangled) == ((3, 7), "_Z1fv")


def test_a_match() -> None:
    (match,) = find_symbols("at _Z1fv", style="llvm")
    assert match == Match((3, 8), Symbol("_Z1fv"))
    assert match != Match((3, 9), Symbol("_Z1fv"))
    assert match.symbol.style == "llvm"
    assert len({match, Match((3, 8), Symbol("_Z1fv"))}) == 1
    match match:
        case Match((start, end), symbol):
            assert (start, end, str(symbol)) == (3, 8, "f()")
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(match, protocol))
        assert (again, again.symbol.style) == (match, "llvm")
    assert copy.copy(match) == copy.deepcopy(match) == match


def test_anywhere_is_a_bool() -> None:
    calls: list[Callable[..., object]] = [
        partial(demangle_text, ""),
        partial(find_symbols, ""),
        partial(demangle_stream, io.BytesIO(), io.BytesIO()),
    ]
    for call in calls:
        with pytest.raises(TypeError, match=r"^anywhere must be a bool, not int$"):
            call(anywhere=1)


def test_a_search_with_wrong_arguments() -> None:
    with pytest.raises(TypeError, match=r"find_symbols\(\) argument must be str or .*, not int"):
        find_symbols(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="the style 'llvm' does not have the option verbose"):
        find_symbols("", style="llvm", verbose=False)


@given(st.lists(st.tuples(names.symbols, separators)))
def test_what_is_found_is_what_is_replaced(pieces: list[tuple[names.Pair, str]]) -> None:
    text = "".join(name.mangled + gap for name, gap in pieces)
    made, done = "", 0
    for found in find_symbols(text):
        start, end = found.span
        made += text[done:start] + str(found.symbol)
        done = end
    assert made + text[done:] == demangle_text(text)
