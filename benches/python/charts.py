"""Draw the charts of the documentation from what the benchmarks wrote with `--json`.

Usage: python charts.py FOLDER_OF_JSON TARGET_FOLDER

Each becomes two SVG files, for light and for dark pages. The same figures give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot as plt


class Theme(NamedTuple):
    """The colors of a chart."""

    text: str
    own: str
    second: str
    peer: str


THEMES = {
    "light": Theme(text="#24292f", own="#0a6c74", second="#d9822b", peer="#a9b1ba"),
    "dark": Theme(text="#d5d9de", own="#4fc3c8", second="#f0a04b", peer="#5f6872"),
}

_SETTINGS: dict[str, Any] = {
    "svg.hashsalt": "cpp-demangle-py",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
}


class Bar(NamedTuple):
    """A bar: what it is for, its length, and whether it is this package's."""

    label: str
    value: float
    own: bool


def bars(rows: list[Bar], unit: str, theme: Theme) -> Any:
    """Return a figure of horizontal bars, each with its value at its end."""
    figure, axes = plt.subplots(figsize=(7.2, 0.36 * len(rows) + 0.7))
    rows = rows[::-1]
    axes.barh(
        [row.label for row in rows],
        [row.value for row in rows],
        color=[theme.own if row.own else theme.peer for row in rows],
        height=0.68,
    )
    for index, row in enumerate(rows):
        axes.annotate(
            short(row.value),
            (row.value, index),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            color=theme.text,
        )
    axes.set_xlim(0, max(row.value for row in rows) * 1.12)
    axes.set_xticks([])
    axes.set_xlabel(unit, loc="left", color=theme.text)
    return plain(figure, axes, theme)


def stacks(rows: list[tuple[str, float, float]], names: tuple[str, str], unit: str, theme: Theme) -> Any:
    """Return a figure of horizontal bars of two pieces each."""
    figure, axes = plt.subplots(figsize=(7.2, 0.42 * len(rows) + 1.2))
    rows = rows[::-1]
    labels = [row[0] for row in rows]
    first, second = [row[1] for row in rows], [row[2] for row in rows]
    axes.barh(labels, first, color=theme.peer, height=0.62, label=names[0])
    axes.barh(labels, second, left=first, color=theme.own, height=0.62, label=names[1])
    for index, row in enumerate(rows):
        axes.annotate(
            f"{row[1] + row[2]:.2f}",
            (row[1] + row[2], index),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            color=theme.text,
        )
    axes.set_xlim(0, max(row[1] + row[2] for row in rows) * 1.12)
    axes.set_xticks([])
    axes.set_xlabel(unit, loc="left", color=theme.text)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, labelcolor=theme.text, borderpad=0
    )
    return plain(figure, axes, theme)


def plain(figure: Any, axes: Any, theme: Theme) -> Any:
    """Return the figure without frame and ticks."""
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, colors=theme.text)
    figure.tight_layout()
    return figure


def short(value: float) -> str:
    """Return a number of names a second as it is said: 2.52 M, 148 k."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            scaled = value / size
            return f"{scaled:.2f} {letter}" if scaled < 10 else f"{scaled:,.0f} {letter}"
    return f"{value:.0f}"


def bulk(record: Any, theme: Theme) -> Any:
    """Lists of names: `bulk.py`."""
    rows = [
        Bar(label, 1e9 / nanoseconds, label.startswith(("cpp_demangle_py", "demangle_all", "parts_all")))
        for label, nanoseconds in record["nanoseconds"].items()
        if not label.startswith("str(")
    ]
    return bars(rows, "names a second", theme)


def columns(record: Any, theme: Theme) -> Any:
    """Columns: `columns.py`, of which the time of the processor is what other work disturbs least."""
    rows = [
        Bar(label, 1e9 / times["processor"], not label.startswith("Series"))
        for label, times in record["nanoseconds"].items()
        if "2 threads" not in label
    ]
    return bars(rows, "rows a second of the processor", theme)


def files(record: Any, theme: Theme) -> Any:
    """Files: `clusters.py`."""
    rows = [
        Bar("demangle_array, 1 thread, no file", record["rows"] / record["demangle_array, 1 thread"], False)
    ]
    for label, times in record["files"].items():
        for key, seconds in times.items():
            if key.endswith(("thread", "threads")):
                rows.append(Bar(f"{label}, {key}", record["rows"] / seconds, True))
    return bars(rows, "rows a second", theme)


def clusters(record: Any, theme: Theme) -> Any:
    """Clusters: `clusters.py`."""
    rows = []
    scale = 1e6 / record["rows"]
    for engine, found in record["engines"].items():
        for workers, times in found.items():
            label = f"{engine}, {workers} worker{'s' if workers != '1' else ''}"
            alone = min(times["engine"], times["all"])
            rows.append((label, alone * scale, (times["all"] - alone) * scale))
    names = ("the engine alone", "demangling, and the batches for it")
    return stacks(rows, names, "seconds for a million rows", theme)


# The file of JSON and the function of each chart.
CHARTS: dict[str, tuple[str, Callable[[Any, Theme], Any]]] = {
    "bulk": ("bulk.json", bulk),
    "columns": ("columns.json", columns),
    "files": ("clusters.json", files),
    "clusters": ("clusters.json", clusters),
}


def draw(source: Path, target: Path) -> list[Path]:
    """Draw each chart whose figures are there, and return the files."""
    made = []
    target.mkdir(parents=True, exist_ok=True)
    for chart, (name, function) in CHARTS.items():
        if not (source / name).exists():
            continue
        record = json.loads((source / name).read_text(encoding="utf-8"))
        for theme, colors in THEMES.items():
            path = target / f"{chart}-{theme}.svg"
            with mpl.rc_context(_SETTINGS):
                figure = function(record, colors)
                figure.savefig(
                    path, transparent=True, bbox_inches="tight", metadata={"Date": None, "Creator": None}
                )
                plt.close(figure)
            made.append(path)
    return made


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, help="the folder with bulk.json, columns.json, clusters.json")
    parser.add_argument("target", type=Path, help="the folder for the charts, docs/_static")
    options = parser.parse_args()
    for path in draw(options.source, options.target):
        print(path)


if __name__ == "__main__":
    main()
