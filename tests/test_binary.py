"""The symbols of binaries agree with `nm`, and their sizes with the sections."""

from __future__ import annotations

import csv
import inspect
import io
import json
import os
import platform
import re
import shutil
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Literal

import pytest

from cpp_demangle_py import (
    BinaryError,
    BinarySymbol,
    DemangleOptions,
    Sizes,
    SizesDiff,
    SymbolKind,
    SymbolTable,
    symbols,
)

SOURCE = r"""
namespace ns {
template <class T> struct Box { virtual ~Box(); virtual T get() const { return T(); } static int counter; };
template <class T> Box<T>::~Box() {}
template <class T> int Box<T>::counter = 3;
template struct Box<int>;
template struct Box<char>;
int global = 5;
int zero;
extern const int constant[4] = {1, 2, 3, 4};
thread_local int of_thread = 4;
thread_local int zero_of_thread;
}
int uninitialized;
extern int other;
extern "C" int weak_reference() __attribute__((weak));
extern "C" __attribute__((weak)) int weak_function() { return 1; }
extern "C" int function(int x) {
    static int calls;
    calls += x;
    auto twice = [](int y) { return 2 * y; };
    return other + twice(calls) + (weak_reference ? weak_reference() : 0);
}
"""
C_SOURCE = r"""
int common;
static int own = 3;
int weak_variable __attribute__((weak)) = 3;
static void chosen(void) {}
static void *choose(void) { return chosen; }
void indirect(void) __attribute__((ifunc("choose")));
int use(void) { return own + common; }
"""

BRIEF = DemangleOptions(verbose=False)
"""The options of `nm -C`."""


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"there is no {name}")
    return found


