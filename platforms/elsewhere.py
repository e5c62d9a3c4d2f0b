"""Run the suite, or `digest.py` or `install.py`, on another platform, from this machine.

python platforms/elsewhere.py PLATFORM [--python VERSION] [--digest | --install FOLDER] [ARGUMENTS OF PYTEST]

What it needs is made once and kept in `--work`: roots of Debian, qemu or wine, a CPython for Windows or
musl, wheels.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import musl as for_musl
import wine
from commands import Command, piped, run
from roots import Root
from targets import Target
from wheels import build, sources

ROOT = Path(__file__).parents[1]

# What the suite needs, all of it pure Python.
TESTS = [
    *("pytest", "hypothesis", "colorama", "exceptiongroup", "tomli", "typing-extensions"),
    *("iniconfig", "packaging", "pluggy", "pygments", "sortedcontainers", "attrs"),
]

# Without the checkout on the path, whose package has no compiled module. For that 3.10 has no option.
PYTEST = ["-u", "-c", "import sys; del sys.path[0]; import pytest; sys.exit(pytest.main())", "-q"]
EVERYWHERE = ["-p", "no:cacheprovider", "--ignore=tests/packaging", "--ignore=tests/corpus"]

# Bounds on time, memory and drift that measure qemu, not the package.
MEASURE = (
    "tests/stress",
    "tests/test_command.py::test_100_mb_in_constant_memory",
    "tests/test_demangle_all.py::test_busy_threads_of_python_do_not_starve_a_call",
)


@dataclass(frozen=True)
class Platform:
    """A platform: the target of Rust, the CPythons that can be had, and what makes one.

    `make` gets the folder where it works, a wheel to install, and the version. `without` is what of the suite
    cannot run there.
    """

    target: str
    pythons: tuple[str, ...]
    make: Callable[[Path, Path, str], Command]
    without: tuple[str, ...] = ()


def wheel(work: Path, target: str, python: str) -> Path:
    """Return the wheel for a target, which is built where it is missing or older than a source."""
    dist = work / "dist" / target / python
    found = list(dist.glob("*.whl"))
    files = [path for folder in ("cpp_demangle_py", "crates", "src") for path in (ROOT / folder).rglob("*.*")]
    if found and found[0].stat().st_mtime > max(path.stat().st_mtime for path in files):
        return found[0]
    shutil.rmtree(dist, ignore_errors=True)
    run("rustup", "target", "add", Target.parse(target).triple)
    return build(target, python, sources(work / "sdist"), work / "target", dist)


def install(package: Path, work: Path, site: Path, scripts: Path) -> None:
    """Unpack the wheel and what the suite needs into `site`, its programs into `scripts`, the rest beside."""
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
    for data in site.glob("cpp_demangle_py-*.data/data"):
        shutil.copytree(data, scripts.parent, dirs_exist_ok=True)


def linux(suite: str, debian: str, processor: str | None = None) -> Callable[[Path, Path, str], Command]:
    """Return what makes a Linux with the CPython of a Debian.

    `debian` is Debian's name of the processor, and `processor` is qemu's if it must be emulated.
    """

    def make(work: Path, package: Path, _: str) -> Command:
        packages = "python3,python3-venv,binutils"
        root = Root.make(work, debian, suite, packages, debian=debian, processor=processor)
        site = work / f"site-{debian}"
        install(package, work, site, root.path / "usr/local/bin")
        # qemu works longer than the tests allow.
        patience = ["SECONDS=60"] if processor else []
        return root.command(ROOT, [work, ROOT], "env", f"PYTHONPATH={site}", *patience, "python3")

    return make


def windows(work: Path, package: Path, version: str) -> Command:
    """Make wine and a CPython for Windows."""
    python = wine.python(work, version)
    install(package, work, python.parent / "Lib" / "site-packages", python.parent / "Scripts")
    return wine.command(work, ROOT, python)


def musl(work: Path, package: Path, version: str) -> Command:
    """Make a CPython that is compiled against musl."""
    root, python = for_musl.python(work)
    install(package, work, python.parents[1] / "lib" / f"python{version}" / "site-packages", python.parent)
    return root.command(ROOT, [work, ROOT], python)


# Debian 13 is the first with RISC-V.
PLATFORMS = {
    "aarch64": Platform(
        "aarch64-unknown-linux-gnu.2.17", ("3.11",), linux("bookworm", "arm64", "aarch64"), MEASURE
    ),
    "i386": Platform("i686-unknown-linux-gnu.2.17", ("3.11",), linux("bookworm", "i386")),
    "musl": Platform("x86_64-unknown-linux-musl", ("3.13",), musl),
    "ppc64le": Platform(
        "powerpc64le-unknown-linux-gnu.2.34", ("3.11",), linux("bookworm", "ppc64el", "ppc64le"), MEASURE
    ),
    "riscv64": Platform(
        "riscv64gc-unknown-linux-gnu.2.31", ("3.13",), linux("trixie", "riscv64", "riscv64"), MEASURE
    ),
    "s390x": Platform(
        "s390x-unknown-linux-gnu.2.17", ("3.11",), linux("bookworm", "s390x", "s390x"), MEASURE
    ),
    "windows": Platform("x86_64-pc-windows-gnu", wine.PYTHONS, windows),
}


def main() -> int:
    """Run what the arguments choose."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("platform", choices=PLATFORMS)
    parser.add_argument("--python", help="the version of CPython; by default the newest that can be had")
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "platforms", help="what is kept")
    parser.add_argument("--wheel", type=Path, help="the wheel to test; by default it is built")
    parser.add_argument("--digest", action="store_true", help="print the digest instead")
    parser.add_argument(
        "--install",
        type=Path,
        metavar="FOLDER",
        help="install from the wheels there instead; it is in the checkout or in --work",
    )
    arguments, more = parser.parse_known_args()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)

    platform = PLATFORMS[arguments.platform]
    version = arguments.python or platform.pythons[-1]
    if version not in platform.pythons:
        parser.error(f"--python is {version}, but here it can be {' or '.join(platform.pythons)}")
    python = platform.make(work, arguments.wheel or wheel(work, platform.target, version), version)
    if arguments.digest:
        return piped([*python, "platforms/digest.py", *more])
    if arguments.install:
        return piped([*python, "platforms/install.py", arguments.install.resolve()])
    without = [f"--deselect={test}" for test in platform.without]
    return piped([*python, *PYTEST, *EVERYWHERE, *without, *more])


if __name__ == "__main__":
    sys.exit(main())
