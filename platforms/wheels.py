"""Build the wheels of the matrix in `targets.py` on Linux, from one sdist, and check each.

python platforms/wheels.py [--outdir DIRECTORY] [--twice] [TARGET | PYTHON] ...

Without targets, all; without Pythons, all. `tox -e wheels -- ...` has the tools that it needs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from checks import check
from commands import run
from targets import FREE_THREADED, PYTHONS, WHEELS, CrossBuild, Target, cross_build

ROOT = Path(__file__).parents[1]


def sources(directory: Path) -> Path:
    """Unpack an sdist of the checkout below `directory`, so that a wheel holds what a release would."""
    shutil.rmtree(directory, ignore_errors=True)
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", directory, ROOT)
    (archive,) = directory.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(directory, filter="data")
    return archive.with_name(archive.name.removesuffix(".tar.gz"))


def release_date() -> str:
    """Return the date of the commit, which is that of all files in a wheel, in seconds since 1970."""
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


# What chrono, by way of arrow-array, asks macOS for: the time zone.
CORE_FOUNDATION = """\
--- !tapi-tbd
tbd-version: 4
targets: [ x86_64-macos, arm64-macos ]
install-name: '/System/Library/Frameworks/CoreFoundation.framework/Versions/A/CoreFoundation'
exports:
  - targets: [ x86_64-macos, arm64-macos ]
    symbols: [ _CFRelease, _CFStringGetBytes, _CFStringGetCStringPtr, _CFStringGetLength,
               _CFTimeZoneCopySystem, _CFTimeZoneGetName, _CFTimeZoneResetSystem ]
...
"""


def frameworks(directory: Path) -> Path:
    """Write what a linker must know of macOS' frameworks, which zig does not bring."""
    stub = directory / "CoreFoundation.framework" / "CoreFoundation.tbd"
    stub.parent.mkdir(parents=True, exist_ok=True)
    stub.write_text(CORE_FOUNDATION, encoding="utf-8")
    return directory


def environment(target: str, python: str, source: Path, cargo_target: Path) -> dict[str, str]:
    """Return the variables of one build."""
    cargo_home = os.environ.get("CARGO_HOME", str(Path.home() / ".cargo"))
    # The paths of panics are those of the project, on whatever machine it is built.
    flags = [f"--remap-path-prefix={source}=/cpp-demangle-py", f"--remap-path-prefix={cargo_home}=/cargo"]
    parsed = Target.parse(target)
    if parsed.system == "macosx":
        flags.append(f"-Clink-arg=-F{frameworks(source.parent / 'frameworks')}")
        # Rust's library names libiconv, and nothing calls it.
        flags.append("-Clink-arg=-Wl,-dead_strip_dylibs")
    return os.environ | {
        "CARGO": "cargo-zigbuild",
        "CARGO_BUILD_TARGET": target,
        "CARGO_TARGET_DIR": str(cargo_target),
        "PYO3_CROSS_PYTHON_VERSION": python,
        # RUSTFLAGS would replace those of .cargo/config.toml.
        parsed.rustflags: " ".join(flags),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", release_date()),
    }


def build(target: str, python: str, source: Path, cargo_target: Path, outdir: Path) -> Path:
    """Build one wheel."""
    variables = environment(target, python, source, cargo_target)
    with tempfile.TemporaryDirectory() as directory:
        run(
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            directory,
            source,
            env=variables,
        )
        (wheel,) = Path(directory).glob("*.whl")
        made = cross_build(variables, "", "")
        assert made is not None
        if made.target.library == "linux-musl":
            name_musl(wheel, made, variables)
        outdir.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(wheel, outdir / wheel.name))


def name_musl(wheel: Path, made: CrossBuild, variables: dict[str, str]) -> None:
    """Let the module ask for musl by the name that distributions give it, not by that of zig's copy."""
    with tempfile.TemporaryDirectory() as directory:
        run(sys.executable, "-m", "wheel", "unpack", "--dest", directory, wheel)
        (unpacked,) = Path(directory).iterdir()
        for module in unpacked.glob("*/*.so"):
            run("patchelf", "--replace-needed", "libc.so", f"libc.musl-{made.target.processor}.so.1", module)
        wheel.unlink()
        run(sys.executable, "-m", "wheel", "pack", "--dest-dir", wheel.parent, unpacked, env=variables)


def main() -> int:
    """Build what the arguments choose."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--outdir", type=Path, default=ROOT / "dist", help="where the wheels go")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "target" / "wheels", help="where they are built; it is kept"
    )
    parser.add_argument(
        "--twice", action="store_true", help="build each anew and compare the two, byte for byte"
    )
    parser.add_argument("chosen", nargs="*", metavar="TARGET | PYTHON")
    arguments = parser.parse_args()
    known = (*PYTHONS, *FREE_THREADED)
    unknown = set(arguments.chosen) - {*WHEELS, *known}
    if unknown:
        parser.error(f"{', '.join(sorted(unknown))} is none of {', '.join([*WHEELS, *known])}")
    targets = [name for name in WHEELS if name in arguments.chosen] or WHEELS
    pythons = [name for name in known if name in arguments.chosen] or known

    source = sources(arguments.work / "sdist")
    print(f"{'wheel':70} {'bytes':>9} {'seconds':>7}")
    for target in targets:
        run("rustup", "target", "add", Target.parse(target).triple)
        for python in pythons:
            started = time.monotonic()
            wheel = build(target, python, source, arguments.work / "target", arguments.outdir)
            seconds = time.monotonic() - started
            print(f"{wheel.name:70} {wheel.stat().st_size:9,} {seconds:7.0f}", flush=True)
            check(wheel, Target.parse(target), python)
            if arguments.twice:
                compare(wheel, target, python, arguments.work)
    return 0


def compare(wheel: Path, target: str, python: str, work: Path) -> None:
    """Build a wheel again, from nothing and elsewhere, and require the same bytes."""
    with tempfile.TemporaryDirectory(dir=work) as directory:
        elsewhere = Path(directory)
        source = sources(elsewhere / "sdist")
        again = build(target, python, source, elsewhere / "target", elsewhere / "dist")
        if again.read_bytes() != wheel.read_bytes():
            kept = shutil.copy(again, wheel.with_suffix(".again"))
            sys.exit(f"{wheel.name} is another file when it is built again: {kept}")
    print(f"{'':10}the same, byte for byte, when it is built again")


if __name__ == "__main__":
    sys.exit(main())
