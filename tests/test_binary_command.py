"""The commands on binaries: `symbols`, `sizes` and `classes`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Command
from cpp_demangle_py import symbols

SOURCE = "namespace ns { struct A { virtual ~A(); int x; }; A::~A() {} int f(int x) { return x; } }"


def compiled(folder: Path, name: str, source: str) -> str:
    compiler = shutil.which("g++")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("makes an ELF file with g++")
    (folder / f"{name}.cpp").write_text(source)
    subprocess.run([compiler, "-c", folder / f"{name}.cpp", "-o", folder / f"{name}.o"], check=True)
    return str(folder / f"{name}.o")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    return compiled(tmp_path_factory.mktemp("binaries"), "a", SOURCE)


def test_symbols_are_those_of_the_table(command: Command, file: str) -> None:
    done = command("symbols", file)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == symbols(file).to_text()
    assert command("symbols", "--json", file).stdout.decode() == symbols(file).to_json()
    assert command("symbols", "--csv", file).stdout.decode() == symbols(file).to_csv()


def test_symbols_are_filtered_and_sorted(command: Command, file: str) -> None:
    def lines(*arguments: str) -> list[str]:
        return [line[17:] for line in command("symbols", *arguments, file).stdout.decode().splitlines()]

    assert lines("--grep", r"f\(", "-p") == []
    assert lines("--scope", "ns", "--kind", "function") == ["T ns::f(int)"]
    assert lines("--defined", "--sort", "name", "--kind", "vtable", "--kind", "typeinfo") == [
        "V typeinfo for ns::A",
        "V vtable for ns::A",
    ]
    assert all(line.startswith("U ") for line in lines("--undefined"))
    assert lines("--type", "T", "--mangled", "--grep", "^ns::f") == ["T _ZN2ns1fEi"]
    names = [line[2:] for line in lines("--sort", "demangled", "--defined")]
    assert names == sorted(names)
    assert [line[2:] for line in lines("--sort", "demangled", "-r", "--defined")] == names[::-1]
    sizes = [int(line[:17] or "0", 16) for line in lines("-S", "--sort", "size", "--defined")]
    assert sizes == sorted(sizes, reverse=True)


def test_several_files_have_headings(command: Command, file: str) -> None:
    assert command("symbols", file, file).stdout.decode() == 2 * f"\n{file}:\n{symbols(file).to_text()}"


def test_sizes(command: Command, file: str, tmp_path: Path) -> None:
    sizes = symbols(file).sizes(["section", "scope"])
    done = command("sizes", "--by", "section,scope", "--depth", "3", "--top", "5", "--width", "80", file)
    assert done.stdout.decode() == sizes.to_text(depth=3, top=5, width=80)
    assert json.loads(command("sizes", "--by", "section,scope", "--json", file).stdout)["size"] == sizes.size
    page = tmp_path / "page.html"
    done = command("sizes", "--html", str(page), file)
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)
    assert page.read_text() == symbols(file).sizes().to_html(file)


def test_a_diff_can_fail(command: Command, file: str, tmp_path: Path) -> None:
    larger = compiled(tmp_path, "b", SOURCE + " char big[5000] = {1};")
    done = command("sizes", "--diff", file, larger)
    assert done.returncode == 0
    assert "big" in done.stdout.decode()
    assert command("sizes", "--diff", file, larger, "--fail-above", "1%").returncode == 3
    assert command("sizes", "--diff", file, larger, "--fail-above", "100000%").returncode == 0
    assert command("sizes", "--diff", larger, file, "--fail-above", "0").returncode == 0
    done = command("sizes", "--diff", file)
    assert (done.returncode, done.stderr) == (
        2,
        b"cpp-demangle: --diff needs two files, OLD and NEW, and there are 1\n",
    )


def test_classes(command: Command, file: str) -> None:
    lines = command("classes", file).stdout.decode().splitlines()
    assert [line.split()[-1] for line in lines] == ["class", "ns::A"]
    [found] = json.loads(command("classes", "--json", file).stdout)
    assert (found["name"], found["vtable_entries"]) == ("ns::A", 4)
    assert found["vtables"] == ["vtable for ns::A"]
    assert command("classes", "--csv", file).stdout.decode().splitlines()[1].startswith("ns::A,1,4,")


def test_errors_are_one_line(command: Command, file: str, tmp_path: Path) -> None:
    done = command("symbols", str(tmp_path / "none"))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"cpp-demangle: {tmp_path / 'none'}: No such file or directory\n"
    done = command("symbols", __file__)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"cpp-demangle: {__file__}: not a binary: expected ELF")
    done = command("symbols", "--grep", "(", file)
    assert done.returncode == 2
    assert command("sizes", "--by", "age", file).returncode == 2
    assert b"symbols" in command("--help").stdout
    for name in ("symbols", "sizes", "classes"):
        assert b"Usage" in command(name, "--help").stdout
