"""Names of each mangling scheme, chosen by the name or by the option ``scheme``."""

from __future__ import annotations

import io
from typing import Any

import pytest

from cpp_demangle_py import (
    DemangleError,
    NotMangledError,
    ParseError,
    Symbol,
    SymbolKind,
    demangle,
    demangle_all,
    demangle_stream,
    demangle_text,
    demangle_type,
    find_symbols,
    is_mangled,
    parts_all,
)
from cpp_demangle_py.options import Scheme, Style

LEGACY = "_ZN4core3fmt9Formatter3pad17h0123456789abcdefE"
OF_LEGACY = "core::fmt::Formatter::pad::h0123456789abcdef"

TEXTS: list[tuple[Scheme, str, str, str]] = [
    ("itanium", "_ZN3foo3barEi", "foo::bar(int)", "foo::bar(int)"),
    ("rust", "_RNvCs4Cv8_4demo3add", "demo[10ce04]::add", "demo::add"),
    ("msvc", "?bar@foo@@YAHH@Z", "int __cdecl foo::bar(int)", "int __cdecl foo::bar(int)"),
    ("msvc", ".?AVfoo@@", "class foo `RTTI Type Descriptor Name'", "class foo `RTTI Type Descriptor Name'"),
    ("dlang", "_D3foo3barFiZv", "foo.bar(int)", "foo.bar(int)"),
]


@pytest.mark.parametrize(("scheme", "name", "gnu", "llvm"), TEXTS)
def test_the_scheme_is_that_of_the_name(scheme: Scheme, name: str, gnu: str, llvm: str) -> None:
    for style, text in (("gnu", gnu), ("llvm", llvm)):
        symbol = Symbol(name, style=style)  # type: ignore[arg-type]
        assert symbol.scheme == scheme
        assert str(symbol) == text
        assert demangle(name, style=style) == text  # type: ignore[call-overload]
        assert demangle(name, style=style, scheme=scheme) == text  # type: ignore[call-overload]
    assert is_mangled(name)
    assert demangle_all([name, "main"]) == [gnu, "main"]
    assert parts_all([name], fields=("scheme", "demangled")) == {"scheme": [scheme], "demangled": [gnu]}


@pytest.mark.parametrize("other", ["itanium", "rust", "msvc", "dlang"])
@pytest.mark.parametrize(("scheme", "name", "gnu", "llvm"), TEXTS)
def test_a_scheme_reads_its_own_names_alone(
    other: Scheme, scheme: Scheme, name: str, gnu: str, llvm: str
) -> None:
    if other != scheme:
        with pytest.raises(NotMangledError, match=r"^cannot demangle '.*': not a mangled name: expected "):
            demangle(name, scheme=other)


def test_legacy_names_of_rust_are_cpp_names_to_llvm() -> None:
    assert (Symbol(LEGACY).scheme, Symbol(LEGACY, style="llvm").scheme) == ("rust", "itanium")
    assert Symbol(LEGACY, scheme="itanium").kind is SymbolKind.DATA
    assert demangle(LEGACY) == demangle(LEGACY, scheme="itanium") == OF_LEGACY
    assert demangle(LEGACY, verbose=False) == "core::fmt::Formatter::pad"
    escaped = "_ZN4core5_$LT$17h0123456789abcdefE"
    assert demangle(escaped, scheme="itanium") == "core::_$LT$::h0123456789abcdef"
    assert demangle(escaped) == "core::<::h0123456789abcdef"
    assert demangle(escaped, style="llvm") == "core::_$LT$::h0123456789abcdef"


def test_legacy_names_of_rust_have_the_other_tools_text_where_rust_is_asked_for() -> None:
    escaped = "_ZN4core5_$LT$17h0123456789abcdefE"
    assert demangle(escaped, style="llvm", scheme="rust") == "core::<::h0123456789abcdef"
    assert demangle_text(f"at {escaped}+3", style="llvm", scheme="rust") == "at core::<::h0123456789abcdef+3"
    symbol, rest = Symbol.parse_prefix(f"{escaped}+3", style="llvm", scheme="rust")
    assert (symbol.scheme, symbol.base_name, symbol.crate_name, rest) == ("rust", "<", "core", "+3")