def run(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Object files, an archive, a library, and the library stripped, with its debug file beside it."""
    if not sys.platform.startswith("linux"):
        pytest.skip("makes ELF files")
    folder = tmp_path_factory.mktemp("built")
    files = {
        name: folder / name
        for name in ("a.o", "b.o", "lib.a", "thin.a", "lib.so", "lib.debug", "stripped.so")
    }
    (folder / "a.cpp").write_text(SOURCE)
    (folder / "b.c").write_text(C_SOURCE)
    compiler = tool("g++")
    run(compiler, "-g", "-O1", "-fPIC", "-c", folder / "a.cpp", "-o", files["a.o"])
    run(tool("gcc"), "-fcommon", "-fPIC", "-c", folder / "b.c", "-o", files["b.o"])
    run(tool("ar"), "rc", files["lib.a"], files["a.o"], files["b.o"])
    run(tool("ar"), "rcT", files["thin.a"], files["a.o"], files["b.o"])
    run(compiler, "-shared", "-Wl,--build-id", files["a.o"], files["b.o"], "-o", files["lib.so"])
    run(tool("objcopy"), "--only-keep-debug", files["lib.so"], files["lib.debug"])
    run(tool("strip"), "-o", files["stripped.so"], files["lib.so"])
    run(tool("objcopy"), f"--add-gnu-debuglink={files['lib.debug']}", files["stripped.so"])
    return files


LINE = re.compile(r"(?:([0-9a-f]+) )?(?:([0-9a-f]+) )?\s*([A-Za-z?]) (.*)")


def of_nm(path: Path | str, *options: str) -> Counter[tuple[int | None, int, str, str]]:
    """Return the address, size, letter and name of each symbol that `nm` lists."""
    rows: Counter[tuple[int | None, int, str, str]] = Counter()
    for line in run(tool("nm"), "-S", *options, path).splitlines():
        if match := LINE.fullmatch(line):
            address, size, letter, name = match.groups()
            rows[int(address, 16) if address else None, int(size or "0", 16), letter, name] += 1
    return rows


def of_table(table: SymbolTable) -> Counter[tuple[int | None, int, str, str]]:
    """Return the same of a table. For a common symbol `nm` prints its size as its address."""
    rows: Counter[tuple[int | None, int, str, str]] = Counter()
    for symbol in table:
        address = symbol.size if symbol.type in "cC" else symbol.address
        rows[
            address,
            symbol.size if address is not None else 0,
            symbol.type,
            symbol.mangled + (symbol.version or ""),
        ] += 1
    return rows


@pytest.mark.parametrize("name", ["a.o", "b.o", "lib.a", "thin.a", "lib.so", "lib.debug"])
def test_it_agrees_with_nm(built: dict[str, Path], name: str) -> None:
    assert of_table(symbols(built[name], which="static")) == of_nm(built[name])


@pytest.mark.parametrize("name", ["lib.so", "stripped.so"])
def test_it_agrees_with_nm_on_dynamic_symbols(built: dict[str, Path], name: str) -> None:
    assert of_table(symbols(built[name], which="dynamic")) == of_nm(built[name], "-D")


def test_it_agrees_with_nm_on_the_standard_library() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("reads an ELF file")
    compiler = tool("g++")
    library = run(compiler, "-print-file-name=libstdc++.so.6").strip()
    assert of_table(symbols(library, which="dynamic")) == of_nm(library, "-D")


def test_the_text_is_that_of_nm(built: dict[str, Path]) -> None:
    ours = symbols(built["lib.so"], BRIEF, which="static").to_text().splitlines()
    assert sorted(ours) == sorted(run(tool("nm"), "-C", built["lib.so"]).splitlines())
    for name in ("lib.so", "a.o", "b.o"):
        ours = symbols(built[name], BRIEF, which="static").to_text(sizes=True).splitlines()
        assert sorted(ours) == sorted(run(tool("nm"), "-C", "-S", built[name]).splitlines())


def test_an_option_that_the_style_lacks_is_refused(built: dict[str, Path]) -> None:
    with pytest.raises(
        ValueError, match=r"^the style 'llvm' does not have the option verbose; 'gnu' has it$"
    ):
        symbols(built["lib.so"], style="llvm", verbose=False)
    with pytest.raises(ValueError, match="'cpp_demangle' does not have the option simplify_std"):
        symbols(built["lib.so"].read_bytes(), style="cpp_demangle", simplify_std=True)
    kinds = [symbol.kind for symbol in symbols(built["lib.so"])]
    assert [symbol.kind for symbol in symbols(built["lib.so"], style="llvm")] == kinds


def test_wrong_arguments_are_named(built: dict[str, Path]) -> None:
    table = symbols(built["lib.so"])
    wrong: Any = 1
    for call in (
        lambda: table.sort("size", reverse=wrong),
        lambda: table.to_text(color=wrong),
        lambda: table.sizes().to_text(color=wrong),
        lambda: symbols(built["lib.so"], debug_files=wrong),
    ):
        with pytest.raises(TypeError, match=r"^(reverse|color|debug_files) must be a bool, not int$"):
            call()
    for condition in ("defined", "exported"):
        with pytest.raises(TypeError, match=rf"^{condition} must be a bool or None, not int$"):
            table.filter(**{condition: wrong})
    with pytest.raises(TypeError, match=r"^diff\(\) argument must be a Sizes, not int$"):
        table.sizes().diff(wrong)
    with pytest.raises(TypeError, match=r"^an address must be an int, not str$"):
        table.lookup("0x10")  # type: ignore[arg-type]
    for address in (-1, 2**64):
        with pytest.raises(ValueError, match=rf"^an address must be from 0 to {2**64 - 1}, not {address}$"):
            table.lookup(address)
    with pytest.raises(ValueError, match=r"^depth must be from 0 to 4294967295, not -1$"):
        table.sizes().to_text(depth=-1)
    with pytest.raises(TypeError, match=r"^top must be an int, not str$"):
        table.sizes().to_text(top="5")  # type: ignore[arg-type]


def test_a_stripped_library_has_the_symbols_of_its_debug_file(built: dict[str, Path]) -> None:
    found = symbols(built["stripped.so"])
    assert found.members[0].origin.startswith("debug file")
    assert of_table(found) == of_nm(built["lib.so"])
    assert symbols(built["stripped.so"], debug_files=False).members[0].origin == "dynsym"


def test_a_debug_file_of_another_build_is_not_taken(built: dict[str, Path], tmp_path: Path) -> None:
    copy = tmp_path / "stripped.so"
    shutil.copy(built["stripped.so"], copy)
    shutil.copy(built["a.o"], tmp_path / "lib.debug")
    assert symbols(copy).members[0].origin == "dynsym"


def test_debugdata_is_decompressed(built: dict[str, Path], tmp_path: Path) -> None:
    lzma = pytest.importorskip("lzma")
    data, library = tmp_path / "data.xz", tmp_path / "lib.so"
    data.write_bytes(lzma.compress(built["lib.so"].read_bytes()))
    run(tool("strip"), "-o", library, built["lib.so"])
    run(tool("objcopy"), f"--add-section=.gnu_debugdata={data}", library)
    table = symbols(library)
    assert table.members[0].origin == "dynsym, gnu_debugdata"
    assert "chosen" in {symbol.mangled for symbol in table}
    data.write_bytes(lzma.compress(b"")[:-1])
    run(tool("objcopy"), f"--update-section=.gnu_debugdata={data}", library)
    with pytest.raises(BinaryError, match=r"gnu_debugdata cannot be decompressed"):
        symbols(library)


def test_the_fields_of_a_row(built: dict[str, Path]) -> None:
    [symbol] = symbols(built["lib.so"]).filter(pattern=r"^ns::Box<int>::get\(")
    assert isinstance(symbol, BinarySymbol)
    assert (symbol.mangled, symbol.demangled) == ("_ZNK2ns3BoxIiE3getEv", "ns::Box<int>::get() const")
    assert (symbol.scheme, symbol.kind) == ("itanium", SymbolKind.FUNCTION)
    assert (symbol.scope, symbol.base_name, symbol.section) == ("ns::Box<int>", "get", ".text")
    assert (symbol.binding, symbol.visibility, symbol.exported) == ("weak", "default", True)
    assert not symbol.size_computed
    [function] = symbols(built["lib.so"]).filter(pattern="^function$")
    assert (function.scheme, function.kind, function.scope, function.base_name) == (None, None, None, None)
    [needed] = symbols(built["lib.so"], which="dynamic").filter(pattern="^operator delete")
    assert (needed.address, needed.exported) == (None, False)
    assert (needed.version or "").startswith("@CXXABI_")
    assert (needed.library or "").startswith("libstdc++.so")


def test_bytes_are_read_as_the_file(built: dict[str, Path]) -> None:
    data = built["lib.so"].read_bytes()
    expected = of_table(symbols(built["lib.so"]))
    assert of_table(symbols(data)) == of_table(symbols(memoryview(data))) == expected
    assert of_table(symbols(str(built["lib.so"]))) == expected


def test_filters(built: dict[str, Path]) -> None:
    table = symbols(built["lib.so"])
    kinds = {symbol.kind for symbol in table.filter(kind=["vtable", SymbolKind.TYPEINFO])}
    assert kinds == {SymbolKind.VTABLE, SymbolKind.TYPEINFO}
    assert {symbol.scope for symbol in table.filter(scope="ns")} == {"ns", "ns::Box<int>", "ns::Box<char>"}
    assert not any(symbol.address is None for symbol in table.filter(defined=True))
    assert all(symbol.address is None for symbol in table.filter(defined=False))
    assert {symbol.section for symbol in table.filter(section=".bss")} == {".bss"}
    assert "function" in {symbol.mangled for symbol in table.filter(exported=True)}
    assert "chosen" not in {symbol.mangled for symbol in table.filter(exported=True)}
    members = symbols(built["lib.a"]).filter(member="b.o")
    assert {symbol.member for symbol in members} == {"b.o"}
    assert len(table.filter(type="T")) + len(table.filter(type="t")) == len(table.filter(type="tT"))
    with pytest.raises(ValueError, match=r"kind must be 'function', .* or 'hash', not 'car'"):
        table.filter(kind="car")
    with pytest.raises(ValueError, match=r"^cannot compile the pattern: regex parse error"):
        table.filter(pattern="(")
    with pytest.raises(ValueError, match="'Z' is not a letter of nm"):
        table.filter(type="TZ")
    # A scope is all of its text.
    assert len(table.filter(scope="ns::Box")) == 0
    assert {symbol.scope for symbol in table.filter(scope="ns::Box<int>")} == {"ns::Box<int>"}


@pytest.mark.parametrize("by", ["name", "address", "size"])
@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_is_that_of_nm(by: Literal["name", "address", "size"], reverse: bool) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("reads an ELF file")
    # It has several names of the same address, many equal sizes, and equal names of several versions.
    library = run(tool("g++"), "-print-file-name=libstdc++.so.6").strip()
    table = symbols(library, BRIEF, which="dynamic")
    if by == "size":
        # `nm` lists what has a size.
        table = table.filter(defined=True).sort("size")
        table = table[next(place for place, symbol in enumerate(table) if symbol.size > 0) :]
    option = {"name": (), "address": ("-n",), "size": ("--size-sort",)}[by]
    nm = subprocess.run(
        [tool("nm"), "-D", "-S", *option, *(["-r"] if reverse else []), library],
        check=True,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    # Mangled, since some names are demangled here and not by each version of nm.
    assert table.sort(by, reverse=reverse).to_text(sizes=True, mangled=True).encode() == nm.stdout


def test_sorting_and_slices(built: dict[str, Path]) -> None:
    table = symbols(built["lib.so"])
    sizes = [symbol.size for symbol in table.sort("size", reverse=True)]
    assert sizes == sorted(sizes, reverse=True)
    names = [symbol.mangled for symbol in table.sort("name")]
    assert names == sorted(names)
    assert [table[place] for place in range(len(table))] == list(table)
    assert list(table[3:9:2]) == list(table)[3:9:2]
    assert table[-1] == list(table)[-1]
    with pytest.raises(IndexError, match="there is no row 1000"):
        table[1000]
    with pytest.raises(ValueError, match="by must be 'address', 'size', 'name' or 'demangled', not 'age'"):
        table.sort("age")  # type: ignore[arg-type]


def test_lookup(built: dict[str, Path]) -> None:
    table = symbols(built["lib.so"])
    [function] = table.filter(pattern="^function$")
    assert function.address is not None
    for offset in range(function.size):
        found = table.lookup(function.address + offset)
        assert found is not None
        assert (found[0].address, found[1]) == (function.address, offset)
    assert table.lookup_many([0, 2**64 - 1]) == [None, None]
    # All addresses of functions find a symbol at that very address.
    addresses = [symbol.address for symbol in table.filter(section=".text") if symbol.address is not None]
    for address, found in zip(addresses, table.lookup_many(addresses), strict=True):
        assert found is not None
        assert (found[0].address, found[1]) == (address, 0)
    with pytest.raises(ValueError, match="2 members"):
        symbols(built["lib.a"]).lookup(0)


def test_lookup_finds_what_is_loaded(tmp_path: Path) -> None:
    """A symbol in debug information has an offset, not an address."""
    assembly = """
        .text
        .globl f
        .size f, 64
        f: .zero 64
        .section .debug_info,"",@progbits
        .zero 0x1008
        inner: .zero 64
    """
    (tmp_path / "a.s").write_text(assembly)
    run(tool("as"), tmp_path / "a.s", "-o", tmp_path / "a.o")
    run(tool("ld"), "-shared", "-Ttext=0x1000", tmp_path / "a.o", "-o", tmp_path / "a.so")
    table = symbols(tmp_path / "a.so", which="static")
    assert "inner" in {symbol.mangled for symbol in table}
    found = table.lookup(0x1010)
    assert found is not None
    assert (found[0].mangled, found[1]) == ("f", 0x10)


def test_lookup_says_how_far_an_address_is_after_the_end(tmp_path: Path) -> None:
    """The symbol of the function between is missing, as in a stripped file."""
    assembly = ".text\n.globl f\n.size f, 16\nf: .zero 64\n.globl g\n.size g, 16\ng: .zero 16\n"
    (tmp_path / "a.s").write_text(assembly)
    run(tool("as"), tmp_path / "a.s", "-o", tmp_path / "a.o")
    run(tool("ld"), "-shared", "-Ttext=0x1000", tmp_path / "a.o", "-o", tmp_path / "a.so")
    found = symbols(tmp_path / "a.so").lookup(0x1020)
    assert found is not None
    assert (found[0].mangled, found[1], found[0].size) == ("f", 0x20, 16)


def test_lookup_finds_no_end_of_another_section(tmp_path: Path) -> None:
    """The end of a section is an address of the next one."""
    assembly = ".data\n.zero 8\n.globl end_of_data\nend_of_data:\n.bss\n.globl zeros\nzeros: .zero 8\n"
    (tmp_path / "a.s").write_text(assembly)
    run(tool("as"), tmp_path / "a.s", "-o", tmp_path / "a.o")
    run(tool("ld"), "-shared", tmp_path / "a.o", "-o", tmp_path / "a.so")
    table = symbols(tmp_path / "a.so", which="static")
    [end, zeros] = table.filter(pattern="^(end_of_data|zeros)$").sort("name")
    assert (end.section, zeros.section, end.address) == (".data", ".bss", zeros.address)
    assert zeros.address is not None
    for offset in range(8):
        found = table.lookup(zeros.address + offset)
        assert found is not None
        assert (found[0].section, found[1]) == (".bss", offset)


def test_a_section_that_was_dropped_is_none(tmp_path: Path) -> None:
    """A symbol can have the number of a section that is not there, as in libraries of rustc."""
    (tmp_path / "a.s").write_text(".data\n.globl x\n.type x, @object\n.zero 5\n.size x, 7\nx: .zero 7\n")
    run(tool("as"), tmp_path / "a.s", "-o", tmp_path / "a.o")
    data = bytearray((tmp_path / "a.o").read_bytes())
    # With 64 bits the number of the section comes before the address and the size, with 32 after them.
    if data[4] == 2:
        data[data.index(struct.pack("=2Q", 5, 7)) - 2] = 99
    else:
        data[data.index(struct.pack("=2I", 5, 7)) + 10] = 99
    (tmp_path / "a.o").write_bytes(data)
    table = symbols(tmp_path / "a.o")
    assert of_table(table) == of_nm(tmp_path / "a.o") == Counter({(5, 7, "A", "x"): 1})
    assert [symbol.section for symbol in table] == [None]


def test_labels_without_a_name_are_listed_as_by_nm(tmp_path: Path) -> None:
    (tmp_path / "a.s").write_text(".text\nlabel: .zero 4\n.globl f\nf: .zero 4\n")
    run(tool("as"), tmp_path / "a.s", "-o", tmp_path / "a.o")
    run(tool("objcopy"), "--redefine-sym", "label=", tmp_path / "a.o")
    # On RISC-V they mark parts of addresses, and are left out.
    assert of_nm(tmp_path / "a.o")[0, 0, "t", ""] == (platform.machine() != "riscv64")
    table = symbols(tmp_path / "a.o", which="static")
    assert of_table(table) == of_nm(tmp_path / "a.o")
    assert table.lookup(0) is None


def test_an_archive_without_members(tmp_path: Path) -> None:
    (tmp_path / "a.a").write_bytes(b"!<arch>\n")
    table = symbols(tmp_path / "a.a")
    assert (len(table), table.members, table.sizes().size) == (0, (), 0)
    assert repr(table) == f"<SymbolTable: 0 symbols, no file, {tmp_path / 'a.a'}>"


def leaves(tree: Sizes) -> int:
    """Return the sum of the leaves, and check that each node is the sum of its children."""
    if not tree.children:
        return tree.size
    total = sum(map(leaves, tree.children))
    assert total == tree.size, tree
    assert sum(child.count for child in tree.children) == tree.count
    return total


KEYS = ["section", "archive_member", "scope", "template", "kind", "scheme", "type"]


@pytest.mark.parametrize(
    "by", [*([key] for key in KEYS), ["archive_member", "section", "scope"], ["kind", "template"], []]
)
@pytest.mark.parametrize("name", ["a.o", "lib.a", "lib.so", "stripped.so"])
def test_sizes_add_up_to_the_sections(built: dict[str, Path], name: str, by: list[str]) -> None:
    table = symbols(built[name])
    assert leaves(table.sizes(by)) == sum(section.size for section in table.sections)  # type: ignore[arg-type]


def test_each_section_adds_up(built: dict[str, Path]) -> None:
    table = symbols(built["lib.so"])
    sections: Counter[str] = Counter()
    for section in table.sections:
        sections[section.name] += section.size
    found = {child.name: child.size for child in table.sizes("section").children}
    assert found == {name: size for name, size in sections.items() if size}
    # As binutils says it.
    lines = run(tool("size"), "-A", built["lib.so"]).splitlines()
    of_size = {line.split()[0]: int(line.split()[1]) for line in lines if line.startswith(".")}
    assert of_size.items() <= sections.items()


def child(tree: Sizes, *names: str) -> Sizes:
    for name in names:
        [tree] = [child for child in tree.children if child.name == name]
    return tree


def test_a_function_is_not_the_scope_of_its_variables(tmp_path: Path) -> None:
    lines = (
        ".text",
        "_Z1fv: .zero 100",
        ".size _Z1fv, 100",
        ".data",
        "_ZZ1fvE1x: .zero 4",
        ".size _ZZ1fvE1x, 4",
    )
    (tmp_path / "a.s").write_text("\n".join(lines) + "\n")
    run(tool("as"), tmp_path / "a.s", "-o", tmp_path / "a.o")
    sizes = symbols(tmp_path / "a.o").sizes("scope")
    assert leaves(sizes) == sizes.size
    found = [(node.size, len(node.children)) for node in sizes.children if node.name == "f()"]
    assert found == [(100, 0), (4, 1)]
    changes = {(node.old_size, node.new_size) for node in sizes.diff(sizes).children if node.name == "f()"}
    assert changes == {(100, 100), (4, 4)}


def test_groups(built: dict[str, Path]) -> None:
    table = symbols(built["lib.so"])
    template = child(table.sizes("template"), "ns::Box<*>::get")
    assert template.count == 2
    assert {leaf.name for leaf in template.children} == {
        "ns::Box<int>::get() const",
        "ns::Box<char>::get() const",
    }
    box = child(table.sizes("scope"), "ns", "Box<int>")
    assert {"vtable for ns::Box<int>", "typeinfo for ns::Box<int>", "ns::Box<int>::get() const"} <= {
        leaf.name for leaf in box.children
    }
    [vtable] = table.filter(pattern="^vtable for ns::Box<int>")
    assert child(box, "vtable for ns::Box<int>").size == vtable.size
    # A table that was filtered has only its symbols.
    only = table.filter(kind="vtable").sizes("kind")
    assert [node.name for node in only.children] == ["vtable"]
    with pytest.raises(ValueError, match=r"by must be 'section', .* or 'type', not 'age'"):
        table.sizes("age")  # type: ignore[arg-type]


def test_the_attributes_are_documented() -> None:
    for of in (Sizes, SizesDiff):
        for name in of.__annotations__:
            assert inspect.getdoc(inspect.getattr_static(of, name)), name


def test_sizes_as_text(built: dict[str, Path]) -> None:
    sizes = symbols(built["lib.so"]).sizes(["section", "scope"])
    text = sizes.to_text(width=60, top=3)
    assert all(len(line) <= 60 for line in text.splitlines())
    assert text.splitlines()[0].endswith("total")
    assert " more)" in text
    tree = json.loads(sizes.to_json())
    assert tree["size"] == sizes.size == sum(child["size"] for child in tree["children"])
    rows = list(csv.DictReader(io.StringIO(sizes.to_csv())))
    assert rows[0] == {"depth": "0", "name": "", "size": str(sizes.size), "count": str(sizes.count)}


def test_tables_as_text(built: dict[str, Path]) -> None:
    table = symbols(built["lib.a"])
    rows = json.loads(table.to_json())
    assert [row["mangled"] for row in rows] == [symbol.mangled for symbol in table]
    assert list(rows[0]) == list(BinarySymbol._fields)
    assert [row["exported"] for row in rows] == [symbol.exported for symbol in table]
    lines = list(csv.DictReader(io.StringIO(table.to_csv())))
    assert [line["demangled"] for line in lines] == [symbol.demangled for symbol in table]
    assert list(lines[0]) == list(BinarySymbol._fields)
    assert "\n\na.o:\n" in "\n" + table.to_text()


def compiled(folder: Path, name: str, source: str) -> SymbolTable:
    (folder / f"{name}.cpp").write_text(source)
    run(tool("g++"), "-O1", "-c", folder / f"{name}.cpp", "-o", folder / f"{name}.o")
    return symbols(folder / f"{name}.o")


def test_a_diff_matches_stable_names(tmp_path: Path) -> None:
    # A lambda before the others changes their numbers.
    body = (
        "template <class F> int call(F f) {{ return f(); }} volatile int x; "
        "int all() {{ {} return call([] {{ return x + 1; }}); }}"
    )
    old = compiled(tmp_path, "old", body.format("") + " int removed() { return x; }")
    new = compiled(
        tmp_path,
        "new",
        body.format("int a = call([] { return x * 3 + 7; }); x = a;") + " int added() { return x; }",
    )
    diff = new.sizes("scope").diff(old.sizes("scope"))
    assert isinstance(diff, SizesDiff)
    assert diff.growth == sum(change.growth for change in diff.children)
    by_name = {change.name: change for change in diff.children}
    assert (by_name["added()"].old_size, by_name["removed()"].new_size) == (0, 0)
    assert by_name["added()"].growth == by_name["added()"].new_size > 0
    text = diff.to_text()
    assert re.search(r" added +added\(\)$", text, re.MULTILINE)
    assert re.search(r" removed +removed\(\)$", text, re.MULTILINE)
    with pytest.raises(
        ValueError, match="same keys, not the old one by 'section' and the new one by 'scope'"
    ):
        new.sizes("scope").diff(old.sizes("section"))
    nothing = new.sizes("scope").diff(new.sizes("scope"))
    assert (nothing.growth, nothing.growth_percent) == (0, 0.0)
    assert json.loads(diff.to_json())["new_size"] == diff.new_size


def test_few_rows_need_few_names(built: dict[str, Path]) -> None:
    """What is asked for one by one is what is found for all at once."""
    table = symbols(built["lib.so"])
    alone = [symbols(built["lib.so"])[place] for place in range(0, len(table), 7)]
    table.to_json()
    assert alone == list(table[::7])


def test_classes(built: dict[str, Path]) -> None:
    [of_char, of_int] = symbols(built["lib.so"]).classes()
    assert (of_char.name, of_int.name) == ("ns::Box<char>", "ns::Box<int>")
    # The offset, the typeinfo, two destructors, and `get`.
    assert of_int.vtable_entries == 5
    assert {symbol.kind for symbol in of_int.destructors} == {SymbolKind.DESTRUCTOR}
    assert {symbol.base_name for symbol in of_int.members} == {"get", "counter"}
    assert [symbol.demangled for symbol in of_int.vtables] == ["vtable for ns::Box<int>"]


def test_the_arrow_stream(built: dict[str, Path]) -> None:
    arrow = pytest.importorskip("pyarrow")
    table = symbols(built["lib.so"])
    columns = arrow.table(table)
    assert columns.column_names == list(BinarySymbol._fields)
    rows = [tuple(row.values()) for row in columns.to_pylist()]
    assert rows == [(*symbol[:14], symbol.kind and symbol.kind.value, *symbol[15:]) for symbol in table]
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(table).shape == (len(table), 17)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty; expected ELF"),
        (b"\x7fELF", "the file has only 4 bytes"),
        (b"MZ" + bytes(100), "not a binary"),
        (b"#!/bin/sh\necho no binary\n", r"found \"#!/bin/s"),
        (b"\x7fELF\x02\x01\x01" + b"\xff" * 100, "invalid"),
        (b"!<arch>\n" + b"a" * 60, "archive"),
        (b"\0asm\x0d\0\1\0" + bytes(8), "a module of WebAssembly, of version 1; found a component"),
    ],
)
def test_what_is_no_binary(data: bytes, message: str) -> None:
    with pytest.raises(BinaryError, match=message):
        symbols(data)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as found:
        symbols(tmp_path / "none")
    assert found.value.filename == str(tmp_path / "none")
    with pytest.raises(OSError, match=r"denied|directory") as refused:
        symbols(tmp_path)
    assert refused.value.filename == str(tmp_path)
    with pytest.raises(TypeError, match="must be a path or a bytes-like object, not int"):
        symbols(5)  # type: ignore[arg-type]
    (tmp_path / "text").write_text("just a text, which is no binary at all")
    with pytest.raises(BinaryError, match="text: not a binary"):
        symbols(tmp_path / "text")


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes")
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", os.devnull):
        message = "expected a file that can be mapped to memory, found a pipe, socket or device"
        with pytest.raises(BinaryError, match=message):
            symbols(path)


def test_a_path_need_not_be_utf8(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems have no such names")
    path = os.fsdecode(os.fsencode(tmp_path) + b"/n\xff.o")
    for given in (path, Path(path)):
        with pytest.raises(FileNotFoundError) as found:
            symbols(given)
        assert (found.value.filename, found.value.errno) == (path, 2)
    Path(path).write_bytes(not_utf8(tmp_path).read_bytes())
    for given in (path, Path(path)):
        assert len(symbols(given)) == 1
    Path(path).write_bytes(b"just a text, which is no binary")
    with pytest.raises(BinaryError, match=r"n\ufffd\.o: not a binary"):
        symbols(path)


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_has_no_null_character(kind: Any) -> None:
    with pytest.raises(ValueError, match=r"a path without null characters, not .*/bin/\\x00x"):
        symbols(kind("/bin/\0x"))


def not_utf8(folder: Path) -> Path:
    """Return an archive with the function f in a scope, a section and a member that are not UTF-8."""
    (folder / "a.s").write_text('.section .textX,"ax"\n.globl _ZN1X1fEv\n_ZN1X1fEv: .quad 1\n')
    run(tool("as"), folder / "a.s", "-o", folder / "a.o")
    data = (folder / "a.o").read_bytes()
    data = data.replace(b"_ZN1X1f", b"_ZN1\xff1f").replace(b".textX", b".text\xff")
    head = b"!<arch>\n" + b"n\xff.o/".ljust(48) + b"%-10d`\n" % len(data)
    (folder / "bytes.a").write_bytes(head + data)
    return folder / "bytes.a"


def test_filters_by_names_that_are_not_utf8(tmp_path: Path) -> None:
    table = symbols(not_utf8(tmp_path))
    [symbol] = table
    assert (symbol.scope, symbol.mangled) == ("\udcff", "_ZN1\udcff1fEv")
    # Lists have the bytes of names, as those of `nm`.
    address = "00" * struct.calcsize("P")
    assert table.to_text().splitlines()[-1] == f"{address} T \udcff::f()"
    assert table.to_text(mangled=True).splitlines()[-1] == f"{address} T _ZN1\udcff1fEv"
    assert list(table.filter(scope=symbol.scope)) == [symbol]
    assert list(table.filter(scope="\udcfe")) == []
    for section in (symbol.section, ".text\udcff"):
        assert list(table.filter(section=section)) == [symbol]
    for member in (symbol.member, "n\udcff.o"):
        assert list(table.filter(member=member)) == [symbol]
    for pattern in (symbol.mangled, "^\udcff+::f", r"[a-z1\[]\[?" + "\udcff1f", "[]]?\udcff"):
        assert list(table.filter(pattern=pattern)) == [symbol]
    assert list(table.filter(pattern="\udcfe")) == list(table.filter(pattern="\xff")) == []
    for pattern in ("[a\udcff]", "[]\udcff]", "[^]\udcff]", r"[\]" + "\udcff]"):
        with pytest.raises(ValueError, match="must have only UTF-8; found the byte 0xFF"):
            table.filter(pattern=pattern)
    assert "<title>\N{REPLACEMENT CHARACTER}</title>" in table.sizes().to_html("\udcff")


def test_messages_about_conditions(built: dict[str, Path]) -> None:
    table = symbols(built["lib.so"])
    conditions: dict[str, Any]
    for name in ("scope", "pattern", "section", "member", "type"):
        conditions = {name: 5}
        with pytest.raises(TypeError, match=f"^{name} must be a str or None, not int$"):
            table.filter(**conditions)
        conditions = {name: "\ud800"}
        with pytest.raises(ValueError, match=f"^{name} must have no other lone surrogates .*'.ud800'$"):
            table.filter(**conditions)
    wrong: Any
    for wrong, given in ((b"x", "bytes"), (5, "int"), ([5], "int"), ([b"x"], "bytes")):
        with pytest.raises(TypeError, match=f"^kind must be a str or an iterable of str, not {given}$"):
            table.filter(kind=wrong)
        with pytest.raises(TypeError, match=f"^by must be a str or an iterable of str, not {given}$"):
            table.sizes(wrong)
    with pytest.raises(ValueError, match=r"^kind must be 'function', .* or 'hash', not '.ud800'$"):
        table.filter(kind="\ud800")


def test_a_section_larger_than_all_files_has_no_sizes(tmp_path: Path) -> None:
    (tmp_path / "a.s").write_text(".text\n.quad 1\n.data\n.quad 1\n")
    run(tool("as"), tmp_path / "a.s", "-o", tmp_path / "a.o")
    data = bytearray((tmp_path / "a.o").read_bytes())
    if data[4] != 2:
        pytest.skip("sizes of 32 bits have a sum of 64")
    number = "<Q" if data[5] == 1 else ">Q"
    # The size in the header of section 1, which is .text.
    [headers] = struct.unpack_from(number, data, 40)
    struct.pack_into(number, data, headers + 64 + 32, 2**64 - 8)
    table = symbols(data)
    with pytest.raises(BinaryError, match=rf'^the section ".text" says that it has {2**64 - 8} bytes'):
        table.sizes()
    (tmp_path / "a.o").write_bytes(data)
    with pytest.raises(BinaryError, match=r'a\.o: the section ".text" says'):
        symbols(tmp_path / "a.o").sizes("section")


def test_names_cannot_break_the_page(tmp_path: Path) -> None:
    evil = "</script><img src=x onerror=alert(1)>&\"'"
    assembly = tmp_path / "a.s"
    quoted = evil.replace('"', '\\"')
    assembly.write_text(f'.data\n.globl "{quoted}"\n.size "{quoted}", 8\n"{quoted}":\n.quad 1\n')
    run(tool("as"), assembly, "-o", tmp_path / "a.o")
    sizes = symbols(tmp_path / "a.o").sizes("section")
    page = sizes.to_html(evil)
    assert "onerror" in page
    assert "<img" not in page
    assert page.count("</script>") == 2
    assert "<title>&lt;/script&gt;&lt;img" in page
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["title"] == evil
    assert evil in json.loads(data[1])["names"]
    frame = sizes._repr_html_()
    # The page ends at the first quotation mark.
    assert frame.split('srcdoc="')[1].count('"') == 1
