"""The exact messages of errors of the engine ``cpp_demangle``."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from cpp_demangle_py import (
    DemangleError,
    FormatError,
    LimitError,
    Limits,
    NotMangledError,
    ParseError,
    demangle,
)

# This style chooses the engine.
ENGINE: Any = {"style": "cpp_demangle"} if "style" in inspect.signature(demangle).parameters else {}

PREFIXES = "not a mangled name: expected _Z, __Z, ___Z, ____Z or _GLOBAL_, at byte 0"


@pytest.mark.parametrize(
    ("name", "cls", "message"),
    [
        ("", NotMangledError, f"cannot demangle '': {PREFIXES}"),
        ("main", NotMangledError, f"cannot demangle 'main': {PREFIXES}"),
        ("_Z", ParseError, "cannot demangle '_Z': mangled symbol ends abruptly, at byte 2"),
        ("_ZN3foo", ParseError, "cannot demangle '_ZN3foo': mangled symbol is not well-formed"),
        (
            "_Z1fv+0x10",
            ParseError,
            "cannot demangle '_Z1fv+0x10': mangled symbol is not well-formed, at byte 5",
        ),
        (
            "_Z1fv\x00",
            ParseError,
            "cannot demangle '_Z1fv\\x00': mangled symbol is not well-formed, at byte 5",
        ),
        ("_Z1f\udc80", ParseError, "cannot demangle '_Z1f\\udc80': the name is not UTF-8, at byte 4"),
        (b"_Z3f\xffo", ParseError, "cannot demangle b'_Z3f\\xffo': the name is not UTF-8, at byte 4"),
        (
            "_Z1fT_",
            FormatError,
            "cannot demangle '_Z1fT_': the name refers to a part that it does not have",
        ),
        (
            "_Z1f" + "P" * 300 + "i",
            LimitError,
            f"cannot demangle '_Z1f{'P' * 36}...{'P' * 39}i' (305 characters): "
            "the name nests deeper than the limit of 256 levels",
        ),
    ],
)
def test_message(name: str | bytes, cls: type[DemangleError], message: str) -> None:
    with pytest.raises(DemangleError) as caught:
        demangle(name, **ENGINE)
    assert type(caught.value) is cls
    assert str(caught.value) == message


def test_a_limit_that_was_given_is_the_one_named() -> None:
    with pytest.raises(LimitError, match=r"the limit of 20 levels$"):
        demangle("_Z1f" + "P" * 300 + "i", limits=Limits(depth=20), **ENGINE)
