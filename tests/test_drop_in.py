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
    ["-p", "-p", "_Z1fi"],
    ["-n", "-n", "-t", "-t", "_Z1fi", "i"],
    ["-_", "-_", "-t", "i", "__Z1fi", "_i"],
    ["-t", "Test", "Term"],
    ["-p", "_Z1fv+0x10", "_Z1fv,_Z1gv", "_Z1fv:"],
    ["--bogus", "_Z1fv"],
    ["-x", "_Z1fv"],
]

OF_GNU = [
    ["-i", *NAMES],
    ["--no-verbose", *NAMES],
    ["-r", "_Z1fv"],
    ["-R", "_Z1fv"],
    ["--recurse-limit", "--no-recurse-limit", "_Z1fv"],
    ["--recursion-limit", "--no-recursion-limit", "_Z1fv"],
    ["-i", "-i", "-s", "auto", "-s", "gnu-v3", "_ZNSolsEi"],
    [
        f"_Z1fv{suffix}"
        for suffix in (".0a", ".0a.1", ".0a.1b", ".Frame", ".a.B", "._", ".a_0.0", "$tlv$init")
    ],
    [
        f"{name}.0"
        for name in ("_ZN1A1xE", "_ZZ1fvE1x", "_ZL1x", "_ZTV1A", "_ZGV1x", "_ZTW1x", "_ZDC1a1bE", "_ZGR1x_")
    ],
    ["-p", "_ZN1A1xE.0", "_Z1fv.Frame", "_ZGVbN2v__Z1fv", "_ZThn8_N1A1fEv.0"],
    [
        "_ZGVbN2v__Z1fv",
        "_ZGVbN2v__Z1fv.0",
        "_ZN1a1f17h0123456789abcdefE.llvm.1",
        "_ZN4core5_$LT$17h0123456789abcdefE",
    ],
    ["_Z1017" + "a" * 1017 + "v", "_Z1018" + "a" * 1018 + "v", "_RNvC1a1100_" + "a" * 1100],
    ["-r", "_Z1018" + "a" * 1018 + "v"],
    ["-r", "-R", "_Z1018" + "a" * 1018 + "v"],
    [
        "-i",
        "_ZN1a1f17h0123456789abcdefE.0",
        "_RNvC1a1f.isra.0",
        "_ZN1a1f17h0123456789abcdefE.llvm.1",
        "_Z1fv.0",
    ],
    ["_Z1fv.text.", "_Z1fv.part.0.", "_Z1fv..a", "_Z1fv.isra.0a", "_Z1fv.cold.0"],
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
    ["-snone"],
    ["--format", "none"],
    ["-srust", "-snone", "-p"],
    ["-snone", "--", "_Z1fv"],
]

OF_NEWEST_GNU = [
    ["_Dmain", "._Dmain", "_Dmainly", "_Dmain.cold"],
    ["-p", "_D1a1fFiZv", "_RNvC1a1f", "_Z1fi", "_Dmain"],
]
"""Names of D, which c++filt 2.40 does not read in its format `auto`."""

OF_LLVM = [
    ["_Dmain", "._Dmain", "_Dmainly", "_Dmain.cold"],
    ["--quote", *NAMES],
    ["--quote", "-p", "_Z1fi"],
    ["--format=wrong", "_Z1fv"],
    ["--format", "wrong", "_Z1fv"],
    ["--format", "-p", "_Z1fi"],
    ["--format=", "_Z1fv"],
    ["--format", "a", "--format=b"],
    ["--format"],
    ["-s=wrong", "_Z1fv"],
    ["-swrong", "_Z1fv"],
    ["-s", "-ps", "_Z1fi"],
    ["--", "_Z1fv"],
    ["-s", "wrong", "_Z1fv"],
    ["-i", "_Z1fv"],
    ["--no-par", "_Z1fv"],
    ["_Z1fv.cold", "__imp__Z1fv", ".__imp__Z1fv", ".__imp__Z1fv.cold"],
    ["_Z1fvv", "_Z1fvi", "_Z1fiv"],
    ["-p", "_Z1f$", "_Z1f,", "_Z1f_", "_Z1fE", "_Z1fvv", "__Z1ok", "__Z1fv_", "___Z1ok"],
    ["_ZGR1x0", "_ZGR1x_", "_Z1018" + "a" * 1018 + "v"],
    ["_D1a1fFZv", "_D1a1gi", "_ZGTt1fv", "__ZGTn1fv", "._ZGTt1fv"],
]

TEXT = (
    b'_Z1fv "_Z1gi" __Z1hv ._Z1iv .__Z1iv <_ZNSolsEi> _Z1jv@@V 1_Z1kv _Z1lv.cold PKc\r\n'
    b"$_Z1ov _GLOBAL__sub_I_x _Dmainly __imp__Z1pv .__imp__Z1pv .__imp__Z1pv.cold _ZGTt1qv "
    b"_ZL1r.lto_priv.0 _Z1sv.isra.0 _Z1sv.Frame _ZGVbN2v__Z1fv "
    b"\xff\xc3\xa4_Z1mv\n?f@@YAXXZ end _Z1nv\n"
)