@pytest.mark.parametrize(
    "name", ["PK11_GetKeyData", "_Rectangle", "_Dmain", "_Dmain_x", "?", "_RAND_bytes", "_Dx", "main"]
)
def test_a_name_of_c_is_no_mangled_name(name: str) -> None:
    assert not is_mangled(name)
    styles: list[Style] = ["gnu", "llvm"]
    for style in styles:
        with pytest.raises(DemangleError):
            demangle(name, style=style)
        assert demangle(name, style=style, errors="keep") == name


def test_the_main_function_of_d_is_read_where_d_is_asked_for_and_in_texts() -> None:
    assert demangle("_Dmain", scheme="dlang") == "D main"
    assert demangle_text("at _Dmain+0x10, _Dmain_x, _Dmain.cold") == "at D main+0x10, _Dmain_x, _Dmain.cold"
    (match,) = find_symbols("at _Dmain+0x10")
    assert (match.symbol.scheme, match.symbol.base_name) == ("dlang", "D main")


@pytest.mark.parametrize(
    ("name", "option", "text"),
    [
        ("?f@A@@QEAAXXZ", {"access": False}, "void __cdecl A::f(void)"),
        ("?f@A@@QEAAXXZ", {"calling_convention": False}, "public: void A::f(void)"),
        ("?f@@YAXVA@@@Z", {"tag_kind": False}, "void __cdecl f(A)"),
        ("?f@A@@SAXXZ", {"member_type": False}, "public: void __cdecl A::f(void)"),
        ("?x@@3HA", {"variable_type": False}, "x"),
        ("?f@A@@QEAAXXZ", {"params": False, "access": False, "calling_convention": False}, "void A::f"),
        ("?f@@YAHH@Z", {"return_type": False}, "__cdecl f(int)"),
        ("_D3foo3barFiZv", {"params": False}, "foo.bar"),
        ("_RINvCs4Cv8_4demo3addKj8_E.cold", {"template_args": False}, "demo[10ce04]::add"),
    ],
)
def test_options_of_the_other_schemes(name: str, option: dict[str, Any], text: str) -> None:
    assert demangle(name, **option) == text
    assert demangle(name) != text
    # In other names they have no effect.
    assert demangle("_ZTV1A", **option) == "vtable for A"


def test_parts_of_a_name_of_msvc() -> None:
    symbol = Symbol("?f@?$A@H@ns@@UEBAPEAXHD@Z")
    assert str(symbol) == "public: virtual void * __cdecl ns::A<int>::f(int, char) const"
    assert (symbol.name, symbol.base_name, symbol.scope) == ("ns::A<int>::f", "f", "ns::A<int>")
    assert symbol.scopes == ("ns", "A<int>")
    assert symbol.parameters == ("int", "char")
    assert symbol.return_type == "void *"
    assert symbol.cv_qualifiers == ("const",)
    assert (symbol.access, symbol.is_static, symbol.is_virtual) == ("public", False, True)
    assert symbol.calling_convention == "__cdecl"
    assert symbol.kind is SymbolKind.FUNCTION


def test_parts_of_a_name_of_rust() -> None:
    symbol = Symbol("_RINvNtCs4Cv8_4demo4math3addKj8_E")
    assert (symbol.base_name, symbol.crate_name, symbol.hash) == ("add", "demo", "10ce04")
    assert symbol.template_args is not None
    assert symbol.kind is SymbolKind.FUNCTION
    assert Symbol(LEGACY).hash == "h0123456789abcdef"
    assert Symbol("_Z1fv").crate_name is None


def test_parts_of_a_name_of_d() -> None:
    symbol = Symbol("_D3std3utf__T10codeLengthTyuZQqFNaNbNiNfwZh")
    assert (symbol.base_name, symbol.scope) == ("codeLength", "std.utf.codeLength!(immutable(wchar))")
    assert symbol.parameters == ("dchar",)


@pytest.mark.parametrize("name", ["?f@@YAXXZ", "_RNvC1a1f", "_D1a1fFZv"])
def test_only_itanium_has_trees_and_types(name: str) -> None:
    symbol = Symbol(name)
    with pytest.raises(ValueError, match=rf"trees are supported only by .*, not by '{symbol.scheme}'"):
        symbol.tree()
    with pytest.raises(
        ValueError, match=rf"types on their own are supported only by .*, not by '{symbol.scheme}'"
    ):
        demangle_type("i", scheme=symbol.scheme)


def test_a_symbol_is_shown_and_copied_with_its_scheme() -> None:
    symbol = Symbol(LEGACY, scheme="itanium")
    assert repr(symbol) == f"Symbol('{LEGACY}', scheme='itanium')"
    assert eval(repr(symbol)).scheme == "itanium"
    assert f"{symbol:rust}" == str(Symbol(LEGACY))


