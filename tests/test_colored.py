"""Symbols in colors: as HTML in notebooks, as text of `rich`."""

from __future__ import annotations

import doctest
import importlib.util
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpp_demangle_py import Limits, Part, Symbol, _colored

ROOT = Path(__file__).parents[1]
NAME = "_ZNK2ns5ClassIiE6methodIcEEPFvvERKSs.isra.0"


class Reader(HTMLParser):
    """Read the elements, attributes and text of HTML, as a browser would."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(dict(attrs).get("style") or "")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.pieces.append((data, self._open[-1]))

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.pieces)


def html(symbol: Symbol) -> Reader:
    return Reader(symbol._repr_html_())


def test_the_title_is_the_mangled_name() -> None:
    (tag, attributes), *others = html(Symbol(NAME)).elements
    assert tag == "code"
    assert attributes["title"] == NAME
    assert {tag for tag, _ in others} == {"span"}


def test_the_example_runs() -> None:
    examples = doctest.DocTestParser().get_doctest(Symbol._repr_html_.__doc__ or "", {}, "html", None, None)
    assert len(examples.examples) == 2
    assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


def test_the_text_is_the_demangled_name() -> None:
    symbol = Symbol(NAME)
    assert html(symbol).text == str(symbol)


def test_each_part_has_its_color() -> None:
    styles = {text: style for text, style in html(Symbol(NAME)).pieces if style.startswith("color")}
    expected = {
        "void (*": Part.RETURN_TYPE,
        "ns::Class<int>": Part.SCOPE,
        "method": Part.BASE_NAME,
        "<char>": Part.TEMPLATE_ARGS,
        "const": Part.CV_QUALIFIERS,
        ")()": Part.RETURN_TYPE,
        ".isra.0": Part.CLONE_SUFFIX,
    }
    (signature,) = set(styles) - set(expected)
    assert signature.startswith("(std::basic_string")
    assert styles.pop(signature) == _colored._STYLES[Part.PARAMETERS][0]
    assert styles == {text: _colored._STYLES[part][0] for text, part in expected.items()}


def test_every_part_but_the_whole_name_has_a_style() -> None:
    assert set(Part) - set(_colored._STYLES) == {Part.NAME}


@pytest.mark.parametrize("background", ["#ffffff", "#111111"], ids=["light", "dark"])
def test_the_colors_are_readable(background: str) -> None:
    def luminance(color: str) -> float:
        """Return the relative luminance of WCAG 2.1."""
        channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for style, _ in _colored._STYLES.values():
        (color,) = re.findall(r"color:(#\w{6})", style)
        low, high = sorted((luminance(color), luminance(background)))
        assert (high + 0.05) / (low + 0.05) > 4


@pytest.mark.parametrize(
    "identifier",
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror='alert(1)'>",
        "a&lt;b&amp;c",
        "--><!--",
        "</code></span>",
        "`x` ' \" \\",
        "[bold]x[/bold]",
    ],
)
def test_markup_in_a_name_is_text(identifier: str) -> None:
    symbol = Symbol(f"_Z{len(identifier)}{identifier}v")
    read = html(symbol)
    assert read.text == f"{identifier}()"
    assert [tag for tag, _ in read.elements] == ["code", "span", "span"]
    assert read.elements[0][1] == {"title": symbol.mangled, "style": "white-space:pre-wrap"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (b"_Z2\xc3\xa9v", "é()"),
        (b"_Z1\xffv", r"\udcff()"),
        (b"_Z5\x1b[31mv", r"\x1b[31m()"),
        (b"_Z3a\nbv", r"a\nb()"),
        (b"_Z3a\x00bv", r"a\x00b()"),
        ("_Z3\u202ev".encode(), r"\u202e()"),
    ],
)
def test_what_cannot_be_seen_is_escaped(name: bytes, text: str) -> None:
    symbol = Symbol(name)
    assert html(symbol).text == text
    symbol._repr_html_().encode()
    (_, attributes), *_ = html(symbol).elements
    title = attributes["title"]
    assert title is not None
    assert title.isprintable()


@given(st.binary(max_size=30))
def test_any_identifier(identifier: bytes) -> None:
    symbol = Symbol(b"_ZN%dx%b1fEv" % (len(identifier) + 1, identifier))
    read = html(symbol)
    assert {tag for tag, _ in read.elements} <= {"code", "span"}
    assert read.text.isprintable()
    assert read.text.endswith("()")


def test_a_style_without_ranges_has_no_colors() -> None:
    symbol = Symbol("_ZTV3FooIS_IiEE", style="cpp_demangle")
    assert html(symbol).pieces == [("{vtable(Foo<Foo<int> >)}", "white-space:pre-wrap")]


def test_a_type() -> None:
    assert html(Symbol.parse_type("PKc")).text == "char const*"


def test_a_text_beyond_the_limits_is_replaced_by_the_name() -> None:
    symbol = Symbol("_Z1fPPPi", limits=Limits(output=4))
    assert html(symbol).text == "_Z1fPPPi"


@pytest.mark.parametrize("name", ["_ZN1A1fEi", "?f@A@@QEAAHH@Z", "_RNvCs4Cv8_4demo3add", "_D3foo3barFiZv"])
@pytest.mark.parametrize("style", ["gnu", "llvm"])
def test_all_schemes(name: str, style: Any) -> None:
    symbol = Symbol(name, style=style)
    read = html(symbol)
    assert read.text == str(symbol)
    assert len(read.elements) > 2


def test_nothing_is_imported_before_it_is_used(tmp_path: Path) -> None:
    code = """