TEXTS = {
    "c++filt": [
        (["-t", "-p", "the", "FviE", "_Z1fi", "foo"], "unsigned short\nvoid (int)\nf\nfloat\n"),
        (["-t", "the", "*i", "_Z1fi"], "the\n*i\nf(int)\n"),
        (
            ["_GLOBAL__I_,", "_GLOBAL__I_a b"],
            "global constructors keyed to ,\nglobal constructors keyed to a b\n",
        ),
        (["_GLOBAL__D__Z1fv.lto_priv.0"], "global destructors keyed to f()\n"),
        (["_ZGRZ1fvE1x_.0", "_ZGR1x_"], "reference temporary #0 for f()::x [clone .0]\n_ZGR1x_\n"),
        (["_Z1fv@@V", "_Z1fv.a@b", "_RNvC1a1f@V"], "_Z1fv@@V\n_Z1fv.a@b\n_RNvC1a1f@V\n"),
        (["_Z1fIiTnT_Li1EEvv", "_Z1fDB3_"], "_Z1fIiTnT_Li1EEvv\n_Z1fDB3_\n"),
    ],
    "llvm-cxxfilt": [
        (["__imp_f", "__imp_1A", "__imp_foo"], "import thunk for float\nimport thunk for A\n__imp_foo\n"),
        (["-p", "__imp_FvvE", ".__imp_f"], "import thunk for void ()\n.__imp_f\n"),
        (["_Z1fv.@", ".@", "_Z1fv@V", "_Z1fv@V.a"], "f() (.@)\n.@\n_Z1fv@V\n_Z1fv@V.a\n"),
        (["_ZZ3sevEN3$_0clIJdEEEDaT_", "_Z1fIIiEEvv"], "_ZZ3sevEN3$_0clIJdEEEDaT_\n_Z1fIIiEEvv\n"),
        (["-t", "0000000006f833a8", "*i", "1A"], "0000000006f833a8\n*i\nA\n"),
    ],
}
"""What the newest tools print; older ones read less."""


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


@pytest.mark.parametrize("tool", TEXTS)
def test_texts_of_the_newest_tools(tool: str, folder: Path) -> None:
    for arguments, text in TEXTS[tool]:
        assert run(folder / tool, arguments, folder, b"") == (0, text.encode(), False), arguments


def test_words_of_a_text_that_only_one_tool_reads(folder: Path) -> None:
    text = b"the <__imp_Sa> x.__imp_i __imp_foo printf _Z1fi\n"
    imports = b"the <import thunk for std::allocator> x.__imp_i __imp_foo printf f(int)\n"
    assert run(folder / "llvm-cxxfilt", [], folder, text)[1] == imports
    types = b"unsigned short <__imp_Sa> long long __imp_foo printf f\n"
    assert run(folder / "c++filt", ["-t", "-p"], folder, text)[1] == types


def test_files_of_arguments(folder: Path) -> None:
    (folder / "quoted").write_bytes(b"'a\\b' \"a\\'b\"\x0b_Z1fv\\\n \0_Z1gv")
    assert run(folder / "c++filt", ["@quoted"], folder, b"") == (0, b"a\\b\na\\'b\nf()\n", False)
    assert run(folder / "llvm-cxxfilt", ["@quoted"], folder, b"")[1] == b"ab\na'b\x0b_Z1fv\n\n"
    assert run(folder / "c++filt", ["@."], folder, b"") == (1, b"", True)
    assert run(folder / "llvm-cxxfilt", ["@.", "_Z1fv"], folder, b"")[1] == b"@.\nf()\n"


@pytest.mark.parametrize("options", [[], ["-p"], ["-_"], ["-n"], ["-t"], ["-_p"]], ids=str)
@pytest.mark.parametrize("tool", TOOLS)
def test_filters(tool: str, options: list[str], folder: Path) -> None:
    theirs = TOOLS[tool]
    if theirs is None:
        pytest.skip(f"needs {tool}")
    expected = run(theirs, options, folder, TEXT)
    assert run(folder / tool, options, folder, TEXT) == expected


@pytest.mark.parametrize("arguments", OF_NEWEST_GNU, ids=str)
def test_names_that_older_tools_do_not_read(arguments: list[str], folder: Path) -> None:
    theirs = TOOLS["c++filt"]
    if theirs is None or run(theirs, ["_Dmain"], folder, b"")[1] != b"D main\n":
        pytest.skip("needs a newer c++filt")
    for given, text in ((arguments, b""), (arguments[:1], " ".join(arguments[1:]).encode())):
        assert run(folder / "c++filt", given, folder, text) == run(theirs, given, folder, text)


def test_quotes_in_a_text(folder: Path) -> None:
    theirs = TOOLS["llvm-cxxfilt"]
    if theirs is None:
        pytest.skip("needs llvm-cxxfilt")
    # In long texts, names that repeat are remembered.
    text = b'"_Z1fv _Z1fv" "_Z1fv" x"_Z1fv"y ._Z1fv\n"_Z1fv\n' * 40
    expected = run(theirs, ["--quote"], folder, text)
    assert run(folder / "llvm-cxxfilt", ["--quote"], folder, text) == expected


@pytest.mark.parametrize("arguments", [[""], ["", ""], ["-t", ""], ["", "_Z1gv"], ["-t"]], ids=str)
def test_empty_arguments_and_words_after_a_full_stop(arguments: list[str], folder: Path) -> None:
    theirs = TOOLS["llvm-cxxfilt"]
    if theirs is None:
        pytest.skip("needs llvm-cxxfilt")
    text = b"cc a.c *.h .f ._Z1fv f i\n"
    assert run(folder / "llvm-cxxfilt", arguments, folder, text) == run(theirs, arguments, folder, text)


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
