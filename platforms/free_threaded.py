"""The crate `cpython` for free-threaded Python, where it does not compile as it is.

Without a GIL the flags of a type are atomic, and two lines of `cpython` take them for an integer.
`crates/python3-sys` has functions that know better, but no crate can put a call of them into another one. So
the build copies the crate that Cargo downloaded, has it call them, and tells Cargo of the copy (by `paths` in
Cargo's configuration, which leaves Cargo.lock as it is).

    python platforms/free_threaded.py        makes the copy and prints the argument for Cargo
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

# The file of each line, the line's own part, and what it becomes.
CHANGES = (
    ("src/py_class/mod.rs", "(ty.tp_flags & ", "(ffi::type_flags(ty) & "),
    (
        "src/py_class/slots.rs",
        "tp_flags: $crate::py_class_type_object_flags!($gc),",
        "tp_flags: $crate::_detail::ffi::new_type_flags($crate::py_class_type_object_flags!($gc)),",
    ),
    # As Cargo does for crates that it downloaded: their warnings are for their authors.
    ("src/lib.rs", "#![allow(\n", "#![allow(\n    warnings,\n"),
)


class PatchError(Exception):
    """The crate is another one than the changes are for."""


def downloaded(root: Path, run: Callable[..., "subprocess.CompletedProcess[str]"] = subprocess.run) -> Path:
    """Return the folder of the crate that Cargo downloaded for the workspace in `root`."""
    command = ["cargo", "metadata", "--format-version=1", "--locked"]
    answer = run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True)
    (package,) = (
        package for package in json.loads(answer.stdout)["packages"] if package["name"] == "cpython"
    )
    return Path(package["manifest_path"]).parent


def patch(crate: Path, copy: Path) -> None:
    """Copy the crate and make the changes in the copy.

    Raises:
        PatchError: if a line to change is not there just once.
    """
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(crate, copy)
    for name, old, new in CHANGES:
        path = copy / name
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise PatchError(
                f"{crate / name} should have the text {old.strip()!r} once and has it {text.count(old)} "
                "times; platforms/free_threaded.py is made for cpython 0.7.2."
            )
        path.write_text(text.replace(old, new), encoding="utf-8")


def cargo_arguments(root: Path) -> "list[str]":
    """Make the copy in the workspace's folder `target`; return the arguments by which Cargo uses it."""
    copy = root / "target" / "free-threaded" / "cpython"
    patch(downloaded(root), copy)
    return ["--config", f"paths=[{json.dumps(str(copy))}]"]


if __name__ == "__main__":
    print(*cargo_arguments(Path(__file__).resolve().parent.parent), sep="\n")
