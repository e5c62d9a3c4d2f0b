"""What the command writes besides texts, and what it reads besides standard input."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import SCRIPT, Command
from cpp_demangle_py import Symbol

unix = pytest.mark.skipif(os.name != "posix", reason="needs permissions and links of Unix")

TEMPLATE = "_ZN3foo3barIiEEvT_"


def test_json_has_the_parts_of_each_name(command: Command) -> None:
    lines = [
        json.loads(line) for line in command("--json", TEMPLATE, "?f@@YAHXZ", "main").stdout.splitlines()
    ]
    assert [line["mangled"] for line in lines] == [TEMPLATE, "?f@@YAHXZ", "main"]
    assert [line["demangled"] for line in lines] == ["void foo::bar<int>(int)", "int __cdecl f(void)", None]
    assert (lines[0]["scheme"], lines[0]["kind"]) == ("itanium", "function")
    symbol = Symbol(TEMPLATE)
    parts = lines[0]["parts"]
    assert parts["scope"] == symbol.scope
    assert parts["base_name"] == symbol.base_name
    assert tuple(parts["template_args"]) == symbol.template_args
    assert tuple(parts["parameters"]) == symbol.parameters
    assert lines[2]["offset"] == 0
    assert lines[2]["error"].startswith("not a mangled name")


def test_json_of_a_text_has_a_line_for_each_name(command: Command) -> None:
    done = command("--json", "-t", text=b"at _Z1fv+1 in PKc\n<_Z1gi>")
    assert [json.loads(line)["demangled"] for line in done.stdout.splitlines()] == [
        "f()",
        "char const*",
        "g(int)",
    ]


def test_json_holds_any_name(command: Command) -> None:
    for name in ('_Z1f"', "_Z3f\n\tv", "_Z4\u00e4\u00f6v", ""):
        (line,) = command("--json", name).stdout.splitlines()
        assert json.loads(line)["mangled"] == name


def test_a_tree_is_drawn_as_in_python(command: Command) -> None:
    assert command("--tree", TEMPLATE).stdout.decode() == Symbol(TEMPLATE).tree().pretty() + "\n"
    assert command("--tree", text=f"at {TEMPLATE}".encode()).stdout == command("--tree", TEMPLATE).stdout


def test_the_parts_of_another_scheme_are_drawn(command: Command) -> None:
    assert command("--tree", "?f@A@@YAHXZ").stdout.decode().splitlines() == [
        "msvc  int __cdecl A::f(void)",
        "├── return-type  int",
        "├── calling-convention  __cdecl",
        "├── name  A::f",
        "│   ├── scope  A",
        "│   │   └── scope-part  A",
        "│   └── base-name  f",
        "└── parameters  (void)",
    ]


def test_colors(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("NO_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(variable, raising=False)
    colored = b"\x1b[1m\x1b[32mf\x1b[0m"
    text = b"at _Z1fi"
    assert colored in command("--color=always", text=text).stdout
    assert command("--color", "_Z1fi").stdout == command("--color=always", "_Z1fi").stdout
    assert command(text=text).stdout == command("--color=never", text=text).stdout == b"at f(int)"
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    assert colored in command(text=text).stdout
    assert command("--color=never", text=text).stdout == b"at f(int)"
    monkeypatch.setenv("NO_COLOR", "1")
    assert command(text=text).stdout == b"at f(int)"
    assert colored in command("--color=always", text=text).stdout


def test_quotes(command: Command) -> None:
    assert command("--quote", "_Z1fv", "main").stdout == b'"f()"\nmain\n'
    assert command("--quote", text=b'_Z1fv "_Z1fv" main').stdout == b'"f()" "f()" main'


def test_formats(command: Command) -> None:
    names = ["_Z1fv", "_RNvC1a1f", "_D1a1fFZv"]
    texts = ["f()", "a[0]::f", "a.f()"]
    assert command("--format=none", *names).stdout.decode().split() == names
    assert command("-s", "auto", *names).stdout.decode().split() == texts
    for at, name in enumerate(("gnu-v3", "rust", "dlang")):
        expected = [texts[at] if number == at else name for number, name in enumerate(names)]
        assert command("-s", name, *names).stdout.decode().split() == expected
        assert command("-s", name, text="\n".join(names).encode()).stdout.decode().split() == expected
    assert command("-s", "none", text=b"_Z1fv").stdout == b"_Z1fv"


def test_names_anywhere(command: Command) -> None:
    assert command("--anywhere", text=b".text._Z1fv").stdout == b".text.f()"
    assert command("--anywhere", ".text._Z1fv", "ZN1A1fEv").stdout == b".text.f()\nA::f()\n"
    assert command(text=b".text._Z1fv").stdout == b".text._Z1fv"


def test_files(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"_Z1fv\xff ")
    (tmp_path / "b").write_bytes(b"_Z1gv")
    assert command("-f", "a", "--file", "b").stdout == b"f()\xff g()"
    assert command("-f", "a", "-f", "-", "-f", "b", text=b"<_Z1hv>").stdout == b"f()\xff <h()>g()"
    assert command("-f", "a", "--progress").stderr == b""  # no terminal
    done = command("-f", "a", "-f", "no such file")
    assert (done.returncode, done.stdout) == (1, b"f()\xff ")
    assert done.stderr == b"cpp-demangle: no such file: No such file or directory\n"


@unix
@pytest.mark.parametrize("options", [[], ["--jobs=2"], ["--collapsed"]])
def test_a_file_that_cannot_be_read_is_named(command: Command, tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "folder").mkdir()
    for option in ("-f", "--in-place"):
        done = command(*options, option, "folder")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr == b"cpp-demangle: folder: Is a directory\n"


@unix
def test_in_place(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"_Z1fv\xff\r\n")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "b").write_bytes(b"nothing")
    (tmp_path / "link").symlink_to("a")
    done = command("--in-place", "link", "b", "-p")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "a").read_bytes() == b"f\xff\r\n"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "b").read_bytes() == b"nothing"
    done = command("--in-place", "missing")
    assert (done.returncode, done.stderr) == (1, b"cpp-demangle: missing: No such file or directory\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "link"]


@unix
def test_a_file_that_cannot_be_replaced_stays_as_it_was(command: Command, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "a").write_bytes(b"_Z1fv")
    folder.chmod(0o555)
    assert command("--in-place", "closed/a").returncode == 1
    assert (folder / "a").read_bytes() == b"_Z1fv"


@pytest.mark.parametrize("jobs", ["0", "1", "2", "7"])
def test_jobs_keep_the_order(command: Command, jobs: str) -> None:
    numbers = range(60_000)
    text = "".join(f"{number} _ZN1a1b{len(str(number)) + 1}f{number}Ev\n" for number in numbers).encode()
    expected = "".join(f"{number} a::b::f{number}()\n" for number in numbers).encode()
    done = command("--jobs", jobs, text=text)
    assert done.stdout == expected


@pytest.mark.parametrize(
    "options", [["--jobs=2"], ["--lines"], ["--json"], ["--color=always"], ["--jobs=2", "--json"]]
)
def test_a_line_comes_out_before_the_next_goes_in(
    command_line: list[str], tmp_path: Path, options: list[str]
) -> None:
    with subprocess.Popen(
        [*command_line, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, bufsize=0
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(5):
            process.stdin.write(b"at _Z1fv\n" + b"at _Z1fv\n")
            line = process.stdout.read(1000)
            assert b"f" in line
        process.stdin.close()
        process.stdout.read()
        assert process.wait() == 0


def test_collapsed_stacks(command: Command) -> None:
    stacks = [
        b"main;_ZN1A1fEi;_ZNSt6vectorIiSaIiEE9push_backEOi 3",
        b"main;_ZN1A1fEc+0x1f;[libc.so];_Z1gv_[k] 4",
        b"# a comment",
        b"main;_ZN1A1fEc;_ZNSt6vectorIiSaIiEE9push_backERKi 5",
        b"_RNvXC1aAhj3_NtB2_1T1f;x 1 2",
        b"no count",
        b"_RNvXC1aAhj3_NtB2_1T1f;x 1 3",
    ]
    assert command("--collapsed", text=b"\n".join(stacks)).stdout.splitlines() == [
        b"# a comment",
        b"no count",
        b"main;A::f;std::vector<int>::push_back 8",
        b"main;A::f+0x1f;[libc.so];g_[k] 4",
        b"<[u8: 3: usize] as a[0]::T>::f;x 2 5",
    ]


def test_arguments_in_a_file(command: Command, tmp_path: Path) -> None:
    (tmp_path / "names").write_text("-p '_Z1fi'\n\"_Z1gi\" @more\n")
    (tmp_path / "more").write_text("_Z1hi @missing")
    assert command("@names").stdout == b"f\ng\nh\n@missing\n"


@pytest.mark.parametrize("shell", ["bash", "elvish", "fish", "powershell", "zsh"])
def test_completions(command: Command, shell: str) -> None:
    assert b"simplify-std" in command("--completions", shell).stdout


def test_bash_takes_the_completion(command: Command, tmp_path: Path) -> None:
    script = command("--completions", "bash").stdout
    script += b"""
        COMP_WORDS=(cpp-demangle --simpl) COMP_CWORD=1
        $(complete -p cpp-demangle | sed 's/.*-F \\([^ ]*\\).*/\\1/') cpp-demangle --simpl cpp-demangle
        echo "$COMPREPLY"
    """
    try:
        done = subprocess.run(["bash"], input=script, capture_output=True, cwd=tmp_path, check=False)
    except FileNotFoundError:
        pytest.skip("needs bash")
    assert done.stdout == b"--simplify-std\n"


def test_the_manual(command: Command) -> None:
    manual = command("--manual").stdout
    assert b".TH cpp-demangle 1" in manual
    assert b"simplify\\-std" in manual


def test_what_belongs_to_the_executable_is_installed() -> None:
    share = Path(sys.prefix) / "share"
    if not Path(SCRIPT).is_relative_to(sys.prefix):
        pytest.skip("the package is installed elsewhere")
    for name in ("man/man1/cpp-demangle.1", "bash-completion/completions/cpp-demangle"):
        assert (share / name).stat().st_size > 0


@unix
def test_the_executable_runs_the_commands_of_python(tmp_path: Path) -> None:
    done = subprocess.run([SCRIPT, "column", "--help"], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert b"--column NAME" in done.stdout
