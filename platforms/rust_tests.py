"""Run the tests of the Rust crates that know no Python on another target, where its programs run here.

The others are only compiled, since they would need a CPython for it. Programs for Windows run by wine, and
zig links them.

python platforms/rust_tests.py i686-unknown-linux-gnu | x86_64-pc-windows-gnu [ARGUMENTS OF CARGO TEST]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from targets import PYTHONS

ROOT = Path(__file__).parents[1]

# They are built for an interpreter, and tested by the suite. The first needs all others.
BINDING = ("cpp_demangle_py", "python3-sys")


def missing(target: str) -> str | None:
    """Return why this machine cannot build and run programs of `target`, or None if it can."""
    try:
        added = subprocess.run(
            ["rustup", "target", "add", target], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return "there is no rustup, which installs the standard library of another target"
    if added.returncode:
        return added.stderr.strip()
    with tempfile.TemporaryDirectory() as directory:
        source, program = Path(directory, "empty.rs"), Path(directory, "empty")
        source.write_text("fn main() {}\n")
        linked = subprocess.run(
            ["rustc", "--target", target, "-o", program, source], capture_output=True, text=True, check=False
        )
        if linked.returncode:
            return f"the C compiler cannot link programs of {target}; on Debian, install gcc-multilib"
        try:
            ran = subprocess.run([program], check=False).returncode
        except OSError as error:
            return f"programs of {target} do not run here: {error}"
    return f"a program that does nothing ends with status {ran}" if ran else None


def by_wine() -> dict[str, str]:
    """Return the variables by which Cargo runs programs for Windows by wine."""
    subprocess.run(["rustup", "target", "add", "x86_64-pc-windows-gnu"], check=True)
    work = (ROOT / "target" / "platforms").resolve()
    work.mkdir(parents=True, exist_ok=True)
    runner = f"{sys.executable} {ROOT / 'platforms' / 'wine.py'} {work}"
    return {"CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER": runner}


def main() -> int:
    """Run the tests, or say why they cannot run here."""
    target, *arguments = sys.argv[1:]
    cargo, runner = "cargo", {}
    if target == "x86_64-pc-windows-gnu":
        cargo, runner = "cargo-zigbuild", by_wine()
    elif reason := missing(target):
        print(f"SKIP the tests on {target}: {reason}")
        return 0
    if "--package" in arguments:
        chosen = []
    else:
        chosen = ["--workspace", *(option for crate in BINDING for option in ("--exclude", crate))]
    command = [cargo, "test", *chosen, "--target", target, "--locked", *arguments]
    if status := subprocess.call(command, cwd=ROOT, env=os.environ | runner):
        return status
    command = [cargo, "check", "--lib", "--package", BINDING[0], "--target", target, "--locked"]
    variables = {"PYO3_CROSS": "1", "PYO3_CROSS_PYTHON_VERSION": PYTHONS[-1]}
    return subprocess.call(command, cwd=ROOT, env=os.environ | variables)


if __name__ == "__main__":
    sys.exit(main())
