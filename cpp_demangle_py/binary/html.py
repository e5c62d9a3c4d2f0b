"""What a notebook shows of tables and pages."""

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cpp_demangle_py.binary.rows import BinarySymbol

_ENDS = 8
"""The rows at the start and at the end of a longer table. So few are demangled without all others."""

_LONGEST = 300
"""The characters of a name. The names of templates can have megabytes."""

_HEAD = ("address", "size", "type", "section", "name")


def symbols_html(
    count: int, rows: "Callable[[list[int]], Iterable[tuple[str, BinarySymbol]]]", note: str, first: str
) -> str:
    """Return a table of the first and the last of ``count`` symbols.

    Args:
        count: the number of symbols.
        rows: a function from numbers of symbols to the symbols, each with the text of its first column.
        note: the line under the table.
        first: the head of the first column.
    """
    if count <= 2 * _ENDS:
        before, after = list(range(count)), []
    else:
        before, after = list(range(_ENDS)), list(range(count - _ENDS, count))
    lines = [_line("th", (first, *_HEAD))]
    shown = [_line("td", (label, *_cells(symbol))) for label, symbol in rows(before + after)]
    lines += shown[: len(before)]
    if after:
        lines += [_line("td", ["⋮"] * (1 + len(_HEAD))), *shown[len(before) :]]
    left = ' style="text-align: left"'
    return f"<div><table{left}>{''.join(lines)}</table><p>{quoted(note)}</p></div>"


def _cells(symbol: "BinarySymbol") -> "Sequence[str]":
    return (
        "" if symbol.address is None else f"{symbol.address:#x}",
        f"~{symbol.size}" if symbol.size_computed else str(symbol.size),
        symbol.type,
        symbol.section or "",
        symbol.demangled + (symbol.version or ""),
    )


def _line(tag: str, cells: "Iterable[str]") -> str:
    style = ' style="text-align: left; overflow-wrap: anywhere"'
    made = "".join(f"<{tag}{style}>{quoted(_cut(cell))}</{tag}>" for cell in cells)
    return f"<tr>{made}</tr>"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def framed(page: str) -> str:
    """Return a frame with a page."""
    style = "width: 100%; height: 600px; border: 0"
    return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{quoted(page)}"></iframe>'


def quoted(text: str) -> str:
    """Return a text without what means something in HTML, also in attributes."""
    # `html.escape` is not imported: its module has a table of thousands of entities.
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text
