"""Files that Clang and LLVM's linkers make for other platforms agree with `llvm-nm`.

Needs Clang, lld, LLVM's tools and MinGW's GCC (Debian: `clang`, `lld`, `llvm`, `g++-mingw-w64-x86-64`).
Where one is missing, the tests that use it are skipped, but not in the tox environment `binaries`,
which CI runs.
"""

from __future__ import annotations

import lzma
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from cpp_demangle_py import SymbolTable, symbols

SOURCE = """
namespace ns {
template <class T> struct Box { virtual ~Box(); virtual T get() const { return T(); } static int counter; };
template <class T> Box<T>::~Box() {}
template <class T> int Box<T>::counter = 3;
template struct Box<int>;
int global = 5;
int zero;
extern const int constant[4] = {1, 2, 3, 4};
static int own(int x) { return x * global; }
int (*pointer)(int) = own;
}
extern int other;
void operator delete(void *, decltype(sizeof 0)) noexcept;
void operator delete(void *) noexcept;
extern "C" int function(int x) { static int calls; calls += x; return ns::pointer(calls) + ns::zero; }
extern "C" int needs_other(int x) { return other + x; }
"""
FLAGS = ("-ffreestanding", "-fno-exceptions", "-O1", "-std=c++17")

ELF = {
    "x86_64-linux-gnu": "x86_64",
    "i686-linux-gnu": "i386",
    "aarch64-linux-gnu": "aarch64",
    "arm-linux-gnueabihf": "arm",
    "s390x-linux-gnu": "s390x",
    "powerpc-linux-gnu": "powerpc",
    "powerpc64-linux-gnu": "powerpc64",
    "mips-linux-gnu": "mips",
    "riscv64-linux-gnu": "riscv64",
}
MACH_O = {"x86_64-apple-macos11": "x86_64", "arm64-apple-macos11": "aarch64"}
COFF = {
    "x86_64-pc-windows-msvc": "x86_64",
    "i686-pc-windows-msvc": "i386",
    "aarch64-pc-windows-msvc": "aarch64",
    "x86_64-w64-windows-gnu": "x86_64",
}


def tool(name: str) -> str:
    """Return the path of a tool, of the newest version of LLVM whose tools have a suffix."""
    names = [*(f"{name}-{version}" for version in range(25, 13, -1)), name]
    for found in map(shutil.which, names):
        if found is not None:
            return found
    if os.environ.get("BINARIES"):
        pytest.fail(f"there is no {name}, which this environment must have")
    pytest.skip(f"there is no {name}")


