"""Mach-O and PE files, from wheels of the package index, agree with `llvm-nm` and `nm`.

Fetches two wheels, so it runs only in the tox environment `binaries`, which sets BINARIES to a folder
for them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from cpp_demangle_py import SymbolTable, symbols

FOLDER = os.environ.get("BINARIES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="fetches wheels: tox -e binaries")

WHEELS = {
    "macosx_11_0_arm64": ("contourpy", ".so"),
    "win_amd64": ("contourpy", ".pyd"),
}


@pytest.fixture(scope="module", params=WHEELS)
def library(request: pytest.FixtureRequest) -> Path:
    """Return the native module of a wheel."""
    platform = request.param
    package, suffix = WHEELS[platform]
    folder = Path(FOLDER or "") / platform
    if not list(folder.glob("*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        subprocess.run(
            [*command, "--python-version=3.12", f"--platform={platform}", f"--dest={folder}", package],
            check=True,
        )
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(suffix)]
        return Path(archive.extract(name, folder))


def llvm_nm(*arguments: str | Path) -> list[str]:
    nm = shutil.which("llvm-nm") or shutil.which("llvm-nm-19") or shutil.which("llvm-nm-14")
    if nm is None:
        pytest.skip("there is no llvm-nm")
    return subprocess.run(
        [nm, *map(str, arguments)], check=True, capture_output=True, text=True
    ).stdout.splitlines()


LINE = re.compile(r"\s*([0-9a-f]+)? ?([A-Za-z?]) (.*)")


def rows(table: SymbolTable) -> Counter[tuple[int | None, str, str]]:
    return Counter((symbol.address, symbol.type, symbol.mangled) for symbol in table)


def test_it_agrees_with_llvm_nm(library: Path) -> None:
    found: Counter[tuple[int | None, str, str]] = Counter()
    for line in llvm_nm("--no-demangle", library):
        if match := LINE.fullmatch(line):
            found[int(match[1], 16) if match[1] else None, match[2], match[3]] += 1
    table = symbols(library, which="static")
    assert rows(table) == found


def test_exports_and_imports(library: Path) -> None:
    table = symbols(library)
    assert "PyInit__contourpy" in {symbol.mangled.removeprefix("_") for symbol in table.filter(exported=True)}
    needed = table.filter(defined=False)
    assert any("PyModule" in symbol.mangled for symbol in needed)
    if library.suffix == ".pyd":
        assert table.members[0].origin == "exports and imports"
        assert "python312.dll" in {(symbol.library or "").lower() for symbol in needed}


def test_sizes_add_up(library: Path) -> None:
    table = symbols(library)
    for by in ("section", "scope", "template"):
        assert table.sizes(by).size == sum(section.size for section in table.sections)
    assert all(symbol.size_computed for symbol in table.filter(defined=True) if symbol.size)


def test_addresses_find_their_symbols(library: Path) -> None:
    table = symbols(library)
    functions = [
        symbol for symbol in table.filter(defined=True) if symbol.section and symbol.address and symbol.size
    ]
    assert functions
    for symbol, found in zip(
        functions,
        table.lookup_many(symbol.address + 1 for symbol in functions if symbol.address),
        strict=True,
    ):
        assert found is not None
        assert found[0].address == symbol.address or symbol.size == 1