@pytest.mark.parametrize("style", ["cpp_demangle"])
def test_cpp_demangle_knows_itanium_alone(style: Style) -> None:
    with pytest.raises(NotMangledError):
        demangle("?f@@YAXXZ", style=style)
    with pytest.raises(ValueError, match="'cpp_demangle' does not support the scheme 'msvc'") as caught:
        demangle("?f@@YAXXZ", style=style, scheme="msvc")
    assert type(caught.value) is ValueError


@pytest.mark.parametrize("name", ["?f@@YAXXZ", "_RNvC1a1f", "_D1a1fFZv"])
def test_a_name_at_the_beginning_of_a_text(name: str) -> None:
    end = "+0x10"
    assert Symbol.parse_prefix(name + end) == (Symbol(name), end)
    with pytest.raises(ParseError) as caught:
        Symbol(name + end)
    assert caught.value.offset == len(name)


@pytest.mark.parametrize(("scheme", "name", "gnu", "llvm"), TEXTS)
def test_names_of_each_scheme_are_found_in_a_text(scheme: Scheme, name: str, gnu: str, llvm: str) -> None:
    text = f"at ({name}) or {name}\n? ?x <{name}"
    expected = f"at ({gnu}) or {gnu}\n? ?x <{gnu}"
    assert demangle_text(text) == expected
    assert demangle_text(text.encode()) == expected.encode()
    sink = io.BytesIO()
    demangle_stream(io.BytesIO(text.encode()), sink)
    assert sink.getvalue().decode() == expected
    others: list[Scheme] = ["itanium", "rust", "msvc", "dlang"]
    others.remove(scheme)
    assert demangle_text(text, scheme=others[0]) == text


def test_another_style_may_decide_otherwise_on_the_scheme() -> None:
    name = "_ZN4demo3add17h0123456789abcdefE.llvm.1"
    assert Symbol(name).demangle(style="llvm") == "demo::add::h0123456789abcdef (.llvm.1)"
    assert Symbol(name).parts(style="llvm").scope == "demo::add"
    assert Symbol(name, style="llvm").demangle(style="gnu") == demangle(name)
    with pytest.raises(ValueError, match="'cpp_demangle' does not support the scheme 'msvc'"):
        Symbol("?f@@YAXXZ").demangle(style="cpp_demangle")


@pytest.mark.parametrize(
    ("name", "description", "entity"),
    [
        ("??_7Foo@@6B@", "`vftable'", "Foo"),
        ("??_7A@ns@@6BB@1@@", "`vftable'", "ns::A"),
        ("??_7?$A@H@@6B@", "`vftable'", "A<int>"),
        ("??_R0H@8", "`RTTI Type Descriptor'", "int"),
        ("?f@Foo@@W7EAAXXZ", None, "Foo::f(void)"),
        ("?f@Foo@@W7EGDAXH@Z", None, "Foo::f(int) const volatile &"),
        ("_D1a1b6__initZ", "initializer for", "a.b"),
        ("?f@@YAXXZ", None, None),
    ],
)
def test_special_symbols_of_other_schemes(name: str, description: str | None, entity: str | None) -> None:
    assert (Symbol(name).description, Symbol(name).entity) == (description, entity)


def test_parts_that_the_text_does_not_show() -> None:
    assert [Symbol(name).base_name for name in ("??0?$A@H@@QEAA@XZ", "??1?$A@H@@QEAA@XZ")] == ["A", "~A"]
    assert Symbol("_RNvC1a1f.llvm.123").clone_suffixes == (".llvm.123",)
    assert Symbol("_D3foo1xi").return_type is None


@pytest.mark.parametrize("name", ["_RC1$", "_RNvC1a1$", "_RIC3i64Kx_E", "_RC1\u00e9"])
def test_what_is_parsed_can_be_printed(name: str) -> None:
    assert not is_mangled(name)
    with pytest.raises(ParseError):
        Symbol(name)
    assert list(find_symbols(name)) == []


def test_a_descriptor_that_is_none_does_not_stop_the_search() -> None:
    text = "see .?AVfoo and .?A in _Z1fv"
    assert demangle_text(text) == "see .?AVfoo and .?A in f()"
    assert [found.mangled for found in find_symbols(text)] == ["_Z1fv"]
