"""``demangle``: the text of one name."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from cpp_demangle_py import DemangleError, DemangleOptions, NotMangledError, ParseError, demangle

# All demanglers print the same text for these names.
TEXTS = {
    "_Z1fv": "f()",
    "_Z3addii": "add(int, int)",
    "_ZN3foo3barEi": "foo::bar(int)",
    "_ZN3foo3barIiEEvT_": "void foo::bar<int>(int)",
    "_ZNK5Shape4areaEv": "Shape::area() const",
    "_ZN5ShapeC1ERKS_": "Shape::Shape(Shape const&)",
    "_ZN5ShapeD0Ev": "Shape::~Shape()",
    "_ZN5ShapeaSEOS_": "Shape::operator=(Shape&&)",
    "_ZlsR6StreamRK5Shape": "operator<<(Stream&, Shape const&)",
    "_ZN5ShapecvbEv": "Shape::operator bool()",
    "_Znwm": "operator new(unsigned long)",
    "_Z1fPKcz": "f(char const*, ...)",
    "_Z1fPFivE": "f(int (*)())",
    "_Z1fRA4_Ki": "f(int const (&) [4])",
    "_Z1fM5ShapeKFivE": "f(int (Shape::*)() const)",
    "_ZNSt6vectorIiSaIiEE9push_backEOi": "std::vector<int, std::allocator<int> >::push_back(int&&)",
    "_ZN12_GLOBAL__N_14helpEv": "(anonymous namespace)::help()",
    "_Z1fB5cxx11v": "f[abi:cxx11]()",
    "_ZZ4mainE5count": "main::count",
}


@pytest.mark.parametrize(("name", "text"), TEXTS.items())
def test_text_in_text_out(name: str, text: str) -> None:
    assert demangle(name) == text


@pytest.mark.parametrize(("name", "text"), TEXTS.items())
def test_bytes_in_bytes_out(name: str, text: str) -> None:
    assert demangle(name.encode()) == text.encode()


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_any_bytes_like_object_is_accepted(kind: type[bytes | bytearray | memoryview]) -> None:
    result = demangle(kind(b"_Z3addii"))
    assert result == b"add(int, int)"
    assert type(result) is bytes


def test_the_result_for_a_str_subclass_is_a_plain_str() -> None:
    class Name(str):
        __slots__ = ()

    result = demangle(Name("_Z1fv"))
    assert result == "f()"
    assert type(result) is str


def test_options_are_keywords() -> None:
    assert demangle("_ZN3foo3barEi", params=False) == "foo::bar"
    assert demangle("_ZN3foo3barIiEEvT_", return_type=False) == "foo::bar<int>(int)"
    assert demangle(b"_ZN3foo3barEi", params=False) == b"foo::bar"


def test_options_may_come_as_one_object_that_keywords_override() -> None:
    brief = DemangleOptions(params=False)
    assert demangle("_Z3addii", options=brief) == "add"
    assert demangle("_Z3addii", options=brief, params=True) == "add(int, int)"
    assert demangle("_Z3addii", params=True, options=brief) == "add(int, int)"
    assert demangle("_Z3addii", options=None) == "add(int, int)"
    with pytest.raises(TypeError, match="DemangleOptions"):
        demangle("_Z3addii", options="brief")  # type: ignore[call-overload]


def test_options_objects_are_not_confused() -> None:
    for _ in range(3):
        for params, text in ((False, "add"), (True, "add(int, int)")):
            assert demangle("_Z3addii", options=DemangleOptions(params=params)) == text
    brief, full = DemangleOptions(params=False), DemangleOptions()
    for _ in range(3):
        assert demangle("_Z3addii", options=brief) == "add"
        assert demangle("_Z3addii", options=brief, params=True) == "add(int, int)"
        assert demangle("_Z3addii", options=full) == "add(int, int)"


def test_strict_is_the_default() -> None:
    with pytest.raises(NotMangledError):
        demangle("main")
    with pytest.raises(NotMangledError):
        demangle("main", errors="strict")
    with pytest.raises(ParseError):
        demangle("_ZN3foo")


@pytest.mark.parametrize("name", ["main", "_ZN3foo", "", "\x00", "_Z1f\udc80", b"main", b"\xff_Z", b""])
def test_keep_returns_the_input(name: str | bytes) -> None:
    assert demangle(name, errors="keep") == name


def test_keep_still_demangles() -> None:
    assert demangle("_Z3addii", errors="keep") == "add(int, int)"
    assert demangle("_Z3addii", errors="keep", params=False) == "add"


def test_keep_returns_bytes_for_a_bytes_like_object() -> None:
    result = demangle(bytearray(b"main"), errors="keep")
    assert result == b"main"
    assert type(result) is bytes


def test_an_unknown_value_of_errors_is_rejected() -> None:
    with pytest.raises(ValueError, match=r"strict.*keep") as caught:
        demangle("_Z1fv", errors="ignore")  # type: ignore[call-overload]
    assert not isinstance(caught.value, DemangleError)
    assert "ignore" in str(caught.value)


def test_an_unknown_option_is_rejected() -> None:
    with pytest.raises(TypeError, match="color"):
        demangle("_Z1fv", color=True)  # type: ignore[call-overload]


def test_the_name_is_positional_and_the_rest_is_not() -> None:
    with pytest.raises(TypeError):
        demangle()  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        demangle(name="_Z1fv")  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        demangle("_Z1fv", "keep")  # type: ignore[call-overload]


DEFAULT = DemangleOptions()
SWITCHES = [option for option in dir(DEFAULT) if isinstance(getattr(DEFAULT, option), bool)]


@pytest.mark.parametrize(
    "keyword", [*product(SWITCHES, (True, False)), *product(["style"], ("gnu", "llvm", "cpp_demangle"))]
)
def test_one_keyword_is_the_same_as_an_object_with_it(keyword: tuple[str, Any]) -> None:
    name = "_ZN2ns1AINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEE1fB3tagIiEET_S8_.part.0"
    options: Any = dict([keyword])

    def text(*args: Any, **kwargs: Any) -> object:
        try:
            return demangle(*args, **kwargs)
        except ValueError as error:
            return str(error)

    expected = text(name, DemangleOptions(**options))
    # The second call finds what the first has made.
    assert [text(name, **options), text(name, **options)] == [expected, expected]
    options["params"] = True
    assert text(name, **options) == text(name, DemangleOptions(**options))
