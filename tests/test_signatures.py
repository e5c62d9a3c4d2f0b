"""Every callable can be introspected, and the options are the same everywhere."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields

import pytest

import cpp_demangle_py
from cpp_demangle_py import DemangleOptions, Symbol, demangle, demangle_type, is_mangled, try_demangle

POSITIONAL = inspect.Parameter.POSITIONAL_ONLY
KEYWORD = inspect.Parameter.KEYWORD_ONLY

OPTIONS = [(field.name, KEYWORD, field.default) for field in fields(DemangleOptions)]
ONE = [("options", KEYWORD, None)]
OF_PARSING = [("style", KEYWORD, "gnu"), ("limits", KEYWORD, None)]
NO_DEFAULT = inspect.Parameter.empty


def parameters(function: Callable[..., object]) -> list[tuple[str, object, object]]:
    signature = inspect.signature(function)
    return [
        (parameter.name, parameter.kind, parameter.default) for parameter in signature.parameters.values()
    ]


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (demangle, [("name", POSITIONAL, NO_DEFAULT), ("errors", KEYWORD, "strict"), *ONE, *OPTIONS]),
        (demangle_type, [("name", POSITIONAL, NO_DEFAULT), ("errors", KEYWORD, "strict"), *ONE, *OPTIONS]),
        (try_demangle, [("name", POSITIONAL, NO_DEFAULT), *ONE, *OPTIONS]),
        (is_mangled, [("name", POSITIONAL, NO_DEFAULT)]),
        (Symbol, [("mangled", POSITIONAL, NO_DEFAULT), *OF_PARSING]),
        (Symbol.parse, [("mangled", POSITIONAL, NO_DEFAULT), *OF_PARSING]),
        (Symbol.parse_type, [("mangled", POSITIONAL, NO_DEFAULT), *OF_PARSING]),
        (Symbol.parse_prefix, [("text", POSITIONAL, NO_DEFAULT), *OF_PARSING]),
        (Symbol("_Z1fv").demangle, [("options", POSITIONAL, None), *OPTIONS]),
        (Symbol("_Z1fv").ranges, [("options", POSITIONAL, None), *OPTIONS]),
        (Symbol("_Z1fv").tree, [("options", POSITIONAL, None), *OPTIONS]),
    ],
)
def test_signature(function: Callable[..., object], expected: list[tuple[str, object, object]]) -> None:
    assert parameters(function) == expected


@pytest.mark.parametrize("name", cpp_demangle_py.__all__)
def test_every_public_callable_has_one(name: str) -> None:
    public = getattr(cpp_demangle_py, name)
    inspect.signature(public)
    if inspect.isclass(public):
        for attribute in vars(public):
            value = getattr(public, attribute)
            if callable(value) and not attribute.startswith("_"):
                inspect.signature(value)
