"""Count the names of Rust, MSVC and D for which the package prints the very text of each tool.

The tables have a column for the mangled name and one for the text of each tool. A text equal to the name
means that the tool refuses it.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import cpp_demangle_py

CHECKOUT = Path(__file__).parents[2]
# Beside the checkout there may be larger tables.
BESIDE = CHECKOUT.parent / "shared" / "conformance"

# For each scheme, the columns of its tables: the tool, and the options for its text, if there are any.
TOOLS: dict[str, list[tuple[str, dict[str, Any] | None]]] = {
    "rust": [
        ("rustfilt", {"verbose": False}),
        ("rustfilt -h", None),
        ("c++filt", {}),
        ("llvm-cxxfilt", {"style": "llvm"}),
    ],
    "msvc": [("llvm-undname", {})],
    "dlang": [("c++filt", {}), ("llvm-cxxfilt", {"style": "llvm"})],
}

# What rustfilt prints in place of the part of a name that it cannot read.
REFUSED = "{invalid syntax}"

Counts = dict[str, int]


class Table(NamedTuple):
    """A table of names of a scheme."""

    scheme: str
    path: Path

    @property
    def label(self) -> str:
        """What the table is called in the record and in reports."""
        return f"{self.scheme}/{self.path.name}"


OWN = [
    Table(scheme, path)
    for scheme in TOOLS
    for path in sorted((CHECKOUT / "crates" / scheme / "tests" / "corpus").glob("*.tsv"))
]


def beside() -> list[Table]:
    """The larger tables that there are."""
    found = [Table(scheme, BESIDE / f"{scheme}.tsv.xz") for scheme in TOOLS]
    return [table for table in found if table.path.exists()]


def rows(path: Path) -> Iterator[list[str]]:
    """The columns of each row of a `.tsv` or `.tsv.xz` file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def agreement(scheme: str, table: Iterable[list[str]]) -> dict[str, Counts]:
    """For each tool: the names that it reads, and those with its text, also if the scheme is given."""
    tools = [(column, tool, options) for column, (tool, options) in enumerate(TOOLS[scheme], 1)]
    measured = [(column, tool, options) for column, tool, options in tools if options is not None]
    counts = {tool: dict.fromkeys(["reads", "same text", "with scheme"], 0) for _, tool, _ in measured}
    try_demangle: Any = cpp_demangle_py.try_demangle
    for row in table:
        for column, tool, options in measured:
            name, text = row[0], row[column]
            if text == name or REFUSED in text:
                continue
            count = counts[tool]
            count["reads"] += 1
            count["same text"] += try_demangle(name, **options) == text
            count["with scheme"] += try_demangle(name, scheme=scheme, **options) == text
    return counts


def show(table: Table, found: dict[str, Counts]) -> Iterator[str]:
    """The lines of the report."""
    for tool, counts in found.items():
        reads = counts["reads"]
        share, given = (100 * counts[what] / reads if reads else 0 for what in ("same text", "with scheme"))
        yield (
            f"{table.label:22} as {tool:13} {counts['same text']} of {reads} ({share:.3f} %); "
            f"with scheme={table.scheme!r} {counts['with scheme']} ({given:.3f} %)"
        )
