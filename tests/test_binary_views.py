"""What notebooks and the interactive interpreter show of a binary."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cpp_demangle_py import SymbolTable, symbols

EVIL = "</td><script>alert(1)</script>&\"'"


class Reader(HTMLParser):
    """The cells of a table, by rows, and all tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.note = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if "p" in self.tags:
            self.note += data
        else:
            self.rows[-1][-1] += data


def assembled(folder: Path, source: str) -> Path:
    assembler = shutil.which("as")
    if assembler is None or not sys.platform.startswith("linux"):
        pytest.skip("makes an ELF file with as")
    (folder / "a.s").write_text(source)
    subprocess.run([assembler, folder / "a.s", "-o", folder / "a.o"], check=True)
    return folder / "a.o"


def of_functions(folder: Path, *names: str) -> SymbolTable:
    """Return the table of an object file with these functions, of 8 bytes each."""
    quoted = ('"' + name.replace('"', '\\"') + '"' for name in names)
    lines = (f".globl {name}\n.size {name}, 8\n{name}:\n.quad 1\n" for name in quoted)
    return symbols(assembled(folder, ".text\n" + "".join(lines)))


def test_a_short_table_is_shown_whole(tmp_path: Path) -> None:
    table = of_functions(tmp_path, "_ZN1a1fEv", EVIL, "g")
    page = Reader(table._repr_html_())
    assert page.tags == {"div", "table", "tr", "th", "td", "p"}
    assert page.rows == [
        ["", "address", "size", "type", "section", "name"],
        ["0", "0x0", "8", "T", ".text", "a::f()"],
        ["1", "0x8", "8", "T", ".text", EVIL],
        ["2", "0x10", "8", "T", ".text", "g"],
    ]
    assert page.note == f"3 symbols, elf, {tmp_path / 'a.o'}"
    assert repr(table) == f"<SymbolTable: {page.note}>"
    assert repr(table[:1]) == f"<SymbolTable: 1 symbol, elf, {tmp_path / 'a.o'}>"
    assert repr(symbols((tmp_path / "a.o").read_bytes())) == "<SymbolTable: 3 symbols, elf>"


def test_of_a_long_table_the_ends_are_shown(tmp_path: Path) -> None:
    table = of_functions(tmp_path, *(f"_Z2f{number % 10}{'v' * (number // 10 + 1)}" for number in range(40)))
    rows = Reader(table._repr_html_()).rows
    assert [row[0] for row in rows[1:]] == [
        *map(str, range(8)),
        "⋮",
        *map(str, range(32, 40)),
    ]
    assert rows[-1][-1] == table[-1].demangled


def test_long_names_are_cut(tmp_path: Path) -> None:
    (row,) = Reader(of_functions(tmp_path, "f" * 100_000)._repr_html_()).rows[1:]
    assert row[-1] == "f" * 299 + "…"


def test_a_class_says_what_its_symbols_are(tmp_path: Path) -> None:
    names = ["_ZN1AC1Ev", "_ZN1AD1Ev", "_ZN1A1fEv", "_ZTV1A", "_ZTI1A"]
    (found,) = of_functions(tmp_path, *names).classes()
    assert repr(found) == "<ClassSymbols: A, 5 symbols, 40 bytes>"
    page = Reader(found._repr_html_())
    assert [(row[0], row[-1]) for row in page.rows] == [
        ("role", "name"),
        ("vtable", "vtable for A"),
        ("typeinfo", "typeinfo for A"),
        ("constructor", "A::A()"),
        ("destructor", "A::~A()"),
        ("member", "A::f()"),
    ]
    assert page.note == "A, 5 symbols, 40 bytes"
    many = of_functions(tmp_path, "_ZTV1A", *(f"_ZN1A4f{number:03}Ev" for number in range(100))).classes()[0]
    assert len(Reader(many._repr_html_()).rows) == 1 + 8 + 1 + 8
    assert len(repr(many)) < 100


def test_pages_have_the_path_of_the_file_as_their_title(tmp_path: Path) -> None:
    def title(page: str) -> str:
        found = re.search(r"<title>(.*?)</title>", page)
        assert found is not None
        return found[1]

    table = of_functions(tmp_path, "_Z1fv")
    path = str(tmp_path / "a.o")
    sizes = table.filter(type="T").sizes()
    assert title(sizes.to_html()) == path
    assert title(sizes.to_html("my title")) == "my title"
    assert title(sizes.diff(sizes).to_html()) == f"{path} → {path}"
    of_bytes = symbols(Path(path).read_bytes()).sizes()
    assert title(of_bytes.to_html()) == "Sizes"
    assert title(of_bytes.diff(of_bytes).to_html()) == "Changes of sizes"
