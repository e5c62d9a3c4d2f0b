"""Every callable can be introspected, and the options are the same everywhere."""

from __future__ import annotations

import inspect
import io
from collections.abc import Callable

import pytest

import cpp_demangle_py
from cpp_demangle_py import (
    DemangleOptions,
    Limits,
    Symbol,
    demangle,
    demangle_stream,
    demangle_text,
    demangle_type,
    is_mangled,
    try_demangle,
)
from cpp_demangle_py._native import OPTIONS as TABLE

NO_DEFAULT = inspect.Parameter.empty
POSITIONAL = inspect.Parameter.POSITIONAL_ONLY
KEYWORD = inspect.Parameter.KEYWORD_ONLY

OPTIONS = [(name, KEYWORD, default) for name, _, default, *_ in TABLE]
EITHER = inspect.Parameter.POSITIONAL_OR_KEYWORD
NAME = ("name", POSITIONAL, NO_DEFAULT)
ERRORS = ("errors", KEYWORD, "strict")
GIVEN = ("options", EITHER, None)
LIMITS = [("input", KEYWORD, 1 << 20), ("output", KEYWORD, 1 << 19), ("depth", KEYWORD, 4096)]
OF_PARSING = [("scheme", KEYWORD, "auto"), ("style", KEYWORD, "gnu"), ("limits", KEYWORD, None)]


def parameters(function: Callable[..., object]) -> list[tuple[str, object, object]]:
    signature = inspect.signature(function)
    return [
        (parameter.name, parameter.kind, parameter.default) for parameter in signature.parameters.values()
    ]


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (demangle, [NAME, GIVEN, ERRORS, *OPTIONS]),
        (demangle_type, [NAME, GIVEN, ERRORS, *OPTIONS]),
        (try_demangle, [NAME, GIVEN, *OPTIONS]),
        (is_mangled, [NAME, ("scheme", KEYWORD, "auto")]),
        (DemangleOptions, OPTIONS),
        (DemangleOptions().replace, [(name, KEYWORD, ...) for name, *_ in TABLE]),
        (Limits, LIMITS),
        (Limits().replace, [(name, KEYWORD, ...) for name, *_ in LIMITS]),
        (Symbol, [("mangled", POSITIONAL, NO_DEFAULT), *OF_PARSING]),
        (Symbol.parse, [("mangled", POSITIONAL, NO_DEFAULT), *OF_PARSING]),
        (Symbol.parse_type, [("mangled", POSITIONAL, NO_DEFAULT), *OF_PARSING]),
        (Symbol.parse_prefix, [("text", POSITIONAL, NO_DEFAULT), *OF_PARSING]),
        (Symbol("_Z1fv").demangle, [GIVEN, *OPTIONS]),
        (Symbol("_Z1fv").ranges, [GIVEN, *OPTIONS]),
        (Symbol("_Z1fv").tree, [GIVEN, *OPTIONS]),
    ],
)
def test_signature(function: Callable[..., object], expected: list[tuple[str, object, object]]) -> None:
    assert parameters(function) == expected


FOR_TYPE_CHECKERS = {"Field", "OptionKeywords", "Scheme", "Style"}
CALLABLES = sorted(set(cpp_demangle_py.__all__) - FOR_TYPE_CHECKERS)


@pytest.mark.parametrize("name", CALLABLES)
def test_every_public_callable_has_one(name: str) -> None:
    public = getattr(cpp_demangle_py, name)
    inspect.signature(public)
    if inspect.isclass(public):
        for attribute in vars(public):
            value = getattr(public, attribute)
            if callable(value) and not attribute.startswith("_"):
                inspect.signature(value)


BRIEF = DemangleOptions(params=False)
TAKE_OPTIONS: list[tuple[Callable[..., object], tuple[object, ...]]] = [
    (demangle, ("_Z1fi",)),
    (demangle_type, ("PFviE",)),
    (try_demangle, ("_Z1fi",)),
    (demangle_text, ("at _Z1fi",)),
    (Symbol("_Z1fi").demangle, ()),
    (Symbol("_Z1fi").ranges, ()),
    (Symbol("_Z1fi").tree, ()),
]


@pytest.mark.parametrize(("function", "arguments"), TAKE_OPTIONS)
def test_options_come_by_position_or_by_keyword(
    function: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    brief = function(*arguments, params=False)
    assert function(*arguments, BRIEF) == function(*arguments, options=BRIEF) == brief
    assert function(*arguments, None) == function(*arguments, options=None) == function(*arguments)
    assert function(*arguments, BRIEF, params=True) == function(*arguments)
    with pytest.raises(TypeError, match=r"got multiple values for argument 'options'"):
        function(*arguments, BRIEF, options=BRIEF)
    with pytest.raises(TypeError, match=r"positional argument"):
        function(*arguments, BRIEF, BRIEF)
    with pytest.raises(TypeError, match="options must be a DemangleOptions or None, not dict"):
        function(*arguments, {"params": False})


def test_a_stream_takes_them_too() -> None:
    for arguments, keywords in [((BRIEF,), {}), ((), {"options": BRIEF}), ((), {"params": False})]:
        sink = io.BytesIO()
        demangle_stream(io.BytesIO(b"_Z1fi"), sink, *arguments, **keywords)  # type: ignore[arg-type]
        assert sink.getvalue() == b"f"
