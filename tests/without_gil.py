"""Run the tests of threads, or others, on CPython without a GIL.

python tests/without_gil.py [--tsan] [argument of pytest ...]

The tool `../shared/tools/freethreaded-python` builds the interpreter once, where it is beside the checkout.
Without it, and without `python3.14t` or a newer one on the path, there is nothing to run.

With `--tsan`, ThreadSanitizer watches the tests of threads. It reports two accesses of the same memory by two
threads, one of them a write, that nothing orders. It knows the order only of code that is compiled for it, so
the tool builds another interpreter, and all of the module is compiled anew, with Rust's standard library;
that needs a nightly toolchain with its component rust-src.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = ROOT.parent / "shared" / "tools" / "freethreaded-python"
# The tool's status where it cannot build one.
UNAVAILABLE = 100
ALL = ["--ignore=tests/packaging", "--ignore=tests/corpus"]
THREADS = ["tests/stress/test_threads.py"]

TSAN_PYTHON = {
    "CFLAGS": "-g -fsanitize=thread",
    "LDFLAGS": "-fsanitize=thread",
    # Do not compile the library (but print the help of `compileall`), and install no pip: what the slow
    # interpreter does itself would take longer than all else.
    "MAKEFLAGS": "COMPILEALL_OPTS=--help ENSUREPIP=no",
}
TSAN_RUST = {
    "RUSTUP_TOOLCHAIN": "nightly",
    "CARGO_BUILD_TARGET": "x86_64-unknown-linux-gnu",
    "CARGO_UNSTABLE_BUILD_STD": "std,panic_unwind",
    # The runtime is GCC's, by the interpreter. It lacks functions that newer LLVMs call to copy memory, and
    # sees the calls of `memcpy` instead.
    "RUSTFLAGS": "-Zsanitizer=thread -Cllvm-args=-tsan-instrument-memintrinsics=0",
    "CARGO_PROFILE_RELEASE_DEBUG": "line-tables-only",
    "CARGO_PROFILE_RELEASE_STRIP": "none",
}

# A race of the module's: one thread writes the bytes, which should not change, that it reads in another.
RACE = """
import ctypes, threading
from cpp_demangle_py import demangle

name = b"_Z1fv"
letter = id(name) + bytes.__basicsize__ - 1 + name.index(b"f")

over = threading.Event()

def write():
    while not over.is_set():
        ctypes.memset(letter, ord("g"), 1)

def read():
    for _ in range(5_000):
        demangle(name)
    over.set()

threads = [threading.Thread(target=work) for work in (write, read)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
# An access by the module's own code in a report, perhaps by a copy that it calls.
OWN = re.compile(r"^ +#0 (?:.*\(libtsan.*\n +#\d+ )*.*\(_native", re.MULTILINE)


def interpreter(folder: Path) -> str | None:
    """Return a CPython without a GIL: one on the path, or the one that the tool builds in `folder`."""
    for name in ("python3.15t", "python3.14t"):
        if found := shutil.which(name):
            return found
    return build(folder, {})


def build(folder: Path, variables: dict[str, str]) -> str | None:
    """Let the tool build a CPython in `folder`, unless it is there; return None where that cannot be."""
    if not TOOL.exists():
        return None
    built = subprocess.run([TOOL, folder], env=os.environ | variables, check=False)
    if built.returncode == UNAVAILABLE:
        return None
    built.check_returncode()
    return str(folder / "bin" / "python3.13t")


def install(python: str, folder: Path) -> Path:
    """Make an environment in `folder` with the package and pytest; return where its programs are."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    programs = folder / "bin"
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run(
        [*pip, "hypothesis", "pytest", "setuptools>=77", "setuptools-rust>=1.10", "wheel"], check=True
    )
    subprocess.run([*pip, "--no-build-isolation", "--no-deps", "--force-reinstall", ROOT], check=True)
    return programs


def test(programs: Path, arguments: list[str]) -> int:
    """Run pytest with CPython's own checks, as by -X dev, also in the processes that the tests start."""
    variables = os.environ | {"PYTHONDEVMODE": "1"}
    return subprocess.run([programs / "pytest", *arguments], cwd=ROOT, env=variables, check=False).returncode


def watch(python: str, work: Path, arguments: list[str]) -> int:
    """Run pytest under ThreadSanitizer; fail if it reports a race, or missed one before."""
    os.environ.update(TSAN_RUST)
    programs = install(python, work / "venv")
    reports = work / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir()
    # Where pytest does not swallow them, and those of the processes that the tests start are found.
    suppressions = ROOT / "tests" / "tsan.suppressions"
    os.environ["TSAN_OPTIONS"] = f"log_path={reports / 'race'} suppressions={suppressions}"

    subprocess.run([programs / "python", "-c", RACE], cwd=reports, check=False)
    deliberate = list(reports.iterdir())
    if not any(OWN.search(report.read_text(encoding="utf-8")) for report in deliberate):
        print("tsan: FAIL (it does not report a deliberate race)")
        return 1
    for report in deliberate:
        report.unlink()

    status = test(programs, arguments)
    found = [report.read_text(encoding="utf-8") for report in reports.iterdir()]
    print(*found, f"ThreadSanitizer reported races in {len(found)} processes", sep="\n")
    return status or bool(found)


def main(arguments: list[str]) -> int:
    """Make the interpreter and an environment, and run pytest there."""
    work = Path(os.environ.get("TOX_ENV_DIR", ROOT / "target")) / "free-threaded"
    is_watched = arguments[:1] == ["--tsan"]
    if is_watched:
        work /= "tsan"
        # Until the tests run: those of CPython are not ours.
        os.environ["TSAN_OPTIONS"] = "report_bugs=0"
        python = build(work / "python", TSAN_PYTHON)
    else:
        python = interpreter(work / "python")
    if python is None:
        environment = "tsan" if is_watched else "free-threaded"
        print(f"{environment}: SKIP (there is no CPython without a GIL, and nothing that builds one)")
        return 0
    if is_watched:
        return watch(python, work, arguments[1:] or THREADS)
    return test(install(python, work / "venv"), arguments or ALL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
