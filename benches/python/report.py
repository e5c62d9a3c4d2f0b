"""Print one table of all measurements: `report.py PYTEST_BENCHMARK_JSON [CRITERION_FOLDER]`.

Times are the fastest of the rounds for Python and the medians of criterion for Rust: both say what the code
costs when little else runs. Ratios between the rows of one run mean more than the figures themselves.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, NamedTuple

import footprint
import peers


class Line(NamedTuple):
    """A row of the table, before it is laid out."""

    label: str
    names_per_second: float | None
    shortest_ns: float | None
    import_ms: float | None = None
    memory_mib: float | None = None


def _python(path: Path) -> tuple[list[Line], list[str]]:
    """The rows of the peers, and what is said of this package alone."""
    best: dict[str, tuple[float, int]] = {}
    for run in json.loads(path.read_text())["benchmarks"]:
        best[run["name"]] = run["stats"]["min"], run["extra_info"]["names"]

    def ns(test: str) -> float | None:
        if test not in best:
            return None
        seconds, names = best[test]
        return seconds / names * 1e9

    lines = []
    for peer in (peer for scheme in peers.SCHEMES for peer in peers.installed(scheme)):
        each = ns(f"test_names[{peer.label}]")
        per_second = 1e9 / each if each else None
        line = Line(peer.label, per_second, ns(f"test_shortest[{peer.label}]"))
        if peer.scheme == "itanium":
            cost = footprint.of(peer.label, peer.module)
            line = line._replace(import_ms=cost.import_ms, memory_mib=cost.texts_mib)
        lines.append(line)
    filtered = ns("test_filter")
    if filtered:
        lines.append(Line("c++filt (one process)", 1e9 / filtered, None))
    construct, form = ns("test_construct"), ns("test_format")
    names = best["test_construct"][1]
    return lines, [
        f"{names} names. Symbol(name): {construct:.0f} ns; Symbol.demangle(): {form:.0f} ns a name."
    ]


def _criterion(folder: Path) -> tuple[list[Line], list[str]]:
    """The rows of the engines in a loop of Rust, and how parsing and printing share the time of our own."""

    def found(group: str) -> dict[str, tuple[float, int]]:
        result = {}
        for path in sorted(folder.glob(f"{group}/*/new/estimates.json")):
            about: dict[str, Any] = json.loads(path.with_name("benchmark.json").read_text())
            elements = (about.get("throughput") or {}).get("Elements", 1)
            result[about["function_id"]] = (
                json.loads(path.read_text())["median"]["point_estimate"],
                elements,
            )
        return result

    names, shortest, stages = found("names"), found("_Z1fv"), found("stages")
    lines = [
        Line(f"Rust loop: {label}", 1e9 * count / ns, shortest[label][0])
        for label, (ns, count) in names.items()
    ]
    told = [f"{what} {ns / count:.0f} ns" for what, (ns, count) in stages.items()]
    return lines, [f"{next(iter(names.values()))[1]} names. itanium, gnu: {', '.join(told)} a name."]


def _cell(value: float | None, form: str) -> str:
    return "" if value is None else format(value, form)


def table(lines: list[Line]) -> str:
    """The rows as Markdown."""
    rows = [
        ("", "names a second", "ns for the shortest name", "import, ms", "texts of 4 rounds, MiB"),
        ("---", "---:", "---:", "---:", "---:"),
        *(
            (
                line.label,
                _cell(line.names_per_second, ",.0f"),
                _cell(line.shortest_ns, ",.0f"),
                _cell(line.import_ms, ".1f"),
                _cell(line.memory_mib, ".1f"),
            )
            for line in lines
        ),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("python", type=Path, help="what pytest --benchmark-json wrote")
    parser.add_argument("criterion", type=Path, nargs="?", help="criterion's folder in cargo's target folder")
    options = parser.parse_args()
    lines, notes = _python(options.python)
    if options.criterion and options.criterion.is_dir():
        more_lines, more_notes = _criterion(options.criterion)
        lines, notes = lines + more_lines, notes + more_notes
    print(table(lines), *notes, sep="\n\n")


if __name__ == "__main__":
    main()
