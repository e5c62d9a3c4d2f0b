"""The filter does to the real output of the field's tools what c++filt and llvm-cxxfilt do to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SCRIPT, llvm_cxxfilt
from cpp_demangle_py import demangle_text

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs the tools of Linux")

# Names that all versions of the tools demangle alike.
STANDARD = "-std=c++17"
"""LLVM's tool does not read all constraints of GCC's library, which newer standards have."""

SOURCE = r"""
#include <execinfo.h>
#include <cstdlib>
#include <string>
#include <vector>
namespace app {
template <class T> struct Queue {
    struct Item { T value; };
    __attribute__((noinline)) void push(const T &value, Item *place) { last = value; (void)place; }
    T last;
};
struct Base { virtual ~Base(); virtual int run(int) = 0; };
Base::~Base() {}
struct Worker : Base { int run(int); static int count; };
int Worker::count;
extern "C" void missing_c();
void missing(std::vector<int> &, const std::string &);
__attribute__((noinline)) int Worker::run(int depth) {
    auto twice = [](int number) __attribute__((noinline)) { return number * 2; };
    if (depth > 0) return run(depth - 1) + twice(depth);
    void *frames[20];
    backtrace_symbols_fd(frames, backtrace(frames, 20), 1);
#ifdef OVERFLOW
    volatile int *place = new int[3];
    count = place[3 + depth];
#endif
#ifdef CALLS_MISSING
    std::vector<int> numbers;
    missing(numbers, "");
#endif
    return count;
}
}
int main(int count, char **) {
    app::Queue<std::vector<int>> queue;
    for (int i = 0; i < (count > 1 ? 20000000 : 1); i++) queue.push(std::vector<int>(), nullptr);
    app::Worker worker;
    return worker.run(3);
}
"""


class Program:
    """A small program, its object file, and what tools print about it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "app.cpp"
        self.source.write_text(SOURCE)
        self.object = folder / "app.o"
        self.program = folder / "app"
        flags = [STANDARD, "-O1", "-g", "-fno-inline", "-fno-omit-frame-pointer"]
        self.output("g++", *flags, "-c", self.source, "-o", self.object, check=True)
        self.output("g++", "-rdynamic", self.object, "-o", self.program, check=True)

    def output(self, tool: str, *arguments: str | Path, check: bool = False) -> bytes:
        """What the tool prints; the test is skipped if it is not there."""
        if shutil.which(tool) is None:
            pytest.skip(f"needs {tool}")
        line = [tool, *arguments]
        environment = {**os.environ, "LC_ALL": "C", "DEBUGINFOD_URLS": ""}
        done = subprocess.run(
            line,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert not check or done.returncode == 0, done.stdout.decode(errors="replace")
        return done.stdout

    def link_failing(self, linker: str) -> bytes:
        if shutil.which(linker) is None:
            pytest.skip(f"needs {linker}")
        lacking = self.folder / "lacking.o"
        self.output("g++", STANDARD, "-DCALLS_MISSING", "-c", self.source, "-o", lacking, check=True)
        arguments = ["-shared", "--no-undefined", "--no-demangle"] if linker != "mold" else ["--no-demangle"]
        return self.output(linker, *arguments, lacking, "-o", self.folder / "nothing")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    if shutil.which("g++") is None:
        pytest.skip("needs g++")
    return Program(tmp_path_factory.mktemp("program"))


def asan(program: Program) -> bytes:
    checked = program.folder / "checked"
    program.output(
        "clang++", "-g", "-DOVERFLOW", "-fsanitize=address", program.source, "-o", checked, check=True
    )
    text = program.output("env", "ASAN_OPTIONS=demangle=0", checked)
    if b"_Z" not in text:
        pytest.skip("needs llvm-symbolizer")
    return text


def perf(program: Program) -> bytes:
    data = program.folder / "perf.data"
    recorded = program.output("perf", "record", "-g", "-e", "cpu-clock", "-o", data, program.program, "long")
    if not data.exists():
        pytest.skip("perf cannot record here: " + recorded.decode(errors="replace")[:100])
    return program.output("perf", "script", "--no-demangle", "-i", data)


def valgrind(program: Program) -> bytes:
    bad = program.folder / "bad"
    program.output("g++", STANDARD, "-g", "-DOVERFLOW", program.source, "-o", bad, check=True)
    return program.output("valgrind", "--demangle=no", bad)


def linker_map(program: Program) -> bytes:
    path = program.folder / "app.map"
    program.output("g++", program.object, "-o", program.folder / "mapped", f"-Wl,-Map={path}", check=True)
    return path.read_bytes()


OUTPUTS: dict[str, Callable[[Program], bytes]] = {
    "nm": lambda program: program.output("nm", program.object),
    "nm -D": lambda program: program.output("nm", "-D", "--with-symbol-versions", program.program),
    "objdump -dr": lambda program: program.output("objdump", "-dr", program.object),
    "objdump -t": lambda program: program.output("objdump", "-t", program.program),
    "readelf": lambda program: program.output("readelf", "-Ws", "-r", "-S", program.object),
    "readelf --debug-dump": lambda program: program.output("readelf", "--debug-dump=info", program.object),
    "strings": lambda program: program.output("strings", "-a", program.object),
    "ld": lambda program: program.link_failing("ld.bfd"),
    "lld": lambda program: program.link_failing("ld.lld"),
    "mold": lambda program: program.link_failing("mold"),
    "gdb": lambda program: program.output(
        "gdb", "-nx", "-batch", "-ex", "set print demangle off", "-ex", "set print asm-demangle off",
        "-ex", "info functions app", "-ex", "disassemble main", "-ex", "info line main", program.program,
    ),
    "perf script": perf,
    "valgrind": valgrind,
    "ASan": asan,
    "backtrace_symbols": lambda program: program.output(str(program.program)),
    "map of the linker": linker_map,
    "assembly": lambda program: program.output("g++", STANDARD, "-O1", "-S", program.source, "-o", "-"),
}  # fmt: skip


@pytest.mark.parametrize("tool", OUTPUTS)
def test_it_is_as_the_tools_have_it(program: Program, tool: str) -> None:
    text = OUTPUTS[tool](program)
    assert b"_Z" in text, text.decode(errors="replace")
    gnu = subprocess.run(["c++filt"], input=text, stdout=subprocess.PIPE, check=True).stdout
    assert demangle_text(text) == gnu
    assert subprocess.run([SCRIPT], input=text, stdout=subprocess.PIPE, check=True).stdout == gnu
    llvm = llvm_cxxfilt()
    if llvm is not None:
        expected = subprocess.run([llvm], input=text, stdout=subprocess.PIPE, check=True).stdout
        assert demangle_text(text, style="llvm") == expected
