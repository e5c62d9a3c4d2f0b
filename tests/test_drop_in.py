"""Started as c++filt or llvm-cxxfilt, the command does what that tool does with the same arguments."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import SCRIPT, llvm_cxxfilt

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs links")

TOOLS = {"c++filt": shutil.which("c++filt"), "llvm-cxxfilt": llvm_cxxfilt()}

NAMES = [
    "_Z3addii",
    "_ZN3foo3barEv",
    "main",
    "",
    "__Z1fv",
    "._Z1fv",
    ".__Z1fv",
    "x _Z1fv",
    "_ZNSolsEi",
]

ARGUMENTS = [
    NAMES,
    ["-p", *NAMES],
    ["--no-params", *NAMES],
    ["_Z1fi", "-p", "_Z1gi"],
    ["-_", *NAMES],
    ["--strip-underscore", *NAMES],
    ["-n", *NAMES],
    ["-_n", *NAMES],
    ["-n_", *NAMES],
    ["-_", "--no-strip-underscore", *NAMES],
    ["-np", *NAMES],
    ["-t", "i", "PKc", "_Z1fv", "main", "St6vectorIiSaIiEE"],
    ["--types", "i", "_Z1fi"],
    ["?f@@YAXXZ", "@missing", "_Z1fv "],
    ["@names"],
    ["--bogus", "_Z1fv"],
    ["-x", "_Z1fv"],
]

OF_GNU = [
    ["-i", *NAMES],
    ["--no-verbose", *NAMES],
    ["-r", "_Z1fv"],
    ["-R", "_Z1fv"],
    ["--recurse-limit", "--no-recurse-limit", "_Z1fv"],
    ["-s", "auto", *NAMES],
    ["-sauto", "_Z1fv"],
    ["--format=auto", "_Z1fv"],
    ["--format", "none", *NAMES],
    ["-s", "gnu-v3", "_Z1fv", "_RNvC1a1f", "_D1a1fFZv", "_ZN1a1f17h0123456789abcdefE"],
    ["-s", "rust", "_Z1fv", "_RNvC1a1f", "_D1a1fFZv", "_ZN1a1f17h0123456789abcdefE"],
    ["-s", "dlang", "_Z1fv", "_RNvC1a1f", "_D1a1fFZv"],
    ["--form=none", "_Z1fv"],
    ["--no-par", "_Z1fi"],
    ["-s", "wrong", "_Z1fv"],
    ["-s"],
    ["--", "-p", "_Z1fi"],
    ["$_Z1fv", "_Z1fv@@V", "_Z1fv@plt", "_Z1fv.cold", "_GLOBAL__sub_I_x", "_GLOBAL__I_x", "$._Z1fv"],
    ["-p", "_Z1fi@@V", "$_Z1fi"],
    ["@"],
]

OF_LLVM = [
    ["--quote", *NAMES],
    ["--quote", "-p", "_Z1fi"],
    ["--format=wrong", "_Z1fv"],
    ["-s", "wrong", "_Z1fv"],
    ["-i", "_Z1fv"],
    ["--no-par", "_Z1fv"],
    ["_Z1fv.cold", "__imp__Z1fv"],
]

TEXT = (
    b'_Z1fv "_Z1gi" __Z1hv ._Z1iv .__Z1iv <_ZNSolsEi> _Z1jv@@V 1_Z1kv _Z1lv.cold PKc\r\n'
    b"$_Z1ov _GLOBAL__sub_I_x "
    b"\xff\xc3\xa4_Z1mv\n?f@@YAXXZ end _Z1nv\n"
)


def run(tool: str | Path, arguments: list[str], folder: Path, text: bytes) -> tuple[int, bytes, bool]:
    done = subprocess.run([tool, *arguments], input=text, capture_output=True, cwd=folder, check=False)
    return done.returncode, done.stdout, bool(done.stderr)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in TOOLS:
        (tmp_path / name).symlink_to(SCRIPT)
    (tmp_path / "names").write_text("-p _Z1fi '_Z1gi' \"_Z1hi\"\n")
    return tmp_path


def cases() -> list[tuple[str, list[str]]]:
    both = [(tool, arguments) for tool in TOOLS for arguments in ARGUMENTS]
    return both + [("c++filt", one) for one in OF_GNU] + [("llvm-cxxfilt", one) for one in OF_LLVM]


@pytest.mark.parametrize(("tool", "arguments"), cases(), ids=str)
def test_arguments(tool: str, arguments: list[str], folder: Path) -> None:
    theirs = TOOLS[tool]
    if theirs is None:
        pytest.skip(f"needs {tool}")
    expected = run(theirs, arguments, folder, b"")
    assert run(folder / tool, arguments, folder, b"") == expected


@pytest.mark.parametrize("options", [[], ["-p"], ["-_"], ["-n"], ["-t"], ["-_p"]], ids=str)
@pytest.mark.parametrize("tool", TOOLS)
def test_filters(tool: str, options: list[str], folder: Path) -> None:
    theirs = TOOLS[tool]
    if theirs is None:
        pytest.skip(f"needs {tool}")
    expected = run(theirs, options, folder, TEXT)
    assert run(folder / tool, options, folder, TEXT) == expected


def test_quotes_in_a_text(folder: Path) -> None:
    theirs = TOOLS["llvm-cxxfilt"]
    if theirs is None:
        pytest.skip("needs llvm-cxxfilt")
    text = b'"_Z1fv _Z1fv" "_Z1fv" x"_Z1fv"y ._Z1fv\n"_Z1fv\n'
    expected = run(theirs, ["--quote"], folder, text)
    assert run(folder / "llvm-cxxfilt", ["--quote"], folder, text) == expected


@pytest.mark.parametrize("tool", TOOLS)
def test_help_and_version(tool: str, folder: Path) -> None:
    status, text, complains = run(folder / tool, ["--help"], folder, b"")
    assert (status, complains) == (0, False)
    assert b"--no-strip-underscore" in text
    assert run(folder / tool, ["-h"], folder, b"")[0] == 0
    status, text, complains = run(folder / tool, ["--version"], folder, b"")
    assert (status, text.split()[0], complains) == (0, tool.encode(), False)


def test_languages_that_are_not_read_are_refused_with_a_reason(folder: Path) -> None:
    for name, reason in (("java", b"gcj"), ("gnat", b"Ada")):
        done = subprocess.run([folder / "c++filt", "-s", name, "x"], capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.startswith(b"c++filt: the format '%s' is not supported" % name.encode())
        assert reason in done.stderr