def run(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def compiled(folder: Path, target: str, *flags: str, source: str = SOURCE, name: str = "a") -> Path:
    """Return an object file for another platform."""
    (folder / f"{name}.cpp").write_text(source)
    made = folder / f"{name}.o"
    compiler = tool("clang")
    run(compiler, f"--target={target}", *FLAGS, *flags, "-c", folder / f"{name}.cpp", "-o", made)
    return made


DELETES = """
void operator delete(void *, decltype(sizeof 0)) noexcept {}
void operator delete(void *) noexcept {}
"""
NEEDED = "int other = 1;" + DELETES
"""What the code above needs."""


LINE = re.compile(r"([0-9a-f]+|\s+) (?:([0-9a-f]+) )?([A-Za-z?]) (.*)")
Row = tuple["int | None", str, str]


def of_nm(path: Path, *options: str) -> Counter[Row]:
    """Return the address, letter and name of each symbol that `llvm-nm` lists."""
    found: Counter[Row] = Counter()
    for line in run(tool("llvm-nm"), "--no-demangle", *options, path).splitlines():
        if match := LINE.fullmatch(line):
            address, _, letter, name = match.groups()
            found[int(address, 16) if address.strip() else None, letter, name] += 1
    assert found
    return found


def sizes_of_nm(path: Path, *options: str) -> dict[str, int]:
    """Return the size of each symbol, as `llvm-nm` reads it from the file."""
    lines = run(tool("llvm-nm"), "--no-demangle", "-S", *options, path).splitlines()
    matches = filter(None, map(LINE.fullmatch, lines))
    return {match[4]: int(match[2], 16) for match in matches if match[2]}


def of_table(table: SymbolTable) -> Counter[Row]:
    return Counter((symbol.address, symbol.type, symbol.mangled + (symbol.version or "")) for symbol in table)


def adds_up(table: SymbolTable) -> bool:
    """Whether each tree has exactly the bytes of the sections."""
    total = sum(section.size for section in table.sections)
    return all(table.sizes(by).size == total for by in ("section", "scope", "template", "kind"))


@pytest.mark.parametrize("target", ELF)
def test_elf_objects(target: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, target)
    table = symbols(made)
    assert of_table(table) == of_nm(made)
    assert {symbol.mangled: symbol.size for symbol in table if symbol.size} == {
        name: size for name, size in sizes_of_nm(made).items() if size
    }
    [member] = table.members
    assert (member.format, member.architecture) == ("elf", ELF[target])
    assert adds_up(table)


@pytest.mark.parametrize("target", ["i686-linux-gnu", "powerpc64-linux-gnu", "mips-linux-gnu"])
def test_elf_libraries(target: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, target, "-fPIC")
    versions, library = tmp_path / "versions", tmp_path / "lib.so"
    versions.write_text("V1 { global: function; }; V2 { global: *; };")
    run(tool("ld.lld"), "-shared", f"--version-script={versions}", made, "-o", library)
    static, dynamic = symbols(library, which="static"), symbols(library, which="dynamic")
    assert of_table(static) == of_nm(library)
    assert of_table(dynamic) == of_nm(library, "-D")
    assert {symbol.version for symbol in dynamic.filter(defined=True)} >= {"@@V1", "@@V2"}
    assert {symbol.mangled for symbol in static.filter(exported=True)} >= {"function", "_ZN2ns6globalE"}
    assert adds_up(static)


@pytest.mark.parametrize("target", ["x86_64-linux-gnu", "powerpc64-linux-gnu", "powerpc-linux-gnu"])
def test_separate_debug_files(target: str, tmp_path: Path) -> None:
    """By `.gnu_debuglink`; tests write nothing to /usr/lib/debug, so the Rust tests look for build ids."""
    made = compiled(tmp_path, target, "-fPIC", "-g")
    linked, library, debug = tmp_path / "linked.so", tmp_path / "lib.so", tmp_path / "lib.so.debug"
    run(tool("ld.lld"), "-shared", made, "-o", linked)
    objcopy = tool("llvm-objcopy")
    run(objcopy, "--only-keep-debug", linked, debug)
    run(objcopy, "--strip-all", f"--add-gnu-debuglink={debug}", linked, library)
    (tmp_path / ".debug").mkdir()
    debug.rename(tmp_path / ".debug" / debug.name)
    table = symbols(library)
    assert table.members[0].origin.startswith("debug file")
    assert of_table(table) == of_nm(linked)
    assert of_table(symbols(library, debug_files=False)) == of_nm(library, "-D")


@pytest.mark.parametrize("target", ["x86_64-linux-gnu", "powerpc64-linux-gnu"])
def test_compressed_symbols(target: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, target, "-fPIC")
    linked, library, data = tmp_path / "linked.so", tmp_path / "lib.so", tmp_path / "data.xz"
    run(tool("ld.lld"), "-shared", made, "-o", linked)
    data.write_bytes(lzma.compress(linked.read_bytes()))
    run(tool("llvm-objcopy"), "--strip-all", f"--add-section=.gnu_debugdata={data}", linked, library)
    table = symbols(library)
    assert table.members[0].origin == "dynsym, gnu_debugdata"
    assert of_table(table) == of_nm(library, "-D") + of_nm(linked)


@pytest.mark.parametrize("target", MACH_O)
def test_mach_o_objects(target: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, target, "-g")
    table = symbols(made)
    assert of_table(table) == of_nm(made)
    [member] = table.members
    assert (member.format, member.architecture) == ("mach-o", MACH_O[target])
    assert all(symbol.size_computed for symbol in table if symbol.size)
    assert adds_up(table)


def dylib(folder: Path, target: str) -> Path:
    folder.mkdir(exist_ok=True)
    architecture = target.partition("-")[0]
    parts = [
        compiled(folder, target, "-g"),
        compiled(folder, target, "-g", source=NEEDED, name="b"),
    ]
    library = folder / "lib.dylib"
    version = ("-platform_version", "macos", "11.0", "11.0")
    options = ("-undefined", "dynamic_lookup")
    if target.startswith("x86_64"):
        # What the other architecture looks up when it is loaded is in a library here.
        stub = "--- !tapi-tbd\ntbd-version: 4\ntargets: [x86_64-macos]\ninstall-name: /lib/libother.dylib\n"
        (folder / "other.tbd").write_text(
            stub + "exports: [{targets: [x86_64-macos], symbols: [_other]}]\n...\n"
        )
        parts = [parts[0], compiled(folder, target, source=DELETES, name="b"), folder / "other.tbd"]
    run(tool("ld64.lld"), "-dylib", "-arch", architecture, *version, *options, *parts, "-o", library)
    return library


@pytest.mark.parametrize("target", MACH_O)
def test_mach_o_libraries(target: str, tmp_path: Path) -> None:
    library = dylib(tmp_path, target)
    table = symbols(library)
    assert of_table(table) == of_nm(library)
    assert {symbol.mangled for symbol in table.filter(exported=True)} >= {"_function", "__ZN2ns6globalE"}
    assert adds_up(table)
    libraries = {symbol.mangled: symbol.library for symbol in table.filter(defined=False)}
    assert libraries.get("_other") == ("/lib/libother.dylib" if target.startswith("x86_64") else None)
    # A size does not depend on what is listed.
    dynamic = {symbol.mangled: symbol.size for symbol in symbols(library, which="dynamic")}
    assert dynamic == {symbol.mangled: symbol.size for symbol in table if symbol.binding != "local"}
    assert {"_function", "__ZN2ns6globalE"} <= dynamic.keys()


def test_universal_files(tmp_path: Path) -> None:
    slices = [dylib(tmp_path / target, target) for target in MACH_O]
    universal = tmp_path / "universal.dylib"
    run(tool("llvm-lipo"), "-create", *slices, "-output", universal)
    table = symbols(universal)
    for slice_, name in zip(slices, MACH_O.values(), strict=True):
        assert of_table(table.filter(member=name)) == of_nm(slice_)
    assert adds_up(table)


def test_bundles_of_debug_information(tmp_path: Path) -> None:
    library = dylib(tmp_path, "x86_64-apple-macos11")
    expected = of_nm(library)
    run(tool("dsymutil"), library, "-o", f"{library}.dSYM")
    bundle = symbols(tmp_path / "lib.dylib.dSYM")
    names = {symbol.demangled for symbol in bundle.filter(defined=True)}
    assert "ns::Box<int>::get() const" in names
    run(tool("llvm-objcopy"), "--strip-all", library)
    found = symbols(library)
    assert (
        found.members[0].origin == f"debug file {tmp_path}/lib.dylib.dSYM/Contents/Resources/DWARF/lib.dylib"
    )
    defined = Counter({row: count for row, count in expected.items() if row[0] is not None})
    assert of_table(found.filter(defined=True)) == defined
    assert len(symbols(library, debug_files=False)) < len(found)
    # `strip -x` leaves what is exported, too.
    library = dylib(tmp_path, "x86_64-apple-macos11")
    run(tool("llvm-objcopy"), "--discard-all", library)
    assert 0 < len(symbols(library, debug_files=False)) < len(found)
    assert of_table(symbols(library)) == expected


def of_gnu(path: Path) -> Counter[Row]:
    """Return what GNU `nm` lists, which has the symbols of sections in COFF files, too."""
    found: Counter[Row] = Counter()
    for line in run(tool("x86_64-w64-mingw32-nm"), path).splitlines():
        if match := LINE.fullmatch(line):
            found[int(match[1], 16) if match[1].strip() else None, match[3], match[4]] += 1
    assert found
    return found


def without_sections(rows: Counter[Row], table: SymbolTable) -> Counter[Row]:
    """Leave out the symbols of sections, which `llvm-nm` does not list in COFF files."""
    sections = {section.name for section in table.sections}
    return Counter({row: count for row, count in rows.items() if row[2] not in sections})


@pytest.mark.parametrize("target", COFF)
def test_coff_objects(target: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, target, "-g")
    table = symbols(made)
    assert without_sections(of_table(table), table) == without_sections(of_nm(made), table)
    if not target.startswith("aarch64"):
        assert of_table(table) == of_gnu(made)
    [member] = table.members
    assert (member.format, member.architecture) == ("coff", COFF[target])
    schemes = {symbol.scheme for symbol in table} - {None}
    assert schemes == ({"msvc"} if "msvc" in target else {"itanium"})
    assert adds_up(table)


def test_static_libraries_of_windows(tmp_path: Path) -> None:
    made = compiled(tmp_path, "x86_64-pc-windows-msvc")
    other = compiled(tmp_path, "x86_64-pc-windows-msvc", source=NEEDED, name="b")
    library = tmp_path / "my.lib"
    run(tool("llvm-lib"), f"/out:{library}", made, other)
    table = symbols(library)
    assert of_table(table) == of_gnu(library)
    assert {Path(symbol.member or "").name for symbol in table} == {"a.o", "b.o"}


def test_libraries_of_windows(tmp_path: Path) -> None:
    target = "x86_64-pc-windows-msvc"
    made = compiled(tmp_path, target, "-g", "-fno-rtti")
    other = compiled(tmp_path, target, source=NEEDED + "extern int _fltused = 0;", name="b")
    library, imports = tmp_path / "my.dll", tmp_path / "my.lib"
    exports = [f"/export:{name}" for name in ("function", "?global@ns@@3HA,DATA")]
    options = ("/dll", "/noentry", "/nodefaultlib", f"/out:{library}", f"/implib:{imports}")
    run(tool("lld-link"), *options, *exports, made, other)
    table = symbols(library)
    assert table.members[0].origin == "exports and imports"
    assert {symbol.demangled for symbol in table.filter(exported=True)} == {"function", "int ns::global"}
    assert adds_up(table)
    found = symbols(imports)
    # As in GNU `nm`, the pointers are in `.idata`; it lists the sections that a linker would make, too.
    ours = {row for row in of_table(found) if not row[2].startswith(".idata")}
    theirs = {
        (address, "I" if "__imp_" in name else letter, name) for address, letter, name in of_nm(imports)
    }
    assert ours == {row for row in theirs if not row[2].startswith(".idata")}
    sections = {row for row in of_table(found) if row[2].startswith(".idata")}
    assert sections == {(0, "i", f".idata${number}") for number in (2, 4, 5, 6)} <= of_gnu(imports).keys()
    assert not [symbol for symbol in found.filter(defined=False) if symbol.mangled.startswith(".")]
    assert {symbol.library for symbol in found.filter(pattern="^function$", type="T")} == {"my.dll"}


def test_libraries_of_mingw(tmp_path: Path) -> None:
    """Unstripped PE files have a table of symbols, as objects."""
    compiler = tool("x86_64-w64-mingw32-g++")
    source, library = tmp_path / "a.cpp", tmp_path / "a.dll"
    source.write_text(SOURCE + NEEDED)
    run(compiler, "-shared", "-O1", "-fno-rtti", "-nostdlib", "-Wl,--entry=0", source, "-o", library)
    table = symbols(library, which="static")
    assert of_table(table) == of_gnu(library)
    assert {symbol.demangled for symbol in symbols(library).filter(exported=True)} >= {
        "function",
        "ns::global",
    }
    assert adds_up(table)


def test_webassembly(tmp_path: Path) -> None:
    made = compiled(tmp_path, "wasm32", "-fno-rtti")
    other = compiled(tmp_path, "wasm32", source=NEEDED, name="b")
    module = tmp_path / "a.wasm"
    run(tool("wasm-ld"), "--no-entry", "--export-all", "--no-demangle", made, other, "-o", module)
    table = symbols(module)
    assert table.members[0].format == "wasm"
    code = {row[2]: row[0] or 0 for row in of_nm(module) if row[1] in "tT"}
    ours = {symbol.mangled: symbol.address or 0 for symbol in table.filter(type="tT")}
    # Exports can be other names of the same functions, which `llvm-nm` does not list.
    assert ours.keys() >= code.keys() >= {"function", "_ZNK2ns3BoxIiE3getEv"}
    # Addresses count from the start of the code, as in DWARF; those of `llvm-nm` from that of the file.
    assert len({code[name] - ours[name] for name in code}) == 1
    assert all(symbol.size for symbol in table.filter(type="tT"))
    assert adds_up(table)
    # Objects have a table of symbols for the linker.
    letters = {symbol.mangled: symbol.type for symbol in symbols(made)}
    assert letters == {row[2]: row[1] for row in of_nm(made) if row[2] in letters}
    assert letters.keys() >= {"function", "_ZN2ns4zeroE", "_ZTVN2ns3BoxIiEE", "other"}
