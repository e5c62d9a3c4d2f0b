"""The command, run through real pipes as users run it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import cpp_demangle_py
from conftest import Command

unix = pytest.mark.skipif(os.name != "posix", reason="needs signals and pipes of Unix")
windows = pytest.mark.skipif(os.name != "nt", reason="has arguments of Windows")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")


def test_names_as_arguments(command: Command) -> None:
    done = command("_Z3addii", "_ZN3foo3barEv")
    assert (done.stdout, done.stderr, done.returncode) == (b"add(int, int)\nfoo::bar()\n", b"", 0)


def test_an_argument_is_one_name_and_not_a_text(command: Command) -> None:
    done = command("main", "", "x _Z1fv", "_Z1fv ", "._Z1fv", "$_Z1fv")
    assert done.stdout == b"main\n\nx _Z1fv\n_Z1fv \n.f()\nf()\n"
    assert done.returncode == 0


@windows
def test_arguments_with_lone_surrogates(command: Command) -> None:
    assert command("\ud800x", "_Z1fv", "\xe9").stdout == b"\xed\xa0\x80x\nf()\n\xc3\xa9\n"


@unix
def test_arguments_of_any_bytes(command: Command) -> None:
    assert command(b"\xff\xfe", b"_Z1fv").stdout == b"\xff\xfe\nf()\n"


def test_options_go_before_or_after_names(command: Command) -> None:
    assert command("-p", "_Z3addii", "_Z1fi").stdout == b"add\nf\n"
    assert command("_Z3addii", "-p", "_Z1fi").stdout == b"add\nf\n"
    assert command("-p", "--", "-x", "_Z1fi").stdout == b"-x\nf\n"


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ([], b"void foo::bar<(E)0>(int)"),
        (["-p", "--no-return-type"], b"foo::bar<(E)0>"),
        (["--no-params", "--no-return-type"], b"foo::bar<(E)0>"),
        (["--no-return-type"], b"foo::bar<(E)0>(int)"),
        (["--no-literal-types"], b"void foo::bar<0>(int)"),
        (["--no-return-type", "--no-literal-types"], b"foo::bar<0>(int)"),
        (["-n"], b"void foo::bar<(E)0>(int)"),
        (["-np", "--no-return-type"], b"foo::bar<(E)0>"),
    ],
)
def test_options(command: Command, options: list[str], text: bytes) -> None:
    name = "_ZN3foo3barIL1E0EEEvi"
    assert command(*options, name).stdout == text + b"\n"
    assert command(*options, text=f"<{name}>\r\n".encode()).stdout == b"<" + text + b">\r\n"


@pytest.mark.parametrize(
    ("options", "name", "text"),
    [
        (["--style", "llvm"], "_Z1f1AI1BIiEE", b"f(A<B<int>>)"),
        (["--style=gnu"], "_Z1f1AI1BIiEE", b"f(A<B<int> >)"),
        (["--style", "cpp_demangle"], "_ZTV1A", b"{vtable(A)}"),
        (["--no-template-args"], "_ZN1AIiE1fEv", b"A::f()"),
        (["-i"], "_ZNSolsEi", b"std::ostream::operator<<(int)"),
        (["--no-verbose"], "_ZNSolsEi", b"std::ostream::operator<<(int)"),
        (["--no-closure-params"], "_ZZ1fvENKUliE_clEi", b"f()::{lambda#1}::operator()(int) const"),
        (
            ["--simplify-std", "--inline-namespaces", "a", "--inline-namespaces", "b"],
            "_ZNSt1a1b1fEv",
            b"std::f()",
        ),
        (["--simplify-std", "--inline-namespaces", "a,b"], "_ZNSt1a1b1fEv", b"std::f()"),
        (["--no-enclosing-params"], "_ZZ1fiEN1A1gEc", b"f::A::g(char)"),
        (["--no-abi-tags"], "_Z1fB5cxx11v", b"f()"),
        (["--no-clone-suffix"], "_Z1fv.isra.0", b"f()"),
        (["--no-requires"], "_Z1fIiEvT_Q1C", b"void f<int>(int)"),
        (["--simplify-std"], "_Z1fSt6vectorIiSaIiEE", b"f(std::vector<int>)"),
        (["--max-template-depth", "1"], "_Z1f1AI1BIiEE", b"f(A<B<...> >)"),
    ],
)
def test_options_of_printing(command: Command, options: list[str], name: str, text: bytes) -> None:
    assert command(*options, name).stdout == text + b"\n"
    assert command(*options, text=f"<{name}>\r\n".encode()).stdout == b"<" + text + b">\r\n"


@pytest.mark.parametrize("option", ["-t", "--types"])
def test_types_on_their_own(command: Command, option: str) -> None:
    assert command("PKc").stdout == b"PKc\n"
    assert command(option, "PKc", "_Z1fv", "Px", "main").stdout == b"char const*\nf()\nlong long*\nmain\n"
    assert command(option, text=b"PKc, (_Z1fi) main.\n").stdout == b"char const*, (f(int)) main.\n"


def test_an_option_that_a_style_lacks(command: Command) -> None:
    done = command("--style=cpp_demangle", "--no-abi-tags", "_Z1fv")
    assert (done.returncode, done.stdout) == (2, b"")
    message = "the style 'cpp_demangle' does not have the option --no-abi-tags; 'gnu' and 'llvm' have it"
    assert done.stderr.decode() == f"cpp-demangle: {message}\n"
    assert b"the option --no-verbose; 'gnu' has it" in command("-i", "--style=llvm", "_Z1fv").stderr


@pytest.mark.parametrize("arguments", [[], ["column"]])
def test_the_help_spells_options_as_the_command_does(command: Command, arguments: list[str]) -> None:
    text = " ".join(command(*arguments, "--help").stdout.decode().split())
    assert "for --simplify-std to omit" in text
    assert "not print requires clauses" in text
    assert "simplify_std" not in text
    assert "own style" not in text


@pytest.mark.parametrize("option", ["-_", "--strip-underscore"])
def test_the_leading_underscore_of_some_systems(command: Command, option: str) -> None:
    assert command(option, "__Z1fv", "_Z1fv", "_main", "").stdout == b"f()\n_Z1fv\n_main\n\n"
    assert command(option, text=b"__Z1fv _Z1fv .__Z1fv _main").stdout == b"f() _Z1fv .f() _main"
    assert command(option, "-n", "_Z1fv").stdout == b"f()\n"


@pytest.mark.parametrize("option", ["-n", "--no-strip-underscore"])
def test_no_leading_underscore(command: Command, option: str) -> None:
    names = ["_Z1fv", "__Z1fv", "___Z1fv", "____Z1fv_block_invoke", "._Z1fv", ".__Z1fv", "main"]
    expected = ["f()", "__Z1fv", "___Z1fv", "____Z1fv_block_invoke", ".f()", ".__Z1fv", "main"]
    assert command(option, *names).stdout.decode().split() == expected
    assert command(option, text=" ".join(names).encode()).stdout.decode().split() == expected
    assert command("__Z1fv").stdout == b"__Z1fv\n"  # as c++filt does; llvm-cxxfilt reads it
    assert command("--style=llvm", "__Z1fv").stdout == b"f()\n"
    assert command(option, "-t", "PKc", "__Z1fv").stdout == b"char const*\n__Z1fv\n"


def test_an_argument_is_read_like_a_name_in_a_text(command: Command) -> None:
    for run in ("_Z1fv.", "_Z1fv..", "_Z1fv.x.", "._Z1fv", "_Z1fv.isra.0"):
        assert command(run).stdout == command(text=run.encode()).stdout + b"\n"


def test_standard_input_is_filtered(command: Command) -> None:
    text = b"\x00\xff _Z1fv\r\n\xc3\xa9_Z1gv\x1b[0m\n\n  foo_Z1hv no newline at the end: _Z1iv"
    done = command(text=text)
    assert done.stdout == b"\x00\xff f()\r\n\xc3\xa9g()\x1b[0m\n\n  foo_Z1hv no newline at the end: i()"
    assert (done.stderr, done.returncode) == (b"", 0)


def test_nothing_in_nothing_out(command: Command) -> None:
    done = command()
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)


def test_every_byte_passes_through(command: Command) -> None:
    text = bytes(range(256)) * 1000
    assert command(text=text).stdout == text


def test_version(command: Command) -> None:
    done = command("--version")
    assert done.stdout.decode().split() == ["cpp-demangle", cpp_demangle_py.__version__]
    assert done.returncode == 0


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(command: Command, option: str) -> None:
    done = command(option)
    assert done.returncode == 0
    assert done.stderr == b""
    text = done.stdout.decode()
    assert "\nUsage: cpp-demangle [OPTIONS] [NAME]...\n" in text
    for flag in ("-p", "--no-params", "--no-return-type", "--no-literal-types", "-n", "-_", "--version"):
        assert flag in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--colour"], "--colour"),
        (["--max-template-depth", "many"], "<N>': expected a whole number from 0 to 4294967295"),
        (["--max-template-depth", "-1"], "'-1' for '--max-template-depth <N>'"),
        (["--jobs", "many"], "'many' for '--jobs <N>': expected a whole number, 0 or more"),
        (["--jobs", "-1"], "'-1' for '--jobs <N>': expected a whole number, 0 or more"),
        (["--max-template-depth", "99999999999"], "'99999999999' for '--max-template-depth <N>'"),
        (["--max-template-depth"], "a value is required for '--max-template-depth <N>'"),
        (["--no-par"], "--no-par"),
        (["--format=gnu"], "gnu-v3"),
        (["--format=java"], "not supported: names of gcj"),
        (["--format=gnat"], "not supported: names of Ada"),
        (["--format=rust", "--scheme=rust"], "cannot be used with"),
        (["--json", "--tree"], "cannot be used with"),
        (["--in-place"], "a value is required for '--in-place <FILE>...'"),
    ],
)
def test_wrong_arguments(command: Command, arguments: list[str], message: str) -> None:
    done = command(*arguments, text=b"_Z1fv")
    assert done.returncode == 2
    assert done.stdout == b""
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def start(command_line: list[str], tmp_path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command_line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        bufsize=0,
    )


def test_each_line_is_written_before_the_next_is_read(command_line: list[str], tmp_path: Path) -> None:
    with start(command_line, tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for n in range(5):
            process.stdin.write(b"line %d: _Z1fv\n" % n)
            assert process.stdout.read(100) == b"line %d: f()\n" % n
        process.stdin.close()
        assert process.wait() == 0


@unix
def test_a_closed_pipe_ends_it_like_any_filter(command_line: list[str], tmp_path: Path) -> None:
    with start(command_line, tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"_Z1fv\n")
        assert process.stdout.read(4) == b"f()\n"
        process.stdout.close()
        with pytest.raises(BrokenPipeError):
            for _ in range(10_000):
                process.stdin.write(b"_Z1fv\n" * 1000)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == -signal.SIGPIPE


@windows
def test_a_closed_pipe_ends_it_in_silence(command_line: list[str], tmp_path: Path) -> None:
    with start(command_line, tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"_Z1fv\n")
        assert process.stdout.read(4) == b"f()\n"
        process.stdout.close()
        with pytest.raises(OSError, match=r"Errno (22|32)"):  # either is a closed pipe on Windows
            for _ in range(10_000):
                process.stdin.write(b"_Z1fv\n" * 1000)
        # What is still to be written to it cannot be.
        with contextlib.suppress(OSError):
            process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@unix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_it_silently_and_by_the_signal(
    command_line: list[str], tmp_path: Path, number: signal.Signals
) -> None:
    # A suite that runs in the background ignores interrupts, and so would its children. With a handler
    # installed, they inherit the default action.
    before = signal.signal(number, lambda *_: None)
    process = start(command_line, tmp_path)
    signal.signal(number, before)
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"_Z1fv\n")
        assert process.stdout.read(4) == b"f()\n"  # the command has started
        process.send_signal(number)
        assert process.wait() == -number
        assert process.stderr.read() == b""


@unix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [[], ["_Z1fv"], ["--help"]])
def test_a_full_disk_is_an_error(command_line: list[str], tmp_path: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*command_line, *arguments],
            input=b"_Z1fv\n",
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"cpp-demangle: No space left on device\n"


@unix
@pytest.mark.parametrize("redirection", ["<&-", ">&-", "2>&-", "<&- >&-"])
def test_closed_descriptors(command_line: list[str], tmp_path: Path, redirection: str) -> None:
    script = f'printf "_Z1fv\\n" | ("$@" {redirection})'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *command_line], capture_output=True, cwd=tmp_path, check=False
    )
    if len(command_line) == 1 and redirection != "2>&-":
        # Rust's runtime opens the null device in their place. c++filt ends so, too.
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        return
    failed = redirection != "2>&-"
    assert done.returncode == failed
    assert done.stdout == (b"" if failed else b"f()\n")
    assert done.stderr == (b"cpp-demangle: Bad file descriptor\n" if failed else b"")


@linux
@pytest.mark.parametrize(
    "piece",
    [b"a" * 1_000_000, b"_Z" * 500_000, b"_Z1fv " * 40_000, b"a line of text, no name\n" * 40_000],
    ids=["one run", "one run of prefixes", "one line", "lines"],
)
def test_100_mb_in_constant_memory(command_line: list[str], tmp_path: Path, piece: bytes) -> None:
    times = 100 if b" _Z" not in piece else 20  # 100 MB, or less if most of it is names
    with start(command_line, tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout
        received = 0

        def drain() -> None:
            nonlocal received
            while data := stdout.read(1 << 20):
                received += len(data)

        reader = threading.Thread(target=drain)
        reader.start()

        def feed() -> None:
            view = memoryview(piece)
            while view:
                view = view[stdin.write(view) :]

        feed()
        early = peak_memory(process)
        for _ in range(times - 1):
            feed()
        late = peak_memory(process)
        stdin.close()
        reader.join()
        assert process.wait() == 0
    assert received == times * len(piece.replace(b"_Z1fv", b"f()"))
    assert late < 40_000_000
    assert late - early < 4_000_000


def peak_memory(process: subprocess.Popen[bytes]) -> int:
    """Return the peak of the process's resident memory, in bytes."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def test_names_of_other_schemes(command: Command) -> None:
    names = ["?f@@YAXXZ", ".?AVA@@", "_RNvC1a1f", "_D1a1fFZv"]
    expected = ["void __cdecl f(void)", "class A `RTTI Type Descriptor Name'", "a[0]::f", "a.f()"]
    assert command(*names).stdout.decode().splitlines() == expected
    assert command(text="\n".join(names).encode()).stdout.decode().splitlines() == expected
    assert command("--scheme=rust", *names).stdout.decode().splitlines() == [*names[:2], "a[0]::f", names[3]]
    assert command("--scheme=msvc", "-t", ".PEAH", "i").stdout == b"int *`RTTI Type Descriptor Name'\ni\n"
    assert command("-_", "?f@@YAXXZ", "__Z1fv").stdout == b"void __cdecl f(void)\nf()\n"
