"""``style``: the text of each tool, and the options in each style."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from cpp_demangle_py import DemangleOptions, ParseError, Symbol, demangle, demangle_text, try_demangle
from cpp_demangle_py._native import OPTIONS as TABLE
from cpp_demangle_py.options import Style

STYLES: list[Style] = ["gnu", "llvm", "cpp_demangle"]

# The texts of c++filt 2.47, of llvm-cxxfilt 23 and of the crate cpp_demangle 0.5.1.
TEXTS = {
    "_Z1f1AI1BIiEE": ("f(A<B<int> >)", "f(A<B<int>>)", "f(A<B<int> >)"),
    "_ZN1AILj4EE1fEv": ("A<4u>::f()", "A<4u>::f()", "A<(unsigned int)4>::f()"),
    "_ZTV1A": ("vtable for A", "vtable for A", "{vtable(A)}"),
    "_Z1fIJEEvv": ("void f<>()", "void f<>()", "void f<>()"),
    "_ZZ4mainENKUlvE_clEv": (
        "main::{lambda()#1}::operator()() const",
        "main::'lambda'()::operator()() const",
        "main::{lambda()#1}::operator()() const",
    ),
    "_Z1fv.isra.0": ("f() [clone .isra.0]", "f() (.isra.0)", "f() [clone .isra.0]"),
}
CASES = [
    (name, style, text) for name, texts in TEXTS.items() for style, text in zip(STYLES, texts, strict=True)
]


@pytest.mark.parametrize(("name", "style", "text"), CASES)
def test_each_style_has_its_text(name: str, style: Style, text: str) -> None:
    assert demangle(name, style=style) == text
    assert demangle(name.encode(), style=style) == text.encode()
    assert try_demangle(name, style=style) == text
    assert demangle(name, options=DemangleOptions(style=style)) == text
    assert demangle_text(f"<{name}>", style=style) == f"<{text}>"
    symbol = Symbol(name, style=style)
    assert symbol.style == style
    assert str(symbol) == symbol.demangle() == f"{symbol}" == text
    assert f"{Symbol(name):{style}}" == text


@pytest.mark.parametrize("own", STYLES)
@pytest.mark.parametrize(("name", "style", "text"), CASES)
def test_a_symbol_prints_any_style_and_its_own_by_itself(
    name: str, own: Style, style: Style, text: str
) -> None:
    symbol = Symbol(name, style=own)
    assert symbol.demangle(style=style) == text
    assert symbol.demangle(style=None) == str(symbol)
    assert symbol.demangle(DemangleOptions(params=True)) == str(symbol)


def test_gnu_is_the_default_everywhere() -> None:
    assert Symbol("_Z1fv").style == Symbol("_Z1fv", style=None).style == "gnu"
    assert Symbol.parse("_Z1fv").style == Symbol.parse_prefix("_Z1fv")[0].style == "gnu"
    for name, (gnu, *_) in TEXTS.items():
        assert demangle(name) == demangle(name, style=None) == str(Symbol(name)) == gnu


@pytest.mark.parametrize("style", STYLES)
def test_a_symbol_of_a_style_is_shown_and_copied_with_it(style: Style) -> None:
    symbol = Symbol("_ZN1AILj4EE1fEv", style=style)
    shown = repr(symbol)
    assert shown == f"Symbol('_ZN1AILj4EE1fEv'{'' if style == 'gnu' else f', style={style!r}'})"
    for again in (eval(shown), pickle.loads(pickle.dumps(symbol))):
        assert again == symbol
        assert again.style == style
        assert str(again) == str(symbol)
    assert symbol == Symbol("_ZN1AILj4EE1fEv")


OPTIONS: list[tuple[str, dict[str, Any], str, str]] = [
    ("_ZN1A1fEi", {"params": False}, "A::f", "A::f"),
    ("_Z1fIiEvT_", {"return_type": False}, "f<int>(int)", "f<int>(int)"),
    ("_ZN1AILj4EE1fEv", {"literal_types": False}, "A<4>::f()", "A<4>::f()"),
    ("_ZN1AIiE1fIcEEvv", {"template_args": False}, "void A::f()", "void A::f()"),
    ("_ZZ1fiEN1A1gEc", {"enclosing_params": False}, "f::A::g(char)", "f::A::g(char)"),
    (
        "_ZZ1fvENKUliE_clEi",
        {"closure_params": False},
        "f()::{lambda#1}::operator()(int) const",
        "f()::'lambda'::operator()(int) const",
    ),
    ("_Z1fB5cxx11v", {"abi_tags": False}, "f()", "f()"),
    ("_Z1fv.isra.0", {"clone_suffix": False}, "f()", "f()"),
    ("_Z1fIiEvT_Q1C", {"requires": False}, "void f<int>(int)", "void f<int>(int)"),
    (
        "_ZNSt6vectorINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEESaIS5_EE9push_backERKS5_",
        {"simplify_std": True},
        "std::vector<std::string>::push_back(std::string const&)",
        "std::vector<std::string>::push_back(std::string const&)",
    ),
    (
        "_ZNSt4mine1AIiSaIiEE1fEv",
        {"simplify_std": True, "inline_namespaces": ["mine"]},
        "std::A<int, std::allocator<int> >::f()",
        "std::A<int, std::allocator<int>>::f()",
    ),
    ("_Z1f1AI1BI1CIiEEE", {"max_template_depth": 2}, "f(A<B<C<...> > >)", "f(A<B<C<...>>>)"),
    ("_Z1f1AIiE", {"max_template_depth": 0}, "f(A<...>)", "f(A<...>)"),
]


def test_each_option_is_tested() -> None:
    tested = {option for _, options, *_ in OPTIONS for option in options} | {"verbose"}
    of_msvc = {"access", "calling_convention", "tag_kind", "member_type", "variable_type"}  # test_schemes.py
    assert tested | of_msvc | {"scheme", "style", "limits"} == {name for name, *_ in TABLE}


def test_verbose_is_an_option_of_gnu() -> None:
    assert demangle("_ZNSolsEi", verbose=False) == "std::ostream::operator<<(int)"
    assert demangle("_ZNSolsEi") == "std::basic_ostream<char, std::char_traits<char> >::operator<<(int)"
    with pytest.raises(ValueError, match="'llvm' does not have the option verbose; 'gnu' has it"):
        demangle("_ZNSolsEi", style="llvm", verbose=False)


@pytest.mark.parametrize(("name", "option", "gnu", "llvm"), OPTIONS)
def test_each_option_in_each_style(name: str, option: dict[str, Any], gnu: str, llvm: str) -> None:
    for style, text in (("gnu", gnu), ("llvm", llvm)):
        assert demangle(name, style=style, **option) == text  # type: ignore[call-overload]
        assert Symbol(name).demangle(style=style, **option) == text  # type: ignore[arg-type]
        assert demangle(name, style=style) != text  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("name", "option", "text"),
    [
        ("_ZN1A1fEi", {"params": False}, "A::f"),
        ("_Z1fIiEvT_", {"return_type": False}, "f<int>(int)"),
        ("_ZN1AILj4EE1fEv", {"literal_types": False}, "A<4>::f()"),
    ],
)
def test_cpp_demangle_has_three_options(name: str, option: dict[str, Any], text: str) -> None:
    assert demangle(name, style="cpp_demangle", **option) == text


OTHER_VALUES: dict[str, Any] = {"int | None": 3, "tuple[str, ...] | list[str]": ["mine"]}


@pytest.mark.parametrize(
    "option",
    [
        {name: OTHER_VALUES.get(type_, not default)}
        for name, type_, default, _, styles, *_ in TABLE
        if "cpp_demangle" not in styles
    ],
)
def test_cpp_demangle_rejects_the_other_options_by_name(option: dict[str, Any]) -> None:
    (name,) = option
    symbol = Symbol("_Z1fv")
    calls: list[Callable[[], object]] = [
        lambda: demangle("_Z1fv", style="cpp_demangle", **option),
        lambda: demangle("main", style="cpp_demangle", errors="keep", **option),
        lambda: try_demangle("_Z1fv", style="cpp_demangle", **option),
        lambda: symbol.demangle(style="cpp_demangle", **option),
    ]
    for call in calls:
        with pytest.raises(ValueError, match=rf"'cpp_demangle' does not have the option {name};") as caught:
            call()
        assert type(caught.value) is ValueError


def test_the_structure_of_a_name_that_only_cpp_demangle_reads_is_an_error() -> None:
    symbol = Symbol("_Z1fiD2i", style="cpp_demangle")
    assert (str(symbol), symbol.mangled, symbol.scheme) == ("f(int, ~f, int)", "_Z1fiD2i", "itanium")
    ask: list[Callable[[], object]] = [
        lambda: symbol.kind,
        lambda: symbol.name,
        lambda: symbol.is_function,
        symbol.parts,
        symbol.tree,
        lambda: symbol.demangle(style="gnu"),
    ]
    for wanted in ask:
        with pytest.raises(ParseError, match="expected a type, at byte 5"):
            wanted()
