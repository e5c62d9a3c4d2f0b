"""The error classes: their attributes, their messages, and copies of them."""

from __future__ import annotations

import copy
import pickle

import pytest

from cpp_demangle_py import (
    DemangleError,
    FormatError,
    LimitError,
    NotMangledError,
    ParseError,
    Symbol,
    demangle,
)
from cpp_demangle_py.options import Style

CLASSES = [DemangleError, FormatError, NotMangledError, ParseError, LimitError]


@pytest.mark.parametrize("cls", CLASSES)
def test_each_is_a_demangle_error_and_a_value_error(cls: type[DemangleError]) -> None:
    assert issubclass(cls, DemangleError)
    assert issubclass(cls, ValueError)


@pytest.mark.parametrize("cls", CLASSES)
@pytest.mark.parametrize("offset", [None, 0, 5])
@pytest.mark.parametrize("mangled", ["_Z1f+", b"_Z1f\xff"])
def test_what_it_carries_survives_copy_and_pickle(
    cls: type[DemangleError], mangled: str | bytes, offset: int | None
) -> None:
    error = (
        LimitError(mangled, "not well-formed", offset, "depth", 5)
        if cls is LimitError
        else cls(mangled, "not well-formed", offset)
    )
    for again in [
        error,
        copy.copy(error),
        copy.deepcopy(error),
        *(pickle.loads(pickle.dumps(error, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)),
    ]:
        assert type(again) is cls
        assert (again.mangled, again.reason, again.offset) == (mangled, "not well-formed", offset)
        assert vars(again) == vars(error)
        assert str(again) == str(error)
        assert again.args == error.args


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ParseError("_Z1f+", "not well-formed", 4), "cannot demangle '_Z1f+': not well-formed, at byte 4"),
        (ParseError("_Z1f+", "not well-formed"), "cannot demangle '_Z1f+': not well-formed"),
        (ParseError(b"_Z1f\xff", "too odd", 4), "cannot demangle b'_Z1f\\xff': too odd, at byte 4"),
        (NotMangledError("", "empty", 0), "cannot demangle '': empty, at byte 0"),
        (NotMangledError("a\x00\n\udc80", "odd"), "cannot demangle 'a\\x00\\n\\udc80': odd"),
        (
            LimitError("_Z" + "P" * 9998, "too deep", 120, "depth", 5),
            f"cannot demangle '_Z{'P' * 38}...{'P' * 40}' (10,000 characters): too deep, at byte 120",
        ),
        (
            LimitError(b"_Z" + b"P" * 9998, "too deep", None, "depth", 5),
            f"cannot demangle b'_Z{'P' * 38}...{'P' * 40}' (10,000 bytes): too deep",
        ),
    ],
)
def test_its_message_says_what_was_given_what_is_wrong_and_where(error: DemangleError, message: str) -> None:
    assert str(error) == message


@pytest.mark.parametrize("name", ["main", "_ZN3foo", "_Z1f\x00", "_Z" + "P" * 100_000])
@pytest.mark.parametrize("call", [demangle, Symbol, Symbol.parse_prefix])
def test_it_carries_what_was_given_whole(call: object, name: str) -> None:
    assert callable(call)
    for given in (name, name.encode()):
        if call == Symbol.parse_prefix and name == "_Z1f\x00":
            continue  # it finds a name before the NUL
        with pytest.raises(DemangleError) as caught:
            call(given)
        error = caught.value
        assert error.mangled == given
        assert type(error.mangled) is type(given)
        assert error.reason
        assert error.offset is None or 0 <= error.offset <= len(name)
        assert error.reason in str(error)
        assert len(str(error)) < 500


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("", NotMangledError),
        ("main", NotMangledError),
        ("Z1fv", NotMangledError),
        ("_Z", ParseError),
        ("_Z9f", ParseError),
        ("_ZN3foo", ParseError),
        ("_Z1f+", ParseError),
        ("_Z1fS_", ParseError),
        ("_Z99999999999999999999fv", ParseError),
        ("_Z1f" + "P" * 100_000 + "i", LimitError),
    ],
)
def test_each_failure_has_its_class(name: str, cls: type[DemangleError]) -> None:
    with pytest.raises(DemangleError) as caught:
        demangle(name)
    assert type(caught.value) is cls


@pytest.mark.parametrize(
    "name", ["_Z1fi", "_Z1fv.cold", "_RNvC1a1f", "_RNvC1a1f.cold", "?f@@YAXXZ", "_D1a1fFZv"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("style", ["gnu", "llvm"])
def test_the_line_break_of_a_line_is_named(name: str, end: str, style: Style) -> None:
    line = name + end
    for given in (line, line.encode()):
        with pytest.raises(ParseError) as caught:
            demangle(given, style=style)
        reason = "a line break follows the name; remove it first"
        assert str(caught.value) == f"cannot demangle {given!r}: {reason}, at byte {len(name)}"


def test_it_is_raised_without_a_context_of_other_errors() -> None:
    with pytest.raises(DemangleError) as caught:
        demangle("main")
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


@pytest.mark.parametrize("cls", CLASSES)
@pytest.mark.parametrize("name", ["_Z" + "x" * 1_000_000, b"_Z" + b"x" * 1_000_000])
def test_the_repr_of_an_error_is_short(cls: type[DemangleError], name: str | bytes) -> None:
    error = LimitError(name, "odd", 5, "depth", 5) if cls is LimitError else cls(name, "odd", 5)
    assert repr(error).startswith(f"{cls.__name__}({name[:40]!r}"[:-1])
    assert repr(error).endswith("xxx', 'odd', 5, 'depth', 5)" if cls is LimitError else "xxx', 'odd', 5)")
    assert len(repr(error)) < 200
    assert error.args[0] is name


def test_the_repr_of_an_error_with_a_short_name_evaluates_to_an_equal_error() -> None:
    error = ParseError("_Z1f+", "not well-formed", 4)
    assert repr(error) == "ParseError('_Z1f+', 'not well-formed', 4)"
    assert vars(eval(repr(error))) == vars(error)
