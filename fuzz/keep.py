"""Keep what fuzzing found in `found/`, so that the next run begins where this one ended.

Usage: python keep.py [target ...]

Of the inputs in `corpus/`, those are kept that reach code which no seed reaches, the shortest first, up to
a few kilobytes a target.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import seeds
from run import cargo_fuzz

BYTES = 8192
"""The size of a target's file."""


def new(target: str) -> list[bytes]:
    """Return the inputs of a target's corpus that reach more than its seeds do."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds.write_to(folder, target)
        known = set(folder.iterdir())
        status = cargo_fuzz("run", target, name, str(seeds.HERE / "corpus" / target), "--", "-merge=1")
        if status:
            raise SystemExit(f"{target}: the corpus was not merged, exit status {status}")
        return [path.read_bytes() for path in folder.iterdir() if path not in known]


def shortest(inputs: Iterable[bytes], size: int) -> list[str]:
    """Return the lines of the shortest inputs, which take up to `size` bytes together."""
    lines = []
    for given in sorted(inputs, key=lambda given: (len(given), given)):
        line = f"{given!r}\n"
        size -= len(line)
        if size < 0:
            break
        lines.append(line)
    return lines


def main(targets: Iterable[str]) -> None:
    """Keep the inputs of some targets, besides those that are kept already."""
    for target in targets:
        lines = shortest([*seeds.found(target), *new(target)], BYTES)
        path = seeds.found_file(target)
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(lines), encoding="ascii")
        print(f"{target}: {len(lines)} inputs kept")


if __name__ == "__main__":
    main(sys.argv[1:] or seeds.TARGETS)
