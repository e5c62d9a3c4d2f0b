"""Measure which lines of Rust and of Python the tests run; require a floor, if one is given.

python coverage/measure.py [--floor PERCENT] [--outdir DIRECTORY] [ARGUMENTS OF PYTEST]

Both languages are measured with what each has for it: `cargo llvm-cov` counts in the Rust tests, and in the
module and the program that pytest uses; coverage.py counts in the Python package. `lcov.info` holds both.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]

LLVM_COV = ["cargo", "llvm-cov"]


def run(*command: str | Path) -> None:
    """Run a command in the checkout; end if it fails."""
    print("+", shlex.join(map(str, command)), flush=True)
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed with status {done.returncode}")


def instrument() -> None:
    """Let cargo, setuptools-rust and what they build count, by the variables that cargo-llvm-cov names."""
    # What counts is built apart from what does not.
    os.environ.setdefault("CARGO_TARGET_DIR", str(ROOT / "target" / "coverage" / "build"))
    shown = subprocess.run([*LLVM_COV, "show-env"], cwd=ROOT, capture_output=True, text=True, check=True)
    for assignment in shlex.split(shown.stdout):
        name, _, value = assignment.partition("=")
        os.environ[name] = value
    # With the checks of the debug build, and as the Rust tests are optimized, which shares what is compiled.
    os.environ["SETUPTOOLS_RUST_CARGO_PROFILE"] = "dev"
    os.environ["CARGO_PROFILE_DEV_OPT_LEVEL"] = "2"


def measure(pytest: list[str], outdir: Path) -> tuple[Path, Path]:
    """Run the tests of both languages. Return the summaries of Rust and of Python."""
    rust, python = outdir / "rust.json", outdir / "python.json"
    run(*LLVM_COV, "clean", "--workspace")
    # Those that are held to be fast are not, while they are counted.
    tests = ["cargo", "test", "--workspace", "--locked", "--quiet", "--", "--skip", "fast"]
    run(sys.executable, "tests/with_libpython.py", *tests)
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", ".")
    installed = "import cpp_demangle_py; print(cpp_demangle_py.__path__[0])"
    package = subprocess.run(
        [sys.executable, "-c", installed], cwd=ROOT / "tests", capture_output=True, text=True, check=True
    ).stdout.strip()
    settings = outdir / "coveragerc"
    settings.write_text(
        f"[run]\nsource = {package}\ndata_file = {outdir / 'coverage'}\nparallel = true\npatch = subprocess\n"
        f"[paths]\npackage =\n    {ROOT / 'cpp_demangle_py'}\n    {package}\n",
        encoding="utf-8",
    )
    coverage = [sys.executable, "-m", "coverage"]
    # The program, since the module would put the checkout on the path.
    run(*coverage, "run", "--rcfile", settings, Path(sys.executable).with_name("pytest"), "-q", *pytest)
    run(*coverage, "combine", "--rcfile", settings)
    run(*coverage, "json", "--rcfile", settings, "-q", "-o", python)
    run(*coverage, "lcov", "--rcfile", settings, "-q", "-o", outdir / "python.info")
    report = [*LLVM_COV, "report", "--workspace", "--ignore-filename-regex", "/tests/|/examples/"]
    run(*report, "--json", "--summary-only", "--output-path", rust)
    run(*report, "--lcov", "--output-path", outdir / "rust.info")
    merged = "".join((outdir / part).read_text(encoding="utf-8") for part in ("rust.info", "python.info"))
    (outdir / "lcov.info").write_text(merged, encoding="utf-8")
    return rust, python


def lines(rust: Path, python: Path) -> dict[str, tuple[int, int]]:
    """Return, for each crate and for the Python package, how many lines were run, of how many."""
    ran: Counter[str] = Counter()
    all_lines: Counter[str] = Counter()
    for file in json.loads(rust.read_text(encoding="utf-8"))["data"][0]["files"]:
        path = Path(file["filename"]).relative_to(ROOT)
        crate = "/".join(path.parts[:2]) if path.parts[0] == "crates" else path.parts[0]
        ran[crate] += file["summary"]["lines"]["covered"]
        all_lines[crate] += file["summary"]["lines"]["count"]
    totals = json.loads(python.read_text(encoding="utf-8"))["totals"]
    ran["cpp_demangle_py"] += totals["covered_lines"]
    all_lines["cpp_demangle_py"] += totals["num_statements"]
    return {part: (ran[part], all_lines[part]) for part in sorted(all_lines)}


def main() -> int:
    """Print the table, and return 1 below the floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--floor", type=float, default=0, metavar="PERCENT", help="fewer are an error")
    parser.add_argument("--outdir", type=Path, default=ROOT / "target" / "coverage")
    arguments, pytest = parser.parse_known_args()
    outdir = arguments.outdir.resolve()
    outdir.mkdir(parents=True, exist_ok=True)

    instrument()
    found = lines(*measure(pytest, outdir))
    print(f"{'':24} {'lines':>7} {'run':>7} {'percent':>8}")
    total = (sum(ran for ran, _ in found.values()), sum(count for _, count in found.values()))
    for part, (ran, count) in [*found.items(), ("both languages", total)]:
        print(f"{part:24} {count:7,} {ran:7,} {100 * ran / count:8.1f}")
    percent = 100 * total[0] / total[1]
    if percent < arguments.floor:
        print(f"the tests run {percent:.1f} % of the lines; they must run {arguments.floor} %")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
