"""Write seeds for the fuzz targets: few and short names of the corpora, and what fuzzing found.

Usage: python seeds.py [target ...]

Four zero bytes precede each name. The target `binary` has small files of all formats instead of names, which
an example of the crate writes. What was found is in `found/`, each line of which is an input as a literal of
Python; `keep.py` writes it.
"""

import ast
import functools
import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = sorted(target.stem for target in (HERE / "fuzz_targets").glob("*.rs"))
LENGTH = re.compile(rb"\d+")


def names() -> set[bytes]:
    """Return the mangled names of every table in tests/corpus, and of the engines' own corpora."""
    found = set()
    root = HERE.parent
    for table in sorted([*root.glob("tests/corpus/*.tsv"), *root.glob("crates/*/tests/corpus/*.tsv")]):
        for row in table.read_bytes().splitlines():
            if row and not row.startswith(b"#"):
                found.add(row.split(b"\t")[0])
    return found


def codes(name: bytes) -> bytes:
    """Return a name with each identifier replaced by one digit."""
    kept = bytearray()
    at = 0
    while at < len(name):
        length = LENGTH.match(name, at)
        if length and 0 < int(length[0]) <= len(name) - length.end():
            kept += b"1"
            at = length.end() + int(length[0])
        else:
            kept.append(name[at])
            at += 1
    return bytes(kept)


def cover(candidates: set[bytes]) -> list[bytes]:
    """Return the shortest names that hold every pair of adjacent codes of all of them."""
    covered: set[bytes] = set()
    chosen = []
    for name in sorted(candidates, key=lambda name: (len(name), name)):
        text = codes(name)
        pairs = {text[at : at + 2] for at in range(len(text) - 1)}
        if not pairs <= covered:
            covered |= pairs
            chosen.append(name)
    return chosen


def binaries() -> list[bytes]:
    """Return small files of all formats."""
    example = ("cargo", "run", "--quiet", "--package", "binary-symbols", "--example", "write_formats", "--")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*example, folder], cwd=HERE.parent, check=True)
        return [path.read_bytes() for path in sorted(Path(folder).iterdir())]


def found_file(target: str) -> Path:
    """Return the file of what fuzzing a target found."""
    return HERE / "found" / f"{target}.txt"


def found(target: str) -> list[bytes]:
    """Return what fuzzing a target found."""
    path = found_file(target)
    if not path.exists():
        return []
    return [ast.literal_eval(line) for line in path.read_text(encoding="ascii").splitlines()]


@functools.cache
def names_to_begin_with() -> list[bytes]:
    """Return the few names of the corpora."""
    return cover(names())


def write_to(folder: Path, target: str) -> None:
    """Write the seeds of a target to a folder."""
    begin = binaries() if target == "binary" else names_to_begin_with()
    seeds = [*(bytes(4) + seed for seed in begin), *found(target)]
    for seed in seeds:
        (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    print(f"{target}: {len(seeds)} seeds, {sum(map(len, seeds))} bytes")


def write(targets: Sequence[str]) -> None:
    """Write the seeds of some targets."""
    for target in targets:
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        write_to(folder, target)


if __name__ == "__main__":
    write(sys.argv[1:] or TARGETS)
