"""The shape of every corpus: tab-separated UTF-8, a row a name: mangled, c++filt's text, llvm-cxxfilt's.

A tool that refuses a name prints it unchanged, so a text equal to the name means "refused". Lines that begin
with `#` say where the rows come from. Files may be compressed with xz.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from . import tools

FOLDER = Path(__file__).parent


class Row(NamedTuple):
    """A name and what the two tools print for it."""

    mangled: str
    gnu: str
    llvm: str


def read(path: Path) -> Iterator[Row]:
    """The rows of a `.tsv` or `.tsv.xz` file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield Row(*line.rstrip("\n").split("\t"))


def ask(names: Iterable[bytes], via: Sequence[str] = ()) -> list[Row]:
    """The rows of names that are UTF-8 and that at least one tool demangles, in order.

    `via` is a command in front of the tools, for those in another root.
    """
    usable = [name for name in sorted(set(names)) if tools.usable(name) and _is_text(name)]
    answers = zip(
        usable, tools.texts([*via, tools.GNU], usable), tools.texts([*via, tools.LLVM], usable), strict=True
    )
    rows = (Row(*(field.decode("utf-8", "replace") for field in answer)) for answer in answers)
    return [row for row in rows if row.mangled not in (row.gnu, row.llvm) or row.gnu != row.llvm]


def write(path: Path, header: Iterable[str], rows: Iterable[Row]) -> None:
    """Write a corpus, its header lines first."""
    lines = [f"# {line}".rstrip() for line in header] + ["\t".join(row) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _is_text(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True
