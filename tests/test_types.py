"""The results have the types that the stubs declare. mypy and pyright check this file too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cpp_demangle_py import (
    DemangleError,
    Symbol,
    demangle,
    demangle_text,
    is_mangled,
    try_demangle,
)

if TYPE_CHECKING:
    from typing_extensions import assert_type
else:

    def assert_type(value: object, kind: object) -> object:
        """Return the value. A type checker compares its type; the tests compare the value."""
        return value


def test_demangle() -> None:
    assert isinstance(assert_type(demangle("_Z1fv"), str), str)
    assert isinstance(assert_type(demangle(b"_Z1fv"), bytes), bytes)
    assert isinstance(assert_type(demangle(bytearray(b"_Z1fv")), bytes), bytes)
    assert isinstance(assert_type(demangle(memoryview(b"_Z1fv"), errors="keep"), bytes), bytes)


def test_try_demangle() -> None:
    assert isinstance(assert_type(try_demangle("_Z1fv"), str | None), str)
    assert isinstance(assert_type(try_demangle(b"_Z1fv"), bytes | None), bytes)


def test_is_mangled() -> None:
    assert isinstance(assert_type(is_mangled("_Z1fv"), bool), bool)


def test_demangle_text() -> None:
    assert isinstance(assert_type(demangle_text("_Z1fv"), str), str)
    assert isinstance(assert_type(demangle_text(bytearray(b"_Z1fv")), bytes), bytes)


def test_symbol() -> None:
    symbol = assert_type(Symbol("_Z1fv"), Symbol)
    assert isinstance(assert_type(Symbol.parse(b"_Z1fv"), Symbol), Symbol)
    assert isinstance(assert_type(symbol.demangle(params=False), str), str)
    assert isinstance(assert_type(symbol.mangled, str), str)
    assert isinstance(assert_type(symbol == symbol, bool), bool)
    assert isinstance(assert_type(symbol < symbol, bool), bool)
    assert isinstance(assert_type(sorted([symbol]), list[Symbol]), list)
    assert isinstance(assert_type(hash(symbol), int), int)


def test_parse_prefix() -> None:
    pair = assert_type(Symbol.parse_prefix("_Z1fv x"), tuple[Symbol, str])
    assert [type(part) for part in pair] == [Symbol, str]
    bytes_pair = assert_type(Symbol.parse_prefix(b"_Z1fv x"), tuple[Symbol, bytes])
    assert [type(part) for part in bytes_pair] == [Symbol, bytes]


def test_errors() -> None:
    error = DemangleError("_Z", "too short", 2)
    assert_type(error.mangled, str | bytes)
    assert_type(error.reason, str)
    assert_type(error.offset, int | None)
    assert (error.mangled, error.reason, error.offset) == ("_Z", "too short", 2)
