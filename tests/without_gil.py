"""Run the tests of threads, or others, on CPython without a GIL.

python tests/without_gil.py [argument of pytest ...]

The tool `../shared/tools/freethreaded-python` builds the interpreter once, where it is beside the checkout.
Without it, and without `python3.14t` or a newer one on the path, there is nothing to run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = ROOT.parent / "shared" / "tools" / "freethreaded-python"
# The tool's status where it cannot build one.
UNAVAILABLE = 100
ALL = ["--ignore=tests/packaging", "--ignore=tests/corpus"]


def interpreter(folder: Path) -> str | None:
    """Return a CPython without a GIL: one on the path, or the one that the tool builds in `folder`."""
    for name in ("python3.15t", "python3.14t"):
        if found := shutil.which(name):
            return found
    if not TOOL.exists():
        return None
    built = subprocess.run([TOOL, folder], check=False)
    if built.returncode == UNAVAILABLE:
        return None
    built.check_returncode()
    return str(folder / "bin" / "python3.13t")


def main(arguments: list[str]) -> int:
    """Make an environment with the package, and run pytest there."""
    work = Path(os.environ.get("TOX_ENV_DIR", ROOT / "target")) / "free-threaded"
    python = interpreter(work / "python")
    if python is None:
        print("free-threaded: SKIP (there is no CPython without a GIL, and nothing that builds one)")
        return 0
    ours = work / "venv"
    subprocess.run([python, "-m", "venv", ours], check=True)
    pip = [str(ours / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run(
        [*pip, "hypothesis", "pytest", "setuptools>=77", "setuptools-rust>=1.10", "wheel"], check=True
    )
    subprocess.run([*pip, "--no-build-isolation", "--no-deps", "--force-reinstall", ROOT], check=True)
    return subprocess.run([ours / "bin" / "pytest", *(arguments or ALL)], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