import sys
from cpp_demangle_py import Symbol
symbol = Symbol("_Z1fv")
print("cpp_demangle_py._colored" in sys.modules)
symbol._repr_html_()
print("cpp_demangle_py._colored" in sys.modules, "rich" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True", "False"]


class TestRich:
    @pytest.fixture(autouse=True)
    def rich(self) -> Any:
        """Return the library."""
        return pytest.importorskip("rich")

    def test_a_symbol_prints_in_colors(self) -> None:
        console: Any = importlib.import_module("rich.console")
        terminal = console.Console(force_terminal=True, color_system="standard", width=200, _environ={})
        with terminal.capture() as capture:
            terminal.print(Symbol("_ZN2ns1fIcEEvi"))
        colors = {"void": "33", "ns": "36", "f": "1;34", "<char>": "32", "(int)": "35"}
        void, ns, f, args, params = (f"\x1b[{code}m{text}\x1b[0m" for text, code in colors.items())
        assert capture.get() == f"{void} {ns}::{f}{args}{params}\n"

    @pytest.mark.parametrize(
        "name",
        [
            NAME,
            "_ZTV1A",
            "_ZN1AB1t1fILi1EEEvvQ1C@@V1",
            "_Z1fUa9enable_ifIXLi1EEEi",
            "_ZN4demo3add17h0123456789abcdefE",
            "_RNvCs4Cv8_4demo3add.llvm.123",
            "?f@A@@UEBAHH@Z",
            "_D3foo3barFiZv",
        ],
    )
    def test_the_command_has_the_same_colors(self, name: str) -> None:
        text: Any = importlib.import_module("rich.text")
        done = subprocess.run(
            [sys.executable, "-m", "cpp_demangle_py", "--color=always", name], capture_output=True, check=True
        )
        shown = text.Text.from_ansi(done.stdout.decode().rstrip())
        symbol: Any = Symbol(name)
        assert painted(shown) == painted(symbol.__rich__())

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            (b"_Z6[red]av", "[red]a()"),
            (b"_Z1\xffv", r"\udcff()"),
            (b"_Z5\x1b[31mv", r"\x1b[31m()"),
        ],
    )
    def test_markup_and_escapes_are_text(self, name: bytes, text: str) -> None:
        symbol: Any = Symbol(name)
        assert symbol.__rich__().plain == text

    def test_tables_and_the_prompt_take_it(self) -> None:
        abc: Any = importlib.import_module("rich.abc")
        assert isinstance(Symbol("_Z1fv"), abc.RichRenderable)

    def test_a_container_shows_its_repr(self) -> None:
        pretty: Any = importlib.import_module("rich.pretty")
        assert pretty.pretty_repr([Symbol("_Z1fv")]) == "[Symbol('_Z1fv')]"


def painted(text: Any) -> list[tuple[str, int | None, bool, bool]]:
    """Return each character of a text of rich with its color, and whether it is bold or dim."""
    console: Any = importlib.import_module("rich.console").Console()
    styles = [text.get_style_at_offset(console, at) for at in range(len(text))]
    colors = [style.color and style.color.number for style in styles]
    return [
        (char, color, bool(style.bold), bool(style.dim))
        for char, color, style in zip(text.plain, colors, styles, strict=True)
    ]


class TestPicture:
    @pytest.fixture
    def script(self) -> Any:
        """Return the script that draws it, which is no module of a package."""
        pytest.importorskip("rich")
        spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_that_of_the_guide_is_of_this_version(self, script: Any, theme: str, tmp_path: Path) -> None:
        script.draw(tmp_path)
        drawn = tmp_path / f"symbols-{theme}.svg"
        shown = ROOT / "docs" / "_static" / drawn.name
        assert texts(shown) == texts(drawn)
        assert f"_static/{drawn.name}" in (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_it_loads_nothing(self, theme: str) -> None:
        text = (ROOT / "docs" / "_static" / f"symbols-{theme}.svg").read_text(encoding="utf-8")
        assert "@font-face" not in text
        assert "href" not in text
        assert re.findall(r"url\((?!#)", text) == []


def texts(path: Path) -> list[tuple[str, str | None]]:
    """Return the texts of a picture with their classes, which are their colors."""
    return [
        (element.text or "", element.get("class"))
        for element in ET.parse(path).iter()  # our own file
        if element.tag.endswith("}text")
    ]
