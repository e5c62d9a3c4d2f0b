"""The commands on binaries: `symbols`, `sizes` and `classes`."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Command
from cpp_demangle_py import BinarySymbol, symbols

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
    assert {"T ns::f(int)", "V vtable for ns::A"} <= set(lines("--exported"))
    assert not any(line.startswith("U ") for line in lines("--exported"))
    assert lines("--sort", "address", "--type", "T") == [
        f"T {symbol.demangled}" for symbol in symbols(file).filter(type="T").sort("address")
    ]
    assert lines("--type", "T", "--mangled", "--grep", "^ns::f") == ["T _ZN2ns1fEi"]
    names = [line[2:] for line in lines("--sort", "demangled", "--defined")]
    assert names == sorted(names)
    assert [line[2:] for line in lines("--sort", "demangled", "-r", "--defined")] == names[::-1]
    # A line without a size has the letter in its place.
    sizes = [line.split(" ")[0] for line in lines("-S", "--sort", "size", "--defined")]
    numbers = [int(size, 16) if len(size) == 16 else 0 for size in sizes]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > 0
    assert lines("--kind", "vtable,typeinfo") == lines("--kind", "vtable", "--kind", "typeinfo") != []


def test_conditions_that_nothing_can_fulfil_are_refused(command: Command, file: str) -> None:
    done = command("symbols", "--kind", "car", file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"vtable" in done.stderr
    done = command("symbols", "--type", "TZ", file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"cpp-demangle: 'Z' is not a letter of nm; the letters are Aa")
    for what, by in (("section", "section"), ("member", "archive_member")):
        done = command("symbols", f"--{what}", "none", file)
        assert (done.returncode, done.stdout) == (2, b"")
        expected = f"cpp-demangle: there is no {what} 'none'; `cpp-demangle sizes --by {by}` lists them\n"
        assert done.stderr.decode() == expected
    assert command("symbols", "--section", ".text", file).returncode == 0


def test_names_need_not_be_utf8(command: Command, file: str, tmp_path: Path) -> None:
    changed = tmp_path / "a.o"
    changed.write_bytes(Path(file).read_bytes().replace(b"_ZN2ns1fEi", b"_ZN2n\xff1fEi"))
    line = b"T n\xff::f(int)\n"
    for name, value in {"scope": "n\udcff", "grep": "^n\udcff::f", "section": ".text", "type": "T"}.items():
        done = command("symbols", f"--{name}", value, str(changed))
        assert (done.returncode, done.stderr) == (0, b"")
        assert any(found.endswith(line) for found in done.stdout.splitlines(keepends=True)), name
    assert command("symbols", "--scope", "n\udcfe", str(changed)).stdout == b""
    done = command("symbols", "--section", ".t\udcff", str(changed))
    assert (done.returncode, done.stderr.decode().count("there is no section '.t\ufffd'")) == (2, 1)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    command: Command, file: str, tmp_path: Path
) -> None:
    none = str(tmp_path / "none")
    for name in ("symbols", "sizes", "classes"):
        done = command(name, file, none, file)
        assert done.returncode == 1
        assert done.stdout == command(name, file, file).stdout
        assert done.stderr.decode() == f"cpp-demangle: {none}: No such file or directory\n"


def test_a_file_without_symbols_says_so(command: Command, file: str, tmp_path: Path) -> None:
    strip = shutil.which("strip")
    if strip is None:
        pytest.skip("there is no strip")
    subprocess.run([strip, "-o", tmp_path / "stripped.o", file], check=True)
    done = command("symbols", str(tmp_path / "stripped.o"))
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"cpp-demangle: {tmp_path / 'stripped.o'}: no symbols\n"


def test_a_file_of_arrow(command: Command, file: str, tmp_path: Path) -> None:
    ipc = pytest.importorskip("pyarrow.ipc")
    made = tmp_path / "symbols.arrow"
    done = command("symbols", "--arrow", str(made), "--defined", "--sort", "size", file)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    with made.open("rb") as stream:
        columns = ipc.open_file(stream).read_all()
    expected = symbols(file).filter(defined=True).sort("size", reverse=True)
    assert columns.column_names == list(BinarySymbol._fields)
    assert columns.column("demangled").to_pylist() == [symbol.demangled for symbol in expected]
    assert columns.column("kind").to_pylist() == [symbol.kind and symbol.kind.value for symbol in expected]
    done = command("symbols", "--arrow", "-", "--defined", "--sort", "size", file)
    assert (done.stdout, done.stderr) == (made.read_bytes(), b"")
    done = command("symbols", "--arrow", str(made), file, file)
    assert (done.returncode, done.stderr) == (2, b"cpp-demangle: --arrow writes the table of one file\n")
    done = command("symbols", "--arrow", str(tmp_path / "none" / "a.arrow"), file)
    assert done.returncode == 1
    assert b"a.arrow: No such file or directory" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE")
@pytest.mark.parametrize("options", [["--arrow", "-"], ["--json"]])
def test_a_closed_pipe_ends_it_in_silence(command_line: list[str], file: str, options: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = [*command_line, "symbols", *options, file]
    done = subprocess.run(
        arguments, stdout=writing, stderr=subprocess.PIPE, cwd=Path(file).parent, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


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
    assert f"<title>{file}</title>" in page.read_text()
    assert command("sizes", "--html", "-", file).stdout.decode() == page.read_text()
    done = command("sizes", "--depth", "-1", file)
    assert done.returncode == 2
    assert b"'-1' for '--depth <N>': expected a whole number, 0 or more" in done.stderr


def test_a_diff_can_fail(command: Command, file: str, tmp_path: Path) -> None:
    larger = compiled(tmp_path, "b", SOURCE + " char big[5000] = {1};")
    done = command("sizes", "--diff", file, larger)
    assert done.returncode == 0
    assert re.search(r" added +big$", done.stdout.decode(), re.MULTILINE)
    assert re.search(
        r" removed +big$", command("sizes", "--diff", larger, file).stdout.decode(), re.MULTILINE
    )
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
