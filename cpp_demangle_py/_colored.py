"""A symbol with its parts in colors: as HTML for notebooks, as text of the library `rich` for terminals."""

from html import escape
from itertools import groupby

from cpp_demangle_py._native import PART_STYLES
from cpp_demangle_py.errors import DemangleError
from cpp_demangle_py.kinds import Part

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from cpp_demangle_py._native import Symbol

# The style of HTML for each style of rich, whose colors are those of the terminal's theme. Those of HTML
# have a contrast of more than 4 both with white and with the black of a notebook's dark theme.
_HTML = {
    "bold blue": "color:#127adb;font-weight:bold",
    "cyan": "color:#078879",
    "green": "color:#2a8b28",
    "magenta": "color:#aa51d4",
    "yellow": "color:#b46609",
    "dim": "color:#797979",
}

_STYLES = {Part(part): (_HTML[style], style) for part, style in PART_STYLES.items()}
"""The styles of HTML and of rich by part; `Part.NAME` has none, since its scope and its base name do."""

_UNCOLORED = ("", "")


def to_html(symbol: "Symbol") -> str:
    """Return ``symbol`` as an element of HTML, with its mangled name as title."""
    pieces = (
        f'<span style="{style}">{escape(text)}</span>' if style else escape(text)
        for text, (style, _) in _pieces(symbol)
    )
    title = escape(_visible(symbol.mangled))
    return f'<code title="{title}" style="white-space:pre-wrap">{"".join(pieces)}</code>'


def to_rich(symbol: "Symbol") -> "Text":
    """Return ``symbol`` as a text of rich, which alone asks for it and so is there."""
    from rich.text import Text  # noqa: PLC0415

    return Text.assemble(*((text, style) for text, (_, style) in _pieces(symbol)))


def _pieces(symbol: "Symbol") -> "Iterator[tuple[str, tuple[str, str]]]":
    """Yield the pieces of the demangled name, each with its styles: those of the innermost part around it."""
    try:
        text = symbol.demangle()
    except DemangleError:  # it exceeds a limit
        yield _visible(symbol.mangled), _UNCOLORED
        return
    painted = [_UNCOLORED] * len(text)
    if symbol.style != "cpp_demangle":  # which has no ranges
        for part, start, end in symbol.ranges():  # each after those around it
            if part in _STYLES:
                painted[start:end] = [_STYLES[part]] * (end - start)
    for styles, positions in groupby(range(len(text)), painted.__getitem__):
        yield _visible("".join(text[position] for position in positions)), styles


def _visible(text: str) -> str:
    """Return ``text`` with escapes, as `repr` writes them, for control characters and lone surrogates.

    A name may have any of them, and they would move the cursor or could not be encoded.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
