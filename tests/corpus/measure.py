"""Count on how many names each style of the package prints the very text of its tool.

Run from the folder `tests`, so that the installed package is measured::

    python -m corpus.measure                    the project's corpora, and the larger set beside it, if any
    python -m corpus.measure FILE_OR_FOLDER …   other tables of the same shape (see table.py)
    python -m corpus.measure --differences 20   with a sample of the names where a style differs from its tool
    python -m corpus.measure --record           keep the counts of the project's corpora in agreement.json

The recorded counts may only go up: `--record` refuses a lower one, unless the corpus itself has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import inspect
import json
import random
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import cpp_demangle_py

from . import schemes
from .table import FOLDER, Row, read

AGREEMENT = FOLDER / "agreement.json"
OWN = [FOLDER / "symbols.tsv", FOLDER / "compiled.tsv", FOLDER / "drawn.tsv"]
# Beside the checkout there may be larger tables of this shape, and tables of other schemes.
BESIDE = [
    FOLDER.parents[2] / "shared" / "conformance" / table
    for table in ("real-symbols.tsv.xz", "llvm-suite.tsv.xz", "found-2.tsv")
]

Demangle = Callable[[str], "str | None"]
Counts = dict[str, int]


def styles() -> dict[str, Demangle]:
    """Every style that the package has, as a function that gives a text or None."""
    try_demangle: Any = cpp_demangle_py.try_demangle
    if "style" not in inspect.signature(try_demangle).parameters:
        return {"cpp_demangle": try_demangle}

    def in_style(style: str) -> Demangle:
        return lambda name: try_demangle(name, style=style)

    return {style: in_style(style) for style in ("gnu", "llvm", "cpp_demangle")}


class Agreement(NamedTuple):
    """What one style prints for the names of one corpus."""

    counts: Counts
    differences: list[tuple[Row, str | None]]


def closed(text: str) -> str:
    """`> >` written as `>>`, the one habit in which the tools differ on most templates."""
    while "> >" in text:
        text = text.replace("> >", ">>")
    return text


def agreement(rows: Iterable[Row], style: str, demangle: Demangle) -> Agreement:
    """Compare one style with both tools. Only rows that a tool itself demangles count for it."""
    counts = dict.fromkeys(
        [
            "names",
            "demangled",
            "c++filt accepts",
            "as c++filt",
            "as c++filt but for > >",
            "llvm-cxxfilt accepts",
            "as llvm-cxxfilt",
        ],
        0,
    )
    differences = []
    for row in rows:
        text = demangle(row.mangled)
        gnu, llvm = row.gnu != row.mangled, row.llvm != row.mangled
        as_gnu, as_llvm = gnu and text == row.gnu, llvm and text == row.llvm
        counts["names"] += gnu or llvm
        counts["demangled"] += (gnu or llvm) and text is not None
        counts["c++filt accepts"] += gnu
        counts["as c++filt"] += as_gnu
        counts["as c++filt but for > >"] += gnu and text is not None and closed(text) == closed(row.gnu)
        counts["llvm-cxxfilt accepts"] += llvm
        counts["as llvm-cxxfilt"] += as_llvm
        wanted, found = (llvm, as_llvm) if style == "llvm" else (gnu, as_gnu)
        if wanted and not found:
            differences.append((row, text))
    return Agreement(counts, differences)


def digest(path: Path) -> str:
    """What tells one state of a corpus from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def recorded() -> dict[str, Any]:
    """The content of agreement.json: for each corpus its digest, and the counts of each style."""
    content: dict[str, Any] = json.loads(AGREEMENT.read_text()) if AGREEMENT.exists() else {}
    return content


def lower(before: dict[str, Counts], now: dict[str, Counts]) -> list[str]:
    """Each count that has gone down, in words."""
    return [
        f"{style}, {what}: {now.get(style, {}).get(what, 0)}, was {count}"
        for style, counts in before.items()
        for what, count in counts.items()
        if now.get(style, {}).get(what, 0) < count
    ]


def _share(count: int, of: int) -> str:
    return f"{count} ({100 * count / of:.3f} %)" if of else str(count)


def show(path: Path, style: str, found: Agreement) -> str:
    """One line of the report."""
    counts = found.counts
    gnu, llvm = counts["c++filt accepts"], counts["llvm-cxxfilt accepts"]
    return (
        f"{path.name:22} {style:13} demangled {_share(counts['demangled'], counts['names'])}; "
        f"as c++filt {_share(counts['as c++filt'], gnu)}, "
        f"> > aside {_share(counts['as c++filt but for > >'], gnu)}; "
        f"as llvm-cxxfilt {_share(counts['as llvm-cxxfilt'], llvm)}"
    )


def _tables(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        found += sorted([*path.glob("*.tsv"), *path.glob("*.tsv.xz")]) if path.is_dir() else [path]
    return found


def main() -> int:
    """The command."""
    description = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m corpus.measure", description=description)
    parser.add_argument(
        "paths", nargs="*", type=Path, help="tables, or folders of them (default: the project's)"
    )
    parser.add_argument(
        "--differences", type=int, default=0, metavar="N", help="show N names of each difference"
    )
    parser.add_argument("--record", action="store_true", help="keep the counts of the project's corpora")
    options = parser.parse_args()
    beside = [] if options.record else [path for path in BESIDE if path.exists()]
    paths = _tables(options.paths or [*OWN, *beside])
    record, fallen = recorded(), []
    for path in paths:
        rows = list(read(path))
        now = {}
        for style, demangle in styles().items():
            found = agreement(rows, style, demangle)
            now[style] = found.counts
            print(show(path, style, found))
            some = random.Random(0).sample(
                found.differences, min(options.differences, len(found.differences))
            )
            for row, text in some:
                tool = row.llvm if style == "llvm" else row.gnu
                print(f"    {row.mangled}\n      tool  {tool}\n      style {text}")
        if path in OWN:
            before = record.get(path.name, {})
            if before.get("digest") == digest(path):
                fallen += lower(before["styles"], now)
            record[path.name] = {"digest": digest(path), "styles": now}
    for table in [] if options.paths else [*schemes.OWN, *([] if options.record else schemes.beside())]:
        counts = schemes.agreement(table.scheme, schemes.rows(table.path))
        print(*schemes.show(table, counts), sep="\n")
        if table in schemes.OWN:
            before = record.get(table.label, {})
            if before.get("digest") == digest(table.path):
                fallen += lower(before["styles"], counts)
            record[table.label] = {"digest": digest(table.path), "styles": counts}
    if fallen:
        print("Lower than recorded:", *fallen, sep="\n    ")
        return 1
    if options.record:
        AGREEMENT.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
