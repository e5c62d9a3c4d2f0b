"""Draw the picture of the guide: symbols in colors, as rich prints them.

Usage: python docs/pictures.py, with rich installed; it becomes two SVG files, for light and for dark pages.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich import terminal_theme
from rich.console import Console
from rich.table import Table

from cpp_demangle_py import Symbol

NAMES = (
    "_ZNK2ns5ClassIiE6methodIcEEPFvvERKSs",
    "_ZNSt6vectorIiSaIiEE9push_backEOi",
    "_ZZ4mainENKUlvE_clEv.isra.0",
    "_ZTV3FooIS_IiEE",
    "_RNvCs4Cv8_4demo3add",
    "?run@Base@@UEBAHPEBD@Z",
)
THEMES = {"light": terminal_theme.DEFAULT_TERMINAL_THEME, "dark": terminal_theme.SVG_EXPORT_THEME}


def draw(target: Path) -> None:
    """Write the pictures to the folder ``target``. The same names give the same bytes."""
    table = Table(title="console.print(table)", title_justify="left")
    table.add_column("kind")
    table.add_column("symbol")
    for symbol in map(Symbol, NAMES):
        table.add_row(symbol.kind, symbol)
    for name, theme in THEMES.items():
        console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True)
        console.print(table)
        drawn = console.export_svg(title="symbols", theme=theme, unique_id="symbols")
        # The reader's own fonts: a picture loads nothing.
        drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
        (target / f"symbols-{name}.svg").write_text(drawn, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    draw(Path(__file__).parent / "_static")
