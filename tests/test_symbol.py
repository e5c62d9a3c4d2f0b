"""``Symbol``: a parsed name, as a value."""

from __future__ import annotations

import random

import pytest

from cpp_demangle_py import DemangleOptions, NotMangledError, Symbol

NAME = "_ZN3foo3barIiEEvT_"


@pytest.mark.parametrize("make", [Symbol, Symbol.parse])
@pytest.mark.parametrize("name", [NAME, NAME.encode(), bytearray(NAME.encode()), memoryview(NAME.encode())])
def test_it_is_made_from_str_or_bytes(make: type[Symbol], name: str | bytes | bytearray | memoryview) -> None:
    symbol = make(name)
    assert type(symbol) is Symbol
    assert symbol.mangled == NAME


def test_it_has_its_own_copy_of_the_bytes() -> None:
    buffer = bytearray(b"_Z3addii")
    symbol = Symbol(buffer)
    buffer[3:6] = b"sub"
    assert symbol.mangled == "_Z3addii"
    assert str(symbol) == "add(int, int)"


def test_its_conversions() -> None:
    symbol = Symbol(NAME)
    assert str(symbol) == "void foo::bar<int>(int)"
    assert bytes(symbol) == NAME.encode()
    assert repr(symbol) == f"Symbol({NAME!r})"


@pytest.mark.parametrize("name", [NAME, "_Z1fv.isra.0", "_GLOBAL__I__Z1fv"])
def test_its_repr_evaluates_back(name: str) -> None:
    symbol = Symbol(name)
    assert eval(repr(symbol), {"Symbol": Symbol}) == symbol


def test_options_choose_what_is_printed() -> None:
    symbol = Symbol(NAME)
    assert symbol.demangle() == "void foo::bar<int>(int)"
    assert symbol.demangle(params=False, return_type=False) == "foo::bar<int>"
    assert symbol.demangle(return_type=False) == "foo::bar<int>(int)"
    assert Symbol("_Z3addii").demangle(params=False) == "add"
    assert Symbol("_Z1fIL1E0EEvv").demangle() == "void f<(E)0>()"
    assert Symbol("_Z1fIL1E0EEvv").demangle(literal_types=False) == "void f<0>()"


def test_options_may_come_as_one_object_that_keywords_override() -> None:
    symbol = Symbol("_ZN3foo3barEi")
    short = DemangleOptions(params=False)
    assert symbol.demangle(short) == "foo::bar"
    assert symbol.demangle(short, params=True) == str(symbol)
    assert symbol.demangle(None) == str(symbol)


@pytest.mark.parametrize("options", [{"params": False}, "params", 1])
def test_options_of_another_type_are_rejected(options: object) -> None:
    with pytest.raises(TypeError, match="DemangleOptions"):
        Symbol(NAME).demangle(options)  # type: ignore[arg-type]


def test_equality_and_hash_are_of_the_mangled_bytes() -> None:
    symbol = Symbol(NAME)
    assert symbol == Symbol(NAME.encode())
    assert not symbol != Symbol(NAME)  # noqa: SIM202
    assert hash(symbol) == hash(Symbol(NAME.encode()))
    assert symbol != Symbol("_Z1fv")
    assert {symbol: 1}[Symbol(NAME)] == 1
    assert len({Symbol("_Z1fv"), Symbol("_Z1gv"), Symbol(b"_Z1fv")}) == 2


def test_it_never_equals_another_type() -> None:
    assert Symbol("_Z1fv") != "_Z1fv"
    assert Symbol("_Z1fv") != b"_Z1fv"
    assert (Symbol("_Z1fv") == None) is False  # noqa: E711


def test_comparisons_defer_to_other_types() -> None:
    class Always:  # noqa: PLW1641
        def __eq__(self, other: object) -> bool:
            return True

        def __gt__(self, other: object) -> bool:
            return True

    assert Symbol("_Z1fv") == Always()
    assert Symbol("_Z1fv") < Always()


def test_the_order_is_total_and_that_of_the_mangled_bytes() -> None:
    names = [b"_Z1av", b"_Z1bv", b"_Z2aav", b"_ZN1a1bE", b"_Z1fv"]
    symbols = [Symbol(name) for name in names]
    random.Random(1).shuffle(symbols)
    assert [bytes(symbol) for symbol in sorted(symbols)] == sorted(names)
    a, b = Symbol("_Z1av"), Symbol("_Z1bv")
    assert a < b
    assert a <= b
    assert b > a
    assert b >= a
    assert a <= Symbol("_Z1av")
    assert a >= Symbol("_Z1av")
    assert not a < Symbol("_Z1av")
    assert not a > Symbol("_Z1av")


def test_other_types_have_no_order_with_it() -> None:
    with pytest.raises(TypeError):
        _ = Symbol("_Z1fv") < "_Z1gv"  # type: ignore[operator]
    with pytest.raises(TypeError):
        sorted([Symbol("_Z1fv"), 3])  # type: ignore[type-var]


def test_it_is_not_a_container() -> None:
    symbol = Symbol(NAME)
    with pytest.raises(TypeError):
        iter(symbol)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        len(symbol)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        symbol[0]  # type: ignore[index]
    with pytest.raises(TypeError):
        _ = "f" in symbol  # type: ignore[operator]


@pytest.mark.parametrize("make", [Symbol, Symbol.parse])
def test_text_that_is_not_a_name_is_rejected(make: type[Symbol]) -> None:
    with pytest.raises(NotMangledError, match="main"):
        make("main")


def test_arguments_are_checked() -> None:
    with pytest.raises(TypeError):
        Symbol()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Symbol("_Z1fv", "_Z1gv")  # type: ignore[call-arg, arg-type]
    with pytest.raises(TypeError):
        Symbol(mangled="_Z1fv")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="color"):
        Symbol("_Z1fv", color=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="color"):
        Symbol("_Z1fv").demangle(color=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Symbol("_Z1fv").demangle(None, False)  # type: ignore[call-arg, arg-type]


def test_its_module_is_the_package() -> None:
    assert Symbol.__name__ == "Symbol"
    assert Symbol.__module__.startswith("cpp_demangle_py")
