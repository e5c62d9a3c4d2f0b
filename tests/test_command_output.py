"""What the command writes besides texts, and what it reads besides standard input."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import SCRIPT, Command
from cpp_demangle_py import Parts, Symbol
from cpp_demangle_py._column_command import _parser
from cpp_demangle_py._native import FIELDS

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


@pytest.mark.parametrize("name", ["__Z1fv", "__imp__Z1fv"])
def test_json_of_a_name_that_the_tool_does_not_read(command: Command, name: str) -> None:
    line = json.loads(command("--json", name).stdout)
    error = "not a name for the tool of the style"
    assert line == {"mangled": name, "demangled": None, "error": error, "offset": 0}
    assert json.loads(command("--json", "--style", "llvm", name).stdout)["demangled"]


def test_the_guide_tells_which_parts_are_where(command: Command) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "guide.md").read_text(encoding="utf-8")
    table = re.search(r"^\| \| `Symbol` \|.*\n\|[-|]+\n((?:\|.*\n)+)", guide, re.MULTILINE)
    assert table
    line = json.loads(command("--json", TEMPLATE).stdout)
    in_json = (line.keys() | line["parts"].keys()) - {"parts"}
    symbol = Symbol(TEMPLATE)
    named = set()
    for row in table[1].splitlines():
        names, *cells = row.strip("|").split("|")
        for name in re.findall(r"`(\w+)`", names):
            named.add(name)
            there = [hasattr(symbol, name), hasattr(symbol.parts(), name), name in FIELDS, name in in_json]
            assert [cell.strip() == "yes" for cell in cells] == there, name
    assert named >= in_json | set(FIELDS) | set(Parts.__match_args__)


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
    colored = b"\x1b[1m\x1b[34mf\x1b[0m"
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


@pytest.mark.parametrize("option", ["--quote", "--json", "--tree", "--collapsed", "--in-place"])
def test_what_is_not_colored(
    command: Command, monkeypatch: pytest.MonkeyPatch, option: str, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"_Z1fv 1")
    options = [option, "log"] if option == "--in-place" else [option]
    refused = command("--color=always", *options, text=b"_Z1fv 1")
    assert (refused.returncode, refused.stdout, log.read_bytes()) == (2, b"", b"_Z1fv 1")
    assert f"'--color=always' cannot be used with '{option}'" in refused.stderr.decode()
    # As on a terminal.
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("CLICOLOR_FORCE", "1")
    done = command(*options, text=b"_Z1fv 1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout + log.read_bytes()


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


def test_names_anywhere_in_other_forms(command: Command) -> None:
    names = [".text._Z1fv", "ZN1A1fEv", "main"]
    lines = [json.loads(line) for line in command("--anywhere", "--json", *names).stdout.splitlines()]
    assert [line["demangled"] for line in lines] == ["f()", "A::f()", None]
    assert lines[2]["error"].startswith("not a mangled name")
    whole = [command("--tree", name).stdout for name in ("_Z1fv", "_ZN1A1fEv", "main")]
    assert command("--anywhere", "--tree", *names).stdout == b"".join(whole)


def test_files(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"_Z1fv\xff ")
    (tmp_path / "b").write_bytes(b"_Z1gv")
    assert command("-f", "a", "--file", "b").stdout == b"f()\xff g()"
    assert command("-f", "a", "-f", "-", "-f", "b", text=b"<_Z1hv>").stdout == b"f()\xff <h()>g()"
    assert command("-f", "a", "--progress").stderr == b""  # no terminal
    done = command("-f", "a", "-f", "no such file", "-f", "b")
    assert (done.returncode, done.stdout) == (1, b"f()\xff g()")
    reason = b"" if sys.platform == "win32" else b"No such file or directory\n"
    assert done.stderr.startswith(b"cpp-demangle: no such file: " + reason)


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
    (tmp_path / "b").write_bytes(b"_Z1gv")
    done = command("--in-place", "missing", "b", "gone")
    assert (done.returncode, done.stderr.decode().splitlines()) == (
        1,
        [
            "cpp-demangle: missing: No such file or directory",
            "cpp-demangle: gone: No such file or directory",
        ],
    )
    assert (tmp_path / "b").read_bytes() == b"g()"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "link"]


def begin_in_place(command_line: list[str], folder: Path, *before: str) -> subprocess.Popen[bytes]:
    """Start to demangle the file `log` in place, and return in the midst of it."""
    (folder / "log").write_bytes(b"_Z1fSt6vectorISsSaISsEES1_S1_S1_\n" * 2_000_000)
    process = subprocess.Popen([*before, *command_line, "--in-place", "log"], cwd=folder)
    while len(list(folder.iterdir())) == 1:
        assert process.poll() is None
        time.sleep(0.001)
    return process


@unix
@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT", "SIGTERM"])
def test_a_signal_leaves_no_part_of_a_file_behind(command_line: list[str], tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]  # not by its attribute, which Windows does not have
    before = signal.signal(number, lambda *_: None)  # so that the process does not inherit that it is ignored
    process = begin_in_place(command_line, tmp_path)
    signal.signal(number, before)
    process.send_signal(number)
    assert process.wait() == -number
    assert [path.name for path in tmp_path.iterdir()] == ["log"]
    assert (tmp_path / "log").read_bytes().startswith(b"_Z1fSt6")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells which signals are ignored")
def test_a_signal_that_is_ignored_stays_so(command_line: list[str], tmp_path: Path) -> None:
    told = subprocess.check_output(["sh", "-c", 'trap "" HUP INT; exec cat /proc/self/status'], text=True)
    if int(told.partition("SigIgn:")[2].split()[0], 16) & 3 != 3:
        pytest.skip("/proc is that of an emulator, which ignores no signal itself")
    process = begin_in_place(command_line, tmp_path, "sh", "-c", 'trap "" HUP INT; exec "$@"', "sh")
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 0
    assert (tmp_path / "log").read_bytes().startswith(b"f(std::vector")


@unix
def test_a_pipe_is_not_replaced_and_not_waited_for(command: Command, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "log").write_bytes(b"at _Z1fv")
    done = command("--in-place", "pipe", "log")
    assert (done.returncode, (tmp_path / "log").read_bytes()) == (1, b"at f()")
    assert done.stderr == b"cpp-demangle: pipe: not a regular file, so it cannot be replaced\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_that_is_replaced_keeps_its_owner(command: Command, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"at _Z1fv")
    try:
        os.chown(log, 65534, 65534)
    except OSError:
        pytest.skip("this namespace has no other user")
    log.chmod(0o4750)
    assert command("--in-place", "log").returncode == 0
    found = log.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (65534, 65534, 0o4750)


@pytest.mark.parametrize("option", ["--json", "--tree"])
def test_only_text_is_written_in_place(command: Command, tmp_path: Path, option: str) -> None:
    (tmp_path / "log").write_bytes(b"at _Z1fv")
    done = command("--in-place", "log", option)
    assert (done.returncode, (tmp_path / "log").read_bytes()) == (2, b"at _Z1fv")
    assert "cannot be used with" in done.stderr.decode()


@unix
def test_standard_output_that_fails_ends_it(command_line: list[str], tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    (tmp_path / "a").write_bytes(b"_Z1fv")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*command_line, "-f", "a", "-f", "a"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"cpp-demangle: No space left on device\n")


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
        b"main;_Z1hv 0.1",
        b"main;_Z1hi\t0.2",
        b"main;_Z1hc 1e3",
    ]
    assert command("--collapsed", text=b"\n".join(stacks)).stdout.splitlines() == [
        b"# a comment",
        b"no count",
        b"main;_Z1hc 1e3",
        b"main;A::f;std::vector<int>::push_back 8",
        b"main;A::f+0x1f;[libc.so];g_[k] 4",
        b"<[u8: 3] as a::T>::f;x 2 5",
        b"main;h 0.3",
    ]
    # The hashes of legacy names are left out, so stacks of two builds are equal.
    rust = b"_ZN1a1b17h0123456789abcdefE 1\n_ZN1a1b17h1123456789abcdefE 2\n"
    assert command("--collapsed", text=rust).stdout == b"a::b 3\n"
    assert len(command("--collapsed", "--style=llvm", text=rust).stdout.splitlines()) == 2


def test_arguments_in_a_file(command: Command, tmp_path: Path) -> None:
    (tmp_path / "names").write_text("-p '_Z1fi'\n\"_Z1gi\" @more\n")
    (tmp_path / "more").write_text("_Z1hi @missing")
    assert command("@names").stdout == b"f\ng\nh\n@missing\n"


@pytest.mark.parametrize("shell", ["bash", "elvish", "fish", "powershell", "zsh"])
def test_completions(command: Command, shell: str) -> None:
    assert b"simplify-std" in command("--completions", shell).stdout


def completed(command: Command, folder: Path, *words: str) -> set[str]:
    """Return what bash offers for the last of some words."""
    script = command("--completions", "bash").stdout.decode()
    script += f"""
        COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}
        $(complete -p cpp-demangle | sed 's/.*-F \\([^ ]*\\).*/\\1/') cpp-demangle {shlex.join(words[:-3:-1])}
        printf '%s\n' "${{COMPREPLY[@]}}"
    """
    try:
        done = subprocess.run(["bash"], input=script.encode(), capture_output=True, cwd=folder, check=False)
    except FileNotFoundError:
        pytest.skip("needs bash")
    return set(done.stdout.decode().split())


def test_bash_takes_the_completion(command: Command, tmp_path: Path) -> None:
    for words, offered in {
        ("--simpl",): "--simplify-std",
        ("colu",): "column",
        ("sym",): "symbols",
        ("symbols", "--exp"): "--exported",
        ("symbols", "--sort", "na"): "name",
        ("sizes", "--fail"): "--fail-above",
        ("sizes", "--by", "templ"): "template",
        ("classes", "--js"): "--json",
        ("column", "--pref"): "--prefix",
        # To bash, the equals sign is a word.
        ("--color", "=", "alw"): "always",
        ("--style", "=", "ll"): "llvm",
        ("symbols", "--sort", "=", "na"): "name",
    }.items():
        assert completed(command, tmp_path, "cpp-demangle", *words) == {offered}, words


def test_the_completion_of_zsh_takes_no_command_for_a_name(command: Command) -> None:
    script = command("--completions", "zsh").stdout
    assert b"_cpp-demangle_commands" in script
    assert b"::names" not in script


def test_fish_takes_the_completion(command: Command, tmp_path: Path) -> None:
    if shutil.which("fish") is None:
        pytest.skip("needs fish")
    (tmp_path / "script.fish").write_bytes(command("--completions", "fish").stdout)
    for line, offered in {
        "--simpl": "--simplify-std",
        "symbols --exp": "--exported",
        "sizes --fail": "--fail-above",
        "column --pref": "--prefix",
        "--style ll": "llvm",
        "--style=ll": "--style=llvm",
        "symbols --sort na": "name",
    }.items():
        code = f"source script.fish; complete -C 'cpp-demangle {line}'"
        done = subprocess.run(["fish", "-c", code], capture_output=True, cwd=tmp_path, check=False)
        assert done.stdout.decode().split()[0] == offered


def test_the_completion_of_column_is_that_of_its_parser(command: Command, tmp_path: Path) -> None:
    offered = completed(command, tmp_path, "cpp-demangle", "column", "-")
    assert offered == {flag for action in _parser()._actions for flag in action.option_strings}


def test_the_manual(command: Command) -> None:
    manual = command("--manual").stdout
    assert b".TH cpp-demangle 1" in manual
    assert rb"cpp\-demangle \- Demangle linker symbols of C++, Rust and D" in manual.splitlines()
    assert b"simplify\\-std" in manual
    headings = [line[4:].decode() for line in manual.splitlines() if line.startswith(b".SH ")]
    assert headings[-2:] == ["COMMANDS", '"EXIT STATUS"']


def test_what_belongs_to_the_executable_is_installed() -> None:
    share = Path(SCRIPT).parents[1] / "share"
    for name in ("man/man1/cpp-demangle.1", "bash-completion/completions/cpp-demangle"):
        assert (share / name).stat().st_size > 0


@unix
def test_the_executable_runs_the_commands_of_python(tmp_path: Path) -> None:
    done = subprocess.run([SCRIPT, "column", "--help"], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert b"--column NAME" in done.stdout
